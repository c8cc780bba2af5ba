// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// One attack of a hostile host on the test payload, in the simulator: each is a failure that other runtimes had. Prints
// what came of it and ends with status 0 when the enclave held, 3 when the attack succeeded, 2 when it could not be made.
// tests/launch/attacks.py runs them all against the real door, and against doors weakened by one line each.
// usage: attack PAYLOAD.elf KEY.pem NAME
#include "host/error.h"
#include "host/image/build.h"
#include "host/image/measure.h"
#include "host/launch/launch.h"
#include "host/launch/sim_memory.h"
#include "host/sign/sigstruct.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int launch_enter_guarded(EnterFunction *enter, unsigned long rdi, unsigned long rsi, unsigned long rdx,
                         unsigned int function, struct sgx_enclave_run *run);

#define FAILED (-2) // the simulator found an offence at EEXIT, or the entry was impossible
#define EXCEPTION (-1)
#define STEPS_MAX 100000

static struct BuiltImage built;
static struct SgxSigstruct sigstruct;
static struct Enclave enclave;
static struct Exchange *exchange;
static char *data;
static struct SimThread *thread;

static void start(void) {
    error_clear();
    if (!launch_start(&enclave, &backend_sim, &built.image, &sigstruct)) {
        fprintf(stderr, "%s\n", error_text());
        exit(2);
    }
    exchange = enclave.threads[0].exchange;
    data = (char *)(exchange + 1);
    thread = sim_this_thread();
}

static void end(void) { launch_end(&enclave); }

static int enter_thread(unsigned which, uint64_t ecall, uint64_t buffer, uint64_t size) {
    struct Exchange *own = enclave.threads[which].exchange;
    own->number = OCALL_NONE;
    struct LaunchExit exit = launch_enter(&enclave, which, ecall, buffer, size);
    return !exit.ok ? FAILED : exit.exception ? EXCEPTION : (int)own->number;
}

static int enter(uint64_t ecall, uint64_t buffer, uint64_t size) {
    return enter_thread(0, ecall, buffer, size);
}
static int answer(int64_t result) {
    exchange->result = result;
    return enter(ECALL_RETURN, (uint64_t)(uintptr_t)exchange, 0);
}

static uint64_t put_request_of(unsigned which, const char *text) {
    struct RunRequest head = {.argument_count = 1};
    char *to = (char *)(enclave.threads[which].exchange + 1);
    memcpy(to, &head, sizeof head);
    strcpy(to + sizeof head, text);
    return sizeof head + strlen(text) + 1;
}

static int run(const char *text) {
    uint64_t size = put_request_of(0, text);
    return enter(ECALL_RUN, (uint64_t)(uintptr_t)exchange, size);
}

// Serves writes until the enclave does something else: what it wrote.
static char output[65536];
static int serve(int number) {
    size_t size = strlen(output);
    while (number == OCALL_WRITE) {
        if (size + exchange->data_size < sizeof output) memcpy(output + size, data, exchange->data_size);
        size += exchange->data_size;
        output[size] = 0;
        number = answer((int64_t)exchange->data_size);
    }
    return number;
}

// --- the state that the host leaves in the processor ("A Tale of Two Worlds") ---
static bool flags(void) {
    start();
    thread->rflags = 0x202 | 0x400; // DF: string instructions run backwards
    int last = serve(run("copy"));
    thread->rflags = 0x202;
    return last != OCALL_EXIT || strcmp(output, "0123456789abcdef0123456789abcdef") != 0;
}

static bool alignment(void) {
    start();
    thread->rflags = 0x202 | 0x40000; // AC: each misaligned access faults, and tells its address
    int last = serve(run("transfer"));
    thread->rflags = 0x202;
    return last != OCALL_NEXT;
}

static bool computes_wrong(void) {
    int last = serve(run("fpu"));
    return last != OCALL_EXIT || strcmp(output, "9a9999999999b93f\n9a9999999999b93f\n") != 0;
}

static bool mxcsr(void) {
    start();
    thread->mxcsr = 0x7f80; // round to zero
    bool broken = computes_wrong();
    thread->mxcsr = 0x1f80;
    return broken;
}

