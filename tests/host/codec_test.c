// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The host's codec: examples of RFC 8949, appendix A, that are in the one encoding, what is not is refused; and a
// bounded run of a fuzzer over both parsers: whatever cbor_check accepts goes to JSON and back to the same bytes
// (as far as JSON can say it), and nothing breaks on the rest. The seed is fixed, so a failure comes again.
#include "host/codec/json.h"
#include "host/error.h"

#include "tests/host/check.h"

#include <stdlib.h>

static size_t from_hex(const char *hex, uint8_t *bytes) {
    size_t size = strlen(hex) / 2;
    for (size_t i = 0; i < size; i++) {
        unsigned byte;
        sscanf(hex + 2 * i, "%2x", &byte);
        bytes[i] = (uint8_t)byte;
    }
    return size;
}

static char *to_json(const uint8_t *data, size_t size) {
    struct CborReader reader = {data, size, 0};
    struct Bytes text = {0};
    size_t capacity = 0;
    json_from_cbor(&text, &capacity, &reader);
    bytes_append(&text, &capacity, "", 1);
    return (char *)text.data;
}

static void test_examples(void) {
    static const struct {
        const char *hex, *json;
    } examples[] = {
        {"00", "0"},
        {"17", "23"},
        {"1818", "24"},
        {"190100", "256"},
        {"1b000000e8d4a51000", "1000000000000"},
        {"1bffffffffffffffff", "18446744073709551615"},
        {"c249010000000000000000", "18446744073709551616"},
        {"3bffffffffffffffff", "-18446744073709551616"},
        {"c349010000000000000000", "-18446744073709551617"},
        {"3863", "-100"},
        {"fb3ff199999999999a", "1.1"},
        {"fb7e37e43c8800759c", "1e+300"},
        {"fbc010666666666666", "-4.1"},
        {"fb7ff8000000000000", "NaN"},
        {"f4", "false"},
        {"f6", "null"},
        {"4401020304", "{\"$bytes\": \"AQIDBA==\"}"},
        {"62225c", "\"\\\"\\\\\""},
        {"64f0908591", "\"\xf0\x90\x85\x91\""},
        {"8301820203820405", "[1, [2, 3], [4, 5]]"},
        {"a26161016162820203", "{\"a\": 1, \"b\": [2, 3]}"},
        {"a201020304", NULL}, // keys that are no texts: no way back
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        uint8_t data[64];
        size_t size = from_hex(examples[i].hex, data);
        CHECK(cbor_check(data, size));
        char *json = to_json(data, size);
        if (examples[i].json) {
            struct CborWriter back = {0};
            CHECK(strcmp(json, examples[i].json) == 0);
            CHECK(json_to_cbor(&back, json, strlen(json), "it") && back.bytes.size == size &&
                  memcmp(back.bytes.data, data, size) == 0);
            bytes_free(&back.bytes);
        } else {
            CHECK(strcmp(json, "{\"1\": 2, \"3\": 4}") == 0);
        }
        free(json);
        for (size_t cut = 0; cut < size; cut++) CHECK(!cbor_check(data, cut));
    }
}

static void test_refused(void) {
    static const char *const bad[] = {
        "a1a0f6",     // a map as a key
        "a181a0f6",   // and in one
        "1817",       // not the shortest head
        "190017",     //
        "1a0000ffff", //
        "1b00000000ffffffff",
        "1c",                     // reserved
        "5f4101ff",               // no definite length
        "9f01ff",                 //
        "f7",                     // undefined
        "f818",                   // a simple value without a meaning
        "f93c00",                 // a short float
        "fa3f800000",             //
        "fb7ff8000000000001",     // another NaN
        "c11a514b67b0",           // a date
        "c24100",                 // a small number as a big one
        "c2480100000000000000",   //
        "c249000100000000000000", // with a zero in front
        "a2616201616102",         // keys in the wrong order
        "a2616101616102",         // two equal ones
        "62c328",                 // not UTF-8
        "63eda080",               // a surrogate
        "64f4908080",             // beyond Unicode
        "62c081",                 // an overlong form
        "0000",                   // something behind it
        "9affffffff",             // counts that cannot be
        "bbffffffffffffffff",     //
        "7bffffffffffffffff",     //
        "",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint8_t data[64];
        CHECK(!cbor_check(data, from_hex(bad[i], data)));
    }
    uint8_t deep[CBOR_DEPTH_MAX + 2];
    memset(deep, 0x81, sizeof deep);
    deep[CBOR_DEPTH_MAX + 1] = 0;
    CHECK(!cbor_check(deep, sizeof deep));
    CHECK(cbor_check(deep + 1, sizeof deep - 1));
}

