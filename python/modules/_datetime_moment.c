// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: datetime, part 1: construction, fields, pickling, text. Arithmetic, comparisons and the clock are in
// _datetime_moment_arithmetic.c.
#include "python/modules/_datetime.h"
#include "python/objects/bytes.h"
#include "python/objects/call.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(dt_datetime, "datetime.datetime", dt_date, 4,
     "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and "
     "day "
     "arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining "
     "arguments "
     "may be ints.\n");
_Static_assert(DATETIME_FIELDS == 4, "TYPE()");

// --- making them
Value moment_new(Value class, Moment m) {
    Value v = same(class, CLASS(dt_datetime)) ? NEW(dt_datetime) : new_instance(class);
    RETURN_IF_ERROR(v);
    Ref r = ref_of(v);
    slot_set(r, DATE_YMD, int_wrap(day_pack(m.day)));
    slot_set(r, DATETIME_CLOCK, int_wrap(m.micros << 1 | m.fold));
    slot_set(r, DATETIME_ZONE, m.zone);
    return v;
}
Value moment_make(Value class, Moment m) {
    if (likely(same(class, CLASS(dt_datetime)))) return moment_new(class, m);
    Clock c = calendar_clock(m.micros);
    const int32_t numbers[7] = {m.day.year, m.day.month, m.day.day, c.hour, c.minute, c.second, c.micro};
    Value given = tuple_new(8);
    RETURN_IF_ERROR(given);
    for (uint32_t i = 0; i < 7; i++) slot_set(ref_of(given), i, int_i32(AT(numbers, i)));
    slot_set(ref_of(given), 7, m.zone);
    Value v = call_tuple(class, given, UNSET);
    RETURN_IF_ERROR(v);
    if (m.fold && is_datetime(v)) slot_set(ref_of(v), DATETIME_CLOCK, int_wrap(moment_of(v).micros << 1 | 1));
    return v;
}
static Value from_pickle(Value class, Value state, Value zone) {
    PickledBytes p = datetime_pickled(state, 10, TEXT("datetime"));
    if (!p.ok) return error_is_set() ? ERROR : UNSET;
    Day d = {AT(p.byte, 0) << 8 | AT(p.byte, 1), AT(p.byte, 2) & 0x7f, AT(p.byte, 3)};
    int32_t micro = AT(p.byte, 7) << 16 | AT(p.byte, 8) << 8 | AT(p.byte, 9);
    if (d.month < 1 || d.month > 12) return UNSET;
    if (!is_unset(zone) && !is_none(zone) && !is_zone(zone)) return TYPE_ERROR("bad tzinfo state arg");
    return moment_new(class, (Moment){d, calendar_micros(AT(p.byte, 4), AT(p.byte, 5), AT(p.byte, 6), micro),
                                      AT(p.byte, 2) >> 7, is_unset(zone) ? NONE : zone});
}
static Value missing(Text name, uint32_t position) {
    return raise2(CLASS(TypeError), TEXT("function missing required argument '{}' (pos {})"),
                  str_from_text(name), int_u32(position));
}
// The arguments year, month, day, hour, minute, second, microsecond, tzinfo and fold; what is not given is as in `old`.
static Value construct(Value class, Args args, Moment old) {
    Clock c = calendar_clock(old.micros);
    I64Result year = datetime_int(arg(args, 0), old.day.year);
    I64Result month = year.ok ? datetime_int(arg(args, 1), old.day.month) : year;
    I64Result day = month.ok ? datetime_int(arg(args, 2), old.day.day) : month;
    I64Result hour = day.ok ? datetime_int(arg(args, 3), c.hour) : day;
    I64Result minute = hour.ok ? datetime_int(arg(args, 4), c.minute) : hour;
    I64Result second = minute.ok ? datetime_int(arg(args, 5), c.second) : minute;
    I64Result micro = second.ok ? datetime_int(arg(args, 6), c.micro) : second;
    I64Result fold = micro.ok ? datetime_int(arg(args, 8), old.fold) : micro;
    if (!fold.ok) return ERROR;
    RETURN_IF_ERROR(calendar_check_day(year.value, month.value, day.value));
    RETURN_IF_ERROR(calendar_check_clock(hour.value, minute.value, second.value, micro.value, fold.value));
    if (!is_unset(arg(args, 7))) old.zone = datetime_zone(arg(args, 7));
    RETURN_IF_ERROR(old.zone);
    return moment_new(class, (Moment){{(int32_t)year.value, (int32_t)month.value, (int32_t)day.value},
                                      calendar_micros(hour.value, minute.value, second.value, micro.value),
                                      fold.value,
                                      old.zone});
}
STATICMETHOD(
    dt_datetime, __new__,
    "!!($type, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, "
    "*, fold=0)",
    "Create and return a new object.  See help(type) for accurate signature.") {
    Value first = arg(args, 1);
    if (unlikely(!is_int(first) && !is_unset(first) && is_unset(arg(args, 3)) && is_unset(arg(args, 4)))) {
        Value v = from_pickle(arg(args, 0), first, arg(args, 2));
        if (!is_unset(v)) return v;
    }
    if (is_unset(first)) return missing(TEXT("year"), 1);
    if (is_unset(arg(args, 2)) && datetime_int(first, 0).ok) return missing(TEXT("month"), 2);
    if (is_unset(arg(args, 3)) && datetime_int(first, 0).ok && datetime_int(arg(args, 2), 0).ok)
        return missing(TEXT("day"), 3);
    if (error_is_set()) return ERROR;
    return construct(arg(args, 0), args_part(args, 1, 9), (Moment){.zone = NONE});
}
METHOD(dt_datetime, replace,
       "!($self, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, "
       "fold=0)",
       "Return datetime with new specified fields.") {
    return construct(class_of(arg(args, 0)), args_part(args, 1, 9), moment_of(arg(args, 0)));
}
static Value make_parsed(Value class, Day d, Clock c, bool fold, Value zone) {
    RETURN_IF_ERROR(calendar_check_day(d.year, d.month, d.day));
    RETURN_IF_ERROR(calendar_check_clock(c.hour, c.minute, c.second, c.micro, 0));
    return moment_make(class, (Moment){d, calendar_micros(c.hour, c.minute, c.second, c.micro), fold, zone});
}
CLASSMETHOD(dt_datetime, fromisoformat, "!($type, date_string, /)",
            "string -> datetime from a string in most ISO 8601 formats") {
    if (!is_str(arg(args, 1))) return TYPE_ERROR("fromisoformat: argument must be str");
    Value text = object_plain(arg(args, 1));
    uint64_t end = parse_separator(text), n = str_length(ref_of(text));
    ParsedDay day = end > 0 && end <= n ? parse_day(text, end) : (ParsedDay){0};
    if (!day.ok) return parse_error(text);
    if (end == n) return make_parsed(arg(args, 0), day.day, (Clock){0}, false, NONE);
    ParsedClock clock = parse_clock(text, end + 1);
    if (!clock.ok) return parse_error(text);
    Value zone = parse_zone(clock);
    return is_error(zone) ? ERROR : make_parsed(arg(args, 0), day.day, clock.clock, false, zone);
}
CLASSMETHOD(dt_datetime, strptime, "!!($type, date_string, format, /)",
            "string, format -> new datetime parsed from a string (like time.strptime()).") {
    if (is_unset(text_argument(arg(args, 1), TEXT("strptime"), 1))) return ERROR;
    if (is_unset(text_argument(arg(args, 2), TEXT("strptime"), 2))) return ERROR;
    Value module = import_module(NAME(_strptime));
    Value parse = is_error(module) ? ERROR : object_getattr(module, NAME(_strptime_datetime));
    return is_error(parse) ? ERROR : call3(parse, arg(args, 0), arg(args, 1), arg(args, 2));
}
CLASSMETHOD(dt_datetime, combine, "!($type, date, time, tzinfo=<unrepresentable>)",
            "date, time -> datetime with same date and time fields") {
    Value d = arg(args, 1), t = arg(args, 2), zone = arg(args, 3);
    if (!is_date(d))
        return raise1(CLASS(TypeError), TEXT("combine() argument 1 must be datetime.date, not {}"),
                      type_shown_name(class_of(d)));
    if (!is_time(t))
        return raise1(CLASS(TypeError), TEXT("combine() argument 2 must be datetime.time, not {}"),
                      type_shown_name(class_of(t)));
    zone = is_unset(zone) ? time_zone(t) : datetime_zone(zone);
    RETURN_IF_ERROR(zone);
    return moment_make(arg(args, 0), (Moment){day_of(d), time_clock(t) >> 1, time_clock(t) & 1, zone});
}

