// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The simulated processor: see sim_core.h. No library call, no memory of its own: also linked into the
// warden.
#include "host/launch/sim_core.h"

#include <cpuid.h>
#include <errno.h>
#include <stddef.h>

#define ASSERT_AT(field, at) _Static_assert(offsetof(struct SimThread, field) == (at), "sim_entry.h")
ASSERT_AT(host_fs, SIM_AT_HOST_FS);
ASSERT_AT(next_fs, SIM_AT_NEXT_FS);
ASSERT_AT(selector, SIM_AT_SELECTOR);
ASSERT_AT(next_selector, SIM_AT_NEXT_SELECTOR);
ASSERT_AT(gprsgx, SIM_AT_GPRSGX);
ASSERT_AT(rax, SIM_AT_RAX);
ASSERT_AT(rdx, SIM_AT_RDX);
ASSERT_AT(rip, SIM_AT_RIP);
ASSERT_AT(enclave_fs, SIM_AT_ENCLAVE_FS);
ASSERT_AT(rflags, SIM_AT_RFLAGS);
ASSERT_AT(mxcsr, SIM_AT_MXCSR);
ASSERT_AT(inside, SIM_AT_INSIDE);

// The XSAVE area of a signal frame (SDM Vol. 1, 13.4): legacy region, header, extended region
#define FX_FCW 0
#define FX_FSW 2
#define FX_TAGS 4
#define FX_MXCSR 24
#define FX_REGISTERS 32 // x87, then XMM
#define FX_XMM 160
#define FX_XMM_END 416
#define FX_SOFTWARE 464 // the kernel's, not to be touched
#define XSAVE_HEADER 512
#define XSAVE_EXTENDED 576
#define FCW_CLEAN 0x37f
#define MXCSR_RESET 0x1f80
#define MXCSR_CLEAN 0x1fbf

#define FLAGS_ARITHMETIC UINT64_C(0x8d5)
#define FLAG_TF UINT64_C(0x100)
#define FLAG_DF UINT64_C(0x400)
#define FLAG_AC UINT64_C(0x40000)
#define FLAG_RF UINT64_C(0x10000)
#define FLAG_ZF UINT64_C(0x40)
#define FLAGS_OF_POPF UINT64_C(0x240cd5) // what a program may load: ID, AC, OF, DF, SF, ZF, AF, PF, CF
#define POPF 0x9d
#define PF_WRITE 2
#define PF_FETCH 16
#define HLT 0xf4
#define ENCLU_SIZE 3

static void copy(void *to, const void *from, uint64_t n) {
    for (uint64_t i = 0; i < n; i++) ((uint8_t *)to)[i] = ((const uint8_t *)from)[i];
}

static bool is_zero(const uint8_t *bytes, uint64_t n) {
    uint8_t any = 0;
    for (uint64_t i = 0; i < n; i++) any |= bytes[i];
    return any == 0;
}

// --- diagnosis ---
static void say(struct SimThread *thread, const char *text) {
    unsigned at = 0;
    while (thread->diagnosis[at]) at++;
    while (*text && at < SIM_DIAGNOSIS_SIZE - 1) thread->diagnosis[at++] = *text++;
    thread->diagnosis[at] = 0;
}

static void say_hex(struct SimThread *thread, uint64_t value) {
    char digits[19] = "0x";
    unsigned at = 2, shift = 60;
    while (shift > 0 && value >> shift == 0) shift -= 4;
    for (;; shift -= 4) {
        digits[at++] = "0123456789abcdef"[value >> shift & 15];
        if (shift == 0) break;
    }
    digits[at] = 0;
    say(thread, digits);
}

static void say_place(struct SimThread *thread, uint64_t address) {
    const struct SgxSecs *secs = &thread->enclave->secs;
    bool inside = address - secs->baseaddr < secs->size;
    say(thread, inside ? "enclave offset " : "address ");
    say_hex(thread, inside ? address - secs->baseaddr : address);
}

