// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fuzz target: JSON. What is taken becomes one item of the encoding, and the JSON of that becomes the same item.
#include "tests/fuzz/fuzz.h"

#include "host/codec/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct CborWriter first = {0}, second = {0};
    char *text = exact(data, size);
    if (json_to_cbor(&first, text, size, "it")) {
        REQUIRE(cbor_check(first.bytes.data, first.bytes.size));
        struct CborReader reader = {first.bytes.data, first.bytes.size, 0};
        struct Bytes again = {0};
        size_t capacity = 0;
        json_from_cbor(&again, &capacity, &reader);
        REQUIRE(json_to_cbor(&second, (const char *)again.data, again.size, "it"));
        REQUIRE(first.bytes.size == second.bytes.size &&
                memcmp(first.bytes.data, second.bytes.data, first.bytes.size) == 0);
        bytes_free(&again);
    } else {
        REQUIRE(*error_text());
    }
    bytes_free(&first.bytes);
    bytes_free(&second.bytes);
    free(text);
    error_clear();
    return 0;
}
