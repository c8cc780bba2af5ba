// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Text of times: strftime as the GNU C library writes it in the C locale, with its flags (_ - 0 ^ #), widths and
// modifiers (E, O); and asctime.
#include "python/modules/time.h"
#include "python/objects/error.h"
#include "python/objects/str.h"

static Builder put_part(Builder b, Text names, uint32_t i, uint32_t most) {
    uint32_t at = 0;
    for (; i > 0 && at < text_size(names); at++) i -= text_at(names, at) == ' ';
    for (uint32_t n = 0; n < most && at < text_size(names) && text_at(names, at) != ' '; n++, at++)
        b = builder_char(b, text_at(names, at));
    return b;
}
static Builder put_day(Builder b, int32_t day, uint32_t most) {
    if (day < 0 || day > 6) return builder_char(b, '?');
    return put_part(b, TEXT("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"), (uint32_t)day, most);
}
static Builder put_month(Builder b, int32_t month, uint32_t most) {
    if (month < 0 || month > 11) return builder_char(b, '?');
    return put_part(
        b, TEXT("January February March April May June July August September October November December"),
        (uint32_t)month, most);
}
// n in at least `width` places, filled in front.
static Builder put_number(Builder b, int64_t n, uint32_t width, uint32_t fill) {
    uint64_t size = n < 0 ? (uint64_t)-n : (uint64_t)n;
    uint32_t digits = 1 + (n < 0);
    for (uint64_t rest = size; rest >= 10; rest /= 10) digits++;
    if (n < 0 && fill == '0') b = builder_char(b, '-');
    for (; fill != 0 && digits < width; digits++) b = builder_char(b, fill);
    return builder_i64(b, n < 0 && fill == '0' ? -n : n);
}

TmResult tm_check(Tm tm) {
    if (tm.month == -1) tm.month = 0;
    if (tm.day == 0) tm.day = 1;
    if (tm.year_day == -1) tm.year_day = 0;
    TmResult failed = {0};
    if (tm.month < 0 || tm.month > 11) return VALUE_ERROR("month out of range"), failed;
    if (tm.day < 0 || tm.day > 31) return VALUE_ERROR("day of month out of range"), failed;
    if (tm.hour < 0 || tm.hour > 23) return VALUE_ERROR("hour out of range"), failed;
    if (tm.minute < 0 || tm.minute > 59) return VALUE_ERROR("minute out of range"), failed;
    if (tm.second < 0 || tm.second > 61) return VALUE_ERROR("seconds out of range"), failed;
    if (tm.week_day < 0) return VALUE_ERROR("day of week out of range"), failed;
    if (tm.year_day < 0 || tm.year_day > 365) return VALUE_ERROR("day of year out of range"), failed;
    return (TmResult){true, tm};
}

static Builder put_clock(Builder b, Tm tm) {
    b = builder_char(put_number(b, tm.hour, 2, '0'), ':');
    b = builder_char(put_number(b, tm.minute, 2, '0'), ':');
    return put_number(b, tm.second, 2, '0');
}
Value tm_asctime(Tm tm) {
    Builder b = builder_char(put_day(builder_new(), tm.week_day, 3), ' ');
    b = put_number(put_month(b, tm.month, 3), tm.day, 3, ' ');
    b = builder_char(put_clock(builder_char(b, ' '), tm), ' ');
    return builder_finish(builder_i64(b, tm.year));
}

// --- ISO 8601 weeks ---
static bool is_leap(int64_t year) {
    return i64_floor_div(year, 4).remainder == 0 &&
           (i64_floor_div(year, 100).remainder != 0 || i64_floor_div(year, 400).remainder == 0);
}
// Week of the year in which weeks begin on `first` (days since Sunday) and week 1 has the first such day.
static int32_t week(Tm tm, int32_t first) { return (tm.year_day + 7 - (tm.week_day - first + 7) % 7) / 7; }
typedef struct {
    int64_t year;
    int32_t week;
} IsoWeek;
static IsoWeek iso_week(Tm tm) {
    int32_t monday = (tm.week_day + 6) % 7; // days since Monday
    int32_t thursday = tm.year_day - monday + 3, days = is_leap(tm.year) ? 366 : 365;
    if (thursday < 0) return (IsoWeek){tm.year - 1, (thursday + (is_leap(tm.year - 1) ? 366 : 365)) / 7 + 1};
    if (thursday >= days) return (IsoWeek){tm.year + 1, 1};
    return (IsoWeek){tm.year, thursday / 7 + 1};
}

