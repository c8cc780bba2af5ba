// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// complex as a number: arithmetic, hash, and text in both directions.
#include "python/objects/complex.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/real.h"
#include "python/objects/str.h"

Value complex_new(double real, double imag) {
    Value v = new_bytes(SHAPE(complex), 16);
    RETURN_IF_ERROR(v);
    f64_set(ref_of(v), 0, real);
    f64_set(ref_of(v), 8, imag);
    return v;
}

Complex complex_value(Value v) {
    if (!complex_is_exact(v)) v = object_plain(v);
    return (Complex){f64_get(ref_of(v), 0), f64_get(ref_of(v), 8)};
}

Complex complex_add(Complex a, Complex b) { return (Complex){a.real + b.real, a.imag + b.imag}; }
Complex complex_sub(Complex a, Complex b) { return (Complex){a.real - b.real, a.imag - b.imag}; }
Complex complex_mul(Complex a, Complex b) {
    return (Complex){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// !ok: b is zero; no exception.
static ComplexResult quotient(Complex a, Complex b) {
    // Smith's method: by the larger part of b, so that nothing overflows before the result does.
    double real = f64_abs(b.real), imag = f64_abs(b.imag);
    if (real >= imag) {
        if (real == 0) return (ComplexResult){0};
        double ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
        return (ComplexResult){true, {(a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale}};
    }
    if (imag >= real) {
        double ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
        return (ComplexResult){true, {(a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale}};
    }
    return (ComplexResult){true, {REAL_NAN, REAL_NAN}};
}

ComplexResult complex_div(Complex a, Complex b) {
    ComplexResult r = quotient(a, b);
    if (!r.ok) raise0(CLASS(ZeroDivisionError), TEXT("complex division by zero"));
    return r;
}

static Complex small_power(Complex a, uint32_t n) {
    Complex result = {1.0, 0.0};
    for (uint32_t bit = 1; bit <= n; bit <<= 1) {
        if (n & bit) result = complex_mul(result, a);
        a = complex_mul(a, a);
    }
    return result;
}

// In polar form.
static ComplexResult polar_power(Complex a, Complex b) {
    if (b.real == 0 && b.imag == 0) return (ComplexResult){true, {1.0, 0.0}};
    if (a.real == 0 && a.imag == 0) return (ComplexResult){b.imag == 0 && !(b.real < 0), {0.0, 0.0}};
    double size = real_hypot(a.real, a.imag), length = real_pow(size, b.real);
    double angle = real_atan2(a.imag, a.real), phase = angle * b.real;
    if (b.imag != 0) {
        length /= real_exp(angle * b.imag);
        phase += b.imag * real_log(size);
    }
    return (ComplexResult){true, {length * real_cos(phase), length * real_sin(phase)}};
}

ComplexResult complex_pow(Complex a, Complex b) {
    ComplexResult r;
    if (b.imag == 0 && b.real == real_floor(b.real) && f64_abs(b.real) <= 100) {
        int64_t n = f64_to_i64(b.real);
        Complex power = small_power(a, (uint32_t)(n < 0 ? -n : n));
        r = n > 0 ? (ComplexResult){true, power} : quotient((Complex){1.0, 0.0}, power);
    } else {
        r = polar_power(a, b);
    }
    if (!r.ok) {
        raise0(CLASS(ZeroDivisionError), TEXT("0.0 to a negative or complex power"));
    } else if (f64_is_inf(r.value.real) || f64_is_inf(r.value.imag)) {
        raise0(CLASS(OverflowError), TEXT("complex exponentiation"));
        r.ok = false;
    }
    return r;
}

int64_t complex_hash(Complex c) {
    // A NaN has no hash of its own here: number_hash and the class give an object's identity for one.
    uint64_t real = f64_is_nan(c.real) ? 0 : (uint64_t)float_hash(c.real);
    uint64_t imag = f64_is_nan(c.imag) ? 0 : (uint64_t)float_hash(c.imag);
    int64_t hash = (int64_t)(real + 1000003 * imag);
    return hash == -1 ? -2 : hash;
}

Value complex_repr(Complex c) {
    bool real = c.real != 0 || f64_sign(c.real);
    Value imag_text = float_format(c.imag, 'r', 0, real ? FLOAT_SIGN : 0);
    RETURN_IF_ERROR(imag_text);
    Builder b = builder_new();
    if (real) {
        Value real_text = float_format(c.real, 'r', 0, 0);
        RETURN_IF_ERROR(real_text);
        b = builder_str(builder_char(b, '('), real_text);
    }
    b = builder_char(builder_str(b, imag_text), 'j');
    return builder_finish(real ? builder_char(b, ')') : b);
}

// --- text --------------------------------------------------------------------------------------------------

static Value malformed(void) { return VALUE_ERROR("complex() arg is a malformed string"); }

static bool is_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }

// A copy without the underscores that stand between digits; .ok is false for others (no exception) or when there
// is no memory (exception set).
static FloatText without_underscores(FloatText text) {
    FloatText copy = {.ok = true};
    Value block = new_blob(text.to - text.from);
    if (is_error(block)) return (FloatText){0};
    copy.block = ref_of(block);
    uint32_t before = 0;
    for (uint64_t i = text.from; i < text.to; i++) {
        uint32_t c = u8_get(text.block, i);
        bool digit = c - '0' < 10;
        if ((c == '_' && before - '0' >= 10) || (before == '_' && !digit)) return (FloatText){0};
        if (c != '_') u8_set(copy.block, copy.to++, (uint8_t)c);
        before = c;
    }
    copy.ok = before != '_';
    return copy;
}

static uint32_t byte_at(FloatText text, uint64_t i) { return i < text.to ? u8_get(text.block, i) : 0; }

// [float] [sign [float] j], or float j, or [sign] j, from text.from on. .from of the rest; !ok: malformed.
typedef struct {
    bool ok;
    uint64_t end;
    Complex value;
} Parsed;

static Parsed parse(FloatText text) {
    Parsed r = {.ok = true, .end = text.from};
    uint64_t end = float_prefix(text.block, text.from, text.to);
    if (end > text.from) {
        double first = float_read(text.block, text.from, end).value;
        uint32_t sign = byte_at(text, end);
        if (sign == '+' || sign == '-') {
            uint64_t last = float_prefix(text.block, end, text.to);
            r.value.real = first;
            r.value.imag = last > end ? float_read(text.block, end, last).value : sign == '-' ? -1.0 : 1.0;
            r.end = last > end ? last : end + 1;
        } else if ((sign | 32) == 'j') {
            r.value.imag = first;
            r.end = end;
        } else {
            r.value.real = first;
            r.end = end;
            return r;
        }
    } else {
        uint32_t sign = byte_at(text, r.end);
        r.value.imag = sign == '-' ? -1.0 : 1.0;
        if (sign == '+' || sign == '-') r.end++;
    }
    r.ok = (byte_at(text, r.end) | 32) == 'j';
    r.end++;
    return r;
}

Value complex_parse(Value s) {
    FloatText text = float_text_of(s);
    if (text.ok) text = without_underscores(text);
    if (!text.ok && error_is_set()) return ERROR;
    if (!text.ok) return raise1(CLASS(ValueError), TEXT("could not convert string to complex: {r}"), s);
    while (is_space(byte_at(text, text.from))) text.from++;
    bool bracket = byte_at(text, text.from) == '(';
    if (bracket) text.from++;
    while (is_space(byte_at(text, text.from))) text.from++;
    Parsed r = parse(text);
    if (!r.ok) return malformed();
    while (is_space(byte_at(text, r.end))) r.end++;
    if (bracket) {
        if (byte_at(text, r.end) != ')') return malformed();
        r.end++;
        while (is_space(byte_at(text, r.end))) r.end++;
    }
    return r.end == text.to ? complex_new(r.value.real, r.value.imag) : malformed();
}
