// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The child process of sim-strict: a program without any library that takes everything out of its address
// space but itself, maps the enclave and the exchange buffers, forbids itself all system calls but futex,
// rt_sigreturn and exit_group, and from the enclave's range every one, and then enters the enclave when the
// host says so. Whatever the code inside touches that an enclave does not have faults here.
#include "host/launch/warden/warden.h"

#include <asm/prctl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/prctl.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#define ARCH_CPUID 0x1012
#define MAPS_SIZE 16384
#define STACK_SIZE 65536
#define SA_RESTORER_FLAG 0x04000000u
#define SIGNAL_SET_SIZE 8
#define FAULT_STATUS 70

extern const uint8_t __executable_start[], end[]; // of this program, by the linker

static struct WardenShared *shared; // once mapped
static struct SimEnclave enclave;
static char maps[MAPS_SIZE];
union Block {
    struct SimThread thread;
    uint8_t bytes[SIM_THREAD_SIZE];
};
static union Block main_thread __attribute__((aligned(SIM_THREAD_SIZE)));
static struct SimThread *threads[THREADS_MAX]; // of each slot, the first one is main's
static unsigned short_rounds[THREADS_MAX];
static uint32_t threads_ready;
uint8_t warden_stack[STACK_SIZE] __attribute__((aligned(16)));

void warden_main(void) __attribute__((noreturn));

// clang calls these for copies of structures.
void *memcpy(void *restrict to, const void *restrict from, size_t n) {
    for (size_t i = 0; i < n; i++) ((volatile uint8_t *)to)[i] = ((const uint8_t *)from)[i];
    return to;
}

void *memset(void *to, int value, size_t n) {
    for (size_t i = 0; i < n; i++) ((volatile uint8_t *)to)[i] = (uint8_t)value;
    return to;
}

__asm__(
    ".globl _start\n_start: lea warden_stack+65536(%rip), %rsp\n xor %ebp, %ebp\n call warden_main\n hlt\n");

static long call(long number, long a, long b, long c, long d, long e, long f) {
    register long r10 __asm__("r10") = d, r8 __asm__("r8") = e, r9 __asm__("r9") = f;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}
#define CALL(number, a, b, c) call(number, (long)(a), (long)(b), (long)(c), 0, 0, 0)

static void set_turn(unsigned slot, uint32_t turn) {
    __atomic_store_n(&shared->slots[slot].turn, turn, __ATOMIC_RELEASE);
    CALL(SYS_futex, &shared->slots[slot].turn, FUTEX_WAKE, 1);
}

static void wait_for_turn(unsigned slot) {
    uint32_t *at = &shared->slots[slot].turn;
    if (warden_spin(at, true, WARDEN_TURN_CHILD, &short_rounds[slot])) return;
    for (;;) {
        uint32_t turn = __atomic_load_n(at, __ATOMIC_ACQUIRE);
        if (turn == WARDEN_TURN_CHILD) return;
        CALL(SYS_futex, at, FUTEX_WAIT, turn);
    }
}

static __attribute__((noreturn)) void stop(void) {
    for (;;) CALL(SYS_exit_group, FAULT_STATUS, 0, 0);
}

static __attribute__((noreturn)) void fail(const char *where) {
    if (shared) {
        for (unsigned i = 0; where[i] && i < SIM_DIAGNOSIS_SIZE - 1; i++) shared->failure[i] = where[i];
        for (unsigned i = 0; i < THREADS_MAX; i++) set_turn(i, WARDEN_TURN_FAILED);
    }
    stop();
}

void sim_host_fault(int signal) { fail("the simulator itself faulted"); }

// --- emptying the address space ---
static const char *read_hex(const char *text, uint64_t *value) {
    for (*value = 0;; text++) {
        if (*text >= '0' && *text <= '9')
            *value = *value << 4 | (uint64_t)(*text - '0');
        else if (*text >= 'a' && *text <= 'f')
            *value = *value << 4 | (uint64_t)(*text - 'a' + 10);
        else
            return text;
    }
}

static void unmap_others(void) {
    int fd = (int)call(SYS_openat, -100, (long)"/proc/self/maps", 0, 0, 0, 0);
    long size = 0, got;
    if (fd < 0) stop();
    while ((got = CALL(SYS_read, fd, maps + size, MAPS_SIZE - 1 - size)) > 0) size += got;
    CALL(SYS_close, fd, 0, 0);
    uint64_t own_start = (uint64_t)(uintptr_t)__executable_start, own_end = (uint64_t)(uintptr_t)end;
    for (const char *line = maps; *line;) {
        uint64_t from, to;
        line = read_hex(line, &from);
        line = read_hex(line + 1, &to);
        if (to <= own_start || from >= own_end) CALL(SYS_munmap, from, to - from, 0);
        while (*line && *line++ != '\n') continue;
    }
}

static bool map_at(uint64_t address, uint64_t size, int rights, int flags, int fd) {
    return call(SYS_mmap, (long)address, (long)size, rights, flags | MAP_FIXED_NOREPLACE, fd, 0) ==
           (long)address;
}

