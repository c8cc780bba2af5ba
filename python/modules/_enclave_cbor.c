// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The encoding of what crosses the enclave's edge: see _enclave.h and docs/calls.md. Each value has exactly one
// encoding, and the decoder takes no other: so what was checked is what is used, and what is signed or hashed is
// the same on each side. A decoder's loop is bounded by the bytes that are there, never by a count that they name.
#include "python/modules/_enclave.h"

#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

enum Major {
    MAJOR_UINT,
    MAJOR_NEGATIVE,
    MAJOR_BYTES,
    MAJOR_TEXT,
    MAJOR_ARRAY,
    MAJOR_MAP,
    MAJOR_TAG,
    MAJOR_SIMPLE
};
enum { SIMPLE_FALSE = 20, SIMPLE_TRUE = 21, SIMPLE_NULL = 22, SIMPLE_F64 = 27 };
enum { TAG_BIG = 2, TAG_BIG_NEGATIVE = 3 };
#define CANONICAL_NAN UINT64_C(0x7ff8000000000000)

// --- encoding ---
static ByteBuilder put_big_endian(ByteBuilder b, uint64_t n, uint32_t bytes) {
    for (uint32_t i = bytes; i > 0; i--) b = byte_builder_put(b, (uint8_t)(n >> (8 * ((i - 1) & 7))));
    return b;
}

static ByteBuilder put_head(ByteBuilder b, enum Major major, uint64_t n) {
    uint8_t top = (uint8_t)(major << 5);
    if (n < 24) return byte_builder_put(b, (uint8_t)(top | n));
    uint32_t log = n < 0x100 ? 0 : n < 0x10000 ? 1 : n < UINT64_C(0x100000000) ? 2 : 3;
    b = byte_builder_put(b, (uint8_t)(top | (24 + log)));
    return put_big_endian(b, n, 1u << (log & 3));
}

static ByteBuilder put_big(ByteBuilder b, Value n) {
    bool negative = int_is_negative(n);
    if (negative) n = long_invert(n);
    uint64_t size = is_error(n) ? 0 : (long_bit_length(n) + 7) / 8;
    Value digits = is_error(n) ? ERROR : bytes_new(size);
    if (is_error(digits)) {
        b.failed = true;
        return b;
    }
    int_to_bytes(n, ref_of(digits), 0, size, false, false);
    b = put_head(b, MAJOR_TAG, negative ? TAG_BIG_NEGATIVE : TAG_BIG);
    b = put_head(b, MAJOR_BYTES, size);
    return byte_builder_block(b, ref_of(digits), 0, size);
}

static ByteBuilder put_int(ByteBuilder b, Value n) {
    if (is_int(n)) {
        int64_t i = int_of(n);
        return i >= 0 ? put_head(b, MAJOR_UINT, (uint64_t)i) : put_head(b, MAJOR_NEGATIVE, (uint64_t)~i);
    }
    bool negative = int_is_negative(n);
    Value magnitude = negative ? long_invert(n) : n;
    if (is_error(magnitude)) {
        b.failed = true;
        return b;
    }
    U64Result small = int_to_u64(magnitude);
    return small.ok ? put_head(b, negative ? MAJOR_NEGATIVE : MAJOR_UINT, small.value) : put_big(b, n);
}

static ByteBuilder put_float(ByteBuilder b, double d) {
    b = byte_builder_put(b, MAJOR_SIMPLE << 5 | SIMPLE_F64);
    return put_big_endian(b, f64_is_nan(d) ? CANONICAL_NAN : f64_bits(d), 8);
}

static ByteBuilder put_text(ByteBuilder b, Value s) {
    Value utf8 = str_to_utf8(s);
    if (is_error(utf8)) {
        b.failed = true;
        return b;
    }
    uint64_t n = bytes_length(ref_of(utf8));
    return byte_builder_block(put_head(b, MAJOR_TEXT, n), ref_of(utf8), 0, n);
}

static ByteBuilder put_value(ByteBuilder b, Value v, uint32_t depth);

static ByteBuilder fail(ByteBuilder b) {
    b.failed = true;
    return b;
}

// pairs: a list of tuples (encoded key, number, value), sorted here; encoded keys differ, so numbers decide nothing.
static ByteBuilder put_pairs(ByteBuilder b, Value pairs, uint32_t depth) {
    if (is_error(list_sort(pairs, UNSET, false))) return fail(b);
    uint64_t n = list_length(pairs);
    b = put_head(b, MAJOR_MAP, n);
    for (uint64_t i = 0; i < n && !b.failed; i++) {
        Value pair = list_get(pairs, i), key = tuple_get(pair, 0);
        b = byte_builder_block(b, ref_of(key), 0, bytes_length(ref_of(key)));
        b = put_value(b, tuple_get(pair, 2), depth);
    }
    return b;
}

// No map is in a key, nor what is encoded as one.
static bool may_be_key(Value key) {
    if (!is_unset(class_lookup(class_of(key), NAME(__dataclass_fields__))) || IS_A(key, dict)) return false;
    if (!is_tuple(key) || !stack_has_room()) return true; // too deep a tuple is refused when it is encoded
    Value items = object_plain(key);
    for (uint64_t i = 0; i < tuple_length(items); i++)
        if (!may_be_key(tuple_get(items, i))) return false;
    return true;
}

