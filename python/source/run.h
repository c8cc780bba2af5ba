// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Runs the parser (source.c) inside itself.
#pragma once
#include "python/source/parser.h"

// Parses a text of its own, an expression of an f-string in round brackets, whose first line is placed at
// `place`. Lists under construction stay as they are. The node or ERROR.
Value run_inside(Ref text, Value place);
