// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Builds an enclave's page list: see build.h. Two passes over the same plan: sizes first (one allocation
// each for the page list and for the contents made here), then pages.
#include "host/image/build.h"

#include "abi/layout.h"
#include "abi/sgx.h"
#include "host/error.h"
#include "host/image/elf.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define READ (SECINFO_REG | SECINFO_R)
#define READ_WRITE (SECINFO_REG | SECINFO_R | SECINFO_W)
#define ALL_CHUNKS 0xffff

struct Plan {
    const struct BuildRequest *request;
    struct Elf elf;
    struct Layout layout;
    uint64_t layout_address;
};

static uint64_t page_up(uint64_t size) { return (size + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1); }

static uint64_t page_down(uint64_t size) { return size & ~(uint64_t)(PAGE_SIZE - 1); }

static uint32_t pages_of(const struct ElfSegment *segment) {
    uint64_t first = page_down(segment->address), end = page_up(segment->address + segment->memory_size);
    return (uint32_t)((end - first) / PAGE_SIZE);
}

static bool check_request(const struct BuildRequest *request) {
    if (request->heap_size < HEAP_SIZE_MIN)
        return error_set("a heap of %" PRIu64 " bytes is too small; the least is %" PRIu64
                         " MiB (--heap %" PRIu64 "M)",
                         request->heap_size, HEAP_SIZE_MIN >> 20, HEAP_SIZE_MIN >> 20);
    if (request->heap_size > HEAP_SIZE_MAX)
        return error_set("a heap of %" PRIu64 " MiB is too large; the most is %" PRIu64 " MiB",
                         request->heap_size >> 20, HEAP_SIZE_MAX >> 20);
    if (request->heap_size % PAGE_SIZE || request->stack_size % PAGE_SIZE)
        return error_set("heap and stack sizes must be multiples of 4096 bytes");
    if (request->stack_size < 4 * PAGE_SIZE || request->stack_size > UINT64_C(64) << 20)
        return error_set("a stack of %" PRIu64 " bytes is out of range (16 KiB to 64 MiB)",
                         request->stack_size);
    if (request->thread_count < 1 || request->thread_count > THREADS_MAX)
        return error_set("the number of threads must be 1 to %d", THREADS_MAX);
    return true;
}

static void plan_threads(struct Plan *plan) {
    const struct ElfSegment *variables = &plan->elf.thread_local_data;
    uint64_t mask = plan->elf.thread_local_alignment - 1;
    struct Layout *layout = &plan->layout;
    layout->tls_size = page_up((variables->memory_size + mask) & ~mask);
    layout->thread_count = plan->request->thread_count;
    layout->stack_offset = GUARD_SIZE;
    layout->stack_size = plan->request->stack_size;
    layout->exception_stack_offset = layout->stack_offset + layout->stack_size + GUARD_SIZE;
    layout->exception_stack_size = EXCEPTION_STACK_SIZE_DEFAULT;
    uint64_t tls_offset = layout->exception_stack_offset + EXCEPTION_STACK_SIZE_DEFAULT + GUARD_SIZE;
    layout->block_offset = tls_offset + layout->tls_size;
    layout->ssa_offset = layout->block_offset + PAGE_SIZE;
    layout->tcs_offset = layout->ssa_offset + SSA_FRAMES * SSA_FRAME_PAGES * PAGE_SIZE;
    layout->thread_stride = layout->tcs_offset + PAGE_SIZE + GUARD_SIZE;
}

// Whatever the enclave trusts to be as measured must not be writable.
static bool is_constant(const struct Elf *elf, uint64_t address) {
    for (unsigned i = 0; i < elf->segment_count; i++) {
        const struct ElfSegment *segment = &elf->segments[i];
        if (address >= segment->address && address - segment->address < segment->memory_size)
            return !segment->writable && !segment->executable;
    }
    return false;
}

