// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module time: clocks, sleep, struct_time and conversions. All clocks are the host's and untrusted; only that the
// monotonic one never runs backwards is certain (kernel/io.h). Text of times is in time_format.c.
#include "python/modules/time.h"
#include "kernel/io.h"
#include "python/io/grant.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/namespace.h"
#include "python/objects/real.h"
#include "python/objects/str.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"
#include "python/objects/wait.h"
#include "python/objects/type.h"

// --- struct_time: nine items; offset and zone are attributes only ---
enum { STRUCT_TIME_OFFSET = 1, STRUCT_TIME_ZONE, STRUCT_TIME_FIELDS, ITEMS = 9, ALL_ITEMS = 11 };
TYPE(struct_time, "time.struct_time", tuple, 3,
     "The time value as returned by gmtime(), localtime(), and strptime(), and\n"
     " accepted by asctime(), mktime() and strftime().  May be considered as a\n"
     " sequence of 9 integers.\n"
     "\n"
     " Note that several fields' values are not the same as those defined by\n"
     " the C language standard for struct tm.  For example, the value of the\n"
     " field tm_year is the actual year, not year - 1900.  See individual\n"
     " fields' descriptions for details.");
MEMBER(struct_time, tm_year, "year, for example, 1993") { return structure_item(arg(args, 0), 0); }
MEMBER(struct_time, tm_mon, "month of year, range [1, 12]") { return structure_item(arg(args, 0), 1); }
MEMBER(struct_time, tm_mday, "day of month, range [1, 31]") { return structure_item(arg(args, 0), 2); }
MEMBER(struct_time, tm_hour, "hours, range [0, 23]") { return structure_item(arg(args, 0), 3); }
MEMBER(struct_time, tm_min, "minutes, range [0, 59]") { return structure_item(arg(args, 0), 4); }
MEMBER(struct_time, tm_sec, "seconds, range [0, 61])") { return structure_item(arg(args, 0), 5); }
MEMBER(struct_time, tm_wday, "day of week, range [0, 6], Monday is 0") {
    return structure_item(arg(args, 0), 6);
}
MEMBER(struct_time, tm_yday, "day of year, range [1, 366]") { return structure_item(arg(args, 0), 7); }
MEMBER(struct_time, tm_isdst, "1 if summer time is in effect, 0 if not, and -1 if unknown") {
    return structure_item(arg(args, 0), 8);
}
static Value extra(Value self, uint32_t field) {
    Value v = slot_get(ref_of(self), field);
    return is_unset(v) ? NONE : v;
}
MEMBER(struct_time, tm_gmtoff, "offset from UTC in seconds") {
    return extra(arg(args, 0), STRUCT_TIME_OFFSET);
}
MEMBER(struct_time, tm_zone, "abbreviation of timezone name") {
    return extra(arg(args, 0), STRUCT_TIME_ZONE);
}

STATICMETHOD(struct_time, __new__, "!($type, sequence, dict=None)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value values = object_iter(arg(args, 1)), dict = arg(args, 2);
    if (is_error(values)) {
        error_clear();
        return TYPE_ERROR("constructor requires a sequence");
    }
    values = tuple_from_iterable(arg(args, 1));
    RETURN_IF_ERROR(values);
    if (!is_unset(dict) && !IS_A(dict, dict))
        return TYPE_ERROR("time.struct_time() takes a dict as second arg, if any");
    uint64_t n = tuple_length(values);
    if (n < ITEMS || n > ALL_ITEMS)
        return raise2(CLASS(TypeError), TEXT("time.struct_time() takes an at {} ({}-sequence given)"),
                      str_from_text(n < ITEMS ? TEXT("least 9-sequence") : TEXT("most 11-sequence")),
                      int_u32((uint32_t)n));
    Value items = tuple_slice(values, 0, ITEMS), self = is_error(items) ? ERROR : new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    Value zone = n > 9 ? tuple_get(values, 9) : is_unset(dict) ? UNSET : dict_get_str(dict, NAME(tm_zone));
    Value offset = n > 10           ? tuple_get(values, 10)
                   : is_unset(dict) ? UNSET
                                    : dict_get_str(dict, NAME(tm_gmtoff));
    slot_set(ref_of(self), 0, items);
    slot_set(ref_of(self), STRUCT_TIME_ZONE, zone);
    slot_set(ref_of(self), STRUCT_TIME_OFFSET, offset);
    return self;
}
#define NAMES "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst"
METHOD(struct_time, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT(NAMES));
}
METHOD(struct_time, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0), dict = dict_new(2);
    RETURN_IF_ERROR(dict);
    RETURN_IF_ERROR(dict_set(dict, NAME(tm_zone), extra(self, STRUCT_TIME_ZONE)));
    RETURN_IF_ERROR(dict_set(dict, NAME(tm_gmtoff), extra(self, STRUCT_TIME_OFFSET)));
    Value made = tuple2(slot_get(ref_of(self), 0), dict);
    return is_error(made) ? ERROR : tuple2(class_of(self), made);
}