// --- directives ---
typedef struct {
    uint32_t fill;  // '_' '-' '0', or 0: as the directive has it
    uint32_t width; // 0: as the directive has it
    bool upper, swap;
} Flags;
static Builder number(Builder b, Flags f, int64_t n, uint32_t width, uint32_t fill) {
    if (f.fill == '_') fill = ' ';
    if (f.fill == '-') fill = f.width > 0 ? ' ' : 0;
    if (f.fill == '0') fill = '0';
    if (f.width > width) width = f.width;
    return put_number(b, n, width, fill);
}
// What a text directive has written from `at` on: padded in front, and in the letters that the flags ask for.
static Builder styled(Builder b, Flags f, Value text, bool lower) {
    if (is_error(text)) b.failed = true;
    if (b.failed) return b;
    Ref t = ref_of(text);
    for (uint32_t n = str_length(t); n < f.width; n++) b = builder_char(b, f.fill == '0' ? '0' : ' ');
    for (uint32_t i = 0; i < str_length(t); i++) {
        uint32_t c = str_at(t, i);
        if (lower && c >= 'A' && c <= 'Z')
            c += 32;
        else if (f.upper && c >= 'a' && c <= 'z')
            c -= 32;
        b = builder_char(b, c);
    }
    return b;
}
static Builder short_date(Builder b, Tm tm) {
    b = builder_char(put_number(b, tm.month + 1, 2, '0'), '/');
    b = builder_char(put_number(b, tm.day, 2, '0'), '/');
    return put_number(b, i64_floor_div(tm.year, 100).remainder, 2, '0');
}
static int32_t hour_of_12(Tm tm) { return tm.hour % 12 == 0 ? 12 : tm.hour % 12; }
// A directive that is text: what it writes, or not failed and empty storage when it is none.
static bool is_text(uint32_t c) {
    return c == 'a' || c == 'A' || c == 'b' || c == 'B' || c == 'h' || c == 'c' || c == 'D' || c == 'F' ||
           c == 'p' || c == 'P' || c == 'r' || c == 'R' || c == 'T' || c == 'x' || c == 'X' || c == 'z' ||
           c == 'Z' || c == 'n' || c == 't' || c == '%';
}
static Builder put_offset(Builder b, int64_t offset) {
    int64_t size = offset < 0 ? -offset : offset;
    b = builder_char(b, offset < 0 ? '-' : '+');
    return put_number(put_number(b, size / 3600, 2, '0'), size / 60 % 60, 2, '0');
}
static Value text_of(uint32_t c, Tm tm) {
    Builder b = builder_new();
    switch (c) {
    case 'a': b = put_day(b, tm.week_day, 3); break;
    case 'A': b = put_day(b, tm.week_day, 9); break;
    case 'b':
    case 'h': b = put_month(b, tm.month, 3); break;
    case 'B': b = put_month(b, tm.month, 9); break;
    case 'c': return tm_asctime(tm);
    case 'D':
    case 'x': b = short_date(b, tm); break;
    case 'F':
        b = builder_char(builder_i64(b, tm.year), '-');
        b = builder_char(put_number(b, tm.month + 1, 2, '0'), '-');
        b = put_number(b, tm.day, 2, '0');
        break;
    case 'p':
    case 'P': b = builder_text(b, tm.hour < 12 ? TEXT("AM") : TEXT("PM")); break;
    case 'r':
        b = builder_char(put_number(b, hour_of_12(tm), 2, '0'), ':');
        b = builder_char(put_number(b, tm.minute, 2, '0'), ':');
        b = builder_char(put_number(b, tm.second, 2, '0'), ' ');
        b = builder_text(b, tm.hour < 12 ? TEXT("AM") : TEXT("PM"));
        break;
    case 'R':
        b = builder_char(put_number(b, tm.hour, 2, '0'), ':');
        b = put_number(b, tm.minute, 2, '0');
        break;
    case 'T':
    case 'X': b = put_clock(b, tm); break;
    case 'z': b = put_offset(b, tm.offset); break;
    case 'Z': b = is_unset(tm.zone) ? builder_text(b, TEXT("UTC")) : builder_str(b, tm.zone); break;
    case 'n': b = builder_char(b, '\n'); break;
    case 't': b = builder_char(b, '\t'); break;
    default: b = builder_char(b, '%'); break;
    }
    return builder_finish(b);
}
typedef struct {
    bool ok;
    Builder b;
} Written;
static Written write_number(Builder b, Flags f, uint32_t c, Tm tm) {
    I64Division century = i64_floor_div(tm.year, 100);
    switch (c) {
    case 'C': b = number(b, f, century.quotient, 1, '0'); break;
    case 'd': b = number(b, f, tm.day, 2, '0'); break;
    case 'e': b = number(b, f, tm.day, 2, ' '); break;
    case 'g': b = number(b, f, i64_floor_div(iso_week(tm).year, 100).remainder, 2, '0'); break;
    case 'G': b = number(b, f, iso_week(tm).year, 1, '0'); break;
    case 'H': b = number(b, f, tm.hour, 2, '0'); break;
    case 'I': b = number(b, f, hour_of_12(tm), 2, '0'); break;
    case 'j': b = number(b, f, tm.year_day + 1, 3, '0'); break;
    case 'k': b = number(b, f, tm.hour, 2, ' '); break;
    case 'l': b = number(b, f, hour_of_12(tm), 2, ' '); break;
    case 'm': b = number(b, f, tm.month + 1, 2, '0'); break;
    case 'M': b = number(b, f, tm.minute, 2, '0'); break;
    case 's': b = number(b, f, tm_to_seconds(tm), 1, '0'); break;
    case 'S': b = number(b, f, tm.second, 2, '0'); break;
    case 'u': b = number(b, f, (tm.week_day + 6) % 7 + 1, 1, '0'); break;
    case 'U': b = number(b, f, week(tm, 0), 2, '0'); break;
    case 'V': b = number(b, f, iso_week(tm).week, 2, '0'); break;
    case 'w': b = number(b, f, tm.week_day, 1, '0'); break;
    case 'W': b = number(b, f, week(tm, 1), 2, '0'); break;
    case 'y': b = number(b, f, century.remainder, 2, '0'); break;
    case 'Y': b = number(b, f, tm.year, 1, '0'); break;
    default: return (Written){false, b};
    }
    return (Written){true, b};
}

