// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// An enclave that does what argument 0 says, to test the door, the launcher and the simulators: each name below is
// one thing done, the bad ones being what an enclave cannot do. tests/launch/cases.py says what has to come of each.
#include "kernel/door.h"

#include "abi/sgx.h"
#include "kernel/threads.h"

#include <stddef.h>

static uint8_t buffer[200000];
static uint64_t sink;
static const uint64_t constant = 42;
static _Thread_local uint64_t thread_variable;

static uint64_t length(const char *text) {
    uint64_t n = 0;
    while (text[n]) n++;
    return n;
}

static void write_all(uint64_t fd, const uint8_t *from, uint64_t n) {
    while (n > 0) {
        int64_t taken = door_write(fd, from, n);
        if (taken <= 0) door_exit(9);
        from += taken;
        n -= (uint64_t)taken;
    }
}

static void print(const char *text) { write_all(1, (const uint8_t *)text, length(text)); }

static void print_hex(const uint8_t *bytes, uint64_t n) {
    for (uint64_t i = 0; i < n; i++) {
        uint8_t pair[2] = {(uint8_t)"0123456789abcdef"[bytes[i] >> 4],
                           (uint8_t)"0123456789abcdef"[bytes[i] & 15]};
        write_all(1, pair, 2);
    }
    print("\n");
}

static void print_number(uint64_t value) {
    uint8_t digits[20];
    uint64_t at = sizeof digits;
    do digits[--at] = (uint8_t)('0' + value % 10);
    while (value /= 10);
    write_all(1, digits + at, sizeof digits - at);
    print("\n");
}

// argv starts behind the two strings of RUN_PLACE.
static uint64_t place(void) { return door_flags() & RUN_PLACE ? 2 : 0; }

static uint64_t number(uint64_t i) {
    struct DoorText text = door_argument(place() + i);
    uint64_t value = 0;
    for (uint64_t j = 0; j < text.size; j++) value = value * 10 + (text.data[j] - '0');
    return value;
}

static uint64_t echo(void) {
    for (;;) {
        int64_t got = door_read(0, buffer, sizeof buffer);
        if (got <= 0) return got == 0 ? 0 : 8;
        write_all(1, buffer, (uint64_t)got);
    }
}

static uint64_t arguments(void) {
    for (uint64_t i = place(); i < door_argument_count(); i++) {
        write_all(1, door_argument(i).data, door_argument(i).size);
        print("|");
    }
    for (uint64_t i = 0; i < door_environment_count(); i++) {
        write_all(2, door_environment(i).data, door_environment(i).size);
        write_all(2, (const uint8_t *)"|", 1);
    }
    return door_argument(1000).size;
}

static uint64_t frozen(void) {
    uint64_t n = door_frozen_size();
    if (door_frozen_copy(buffer, 1, n) || door_frozen_copy(buffer, n + 1, 0) ||
        door_frozen_copy(buffer, 1, UINT64_MAX))
        return 7;
    if (!door_frozen_copy(buffer, n, 0) || !door_frozen_copy(buffer, 0, n)) return 6;
    write_all(1, buffer, n);
    return 0;
}

// The last word of the heap, far above 4 GiB from the base, and one word in each of its first 100 pages.
static uint64_t heap(void) {
    for (uint64_t i = 0; i < 100; i++) *(uint64_t __seg_gs *)(i * 4096 + 8) = i;
    *(uint64_t __seg_gs *)(door_heap_size() - 8) = 77;
    print_number(*(uint64_t __seg_gs *)(uintptr_t)(99 * 4096 + 8) +
                 *(uint64_t __seg_gs *)(door_heap_size() - 8));
    return 0;
}

static uint64_t layout_facts(void) {
    uint64_t local = 0;
    struct DoorSpan stack = door_stack(), variables = door_thread_variables();
    uint64_t here = (uint64_t)(uintptr_t)&local, there = (uint64_t)(uintptr_t)&thread_variable;
    return !(stack.low <= here && here < stack.high && stack.high - stack.low == 1 << 20 &&
             variables.low <= there && there + 8 <= variables.high);
}

