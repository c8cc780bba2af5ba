// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// floats as numbers: boxes, conversions to and from ints and objects, hash, order beside ints, and the
// divisions that round down. What concerns text is in float_shortest.c, float_text.c and float_parse.c.
#include "python/objects/float.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/int_big.h"
#include "python/objects/memory.h"
#include "python/objects/real.h"
#include "python/objects/tuple.h"

Value float_box(double d) {
    Value box = new_bytes(SHAPE(float), 8);
    RETURN_IF_ERROR(box);
    f64_set(ref_of(box), 0, d);
    return box;
}

double float_value_slow(Value v) {
    if (is_self_tagged_float(v)) return float_of(v);
    if (!IS_EXACT(v, float)) v = object_plain(v);
    return is_self_tagged_float(v) ? float_of(v) : f64_get(ref_of(v), 0);
}

// mantissa * 2^exponent, plus less than 1 if `sticky`, to the nearest double; infinity beyond.
double float_scale(uint64_t mantissa, bool sticky, int64_t exponent) {
    if (mantissa == 0) return 0.0;
    // Keep 53 bits, or as many as a subnormal has: the last place is 2^unit.
    int64_t top = exponent + 64 - (int64_t)u64_clz(mantissa); // the value is below 2^top
    if (top > 1025) return f64_from_bits(UINT64_C(0x7ff) << 52);
    int64_t unit = (top > -1021 ? top : -1021) - 53;
    int64_t drop = unit - exponent;
    if (drop > 64) return 0.0;
    if (drop > 0) {
        uint64_t kept = drop == 64 ? 0 : mantissa >> (drop & 63);
        uint64_t half = UINT64_C(1) << ((drop - 1) & 63);
        uint64_t rest = mantissa & (half | (half - 1));
        bool up = rest > half || (rest == half && (sticky || (kept & 1)));
        mantissa = kept + up;
        exponent = unit;
    }
    // Subnormal, or the smallest normal number: the bits are the multiple of 2^-1074.
    if (top <= -1021) return f64_from_bits(mantissa << ((exponent + 1074) & 63));
    uint64_t bits = f64_bits((double)mantissa) + ((uint64_t)exponent << 52);
    return f64_from_bits(bits >> 52 >= 0x7ff ? UINT64_C(0x7ff) << 52 : bits);
}

DoubleResult float_from_int(Value n) {
    DoubleResult d = int_to_double(n);
    if (!d.ok) raise0(CLASS(OverflowError), TEXT("int too large to convert to float"));
    return d;
}

DoubleResult float_from_object(Value v) {
    DoubleResult failed = {0};
    if (likely(is_float_object(v))) return (DoubleResult){true, float_value(v)};
    if (is_int_object(v)) return float_from_int(int_plain(v));
    Value result = call_special0(v, NAME(__float__));
    if (is_error(result)) return failed;
    if (!is_unset(result)) {
        bool warned = is_float_object(result) && !float_is_exact(result) &&
                      is_error(convert_warn_subclass(TEXT("__float__"), TEXT("float"), v, result, true));
        if (warned) return failed;
        if (is_float_object(result)) return (DoubleResult){true, float_value(result)};
        raise2(CLASS(TypeError), TEXT("{t}.__float__ returned non-float (type {t})"), v, result);
        return failed;
    }
    if (object_has_index(v)) {
        Value n = object_index(v);
        return is_error(n) ? failed : float_from_int(n);
    }
    raise1(CLASS(TypeError), TEXT("must be real number, not {t}"), v);
    return failed;
}

// A finite double as mantissa * 2^exponent, the mantissa an integer with sign.
Binary float_binary(double d) {
    uint64_t bits = f64_bits(d), fraction = bits & ((UINT64_C(1) << 52) - 1);
    int64_t exponent = (int64_t)(bits >> 52 & 0x7ff);
    if (exponent) fraction |= UINT64_C(1) << 52;
    exponent = (exponent ? exponent : 1) - 1075;
    return (Binary){fraction, exponent, f64_sign(d)};
}

