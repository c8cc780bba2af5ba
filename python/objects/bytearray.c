// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bytearray: its storage, and the methods that change it; the others are in bytelike_*.c, named in
// bytearray_methods.c.
#include "python/objects/bytearray.h"
#include "python/objects/bytelike.h"
#include "python/objects/convert.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/memoryview.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(bytearray, "bytearray", object, BYTEARRAY_FIELDS,
     "bytearray(iterable_of_ints) -> bytearray\n"
     "bytearray(string, encoding[, errors]) -> bytearray\n"
     "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
     "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
     "bytearray() -> empty bytes array\n"
     "\n"
     "Construct a mutable bytearray object from:\n"
     "  - an iterable yielding integers in range(256)\n"
     "  - a text string encoded using the specified encoding\n"
     "  - a bytes or a buffer object\n"
     "  - any object implementing the buffer API.\n"
     "  - an integer");

// --- storage -----------------------------------------------------------------------------------------------

static void set_run(Value self, Value storage, uint64_t start, uint64_t length) {
    slot_set(ref_of(self), BYTEARRAY_STORAGE, storage);
    slot_set(ref_of(self), BYTEARRAY_START, int_wrap((int64_t)start));
    slot_set(ref_of(self), BYTEARRAY_LENGTH, int_wrap((int64_t)length));
}

Value bytearray_from_builder(ByteBuilder b) {
    if (b.failed) return ERROR;
    Value self = NEW(bytearray);
    RETURN_IF_ERROR(self);
    set_run(self, b.storage, 0, b.length);
    return self;
}

Value bytearray_from_block(Ref block, uint64_t from, uint64_t n) {
    return bytearray_from_builder(byte_builder_block(byte_builder_new(n), block, from, n));
}

// A larger storage: the bytes before `gap` keep their place, those from `gap_end` on end up behind `n` new
// ones.
static Value reallocate(Value self, uint64_t gap, uint64_t gap_end, uint64_t n) {
    Buffer old = bytearray_buffer(self);
    uint64_t length = gap + n + (old.length - gap_end);
    Value storage = new_blob(length + (length >> 3) + 16);
    RETURN_IF_ERROR(storage);
    bytes_copy(ref_of(storage), 0, old.block, old.from, gap);
    bytes_copy(ref_of(storage), gap + n, old.block, old.from + gap_end, old.length - gap_end);
    set_run(self, storage, 0, length);
    return NONE;
}

// --- exports -----------------------------------------------------------------------------------------------

Value bytearray_export(Value self, Value view) {
    Value views = slot_get(ref_of(self), BYTEARRAY_EXPORTS);
    uint64_t n = is_unset(views) ? 0 : slot_count(ref_of(views)), i = 0;
    while (i < n && !is_unset(slot_get(ref_of(views), i))) i++;
    if (i == n) {
        Value more = new_weak(SHAPE(storage), n ? n * 2 : 4);
        RETURN_IF_ERROR(more);
        if (n) slots_copy(ref_of(more), 0, ref_of(views), 0, n);
        slot_set(ref_of(self), BYTEARRAY_EXPORTS, more);
        views = more;
    }
    slot_set(ref_of(views), i, view);
    return NONE;
}

static bool has_open_view(Value views) {
    for (uint64_t i = 0; i < slot_count(ref_of(views)); i++) {
        Value view = slot_get(ref_of(views), i);
        if (!is_unset(view) && !is_unset(slot_get(ref_of(view), MEMORYVIEW_STORAGE))) return true;
    }
    return false;
}

enum { PATIENCE = 16 };
static STATE(uint64_t, collections_seen); // after the last question
static STATE(uint32_t, vain);             // questions since then that found no view alive

// Does a memoryview that is neither released nor dead look at these bytes? Whether one is dead only a
// collection tells. One is made for the question, but not again and again: a program that makes a view at each
// step and releases none must not wait for a collection at each step, so after some vain ones its views count
// as dead until the collector has run by itself.
bool bytearray_is_exported(Value self) {
    Value views = slot_get(ref_of(self), BYTEARRAY_EXPORTS);
    if (!has_open_view(views)) return false;
    if (heap_stats().collections != collections_seen) vain = 0;
    if (vain >= PATIENCE) return false;
    heap_collect();
    collections_seen = heap_stats().collections;
    if (has_open_view(views)) return true;
    vain++;
    return false;
}

