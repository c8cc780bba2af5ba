// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// memoryview: attributes, comparison, hash, iteration.
#include "python/objects/bytearray.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/memoryview.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static Value field(Value view, enum MemoryviewField which) { return slot_get(ref_of(view), which); }

static bool is_released(Value view) { return is_unset(field(view, MEMORYVIEW_STORAGE)); }

// A field of a view that is not released.
static Value checked(Args args, enum MemoryviewField which) {
    if (is_released(arg(args, 0))) return VALUE_ERROR("operation forbidden on released memoryview object");
    return field(arg(args, 0), which);
}

static int64_t item_size(Value view) {
    return memory_item_size(memory_item_type(field(view, MEMORYVIEW_FORMAT)));
}

static int64_t item_count(Value view) {
    Value shape = field(view, MEMORYVIEW_SHAPE);
    int64_t n = 1;
    for (uint64_t i = 0; i < tuple_length(shape); i++) n *= int_of(tuple_get(shape, i));
    return n;
}

GETTER(memoryview, obj, "The underlying object of the memoryview.") {
    return checked(args, MEMORYVIEW_OBJECT);
}

GETTER(memoryview, format,
       "A string containing the format (in struct module style)\n"
       " for each element in the view.") {
    return checked(args, MEMORYVIEW_FORMAT);
}

GETTER(memoryview, shape,
       "A tuple of ndim integers giving the shape of the memory\n"
       " as an N-dimensional array.") {
    return checked(args, MEMORYVIEW_SHAPE);
}

GETTER(memoryview, strides,
       "A tuple of ndim integers giving the size in bytes to access\n"
       " each element for each dimension of the array.") {
    return checked(args, MEMORYVIEW_STRIDES);
}

GETTER(memoryview, suboffsets, "A tuple of integers used internally for PIL-style arrays.") {
    RETURN_IF_ERROR(checked(args, MEMORYVIEW_SHAPE));
    return tuple_new(0);
}

GETTER(memoryview, readonly, "A bool indicating whether the memory is read only.") {
    return checked(args, MEMORYVIEW_READONLY);
}

GETTER(memoryview, ndim,
       "An integer indicating how many dimensions of a multi-dimensional\n"
       " array the memory represents.") {
    Value shape = checked(args, MEMORYVIEW_SHAPE);
    RETURN_IF_ERROR(shape);
    return int_wrap((int64_t)tuple_length(shape));
}

GETTER(memoryview, itemsize, "The size in bytes of each element of the memoryview.") {
    RETURN_IF_ERROR(checked(args, MEMORYVIEW_SHAPE));
    return int_wrap(item_size(arg(args, 0)));
}

GETTER(memoryview, nbytes,
       "The amount of space in bytes that the array would use in\n"
       " a contiguous representation.") {
    RETURN_IF_ERROR(checked(args, MEMORYVIEW_SHAPE));
    return int_wrap(item_count(arg(args, 0)) * item_size(arg(args, 0)));
}

// Strides as items in C order have them, or in Fortran order.
static bool is_contiguous(Value view, bool fortran) {
    Value shape = field(view, MEMORYVIEW_SHAPE), strides = field(view, MEMORYVIEW_STRIDES);
    int64_t expected = item_size(view);
    for (uint64_t k = 0, n = tuple_length(shape); k < n; k++) {
        uint64_t i = fortran ? k : n - 1 - k;
        if (int_of(tuple_get(shape, i)) > 1 && int_of(tuple_get(strides, i)) != expected) return false;
        expected *= int_of(tuple_get(shape, i));
    }
    return true;
}

GETTER(memoryview, c_contiguous, "A bool indicating whether the memory is C contiguous.") {
    RETURN_IF_ERROR(checked(args, MEMORYVIEW_SHAPE));
    return bool_value(is_contiguous(arg(args, 0), false));
}

GETTER(memoryview, f_contiguous, "A bool indicating whether the memory is Fortran contiguous.") {
    RETURN_IF_ERROR(checked(args, MEMORYVIEW_SHAPE));
    return bool_value(is_contiguous(arg(args, 0), true));
}

GETTER(memoryview, contiguous, "A bool indicating whether the memory is contiguous.") {
    RETURN_IF_ERROR(checked(args, MEMORYVIEW_SHAPE));
    return bool_value(is_contiguous(arg(args, 0), false) || is_contiguous(arg(args, 0), true));
}

METHOD(memoryview, __repr__, "($self, /)", "Return repr(self).") {
    Builder b = builder_text(builder_new(), is_released(arg(args, 0)) ? TEXT("<released memory at 0x")
                                                                      : TEXT("<memory at 0x"));
    uint64_t identity = identity_of(arg(args, 0));
    for (uint32_t digit = 12; digit-- > 0;)
        b = builder_char(b, text_at(TEXT("0123456789abcdef"), (identity >> (4 * (digit & 15))) & 15));
    return builder_finish(builder_char(b, '>'));
}

// --- comparison and hash -----------------------------------------------------------------------------------

