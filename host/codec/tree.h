// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Looks things up in a JSON document (host/codec/json.h reads it into the encoding of cbor.h). A struct Tree is one
// value in it, nothing is copied; the document must outlive it. Each function says by false that the value is not
// there or of another type, and sets no error.
#pragma once
#include "host/codec/cbor.h"

struct Tree {
    const uint8_t *data;
    size_t size;
};

// Reads JSON; the document is freed with bytes_free. False and error_set, `name` is for the line.
bool tree_read(struct Bytes *document, const char *text, size_t size, const char *name);
struct Tree tree_of(const struct Bytes *document);

bool tree_get(struct Tree map, const char *key, struct Tree *value);
bool tree_text(struct Tree value, const char **text, size_t *size); // no NUL behind it
bool tree_u64(struct Tree value, uint64_t *n);
bool tree_count(struct Tree array, uint64_t *count);
bool tree_item(struct Tree array, uint64_t i, struct Tree *item);

// The same for members of a map.
bool tree_get_text(struct Tree map, const char *key, const char **text, size_t *size);
bool tree_get_u64(struct Tree map, const char *key, uint64_t *n);
// A text of 2 * size hexadecimal digits.
bool tree_get_hex(struct Tree map, const char *key, uint8_t *bytes, size_t size);
bool tree_from_hex(const char *text, size_t text_size, uint8_t *bytes, size_t size);
