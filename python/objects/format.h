// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Formatting: format specs (PEP 3101 and the language reference's mini-language), str.format, %-formatting,
// and what f-strings need.
#pragma once
#include "python/objects/str.h"

// --- format specs ------------------------------------------------------------------------------------------

typedef struct {
    bool ok; // false: an exception is set
    uint32_t fill;
    uint32_t align;     // '<' '>' '^' or '='
    uint32_t sign;      // '+' '-' ' ', or 0: not given
    uint32_t type;      // a letter or '%', or 0: not given
    uint32_t separator; // ',' '_', or 0
    bool alternate, no_negative_zero;
    int64_t width, precision; // -1: not given
} FormatSpec;

// The spec of `object`, which error messages name; default_align is '<' or '>'.
FormatSpec format_parse(Value spec, uint32_t default_align, Value object);
// ValueError "Unknown format code 'x' for object of type 'T'".
Value format_refuse_type(FormatSpec spec, Value object);
// s[0 .. n) with fill around it up to the spec's width.
Builder format_pad(Builder b, FormatSpec spec, Value s, uint64_t n);

// A number as text, cut into sign, prefix (0x), digits that may be grouped, and a rest that may not (fraction,
// exponent, inf, nan).
typedef struct {
    Value text;
    uint32_t prefix; // where the prefix begins: 1 behind a '-', else 0
    uint32_t digits; // where the digits begin
    uint64_t rest, end;
} NumberText;
NumberText format_split_number(Value text, uint32_t prefix_size);
Builder format_number(Builder b, FormatSpec spec, NumberText number);

// format(v, spec) of the built-in classes, for exact strs and plain numbers. `object` is what messages name.
Value format_str(Value s, Value spec, Value object);
Value format_int(Value n, Value spec, Value object);
Value format_float(double d, Value spec, Value object);

// --- templates ---------------------------------------------------------------------------------------------

// One replacement field of an f-string: conversion 0, 's', 'r' or 'a'; spec an exact str or UNSET.
Value format_value(Value v, uint32_t conversion, Value spec);
// s.format(*positional, **named): positional a tuple, or UNSET for format_map; named any mapping, or UNSET.
Value format_template(Value s, Value positional, Value named);
// The pieces of a template. Places are indexes into it; not ok: ValueError is set.
typedef struct {
    bool ok, has_field;
    uint64_t literal, literal_end; // text that comes first
    uint64_t after;                // where it goes on: in the field, behind its brace, when there is one
} FormatMarkup;
FormatMarkup format_markup_at(Value template, uint64_t at, uint64_t to);
typedef struct {
    bool ok, nested; // nested: the spec holds fields
    uint64_t name, name_end, spec, spec_end, after;
    uint32_t conversion; // 0: none
} FormatField;
FormatField format_field_at(Value template, uint64_t at, uint64_t to);
uint64_t format_first_end(Value template, uint64_t from, uint64_t to); // of a name: its first part's end
typedef struct {
    bool ok, is_attribute; // .name, or [name]
    uint64_t from, to, after;
    int64_t index; // of [digits], else -1
} FormatPart;
FormatPart format_part_at(Value template, uint64_t at, uint64_t to);
I64Result format_index(Value template, uint64_t from, uint64_t to); // -1: no number
// s % values
Value format_percent(Value s, Value values);
// The same for the bytes of a bytes-like template; exact bytes.
Value format_percent_bytes(Value source, Value values);