// --- pages ---
static unsigned page_bits(const struct SimEnclave *enclave, uint64_t address) {
    uint64_t offset = address - enclave->secs.baseaddr;
    return offset < enclave->secs.size ? enclave->epcm[offset / PAGE_SIZE] : 0;
}

// Is [address, address + size), which crosses one page border at most, in pages with these bits?
static bool has_bits(const struct SimEnclave *enclave, uint64_t address, uint64_t size, unsigned bits) {
    return address <= UINT64_MAX - size && (page_bits(enclave, address) & bits) == bits &&
           (page_bits(enclave, address + size - 1) & bits) == bits;
}

static struct SimTcs *find_tcs(struct SimEnclave *enclave, uint64_t address) {
    for (unsigned i = 0; i < enclave->tcs_count; i++) {
        if (enclave->secs.baseaddr + enclave->tcs[i].address == address) return &enclave->tcs[i];
    }
    return NULL;
}

static uint64_t frame_address(const struct SimEnclave *enclave, const struct SimTcs *tcs, uint64_t frame) {
    return enclave->secs.baseaddr + tcs->tcs.ossa + frame * enclave->secs.ssaframesize * PAGE_SIZE;
}

static struct SgxGprsgx *gprsgx(const struct SimEnclave *enclave, const struct SimTcs *tcs, uint64_t frame) {
    return (struct SgxGprsgx *)frame_address(enclave, tcs, frame + 1) - 1;
}

// --- leaving ---
// The interrupted code goes on at sim_exit, in the host; the stack pointers are what it says they are.
static void leave(struct SimThread *thread, ucontext_t *context) {
    greg_t *registers = context->uc_mcontext.gregs;
    registers[REG_RIP] = (greg_t)(uintptr_t)sim_exit;
    registers[REG_EFL] &= ~(greg_t)(FLAGS_ARITHMETIC | FLAG_TF | FLAG_DF | FLAG_AC | FLAG_RF);
    thread->next_fs = thread->host_fs;
    thread->next_gs = thread->host_gs;
    thread->next_selector = SIM_SYSCALLS_ALLOWED;
    __atomic_store_n(&thread->tcs->busy, 0, __ATOMIC_RELEASE);
}

static void fail(struct SimThread *thread, ucontext_t *context, int result) {
    const struct SgxGprsgx *saved = (const struct SgxGprsgx *)thread->gprsgx;
    context->uc_mcontext.gregs[REG_RSP] = (greg_t)saved->ursp;
    context->uc_mcontext.gregs[REG_RBP] = (greg_t)saved->urbp;
    thread->result = result;
    leave(thread, context);
}

// The signal frame's registers in the order of GPRSGX.
static const uint8_t register_order[] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP,
                                         REG_RSI, REG_RDI, REG_R8,  REG_R9,  REG_R10, REG_R11,
                                         REG_R12, REG_R13, REG_R14, REG_R15, REG_EFL, REG_RIP};
#define REGISTERS_SAVED (sizeof register_order)

static uint8_t *state_area(ucontext_t *context) { return (uint8_t *)context->uc_mcontext.fpregs; }

static uint64_t *state_bits(ucontext_t *context) { return (uint64_t *)(state_area(context) + XSAVE_HEADER); }

static uint64_t extended_size(const struct SimEnclave *enclave) {
    return enclave->secs.attributes.xfrm & SGX_XFRM_AVX ? enclave->state_size[2] : 0;
}

static void spill_state(struct SimThread *thread, ucontext_t *context, uint8_t *to) {
    const uint8_t *from = state_area(context);
    copy(to, from, FX_SOFTWARE);
    for (unsigned i = FX_SOFTWARE; i < XSAVE_EXTENDED; i++) to[i] = 0;
    *(uint64_t *)(to + XSAVE_HEADER) = *state_bits(context) & thread->enclave->secs.attributes.xfrm;
    if (thread->enclave->state_offset[2] == XSAVE_EXTENDED)
        copy(to + XSAVE_EXTENDED, from + XSAVE_EXTENDED, extended_size(thread->enclave));
}

