// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Quotes taken apart, verified and judged: see quote.h.
#include "host/error.h"
#include "host/quote/parts.h"
#include "host/launch/sim_keys.h"

#include <limits.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint8_t intel_vendor[16] = {0x93, 0x9a, 0x72, 0x33, 0xf7, 0x9c, 0x4c, 0xa9,
                                         0x94, 0x0a, 0x0d, 0xb3, 0x95, 0x7f, 0x06, 0x07};

// ----- taking apart

struct Cursor {
    const uint8_t *at;
    size_t left;
};

static bool take(struct Cursor *cursor, void *to, size_t size) {
    if (size > cursor->left) return false;
    if (to) memcpy(to, cursor->at, size);
    cursor->at += size;
    cursor->left -= size;
    return true;
}

static bool take_part(struct Cursor *cursor, size_t size, const uint8_t **part, size_t *part_size) {
    *part = cursor->at;
    *part_size = size;
    return take(cursor, NULL, size);
}

static bool take_signature(struct Quote *quote, struct Cursor cursor) {
    uint16_t authentication, kind;
    uint32_t certification;
    if (!take(&cursor, &quote->signature, sizeof quote->signature) || !take(&cursor, &authentication, 2) ||
        !take_part(&cursor, authentication, &quote->authentication, &quote->authentication_size) ||
        !take(&cursor, &kind, 2) || !take(&cursor, &certification, 4) ||
        !take_part(&cursor, certification, &quote->certification, &quote->certification_size) || cursor.left)
        return error_set("the parts of the quote's signature do not fill it");
    memcpy(&quote->qe_report, quote->signature.qe_report, sizeof quote->signature.qe_report);
    return kind == QUOTE_CERTIFICATION_CHAIN ||
           error_set("the quote brings no chain of certificates (kind %u), which only its platform could add",
                     kind);
}

static bool read_parts(struct Quote *quote, struct Cursor cursor) {
    uint32_t size;
    if (!take(&cursor, &quote->header, sizeof quote->header)) return error_set("it is too short");
    if (quote->header.version != QUOTE_VERSION)
        return error_set("its version is %u; only DCAP quotes of version 3 are known", quote->header.version);
    if (quote->header.key_type != QUOTE_KEY_ECDSA_P256 || quote->header.reserved)
        return error_set("its key is no ECDSA key on P-256");
    if (!take(&cursor, &quote->report, SGX_REPORT_BODY_SIZE) || !take(&cursor, &size, 4) ||
        size > cursor.left)
        return error_set("it is too short");
    for (size_t i = size; i < cursor.left; i++)
        if (cursor.at[i]) return error_set("something follows its end");
    cursor.left = size;
    return take_signature(quote, cursor);
}

bool quote_read(struct Quote *quote, const uint8_t *data, size_t size, const char *name) {
    *quote = (struct Quote){.data = data};
    if (!read_parts(quote, (struct Cursor){data, size})) {
        char why[256];
        snprintf(why, sizeof why, "%s", error_text());
        error_clear();
        return error_set("'%s' is no quote: %s", name, why);
    }
    quote->simulated = memcmp(quote->report.cpusvn, SIM_CPUSVN, sizeof quote->report.cpusvn) == 0;
    return true;
}

// ----- verifying

// The attestation key is the quoting enclave's, by its report; and that signed the quote.
static bool verify_keys(const struct Quote *quote, X509 *certificate) {
    const struct QuoteSignature *signature = &quote->signature;
    if (!signature_by_certificate(certificate, signature->qe_report_signature, signature->qe_report,
                                  sizeof signature->qe_report))
        return error_set("the signature of the quoting enclave's report is wrong");
    uint8_t hash[64] = {0};
    SHA256_CTX context;
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
    SHA256_Init(&context);
    SHA256_Update(&context, signature->attestation_key, sizeof signature->attestation_key);
    SHA256_Update(&context, quote->authentication, quote->authentication_size);
    SHA256_Final(hash, &context);
#pragma clang diagnostic pop
    if (memcmp(hash, quote->qe_report.reportdata, sizeof hash) != 0)
        return error_set("the attestation key is not the one that the quoting enclave reports");
    return signature_by_key(signature->attestation_key, signature->signature, quote->data,
                            QUOTE_SIGNED_SIZE) ||
           error_set("the quote's signature is wrong");
}

static bool add_list(STACK_OF(X509_CRL) * lists, struct Tree collateral, const char *member) {
    const char *text;
    size_t size;
    if (!tree_get_text(collateral, member, &text, &size)) return error_set("the collateral lacks %s", member);
    X509_CRL *list = chain_read_list(text, size, member);
    if (list) sk_X509_CRL_push(lists, list);
    return list != NULL;
}

