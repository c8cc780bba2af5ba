// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module array: items, construction, and the operators. The plain methods are in array_methods.c.
#include "python/modules/array.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/items.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/memoryview.h"
#include "python/objects/module.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

MODULE(array, "This module defines an object type which can efficiently represent\n"
              "an array of basic values: characters, integers, floating-point\n"
              "numbers.  Arrays are sequence types and behave very much like lists,\n"
              "except that the type of objects stored in them is constrained.\n") {
    Value module = arg(args, 0), codes = str_from_text(TEXT("bBuhHiIlLqQfd"));
    RETURN_IF_ERROR(codes);
    RETURN_IF_ERROR(module_set(module, NAME(typecodes), codes));
    RETURN_IF_ERROR(module_set(module, NAME(ArrayType), CLASS(array)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(array)));
    Value abc = import_module(str_interned_text(TEXT("collections.abc")));
    if (is_error(abc)) { // not frozen: nobody can ask
        if (!error_matches(CLASS(ImportError))) return ERROR;
        error_clear();
        return NONE;
    }
    Value sequence = object_getattr(abc, NAME(MutableSequence));
    return is_error(sequence) ? ERROR : call_method1(sequence, NAME(register), CLASS(array));
}
TYPE(array, "array.array", object, ARRAY_FIELDS,
     "array(typecode [, initializer]) -> array\n"
     "\n"
     "Return a new array whose items are restricted by typecode, and\n"
     "initialized from the optional initializer value, which must be a list,\n"
     "string or iterable over elements of the appropriate type.");

// --- items ---
uint64_t array_item_size(uint32_t type) {
    if (type == 'u') return 4;
    if (type == 'c' || type == '?' || type == 'n' || type == 'N' || type == 'P') return 0;
    return memory_item_size(type);
}
Value array_get(Value array, uint64_t i) {
    Buffer bytes = bytearray_buffer(array);
    uint32_t type = array_type(array);
    uint64_t at = bytes.from + i * array_item_size(type);
    if (type != 'u') return memory_item_get(type, bytes.block, at);
    uint32_t c = u32_get(bytes.block, at);
    if (c <= 0x10ffff) return str_from_code_point(c);
    Value shown = int_to_str(int_u32(c), 16);
    return is_error(shown)
               ? ERROR
               : raise1(CLASS(ValueError), TEXT("character U+{} is not in range [U+0000; U+10ffff]"), shown);
}