static bool is_reported(const struct SimEnclave *enclave, unsigned vector) {
    switch (vector) {
    case VECTOR_DE:
    case VECTOR_DB:
    case VECTOR_BP:
    case VECTOR_BR:
    case VECTOR_UD:
    case VECTOR_MF:
    case VECTOR_AC:
    case VECTOR_XM: return true;
    case VECTOR_GP:
    case VECTOR_PF: return enclave->secs.miscselect & SGX_MISC_EXINFO;
    default: return false;
    }
}

struct Cause {
    unsigned vector, error_code;
    uint64_t address;
};

static void save_cause(const struct SimEnclave *enclave, struct SgxGprsgx *saved, struct Cause cause) {
    saved->exitinfo = 0;
    if (is_reported(enclave, cause.vector))
        saved->exitinfo = SGX_EXITINFO_VALID | cause.vector |
                          (cause.vector == VECTOR_BP ? SGX_EXITINFO_SOFTWARE : SGX_EXITINFO_HARDWARE);
    if (!(enclave->secs.miscselect & SGX_MISC_EXINFO)) return;
    bool fault = cause.vector == VECTOR_GP || cause.vector == VECTOR_PF;
    ((struct SgxExinfo *)saved)[-1] =
        fault ? (struct SgxExinfo){cause.vector == VECTOR_PF ? cause.address : 0, cause.error_code, 0}
              : (struct SgxExinfo){0};
}

// Saves the interrupted state in the SSA frame and loads the synthetic one (SDM Vol. 3D, "Asynchronous
// Enclave Exit").
static void asynchronous_exit(struct SimThread *thread, ucontext_t *context, struct Cause cause) {
    struct SimTcs *tcs = thread->tcs;
    struct SgxGprsgx *saved = (struct SgxGprsgx *)thread->gprsgx;
    greg_t *registers = context->uc_mcontext.gregs;
    for (unsigned i = 0; i < REGISTERS_SAVED; i++) (&saved->rax)[i] = (uint64_t)registers[register_order[i]];
    saved->fsbase = thread->next_fs;
    saved->gsbase = thread->next_gs;
    save_cause(thread->enclave, saved, cause);
    spill_state(thread, context, (uint8_t *)frame_address(thread->enclave, tcs, tcs->tcs.cssa));
    tcs->tcs.cssa++;
    for (unsigned i = 0; i < REGISTERS_SAVED - 2; i++) registers[register_order[i]] = 0;
    registers[REG_RSP] = (greg_t)saved->ursp;
    registers[REG_RBP] = (greg_t)saved->urbp;
    *state_bits(context) = 0;
    *(uint32_t *)(state_area(context) + FX_MXCSR) = MXCSR_RESET;
    leave(thread, context);
    __atomic_fetch_add(&thread->enclave->asynchronous_exits, 1, __ATOMIC_RELAXED);
    thread->run->function = ENCLU_ERESUME;
    thread->run->exception_vector = (uint16_t)cause.vector;
    thread->run->exception_error_code = (uint16_t)cause.error_code;
    thread->run->exception_addr = cause.address;
}

