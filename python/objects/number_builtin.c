// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The built-in numbers' operators without classes. Operands are brought to the wider of their kinds: int (bool
// is one), float, complex.
#include "python/objects/number.h"
#include "python/objects/complex.h"
#include "python/objects/error.h"
#include "python/objects/int_big.h"
#include "python/objects/tuple.h"

enum Kind { KIND_INT, KIND_FLOAT, KIND_COMPLEX, KIND_OTHER };

static enum Kind kind_of(Value v) {
    if (is_int(v) || is_bool(v)) return KIND_INT;
    if (is_self_tagged_float(v)) return KIND_FLOAT;
    if (!is_ref(v)) return KIND_OTHER;
    Ref r = ref_of(v);
    if (has_shape(r, SHAPE(int))) return KIND_INT;
    if (has_shape(r, SHAPE(float))) return KIND_FLOAT;
    return has_shape(r, SHAPE(complex)) ? KIND_COMPLEX : KIND_OTHER;
}

static Value plain(Value v) { return is_bool(v) ? int_u32(is_true(v)) : v; }

// Two operands that are no complex, one of them a float: as doubles.
typedef struct {
    bool ok; // else the exception is set
    double a, b;
} Doubles;

static DoubleResult to_double(Value v, enum Kind kind) {
    if (kind == KIND_FLOAT) return (DoubleResult){true, float_value(v)};
    return float_from_int(plain(v));
}

static Doubles doubles_of(Value a, enum Kind a_kind, Value b, enum Kind b_kind) {
    DoubleResult x = to_double(a, a_kind);
    if (!x.ok) return (Doubles){0};
    DoubleResult y = to_double(b, b_kind);
    return (Doubles){y.ok, x.value, y.value};
}

static ComplexResult to_complex(Value v, enum Kind kind) {
    if (kind == KIND_COMPLEX) return (ComplexResult){true, complex_value(v)};
    DoubleResult d = to_double(v, kind);
    return (ComplexResult){d.ok, {d.value, 0.0}};
}

static Value complex_binary(enum BinaryOp op, Complex a, Complex b) {
    ComplexResult r = {true, {0.0, 0.0}};
    switch (op) {
    case BINARY_ADD: r.value = complex_add(a, b); break;
    case BINARY_SUB: r.value = complex_sub(a, b); break;
    case BINARY_MUL: r.value = complex_mul(a, b); break;
    case BINARY_TRUEDIV: r = complex_div(a, b); break;
    case BINARY_POW: r = complex_pow(a, b); break;
    default: return UNSET; // floor division and the like are refused by the classes
    }
    return r.ok ? complex_new(r.value.real, r.value.imag) : ERROR;
}

static Value float_binary_op(enum BinaryOp op, double a, double b) {
    switch (op) {
    case BINARY_ADD: return float_new(a + b);
    case BINARY_SUB: return float_new(a - b);
    case BINARY_MUL: return float_new(a * b);
    case BINARY_TRUEDIV:
        if (b == 0) return raise0(CLASS(ZeroDivisionError), TEXT("float division by zero"));
        return float_new(a / b);
    case BINARY_FLOORDIV: return float_floordiv(a, b);
    case BINARY_MOD: return float_mod(a, b);
    case BINARY_DIVMOD: return float_divmod(a, b);
    case BINARY_POW: return float_pow(a, b);
    default: return UNSET;
    }
}

static Value int_divmod(Value a, Value b) {
    DivmodResult r = long_divmod(a, b);
    return is_error(r.quotient) ? ERROR : tuple2(r.quotient, r.remainder);
}

