// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the files of module _enclave share: the codec of messages and the cipher of sealed data.
#pragma once
#include "python/objects/bytes.h"

// --- the manifest (enclave.toml) ---
Value enclave_manifest(void);     // a dict, empty when there is none, or ERROR
bool enclave_start_grants(void);  // what it denies. false: an exception is set
bool enclave_start_program(void); // a generic enclave gets its program. false: an exception is set
bool enclave_start_files(void);   // the files that the host keeps; when Python code can run

// The host's answer to a message, at most `limit` bytes: as _enclave.call.
Value enclave_call(Value message, uint64_t limit);

// --- deterministic CBOR (RFC 8949, 4.2): shortest heads, definite lengths, keys in order of their encoding, floats
// always of 64 bits. None, bool, int, float, str, bytes, list, tuple, dict, dataclasses (as maps of their fields).
enum { CBOR_DEPTH_MAX = 100, CBOR_PAIR = 0x82 }; // the head of an array of two
// depth: how many arrays and maps it is in; at most CBOR_DEPTH_MAX of them are one in the other.
ByteBuilder cbor_encode(ByteBuilder b, Value v, uint32_t depth);
// The one item that block[from .. to) is, in exactly that encoding. ValueError for anything else. Arrays become
// lists, in a key tuples.
Value cbor_decode(Ref block, uint64_t from, uint64_t to);

// --- ChaCha20-Poly1305 (RFC 8439): key[0 .. 32), nonce[0 .. 12) ---
// text + its tag of 16 bytes, a bytes object, or ERROR.
Value aead_seal(Ref key, Ref nonce, Buffer text, Buffer additional);
// AES-128-CMAC (NIST SP 800-38B): the 16 bytes of a report's MAC, or ERROR.
Value cmac_aes128(Ref key, Buffer data);
// The text of it, or UNSET when it was changed, or ERROR.
Value aead_open(Ref key, Ref nonce, Buffer sealed, Buffer additional);
