// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The order in which a class's bases are searched: C3 linearisation (Barrett et al. 1996; Python 2.3's
// "method resolution order"): the class, then the merge of its bases' orders and of the list of bases, always
// taking the first head that is in no tail.
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// Sequence s of the merge: the order of base s, or, behind them, the bases themselves.
static Value sequence(Value bases, uint64_t s) {
    return s < tuple_length(bases) ? slot_get(ref_of(tuple_get(bases, s)), TYPE_MRO) : bases;
}

// Is `class` behind the head of any sequence?
static bool in_a_tail(Value bases, Ref heads, Value class) {
    for (uint64_t s = 0; s <= tuple_length(bases); s++) {
        Value order = sequence(bases, s);
        uint64_t from = u32_get(heads, s * 4) + 1, n = tuple_length(order);
        if (from < n && slots_find(ref_of(order), from, n, 1, class) < n) return true;
    }
    return false;
}

static COLD Value inconsistent(Value bases, Ref heads) {
    Builder names = builder_new();
    Value seen = list_new(0);
    RETURN_IF_ERROR(seen);
    for (uint64_t s = 0; s <= tuple_length(bases); s++) {
        Value order = sequence(bases, s);
        uint64_t head = u32_get(heads, s * 4);
        if (head >= tuple_length(order)) continue;
        Value class = tuple_get(order, head);
        uint64_t n = list_length(seen);
        if (n > 0 && slots_find(list_storage(seen), 0, n, 1, class) < n) continue;
        RETURN_IF_ERROR(list_append(seen, class));
        if (n > 0) names = builder_text(names, TEXT(", "));
        names = builder_str(names, object_plain(class_name(class)));
    }
    Value text = builder_finish(names);
    RETURN_IF_ERROR(text);
    return raise1(CLASS(TypeError),
                  TEXT("Cannot create a consistent method resolution\norder (MRO) for bases {}"), text);
}

Value mro_compute(Value class, Value bases) {
    uint64_t count = tuple_length(bases);
    for (uint64_t i = 0; i < count; i++)
        for (uint64_t j = i + 1; j < count; j++)
            if (same(tuple_get(bases, i), tuple_get(bases, j)))
                return raise1(CLASS(TypeError), TEXT("duplicate base class {}"),
                              class_name(tuple_get(bases, i)));
    Value blob = new_blob((count + 1) * 4), order = list_new(8);
    RETURN_IF_ERROR(blob);
    RETURN_IF_ERROR(order);
    RETURN_IF_ERROR(list_append(order, class));
    Ref heads = ref_of(blob);
    for (;;) {
        Value next = UNSET;
        bool left = false;
        for (uint64_t s = 0; s <= count && is_unset(next); s++) {
            Value candidates = sequence(bases, s);
            uint64_t head = u32_get(heads, s * 4);
            if (head >= tuple_length(candidates)) continue;
            left = true;
            if (!in_a_tail(bases, heads, tuple_get(candidates, head))) next = tuple_get(candidates, head);
        }
        if (!left) return list_to_tuple(order);
        if (is_unset(next)) return inconsistent(bases, heads);
        RETURN_IF_ERROR(list_append(order, next));
        for (uint64_t s = 0; s <= count; s++) {
            Value candidates = sequence(bases, s);
            uint32_t head = u32_get(heads, s * 4);
            if (head < tuple_length(candidates) && same(tuple_get(candidates, head), next))
                u32_set(heads, s * 4, head + 1);
        }
    }
}