static Value refuse_exported(Value self) {
    if (is_unset(slot_get(ref_of(self), BYTEARRAY_EXPORTS)) || !bytearray_is_exported(self)) return NONE;
    return IS_A(self, array)
               ? raise0(CLASS(BufferError), TEXT("cannot resize an array that is exporting buffers"))
               : raise0(CLASS(BufferError), TEXT("Existing exports of data: object cannot be re-sized"));
}

// Makes [from .. to) n bytes long, with any content.
static Value resize_gap(Value self, uint64_t from, uint64_t to, uint64_t n) {
    if (unlikely(!is_unset(slot_get(ref_of(self), BYTEARRAY_EXPORTS)))) {
        RETURN_IF_ERROR(refuse_exported(self));
        slot_set(ref_of(self), BYTEARRAY_EXPORTS, UNSET);
        return reallocate(self, from, to, n); // a view that still exists keeps the old bytes
    }
    Buffer b = bytearray_buffer(self);
    Value storage = slot_get(ref_of(self), BYTEARRAY_STORAGE);
    uint64_t capacity = bytes_length(b.block), length = b.length - (to - from) + n;
    if (length < capacity / 4 && capacity > 256) return reallocate(self, from, to, n);
    if (from == 0 && n <= to) { // the run's start moves
        set_run(self, storage, b.from + to - n, length);
        return NONE;
    }
    if (b.from + length > capacity) return reallocate(self, from, to, n);
    bytes_copy(b.block, b.from + from + n, b.block, b.from + to, b.length - to);
    set_run(self, storage, b.from, length);
    return NONE;
}

Value bytearray_replace(Value self, uint64_t from, uint64_t to, Ref block, uint64_t block_from, uint64_t n) {
    if (same_ref(block, bytearray_buffer(self).block)) { // of its own bytes: a copy, before they move
        Value copy = new_blob(n);
        RETURN_IF_ERROR(copy);
        bytes_copy(ref_of(copy), 0, block, block_from, n);
        block = ref_of(copy);
        block_from = 0;
    }
    if (n != to - from) RETURN_IF_ERROR(resize_gap(self, from, to, n));
    Buffer b = bytearray_buffer(self);
    bytes_copy(b.block, b.from + from, block, block_from, n);
    return NONE;
}

static Value delete_part(Value self, uint64_t from, uint64_t to) {
    return from == to ? NONE : resize_gap(self, from, to, 0);
}

static Value insert_byte(Value self, uint64_t at, uint8_t c) {
    RETURN_IF_ERROR(resize_gap(self, at, at, 1));
    Buffer b = bytearray_buffer(self);
    u8_set(b.block, b.from + at, c);
    return NONE;
}

// --- construction ------------------------------------------------------------------------------------------

STATICMETHOD(bytearray, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    Value storage = new_blob(0);
    RETURN_IF_ERROR(storage);
    set_run(self, storage, 0, 0);
    return self;
}

METHOD(bytearray, __init__, "!($self, source=b'', encoding='utf-8', errors='strict')",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value self = arg(args, 0);
    ByteBuilder b = bytelike_construct(true, arg(args, 1), arg(args, 2), arg(args, 3));
    if (b.failed) return ERROR;
    RETURN_IF_ERROR(delete_part(self, 0, bytearray_length(self)));
    set_run(self, b.storage, 0, b.length);
    return NONE;
}

