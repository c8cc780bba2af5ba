// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Plays a host that does not keep to the rules, against the test payload in the simulator: entries out of order, a
// buffer inside the enclave, malformed requests, lying answers, poisoned processor state, interrupts at every moment,
// images and signatures that were changed. The enclave has to refuse, or to end itself with a reason.
// usage: hostile_test PAYLOAD.elf KEY.pem
#include "tests/host/check.h"

#include "host/error.h"
#include "host/image/build.h"
#include "host/image/measure.h"
#include "host/launch/launch.h"
#include "host/launch/sim_memory.h"
#include "host/sign/sigstruct.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

int launch_enter_guarded(EnterFunction *enter, unsigned long rdi, unsigned long rsi, unsigned long rdx,
                         unsigned int function, struct sgx_enclave_run *run);

static struct BuiltImage built;
static struct SgxSigstruct sigstruct;
static struct Enclave enclave;
static struct Exchange *exchange;
static char *data;

static bool start(void) {
    error_clear();
    if (!launch_start(&enclave, &backend_sim, &built.image, &sigstruct)) return false;
    exchange = enclave.threads[0].exchange;
    data = (char *)(exchange + 1);
    return true;
}

static void end(void) { launch_end(&enclave); }

// One entry; what the enclave left in `number`, or -1 for an exception.
static int enter(uint64_t ecall, uint64_t buffer, uint64_t size) {
    exchange->number = OCALL_NONE;
    struct LaunchExit exit = launch_enter(&enclave, 0, ecall, buffer, size);
    if (!exit.ok) return -2;
    return exit.exception ? -1 : (int)exchange->number;
}

static int enter_plainly(uint64_t ecall) { return enter(ecall, (uint64_t)(uintptr_t)exchange, 0); }

// The request for these two arguments (`second` may be NULL).
static uint64_t put_request(const char *first, const char *second) {
    struct RunRequest head = {.argument_count = second ? 2 : 1};
    uint64_t size = sizeof head;
    memcpy(data, &head, sizeof head);
    size += (uint64_t)sprintf(data + size, "%s", first) + 1;
    if (second) size += (uint64_t)sprintf(data + size, "%s", second) + 1;
    return size;
}

static int run(const char *first, const char *second) {
    uint64_t size = put_request(first, second);
    return enter(ECALL_RUN, (uint64_t)(uintptr_t)exchange, size);
}

// Serves until the enclave ends; the text it wrote. `number`: what it ended with.
static const char *serve(int number, int *last) {
    static char output[256];
    size_t size = 0;
    while (number == OCALL_WRITE || number == OCALL_CLOCK) {
        if (number == OCALL_WRITE && size + exchange->data_size < sizeof output) {
            memcpy(output + size, data, exchange->data_size);
            size += exchange->data_size;
        }
        exchange->result = number == OCALL_WRITE ? (int64_t)exchange->data_size : 0;
        number = enter_plainly(ECALL_RETURN);
    }
    output[size] = 0;
    *last = number;
    return output;
}

static bool aborted_with(int number, const char *reason) {
    return number == OCALL_ABORT && exchange->data_size == strlen(reason) &&
           memcmp(data, reason, exchange->data_size) == 0;
}

static void test_order(void) {
    CHECK(start());
    static const uint64_t wrong[] = {0,  ECALL_RETURN, ECALL_CALL,           ECALL_EXCEPTION,
                                     77, UINT64_MAX,   UINT64_C(1) << 32 | 1};
    for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) CHECK(enter_plainly(wrong[i]) == OCALL_NONE);
    CHECK(run("ping", "3") == OCALL_CLOCK);
    CHECK(run("ping", "3") == OCALL_NONE); // while a call out is pending
    CHECK(enter_plainly(ECALL_EXCEPTION) == OCALL_NONE);
    int last;
    serve(OCALL_CLOCK, &last);
    CHECK(last == OCALL_EXIT);
    CHECK(enter_plainly(ECALL_RETURN) == OCALL_NONE); // after the end
    CHECK(run("ping", "3") == OCALL_NONE);
    end();
}

