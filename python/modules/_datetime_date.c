// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: date, which datetime extends: what is declared here holds for instances of both, unless datetime has
// its own. IsoCalendarDate is what isocalendar() gives.
#include "python/modules/_datetime.h"
#include "python/modules/time.h"
#include "python/objects/bytes.h"
#include "python/objects/call.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(dt_date, "datetime.date", object, 2, "date(year, month, day) --> date object");
_Static_assert(DATE_FIELDS == 2, "TYPE()");

// --- making them
Value date_new(Value class, Day d) {
    Value v = same(class, CLASS(dt_date)) ? NEW(dt_date) : new_instance(class);
    RETURN_IF_ERROR(v);
    slot_set(ref_of(v), DATE_YMD, int_wrap(day_pack(d)));
    return v;
}
Value date_make(Value class, Day d) {
    if (same(class, CLASS(dt_date))) return date_new(class, d);
    if (same(class, CLASS(dt_datetime))) return moment_new(class, (Moment){d, 0, false, NONE});
    return call3(class, int_i32(d.year), int_i32(d.month), int_i32(d.day));
}
static Value make_checked(Value class, int64_t year, int64_t month, int64_t day) {
    RETURN_IF_ERROR(calendar_check_day(year, month, day));
    return date_make(class, (Day){(int32_t)year, (int32_t)month, (int32_t)day});
}
// CPython's words for a constructor's argument that is missing.
static Value missing(Text name, uint32_t position) {
    return raise2(CLASS(TypeError), TEXT("function missing required argument '{}' (pos {})"),
                  str_from_text(name), int_u32(position));
}
static Value from_pickle(Value class, Value state) {
    PickledBytes p = datetime_pickled(state, 4, TEXT("date"));
    if (!p.ok) return error_is_set() ? ERROR : UNSET;
    int32_t year = AT(p.byte, 0) << 8 | AT(p.byte, 1), month = AT(p.byte, 2), day = AT(p.byte, 3);
    if (month < 1 || month > 12) return UNSET;
    return date_new(class, (Day){year, month, day});
}
STATICMETHOD(dt_date, __new__, "!!($type, year=None, month=None, day=None)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0);
    if (!is_int(arg(args, 1)) && is_unset(arg(args, 2)) && is_unset(arg(args, 3)) &&
        !is_unset(arg(args, 1))) {
        Value v = from_pickle(class, arg(args, 1));
        if (!is_unset(v)) return v;
    }
    if (is_unset(arg(args, 1))) return missing(TEXT("year"), 1);
    I64Result year = datetime_int(arg(args, 1), 0);
    if (!year.ok) return ERROR;
    if (is_unset(arg(args, 2))) return missing(TEXT("month"), 2);
    I64Result month = datetime_int(arg(args, 2), 0);
    if (!month.ok) return ERROR;
    if (is_unset(arg(args, 3))) return missing(TEXT("day"), 3);
    I64Result day = datetime_int(arg(args, 3), 0);
    if (!day.ok) return ERROR;
    RETURN_IF_ERROR(calendar_check_day(year.value, month.value, day.value));
    return date_new(class, (Day){(int32_t)year.value, (int32_t)month.value, (int32_t)day.value});
}
CLASSMETHOD(dt_date, fromordinal, "!!($type, ordinal, /)",
            "int -> date corresponding to a proleptic Gregorian ordinal.") {
    I64Result n = datetime_int(arg(args, 1), 0);
    if (!n.ok) return ERROR;
    if (n.value < 1) return VALUE_ERROR("ordinal must be >= 1");
    Day d = n.value > INT32_MAX - 400 ? (Day){5879610, 1, 1} : calendar_day((int32_t)n.value);
    return make_checked(arg(args, 0), d.year, d.month, d.day);
}
CLASSMETHOD(dt_date, fromisoformat, "!($type, date_string, /)",
            "str -> Construct a date from a string in ISO 8601 format.") {
    if (!is_str(arg(args, 1))) return TYPE_ERROR("fromisoformat: argument must be str");
    Value text = object_plain(arg(args, 1));
    uint64_t n = str_length(ref_of(text));
    ParsedDay p = n == 7 || n == 8 || n == 10 ? parse_day(text, n) : (ParsedDay){0};
    return p.ok ? make_checked(arg(args, 0), p.day.year, p.day.month, p.day.day) : parse_error(text);
}
// An argument of fromisocalendar(); .ok with 0 when it is no C int.
static I64Result iso_part(Value v) {
    I64Result r = datetime_int(v, 0);
    if (r.ok || !error_matches(CLASS(OverflowError))) return r;
    error_clear();
    VALUE_ERROR("ISO calendar component out of range");
    return r;
}
CLASSMETHOD(dt_date, fromisocalendar, "!($type, year, week, day)",
            "int, int, int -> Construct a date from the ISO year, week number and weekday.\n\nThis is the "
            "inverse of the date.isocalendar() function") {
    I64Result year = iso_part(arg(args, 1));
    I64Result week = year.ok ? iso_part(arg(args, 2)) : year;
    I64Result day = week.ok ? iso_part(arg(args, 3)) : week;
    if (!day.ok) return ERROR;
    if (year.value < MIN_YEAR || year.value > MAX_YEAR)
        return raise1(CLASS(ValueError), TEXT("Year is out of range: {}"), int_wrap(year.value));
    int32_t first = calendar_iso_first((int32_t)year.value),
            next = calendar_iso_first((int32_t)year.value + 1);
    if (week.value < 1 || week.value > (next - first) / 7)
        return raise1(CLASS(ValueError), TEXT("Invalid week: {}"), int_wrap(week.value));
    if (day.value < 1 || day.value > 7)
        return raise1(CLASS(ValueError), TEXT("Invalid day: {} (range is [1, 7])"), int_wrap(day.value));
    int32_t ordinal = first + ((int32_t)week.value - 1) * 7 + (int32_t)day.value - 1;
    if (ordinal < 1) return datetime_year_error(0);
    Day d = calendar_day(ordinal);
    return make_checked(arg(args, 0), d.year, d.month, d.day);
}
CLASSMETHOD(
    dt_date, fromtimestamp, "($type, timestamp, /)",
    "Create a date from a POSIX timestamp.\n\nThe timestamp is a number, e.g. created via time.time(), "
    "that is interpreted\nas local time.") {
    Timestamp t = datetime_timestamp(arg(args, 1), true);
    if (!t.ok) return ERROR;
    TmResult tm = tm_of_timestamp(t.seconds);
    return tm.ok ? make_checked(arg(args, 0), tm.tm.year, tm.tm.month + 1, tm.tm.day) : ERROR;
}
CLASSMETHOD(dt_date, today, "!($type, /)",
            "Current date or datetime:  same as self.__class__.fromtimestamp(time.time()).") {
    Value module = import_module(NAME(time)),
          now = is_error(module) ? ERROR : call_method0(module, NAME(time));
    return is_error(now) ? ERROR : call_method1(arg(args, 0), NAME(fromtimestamp), now);
}
METHOD(dt_date, replace, "!($self, year=None, month=None, day=None)",
       "Return date with new specified fields.") {
    Day d = day_of(arg(args, 0));
    I64Result year = datetime_int(arg(args, 1), d.year),
              month = year.ok ? datetime_int(arg(args, 2), d.month) : year;
    I64Result day = month.ok ? datetime_int(arg(args, 3), d.day) : month;
    if (!day.ok) return ERROR;
    RETURN_IF_ERROR(calendar_check_day(year.value, month.value, day.value));
    return date_new(class_of(arg(args, 0)),
                    (Day){(int32_t)year.value, (int32_t)month.value, (int32_t)day.value});
}
METHOD(dt_date, __reduce__, "!($self, /)", "__reduce__() -> (cls, state)") {
    Value state = bytes_new(4), self = arg(args, 0);
    RETURN_IF_ERROR(state);
    Day d = day_of(self);
    Ref r = ref_of(state);
    u8_set(r, 0, (uint8_t)(d.year >> 8));
    u8_set(r, 1, (uint8_t)d.year);
    u8_set(r, 2, (uint8_t)d.month);
    u8_set(r, 3, (uint8_t)d.day);
    Value given = tuple1(state);
    return is_error(given) ? ERROR : tuple2(class_of(self), given);
}

