// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Shapes (hidden classes): which attribute of an instance lies in which slot. An instance of a user's class
// is one block: the fixed slots (fields of the built-in class it derives from, then __slots__), then its
// attributes in the order in which they were set. Setting a new one moves the object to the shape that the
// first object which did the same got. How many attributes fit (capacity) is a property of the shape, learned
// per class (objects/instance.c). An object leaves shapes for a dict ("dict mode") when its attributes do not
// fit, when one that is not the last is deleted, and when its __dict__ is asked for: then slot SHAPE_FIRST
// holds that dict, or UNSET while there is none yet.
//
// What an inline cache may rely on, by comparing shapes alone:
//  - has_shape(object, S), S without SHAPE_IS_DICT, shape_find(S, name) = slot: the object's own attribute
//    `name` is in that slot, and is not UNSET. Setting it is slot_set. shape_find < 0: the object has no such
//    attribute of its own.
//  - has_shape(object, S) and shape_next(S, name) = T: setting the new attribute `name` is slot_set of slot
//    SHAPE_FIRST + SHAPE_COUNT of S and shape_set(object, T).
//  - S with SHAPE_IS_DICT: the object's own attributes are in the dict of slot SHAPE_FIRST (see dict.h for
//    remembering an entry's number); a method found in the class may be hidden by an entry of it.
//  - what a lookup in the class found, or that it found nothing: as long as caches_flush() has not been
//  called
//    since, provided that class_mark_cached(class) was called when the cache was filled (objects/type.h).
#pragma once
#include "python/objects/object.h"

enum ShapeFlags {
    SHAPE_IS_DICT = 1,  // attributes are in the dict in slot SHAPE_FIRST
    SHAPE_IS_FIXED = 2, // no attributes but the class's: instances of list, or of a class with __slots__
};
#define SHAPE_ATTRIBUTES_MAX 60 // more of them: dict mode

// A shape without attributes; a reference, or ERROR.
Value shape_new(Value class, uint32_t layout, uint32_t flags, uint32_t first, uint32_t capacity);
// The slot of attribute `name` (an interned str), or -1. For a shape without SHAPE_IS_DICT.
int64_t shape_find(Ref shape, Value name);
// The shape after `name` (which it has not) was added; NULL_REF: the object has to go to dict mode (no error
// set).
Ref shape_next(Ref shape, Value name);
// The shape before the last attribute was added, if that one is `name`; else NULL_REF.
Ref shape_without_last(Ref shape, Value name);

INLINE uint32_t shape_layout(Ref shape) { return (uint32_t)int_of(slot_get(shape, SHAPE_LAYOUT)); }
INLINE uint32_t shape_flags(Ref shape) { return (uint32_t)int_of(slot_get(shape, SHAPE_FLAGS)); }
INLINE uint32_t shape_count(Ref shape) { return (uint32_t)int_of(slot_get(shape, SHAPE_COUNT)); }
INLINE uint32_t shape_capacity(Ref shape) { return (uint32_t)int_of(slot_get(shape, SHAPE_CAPACITY)); }
INLINE uint32_t shape_first(Ref shape) { return (uint32_t)int_of(slot_get(shape, SHAPE_FIRST)); }
INLINE Value shape_name(Ref shape, uint32_t i) { return slot_get(ref_of(slot_get(shape, SHAPE_NAMES)), i); }