static bool x87(void) {
    start();
    uint16_t single = 0x007f, normal = 0x037f; // 24 bits of precision
    __asm__ volatile("fldcw %0" ::"m"(single));
    bool broken = computes_wrong();
    __asm__ volatile("fninit; fldcw %0" ::"m"(normal));
    return broken;
}

static bool x87_stack(void) {
    start();
    __asm__ volatile("fldz; fldz; fldz; fldz; fldz; fldz; fldz; fldz");
    bool broken = computes_wrong();
    __asm__ volatile("fninit");
    return broken;
}

// --- what the enclave leaves in it ---
static bool exit_registers(void) {
    start();
    return run("fpu") == FAILED && strstr(error_text(), "at EEXIT") != NULL;
}

static bool refusal_registers(void) { // also an entry that is refused leaves nothing behind
    start();
    return enter(77, (uint64_t)(uintptr_t)exchange, 0) == FAILED && strstr(error_text(), "at EEXIT");
}

// --- addresses that the host names ---
static bool memory_is_zero(uint64_t offset, size_t size) {
    const uint8_t *at = (const uint8_t *)(enclave.secs.baseaddr + offset);
    for (size_t i = 0; i < size; i++)
        if (at[i]) return false;
    return true;
}

static bool buffer_inside(void) {
    start();
    int number = enter(ECALL_RUN, enclave.secs.baseaddr + HEAP_OFFSET, 64);
    return number != OCALL_NONE || !memory_is_zero(HEAP_OFFSET, EXCHANGE_SIZE);
}

static bool buffer_across(void) { // begins outside, ends inside
    start();
    return enter(ECALL_RUN, enclave.secs.baseaddr - 8, 64) != OCALL_NONE;
}

static bool buffer_overflow(void) { // address + size overflows
    start();
    return enter(ECALL_RUN, UINT64_MAX - 7, 64) != OCALL_NONE;
}

static bool buffer_misaligned(void) { // stale data of the processor's buffers: only aligned units of 8 bytes
    start();
    enter(ECALL_RUN, (uint64_t)(uintptr_t)exchange + 4, 64);
    return exchange->number != OCALL_NONE;
}

// --- lengths, results ---
static bool request_open(void) { // the last string has no NUL
    start();
    struct RunRequest head = {.argument_count = 2};
    memcpy(data, &head, sizeof head);
    memcpy(data + sizeof head, "exit\0001", 6);
    return enter(ECALL_RUN, (uint64_t)(uintptr_t)exchange, sizeof head + 6) != OCALL_ABORT;
}

static bool request_counts(void) { // counts whose sum overflows
    start();
    struct RunRequest head = {.argument_count = UINT64_MAX, .environment_count = 2};
    memcpy(data, &head, sizeof head);
    memcpy(data + sizeof head, "exit\0", 5);
    return enter(ECALL_RUN, (uint64_t)(uintptr_t)exchange, sizeof head + 5) != OCALL_ABORT;
}

static bool result_large(void) { // more than there was room for
    start();
    if (run("transfer") != OCALL_NEXT) exit(2);
    int number = answer(101);
    return number != OCALL_ABORT;
}

static bool result_negative(void) { // an error number that is none: a length when it is taken for one
    start();
    if (run("transfer") != OCALL_NEXT) exit(2);
    return answer(INT64_MIN) != OCALL_ABORT;
}

static bool data_behind(void) { // what goes out ends with what was written: no bytes of the inside behind it
    start();
    return run("transfer") != OCALL_NEXT || memcmp(data, "hello\0\0\0", 8) != 0;
}

static bool clock_backwards(void) {
    start();
    if (run("backwards") != OCALL_CLOCK) exit(2);
    int number = answer(1000000);
    serve(number == OCALL_CLOCK ? answer(10) : number);
    return strcmp(output, "forwards") != 0;
}

// --- one instruction at a time ---
static __attribute__((noinline)) int enter_raw(unsigned function, uint64_t ecall, uint64_t size) {
    struct sgx_enclave_run now = {.tcs = enclave.threads[0].tcs};
    if (function == ENCLU_EENTER) exchange->number = OCALL_NONE;
    int error =
        launch_enter_guarded(backend_sim.enter(), ecall, (uint64_t)(uintptr_t)exchange, size, function, &now);
    return error ? FAILED : now.function == ENCLU_EEXIT ? (int)exchange->number : EXCEPTION;
}

