// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Simulated keys: see sim_keys.h. The derivation has the SDM's inputs, in a form of our own: AES-128-CMAC
// under the root key over struct Dependencies.
#include "host/launch/sim_keys.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <string.h>

#define KEY_SIZE 16
#define ALWAYS_BOUND (SGX_FLAGS_INIT | SGX_FLAGS_DEBUG)

struct Dependencies {
    uint16_t keyname, keypolicy, isvprodid, isvsvn;
    struct SgxAttributes attributes, attributemask;
    uint8_t mrenclave[32], mrsigner[32], keyid[32], cpusvn[16];
    uint32_t miscselect, miscmask;
};
_Static_assert(sizeof(struct Dependencies) == 8 + 32 + 96 + 16 + 8, "no padding: all of it is hashed");

static bool cmac(const uint8_t key[KEY_SIZE], const void *data, size_t size, uint8_t result[KEY_SIZE]) {
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "CMAC", NULL);
    EVP_MAC_CTX *context = mac ? EVP_MAC_CTX_new(mac) : NULL;
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, "AES-128-CBC", 0),
                               OSSL_PARAM_construct_end()};
    size_t length = 0;
    bool ok = context && EVP_MAC_init(context, key, KEY_SIZE, parameters) &&
              EVP_MAC_update(context, data, size) && EVP_MAC_final(context, result, &length, KEY_SIZE) &&
              length == KEY_SIZE;
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
    return ok;
}

static bool derive(const struct Dependencies *dependencies, uint8_t key[KEY_SIZE]) {
    return cmac((const uint8_t *)SIM_ROOT_KEY, dependencies, sizeof *dependencies, key);
}

// The key that EREPORT uses for a target, and EGETKEY gives to it.
static bool report_key(const struct SgxTargetinfo *target, const uint8_t keyid[32], uint8_t key[KEY_SIZE]) {
    struct Dependencies dependencies = {
        .keyname = SGX_KEY_REPORT, .attributes = target->attributes, .miscselect = target->miscselect};
    memcpy(dependencies.mrenclave, target->measurement, sizeof dependencies.mrenclave);
    memcpy(dependencies.keyid, keyid, sizeof dependencies.keyid);
    memcpy(dependencies.cpusvn, SIM_CPUSVN, sizeof dependencies.cpusvn);
    return derive(&dependencies, key);
}

bool sim_report_is_for(const struct SgxReport *report, const struct SgxTargetinfo *target) {
    uint8_t key[KEY_SIZE], mac[KEY_SIZE];
    return report_key(target, report->keyid, key) && cmac(key, report, SGX_REPORT_BODY_SIZE, mac) &&
           memcmp(mac, report->mac, sizeof mac) == 0;
}

static bool report(const struct SimEnclave *enclave, struct SimKeyCall *call) {
    const struct SgxTargetinfo *target = &call->target;
    for (size_t i = 0; i < sizeof target->reserved3; i++) {
        if (target->reserved3[i]) return false;
    }
    struct SgxReport *report = &call->report;
    memset(report, 0, sizeof *report);
    memcpy(report->cpusvn, SIM_CPUSVN, sizeof report->cpusvn);
    report->miscselect = enclave->secs.miscselect;
    report->attributes = enclave->secs.attributes;
    memcpy(report->mrenclave, enclave->secs.mrenclave, sizeof report->mrenclave);
    memcpy(report->mrsigner, enclave->secs.mrsigner, sizeof report->mrsigner);
    report->isvprodid = enclave->secs.isvprodid;
    report->isvsvn = enclave->secs.isvsvn;
    memcpy(report->reportdata, call->report_data, sizeof report->reportdata);
    memcpy(report->keyid, SIM_ROOT_KEY, KEY_SIZE);
    uint8_t key[KEY_SIZE];
    return report_key(target, report->keyid, key) && cmac(key, report, SGX_REPORT_BODY_SIZE, report->mac);
}