static Value reduced(Args args, bool as_bytes) {
    Value self = arg(args, 0);
    Buffer b = bytearray_buffer(self);
    Value content = bytes_from_block(b.block, b.from, b.length);
    RETURN_IF_ERROR(content);
    Value state = call_special0(self, NAME(__getstate__)), arguments;
    RETURN_IF_ERROR(state);
    if (as_bytes) {
        arguments = tuple1(content);
    } else {
        Value latin1 = str_from_text(TEXT("latin-1"));
        RETURN_IF_ERROR(latin1);
        Value text = call_method1(content, NAME(decode), latin1);
        RETURN_IF_ERROR(text);
        arguments = tuple2(text, latin1);
    }
    RETURN_IF_ERROR(arguments);
    return tuple3(class_of(self), arguments, state);
}

METHOD(bytearray, __reduce__, "($self, /)", "Return state information for pickling.") {
    return reduced(args, false);
}

METHOD(bytearray, __reduce_ex__, "($self, proto=0, /)", "Return state information for pickling.") {
    I64Result protocol = convert_int(arg(args, 1), 0);
    return protocol.ok ? reduced(args, protocol.value >= 3) : ERROR;
}

METHOD(bytearray, __len__, "($self, /)", "Return len(self).") {
    return int_wrap((int64_t)bytearray_length(arg(args, 0)));
}

METHOD(bytearray, __alloc__, "!($self, /)",
       "B.__alloc__() -> int\n"
       "\n"
       "Return the number of bytes actually allocated.") {
    return int_u32(bytes_length(bytearray_buffer(arg(args, 0)).block));
}

METHOD(bytearray, __sizeof__, "($self, /)", "Returns the size of the bytearray object in memory, in bytes.") {
    return int_wrap(8 * (BYTEARRAY_FIELDS + 1) + 16 + bytes_length(bytearray_buffer(arg(args, 0)).block));
}

METHOD(bytearray, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0);
    Builder b = builder_char(builder_str(builder_new(), class_name(class_of(self))), '(');
    return builder_finish(builder_char(bytelike_repr(b, bytearray_buffer(self), true), ')'));
}

METHOD(bytearray, __str__, "($self, /)", "Return str(self).") { return bytearray____repr__(args); }

METHOD(bytearray, copy, "($self, /)", "Return a copy of B.") {
    Buffer b = bytearray_buffer(arg(args, 0));
    return bytearray_from_block(b.block, b.from, b.length);
}

// --- single bytes ------------------------------------------------------------------------------------------

// The byte that v is, or -1 with an exception.
static int32_t byte_of(Value v) {
    Value index = object_index(v);
    if (is_error(index)) return -1;
    if (is_int(index) && int_of(index) >= 0 && int_of(index) <= 255) return (int32_t)int_of(index);
    VALUE_ERROR("byte must be in range(0, 256)");
    return -1;
}

METHOD(bytearray, append, "($self, item, /)",
       "Append a single item to the end of the bytearray.\n"
       "\n"
       "  item\n"
       "    The item to be appended.") {
    int32_t c = byte_of(arg(args, 1));
    return c < 0 ? ERROR : insert_byte(arg(args, 0), bytearray_length(arg(args, 0)), (uint8_t)c);
}

METHOD(bytearray, insert, "($self, index, item, /)",
       "Insert a single item into the bytearray before the given index.\n"
       "\n"
       "  index\n"
       "    The index where the value is to be inserted.\n"
       "  item\n"
       "    The item to be inserted.") {
    I64Result index = convert_size(arg(args, 1), 0);
    if (!index.ok) return ERROR;
    int32_t c = byte_of(arg(args, 2));
    if (c < 0) return ERROR;
    int64_t n = (int64_t)bytearray_length(arg(args, 0)), i = index.value < 0 ? index.value + n : index.value;
    return insert_byte(arg(args, 0), (uint64_t)(i < 0 ? 0 : i > n ? n : i), (uint8_t)c);
}

