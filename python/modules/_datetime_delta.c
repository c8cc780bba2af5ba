// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: timedelta. What has fewer microseconds than 2^63 (some 292,000 years) is computed in 64 bits, anything
// else as Python's integers, with the same results.
#include "python/modules/_datetime.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/real.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

#define MAX_DAYS INT64_C(999999999)
TYPE(
    timedelta, "datetime.timedelta", object, 4,
    "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, "
    "minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default to 0.\n"
    "Arguments may be integers or floats, and may be positive or negative.");
_Static_assert(DELTA_FIELDS == 4, "TYPE()");

// --- making them
static Value fill(Value v, Delta d) {
    RETURN_IF_ERROR(v);
    Ref r = ref_of(v);
    slot_set(r, DELTA_DAYS, int_wrap(d.days));
    slot_set(r, DELTA_SECONDS, int_wrap(d.micros / MICROS_PER_SECOND));
    slot_set(r, DELTA_MICROS, int_wrap(d.micros % MICROS_PER_SECOND));
    return v;
}
static Value new_of(Value class, Delta d) {
    if (unlikely(d.days > MAX_DAYS || d.days < -MAX_DAYS))
        return raise2(CLASS(OverflowError), TEXT("days={}; must have magnitude <= {}"), int_wrap(d.days),
                      int_wrap(MAX_DAYS));
    return fill(same(class, CLASS(timedelta)) ? NEW(timedelta) : new_instance(class), d);
}
Value delta_new(Delta d) { return new_of(CLASS(timedelta), d); }

static Value from_small(Value class, int64_t micros) {
    int64_t days = micros / MICROS_PER_DAY, rest = micros % MICROS_PER_DAY;
    return new_of(class, rest < 0 ? (Delta){days - 1, rest + MICROS_PER_DAY} : (Delta){days, rest});
}
// Of a number of microseconds, a plain int.
static Value from_long(Value class, Value micros) {
    RETURN_IF_ERROR(micros);
    if (is_int(micros)) return from_small(class, int_of(micros));
    DivmodResult parts = long_divmod(micros, int_wrap(MICROS_PER_DAY));
    RETURN_IF_ERROR(parts.quotient);
    if (!is_int(parts.quotient) || (int32_t)int_of(parts.quotient) != int_of(parts.quotient))
        return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C int"));
    return new_of(class, (Delta){int_of(parts.quotient), int_of(parts.remainder)});
}
// The number of microseconds; !ok: it does not fit.
static I64Result total(Delta d) {
    if (unlikely(d.days > 100000000 || d.days < -100000000)) return (I64Result){0};
    return (I64Result){true, d.days * MICROS_PER_DAY + d.micros};
}
static Value total_long(Delta d) {
    I64Result small = total(d);
    if (small.ok) return int_new(small.value);
    Value days = long_mul(int_wrap(d.days), int_wrap(MICROS_PER_DAY));
    return is_error(days) ? ERROR : long_add(days, int_wrap(d.micros));
}

