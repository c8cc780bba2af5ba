// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// How long an x86-64 instruction is, and whether it is legal in an enclave (SDM Vol. 2, appendix A, opcode
// maps; Vol. 3D, "Interaction with Intel SGX Constraints"). For code as compilers write it: an instruction
// that only privileged software uses may be called DECODE_UNKNOWN. No library calls; reads at most
// `available` bytes.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum DecodeKind {
    DECODE_LEGAL,
    DECODE_UNKNOWN, // not an instruction, or one cut off at the end
    DECODE_CPUID,
    DECODE_SYSCALL,
    DECODE_SYSENTER,
    DECODE_INT,
    DECODE_RDTSC,
    DECODE_RDTSCP,
    DECODE_RDPMC,
    DECODE_VM,    // VMCALL and its family, GETSEC
    DECODE_TABLE, // SGDT, SIDT, SLDT, STR, SMSW and the loads
    DECODE_IO,
    DECODE_FAR,     // far jumps, calls, returns, IRET
    DECODE_SEGMENT, // loads a segment register or FS, GS base
    DECODE_AVX,     // legal only when XFRM says so
    DECODE_ENCLU,   // legal
    DECODE_KINDS,
};

struct Decoded {
    unsigned length; // 1 for DECODE_UNKNOWN
    enum DecodeKind kind;
};
struct Decoded decode(const uint8_t *code, size_t available);

// Most instructions at a glance: the number of bytes from code[0] on that hold whole instructions, all of them
// DECODE_LEGAL, less than `available`. What stands behind is for decode.
#define QUICK_MODRM 0x80
#define QUICK_ROOM 16 // no instruction is longer than 15
struct DecodeQuick {
    uint8_t one[256], two[256]; // by opcode; see decode.c
};
void decode_quick_prepare(struct DecodeQuick *quick);
size_t decode_quick_skip(const struct DecodeQuick *quick, const uint8_t *code, size_t available);

// "CPUID" ...
const char *decode_kind_name(enum DecodeKind kind);