// Enters, and lets `at_each` act as the host in front of every instruction inside. What the entry came to.
static unsigned steps;
static bool seen; // at_each saw a success
static int step_through(uint64_t ecall, uint64_t size, void (*at_each)(void)) {
    thread->interrupts_are_visible = true;
    thread->steps = true;
    int number = enter_raw(ENCLU_EENTER, ecall, size);
    for (steps = 1; number == EXCEPTION && steps < STEPS_MAX && !seen; steps++) {
        thread->steps = false;
        uint64_t result = (uint64_t)exchange->result;
        if (at_each) at_each();
        exchange->result = at_each ? exchange->result : (int64_t)result;
        thread->steps = true;
        number = enter_raw(ENCLU_ERESUME, 0, 0);
    }
    thread->steps = thread->interrupts_are_visible = false;
    return number;
}

// A thread of the host's that changes the result between two readings of it, wherever they are.
static unsigned flip_at;
static void flip(void) {
    if (steps == flip_at) exchange->result = 5000;
}

static bool double_fetch(void) {
    for (flip_at = 1; flip_at < 200; flip_at++) {
        start();
        if (run("transfer") != OCALL_NEXT) exit(2);
        exchange->result = 50;
        int number = step_through(ECALL_RETURN, 0, flip);
        bool broken = number != OCALL_ABORT && !(number == OCALL_WRITE && exchange->data_size == 50);
        bool over = steps <= flip_at;
        end();
        if (broken) return true;
        if (over) break;
    }
    start();
    return false;
}

// The same with a real thread that races.
static volatile bool racing;
static void *race(void *unused) {
    while (racing) {
        ((volatile struct Exchange *)exchange)->result = 50;
        ((volatile struct Exchange *)exchange)->result = 5000;
    }
    return unused;
}
static bool double_fetch_race(void) {
    for (int i = 0; i < 300; i++) {
        start();
        if (run("transfer") != OCALL_NEXT) exit(2);
        pthread_t other;
        racing = true;
        exchange->result = 50;
        if (pthread_create(&other, NULL, race, NULL) != 0) exit(2);
        int number = enter(ECALL_RETURN, (uint64_t)(uintptr_t)exchange, 0);
        racing = false;
        pthread_join(other, NULL);
        bool broken = number != OCALL_ABORT && !(number == OCALL_WRITE && exchange->data_size == 50);
        end();
        if (broken) return true;
    }
    start();
    return false;
}

// Entries in front of each instruction of an entry, of the program, and of an exit (SmashEx): none is let in.
static void intrude(void) {
    static const uint64_t ways[] = {ECALL_RETURN, ECALL_EXCEPTION, ECALL_RUN};
    uint64_t number = exchange->number;
    for (unsigned i = 0; i < sizeof ways / sizeof *ways; i++)
        seen |= enter_raw(ENCLU_EENTER, ways[i], 0) != OCALL_NONE;
    exchange->number = number;
}

static bool reentry(void) {
    start();
    uint64_t size = put_request_of(0, "transfer");
    int number = step_through(ECALL_RUN, size, intrude);
    if (seen || number != OCALL_NEXT) return true;
    exchange->result = 0; // the way back in, to the end of the program
    number = step_through(ECALL_RETURN, 0, intrude);
    return seen || number != OCALL_EXIT || steps < 100;
}

// Interrupted and resumed at each instruction, the enclave computes the same.
static bool stepping(void) {
    start();
    char whole[sizeof output];
    if (serve(run("fpu")) != OCALL_EXIT) exit(2);
    memcpy(whole, output, sizeof whole);
    end();
    start();
    output[0] = 0;
    uint64_t size = put_request_of(0, "fpu");
    thread->steps = true;
    int last = serve(enter_raw(ENCLU_EENTER, ECALL_RUN, size));
    thread->steps = false;
    uint64_t interrupts = launch_asynchronous_exits(&enclave);
    printf("%llu instructions interrupted; ", (unsigned long long)interrupts);
    return last != OCALL_EXIT || strcmp(whole, output) != 0 || interrupts < 1000;
}

