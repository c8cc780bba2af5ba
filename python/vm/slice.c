// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for slices without a step: of a list, a tuple or a str between small integers no slice object is made. All
// else goes the way of other subscripts, with one.
#include "python/objects/slice.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/machine.h"

HANDLER(LOAD_SUBSCR_slow);
HANDLER(STORE_SUBSCR_slow);

static bool is_bound(Value v) { return is_int(v) || is_none(v); }

// Where a bound lies in a sequence of n items; `absent` when it is None.
static uint64_t place(Value bound, uint64_t n, uint64_t absent) {
    if (!is_int(bound)) return absent;
    int64_t at = int_of(bound), length = (int64_t)n;
    if (at < 0) at += length;
    return at < 0 ? 0 : at > length ? n : (uint64_t)at;
}

typedef struct {
    uint64_t from, to; // from <= to <= n
} Part;
static Part part_of(Value low, Value high, uint64_t n) {
    uint64_t from = place(low, n, 0), to = place(high, n, n);
    return (Part){from, to < from ? from : to};
}

// The part of a built-in sequence; UNSET: something else.
static Value quick_part(Value v, Value low, Value high) {
    if (!is_bound(low) || !is_bound(high)) return UNSET;
    if (IS_EXACT(v, list)) {
        Part part = part_of(low, high, list_length(v));
        return list_from_slots(list_storage(v), part.from, part.to - part.from);
    }
    if (IS_EXACT(v, str)) {
        Part part = part_of(low, high, str_length(ref_of(v)));
        return str_substring(v, part.from, part.to);
    }
    if (IS_EXACT(v, tuple)) {
        Part part = part_of(low, high, tuple_length(v));
        bool whole = part.to - part.from == tuple_length(v);
        return whole ? v : tuple_from_slots(ref_of(v), part.from, part.to - part.from);
    }
    return UNSET;
}

SLOW_HANDLER(LOAD_SLICE_slow) {
    PUBLISH;
    Value part = quick_part(REG(B), REG(C), REG_AT(OPERAND_C + 1));
    if (likely(!is_unset(part))) FINISH(part);
    Value slice = slice_new(REG(C), REG_AT(OPERAND_C + 1), NONE);
    if (is_error(slice)) TAIL(UNWIND);
    SET(C, slice);
    TAIL(LOAD_SUBSCR_slow);
}
HANDLER(LOAD_SLICE) { TAIL(LOAD_SLICE_slow); }

// Of a list by another list.
static Value quick_store(Value list, Value low, Value high, Value v) {
    if (!IS_EXACT(list, list) || !IS_EXACT(v, list) || same(list, v)) return UNSET;
    if (!is_bound(low) || !is_bound(high)) return UNSET;
    Part part = part_of(low, high, list_length(list));
    return list_replace(list, part.from, part.to, list_storage(v), 0, list_length(v));
}

SLOW_HANDLER(STORE_SLICE_slow) {
    PUBLISH;
    Value stored = quick_store(REG(A), REG(B), REG_AT(OPERAND_B + 1), REG(C));
    if (likely(!is_unset(stored))) FINISH_CHECKED(stored);
    Value slice = slice_new(REG(B), REG_AT(OPERAND_B + 1), NONE);
    if (is_error(slice)) TAIL(UNWIND);
    SET(B, slice);
    TAIL(STORE_SUBSCR_slow);
}
HANDLER(STORE_SLICE) { TAIL(STORE_SLICE_slow); }