// --- fields
GETTER(dt_date, year, "") { return int_i32(day_of(arg(args, 0)).year); }
GETTER(dt_date, month, "") { return int_i32(day_of(arg(args, 0)).month); }
GETTER(dt_date, day, "") { return int_i32(day_of(arg(args, 0)).day); }
METHOD(dt_date, toordinal, "!($self, /)",
       "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.") {
    return int_i32(calendar_ordinal(day_of(arg(args, 0))));
}
METHOD(dt_date, weekday, "!($self, /)",
       "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6") {
    return int_i32(calendar_weekday(day_of(arg(args, 0))));
}
METHOD(dt_date, isoweekday, "!($self, /)",
       "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7") {
    return int_i32(calendar_weekday(day_of(arg(args, 0))) + 1);
}

// --- comparisons
Value datetime_compared(enum CompareOp op, int32_t order) {
    switch (op) {
    case COMPARE_LT: return bool_value(order < 0);
    case COMPARE_LE: return bool_value(order <= 0);
    case COMPARE_EQ: return bool_value(order == 0);
    case COMPARE_NE: return bool_value(order != 0);
    case COMPARE_GT: return bool_value(order > 0);
    default: return bool_value(order >= 0);
    }
}
Value datetime_cant_compare(Value a, Value b) {
    return raise2(CLASS(TypeError), TEXT("can't compare {} to {}"), type_shown_name(class_of(a)),
                  type_shown_name(class_of(b)));
}
static Value compare(Args args, enum CompareOp op) {
    Value other = arg(args, 1);
    if (unlikely(!is_date(other))) return NOT_IMPLEMENTED;
    int64_t a = day_pack(day_of(arg(args, 0))), b = day_pack(day_of(other));
    return datetime_compared(op, (a > b) - (a < b));
}
METHOD(dt_date, __lt__, "($self, value, /)", "Return self<value.") { return compare(args, COMPARE_LT); }
METHOD(dt_date, __le__, "($self, value, /)", "Return self<=value.") { return compare(args, COMPARE_LE); }
METHOD(dt_date, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }
METHOD(dt_date, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }
METHOD(dt_date, __gt__, "($self, value, /)", "Return self>value.") { return compare(args, COMPARE_GT); }
METHOD(dt_date, __ge__, "($self, value, /)", "Return self>=value.") { return compare(args, COMPARE_GE); }
METHOD(dt_date, __hash__, "($self, /)", "Return hash(self).") {
    return int_u32(datetime_hash_bits((uint64_t)day_pack(day_of(arg(args, 0))), 1));
}

