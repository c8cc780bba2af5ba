// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// libpysgx: values put into calls and got out of answers. See pysgx.h.
#include "host/capi/state.h"

#include "host/error.h"

#include <stdlib.h>
#include <string.h>

pysgx_call_state *pysgx_call_begin(pysgx_enclave *enclave, const char *function, size_t count) {
    pysgx_call_state *call = calloc(1, sizeof *call);
    if (!call) abort();
    call->enclave = enclave;
    cbor_put_array(&call->out, 2);
    cbor_put_text(&call->out, function, strlen(function));
    cbor_put_array(&call->out, count);
    return call;
}

int pysgx_call_make(pysgx_call_state *call) {
    if (!call->enclave) return pysgx_fail("this call is the enclave's");
    int status = capi_call(call->enclave, &call->out, &call->answer, &call->reader);
    call->left = status == PYSGX_OK;
    return status;
}

void pysgx_call_end(pysgx_call_state *call) {
    bytes_free(&call->out.bytes);
    bytes_free(&call->answer);
    free(call);
}

// ----- putting

void pysgx_put_none(pysgx_call_state *call) {
    cbor_put_null(&call->out);
    call->put++;
}
void pysgx_put_bool(pysgx_call_state *call, bool value) {
    cbor_put_bool(&call->out, value);
    call->put++;
}
void pysgx_put_int(pysgx_call_state *call, int64_t value) {
    cbor_put_i64(&call->out, value);
    call->put++;
}
void pysgx_put_float(pysgx_call_state *call, double value) {
    cbor_put_f64(&call->out, value);
    call->put++;
}
void pysgx_put_text(pysgx_call_state *call, const char *text) {
    cbor_put_text(&call->out, text, strlen(text));
    call->put++;
}
void pysgx_put_bytes(pysgx_call_state *call, const void *data, size_t size) {
    cbor_put_bytes(&call->out, data, size);
    call->put++;
}
void pysgx_put_ints(pysgx_call_state *call, const int64_t *values, size_t count) {
    cbor_put_array(&call->out, count);
    for (size_t i = 0; i < count; i++) cbor_put_i64(&call->out, values[i]);
    call->put++;
}
void pysgx_put_floats(pysgx_call_state *call, const double *values, size_t count) {
    cbor_put_array(&call->out, count);
    for (size_t i = 0; i < count; i++) cbor_put_f64(&call->out, values[i]);
    call->put++;
}
void pysgx_put_bools(pysgx_call_state *call, const bool *values, size_t count) {
    cbor_put_array(&call->out, count);
    for (size_t i = 0; i < count; i++) cbor_put_bool(&call->out, values[i]);
    call->put++;
}
void pysgx_put_texts(pysgx_call_state *call, const char *const *texts, size_t count) {
    cbor_put_array(&call->out, count);
    for (size_t i = 0; i < count; i++) cbor_put_text(&call->out, texts[i], strlen(texts[i]));
    call->put++;
}
void pysgx_put_array(pysgx_call_state *call, size_t count) {
    cbor_put_array(&call->out, count);
    call->put += 1 - count; // its items are counted as they come
}
void pysgx_put_data(pysgx_call_state *call, struct pysgx_data encoded) {
    cbor_put_encoded(&call->out, encoded.data, encoded.size);
    call->put++;
}

// ----- getting

static int mismatch(const char *wanted) {
    error_clear();
    error_set("the value is no %s, or out of its range", wanted);
    return PYSGX_FAILED;
}

static bool take(pysgx_call_state *call, struct CborItem *item) {
    if (call->left == 0) {
        error_clear();
        return error_set("there is no further value");
    }
    call->left--;
    return cbor_next(&call->reader, item);
}

int pysgx_get_none(pysgx_call_state *call) {
    struct CborItem item;
    return !take(call, &item) ? PYSGX_FAILED : item.kind == CBOR_NULL ? PYSGX_OK : mismatch("None");
}

