// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Error numbers, and raising them as OSError and its subclasses. Functions of this room that can't raise themselves
// return -E... of enum Errno.
#pragma once
#include "python/objects/object.h"

enum Errno {
#define ERRNO(name, number, text) name = number,
#include "python/io/errno.def"
#undef ERRNO
};

// An error number that stands for an exception which is set already.
enum { ERRNO_RAISED = 4095 };

Value error_text(int64_t number); // as strerror: a str, or ERROR
// OSError(number, text[, file[, second file]]); file and second may be UNSET. ERROR.
Value raise_errno(int64_t number);
Value raise_errno_file(int64_t number, Value file, Value second);
