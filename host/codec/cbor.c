// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Deterministic CBOR: see cbor.h. python/modules/_enclave_cbor.c is the same inside.
#include "host/codec/cbor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { UINT, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG, SIMPLE };
enum { LOW_FALSE = 20, LOW_TRUE = 21, LOW_NULL = 22, LOW_F64 = 27 };
#define CANONICAL_NAN UINT64_C(0x7ff8000000000000)

// ----- writing

void cbor_put_encoded(struct CborWriter *writer, const void *data, size_t size) {
    bytes_append(&writer->bytes, &writer->capacity, data, size);
}

static void put_number(struct CborWriter *writer, uint8_t first, uint64_t n, unsigned size) {
    uint8_t head[9] = {first};
    for (unsigned i = 0; i < size; i++) head[1 + i] = (uint8_t)(n >> (8 * (size - 1 - i)));
    cbor_put_encoded(writer, head, 1 + size);
}

static void put_head(struct CborWriter *writer, unsigned major, uint64_t n) {
    unsigned top = major << 5;
    if (n < 24) {
        put_number(writer, (uint8_t)(top | n), 0, 0);
        return;
    }
    unsigned log = n < 0x100 ? 0 : n < 0x10000 ? 1 : n < UINT64_C(0x100000000) ? 2 : 3;
    put_number(writer, (uint8_t)(top | (24 + log)), n, 1u << log);
}

void cbor_put_null(struct CborWriter *writer) { put_head(writer, SIMPLE, LOW_NULL); }
void cbor_put_bool(struct CborWriter *writer, bool value) {
    put_head(writer, SIMPLE, value ? LOW_TRUE : LOW_FALSE);
}
void cbor_put_u64(struct CborWriter *writer, uint64_t value) { put_head(writer, UINT, value); }
void cbor_put_i64(struct CborWriter *writer, int64_t value) {
    put_head(writer, value < 0 ? NEGATIVE : UINT, value < 0 ? ~(uint64_t)value : (uint64_t)value);
}

void cbor_put_big(struct CborWriter *writer, bool negative, const uint8_t *digits, size_t size) {
    uint64_t small = 0;
    while (size > 0 && *digits == 0) digits++, size--;
    if (size <= 8) {
        for (size_t i = 0; i < size; i++) small = small << 8 | digits[i];
        put_head(writer, negative ? NEGATIVE : UINT, small);
        return;
    }
    put_head(writer, TAG, negative ? 3 : 2);
    cbor_put_bytes(writer, digits, size);
}

void cbor_put_f64(struct CborWriter *writer, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_number(writer, SIMPLE << 5 | LOW_F64, isnan(value) ? CANONICAL_NAN : bits, 8);
}

void cbor_put_text(struct CborWriter *writer, const char *text, size_t size) {
    put_head(writer, TEXT, size);
    cbor_put_encoded(writer, text, size);
}
void cbor_put_bytes(struct CborWriter *writer, const void *data, size_t size) {
    put_head(writer, BYTES, size);
    cbor_put_encoded(writer, data, size);
}
void cbor_put_array(struct CborWriter *writer, size_t count) { put_head(writer, ARRAY, count); }
void cbor_put_map(struct CborWriter *writer, size_t count) { put_head(writer, MAP, count); }

// ----- reading

// The head at reader->at, passed over. False when it is not in its shortest form or has no definite length.
static bool take_head(struct CborReader *reader, unsigned *major, unsigned *low, uint64_t *n) {
    if (reader->at >= reader->size) return false;
    uint8_t first = reader->data[reader->at++];
    *major = first >> 5;
    *low = first & 31;
    *n = *low;
    if (*low >= 28) return false;
    if (*low < 24) return true;
    size_t size = (size_t)1 << (*low - 24);
    if (size > reader->size - reader->at) return false;
    *n = 0;
    for (size_t i = 0; i < size; i++) *n = *n << 8 | reader->data[reader->at++];
    bool shortest = size == 1 ? *n >= 24 : *n >> (4 * size) != 0;
    return shortest || *major == SIMPLE;
}

static bool take_data(struct CborReader *reader, uint64_t n, struct CborItem *item) {
    if (n > reader->size - reader->at) return false;
    item->data = reader->data + reader->at;
    item->size = (size_t)n;
    reader->at += (size_t)n;
    return true;
}

static bool take_big(struct CborReader *reader, uint64_t tag, struct CborItem *item) {
    unsigned major, low;
    uint64_t n;
    item->kind = CBOR_BIG;
    item->n = tag == 3;
    return (tag == 2 || tag == 3) && take_head(reader, &major, &low, &n) && major == BYTES && n > 8 &&
           take_data(reader, n, item) && item->data[0] != 0;
}