#define HASH_MODULUS ((UINT64_C(1) << 61) - 1)

int64_t float_hash(double d) {
    if (f64_is_inf(d)) return d < 0 ? -314159 : 314159;
    Binary b = float_binary(d);
    if (b.mantissa == 0) return 0;
    // 2^61 is 1: the mantissa is rotated in 61 bits.
    uint64_t shift = (uint64_t)(i64_floor_div(b.exponent, 61).remainder);
    uint64_t hash = ((b.mantissa << (shift & 63)) & HASH_MODULUS) | b.mantissa >> ((61 - shift) & 63);
    int64_t result = b.negative ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

bool float_is_integer(double d) { return f64_is_finite(d) && real_floor(d) == d; }

int32_t float_compare_int(double d, Value n) {
    if (f64_is_nan(d)) return 2;
    if (f64_is_inf(d)) return d < 0 ? -1 : 1;
    if (is_int(n) && f64_abs(d) < 0x1p62) {
        // The integers between decide first, then the fraction.
        int64_t whole = f64_to_i64(d), value = int_of(n);
        if (whole != value) return whole < value ? -1 : 1;
        double fraction = d - (double)whole;
        return fraction < 0 ? -1 : fraction > 0;
    }
    if (is_int(n)) return d < 0 ? -1 : 1;
    bool negative = big_negative(n);
    if (d == 0 || negative != f64_sign(d)) return negative ? 1 : -1;
    int64_t exponent =
        (int64_t)(f64_bits(d) >> 52 & 0x7ff) - 1022; // |d| is in [2^(exponent - 1), 2^exponent)
    int64_t bits = (int64_t)long_bit_length(n);
    if (exponent != bits) return (exponent < bits) != negative ? -1 : 1;
    // Of the same size, and d is an integer, since |n| >= 2^60.
    Binary b = float_binary(d);
    View limbs = big_limbs(n);
    uint64_t count = limbs_count(limbs);
    for (uint64_t i = count; i > 0; i--) {
        // limb i - 1 of the double
        int64_t at = b.exponent - (int64_t)(i - 1) * 64;
        uint64_t limb = at >= 64 || at <= -64 ? 0
                        : at >= 0             ? b.mantissa << (at & 63)
                                              : b.mantissa >> (-at & 63);
        uint64_t other = view_u64(limbs, i - 1);
        if (limb != other) return (limb < other) != negative ? -1 : 1;
    }
    return 0;
}

// --- divisions that round down -----------------------------------------------------------------------------

static Value divided_by_zero(Text text) { return raise0(CLASS(ZeroDivisionError), text); }

typedef struct {
    double quotient, remainder;
} Division;

// b is not 0.
static Division divide(double a, double b) {
    double remainder = real_fmod(a, b), quotient = (a - remainder) / b;
    if (remainder != 0) {
        if ((b < 0) != (remainder < 0)) {
            remainder += b;
            quotient -= 1.0;
        }
    } else {
        remainder = real_copysign(0.0, b);
    }
    if (quotient == 0) return (Division){real_copysign(0.0, a / b), remainder};
    double whole = real_floor(quotient);
    if (quotient - whole > 0.5) whole += 1.0;
    return (Division){whole, remainder};
}

Value float_floordiv(double a, double b) {
    if (b == 0) return divided_by_zero(TEXT("float floor division by zero"));
    return float_new(divide(a, b).quotient);
}

Value float_mod(double a, double b) {
    if (b == 0) return divided_by_zero(TEXT("float modulo"));
    double remainder = real_fmod(a, b);
    if (remainder == 0) return float_new(real_copysign(0.0, b));
    return float_new((b < 0) != (remainder < 0) ? remainder + b : remainder);
}

Value float_divmod(double a, double b) {
    if (b == 0) return divided_by_zero(TEXT("float divmod()"));
    Division d = divide(a, b);
    Value quotient = float_new(d.quotient);
    RETURN_IF_ERROR(quotient);
    Value remainder = float_new(d.remainder);
    return is_error(remainder) ? ERROR : tuple2(quotient, remainder);
}
