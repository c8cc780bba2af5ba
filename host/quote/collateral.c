// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Intel's collateral (Intel: "SGX PCK Certificate and Certificate Revocation List Profile", "Get SGX TCB Info", "Get
// Quoting Enclave Identity", version 4 of the service): which state of platform and quoting enclave is good. Each
// document is signed as it stands, byte for byte, so it is verified before it is read.
#include "host/error.h"
#include "host/quote/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[TCB_STATUS_COUNT] = {
    [TCB_UP_TO_DATE] = "UpToDate",
    [TCB_SW_HARDENING] = "SWHardeningNeeded",
    [TCB_CONFIGURATION] = "ConfigurationNeeded",
    [TCB_CONFIGURATION_SW_HARDENING] = "ConfigurationAndSWHardeningNeeded",
    [TCB_OUT_OF_DATE] = "OutOfDate",
    [TCB_OUT_OF_DATE_CONFIGURATION] = "OutOfDateConfigurationNeeded",
    [TCB_REVOKED] = "Revoked",
    [TCB_SIMULATED] = "Simulated",
};

const char *tcb_status_name(enum TcbStatus status) { return names[status]; }

bool tcb_status_find(const char *name, size_t size, enum TcbStatus *status) {
    for (int i = 0; i < TCB_STATUS_COUNT; i++) {
        if (strlen(names[i]) != size || memcmp(names[i], name, size) != 0) continue;
        *status = (enum TcbStatus)i;
        return true;
    }
    return false;
}

struct Document {
    struct Bytes json;
    struct Tree tree;
};

// Reads a signed document: its signature, its chain, its time.
static bool open_document(struct Document *document, struct Tree collateral, const char *member,
                          STACK_OF(X509_CRL) * lists, time_t at) {
    char chain_name[64], signature_name[64];
    const char *text, *pem, *issued, *next;
    size_t size, pem_size, issued_size, next_size;
    uint8_t signature[64];
    STACK_OF(X509) *chain = NULL;
    time_t from, until;
    *document = (struct Document){0};
    snprintf(chain_name, sizeof chain_name, "%s_issuer_chain", member);
    snprintf(signature_name, sizeof signature_name, "%s_signature", member);
    if (!tree_get_text(collateral, member, &text, &size) ||
        !tree_get_text(collateral, chain_name, &pem, &pem_size) ||
        !tree_get_hex(collateral, signature_name, signature, sizeof signature))
        return error_set("the collateral lacks %s, its chain or its signature", member);
    bool ok = chain_read(&chain, pem, pem_size, chain_name) &&
              chain_verify(chain, ROOT_INTEL, lists, at, chain_name) &&
              (signature_by_certificate(sk_X509_value(chain, 0), signature, text, size) ||
               error_set("the signature of %s is wrong", member)) &&
              tree_read(&document->json, text, size, member);
    chain_free(chain);
    if (!ok) return false;
    document->tree = tree_of(&document->json);
    if (!tree_get_text(document->tree, "issueDate", &issued, &issued_size) ||
        !tree_get_text(document->tree, "nextUpdate", &next, &next_size) ||
        !quote_time(issued, issued_size, &from) || !quote_time(next, next_size, &until))
        return error_set("%s does not tell when it is valid", member);
    if (at < from)
        return error_set("%s is not valid yet: it was issued at %.*s", member, (int)issued_size, issued);
    if (at > until)
        return error_set("%s has expired at %.*s: fetch new collateral", member, (int)next_size, next);
    return true;
}

static bool is_text(struct Tree map, const char *key, const char *wanted) {
    const char *text;
    size_t size;
    return tree_get_text(map, key, &text, &size) && size == strlen(wanted) && memcmp(text, wanted, size) == 0;
}

static bool status_of(struct Tree level, enum TcbStatus *status) {
    const char *text;
    size_t size;
    return tree_get_text(level, "tcbStatus", &text, &size) && tcb_status_find(text, size, status) &&
           *status != TCB_SIMULATED;
}

static void note_advisories(struct Tree level, struct QuoteVerdict *verdict) {
    struct Tree list, item;
    uint64_t count = 0;
    const char *text;
    size_t size, used = strlen(verdict->advisories);
    if (!tree_get(level, "advisoryIDs", &list) || !tree_count(list, &count)) return;
    for (uint64_t i = 0; i < count && used < sizeof verdict->advisories - 1; i++) {
        char name[40];
        if (!tree_item(list, i, &item) || !tree_text(item, &text, &size)) return;
        snprintf(name, sizeof name, "%.*s", (int)(size < 32 ? size : 32), text);
        if (strstr(verdict->advisories, name)) continue;
        snprintf(verdict->advisories + used, sizeof verdict->advisories - used, "%s%s", used ? ", " : "",
                 name);
        used = strlen(verdict->advisories);
    }
}

// ----- the platform

// Does the platform have at least these SVNs? -1: the level is malformed.
static int level_fits(struct Tree level, const struct Platform *platform) {
    struct Tree tcb, components, component;
    uint64_t svn, pce_svn, count;
    if (!tree_get(level, "tcb", &tcb) || !tree_get(tcb, "sgxtcbcomponents", &components) ||
        !tree_count(components, &count) || count != 16 || !tree_get_u64(tcb, "pcesvn", &pce_svn))
        return -1;
    bool fits = platform->pce_svn >= pce_svn;
    for (uint64_t i = 0; i < 16; i++) {
        if (!tree_item(components, i, &component) || !tree_get_u64(component, "svn", &svn)) return -1;
        fits = fits && platform->component[i] >= svn;
    }
    return fits;
}

