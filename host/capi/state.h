// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the files of libpysgx share: what is behind pysgx.h's opaque handles.
#pragma once
#include "host/capi/pysgx.h"
#include "host/cli/cli.h"
#include "host/codec/cbor.h"

#include <pthread.h>

struct Registered {
    char *name;
    pysgx_function *function;
    void *context;
    struct Registered *next;
};

struct pysgx_enclave {
    struct Prepared prepared;
    struct Enclave enclave;
    struct Session *session;
    struct SessionHost host;
    struct Registered *registered;
    pthread_mutex_t lock; // of `registered`
    bool launched;
};

struct pysgx_call_state {
    pysgx_enclave *enclave; // NULL: the enclave calls us
    struct CborWriter out;
    size_t put;          // values put so far, arrays' items included
    struct Bytes answer; // what reader reads, when it is ours to free
    struct CborReader reader;
    uint64_t left; // values that may still be read
};

void capi_begin(void); // forgets the last error
// Makes a call, the encoding of [name, arguments] or [name, arguments, named]. With PYSGX_OK the reader stands before
// the result; the answer is to be freed in any case.
int capi_call(pysgx_enclave *enclave, const struct CborWriter *call, struct Bytes *answer,
              struct CborReader *reader);
int capi_no_function(void *context, pysgx_call_state *call);