// --- pickling
static Value reduce(Value self, bool with_fold) {
    Value state = bytes_new(10);
    RETURN_IF_ERROR(state);
    Moment m = moment_of(self);
    Clock c = calendar_clock(m.micros);
    const int32_t bytes[10] = {m.day.year >> 8, m.day.year,    m.day.month | (with_fold && m.fold ? 0x80 : 0),
                               m.day.day,       c.hour,        c.minute,
                               c.second,        c.micro >> 16, c.micro >> 8,
                               c.micro};
    for (uint32_t i = 0; i < 10; i++) u8_set(ref_of(state), i, (uint8_t)AT(bytes, i));
    Value given = is_none(m.zone) ? tuple1(state) : tuple2(state, m.zone);
    return is_error(given) ? ERROR : tuple2(class_of(self), given);
}
METHOD(dt_datetime, __reduce_ex__, "!!($self, protocol, /)", "__reduce_ex__(proto) -> (cls, state)") {
    I64Result protocol = datetime_int(arg(args, 1), 0);
    return protocol.ok ? reduce(arg(args, 0), protocol.value > 3) : ERROR;
}
METHOD(dt_datetime, __reduce__, "!($self, /)", "__reduce__() -> (cls, state)") {
    return reduce(arg(args, 0), false);
}

