// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// A host that interrupts the enclave in front of each instruction (simulator, trap flag), in `pysgx run --sim`: from the
// entry with the number $STEP_FROM on (1 is the first one), and of those that follow each (default 1), or each
// $STEP_EACH-th one. Each interrupt leaves the enclave by an AEX, comes back to this host, which looks at the registers
// that it was left with, and goes on by ERESUME. At the end $STEP_REPORT, a file, has the number of interrupts; a register
// that is not the processor's synthetic state ends the process with status 3.
// Stands in front of libhost by the linker's --wrap.
#include "host/launch/launch.h"
#include "host/launch/sim_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define XSTATE_HEADER 512 // of the extended state: which parts are not in their first state
#define MXCSR_AT 24
#define MXCSR_AFTER_RESET 0x1f80
#define CLEARED                                                                                              \
    {REG_RAX, REG_RBX, REG_RCX, REG_RDX, REG_RSI, REG_RDI, REG_R8,                                           \
     REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15}

int launch_enter_guarded(EnterFunction *enter, unsigned long rdi, unsigned long rsi, unsigned long rdx,
                         unsigned int function, struct sgx_enclave_run *run);
struct LaunchExit __real_launch_enter(struct Enclave *enclave, unsigned thread, uint64_t rdi, uint64_t rsi,
                                      uint64_t rdx);
struct LaunchExit __wrap_launch_enter(struct Enclave *enclave, unsigned thread, uint64_t rdi, uint64_t rsi,
                                      uint64_t rdx);
void __real_sim_core_signal(struct SimThread *thread, int signal, siginfo_t *info, ucontext_t *context);
void __wrap_sim_core_signal(struct SimThread *thread, int signal, siginfo_t *info, ucontext_t *context);

static uint64_t entries, interrupts;

static uint64_t number_in(const char *variable, uint64_t otherwise) {
    const char *text = getenv(variable);
    return text ? strtoull(text, NULL, 10) : otherwise;
}

// What the host finds after an AEX: general registers cleared, its own stack, extended state as after a reset.
static bool is_synthetic(const struct SimThread *thread, const ucontext_t *context) {
    const greg_t *registers = context->uc_mcontext.gregs;
    const uint8_t *state = (const uint8_t *)context->uc_mcontext.fpregs;
    const int cleared[] = CLEARED, stack[] = {REG_RSP, REG_RBP};
    for (unsigned i = 0; i < sizeof cleared / sizeof *cleared; i++)
        if (registers[cleared[i]] != 0) return false;
    for (unsigned i = 0; i < 2; i++)
        if ((uint64_t)registers[stack[i]] - thread->enclave->secs.baseaddr < thread->enclave->secs.size)
            return false;
    return *(const uint64_t *)(state + XSTATE_HEADER) == 0 &&
           *(const uint32_t *)(state + MXCSR_AT) == MXCSR_AFTER_RESET;
}

void __wrap_sim_core_signal(struct SimThread *thread, int signal, siginfo_t *info, ucontext_t *context) {
    bool steps = thread->inside && thread->steps;
    uint64_t before = steps ? thread->enclave->asynchronous_exits : 0;
    __real_sim_core_signal(thread, signal, info, context);
    if (!steps || thread->enclave->asynchronous_exits == before) return;
    if (!is_synthetic(thread, context)) _exit(3);
}

static struct LaunchExit stepped(struct Enclave *enclave, unsigned number, uint64_t rdi, uint64_t rsi,
                                 uint64_t rdx) {
    struct SimThread *thread = sim_this_thread();
    struct sgx_enclave_run run = {.tcs = enclave->threads[number].tcs};
    unsigned function = ENCLU_EENTER;
    int error;
    thread->interrupts_are_visible = thread->steps = true;
    for (;;) {
        error = launch_enter_guarded(backend_sim.enter(), rdi, rsi, rdx, function, &run);
        if (error || run.function != ENCLU_ERESUME || run.exception_vector != SIM_INTERRUPT_VECTOR) break;
        interrupts++;
        run = (struct sgx_enclave_run){.tcs = enclave->threads[number].tcs};
        function = ENCLU_ERESUME;
    }
    thread->interrupts_are_visible = thread->steps = false;
    return (struct LaunchExit){error == 0, run.function != ENCLU_EEXIT, run.exception_vector,
                               run.exception_error_code, run.exception_addr};
}

struct LaunchExit __wrap_launch_enter(struct Enclave *enclave, unsigned thread, uint64_t rdi, uint64_t rsi,
                                      uint64_t rdx) {
    // The thread that waits for SIGINT (host/serve) goes its way: what is stepped is the program.
    if (gettid() != getpid()) return __real_launch_enter(enclave, thread, rdi, rsi, rdx);
    uint64_t from = number_in("STEP_FROM", 1), each = number_in("STEP_EACH", 1);
    entries++;
    if (entries < from || (entries - from) % each != 0)
        return __real_launch_enter(enclave, thread, rdi, rsi, rdx);
    struct LaunchExit exit = stepped(enclave, thread, rdi, rsi, rdx);
    const char *path = getenv("STEP_REPORT");
    FILE *report = path ? fopen(path, "w") : NULL;
    if (report) {
        fprintf(report, "%llu %llu\n", (unsigned long long)entries, (unsigned long long)interrupts);
        fclose(report);
    }
    return exit;
}
