// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// libpysgx: quotes of an enclave's reports, and their verification. See pysgx.h.
#include "host/capi/state.h"

#include "host/error.h"
#include "host/quote/quote.h"

#include <string.h>

int pysgx_quote_target(pysgx_enclave *enclave, uint8_t target[512]) {
    struct SgxTargetinfo own;
    capi_begin();
    pthread_mutex_lock(&enclave->lock);
    bool ok = quote_target(&enclave->enclave, &own);
    pthread_mutex_unlock(&enclave->lock);
    if (ok) memcpy(target, &own, sizeof own);
    return ok ? PYSGX_OK : PYSGX_FAILED;
}

int pysgx_quote(pysgx_enclave *enclave, const void *report, size_t size, struct pysgx_data *quote) {
    struct SgxReport own;
    struct Bytes bytes = {0};
    capi_begin();
    *quote = (struct pysgx_data){0};
    if (size != sizeof own) return pysgx_fail("a report has 432 bytes");
    memcpy(&own, report, sizeof own);
    pthread_mutex_lock(&enclave->lock);
    bool ok = quote_make(&enclave->enclave, &own, &bytes);
    pthread_mutex_unlock(&enclave->lock);
    if (ok) *quote = (struct pysgx_data){bytes.data, bytes.size};
    return ok ? PYSGX_OK : PYSGX_FAILED;
}

static void policy_of(const struct pysgx_policy *given, struct QuotePolicy *policy) {
    for (int i = TCB_UP_TO_DATE; i < TCB_OUT_OF_DATE; i++)
        policy->accepted[i] = i == TCB_UP_TO_DATE || !given->strict;
    policy->mrenclave = given->mrenclave;
    policy->mrsigner = given->mrsigner;
    policy->report_data = given->report_data;
    policy->has_product_id = given->has_product_id;
    policy->product_id = given->product_id;
    policy->least_svn = given->least_svn;
    policy->allow_debug = given->allow_debug;
    policy->allow_simulated = given->allow_simulated;
}

int pysgx_verify(const void *quote, size_t size, const char *collateral, const struct pysgx_policy *given,
                 struct pysgx_verdict *verdict) {
    static const struct pysgx_policy any;
    struct Quote parsed;
    struct QuoteVerdict found = {0};
    struct QuotePolicy policy = {0};
    struct Bytes text = {(uint8_t *)collateral, collateral ? strlen(collateral) : 0};
    capi_begin();
    *verdict = (struct pysgx_verdict){0};
    if (!given) given = &any;
    policy_of(given, &policy);
    time_t at = given->at ? (time_t)given->at : time(NULL);
    if (!quote_read(&parsed, quote, size, "the quote") ||
        !quote_verify(&parsed, collateral ? &text : NULL, "the collateral", at, &found))
        return PYSGX_FAILED;
    memcpy(verdict->mrenclave, parsed.report.mrenclave, sizeof verdict->mrenclave);
    memcpy(verdict->mrsigner, parsed.report.mrsigner, sizeof verdict->mrsigner);
    memcpy(verdict->report_data, parsed.report.reportdata, sizeof verdict->report_data);
    verdict->product_id = parsed.report.isvprodid;
    verdict->svn = parsed.report.isvsvn;
    verdict->debug = parsed.report.attributes.flags & SGX_FLAGS_DEBUG;
    verdict->platform = tcb_status_name(found.worst);
    return quote_judge(&parsed, &found, &policy) ? PYSGX_OK : PYSGX_REFUSED;
}