static Value equal_items(Value a, Value b) {
    if (is_released(a) || is_released(b)) return bool_value(same(a, b));
    Value same_shape = object_equal(field(a, MEMORYVIEW_SHAPE), field(b, MEMORYVIEW_SHAPE));
    if (!is_true(same_shape)) return same_shape;
    uint32_t type_a = memory_item_type(field(a, MEMORYVIEW_FORMAT));
    uint32_t type_b = memory_item_type(field(b, MEMORYVIEW_FORMAT));
    if (!type_a || !type_b) return FALSE;
    Buffer bytes_a = memoryview_buffer(a);
    if (!bytes_a.ok) return ERROR;
    Buffer bytes_b = memoryview_buffer(b);
    if (!bytes_b.ok) return ERROR;
    if (type_a == type_b && type_a != 'f' && type_a != 'd' && type_a != '?')
        return bool_value(
            bytes_compare(bytes_a.block, bytes_a.from, bytes_b.block, bytes_b.from, bytes_a.length) == 0);
    uint32_t size_a = memory_item_size(type_a), size_b = memory_item_size(type_b);
    for (uint64_t i = 0, n = (uint64_t)item_count(a); i < n; i++) {
        Value x = memory_item_get(type_a, bytes_a.block, bytes_a.from + i * size_a);
        RETURN_IF_ERROR(x);
        Value y = memory_item_get(type_b, bytes_b.block, bytes_b.from + i * size_b);
        RETURN_IF_ERROR(y);
        Value equal = object_compare(COMPARE_EQ, x, y);
        if (is_error(equal)) return ERROR;
        equal = object_truth(equal);
        if (!is_true(equal)) return equal;
    }
    return TRUE;
}

static Value equal(Value self, Value other) {
    if (IS_EXACT(other, memoryview)) return equal_items(self, other);
    if (is_released(self)) return FALSE;
    if (!buffer_of(other).ok) return NOT_IMPLEMENTED;
    Value view = memoryview_new(other);
    RETURN_IF_ERROR(view);
    Value result = equal_items(self, view);
    slot_set(ref_of(view), MEMORYVIEW_STORAGE, UNSET);
    return result;
}

METHOD(memoryview, __eq__, "($self, value, /)", "Return self==value.") {
    return equal(arg(args, 0), arg(args, 1));
}

METHOD(memoryview, __ne__, "($self, value, /)", "Return self!=value.") {
    Value result = equal(arg(args, 0), arg(args, 1));
    return is_bool(result) ? bool_value(is_false(result)) : result;
}

METHOD(memoryview, __lt__, "($self, value, /)", "Return self<value.") { return NOT_IMPLEMENTED; }

METHOD(memoryview, __le__, "($self, value, /)", "Return self<=value.") { return NOT_IMPLEMENTED; }

METHOD(memoryview, __gt__, "($self, value, /)", "Return self>value.") { return NOT_IMPLEMENTED; }

METHOD(memoryview, __ge__, "($self, value, /)", "Return self>=value.") { return NOT_IMPLEMENTED; }

METHOD(memoryview, __hash__, "($self, /)", "Return hash(self).") {
    Value self = arg(args, 0);
    if (!is_unset(field(self, MEMORYVIEW_HASH)))
        return field(self, MEMORYVIEW_HASH); // even if it is released
    RETURN_IF_ERROR(checked(args, MEMORYVIEW_SHAPE));
    if (!is_true(field(self, MEMORYVIEW_READONLY)))
        return VALUE_ERROR("cannot hash writable memoryview object");
    uint32_t type = memory_item_type(field(self, MEMORYVIEW_FORMAT));
    if (type != 'B' && type != 'b' && type != 'c')
        return VALUE_ERROR("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    Buffer bytes = memoryview_buffer(self);
    if (!bytes.ok) return ERROR;
    slot_set(ref_of(self), MEMORYVIEW_HASH, int_u32(str_hash_bytes(bytes.block, bytes.from, bytes.length)));
    return field(self, MEMORYVIEW_HASH);
}

// --- iteration ---------------------------------------------------------------------------------------------

enum { ITERATOR_VIEW, ITERATOR_INDEX, ITERATOR_FIELDS };
TYPE(memory_iterator, "memory_iterator", object, 2, "");

METHOD(memoryview, __iter__, "($self, /)", "Implement iter(self).") {
    Value shape = checked(args, MEMORYVIEW_SHAPE);
    RETURN_IF_ERROR(shape);
    if (tuple_length(shape) != 1)
        return raise0(CLASS(NotImplementedError), TEXT("multi-dimensional sub-views are not implemented"));
    Value iterator = NEW(memory_iterator);
    RETURN_IF_ERROR(iterator);
    slot_set(ref_of(iterator), ITERATOR_VIEW, arg(args, 0));
    slot_set(ref_of(iterator), ITERATOR_INDEX, int_u32(0));
    return iterator;
}

METHOD(memory_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(memory_iterator, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value view = slot_get(self, ITERATOR_VIEW);
    if (is_none(view)) return UNSET;
    if (is_released(view)) return VALUE_ERROR("operation forbidden on released memoryview object");
    int64_t i = int_of(slot_get(self, ITERATOR_INDEX));
    if (i >= int_of(tuple_get(field(view, MEMORYVIEW_SHAPE), 0))) {
        slot_set(self, ITERATOR_VIEW, NONE); // exhausted for good
        return UNSET;
    }
    slot_set(self, ITERATOR_INDEX, int_wrap(i + 1));
    int64_t at =
        int_of(field(view, MEMORYVIEW_START)) + i * int_of(tuple_get(field(view, MEMORYVIEW_STRIDES), 0));
    return memory_item_get(memory_item_type(field(view, MEMORYVIEW_FORMAT)),
                           ref_of(field(view, MEMORYVIEW_STORAGE)), (uint64_t)at);
}
