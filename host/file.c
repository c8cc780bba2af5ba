// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Whole files in and out: see file.h.
#include "host/file.h"

#include "host/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_SIZE_MAX (UINT64_C(2) << 30) // more than any image
#define PENDING_SIZE (1u << 18)           // bytes gathered for one write

static void *must(void *memory) {
    if (!memory) {
        fputs("error: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

void bytes_free(struct Bytes *bytes) {
    free(bytes->data);
    *bytes = (struct Bytes){0};
}

void bytes_append(struct Bytes *bytes, size_t *capacity, const void *data, size_t size) {
    if (size > *capacity - bytes->size) {
        size_t wanted = bytes->size + size;
        *capacity = wanted < 256 ? 256 : wanted + wanted / 2;
        bytes->data = must(realloc(bytes->data, *capacity));
    }
    if (size) memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
}

bool file_read_fd(int fd, const char *name, struct Bytes *bytes) {
    *bytes = (struct Bytes){0};
    struct stat status;
    if (fstat(fd, &status)) return error_set_errno("cannot read '%s'", name);
    size_t capacity = S_ISREG(status.st_mode) && status.st_size > 0 ? (size_t)status.st_size + 2 : 1 << 16;
    if (capacity > FILE_SIZE_MAX) return error_set("cannot read '%s': larger than 2 GiB", name);
    bytes->data = must(malloc(capacity));
    for (;;) {
        if (capacity - bytes->size < 2) bytes->data = must(realloc(bytes->data, capacity *= 2));
        ssize_t got = read(fd, bytes->data + bytes->size, capacity - bytes->size - 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            error_set_errno("cannot read '%s'", name);
            bytes_free(bytes);
            return false;
        }
        if (got == 0) break;
        bytes->size += (size_t)got;
        if (bytes->size > FILE_SIZE_MAX) {
            bytes_free(bytes);
            return error_set("cannot read '%s': larger than 2 GiB", name);
        }
    }
    bytes->data[bytes->size] = 0;
    return true;
}

bool file_read(const char *path, struct Bytes *bytes) {
    *bytes = (struct Bytes){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return error_set_errno("cannot read '%s'", path);
    bool ok = file_read_fd(fd, path, bytes);
    close(fd);
    return ok;
}

#define PIECE (UINT64_C(16) << 10)
void file_map_by_pieces(void *start, size_t size) {
    for (size_t at = 0; at + PIECE < size; at += 2 * PIECE)
        madvise((uint8_t *)start + at, PIECE, MADV_DONTDUMP);
}

static bool map(struct MappedFile *mapped, size_t size) {
    void *data = size > 0 ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, mapped->fd, 0) : MAP_FAILED;
    if (data == MAP_FAILED) return false;
    file_map_by_pieces(data, size);
    mapped->bytes = (struct Bytes){data, size};
    return true;
}

bool file_map(struct MappedFile *mapped, const char *path) {
    *mapped = (struct MappedFile){.fd = open(path, O_RDONLY | O_CLOEXEC)};
    struct stat status;
    if (mapped->fd < 0 || fstat(mapped->fd, &status) != 0) {
        error_set_errno("cannot read '%s'", path);
        if (mapped->fd >= 0) close(mapped->fd);
        mapped->fd = 0;
        return false;
    }
    if (map(mapped, (size_t)status.st_size)) return true;
    error_set("cannot read '%s': it is no regular file, or empty", path);
    file_unmap(mapped);
    return false;
}

int file_in_memory(const char *name) {
    int fd = memfd_create(name, MFD_CLOEXEC);
    if (fd < 0) error_set_errno("cannot hold '%s' in memory", name);
    return fd;
}

bool file_put_at(int fd, const void *data, size_t size, uint64_t offset) {
    for (size_t done = 0; done < size;) {
        ssize_t put = pwrite(fd, (const uint8_t *)data + done, size - done, (off_t)(offset + done));
        if (put < 0 && errno != EINTR) return error_set_errno("cannot hold data in memory");
        if (put > 0) done += (size_t)put;
    }
    return true;
}

bool file_hold(struct MappedFile *mapped, int fd) {
    struct stat status;
    *mapped = (struct MappedFile){.fd = fd};
    if (fstat(fd, &status) == 0 && map(mapped, (size_t)status.st_size)) return true;
    error_set_errno("cannot map what is held in memory");
    file_unmap(mapped);
    return false;
}

void file_unmap(struct MappedFile *mapped) {
    if (mapped->bytes.data) munmap(mapped->bytes.data, mapped->bytes.size);
    if (mapped->fd > 0) close(mapped->fd);
    *mapped = (struct MappedFile){0};
}

bool file_begin(struct FileOutput *output, const char *path, unsigned mode) {
    *output = (struct FileOutput){.fd = -1};
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        return error_set("cannot write '%s': it is there and is not a regular file", path);
    char *temporary;
    if (asprintf(&temporary, "%s.XXXXXX", path) < 0) must(NULL);
    int fd = mkostemp(temporary, O_CLOEXEC);
    if (fd < 0) {
        free(temporary);
        return error_set_errno("cannot write '%s'", path);
    }
    mode_t mask = umask(0);
    umask(mask);
    bool failed = fchmod(fd, mode & ~mask) != 0;
    *output = (struct FileOutput){
        .fd = fd,
        .path = must(strdup(path)),
        .temporary = temporary,
        .pending.data = must(malloc(PENDING_SIZE)),
        .failed = failed,
    };
    return true;
}

static void write_all(struct FileOutput *output, const uint8_t *next, size_t size) {
    while (size && !output->failed) {
        ssize_t put = write(output->fd, next, size);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) {
            error_set_errno("cannot write '%s'", output->path);
            output->failed = true;
            return;
        }
        next += put;
        size -= (size_t)put;
    }
}

static void flush(struct FileOutput *output) {
    write_all(output, output->pending.data, output->pending.size);
    output->pending.size = 0;
}

void file_put(struct FileOutput *output, const void *data, size_t size) {
    if (size > PENDING_SIZE - output->pending.size) flush(output);
    if (size > PENDING_SIZE) {
        write_all(output, data, size);
        return;
    }
    memcpy(output->pending.data + output->pending.size, data, size);
    output->pending.size += size;
}

static void end(struct FileOutput *output) {
    bytes_free(&output->pending);
    free(output->path);
    free(output->temporary);
    *output = (struct FileOutput){.fd = -1};
}

bool file_commit(struct FileOutput *output) {
    if (output->fd < 0) return false;
    flush(output);
    bool ok = !output->failed;
    if (close(output->fd) && ok) ok = error_set_errno("cannot write '%s'", output->path);
    if (ok && rename(output->temporary, output->path))
        ok = error_set_errno("cannot write '%s'", output->path);
    if (!ok) unlink(output->temporary);
    if (!ok) error_set("cannot write '%s'", output->path);
    end(output);
    return ok;
}

void file_abandon(struct FileOutput *output) {
    if (output->fd < 0) return;
    close(output->fd);
    unlink(output->temporary);
    end(output);
}

bool file_write(const char *path, const void *data, size_t size, unsigned mode) {
    struct FileOutput output;
    if (!file_begin(&output, path, mode)) return false;
    file_put(&output, data, size);
    return file_commit(&output);
}

char *path_join(const char *folder, const char *name) {
    size_t length = strlen(folder);
    char *path;
    const char *separator = length == 0 || folder[length - 1] == '/' ? "" : "/";
    if (asprintf(&path, "%s%s%s", folder, separator, name) < 0) must(NULL);
    return path;
}

bool path_make_folders(const char *path) {
    char *copy = must(strdup(path));
    bool ok = true;
    for (char *c = copy + 1; ok; c++) {
        if (*c && *c != '/') continue;
        char kept = *c;
        *c = 0;
        if (mkdir(copy, 0700) && errno != EEXIST) ok = error_set_errno("cannot create folder '%s'", copy);
        *c = kept;
        if (!kept) break;
    }
    free(copy);
    return ok;
}
