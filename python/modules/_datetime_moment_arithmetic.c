// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: datetime, part 2: the clock, time stamps and zones, arithmetic, comparisons and hashes. Local time is
// UTC, so no local time exists twice or not at all.
#include "abi/ocall.h"
#include "python/io/grant.h"
#include "python/modules/_datetime.h"
#include "python/modules/time.h"
#include "python/objects/call.h"
#include "python/objects/float.h"
#include "python/objects/memory.h"

#define EPOCH_DAY INT64_C(719163) // ordinal of 1970-01-01
#define FIRST_DAY_END ((2 - EPOCH_DAY) * SECONDS_PER_DAY)

// --- from the clock and from time stamps
// CPython looks at the local time a day earlier, for one that is there twice, or a day later.
static Value check_local(int64_t ordinal, bool later) {
    if (later) return ordinal == MAX_ORDINAL ? datetime_year_error(MAX_YEAR + 1) : NONE;
    return ordinal == 1 ? datetime_year_error(MIN_YEAR - 1) : NONE;
}
static Value from_timestamp(Value class, Timestamp t, Value zone, bool local) {
    TmResult r = tm_of_timestamp(t.seconds);
    if (!r.ok) return ERROR;
    Tm tm = r.tm;
    if (tm.year < MIN_YEAR || tm.year > MAX_YEAR) return datetime_year_error(tm.year);
    if (local && t.seconds < FIRST_DAY_END) return check_local(1, false);
    return moment_make(class, (Moment){{(int32_t)tm.year, tm.month + 1, tm.day},
                                       calendar_micros(tm.hour, tm.minute, tm.second, t.micros),
                                       false,
                                       zone});
}
// What is in UTC so far, in its zone.
static Value in_zone(Value made, Value zone) {
    return is_error(made) || is_none(zone) ? made : call_method1(zone, NAME(fromutc), made);
}
static Value from_clock(Value class, Value zone) {
    ClockResult now = grant_clock(OCALL_CLOCK_REALTIME);
    if (!now.ok) return ERROR;
    Timestamp t = {true, (int64_t)(now.ns / 1000000000), (int64_t)(now.ns / 1000 % 1000000)};
    return in_zone(from_timestamp(class, t, zone, false), zone);
}
CLASSMETHOD(dt_datetime, now, "($type, /, tz=None)",
            "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone "
            "object.\n\nIf no tz is specified, uses local timezone.") {
    Value zone = datetime_zone(arg(args, 1));
    return is_error(zone) ? ERROR : from_clock(arg(args, 0), zone);
}
CLASSMETHOD(dt_datetime, utcnow, "!($type, /)", "Return a new datetime representing UTC day and time.") {
    return from_clock(arg(args, 0), NONE);
}
CLASSMETHOD(dt_datetime, fromtimestamp, "!($type, timestamp, tz=None)",
            "timestamp[, tz] -> tz's local time from POSIX timestamp.") {
    Value zone = datetime_zone(arg(args, 2));
    RETURN_IF_ERROR(zone);
    Timestamp t = datetime_timestamp(arg(args, 1), false);
    return t.ok ? in_zone(from_timestamp(arg(args, 0), t, zone, is_none(zone)), zone) : ERROR;
}
CLASSMETHOD(dt_datetime, utcfromtimestamp, "!!($type, timestamp, /)",
            "Construct a naive UTC datetime from a POSIX timestamp.") {
    Timestamp t = datetime_timestamp(arg(args, 1), false);
    return t.ok ? from_timestamp(arg(args, 0), t, NONE, false) : ERROR;
}
METHOD(dt_datetime, timestamp, "!($self, /)", "Return POSIX timestamp as float.") {
    Value self = arg(args, 0);
    Moment m = moment_of(self);
    Delta since = {calendar_ordinal(m.day) - EPOCH_DAY, m.micros};
    if (is_none(m.zone)) {
        RETURN_IF_ERROR(check_local(calendar_ordinal(m.day), m.fold));
        int64_t seconds = since.days * SECONDS_PER_DAY + since.micros / MICROS_PER_SECOND;
        return float_new((double)seconds + (double)(since.micros % MICROS_PER_SECOND) / 1e6);
    }
    Value offset = zone_utcoffset(m.zone, self);
    RETURN_IF_ERROR(offset);
    if (is_none(offset)) return TYPE_ERROR("can't subtract offset-naive and offset-aware datetimes");
    return delta_total_seconds(delta_sub(since, delta_of(offset)));
}
METHOD(dt_datetime, astimezone, "!($self, tz=None)", "tz -> convert to local time in new timezone tz\n") {
    Value self = arg(args, 0), zone = datetime_zone(arg(args, 1));
    RETURN_IF_ERROR(zone);
    Value own = moment_of(self).zone;
    if (!is_none(own) && same(own, zone)) return self;
    Value offset = zone_utcoffset(own, self), utc = self;
    RETURN_IF_ERROR(offset);
    if (is_none(offset)) {
        RETURN_IF_ERROR(check_local(calendar_ordinal(day_of(self)), moment_of(self).fold));
    } else {
        utc = moment_add(self, delta_of(offset), -1);
        RETURN_IF_ERROR(utc);
        if (!is_datetime(utc)) return TYPE_ERROR("astimezone: a datetime subclass made no datetime");
    }
    if (is_none(zone)) zone = zone_local();
    RETURN_IF_ERROR(zone);
    Moment m = moment_of(utc);
    m.zone = zone;
    Value moved = moment_make(class_of(self), m);
    return is_error(moved) ? ERROR : call_method1(zone, NAME(fromutc), moved);
}

