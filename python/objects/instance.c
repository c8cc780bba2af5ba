// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Instances: making them, and their own attributes. How many attributes a new instance has room for is
// learned per class: the first few get room for FIRST_CAPACITY or as many as the base class's had, the rest
// for as many as any of them used; one that does not fit goes to dict mode and makes the class's next
// instances larger. Blocks are 8 bytes of header and 8 per slot, in steps of 16: an odd number of slots
// wastes nothing.
#include "python/objects/instance.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/shape.h"
#include "python/objects/type.h"
#include "python/objects/weakref.h"

enum { LEARNING = 8, FIRST_CAPACITY = 12 };

static uint32_t field_u32(Value class, uint32_t field) {
    return (uint32_t)int_of(slot_get(ref_of(class), field));
}

// At least `wanted` and one attributes, so many that no memory is lost.
static uint32_t round_capacity(uint32_t fixed, uint32_t wanted) {
    uint32_t capacity = wanted == 0 ? 1 : wanted > SHAPE_ATTRIBUTES_MAX ? SHAPE_ATTRIBUTES_MAX : wanted;
    return (fixed + capacity) % 2 == 0 ? capacity + 1 : capacity;
}

static Value set_capacity(Value class, uint32_t wanted) {
    uint32_t fixed = field_u32(class, TYPE_FIXED);
    uint32_t capacity = round_capacity(fixed, wanted);
    Value shape = shape_new(class, type_layout(class), 0, fixed, capacity);
    RETURN_IF_ERROR(shape);
    slot_set(ref_of(class), TYPE_SHAPE, shape);
    slot_set(ref_of(class), TYPE_CAPACITY, int_u32(capacity));
    return NONE;
}

Value instance_prepare_class(Value class, uint32_t hint) {
    Ref c = ref_of(class);
    slot_set(c, TYPE_SEEN, int_u32(LEARNING));
    slot_set(c, TYPE_MOST, int_u32(0));
    if (type_flags(class) & TYPE_HAS_DICT) {
        uint32_t base_shape_flags = shape_flags(ref_of(slot_get(ref_of(slot_get(c, TYPE_BASE)), TYPE_SHAPE)));
        if (!(base_shape_flags & SHAPE_IS_DICT)) {
            slot_set(c, TYPE_SEEN, int_u32(0));
            return set_capacity(class, hint > FIRST_CAPACITY ? hint : FIRST_CAPACITY);
        }
    }
    // Without attributes of their own, or with those in the dict field of a built-in class.
    Ref base_shape = ref_of(slot_get(ref_of(slot_get(c, TYPE_BASE)), TYPE_SHAPE));
    bool in_dict = shape_flags(base_shape) & SHAPE_IS_DICT;
    Value shape = shape_new(class, type_layout(class), in_dict ? SHAPE_IS_DICT : SHAPE_IS_FIXED,
                            in_dict ? shape_first(base_shape) : field_u32(class, TYPE_FIXED), 0);
    RETURN_IF_ERROR(shape);
    slot_set(c, TYPE_SHAPE, shape);
    slot_set(c, TYPE_CAPACITY, int_u32(0));
    return NONE;
}

Value instance_dict_field(uint32_t type_index, uint32_t field) {
    Value class = AT(class_objects, type_index), namespace = slot_get(ref_of(class), TYPE_DICT);
    type_add_flags(class, TYPE_HAS_DICT);
    slot_set(well_known(type_index), SHAPE_FLAGS, int_u32(SHAPE_IS_DICT));
    slot_set(well_known(type_index), SHAPE_FIRST, int_u32(field));
    Value base = slot_get(ref_of(class), TYPE_BASE);
    if (type_flags(base) & TYPE_HAS_DICT || !is_unset(dict_get_str(namespace, NAME(__dict__)))) return NONE;
    Value attribute = getset_new(class, NAME(__dict__), F_shape_get___dict__, F_shape_set___dict__);
    return is_error(attribute) ? ERROR : dict_set(namespace, NAME(__dict__), attribute);
}

void type_note_attributes(Value class, uint32_t count) {
    if (count > field_u32(class, TYPE_MOST)) slot_set(ref_of(class), TYPE_MOST, int_u32(count));
}

// One of the first instances is about to be made.
static COLD void learn(Value class) {
    uint32_t seen = field_u32(class, TYPE_SEEN) + 1;
    slot_set(ref_of(class), TYPE_SEEN, int_u32(seen));
    uint32_t most = field_u32(class, TYPE_MOST);
    if (seen < LEARNING) return;
    if (round_capacity(field_u32(class, TYPE_FIXED), most) >= field_u32(class, TYPE_CAPACITY)) return;
    if (is_error(set_capacity(class, most))) error_clear(); // the larger instances will do
}

Value new_instance(Value class) {
    Ref c = ref_of(class);
    if (unlikely(int_of(slot_get(c, TYPE_SEEN)) < LEARNING)) learn(class);
    uint64_t size = (uint64_t)(int_of(slot_get(c, TYPE_FIXED)) + int_of(slot_get(c, TYPE_CAPACITY)));
    Value instance = new_slots(ref_of(slot_get(c, TYPE_SHAPE)), size);
    if (likely(!(int_of(slot_get(c, TYPE_FLAGS)) & TYPE_HAS_DEL)) || is_error(instance)) return instance;
    return is_error(finaliser_watch(instance)) ? ERROR : instance;
}