static bool verify_real(const struct Quote *quote, STACK_OF(X509) * chain, struct Tree collateral,
                        const char *name, time_t at, struct QuoteVerdict *verdict) {
    struct Platform platform;
    X509 *certificate = sk_X509_value(chain, 0);
    STACK_OF(X509_CRL) *lists = sk_X509_CRL_new_null();
    bool ok = (memcmp(quote->header.qe_vendor, intel_vendor, sizeof intel_vendor) == 0 ||
               error_set("the quoting enclave is not Intel's")) &&
              add_list(lists, collateral, "root_ca_crl") && add_list(lists, collateral, "pck_crl") &&
              chain_verify(chain, ROOT_INTEL, lists, at, "the processor's chain of certificates") &&
              verify_keys(quote, certificate) && platform_read(certificate, &platform) &&
              collateral_judge(collateral, name, quote, &platform, lists, at, verdict);
    if (ok) memcpy(verdict->fmspc, platform.fmspc, sizeof verdict->fmspc);
    sk_X509_CRL_pop_free(lists, X509_CRL_free);
    return ok;
}

bool quote_verify(const struct Quote *quote, const struct Bytes *collateral, const char *collateral_name,
                  time_t at, struct QuoteVerdict *verdict) {
    STACK_OF(X509) *chain = NULL;
    *verdict = (struct QuoteVerdict){0};
    if (!chain_read(&chain, (const char *)quote->certification, quote->certification_size, "the quote"))
        return false;
    bool ok;
    if (quote->simulated) {
        verdict->tcb = verdict->qe = verdict->worst = TCB_SIMULATED;
        ok = chain_verify(chain, ROOT_SIMULATED, NULL, at, "the simulated chain of certificates") &&
             verify_keys(quote, sk_X509_value(chain, 0));
    } else if (!collateral) {
        ok = error_set(
            "without collateral nothing tells whether the platform's keys are revoked; give --collateral");
    } else {
        struct Bytes document;
        ok = tree_read(&document, (const char *)collateral->data, collateral->size, collateral_name);
        ok = ok && verify_real(quote, chain, tree_of(&document), collateral_name, at, verdict);
        if (document.data) bytes_free(&document);
    }
    chain_free(chain);
    return ok;
}

// ----- judging

bool quote_judge(const struct Quote *quote, const struct QuoteVerdict *verdict,
                 const struct QuotePolicy *policy) {
    const struct SgxReport *report = &quote->report;
    if (quote->simulated && !policy->allow_simulated)
        return error_set("the quote is SIMULATED: nothing protects its enclave (--allow-simulated takes it)");
    if (!quote->simulated && !policy->accepted[verdict->worst])
        return error_set("the platform's state is %s (--accept-status takes it)",
                         tcb_status_name(verdict->worst));
    if (report->attributes.flags & SGX_FLAGS_DEBUG && !policy->allow_debug)
        return error_set("it is a debug enclave, which its host can read (--allow-debug takes it)");
    if (!(report->attributes.flags & SGX_FLAGS_INIT)) return error_set("the enclave is not initialised");
    if (policy->mrenclave && memcmp(report->mrenclave, policy->mrenclave, 32) != 0)
        return error_set("MRENCLAVE is not the wanted one");
    if (policy->mrsigner && memcmp(report->mrsigner, policy->mrsigner, 32) != 0)
        return error_set("MRSIGNER is not the wanted one");
    if (policy->has_product_id && report->isvprodid != policy->product_id)
        return error_set("the product id is %u, not %u", report->isvprodid, policy->product_id);
    if (report->isvsvn < policy->least_svn)
        return error_set("the security version is %u, and at least %u is wanted", report->isvsvn,
                         policy->least_svn);
    if (policy->report_data && memcmp(report->reportdata, policy->report_data, 64) != 0)
        return error_set("the report data are not the wanted ones");
    return true;
}

static bool digits(const char **text, const char *end, unsigned count, int *value) {
    *value = 0;
    for (unsigned i = 0; i < count; i++, (*text)++) {
        if (*text >= end || **text < '0' || **text > '9') return false;
        *value = *value * 10 + (**text - '0');
    }
    return true;
}

static bool skip(const char **text, const char *end, char c) { return *text < end && *(*text)++ == c; }

bool quote_time(const char *text, size_t size, time_t *time) {
    const char *at = text, *end = text + size;
    struct tm parts = {0};
    if (size > 0 && size < 12 && strspn(text, "0123456789") >= size) {
        *time = 0;
        for (; at < end; at++) *time = *time * 10 + (*at - '0');
        return true;
    }
    if (!digits(&at, end, 4, &parts.tm_year) || !skip(&at, end, '-') || !digits(&at, end, 2, &parts.tm_mon) ||
        !skip(&at, end, '-') || !digits(&at, end, 2, &parts.tm_mday))
        return false;
    if (at < end && (!skip(&at, end, 'T') || !digits(&at, end, 2, &parts.tm_hour) || !skip(&at, end, ':') ||
                     !digits(&at, end, 2, &parts.tm_min) || !skip(&at, end, ':') ||
                     !digits(&at, end, 2, &parts.tm_sec) || !skip(&at, end, 'Z') || at != end))
        return false;
    if (parts.tm_mon < 1 || parts.tm_mon > 12 || parts.tm_mday < 1 || parts.tm_mday > 31 ||
        parts.tm_hour > 23 || parts.tm_min > 59 || parts.tm_sec > 60)
        return false;
    parts.tm_year -= 1900;
    parts.tm_mon--;
    *time = timegm(&parts);
    return true;
}
