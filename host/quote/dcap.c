// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// libsgx_dcap_ql.so.1, loaded when it is first needed. It has never run on hardware here; its functions are as Intel's
// "SGX ECDSA Quote Library Reference" declares them.
#include "host/quote/dcap.h"

#include "host/error.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

#define LIBRARY "libsgx_dcap_ql.so.1"

static struct {
    uint32_t (*target_info)(struct SgxTargetinfo *target);
    uint32_t (*quote_size)(uint32_t *size);
    uint32_t (*quote)(const struct SgxReport *report, uint32_t size, uint8_t *quote);
} library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
    *(void **)&library.target_info = dlsym(handle, "sgx_qe_get_target_info");
    *(void **)&library.quote_size = dlsym(handle, "sgx_qe_get_quote_size");
    *(void **)&library.quote = dlsym(handle, "sgx_qe_get_quote");
}

static bool loaded(void) {
    pthread_once(&once, load);
    return (library.target_info && library.quote_size && library.quote) ||
           error_set(LIBRARY " is not there: quotes need Intel's DCAP quoting library (libsgx-dcap-ql)");
}

bool dcap_target(struct SgxTargetinfo *target) {
    if (!loaded()) return false;
    uint32_t error = library.target_info(target);
    return error == 0 || error_set("the quoting library gives no target: error %#x", error);
}

bool dcap_quote(const struct SgxReport *report, struct Bytes *quote) {
    uint32_t size = 0, error;
    *quote = (struct Bytes){0};
    if (!loaded()) return false;
    error = library.quote_size(&size);
    if (error == 0) {
        quote->data = calloc(1, size + 1);
        if (!quote->data) abort();
        quote->size = size;
        error = library.quote(report, size, quote->data);
    }
    if (error == 0) return true;
    bytes_free(quote);
    return error_set("the quoting library gives no quote: error %#x", error);
}
