// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The fields of io.BufferedRWPair.
#pragma once
#include "python/io/base.h"

enum PairField { PAIR_READER = IO_FIELDS, PAIR_WRITER, PAIR_FIELDS };
