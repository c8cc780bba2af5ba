// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fuzz target: the encoding of messages. What cbor_check takes, the reader walks without failing, JSON of it reads back
// as the same bytes when it has no maps with other keys than texts, and a canonical manifest is itself again.
#include "tests/fuzz/fuzz.h"

#include "host/codec/json.h"
#include "host/image/manifest.h"
#include "host/serve/files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct CborReader reader = {data, size, 0};
    bool valid = cbor_check(data, size);
    if (valid) {
        REQUIRE(cbor_skip(&reader) && reader.at == size);
        struct Bytes text = {0};
        size_t capacity = 0;
        reader.at = 0;
        json_from_cbor(&text, &capacity, &reader);
        struct CborWriter again = {0};
        if (json_to_cbor(&again, (const char *)text.data, text.size, "it"))
            REQUIRE(cbor_check(again.bytes.data, again.bytes.size));
        bytes_free(&again.bytes);
        bytes_free(&text);
        struct CborWriter answer = {0};
        if (files_serve(NULL, NULL, data, size, &answer))
            REQUIRE(cbor_check(answer.bytes.data, answer.bytes.size));
        bytes_free(&answer.bytes);
    }
    struct Manifest manifest;
    if (manifest_read(&manifest, data, size)) {
        REQUIRE(valid && manifest.canonical.size == size && memcmp(manifest.canonical.data, data, size) == 0);
        manifest_free(&manifest);
    }
    error_clear();
    return 0;
}