static bool plan_layout(struct Plan *plan) {
    const struct BuildRequest *request = plan->request;
    const char *name = request->elf_name;
    if (!elf_read(&plan->elf, request->elf->data, request->elf->size, HEAP_OFFSET / 2, name)) return false;
    bool found = elf_symbol(&plan->elf, "layout", sizeof(struct Layout), &plan->layout_address);
    if (!found || !is_constant(&plan->elf, plan->layout_address) ||
        plan->layout_address % PAGE_SIZE > PAGE_SIZE - sizeof(struct Layout))
        return error_set("'%s' has no constant 'layout' to hold the memory plan; it is no Python-SGX enclave",
                         name);
    const struct ElfSegment *last = &plan->elf.segments[plan->elf.segment_count - 1];
    struct Layout *layout = &plan->layout;
    layout->magic = LAYOUT_MAGIC;
    layout->flags = request->flags;
    layout->heap_size = request->heap_size;
    layout->frozen_offset = page_up(last->address + last->memory_size);
    layout->frozen_size = request->archive->size;
    layout->threads_offset = page_up(layout->frozen_offset + layout->frozen_size);
    plan_threads(plan);
    if (layout->frozen_size > HEAP_OFFSET / 4 ||
        layout->threads_offset + layout->thread_count * layout->thread_stride > HEAP_OFFSET)
        return error_set("the program does not fit below the heap (%" PRIu64 " MiB)", HEAP_OFFSET >> 20);
    return true;
}

// A fresh zeroed page, counted beforehand by count_pages.
static uint8_t *new_page(struct BuiltImage *built) {
    if (built->pages_used == built->pages_room) abort();
    return built->pages + (size_t)built->pages_used++ * PAGE_SIZE;
}

static void add(struct BuiltImage *built, uint64_t offset, uint64_t flags, const uint8_t *content,
                uint16_t measured) {
    struct Image *image = &built->image;
    image->pages[image->page_count++] = (struct ImagePage){offset, flags, content, measured};
}

static void add_zeros(struct BuiltImage *built, uint64_t offset, uint64_t size) {
    for (uint64_t done = 0; done < size; done += PAGE_SIZE)
        add(built, offset + done, READ_WRITE, NULL, ALL_CHUNKS);
}

// Memory that the enclave writes before it reads it, whatever the loader put there: stacks and the heap.
static void add_unmeasured(struct BuiltImage *built, uint64_t offset, uint64_t size) {
    for (uint64_t done = 0; done < size; done += PAGE_SIZE) add(built, offset + done, READ_WRITE, NULL, 0);
}

// The page at `offset` of a region whose bytes `content`, `size` start at `address`: a pointer into the
// content where a whole page lies there, a fresh page where a part does, NULL where nothing does.
static const uint8_t *content_page(struct BuiltImage *built, uint64_t offset, uint64_t address,
                                   const uint8_t *content, uint64_t size, bool fresh) {
    uint64_t start = offset > address ? offset : address;
    uint64_t end = offset + PAGE_SIZE < address + size ? offset + PAGE_SIZE : address + size;
    if (start >= end && !fresh) return NULL;
    if (end > start && end - start == PAGE_SIZE && !fresh) return content + (start - address);
    uint8_t *page = new_page(built);
    if (start < end) memcpy(page + (start - offset), content + (start - address), end - start);
    return page;
}

static void add_segment(struct BuiltImage *built, const struct Plan *plan, const struct ElfSegment *segment) {
    uint64_t flags = SECINFO_REG | (segment->readable ? SECINFO_R : 0) | (segment->writable ? SECINFO_W : 0) |
                     (segment->executable ? SECINFO_X : 0);
    uint64_t first = page_down(segment->address);
    for (uint32_t i = 0; i < pages_of(segment); i++) {
        uint64_t offset = first + (uint64_t)i * PAGE_SIZE;
        bool holds_layout = page_down(plan->layout_address) == offset;
        const uint8_t *page =
            content_page(built, offset, segment->address, segment->content, segment->file_size, holds_layout);
        if (holds_layout) {
            uint8_t *copy = built->pages + (page - built->pages);
            memcpy(copy + plan->layout_address % PAGE_SIZE, &plan->layout, sizeof plan->layout);
        }
        add(built, offset, flags, page, ALL_CHUNKS);
    }
}