static Value struct_time(Tm tm) {
    Value items = tuple_new(ITEMS), year = int_new(tm.year);
    Value zone = is_unset(tm.zone) ? str_interned_text(TEXT("UTC")) : tm.zone;
    if (is_error(items) || is_error(year) || is_error(zone)) return ERROR;
    const int32_t fields[ITEMS] = {0,         tm.month + 1,          tm.day,          tm.hour,  tm.minute,
                                   tm.second, (tm.week_day + 6) % 7, tm.year_day + 1, tm.is_dst};
    slot_set(ref_of(items), 0, year);
    for (uint32_t i = 1; i < ITEMS; i++) slot_set(ref_of(items), i, int_i32(AT(fields, i)));
    Value self = structure_new(CLASS(struct_time), items);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), STRUCT_TIME_OFFSET, int_u32(0));
    slot_set(ref_of(self), STRUCT_TIME_ZONE, zone);
    return self;
}

// --- the calendar ---
int64_t tm_days(int64_t year, int64_t month, int64_t day) {
    I64Division carried = i64_floor_div(month, 12);
    // Years begin in March, so that a leap day comes last.
    int64_t m = (carried.remainder + 10) % 12, y = year + carried.quotient - (m >= 10);
    I64Division era = i64_floor_div(y, 400);
    int64_t of_era = era.remainder * 365 + era.remainder / 4 - era.remainder / 100 + (m * 153 + 2) / 5;
    return era.quotient * 146097 + of_era + day - 1 - 719468;
}
int64_t tm_to_seconds(Tm tm) {
    return ((tm_days(tm.year, tm.month, tm.day) * 24 + tm.hour) * 60 + tm.minute) * 60 + tm.second;
}
Tm tm_from_seconds(int64_t seconds) {
    I64Division days = i64_floor_div(seconds, 86400), era = i64_floor_div(days.quotient + 719468, 146097);
    int64_t d = era.remainder, y = (d - d / 1460 + d / 36524 - d / 146096) / 365;
    int64_t day = d - (365 * y + y / 4 - y / 100), m = (5 * day + 2) / 153; // March is 0
    Tm tm = {.day = (int32_t)(day - (153 * m + 2) / 5 + 1), .month = (int32_t)((m + 2) % 12), .zone = UNSET};
    tm.year = y + era.quotient * 400 + (m >= 10);
    tm.year_day = (int32_t)(days.quotient - tm_days(tm.year, 0, 1));
    tm.week_day = (int32_t)i64_floor_div(days.quotient + 4, 7).remainder;
    tm.hour = (int32_t)(days.remainder / 3600);
    tm.minute = (int32_t)(days.remainder / 60 % 60);
    tm.second = (int32_t)(days.remainder % 60);
    return tm;
}

// --- clocks ---
#define SECOND UINT64_C(1000000000)
static Value seconds_of(uint64_t ns) { return float_new((double)ns / 1e9); }
static Value seconds_by(enum OcallClock kind) {
    ClockResult now = grant_clock(kind);
    return now.ok ? seconds_of(now.ns) : ERROR;
}
static Value ns_by(enum OcallClock kind) {
    ClockResult now = grant_clock(kind);
    return now.ok ? int_from_u64(now.ns) : ERROR;
}

