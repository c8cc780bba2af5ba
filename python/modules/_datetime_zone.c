// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: tzinfo, whose methods subclasses write, and timezone, a fixed offset from UTC. What a subclass's
// methods give is checked here before anything is computed with it.
#include "python/modules/_datetime.h"
#include "python/objects/call.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(tzinfo, "datetime.tzinfo", object, 0, "Abstract base class for time zone info objects.");
TYPE(timezone, "datetime.timezone", tzinfo, 2, "Fixed offset from UTC implementation of tzinfo.");
_Static_assert(ZONE_FIELDS == 2, "TYPE()");

ROOT(zone_utc);

static Delta offset_of(Value zone) { return delta_of(slot_get(ref_of(zone), ZONE_OFFSET)); }

// --- asking a zone
static Value ask(Value zone, Value name, Value argument) {
    Value offset = call_method1(zone, name, argument);
    if (is_error(offset) || is_none(offset)) return offset;
    if (!is_delta(offset))
        return raise2(CLASS(TypeError), TEXT("tzinfo.{}() must return None or timedelta, not '{}'"), name,
                      type_shown_name(class_of(offset)));
    Delta d = delta_of(offset);
    if (d.days > 0 || d.days < -1 || (d.days == -1 && d.micros == 0))
        return VALUE_ERROR("offset must be a timedelta strictly between -timedelta(hours=24) and "
                           "timedelta(hours=24).");
    return offset;
}
Value zone_utcoffset(Value zone, Value argument) {
    if (is_none(zone)) return NONE;
    if (IS_EXACT(zone, timezone)) return slot_get(ref_of(zone), ZONE_OFFSET);
    return ask(zone, NAME(utcoffset), argument);
}
Value zone_dst(Value zone, Value argument) {
    if (is_none(zone) || IS_EXACT(zone, timezone)) return NONE;
    return ask(zone, NAME(dst), argument);
}
static Value shown_name(Value zone) {
    Value name = slot_get(ref_of(zone), ZONE_NAME);
    if (!is_unset(name)) return name;
    if (same(zone, zone_utc)) return str_interned_text(TEXT("UTC"));
    Delta d = offset_of(zone);
    Builder b = builder_text(builder_new(), TEXT("UTC"));
    return builder_finish(d.days == 0 && d.micros == 0 ? b : text_offset(b, d, true));
}
Value zone_tzname(Value zone, Value argument) {
    if (is_none(zone)) return NONE;
    if (IS_EXACT(zone, timezone)) return shown_name(zone);
    Value name = call_method1(zone, NAME(tzname), argument);
    if (is_error(name) || is_none(name) || is_str(name)) return name;
    return raise1(CLASS(TypeError), TEXT("tzinfo.tzname() must return None or a string, not '{}'"),
                  type_shown_name(class_of(name)));
}

// --- tzinfo
STATICMETHOD(tzinfo, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return new_instance(arg(args, 0));
}
static Value unwritten(Value name) {
    return raise1(CLASS(NotImplementedError), TEXT("a tzinfo subclass must implement {}()"), name);
}
METHOD(tzinfo, tzname, "!($self, dt, /)", "datetime -> string name of time zone.") {
    return unwritten(NAME(tzname));
}
METHOD(tzinfo, utcoffset, "!($self, dt, /)",
       "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC") {
    return unwritten(NAME(utcoffset));
}
METHOD(tzinfo, dst, "!($self, dt, /)", "datetime -> DST offset as timedelta positive east of UTC.") {
    return unwritten(NAME(dst));
}
METHOD(tzinfo, fromutc, "!($self, dt, /)", "datetime in UTC -> datetime in local time.") {
    Value self = arg(args, 0), dt = arg(args, 1);
    if (!is_datetime(dt)) return TYPE_ERROR("fromutc: argument must be a datetime");
    if (!same(moment_of(dt).zone, self)) return VALUE_ERROR("fromutc: dt.tzinfo is not self");
    Value offset = zone_utcoffset(self, dt);
    RETURN_IF_ERROR(offset);
    if (is_none(offset)) return VALUE_ERROR("fromutc: non-None utcoffset() result required");
    Value dst = zone_dst(self, dt);
    RETURN_IF_ERROR(dst);
    if (is_none(dst)) return VALUE_ERROR("fromutc: non-None dst() result required");
    Value result = moment_add(dt, delta_sub(delta_of(offset), delta_of(dst)), 1);
    RETURN_IF_ERROR(result);
    if (!is_datetime(result)) return TYPE_ERROR("fromutc: a datetime subclass made no datetime");
    dst = zone_dst(moment_of(result).zone, result);
    RETURN_IF_ERROR(dst);
    if (is_none(dst)) return VALUE_ERROR("fromutc: tz.dst() gave inconsistent results; cannot convert");
    Delta d = delta_of(dst);
    return d.days != 0 || d.micros != 0 ? moment_add(result, d, 1) : result;
}
METHOD(tzinfo, __reduce__, "!($self, /)", "-> (cls, state)") {
    Value self = arg(args, 0), make = object_getattr_or_unset(self, NAME(__getinitargs__));
    RETURN_IF_ERROR(make);
    Value given = is_unset(make) ? tuple_new(0) : call0(make);
    Value state = is_error(given) ? ERROR : call_method0(self, NAME(__getstate__));
    return is_error(state) ? ERROR : tuple3(class_of(self), given, state);
}