// --- arithmetic
Value moment_add(Value v, Delta d, int32_t sign) {
    Moment m = moment_of(v);
    Delta sum = delta_normal(calendar_ordinal(m.day) + sign * d.days, m.micros + sign * d.micros);
    if (sum.days < 1 || sum.days > MAX_ORDINAL)
        return raise0(CLASS(OverflowError), TEXT("date value out of range"));
    return moment_make(class_of(v), (Moment){calendar_day((int32_t)sum.days), sum.micros, false, m.zone});
}
static Delta difference(Moment a, Moment b) {
    return delta_normal((int64_t)calendar_ordinal(a.day) - calendar_ordinal(b.day), a.micros - b.micros);
}
// What two zones' offsets are at two moments.
typedef struct {
    bool ok;
    Value a, b; // None or a timedelta
} Offsets;
static Offsets offsets_of(Value a, Value b) {
    Offsets o = {.a = zone_utcoffset(moment_of(a).zone, a), .b = NONE};
    if (!is_error(o.a)) o.b = zone_utcoffset(moment_of(b).zone, b);
    o.ok = !is_error(o.a) && !is_error(o.b);
    return o;
}
Value moment_sub(Value a, Value b) {
    Moment x = moment_of(a), y = moment_of(b);
    Delta d = difference(x, y);
    if (same(x.zone, y.zone)) return delta_new(d);
    Offsets o = offsets_of(a, b);
    if (!o.ok) return ERROR;
    if (is_none(o.a) != is_none(o.b))
        return TYPE_ERROR("can't subtract offset-naive and offset-aware datetimes");
    if (!is_none(o.a)) d = delta_sub(d, delta_sub(delta_of(o.a), delta_of(o.b)));
    return delta_new(d);
}
static Value add(Value a, Value b) {
    if (is_datetime(a)) return is_delta(b) ? moment_add(a, delta_of(b), 1) : NOT_IMPLEMENTED;
    return is_delta(a) ? moment_add(b, delta_of(a), 1) : NOT_IMPLEMENTED;
}
static Value subtract(Value a, Value b) {
    if (!is_datetime(a)) return NOT_IMPLEMENTED;
    if (is_datetime(b)) return moment_sub(a, b);
    return is_delta(b) ? moment_add(a, delta_of(b), -1) : NOT_IMPLEMENTED;
}
METHOD(dt_datetime, __add__, "($self, value, /)", "Return self+value.") {
    return add(arg(args, 0), arg(args, 1));
}
METHOD(dt_datetime, __radd__, "($self, value, /)", "Return value+self.") {
    return add(arg(args, 1), arg(args, 0));
}
METHOD(dt_datetime, __sub__, "($self, value, /)", "Return self-value.") {
    return subtract(arg(args, 0), arg(args, 1));
}
METHOD(dt_datetime, __rsub__, "($self, value, /)", "Return value-self.") {
    return subtract(arg(args, 1), arg(args, 0));
}

