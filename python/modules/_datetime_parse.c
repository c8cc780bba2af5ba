// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: reading ISO 8601 as fromisoformat does: dates as YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]; times
// as HH[[:]MM[[:]SS[.ffffff]]] with an offset or Z. What is accepted beyond that is accepted by CPython, too.
#include "python/modules/_datetime.h"

static uint32_t at(Value text, uint64_t i) {
    return i < str_length(ref_of(text)) ? str_at(ref_of(text), i) : 0;
}
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
// The number in the next `count` digits, or -1.
static int32_t digits(Value text, uint64_t from, uint32_t count) {
    int32_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t c = at(text, from + i);
        if (!is_digit(c)) return -1;
        n = n * 10 + (int32_t)(c - '0');
    }
    return n;
}

Value parse_error(Value text) {
    return raise1(CLASS(ValueError), TEXT("Invalid isoformat string: {r}"), text);
}

static ParsedDay parse_week(Value text, uint64_t i, uint64_t length, bool separated, int32_t year) {
    int32_t week = digits(text, i, 2), day = 1;
    i += 2;
    if (week < 0) return (ParsedDay){0};
    if (i < length) {
        if (separated && at(text, i++) != '-') return (ParsedDay){0};
        day = digits(text, i, 1);
    }
    if (week < 1 || day < 1 || day > 7) return (ParsedDay){0};
    int32_t first = calendar_iso_first(year), weeks = (calendar_iso_first(year + 1) - first) / 7;
    int32_t ordinal = first + (week - 1) * 7 + day - 1;
    if (week > weeks) return (ParsedDay){0};
    if (ordinal < 1) return (ParsedDay){true, {MIN_YEAR, 0, 1}}; // for CPython's error
    return (ParsedDay){true, calendar_day(ordinal)};
}
ParsedDay parse_day(Value text, uint64_t length) {
    int32_t year = digits(text, 0, 4);
    if (year < 0) return (ParsedDay){0};
    bool separated = at(text, 4) == '-';
    uint64_t i = 4 + separated;
    if (at(text, i) == 'W') return parse_week(text, i + 1, length, separated, year);
    int32_t month = digits(text, i, 2);
    i += 2;
    if (month < 0 || (separated && at(text, i) != '-')) return (ParsedDay){0};
    int32_t day = digits(text, i + separated, 2);
    return day < 0 ? (ParsedDay){0} : (ParsedDay){true, {year, month, day}};
}

uint64_t parse_separator(Value text) {
    uint64_t n = str_length(ref_of(text));
    if (n < 7) return 0;
    if (n == 7) return 7;
    if (at(text, 4) == '-') {
        if (at(text, 5) != 'W') return 10;
        if (n == 8 || at(text, 8) != '-') return 8;
        if (n == 9) return 0;
        return n > 10 && is_digit(at(text, 10)) ? 8
                                                : 10; // a hyphen between date and time, rather than a digit
    }
    if (at(text, 4) != 'W') return 8;
    uint64_t end = 7;
    while (end < n && is_digit(at(text, end))) end++;
    if (end < 9) return end;
    return end % 2 == 0 ? 7 : 8;
}

// Hours to microseconds from `from` on; rest: something is behind it.
typedef struct {
    bool ok, rest;
    Clock clock;
} Digits;
static Digits parse_digits(Value text, uint64_t from, uint64_t end) {
    Digits d = {0};
    bool separated = true;
    for (uint32_t part = 0; part < 3; part++) {
        int32_t n = digits(text, from, 2);
        if (n < 0) return d;
        if (part == 0) d.clock.hour = n;
        if (part == 1) d.clock.minute = n;
        if (part == 2) d.clock.second = n;
        uint32_t c = at(text, from + 2);
        from += 3;
        if (c >= 0x80) return d;
        if (part == 0) separated = c == ':';
        if (from >= end) return d.ok = true, d.rest = c != 0, d;
        if (separated && c == ':') continue;
        if (c == '.' || c == ',') break;
        if (separated) return d;
        from--;
    }
    uint64_t left = end > from ? end - from : 0;
    uint32_t count = left < 6 ? (uint32_t)left : 6;
    int32_t micro = digits(text, from, count);
    if (micro < 0) return d;
    for (uint32_t i = count; i < 6; i++) micro *= 10;
    d.clock.micro = micro;
    from += count;
    while (is_digit(at(text, from))) from++;
    d.ok = true;
    d.rest = at(text, from) != 0;
    return d;
}
ParsedClock parse_clock(Value text, uint64_t from) {
    uint64_t n = str_length(ref_of(text)), zone = from;
    ParsedClock failed = {0};
    while (zone < n && at(text, zone) != '+' && at(text, zone) != '-' && at(text, zone) != 'Z') zone++;
    Digits time = parse_digits(text, from, zone);
    if (!time.ok) return failed;
    ParsedClock p = {.ok = true, .clock = time.clock};
    if (zone >= n) return time.rest ? failed : p;
    p.zoned = true;
    uint32_t sign = at(text, zone);
    if (sign == 'Z') return at(text, zone + 1) != 0 ? failed : p;
    Digits offset = parse_digits(text, zone + 1, n);
    if (!offset.ok || offset.rest) return failed;
    Clock c = offset.clock;
    int64_t seconds = calendar_micros(c.hour, c.minute, c.second, 0) / MICROS_PER_SECOND;
    p.offset = sign == '-' ? -seconds : seconds;
    p.offset_micros = sign == '-' ? -c.micro : c.micro;
    return p;
}
Value parse_zone(ParsedClock c) {
    if (!c.zoned) return NONE;
    if (c.offset == 0) return zone_utc;
    return zone_fixed(delta_normal(0, c.offset * MICROS_PER_SECOND + c.offset_micros));
}
