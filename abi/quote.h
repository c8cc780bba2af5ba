// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// DCAP quotes of version 3 (Intel: "SGX ECDSA Quote Library Reference", appendix A): an enclave's REPORT, signed by a
// quoting enclave's attestation key, which a key of the processor vouches for. Little-endian, without padding. Behind
// the body lie a u32 size and the signature part: struct QuoteSignature, u16 size and so many bytes of authentication
// data, u16 kind and u32 size of the certification data, and these: for kind 5 the PCK certificate's chain in PEM.
#pragma once
#include "abi/sgx.h"

#define QUOTE_VERSION 3
#define QUOTE_KEY_ECDSA_P256 2
#define QUOTE_CERTIFICATION_CHAIN 5
#define QUOTE_SIGNED_SIZE 432u // header and body

struct QuoteHeader {
    uint16_t version, key_type;
    uint32_t reserved;
    uint16_t qe_svn, pce_svn;
    uint8_t qe_vendor[16];
    uint8_t user_data[20];
};
_Static_assert(sizeof(struct QuoteHeader) == 48, "quote header");

struct QuoteSignature {
    uint8_t signature[64];       // r, s of the header and the body, by the attestation key
    uint8_t attestation_key[64]; // x, y
    uint8_t qe_report[SGX_REPORT_BODY_SIZE];
    uint8_t qe_report_signature[64]; // by the PCK
};
_Static_assert(sizeof(struct QuoteSignature) == 576, "quote signature");