// --- construction
typedef struct {
    Value sum;       // plain int of microseconds, or ERROR
    double leftover; // fractions of microseconds
} Sum;
static Sum add_unit(Sum s, Value v, Text name, int64_t unit) {
    if (is_unset(v) || is_error(s.sum)) return s;
    if (is_int_object(v)) {
        Value n = long_mul(int_plain(v), int_wrap(unit));
        s.sum = is_error(n) ? ERROR : long_add(s.sum, n);
    } else if (is_float_object(v)) {
        double d = float_value(v), whole = f64_is_finite(d) ? real_trunc(d) : d;
        Value n = int_from_double(whole);
        n = is_error(n) ? ERROR : long_mul(n, int_wrap(unit));
        double micros = (d - whole) * (double)unit, whole_micros = real_trunc(micros);
        Value rest = is_error(n) ? ERROR : long_add(n, int_wrap(f64_to_i64(whole_micros)));
        s.sum = is_error(rest) ? ERROR : long_add(s.sum, rest);
        s.leftover += micros - whole_micros;
    } else {
        s.sum = raise2(CLASS(TypeError), TEXT("unsupported type for timedelta {} component: {}"),
                       str_from_text(name), type_shown_name(class_of(v)));
    }
    return s;
}
static Value construct(Value class, Args args) {
    Sum s = {int_u32(0), 0};
    s = add_unit(s, arg(args, 3), TEXT("microseconds"), 1);
    s = add_unit(s, arg(args, 4), TEXT("milliseconds"), 1000);
    s = add_unit(s, arg(args, 2), TEXT("seconds"), MICROS_PER_SECOND);
    s = add_unit(s, arg(args, 5), TEXT("minutes"), 60 * MICROS_PER_SECOND);
    s = add_unit(s, arg(args, 6), TEXT("hours"), 3600 * MICROS_PER_SECOND);
    s = add_unit(s, arg(args, 1), TEXT("days"), MICROS_PER_DAY);
    s = add_unit(s, arg(args, 7), TEXT("weeks"), 7 * MICROS_PER_DAY);
    RETURN_IF_ERROR(s.sum);
    if (s.leftover != 0) {
        double whole = real_round(s.leftover);
        if (f64_abs(whole - s.leftover) == 0.5) { // to even, the whole sum counted
            double odd = int_is_odd(s.sum) ? 1 : 0;
            whole = 2.0 * real_round((s.leftover + odd) * 0.5) - odd;
        }
        s.sum = long_add(s.sum, int_wrap(f64_to_i64(whole)));
    }
    return from_long(class, s.sum);
}
// Seven small numbers, as they nearly always are; UNSET: they are not.
static Value construct_small(Value class, Args args) {
    static const int64_t units[7] = {
        MICROS_PER_DAY,           MICROS_PER_SECOND, 1, 1000, 60 * MICROS_PER_SECOND,
        3600 * MICROS_PER_SECOND, 7 * MICROS_PER_DAY};
    int64_t sum = 0;
    for (uint32_t i = 0; i < 7; i++) {
        Value v = arg(args, i + 1);
        if (is_unset(v)) continue;
        if (!is_int(v) || int_of(v) > 1000000 || int_of(v) < -1000000) return UNSET;
        sum += int_of(v) * AT(units, i);
    }
    return from_small(class, sum);
}
STATICMETHOD(timedelta, __new__,
             "!!($type, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value quick = construct_small(arg(args, 0), args);
    return likely(!is_unset(quick)) ? quick : construct(arg(args, 0), args);
}
METHOD(timedelta, __reduce__, "!($self, /)", "__reduce__() -> (cls, state)") {
    Ref r = ref_of(arg(args, 0));
    Value state = tuple3(slot_get(r, DELTA_DAYS), slot_get(r, DELTA_SECONDS), slot_get(r, DELTA_MICROS));
    return is_error(state) ? ERROR : tuple2(class_of(arg(args, 0)), state);
}

// --- what it is
int64_t delta_hash(Delta d) {
    Value parts = tuple3(int_wrap(d.days), int_wrap(d.micros / MICROS_PER_SECOND),
                         int_wrap(d.micros % MICROS_PER_SECOND));
    return is_error(parts) ? -1 : tuple_hash(parts).value;
}
METHOD(timedelta, __hash__, "($self, /)", "Return hash(self).") {
    Ref r = ref_of(arg(args, 0));
    Value known = slot_get(r, DELTA_HASH);
    if (is_unset(known)) {
        int64_t hash = delta_hash(delta_of(arg(args, 0)));
        if (hash == -1) return ERROR;
        known = int_new(hash);
        RETURN_IF_ERROR(known);
        slot_set(r, DELTA_HASH, known);
    }
    return known;
}
METHOD(timedelta, __bool__, "($self, /)", "True if self else False") {
    Delta d = delta_of(arg(args, 0));
    return bool_value(d.days != 0 || d.micros != 0);
}
METHOD(timedelta, __repr__, "($self, /)", "Return repr(self).") {
    Delta d = delta_of(arg(args, 0));
    Value name = type_shown_name(class_of(arg(args, 0)));
    RETURN_IF_ERROR(name);
    Builder b = builder_char(builder_str(builder_new(), name), '(');
    bool some = d.days != 0;
    if (some) b = builder_i64(builder_text(b, TEXT("days=")), d.days);
    if (d.micros >= MICROS_PER_SECOND) {
        if (some) b = builder_text(b, TEXT(", "));
        b = builder_i64(builder_text(b, TEXT("seconds=")), d.micros / MICROS_PER_SECOND);
        some = true;
    }
    if (d.micros % MICROS_PER_SECOND != 0) {
        if (some) b = builder_text(b, TEXT(", "));
        b = builder_i64(builder_text(b, TEXT("microseconds=")), d.micros % MICROS_PER_SECOND);
        some = true;
    }
    return builder_finish(builder_char(some ? b : builder_char(b, '0'), ')'));
}
METHOD(timedelta, __str__, "($self, /)", "Return str(self).") {
    Delta d = delta_of(arg(args, 0));
    Clock c = calendar_clock(d.micros);
    Builder b = builder_new();
    if (d.days != 0) {
        b = builder_i64(b, d.days);
        b = builder_text(b, d.days == 1 || d.days == -1 ? TEXT(" day, ") : TEXT(" days, "));
    }
    b = text_put2(builder_char(builder_i64(b, c.hour), ':'), c.minute);
    b = text_put2(builder_char(b, ':'), c.second);
    if (c.micro != 0) {
        b = text_put2(builder_char(b, '.'), c.micro / 10000);
        b = text_put2(text_put2(b, c.micro / 100 % 100), c.micro % 100);
    }
    return builder_finish(b);
}
Value delta_total_seconds(Delta d) {
    I64Result micros = total(d);
    int64_t exact = INT64_C(1) << 53;
    if (micros.ok && micros.value <= exact && micros.value >= -exact)
        return float_new((double)micros.value / 1e6);
    Value n = total_long(d);
    return is_error(n) ? ERROR : long_truediv(n, int_wrap(MICROS_PER_SECOND));
}
METHOD(timedelta, total_seconds, "!($self, /)", "Total seconds in the duration.") {
    return delta_total_seconds(delta_of(arg(args, 0)));
}

