// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The enclave's memory plan, agreed between the image builder (host/image) and the kernel inside.
// The builder fills one `struct Layout` in the page at ELF symbol `layout` (section .layout, read-only,
// measured). All offsets are from the enclave's base (SECS.BASEADDR), in bytes, page-aligned; sizes in bytes,
// whole pages.
//
//   0                ELF segments: text (R X), rodata (R), layout (R), data and bss (RW)
//   frozen_offset    the frozen archive (abi/frozen.h), R
//   threads_offset   per thread, THREAD_STRIDE apart: guard | stack (RW) | guard | exception stack (RW) |
//   guard |
//                    thread block (RW) | SSA frames (RW) | TCS | guard
//   HEAP_OFFSET      the Python heap, heap_size bytes (RW, not measured: the allocator clears memory before
//   use)
//   .. ELRANGE_SIZE  no pages: the guard behind the heap (kernel/heap.h says why 4 GiB of it are needed)
//
// A thread block is the thread's TLS variables (tls_size bytes, whole pages: the ELF's PT_TLS memory size
// rounded up, all zeros: the linker script refuses initialised ones) ending at block_offset, then one page of
// the door's own at block_offset. TCS.OFSBASE = that thread's block_offset (local-exec TLS lies below FS
// base). TCS: OENTRY = the ELF's entry point, OSSA = ssa_offset, NSSA = SSA_FRAMES, one page each. GS base of
// every thread is the heap's base (TCS.OGSBASE = HEAP_OFFSET): a heap access is gs:[offset].
#pragma once
#include <stdint.h>

#define PAGE_SIZE 4096u
#define ELRANGE_SIZE (UINT64_C(1) << 34)
#define HEAP_OFFSET (UINT64_C(1) << 32)
#define HEAP_SIZE_MAX (UINT64_C(1) << 32) // references are 32-bit offsets
#define HEAP_SIZE_MIN (UINT64_C(4) << 20)
#define HEAP_SIZE_DEFAULT (UINT64_C(256) << 20)
#define STACK_SIZE_DEFAULT (UINT64_C(1) << 20)
#define EXCEPTION_STACK_SIZE_DEFAULT (UINT64_C(16) << 10)
#define THREADS_MAX 48
#define THREADS_DEFAULT 8
#define GUARD_SIZE (UINT64_C(16) * PAGE_SIZE) // no pages here: running into it faults
#define SSA_FRAMES 2
#define SSA_FRAME_PAGES 1 // SECS.SSAFRAMESIZE: x87, SSE and GPRSGX fit

#define LAYOUT_MAGIC UINT64_C(0x314c584753595000) // "\0PYSGXL1"

struct Layout {
    uint64_t magic;
    uint64_t heap_size;
    uint64_t frozen_offset, frozen_size; // size: exact bytes of the archive
    uint64_t threads_offset, thread_count, thread_stride;
    uint64_t stack_offset, stack_size; // within a thread's area
    uint64_t exception_stack_offset, exception_stack_size;
    uint64_t block_offset, ssa_offset, tcs_offset; // within a thread's area
    uint64_t flags;                                // LAYOUT_*
    uint64_t tls_size;
    uint64_t reserved[15];
};

enum {
    LAYOUT_DEBUG = 1, // an abort tells where it happened: for development only
};
