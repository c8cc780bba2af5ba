// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Calendar arithmetic of module time: the proleptic Gregorian calendar, UTC. Local time is UTC: an enclave has no time
// zone files, and what the host says about its zone is not to be believed.
#pragma once
#include "python/objects/object.h"

// A moment taken apart, as in C: month 0 .. 11, year day 0 .., weekday 0 = Sunday, is_dst -1, 0 or 1.
typedef struct {
    int64_t year;
    int32_t month, day, hour, minute, second, week_day, year_day, is_dst;
    int64_t offset; // from UTC, in seconds: only for its text
    Value zone;     // str; UNSET: local time's
} Tm;
Tm tm_from_seconds(int64_t seconds);
// Seconds since 1970; fields out of range are carried over, week_day and year_day ignored.
int64_t tm_to_seconds(Tm tm);
int64_t tm_days(int64_t year, int64_t month, int64_t day); // since 1970-01-01; month 0 .. 11

// A checked Tm of a struct_time or a tuple of nine ints; !ok: the exception is set.
typedef struct {
    bool ok;
    Tm tm;
} TmResult;
// Of seconds since 1970; OSError when the year does not fit in 32 bits.
TmResult tm_of_timestamp(int64_t seconds);
TmResult tm_from_object(Value v, Text function);
// Are the fields in the ranges that text needs? Month, day and year day 0 are taken for 1. !ok: ValueError is set.
TmResult tm_check(Tm tm);
Value tm_format(Value format, Tm tm); // strftime in the C locale, format an exact str
Value tm_asctime(Tm tm);