// --- comparisons
// The offset that it would have with the other fold.
static Value flipped_offset(Value v) {
    Moment m = moment_of(v);
    m.fold = !m.fold;
    Value other = moment_new(CLASS(dt_datetime), m);
    return is_error(other) ? ERROR : zone_utcoffset(m.zone, other);
}
// Does the offset depend on the fold, so that by PEP 495 nothing in another zone is equal? TRUE, FALSE, ERROR.
static Value is_doubtful(Value v, Value offset) {
    Value flipped = flipped_offset(v);
    RETURN_IF_ERROR(flipped);
    if (same(flipped, offset)) return FALSE;
    if (is_none(flipped) || is_none(offset)) return TRUE;
    return bool_value(delta_order(delta_of(flipped), delta_of(offset)) != 0);
}
static Value compare_zoned(enum CompareOp op, Value a, Value b) {
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    Offsets o = offsets_of(a, b);
    if (!o.ok) return ERROR;
    if (is_none(o.a) != is_none(o.b)) {
        if (equality) return bool_value(op == COMPARE_NE);
        return TYPE_ERROR("can't compare offset-naive and offset-aware datetimes");
    }
    Delta d = difference(moment_of(a), moment_of(b));
    if (!is_none(o.a)) d = delta_sub(d, delta_sub(delta_of(o.a), delta_of(o.b)));
    int32_t order = d.days != 0 ? (d.days < 0 ? -1 : 1) : d.micros != 0;
    if (equality && order == 0) {
        Value doubtful = is_doubtful(a, o.a);
        if (is_false(doubtful)) doubtful = is_doubtful(b, o.b);
        RETURN_IF_ERROR(doubtful);
        order = is_true(doubtful);
    }
    return datetime_compared(op, order);
}
static Value compare(Args args, enum CompareOp op) {
    Value self = arg(args, 0), other = arg(args, 1);
    if (unlikely(!is_datetime(other))) {
        if (!is_date(other)) return NOT_IMPLEMENTED;
        if (op == COMPARE_EQ || op == COMPARE_NE) return bool_value(op == COMPARE_NE);
        return datetime_cant_compare(self, other);
    }
    Ref a = ref_of(self), b = ref_of(other);
    if (!same(slot_get(a, DATETIME_ZONE), slot_get(b, DATETIME_ZONE))) return compare_zoned(op, self, other);
    int64_t x = int_of(slot_get(a, DATE_YMD)), y = int_of(slot_get(b, DATE_YMD));
    if (x == y) {
        x = int_of(slot_get(a, DATETIME_CLOCK)) >> 1;
        y = int_of(slot_get(b, DATETIME_CLOCK)) >> 1;
    }
    return datetime_compared(op, (x > y) - (x < y));
}
METHOD(dt_datetime, __lt__, "($self, value, /)", "Return self<value.") { return compare(args, COMPARE_LT); }
METHOD(dt_datetime, __le__, "($self, value, /)", "Return self<=value.") { return compare(args, COMPARE_LE); }
METHOD(dt_datetime, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }
METHOD(dt_datetime, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }
METHOD(dt_datetime, __gt__, "($self, value, /)", "Return self>value.") { return compare(args, COMPARE_GT); }
METHOD(dt_datetime, __ge__, "($self, value, /)", "Return self>=value.") { return compare(args, COMPARE_GE); }
METHOD(dt_datetime, __hash__, "($self, /)", "Return hash(self).") {
    Value self = arg(args, 0), known = slot_get(ref_of(self), DATE_HASH);
    if (!is_unset(known)) return known;
    Moment m = moment_of(self);
    Value plain = self;
    if (m.fold && !is_none(m.zone))
        plain = moment_new(CLASS(dt_datetime), (Moment){m.day, m.micros, false, m.zone});
    Value offset = is_error(plain) ? ERROR : zone_utcoffset(m.zone, plain);
    RETURN_IF_ERROR(offset);
    if (is_none(offset)) {
        known = int_u32(datetime_hash_bits((uint64_t)day_pack(m.day), (uint64_t)m.micros + 3));
    } else {
        int64_t hash = delta_hash(delta_sub((Delta){calendar_ordinal(m.day), m.micros}, delta_of(offset)));
        known = hash == -1 ? ERROR : int_new(hash);
    }
    RETURN_IF_ERROR(known);
    slot_set(ref_of(self), DATE_HASH, known);
    return known;
}