static void test_buffer(void) {
    const uint64_t offsets[] = {HEAP_OFFSET, 0, HEAP_OFFSET + 8};
    for (unsigned i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        CHECK(start());
        CHECK(enter(ECALL_RUN, enclave.secs.baseaddr + offsets[i], 64) == OCALL_NONE);
        CHECK(run("exit", "1") == OCALL_NONE); // it is over
        end();
    }
    for (int i = 0; i < 6; i++) {
        CHECK(start());
        const uint64_t low = enclave.secs.baseaddr, high = low + enclave.secs.size;
        const uint64_t bad[] = {low - 8,        low - EXCHANGE_SIZE + 8,           high - 8,
                                UINT64_MAX - 7, (uint64_t)(uintptr_t)exchange + 4, 0};
        CHECK(enter(ECALL_RUN, bad[i], 64) == OCALL_NONE);
        end();
    }
}

static void test_request(void) {
    static const struct {
        const char *bytes;
        uint64_t arguments, environment, size; // size: of bytes
    } bad[] = {
        {"exit\0001", 2, 0, 6},        // the last string does not end
        {"exit\0001\0", 1, 0, 7},      // bytes left over
        {"exit\0001\0", 3, 0, 7},      // one string too few
        {"exit\0001\0", 2, 1, 7},      //
        {"", UINT64_MAX, 1, 1},        // counts that overflow
        {"", 1, UINT64_MAX, 1},        //
        {"", UINT64_C(1) << 63, 0, 1}, //
        {"", 0, UINT64_C(1) << 32, 1}, //
        {"", 4096, 4096, 1},           //
    };
    for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK(start());
        struct RunRequest head = {bad[i].arguments, bad[i].environment, 0, 0};
        memcpy(data, &head, sizeof head);
        memcpy(data + sizeof head, bad[i].bytes, bad[i].size);
        int number = enter(ECALL_RUN, (uint64_t)(uintptr_t)exchange, sizeof head + bad[i].size);
        CHECK(aborted_with(number, "the request that starts the program is malformed"));
        end();
    }
    static const uint64_t sizes[] = {0, 31, EXCHANGE_DATA_MAX + 1, UINT64_MAX};
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        CHECK(start());
        put_request("exit", "1");
        int number = enter(ECALL_RUN, (uint64_t)(uintptr_t)exchange, sizes[i]);
        CHECK(aborted_with(number, "the request that starts the program is malformed"));
        end();
    }
}

static void test_lies(void) {
    static const int64_t reads[] = {INT64_MIN, -4096, EXCHANGE_DATA_MAX + 1, INT64_MAX};
    for (unsigned i = 0; i < sizeof reads / sizeof *reads; i++) {
        CHECK(start());
        CHECK(run("echo", NULL) == OCALL_READ);
        exchange->result = reads[i];
        exchange->data_size = UINT64_MAX;
        CHECK(aborted_with(enter_plainly(ECALL_RETURN), "the host's answer to a call is out of range"));
        CHECK(enter_plainly(ECALL_RETURN) == OCALL_NONE);
        end();
    }
    CHECK(start());
    CHECK(run("echo", NULL) == OCALL_READ);
    exchange->result = 3; // data_size, which the host writes too, is not believed
    exchange->data_size = UINT64_MAX;
    memcpy(data, "abc", 3);
    CHECK(enter_plainly(ECALL_RETURN) == OCALL_WRITE && exchange->data_size == 3 &&
          memcmp(data, "abc", 3) == 0);
    exchange->result = 4; // more than it was given
    CHECK(aborted_with(enter_plainly(ECALL_RETURN), "the host's answer to a call is out of range"));
    end();
}

