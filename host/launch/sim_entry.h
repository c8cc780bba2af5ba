// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What sim_entry.S and sim_core.c agree on: offsets in struct SimThread, asserted in sim_core.c.
#pragma once

#define SIM_THREAD_SIZE 0x10000

#define SIM_AT_HOST_FS 8
#define SIM_AT_HOST_GS 16
#define SIM_AT_NEXT_FS 24
#define SIM_AT_NEXT_GS 32
#define SIM_AT_SELECTOR 40
#define SIM_AT_NEXT_SELECTOR 48
#define SIM_AT_GPRSGX 56
#define SIM_AT_RAX 64
#define SIM_AT_RBX 72
#define SIM_AT_RDI 80
#define SIM_AT_RSI 88
#define SIM_AT_RDX 96
#define SIM_AT_R8 104
#define SIM_AT_R9 112
#define SIM_AT_RIP 120
#define SIM_AT_ENCLAVE_FS 128
#define SIM_AT_ENCLAVE_GS 136
#define SIM_AT_RFLAGS 144
#define SIM_AT_MXCSR 152
#define SIM_AT_INSIDE 160

// Syscall User Dispatch
#define SIM_SYSCALLS_ALLOWED 0
#define SIM_SYSCALLS_BLOCKED 1
