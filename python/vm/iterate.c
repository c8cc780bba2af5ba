// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for loops. A loop's state is three registers: what is iterated, then for a list or tuple the next index, for
// a range of small integers the next item and the number of items left; for anything else the second is UNSET and the
// first an iterator. No iterator object is made for the common cases.
#include "python/objects/list.h"
#include "python/objects/range.h"
#include "python/objects/tuple.h"
#include "python/vm/generator.h"
#include "python/vm/machine.h"

// FOR_PREPARE jumps to its loop's FOR_ITER, which quickens itself when it first runs.
SLOW_HANDLER(FOR_PREPARE_slow) {
    PUBLISH;
    Value iterator = object_iter(REG(B));
    if (is_error(iterator)) TAIL(UNWIND);
    SET(A, iterator);
    SET_AT(OPERAND_A + 1, UNSET);
    TAKE_JUMP;
}
HANDLER(FOR_PREPARE) {
    Value v = REG(B);
    if (likely(is_ref(v))) {
        Ref r = ref_of(v);
        if (has_shape(r, SHAPE(range)) && is_int(slot_get(r, RANGE_START)) &&
            is_int(slot_get(r, RANGE_STEP)) && is_int(slot_get(r, RANGE_LENGTH)) &&
            is_int(slot_get(r, RANGE_STOP))) {
            SET_AT(OPERAND_A + 1, slot_get(r, RANGE_START));
            SET_AT(OPERAND_A + 2, slot_get(r, RANGE_LENGTH));
            SET(A, v);
            TAKE_JUMP;
        }
        if (has_shape(r, SHAPE(list)) || has_shape(r, SHAPE(tuple))) {
            SET_AT(OPERAND_A + 1, int_u32(0));
            SET(A, v);
            TAKE_JUMP;
        }
    }
    TAIL(FOR_PREPARE_slow);
}

SLOW_HANDLER(GET_ITER_slow) {
    PUBLISH;
    FINISH(object_iter(REG(B)));
}
HANDLER(GET_ITER) {
    Value v = REG(B);
    if (IS_EXACT(v, list) || IS_EXACT(v, tuple) || IS_EXACT(v, range) || IS_EXACT(v, generator)) {
        SET(A, v);
        NEXT;
    }
    TAIL(GET_ITER_slow);
}

SLOW_HANDLER(FOR_ITER_slow) {
    PUBLISH;
    Value item = object_next(REG(B));
    if (is_error(item)) TAIL(UNWIND);
    if (is_unset(item)) NEXT;
    SET(A, item);
    TAKE_JUMP;
}
HANDLER(FOR_ITER) {
    Value v = REG(B);
    if (unlikely(!is_ref(v))) TAIL(FOR_ITER_slow);
    if (is_int(REG_AT(OPERAND_B + 1))) {
        if (has_shape(ref_of(v), SHAPE(range))) {
            QUICKEN(OP_FOR_RANGE);
            TAIL(FOR_RANGE);
        }
        if (has_shape(ref_of(v), SHAPE(list))) {
            QUICKEN(OP_FOR_LIST);
            TAIL(FOR_LIST);
        }
        QUICKEN(OP_FOR_TUPLE);
        TAIL(FOR_TUPLE);
    }
    if (has_shape(ref_of(v), SHAPE(generator))) {
        QUICKEN(OP_FOR_GENERATOR);
        TAIL(FOR_GENERATOR);
    }
    TAIL(FOR_ITER_slow);
}

// The other kinds of loop state are still possible at a quickened site: each handler looks, and goes back if it is not
// its own.
HANDLER(FOR_generic) {
    QUICKEN(OP_FOR_ITER);
    TAIL(FOR_ITER);
}
HANDLER(FOR_RANGE) {
    Value v = REG(B), next = REG_AT(OPERAND_B + 1), left = REG_AT(OPERAND_B + 2);
    if (unlikely(!is_ref(v) || !has_shape(ref_of(v), SHAPE(range)) || !both_int(next, left)))
        TAIL(FOR_generic);
    if (unlikely(int_of(left) <= 0)) NEXT;
    IntResult after = int_add(next, slot_get(ref_of(v), RANGE_STEP));
    SET_AT(OPERAND_B + 1, after.value);
    SET_AT(OPERAND_B + 2, int_sub(left, int_u32(1)).value);
    SET(A, next);
    TAKE_JUMP;
}
HANDLER(FOR_LIST) {
    Value v = REG(B), index = REG_AT(OPERAND_B + 1);
    if (unlikely(!is_ref(v) || !has_shape(ref_of(v), SHAPE(list)) || !is_int(index))) TAIL(FOR_generic);
    SlotResult item = slot_try(ref_of(slot_get(ref_of(v), LIST_STORAGE)), index);
    if (unlikely(!item.ok || is_unset(item.value))) { // at the end, for good
        SET_AT(OPERAND_B + 1, int_wrap(-1));
        NEXT;
    }
    SET_AT(OPERAND_B + 1, int_add(index, int_u32(1)).value);
    SET(A, item.value);
    TAKE_JUMP;
}
HANDLER(FOR_TUPLE) {
    Value v = REG(B), index = REG_AT(OPERAND_B + 1);
    if (unlikely(!is_ref(v) || !has_shape(ref_of(v), SHAPE(tuple)) || !is_int(index))) TAIL(FOR_generic);
    SlotResult item = slot_try(ref_of(v), index);
    if (unlikely(!item.ok)) NEXT;
    SET_AT(OPERAND_B + 1, int_add(index, int_u32(1)).value);
    SET(A, item.value);
    TAKE_JUMP;
}