// --- arithmetic
static Value add_days(Value v, Delta d, int32_t sign) {
    int64_t ordinal = calendar_ordinal(day_of(v)) + sign * d.days;
    if (ordinal < 1 || ordinal > MAX_ORDINAL)
        return raise0(CLASS(OverflowError), TEXT("date value out of range"));
    return date_make(class_of(v), calendar_day((int32_t)ordinal));
}
static Value add(Value a, Value b) {
    if (is_datetime(a) || is_datetime(b)) return NOT_IMPLEMENTED;
    if (is_date(a)) return is_delta(b) ? add_days(a, delta_of(b), 1) : NOT_IMPLEMENTED;
    return is_delta(a) ? add_days(b, delta_of(a), 1) : NOT_IMPLEMENTED;
}
static Value subtract(Value a, Value b) {
    if (is_datetime(a) || is_datetime(b) || !is_date(a)) return NOT_IMPLEMENTED;
    if (is_date(b)) return delta_new((Delta){calendar_ordinal(day_of(a)) - calendar_ordinal(day_of(b)), 0});
    return is_delta(b) ? add_days(a, delta_of(b), -1) : NOT_IMPLEMENTED;
}
METHOD(dt_date, __add__, "($self, value, /)", "Return self+value.") {
    return add(arg(args, 0), arg(args, 1));
}
METHOD(dt_date, __radd__, "($self, value, /)", "Return value+self.") {
    return add(arg(args, 1), arg(args, 0));
}
METHOD(dt_date, __sub__, "($self, value, /)", "Return self-value.") {
    return subtract(arg(args, 0), arg(args, 1));
}
METHOD(dt_date, __rsub__, "($self, value, /)", "Return value-self.") {
    return subtract(arg(args, 1), arg(args, 0));
}