// --- comparisons
static Value compare(Args args, enum CompareOp op) {
    Value other = arg(args, 1);
    if (unlikely(!is_delta(other))) return NOT_IMPLEMENTED;
    return datetime_compared(op, delta_order(delta_of(arg(args, 0)), delta_of(other)));
}
METHOD(timedelta, __lt__, "($self, value, /)", "Return self<value.") { return compare(args, COMPARE_LT); }
METHOD(timedelta, __le__, "($self, value, /)", "Return self<=value.") { return compare(args, COMPARE_LE); }
METHOD(timedelta, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }
METHOD(timedelta, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }
METHOD(timedelta, __gt__, "($self, value, /)", "Return self>value.") { return compare(args, COMPARE_GT); }
METHOD(timedelta, __ge__, "($self, value, /)", "Return self>=value.") { return compare(args, COMPARE_GE); }

// --- sums
static Value add(Value a, Value b) {
    if (!is_delta(a) || !is_delta(b)) return NOT_IMPLEMENTED;
    Delta x = delta_of(a), y = delta_of(b);
    return delta_new(delta_normal(x.days + y.days, x.micros + y.micros));
}
static Value sub(Value a, Value b) {
    return is_delta(a) && is_delta(b) ? delta_new(delta_sub(delta_of(a), delta_of(b))) : NOT_IMPLEMENTED;
}
static Value negative(Delta d) { return delta_new(delta_normal(-d.days, -d.micros)); }
METHOD(timedelta, __add__, "($self, value, /)", "Return self+value.") {
    return add(arg(args, 0), arg(args, 1));
}
METHOD(timedelta, __radd__, "($self, value, /)", "Return value+self.") {
    return add(arg(args, 1), arg(args, 0));
}
METHOD(timedelta, __sub__, "($self, value, /)", "Return self-value.") {
    return sub(arg(args, 0), arg(args, 1));
}
METHOD(timedelta, __rsub__, "($self, value, /)", "Return value-self.") {
    return sub(arg(args, 1), arg(args, 0));
}
METHOD(timedelta, __neg__, "($self, /)", "-self") { return negative(delta_of(arg(args, 0))); }
METHOD(timedelta, __pos__, "($self, /)", "+self") { return delta_new(delta_of(arg(args, 0))); }
METHOD(timedelta, __abs__, "($self, /)", "abs(self)") {
    Delta d = delta_of(arg(args, 0));
    return d.days < 0 ? negative(d) : delta_new(d);
}

// --- products and quotients
// d * factor / divisor, to the nearest microsecond; both plain ints.
static Value scaled(Delta d, Value factor, Value divisor) {
    Value micros = total_long(d);
    Value product = is_error(micros) ? ERROR : long_mul(micros, factor);
    RETURN_IF_ERROR(product);
    if (same(divisor, int_u32(1))) return from_long(CLASS(timedelta), product);
    return from_long(CLASS(timedelta), long_divmod_near(product, divisor).quotient);
}
// A float as a fraction; .up is ERROR when it is none.
typedef struct {
    Value up, down;
} Ratio;
static Ratio ratio_of(Value v) {
    Ratio failed = {ERROR, ERROR};
    Value pair = call_method0(v, NAME(as_integer_ratio));
    if (is_error(pair)) return failed;
    if (!is_tuple(pair)) {
        raise1(CLASS(TypeError),
               TEXT("unexpected return type from as_integer_ratio(): expected tuple, got '{}'"),
               type_shown_name(class_of(pair)));
        return failed;
    }
    pair = object_plain(pair);
    if (tuple_length(pair) != 2) {
        VALUE_ERROR("as_integer_ratio() must return a 2-tuple");
        return failed;
    }
    Value up = tuple_get(pair, 0), down = tuple_get(pair, 1);
    if (!is_int_object(up) || !is_int_object(down)) {
        TYPE_ERROR("as_integer_ratio() must return integers");
        return failed;
    }
    return (Ratio){int_plain(up), int_plain(down)};
}
static Value multiply(Value v, Value factor) {
    Delta d = delta_of(v);
    if (is_int_object(factor)) {
        I64Result micros = total(d), product = micros.ok && is_int(factor)
                                                   ? i64_mul(micros.value, int_of(factor))
                                                   : (I64Result){0};
        if (likely(product.ok)) return from_small(CLASS(timedelta), product.value);
        return scaled(d, int_plain(factor), int_u32(1));
    }
    if (!is_float_object(factor)) return NOT_IMPLEMENTED;
    Ratio r = ratio_of(factor);
    return is_error(r.up) ? ERROR : scaled(d, r.up, r.down);
}
METHOD(timedelta, __mul__, "($self, value, /)", "Return self*value.") {
    return multiply(arg(args, 0), arg(args, 1));
}
METHOD(timedelta, __rmul__, "($self, value, /)", "Return value*self.") {
    return multiply(arg(args, 0), arg(args, 1));
}
METHOD(timedelta, __truediv__, "($self, value, /)", "Return self/value.") {
    Delta d = delta_of(arg(args, 0));
    Value other = arg(args, 1);
    if (is_delta(other)) {
        Value a = total_long(d), b = is_error(a) ? ERROR : total_long(delta_of(other));
        return is_error(b) ? ERROR : long_truediv(a, b);
    }
    if (is_int_object(other)) {
        Value micros = total_long(d);
        return is_error(micros)
                   ? ERROR
                   : from_long(CLASS(timedelta), long_divmod_near(micros, int_plain(other)).quotient);
    }
    if (!is_float_object(other)) return NOT_IMPLEMENTED;
    Ratio r = ratio_of(other);
    return is_error(r.up) ? ERROR : scaled(d, r.down, r.up);
}
METHOD(timedelta, __rtruediv__, "($self, value, /)", "Return value/self.") { return NOT_IMPLEMENTED; }