// --- timezone
static Value make(Value offset, Value name) {
    Value self = NEW(timezone);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), ZONE_OFFSET, offset);
    slot_set(ref_of(self), ZONE_NAME, name);
    return self;
}
static Value checked(Value offset, Value name) {
    RETURN_IF_ERROR(offset);
    Delta d = delta_of(offset);
    if (is_unset(name) && d.days == 0 && d.micros == 0) return zone_utc;
    if (d.days > 0 || d.days < -1 || (d.days == -1 && d.micros == 0))
        return raise1(CLASS(ValueError),
                      TEXT("offset must be a timedelta strictly between -timedelta(hours=24) and "
                           "timedelta(hours=24), not {r}."),
                      offset);
    return make(offset, name);
}
Value zone_fixed(Delta offset) {
    return offset.days == 0 && offset.micros == 0 ? zone_utc : checked(delta_new(offset), UNSET);
}
Value zone_local(void) {
    Value name = str_interned_text(TEXT("UTC"));
    return is_error(name) ? ERROR : make(slot_get(ref_of(zone_utc), ZONE_OFFSET), name);
}
STATICMETHOD(timezone, __new__, "!($type, offset, name=<unrepresentable>)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value offset = arg(args, 1), name = arg(args, 2);
    if (!is_delta(offset))
        return raise1(CLASS(TypeError), TEXT("timezone() argument 1 must be datetime.timedelta, not {}"),
                      type_shown_name(class_of(offset)));
    if (!is_unset(name) && is_unset(text_argument(name, TEXT("timezone"), 2))) return ERROR;
    return checked(offset, name);
}
METHOD(timezone, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0);
    if (same(self, zone_utc)) return str_from_text(TEXT("datetime.timezone.utc"));
    Value offset = slot_get(ref_of(self), ZONE_OFFSET), name = slot_get(ref_of(self), ZONE_NAME);
    return is_unset(name) ? text_format1(TEXT("datetime.timezone({r})"), offset)
                          : text_format2(TEXT("datetime.timezone({r}, {r})"), offset, name);
}
METHOD(timezone, __str__, "($self, /)", "Return str(self).") { return shown_name(arg(args, 0)); }
METHOD(timezone, __hash__, "($self, /)", "Return hash(self).") {
    HashResult hash = object_hash(slot_get(ref_of(arg(args, 0)), ZONE_OFFSET));
    return hash.ok ? int_new(hash.value) : ERROR;
}
static Value equal(Args args, bool unequal) {
    if (!IS_EXACT(arg(args, 1), timezone)) return NOT_IMPLEMENTED;
    return bool_value((delta_order(offset_of(arg(args, 0)), offset_of(arg(args, 1))) != 0) == unequal);
}
METHOD(timezone, __eq__, "($self, value, /)", "Return self==value.") { return equal(args, false); }
METHOD(timezone, __ne__, "($self, value, /)", "Return self!=value.") { return equal(args, true); }

static bool check_argument(Value v, Text name) {
    if (is_none(v) || is_datetime(v)) return true;
    raise2(CLASS(TypeError), TEXT("{}(dt) argument must be a datetime instance or None, not {}"),
           str_from_text(name), type_shown_name(class_of(v)));
    return false;
}
METHOD(timezone, tzname, "!($self, dt, /)",
       "If name is specified when timezone is created, returns the name.  Otherwise returns offset as "
       "'UTC(+|-)HH:MM'.") {
    return check_argument(arg(args, 1), TEXT("tzname")) ? shown_name(arg(args, 0)) : ERROR;
}
METHOD(timezone, utcoffset, "!($self, dt, /)", "Return fixed offset.") {
    if (!check_argument(arg(args, 1), TEXT("utcoffset"))) return ERROR;
    return slot_get(ref_of(arg(args, 0)), ZONE_OFFSET);
}
METHOD(timezone, dst, "!($self, dt, /)", "Return None.") {
    return check_argument(arg(args, 1), TEXT("dst")) ? NONE : ERROR;
}
METHOD(timezone, fromutc, "!($self, dt, /)", "datetime in UTC -> datetime in local time.") {
    Value self = arg(args, 0), dt = arg(args, 1);
    if (!is_datetime(dt)) return TYPE_ERROR("fromutc: argument must be a datetime");
    if (!same(moment_of(dt).zone, self)) return VALUE_ERROR("fromutc: dt.tzinfo is not self");
    return moment_add(dt, offset_of(self), 1);
}
METHOD(timezone, __getinitargs__, "!($self, /)", "pickle support") {
    Value offset = slot_get(ref_of(arg(args, 0)), ZONE_OFFSET),
          name = slot_get(ref_of(arg(args, 0)), ZONE_NAME);
    return is_unset(name) ? tuple1(offset) : tuple2(offset, name);
}

Value zone_init_module(Value module) {
    Value class = CLASS(timezone);
    type_add_flags(class, TYPE_IS_FINAL);
    if (!is_ref(zone_utc)) { // imported for the first time
        Value zero = delta_new((Delta){0, 0}), utc = is_error(zero) ? ERROR : make(zero, UNSET);
        RETURN_IF_ERROR(utc);
        zone_utc = utc;
    }
    int64_t most = (23 * 60 + 59) * 60 * MICROS_PER_SECOND;
    RETURN_IF_ERROR(type_set_attribute(class, NAME(utc), zone_utc));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(min), zone_fixed((Delta){-1, MICROS_PER_DAY - most})));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(max), zone_fixed((Delta){0, most})));
    RETURN_IF_ERROR(module_set(module, NAME(UTC), zone_utc));
    RETURN_IF_ERROR(module_add_class(module, CLASS(tzinfo)));
    return module_add_class(module, class);
}