static bool exception_twice(void) { // CSSA above its limit
    start();
    if (run("ud2") != EXCEPTION) exit(2);
    thread->interrupts_are_visible = thread->steps = true; // interrupt its handler: CSSA = 2 = NSSA
    int number = enter_raw(ENCLU_EENTER, ECALL_EXCEPTION, 0);
    thread->interrupts_are_visible = thread->steps = false;
    if (number != EXCEPTION) exit(2);
    struct sgx_enclave_run now = {.tcs = enclave.threads[0].tcs};
    int error = launch_enter_guarded(backend_sim.enter(), ECALL_EXCEPTION, (uint64_t)(uintptr_t)exchange, 0,
                                     ENCLU_EENTER, &now);
    return error != 0 || now.function == ENCLU_EEXIT || now.exception_vector != VECTOR_GP;
}

// --- calls out of order, twice, and at once (COIN) ---
static bool run_twice(void) {
    start();
    if (run("transfer") != OCALL_NEXT) exit(2);
    return run("transfer") != OCALL_NONE;
}
static bool return_first(void) {
    start();
    return enter(ECALL_RETURN, (uint64_t)(uintptr_t)exchange, 0) != OCALL_NONE;
}
static bool return_after_end(void) {
    start();
    if (serve(run("fpu")) != OCALL_EXIT) exit(2);
    return enter(ECALL_RETURN, (uint64_t)(uintptr_t)exchange, 0) != OCALL_NONE || run("fpu") != OCALL_NONE;
}
static bool run_on_two_threads(void) {
    start();
    if (run("transfer") != OCALL_NEXT) exit(2);
    uint64_t size = put_request_of(1, "transfer");
    return enter_thread(1, ECALL_RUN, (uint64_t)(uintptr_t)enclave.threads[1].exchange, size) != OCALL_NONE;
}
static bool return_on_another(void) {
    start();
    if (run("transfer") != OCALL_NEXT) exit(2);
    return enter_thread(1, ECALL_RETURN, (uint64_t)(uintptr_t)enclave.threads[1].exchange, 0) != OCALL_NONE;
}

// --- threads that nobody asked for, too many of them, and one place twice ---
static int enter_new(unsigned which) {
    return enter_thread(which, ECALL_THREAD, (uint64_t)(uintptr_t)enclave.threads[which].exchange, 0);
}
static bool thread_unasked(void) {
    start();
    if (enter_new(1) != OCALL_NONE) return true;
    if (run("threads") != OCALL_THREAD) exit(2);
    if (answer(-11) != OCALL_THREAD) exit(2); // refused: the ticket is taken back
    return answer(-11) != OCALL_SLEEP || enter_new(1) != OCALL_NONE;
}
static bool threads_too_many(void) {
    start();
    if (run("threads") != OCALL_THREAD || answer(0) != OCALL_THREAD) exit(2);
    if (enter_new(1) != OCALL_DONE || enter_new(2) != OCALL_DONE) exit(2); // two tickets
    return enter_new(1) != OCALL_NONE || enter_new(2) != OCALL_NONE;
}
// A refusal of the host's that came too late: the thread has been entered, and is counted.
static bool thread_denied(void) {
    start();
    if (run("threads") != OCALL_THREAD || enter_new(1) != OCALL_DONE) exit(2);
    if (answer(-11) != OCALL_THREAD || answer(-11) != OCALL_SLEEP) exit(2);
    *output = 0;
    return serve(answer(0)) != OCALL_EXIT || strcmp(output, "10\n1\n") != 0;
}
static bool thread_on_busy(void) {
    start();
    if (run("threads") != OCALL_THREAD) exit(2);
    return enter_new(0) != OCALL_NONE || enter_new(1) != OCALL_DONE;
}
static bool thread_after_end(void) {
    start();
    if (run("threads") != OCALL_THREAD || answer(0) != OCALL_THREAD || serve(answer(0)) != OCALL_SLEEP)
        exit(2);
    if (serve(answer(0)) != OCALL_EXIT) exit(2);
    return enter_new(1) != OCALL_NONE; // a ticket is left, but the enclave is dead
}
static bool return_to_done(void) {
    start();
    if (run("threads") != OCALL_THREAD || enter_new(1) != OCALL_DONE) exit(2);
    uint64_t buffer = (uint64_t)(uintptr_t)enclave.threads[1].exchange;
    return enter_thread(1, ECALL_RETURN, buffer, 0) != OCALL_NONE ||
           enter_thread(1, ECALL_RUN, buffer, put_request_of(1, "fpu")) != OCALL_NONE;
}
static bool thread_buffer_inside(void) {
    start();
    if (run("threads") != OCALL_THREAD) exit(2);
    enclave.threads[1].exchange->number = OCALL_NONE;
    struct LaunchExit exit = launch_enter(&enclave, 1, ECALL_THREAD, enclave.secs.baseaddr + HEAP_OFFSET, 0);
    return !exit.ok || exit.exception || answer(0) != OCALL_NONE; // it ends the enclave
}