static bool judge_tcb(struct Tree info, const struct Platform *platform, struct QuoteVerdict *verdict) {
    struct Tree levels, level;
    uint64_t version, count;
    uint8_t fmspc[6], pce_id[2];
    const char *date;
    size_t size;
    if (!is_text(info, "id", "SGX") || !tree_get_u64(info, "version", &version) || version != 3 ||
        !tree_get_hex(info, "fmspc", fmspc, sizeof fmspc) ||
        !tree_get_hex(info, "pceId", pce_id, sizeof pce_id) || !tree_get(info, "tcbLevels", &levels) ||
        !tree_count(levels, &count))
        return error_set("tcb_info is not SGX TCB info of version 3");
    if (memcmp(fmspc, platform->fmspc, sizeof fmspc) != 0 ||
        memcmp(pce_id, platform->pce_id, sizeof pce_id) != 0)
        return error_set(
            "tcb_info is for another kind of platform: its FMSPC or PCE-ID is not the certificate's");
    for (uint64_t i = 0; i < count; i++) {
        int fits = tree_item(levels, i, &level) ? level_fits(level, platform) : -1;
        if (fits == 0) continue;
        if (fits < 0 || !status_of(level, &verdict->tcb))
            return error_set("a level of tcb_info is malformed");
        if (tree_get_text(level, "tcbDate", &date, &size))
            snprintf(verdict->tcb_date, sizeof verdict->tcb_date, "%.*s", (int)(size < 31 ? size : 31), date);
        note_advisories(level, verdict);
        return true;
    }
    return error_set("the platform's TCB is older than every level of tcb_info");
}

// ----- the quoting enclave

static bool masked_equal(const void *found, const uint8_t *wanted, const uint8_t *mask, size_t size) {
    const uint8_t *bytes = found;
    for (size_t i = 0; i < size; i++)
        if ((bytes[i] & mask[i]) != wanted[i]) return false;
    return true;
}

static bool is_quoting_enclave(struct Tree identity, const struct SgxReport *report) {
    uint8_t misc[4], misc_mask[4], attributes[16], attributes_mask[16], mrsigner[32];
    uint64_t product;
    bool ok = tree_get_hex(identity, "miscselect", misc, 4) &&
              tree_get_hex(identity, "miscselectMask", misc_mask, 4) &&
              tree_get_hex(identity, "attributes", attributes, 16) &&
              tree_get_hex(identity, "attributesMask", attributes_mask, 16) &&
              tree_get_hex(identity, "mrsigner", mrsigner, 32) &&
              tree_get_u64(identity, "isvprodid", &product);
    uint8_t found[4] = {(uint8_t)(report->miscselect >> 24), (uint8_t)(report->miscselect >> 16),
                        (uint8_t)(report->miscselect >> 8), (uint8_t)report->miscselect};
    return ok && masked_equal(found, misc, misc_mask, 4) &&
           masked_equal(&report->attributes, attributes, attributes_mask, 16) &&
           memcmp(report->mrsigner, mrsigner, 32) == 0 && report->isvprodid == product;
}

static bool judge_qe(struct Tree identity, const struct SgxReport *report, struct QuoteVerdict *verdict) {
    struct Tree levels, level, tcb;
    uint64_t version, count, svn;
    if (!is_text(identity, "id", "QE") || !tree_get_u64(identity, "version", &version) || version != 2 ||
        !tree_get(identity, "tcbLevels", &levels) || !tree_count(levels, &count))
        return error_set("qe_identity is not an SGX quoting enclave's identity of version 2");
    if (!is_quoting_enclave(identity, report))
        return error_set("the quote was not made by the quoting enclave that qe_identity describes");
    for (uint64_t i = 0; i < count; i++) {
        if (!tree_item(levels, i, &level) || !tree_get(level, "tcb", &tcb) ||
            !tree_get_u64(tcb, "isvsvn", &svn))
            return error_set("a level of qe_identity is malformed");
        if (report->isvsvn < svn) continue;
        if (!status_of(level, &verdict->qe)) return error_set("a level of qe_identity is malformed");
        note_advisories(level, verdict);
        return true;
    }
    return error_set("the quoting enclave is older than every level of qe_identity");
}

// What Intel's library does (converged status): an old or revoked quoting enclave makes the platform no better.
static enum TcbStatus worse(enum TcbStatus tcb, enum TcbStatus qe) {
    if (qe == TCB_REVOKED || tcb == TCB_REVOKED) return TCB_REVOKED;
    if (qe != TCB_OUT_OF_DATE) return tcb > qe ? tcb : qe;
    bool configure = tcb == TCB_CONFIGURATION || tcb == TCB_CONFIGURATION_SW_HARDENING ||
                     tcb == TCB_OUT_OF_DATE_CONFIGURATION;
    return configure ? TCB_OUT_OF_DATE_CONFIGURATION : TCB_OUT_OF_DATE;
}

bool collateral_judge(struct Tree collateral, const char *name, const struct Quote *quote,
                      const struct Platform *platform, STACK_OF(X509_CRL) * lists, time_t at,
                      struct QuoteVerdict *verdict) {
    struct Document info = {0}, identity = {0};
    bool ok = open_document(&info, collateral, "tcb_info", lists, at) &&
              judge_tcb(info.tree, platform, verdict) &&
              open_document(&identity, collateral, "qe_identity", lists, at) &&
              judge_qe(identity.tree, &quote->qe_report, verdict);
    if (ok) verdict->worst = worse(verdict->tcb, verdict->qe);
    bytes_free(&info.json);
    bytes_free(&identity.json);
    return ok;
}
