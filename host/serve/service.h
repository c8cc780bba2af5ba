// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What serve.c and session.c share: one thread of an enclave that is being served.
#pragma once
#include "host/file.h"
#include "host/serve/session.h"

// What serve_call returns beside an exit status and -1 (error_set).
#define GOES_ON (-2)
#define WAITS (-3) // the enclave waits for a call

struct Messages {
    struct Bytes arrived; // from the enclave, perhaps not yet whole
    size_t arrived_capacity;
    struct Bytes leaving; // for the enclave, with its head
    size_t leaving_capacity;
    const struct SessionHost *host;
    const struct Manifest *manifest;
    const struct Bytes *program;
    bool callable; // the enclave may wait for calls
};

struct Service {
    struct Enclave *enclave;
    unsigned thread;
    struct ServeStats *stats;
    uint8_t *data; // of the exchange buffer
    struct Messages *messages;
};

struct LaunchExit service_enter(struct Service *service, enum Ecall ecall, uint64_t request_size);
// Puts arguments and environment into the exchange buffer.
bool service_put_request(struct Service *service, const struct ServeRequest *request, uint64_t *size);
// Serves calls from this exit on: exit status, -1, or WAITS.
int service_loop(struct Service *service, struct LaunchExit exit);

// session.c: PUT, GET, CALL, NEXT. The result for the enclave; *waits is set by NEXT.
int64_t session_serve(struct Service *service, const struct Exchange *call, bool *waits);
