// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bytes: making and copying, and what the class has of its own; the rest is in bytelike_*.c, named in
// bytes_methods.c.
#include "python/objects/bytes.h"
#include "python/objects/bytelike.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(bytes, "bytes", object, 0,
     "bytes(iterable_of_ints) -> bytes\n"
     "bytes(string, encoding[, errors]) -> bytes\n"
     "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
     "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
     "bytes() -> empty bytes object\n"
     "\n"
     "Construct an immutable array of bytes from:\n"
     "  - an iterable yielding integers in range(256)\n"
     "  - a text string encoded using the specified encoding\n"
     "  - any object implementing the buffer API.\n"
     "  - an integer");

static ROOT(empty);
static STATE_ARRAY(Value, single, 256); // the bytes of length 1, made when first asked for

Value bytes_new(uint64_t length) { return new_bytes(SHAPE(bytes), length); }

Value bytes_from_byte(uint8_t c) {
    if (likely(is_ref(AT(single, c)))) return AT(single, c);
    Value out = bytes_new(1);
    RETURN_IF_ERROR(out);
    u8_set(ref_of(out), 0, c);
    AT(single, c) = out;
    return out;
}

Value bytes_from_block(Ref block, uint64_t from, uint64_t n) {
    if (n == 1) return bytes_from_byte(u8_get(block, from));
    if (n == 0) {
        if (unlikely(!is_ref(empty))) empty = bytes_new(0);
        return empty;
    }
    Value out = bytes_new(n);
    RETURN_IF_ERROR(out);
    bytes_copy(ref_of(out), 0, block, from, n);
    return out;
}

Value bytes_from_text(Text text) {
    Value out = bytes_new(text_size(text));
    RETURN_IF_ERROR(out);
    bytes_copy_text(ref_of(out), 0, text);
    return out;
}

uint32_t bytes_hash30(Value v) {
    Ref r = ref_of(v);
    uint32_t hash = bytes_aux(r);
    if (likely(hash)) return hash;
    hash = str_hash_bytes(r, 0, bytes_length(r));
    bytes_set_aux(r, hash);
    return hash;
}

Value bytes_concat(Value a, Value b) {
    uint64_t na = bytes_length(ref_of(a)), nb = bytes_length(ref_of(b));
    if (nb == 0) return a;
    if (na == 0) return b;
    Value out = bytes_new(na + nb);
    RETURN_IF_ERROR(out);
    bytes_copy(ref_of(out), 0, ref_of(a), 0, na);
    bytes_copy(ref_of(out), na, ref_of(b), 0, nb);
    return out;
}

Value bytes_repr(Value v) {
    return builder_finish(bytelike_repr(builder_sized(bytes_length(ref_of(v)) + 3), buffer_of(v), false));
}

// --- the class ---------------------------------------------------------------------------------------------

// __bytes__ of the source's class: the exact or subclassed bytes, UNSET when there is no such method.
static Value by_method(Value source) {
    Value bytes = call_special0(source, NAME(__bytes__));
    if (is_unset(bytes) || is_error(bytes) || is_bytes_object(bytes)) return bytes;
    return raise1(CLASS(TypeError), TEXT("__bytes__ returned non-bytes (type {t})"), bytes);
}

STATICMETHOD(bytes, __new__, "!($type, source=b'', encoding='utf-8', errors='strict')",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), source = arg(args, 1), bytes = UNSET;
    bool plain_call = is_unset(arg(args, 2)) && is_unset(arg(args, 3)) && !is_unset(source);
    if (plain_call && IS_EXACT(source, bytes))
        bytes = source;
    else if (plain_call)
        bytes = by_method(source);
    if (is_unset(bytes))
        bytes = byte_builder_finish(bytelike_construct(false, source, arg(args, 2), arg(args, 3)));
    if (is_error(bytes) || same(class, CLASS(bytes))) return bytes;
    Value instance = new_instance(class);
    RETURN_IF_ERROR(instance);
    slot_set(ref_of(instance), 0, bytes_plain(bytes));
    return instance;
}

METHOD(bytes, __getnewargs__, "!($self, /)", "") { return tuple1(bytes_plain(arg(args, 0))); }

