// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: calendar arithmetic. Days are counted in years that begin in March, so that a leap day comes last
// (the way of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms"); weeks are those of ISO 8601.
#include "python/modules/_datetime.h"

int32_t calendar_month_days(int32_t year, int32_t month) {
    if (month == 2) return calendar_is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}
int32_t calendar_ordinal(Day d) {
    uint32_t late = d.month <= 2, m = (uint32_t)d.month + (late ? 9 : (uint32_t)-3);
    uint32_t y = (uint32_t)d.year + 400 - late; // 400 years later, so that it is positive
    return (int32_t)(y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + (uint32_t)d.day) - 306 -
           146097;
}
Day calendar_day(int32_t ordinal) {
    uint32_t n = (uint32_t)ordinal + 305, era = n / 146097, d = n % 146097;
    uint32_t y = (d - d / 1460 + d / 36524 - d / 146096) / 365;
    uint32_t day = d - (365 * y + y / 4 - y / 100), m = (5 * day + 2) / 153; // March is 0
    int32_t month = (int32_t)(m < 10 ? m + 3 : m - 9);
    return (Day){(int32_t)(y + era * 400) + (month <= 2), month, (int32_t)(day - (153 * m + 2) / 5) + 1};
}
int32_t calendar_weekday(Day d) { return (calendar_ordinal(d) + 6) % 7; }
int32_t calendar_day_of_year(Day d) {
    return calendar_ordinal(d) - calendar_ordinal((Day){d.year, 1, 1}) + 1;
}

int32_t calendar_iso_first(int32_t year) {
    int32_t first = calendar_ordinal((Day){year, 1, 1}), weekday = (first + 146097 + 6) % 7;
    return first - weekday + (weekday > 3 ? 7 : 0); // the week of the first Thursday
}
IsoDate calendar_iso(Day d) {
    int32_t ordinal = calendar_ordinal(d), year = d.year, first = calendar_iso_first(year);
    if (ordinal < first) {
        first = calendar_iso_first(--year);
    } else if (ordinal >= first + 52 * 7) {
        int32_t next = calendar_iso_first(year + 1);
        if (ordinal >= next) {
            year++;
            first = next;
        }
    }
    return (IsoDate){year, (ordinal - first) / 7 + 1, (ordinal - first) % 7 + 1};
}

Value datetime_year_error(int64_t year) {
    return raise1(CLASS(ValueError), TEXT("year {} is out of range"), int_wrap(year));
}
Value calendar_check_day(int64_t year, int64_t month, int64_t day) {
    if (unlikely(year < MIN_YEAR || year > MAX_YEAR)) return datetime_year_error(year);
    if (unlikely(month < 1 || month > 12)) return VALUE_ERROR("month must be in 1..12");
    if (unlikely(day < 1 || (day > 28 && day > calendar_month_days((int32_t)year, (int32_t)month))))
        return VALUE_ERROR("day is out of range for month");
    return NONE;
}
Value calendar_check_clock(int64_t hour, int64_t minute, int64_t second, int64_t micro, int64_t fold) {
    if (unlikely(hour < 0 || hour > 23)) return VALUE_ERROR("hour must be in 0..23");
    if (unlikely(minute < 0 || minute > 59)) return VALUE_ERROR("minute must be in 0..59");
    if (unlikely(second < 0 || second > 59)) return VALUE_ERROR("second must be in 0..59");
    if (unlikely(micro < 0 || micro > 999999)) return VALUE_ERROR("microsecond must be in 0..999999");
    if (unlikely(fold != 0 && fold != 1)) return VALUE_ERROR("fold must be either 0 or 1");
    return NONE;
}