// --- secrets in memory that is free again ---
static bool freed_secrets(void) {
    start();
    if (run("forget") != OCALL_WRITE || exchange->data_size != 16) exit(2);
    uint8_t key[16];
    for (int i = 0; i < 16; i++) key[i] = (uint8_t)(data[i] ^ 0x55);
    serve(OCALL_WRITE);
    for (uint32_t i = 0; i < built.image.page_count; i++) {
        struct ImagePage page = image_page(&built.image, i);
        if (!(page.secinfo_flags & SECINFO_W)) continue;
        const uint8_t *content = (const uint8_t *)(enclave.secs.baseaddr + page.offset);
        if (memmem(content, PAGE_SIZE, key, sizeof key)) return true;
    }
    return false;
}

static const struct {
    const char *name;
    bool (*succeeds)(void);
} attacks[] = {
    {"flags", flags},
    {"alignment", alignment},
    {"mxcsr", mxcsr},
    {"x87", x87},
    {"x87-stack", x87_stack},
    {"exit-registers", exit_registers},
    {"refusal-registers", refusal_registers},
    {"buffer-inside", buffer_inside},
    {"buffer-across", buffer_across},
    {"buffer-overflow", buffer_overflow},
    {"buffer-misaligned", buffer_misaligned},
    {"request-open", request_open},
    {"request-counts", request_counts},
    {"result-large", result_large},
    {"result-negative", result_negative},
    {"data-behind", data_behind},
    {"clock-backwards", clock_backwards},
    {"double-fetch", double_fetch},
    {"double-fetch-race", double_fetch_race},
    {"reentry", reentry},
    {"stepping", stepping},
    {"exception-twice", exception_twice},
    {"run-twice", run_twice},
    {"return-first", return_first},
    {"return-after-end", return_after_end},
    {"run-on-two-threads", run_on_two_threads},
    {"return-on-another", return_on_another},
    {"thread-unasked", thread_unasked},
    {"threads-too-many", threads_too_many},
    {"thread-denied", thread_denied},
    {"thread-on-busy", thread_on_busy},
    {"thread-after-end", thread_after_end},
    {"return-to-done", return_to_done},
    {"thread-buffer-inside", thread_buffer_inside},
    {"freed-secrets", freed_secrets},
};

static bool build(const char *payload, const char *key_path) {
    static struct Bytes elf, archive = {(uint8_t *)"x", 1};
    struct Key key;
    uint8_t mrenclave[MEASURE_SIZE];
    struct BuildRequest request = {&elf, payload, &archive, HEAP_SIZE_MIN, STACK_SIZE_DEFAULT, 3, 0, 0, 0};
    if (!file_read(payload, &elf) || !key_read(&key, key_path) || !build_image(&built, &request))
        return false;
    image_measure(&built.image, mrenclave);
    sigstruct_prepare(&sigstruct, mrenclave, false);
    return sigstruct_sign(&sigstruct, &key);
}

int main(int count, char **words) {
    if (count == 2 && strcmp(words[1], "--list") == 0) {
        for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++) puts(attacks[i].name);
        return 0;
    }
    if (count != 4 || !build(words[1], words[2])) return 2;
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++) {
        if (strcmp(attacks[i].name, words[3]) != 0) continue;
        bool broken = attacks[i].succeeds();
        puts(broken ? "the attack succeeds" : "the enclave holds");
        return broken ? 3 : 0;
    }
    return 2;
}
