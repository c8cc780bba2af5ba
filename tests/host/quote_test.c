// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Quotes: the real one of tests/vectors is true at its time and at no other, no byte of what it signs can be changed,
// no part of its collateral left out or altered; a simulated one is true under its own root only. And a bounded run of
// a fuzzer over the parsers of both files.
#include "host/error.h"
#include "host/quote/parts.h"

#include "tests/host/check.h"

#include <stdlib.h>

#define AT_ITS_TIME 1750420800 // 2025-06-20T12:00:00Z

static struct Bytes quote_file, collateral_file;

static bool verify(const struct Bytes *data, const struct Bytes *collateral, time_t at,
                   struct QuoteVerdict *verdict) {
    struct Quote quote;
    return quote_read(&quote, data->data, data->size, "it") &&
           quote_verify(&quote, collateral, "it", at, verdict);
}

static void test_vector(void) {
    struct QuoteVerdict verdict;
    struct Quote quote;
    CHECK(verify(&quote_file, &collateral_file, AT_ITS_TIME, &verdict));
    CHECK(verdict.tcb == TCB_CONFIGURATION_SW_HARDENING && verdict.qe == TCB_UP_TO_DATE);
    CHECK(verdict.worst == TCB_CONFIGURATION_SW_HARDENING);
    CHECK(strcmp(verdict.advisories, "INTEL-SA-00289, INTEL-SA-00615") == 0);
    CHECK(quote_read(&quote, quote_file.data, quote_file.size, "it") && !quote.simulated);
    struct QuotePolicy policy = {.accepted[TCB_CONFIGURATION_SW_HARDENING] = true};
    CHECK(quote_judge(&quote, &verdict, &policy));
    policy.accepted[TCB_CONFIGURATION_SW_HARDENING] = false;
    CHECK(!quote_judge(&quote, &verdict, &policy) &&
          strstr(error_text(), "ConfigurationAndSWHardeningNeeded"));
    error_clear();
    static const time_t wrong[] = {0, AT_ITS_TIME - 86400 * 3, AT_ITS_TIME + 86400 * 40,
                                   AT_ITS_TIME + 86400L * 3000};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        CHECK(!verify(&quote_file, &collateral_file, wrong[i], &verdict) && *error_text());
        error_clear();
    }
    CHECK(!verify(&quote_file, NULL, AT_ITS_TIME, &verdict) && strstr(error_text(), "--collateral"));
    error_clear();
}

static void test_policy(void) {
    struct Quote quote = {.report = {.isvprodid = 7, .isvsvn = 3, .attributes = {SGX_FLAGS_INIT, 3}}};
    struct QuoteVerdict verdict = {.worst = TCB_UP_TO_DATE};
    struct QuotePolicy policy = {.accepted[TCB_UP_TO_DATE] = true};
    uint8_t wanted[64] = {0}, other[64] = {1};
    CHECK(quote_judge(&quote, &verdict, &policy));
#define REFUSED(set, line, reset)                                                                            \
    policy.set;                                                                                              \
    CHECK(!quote_judge(&quote, &verdict, &policy) && strstr(error_text(), line));                            \
    error_clear();                                                                                           \
    policy.reset;                                                                                            \
    CHECK(quote_judge(&quote, &verdict, &policy));
    REFUSED(mrenclave = other, "MRENCLAVE", mrenclave = wanted)
    REFUSED(mrsigner = other, "MRSIGNER", mrsigner = wanted)
    REFUSED(report_data = other, "report data", report_data = wanted)
    REFUSED(least_svn = 4, "security version is 3", least_svn = 3)
    policy.has_product_id = true;
    REFUSED(product_id = 8, "product id is 7", product_id = 7)
    quote.report.attributes.flags |= SGX_FLAGS_DEBUG;
    REFUSED(allow_debug = false, "debug", allow_debug = true)
    quote.simulated = true;
    REFUSED(allow_simulated = false, "SIMULATED", allow_simulated = true)
}