// --- text
METHOD(dt_date, __repr__, "($self, /)", "Return repr(self).") {
    Value name = type_shown_name(class_of(arg(args, 0)));
    RETURN_IF_ERROR(name);
    Day d = day_of(arg(args, 0));
    Builder b = builder_i64(builder_char(builder_str(builder_new(), name), '('), d.year);
    b = builder_i64(builder_text(b, TEXT(", ")), d.month);
    return builder_finish(builder_char(builder_i64(builder_text(b, TEXT(", ")), d.day), ')'));
}
METHOD(dt_date, isoformat, "!($self, /)", "Return string in ISO 8601 format, YYYY-MM-DD.") {
    return builder_finish(text_day(builder_sized(10), day_of(arg(args, 0))));
}
METHOD(dt_date, __str__, "($self, /)", "Return str(self).") {
    if (!IS_EXACT(arg(args, 0), dt_date)) return call_method0(arg(args, 0), NAME(isoformat));
    return builder_finish(text_day(builder_sized(10), day_of(arg(args, 0))));
}
METHOD(dt_date, ctime, "!($self, /)", "Return ctime() style string.") {
    return text_ctime(day_of(arg(args, 0)), 0);
}
METHOD(dt_date, strftime, "!($self, format)", "format -> strftime() style string.") {
    Value self = arg(args, 0), format = text_argument(arg(args, 1), TEXT("strftime"), 1);
    if (is_unset(format)) return ERROR;
    if (IS_EXACT(self, dt_date)) return text_strftime(format, day_of(self), 0, -1, NONE, self);
    Value fields = call_method0(self, NAME(timetuple));
    RETURN_IF_ERROR(fields);
    if (!is_datetime(self)) return text_strftime_of(format, fields, 0, NONE, self);
    Moment m = moment_of(self);
    return text_strftime_of(format, fields, m.micros, m.zone, self);
}
METHOD(dt_date, __format__, "!!($self, format, /)", "Formats self with strftime.") {
    Value format = text_argument(arg(args, 1), TEXT("__format__"), 1);
    if (is_unset(format)) return ERROR;
    return str_length(ref_of(format)) == 0 ? object_str(arg(args, 0))
                                           : call_method1(arg(args, 0), NAME(strftime), format);
}
Value datetime_struct_time(Day d, Clock c, int32_t year_day, int32_t dst) {
    const int32_t fields[9] = {d.year,   d.month, d.day, c.hour, c.minute, c.second, calendar_weekday(d),
                               year_day, dst};
    Value items = tuple_new(9);
    RETURN_IF_ERROR(items);
    for (uint32_t i = 0; i < 9; i++) slot_set(ref_of(items), i, int_i32(AT(fields, i)));
    return structure_new(CLASS(struct_time), items);
}
METHOD(dt_date, timetuple, "!($self, /)", "Return time tuple, compatible with time.localtime().") {
    Day d = day_of(arg(args, 0));
    return datetime_struct_time(d, (Clock){0}, calendar_day_of_year(d), -1);
}

// --- ISO weeks
TYPE(IsoCalendarDate, "datetime.IsoCalendarDate", tuple, 0,
     "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a "
     "tuple "
     "of\n  ((year, week, weekday)\nor via the object attributes as named in the above tuple.");
GETTER(IsoCalendarDate, year, "") { return structure_item(arg(args, 0), 0); }
GETTER(IsoCalendarDate, week, "") { return structure_item(arg(args, 0), 1); }
GETTER(IsoCalendarDate, weekday, "") { return structure_item(arg(args, 0), 2); }
METHOD(IsoCalendarDate, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT("year week weekday"));
}
METHOD(IsoCalendarDate, __reduce__, "!($self, /)", "__reduce__() -> (cls, state)") {
    Value given = tuple1(slot_get(ref_of(arg(args, 0)), 0));
    return is_error(given) ? ERROR : tuple2(CLASS(tuple), given);
}
STATICMETHOD(IsoCalendarDate, __new__, "!($type, year, week, weekday)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return structure_new(arg(args, 0), tuple3(arg(args, 1), arg(args, 2), arg(args, 3)));
}
METHOD(dt_date, isocalendar, "!($self, /)",
       "Return a named tuple containing ISO year, week number, and weekday.") {
    IsoDate iso = calendar_iso(day_of(arg(args, 0)));
    return structure_new(CLASS(IsoCalendarDate),
                         tuple3(int_i32(iso.year), int_i32(iso.week), int_i32(iso.weekday)));
}

Value date_init_module(Value module) {
    Value class = CLASS(dt_date);
    RETURN_IF_ERROR(type_set_attribute(class, NAME(min), date_new(class, (Day){MIN_YEAR, 1, 1})));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(max), date_new(class, (Day){MAX_YEAR, 12, 31})));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(resolution), delta_new((Delta){1, 0})));
    return module_add_class(module, class);
}