static Value int_binary(enum BinaryOp op, Value a, Value b) {
    switch (op) {
    case BINARY_ADD: return long_add(a, b);
    case BINARY_SUB: return long_sub(a, b);
    case BINARY_MUL: return long_mul(a, b);
    case BINARY_TRUEDIV: return long_truediv(a, b);
    case BINARY_FLOORDIV: return long_floordiv(a, b);
    case BINARY_MOD: return long_mod(a, b);
    case BINARY_POW: return long_pow(a, b);
    case BINARY_LSHIFT: return long_lshift(a, b);
    case BINARY_RSHIFT: return long_rshift(a, b);
    case BINARY_AND: return long_and(a, b);
    case BINARY_OR: return long_or(a, b);
    case BINARY_XOR: return long_xor(a, b);
    case BINARY_DIVMOD: return int_divmod(a, b);
    default: return UNSET;
    }
}

// &, |, ^ of two bools is a bool.
static Value bool_binary(enum BinaryOp op, bool a, bool b) {
    switch (op) {
    case BINARY_AND: return bool_value(a && b);
    case BINARY_OR: return bool_value(a || b);
    case BINARY_XOR: return bool_value(a != b);
    default: return UNSET;
    }
}

Value number_binary(enum BinaryOp op, Value a, Value b) {
    enum Kind a_kind = kind_of(a), b_kind = kind_of(b), kind = a_kind > b_kind ? a_kind : b_kind;
    switch (kind) {
    case KIND_INT: {
        if (is_bool(a) && is_bool(b)) {
            Value result = bool_binary(op, is_true(a), is_true(b));
            if (!is_unset(result)) return result;
        }
        return int_binary(op, plain(a), plain(b));
    }
    case KIND_FLOAT: {
        if (op > BINARY_POW && op != BINARY_DIVMOD) return UNSET;
        Doubles d = doubles_of(a, a_kind, b, b_kind);
        return d.ok ? float_binary_op(op, d.a, d.b) : ERROR;
    }
    case KIND_COMPLEX: {
        if (op > BINARY_TRUEDIV && op != BINARY_POW) return UNSET;
        ComplexResult x = to_complex(a, a_kind);
        if (!x.ok) return ERROR;
        ComplexResult y = to_complex(b, b_kind);
        return y.ok ? complex_binary(op, x.value, y.value) : ERROR;
    }
    default: return UNSET;
    }
}

Value number_add(Value a, Value b) {
    if (both_float(a, b)) return float_new(float_of(a) + float_of(b));
    return number_binary(BINARY_ADD, a, b);
}
Value number_sub(Value a, Value b) {
    if (both_float(a, b)) return float_new(float_of(a) - float_of(b));
    return number_binary(BINARY_SUB, a, b);
}
Value number_mul(Value a, Value b) {
    if (both_float(a, b)) return float_new(float_of(a) * float_of(b));
    return number_binary(BINARY_MUL, a, b);
}
Value number_truediv(Value a, Value b) {
    if (both_float(a, b) && float_of(b) != 0) return float_new(float_of(a) / float_of(b));
    return number_binary(BINARY_TRUEDIV, a, b);
}
Value number_floordiv(Value a, Value b) {
    if (both_int(a, b) && !int_is_zero(b)) return int_new(i64_floor_div(int_of(a), int_of(b)).quotient);
    return number_binary(BINARY_FLOORDIV, a, b);
}
Value number_mod(Value a, Value b) {
    if (both_int(a, b) && !int_is_zero(b)) return int_wrap(i64_floor_div(int_of(a), int_of(b)).remainder);
    return number_binary(BINARY_MOD, a, b);
}
Value number_pow(Value a, Value b) { return number_binary(BINARY_POW, a, b); }
Value number_divmod(Value a, Value b) { return number_binary(BINARY_DIVMOD, a, b); }
Value number_lshift(Value a, Value b) { return number_binary(BINARY_LSHIFT, a, b); }
Value number_rshift(Value a, Value b) { return number_binary(BINARY_RSHIFT, a, b); }
Value number_and(Value a, Value b) { return number_binary(BINARY_AND, a, b); }
Value number_or(Value a, Value b) { return number_binary(BINARY_OR, a, b); }
Value number_xor(Value a, Value b) { return number_binary(BINARY_XOR, a, b); }