FUNCTION(time, time, "!()",
         "time() -> floating point number\n\nReturn the current time in seconds since the Epoch.\n"
         "Fractions of a second may be present if the system clock provides them.") {
    return seconds_by(OCALL_CLOCK_REALTIME);
}
FUNCTION(time, time_ns, "!()",
         "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.") {
    return ns_by(OCALL_CLOCK_REALTIME);
}
FUNCTION(time, monotonic, "!()", "monotonic() -> float\n\nMonotonic clock, cannot go backward.") {
    return seconds_by(OCALL_CLOCK_MONOTONIC);
}
FUNCTION(time, monotonic_ns, "!()",
         "monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as nanoseconds.") {
    return ns_by(OCALL_CLOCK_MONOTONIC);
}
FUNCTION(time, perf_counter, "!()", "perf_counter() -> float\n\nPerformance counter for benchmarking.") {
    return seconds_by(OCALL_CLOCK_MONOTONIC);
}
FUNCTION(time, perf_counter_ns, "!()",
         "perf_counter_ns() -> int\n\nPerformance counter for benchmarking as nanoseconds.") {
    return ns_by(OCALL_CLOCK_MONOTONIC);
}
FUNCTION(
    time, process_time, "!()",
    "process_time() -> float\n\nProcess time for profiling: sum of the kernel and user-space CPU time.") {
    return seconds_by(OCALL_CLOCK_PROCESS);
}
FUNCTION(time, process_time_ns, "!()",
         "process_time_ns() -> int\n\nProcess time for profiling as nanoseconds:\nsum of the kernel and "
         "user-space "
         "CPU time.") {
    return ns_by(OCALL_CLOCK_PROCESS);
}
FUNCTION(time, thread_time, "!()",
         "thread_time() -> float\n\nThread time for profiling: sum of the kernel and user-space CPU time.") {
    return seconds_by(OCALL_CLOCK_PROCESS);
}
FUNCTION(time, thread_time_ns, "!()",
         "thread_time_ns() -> int\n\nThread time for profiling as nanoseconds:\nsum of the kernel and "
         "user-space CPU "
         "time.") {
    return ns_by(OCALL_CLOCK_PROCESS);
}

// Clocks by the numbers that Linux gives them.
enum {
    CLOCK_REAL,
    CLOCK_MONO,
    CLOCK_PROCESS_CPU,
    CLOCK_THREAD_CPU,
    CLOCK_MONO_RAW,
    CLOCK_BOOT = 7,
    CLOCK_ATOMIC = 11
};
static ClockResult read_clock(Value id) {
    I64Result n = object_index_i64(id, CLASS(OverflowError));
    if (!n.ok) return (ClockResult){0};
    switch (n.value) {
    case CLOCK_REAL:
    case CLOCK_ATOMIC: return grant_clock(OCALL_CLOCK_REALTIME);
    case CLOCK_MONO:
    case CLOCK_MONO_RAW:
    case CLOCK_BOOT: return grant_clock(OCALL_CLOCK_MONOTONIC);
    case CLOCK_PROCESS_CPU:
    case CLOCK_THREAD_CPU: return grant_clock(OCALL_CLOCK_PROCESS);
    default: {
        Value error = call2(CLASS(OSError), int_u32(22), str_from_text(TEXT("Invalid argument")));
        if (!is_error(error)) raise_exception(error);
        return (ClockResult){0};
    }
    }
}
FUNCTION(time, clock_gettime, "!(clk_id, /)",
         "clock_gettime(clk_id) -> float\n\nReturn the time of the specified clock clk_id.") {
    ClockResult r = read_clock(arg(args, 0));
    return r.ok ? seconds_of(r.ns) : ERROR;
}
FUNCTION(time, clock_gettime_ns, "!(clk_id, /)",
         "clock_gettime_ns(clk_id) -> int\n\nReturn the time of the specified clock clk_id as nanoseconds.") {
    ClockResult r = read_clock(arg(args, 0));
    return r.ok ? int_from_u64(r.ns) : ERROR;
}
FUNCTION(time, clock_getres, "!(clk_id, /)",
         "clock_getres(clk_id) -> floating point number\n\nReturn the resolution (precision) of the "
         "specified clock "
         "clk_id.") {
    return read_clock(arg(args, 0)).ok ? float_new(1e-9) : ERROR;
}