// Messages: a result beyond the room that the enclave named, or beyond any; what lies behind it is not taken.
static void test_message_lies(void) {
    static const int64_t results[] = {INT64_MIN, -4096, 101, EXCHANGE_DATA_MAX, INT64_MAX};
    for (unsigned i = 0; i < sizeof results / sizeof *results; i++) {
        CHECK(start());
        CHECK(run("transfer", NULL) == OCALL_NEXT);
        exchange->result = results[i];
        CHECK(aborted_with(enter_plainly(ECALL_RETURN), "the host's answer to a call is out of range"));
        end();
    }
    CHECK(start());
    CHECK(run("transfer", NULL) == OCALL_NEXT && exchange->a == 7 && exchange->b == 100);
    CHECK(exchange->data_size == 5 &&
          memcmp(data, "hello\0\0\0", 8) == 0);     // the last word filled up with zeros
    CHECK(enter_plainly(ECALL_CALL) == OCALL_NONE); // not a way in
    memset(data, 'x', 200);
    exchange->result = 100;
    exchange->data_size = 200;
    CHECK(enter_plainly(ECALL_RETURN) == OCALL_WRITE && exchange->data_size == 100);
    exchange->result = 100;
    CHECK(enter_plainly(ECALL_RETURN) == OCALL_NEXT);
    exchange->result = 0;
    CHECK(enter_plainly(ECALL_RETURN) == OCALL_EXIT && exchange->a == 0);
    end();
}

static const char *const spin_output = "12500000"; // its second line: sums exactly
#define SPIN_ROUNDS "25000000"

static void test_poison(void) {
    CHECK(start());
    struct SimThread *thread = sim_this_thread();
    thread->rflags = 0x202 | 0x400 | 0x40000; // DF, AC
    thread->mxcsr = 0x6000;                   // round to zero, every exception unmasked
    int last;
    const char *output = serve(run("spin", "25000"), &last);
    CHECK(last == OCALL_EXIT && strstr(output, "\n12500\n"));
    thread->rflags = 0x202;
    thread->mxcsr = 0x1f80;
    end();
}

static timer_t start_interrupts(long nanoseconds) {
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIM_INTERRUPT};
    struct itimerspec interval = {{0, nanoseconds}, {0, nanoseconds}};
    timer_t timer;
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    timer_settime(timer, 0, &interval, NULL);
    return timer;
}

// Interrupts that the enclave must not feel.
static void test_interrupts(void) {
    CHECK(start());
    timer_t timer = start_interrupts(100000);
    int last;
    const char *output = serve(run("spin", SPIN_ROUNDS), &last);
    timer_delete(timer);
    CHECK(last == OCALL_EXIT && strstr(output, spin_output));
    CHECK(launch_asynchronous_exits(&enclave) > 0);
    end();
}

// As enter, for both functions: ERESUME has to come from where EENTER came from, on the same stack.
static __attribute__((noinline)) int enter_or_resume(unsigned function, uint64_t ecall, uint64_t size) {
    struct sgx_enclave_run now = {.tcs = enclave.threads[0].tcs};
    exchange->number = OCALL_NONE;
    int error =
        launch_enter_guarded(backend_sim.enter(), ecall, (uint64_t)(uintptr_t)exchange, size, function, &now);
    return error ? -2 : now.function == ENCLU_EEXIT ? (int)exchange->number : -1;
}

// The host sees an interrupt, and instead of resuming tries all else first: each entry is refused and changes nothing.
static void test_reentry(void) {
    CHECK(start());
    struct SimThread *thread = sim_this_thread();
    thread->interrupts_are_visible = true;
    uint64_t size = put_request("spin", SPIN_ROUNDS);
    timer_t timer = start_interrupts(1000000);
    int number = enter_or_resume(ENCLU_EENTER, ECALL_RUN, size);
    timer_delete(timer);
    CHECK(number == -1);
    CHECK(enter_plainly(ECALL_RUN) == OCALL_NONE);
    CHECK(enter_plainly(ECALL_RETURN) == OCALL_NONE);
    CHECK(enter_plainly(ECALL_EXCEPTION) == OCALL_NONE); // no exception is on record
    number = enter_or_resume(ENCLU_ERESUME, 0, 0);
    CHECK(number == OCALL_WRITE);
    thread->interrupts_are_visible = false;
    int last;
    const char *output = serve(number, &last);
    CHECK(last == OCALL_EXIT && strstr(output, spin_output));
    end();
}

static void test_exception(void) {
    CHECK(start());
    CHECK(run("ud2", NULL) == -1);
    CHECK(enter_plainly(ECALL_RETURN) == OCALL_NONE);
    CHECK(aborted_with(enter_plainly(ECALL_EXCEPTION), "illegal instruction inside the enclave"));
    CHECK(enter_plainly(ECALL_EXCEPTION) == OCALL_NONE); // dead
    struct sgx_enclave_run again = {.tcs = enclave.threads[0].tcs};
    CHECK(launch_enter_guarded(backend_sim.enter(), 0, 0, 0, ENCLU_ERESUME, &again) == 0);
    CHECK(again.function == ENCLU_ERESUME && again.exception_vector == VECTOR_UD);
    end();
}