// --- one operand -------------------------------------------------------------------------------------------

Value number_negative(Value a) {
    switch (kind_of(a)) {
    case KIND_INT: return long_neg(plain(a));
    case KIND_FLOAT: return float_new(-float_value(a));
    case KIND_COMPLEX: return complex_new(-complex_value(a).real, -complex_value(a).imag);
    default: return UNSET;
    }
}

Value number_positive(Value a) { return kind_of(a) == KIND_OTHER ? UNSET : plain(a); }

Value number_invert(Value a) { return kind_of(a) == KIND_INT ? long_invert(plain(a)) : UNSET; }

Value number_truth(Value a) {
    switch (kind_of(a)) {
    case KIND_INT: return bool_value(!int_is_zero(plain(a)));
    case KIND_FLOAT: return bool_value(float_value(a) != 0);
    case KIND_COMPLEX: return bool_value(complex_value(a).real != 0 || complex_value(a).imag != 0);
    default: return UNSET;
    }
}

HashResult number_hash(Value a) {
    switch (kind_of(a)) {
    case KIND_INT: return (HashResult){true, long_hash(plain(a))};
    case KIND_FLOAT: {
        double d = float_value(a);
        return (HashResult){true, f64_is_nan(d) ? (int64_t)(identity_of(a) >> 3) : float_hash(d)};
    }
    case KIND_COMPLEX: return (HashResult){true, complex_hash(complex_value(a))};
    default: return (HashResult){0};
    }
}

// --- order -------------------------------------------------------------------------------------------------

// order: -1, 0, 1, or 2 when the operands have none.
static Value by_order(enum CompareOp op, int32_t order) {
    switch (op) {
    case COMPARE_LT: return bool_value(order < 0);
    case COMPARE_LE: return bool_value(order <= 0);
    case COMPARE_EQ: return bool_value(order == 0);
    case COMPARE_NE: return bool_value(order != 0);
    case COMPARE_GT: return bool_value(order == 1);
    default: return bool_value(order == 0 || order == 1);
    }
}

static int32_t order_doubles(double a, double b) { return a < b ? -1 : a == b ? 0 : a > b ? 1 : 2; }

static int32_t flip(int32_t order) { return order == 2 ? 2 : -order; }

static bool equal_parts(Complex c, Value v, enum Kind kind) {
    if (kind == KIND_COMPLEX) return c.real == complex_value(v).real && c.imag == complex_value(v).imag;
    if (c.imag != 0) return false;
    return kind == KIND_FLOAT ? c.real == float_value(v) : float_compare_int(c.real, plain(v)) == 0;
}

Value number_compare(enum CompareOp op, Value a, Value b) {
    if (both_float(a, b)) return by_order(op, order_doubles(float_of(a), float_of(b)));
    enum Kind a_kind = kind_of(a), b_kind = kind_of(b);
    if (a_kind == KIND_OTHER || b_kind == KIND_OTHER) return UNSET;
    if (a_kind == KIND_COMPLEX || b_kind == KIND_COMPLEX) {
        if (op != COMPARE_EQ && op != COMPARE_NE) return UNSET;
        bool equal = a_kind == KIND_COMPLEX ? equal_parts(complex_value(a), b, b_kind)
                                            : equal_parts(complex_value(b), a, a_kind);
        return bool_value(equal == (op == COMPARE_EQ));
    }
    int32_t order;
    if (a_kind == KIND_INT && b_kind == KIND_INT)
        order = long_compare(plain(a), plain(b));
    else if (a_kind == KIND_FLOAT && b_kind == KIND_FLOAT)
        order = order_doubles(float_value(a), float_value(b));
    else if (a_kind == KIND_FLOAT)
        order = float_compare_int(float_value(a), plain(b));
    else
        order = flip(float_compare_int(float_value(b), plain(a)));
    return by_order(op, order);
}