static Value too_large(Text text) { return raise0(CLASS(OverflowError), text); }
// Signed types, and the unsigned ones that CPython reads through a signed one: what the number is too large for.
static Value check_small(uint32_t type, I64Result n) {
    if (!n.ok) return too_large(TEXT("Python int too large to convert to C long"));
    int64_t v = n.value;
    if (type == 'b' || type == 'B' || type == 'h') { // through a short
        if (v < INT16_MIN && type != 'B') return too_large(TEXT("signed short integer is less than minimum"));
        if (v > INT16_MAX && type != 'B')
            return too_large(TEXT("signed short integer is greater than maximum"));
    }
    if (type == 'b' && v < INT8_MIN) return too_large(TEXT("signed char is less than minimum"));
    if (type == 'b' && v > INT8_MAX) return too_large(TEXT("signed char is greater than maximum"));
    if (type == 'B' && v < 0) return too_large(TEXT("unsigned byte integer is less than minimum"));
    if (type == 'B' && v > UINT8_MAX) return too_large(TEXT("unsigned byte integer is greater than maximum"));
    if ((type == 'i' || type == 'H') && v < INT32_MIN)
        return too_large(TEXT("signed integer is less than minimum"));
    if ((type == 'i' || type == 'H') && v > INT32_MAX)
        return too_large(TEXT("signed integer is greater than maximum"));
    if (type == 'H' && v < 0) return too_large(TEXT("unsigned short is less than minimum"));
    if (type == 'H' && v > UINT16_MAX) return too_large(TEXT("unsigned short is greater than maximum"));
    return NONE;
}
static Value check_int(uint32_t type, Value n) {
    switch (type) {
    case 'I':
    case 'L':
        if (int_is_negative(n)) return too_large(TEXT("can't convert negative value to unsigned int"));
        if (!int_to_u64(n).ok) return too_large(TEXT("Python int too large to convert to C unsigned long"));
        if (type == 'I' && int_to_u64(n).value > UINT32_MAX)
            return too_large(TEXT("unsigned int is greater than maximum"));
        return NONE;
    case 'q': return int_to_i64(n).ok ? NONE : too_large(TEXT("int too big to convert"));
    case 'Q':
        if (int_is_negative(n)) return too_large(TEXT("can't convert negative int to unsigned"));
        return int_to_u64(n).ok ? NONE : too_large(TEXT("int too big to convert"));
    default: return check_small(type, int_to_i64(n));
    }
}
Value array_put(uint32_t type, Ref block, uint64_t at, Value v) {
    if (type == 'u') {
        Value s = is_str(v) ? object_plain(v) : UNSET;
        if (is_unset(s) || str_length(ref_of(s)) != 1)
            return TYPE_ERROR("array item must be unicode character");
        u32_set(block, at, str_at(ref_of(s), 0));
        return NONE;
    }
    if (type == 'f' || type == 'd') {
        DoubleResult d = float_from_object(v);
        if (!d.ok) return ERROR;
        if (type == 'd') {
            f64_set(block, at, d.value);
        } else {
            bool infinite = f64_abs(d.value) >= 0x1.ffffffp127;
            uint32_t infinity = 0x7f800000u | (uint32_t)f64_sign(d.value) << 31;
            u32_set(block, at, infinite ? infinity : f32_bits((float)d.value));
        }
        return NONE;
    }
    Value n = object_index(v);
    RETURN_IF_ERROR(n);
    RETURN_IF_ERROR(check_int(type, n));
    uint64_t bits = int_low_u64(n);
    for (uint64_t i = 0; i < array_item_size(type); i++, bits >>= 8) u8_set(block, at + i, (uint8_t)bits);
    return NONE;
}

