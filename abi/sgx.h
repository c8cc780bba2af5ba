// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The structures, leaf numbers and error codes of SGX as the processor defines them: Intel 64 and IA-32
// Architectures Software Developer's Manual, Volume 3D ("SDM"), the chapters "SGX Data Structures" and
// "SGX Instruction References". Little-endian, no padding: each size is asserted. Names follow the manual's.
// Plain data: no function here, and nothing that belongs to this project alone. Reserved fields must be zero.
#pragma once
#include <stdint.h>

// ENCLU leafs (user mode), in EAX
enum EncluLeaf {
    ENCLU_EREPORT = 0,
    ENCLU_EGETKEY = 1,
    ENCLU_EENTER = 2,
    ENCLU_ERESUME = 3,
    ENCLU_EEXIT = 4,
    ENCLU_EACCEPT = 5,
    ENCLU_EMODPE = 6,
    ENCLU_EACCEPTCOPY = 7,
};

// Error codes, in EAX with ZF or in the driver's return value
enum SgxError {
    SGX_SUCCESS = 0,
    SGX_INVALID_SIG_STRUCT = 1,
    SGX_INVALID_ATTRIBUTE = 2,
    SGX_BLKSTATE = 3,
    SGX_INVALID_MEASUREMENT = 4,
    SGX_NOTBLOCKABLE = 5,
    SGX_PG_INVLD = 6,
    SGX_LOCKFAIL = 7,
    SGX_INVALID_SIGNATURE = 8,
    SGX_MAC_COMPARE_FAIL = 9,
    SGX_PAGE_NOT_BLOCKED = 10,
    SGX_NOT_TRACKED = 11,
    SGX_VA_SLOT_OCCUPIED = 12,
    SGX_CHILD_PRESENT = 13,
    SGX_ENCLAVE_ACT = 14,
    SGX_ENTRYEPOCH_LOCKED = 15,
    SGX_INVALID_EINITTOKEN = 16,
    SGX_PREV_TRK_INCMPL = 17,
    SGX_PG_IS_SECS = 18,
    SGX_PAGE_ATTRIBUTES_MISMATCH = 19,
    SGX_PAGE_NOT_MODIFIABLE = 20,
    SGX_PAGE_NOT_DEBUGGABLE = 21,
    SGX_INVALID_CPUSVN = 32,
    SGX_INVALID_ISVSVN = 64,
    SGX_UNMASKED_EVENT = 128,
    SGX_INVALID_KEYNAME = 256,
};

// ATTRIBUTES (16 bytes): flags, then XFRM, the extended state that the enclave sees (as in XCR0)
struct SgxAttributes {
    uint64_t flags;
    uint64_t xfrm;
};
#define SGX_FLAGS_INIT UINT64_C(0x1)  // set by EINIT, never in a SIGSTRUCT
#define SGX_FLAGS_DEBUG UINT64_C(0x2) // EDBGRD and EDBGWR allowed: no confidentiality
#define SGX_FLAGS_MODE64BIT UINT64_C(0x4)
#define SGX_FLAGS_PROVISIONKEY UINT64_C(0x10)
#define SGX_FLAGS_EINITTOKENKEY UINT64_C(0x20)
#define SGX_FLAGS_CET UINT64_C(0x40)
#define SGX_FLAGS_KSS UINT64_C(0x80)
#define SGX_FLAGS_AEXNOTIFY UINT64_C(0x400)
#define SGX_FLAGS_KNOWN                                                                                      \
    (SGX_FLAGS_INIT | SGX_FLAGS_DEBUG | SGX_FLAGS_MODE64BIT | SGX_FLAGS_PROVISIONKEY |                       \
     SGX_FLAGS_EINITTOKENKEY | SGX_FLAGS_CET | SGX_FLAGS_KSS | SGX_FLAGS_AEXNOTIFY)
#define SGX_XFRM_LEGACY UINT64_C(0x3) // x87 and SSE: always set
#define SGX_XFRM_AVX UINT64_C(0x4)

#define SGX_MISC_EXINFO UINT32_C(0x1) // MISCSELECT: #PF and #GP are reported in the SSA frame

