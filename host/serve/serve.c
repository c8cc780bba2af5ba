// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The loop that serves an enclave: see serve.h. What the enclave says is checked as well: it is not this
// program's friend either.
#include "host/serve/serve.h"

#include "host/error.h"
#include "host/quote/quote.h"
#include "host/serve/service.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define NANOSECONDS INT64_C(1000000000)
#define REASON_SIZE 200

static int64_t serve_write(struct Service *service, const struct Exchange *call) {
    if (call->a != 1 && call->a != 2) return -EBADF;
    // A reader that goes away is an error of the write (BrokenPipeError inside), as in python3, not a signal.
    static const struct timespec now;
    sigset_t pipe, former, pending;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, &former);
    ssize_t taken;
    do taken = write((int)call->a, service->data, call->data_size);
    while (taken < 0 && errno == EINTR);
    int error = errno;
    if (taken < 0 && error == EPIPE && !sigismember(&former, SIGPIPE) && sigpending(&pending) == 0 &&
        sigismember(&pending, SIGPIPE))
        sigtimedwait(&pipe, NULL, &now);
    pthread_sigmask(SIG_SETMASK, &former, NULL);
    return taken < 0 ? -error : taken;
}

static int64_t serve_read(struct Service *service, const struct Exchange *call) {
    if (call->a != 0) return -EBADF;
    size_t most = call->b < EXCHANGE_DATA_MAX ? call->b : EXCHANGE_DATA_MAX;
    ssize_t got;
    int64_t ready = crew_wait_for_input(service);
    if (ready <= 0) return ready;
    do got = read(0, service->data, most);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : got;
}

static int64_t serve_clock(struct Service *service, const struct Exchange *call) {
    const struct Backend *backend = service->enclave->backend;
    struct timespec now;
    clockid_t clock;
    switch (call->a) {
    case OCALL_CLOCK_REALTIME: clock = CLOCK_REALTIME; break;
    case OCALL_CLOCK_MONOTONIC: clock = CLOCK_MONOTONIC; break;
    case OCALL_CLOCK_PROCESS:
        clock = backend->process_clock ? backend->process_clock(service->enclave) : CLOCK_PROCESS_CPUTIME_ID;
        break;
    default: return -EINVAL;
    }
    return clock_gettime(clock, &now) == 0 ? now.tv_sec * NANOSECONDS + now.tv_nsec : -errno;
}

static int64_t serve_stats(struct Service *service, const struct Exchange *call) {
    if (call->data_size != sizeof service->stats.run) return -EINVAL;
    memcpy(&service->stats.run, service->data, sizeof service->stats.run);
    service->stats.has_run = true;
    return 0;
}

static int64_t serve_target(struct Service *service) {
    struct SgxTargetinfo target;
    if (!quote_target(service->enclave, &target)) return -ENODEV;
    memcpy(service->data, &target, sizeof target);
    return sizeof target;
}

static int64_t serve_quote(struct Service *service, const struct Exchange *call) {
    struct SgxReport report;
    struct Bytes quote;
    if (call->data_size != sizeof report) return -EINVAL;
    memcpy(&report, service->data, sizeof report);
    if (!quote_make(service->enclave, &report, &quote)) return -ENODEV;
    int64_t size = quote.size <= EXCHANGE_DATA_MAX ? (int64_t)quote.size : -E2BIG;
    if (size > 0) memcpy(service->data, quote.data, quote.size);
    bytes_free(&quote);
    return size;
}

// The line of an OCALL_ABORT, and what the simulator knows about it. -1.
static int serve_abort(struct Service *service, const struct Exchange *call, const char *diagnosis) {
    char reason[REASON_SIZE];
    size_t size = call->data_size < sizeof reason - 1 ? call->data_size : sizeof reason - 1;
    for (size_t i = 0; i < size; i++) reason[i] = isprint(service->data[i]) ? (char)service->data[i] : '?';
    reason[size] = 0;
    error_set(*diagnosis ? "the enclave ended itself: %s: %s" : "the enclave ended itself: %s", reason,
              diagnosis);
    return -1;
}