Value tm_format(Value format, Tm tm) {
    Ref s = ref_of(format);
    uint64_t n = str_length(s);
    Builder b = builder_new();
    for (uint64_t i = 0; i < n && !b.failed; i++) {
        uint32_t c = str_at(s, i);
        if (c == 0) return VALUE_ERROR("embedded null character");
        if (c != '%') {
            b = builder_char(b, c);
            continue;
        }
        uint64_t from = i++;
        Flags f = {0};
        for (; i < n; i++) {
            c = str_at(s, i);
            if (c == '_' || c == '-' || c == '0')
                f.fill = c;
            else if (c == '^')
                f.upper = true;
            else if (c == '#')
                f.swap = true;
            else
                break;
        }
        for (; i < n && str_at(s, i) >= '0' && str_at(s, i) <= '9'; i++)
            f.width = f.width < 10000 ? f.width * 10 + str_at(s, i) - '0' : f.width;
        if (i < n && (str_at(s, i) == 'E' || str_at(s, i) == 'O')) i++;
        c = i < n ? str_at(s, i) : 0;
        if (is_text(c)) {
            bool lower = c == 'P' || (f.swap && (c == 'p' || c == 'Z'));
            if (f.swap && (c == 'a' || c == 'A' || c == 'b' || c == 'B' || c == 'h')) f.upper = true;
            b = styled(b, f, text_of(c, tm), lower);
            continue;
        }
        Written written = write_number(b, f, c, tm);
        b = written.ok ? written.b : builder_part(b, format, from, i < n ? i + 1 : n);
    }
    return builder_finish(b);
}
