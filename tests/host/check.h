// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What a test program of this folder needs: CHECK counts, check_end prints `N passed, N failed` and gives the
// exit status. A failed check prints its place and text and goes on.
#pragma once
#include <stdio.h>
#include <string.h>

static int checks_passed, checks_failed;

#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (condition)                                                                                       \
            checks_passed++;                                                                                 \
        else                                                                                                 \
            checks_failed++, printf("%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);                  \
    } while (0)

static inline int check_end(void) {
    printf("%d passed, %d failed\n", checks_passed, checks_failed);
    return checks_failed != 0 || checks_passed == 0;
}
