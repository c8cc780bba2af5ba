// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// libpysgx: call the functions that a Python program exports with @ecall from inside its enclave. The only header:
//
//     pysgx_enclave *enclave = pysgx_open("app.sgxs", NULL);
//     char *result = NULL;
//     if (!enclave || pysgx_call_json(enclave, "add", "[1, 2]", &result) != PYSGX_OK)
//         fprintf(stderr, "%s\n", pysgx_error());
//     pysgx_free(result);
//     pysgx_close(enclave);
//
// `pysgx header app.sgxs` writes typed functions over the lower half of this file. All functions may be called by any
// thread; calls of one enclave happen one at a time, or as many at once as its manifest says (threads = N), and so do
// those of functions that it calls. Compile with `pkg-config --cflags --libs pysgx`.
#ifndef PYSGX_H
#define PYSGX_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct pysgx_enclave pysgx_enclave;
typedef struct pysgx_call_state pysgx_call_state;
struct pysgx_data {
    const void *data;
    size_t size;
};

enum {
    PYSGX_OK = 0,
    PYSGX_RAISED = 1,  // the function raised an exception; the enclave goes on
    PYSGX_REFUSED = 2, // a quote is true, but not what the policy wants
    PYSGX_FAILED = -1, // the call was not made, or the enclave broke down
};

// What the last function of this thread that failed says about it: one line, valid until the next call of this library.
// For PYSGX_RAISED it is "Type: message", and pysgx_exception() the type alone ("" otherwise).
const char *pysgx_error(void);
const char *pysgx_exception(void);
// For PYSGX_RAISED the whole message as it is, of many lines maybe, and the traceback, which debug enclaves alone give; else
// empty. NUL stands behind them; valid until the next call of this library by this thread.
struct pysgx_data pysgx_message(void);
struct pysgx_data pysgx_traceback(void);

// Loads FILE.sgxs and its FILE.sig, and runs the program until it waits for calls. mode: "sgx", "sim" or "sim-strict";
// NULL: the real thing where the machine has it, else simulated, which standard error tells. NULL: it failed.
pysgx_enclave *pysgx_open(const char *path, const char *mode);
// The same for a generic image ('pysgx build --generic', docs/exec.md), which is given the program FILE.py with all that
// it can import. What it reports names the program by a hash: 32 bytes, as 'pysgx hash FILE.py' prints them.
pysgx_enclave *pysgx_open_program(const char *path, const char *program, const char *mode);
int pysgx_program_hash(const pysgx_enclave *enclave, uint8_t hash[32]);
bool pysgx_is_simulated(const pysgx_enclave *enclave);
// Lets the program end, takes the enclave down: the program's exit status, or PYSGX_FAILED. NULL is no enclave. No thread
// may be in a call of this enclave, or make one afterwards.
int pysgx_close(pysgx_enclave *enclave);

// Calls with arguments as a JSON array; *result is JSON, to be freed with pysgx_free.
int pysgx_call_json(pysgx_enclave *enclave, const char *function, const char *arguments, char **result);
// The same in the enclave's encoding (deterministic CBOR): an array of arguments, or of arguments and a map of those
// by name in `named` (NULL: none).
int pysgx_call_data(pysgx_enclave *enclave, const char *function, struct pysgx_data arguments,
                    const struct pysgx_data *named, struct pysgx_data *result);

void pysgx_free(void *memory);
void pysgx_free_texts(char **texts, size_t count);

// ----- functions of yours that the enclave calls (@ocall)

// Reads its arguments with pysgx_get_..., one after the other, and puts its result with one pysgx_put_... (none: None).
// PYSGX_OK, or anything else: HostError inside, with the text of pysgx_fail. What the enclave hands over is as untrusted
// as any input. It may call this enclave as long as the manifest's threads = N last, and must not close it.
typedef int pysgx_function(void *context, pysgx_call_state *call);
// Before or between calls; a NULL function takes it back. An enclave whose manifest does not grant the name never calls.
int pysgx_register(pysgx_enclave *enclave, const char *name, pysgx_function *function, void *context);
int pysgx_fail(const char *message); // PYSGX_FAILED

// ----- a call with typed arguments, as `pysgx header` writes it