METHOD(bytearray, pop, "($self, index=-1, /)",
       "Remove and return a single item from B.\n"
       "\n"
       "  index\n"
       "    The index from where to remove the item.\n"
       "    -1 (the default value) means remove the last item.\n"
       "\n"
       "If no index argument is given, will pop the last item.") {
    Value self = arg(args, 0);
    I64Result index = convert_size(arg(args, 1), -1);
    if (!index.ok) return ERROR;
    int64_t n = (int64_t)bytearray_length(self), i = index.value < 0 ? index.value + n : index.value;
    if (n == 0) return raise0(CLASS(IndexError), TEXT("pop from empty bytearray"));
    if (i < 0 || i >= n) return raise0(CLASS(IndexError), TEXT("pop index out of range"));
    Value byte = int_u32(buffer_at(bytearray_buffer(self), (uint64_t)i));
    RETURN_IF_ERROR(delete_part(self, (uint64_t)i, (uint64_t)i + 1));
    return byte;
}

METHOD(bytearray, remove, "($self, value, /)",
       "Remove the first occurrence of a value in the bytearray.\n"
       "\n"
       "  value\n"
       "    The value to remove.") {
    Value self = arg(args, 0);
    int32_t c = byte_of(arg(args, 1));
    if (c < 0) return ERROR;
    Buffer b = bytearray_buffer(self);
    int64_t at = span_find_unit(buffer_span(b), (uint32_t)c);
    if (at < 0) return VALUE_ERROR("value not found in bytearray");
    return delete_part(self, (uint64_t)at - b.from, (uint64_t)at - b.from + 1);
}

METHOD(bytearray, reverse, "($self, /)", "Reverse the order of the values in B in place.") {
    Buffer b = bytearray_buffer(arg(args, 0));
    for (uint64_t i = 0; i < b.length / 2; i++) {
        uint64_t front = b.from + i, back = b.from + b.length - 1 - i;
        uint8_t c = u8_get(b.block, front);
        u8_set(b.block, front, u8_get(b.block, back));
        u8_set(b.block, back, c);
    }
    return NONE;
}

METHOD(bytearray, clear, "($self, /)", "Remove all items from the bytearray.") {
    return delete_part(arg(args, 0), 0, bytearray_length(arg(args, 0)));
}

// --- runs --------------------------------------------------------------------------------------------------

static Value append_buffer(Value self, Buffer b) {
    uint64_t n = bytearray_length(self);
    return bytearray_replace(self, n, n, b.block, b.from, b.length);
}

METHOD(bytearray, extend, "($self, iterable_of_ints, /)",
       "Append all the items from the iterator or sequence to the end of the bytearray.\n"
       "\n"
       "  iterable_of_ints\n"
       "    The iterable of items to append.") {
    Value self = arg(args, 0), items = arg(args, 1);
    Buffer bytes = buffer_of(items);
    if (bytes.ok) return append_buffer(self, bytes);
    Value iterator = object_iter(items);
    if (is_error(iterator)) {
        if (error_matches(CLASS(TypeError))) {
            error_clear();
            raise1(CLASS(TypeError), TEXT("can't extend bytearray with {t}"), items);
        }
        return ERROR;
    }
    RETURN_IF_ERROR(object_length_hint(items, 0)); // nothing depends on it, but it may fail
    ByteBuilder b = bytelike_from_iterable(iterator, true);
    return b.failed ? ERROR : append_buffer(self, (Buffer){true, ref_of(b.storage), 0, b.length});
}

METHOD(bytearray, __iadd__, "($self, value, /)", "Implement self+=value.") {
    Buffer bytes = buffer_of(arg(args, 1));
    if (!bytes.ok)
        return raise2(CLASS(TypeError), TEXT("can't concat {t} to {t}"), arg(args, 1), arg(args, 0));
    RETURN_IF_ERROR(append_buffer(arg(args, 0), bytes));
    return arg(args, 0);
}

METHOD(bytearray, __imul__, "($self, value, /)", "Implement self*=value.") {
    Value self = arg(args, 0), product = bytelike_repeat(args);
    if (is_error(product) || !is_ref(product)) return product;
    Buffer bytes = bytearray_buffer(product);
    RETURN_IF_ERROR(
        bytearray_replace(self, 0, bytearray_length(self), bytes.block, bytes.from, bytes.length));
    return self;
}