FUNCTION(time, get_clock_info, "!(name, /)",
         "get_clock_info(name: str) -> dict\n\nGet information of the specified clock.") {
    Value name = arg(args, 0), dict = dict_new(4);
    if (!is_str(name))
        return raise1(CLASS(TypeError), TEXT("get_clock_info() argument 1 must be str, not {t}"), name);
    RETURN_IF_ERROR(dict);
    name = object_plain(name);
    bool real = str_equal_text(name, TEXT("time"));
    bool mono = str_equal_text(name, TEXT("monotonic")) || str_equal_text(name, TEXT("perf_counter"));
    bool process = str_equal_text(name, TEXT("process_time")),
         thread = str_equal_text(name, TEXT("thread_time"));
    if (!real && !mono && !process && !thread) return VALUE_ERROR("unknown clock");
    Value implementation = str_from_text(real      ? TEXT("clock_gettime(CLOCK_REALTIME)")
                                         : mono    ? TEXT("clock_gettime(CLOCK_MONOTONIC)")
                                         : process ? TEXT("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)")
                                                   : TEXT("clock_gettime(CLOCK_THREAD_CPUTIME_ID)"));
    RETURN_IF_ERROR(implementation);
    RETURN_IF_ERROR(dict_set(dict, NAME(implementation), implementation));
    RETURN_IF_ERROR(dict_set(dict, NAME(monotonic), bool_value(!real)));
    RETURN_IF_ERROR(dict_set(dict, NAME(adjustable), bool_value(real)));
    RETURN_IF_ERROR(dict_set(dict, NAME(resolution), float_new(1e-9)));
    return namespace_new(dict);
}

FUNCTION(
    time, sleep, "!(object, /)",
    "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating point "
    "number for subsecond precision.") {
    Value v = arg(args, 0);
    uint64_t ns = 0;
    if (is_float_object(v)) {
        double d = float_value(v);
        if (f64_is_nan(d)) return VALUE_ERROR("Invalid value NaN (not a number)");
        if (d < 0) return VALUE_ERROR("sleep length must be non-negative");
        if (d > 9.2e9)
            return raise0(CLASS(OverflowError), TEXT("timestamp too large to convert to C _PyTime_t"));
        ns = (uint64_t)f64_to_i64(real_ceil(d * 1e9));
    } else {
        Value n = object_index(v);
        RETURN_IF_ERROR(n);
        if (int_is_negative(n)) return VALUE_ERROR("sleep length must be non-negative");
        I64Result s = int_to_i64(n);
        if (!s.ok || s.value > 9223372036)
            return raise0(CLASS(OverflowError), TEXT("timestamp too large to convert to C _PyTime_t"));
        ns = (uint64_t)s.value * SECOND;
    }
    bool timed = !grant_is_denied(GRANT_CLOCK);
    uint64_t begin = timed ? io_clock(OCALL_CLOCK_MONOTONIC) : 0, gone = 0;
    while (io_sleep(ns - gone) != 0) { // a signal has come, or a wake that came too late
        RETURN_IF_ERROR(interrupt_check());
        if (timed) gone = io_clock(OCALL_CLOCK_MONOTONIC) - begin;
        if (gone >= ns) break;
    }
    return NONE;
}

