// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Asks for quotes: Intel's quoting library (dcap.h) for an enclave on hardware, simulate.c for a simulated one.
#include "host/quote/dcap.h"
#include "host/quote/parts.h"

bool quote_target(const struct Enclave *enclave, struct SgxTargetinfo *target) {
    if (!enclave->backend->simulated) return dcap_target(target);
    simulated_target(target);
    return true;
}

bool quote_make(const struct Enclave *enclave, const struct SgxReport *report, struct Bytes *quote) {
    return enclave->backend->simulated ? simulated_quote(report, quote) : dcap_quote(report, quote);
}
