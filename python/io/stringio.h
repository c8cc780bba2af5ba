// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.StringIO: a growing block of code points, of the smallest kind that fits (str.h), and a position.
#pragma once
#include "python/io/base.h"

enum StringIOField {
    STRINGIO_STORAGE = IO_FIELDS, // blob; UNSET: closed
    STRINGIO_KIND,                // small int: enum StrKind of its units
    STRINGIO_LENGTH,              // code points
    STRINGIO_AT,                  // may lie behind the end
    STRINGIO_NEWLINE,             // the newline argument: str or None
    STRINGIO_DECODER,             // IncrementalNewlineDecoder, or UNSET: newlines are not looked at
    STRINGIO_FIELDS,
};

Value stringio_write(Value self, Value text); // an exact str; NONE or ERROR