// --- fields
static Clock clock_of(Value self) { return calendar_clock(moment_of(self).micros); }
GETTER(dt_datetime, hour, "") { return int_i32(clock_of(arg(args, 0)).hour); }
GETTER(dt_datetime, minute, "") { return int_i32(clock_of(arg(args, 0)).minute); }
GETTER(dt_datetime, second, "") { return int_i32(clock_of(arg(args, 0)).second); }
GETTER(dt_datetime, microsecond, "") { return int_i32(clock_of(arg(args, 0)).micro); }
GETTER(dt_datetime, tzinfo, "") { return slot_get(ref_of(arg(args, 0)), DATETIME_ZONE); }
GETTER(dt_datetime, fold, "") { return int_u32(moment_of(arg(args, 0)).fold); }
METHOD(dt_datetime, utcoffset, "!($self, /)", "Return self.tzinfo.utcoffset(self).") {
    return zone_utcoffset(moment_of(arg(args, 0)).zone, arg(args, 0));
}
METHOD(dt_datetime, tzname, "!($self, /)", "Return self.tzinfo.tzname(self).") {
    return zone_tzname(moment_of(arg(args, 0)).zone, arg(args, 0));
}
METHOD(dt_datetime, dst, "!($self, /)", "Return self.tzinfo.dst(self).") {
    return zone_dst(moment_of(arg(args, 0)).zone, arg(args, 0));
}
METHOD(dt_datetime, date, "!($self, /)", "Return date object with same year, month and day.") {
    return date_new(CLASS(dt_date), day_of(arg(args, 0)));
}
METHOD(dt_datetime, time, "!($self, /)", "Return time object with same time but with tzinfo=None.") {
    Moment m = moment_of(arg(args, 0));
    return time_new(CLASS(dt_time), m.micros, m.fold, NONE);
}
METHOD(dt_datetime, timetz, "!($self, /)", "Return time object with same time and tzinfo.") {
    Moment m = moment_of(arg(args, 0));
    return time_new(CLASS(dt_time), m.micros, m.fold, m.zone);
}
METHOD(dt_datetime, timetuple, "!($self, /)", "Return time tuple, compatible with time.localtime().") {
    Value self = arg(args, 0);
    Moment m = moment_of(self);
    Value dst = zone_dst(m.zone, self);
    RETURN_IF_ERROR(dst);
    int32_t flag = -1;
    if (!is_none(dst)) flag = delta_of(dst).days != 0 || delta_of(dst).micros != 0;
    return datetime_struct_time(m.day, calendar_clock(m.micros), calendar_day_of_year(m.day), flag);
}
METHOD(dt_datetime, utctimetuple, "!($self, /)", "Return UTC time tuple, compatible with time.localtime().") {
    Value self = arg(args, 0);
    Moment m = moment_of(self);
    Value offset = zone_utcoffset(m.zone, self);
    RETURN_IF_ERROR(offset);
    if (!is_none(offset)) {
        Value plain = moment_new(CLASS(dt_datetime), (Moment){m.day, m.micros, false, NONE});
        Value utc = is_error(plain) ? ERROR : moment_add(plain, delta_of(offset), -1);
        RETURN_IF_ERROR(utc);
        m = moment_of(utc);
    }
    return datetime_struct_time(m.day, calendar_clock(m.micros), calendar_day_of_year(m.day), 0);
}