static uint64_t clocks(void) {
    uint64_t first = door_clock(OCALL_CLOCK_MONOTONIC), wall = door_clock(OCALL_CLOCK_REALTIME);
    int64_t slept = door_sleep(2000000);
    uint64_t second = door_clock(OCALL_CLOCK_MONOTONIC);
    if (door_clock((enum OcallClock)99) != 0) return 5;
    uint64_t used = door_clock(OCALL_CLOCK_PROCESS);
    for (uint64_t i = 0; i < 20000000; i++) __asm__ volatile("" : "+r"(i));
    if (door_clock(OCALL_CLOCK_PROCESS) - used < 1000000)
        return 4; // the loop takes time, on the clock that counts it
    return !(slept == 0 && second - first >= 2000000 && wall > UINT64_C(1600000000) * 1000000000);
}

// --- the simulated processor's leafs ---
static uint8_t operands[2048] __attribute__((aligned(512)));

static uint64_t enclu(uint64_t leaf, const void *rbx, const void *rcx, void *rdx) {
    __asm__ volatile("enclu" : "+a"(leaf) : "b"(rbx), "c"(rcx), "d"(rdx) : "memory", "cc");
    return leaf;
}

static uint64_t report(void) {
    for (uint64_t i = 0; i < 64; i++) operands[512 + i] = (uint8_t)i;
    enclu(ENCLU_EREPORT, operands, operands + 512, operands + 1024);
    print_hex(operands + 1024, sizeof(struct SgxReport));
    return 0;
}

static uint64_t key(void) {
    struct SgxKeyrequest *request = (struct SgxKeyrequest *)operands;
    request->keyname = (uint16_t)number(1);
    request->keypolicy = SGX_POLICY_MRENCLAVE;
    request->isvsvn = (uint16_t)number(2);
    uint64_t error = enclu(ENCLU_EGETKEY, operands, operands + 512, NULL);
    print_hex(operands + 512, 16);
    print_number(error);
    return 0;
}

// The same through the door, from addresses that are not aligned: as the processor's, and no key stays behind.
static uint64_t leafs(void) {
    for (uint64_t i = 0; i < 64; i++) buffer[600 + 1 + i] = operands[512 + i] = (uint8_t)i;
    enclu(ENCLU_EREPORT, operands, operands + 512, operands + 1024);
    if (!door_report(buffer + 1, buffer + 600 + 1, buffer + 1000 + 3)) return 1;
    for (uint64_t i = 0; i < sizeof(struct SgxReport); i++)
        if (buffer[1000 + 3 + i] != operands[1024 + i]) return 2;
    struct SgxKeyrequest *request = (struct SgxKeyrequest *)operands;
    *request = (struct SgxKeyrequest){.keyname = SGX_KEY_SEAL, .keypolicy = SGX_POLICY_MRSIGNER};
    enclu(ENCLU_EGETKEY, operands, operands + 512, NULL);
    for (uint64_t i = 0; i < sizeof *request; i++) buffer[5 + i] = operands[i];
    if (door_key(buffer + 5, buffer + 1001) != 0) return 3;
    for (uint64_t i = 0; i < 16; i++)
        if (buffer[1001 + i] != operands[512 + i]) return 4;
    buffer[5] = 77;
    if (door_key(buffer + 5, buffer + 1001) != SGX_INVALID_KEYNAME) return 5;
    for (uint64_t i = 0; i < 16; i++)
        if (buffer[1001 + i] != 0) return 6;
    return 0;
}

// Data both ways, as messages travel: what comes back is written, for the host to see.
static uint64_t transfer(void) {
    for (;;) {
        int64_t got = door_transfer(OCALL_NEXT, 7, (const uint8_t *)"hello", 5, buffer, 100);
        if (got <= 0) return got == 0 ? 0 : 8;
        write_all(1, buffer, (uint64_t)got);
    }
}

// --- what an enclave cannot do ---
static uint64_t recurse(uint64_t n) {
    volatile uint8_t frame[512];
    frame[n % 512] = (uint8_t)n;
    return n == UINT64_MAX ? 0 : recurse(n + 1) + frame[n % 512];
}

static uint64_t execute_stack(void) {
    uint8_t code[] = {0xc3};
    void (*function)(void) = (void (*)(void))(uintptr_t)code;
    __asm__ volatile("" : "+r"(function)::"memory");
    function();
    return 0;
}

