// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// An enclave image as the host's rooms hand it on: one page list feeds the measurement, the SGXS file, the
// ioctls and the simulator.
#pragma once
#include <stdint.h>

// SECINFO.FLAGS (SDM Vol. 3D, 38.11)
#define SECINFO_R UINT64_C(1)
#define SECINFO_W UINT64_C(2)
#define SECINFO_X UINT64_C(4)
#define SECINFO_TCS (UINT64_C(1) << 8)
#define SECINFO_REG (UINT64_C(2) << 8)

struct ImagePage {
    uint64_t offset;        // from the enclave's base
    uint64_t secinfo_flags; // SECINFO_*
    const uint8_t *content; // 4096 bytes, or NULL for zeros
    uint16_t measured;      // bit i: the 256-byte chunk i is EEXTENDed (0xffff: all)
};

// Where contents may lie: a file, mapped privately. A loader may map its pages instead of copying them.
#define IMAGE_FILES 2
struct ImageFile {
    int fd; // 0: there is none
    const uint8_t *start;
    uint64_t size;
};

struct Image {
    uint64_t size;           // SECS.SIZE, a power of two
    uint32_t ssa_frame_size; // SECS.SSAFRAMESIZE, in pages
    uint32_t page_count;     // blank ones included
    uint32_t blank_count;    // the last pages are alike, one behind the other: not measured, without content
    struct ImagePage *pages; // in measurement order, the first of the blank ones at the end
    struct ImageFile files[IMAGE_FILES];
};

// Page i, which is less than page_count.
static inline struct ImagePage image_page(const struct Image *image, uint32_t i) {
    uint32_t listed = image->page_count - image->blank_count;
    struct ImagePage page = image->pages[i < listed ? i : listed];
    if (i > listed) page.offset += (uint64_t)(i - listed) * 4096;
    return page;
}