// --- text
METHOD(dt_datetime, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), name = type_shown_name(class_of(self));
    RETURN_IF_ERROR(name);
    Moment m = moment_of(self);
    Clock c = calendar_clock(m.micros);
    const int32_t numbers[7] = {m.day.year, m.day.month, m.day.day, c.hour, c.minute, c.second, c.micro};
    uint32_t count = c.micro != 0 ? 7 : c.second != 0 ? 6 : 5;
    Builder b = builder_char(builder_str(builder_new(), name), '(');
    for (uint32_t i = 0; i < count; i++)
        b = builder_i64(i == 0 ? b : builder_text(b, TEXT(", ")), AT(numbers, i));
    if (m.fold) b = builder_text(b, TEXT(", fold=1"));
    if (!is_none(m.zone)) {
        Value zone = object_repr(m.zone);
        RETURN_IF_ERROR(zone);
        b = builder_str(builder_text(b, TEXT(", tzinfo=")), str_plain(zone));
    }
    return builder_finish(builder_char(b, ')'));
}
METHOD(dt_datetime, isoformat, "!($self, sep='T', timespec='auto')",
       "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to "
       "separate "
       "the year from the time, and defaults to 'T'.\nThe optional argument timespec specifies the number of "
       "additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', "
       "'milliseconds' and 'microseconds'.\n") {
    Value self = arg(args, 0), sep = arg(args, 1);
    uint32_t separator = 'T';
    if (!is_unset(sep)) {
        Value plain = is_str(sep) ? object_plain(sep) : UNSET;
        if (is_unset(plain) || str_length(ref_of(plain)) != 1)
            return raise1(CLASS(TypeError),
                          TEXT("isoformat() argument 1 must be a unicode character, not {}"),
                          type_shown_name(class_of(sep)));
        separator = str_at(ref_of(plain), 0);
    }
    enum TimeSpec spec = SPEC_AUTO;
    if (!is_unset(arg(args, 2))) {
        Value name = text_argument(arg(args, 2), TEXT("isoformat"), 2);
        if (is_unset(name)) return ERROR;
        spec = text_spec(name);
    }
    return text_isoformat(moment_of(self), separator, spec, self);
}
METHOD(dt_datetime, __str__, "($self, /)", "Return str(self).") {
    Value self = arg(args, 0);
    if (IS_EXACT(self, dt_datetime)) return text_isoformat(moment_of(self), ' ', SPEC_AUTO, self);
    Value blank = str_from_code_point(' ');
    return is_error(blank) ? ERROR : call_method1(self, NAME(isoformat), blank);
}
METHOD(dt_datetime, ctime, "!($self, /)", "Return ctime() style string.") {
    Moment m = moment_of(arg(args, 0));
    return text_ctime(m.day, m.micros);
}

Value moment_init_module(Value module) {
    Value class = CLASS(dt_datetime);
    Moment least = {{MIN_YEAR, 1, 1}, 0, false, NONE},
           most = {{MAX_YEAR, 12, 31}, MICROS_PER_DAY - 1, false, NONE};
    RETURN_IF_ERROR(type_set_attribute(class, NAME(min), moment_new(class, least)));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(max), moment_new(class, most)));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(resolution), delta_new((Delta){0, 1})));
    return module_add_class(module, class);
}