// ERESUME, its checks done: every register from the last SSA frame in use.
static void resume(struct SimThread *thread, ucontext_t *context) {
    struct SimTcs *tcs = thread->tcs;
    tcs->tcs.cssa--;
    const struct SgxGprsgx *saved = gprsgx(thread->enclave, tcs, tcs->tcs.cssa);
    const uint8_t *state = (const uint8_t *)frame_address(thread->enclave, tcs, tcs->tcs.cssa);
    thread->gprsgx = (uint64_t)(uintptr_t)saved;
    greg_t *registers = context->uc_mcontext.gregs;
    for (unsigned i = 0; i < REGISTERS_SAVED; i++) registers[register_order[i]] = (greg_t)(&saved->rax)[i];
    registers[REG_EFL] &= ~(greg_t)FLAG_TF;
    copy(state_area(context), state, FX_SOFTWARE);
    *state_bits(context) = *(const uint64_t *)(state + XSAVE_HEADER) & thread->enclave->secs.attributes.xfrm;
    if (thread->enclave->state_offset[2] == XSAVE_EXTENDED)
        copy(state_area(context) + XSAVE_EXTENDED, state + XSAVE_EXTENDED, extended_size(thread->enclave));
    thread->next_fs = saved->fsbase;
    thread->next_gs = saved->gsbase;
    thread->next_selector = SIM_SYSCALLS_BLOCKED;
    __atomic_store_n(&tcs->busy, 1, __ATOMIC_RELAXED);
}

// --- EEXIT and its oracle ---
// Does the extended state hold nothing but the clean state? Else what leaks.
static const char *state_leak(const struct SimEnclave *enclave, ucontext_t *context) {
    const uint8_t *state = state_area(context);
    uint64_t bits = *state_bits(context);
    if (*(const uint32_t *)(state + FX_MXCSR) != MXCSR_CLEAN) return "MXCSR is not 0x1fbf";
    if ((bits & 1) &&
        (*(const uint16_t *)(state + FX_FCW) != FCW_CLEAN || state[FX_FSW] || state[FX_FSW + 1] ||
         state[FX_TAGS] || !is_zero(state + FX_REGISTERS, FX_XMM - FX_REGISTERS)))
        return "the x87 state is not clean";
    if ((bits & 2) && !is_zero(state + FX_XMM, FX_XMM_END - FX_XMM)) return "an XMM register is not clean";
    for (unsigned i = 2; i < 8; i++) {
        if ((bits >> i & 1) && i != 3 && i != 4 && enclave->state_offset[i] &&
            !is_zero(state + enclave->state_offset[i], enclave->state_size[i]))
            return "an AVX register is not clean";
    }
    return NULL;
}

