// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// libpysgx: enclaves and calls. See pysgx.h; values are in call.c.
#include "host/capi/state.h"

#include "host/cli/cli.h"
#include "host/codec/json.h"
#include "host/error.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local char exception[128];

// What an exception said to this thread; freed with it.
struct Said {
    struct Bytes message, traceback; // NUL behind each
};
static pthread_key_t said_key;
static pthread_once_t said_once = PTHREAD_ONCE_INIT;

static void said_free(void *memory) {
    struct Said *said = memory;
    bytes_free(&said->message);
    bytes_free(&said->traceback);
    free(said);
}

static void said_start(void) {
    if (pthread_key_create(&said_key, said_free) != 0) abort();
}

static void said_clear(void) {
    pthread_once(&said_once, said_start);
    struct Said *said = pthread_getspecific(said_key);
    if (!said) return;
    pthread_setspecific(said_key, NULL);
    said_free(said);
}

static void said_keep(struct Bytes *bytes, const struct CborItem *item) {
    size_t capacity = 0;
    bytes_append(bytes, &capacity, item->data, item->kind == CBOR_TEXT ? item->size : 0);
    bytes_append(bytes, &capacity, "", 1);
}

static void said_set(const struct CborItem *message, const struct CborItem *traceback) {
    struct Said *said = calloc(1, sizeof *said);
    if (!said) abort();
    said_keep(&said->message, message);
    said_keep(&said->traceback, traceback);
    pthread_setspecific(said_key, said);
}

static struct pysgx_data said_data(bool message) {
    pthread_once(&said_once, said_start);
    const struct Said *said = pthread_getspecific(said_key);
    if (!said) return (struct pysgx_data){"", 0};
    const struct Bytes *bytes = message ? &said->message : &said->traceback;
    return (struct pysgx_data){bytes->data, bytes->size - 1};
}

const char *pysgx_error(void) { return error_text(); }
const char *pysgx_exception(void) { return exception; }
struct pysgx_data pysgx_message(void) { return said_data(true); }
struct pysgx_data pysgx_traceback(void) { return said_data(false); }

void capi_begin(void) {
    error_clear();
    said_clear();
    exception[0] = 0;
}

int pysgx_fail(const char *message) {
    error_clear();
    error_set("%s", message);
    return PYSGX_FAILED;
}

void pysgx_free(void *memory) { free(memory); }

void pysgx_free_texts(char **texts, size_t count) {
    for (size_t i = 0; texts && i < count; i++) free(texts[i]);
    free(texts);
}

// ----- functions of the host's

static struct Registered *find(pysgx_enclave *enclave, const uint8_t *name, size_t size) {
    for (struct Registered *each = enclave->registered; each; each = each->next) {
        if (strlen(each->name) == size && memcmp(each->name, name, size) == 0) return each;
    }
    return NULL;
}

static void put_failure(struct CborWriter *answer) {
    const char *text = *error_text() ? error_text() : "it failed";
    cbor_put_array(answer, 3);
    cbor_put_u64(answer, 1);
    cbor_put_text(answer, "HostError", 9);
    struct CborWriter checked = {0};
    cbor_put_text(&checked, text, strlen(text));
    if (cbor_check(checked.bytes.data, checked.bytes.size))
        cbor_put_encoded(answer, checked.bytes.data, checked.bytes.size);
    else
        cbor_put_text(answer, "it failed", 9);
    bytes_free(&checked.bytes);
}

// The enclave calls: see SessionHost in host/serve/session.h.
static void answer_call(void *context, const uint8_t *call, size_t size, struct Bytes *bytes,
                        size_t *capacity) {
    pysgx_enclave *enclave = context;
    struct CborReader reader = {call, size, 0};
    struct CborItem head, name, list;
    struct CborWriter answer = {*bytes, *capacity};
    bool ok = cbor_next(&reader, &head) && head.kind == CBOR_ARRAY && head.n == 2 &&
              cbor_next(&reader, &name) && name.kind == CBOR_TEXT && cbor_next(&reader, &list) &&
              list.kind == CBOR_ARRAY;
    pthread_mutex_lock(&enclave->lock);
    struct Registered *known = ok ? find(enclave, name.data, name.size) : NULL, copy, *found = NULL;
    if (known) {
        copy = *known;
        found = &copy;
    }
    pthread_mutex_unlock(&enclave->lock);
    if (!found) {
        cbor_put_array(&answer, 1);
        cbor_put_u64(&answer, 2);
    } else {
        pysgx_call_state state = {.reader = reader, .left = list.n};
        capi_begin();
        if (found->function(found->context, &state) == PYSGX_OK && state.put <= 1) {
            cbor_put_array(&answer, 2);
            cbor_put_u64(&answer, 0);
            if (state.put)
                cbor_put_encoded(&answer, state.out.bytes.data, state.out.bytes.size);
            else
                cbor_put_null(&answer);
        } else {
            put_failure(&answer);
        }
        bytes_free(&state.out.bytes);
        error_clear();
    }
    *bytes = answer.bytes;
    *capacity = answer.capacity;
}