static void map_shared(void) {
    static struct WardenShared copy;
    if (call(SYS_pread64, WARDEN_SHARED_FD, (long)&copy, sizeof copy, 0, 0, 0) != sizeof copy) stop();
    if (!map_at(copy.shared_address, copy.shared_size, PROT_READ | PROT_WRITE, MAP_SHARED, WARDEN_SHARED_FD))
        stop();
    shared = (struct WardenShared *)copy.shared_address;
}

// --- the enclave ---
static void read_pages(void *to, uint64_t size) {
    for (uint64_t done = 0; done < size;) {
        long got = CALL(SYS_read, WARDEN_PAGES_FD, (uint8_t *)to + done, size - done);
        if (got <= 0) fail("the pages end too early");
        done += (uint64_t)got;
    }
}

static int rights_of(uint64_t flags) {
    return (flags & EPCM_R ? PROT_READ : 0) | (flags & EPCM_W ? PROT_WRITE : 0) |
           (flags & EPCM_X ? PROT_EXEC : 0);
}

static void protect(uint64_t offset, uint64_t size, int rights) {
    if (CALL(SYS_mprotect, enclave.secs.baseaddr + offset, size, rights) != 0)
        fail("cannot change the rights of the enclave's pages");
}

static void add_run(void) {
    struct WardenRun run;
    read_pages(&run, sizeof run);
    uint64_t size = run.page_count * PAGE_SIZE;
    bool tcs = run.secinfo_flags & (UINT64_C(1) << 8);
    uint8_t bits = tcs ? EPCM_TCS : (uint8_t)(EPCM_REG | (run.secinfo_flags & 7));
    for (uint64_t i = 0; i < run.page_count; i++) enclave.epcm[run.offset / PAGE_SIZE + i] = bits;
    if (tcs) return;
    protect(run.offset, size, PROT_READ | PROT_WRITE);
    for (uint64_t i = 0; i < run.content_count; i++) {
        uint64_t number;
        read_pages(&number, sizeof number);
        read_pages((void *)(enclave.secs.baseaddr + run.offset + number * PAGE_SIZE), PAGE_SIZE);
    }
    if (run.secinfo_flags & EPCM_X) sim_core_arm(&enclave, run.offset, size, size);
    protect(run.offset, size, rights_of(run.secinfo_flags));
}

// Called in a signal handler, on the stack in the block of the thread that asks.
static unsigned this_slot(void) {
    uint64_t block = (uint64_t)(uintptr_t)__builtin_frame_address(0) & ~(uint64_t)(SIM_THREAD_SIZE - 1);
    unsigned slot = 0;
    while (slot + 1 < enclave.tcs_count && (uint64_t)(uintptr_t)threads[slot] != block) slot++;
    return slot;
}

static void ask_host_for_keys(struct SimEnclave *self, struct SimKeyCall *request) {
    unsigned slot = this_slot();
    shared->slots[slot].keys = *request;
    set_turn(slot, WARDEN_TURN_KEYS);
    wait_for_turn(slot);
    *request = shared->slots[slot].keys;
}

static void build_enclave(void) {
    enclave.secs = shared->secs;
    enclave.keys = ask_host_for_keys;
    enclave.alone = true;
    enclave.tcs_count = (unsigned)shared->tcs_count;
    for (unsigned i = 0; i < enclave.tcs_count; i++) enclave.tcs[i] = shared->tcs[i];
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    if (!map_at(enclave.secs.baseaddr, enclave.secs.size, PROT_NONE, flags, -1))
        fail("cannot reserve the enclave's range of addresses");
    long epcm =
        call(SYS_mmap, 0, (long)(enclave.secs.size / PAGE_SIZE), PROT_READ | PROT_WRITE, flags, -1, 0);
    if (epcm < 0) fail("cannot map the table of the enclave's pages");
    enclave.epcm = (uint8_t *)epcm;
    for (uint64_t i = 0; i < shared->run_count; i++) add_run();
    enclave.initialised = true;
}

// --- threads ---
static void prepare_thread(struct SimThread *thread) {
    stack_t stack = {.ss_sp = thread + 1, .ss_size = SIM_THREAD_SIZE - sizeof *thread};
    thread->magic = SIM_THREAD_MAGIC;
    thread->rflags = 0x202;
    thread->mxcsr = 0x1f80;
    if (CALL(SYS_sigaltstack, &stack, 0, 0) != 0) fail("cannot set the stack for signals");
}

static __attribute__((noreturn)) void serve(unsigned slot) {
    struct WardenSlot *mine = &shared->slots[slot];
    struct SimThread *thread = threads[slot];
    for (;;) {
        set_turn(slot, WARDEN_TURN_HOST);
        wait_for_turn(slot);
        mine->result = sim_core_enter(&enclave, thread, mine->registers, mine->function, &mine->run);
        shared->asynchronous_exits = enclave.asynchronous_exits;
        for (unsigned i = 0; i < SIM_DIAGNOSIS_SIZE; i++) mine->diagnosis[i] = thread->diagnosis[i];
    }
}