static const char *exit_offence(const struct SimThread *thread, ucontext_t *context) {
    static const uint8_t scrubbed[] = {REG_RDX, REG_RSI, REG_RDI, REG_R8,  REG_R9, REG_R10,
                                       REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
    const greg_t *registers = context->uc_mcontext.gregs;
    const struct SgxGprsgx *saved = (const struct SgxGprsgx *)thread->gprsgx;
    for (unsigned i = 0; i < sizeof scrubbed; i++) {
        if (registers[scrubbed[i]] != 0) return "a general register is not scrubbed";
    }
    if (registers[REG_RAX] != ENCLU_EEXIT) return "the upper half of RAX is not scrubbed";
    if ((uint64_t)registers[REG_RSP] != saved->ursp || (uint64_t)registers[REG_RBP] != saved->urbp)
        return "RSP or RBP is not what it was at EENTER";
    if ((uint64_t)registers[REG_RBX] != (uint64_t)(uintptr_t)sim_exit)
        return "the target is not where EENTER came from";
    if (registers[REG_EFL] & (greg_t)FLAG_DF) return "DF is set";
    return state_leak(thread->enclave, context);
}

static void exit_enclave(struct SimThread *thread, ucontext_t *context) {
    const char *offence = exit_offence(thread, context);
    if (offence) {
        say(thread, "at EEXIT ");
        say(thread, offence);
        fail(thread, context, -EPROTO);
        return;
    }
    thread->run->function = ENCLU_EEXIT;
    leave(thread, context);
}

// --- the other leafs; false: #GP ---
static bool report(struct SimEnclave *enclave, uint64_t rbx, uint64_t rcx, uint64_t rdx) {
    if (rbx % 512 || rcx % 128 || rdx % 512 || !has_bits(enclave, rbx, 512, EPCM_REG | EPCM_R) ||
        !has_bits(enclave, rcx, 64, EPCM_REG | EPCM_R) || !has_bits(enclave, rdx, 512, EPCM_REG | EPCM_W))
        return false;
    struct SimKeyCall call = {.leaf = ENCLU_EREPORT};
    copy(&call.target, (const void *)rbx, sizeof call.target);
    copy(call.report_data, (const void *)rcx, sizeof call.report_data);
    enclave->keys(enclave, &call);
    if (call.error != SGX_SUCCESS) return false;
    copy((void *)rdx, &call.report, sizeof call.report);
    return true;
}

static bool get_key(struct SimEnclave *enclave, uint64_t rbx, uint64_t rcx, uint32_t *error) {
    if (rbx % 512 || rcx % 16 || !has_bits(enclave, rbx, 512, EPCM_REG | EPCM_R) ||
        !has_bits(enclave, rcx, 16, EPCM_REG | EPCM_W))
        return false;
    struct SimKeyCall call = {.leaf = ENCLU_EGETKEY};
    copy(&call.request, (const void *)rbx, sizeof call.request);
    enclave->keys(enclave, &call);
    if (call.error == SIM_FAULT) return false;
    *error = call.error;
    if (call.error == SGX_SUCCESS) copy((void *)rcx, call.key, sizeof call.key);
    return true;
}

// No page is ever pending or modified here (pages are not changed after EINIT), so that no request can match.
static bool accept(struct SimEnclave *enclave, uint64_t rbx, uint64_t rcx, uint32_t *error) {
    if (rbx % 64 || rcx % PAGE_SIZE || !has_bits(enclave, rbx, 64, EPCM_REG | EPCM_R) ||
        rcx - enclave->secs.baseaddr >= enclave->secs.size)
        return false;
    const struct SgxSecinfo *wanted = (const struct SgxSecinfo *)rbx;
    if (!is_zero(wanted->reserved, sizeof wanted->reserved)) return false;
    *error = SGX_PAGE_ATTRIBUTES_MISMATCH;
    return true;
}

// ENCLU at the interrupted place. False: it faults (#GP).
static bool enclu(struct SimThread *thread, ucontext_t *context) {
    greg_t *registers = context->uc_mcontext.gregs;
    uint64_t rbx = (uint64_t)registers[REG_RBX], rcx = (uint64_t)registers[REG_RCX];
    uint32_t leaf = (uint32_t)registers[REG_RAX], error = SGX_SUCCESS;
    bool ok = false;
    switch (leaf) {
    case ENCLU_EEXIT: exit_enclave(thread, context); return true;
    case ENCLU_EREPORT: ok = report(thread->enclave, rbx, rcx, (uint64_t)registers[REG_RDX]); break;
    case ENCLU_EGETKEY: ok = get_key(thread->enclave, rbx, rcx, &error); break;
    case ENCLU_EACCEPT: ok = accept(thread->enclave, rbx, rcx, &error); break;
    default: break;
    }
    if (!ok) {
        say(thread, "ENCLU leaf ");
        say_hex(thread, leaf);
        say(thread, " with wrong operands, or a leaf that this simulator does not have, at ");
        say_place(thread, (uint64_t)registers[REG_RIP]);
        return false;
    }
    if (leaf != ENCLU_EREPORT) registers[REG_RAX] = error;
    registers[REG_EFL] &= ~(greg_t)FLAGS_ARITHMETIC;
    if (error != SGX_SUCCESS) registers[REG_EFL] |= (greg_t)FLAG_ZF;
    registers[REG_RIP] += ENCLU_SIZE;
    return true;
}

// --- faults of the code inside ---
static bool is_illegal(const struct SimEnclave *enclave, enum DecodeKind kind) {
    return kind > DECODE_UNKNOWN && (kind != DECODE_AVX || !(enclave->secs.attributes.xfrm & SGX_XFRM_AVX));
}

static enum DecodeKind kind_at(const struct SimEnclave *enclave, uint64_t rip) {
    for (unsigned i = 0; i < enclave->armed_count; i++) {
        if (enclave->secs.baseaddr + enclave->armed[i].offset == rip) return enclave->armed[i].kind;
    }
    if (!has_bits(enclave, rip, 1, EPCM_X)) return DECODE_LEGAL;
    uint64_t available = has_bits(enclave, rip, 16, EPCM_X) ? 16 : PAGE_SIZE - rip % PAGE_SIZE;
    return decode((const uint8_t *)rip, available).kind;
}

static void say_illegal(struct SimThread *thread, enum DecodeKind kind, uint64_t rip) {
    say(thread, decode_kind_name(kind));
    say(thread, " at ");
    say_place(thread, rip);
    say(thread, ": an enclave cannot execute that");
}

static void say_page_fault(struct SimThread *thread, const struct Cause *cause, uint64_t rip) {
    const struct SimEnclave *enclave = thread->enclave;
    bool inside = cause->address - enclave->secs.baseaddr < enclave->secs.size;
    unsigned bits = page_bits(enclave, cause->address);
    bool write = cause->error_code & PF_WRITE, fetch = cause->error_code & PF_FETCH || cause->address == rip;
    say(thread, fetch ? "execution of " : write ? "write to " : "read of ");
    say_place(thread, cause->address);
    if (inside && (bits & EPCM_REG))
        say(thread, fetch ? " in a page that is not executable" : " in a read-only page");
    else if (inside)
        say(thread, bits ? " in a TCS" : ", where the enclave has no page");
    else if (cause->address < PAGE_SIZE)
        say(thread, ", a null pointer");
    else if (fetch)
        say(thread, ", outside the enclave");
    else if (enclave->alone)
        say(thread, ", memory of the host that is not an exchange buffer");
    else
        say(thread, ", where the host has no such memory");
    if (fetch) return;
    say(thread, ", by the instruction at ");
    say_place(thread, rip);
}

static bool is_enclu(const struct SimEnclave *enclave, uint64_t rip) {
    if (!has_bits(enclave, rip, ENCLU_SIZE, EPCM_X)) return false;
    const uint8_t *code = (const uint8_t *)rip;
    if (code[1] != 0x01 || code[2] != 0xd7) return false;
    return code[0] == 0x0f || (code[0] == HLT && kind_at(enclave, rip) == DECODE_ENCLU);
}

// What a signal means for the code inside. Vectors as the processor's, except that an instruction which is
// illegal in an enclave is #UD whatever this machine makes of it.
static struct Cause cause_of(struct SimThread *thread, int signal, ucontext_t *context) {
    greg_t *registers = context->uc_mcontext.gregs;
    struct Cause cause = {(unsigned)registers[REG_TRAPNO], (unsigned)registers[REG_ERR], 0};
    if (signal == SIGSYS) {
        registers[REG_RIP] -= 2; // back to the instruction
        say_illegal(thread, DECODE_SYSCALL, (uint64_t)registers[REG_RIP]);
        return (struct Cause){VECTOR_UD, 0, 0};
    }
    uint64_t rip = (uint64_t)registers[REG_RIP];
    if (cause.vector == VECTOR_PF) {
        cause.address = (uint64_t)registers[REG_CR2];
        say_page_fault(thread, &cause, rip);
        return cause;
    }
    if (is_enclu(thread->enclave, rip)) return (struct Cause){VECTOR_GP, 0, 0};
    enum DecodeKind kind = kind_at(thread->enclave, rip);
    if (is_illegal(thread->enclave, kind) && (cause.vector == VECTOR_GP || cause.vector == VECTOR_UD)) {
        say_illegal(thread, kind, rip);
        return (struct Cause){VECTOR_UD, 0, 0};
    }
    say(thread, cause.vector == VECTOR_UD   ? "an undefined instruction at "
                : cause.vector == VECTOR_DE ? "a division error at "
                : cause.vector == VECTOR_GP ? "a general protection fault at "
                                            : "an exception at ");
    say_place(thread, rip);
    return cause;
}

static void interrupt(struct SimThread *thread, ucontext_t *context) {
    uint64_t rip = (uint64_t)context->uc_mcontext.gregs[REG_RIP];
    if (!thread->inside || rip - thread->enclave->secs.baseaddr >= thread->enclave->secs.size) return;
    asynchronous_exit(thread, context, (struct Cause){SIM_INTERRUPT_VECTOR, 0, 0});
    if (!thread->interrupts_are_visible) resume(thread, context);
}

// The next instruction is to be interrupted, too. POPF, which would end that, is done here.
static void step_on(struct SimThread *thread, ucontext_t *context) {
    greg_t *registers = context->uc_mcontext.gregs;
    uint64_t rip = (uint64_t)registers[REG_RIP];
    if (has_bits(thread->enclave, rip, 1, EPCM_X) && *(const uint8_t *)rip == POPF) {
        uint64_t flags = *(const uint64_t *)registers[REG_RSP];
        registers[REG_EFL] = (greg_t)((flags & FLAGS_OF_POPF) | 2);
        registers[REG_RSP] += 8;
        registers[REG_RIP]++;
    }
    registers[REG_EFL] |= (greg_t)FLAG_TF;
}

// A single-step trap: inside, an interrupt; outside, on the way in, nothing yet.
static void step(struct SimThread *thread, ucontext_t *context) {
    uint64_t before = thread->enclave->asynchronous_exits;
    context->uc_mcontext.gregs[REG_EFL] &= ~(greg_t)FLAG_TF;
    interrupt(thread, context);
    bool outside = thread->enclave->asynchronous_exits == before;
    if (outside) context->uc_mcontext.gregs[REG_EFL] |= (greg_t)FLAG_TF;
    if (!outside && !thread->interrupts_are_visible) step_on(thread, context);
}

void sim_core_signal(struct SimThread *thread, int signal, siginfo_t *info, ucontext_t *context) {
    uint64_t rip = (uint64_t)context->uc_mcontext.gregs[REG_RIP];
    if (signal == SIGTRAP && thread->inside && thread->steps && info->si_code == TRAP_TRACE) {
        step(thread, context);
        return;
    }
    if (signal == SIM_INTERRUPT) {
        interrupt(thread, context);
        return;
    }
    if (!thread->inside || info->si_code <= 0) { // a fault of the host's, or a signal that somebody sent
        thread->next_selector = SIM_SYSCALLS_ALLOWED;
        sim_host_fault(signal);
        return;
    }
    if (rip == (uint64_t)(uintptr_t)sim_resume_trap) {
        resume(thread, context);
        if (thread->steps) step_on(thread, context);
        return;
    }
    thread->diagnosis[0] = 0;
    if ((signal == SIGSEGV || signal == SIGILL) && context->uc_mcontext.gregs[REG_TRAPNO] != VECTOR_PF &&
        is_enclu(thread->enclave, rip) && enclu(thread, context))
        return;
    asynchronous_exit(thread, context, cause_of(thread, signal, context));
}

// --- entering ---
static int refuse(struct sgx_enclave_run *run, unsigned function, unsigned vector) {
    run->function = function;
    run->exception_vector = (uint16_t)vector;
    run->exception_error_code = 0;
    run->exception_addr = 0;
    return 0;
}

static bool can_enter(const struct SimEnclave *enclave, const struct SimTcs *tcs, unsigned function) {
    if (function == ENCLU_EENTER && tcs->tcs.cssa >= tcs->tcs.nssa) return false;
    if (function == ENCLU_ERESUME && tcs->tcs.cssa == 0) return false;
    uint64_t frame = function == ENCLU_EENTER ? tcs->tcs.cssa : tcs->tcs.cssa - 1u;
    for (uint64_t i = 0; i < enclave->secs.ssaframesize; i++) {
        uint64_t page = frame_address(enclave, tcs, frame) + i * PAGE_SIZE;
        if (!has_bits(enclave, page, PAGE_SIZE, EPCM_REG | EPCM_R | EPCM_W)) return false;
    }
    return true;
}

int sim_core_enter(struct SimEnclave *enclave, struct SimThread *thread, const uint64_t registers[5],
                   unsigned function, struct sgx_enclave_run *run) {
    if (function != ENCLU_EENTER && function != ENCLU_ERESUME) return -EINVAL;
    for (unsigned i = 0; i < sizeof run->reserved; i++) {
        if (run->reserved[i]) return -EINVAL;
    }
    if (run->user_handler) return -EINVAL; // the simulator has none
    struct SimTcs *tcs = find_tcs(enclave, run->tcs);
    if (!enclave->initialised || !tcs || !can_enter(enclave, tcs, function) ||
        __atomic_exchange_n(&tcs->busy, 1, __ATOMIC_ACQUIRE))
        return refuse(run, function, VECTOR_GP);
    uint64_t base = enclave->secs.baseaddr;
    bool resuming = function == ENCLU_ERESUME;
    thread->enclave = enclave;
    thread->tcs = tcs;
    thread->run = run;
    thread->result = 0;
    thread->diagnosis[0] = 0;
    thread->gprsgx = (uint64_t)(uintptr_t)gprsgx(enclave, tcs, resuming ? tcs->tcs.cssa - 1u : tcs->tcs.cssa);
    thread->rax = tcs->tcs.cssa;
    thread->rbx = run->tcs;
    thread->rdi = registers[0];
    thread->rsi = registers[1];
    thread->rdx = registers[2];
    thread->r8 = registers[3];
    thread->r9 = registers[4];
    thread->rip = resuming ? (uint64_t)(uintptr_t)sim_resume_trap : base + tcs->tcs.oentry;
    thread->enclave_fs = resuming ? thread->host_fs : base + tcs->tcs.ofsbase;
    thread->enclave_gs = resuming ? thread->host_gs : base + tcs->tcs.ogsbase;
    thread->inside = 1;
    thread->rflags = thread->steps ? thread->rflags | FLAG_TF : thread->rflags & ~FLAG_TF;
    sim_switch(thread);
    thread->inside = 0;
    return thread->result;
}

// --- set-up ---
void sim_core_learn_state(struct SimEnclave *enclave) {
    for (unsigned i = 2; i < 8; i++) {
        unsigned size = 0, offset = 0, c, d;
        if (__get_cpuid_max(0, NULL) >= 0xd) __cpuid_count(0xd, i, size, offset, c, d);
        enclave->state_size[i] = size;
        enclave->state_offset[i] = size ? offset : 0;
    }
}

uint64_t sim_core_arm(struct SimEnclave *enclave, uint64_t offset, uint64_t part, uint64_t size) {
    uint8_t *code = (uint8_t *)(enclave->secs.baseaddr + offset);
    struct Decoded found;
    struct DecodeQuick quick;
    decode_quick_prepare(&quick);
    uint64_t at = 0;
    for (; at < part; at += found.length) {
        at += decode_quick_skip(&quick, code + at, part - at);
        found = decode(code + at, size - at);
        bool illegal = is_illegal(enclave, found.kind), known = enclave->armed_count < SIM_ARMED_MAX;
        if (!illegal && (found.kind != DECODE_ENCLU || !known)) continue;
        code[at] = HLT;
        if (!known) continue;
        enclave->armed[enclave->armed_count].offset = offset + at;
        enclave->armed[enclave->armed_count++].kind = found.kind;
    }
    return at;
}
