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
    struct Service service;
    struct ServeStats stats;
    struct Messages messages;
    bool ended;
    int status;
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
    const struct Bytes *leaving = &service->messages->leaving;
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

static int64_t call_host(struct Service *service, uint64_t room) {
    struct Messages *messages = service->messages;
    const struct SessionHost *host = messages->host;
    if (!is_whole(&messages->arrived)) return -EINVAL;
    const uint8_t *call = messages->arrived.data + MESSAGE_HEAD;
    size_t size = messages->arrived.size - MESSAGE_HEAD;
    struct CborWriter files = {0};
    begin(&messages->leaving, &messages->leaving_capacity);
    if (files_serve(messages->manifest, messages->program, call, size, &files))
        bytes_append(&messages->leaving, &messages->leaving_capacity, files.bytes.data, files.bytes.size);
    else if (host && host->call)
        host->call(host->context, call, size, &messages->leaving, &messages->leaving_capacity);
    else
        bytes_append(&messages->leaving, &messages->leaving_capacity, "\x81\x02", 2); // [2]: no such function
    end(&messages->leaving);
    bytes_free(&files.bytes);
    messages->arrived.size = 0;
    return give(service, 0, room);
}

int64_t session_serve(struct Service *service, const struct Exchange *call, bool *waits) {
    struct Messages *messages = service->messages;
    if (call->number == OCALL_NEXT && !messages->callable) return -ENOSYS;
    if (call->number == OCALL_GET) return give(service, call->a, call->b);
    if (messages->arrived.size > ARRIVED_MAX) return -E2BIG;
    bytes_append(&messages->arrived, &messages->arrived_capacity, service->data, call->data_size);
    if (call->number == OCALL_CALL) return call_host(service, call->b);
    *waits = call->number == OCALL_NEXT;
    return 0;
}

// Remembers how serving stopped. True: the enclave waits for a call.
static bool settle(struct Session *session, int result) {
    if (result == WAITS) return true;
    session->ended = true;
    session->status = result;
    return false;
}

struct Session *session_open(struct Enclave *enclave, const struct ServeRequest *request,
                             const struct SessionHost *host) {
    struct Session *session = calloc(1, sizeof *session);
    if (!session) abort();
    struct Exchange *exchange = enclave->threads[0].exchange;
    session->service =
        (struct Service){enclave, 0, &session->stats, (uint8_t *)(exchange + 1), &session->messages};
    session->messages.host = host;
    session->messages.manifest = request->manifest;
    session->messages.program = request->program;
    session->messages.callable = true;
    uint64_t size;
    if (service_put_request(&session->service, request, &size) &&
        settle(session, service_loop(&session->service, service_enter(&session->service, ECALL_RUN, size))))
        return session;
    if (session->status >= 0 && session->ended)
        error_set("the program ended with status %d instead of waiting for calls", session->status);
    session->ended = true;
    session->status = -1;
    session_close(session, NULL);
    return NULL;
}

// Hands the leaving message (or none) to the waiting enclave, and serves on.
static bool go_on(struct Session *session) {
    struct Service *service = &session->service;
    struct Exchange *exchange = service->enclave->threads[service->thread].exchange;
    session->messages.arrived.size = 0;
    exchange->result = give(service, 0, EXCHANGE_DATA_MAX);
    exchange->data_size = (uint64_t)exchange->result;
    return settle(session, service_loop(service, service_enter(service, ECALL_RETURN, 0)));
}

bool session_call(struct Session *session, const void *call, size_t size, struct Bytes *answer) {
    struct Messages *messages = &session->messages;
    *answer = (struct Bytes){0};
    if (session->ended) return error_set("the enclave has ended; open it again");
    begin(&messages->leaving, &messages->leaving_capacity);
    bytes_append(&messages->leaving, &messages->leaving_capacity, call, size);
    end(&messages->leaving);
    if (!go_on(session))
        return session->status < 0
                   ? false
                   : error_set("the enclave ended during the call, with status %d", session->status);
    if (!is_whole(&messages->arrived)) {
        session->ended = true;
        return error_set("the enclave's answer is malformed");
    }
    size_t capacity = 0;
    bytes_append(answer, &capacity, messages->arrived.data + MESSAGE_HEAD,
                 messages->arrived.size - MESSAGE_HEAD);
    return true;
}

int session_close(struct Session *session, struct ServeStats *stats) {
    if (!session->ended) {
        session->messages.leaving.size = 0;
        if (go_on(session)) {
            error_set("the enclave goes on after its end");
            session->status = -1;
        }
    }
    session->stats.asynchronous_exits = launch_asynchronous_exits(session->service.enclave);
    if (stats) *stats = session->stats;
    int status = session->status;
    bytes_free(&session->messages.arrived);
    bytes_free(&session->messages.leaving);
    free(session);
    return status;
}