static bool take_simple(unsigned low, uint64_t n, struct CborItem *item) {
    item->kind = low == LOW_NULL ? CBOR_NULL : low == LOW_F64 ? CBOR_F64 : CBOR_BOOL;
    memcpy(&item->real, &n, sizeof item->real);
    item->n = low == LOW_TRUE;
    if (low == LOW_F64) return !isnan(item->real) || n == CANONICAL_NAN;
    return low == LOW_FALSE || low == LOW_TRUE || low == LOW_NULL;
}

bool cbor_next(struct CborReader *reader, struct CborItem *item) {
    unsigned major, low;
    uint64_t n;
    *item = (struct CborItem){0};
    if (!take_head(reader, &major, &low, &n)) return false;
    item->n = n;
    switch (major) {
    case UINT: item->kind = CBOR_UINT; return true;
    case NEGATIVE: item->kind = CBOR_NEGATIVE; return true;
    case BYTES: item->kind = CBOR_BYTES; return take_data(reader, n, item);
    case TEXT: item->kind = CBOR_TEXT; return take_data(reader, n, item);
    case ARRAY: item->kind = CBOR_ARRAY; return n <= reader->size - reader->at;
    case MAP: item->kind = CBOR_MAP; return n <= (reader->size - reader->at) / 2;
    case TAG: return take_big(reader, n, item);
    default: return take_simple(low, n, item);
    }
}

// RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
static bool is_utf8(const uint8_t *text, size_t size) {
    for (size_t i = 0; i < size;) {
        uint8_t c = text[i++];
        unsigned more = c < 0x80                ? 0
                        : c >= 0xc2 && c < 0xe0 ? 1
                        : (c & 0xf0) == 0xe0    ? 2
                        : c >= 0xf0 && c < 0xf5 ? 3
                                                : 9;
        if (more == 9 || more > size - i) return false;
        uint32_t code = more == 0 ? c : c & (0x3fu >> more);
        for (unsigned j = 0; j < more; j++, i++) {
            if ((text[i] & 0xc0) != 0x80) return false;
            code = code << 6 | (text[i] & 0x3f);
        }
        static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
        if (code < least[more] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return false;
    }
    return true;
}

static int compare_keys(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size) {
    int order = memcmp(a, b, a_size < b_size ? a_size : b_size);
    return order ? order : a_size < b_size ? -1 : a_size > b_size;
}

// in_key: of a map's key, where no map may be: written as JSON, one in the other would grow exponentially.
static bool check_item(struct CborReader *reader, unsigned depth, bool in_key) {
    struct CborItem item;
    if (!cbor_next(reader, &item)) return false;
    if (item.kind == CBOR_TEXT) return is_utf8(item.data, item.size);
    if (depth >= CBOR_DEPTH_MAX && (item.kind == CBOR_ARRAY || item.kind == CBOR_MAP)) return false;
    if (in_key && item.kind == CBOR_MAP) return false;
    if (item.kind == CBOR_ARRAY) {
        for (uint64_t i = 0; i < item.n; i++)
            if (!check_item(reader, depth + 1, in_key)) return false;
    }
    if (item.kind == CBOR_MAP) {
        size_t last = 0, last_size = 0;
        for (uint64_t i = 0; i < item.n; i++) {
            size_t at = reader->at;
            if (!check_item(reader, depth + 1, true)) return false;
            size_t size = reader->at - at;
            if (i > 0 && compare_keys(reader->data + last, last_size, reader->data + at, size) >= 0)
                return false;
            last = at;
            last_size = size;
            if (!check_item(reader, depth + 1, false)) return false;
        }
    }
    return true;
}

bool cbor_skip(struct CborReader *reader) { return check_item(reader, 0, false); }

bool cbor_check(const uint8_t *data, size_t size) {
    struct CborReader reader = {data, size, 0};
    return check_item(&reader, 0, false) && reader.at == size;
}

// ----- maps

struct Pair {
    const uint8_t *key;
    size_t key_size, size;
};

static int compare_pairs(const void *a, const void *b) {
    const struct Pair *x = a, *y = b;
    return compare_keys(x->key, x->key_size, y->key, y->key_size);
}

bool cbor_put_map_sorted(struct CborWriter *writer, const uint8_t *pairs, size_t size, size_t count) {
    struct CborReader reader = {pairs, size, 0};
    struct Pair *list = calloc(count + 1, sizeof *list);
    if (!list) abort();
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        size_t at = reader.at;
        list[i].key = pairs + at;
        ok = cbor_skip(&reader);
        list[i].key_size = reader.at - at;
        ok = ok && cbor_skip(&reader);
        list[i].size = reader.at - at;
    }
    if (ok) qsort(list, count, sizeof *list, compare_pairs);
    for (size_t i = 1; i < count && ok; i++) ok = compare_pairs(&list[i - 1], &list[i]) != 0;
    if (ok) cbor_put_map(writer, count);
    for (size_t i = 0; i < count && ok; i++) cbor_put_encoded(writer, list[i].key, list[i].size);
    free(list);
    return ok;
}