int pysgx_register(pysgx_enclave *enclave, const char *name, pysgx_function *function, void *context) {
    capi_begin();
    pthread_mutex_lock(&enclave->lock);
    struct Registered *found = find(enclave, (const uint8_t *)name, strlen(name));
    if (!found) {
        found = calloc(1, sizeof *found);
        if (!found || !(found->name = strdup(name))) abort();
        found->next = enclave->registered;
        enclave->registered = found;
    }
    found->function = function ? function : capi_no_function;
    found->context = context;
    pthread_mutex_unlock(&enclave->lock);
    return PYSGX_OK;
}

int capi_no_function(void *context, pysgx_call_state *call) {
    return pysgx_fail("the function was taken back");
}

// ----- enclaves

static const struct Backend *choose(const char *mode) {
    if (!mode && launch_sgx_available()) return &backend_sgx;
    if (!mode) {
        error_clear();
        fputs("pysgx: no SGX here, so the enclave is SIMULATED and nothing is protected\n", stderr);
        return &backend_sim;
    }
    const struct Backend *backend = launch_backend(mode);
    if (!backend) error_set("there is no mode '%s'; use \"sgx\", \"sim\" or \"sim-strict\"", mode);
    return backend;
}

// A generic image gets the program, with all that it can import.
static bool prepare_generic(struct Prepared *prepared, const char *file) {
    struct Program program;
    program_defaults(&program);
    program.request.kind = FREEZE_FILE;
    program.request.main = file;
    bool ok = prepare_program(prepared, &program);
    free(program.paths.items);
    return ok;
}

static bool open_enclave(pysgx_enclave *enclave, const char *path, const char *program, const char *mode) {
    struct Layout layout;
    struct Prepared *prepared = &enclave->prepared;
    if (!prepare_file(prepared, path) || (program && !prepare_generic(prepared, program))) return false;
    if (!prepare_layout(prepared->image, &layout))
        return error_set("'%s' is an image of another tool; only its own loader can run it", path);
    const struct Backend *backend = choose(mode);
    if (!backend || !prepare_launch(prepared, backend, &enclave->enclave)) return false;
    enclave->launched = true;
    char *arguments[] = {(char *)(program ? program : path)};
    struct ServeRequest request = {.arguments = arguments,
                                   .argument_count = 1,
                                   .flags = RUN_SERVE,
                                   .manifest = &prepared->manifest,
                                   .program = program ? &prepared->frozen.archive.bytes : NULL};
    enclave->session = session_open(&enclave->enclave, &request, &enclave->host);
    return enclave->session != NULL;
}

pysgx_enclave *pysgx_open_program(const char *path, const char *program, const char *mode) {
    capi_begin();
    pysgx_enclave *enclave = calloc(1, sizeof *enclave);
    if (!enclave) abort();
    pthread_mutex_init(&enclave->lock, NULL);
    enclave->host = (struct SessionHost){answer_call, enclave};
    if (open_enclave(enclave, path, program, mode)) return enclave;
    pysgx_close(enclave);
    return NULL;
}

pysgx_enclave *pysgx_open(const char *path, const char *mode) { return pysgx_open_program(path, NULL, mode); }

int pysgx_program_hash(const pysgx_enclave *enclave, uint8_t hash[32]) {
    const struct Bytes *archive = &enclave->prepared.frozen.archive.bytes;
    capi_begin();
    if (!archive->data) return pysgx_fail("the enclave was given no program: its own is measured with it");
    return EVP_Digest(archive->data, archive->size, hash, NULL, EVP_sha256(), NULL) == 1
               ? PYSGX_OK
               : pysgx_fail("libcrypto has no SHA-256");
}

