// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Quotes (abi/quote.h): taken apart, verified offline against Intel's collateral, judged by a policy, and made: by
// DCAP's quoting library where it is installed, by a visibly fake root in simulation. A quote and its collateral come
// from anywhere: each length is checked, and nothing counts before its signature does.
#pragma once
#include "abi/quote.h"
#include "host/file.h"
#include "host/launch/launch.h"

#include <time.h>

struct Quote { // points into the bytes it was read from
    const uint8_t *data;
    struct QuoteHeader header;
    struct SgxReport report; // its body; keyid and mac are not there
    struct QuoteSignature signature;
    struct SgxReport qe_report;
    const uint8_t *authentication, *certification;
    size_t authentication_size, certification_size;
    bool simulated; // by its own word: the certificates decide
};

// False and error_set when it is no quote of version 3 whose parts fill it exactly (zeros may follow).
bool quote_read(struct Quote *quote, const uint8_t *data, size_t size, const char *name);

// How good the platform is, as Intel's collateral names it; the worst of TCB level and QE identity counts.
enum TcbStatus {
    TCB_UP_TO_DATE,
    TCB_SW_HARDENING,
    TCB_CONFIGURATION,
    TCB_CONFIGURATION_SW_HARDENING,
    TCB_OUT_OF_DATE,
    TCB_OUT_OF_DATE_CONFIGURATION,
    TCB_REVOKED,
    TCB_SIMULATED,
    TCB_STATUS_COUNT,
};
const char *tcb_status_name(enum TcbStatus status);
bool tcb_status_find(const char *name, size_t size, enum TcbStatus *status);

struct QuoteVerdict {
    enum TcbStatus tcb, qe, worst;
    char tcb_date[32];
    char advisories[512]; // "INTEL-SA-00615, ..."
    uint8_t fmspc[6];
};

// Verifies: signatures, the quoting enclave's report and identity, the chain of certificates to Intel's root (or to the
// simulation's), the lists of revoked ones, and the TCB level, all as of `at`. collateral: JSON with the members
// pck_crl_issuer_chain, root_ca_crl, pck_crl, tcb_info_issuer_chain, tcb_info, tcb_info_signature,
// qe_identity_issuer_chain, qe_identity, qe_identity_signature; NULL for a simulated quote. False and error_set.
bool quote_verify(const struct Quote *quote, const struct Bytes *collateral, const char *collateral_name,
                  time_t at, struct QuoteVerdict *verdict);

struct QuotePolicy {
    const uint8_t *mrenclave, *mrsigner; // 32 bytes, or NULL: any
    const uint8_t *report_data;          // 64 bytes, or NULL
    bool has_product_id;
    uint16_t product_id, least_svn;
    bool allow_debug, allow_simulated;
    bool accepted[TCB_STATUS_COUNT];
};
// Is a verified quote what is wanted? Else false, and error_set tells the first thing that is not.
bool quote_judge(const struct Quote *quote, const struct QuoteVerdict *verdict,
                 const struct QuotePolicy *policy);

// "2025-06-20T12:00:00Z", "2025-06-20", or seconds since 1970.
bool quote_time(const char *text, size_t size, time_t *time);

// ----- making quotes: what the enclave asks its host for. Each: false and error_set.
bool quote_target(const struct Enclave *enclave, struct SgxTargetinfo *target);
bool quote_make(const struct Enclave *enclave, const struct SgxReport *report, struct Bytes *quote);
