// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for operators: small integers and floats here, everything else by the protocols of objects/number.c.
#include "python/objects/float.h"
#include "python/vm/machine.h"

#define BINARY_SLOW(name, op)                                                                                \
    SLOW_HANDLER(name##_slow) {                                                                              \
        PUBLISH;                                                                                             \
        FINISH(object_binary(op, REG(B), REG(C)));                                                           \
    }
#define INPLACE_SLOW(name, op)                                                                               \
    SLOW_HANDLER(name##_slow) {                                                                              \
        PUBLISH;                                                                                             \
        FINISH(object_inplace(op, REG(B), REG(C)));                                                          \
    }
// a op b for two small integers whose result may need more bits, and for two floats.
#define ARITHMETIC(name, int_op, float_operator)                                                             \
    HANDLER(name) {                                                                                          \
        Value a = REG(B), b = REG(C);                                                                        \
        if (likely(both_int(a, b))) {                                                                        \
            IntResult r = int_op(a, b);                                                                      \
            if (likely(r.ok)) {                                                                              \
                SET(A, r.value);                                                                             \
                NEXT;                                                                                        \
            }                                                                                                \
        } else if (BOTH_FLOAT(a, b)) {                                                                       \
            FloatResult r = float_try(float_of(a) float_operator float_of(b));                               \
            if (likely(r.ok)) {                                                                              \
                SET(A, r.value);                                                                             \
                NEXT;                                                                                        \
            }                                                                                                \
        }                                                                                                    \
        TAIL(name##_mixed);                                                                                  \
    }                                                                                                        \
    HANDLER(name##_mixed) {                                                                                  \
        Value a = REG(B), b = REG(C);                                                                        \
        if (is_int(a) && is_self_tagged_float(b) && int_of(a) >> 53 == int_of(a) >> 63) {                    \
            FloatResult r = float_try((double)int_of(a) float_operator float_of(b));                         \
            if (likely(r.ok)) {                                                                              \
                SET(A, r.value);                                                                             \
                NEXT;                                                                                        \
            }                                                                                                \
        } else if (is_self_tagged_float(a) && is_int(b) && int_of(b) >> 53 == int_of(b) >> 63) {             \
            FloatResult r = float_try(float_of(a) float_operator(double) int_of(b));                         \
            if (likely(r.ok)) {                                                                              \
                SET(A, r.value);                                                                             \
                NEXT;                                                                                        \
            }                                                                                                \
        }                                                                                                    \
        TAIL(name##_slow);                                                                                   \
    }

#define MIXED_DECLARED(name)                                                                                 \
    HANDLER(name##_mixed);                                                                                   \
    HANDLER(name##_slow);
MIXED_DECLARED(ADD)
MIXED_DECLARED(SUB)
MIXED_DECLARED(MUL)
MIXED_DECLARED(INPLACE_ADD)
MIXED_DECLARED(INPLACE_SUB)
MIXED_DECLARED(INPLACE_MUL)
ARITHMETIC(ADD, int_add, +)
ARITHMETIC(SUB, int_sub, -)
ARITHMETIC(MUL, int_mul, *)
ARITHMETIC(INPLACE_ADD, int_add, +)
ARITHMETIC(INPLACE_SUB, int_sub, -)
ARITHMETIC(INPLACE_MUL, int_mul, *)
BINARY_SLOW(ADD, BINARY_ADD)
BINARY_SLOW(SUB, BINARY_SUB)
BINARY_SLOW(MUL, BINARY_MUL)
INPLACE_SLOW(INPLACE_ADD, BINARY_ADD)
INPLACE_SLOW(INPLACE_SUB, BINARY_SUB)
INPLACE_SLOW(INPLACE_MUL, BINARY_MUL)

SLOW_HANDLER(INPLACE_slow) {
    PUBLISH;
    FINISH(object_inplace((enum BinaryOp)OPERAND_D, REG(B), REG(C)));
}
// Numbers do not change in place: of the rarer operators, those that small integers and floats often see.
HANDLER(INPLACE) {
    Value a = REG(B), b = REG(C);
    if (OPERAND_D == BINARY_TRUEDIV) {
        if (BOTH_FLOAT(a, b) && likely(float_of(b) != 0)) {
            FloatResult r = float_try(float_of(a) / float_of(b));
            if (likely(r.ok)) {
                SET(A, r.value);
                NEXT;
            }
        }
    } else if (both_int(a, b)) {
        if (OPERAND_D == BINARY_XOR) {
            SET(A, int_xor(a, b));
            NEXT;
        }
        if (OPERAND_D == BINARY_OR) {
            SET(A, int_or(a, b));
            NEXT;
        }
        if (OPERAND_D == BINARY_AND) {
            SET(A, int_and(a, b));
            NEXT;
        }
        if ((OPERAND_D == BINARY_FLOORDIV || OPERAND_D == BINARY_MOD) && likely(int_of(b) > 0)) {
            I64Division r = i64_floor_div(int_of(a), int_of(b));
            SET(A, int_wrap(OPERAND_D == BINARY_MOD ? r.remainder : r.quotient));
            NEXT;
        }
    }
    TAIL(INPLACE_slow);
}

// A float and a constant.
#define MIXED_INT(name, float_operator)                                                                      \
    HANDLER(name##_slow);                                                                                    \
    HANDLER(name##_mixed) {                                                                                  \
        Value a = REG(B);                                                                                    \
        if (is_self_tagged_float(a)) {                                                                       \
            FloatResult r = float_try(float_of(a) float_operator(double) OPERAND_D);                         \
            if (likely(r.ok)) {                                                                              \
                SET(A, r.value);                                                                             \
                NEXT;                                                                                        \
            }                                                                                                \
        }                                                                                                    \
        TAIL(name##_slow);                                                                                   \
    }
MIXED_INT(ADD_INT, +)
MIXED_INT(SUB_INT, -)
SLOW_HANDLER(ADD_INT_slow) {
    PUBLISH;
    FINISH(object_binary(BINARY_ADD, REG(B), int_i32(OPERAND_D)));
}
HANDLER(ADD_INT) {
    Value a = REG(B);
    if (likely(is_int(a))) {
        IntResult r = int_add(a, int_i32(OPERAND_D));
        if (likely(r.ok)) {
            SET(A, r.value);
            NEXT;
        }
    }
    TAIL(ADD_INT_mixed);
}
SLOW_HANDLER(SUB_INT_slow) {
    PUBLISH;
    FINISH(object_binary(BINARY_SUB, REG(B), int_i32(OPERAND_D)));
}
HANDLER(SUB_INT) {
    Value a = REG(B);
    if (likely(is_int(a))) {
        IntResult r = int_sub(a, int_i32(OPERAND_D));
        if (likely(r.ok)) {
            SET(A, r.value);
            NEXT;
        }
    }
    TAIL(SUB_INT_mixed);
}

BINARY_SLOW(TRUEDIV, BINARY_TRUEDIV)
// A number that a double holds exactly. The quotient of two is then rounded once, as the exact one would be.
typedef struct {
    bool ok;
    double value;
} Exact;
INLINE Exact exact_double(Value v) {
    if (is_int(v)) return (Exact){int_of(v) >> 53 == int_of(v) >> 63, (double)int_of(v)};
    return is_self_tagged_float(v) ? (Exact){true, float_of(v)} : (Exact){0};
}
HANDLER(TRUEDIV_mixed) {
    Exact a = exact_double(REG(B)), b = exact_double(REG(C));
    if (a.ok && b.ok && b.value != 0) {
        FloatResult r = float_try(a.value / b.value);
        if (likely(r.ok)) {
            SET(A, r.value);
            NEXT;
        }
    }
    TAIL(TRUEDIV_slow);
}
HANDLER(TRUEDIV) {
    Value a = REG(B), b = REG(C);
    if (BOTH_FLOAT(a, b) && likely(float_of(b) != 0)) {
        FloatResult r = float_try(float_of(a) / float_of(b));
        if (likely(r.ok)) {
            SET(A, r.value);
            NEXT;
        }
    }
    TAIL(TRUEDIV_mixed);
}

// Division of small integers rounds towards minus infinity; the remainder has the divisor's sign.
BINARY_SLOW(FLOORDIV, BINARY_FLOORDIV)
HANDLER(FLOORDIV) {
    Value a = REG(B), b = REG(C);
    if (likely(both_int(a, b)) && likely(int_of(b) > 0)) {
        SET(A, int_wrap(i64_floor_div(int_of(a), int_of(b)).quotient));
        NEXT;
    }
    TAIL(FLOORDIV_slow);
}
BINARY_SLOW(MOD, BINARY_MOD)
HANDLER(MOD) {
    Value a = REG(B), b = REG(C);
    if (likely(both_int(a, b)) && likely(int_of(b) > 0)) {
        SET(A, int_wrap(i64_floor_div(int_of(a), int_of(b)).remainder));
        NEXT;
    }
    TAIL(MOD_slow);
}

BINARY_SLOW(POW, BINARY_POW)
HANDLER(POW) { TAIL(POW_slow); }
BINARY_SLOW(MATMUL, BINARY_MATMUL)
HANDLER(MATMUL) { TAIL(MATMUL_slow); }

BINARY_SLOW(LSHIFT, BINARY_LSHIFT)
HANDLER(LSHIFT) {
    Value a = REG(B), b = REG(C);
    if (likely(both_int(a, b)) && int_of(b) >= 0 && int_of(b) < 60) {
        int64_t n = int_of(a), shift = int_of(b), r = (int64_t)((uint64_t)n << (shift & 63));
        if (likely(int_fits(r) && r >> (shift & 63) == n)) {
            SET(A, int_wrap(r));
            NEXT;
        }
    }
    TAIL(LSHIFT_slow);
}
BINARY_SLOW(RSHIFT, BINARY_RSHIFT)
HANDLER(RSHIFT) {
    Value a = REG(B), b = REG(C);
    if (likely(both_int(a, b)) && int_of(b) >= 0) {
        int64_t shift = int_of(b) < 63 ? int_of(b) : 63;
        SET(A, int_wrap(int_of(a) >> (shift & 63)));
        NEXT;
    }
    TAIL(RSHIFT_slow);
}

#define BITWISE(name, op)                                                                                    \
    BINARY_SLOW(name, BINARY_##name)                                                                         \
    HANDLER(name) {                                                                                          \
        Value a = REG(B), b = REG(C);                                                                        \
        if (likely(both_int(a, b))) {                                                                        \
            SET(A, op(a, b));                                                                                \
            NEXT;                                                                                            \
        }                                                                                                    \
        TAIL(name##_slow);                                                                                   \
    }
BITWISE(AND, int_and)
BITWISE(OR, int_or)
BITWISE(XOR, int_xor)

#define UNARY(name, op)                                                                                      \
    SLOW_HANDLER(name##_slow) {                                                                              \
        PUBLISH;                                                                                             \
        FINISH(object_unary(op, REG(B)));                                                                    \
    }
UNARY(NEGATIVE, UNARY_NEGATIVE)
HANDLER(NEGATIVE) {
    Value a = REG(B);
    if (likely(is_int(a))) {
        IntResult r = int_sub(int_u32(0), a);
        if (likely(r.ok)) {
            SET(A, r.value);
            NEXT;
        }
    } else if (is_self_tagged_float(a)) {
        FloatResult r = float_try(-float_of(a));
        if (likely(r.ok)) {
            SET(A, r.value);
            NEXT;
        }
    }
    TAIL(NEGATIVE_slow);
}
UNARY(POSITIVE, UNARY_POSITIVE)
HANDLER(POSITIVE) { TAIL(POSITIVE_slow); }
UNARY(INVERT, UNARY_INVERT)
HANDLER(INVERT) {
    Value a = REG(B);
    if (likely(is_int(a))) {
        SET(A, int_wrap(~int_of(a)));
        NEXT;
    }
    TAIL(INVERT_slow);
}
UNARY(NOT, UNARY_NOT)
HANDLER(NOT) {
    Value a = REG(B);
    if (likely(is_bool(a))) {
        SET(A, bool_value(is_false(a)));
        NEXT;
    }
    TAIL(NOT_slow);
}
