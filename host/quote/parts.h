// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the files of host/quote share: certificates and signatures (chain.c), the TCB (collateral.c), the fake root
// (simulate.c).
#pragma once
#include "host/codec/tree.h"
#include "host/quote/quote.h"

#include <openssl/x509.h>

#define POINT_SIZE 65 // of an uncompressed point of P-256: 4, x, y

enum Root { ROOT_INTEL, ROOT_SIMULATED };

// The root's public key. False and error_set.
bool chain_root(enum Root root, uint8_t point[POINT_SIZE]);
// Reads a chain in PEM, leaf first. False and error_set; `what` is for the line.
bool chain_read(STACK_OF(X509) * *chain, const char *pem, size_t size, const char *what);
void chain_free(STACK_OF(X509) * chain);
// Does the chain lead to that root's key, each certificate valid at `at` and, with `lists`, not revoked?
bool chain_verify(STACK_OF(X509) * chain, enum Root root, STACK_OF(X509_CRL) * lists, time_t at,
                  const char *what);
// A list of revoked certificates: DER, DER in hexadecimal or Base64, or PEM.
X509_CRL *chain_read_list(const char *text, size_t size, const char *what);

// Is r, s (64 bytes) the ECDSA signature of the data (SHA-256) by the certificate's, or by the raw, key (64 bytes)?
bool signature_by_certificate(X509 *certificate, const uint8_t signature[64], const void *data, size_t size);
bool signature_by_key(const uint8_t key[64], const uint8_t signature[64], const void *data, size_t size);

// What Intel's certificate of a processor says (its extension 1.2.840.113741.1.13.1).
struct Platform {
    uint8_t component[16]; // SVNs
    unsigned pce_svn;
    uint8_t fmspc[6], pce_id[2];
};
bool platform_read(X509 *certificate, struct Platform *platform);

// The TCB's and the quoting enclave's state by the collateral.
bool collateral_judge(struct Tree collateral, const char *name, const struct Quote *quote,
                      const struct Platform *platform, STACK_OF(X509_CRL) * lists, time_t at,
                      struct QuoteVerdict *verdict);

// The simulation's root: its public key, and quotes under it.
bool simulated_root(uint8_t point[POINT_SIZE]);
void simulated_target(struct SgxTargetinfo *target);
bool simulated_quote(const struct SgxReport *report, struct Bytes *quote);
