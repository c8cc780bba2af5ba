// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: time, a time of the day that may have a time zone.
#include "python/modules/_datetime.h"
#include "python/modules/time.h"
#include "python/objects/bytes.h"
#include "python/objects/call.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(dt_time, "datetime.time", object, 3,
     "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are "
     "optional. "
     "tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.\n");
_Static_assert(TIME_FIELDS == 3, "TYPE()");

static int64_t micros_of(Value v) { return time_clock(v) >> 1; }
static bool fold_of(Value v) { return time_clock(v) & 1; }

Value time_new(Value class, int64_t micros, bool fold, Value zone) {
    Value v = same(class, CLASS(dt_time)) ? NEW(dt_time) : new_instance(class);
    RETURN_IF_ERROR(v);
    slot_set(ref_of(v), TIME_CLOCK, int_wrap(micros << 1 | fold));
    slot_set(ref_of(v), TIME_ZONE, zone);
    return v;
}
// What a class makes of it.
static Value make(Value class, int64_t micros, Value zone) {
    if (same(class, CLASS(dt_time))) return time_new(class, micros, false, zone);
    Clock c = calendar_clock(micros);
    Value given = tuple_new(5);
    RETURN_IF_ERROR(given);
    slot_set(ref_of(given), 0, int_i32(c.hour));
    slot_set(ref_of(given), 1, int_i32(c.minute));
    slot_set(ref_of(given), 2, int_i32(c.second));
    slot_set(ref_of(given), 3, int_i32(c.micro));
    slot_set(ref_of(given), 4, zone);
    return call_tuple(class, given, UNSET);
}
static Value from_pickle(Value class, Value state, Value zone) {
    PickledBytes p = datetime_pickled(state, 6, TEXT("time"));
    if (!p.ok) return error_is_set() ? ERROR : UNSET;
    int32_t hour = AT(p.byte, 0) & 0x7f, micro = AT(p.byte, 3) << 16 | AT(p.byte, 4) << 8 | AT(p.byte, 5);
    if (hour > 23) return UNSET;
    if (!is_unset(zone) && !is_none(zone) && !is_zone(zone)) return TYPE_ERROR("bad tzinfo state arg");
    return time_new(class, calendar_micros(hour, AT(p.byte, 1), AT(p.byte, 2), micro), AT(p.byte, 0) >> 7,
                    is_unset(zone) ? NONE : zone);
}
// The arguments hour, minute, second, microsecond, tzinfo and fold.
static Value construct(Value class, Args args, int64_t micros, bool fold, Value zone) {
    Clock c = calendar_clock(micros);
    I64Result hour = datetime_int(arg(args, 0), c.hour);
    I64Result minute = hour.ok ? datetime_int(arg(args, 1), c.minute) : hour;
    I64Result second = minute.ok ? datetime_int(arg(args, 2), c.second) : minute;
    I64Result micro = second.ok ? datetime_int(arg(args, 3), c.micro) : second;
    I64Result folded = micro.ok ? datetime_int(arg(args, 5), fold) : micro;
    if (!folded.ok) return ERROR;
    RETURN_IF_ERROR(calendar_check_clock(hour.value, minute.value, second.value, micro.value, folded.value));
    if (!is_unset(arg(args, 4))) zone = datetime_zone(arg(args, 4));
    RETURN_IF_ERROR(zone);
    return time_new(class, calendar_micros(hour.value, minute.value, second.value, micro.value), folded.value,
                    zone);
}
STATICMETHOD(dt_time, __new__, "!!($type, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value first = arg(args, 1);
    if (!is_int(first) && !is_unset(first) && is_unset(arg(args, 3)) && is_unset(arg(args, 4)) &&
        is_unset(arg(args, 5)) && is_unset(arg(args, 6))) {
        Value v = from_pickle(arg(args, 0), first, arg(args, 2));
        if (!is_unset(v)) return v;
    }
    return construct(arg(args, 0), args_part(args, 1, 6), 0, false, NONE);
}
METHOD(dt_time, replace, "!($self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
       "Return time with new specified fields.") {
    Value self = arg(args, 0);
    return construct(class_of(self), args_part(args, 1, 6), micros_of(self), fold_of(self), time_zone(self));
}
CLASSMETHOD(dt_time, fromisoformat, "!($type, time_string, /)",
            "string -> time from a string in ISO 8601 format") {
    if (!is_str(arg(args, 1))) return TYPE_ERROR("fromisoformat: argument must be str");
    Value text = object_plain(arg(args, 1));
    bool marked = str_length(ref_of(text)) > 0 && str_at(ref_of(text), 0) == 'T';
    ParsedClock p = parse_clock(text, marked);
    if (!p.ok) return parse_error(text);
    Value zone = parse_zone(p);
    RETURN_IF_ERROR(zone);
    RETURN_IF_ERROR(calendar_check_clock(p.clock.hour, p.clock.minute, p.clock.second, p.clock.micro, 0));
    return make(arg(args, 0), calendar_micros(p.clock.hour, p.clock.minute, p.clock.second, p.clock.micro),
                zone);
}
static Value reduce(Value self, bool with_fold) {
    Value state = bytes_new(6);
    RETURN_IF_ERROR(state);
    Clock c = calendar_clock(micros_of(self));
    Ref r = ref_of(state);
    u8_set(r, 0, (uint8_t)(c.hour | (with_fold && fold_of(self) ? 0x80 : 0)));
    u8_set(r, 1, (uint8_t)c.minute);
    u8_set(r, 2, (uint8_t)c.second);
    u8_set(r, 3, (uint8_t)(c.micro >> 16));
    u8_set(r, 4, (uint8_t)(c.micro >> 8));
    u8_set(r, 5, (uint8_t)c.micro);
    Value given = is_none(time_zone(self)) ? tuple1(state) : tuple2(state, time_zone(self));
    return is_error(given) ? ERROR : tuple2(class_of(self), given);
}
METHOD(dt_time, __reduce_ex__, "!!($self, protocol, /)", "__reduce_ex__(proto) -> (cls, state)") {
    I64Result protocol = datetime_int(arg(args, 1), 0);
    return protocol.ok ? reduce(arg(args, 0), protocol.value > 3) : ERROR;
}
METHOD(dt_time, __reduce__, "!($self, /)", "__reduce__() -> (cls, state)") {
    return reduce(arg(args, 0), false);
}

