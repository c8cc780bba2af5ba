// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Reads the enclave's ELF file (x86-64, linked at base 0, no relocation left) as far as the image builder
// needs it: loadable segments, the thread-local template, the entry, and symbols by name. The file may be
// corrupt or hostile: every offset is checked before it is used, and what is not understood is refused.
// Nothing is copied; `struct Elf` points into the file's bytes, which must outlive it.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ELF_SEGMENTS_MAX 16

struct ElfSegment {
    uint64_t address, memory_size; // from the enclave's base, bytes
    const uint8_t *content;        // file_size bytes; the rest of memory_size is zero
    uint64_t file_size;
    bool readable, writable, executable;
};

struct Elf {
    const uint8_t *data;
    size_t size;
    uint64_t entry;
    struct ElfSegment segments[ELF_SEGMENTS_MAX]; // ascending, on pages of their own
    unsigned segment_count;
    struct ElfSegment thread_local_data; // all zeros; memory_size 0 when there is none
    uint64_t thread_local_alignment;
};

// Reads; `name` is for the error line. False and error_set when the file is corrupt or cannot be an enclave:
// wrong machine, a relocation or an interpreter, a segment writable and executable, segments that share a
// page, lie above `limit` or reach beyond the file, thread-local data that is initialised, an entry outside
// an executable segment.
bool elf_read(struct Elf *elf, const uint8_t *data, size_t size, uint64_t limit, const char *name);

// Address of a symbol. False (no error set) when there is none or it does not have `size` bytes within one
// segment.
bool elf_symbol(const struct Elf *elf, const char *name, uint64_t size, uint64_t *address);
