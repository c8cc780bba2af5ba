// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The host's files that a manifest grants (docs/granting.md): read and written whole, by messages whose name is null.
// [null, [what, path]] or [null, [what, path, data]], where what is "size", "load", "store" or "remove" and path
// "sealed/NAME" or "untrusted/NAME"; the answer is [0, size, data or null], or [3, errno]. The enclave is not trusted
// with any other file: NAME must be in the manifest. Relative to the current folder. And [null, ["load", "program"]]:
// the program of a generic enclave (docs/exec.md).
#pragma once
#include "host/codec/cbor.h"
#include "host/image/manifest.h"

// Is this call (the encoding of [name, [...]]) one of these? Then its answer is appended.
bool files_serve(const struct Manifest *manifest, const struct Bytes *program, const uint8_t *call,
                 size_t size, struct CborWriter *answer);
