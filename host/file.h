// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Whole files in and out for the host's rooms. Reading gives malloc'ed bytes; writing goes to a temporary
// file in the target's folder, which is renamed when all is written: whoever looks finds the old file or the
// new one, never a part. All functions report through host/error.h. Not for large streams.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct Bytes { // owned by whoever holds it; bytes_free
    uint8_t *data;
    size_t size;
};

void bytes_free(struct Bytes *bytes);

// Appends; aborts the process when memory is exhausted. `capacity` starts as 0 with an empty `bytes`.
void bytes_append(struct Bytes *bytes, size_t *capacity, const void *data, size_t size);

// Reads a regular file, pipe or standard input ("-" is not special: fd based callers use file_read_fd).
// A NUL byte is put behind the data (not counted). False and error_set when it cannot be read.
bool file_read(const char *path, struct Bytes *bytes);
bool file_read_fd(int fd, const char *name, struct Bytes *bytes);

// A regular file, mapped privately to be read; end with file_unmap. False and error_set.
struct MappedFile {
    struct Bytes bytes; // not to be freed
    int fd;             // 0: none is mapped
};
bool file_map(struct MappedFile *mapped, const char *path);
void file_unmap(struct MappedFile *mapped);

// Of a file's mapping only what is touched counts: Linux since 6.18 maps the whole folio of the page cache (up to 2 MiB) in
// which a byte is touched, where it lies in one mapping. Every second piece gets the advice MADV_DONTDUMP, which makes many
// mappings of one; all else that comes of it is that a core dump lacks what was written to these pieces.
void file_map_by_pieces(void *start, size_t size);

// An anonymous file, or -1 and error_set. `name` is what the system shows for it.
int file_in_memory(const char *name);
// Puts bytes there. False and error_set.
bool file_put_at(int fd, const void *data, size_t size, uint64_t offset);
// Maps the whole file, which is mapped's then. False and error_set.
bool file_hold(struct MappedFile *mapped, int fd);

struct FileOutput { // between file_begin and file_commit or file_abandon
    int fd;
    char *path, *temporary;
    struct Bytes pending; // not yet written
    bool failed;
};

// Opens a temporary file beside `path`; mode as given to open. False and error_set when that fails, or when
// `path` is there and is not a regular file.
bool file_begin(struct FileOutput *output, const char *path, unsigned mode);
// Writes all; an error is kept for file_commit.
void file_put(struct FileOutput *output, const void *data, size_t size);
// Closes and renames. False and error_set when any step failed; nothing is left then.
bool file_commit(struct FileOutput *output);
void file_abandon(struct FileOutput *output);

// One buffer as a file: file_begin, file_put, file_commit.
bool file_write(const char *path, const void *data, size_t size, unsigned mode);

// "a/b" of "a" and "b"; `name` alone when folder is empty. malloc'ed.
char *path_join(const char *folder, const char *name);
// Creates a folder and those above it (mode 0700 each). False and error_set.
bool path_make_folders(const char *path);