static bool to_bool(const struct CborItem *item, bool *value) {
    *value = item->n != 0;
    return item->kind == CBOR_BOOL;
}
static bool to_int(const struct CborItem *item, int64_t *value) {
    *value = item->kind == CBOR_NEGATIVE ? (int64_t)~item->n : (int64_t)item->n;
    return (item->kind == CBOR_UINT || item->kind == CBOR_NEGATIVE) && item->n <= INT64_MAX;
}
static bool to_float(const struct CborItem *item, double *value) {
    *value = item->real;
    return item->kind == CBOR_F64;
}
static bool to_text(const struct CborItem *item, char **text) {
    *text = NULL;
    if (item->kind != CBOR_TEXT || memchr(item->data, 0, item->size)) return false;
    *text = malloc(item->size + 1);
    if (!*text) abort();
    memcpy(*text, item->data, item->size);
    (*text)[item->size] = 0;
    return true;
}

#define GET(name, type, wanted)                                                                              \
    int pysgx_get_##name(pysgx_call_state *call, type *value) {                                              \
        struct CborItem item;                                                                                \
        if (!take(call, &item)) return PYSGX_FAILED;                                                         \
        return to_##name(&item, value) ? PYSGX_OK : mismatch(wanted);                                        \
    }
GET(bool, bool, "bool")
GET(int, int64_t, "int of 64 bits")
GET(float, double, "float")
GET(text, char *, "str without NUL")

// A list of values of one type; one value too many for it is none.
#define GET_LIST(name, single, type, wanted)                                                                 \
    int pysgx_get_##name(pysgx_call_state *call, type **values, size_t *count) {                             \
        struct CborItem item;                                                                                \
        *values = NULL;                                                                                      \
        *count = 0;                                                                                          \
        if (!take(call, &item)) return PYSGX_FAILED;                                                         \
        if (item.kind != CBOR_ARRAY) return mismatch("list of " wanted);                                     \
        type *list = calloc(item.n + 1, sizeof *list);                                                       \
        if (!list) abort();                                                                                  \
        size_t n = item.n, done = 0;                                                                         \
        while (done < n && cbor_next(&call->reader, &item) && to_##single(&item, &list[done])) done++;       \
        if (done == n) {                                                                                     \
            *values = list;                                                                                  \
            *count = n;                                                                                      \
            return PYSGX_OK;                                                                                 \
        }                                                                                                    \
        release_##single(list, done);                                                                        \
        call->left = 0;                                                                                      \
        return mismatch("list of " wanted);                                                                  \
    }
static void release_int(int64_t *list, size_t count) { free(list); }
static void release_float(double *list, size_t count) { free(list); }
static void release_bool(bool *list, size_t count) { free(list); }
static void release_text(char **list, size_t count) { pysgx_free_texts(list, count); }
GET_LIST(ints, int, int64_t, "ints of 64 bits")
GET_LIST(floats, float, double, "floats")
GET_LIST(bools, bool, bool, "bools")
GET_LIST(texts, text, char *, "strs without NUL")

int pysgx_get_bytes(pysgx_call_state *call, void **data, size_t *size) {
    struct CborItem item;
    *data = NULL;
    *size = 0;
    if (!take(call, &item)) return PYSGX_FAILED;
    if (item.kind != CBOR_BYTES) return mismatch("bytes");
    *data = malloc(item.size + 1);
    if (!*data) abort();
    memcpy(*data, item.data, item.size);
    *size = item.size;
    return PYSGX_OK;
}

int pysgx_get_array(pysgx_call_state *call, size_t *count) {
    struct CborItem item;
    *count = 0;
    if (!take(call, &item)) return PYSGX_FAILED;
    if (item.kind != CBOR_ARRAY) return mismatch("list");
    *count = item.n;
    call->left += item.n;
    return PYSGX_OK;
}

int pysgx_get_data(pysgx_call_state *call, struct pysgx_data *encoded) {
    *encoded = (struct pysgx_data){0};
    if (call->left == 0) return pysgx_fail("there is no further value");
    call->left--;
    size_t at = call->reader.at;
    if (!cbor_skip(&call->reader)) return mismatch("value");
    encoded->size = call->reader.at - at;
    void *copy = malloc(encoded->size);
    if (!copy) abort();
    encoded->data = memcpy(copy, call->reader.data + at, encoded->size);
    return PYSGX_OK;
}
