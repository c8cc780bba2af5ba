// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// JSON (RFC 8259) to the enclave's encoding and back. Numbers with a point or an exponent are floats, all others
// ints of any size; NaN, Infinity and -Infinity are taken and written as Python's json does. Bytes, which JSON has
// not, are {"$bytes": "BASE64"} in both directions. A map key that is no text is written as the text of it.
#pragma once
#include "host/codec/cbor.h"

// Appends the encoding of one JSON value, which must fill text[0 .. size). False and error_set (`name` is for the
// line), which tells the place; the writer may hold a part then.
bool json_to_cbor(struct CborWriter *writer, const char *text, size_t size, const char *name);

// Appends the JSON text of the next item of `reader`, whose bytes cbor_check has accepted.
void json_from_cbor(struct Bytes *text, size_t *capacity, struct CborReader *reader);
