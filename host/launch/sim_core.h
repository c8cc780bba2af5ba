// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The simulated processor: EENTER, ERESUME, EEXIT, asynchronous exits and the other user leafs of SGX, over
// an enclave whose pages are mapped in this process with the EPCM's permissions. Used by the sim backend in
// the host's process and by the warden in the child of sim-strict, so sim_core.c calls no library. The code
// inside runs natively; what SGX adds is done in signal handlers: ENCLU faults on a machine without SGX
// (SIGILL or SIGSEGV).
//
// It is also an oracle of conformance: an EEXIT that leaves anything of the enclave in a register, or a stack
// pointer that is not the one saved at EENTER, is an error here, although a processor would let it pass.
#pragma once
#include "abi/layout.h"
#include "abi/sgx.h"
#include "host/launch/decode.h"
#include "host/launch/sim_entry.h"

#include <asm/sgx.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <ucontext.h>

#define SIM_DIAGNOSIS_SIZE 200
#define SIM_ARMED_MAX 64
#define SIM_INTERRUPT_VECTOR 32 // what a visible interrupt is reported as
// A signal that stands for an interrupt: the enclave is left asynchronously and resumed at once.
#define SIM_INTERRUPT SIGURG

struct SimTcs {
    struct SgxTcs tcs; // the page itself, which no software can read in an enclave either
    uint64_t address;  // from the base
    uint32_t busy;
};

// What EREPORT and EGETKEY need from outside the core: keys.
struct SimKeyCall {
    uint32_t leaf, error; // error: an SgxError, or SIM_FAULT: the instruction faults
    struct SgxKeyrequest request;
    struct SgxTargetinfo target;
    uint8_t report_data[64];
    struct SgxReport report;
    uint8_t key[16];
};
#define SIM_FAULT UINT32_MAX

// Bits of the simulated EPCM, one byte a page; 0: no page.
#define EPCM_R 1u
#define EPCM_W 2u
#define EPCM_X 4u
#define EPCM_TCS 8u
#define EPCM_REG 16u

struct SimEnclave {
    struct SgxSecs secs;
    uint8_t *epcm; // secs.size / PAGE_SIZE bytes
    struct SimTcs tcs[THREADS_MAX];
    unsigned tcs_count;
    bool initialised;
    bool alone; // no memory of the host is mapped: a stray access says so
    void (*keys)(struct SimEnclave *enclave, struct SimKeyCall *call);
    uint32_t state_offset[8]; // of extended state component i in an XSAVE area, 0: not there
    uint32_t state_size[8];
    uint64_t asynchronous_exits;
    struct {
        uint64_t offset;
        enum DecodeKind kind;
    } armed[SIM_ARMED_MAX]; // instructions replaced by sim_core_arm
    unsigned armed_count;
    uint64_t code_start, code_end; // offsets: no page outside is executable
};

// Per host thread, at the start of a block of SIM_THREAD_SIZE bytes aligned to its size, of which the rest is
// the stack of its signal handlers: that is how a handler finds it while FS still belongs to the enclave.
// sim_entry.S knows the fields up to `inside`.
struct SimThread {
    uint64_t magic;
    uint64_t host_fs, host_gs;   // while inside
    uint64_t next_fs, next_gs;   // for the stub: what to load before it returns
    uint64_t selector;           // low byte: Syscall User Dispatch's selector
    uint64_t next_selector;      // as next_fs
    uint64_t gprsgx;             // of the frame that the next AEX fills
    uint64_t rax, rbx, rdi, rsi; // for the entry
    uint64_t rdx, r8, r9, rip;
    uint64_t enclave_fs, enclave_gs;
    uint64_t rflags; // the host's flags and MXCSR at the entry: a test poisons them here
    uint64_t mxcsr;
    uint64_t inside; // not 0: FS, GS and system calls may be the enclave's

    struct SimEnclave *enclave; // NULL: outside
    struct SimTcs *tcs;
    bool resuming;
    struct sgx_enclave_run *run;
    int result;                  // of the entry, 0 or -errno
    bool interrupts_are_visible; // a test wants to be the host that an interrupt comes back to
    bool steps; // a test: an interrupt in front of each instruction inside (by the trap flag)
    char diagnosis[SIM_DIAGNOSIS_SIZE];
};
#define SIM_THREAD_MAGIC UINT64_C(0x5448524541445349)

// One entry, as the vDSO's function does it. `thread` is this host thread's.
int sim_core_enter(struct SimEnclave *enclave, struct SimThread *thread, const uint64_t registers[5],
                   unsigned function, struct sgx_enclave_run *run);

// What each handler calls, from sim_entry.S, with FS, GS and flags of the host.
void sim_core_signal(struct SimThread *thread, int signal, siginfo_t *info, ucontext_t *context);

// Reads the layout of extended state from CPUID.
void sim_core_learn_state(struct SimEnclave *enclave);

// Replaces the first byte of each instruction that is illegal in an enclave and that this machine might not refuse
// (CPUID ...) by HLT, which faults, in the executable pages at base + offset. They must be writable. So is ENCLU's: it
// would fault anyway, but a #GP costs a third of the #UD that a hypervisor makes of ENCLU. Nothing else is changed in
// what was measured; code that reads its own instructions would see it. Looks at the instructions that begin in the first
// `part` of `size` bytes, and returns how many bytes they take.
uint64_t sim_core_arm(struct SimEnclave *enclave, uint64_t offset, uint64_t part, uint64_t size);

// Provided by whoever uses the core: a fault of the host's own code. Returns when the fault is to happen
// again, with the signal's default action.
void sim_host_fault(int signal);

// sim_entry.S
void sim_switch(struct SimThread *thread);
void sim_handler(int signal, siginfo_t *info, void *context);
void sim_restorer(void);
extern const char sim_text_start[], sim_text_end[], sim_resume_trap[], sim_exit[];
extern uint8_t sim_has_fsgsbase;
