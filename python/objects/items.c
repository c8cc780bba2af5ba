// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What list and tuple share. Identity counts as equality, as everywhere in containers.
#include "python/objects/items.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static bool is_list(Value sequence) { return !has_shape(ref_of(sequence), SHAPE(tuple)); }
static uint64_t length_of(Value sequence) {
    return is_list(sequence) ? list_length(sequence) : tuple_length(sequence);
}
static Ref block_of(Value sequence) { return is_list(sequence) ? list_storage(sequence) : ref_of(sequence); }

// --- comparing ---
static bool holds(enum CompareOp op, uint64_t n, uint64_t m) {
    switch (op) {
    case COMPARE_LT: return n < m;
    case COMPARE_LE: return n <= m;
    case COMPARE_EQ: return n == m;
    case COMPARE_NE: return n != m;
    case COMPARE_GT: return n > m;
    case COMPARE_GE: return n >= m;
    }
    UNREACHABLE();
}

// The result, of the first items that differ.
static Value decide(enum CompareOp op, Value x, Value y) {
    return op == COMPARE_EQ ? FALSE : op == COMPARE_NE ? TRUE : object_compare(op, x, y);
}

Value tuples_compare(enum CompareOp op, Value a, Value b) {
    Ref x = ref_of(a), y = ref_of(b);
    uint64_t n = slot_count(x), m = slot_count(y);
    if (n != m && (op == COMPARE_EQ || op == COMPARE_NE)) return bool_value(op == COMPARE_NE);
    for (uint64_t i = 0; i < n && i < m; i++) {
        Value left = slot_get(x, i), right = slot_get(y, i);
        if (same(left, right) || (IS_EXACT(left, str) && IS_EXACT(right, str) && str_equal(left, right)))
            continue;
        Value equal = object_equal(left, right);
        RETURN_IF_ERROR(equal);
        if (is_false(equal)) return decide(op, left, right);
    }
    return bool_value(holds(op, n, m));
}

Value items_compare(enum CompareOp op, Value a, Value b) {
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    if (equality && length_of(a) != length_of(b)) return bool_value(op == COMPARE_NE);
    for (uint64_t i = 0; i < length_of(a) && i < length_of(b); i++) { // a comparison may make them shorter
        Value x = slot_get(block_of(a), i), y = slot_get(block_of(b), i);
        Value equal = object_equal(x, y);
        RETURN_IF_ERROR(equal);
        if (is_true(equal)) continue;
        if (i >= length_of(a) || i >= length_of(b)) break;
        return decide(op, x, y);
    }
    return bool_value(holds(op, length_of(a), length_of(b)));
}

// --- searching ---
// The first index from `from` on, below `to`, with an item equal to v; `to`: none; UINT64_MAX: ERROR.
static uint64_t find(Value sequence, Value v, uint64_t from, uint64_t to) {
    Ref block = block_of(sequence);
    uint64_t length = length_of(sequence);
    bool is_text = IS_EXACT(v, str);
    for (uint64_t i = from; i < to && i < length; i++) {
        Value item = slot_get(block, i);
        if (same(item, v)) return i;
        if (both_int(item, v)) continue;
        if (is_text && IS_EXACT(item, str)) {
            if (str_equal(item, v)) return i;
            continue;
        }
        Value equal = object_equal(item, v);
        if (is_error(equal)) return UINT64_MAX;
        if (is_true(equal)) return i;
        block = block_of(sequence); // the comparison may have changed the list
        length = length_of(sequence);
    }
    return to;
}

Value items_contains(Value sequence, Value item) {
    uint64_t at = find(sequence, item, 0, SLOTS_MAX);
    return at == UINT64_MAX ? ERROR : bool_value(at != SLOTS_MAX);
}

Value items_count(Value sequence, Value item) {
    uint32_t count = 0;
    for (uint64_t at = 0;; at++, count++) {
        at = find(sequence, item, at, SLOTS_MAX);
        if (at == UINT64_MAX) return ERROR;
        if (at == SLOTS_MAX) return int_u32(count);
    }
}

// A bound of index(): an integer, clamped; negative ones count from the end.
static I64Result bound(Value v, int64_t absent, uint64_t length) {
    if (is_unset(v)) return (I64Result){true, absent};
    if (!object_has_index(v)) {
        TYPE_ERROR("slice indices must be integers or have an __index__ method");
        return (I64Result){0};
    }
    I64Result result = slice_bound(v, absent);
    if (result.ok && result.value < 0) result.value += (int64_t)length;
    if (result.ok && result.value < 0) result.value = 0;
    return result;
}

Value items_index(Value sequence, Value item, Value start, Value stop) {
    I64Result from = bound(start, 0, length_of(sequence));
    if (!from.ok) return ERROR;
    I64Result to = bound(stop, SLOTS_MAX, length_of(sequence));
    if (!to.ok) return ERROR;
    uint64_t end = to.value > (int64_t)SLOTS_MAX ? SLOTS_MAX : (uint64_t)to.value;
    uint64_t at = find(sequence, item, (uint64_t)from.value, end);
    if (at == UINT64_MAX) return ERROR;
    return at < end ? int_wrap((int64_t)at) : UNSET;
}

// --- text ---
Value items_repr(Value sequence, uint32_t open, uint32_t close, bool single) {
    Value entered = repr_enter(sequence);
    RETURN_IF_ERROR(entered);
    Builder b = builder_char(builder_new(), open);
    if (is_false(entered)) return builder_finish(builder_char(builder_text(b, TEXT("...")), close));
    for (uint64_t i = 0; i < length_of(sequence) && !b.failed; i++) {
        if (i > 0) b = builder_text(b, TEXT(", "));
        Value text = object_repr(slot_get(block_of(sequence), i));
        if (is_error(text))
            b.failed = true;
        else
            b = builder_str(b, str_plain(text));
    }
    repr_leave(sequence);
    if (single && length_of(sequence) == 1) b = builder_char(b, ',');
    return builder_finish(builder_char(b, close));
}

// --- repeating ---
I64Result items_times(Value times) {
    I64Result n = object_index_i64(times, CLASS(OverflowError));
    return !n.ok || n.value <= 0 ? (I64Result){n.ok, 0} : n;
}
bool items_fit(uint64_t length, I64Result times) {
    if (!times.ok) return false;
    if (length == 0 || (uint64_t)times.value <= u64_div(SLOTS_MAX, length).quotient) return true;
    raise_memory_error();
    return false;
}

void items_repeat(Ref to, uint64_t length, uint64_t times) {
    uint64_t total = length * times;
    if (length == 1 && total > 1) slots_fill(to, 1, total - 1, slot_get(to, 0));
    if (length <= 1) return;
    for (uint64_t done = length; done < total; done *= 2)
        slots_copy(to, done, to, 0, done < total - done ? done : total - done);
}