// --- conversions ---
static Value out_of_range(void) {
    return raise0(CLASS(OverflowError), TEXT("timestamp out of range for platform time_t"));
}
TmResult tm_of_timestamp(int64_t seconds) {
    if (seconds > INT64_C(67768036191676799) || seconds < -INT64_C(67768040609740800)) { // years of 32 bits
        Value error =
            call2(CLASS(OSError), int_u32(75), str_from_text(TEXT("Value too large for defined data type")));
        if (!is_error(error)) raise_exception(error);
        return (TmResult){0};
    }
    return (TmResult){true, tm_from_seconds(seconds)};
}
// The moment that an argument of gmtime() or ctime() means: the present one for None.
static TmResult moment(Value v) {
    int64_t seconds = 0;
    if (is_unset(v) || is_none(v)) {
        ClockResult now = grant_clock(OCALL_CLOCK_REALTIME);
        if (!now.ok) return (TmResult){0};
        seconds = (int64_t)(now.ns / SECOND);
    } else if (is_float_object(v)) {
        double d = float_value(v);
        if (f64_is_nan(d)) return VALUE_ERROR("Invalid value NaN (not a number)"), (TmResult){0};
        d = real_floor(d);
        if (!(d >= -0x1p63 && d < 0x1p63)) return out_of_range(), (TmResult){0};
        seconds = f64_to_i64(d);
    } else {
        Value n = object_index(v);
        if (is_error(n)) return (TmResult){0};
        I64Result r = int_to_i64(n);
        if (!r.ok) return out_of_range(), (TmResult){0};
        seconds = r.value;
    }
    return tm_of_timestamp(seconds);
}
FUNCTION(
    time, gmtime, "!!(seconds=None, /)",
    "gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n"
    "                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\nConvert seconds since the Epoch to a time "
    "tuple expressing UTC (a.k.a.\nGMT).  When 'seconds' is not passed in, convert the current time "
    "instead.") {
    TmResult r = moment(arg(args, 0));
    if (!r.ok) return ERROR;
    r.tm.zone = str_interned_text(TEXT("GMT"));
    return is_error(r.tm.zone) ? ERROR : struct_time(r.tm);
}
FUNCTION(
    time, localtime, "!!(seconds=None, /)",
    "localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n"
    "                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\nConvert seconds since the Epoch to a time "
    "tuple expressing local time, which is UTC here.\nWhen 'seconds' is not passed in, convert the current "
    "time "
    "instead.") {
    TmResult r = moment(arg(args, 0));
    return r.ok ? struct_time(r.tm) : ERROR;
}

TmResult tm_from_object(Value v, Text function) {
    TmResult failed = {0};
    if (!is_tuple(v)) {
        TYPE_ERROR("Tuple or struct_time argument required");
        return failed;
    }
    Value items = object_plain(v);
    if (tuple_length(items) != ITEMS) {
        raise1(CLASS(TypeError), TEXT("{}(): illegal time tuple argument"), str_from_text(function));
        return failed;
    }
    int64_t n[ITEMS] = {0};
    for (uint32_t i = 0; i < ITEMS; i++) {
        Value field = object_index(tuple_get(items, i));
        if (is_error(field)) return failed;
        I64Result r = int_to_i64(field);
        if (!r.ok || r.value > INT32_MAX || r.value < INT32_MIN) {
            raise0(CLASS(OverflowError), r.ok && r.value > 0 ? TEXT("signed integer is greater than maximum")
                                         : r.ok              ? TEXT("signed integer is less than minimum")
                                                : TEXT("Python int too large to convert to C int"));
            return failed;
        }
        AT(n, i) = r.value;
    }
    if (AT(n, 0) < INT32_MIN + 1900) {
        raise0(CLASS(OverflowError), TEXT("year out of range"));
        return failed;
    }
    Tm tm = {AT(n, 0),
             (int32_t)AT(n, 1) - 1,
             (int32_t)AT(n, 2),
             (int32_t)AT(n, 3),
             (int32_t)AT(n, 4),
             (int32_t)AT(n, 5),
             (int32_t)i64_floor_div(AT(n, 6) + 1, 7).remainder,
             (int32_t)AT(n, 7) - 1,
             (int32_t)AT(n, 8),
             0,
             UNSET};
    if (class_is_subclass(class_of(v), CLASS(struct_time))) {
        Value zone = extra(v, STRUCT_TIME_ZONE), offset = extra(v, STRUCT_TIME_OFFSET);
        if (is_str(zone)) tm.zone = object_plain(zone);
        if (is_int(offset)) tm.offset = int_of(offset);
    }
    if (AT(n, 6) < -1) tm.week_day = -1; // refused by tm_check
    return (TmResult){true, tm};
}
static TmResult tm_argument(Value v, Text function) {
    return is_unset(v) ? moment(UNSET) : tm_from_object(v, function);
}