// The bytes to put in place of a slice; an iterable of ints becomes bytes.
static Buffer slice_source(Value v) {
    Buffer bytes = buffer_of(v);
    if (bytes.ok) return bytes;
    if (object_has_index(v) || is_str(v)) {
        TYPE_ERROR("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        return bytes;
    }
    Value made = bytearray_from_builder(bytelike_construct(true, v, UNSET, UNSET));
    return is_error(made) ? bytes : bytearray_buffer(made);
}

static Value set_stepped(Value self, SliceRange range, Buffer bytes) {
    if (bytes.length != range.count)
        return raise2(CLASS(ValueError),
                      TEXT("attempt to assign bytes of size {} to extended slice of size {}"),
                      int_wrap((int64_t)bytes.length), int_wrap((int64_t)range.count));
    Value copy = bytes_from_block(bytes.block, bytes.from, bytes.length); // it may be self's own
    RETURN_IF_ERROR(copy);
    Buffer b = bytearray_buffer(self);
    for (uint64_t i = 0; i < range.count; i++)
        u8_set(b.block, b.from + (uint64_t)range.start + i * (uint64_t)range.step, u8_get(ref_of(copy), i));
    return NONE;
}

// Every step-th byte goes, the others keep their order.
static Value delete_stepped(Value self, SliceRange range) {
    RETURN_IF_ERROR(refuse_exported(self)); // before anything moves
    Buffer b = bytearray_buffer(self);
    uint64_t step = (uint64_t)(range.step < 0 ? -range.step : range.step);
    uint64_t first = (uint64_t)range.start;
    if (range.step < 0) first -= (range.count - 1) * step;
    uint64_t to = first;
    for (uint64_t i = first, deleted = 0; i < b.length; i++) {
        if (deleted < range.count && i == first + deleted * step)
            deleted++;
        else
            u8_set(b.block, b.from + to++, buffer_at(b, i));
    }
    return delete_part(self, b.length - range.count, b.length);
}

static Value set_slice(Value self, Value key, Value value) {
    Buffer bytes = {0};
    if (!is_unset(value)) {
        bytes = slice_source(value);
        if (!bytes.ok) return ERROR;
    }
    SliceRange range = slice_range(key, bytearray_length(self));
    if (!range.ok) return ERROR;
    range = slice_range_fitted(range, bytearray_length(self)); // an __index__ may have changed it
    uint64_t from = (uint64_t)range.start;
    if (range.step == 1)
        return bytes.ok
                   ? bytearray_replace(self, from, from + range.count, bytes.block, bytes.from, bytes.length)
                   : delete_part(self, from, from + range.count);
    if (bytes.length) return set_stepped(self, range, bytes); // no bytes at all delete, too
    return range.count ? delete_stepped(self, range) : NONE;
}

static Value set_item(Value self, Value key, Value value) {
    if (is_slice(key)) return set_slice(self, key, value);
    if (!object_has_index(key))
        return raise1(CLASS(TypeError), TEXT("bytearray indices must be integers or slices, not {t}"), key);
    I64Result index = object_index_i64(key, CLASS(IndexError));
    if (!index.ok) return ERROR;
    int32_t c = 0;
    if (!is_unset(value)) c = byte_of(value);
    if (c < 0) return ERROR;
    int64_t n = (int64_t)bytearray_length(self), i = index.value < 0 ? index.value + n : index.value;
    if (i < 0 || i >= n) return raise0(CLASS(IndexError), TEXT("bytearray index out of range"));
    if (is_unset(value)) return delete_part(self, (uint64_t)i, (uint64_t)i + 1);
    Buffer b = bytearray_buffer(self);
    u8_set(b.block, b.from + (uint64_t)i, (uint8_t)c);
    return NONE;
}

METHOD(bytearray, __setitem__, "($self, key, value, /)", "Set self[key] to value.") {
    return set_item(arg(args, 0), arg(args, 1), arg(args, 2));
}

METHOD(bytearray, __delitem__, "($self, key, /)", "Delete self[key].") {
    return set_item(arg(args, 0), arg(args, 1), UNSET);
}