static bool add_pair(Value pairs, Value key, Value value, uint32_t depth) {
    if (!may_be_key(key)) {
        raise1(CLASS(TypeError), TEXT("a value of type {t} cannot be a key at the enclave's edge"), key);
        return false;
    }
    Value encoded = byte_builder_finish(put_value(byte_builder_new(16), key, depth));
    if (is_error(encoded)) return false;
    Value pair = tuple3(encoded, int_wrap((int64_t)list_length(pairs)), value);
    return !is_error(pair) && !is_error(list_append(pairs, pair));
}

static ByteBuilder put_dict(ByteBuilder b, Value dict, uint32_t depth) {
    Value pairs = list_new(dict_length(dict));
    if (is_error(pairs)) return fail(b);
    for (DictStep step = dict_next(dict, 0); step.ok; step = dict_next(dict, step.position)) {
        if (!add_pair(pairs, step.key, step.value, depth)) return fail(b);
    }
    return put_pairs(b, pairs, depth);
}

static ByteBuilder put_dataclass(ByteBuilder b, Value v, Value fields, uint32_t depth) {
    Value pairs = list_new(4), names = list_from_iterable(fields);
    if (is_error(pairs) || is_error(names)) return fail(b);
    for (uint64_t i = 0; i < list_length(names); i++) {
        Value name = attribute_name(list_get(names, i));
        Value value = is_error(name) ? ERROR : object_getattr(v, name);
        if (is_error(value) || !add_pair(pairs, name, value, depth)) return fail(b);
    }
    return put_pairs(b, pairs, depth);
}

static ByteBuilder put_items(ByteBuilder b, Value v, uint32_t depth) {
    if (IS_A(v, list)) {
        b = put_head(b, MAJOR_ARRAY, list_length(v));
        for (uint64_t i = 0; i < list_length(v) && !b.failed; i++) b = put_value(b, list_get(v, i), depth);
        return b;
    }
    Value items = object_plain(v);
    b = put_head(b, MAJOR_ARRAY, tuple_length(items));
    for (uint64_t i = 0; i < tuple_length(items) && !b.failed; i++)
        b = put_value(b, tuple_get(items, i), depth);
    return b;
}

static ByteBuilder put_other(ByteBuilder b, Value v, uint32_t depth) {
    Value fields = class_lookup(class_of(v), NAME(__dataclass_fields__));
    bool listed = IS_A(v, list) || is_tuple(v), mapped = IS_A(v, dict);
    if ((listed || mapped || !is_unset(fields)) && (depth >= CBOR_DEPTH_MAX || !stack_has_room())) {
        VALUE_ERROR("a value nests too deeply to cross the enclave's edge");
        return fail(b);
    }
    if (!is_unset(fields)) return put_dataclass(b, v, fields, depth + 1);
    if (listed) return put_items(b, v, depth + 1);
    if (mapped) return put_dict(b, v, depth + 1);
    Buffer bytes = buffer_of(v);
    if (bytes.ok) {
        b = put_head(b, MAJOR_BYTES, bytes.length);
        return byte_builder_block(b, bytes.block, bytes.from, bytes.length);
    }
    if (!error_is_set())
        raise1(CLASS(TypeError), TEXT("a value of type {t} cannot cross the enclave's edge"), v);
    return fail(b);
}

static ByteBuilder put_value(ByteBuilder b, Value v, uint32_t depth) {
    if (b.failed) return b;
    if (is_none(v)) return byte_builder_put(b, MAJOR_SIMPLE << 5 | SIMPLE_NULL);
    if (is_bool(v)) return byte_builder_put(b, MAJOR_SIMPLE << 5 | (is_true(v) ? SIMPLE_TRUE : SIMPLE_FALSE));
    if (is_int_object(v)) return put_int(b, int_plain(v));
    if (is_float_object(v)) return put_float(b, float_value(v));
    if (is_str(v)) return put_text(b, str_plain(v));
    return put_other(b, v, depth);
}

ByteBuilder cbor_encode(ByteBuilder b, Value v, uint32_t depth) { return put_value(b, v, depth); }

// --- decoding ---
typedef struct {
    Value value; // ERROR: the exception is set
    uint64_t at; // behind it
} Item;

typedef struct {
    bool ok;
    enum Major major;
    uint8_t low; // the 5 low bits
    uint64_t n, at;
} Head;

static Item malformed(Text what) {
    Value text = str_from_text(what);
    raise1(CLASS(ValueError), TEXT("malformed message: {}"), text);
    return (Item){ERROR, 0};
}

