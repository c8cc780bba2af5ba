// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What all backends share: see launch.h.
#include "host/launch/launch.h"

#include "host/error.h"

#include <errno.h>
#include <string.h>

int launch_enter_guarded(EnterFunction *enter, unsigned long rdi, unsigned long rsi, unsigned long rdx,
                         unsigned int function, struct sgx_enclave_run *run); // enter.S

// SECS as the SIGSTRUCT wants it. Of what its masks leave open, reports of page faults are taken where they can be had.
static void prepare_secs(struct SgxSecs *secs, const struct Backend *backend, const struct Image *image,
                         const struct SgxSigstruct *sigstruct) {
    memset(secs, 0, sizeof *secs);
    secs->size = image->size;
    secs->ssaframesize = image->ssa_frame_size;
    secs->miscselect =
        sigstruct->miscselect | (backend->miscselect() & SGX_MISC_EXINFO & ~sigstruct->miscmask);
    secs->attributes = sigstruct->attributes;
    secs->attributes.flags &= ~SGX_FLAGS_INIT;
    secs->isvprodid = sigstruct->isvprodid;
    secs->isvsvn = sigstruct->isvsvn;
}

static bool find_threads(struct Enclave *enclave, const struct Image *image) {
    for (uint32_t i = 0; i < image->page_count; i++) {
        struct ImagePage page = image_page(image, i);
        if (!(page.secinfo_flags & SECINFO_TCS)) continue;
        if (enclave->thread_count == THREADS_MAX)
            return error_set("the image has more than %d threads; build it with fewer", THREADS_MAX);
        enclave->threads[enclave->thread_count++].tcs = page.offset;
    }
    return enclave->thread_count > 0 || error_set("the image has no thread: it cannot be entered");
}

bool launch_load(struct Enclave *enclave, const struct Backend *backend, const struct Image *image,
                 const struct SgxSigstruct *sigstruct) {
    memset(enclave, 0, sizeof *enclave);
    enclave->backend = backend;
    prepare_secs(&enclave->secs, backend, image, sigstruct);
    if (!find_threads(enclave, image)) return false;
    if (backend->create(enclave)) {
        for (unsigned i = 0; i < enclave->thread_count; i++)
            enclave->threads[i].tcs += enclave->secs.baseaddr;
        if (backend->add(enclave, image)) return true;
    }
    launch_end(enclave);
    return false;
}

bool launch_init(struct Enclave *enclave, const struct SgxSigstruct *sigstruct) {
    if (enclave->backend->init(enclave, sigstruct)) return true;
    launch_end(enclave);
    return false;
}

bool launch_start(struct Enclave *enclave, const struct Backend *backend, const struct Image *image,
                  const struct SgxSigstruct *sigstruct) {
    return launch_load(enclave, backend, image, sigstruct) && launch_init(enclave, sigstruct);
}

void launch_end(struct Enclave *enclave) {
    if (enclave->state) enclave->backend->destroy(enclave);
    enclave->state = NULL;
}

struct LaunchExit launch_enter(struct Enclave *enclave, unsigned thread, uint64_t rdi, uint64_t rsi,
                               uint64_t rdx) {
    struct sgx_enclave_run run = {.tcs = enclave->threads[thread].tcs};
    int error = launch_enter_guarded(enclave->backend->enter(), rdi, rsi, rdx, ENCLU_EENTER, &run);
    if (error != 0) {
        const char *diagnosis = enclave->backend->diagnosis(enclave);
        if (*diagnosis)
            error_set("the enclave was stopped: %s", diagnosis);
        else
            error_set("the enclave could not be entered: %s", strerror(-error));
        return (struct LaunchExit){.ok = false};
    }
    if (run.function != ENCLU_EEXIT) enclave->exceptions++;
    return (struct LaunchExit){true, run.function != ENCLU_EEXIT, run.exception_vector,
                               run.exception_error_code, run.exception_addr};
}

uint64_t launch_asynchronous_exits(struct Enclave *enclave) {
    return enclave->backend->asynchronous_exits ? enclave->backend->asynchronous_exits(enclave)
                                                : enclave->exceptions;
}

const struct Backend *launch_backend(const char *name) {
    static const struct Backend *const backends[] = {&backend_sgx, &backend_sim, &backend_strict};
    for (unsigned i = 0; i < sizeof backends / sizeof *backends; i++) {
        if (strcmp(backends[i]->name, name) == 0) return backends[i];
    }
    return NULL;
}
