// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Looks up compiled modules in the library's file.
#include "host/image/codes.h"

#include <fcntl.h>
#include <openssl/sha.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct CodesHeader {
    uint64_t magic, count;
};

static bool is_valid(const struct Codes *codes) {
    if (codes->size < sizeof(struct CodesHeader)) return false;
    struct CodesHeader header;
    memcpy(&header, codes->data, sizeof header);
    return header.magic == CODES_MAGIC &&
           header.count <= (codes->size - sizeof header) / sizeof(struct CodeRecord);
}

void codes_open(struct Codes *codes, const char *path) {
    *codes = (struct Codes){0};
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0) return;
    struct stat status;
    void *data = MAP_FAILED;
    if (fstat(fd, &status) == 0 && status.st_size > 0)
        data = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (data == MAP_FAILED) return;
    codes->data = data;
    codes->size = (size_t)status.st_size;
    if (!is_valid(codes)) {
        codes_close(codes);
        return;
    }
    struct CodesHeader header;
    memcpy(&header, codes->data, sizeof header);
    codes->records = (const void *)(codes->data + sizeof header);
    codes->count = header.count;
}

void codes_close(struct Codes *codes) {
    if (codes->data) munmap((void *)(uintptr_t)codes->data, codes->size);
    *codes = (struct Codes){0};
}

struct Bytes codes_find(const struct Codes *codes, const struct Bytes *source) {
    uint8_t hash[32];
    if (!codes->count || !source->size) return (struct Bytes){0};
    SHA256(source->data, source->size, hash);
    uint64_t low = 0, high = codes->count;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        const struct CodeRecord *record = &codes->records[middle];
        int order = memcmp(hash, record->sha256, sizeof hash);
        if (order == 0) {
            if (record->offset > codes->size || record->size > codes->size - record->offset) break;
            return (struct Bytes){(uint8_t *)(uintptr_t)(codes->data + record->offset), record->size};
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return (struct Bytes){0};
}
