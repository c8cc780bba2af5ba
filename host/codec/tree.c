// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// See tree.h.
#include "host/codec/tree.h"

#include "host/codec/json.h"

#include <string.h>

bool tree_read(struct Bytes *document, const char *text, size_t size, const char *name) {
    struct CborWriter writer = {0};
    bool ok = json_to_cbor(&writer, text, size, name);
    if (!ok) bytes_free(&writer.bytes);
    *document = writer.bytes;
    return ok;
}

struct Tree tree_of(const struct Bytes *document) { return (struct Tree){document->data, document->size}; }

// The next value of a reader, passed over.
static bool next(struct CborReader *reader, struct Tree *value) {
    size_t at = reader->at;
    if (!cbor_skip(reader)) return false;
    *value = (struct Tree){reader->data + at, reader->at - at};
    return true;
}

bool tree_get(struct Tree map, const char *key, struct Tree *value) {
    struct CborReader reader = {map.data, map.size, 0};
    struct CborItem head, name;
    if (!cbor_next(&reader, &head) || head.kind != CBOR_MAP) return false;
    for (uint64_t i = 0; i < head.n; i++) {
        if (!cbor_next(&reader, &name) || !next(&reader, value)) return false;
        if (name.kind == CBOR_TEXT && name.size == strlen(key) && memcmp(name.data, key, name.size) == 0)
            return true;
    }
    return false;
}

static bool single(struct Tree value, enum CborKind kind, struct CborItem *item) {
    struct CborReader reader = {value.data, value.size, 0};
    return cbor_next(&reader, item) && item->kind == kind;
}

bool tree_text(struct Tree value, const char **text, size_t *size) {
    struct CborItem item;
    if (!single(value, CBOR_TEXT, &item)) return false;
    *text = (const char *)item.data;
    *size = item.size;
    return true;
}

bool tree_u64(struct Tree value, uint64_t *n) {
    struct CborItem item;
    bool ok = single(value, CBOR_UINT, &item);
    *n = ok ? item.n : 0;
    return ok;
}

bool tree_count(struct Tree array, uint64_t *count) {
    struct CborItem item;
    bool ok = single(array, CBOR_ARRAY, &item);
    *count = ok ? item.n : 0;
    return ok;
}

bool tree_item(struct Tree array, uint64_t i, struct Tree *item) {
    struct CborReader reader = {array.data, array.size, 0};
    struct CborItem head;
    if (!cbor_next(&reader, &head) || head.kind != CBOR_ARRAY || i >= head.n) return false;
    for (uint64_t j = 0; j <= i; j++)
        if (!next(&reader, item)) return false;
    return true;
}

bool tree_get_text(struct Tree map, const char *key, const char **text, size_t *size) {
    struct Tree value;
    return tree_get(map, key, &value) && tree_text(value, text, size);
}

bool tree_get_u64(struct Tree map, const char *key, uint64_t *n) {
    struct Tree value;
    *n = 0;
    return tree_get(map, key, &value) && tree_u64(value, n);
}

static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

bool tree_from_hex(const char *text, size_t text_size, uint8_t *bytes, size_t size) {
    if (text_size != 2 * size) return false;
    for (size_t i = 0; i < size; i++) {
        int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        bytes[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

bool tree_get_hex(struct Tree map, const char *key, uint8_t *bytes, size_t size) {
    const char *text;
    size_t text_size;
    return tree_get_text(map, key, &text, &text_size) && tree_from_hex(text, text_size, bytes, size);
}