// SECS, the enclave's control structure
struct SgxSecs {
    uint64_t size;     // a power of two
    uint64_t baseaddr; // aligned to size
    uint32_t ssaframesize;
    uint32_t miscselect;
    uint8_t reserved1[24];
    struct SgxAttributes attributes;
    uint8_t mrenclave[32];
    uint8_t reserved2[32];
    uint8_t mrsigner[32];
    uint8_t reserved3[32];
    uint8_t configid[64];
    uint16_t isvprodid;
    uint16_t isvsvn;
    uint16_t configsvn;
    uint8_t reserved4[3834];
};
_Static_assert(sizeof(struct SgxSecs) == 4096, "SECS");

// TCS, a thread's control structure; offsets are from the enclave's base
struct SgxTcs {
    uint64_t stage; // written by the processor; zero in an image
    uint64_t flags; // SGX_TCS_*
    uint64_t ossa;  // the SSA frames: nssa of them, ssaframesize pages each
    uint32_t cssa;  // the frame that the next AEX fills; zero in an image
    uint32_t nssa;
    uint64_t oentry;
    uint64_t aep; // written by the processor; zero in an image
    uint64_t ofsbase;
    uint64_t ogsbase;
    uint32_t fslimit; // low 12 bits must be ones
    uint32_t gslimit;
    uint64_t ocetssa;
    uint64_t prevssp;
    uint8_t reserved[4008];
};
_Static_assert(sizeof(struct SgxTcs) == 4096, "TCS");
#define SGX_TCS_DBGOPTIN UINT64_C(0x1)
#define SGX_TCS_AEXNOTIFY UINT64_C(0x2)
#define SGX_TCS_LIMIT UINT32_C(0xffffffff) // FSLIMIT and GSLIMIT: unused in 64-bit mode

// SECINFO; its flags SECINFO_* are in abi/image.h
struct SgxSecinfo {
    uint64_t flags;
    uint8_t reserved[56];
};
_Static_assert(sizeof(struct SgxSecinfo) == 64, "SECINFO");
#define SGX_SECINFO_PENDING UINT64_C(0x8)
#define SGX_SECINFO_MODIFIED UINT64_C(0x10)
#define SGX_SECINFO_PR UINT64_C(0x20)

// The last 184 bytes of an SSA frame
struct SgxGprsgx {
    uint64_t rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi;
    uint64_t r8, r9, r10, r11, r12, r13, r14, r15;
    uint64_t rflags, rip;
    uint64_t ursp, urbp; // the stack outside, saved at EENTER, restored by an AEX
    uint32_t exitinfo;   // SGX_EXITINFO_*
    uint8_t reserved[3];
    uint8_t aexnotify;
    uint64_t fsbase, gsbase;
};
_Static_assert(sizeof(struct SgxGprsgx) == 184, "GPRSGX");
#define SGX_EXITINFO_VECTOR UINT32_C(0xff)
#define SGX_EXITINFO_HARDWARE (UINT32_C(3) << 8) // exit type
#define SGX_EXITINFO_SOFTWARE (UINT32_C(6) << 8) // #BP
#define SGX_EXITINFO_VALID (UINT32_C(1) << 31)

// Just below GPRSGX when MISCSELECT has SGX_MISC_EXINFO
struct SgxExinfo {
    uint64_t maddr; // of a page fault; zero for #GP
    uint32_t errcd;
    uint32_t reserved;
};
_Static_assert(sizeof(struct SgxExinfo) == 16, "EXINFO");