// clone(flags, top, ...), and in the new thread run(argument) on the stack that ends at top.
long warden_clone(uint64_t flags, uint64_t top, void (*run)(uint64_t), uint64_t argument);
__asm__(".globl warden_clone\n warden_clone:\n"
        " sub $16, %rsi\n mov %rdx, (%rsi)\n mov %rcx, 8(%rsi)\n"
        " xor %edx, %edx\n xor %r10d, %r10d\n xor %r8d, %r8d\n mov $56, %eax\n syscall\n"
        " test %rax, %rax\n jnz 1f\n xor %ebp, %ebp\n pop %rax\n pop %rdi\n call *%rax\n hlt\n 1: ret\n");

static void run_thread(uint64_t slot) {
    prepare_thread(threads[slot]);
    shared->slots[slot].turn = WARDEN_TURN_HOST;
    __atomic_fetch_add(&threads_ready, 1, __ATOMIC_ACQ_REL);
    CALL(SYS_futex, &threads_ready, FUTEX_WAKE, 1);
    serve((unsigned)slot);
}

// A block for its handlers, aligned to its size, and behind it the thread's stack.
static void start_thread(unsigned slot) {
    const uint64_t flags = 0x50f00; // of VM, FS, FILES, SIGHAND, THREAD, SYSVSEM: what is shared
    long mapped =
        call(SYS_mmap, 0, 3 * SIM_THREAD_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped < 0) fail("cannot map the stack of a thread");
    uint64_t block = ((uint64_t)mapped + SIM_THREAD_SIZE - 1) & ~(uint64_t)(SIM_THREAD_SIZE - 1);
    threads[slot] = (struct SimThread *)block;
    if (warden_clone(flags, block + 2 * SIM_THREAD_SIZE, run_thread, slot) < 0) fail("cannot start a thread");
}

static void start_threads(void) {
    threads[0] = &main_thread.thread;
    prepare_thread(threads[0]);
    for (unsigned i = 1; i < enclave.tcs_count; i++) start_thread(i);
    for (uint32_t ready; (ready = __atomic_load_n(&threads_ready, __ATOMIC_ACQUIRE)) + 1 < enclave.tcs_count;)
        CALL(SYS_futex, &threads_ready, FUTEX_WAIT, ready);
}

// --- the last system calls ---
static void install_handlers(void) {
    static const int signals[] = {SIGSEGV, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGSYS, SIM_INTERRUPT};
    struct {
        void (*handler)(int, siginfo_t *, void *);
        unsigned long flags;
        void (*restorer)(void);
        uint64_t mask;
    } action = {sim_handler, SA_SIGINFO | SA_ONSTACK | SA_RESTORER_FLAG, sim_restorer, UINT64_MAX};
    for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++)
        call(SYS_rt_sigaction, signals[i], (long)&action, 0, SIGNAL_SET_SIZE, 0, 0);
}

// What each thread inherits.
static void forbid_instructions(void) {
    CALL(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL, 0);
    if (CALL(SYS_getppid, 0, 0, 0) != (long)shared->host_process) stop(); // it died before that took effect
    call(SYS_prctl, PR_SET_DUMPABLE, 0, 0, 0, 0, 0);
    CALL(SYS_prctl, PR_SET_TSC, PR_TSC_SIGSEGV, 0);
    CALL(SYS_arch_prctl, ARCH_CPUID, 0,
         0); // where the processor can: sim_core_arm has replaced those it found
}

#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
#define IS(value, skip_true, skip_false)                                                                     \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), skip_true, skip_false)
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, action)

// The enclave's range is aligned to its size, a power of two of 4 GiB at least (checked by the host).
static void forbid_calls(void) {
    uint32_t unit = (uint32_t)(enclave.secs.size >> 32), base = (uint32_t)(enclave.secs.baseaddr >> 32);
    bool bases_by_call = !shared->has_fsgsbase;
    struct sock_filter program[] = {
        FIELD(arch),
        IS(AUDIT_ARCH_X86_64, 1, 0),
        RETURN(SECCOMP_RET_TRAP),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer) + 4),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, ~(unit - 1)),
        IS(base, 0, 1),
        RETURN(SECCOMP_RET_TRAP),
        FIELD(nr),
        IS(SYS_futex, 4, 0),
        IS(SYS_rt_sigreturn, 3, 0),
        IS(SYS_exit_group, 2, 0),
        IS(bases_by_call ? SYS_arch_prctl : SYS_futex, 1, 0),
        RETURN(SECCOMP_RET_KILL_PROCESS),
        RETURN(SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {sizeof program / sizeof *program, program};
    if (call(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0) != 0 ||
        CALL(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter) != 0)
        fail("the kernel has no seccomp filters");
}

void warden_main(void) {
    unmap_others();
    map_shared();
    sim_has_fsgsbase = (uint8_t)shared->has_fsgsbase;
    sim_core_learn_state(&enclave);
    build_enclave();
    install_handlers();
    CALL(SYS_close_range, 0, UINT32_MAX, 0);
    forbid_instructions();
    start_threads();
    forbid_calls();
    serve(0);
}
