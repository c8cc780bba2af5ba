// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The manifest's parser: the canonical form of what it takes, and a bounded run of a fuzzer: whatever is taken has a
// canonical form, whatever is refused a line. (call_test.sh shows what users see.)
#include "host/codec/cbor.h"
#include "host/error.h"
#include "host/image/manifest.h"

#include "tests/host/check.h"

#include <stdlib.h>

static const char good[] =
    "# all keys\n"
    "heap = \"64M\"\nstack=1048576\r\n  product_id = 1_2\nsvn = 3 # three\n\ndebug = true\n"
    "ecalls = [ 'b', \"a\", # one\n \"c\",\n]\nocalls = []";

static void test_good(void) {
    static const uint8_t canonical[] = "\xa7\x63svn\x03\x64heap\x1a\x04\x00\x00\x00\x65"
                                       "debug\xf5\x65stack\x1a\x00\x10\x00\x00"
                                       "\x66"
                                       "ecalls\xa3\x61"
                                       "a\xf5\x61"
                                       "b\xf5\x61"
                                       "c\xf5\x66ocalls\xa0\x6aproduct_id\x0c";
    struct Manifest manifest;
    CHECK(manifest_parse(&manifest, good, strlen(good), "it"));
    CHECK(manifest.numbers[MANIFEST_HEAP] == 64 << 20 && manifest.numbers[MANIFEST_STACK] == 1 << 20);
    CHECK(manifest.numbers[MANIFEST_PRODUCT_ID] == 12 && manifest.numbers[MANIFEST_SVN] == 3);
    CHECK(manifest.numbers[MANIFEST_DEBUG] && manifest.given[MANIFEST_OCALLS]);
    CHECK(manifest.names[MANIFEST_ECALLS].count == 3 && manifest_grants(&manifest, MANIFEST_ECALLS, "a=x"));
    struct Manifest again;
    CHECK(manifest_read(&again, manifest.canonical.data, manifest.canonical.size));
    CHECK(again.canonical.size == manifest.canonical.size &&
          memcmp(again.canonical.data, manifest.canonical.data, again.canonical.size) == 0);
    manifest_grant(&again, MANIFEST_ENVIRONMENT, "HOME=/x");
    CHECK(manifest_grants(&again, MANIFEST_ENVIRONMENT, "HOME") &&
          !manifest_grants(&again, MANIFEST_ENVIRONMENT, "HOM"));
    manifest_free(&again);
    CHECK(!manifest_read(&again, manifest.canonical.data, manifest.canonical.size - 1));
    CHECK(manifest.canonical.size == sizeof canonical - 1 &&
          memcmp(manifest.canonical.data, canonical, sizeof canonical - 1) == 0);
    manifest_free(&manifest);
    CHECK(manifest_parse(&manifest, "", 0, "it") && manifest.canonical.size == 1);
    manifest_free(&manifest);
}

static uint64_t state = 20261122;
static uint32_t next_random(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 32);
}

static void fuzz(unsigned rounds) {
    unsigned taken = 0, silent = 0;
    for (unsigned i = 0; i < rounds; i++) {
        size_t size = sizeof good - 1;
        char *text = malloc(size + 1); // of its own, so that a byte beyond it is seen
        memcpy(text, good, size);
        for (unsigned n = next_random() % 3 + 1; n > 0; n--) {
            static const char bytes[] = "\"'[],=# \n_0aZ\\\r\t\xff";
            text[next_random() % size] = bytes[next_random() % (sizeof bytes - 1)];
        }
        if (next_random() % 4 == 0) size = next_random() % size;
        char *exact = malloc(size + !size);
        memcpy(exact, text, size);
        struct Manifest manifest;
        if (manifest_parse(&manifest, exact, size, "it")) {
            taken++;
            if (!cbor_check(manifest.canonical.data, manifest.canonical.size)) CHECK(!"no canonical form");
        } else {
            silent += !*error_text();
        }
        error_clear();
        manifest_free(&manifest);
        free(exact);
        free(text);
    }
    CHECK(taken > rounds / 100);
    CHECK(silent == 0);
}

int main(void) {
    test_good();
    fuzz(200000);
    return check_end();
}
