// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The code objects of the standard library's modules, compiled once when Python-SGX was built (tools/compile_library.py):
// a file of marshalled code objects, found by the SHA-256 of the source text. Little-endian: the magic, a number of
// records, the records in order of their hashes, the code. A module that is not in it is compiled when it is imported.
#pragma once
#include "host/file.h"

#include <stdbool.h>
#include <stdint.h>

#define CODES_MAGIC UINT64_C(0x0031434753595000) // "\0PYSGC1\0"

struct CodeRecord {
    uint8_t sha256[32];
    uint64_t offset, size;
};

struct Codes {
    int fd; // -1: there is none
    struct CodeRecord *records;
    uint64_t count;
};

// A file that is not there, or none of these, gives no code: programs run all the same.
void codes_open(struct Codes *codes, const char *path); // path may be NULL
void codes_close(struct Codes *codes);
// The code of this source text, the caller's; empty when there is none.
struct Bytes codes_find(const struct Codes *codes, const struct Bytes *source);
