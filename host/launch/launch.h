// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Puts an enclave into memory and enters it, by one of three backends that do the same:
//   sgx         the processor, through Linux's /dev/sgx_enclave and the vDSO
//   sim         the same bytes in this process, what SGX does is emulated: for development and tests
//   sim-strict  as sim, in a child process that holds nothing but the enclave and the exchange buffers
// Simulation protects nothing. launch_start creates, adds, initialises; launch_enter enters one thread and
// says how it came back; launch_end takes everything down. All report through host/error.h.
#pragma once
#include "abi/image.h"
#include "abi/layout.h"
#include "abi/ocall.h"
#include "abi/sgx.h"

#include <asm/sgx.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct Enclave;

// Exactly __vdso_sgx_enter_enclave's prototype. Expects the caller to save r12 to r15 and the floating-point
// control registers: call it through launch_enter.
typedef int EnterFunction(unsigned long rdi, unsigned long rsi, unsigned long rdx, unsigned int function,
                          unsigned long r8, unsigned long r9, struct sgx_enclave_run *run);

struct Backend {
    const char *name;
    bool simulated;
    uint32_t (*miscselect)(void); // SGX_MISC_* that it offers
    // Each: false and error_set. `create` reserves secs->size bytes of addresses, aligned to their size, and
    // sets secs->baseaddr; ECREATE.
    bool (*create)(struct Enclave *enclave);
    // EADD, and EEXTEND as the pages say. The image is not needed any more then.
    bool (*add)(struct Enclave *enclave, const struct Image *image);
    // MRENCLAVE of what was added, which nothing is added to any more; NULL: this processor keeps it for itself.
    const uint8_t *(*measured)(struct Enclave *enclave);
    // EINIT. From here on the enclave can be entered.
    bool (*init)(struct Enclave *enclave, const struct SgxSigstruct *sigstruct);
    EnterFunction *(*enter)(void);
    // Why the last exit was an exception or an error, as far as the backend can tell; "" when it cannot.
    const char *(*diagnosis)(struct Enclave *enclave);
    // All asynchronous exits so far; NULL when the backend cannot see them.
    uint64_t (*asynchronous_exits)(struct Enclave *enclave);
    // The clock of the CPU time of the process that the enclave runs in; NULL: this one.
    clockid_t (*process_clock)(struct Enclave *enclave);
    void (*destroy)(struct Enclave *enclave);
};
extern const struct Backend backend_sgx, backend_sim, backend_strict;

struct EnclaveThread {
    uint64_t tcs;              // address
    struct Exchange *exchange; // EXCHANGE_SIZE bytes outside the enclave
};

struct Enclave {
    const struct Backend *backend;
    struct SgxSecs secs;
    struct EnclaveThread threads[THREADS_MAX];
    unsigned thread_count;
    uint64_t exceptions; // entries that ended by one
    void *state;         // the backend's own
};

// Both steps in one.
bool launch_start(struct Enclave *enclave, const struct Backend *backend, const struct Image *image,
                  const struct SgxSigstruct *sigstruct);
// Creates the enclave as the SIGSTRUCT wants it (its hash and its signature do not matter yet) and adds the image's pages.
bool launch_load(struct Enclave *enclave, const struct Backend *backend, const struct Image *image,
                 const struct SgxSigstruct *sigstruct);
// Initialises what was loaded.
bool launch_init(struct Enclave *enclave, const struct SgxSigstruct *sigstruct);
void launch_end(struct Enclave *enclave);

// How an entry ended.
struct LaunchExit {
    bool ok;        // false: it could not be made at all, error_set
    bool exception; // the enclave was left by a fault, not by EEXIT; the rest tells which
    unsigned vector, error_code;
    uint64_t address;
};
// EENTER with these register values.
struct LaunchExit launch_enter(struct Enclave *enclave, unsigned thread, uint64_t rdi, uint64_t rsi,
                               uint64_t rdx);
// Asynchronous exits so far: all of them in simulation; on hardware the exceptions, interrupts cannot be seen.
uint64_t launch_asynchronous_exits(struct Enclave *enclave);
// The backend by its name, or NULL.
const struct Backend *launch_backend(const char *name);
// Can this machine run the sgx backend? Else false and error_set with what is missing.
bool launch_sgx_available(void);