static uint64_t leak_register(void) { // an exit that does not scrub
    __asm__ volatile("mov %%fs:48, %%rbx; mov %%fs:40, %%rbp; mov %%fs:32, %%rsp; mov $0x5ec2e7, %%edx; mov "
                     "$4, %%eax; enclu" ::
                         : "memory");
    return 0;
}

static uint64_t leak_vector(void) {
    __asm__ volatile(
        "ldmxcsr %0; pcmpeqd %%xmm7, %%xmm7; mov %%fs:48, %%rbx; mov %%fs:40, %%rbp; mov %%fs:32, %%rsp; xor "
        "%%ecx, "
        "%%ecx;"
        "xor %%edx, %%edx; xor %%esi, %%esi; xor %%edi, %%edi; xor %%r8, %%r8; xor %%r9, %%r9;"
        "xor %%r10, %%r10; xor %%r11, %%r11; xor %%r12, %%r12; xor %%r13, %%r13; xor %%r14, %%r14;"
        "xor %%r15, %%r15; mov $4, %%eax; enclu" ::"m"((uint32_t){0x1fbf})
        : "memory");
    return 0;
}

// Values kept in registers of every kind over a long time: interrupts must not change them.
static uint64_t spin(uint64_t rounds) {
    double sum = 0;
    uint64_t a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7;
    for (uint64_t i = 0; i < rounds; i++) {
        a += b;
        b ^= c;
        c += d;
        d ^= e;
        e += f;
        f ^= g;
        g += a;
        sum += 0.5;
        __asm__ volatile("" : "+r"(a), "+r"(b), "+r"(c), "+r"(d), "+r"(e), "+r"(f), "+r"(g), "+x"(sum));
    }
    uint64_t result = a ^ b ^ c ^ d ^ e ^ f ^ g;
    print_number(result);
    print_number((uint64_t)sum);
    return 0;
}

// 1/10 as SSE and x87 make it: the host's rounding, precision or full x87 stack would show.
static uint64_t fpu(void) {
    volatile double one = 1, ten = 10;
    double sse = one / ten, x87;
    __asm__ volatile("fldl %1; fdivl %2; fstpl %0" : "=m"(x87) : "m"(one), "m"(ten));
    print_hex((const uint8_t *)&sse, 8);
    print_hex((const uint8_t *)&x87, 8);
    return 0;
}

// Bytes that a copy in the wrong direction would not put in their places.
static uint64_t copy(void) {
    static const char text[] = "0123456789abcdef0123456789abcdef";
    const void *from = text;
    void *to = buffer;
    uint64_t n = 32;
    __asm__ volatile("rep movsb" : "+S"(from), "+D"(to), "+c"(n)::"memory");
    write_all(1, buffer, 32);
    return 0;
}

// Uses a key and forgets it. What goes out tells which one it was, for whoever searches the memory for it.
static uint64_t forget(void) {
    for (uint64_t i = 0; i < sizeof(struct SgxKeyrequest); i++) operands[i] = 0;
    struct SgxKeyrequest *request = (struct SgxKeyrequest *)operands;
    *request = (struct SgxKeyrequest){.keyname = SGX_KEY_SEAL, .keypolicy = SGX_POLICY_MRSIGNER};
    if (door_key(operands, buffer) != 0) return 1;
    for (uint64_t i = 0; i < 16; i++) buffer[i] ^= 0x55;
    write_all(1, buffer, 16);
    return 0;
}

// Two readings of the clock that never runs backwards.
static uint64_t backwards(void) {
    uint64_t first = door_clock(OCALL_CLOCK_MONOTONIC), second = door_clock(OCALL_CLOCK_MONOTONIC);
    print(second < first ? "backwards" : "forwards");
    return 0;
}

static uint64_t ping(uint64_t rounds) {
    uint64_t start = door_clock(OCALL_CLOCK_PROCESS);
    for (uint64_t i = 0; i < rounds; i++) sink += door_clock(OCALL_CLOCK_REALTIME);
    print_number((door_clock(OCALL_CLOCK_PROCESS) - start) / rounds);
    return 0;
}