static uint64_t state = 20261122;
static uint32_t next_random(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 32);
}

static void mutate(uint8_t *data, size_t *size, size_t room) {
    for (unsigned n = next_random() % 4 + 1; n > 0; n--) {
        size_t at = *size ? next_random() % *size : 0;
        switch (next_random() % 4) {
        case 0: data[at] = (uint8_t)next_random(); break;
        case 1: data[at] ^= (uint8_t)(1u << (next_random() % 8)); break;
        case 2:
            if (*size < room) memmove(data + at + 1, data + at, (*size)++ - at);
            break;
        default:
            if (*size > 1) memmove(data + at, data + at + 1, --*size - at);
        }
    }
}

static void fuzz_cbor(unsigned rounds) {
    static const char *const seeds[] = {"a3616101616282f5f66163fb3ff199999999999a",
                                        "83c249010000000000000000437f00ff6161",
                                        "8200a26178820102617963c3bc21", "d9d9f7"};
    unsigned accepted = 0, changed = 0;
    for (unsigned i = 0; i < rounds; i++) {
        uint8_t data[96] = {0};
        size_t size = from_hex(seeds[i % 4], data);
        mutate(data, &size, sizeof data);
        if (!cbor_check(data, size)) continue;
        accepted++;
        char *json = to_json(data, size);
        struct CborWriter back = {0};
        if (!json_to_cbor(&back, json, strlen(json), "it")) {
            error_clear(); // keys that became equal texts, or a text that looks like {"$bytes": ...}
        } else {
            char *again = to_json(back.bytes.data, back.bytes.size);
            changed +=
                strcmp(json, again) != 0 && !strstr(json, "\": {\"$bytes") && strchr(json, '{') == NULL;
            free(again);
        }
        bytes_free(&back.bytes);
        free(json);
    }
    CHECK(accepted > rounds / 100);
    CHECK(changed == 0);
}

static void fuzz_json(unsigned rounds) {
    static const char *const seeds[] = {
        "{\"a\": [1, -2.5e3, \"\\u00fc\\\"\"], \"b\": {\"$bytes\": \"AAEC\"}}",
        "[null, true, 123456789012345678901234567890, {}]", "\"\\ud834\\udd1e\"", "-0.0"};
    unsigned accepted = 0;
    for (unsigned i = 0; i < rounds; i++) {
        uint8_t text[128] = {0};
        size_t size = strlen(seeds[i % 4]);
        memcpy(text, seeds[i % 4], size);
        mutate(text, &size, sizeof text);
        struct CborWriter writer = {0};
        if (json_to_cbor(&writer, (char *)text, size, "it")) {
            accepted++;
            if (!cbor_check(writer.bytes.data, writer.bytes.size))
                CHECK(!"json_to_cbor gave another encoding");
        } else if (!*error_text()) {
            CHECK(!"a refusal without a line");
        }
        error_clear();
        bytes_free(&writer.bytes);
    }
    CHECK(accepted > rounds / 100);
}

int main(void) {
    test_examples();
    test_refused();
    fuzz_cbor(200000);
    fuzz_json(200000);
    return check_end();
}