// The shape of the class's instances in dict mode; ERROR when out of memory.
static Value dict_shape(Value class) {
    Value shape = slot_get(ref_of(class), TYPE_DICT_SHAPE);
    if (!is_unset(shape)) return shape;
    shape = shape_new(class, type_layout(class), SHAPE_IS_DICT, field_u32(class, TYPE_FIXED), 1);
    RETURN_IF_ERROR(shape);
    slot_set(ref_of(class), TYPE_DICT_SHAPE, shape);
    return shape;
}

// Moves the attributes of an object, whose shape is not in dict mode, to a dict: that dict, or ERROR.
static COLD Value to_dict(Ref object) {
    Ref shape = shape_of(object);
    uint32_t count = shape_count(shape), first = shape_first(shape);
    Value dict = dict_new(count + 1);
    RETURN_IF_ERROR(dict);
    for (uint32_t i = 0; i < count; i++)
        RETURN_IF_ERROR(dict_set(dict, shape_name(shape, i), slot_get(object, first + i)));
    Value target = dict_shape(slot_get(shape, SHAPE_CLASS));
    RETURN_IF_ERROR(target);
    if (count > 0) slots_fill(object, first, count, UNSET);
    slot_set(object, first, dict);
    shape_set(object, ref_of(target));
    return dict;
}

Value instance_get(Value v, Value name) {
    if (!is_ref(v)) return UNSET;
    Ref object = ref_of(v), shape = shape_of(object);
    uint32_t flags = shape_flags(shape);
    if (likely(!(flags & (SHAPE_IS_DICT | SHAPE_IS_FIXED)))) {
        int64_t slot = shape_find(shape, name);
        return slot < 0 ? UNSET : slot_get(object, (uint64_t)slot);
    }
    if (flags & SHAPE_IS_FIXED) return UNSET;
    Value dict = slot_get(object, shape_first(shape));
    return is_unset(dict) ? UNSET : dict_get_str(dict, name);
}

// The object has too many attributes for its block: the class's next instances shall be larger.
static void grow(Value class, uint32_t count) {
    type_note_attributes(class, count);
    uint32_t capacity = field_u32(class, TYPE_CAPACITY);
    if (count <= capacity || capacity >= SHAPE_ATTRIBUTES_MAX) return;
    if (is_error(set_capacity(class, count + count / 4))) error_clear();
}

Value instance_set(Value v, Value name, Value value) {
    if (!is_ref(v)) return UNSET;
    Ref object = ref_of(v), shape = shape_of(object);
    uint32_t flags = shape_flags(shape);
    if (flags & SHAPE_IS_FIXED) return UNSET;
    Value dict;
    if (likely(!(flags & SHAPE_IS_DICT))) {
        int64_t slot = shape_find(shape, name);
        if (slot >= 0) {
            slot_set(object, (uint64_t)slot, value);
            return NONE;
        }
        Ref next = shape_next(shape, name);
        if (!is_null(next)) {
            slot_set(object, shape_first(shape) + shape_count(shape), value);
            shape_set(object, next);
            return NONE;
        }
        grow(slot_get(shape, SHAPE_CLASS), shape_count(shape) + 1);
        dict = to_dict(object);
    } else {
        dict = instance_dict(v);
    }
    RETURN_IF_ERROR(dict);
    return dict_set(dict, name, value);
}

Value instance_delete(Value v, Value name) {
    if (!is_ref(v)) return FALSE;
    Ref object = ref_of(v), shape = shape_of(object);
    uint32_t flags = shape_flags(shape);
    if (flags & SHAPE_IS_FIXED) return FALSE;
    if (flags & SHAPE_IS_DICT) {
        Value dict = slot_get(object, shape_first(shape));
        return is_unset(dict) ? FALSE : dict_delete(dict, name);
    }
    int64_t slot = shape_find(shape, name);
    if (slot < 0) return FALSE;
    Ref before = shape_without_last(shape, name);
    if (!is_null(before)) {
        slot_set(object, (uint64_t)slot, UNSET);
        shape_set(object, before);
        return TRUE;
    }
    Value dict = to_dict(object);
    RETURN_IF_ERROR(dict);
    return dict_delete(dict, name);
}

Value instance_dict(Value v) {
    if (!is_ref(v)) return UNSET;
    Ref object = ref_of(v), shape = shape_of(object);
    uint32_t flags = shape_flags(shape);
    if (flags & SHAPE_IS_FIXED) return UNSET;
    if (!(flags & SHAPE_IS_DICT)) return to_dict(object);
    Value dict = slot_get(object, shape_first(shape));
    if (!is_unset(dict)) return dict;
    dict = dict_new(0);
    RETURN_IF_ERROR(dict);
    slot_set(object, shape_first(shape), dict);
    return dict;
}

Value instance_set_dict(Value v, Value dict) {
    RETURN_IF_ERROR(instance_dict(v));
    slot_set(ref_of(v), shape_first(shape_of(ref_of(v))), dict);
    return NONE;
}

Value instance_set_class(Value v, Value class) {
    Ref object = ref_of(v);
    uint32_t flags = shape_flags(shape_of(object));
    Value target = slot_get(ref_of(class), TYPE_SHAPE);
    if (!(flags & SHAPE_IS_FIXED) && !(shape_flags(ref_of(target)) & SHAPE_IS_DICT)) {
        if (!(flags & SHAPE_IS_DICT)) RETURN_IF_ERROR(to_dict(object));
        target = dict_shape(class);
        RETURN_IF_ERROR(target);
    }
    shape_set(object, ref_of(target));
    return NONE;
}