// --- construction ---
Value array_new(Value class, uint32_t type) {
    Value self = new_instance(class), storage = is_error(self) ? ERROR : new_blob(0);
    RETURN_IF_ERROR(storage);
    slot_set(ref_of(self), BYTEARRAY_STORAGE, storage);
    slot_set(ref_of(self), BYTEARRAY_START, int_u32(0));
    slot_set(ref_of(self), BYTEARRAY_LENGTH, int_u32(0));
    slot_set(ref_of(self), ARRAY_TYPE, int_u32(type));
    return self;
}
static Value splice(Value self, uint64_t from, uint64_t to, Ref block, uint64_t at, uint64_t n) {
    return bytearray_replace(self, from, to, block, at, n);
}
Value array_append(Value self, Value v) {
    Value item = new_blob(8);
    RETURN_IF_ERROR(item);
    RETURN_IF_ERROR(array_put(array_type(self), ref_of(item), 0, v));
    uint64_t n = bytearray_length(self);
    return splice(self, n, n, ref_of(item), 0, array_item_size(array_type(self)));
}
Value array_extend(Value self, Value iterable) {
    Value iterator = object_iter(iterable);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item)) return NONE;
        RETURN_IF_ERROR(item);
        RETURN_IF_ERROR(array_append(self, item));
    }
}
Value array_append_bytes(Value self, Buffer bytes) {
    if (u64_div(bytes.length, array_item_size(array_type(self))).remainder != 0)
        return VALUE_ERROR("bytes length not a multiple of item size");
    uint64_t n = bytearray_length(self);
    return splice(self, n, n, bytes.block, bytes.from, bytes.length);
}
Value array_append_text(Value self, Value text) {
    uint32_t n = str_length(ref_of(text));
    Value units = new_blob((uint64_t)n * 4);
    RETURN_IF_ERROR(units);
    for (uint32_t i = 0; i < n; i++) u32_set(ref_of(units), (uint64_t)i * 4, str_at(ref_of(text), i));
    return array_append_bytes(self, (Buffer){true, ref_of(units), 0, (uint64_t)n * 4});
}
static Value fill(Value self, Value from) {
    if (is_str(from)) return array_append_text(self, object_plain(from));
    if (is_bytes_object(from) || is_bytearray(from)) return array_append_bytes(self, buffer_of(from));
    if (IS_A(from, array) && array_type(from) == array_type(self))
        return array_append_bytes(self, bytearray_buffer(from));
    return array_extend(self, from);
}
STATICMETHOD(array, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), given = arg(args, 1);
    if (!is_unset(arg(args, 2)) && same(class, CLASS(array)))
        return TYPE_ERROR("array.array() takes no keyword arguments");
    uint64_t n = tuple_length(given);
    if (n < 1 || n > 2)
        return raise2(CLASS(TypeError), TEXT("array() takes {} ({} given)"),
                      str_from_text(n < 1 ? TEXT("at least 1 argument") : TEXT("at most 2 arguments")),
                      int_wrap((int64_t)n));
    Value code = is_str(tuple_get(given, 0)) ? object_plain(tuple_get(given, 0)) : UNSET;
    if (is_unset(code) || str_length(ref_of(code)) != 1)
        return raise1(CLASS(TypeError), TEXT("array() argument 1 must be a unicode character, not {t}"),
                      tuple_get(given, 0));
    uint32_t type = str_at(ref_of(code), 0);
    Value from = n > 1 ? tuple_get(given, 1) : UNSET;
    if (!is_unset(from) && type != 'u') {
        if (is_str(from))
            return raise1(CLASS(TypeError),
                          TEXT("cannot use a str to initialize an array with typecode '{}'"), code);
        if (IS_A(from, array) && array_type(from) == 'u')
            return raise1(CLASS(TypeError),
                          TEXT("cannot use a unicode array to initialize an array with typecode '{}'"), code);
    }
    if (array_item_size(type) == 0)
        return VALUE_ERROR("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    Value self = array_new(class, type);
    if (is_error(self) || is_unset(from)) return self;
    return is_error(fill(self, from)) ? ERROR : self;
}

// --- subscription ---
METHOD(array, __len__, "($self, /)", "Return len(self).") {
    return int_wrap((int64_t)array_length(arg(args, 0)));
}

