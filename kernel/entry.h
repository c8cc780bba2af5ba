// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What entry.S and door.c agree on: the thread block (one page at FS base, TLS variables lie below it) and a
// thread's states. Included from assembly too, so constants are macros; door.c asserts that they are those of
// abi/.
//
//   IDLE --ECALL_RUN--> RUNNING --call out--> OUT --ECALL_RETURN--> RUNNING ... --exit, abort--> DEAD
//   IDLE --ECALL_THREAD and a ticket--> RUNNING ... --DONE--> IDLE
//
// Each other entry is refused: EEXIT at once, no state changed, nothing written to the exchange buffer.
#pragma once
#ifdef SAFE_SUBSET
#error "for kernel/ only: its functions trust their callers"
#endif

#define THREAD_IDLE 0 // as the pages are added: zeros
#define THREAD_RUNNING 1
#define THREAD_OUT 2
#define THREAD_DEAD 3

// Offsets in the thread block
#define BLOCK_AT_SELF 0 // FS base itself, for the address of a TLS variable
#define BLOCK_AT_STATE 8
#define BLOCK_AT_OUT_RSP 16  // the inside's stack while OUT
#define BLOCK_AT_EXCHANGE 24 // the exchange buffer's address, checked; 0 before
#define BLOCK_AT_HOST_RSP 32 // where the last entry came from
#define BLOCK_AT_HOST_RBP 40
#define BLOCK_AT_HOST_RIP 48
#define BLOCK_AT_TCS 56 // this thread's TCS

#define RFLAGS_CLEAN 0x2 // only the bit that is always 1
#define MXCSR_CLEAN 0x1fbf

// Offsets in struct Layout
#define LAYOUT_AT_STACK_OFFSET 56
#define LAYOUT_AT_STACK_SIZE 64
#define LAYOUT_AT_EXCEPTION_STACK_OFFSET 72
#define LAYOUT_AT_EXCEPTION_STACK_SIZE 80
#define LAYOUT_AT_BLOCK_OFFSET 88
#define LAYOUT_AT_SSA_OFFSET 96
#define LAYOUT_AT_TCS_OFFSET 104

// abi/ocall.h and abi/sgx.h, for assembly
#define ENTRY_RUN 1
#define ENTRY_RETURN 2
#define ENTRY_EXCEPTION 4
#define ENTRY_THREAD 5
#define ENTRY_EEXIT 4
#define ENTRY_SSA_FRAME_SIZE 4096
#define ENTRY_GPRSGX_SIZE 184
#define ENTRY_AT_EXITINFO 160
#define ENTRY_EXITINFO_VALID 0x80000000