static uint32_t seal_key(const struct SimEnclave *enclave, const struct SgxKeyrequest *request,
                         struct Dependencies *dependencies) {
    const struct SgxSecs *secs = &enclave->secs;
    if (memcmp(request->cpusvn, SIM_CPUSVN, sizeof request->cpusvn) > 0) return SGX_INVALID_CPUSVN;
    if (request->isvsvn > secs->isvsvn) return SGX_INVALID_ISVSVN;
    struct SgxAttributes mask = {request->attributemask.flags | ALWAYS_BOUND, request->attributemask.xfrm};
    dependencies->attributes =
        (struct SgxAttributes){secs->attributes.flags & mask.flags, secs->attributes.xfrm & mask.xfrm};
    dependencies->attributemask = request->attributemask;
    dependencies->keypolicy = request->keypolicy;
    dependencies->isvsvn = request->isvsvn;
    if (!(request->keypolicy & SGX_POLICY_NOISVPRODID)) dependencies->isvprodid = secs->isvprodid;
    dependencies->miscselect = secs->miscselect & request->miscmask;
    dependencies->miscmask = request->miscmask;
    memcpy(dependencies->cpusvn, request->cpusvn, sizeof dependencies->cpusvn);
    if (request->keypolicy & SGX_POLICY_MRENCLAVE)
        memcpy(dependencies->mrenclave, secs->mrenclave, sizeof dependencies->mrenclave);
    if (request->keypolicy & SGX_POLICY_MRSIGNER)
        memcpy(dependencies->mrsigner, secs->mrsigner, sizeof dependencies->mrsigner);
    return SGX_SUCCESS;
}

static uint32_t own_report_key(const struct SimEnclave *enclave, struct Dependencies *dependencies) {
    dependencies->attributes = enclave->secs.attributes;
    dependencies->miscselect = enclave->secs.miscselect;
    memcpy(dependencies->mrenclave, enclave->secs.mrenclave, sizeof dependencies->mrenclave);
    memcpy(dependencies->cpusvn, SIM_CPUSVN, sizeof dependencies->cpusvn);
    return SGX_SUCCESS;
}

static uint32_t get_key(const struct SimEnclave *enclave, struct SimKeyCall *call) {
    const struct SgxKeyrequest *request = &call->request;
    uint64_t flags = enclave->secs.attributes.flags;
    if (request->reserved1) return SIM_FAULT;
    for (size_t i = 0; i < sizeof request->reserved2; i++) {
        if (request->reserved2[i]) return SIM_FAULT;
    }
    struct Dependencies dependencies = {.keyname = request->keyname};
    memcpy(dependencies.keyid, request->keyid, sizeof dependencies.keyid);
    uint32_t error;
    switch (request->keyname) {
    case SGX_KEY_SEAL: error = seal_key(enclave, request, &dependencies); break;
    case SGX_KEY_REPORT: error = own_report_key(enclave, &dependencies); break;
    case SGX_KEY_PROVISION:
    case SGX_KEY_PROVISION_SEAL:
        if (!(flags & SGX_FLAGS_PROVISIONKEY)) return SGX_INVALID_ATTRIBUTE;
        error = seal_key(enclave, request, &dependencies);
        memcpy(dependencies.mrsigner, enclave->secs.mrsigner, sizeof dependencies.mrsigner);
        break;
    case SGX_KEY_EINITTOKEN: return SGX_INVALID_ATTRIBUTE; // no launch enclave runs here
    default: return SGX_INVALID_KEYNAME;
    }
    if (error != SGX_SUCCESS) return error;
    return derive(&dependencies, call->key) ? SGX_SUCCESS : SIM_FAULT;
}

void sim_keys(struct SimEnclave *enclave, struct SimKeyCall *call) {
    if (call->leaf == ENCLU_EREPORT)
        call->error = report(enclave, call) ? SGX_SUCCESS : SIM_FAULT;
    else
        call->error = get_key(enclave, call);
}
