// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: dates, times and differences as C values, and how objects hold them. The calendar is the proleptic
// Gregorian one, years 1 to 9999; local time is UTC. An object never changes once Python code has seen it. The C
// values live in locals. What is taken from an object is in range, because each constructor checks, except that a pickle's
// bytes are believed, as CPython does, but for the month: years to 65535, days to 255, hours to 255. So nothing may be
// indexed with them.
#pragma once
#include "python/objects/error.h"
#include "python/objects/str.h"

#define MICROS_PER_SECOND INT64_C(1000000)
#define SECONDS_PER_DAY INT64_C(86400)
#define MICROS_PER_DAY (SECONDS_PER_DAY * MICROS_PER_SECOND)
#define MIN_YEAR 1
#define MAX_YEAR 9999
#define MAX_ORDINAL INT64_C(3652059)

// --- _datetime_calendar.c
typedef struct {
    int32_t year, month, day;
} Day;
typedef struct {
    int32_t hour, minute, second, micro;
} Clock;
typedef struct {
    int32_t year, week, weekday; // ISO 8601: weekday 1 is Monday
} IsoDate;
INLINE bool calendar_is_leap(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
int32_t calendar_month_days(int32_t year, int32_t month);
int32_t calendar_ordinal(Day d);     // 0001-01-01 is 1; any year from 0 to 10000
Day calendar_day(int32_t ordinal);   // 1 .. MAX_ORDINAL
int32_t calendar_weekday(Day d);     // Monday is 0
int32_t calendar_day_of_year(Day d); // 1 January is 1
IsoDate calendar_iso(Day d);
int32_t calendar_iso_first(int32_t year);     // ordinal of the Monday that begins ISO year `year`
INLINE Clock calendar_clock(int64_t micros) { // of a day
    int32_t seconds = (int32_t)(micros / MICROS_PER_SECOND);
    return (Clock){seconds / 3600, seconds / 60 % 60, seconds % 60, (int32_t)(micros % MICROS_PER_SECOND)};
}
INLINE int64_t calendar_micros(int64_t hour, int64_t minute, int64_t second, int64_t micro) {
    return ((hour * 60 + minute) * 60 + second) * MICROS_PER_SECOND + micro;
}
// Are they a date, a time of the day? ValueError. NONE or ERROR.
Value calendar_check_day(int64_t year, int64_t month, int64_t day);
Value calendar_check_clock(int64_t hour, int64_t minute, int64_t second, int64_t micro, int64_t fold);

// --- _datetime.c: arguments
// A C int; `absent` for UNSET. !ok: raised, with CPython's texts.
I64Result datetime_int_slow(Value v);
INLINE I64Result datetime_int(Value v, int64_t absent) {
    if (likely(is_int(v) && (int32_t)int_of(v) == int_of(v))) return (I64Result){true, int_of(v)};
    return is_unset(v) ? (I64Result){true, absent} : datetime_int_slow(v);
}
// UNSET and None: None; a tzinfo as it is; else TypeError.
Value datetime_zone_slow(Value v);
INLINE Value datetime_zone(Value v) { return is_unset(v) || is_none(v) ? NONE : datetime_zone_slow(v); }
// What a pickle gives a constructor: the bytes, as bytes or as a str of Latin-1, of which there have to be `size`. !ok:
// they are something else, or (error_is_set) a str that can't be such bytes.
typedef struct {
    bool ok;
    uint8_t byte[10];
} PickledBytes;
PickledBytes datetime_pickled(Value v, uint32_t size, Text what);
// A moment as a timestamp gives it: seconds and microseconds since 1970, the latter rounded to even. !ok: raised.
typedef struct {
    bool ok;
    int64_t seconds, micros;
} Timestamp;
Timestamp datetime_timestamp(Value v, bool floor);
Value datetime_year_error(int64_t year);                     // ValueError
INLINE uint32_t datetime_hash_bits(uint64_t a, uint64_t b) { // of what comes of no other hash
    uint64_t h = (a ^ UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xbf58476d1ce4e5b9);
    h = ((h ^ h >> 29) + b) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)(h >> 33);
}

// --- _datetime_delta.c: timedelta
enum DeltaField {
    DELTA_DAYS,
    DELTA_SECONDS,
    DELTA_MICROS,
    DELTA_HASH,
    DELTA_FIELDS
}; // small ints; hash or UNSET
typedef struct {
    int64_t days, micros; // 0 <= micros < MICROS_PER_DAY
} Delta;
INLINE bool is_delta(Value v) { return IS_EXACT(v, timedelta) || IS_A(v, timedelta); }
INLINE Delta delta_of(Value v) {
    Ref r = ref_of(v);
    return (Delta){int_of(slot_get(r, DELTA_DAYS)), int_of(slot_get(r, DELTA_SECONDS)) * MICROS_PER_SECOND +
                                                        int_of(slot_get(r, DELTA_MICROS))};
}
INLINE Delta delta_normal(int64_t days, int64_t micros) { // micros within some days
    while (micros < 0) micros += MICROS_PER_DAY, days--;
    while (micros >= MICROS_PER_DAY) micros -= MICROS_PER_DAY, days++;
    return (Delta){days, micros};
}
INLINE Delta delta_sub(Delta a, Delta b) { return delta_normal(a.days - b.days, a.micros - b.micros); }
INLINE int32_t delta_order(Delta a, Delta b) {
    return a.days != b.days ? (a.days < b.days ? -1 : 1) : (a.micros > b.micros) - (a.micros < b.micros);
}
Value delta_new(Delta d); // a timedelta; OverflowError
int64_t delta_hash(Delta d);
Value delta_total_seconds(Delta d); // float
Value delta_init_module(Value module);