bool pysgx_is_simulated(const pysgx_enclave *enclave) { return enclave->enclave.backend->simulated; }

int pysgx_close(pysgx_enclave *enclave) {
    if (!enclave) return 0;
    int status = enclave->session ? session_close(enclave->session, NULL) : PYSGX_FAILED;
    if (enclave->launched) launch_end(&enclave->enclave);
    prepare_free(&enclave->prepared);
    while (enclave->registered) {
        struct Registered *first = enclave->registered;
        enclave->registered = first->next;
        free(first->name);
        free(first);
    }
    pthread_mutex_destroy(&enclave->lock);
    free(enclave);
    return status;
}

// ----- calls

static int note_exception(struct CborReader *reader) {
    struct CborItem type, message, trace;
    cbor_next(reader, &type);
    cbor_next(reader, &message);
    cbor_next(reader, &trace);
    said_set(&message, &trace);
    snprintf(exception, sizeof exception, "%.*s", (int)type.size, (const char *)type.data);
    error_set("%s%s%.*s", exception, message.size ? ": " : "", (int)message.size, (const char *)message.data);
    return PYSGX_RAISED;
}

int capi_call(pysgx_enclave *enclave, const struct CborWriter *call, struct Bytes *answer,
              struct CborReader *reader) {
    struct CborItem head, kind;
    capi_begin();
    *answer = (struct Bytes){0};
    if (!cbor_check(call->bytes.data, call->bytes.size))
        return pysgx_fail("an argument is malformed: a text that is not UTF-8, data in another encoding, or "
                          "more than 100 levels");
    if (!session_call(enclave->session, call->bytes.data, call->bytes.size, answer)) return PYSGX_FAILED;
    *reader = (struct CborReader){answer->data, answer->size, 0};
    if (cbor_next(reader, &head) && head.kind == CBOR_ARRAY && cbor_next(reader, &kind) &&
        kind.kind == CBOR_UINT) {
        if (kind.n == 0 && head.n == 2) return PYSGX_OK;
        if (kind.n == 1 && head.n == 4) return note_exception(reader);
    }
    return pysgx_fail("the enclave's answer is malformed");
}

static void begin_call(struct CborWriter *call, const char *function, bool named) {
    cbor_put_array(call, named ? 3 : 2);
    cbor_put_text(call, function, strlen(function));
}

int pysgx_call_json(pysgx_enclave *enclave, const char *function, const char *arguments, char **result) {
    struct CborWriter call = {0};
    struct Bytes answer = {0}, text = {0};
    struct CborReader reader;
    size_t capacity = 0;
    capi_begin();
    *result = NULL;
    begin_call(&call, function, false);
    size_t at = call.bytes.size;
    int status = PYSGX_FAILED;
    if (json_to_cbor(&call, arguments, strlen(arguments), "the list of arguments"))
        status = call.bytes.data[at] >> 5 == 4 ? capi_call(enclave, &call, &answer, &reader)
                                               : pysgx_fail("the arguments must be a JSON array");
    if (status == PYSGX_OK) {
        json_from_cbor(&text, &capacity, &reader);
        bytes_append(&text, &capacity, "", 1);
        *result = (char *)text.data;
    }
    bytes_free(&call.bytes);
    bytes_free(&answer);
    return status;
}

int pysgx_call_data(pysgx_enclave *enclave, const char *function, struct pysgx_data arguments,
                    const struct pysgx_data *named, struct pysgx_data *result) {
    struct CborWriter call = {0};
    struct Bytes answer = {0};
    struct CborReader reader;
    *result = (struct pysgx_data){0};
    begin_call(&call, function, named != NULL);
    cbor_put_encoded(&call, arguments.data, arguments.size);
    if (named) cbor_put_encoded(&call, named->data, named->size);
    int status = capi_call(enclave, &call, &answer, &reader);
    if (status == PYSGX_OK) {
        result->size = answer.size - reader.at;
        memmove(answer.data, answer.data + reader.at, result->size);
        result->data = answer.data;
        answer = (struct Bytes){0};
    }
    bytes_free(&call.bytes);
    bytes_free(&answer);
    return status;
}
