// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// New blocks, with MemoryError when there is no room for them: the only callers of the kernel's allocation.
#include "python/objects/memory.h"
#include "python/objects/error.h"

TYPE(storage, "storage", object, 0, "");
TYPE(blob, "blob", object, 0, "");

static COLD Value exhausted(void) { return raise_memory_error(); }

Value new_slots(Ref shape, uint64_t count) {
    Ref r = slots_alloc(shape, count);
    return likely(!is_null(r)) ? ref_value(r) : exhausted();
}

Value new_bytes(Ref shape, uint64_t length) {
    Ref r = bytes_alloc(shape, length);
    return likely(!is_null(r)) ? ref_value(r) : exhausted();
}

Value new_weak(Ref shape, uint64_t count) {
    Ref r = weak_alloc(shape, count);
    return likely(!is_null(r)) ? ref_value(r) : exhausted();
}

Value new_storage(uint64_t slot_count) { return new_slots(SHAPE(storage), slot_count); }

Value new_blob(uint64_t byte_count) { return new_bytes(SHAPE(blob), byte_count); }