// --- _datetime_zone.c: tzinfo and timezone
enum ZoneField { ZONE_OFFSET, ZONE_NAME, ZONE_FIELDS }; // a timedelta; str or UNSET
extern ROOT(zone_utc);
INLINE bool is_zone(Value v) { return layout_of(v) == T_timezone || object_is_a(v, CLASS(tzinfo)); }
// What zone.utcoffset(argument) etc. give, checked: None or a timedelta; None or a str. zone may be None.
Value zone_utcoffset(Value zone, Value argument);
Value zone_dst(Value zone, Value argument);
Value zone_tzname(Value zone, Value argument);
Value zone_fixed(Delta offset); // timezone.utc for 0; ValueError
Value zone_local(void);         // timezone(timedelta(0), 'UTC')
Value zone_init_module(Value module);

// --- _datetime_date.c
enum DateField { DATE_YMD, DATE_HASH, DATE_FIELDS }; // year << 16 | month << 8 | day; hash or UNSET
INLINE bool is_date(Value v) { return IS_EXACT(v, dt_date) || IS_A(v, dt_date) || IS_A(v, dt_datetime); }
INLINE int64_t day_pack(Day d) { return (int64_t)d.year << 16 | d.month << 8 | d.day; }
INLINE Day day_of(Value v) {
    int64_t n = int_of(slot_get(ref_of(v), DATE_YMD));
    return (Day){(int32_t)(n >> 16), (int32_t)(n >> 8 & 255), (int32_t)(n & 255)};
}
Value date_new(Value class, Day d);  // an instance, without a call of a subclass's __new__
Value date_make(Value class, Day d); // what the class makes of it
Value datetime_compared(enum CompareOp op, int32_t order);
Value datetime_cant_compare(Value a, Value b);
Value datetime_struct_time(Day d, Clock c, int32_t year_day, int32_t dst);
Value date_init_module(Value module);

// --- _datetime_time.c: time
enum TimeField { TIME_CLOCK, TIME_ZONE, TIME_HASH, TIME_FIELDS }; // micros << 1 | fold; None or tzinfo
INLINE bool is_time(Value v) { return IS_EXACT(v, dt_time) || IS_A(v, dt_time); }
INLINE int64_t time_clock(Value v) { return int_of(slot_get(ref_of(v), TIME_CLOCK)); }
INLINE Value time_zone(Value v) { return slot_get(ref_of(v), TIME_ZONE); }
Value time_new(Value class, int64_t micros, bool fold, Value zone);
Value time_init_module(Value module);

// --- _datetime_moment.c: datetime
enum DateTimeField { DATETIME_CLOCK = DATE_FIELDS, DATETIME_ZONE, DATETIME_FIELDS };
typedef struct {
    Day day;
    int64_t micros;
    bool fold;
    Value zone; // None or a tzinfo
} Moment;
INLINE bool is_datetime(Value v) { return IS_EXACT(v, dt_datetime) || IS_A(v, dt_datetime); }
INLINE Moment moment_of(Value v) {
    int64_t clock = int_of(slot_get(ref_of(v), DATETIME_CLOCK));
    return (Moment){day_of(v), clock >> 1, clock & 1, slot_get(ref_of(v), DATETIME_ZONE)};
}
Value moment_new(Value class, Moment m);
Value moment_make(Value class, Moment m);
// Microseconds since 0001-01-01.
INLINE int64_t moment_micros(Moment m) { return calendar_ordinal(m.day) * MICROS_PER_DAY + m.micros; }
// v + d or v - d, an instance of v's class; OverflowError.
Value moment_add(Value v, Delta d, int32_t sign);
Value moment_sub(Value a, Value b); // the difference of two datetimes
Value moment_init_module(Value module);

// --- _datetime_text.c
enum TimeSpec {
    SPEC_AUTO,
    SPEC_HOURS,
    SPEC_MINUTES,
    SPEC_SECONDS,
    SPEC_MILLISECONDS,
    SPEC_MICROSECONDS,
    SPEC_UNKNOWN
};
enum TimeSpec text_spec(Value name); // of an exact str
Builder text_day(Builder b, Day d);  // YYYY-MM-DD
Builder text_clock(Builder b, int64_t micros, enum TimeSpec spec);
Builder text_offset(Builder b, Delta offset, bool separators); // +HH:MM[:SS[.ffffff]]
// The offset of `zone` for isoformat: nothing for None. A failed builder: raised.
Builder text_zone(Builder b, Value zone, Value argument);
Value text_isoformat(Moment m, uint32_t separator, enum TimeSpec spec, Value self);
Value text_ctime(Day d, int64_t micros);
// strftime: `zone` and `argument` are for %z and %Z, micros for %f.
Value text_strftime(Value format, Day d, int64_t micros, int32_t dst, Value zone, Value argument);
// The same with a tuple that timetuple() gave.
Value text_strftime_of(Value format, Value timetuple, int64_t micros, Value zone, Value argument);
// The str of an argument; UNSET: TypeError `name() argument position must be str, not type` was raised.
Value text_argument(Value v, Text name, uint32_t position);
Builder text_put2(Builder b, int32_t n);

// --- _datetime_parse.c: fromisoformat
typedef struct {
    bool ok; // else it is no such text; no exception
    Day day;
} ParsedDay;
typedef struct {
    bool ok;
    Clock clock;
    bool zoned;
    int64_t offset, offset_micros; // seconds
} ParsedClock;
ParsedDay parse_day(Value text, uint64_t length);
ParsedClock parse_clock(Value text, uint64_t from);
uint64_t parse_separator(Value text); // where the date ends; 0: it is none
Value parse_error(Value text);        // ValueError
Value parse_zone(ParsedClock c);      // None, or a timezone, or ERROR