FUNCTION(time, mktime, "!(object, /)",
         "mktime(tuple) -> floating point number\n\nConvert a time tuple in local time to seconds since the "
         "Epoch.") {
    TmResult r = tm_from_object(arg(args, 0), TEXT("mktime"));
    return r.ok ? float_new((double)tm_to_seconds(r.tm)) : ERROR;
}
FUNCTION(time, asctime, "!(object=None, /)",
         "asctime([tuple]) -> string\n\nConvert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 "
         "1998'.\nWhen the "
         "time tuple is not present, current time as returned by localtime()\nis used.") {
    TmResult r = tm_argument(arg(args, 0), TEXT("asctime"));
    if (r.ok) r = tm_check(r.tm);
    return r.ok ? tm_asctime(r.tm) : ERROR;
}
FUNCTION(time, ctime, "!!(seconds=None, /)",
         "ctime(seconds) -> string\n\nConvert a time in seconds since the Epoch to a string in local "
         "time.\nThis is "
         "equivalent to asctime(localtime(seconds)). When the time tuple is\nnot present, current time as "
         "returned by "
         "localtime() is used.") {
    TmResult r = moment(arg(args, 0));
    return r.ok ? tm_asctime(r.tm) : ERROR;
}
FUNCTION(time, strftime, "!!(format, tuple=None, /)",
         "strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format "
         "specification.\nSee the library reference manual for formatting codes. When the time tuple\nis not "
         "present, "
         "current time as returned by localtime() is used.") {
    if (!is_str(arg(args, 0)))
        return raise1(CLASS(TypeError), TEXT("strftime() argument 1 must be str, not {t}"), arg(args, 0));
    TmResult r = tm_argument(arg(args, 1), TEXT("strftime"));
    if (r.ok) r = tm_check(r.tm);
    return r.ok ? tm_format(object_plain(arg(args, 0)), r.tm) : ERROR;
}
FUNCTION(time, strptime, "!(*args)",
         "strptime(string, format) -> struct_time\n\nParse a string to a time tuple according to a format "
         "specification.\nSee the library reference manual for formatting codes (same as\nstrftime()).") {
    Value module = import_module(NAME(_strptime));
    Value parse = is_error(module) ? ERROR : object_getattr(module, NAME(_strptime_time));
    return is_error(parse) ? ERROR : call_tuple(parse, arg(args, 0), UNSET);
}
FUNCTION(time, tzset, "!()",
         "tzset()\n\nInitialize, or reinitialize, the local timezone, which is UTC whatever the environment "
         "says.") {
    return NONE;
}

// --- the module ---
static Value set_u32(Value module, Value name, uint32_t n) { return module_set(module, name, int_u32(n)); }
MODULE(time,
       "This module provides various functions to manipulate time values.\n"
       "\n"
       "Times are in seconds since the Epoch, 1970-01-01 00:00 UTC; local time is UTC. The clocks are the "
       "host's and untrusted.") {
    Value module = arg(args, 0), utc = str_interned_text(TEXT("UTC"));
    RETURN_IF_ERROR(utc);
    RETURN_IF_ERROR(structure_describe(CLASS(struct_time), TEXT(NAMES), ITEMS, ALL_ITEMS));
    RETURN_IF_ERROR(set_u32(module, NAME(_STRUCT_TM_ITEMS), ALL_ITEMS));
    RETURN_IF_ERROR(module_add_class(module, CLASS(struct_time)));
    RETURN_IF_ERROR(set_u32(module, NAME(CLOCK_REALTIME), CLOCK_REAL));
    RETURN_IF_ERROR(set_u32(module, NAME(CLOCK_MONOTONIC), CLOCK_MONO));
    RETURN_IF_ERROR(set_u32(module, NAME(CLOCK_PROCESS_CPUTIME_ID), CLOCK_PROCESS_CPU));
    RETURN_IF_ERROR(set_u32(module, NAME(CLOCK_THREAD_CPUTIME_ID), CLOCK_THREAD_CPU));
    RETURN_IF_ERROR(set_u32(module, NAME(CLOCK_MONOTONIC_RAW), CLOCK_MONO_RAW));
    RETURN_IF_ERROR(set_u32(module, NAME(CLOCK_BOOTTIME), CLOCK_BOOT));
    RETURN_IF_ERROR(set_u32(module, NAME(CLOCK_TAI), CLOCK_ATOMIC));
    RETURN_IF_ERROR(set_u32(module, NAME(timezone), 0));
    RETURN_IF_ERROR(set_u32(module, NAME(altzone), 0));
    RETURN_IF_ERROR(set_u32(module, NAME(daylight), 0));
    return module_set(module, NAME(tzname), tuple2(utc, utc));
}
