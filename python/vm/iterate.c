// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for loops. A loop's state is three registers: what is iterated, then for a list or tuple the next index, for
// a range of small integers the next item and the number of items left; for anything else the second is UNSET and the
// first an iterator. No iterator object is made for the common cases.
#include "python/objects/iterator.h"
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

// --- pairs ---
// FOR_PAIR ends no iteration: that, and what is not plain, it leaves to the FOR_ITER behind it.
SLOW_HANDLER(FOR_PAIR_items) {
    PUBLISH;
    Value got = dict_itemiterator_pair(REG(B), REG_ARGS(OPERAND_A, 2));
    if (is_error(got)) TAIL(UNWIND);
    if (is_false(got)) NEXT;
    TAKE_JUMP;
}

// The next item of an iterator over a list, a tuple or a small range, which stays where it is; UNSET: ask it.
INLINE Value peek(Value iterator) {
    if (!is_ref(iterator)) return UNSET;
    Ref it = ref_of(iterator);
    if (has_shape(it, SHAPE(range_iterator))) {
        Value range = slot_get(it, RANGE_ITERATOR_RANGE), index = slot_get(it, RANGE_ITERATOR_INDEX);
        bool more = is_ref(range) && is_int(index) && int_less(index, slot_get(ref_of(range), RANGE_LENGTH));
        return more ? slot_get(it, RANGE_ITERATOR_NEXT) : UNSET;
    }
    bool list = has_shape(it, SHAPE(list_iterator));
    if (!list && !has_shape(it, SHAPE(tuple_iterator))) return UNSET; // nothing else has these fields
    Value of = slot_get(it, ITERATOR_SEQUENCE), index = slot_get(it, ITERATOR_INDEX);
    if (!is_ref(of) || !is_int(index)) return UNSET;
    Ref items = ref_of(of);
    if (!has_shape(items, list ? SHAPE(list) : SHAPE(tuple))) return UNSET;
    SlotResult item = slot_try(list ? ref_of(slot_get(items, LIST_STORAGE)) : items, index);
    return item.ok ? item.value : UNSET;
}
INLINE void pass(Value iterator) {
    Ref it = ref_of(iterator);
    if (has_shape(it, SHAPE(range_iterator))) {
        Value step = slot_get(ref_of(slot_get(it, RANGE_ITERATOR_RANGE)), RANGE_STEP);
        slot_set(it, RANGE_ITERATOR_INDEX, int_add(slot_get(it, RANGE_ITERATOR_INDEX), int_u32(1)).value);
        slot_set(it, RANGE_ITERATOR_NEXT, int_add(slot_get(it, RANGE_ITERATOR_NEXT), step).value);
        return;
    }
    slot_set(it, ITERATOR_INDEX, int_add(slot_get(it, ITERATOR_INDEX), int_u32(1)).value);
}

HANDLER(FOR_PAIR_enumerate) {
    Ref r = ref_of(REG(B));
    Value iterator = slot_get(r, ENUMERATE_ITERATOR), count = slot_get(r, ENUMERATE_COUNT);
    if (!is_int(count)) NEXT;
    IntResult after = int_add(count, int_u32(1));
    Value item = peek(iterator);
    if (is_unset(item) || !after.ok) NEXT;
    pass(iterator);
    slot_set(r, ENUMERATE_COUNT, after.value);
    SET(A, count);
    SET_AT(OPERAND_A + 1, item);
    TAKE_JUMP;
}
HANDLER(FOR_PAIR_zip) {
    Ref iterators = ref_of(slot_get(ref_of(REG(B)), ZIP_ITERATORS));
    if (slot_count(iterators) != 2) NEXT;
    Value first = slot_get(iterators, 0), second = slot_get(iterators, 1);
    if (same(first, second)) NEXT; // one iterator, twice
    Value a = peek(first), b = peek(second);
    if (is_unset(a) || is_unset(b)) NEXT;
    pass(first);
    pass(second);
    SET(A, a);
    SET_AT(OPERAND_A + 1, b);
    TAKE_JUMP;
}
HANDLER(FOR_PAIR) {
    Value v = REG(B), index = REG_AT(OPERAND_B + 1);
    if (unlikely(!is_ref(v))) NEXT;
    Ref r = ref_of(v);
    if (is_int(index)) {
        bool list = has_shape(r, SHAPE(list));
        if (!list && !has_shape(r, SHAPE(tuple))) NEXT;
        SlotResult item = slot_try(list ? ref_of(slot_get(r, LIST_STORAGE)) : r, index);
        if (!item.ok || !IS_EXACT(item.value, tuple) || slot_count(ref_of(item.value)) != 2) NEXT;
        SET_AT(OPERAND_B + 1, int_add(index, int_u32(1)).value);
        SET(A, slot_get(ref_of(item.value), 0));
        SET_AT(OPERAND_A + 1, slot_get(ref_of(item.value), 1));
        TAKE_JUMP;
    }
    if (has_shape(r, SHAPE(enumerate))) TAIL(FOR_PAIR_enumerate);
    if (has_shape(r, SHAPE(dict_itemiterator))) TAIL(FOR_PAIR_items);
    if (has_shape(r, SHAPE(zip))) TAIL(FOR_PAIR_zip);
    NEXT;
}