// SIGSTRUCT: the signature covers bytes [0, 128) and [900, 1028)
struct SgxSigstruct {
    uint8_t header[16]; // SGX_SIGSTRUCT_HEADER
    uint32_t vendor;    // 0, or 0x8086 for Intel's own
    uint32_t date;      // BCD, 0xYYYYMMDD
    uint8_t header2[16];
    uint32_t swdefined;
    uint8_t reserved1[84];
    uint8_t modulus[384]; // little-endian
    uint32_t exponent;    // 3
    uint8_t signature[384];
    uint32_t miscselect;
    uint32_t miscmask;
    uint8_t reserved2[4];
    uint8_t isvfamilyid[16];
    struct SgxAttributes attributes;
    struct SgxAttributes attributemask;
    uint8_t enclavehash[32];
    uint8_t reserved3[16];
    uint8_t isvextprodid[16];
    uint16_t isvprodid;
    uint16_t isvsvn;
    uint8_t reserved4[12];
    uint8_t q1[384]; // floor(signature^2 / modulus)
    uint8_t q2[384]; // floor((signature^3 - q1 * signature * modulus) / modulus)
};
_Static_assert(sizeof(struct SgxSigstruct) == 1808, "SIGSTRUCT");
#define SGX_SIGSTRUCT_HEADER "\x06\0\0\0\xe1\0\0\0\0\0\x01\0\0\0\0\0"
#define SGX_SIGSTRUCT_HEADER2 "\x01\x01\0\0\x60\0\0\0\x60\0\0\0\x01\0\0\0"
#define SGX_SIGSTRUCT_PART1_SIZE 128u
#define SGX_SIGSTRUCT_PART2_OFFSET 900u
#define SGX_SIGSTRUCT_PART2_SIZE 128u
#define SGX_RSA_SIZE 384u
#define SGX_RSA_EXPONENT 3u

// EREPORT: target (512-byte aligned), report data (128), report (512)
struct SgxTargetinfo {
    uint8_t measurement[32];
    struct SgxAttributes attributes;
    uint8_t cetattributes;
    uint8_t reserved1;
    uint16_t configsvn;
    uint32_t miscselect;
    uint8_t reserved2[8];
    uint8_t configid[64];
    uint8_t reserved3[384];
};
_Static_assert(sizeof(struct SgxTargetinfo) == 512, "TARGETINFO");

struct SgxReport {
    uint8_t cpusvn[16];
    uint32_t miscselect;
    uint8_t reserved1[12];
    uint8_t isvextprodid[16];
    struct SgxAttributes attributes;
    uint8_t mrenclave[32];
    uint8_t reserved2[32];
    uint8_t mrsigner[32];
    uint8_t reserved3[32];
    uint8_t configid[64];
    uint16_t isvprodid;
    uint16_t isvsvn;
    uint16_t configsvn;
    uint8_t reserved4[42];
    uint8_t isvfamilyid[16];
    uint8_t reportdata[64];
    // The MAC covers everything above: the first SGX_REPORT_BODY_SIZE bytes.
    uint8_t keyid[32];
    uint8_t mac[16];
};
_Static_assert(sizeof(struct SgxReport) == 432, "REPORT");
#define SGX_REPORT_BODY_SIZE 384u

// EGETKEY: request (512-byte aligned), key (16 bytes, 16-byte aligned)
struct SgxKeyrequest {
    uint16_t keyname;   // SGX_KEY_*
    uint16_t keypolicy; // SGX_POLICY_*
    uint16_t isvsvn;
    uint16_t reserved1;
    uint8_t cpusvn[16];
    struct SgxAttributes attributemask;
    uint8_t keyid[32];
    uint32_t miscmask;
    uint16_t configsvn;
    uint8_t reserved2[434];
};
_Static_assert(sizeof(struct SgxKeyrequest) == 512, "KEYREQUEST");
enum SgxKeyname {
    SGX_KEY_EINITTOKEN = 0,
    SGX_KEY_PROVISION = 1,
    SGX_KEY_PROVISION_SEAL = 2,
    SGX_KEY_REPORT = 3,
    SGX_KEY_SEAL = 4,
};
#define SGX_POLICY_MRENCLAVE UINT16_C(0x1)
#define SGX_POLICY_MRSIGNER UINT16_C(0x2)
#define SGX_POLICY_NOISVPRODID UINT16_C(0x4)
#define SGX_POLICY_CONFIGID UINT16_C(0x8)
#define SGX_POLICY_ISVFAMILYID UINT16_C(0x10)
#define SGX_POLICY_ISVEXTPRODID UINT16_C(0x20)

// x86 exception vectors that an asynchronous exit can report
enum SgxVector {
    VECTOR_DE = 0,
    VECTOR_DB = 1,
    VECTOR_BP = 3,
    VECTOR_BR = 5,
    VECTOR_UD = 6,
    VECTOR_GP = 13,
    VECTOR_PF = 14,
    VECTOR_MF = 16,
    VECTOR_AC = 17,
    VECTOR_XM = 19,
};