METHOD(bytes, __bytes__, "($self, /)", "Convert this value to exact type bytes.") {
    return bytes_plain(arg(args, 0));
}

METHOD(bytes, __hash__, "($self, /)", "Return hash(self).") {
    return int_u32(bytes_hash30(bytes_plain(arg(args, 0))));
}

METHOD(bytes, __len__, "($self, /)", "Return len(self).") {
    return int_u32(bytes_length(ref_of(bytes_plain(arg(args, 0)))));
}

METHOD(bytes, __repr__, "($self, /)", "Return repr(self).") { return bytes_repr(bytes_plain(arg(args, 0))); }

METHOD(bytes, __str__, "($self, /)", "Return str(self).") { return bytes_repr(bytes_plain(arg(args, 0))); }

TYPE(bytes_iterator, "bytes_iterator", object, BYTES_ITERATOR_FIELDS, "");

METHOD(bytes, __iter__, "($self, /)", "Implement iter(self).") {
    Value iterator = NEW(bytes_iterator);
    RETURN_IF_ERROR(iterator);
    slot_set(ref_of(iterator), BYTES_ITERATOR_BYTES, bytes_plain(arg(args, 0)));
    slot_set(ref_of(iterator), BYTES_ITERATOR_INDEX, int_u32(0));
    return iterator;
}

Value bytes_iterator_next(Value iterator) {
    Value object = slot_get(ref_of(iterator), BYTES_ITERATOR_BYTES);
    if (is_none(object)) return UNSET;
    Buffer bytes = buffer_of(object);
    uint64_t i = (uint64_t)int_of(slot_get(ref_of(iterator), BYTES_ITERATOR_INDEX));
    if (i >= bytes.length) {
        slot_set(ref_of(iterator), BYTES_ITERATOR_BYTES, NONE); // exhausted for good
        return UNSET;
    }
    slot_set(ref_of(iterator), BYTES_ITERATOR_INDEX, int_wrap((int64_t)i + 1));
    return int_u32(buffer_at(bytes, i));
}

Value bytes_iterator_length(Value iterator) {
    Value object = slot_get(ref_of(iterator), BYTES_ITERATOR_BYTES);
    if (is_none(object)) return int_u32(0);
    int64_t rest =
        (int64_t)buffer_of(object).length - int_of(slot_get(ref_of(iterator), BYTES_ITERATOR_INDEX));
    return int_wrap(rest < 0 ? 0 : rest);
}

Value bytes_iterator_reduce(Value iterator) {
    Value object = slot_get(ref_of(iterator), BYTES_ITERATOR_BYTES);
    bool ended = is_none(object);
    Value arguments = tuple1(ended ? tuple_new(0) : object), iter = builtin_lookup(NAME(iter));
    RETURN_IF_ERROR(arguments);
    if (ended) return tuple2(iter, arguments);
    return tuple3(iter, arguments, slot_get(ref_of(iterator), BYTES_ITERATOR_INDEX));
}

Value bytes_iterator_set(Value iterator, Value state) {
    I64Result index = object_index_i64(state, CLASS(OverflowError));
    if (!index.ok) return ERROR;
    Value object = slot_get(ref_of(iterator), BYTES_ITERATOR_BYTES);
    if (is_none(object)) return NONE;
    int64_t n = (int64_t)buffer_of(object).length;
    int64_t i = index.value < 0 ? 0 : index.value > n ? n : index.value;
    slot_set(ref_of(iterator), BYTES_ITERATOR_INDEX, int_wrap(i));
    return NONE;
}

METHOD(bytes_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(bytes_iterator, __next__, "($self, /)", "Implement next(self).") {
    return bytes_iterator_next(arg(args, 0));
}

METHOD(bytes_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return bytes_iterator_length(arg(args, 0));
}

METHOD(bytes_iterator, __setstate__, "!($self, state, /)", "Set state information for unpickling.") {
    return bytes_iterator_set(arg(args, 0), arg(args, 1));
}

METHOD(bytes_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return bytes_iterator_reduce(arg(args, 0));
}