// --- fields
GETTER(dt_time, hour, "") { return int_i32(calendar_clock(micros_of(arg(args, 0))).hour); }
GETTER(dt_time, minute, "") { return int_i32(calendar_clock(micros_of(arg(args, 0))).minute); }
GETTER(dt_time, second, "") { return int_i32(calendar_clock(micros_of(arg(args, 0))).second); }
GETTER(dt_time, microsecond, "") { return int_i32(calendar_clock(micros_of(arg(args, 0))).micro); }
GETTER(dt_time, tzinfo, "") { return time_zone(arg(args, 0)); }
GETTER(dt_time, fold, "") { return int_u32(fold_of(arg(args, 0))); }
METHOD(dt_time, utcoffset, "!($self, /)", "Return self.tzinfo.utcoffset(self).") {
    return zone_utcoffset(time_zone(arg(args, 0)), NONE);
}
METHOD(dt_time, tzname, "!($self, /)", "Return self.tzinfo.tzname(self).") {
    return zone_tzname(time_zone(arg(args, 0)), NONE);
}
METHOD(dt_time, dst, "!($self, /)", "Return self.tzinfo.dst(self).") {
    return zone_dst(time_zone(arg(args, 0)), NONE);
}

// --- comparisons
// The time in UTC of a time with this offset, perhaps of another day.
static int64_t shifted(Value v, Value offset) {
    Delta d = delta_of(offset);
    return micros_of(v) - d.days * MICROS_PER_DAY - d.micros;
}
static Value compare(Args args, enum CompareOp op) {
    Value self = arg(args, 0), other = arg(args, 1);
    if (!is_time(other)) return NOT_IMPLEMENTED;
    int64_t a = micros_of(self), b = micros_of(other);
    if (!same(time_zone(self), time_zone(other))) {
        Value mine = zone_utcoffset(time_zone(self), NONE);
        Value its = is_error(mine) ? ERROR : zone_utcoffset(time_zone(other), NONE);
        RETURN_IF_ERROR(its);
        if (is_none(mine) != is_none(its)) {
            if (op == COMPARE_EQ || op == COMPARE_NE) return bool_value(op == COMPARE_NE);
            return TYPE_ERROR("can't compare offset-naive and offset-aware times");
        }
        if (!is_none(mine)) {
            a = shifted(self, mine);
            b = shifted(other, its);
        }
    }
    return datetime_compared(op, (a > b) - (a < b));
}
METHOD(dt_time, __lt__, "($self, value, /)", "Return self<value.") { return compare(args, COMPARE_LT); }
METHOD(dt_time, __le__, "($self, value, /)", "Return self<=value.") { return compare(args, COMPARE_LE); }
METHOD(dt_time, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }
METHOD(dt_time, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }
METHOD(dt_time, __gt__, "($self, value, /)", "Return self>value.") { return compare(args, COMPARE_GT); }
METHOD(dt_time, __ge__, "($self, value, /)", "Return self>=value.") { return compare(args, COMPARE_GE); }
METHOD(dt_time, __hash__, "($self, /)", "Return hash(self).") {
    Value self = arg(args, 0), known = slot_get(ref_of(self), TIME_HASH);
    if (!is_unset(known)) return known;
    Value offset = zone_utcoffset(time_zone(self), NONE);
    RETURN_IF_ERROR(offset);
    if (is_none(offset)) {
        known = int_u32(datetime_hash_bits((uint64_t)micros_of(self), 2));
    } else {
        int64_t hash = delta_hash(delta_normal(0, shifted(self, offset)));
        known = hash == -1 ? ERROR : int_new(hash);
    }
    RETURN_IF_ERROR(known);
    slot_set(ref_of(self), TIME_HASH, known);
    return known;
}

