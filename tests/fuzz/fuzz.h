// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the fuzz targets share. REQUIRE ends the process, so that libFuzzer keeps the input.
#pragma once
#include "host/error.h"
#include "host/file.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            fprintf(stderr, "%s:%d: %s; %s\n", __FILE__, __LINE__, #condition, error_text());                \
            abort();                                                                                         \
        }                                                                                                    \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// A copy without room behind it, so that a byte read beyond is seen.
static inline char *exact(const uint8_t *data, size_t size) {
    char *copy = malloc(size + !size);
    if (!copy) abort();
    memcpy(copy, data, size);
    return copy;
}
