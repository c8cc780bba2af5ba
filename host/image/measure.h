// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// MRENCLAVE as the processor computes it: SHA-256 over 64-byte records, one for ECREATE, one for each EADD,
// one for each EEXTEND followed by its 256 bytes (SDM Vol. 3D, 38.17 and the instructions' pseudocode).
// `struct Measure` takes the records one by one, for whoever plays the processor or reads a file;
// image_measure takes a whole page list. No page is kept, no check of sense is made here.
#pragma once
#include "abi/image.h"

#include <openssl/sha.h>
#include <stddef.h>
#include <stdint.h>

#define MEASURE_RECORD 64 // bytes of a record
#define MEASURE_CHUNK 256 // bytes that follow an EEXTEND record
#define MEASURE_SIZE 32   // bytes of MRENCLAVE

struct Measure {
    SHA256_CTX context;
};

// The records' 64 bytes, as they are hashed and as they stand in an SGXS file.
void measure_record_ecreate(uint8_t record[MEASURE_RECORD], uint32_t ssa_frame_size, uint64_t size);
void measure_record_eadd(uint8_t record[MEASURE_RECORD], uint64_t offset, uint64_t secinfo_flags);
void measure_record_eextend(uint8_t record[MEASURE_RECORD], uint64_t offset);

// Starts with ECREATE. End each with measure_end.
void measure_begin(struct Measure *measure, uint32_t ssa_frame_size, uint64_t size);
void measure_eadd(struct Measure *measure, uint64_t offset, uint64_t secinfo_flags);
void measure_eextend(struct Measure *measure, uint64_t offset, const uint8_t chunk[MEASURE_CHUNK]);
// EADD, and EEXTEND for each chunk of page->measured, in ascending order.
void measure_page(struct Measure *measure, const struct ImagePage *page);
// Raw bytes of an SGXS stream, for a reader that has checked them.
void measure_bytes(struct Measure *measure, const void *bytes, size_t size);
// Writes MRENCLAVE.
void measure_end(struct Measure *measure, uint8_t mrenclave[MEASURE_SIZE]);

// MRENCLAVE of a page list.
void image_measure(const struct Image *image, uint8_t mrenclave[MEASURE_SIZE]);