static void add_archive(struct BuiltImage *built, const struct Plan *plan) {
    const struct Layout *layout = &plan->layout;
    for (uint64_t done = 0; done < layout->frozen_size; done += PAGE_SIZE) {
        uint64_t offset = layout->frozen_offset + done;
        const uint8_t *page = content_page(built, offset, layout->frozen_offset, plan->request->archive->data,
                                           layout->frozen_size, false);
        add(built, offset, READ, page, ALL_CHUNKS);
    }
}

static void add_thread(struct BuiltImage *built, const struct Plan *plan, unsigned thread) {
    const struct Layout *layout = &plan->layout;
    uint64_t base = layout->threads_offset + thread * layout->thread_stride;
    uint64_t block = base + layout->block_offset;
    add_unmeasured(built, base + layout->stack_offset, layout->stack_size);
    add_unmeasured(built, base + layout->exception_stack_offset, layout->exception_stack_size);
    add_zeros(built, block - layout->tls_size, layout->tls_size + PAGE_SIZE);
    add_zeros(built, base + layout->ssa_offset, SSA_FRAMES * SSA_FRAME_PAGES * PAGE_SIZE);
    struct SgxTcs tcs = {
        .ossa = base + layout->ssa_offset,
        .nssa = SSA_FRAMES,
        .oentry = plan->elf.entry,
        .ofsbase = block,
        .ogsbase = HEAP_OFFSET,
        .fslimit = SGX_TCS_LIMIT,
        .gslimit = SGX_TCS_LIMIT,
    };
    uint8_t *page = new_page(built);
    memcpy(page, &tcs, sizeof tcs);
    add(built, base + layout->tcs_offset, SECINFO_TCS, page, ALL_CHUNKS);
}

static bool allocate(struct BuiltImage *built, const struct Plan *plan) {
    const struct Layout *layout = &plan->layout;
    uint64_t fresh = 2, count = page_up(layout->frozen_size) / PAGE_SIZE + 1;
    for (unsigned i = 0; i < plan->elf.segment_count; i++) {
        count += pages_of(&plan->elf.segments[i]);
        fresh += 3; // the first and the last page of the content, and the layout
    }
    fresh += layout->thread_count; // TCS
    count += layout->thread_count * (layout->thread_stride / PAGE_SIZE);
    *built = (struct BuiltImage){.pages_room = (uint32_t)fresh};
    built->image.size = ELRANGE_SIZE;
    const struct BuildRequest *request = plan->request;
    built->image.files[0] = (struct ImageFile){request->elf_fd, request->elf->data, request->elf->size};
    built->image.files[1] =
        (struct ImageFile){request->archive_fd, request->archive->data, request->archive->size};
    built->image.ssa_frame_size = SSA_FRAME_PAGES;
    built->image.pages = malloc(count * sizeof(struct ImagePage));
    built->pages = calloc(fresh, PAGE_SIZE);
    if (built->image.pages && built->pages) return true;
    build_free(built);
    return error_set("out of memory while building the image");
}

bool build_image(struct BuiltImage *built, const struct BuildRequest *request) {
    struct Plan plan = {.request = request};
    *built = (struct BuiltImage){0};
    if (!check_request(request) || !plan_layout(&plan) || !allocate(built, &plan)) return false;
    for (unsigned i = 0; i < plan.elf.segment_count; i++) add_segment(built, &plan, &plan.elf.segments[i]);
    add_archive(built, &plan);
    for (unsigned i = 0; i < request->thread_count; i++) add_thread(built, &plan, i);
    add_unmeasured(built, HEAP_OFFSET, PAGE_SIZE);
    built->image.blank_count = (uint32_t)(request->heap_size / PAGE_SIZE);
    built->image.page_count += built->image.blank_count - 1;
    return true;
}

void build_free(struct BuiltImage *built) {
    free(built->image.pages);
    free(built->pages);
    *built = (struct BuiltImage){0};
}