// Serves the call in the exchange buffer. GOES_ON, or what service_loop has to return.
static int serve_call(struct Service *service) {
    struct Exchange *exchange = service->enclave->threads[service->thread].exchange;
    struct Exchange call = *exchange;
    int64_t result;
    bool waits = false;
    if (call.data_size > EXCHANGE_DATA_MAX) {
        error_set("the enclave asked for more than fits into the exchange buffer");
        return -1;
    }
    if (call.number < OCALLS_MAX) service->stats.calls[call.number]++;
    if (call.c != 0) crew_wake(service->crew, call.c - 1);
    switch (call.number) {
    case OCALL_WRITE: result = serve_write(service, &call); break;
    case OCALL_READ: result = serve_read(service, &call); break;
    case OCALL_CLOCK: result = serve_clock(service, &call); break;
    case OCALL_SLEEP: result = crew_sleep(service, call.a); break;
    case OCALL_STATS: result = serve_stats(service, &call); break;
    case OCALL_NEXT:
    case OCALL_PUT:
    case OCALL_GET:
    case OCALL_CALL: result = session_serve(service, &call, &waits); break;
    case OCALL_QE_TARGET: result = serve_target(service); break;
    case OCALL_QUOTE: result = serve_quote(service, &call); break;
    case OCALL_WAIT: result = crew_wait(service, call.a); break;
    case OCALL_WAKE:
        crew_wake(service->crew, call.a);
        result = 0;
        break;
    case OCALL_THREAD: result = crew_start_thread(service); break;
    case OCALL_DONE: return DONE;
    case OCALL_EXIT: return (int)(call.a & 0xff);
    case OCALL_ABORT: return serve_abort(service, &call, "");
    case OCALL_NONE:
        service->refused = true;
        error_set("the enclave refused to be entered");
        return -1;
    default: error_set("the enclave made call number %" PRIu64 ", which is unknown", call.number); return -1;
    }
    if (result < 0) error_clear(); // it is the enclave's to tell
    exchange->result = result;
    exchange->data_size = result > 0 ? (uint64_t)result : 0;
    return waits ? WAITS : GOES_ON;
}

struct LaunchExit service_enter(struct Service *service, enum Ecall ecall, uint64_t request_size) {
    struct Exchange *exchange = service->enclave->threads[service->thread].exchange;
    exchange->number = OCALL_NONE;
    service->stats.entries++;
    struct LaunchExit exit =
        launch_enter(service->enclave, service->thread, ecall, (uint64_t)(uintptr_t)exchange, request_size);
    if (exit.ok) service->stats.exits++;
    return exit;
}

// The enclave was left by an exception: let it look at it, so that it ends itself with a reason. -1.
static int serve_exception(struct Service *service, struct LaunchExit exit) {
    char diagnosis[REASON_SIZE + 32];
    const char *found = service->enclave->backend->diagnosis(service->enclave);
    if (*found)
        snprintf(diagnosis, sizeof diagnosis, "%s", found);
    else
        snprintf(diagnosis, sizeof diagnosis, "exception %u, error code %#x, address %#" PRIx64, exit.vector,
                 exit.error_code, exit.address);
    struct LaunchExit second = service_enter(service, ECALL_EXCEPTION, 0);
    struct Exchange call = *service->enclave->threads[service->thread].exchange;
    if (second.ok && !second.exception && call.number == OCALL_ABORT)
        return serve_abort(service, &call, diagnosis);
    error_clear();
    error_set("the enclave faulted: %s", diagnosis);
    return -1;
}

static bool put_text(struct Service *service, uint64_t *size, const char *text) {
    size_t length = strlen(text) + 1;
    if (length > EXCHANGE_DATA_MAX - *size)
        return error_set(
            "arguments and environment are too long: %d bytes are the most that an enclave takes",
            (int)EXCHANGE_DATA_MAX);
    memcpy(service->data + *size, text, length);
    *size += length;
    return true;
}

bool service_put_request(struct Service *service, const struct ServeRequest *request, uint64_t *size) {
    struct RunRequest head = {request->argument_count, request->environment_count, request->flags, 0};
    memcpy(service->data, &head, sizeof head);
    *size = sizeof head;
    for (unsigned i = 0; i < request->argument_count; i++) {
        if (!put_text(service, size, request->arguments[i])) return false;
    }
    for (unsigned i = 0; i < request->environment_count; i++) {
        if (!put_text(service, size, request->environment[i])) return false;
    }
    return true;
}

int service_loop(struct Service *service, struct LaunchExit exit) {
    for (;;) {
        if (!exit.ok) return -1;
        if (exit.exception) return serve_exception(service, exit);
        int status = serve_call(service);
        if (status != GOES_ON) return status;
        if (crew_is_over(service->crew)) return STOPPED;
        exit = service_enter(service, ECALL_RETURN, 0);
    }
}

void serve_end_by_interrupt(void) {
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    signal(SIGINT, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &interrupt, NULL);
    raise(SIGINT);
}

// SIGINT is for the program as long as it answers; else it ends the process, as it does without a handler.
static void *take_interrupts(void *argument) {
    struct Crew *crew = argument;
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    for (int number; sigwait(&interrupt, &number) == 0 && !crew_is_over(crew);)
        if (!crew_interrupt(crew)) serve_end_by_interrupt();
    return NULL;
}

int serve_run(struct Enclave *enclave, const struct ServeRequest *request, struct ServeStats *stats) {
    struct Crew *crew = crew_new(enclave, request, NULL);
    if (!crew) {
        error_set("out of memory");
        return -1;
    }
    struct Service *first = &crew->services[0];
    uint64_t size;
    first->state = SERVICE_BUSY;
    if (service_put_request(first, request, &size)) {
        pthread_t interrupts;
        bool takes = request->interrupts && pthread_create(&interrupts, NULL, take_interrupts, crew) == 0;
        crew_settle(first, service_loop(first, service_enter(first, ECALL_RUN, size)));
        if (takes) { // which finds that the program is over
            pthread_kill(interrupts, SIGINT);
            pthread_join(interrupts, NULL);
        }
    }
    return crew_end(crew, stats);
}
