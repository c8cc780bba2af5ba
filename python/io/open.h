// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// open().
#pragma once
#include "python/io/base.h"

// The arguments of builtins.open behind the module: file, mode, buffering, encoding, errors, newline, closefd, opener.
Value io_open(Args args);
