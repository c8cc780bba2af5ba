// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SIGSTRUCT (SDM Vol. 3D, 38.13): what an enclave's author signs. sigstruct_prepare fills what is the same
// for every enclave of ours, sigstruct_sign adds key, signature, Q1 and Q2, sigstruct_verify checks all that
// EINIT checks about the structure itself. The result depends on the fields and the key alone: RSA PKCS #1
// v1.5 has no randomness, and no time stamp is taken from a clock.
#pragma once
#include "abi/sgx.h"
#include "host/file.h"
#include "host/sign/key.h"

#include <stdbool.h>
#include <stdint.h>

// The date in every SIGSTRUCT unless SOURCE_DATE_EPOCH (seconds, reproducible-builds.org) says otherwise.
#define SIGSTRUCT_DATE UINT32_C(0x20260101)

// 64-bit mode, x87 and SSE; every attribute bit, XFRM bit and MISCSELECT bit is fixed by the masks, but EXINFO: it
// only tells the enclave more about its own page faults, and not every processor has it.
// `debug`: allows a debugger to read the enclave.
void sigstruct_prepare(struct SgxSigstruct *sigstruct, const uint8_t mrenclave[32], bool debug);

// Sets modulus, exponent, signature, q1, q2. False and error_set when libcrypto fails.
bool sigstruct_sign(struct SgxSigstruct *sigstruct, const struct Key *key);

// What is signed: 256 bytes. A key's owner elsewhere signs them by RSA PKCS #1 v1.5 with SHA-256.
#define SIGSTRUCT_SIGNED_SIZE (SGX_SIGSTRUCT_PART1_SIZE + SGX_SIGSTRUCT_PART2_SIZE)
void sigstruct_signed_data(const struct SgxSigstruct *sigstruct, uint8_t data[SIGSTRUCT_SIGNED_SIZE]);
// As sigstruct_sign, with a signature (big-endian) that was made elsewhere, which is verified.
bool sigstruct_complete(struct SgxSigstruct *sigstruct, const struct Key *public,
                        const uint8_t signature[KEY_BYTES], const char *name);

// True when headers and reserved fields are right, the signature is right for the modulus in it, and q1, q2
// fit. Else false and error_set; `name` is for the error line.
bool sigstruct_verify(const struct SgxSigstruct *sigstruct, const char *name);

// Reads a .sig file, and verifies it.
bool sigstruct_read(struct SgxSigstruct *sigstruct, const char *path);
