// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _csv: a dialect, as the reader and the writer use it.
#pragma once
#include "python/objects/object.h"

enum CsvQuoting { QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE };
enum DialectField {
    DIALECT_DELIMITER, // small ints: code points, -1: none
    DIALECT_QUOTE,
    DIALECT_ESCAPE,
    DIALECT_QUOTING,
    DIALECT_DOUBLE_QUOTE, // bools
    DIALECT_SKIP_SPACE,
    DIALECT_STRICT,
    DIALECT_TERMINATOR, // str
    DIALECT_FIELDS
};
// The same as C values, for the time of a record.
typedef struct {
    int64_t delimiter, quote, escape, quoting;
    bool double_quote, skip_space, strict;
    Value terminator;
} Dialect;
Dialect dialect_open(Value dialect);
// Dialect(base, **keywords): base UNSET: none; keywords a dict or UNSET.
Value dialect_make(Value base, Value keywords);
int64_t csv_field_limit(void);
Value csv_error(Text text); // raises _csv.Error
