// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Files by grant: see files.h.
#include "host/serve/files.h"

#include "host/error.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_text(const struct CborItem *item, const char *text) {
    return item->kind == CBOR_TEXT && item->size == strlen(text) && memcmp(item->data, text, item->size) == 0;
}

// The name behind "sealed/" or "untrusted/" when the manifest grants it; malloc'ed, or NULL.
static char *granted(const struct Manifest *manifest, const struct CborItem *path) {
    static const struct {
        const char *folder;
        enum ManifestKey key;
    } kinds[] = {{"sealed/", MANIFEST_SEALED_FILES}, {"untrusted/", MANIFEST_UNTRUSTED_FILES}};
    if (!manifest || path->kind != CBOR_TEXT || memchr(path->data, 0, path->size)) return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t head = strlen(kinds[i].folder);
        if (path->size <= head || memcmp(path->data, kinds[i].folder, head) != 0) continue;
        const struct ManifestNames *names = &manifest->names[kinds[i].key];
        for (size_t j = 0; j < names->count; j++)
            if (strlen(names->items[j]) == path->size - head &&
                memcmp(names->items[j], path->data + head, path->size - head) == 0)
                return strdup(names->items[j]);
    }
    return NULL;
}

static void put_failure(struct CborWriter *answer, int number) {
    cbor_put_array(answer, 2);
    cbor_put_u64(answer, 3);
    cbor_put_u64(answer, (uint64_t)number);
}

static void put_size(struct CborWriter *answer, const char *name) {
    struct stat status;
    if (stat(name, &status) != 0 && errno != ENOENT) return put_failure(answer, errno);
    bool there = stat(name, &status) == 0 && S_ISREG(status.st_mode);
    cbor_put_array(answer, 2);
    cbor_put_u64(answer, 0);
    if (there)
        cbor_put_u64(answer, (uint64_t)status.st_size);
    else
        cbor_put_null(answer);
}

static void put_bytes(struct CborWriter *answer, const struct Bytes *bytes) {
    cbor_put_array(answer, 2);
    cbor_put_u64(answer, 0);
    cbor_put_bytes(answer, bytes->data, bytes->size);
}

static void put_content(struct CborWriter *answer, const char *name) {
    struct Bytes bytes;
    if (access(name, R_OK) != 0) return put_failure(answer, errno);
    if (!file_read(name, &bytes)) return put_failure(answer, EIO);
    put_bytes(answer, &bytes);
    bytes_free(&bytes);
}

static void put_done(struct CborWriter *answer, bool ok, int number) {
    if (!ok) return put_failure(answer, number);
    cbor_put_array(answer, 2);
    cbor_put_u64(answer, 0);
    cbor_put_null(answer);
}

static void serve(const struct CborItem *what, const char *name, const struct CborItem *data,
                  struct CborWriter *answer) {
    if (is_text(what, "size")) return put_size(answer, name);
    if (is_text(what, "load")) return put_content(answer, name);
    if (is_text(what, "store") && data->kind == CBOR_BYTES) {
        char *folder = strdup(name), *slash = strrchr(folder, '/');
        if (slash) *slash = 0;
        bool ok = (!slash || path_make_folders(folder)) && file_write(name, data->data, data->size, 0600);
        free(folder);
        return put_done(answer, ok, EIO);
    }
    if (is_text(what, "remove")) {
        bool ok = unlink(name) == 0;
        return put_done(answer, ok, errno);
    }
    put_failure(answer, EINVAL);
}

bool files_serve(const struct Manifest *manifest, const struct Bytes *program, const uint8_t *call,
                 size_t size, struct CborWriter *answer) {
    struct CborReader reader = {call, size, 0};
    struct CborItem item, list, what, path, data = {0};
    if (!cbor_next(&reader, &item) || item.kind != CBOR_ARRAY || item.n != 2) return false;
    if (!cbor_next(&reader, &item) || item.kind != CBOR_NULL) return false;
    bool ok = cbor_next(&reader, &list) && list.kind == CBOR_ARRAY && (list.n == 2 || list.n == 3) &&
              cbor_next(&reader, &what) && cbor_next(&reader, &path) &&
              (list.n == 2 || cbor_next(&reader, &data));
    char *name = ok ? granted(manifest, &path) : NULL;
    if (ok && program && is_text(&what, "load") && is_text(&path, "program"))
        put_bytes(answer, program);
    else if (name)
        serve(&what, name, &data, answer);
    else
        put_failure(answer, ok ? EPERM : EINVAL);
    free(name);
    error_clear(); // it is the enclave's to tell
    return true;
}
