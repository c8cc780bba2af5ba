// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// MRENCLAVE: see measure.h. Records are little-endian, as the processor writes them.
#define OPENSSL_SUPPRESS_DEPRECATED // host/hash.h tells why
#include "host/image/measure.h"

#include <string.h>

#define PAGE 4096u
#define CHUNKS (PAGE / MEASURE_CHUNK)

static void begin_record(uint8_t record[MEASURE_RECORD], const char tag[8]) {
    memset(record, 0, MEASURE_RECORD);
    memcpy(record, tag, 8);
}

void measure_record_ecreate(uint8_t record[MEASURE_RECORD], uint32_t ssa_frame_size, uint64_t size) {
    begin_record(record, "ECREATE\0");
    memcpy(record + 8, &ssa_frame_size, 4);
    memcpy(record + 12, &size, 8);
}

void measure_record_eadd(uint8_t record[MEASURE_RECORD], uint64_t offset, uint64_t secinfo_flags) {
    begin_record(record, "EADD\0\0\0\0");
    memcpy(record + 8, &offset, 8);
    memcpy(record + 16, &secinfo_flags, 8); // the first 48 bytes of SECINFO; all but the flags are zero
}

void measure_record_eextend(uint8_t record[MEASURE_RECORD], uint64_t offset) {
    begin_record(record, "EEXTEND\0");
    memcpy(record + 8, &offset, 8);
}

void measure_begin(struct Measure *measure, uint32_t ssa_frame_size, uint64_t size) {
    SHA256_Init(&measure->context);
    uint8_t record[MEASURE_RECORD];
    measure_record_ecreate(record, ssa_frame_size, size);
    measure_bytes(measure, record, sizeof record);
}

void measure_bytes(struct Measure *measure, const void *bytes, size_t size) {
    SHA256_Update(&measure->context, bytes, size);
}

void measure_eadd(struct Measure *measure, uint64_t offset, uint64_t secinfo_flags) {
    uint8_t record[MEASURE_RECORD];
    measure_record_eadd(record, offset, secinfo_flags);
    measure_bytes(measure, record, sizeof record);
}

void measure_eextend(struct Measure *measure, uint64_t offset, const uint8_t chunk[MEASURE_CHUNK]) {
    uint8_t record[MEASURE_RECORD];
    measure_record_eextend(record, offset);
    measure_bytes(measure, record, sizeof record);
    measure_bytes(measure, chunk, MEASURE_CHUNK);
}

void measure_page(struct Measure *measure, const struct ImagePage *page) {
    static const uint8_t zeros[MEASURE_CHUNK];
    measure_eadd(measure, page->offset, page->secinfo_flags);
    for (unsigned i = 0; i < CHUNKS; i++) {
        if (!(page->measured >> i & 1)) continue;
        const uint8_t *chunk = page->content ? page->content + i * MEASURE_CHUNK : zeros;
        measure_eextend(measure, page->offset + i * MEASURE_CHUNK, chunk);
    }
}

void measure_end(struct Measure *measure, uint8_t mrenclave[MEASURE_SIZE]) {
    SHA256_Final(mrenclave, &measure->context);
}

void image_measure(const struct Image *image, uint8_t mrenclave[MEASURE_SIZE]) {
    struct Measure measure;
    measure_begin(&measure, image->ssa_frame_size, image->size);
    for (uint32_t i = 0; i < image->page_count; i++) {
        struct ImagePage page = image_page(image, i);
        measure_page(&measure, &page);
    }
    measure_end(&measure, mrenclave);
}
