// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Messages to and from an enclave: see session.h, and abi/ocall.h for how they travel.
#include "host/serve/session.h"

#include "host/codec/cbor.h"
#include "host/error.h"
#include "host/serve/files.h"
#include "host/serve/service.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define ARRIVED_MAX (UINT64_C(1) << 30)

struct Session {
    struct Crew *crew;
};

// A message starts with its size.
static void begin(struct Bytes *bytes, size_t *capacity) {
    static const uint8_t head[MESSAGE_HEAD];
    bytes->size = 0;
    bytes_append(bytes, capacity, head, sizeof head);
}

static void end(struct Bytes *bytes) {
    uint64_t size = bytes->size;
    memcpy(bytes->data, &size, sizeof size);
}

// The part of the leaving message at `offset` goes into the buffer.
static int64_t give(struct Service *service, uint64_t offset, uint64_t room) {
    const struct Bytes *leaving = &service->messages.leaving;
    if (offset > leaving->size) return -EINVAL;
    uint64_t size = leaving->size - offset;
    if (size > room) size = room;
    if (size > EXCHANGE_DATA_MAX) size = EXCHANGE_DATA_MAX;
    memcpy(service->data, leaving->data + offset, size);
    return (int64_t)size;
}

// Is the message that has arrived whole, and what it says it is?
static bool is_whole(const struct Bytes *arrived) {
    uint64_t size;
    if (arrived->size < MESSAGE_HEAD) return false;
    memcpy(&size, arrived->data, sizeof size);
    return size == arrived->size && cbor_check(arrived->data + MESSAGE_HEAD, arrived->size - MESSAGE_HEAD);
}

// How deep this host thread is in functions of the host's that enclaves have called: each holds one thread of its enclave.
struct Nested {
    const struct Crew *crew;
    const struct Nested *outer;
};
static _Thread_local const struct Nested *nested;

static unsigned nested_in(const struct Crew *crew) {
    unsigned depth = 0;
    for (const struct Nested *each = nested; each; each = each->outer) depth += each->crew == crew;
    return depth;
}

static void call_function(const struct Crew *crew, const uint8_t *call, size_t size,
                          struct Messages *messages) {
    struct Nested here = {crew, nested};
    nested = &here;
    crew->host->call(crew->host->context, call, size, &messages->leaving, &messages->leaving_capacity);
    nested = here.outer;
}

static int64_t call_host(struct Service *service, uint64_t room) {
    struct Messages *messages = &service->messages;
    const struct Crew *crew = service->crew;
    const struct SessionHost *host = crew->host;
    if (!is_whole(&messages->arrived)) return -EINVAL;
    const uint8_t *call = messages->arrived.data + MESSAGE_HEAD;
    size_t size = messages->arrived.size - MESSAGE_HEAD;
    struct CborWriter files = {0};
    begin(&messages->leaving, &messages->leaving_capacity);
    if (files_serve(crew->manifest, crew->program, call, size, &files))
        bytes_append(&messages->leaving, &messages->leaving_capacity, files.bytes.data, files.bytes.size);
    else if (host && host->call)
        call_function(crew, call, size, messages);
    else
        bytes_append(&messages->leaving, &messages->leaving_capacity, "\x81\x02", 2); // [2]: no such function
    end(&messages->leaving);
    bytes_free(&files.bytes);
    messages->arrived.size = 0;
    return give(service, 0, room);
}

int64_t session_serve(struct Service *service, const struct Exchange *call, bool *waits) {
    struct Messages *messages = &service->messages;
    if (call->number == OCALL_NEXT && !service->crew->callable) return -ENOSYS;
    if (call->number == OCALL_GET) return give(service, call->a, call->b);
    if (messages->arrived.size > ARRIVED_MAX) return -E2BIG;
    bytes_append(&messages->arrived, &messages->arrived_capacity, service->data, call->data_size);
    if (call->number == OCALL_CALL) return call_host(service, call->b);
    *waits = call->number == OCALL_NEXT;
    return 0;
}

struct Session *session_open(struct Enclave *enclave, const struct ServeRequest *request,
                             const struct SessionHost *host) {
    struct Session *session = calloc(1, sizeof *session);
    struct Crew *crew = crew_new(enclave, request, host);
    if (!session || !crew) abort();
    session->crew = crew;
    crew->callable = true;
    struct Service *first = &crew->services[0];
    uint64_t size;
    int result = -1;
    first->state = SERVICE_BUSY;
    if (service_put_request(first, request, &size))
        result = service_loop(first, service_enter(first, ECALL_RUN, size));
    crew_settle(first, result);
    if (result == WAITS) return session;
    int status = crew_end(crew, NULL);
    if (status >= 0) error_set("the program ended with status %d instead of waiting for calls", status);
    free(session);
    return NULL;
}

// Hands the leaving message (or none) to the waiting thread, and serves it on.
static int go_on(struct Service *service) {
    struct Exchange *exchange = service->enclave->threads[service->thread].exchange;
    service->messages.arrived.size = 0;
    exchange->result = give(service, 0, EXCHANGE_DATA_MAX);
    exchange->data_size = (uint64_t)exchange->result;
    return service_loop(service, service_enter(service, ECALL_RETURN, 0));
}

static bool ended(struct Crew *crew) {
    error_clear();
    if (crew->status >= 0)
        return error_set("the enclave has ended, with status %d; open it again", crew->status);
    return error_set("%s", *crew->error ? crew->error : "the enclave has ended; open it again");
}

// Takes the answer, before somebody else goes on with this thread.
static bool take_answer(struct Messages *messages, struct Bytes *answer) {
    size_t capacity = 0;
    if (!is_whole(&messages->arrived)) return error_set("the enclave's answer is malformed");
    bytes_append(answer, &capacity, messages->arrived.data + MESSAGE_HEAD,
                 messages->arrived.size - MESSAGE_HEAD);
    return true;
}

bool session_call(struct Session *session, const void *call, size_t size, struct Bytes *answer) {
    *answer = (struct Bytes){0};
    struct Service *service = crew_take_waiting(session->crew, nested_in(session->crew));
    if (!service && crew_is_over(session->crew)) return ended(session->crew);
    if (!service)
        return error_set(
            "the enclave waits for functions of the host's, and they for it; a larger 'threads = N' "
            "in its enclave.toml gives it more threads");
    struct Messages *messages = &service->messages;
    begin(&messages->leaving, &messages->leaving_capacity);
    bytes_append(&messages->leaving, &messages->leaving_capacity, call, size);
    end(&messages->leaving);
    int result = go_on(service);
    bool ok = result == WAITS && take_answer(messages, answer);
    if (ok && crew_can_spare(service)) {
        messages->leaving.size = 0;
        result = go_on(service);
    }
    crew_settle(service, result == WAITS && !ok ? -1 : result);
    if (ok) return true;
    if (result >= 0) return error_set("the enclave ended during the call, with status %d", result);
    return result == -1 || result == WAITS ? false : ended(session->crew);
}

int session_close(struct Session *session, struct ServeStats *stats) {
    struct Service *first = crew_take_first(session->crew);
    if (first) {
        first->messages.leaving.size = 0;
        int result = go_on(first);
        if (result == WAITS || result == DONE) {
            error_set("the enclave goes on after its end");
            result = -1;
        }
        crew_settle(first, result);
    }
    int status = crew_end(session->crew, stats);
    free(session);
    return status;
}
