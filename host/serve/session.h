// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// An enclave whose exported functions are called (docs/calls.md): session_open runs its program until it waits for
// a call, session_call makes one, session_close lets the program end. Between calls no thread is inside. Several threads
// may call at once (docs/threads.md): a call waits until a thread of the enclave is there for it.
#pragma once
#include "host/file.h"
#include "host/serve/serve.h"

// What the enclave may call.
struct SessionHost {
    // The enclave calls a function of the host's: `call` is the encoding of [name, [argument, ...]]. Appends the
    // encoding of the answer: [0, result], [1, type, message], or [2] when there is no such function. NULL: none is. On
    // the host thread whose call it belongs to; several at once.
    void (*call)(void *context, const uint8_t *call, size_t size, struct Bytes *answer, size_t *capacity);
    void *context;
};

struct Session;

// NULL and error_set when the program ended, or broke down, before it waited for a call. The enclave and the host
// structure must outlive the session.
struct Session *session_open(struct Enclave *enclave, const struct ServeRequest *request,
                             const struct SessionHost *host);
// Calls: `call` is the encoding of [name, [argument, ...]] or [name, [...], {keyword: ...}]; the answer is the
// enclave's, checked to be one item: [0, result], or [1, type, message, traceback or null]. False and error_set when
// the enclave ended, broke down or lied; the session is of no use then.
bool session_call(struct Session *session, const void *call, size_t size, struct Bytes *answer);
// Its exit status, or -1 and error_set. Frees the session, also when it broke down. No call may be under way.
int session_close(struct Session *session, struct ServeStats *stats);
