// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for comparisons, alone and fused with a jump, and for jumps on truth.
#include "python/objects/str.h"
#include "python/vm/machine.h"

// The comparison of two small integers / of two floats decides `result` by running one of the statements.
#define COMPARE_FAST(a, b, operator, yes, no)                                                                \
    if (likely(both_int(a, b))) {                                                                            \
        if (int_of(a) operator int_of(b)) yes;                                                               \
        no;                                                                                                  \
    }                                                                                                        \
    if (BOTH_FLOAT(a, b)) {                                                                                  \
        if (float_of(a) operator float_of(b)) yes;                                                           \
        no;                                                                                                  \
    }

#define COMPARE(name, operator)                                                                              \
    SLOW_HANDLER(name##_slow) {                                                                              \
        PUBLISH;                                                                                             \
        FINISH(object_compare(COMPARE_##name, REG(B), REG(C)));                                              \
    }                                                                                                        \
    HANDLER(name) {                                                                                          \
        Value a = REG(B), b = REG(C);                                                                        \
        if (likely(both_int(a, b))) {                                                                        \
            SET(A, bool_value(int_of(a) operator int_of(b)));                                                \
            NEXT;                                                                                            \
        }                                                                                                    \
        if (BOTH_FLOAT(a, b)) {                                                                              \
            SET(A, bool_value(float_of(a) operator float_of(b)));                                            \
            NEXT;                                                                                            \
        }                                                                                                    \
        TAIL(name##_slow);                                                                                   \
    }                                                                                                        \
    SLOW_HANDLER(JUMP_IF_##name##_slow) {                                                                    \
        PUBLISH;                                                                                             \
        FINISH_JUMP(compare_truth(COMPARE_##name, REG(B), REG(C), false));                                   \
    }                                                                                                        \
    HANDLER(JUMP_IF_##name) {                                                                                \
        Value a = REG(B), b = REG(C);                                                                        \
        COMPARE_FAST(a, b, operator, TAKE_JUMP, NEXT)                                                        \
        TAIL(JUMP_IF_##name##_slow);                                                                         \
    }                                                                                                        \
    SLOW_HANDLER(JUMP_UNLESS_##name##_slow) {                                                                \
        PUBLISH;                                                                                             \
        FINISH_JUMP(compare_truth(COMPARE_##name, REG(B), REG(C), true));                                    \
    }                                                                                                        \
    HANDLER(JUMP_UNLESS_##name) {                                                                            \
        Value a = REG(B), b = REG(C);                                                                        \
        COMPARE_FAST(a, b, operator, NEXT, TAKE_JUMP)                                                        \
        TAIL(JUMP_UNLESS_##name##_slow);                                                                     \
    }                                                                                                        \
    SLOW_HANDLER(JUMP_IF_##name##_INT_slow) {                                                                \
        PUBLISH;                                                                                             \
        FINISH_JUMP(compare_truth(COMPARE_##name, REG(B), int_i32((int8_t)OPERAND_C), false));               \
    }                                                                                                        \
    HANDLER(JUMP_IF_##name##_INT) {                                                                          \
        Value a = REG(B);                                                                                    \
        if (likely(is_int(a))) {                                                                             \
            if (int_of(a) operator(int8_t) OPERAND_C) TAKE_JUMP;                                             \
            NEXT;                                                                                            \
        }                                                                                                    \
        if (is_self_tagged_float(a)) {                                                                       \
            if (float_of(a) operator(int8_t) OPERAND_C) TAKE_JUMP;                                           \
            NEXT;                                                                                            \
        }                                                                                                    \
        TAIL(JUMP_IF_##name##_INT_slow);                                                                     \
    }                                                                                                        \
    SLOW_HANDLER(JUMP_UNLESS_##name##_INT_slow) {                                                            \
        PUBLISH;                                                                                             \
        FINISH_JUMP(compare_truth(COMPARE_##name, REG(B), int_i32((int8_t)OPERAND_C), true));                \
    }                                                                                                        \
    HANDLER(JUMP_UNLESS_##name##_INT) {                                                                      \
        Value a = REG(B);                                                                                    \
        if (likely(is_int(a))) {                                                                             \
            if (int_of(a) operator(int8_t) OPERAND_C) NEXT;                                                  \
            TAKE_JUMP;                                                                                       \
        }                                                                                                    \
        if (is_self_tagged_float(a)) {                                                                       \
            if (float_of(a) operator(int8_t) OPERAND_C) NEXT;                                                \
            TAKE_JUMP;                                                                                       \
        }                                                                                                    \
        TAIL(JUMP_UNLESS_##name##_INT_slow);                                                                 \
    }

// The truth of a comparison of any values, inverted on demand: TRUE, FALSE, ERROR.
static Value compare_truth(enum CompareOp op, Value a, Value b, bool invert) {
    if ((op == COMPARE_EQ || op == COMPARE_NE) && IS_EXACT(a, str) && IS_EXACT(b, str))
        return bool_value((same(a, b) || str_equal(a, b)) == ((op == COMPARE_EQ) != invert));
    Value r = object_compare(op, a, b);
    if (is_error(r)) return ERROR;
    if (!is_bool(r)) r = object_truth(r);
    if (is_error(r)) return ERROR;
    return bool_value(is_true(r) != invert);
}

COMPARE(LT, <)
COMPARE(LE, <=)
COMPARE(EQ, ==)
COMPARE(NE, !=)
COMPARE(GT, >)
COMPARE(GE, >=)

HANDLER(IS) {
    SET(A, bool_value(same(REG(B), REG(C))));
    NEXT;
}
HANDLER(IS_NOT) {
    SET(A, bool_value(!same(REG(B), REG(C))));
    NEXT;
}
HANDLER(JUMP_IF_IS) {
    if (same(REG(B), REG(C))) TAKE_JUMP;
    NEXT;
}
HANDLER(JUMP_IF_IS_NOT) {
    if (same(REG(B), REG(C))) NEXT;
    TAKE_JUMP;
}

SLOW_HANDLER(IN_slow) {
    PUBLISH;
    FINISH(object_contains(REG(C), REG(B)));
}
HANDLER(IN) { TAIL(IN_slow); }
SLOW_HANDLER(NOT_IN_slow) {
    PUBLISH;
    Value found = object_contains(REG(C), REG(B));
    FINISH(is_error(found) ? ERROR : bool_value(is_false(found)));
}
HANDLER(NOT_IN) { TAIL(NOT_IN_slow); }

HANDLER(JUMP) { TAKE_JUMP; }
HANDLER(LOOP) { TAKE_JUMP; }

SLOW_HANDLER(JUMP_IF_TRUE_slow) {
    PUBLISH;
    FINISH_JUMP(object_truth(REG(B)));
}
HANDLER(JUMP_IF_TRUE) {
    Value v = REG(B);
    if (is_true(v)) TAKE_JUMP;
    if (likely(is_false(v) || is_none(v))) NEXT;
    if (is_int(v)) {
        if (int_of(v) != 0) TAKE_JUMP;
        NEXT;
    }
    TAIL(JUMP_IF_TRUE_slow);
}
SLOW_HANDLER(JUMP_IF_FALSE_slow) {
    PUBLISH;
    Value truth = object_truth(REG(B));
    FINISH_JUMP(is_error(truth) ? ERROR : bool_value(is_false(truth)));
}
HANDLER(JUMP_IF_FALSE) {
    Value v = REG(B);
    if (is_true(v)) NEXT;
    if (likely(is_false(v) || is_none(v))) TAKE_JUMP;
    if (is_int(v)) {
        if (int_of(v) == 0) TAKE_JUMP;
        NEXT;
    }
    TAIL(JUMP_IF_FALSE_slow);
}
HANDLER(JUMP_IF_NONE) {
    if (is_none(REG(B))) TAKE_JUMP;
    NEXT;
}
HANDLER(JUMP_IF_NOT_NONE) {
    if (is_none(REG(B))) NEXT;
    TAKE_JUMP;
}
HANDLER(JUMP_IF_UNSET) {
    if (is_unset(REG(B))) TAKE_JUMP;
    NEXT;
}
