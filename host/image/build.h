// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Builds an enclave's page list from its ELF file and a frozen archive, as abi/layout.h lays it out: the
// segments, the archive, each thread's stacks, block, SSA frames and TCS, and the heap. Pages come in
// ascending order; all but the heap's and the stacks' are measured. The result depends on the request alone.
// image_free releases it; the ELF file's bytes and the archive must outlive it.
#pragma once
#include "abi/image.h"
#include "host/file.h"

#include <stdbool.h>
#include <stdint.h>

struct BuildRequest {
    const struct Bytes *elf;
    const char *elf_name; // for error lines
    const struct Bytes *archive;
    uint64_t heap_size, stack_size; // bytes, whole pages
    unsigned thread_count;
    uint64_t flags;         // struct Layout's
    int elf_fd, archive_fd; // the files, when the bytes are mappings of them, or 0
};

struct BuiltImage {
    struct Image image;
    uint8_t *pages; // contents that are neither in the ELF file nor in the archive
    uint32_t pages_used, pages_room;
};

// False and error_set when the ELF file is refused or a size is out of range; nothing to free then.
bool build_image(struct BuiltImage *built, const struct BuildRequest *request);
void build_free(struct BuiltImage *built);