// Header, body, signatures and keys: each byte counts.
static void test_flips(void) {
    struct QuoteVerdict verdict;
    size_t end = QUOTE_SIGNED_SIZE + 4 + sizeof(struct QuoteSignature) + 2 + 32 + 6;
    unsigned accepted = 0;
    for (size_t i = 0; i < end; i++) {
        quote_file.data[i] ^= (uint8_t)(1u << (i % 8));
        accepted += verify(&quote_file, &collateral_file, AT_ITS_TIME, &verdict);
        error_clear();
        quote_file.data[i] ^= (uint8_t)(1u << (i % 8));
    }
    CHECK(accepted == 0);
    accepted = 0;
    for (size_t size = 0; size + 1 < quote_file.size; size += size < 1100 ? 1 : 97) {
        struct Bytes cut = {malloc(size + 1), size}; // of its own, so that a byte beyond it is seen
        memcpy(cut.data, quote_file.data, size);
        accepted += verify(&cut, &collateral_file, AT_ITS_TIME, &verdict);
        error_clear();
        bytes_free(&cut);
    }
    CHECK(accepted == 0);
}

// A member of the collateral replaced by `value` (JSON), or left out.
static bool without(const char *member, const char *value) {
    struct QuoteVerdict verdict;
    char name[80];
    snprintf(name, sizeof name, "\"%s\":", member);
    char *text = strdup((const char *)collateral_file.data), *at = strstr(text, name);
    bool ok = at != NULL;
    if (ok) {
        char *from = at + strlen(name), *end = from;
        while (*end == ' ') end++;
        for (end++; *end != '"' || end[-1] == '\\'; end++) {}
        struct Bytes changed = {0};
        size_t capacity = 0;
        bytes_append(&changed, &capacity, text, (size_t)(at - text));
        bytes_append(&changed, &capacity, value ? name : "\"gone\":", value ? strlen(name) : 7);
        bytes_append(&changed, &capacity, value ? value : "0", value ? strlen(value) : 1);
        bytes_append(&changed, &capacity, end + 1, strlen(end + 1));
        ok = !verify(&quote_file, &changed, AT_ITS_TIME, &verdict) && *error_text();
        bytes_free(&changed);
    }
    error_clear();
    free(text);
    return ok;
}

static void test_collateral(void) {
    static const char *const members[] = {"root_ca_crl",
                                          "pck_crl",
                                          "tcb_info_issuer_chain",
                                          "tcb_info",
                                          "qe_identity",
                                          "tcb_info_signature",
                                          "qe_identity_issuer_chain",
                                          "qe_identity_signature"};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        CHECK(without(members[i], NULL));
        CHECK(without(members[i], "\"\""));
        CHECK(without(members[i], "7"));
        CHECK(without(members[i], "\"308201203081c8020101\""));
        CHECK(without(members[i], "\"{}\""));
    }
}

static uint64_t state = 20261122;
static uint32_t next_random(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 32);
}

static void fuzz(unsigned rounds) {
    struct QuoteVerdict verdict;
    for (unsigned i = 0; i < rounds; i++) {
        struct Bytes *file = i % 2 ? &quote_file : &collateral_file;
        struct Bytes changed = {malloc(file->size + 1), file->size};
        memcpy(changed.data, file->data, file->size);
        for (unsigned n = next_random() % 3 + 1; n > 0; n--)
            changed.data[next_random() % changed.size] = (uint8_t)next_random();
        if (next_random() % 4 == 0) changed.size = next_random() % changed.size;
        changed.data[changed.size] = 0;
        bool ok = verify(i % 2 ? &changed : &quote_file, i % 2 ? &collateral_file : &changed, AT_ITS_TIME,
                         &verdict);
        CHECK(ok || *error_text());
        error_clear();
        bytes_free(&changed);
    }
}

static void test_time(void) {
    time_t time;
    CHECK(quote_time("2025-06-20T12:00:00Z", 20, &time) && time == AT_ITS_TIME);
    CHECK(quote_time("2025-06-20", 10, &time) && time == AT_ITS_TIME - 43200);
    CHECK(quote_time("1750420800", 10, &time) && time == AT_ITS_TIME);
    static const char *const bad[] = {
        "", "2025", "2025-13-01", "2025-06-20T12:00", "2025-06-20 12:00:00", "x", "2025-06-20T12:00:00Zx"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(strcmp(bad[i], "2025") == 0 || !quote_time(bad[i], strlen(bad[i]), &time));
}

int main(void) {
    if (!file_read("tests/vectors/sgx_quote_v3.bin", &quote_file) ||
        !file_read("tests/vectors/sgx_quote_v3.collateral.json", &collateral_file))
        return 2;
    test_vector();
    test_policy();
    test_flips();
    test_collateral();
    test_time();
    fuzz(1500);
    bytes_free(&quote_file);
    bytes_free(&collateral_file);
    return check_end();
}
