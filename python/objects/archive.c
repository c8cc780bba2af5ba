// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The archive in the image, or the one handed over.
#include "python/objects/archive.h"
#include "kernel/io.h"

static ROOT(adopted); // bytes, or UNSET
static ROOT(adopted_hash);

uint64_t archive_size(void) { return is_ref(adopted) ? bytes_length(ref_of(adopted)) : io_frozen_size(); }

bool archive_copy(Ref to, uint64_t at, uint64_t offset, uint64_t n) {
    if (!is_ref(adopted)) return io_frozen_copy(to, at, offset, n);
    uint64_t size = bytes_length(ref_of(adopted));
    if (offset > size || n > size - offset) return false;
    bytes_copy(to, at, ref_of(adopted), offset, n);
    return true;
}

uint32_t archive_u32(uint64_t offset) {
    if (!is_ref(adopted)) return io_frozen_u32(offset);
    uint64_t size = bytes_length(ref_of(adopted));
    if (offset > size || size - offset < 4) return 0;
    return u32_get(ref_of(adopted), offset);
}

bool archive_adopt(Value bytes, Value hash) {
    if (is_ref(adopted)) return false;
    adopted = bytes;
    adopted_hash = hash;
    return true;
}

Value archive_hash(void) { return is_ref(adopted) ? adopted_hash : UNSET; }
