// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Looks up compiled modules in the library's file.
#include "host/image/codes.h"

#include "host/hash.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RECORDS_MAX = 1 << 20, CODE_MAX = 1 << 28 };

struct CodesHeader {
    uint64_t magic, count;
};

static bool read_at(int fd, void *data, size_t size, uint64_t offset) {
    return pread(fd, data, size, (off_t)offset) == (ssize_t)size;
}

static bool read_records(struct Codes *codes) {
    struct CodesHeader header;
    if (!read_at(codes->fd, &header, sizeof header, 0) || header.magic != CODES_MAGIC ||
        header.count > RECORDS_MAX)
        return false;
    codes->records = malloc(header.count * sizeof *codes->records + 1);
    if (!codes->records) abort();
    codes->count = header.count;
    return read_at(codes->fd, codes->records, header.count * sizeof *codes->records, sizeof header);
}

void codes_open(struct Codes *codes, const char *path) {
    *codes = (struct Codes){.fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1};
    if (codes->fd >= 0 && !read_records(codes)) codes_close(codes);
}

void codes_close(struct Codes *codes) {
    if (codes->fd >= 0) close(codes->fd);
    free(codes->records);
    *codes = (struct Codes){.fd = -1};
}

static struct Bytes code_of(const struct Codes *codes, const struct CodeRecord *record) {
    if (record->size > CODE_MAX) return (struct Bytes){0};
    struct Bytes code = {malloc(record->size + 1), record->size};
    if (!code.data) abort();
    if (!read_at(codes->fd, code.data, code.size, record->offset)) bytes_free(&code);
    return code;
}

struct Bytes codes_find(const struct Codes *codes, const struct Bytes *source) {
    uint8_t hash[32];
    if (!codes->count || !source->size) return (struct Bytes){0};
    hash_sha256(source->data, source->size, hash);
    uint64_t low = 0, high = codes->count;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        int order = memcmp(hash, codes->records[middle].sha256, sizeof hash);
        if (order == 0) return code_of(codes, &codes->records[middle]);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return (struct Bytes){0};
}