// --- threads: in place of the kernel's, which needs a heap. Nobody leaves a lock here ---
static uint64_t threads_run_so_far;
bool threads_alone(void) { return true; }
uint64_t threads_leave(struct ThreadSaved *saved) { return 0; }
void threads_enter(const struct ThreadSaved *saved, uint64_t wake) {}
uint64_t threads_run(void) {
    threads_run_so_far++;
    return 0;
}

// Asks for two threads, lets the host do what it likes, and tells what became of it.
static uint64_t threads(void) {
    uint64_t got = door_start_thread();
    got = got * 10 + door_start_thread();
    door_sleep(1);
    print_number(got);
    print_number(threads_run_so_far);
    return 0;
}

static bool is(const char *word) {
    struct DoorText text = door_argument(place());
    for (uint64_t i = 0; i < text.size; i++) {
        if (text.data[i] != (uint8_t)word[i]) return false;
    }
    return word[text.size] == 0;
}

static void plant(void) {
    if (is("syscall")) __asm__ volatile("syscall" ::"a"(39L) : "rcx", "r11", "memory");
    if (is("int80")) __asm__ volatile("int $0x80" ::"a"(20L) : "memory");
    if (is("hidden-syscall")) // inside another instruction, where no list of instructions shows it
        __asm__ volatile("lea 2f+1(%%rip), %%rcx; jmp *%%rcx; 2: mov $0x9090050f, %%eax; nop" ::
                             : "rax", "rcx", "r11", "memory");
    if (is("cpuid")) __asm__ volatile("cpuid" ::"a"(0), "c"(0) : "rbx", "rdx");
    if (is("rdtsc")) __asm__ volatile("rdtsc" ::: "rax", "rdx");
    if (is("avx")) __asm__ volatile("vpxor %%ymm0, %%ymm0, %%ymm0" ::: "xmm0");
    if (is("ud2")) __asm__ volatile("ud2");
    if (is("hlt")) __asm__ volatile("hlt");
    if (is("divide")) __asm__ volatile("div %%rcx" ::"a"(1), "d"(0), "c"(0));
    if (is("breakpoint")) __asm__ volatile("int3");
    if (is("stray")) sink = *(volatile uint64_t *)number(1);
    if (is("null")) sink = *(volatile uint64_t *)(uintptr_t)(sink & 0);
    if (is("jump")) ((void (*)(void))number(1))();
    if (is("rodata")) *(volatile uint64_t *)&constant = 1;
    if (is("text")) *(volatile uint8_t *)(uintptr_t)enclave_run = 1;
    if (is("guard")) *(volatile uint8_t *)(door_stack().high) = 1;
    if (is("bad-leaf")) enclu(99, NULL, NULL, NULL);
    if (is("bad-report")) enclu(ENCLU_EREPORT, operands + 1, operands, operands);
    if (is("abort")) door_abort("the payload asked for it");
}

uint64_t enclave_run(uint64_t request_size) {
    thread_variable = request_size;
    if (is("echo")) return echo();
    if (is("exit")) return number(1);
    if (is("arguments")) return arguments();
    if (is("frozen")) return frozen();
    if (is("heap")) return heap();
    if (is("layout")) return layout_facts();
    if (is("clocks")) return clocks();
    if (is("random")) return door_random() == door_random();
    if (is("report")) return report();
    if (is("key")) return key();
    if (is("spin")) return spin(number(1));
    if (is("ping")) return ping(number(1));
    if (is("fpu")) return fpu();
    if (is("copy")) return copy();
    if (is("forget")) return forget();
    if (is("backwards")) return backwards();
    if (is("transfer")) return transfer();
    if (is("leafs")) return leafs();
    if (is("threads")) return threads();
    if (is("wait")) return 10 * (uint64_t)door_wait(2000000, 0) + (uint64_t)door_wait(0, 1);
    if (is("overflow")) return recurse(0);
    if (is("execute-stack")) return execute_stack();
    if (is("leak-register")) return leak_register();
    if (is("leak-vector")) return leak_vector();
    if (is("stats")) door_stats((struct RunStats){1, 2, 3, 4, 5});
    plant();
    return 0;
}