static Head head_at(Ref block, uint64_t at, uint64_t to) {
    Head head = {0};
    if (at >= to) return head;
    uint8_t first = u8_get(block, at++);
    head.major = first >> 5;
    head.low = first & 31;
    head.n = head.low;
    if (head.low >= 28) return head; // reserved, or without a length
    if (head.low >= 24) {
        uint64_t size = UINT64_C(1) << ((head.low - 24) & 3), n = 0;
        if (size > to - at) return head;
        for (uint64_t i = 0; i < size; i++) n = n << 8 | u8_get(block, at++);
        bool shortest = head.low == 24 ? n >= 24 : n >> (8 * (size / 2 & 7)) != 0;
        if (head.major != MAJOR_SIMPLE && !shortest) return head;
        head.n = n;
    }
    head.at = at;
    head.ok = true;
    return head;
}

static Item item_at(Ref block, uint64_t at, uint64_t to, uint32_t depth, bool in_key);

static Item array_at(Ref block, Head head, uint64_t to, uint32_t depth, bool in_key) {
    Value list = list_new(head.n);
    Item item = {list, head.at};
    for (uint64_t i = 0; i < head.n && !is_error(list); i++) {
        item = item_at(block, item.at, to, depth, in_key);
        if (is_error(item.value) || is_error(list_append(list, item.value))) list = ERROR;
    }
    if (in_key && !is_error(list)) list = list_to_tuple(list);
    return (Item){list, item.at};
}

static Item map_at(Ref block, Head head, uint64_t to, uint32_t depth) {
    Value dict = dict_new(head.n);
    uint64_t at = head.at, last = 0, last_end = 0;
    for (uint64_t i = 0; i < head.n && !is_error(dict); i++) {
        Item key = item_at(block, at, to, depth, true);
        if (is_error(key.value)) return key;
        uint64_t n = key.at - at, former = last_end - last, least = n < former ? n : former;
        int32_t order = bytes_compare(block, last, block, at, least);
        if (i > 0 && !(order < 0 || (order == 0 && former < n)))
            return malformed(TEXT("a map's keys are not in order"));
        last = at;
        last_end = key.at;
        Item value = item_at(block, key.at, to, depth, false);
        if (is_error(value.value)) return value;
        at = value.at;
        if (is_error(dict_set(dict, key.value, value.value))) dict = ERROR;
    }
    if (!is_error(dict) && dict_length(dict) != head.n) return malformed(TEXT("a map has two equal keys"));
    return (Item){dict, at};
}

static Item big_at(Ref block, Head tag, uint64_t to) {
    Head head = head_at(block, tag.at, to);
    bool big = tag.n == TAG_BIG || tag.n == TAG_BIG_NEGATIVE;
    if (!big || !head.ok || head.major != MAJOR_BYTES || head.n > to - head.at || head.n <= 8 ||
        u8_get(block, head.at) == 0)
        return malformed(TEXT("a tag that is not an int's"));
    Value n = int_from_bytes(block, head.at, head.n, false, false);
    if (!is_error(n) && tag.n == TAG_BIG_NEGATIVE) n = long_invert(n);
    return (Item){n, head.at + head.n};
}

static Item simple_of(Head head) {
    if (head.low == SIMPLE_FALSE) return (Item){FALSE, head.at};
    if (head.low == SIMPLE_TRUE) return (Item){TRUE, head.at};
    if (head.low == SIMPLE_NULL) return (Item){NONE, head.at};
    double d = f64_from_bits(head.n);
    if (head.low != SIMPLE_F64 || (f64_is_nan(d) && head.n != CANONICAL_NAN))
        return malformed(TEXT("neither a bool nor None nor a float of 64 bits"));
    return (Item){float_new(d), head.at};
}

static Item negative_of(Head head) {
    Value n = int_from_u64(head.n);
    return (Item){is_error(n) ? ERROR : long_invert(n), head.at};
}

static Item item_at(Ref block, uint64_t at, uint64_t to, uint32_t depth, bool in_key) {
    Head head = head_at(block, at, to);
    if (!head.ok) return malformed(TEXT("it ends too early, or a length is not in its shortest form"));
    uint64_t left = to - head.at;
    switch (head.major) {
    case MAJOR_UINT: return (Item){int_from_u64(head.n), head.at};
    case MAJOR_NEGATIVE: return negative_of(head);
    case MAJOR_TAG: return big_at(block, head, to);
    case MAJOR_SIMPLE: return simple_of(head);
    case MAJOR_BYTES:
        if (head.n > left) return malformed(TEXT("it ends too early"));
        return (Item){bytes_from_block(block, head.at, head.n), head.at + head.n};
    case MAJOR_TEXT:
        if (head.n > left) return malformed(TEXT("it ends too early"));
        return (Item){str_from_utf8(block, head.at, head.n), head.at + head.n};
    default: break;
    }
    if (depth >= CBOR_DEPTH_MAX || !stack_has_room()) return malformed(TEXT("it nests too deeply"));
    if (head.n > left) return malformed(TEXT("it ends too early"));
    if (head.major == MAJOR_ARRAY) return array_at(block, head, to, depth + 1, in_key);
    if (in_key) return malformed(TEXT("a map as a key"));
    return map_at(block, head, to, depth + 1);
}

Value cbor_decode(Ref block, uint64_t from, uint64_t to) {
    Item item = item_at(block, from, to, 0, false);
    if (is_error(item.value)) return ERROR;
    return item.at == to ? item.value : malformed(TEXT("something follows its end")).value;
}