// --- text
METHOD(dt_time, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), name = type_shown_name(class_of(self));
    RETURN_IF_ERROR(name);
    Clock c = calendar_clock(micros_of(self));
    Builder b = builder_i64(builder_char(builder_str(builder_new(), name), '('), c.hour);
    b = builder_i64(builder_text(b, TEXT(", ")), c.minute);
    if (c.second != 0 || c.micro != 0) b = builder_i64(builder_text(b, TEXT(", ")), c.second);
    if (c.micro != 0) b = builder_i64(builder_text(b, TEXT(", ")), c.micro);
    if (!is_none(time_zone(self))) {
        Value zone = object_repr(time_zone(self));
        RETURN_IF_ERROR(zone);
        b = builder_str(builder_text(b, TEXT(", tzinfo=")), str_plain(zone));
    }
    if (fold_of(self)) b = builder_text(b, TEXT(", fold=1"));
    return builder_finish(builder_char(b, ')'));
}
static Value isoformat(Value self, enum TimeSpec spec) {
    Builder b = text_clock(builder_sized(15), micros_of(self), spec);
    return builder_finish(text_zone(b, time_zone(self), NONE));
}
METHOD(
    dt_time, isoformat, "!($self, timespec='auto')",
    "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nThe optional argument timespec "
    "specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', "
    "'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n") {
    if (is_unset(arg(args, 1))) return isoformat(arg(args, 0), SPEC_AUTO);
    Value name = text_argument(arg(args, 1), TEXT("isoformat"), 1);
    if (is_unset(name)) return ERROR;
    enum TimeSpec spec = text_spec(name);
    return spec == SPEC_UNKNOWN ? VALUE_ERROR("Unknown timespec value") : isoformat(arg(args, 0), spec);
}
METHOD(dt_time, __str__, "($self, /)", "Return str(self).") {
    return IS_EXACT(arg(args, 0), dt_time) ? isoformat(arg(args, 0), SPEC_AUTO)
                                           : call_method0(arg(args, 0), NAME(isoformat));
}
METHOD(dt_time, strftime, "!($self, format)", "format -> strftime() style string.") {
    Value self = arg(args, 0), format = text_argument(arg(args, 1), TEXT("strftime"), 1);
    if (is_unset(format)) return ERROR;
    return text_strftime(format, (Day){1900, 1, 1}, micros_of(self), -1, time_zone(self), NONE);
}
METHOD(dt_time, __format__, "!!($self, format, /)", "Formats self with strftime.") {
    Value format = text_argument(arg(args, 1), TEXT("__format__"), 1);
    if (is_unset(format)) return ERROR;
    return str_length(ref_of(format)) == 0 ? object_str(arg(args, 0))
                                           : call_method1(arg(args, 0), NAME(strftime), format);
}

Value time_init_module(Value module) {
    Value class = CLASS(dt_time);
    RETURN_IF_ERROR(type_set_attribute(class, NAME(min), time_new(class, 0, false, NONE)));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(max), time_new(class, MICROS_PER_DAY - 1, false, NONE)));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(resolution), delta_new((Delta){0, 1})));
    return module_add_class(module, class);
}