// The place an index means; the length: there is none, and the exception is set.
static uint64_t place(Value self, Value key, Text text) {
    I64Result index = object_index_i64(key, CLASS(IndexError));
    uint64_t n = array_length(self);
    if (!index.ok) return n;
    int64_t i = index.value < 0 ? index.value + (int64_t)n : index.value;
    if (i >= 0 && (uint64_t)i < n) return (uint64_t)i;
    raise0(CLASS(IndexError), text);
    return n;
}
METHOD(array, __getitem__, "($self, key, /)", "Return self[key].") {
    Value self = arg(args, 0), key = arg(args, 1);
    if (is_slice(key)) {
        SliceRange range = slice_range(key, array_length(self));
        if (!range.ok) return ERROR;
        range = slice_range_fitted(range, array_length(self));
        uint64_t size = array_item_size(array_type(self));
        Value part = array_new(CLASS(array), array_type(self)),
              items = is_error(part) ? ERROR : new_blob(range.count * size);
        RETURN_IF_ERROR(items);
        Buffer bytes = bytearray_buffer(self);
        for (uint64_t i = 0; i < range.count; i++)
            bytes_copy(ref_of(items), i * size, bytes.block,
                       bytes.from + (uint64_t)(range.start + (int64_t)i * range.step) * size, size);
        return is_error(splice(part, 0, 0, ref_of(items), 0, range.count * size)) ? ERROR : part;
    }
    if (!object_has_index(key)) return TYPE_ERROR("array indices must be integers");
    uint64_t i = place(self, key, TEXT("array index out of range"));
    return i < array_length(self) ? array_get(self, i) : ERROR;
}
// self[slice] = the items of `other` (an array of the same type), or UNSET: deletes them.
static Value set_slice(Value self, Value key, Value other) {
    SliceRange range = slice_range(key, array_length(self));
    if (!range.ok) return ERROR;
    range = slice_range_fitted(range, array_length(self));
    uint64_t size = array_item_size(array_type(self)), n = is_unset(other) ? 0 : array_length(other);
    Value copy = new_blob(n * size);
    RETURN_IF_ERROR(copy);
    if (n > 0)
        bytes_copy(ref_of(copy), 0, bytearray_buffer(other).block, bytearray_buffer(other).from, n * size);
    if (range.step == 1) {
        uint64_t from = (uint64_t)range.start * size;
        return splice(self, from, from + range.count * size, ref_of(copy), 0, n * size);
    }
    if (!is_unset(other)) {
        if (n != range.count)
            return raise2(CLASS(ValueError),
                          TEXT("attempt to assign array of size {} to extended slice of size {}"),
                          int_wrap((int64_t)n), int_wrap((int64_t)range.count));
        Buffer bytes = bytearray_buffer(self);
        for (uint64_t i = 0; i < n; i++)
            bytes_copy(bytes.block, bytes.from + (uint64_t)(range.start + (int64_t)i * range.step) * size,
                       ref_of(copy), i * size, size);
        return NONE;
    }
    for (uint64_t i = 0; i < range.count; i++) { // from the highest place down
        uint64_t k = range.step > 0 ? range.count - 1 - i : i;
        uint64_t at = (uint64_t)(range.start + (int64_t)k * range.step) * size;
        RETURN_IF_ERROR(splice(self, at, at + size, ref_of(copy), 0, 0));
    }
    return NONE;
}
static Value set_item(Value self, Value key, Value v) {
    if (is_slice(key)) {
        if (is_unset(v)) return set_slice(self, key, UNSET);
        if (!IS_A(v, array))
            return raise1(CLASS(TypeError), TEXT("can only assign array (not \"{t}\") to array slice"), v);
        if (array_type(v) != array_type(self)) return TYPE_ERROR("bad argument type for built-in operation");
        return set_slice(self, key, v);
    }
    if (!object_has_index(key)) return TYPE_ERROR("array indices must be integers");
    uint64_t i = place(self, key, TEXT("array assignment index out of range"));
    if (i >= array_length(self)) return ERROR;
    uint64_t size = array_item_size(array_type(self));
    Value item = new_blob(8);
    RETURN_IF_ERROR(item);
    if (!is_unset(v)) RETURN_IF_ERROR(array_put(array_type(self), ref_of(item), 0, v));
    if (i >= array_length(self))
        return raise0(CLASS(IndexError), TEXT("array assignment index out of range"));
    return splice(self, i * size, (i + 1) * size, ref_of(item), 0, is_unset(v) ? 0 : size);
}
METHOD(array, __setitem__, "($self, key, value, /)", "Set self[key] to value.") {
    return set_item(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(array, __delitem__, "($self, key, /)", "Delete self[key].") {
    return set_item(arg(args, 0), arg(args, 1), UNSET);
}

// --- operators ---
METHOD(array, __add__, "($self, value, /)", "Return self+value.") {
    Value self = arg(args, 0), other = arg(args, 1);
    if (!IS_A(other, array))
        return raise1(CLASS(TypeError), TEXT("can only append array (not \"{t}\") to array"), other);
    if (array_type(other) != array_type(self)) return TYPE_ERROR("bad argument type for built-in operation");
    Value result = array_new(CLASS(array), array_type(self));
    RETURN_IF_ERROR(result);
    RETURN_IF_ERROR(array_append_bytes(result, bytearray_buffer(self)));
    return is_error(array_append_bytes(result, bytearray_buffer(other))) ? ERROR : result;
}
METHOD(array, __iadd__, "($self, value, /)", "Implement self+=value.") {
    Value self = arg(args, 0), other = arg(args, 1);
    if (!IS_A(other, array))
        return raise1(CLASS(TypeError), TEXT("can only extend array with array (not \"{t}\")"), other);
    if (array_type(other) != array_type(self)) return TYPE_ERROR("can only extend with array of same kind");
    return is_error(array_append_bytes(self, bytearray_buffer(other))) ? ERROR : self;
}
// `to` becomes the items of self n times.
static Value repeat(Value self, Value times, bool in_place) {
    if (!object_has_index(times))
        return raise1(CLASS(TypeError), TEXT("can't multiply sequence by non-int of type '{t}'"), times);
    I64Result n = items_times(times);
    if (!items_fit(bytearray_length(self), n)) return ERROR;
    uint64_t size = bytearray_length(self), total = size * (uint64_t)n.value;
    if (total > BYTES_MAX) return raise_memory_error();
    Value items = new_blob(total);
    RETURN_IF_ERROR(items);
    for (uint64_t at = 0; at < total; at += size)
        bytes_copy(ref_of(items), at, bytearray_buffer(self).block, bytearray_buffer(self).from, size);
    Value to = in_place ? self : array_new(CLASS(array), array_type(self));
    RETURN_IF_ERROR(to);
    return is_error(splice(to, 0, bytearray_length(to), ref_of(items), 0, total)) ? ERROR : to;
}
METHOD(array, __mul__, "($self, value, /)", "Return self*value.") {
    return repeat(arg(args, 0), arg(args, 1), false);
}
METHOD(array, __rmul__, "($self, value, /)", "Return value*self.") {
    return repeat(arg(args, 0), arg(args, 1), false);
}
METHOD(array, __imul__, "($self, value, /)", "Implement self*=value.") {
    return repeat(arg(args, 0), arg(args, 1), true);
}

static Value compare(enum CompareOp op, Value a, Value b) {
    if (!IS_A(b, array)) return NOT_IMPLEMENTED;
    uint64_t n = array_length(a), m = array_length(b);
    if (n != m && (op == COMPARE_EQ || op == COMPARE_NE)) return bool_value(op == COMPARE_NE);
    for (uint64_t i = 0; i < array_length(a) && i < array_length(b); i++) { // comparing may change them
        Value x = array_get(a, i), y = is_error(x) ? ERROR : array_get(b, i);
        RETURN_IF_ERROR(y);
        Value equal = object_compare_bool(COMPARE_EQ, x, y);
        RETURN_IF_ERROR(equal);
        if (is_false(equal))
            return op == COMPARE_EQ ? FALSE : op == COMPARE_NE ? TRUE : object_compare(op, x, y);
    }
    return object_compare(op, int_wrap((int64_t)array_length(a)), int_wrap((int64_t)array_length(b)));
}
METHOD(array, __lt__, "($self, value, /)", "Return self<value.") {
    return compare(COMPARE_LT, arg(args, 0), arg(args, 1));
}
METHOD(array, __le__, "($self, value, /)", "Return self<=value.") {
    return compare(COMPARE_LE, arg(args, 0), arg(args, 1));
}
METHOD(array, __eq__, "($self, value, /)", "Return self==value.") {
    return compare(COMPARE_EQ, arg(args, 0), arg(args, 1));
}
METHOD(array, __ne__, "($self, value, /)", "Return self!=value.") {
    return compare(COMPARE_NE, arg(args, 0), arg(args, 1));
}
METHOD(array, __gt__, "($self, value, /)", "Return self>value.") {
    return compare(COMPARE_GT, arg(args, 0), arg(args, 1));
}
METHOD(array, __ge__, "($self, value, /)", "Return self>=value.") {
    return compare(COMPARE_GE, arg(args, 0), arg(args, 1));
}
