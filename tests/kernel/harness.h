// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// For C tests of the native build: maps a heap, sets GS base, and counts checks. Use: TEST_MAIN { CHECK(...);
// }
#pragma once
#define _GNU_SOURCE
#include <asm/prctl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "kernel/control.h"
#include "kernel/region.h"

static __attribute__((used)) ROOT(harness_root); // the linker wants one root at least
static int harness_passed, harness_failed;
#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (condition)                                                                                       \
            harness_passed++;                                                                                \
        else                                                                                                 \
            harness_failed++, printf("%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);                 \
    } while (0)

#undef kernel_fault // the jump to it
_Noreturn void kernel_fault(uint32_t reason) {
    printf("kernel fault %u\n", reason);
    fflush(stdout);
    abort();
}

uint64_t pause_start(void) { return 0; }
void pause_end(uint64_t start) { (void)start; }

static void harness_start(uint64_t heap_size, uint64_t stack_base) {
    uint64_t reserve = UINT64_C(1) << 33;
    void *base = mmap(NULL, reserve, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED || mprotect(base, heap_size, PROT_READ | PROT_WRITE)) exit(2);
    if (syscall(SYS_arch_prctl, ARCH_SET_GS, base)) exit(2);
    if (!region_init((uint64_t)(uintptr_t)base, heap_size, 1)) exit(2);
    control_init(stack_base, stack_base - (7 << 20));
}

static void test_body(void);
#define TEST_MAIN                                                                                            \
    int main(void) {                                                                                         \
        harness_start(UINT64_C(256) << 20, (uint64_t)(uintptr_t)__builtin_frame_address(0) + 64);            \
        test_body();                                                                                         \
        printf("%d passed, %d failed\n", harness_passed, harness_failed);                                    \
        return harness_failed != 0;                                                                          \
    }                                                                                                        \
    static void test_body(void)
