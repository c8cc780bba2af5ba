// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Shapes form a tree per class and capacity: the root has no attributes, each edge adds a name. The names of
// a path share one storage block, written only behind the last name that any shape counts. A class keeps its
// root (TYPE_SHAPE), a shape its successors (SHAPE_NEXT: pairs name, shape).
#include "python/objects/shape.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/type.h"

TYPE(shape, "shape", object, SHAPE_SLOTS, "");

enum { NEXT_MAX = 64 }; // successors of one shape: a class with more ways than this to go on uses dicts

Value shape_new(Value class, uint32_t layout, uint32_t flags, uint32_t first, uint32_t capacity) {
    Value shape = new_slots(SHAPE(shape), SHAPE_SLOTS);
    RETURN_IF_ERROR(shape);
    Ref s = ref_of(shape);
    slot_set(s, SHAPE_CLASS, class);
    slot_set(s, SHAPE_LAYOUT, int_u32(layout));
    slot_set(s, SHAPE_FLAGS, int_u32(flags));
    slot_set(s, SHAPE_COUNT, int_u32(0));
    slot_set(s, SHAPE_CAPACITY, int_u32(capacity));
    slot_set(s, SHAPE_FIRST, int_u32(first));
    return shape;
}

int64_t shape_find(Ref shape, Value name) {
    uint32_t count = shape_count(shape);
    if (count == 0) return -1;
    uint64_t i = slots_find(ref_of(slot_get(shape, SHAPE_NAMES)), 0, count, 1, name);
    return i < count ? (int64_t)(shape_first(shape) + i) : -1;
}

// A names block in which names[0 .. count) are the shape's and names[count] is `name`; NULL_REF: no memory.
static Ref names_with(Ref shape, uint32_t count, Value name) {
    Ref names = ref_of(slot_get(shape, SHAPE_NAMES));
    if (count == 0 || slot_count(names) <= count || !is_unset(slot_get(names, count))) {
        Ref larger = slots_alloc(SHAPE(storage), count < 4 ? 4 : count + count / 2);
        if (is_null(larger)) return NULL_REF;
        if (count > 0) slots_copy(larger, 0, names, 0, count);
        names = larger;
    }
    slot_set(names, count, name);
    return names;
}

// Adds (name, shape) to a shape's successors; false: too many of them, or no memory.
static bool next_add(Ref shape, Value name, Ref child) {
    Value pairs = slot_get(shape, SHAPE_NEXT);
    uint64_t size = is_unset(pairs) ? 0 : slot_count(ref_of(pairs));
    uint64_t at = size == 0 ? 0 : slots_find(ref_of(pairs), 0, size, 2, UNSET);
    if (at >= size) {
        if (size >= NEXT_MAX * 2) return false;
        Ref larger = slots_alloc(SHAPE(storage), size == 0 ? 2 : size * 2);
        if (is_null(larger)) return false;
        if (size > 0) slots_copy(larger, 0, ref_of(pairs), 0, size);
        pairs = ref_value(larger);
        slot_set(shape, SHAPE_NEXT, pairs);
        at = size;
    }
    slot_set(ref_of(pairs), at, name);
    slot_set(ref_of(pairs), at + 1, ref_value(child));
    return true;
}

Ref shape_next(Ref shape, Value name) {
    Value pairs = slot_get(shape, SHAPE_NEXT);
    if (is_ref(pairs)) {
        uint64_t size = slot_count(ref_of(pairs));
        uint64_t at = slots_find(ref_of(pairs), 0, size, 2, name);
        if (at < size) return ref_of(slot_get(ref_of(pairs), at + 1));
    }
    uint32_t count = shape_count(shape);
    if (count >= shape_capacity(shape)) return NULL_REF;
    Ref names = names_with(shape, count, name);
    if (is_null(names)) return NULL_REF;
    Ref child = slots_alloc(SHAPE(shape), SHAPE_SLOTS);
    if (is_null(child)) return NULL_REF;
    slots_copy(child, 0, shape, 0, SHAPE_SLOTS);
    slot_set(child, SHAPE_COUNT, int_u32(count + 1));
    slot_set(child, SHAPE_NAMES, ref_value(names));
    slot_set(child, SHAPE_NEXT, UNSET);
    slot_set(child, SHAPE_PARENT, ref_value(shape));
    if (!next_add(shape, name, child)) return NULL_REF;
    type_note_attributes(slot_get(shape, SHAPE_CLASS), count + 1);
    return child;
}

Ref shape_without_last(Ref shape, Value name) {
    uint32_t count = shape_count(shape);
    if (count == 0 || !same(shape_name(shape, count - 1), name)) return NULL_REF;
    return ref_of(slot_get(shape, SHAPE_PARENT));
}