static Value floor_divide(Delta d, Value other) {
    Value a = total_long(d);
    RETURN_IF_ERROR(a);
    if (is_int_object(other)) return from_long(CLASS(timedelta), long_floordiv(a, int_plain(other)));
    Value b = total_long(delta_of(other));
    return is_error(b) ? ERROR : long_floordiv(a, b);
}
METHOD(timedelta, __floordiv__, "($self, value, /)", "Return self//value.") {
    Value other = arg(args, 1);
    return is_delta(other) || is_int_object(other) ? floor_divide(delta_of(arg(args, 0)), other)
                                                   : NOT_IMPLEMENTED;
}
METHOD(timedelta, __rfloordiv__, "($self, value, /)", "Return value//self.") { return NOT_IMPLEMENTED; }
static Value modulo(Value a, Value b) {
    if (!is_delta(a) || !is_delta(b)) return NOT_IMPLEMENTED;
    Value x = total_long(delta_of(a)), y = is_error(x) ? ERROR : total_long(delta_of(b));
    return is_error(y) ? ERROR : from_long(CLASS(timedelta), long_mod(x, y));
}
METHOD(timedelta, __mod__, "($self, value, /)", "Return self%value.") {
    return modulo(arg(args, 0), arg(args, 1));
}
METHOD(timedelta, __rmod__, "($self, value, /)", "Return value%self.") {
    return modulo(arg(args, 1), arg(args, 0));
}
static Value both(Value a, Value b) {
    if (!is_delta(a) || !is_delta(b)) return NOT_IMPLEMENTED;
    Value x = total_long(delta_of(a)), y = is_error(x) ? ERROR : total_long(delta_of(b));
    RETURN_IF_ERROR(y);
    DivmodResult parts = long_divmod(x, y);
    RETURN_IF_ERROR(parts.quotient);
    Value rest = from_long(CLASS(timedelta), parts.remainder);
    return is_error(rest) ? ERROR : tuple2(parts.quotient, rest);
}
METHOD(timedelta, __divmod__, "($self, value, /)", "Return divmod(self, value).") {
    return both(arg(args, 0), arg(args, 1));
}
METHOD(timedelta, __rdivmod__, "($self, value, /)", "Return divmod(value, self).") {
    return both(arg(args, 1), arg(args, 0));
}

Value delta_init_module(Value module) {
    Value class = CLASS(timedelta);
    RETURN_IF_ERROR(member_add(T_timedelta, NAME(days), DELTA_DAYS, MEMBER_READ_ONLY));
    RETURN_IF_ERROR(member_add(T_timedelta, NAME(seconds), DELTA_SECONDS, MEMBER_READ_ONLY));
    RETURN_IF_ERROR(member_add(T_timedelta, NAME(microseconds), DELTA_MICROS, MEMBER_READ_ONLY));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(resolution), delta_new((Delta){0, 1})));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(min), delta_new((Delta){-MAX_DAYS, 0})));
    RETURN_IF_ERROR(type_set_attribute(class, NAME(max), delta_new((Delta){MAX_DAYS, MICROS_PER_DAY - 1})));
    return module_add_class(module, class);
}