// Starts a call with `count` arguments, each of which is put in order. Never NULL.
pysgx_call_state *pysgx_call_begin(pysgx_enclave *enclave, const char *function, size_t count);
void pysgx_put_none(pysgx_call_state *call);
void pysgx_put_bool(pysgx_call_state *call, bool value);
void pysgx_put_int(pysgx_call_state *call, int64_t value);
void pysgx_put_float(pysgx_call_state *call, double value);
void pysgx_put_text(pysgx_call_state *call, const char *text); // UTF-8
void pysgx_put_bytes(pysgx_call_state *call, const void *data, size_t size);
void pysgx_put_ints(pysgx_call_state *call, const int64_t *values, size_t count);
void pysgx_put_floats(pysgx_call_state *call, const double *values, size_t count);
void pysgx_put_bools(pysgx_call_state *call, const bool *values, size_t count);
void pysgx_put_texts(pysgx_call_state *call, const char *const *texts, size_t count);
void pysgx_put_array(pysgx_call_state *call, size_t count); // its items follow
void pysgx_put_data(pysgx_call_state *call, struct pysgx_data encoded);
int pysgx_call_make(pysgx_call_state *call);
// The result, or the next value of an array of them: PYSGX_OK, or PYSGX_FAILED when it is of another type or out of
// range. Texts (NUL at the end), bytes and arrays are the caller's: pysgx_free, pysgx_free_texts.
int pysgx_get_none(pysgx_call_state *call);
int pysgx_get_bool(pysgx_call_state *call, bool *value);
int pysgx_get_int(pysgx_call_state *call, int64_t *value);
int pysgx_get_float(pysgx_call_state *call, double *value);
int pysgx_get_text(pysgx_call_state *call, char **text);
int pysgx_get_bytes(pysgx_call_state *call, void **data, size_t *size);
int pysgx_get_ints(pysgx_call_state *call, int64_t **values, size_t *count);
int pysgx_get_floats(pysgx_call_state *call, double **values, size_t *count);
int pysgx_get_bools(pysgx_call_state *call, bool **values, size_t *count);
int pysgx_get_texts(pysgx_call_state *call, char ***texts, size_t *count);
int pysgx_get_array(pysgx_call_state *call, size_t *count); // its items are next
int pysgx_get_data(pysgx_call_state *call,
                   struct pysgx_data *encoded); // a copy: pysgx_free((void *)encoded->data)
void pysgx_call_end(pysgx_call_state *call);

// ----- attestation (docs/attestation.md)

// For an enclave that makes its report itself, enclave.report(data, target), and hands it over: the quoting enclave's
// TARGETINFO, and the quote of such a report (432 bytes); pysgx_free((void *)quote->data).
int pysgx_quote_target(pysgx_enclave *enclave, uint8_t target[512]);
int pysgx_quote(pysgx_enclave *enclave, const void *report, size_t size, struct pysgx_data *quote);

struct pysgx_policy {         // {0} accepts each true quote of an enclave that is neither debug nor simulated
    const uint8_t *mrenclave; // 32 bytes, or NULL: any
    const uint8_t *mrsigner;  // the same
    const uint8_t *report_data; // 64 bytes, or NULL: any
    bool has_product_id;        // product_id is wanted
    uint16_t product_id, least_svn;
    bool
        strict; // a platform that is up to date only, not one that needs configuration or hardening of software
    bool allow_debug, allow_simulated;
    int64_t at; // as of this time, seconds since 1970; 0: now
};
struct pysgx_verdict { // what the quote says, once it is known to be true
    uint8_t mrenclave[32], mrsigner[32], report_data[64];
    uint16_t product_id, svn;
    bool debug;
    const char *platform; // "UpToDate" ...; static
};
// Verifies a quote with Intel's collateral (JSON text, docs/attestation.md; NULL for a simulated quote). PYSGX_OK: true
// and wanted; PYSGX_REFUSED: true, but not wanted, pysgx_error() tells why; PYSGX_FAILED: not true. Needs no enclave.
int pysgx_verify(const void *quote, size_t size, const char *collateral, const struct pysgx_policy *policy,
                 struct pysgx_verdict *verdict);

#ifdef __cplusplus
}
#endif
#endif