static void test_arguments_of_enter(void) {
    CHECK(start());
    struct sgx_enclave_run wrong = {.tcs = enclave.threads[0].tcs + 4096};
    CHECK(launch_enter_guarded(backend_sim.enter(), 1, 0, 0, ENCLU_EENTER, &wrong) == 0);
    CHECK(wrong.function == ENCLU_EENTER && wrong.exception_vector == VECTOR_GP);
    wrong = (struct sgx_enclave_run){.tcs = 4096};
    CHECK(launch_enter_guarded(backend_sim.enter(), 1, 0, 0, ENCLU_EENTER, &wrong) == -EINVAL);
    wrong = (struct sgx_enclave_run){.tcs = enclave.threads[0].tcs};
    CHECK(launch_enter_guarded(backend_sim.enter(), 1, 0, 0, ENCLU_EEXIT, &wrong) == -EINVAL);
    CHECK(launch_enter_guarded(backend_sim.enter(), 1, 0, 0, ENCLU_ERESUME, &wrong) ==
          0); // nothing to resume
    CHECK(wrong.exception_vector == VECTOR_GP);
    wrong.reserved[0] = 1;
    CHECK(launch_enter_guarded(backend_sim.enter(), 1, 0, 0, ENCLU_EENTER, &wrong) == -EINVAL);
    end();
}

static void test_signature(const struct Key *key) {
    static uint8_t changed[PAGE_SIZE];
    struct ImagePage *page = &built.image.pages[0], former = *page;
    memcpy(changed, page->content, PAGE_SIZE);
    changed[100] ^= 1;
    page->content = changed;
    CHECK(!start() && strstr(error_text(), "SGX_INVALID_MEASUREMENT"));
    *page = former;
    page->secinfo_flags |= SECINFO_W;
    CHECK(!start() && strstr(error_text(), "SGX_INVALID_MEASUREMENT"));
    *page = former;
    page->secinfo_flags |= UINT64_C(1) << 20;
    CHECK(!start() && strstr(error_text(), "EADD"));
    *page = former;
    built.image.pages[1].offset = page->offset;
    CHECK(!start() && strstr(error_text(), "is there already"));
    built.image.pages[1].offset = page->offset + PAGE_SIZE;
    struct SgxSigstruct good = sigstruct;
    for (size_t i = 0; i < sizeof sigstruct; i += 61) {
        ((uint8_t *)&sigstruct)[i] ^= 0x40;
        CHECK(!start() && *error_text());
        sigstruct = good;
    }
    sigstruct.attributes.flags |= SGX_FLAGS_EINITTOKENKEY;
    CHECK(sigstruct_sign(&sigstruct, key) && !start() && strstr(error_text(), "SGX_INVALID_ATTRIBUTE"));
    sigstruct = good;
    CHECK(start());
    end();
}

int main(int count, char **words) {
    struct Bytes elf, archive = {(uint8_t *)"x", 1};
    struct Key key;
    uint8_t mrenclave[MEASURE_SIZE];
    if (count != 3) return 2;
    struct BuildRequest request = {&elf, words[1], &archive, HEAP_SIZE_MIN, STACK_SIZE_DEFAULT, 1, 0, 0, 0};
    if (!file_read(words[1], &elf) || !key_read(&key, words[2]) || !build_image(&built, &request)) {
        fprintf(stderr, "%s\n", error_text());
        return 2;
    }
    image_measure(&built.image, mrenclave);
    sigstruct_prepare(&sigstruct, mrenclave, false);
    if (!sigstruct_sign(&sigstruct, &key)) return 2;
    test_order();
    test_buffer();
    test_request();
    test_lies();
    test_message_lies();
    test_poison();
    test_interrupts();
    test_reentry();
    test_exception();
    test_arguments_of_enter();
    test_signature(&key);
    return check_end();
}
