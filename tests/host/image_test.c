// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// From an ELF file and an archive to pages, to an SGXS file and back: what abi/layout.h promises, and what happens
// to files that are cut or changed. Under sanitizers: no damaged file may make a reader leave its bytes.
#include "abi/layout.h"
#include "abi/sgx.h"
#include "host/error.h"
#include "host/image/build.h"
#include "host/image/measure.h"
#include "host/image/sgxs.h"

#include "tests/host/check.h"

#include <stdlib.h>
#include <unistd.h>

#define TINY "build/tests/host/tiny.elf"

static struct Bytes elf, archive;

static struct BuildRequest request(void) {
    return (struct BuildRequest){.elf = &elf,
                                 .elf_name = "tiny",
                                 .archive = &archive,
                                 .heap_size = HEAP_SIZE_MIN,
                                 .stack_size = 8 * PAGE_SIZE,
                                 .thread_count = 2};
}

// Valid until it is called again.
static const struct ImagePage *page_at(const struct Image *image, uint64_t offset) {
    static struct ImagePage page;
    for (uint32_t i = 0; i < image->page_count; i++) {
        page = image_page(image, i);
        if (page.offset == offset) return &page;
    }
    return NULL;
}

static struct Layout layout_of(const struct Image *image) {
    struct Layout layout = {0};
    for (uint32_t i = 0; i < image->page_count && layout.magic != LAYOUT_MAGIC; i++)
        if (image_page(image, i).content) memcpy(&layout, image_page(image, i).content, sizeof layout);
    CHECK(layout.magic == LAYOUT_MAGIC);
    return layout;
}

// count pages from offset on, all with these flags; and none right before and right behind.
static bool region(const struct Image *image, uint64_t offset, uint64_t size, uint64_t flags,
                   uint16_t measured) {
    for (uint64_t done = 0; done < size; done += PAGE_SIZE) {
        const struct ImagePage *page = page_at(image, offset + done);
        if (!page || page->secinfo_flags != flags || page->measured != measured) return false;
    }
    return true;
}

static void check_thread(const struct Image *image, const struct Layout *layout, unsigned thread) {
    const uint64_t writable = SECINFO_REG | SECINFO_R | SECINFO_W;
    uint64_t base = layout->threads_offset + thread * layout->thread_stride;
    uint64_t block = base + layout->block_offset, tcs_at = base + layout->tcs_offset;
    CHECK(region(image, base + layout->stack_offset, layout->stack_size, writable, 0));
    CHECK(!page_at(image, base + layout->stack_offset - PAGE_SIZE));
    CHECK(!page_at(image, base + layout->stack_offset + layout->stack_size));
    CHECK(region(image, base + layout->exception_stack_offset, layout->exception_stack_size, writable, 0));
    CHECK(!page_at(image, base + layout->exception_stack_offset - PAGE_SIZE));
    CHECK(!page_at(image, base + layout->exception_stack_offset + layout->exception_stack_size));
    CHECK(layout->tls_size == 2 * PAGE_SIZE);
    CHECK(region(image, block - layout->tls_size, layout->tls_size + PAGE_SIZE, writable, 0xffff));
    CHECK(!page_at(image, block - layout->tls_size - PAGE_SIZE));
    CHECK(region(image, base + layout->ssa_offset, SSA_FRAMES * PAGE_SIZE, writable, 0xffff));
    CHECK(region(image, tcs_at, PAGE_SIZE, SECINFO_TCS, 0xffff) && !page_at(image, tcs_at + PAGE_SIZE));
    struct SgxTcs tcs;
    memcpy(&tcs, page_at(image, tcs_at)->content, sizeof tcs);
    CHECK(tcs.ossa == base + layout->ssa_offset && tcs.nssa == SSA_FRAMES && tcs.cssa == 0 && tcs.flags == 0);
    CHECK(tcs.ofsbase == block && tcs.ogsbase == HEAP_OFFSET && tcs.oentry == 0);
}

static void test_layout(void) {
    struct BuiltImage built;
    struct BuildRequest wanted = request();
    CHECK(build_image(&built, &wanted));
    const struct Image *image = &built.image;
    struct Layout layout = layout_of(image);
    bool ascending = true;
    for (uint32_t i = 1; i < image->page_count; i++)
        ascending = ascending && image_page(image, i - 1).offset < image_page(image, i).offset;
    CHECK(ascending && image->size == ELRANGE_SIZE && image->ssa_frame_size == 1);
    CHECK(image->pages[0].secinfo_flags == (SECINFO_REG | SECINFO_R | SECINFO_X));
    CHECK(region(image, layout.frozen_offset, archive.size, SECINFO_REG | SECINFO_R, 0xffff));
    CHECK(layout.frozen_size == archive.size);
    CHECK(memcmp(page_at(image, layout.frozen_offset)->content, archive.data, PAGE_SIZE) == 0);
    const uint8_t *tail = page_at(image, layout.frozen_offset + PAGE_SIZE)->content;
    CHECK(memcmp(tail, archive.data + PAGE_SIZE, 100) == 0 && tail[100] == 0 && tail[4095] == 0);
    CHECK(layout.thread_count == 2 && layout.heap_size == HEAP_SIZE_MIN);
    check_thread(image, &layout, 0);
    check_thread(image, &layout, 1);
    CHECK(region(image, HEAP_OFFSET, HEAP_SIZE_MIN, SECINFO_REG | SECINFO_R | SECINFO_W, 0));
    CHECK(!page_at(image, HEAP_OFFSET + HEAP_SIZE_MIN));
    build_free(&built);
}

static void refuse(struct BuildRequest wanted, const char *text) {
    struct BuiltImage built;
    CHECK(!build_image(&built, &wanted) && strstr(error_text(), text));
    error_clear();
}

static void test_sizes(void) {
    struct BuildRequest wanted = request();
    wanted.heap_size = HEAP_SIZE_MIN - PAGE_SIZE;
    refuse(wanted, "too small");
    wanted.heap_size = HEAP_SIZE_MAX + PAGE_SIZE;
    refuse(wanted, "too large");
    wanted = request();
    wanted.stack_size = PAGE_SIZE;
    refuse(wanted, "stack");
    wanted = request();
    wanted.thread_count = THREADS_MAX + 1;
    refuse(wanted, "threads");
    wanted = request();
    wanted.elf = &archive;
    refuse(wanted, "not an ELF file");
}

// A few pages of each kind, so that a file of them can be cut at every byte.
static struct Image small_image(struct BuiltImage *built, struct ImagePage pages[8]) {
    struct BuildRequest wanted = request();
    CHECK(build_image(built, &wanted));
    const struct Image *image = &built->image;
    uint32_t count = 0;
    for (uint32_t i = 0; i < image->page_count && count < 5; i++)
        if (image_page(image, i).content) pages[count++] = image_page(image, i);
    pages[count++] = *page_at(image, HEAP_OFFSET);
    return (struct Image){image->size, image->ssa_frame_size, count, 0, pages, {{0}}};
}

static struct Bytes written(const struct Image *image) {
    char path[] = "/tmp/pysgx-image-test-XXXXXX";
    close(mkstemp(path));
    struct FileOutput output;
    struct Bytes bytes = {0};
    CHECK(file_begin(&output, path, 0600));
    sgxs_write(&output, image);
    CHECK(file_commit(&output) && file_read(path, &bytes));
    unlink(path);
    return bytes;
}

static bool reads_as(const uint8_t *data, size_t size, const uint8_t mrenclave[32]) {
    struct Bytes exact = {malloc(size ? size : 1), size}; // so that a sanitizer sees any byte beyond
    memcpy(exact.data, data, size);
    struct SgxsFile file;
    bool same = sgxs_read(&file, &exact, "damaged") && memcmp(file.mrenclave, mrenclave, 32) == 0;
    if (file.image.pages) sgxs_free(&file);
    error_clear();
    bytes_free(&exact);
    return same;
}

static void test_sgxs(void) {
    struct BuiltImage built;
    struct ImagePage pages[8];
    struct Image image = small_image(&built, pages);
    uint8_t mrenclave[32];
    struct SgxsFile file;
    struct Bytes bytes = written(&image);
    image_measure(&image, mrenclave);
    CHECK(sgxs_read(&file, &bytes, "fresh") && file.canonical && memcmp(file.mrenclave, mrenclave, 32) == 0);
    CHECK(file.image.page_count == image.page_count && file.image.size == image.size);
    struct Bytes again = written(&file.image);
    CHECK(again.size == bytes.size && memcmp(again.data, bytes.data, bytes.size) == 0);
    unsigned unnoticed = 0;
    for (size_t size = 0; size < bytes.size; size++) unnoticed += reads_as(bytes.data, size, mrenclave);
    CHECK(unnoticed == 0);
    for (size_t i = 0; i < bytes.size; i++) {
        bytes.data[i] ^= (uint8_t)(1u << i % 8);
        unnoticed += reads_as(bytes.data, bytes.size, mrenclave);
        bytes.data[i] ^= (uint8_t)(1u << i % 8);
    }
    CHECK(unnoticed == 0);
    bytes_free(&again);
    bytes_free(&bytes);
    sgxs_free(&file);
    build_free(&built);
}

// Data that is loaded but not measured, data out of order, and a size not yet known.
static void test_enhanced(void) {
    static uint8_t content[PAGE_SIZE];
    memset(content, 7, sizeof content);
    struct ImagePage pages[2] = {{0x1000, SECINFO_REG | SECINFO_R, content, 0x00ff},
                                 {0x3000, SECINFO_REG | SECINFO_R, content, 0x0003}};
    struct Image image = {1 << 20, 1, 2, 0, pages, {{0}}};
    uint8_t mrenclave[32];
    struct SgxsFile file;
    struct Bytes bytes = written(&image);
    image_measure(&image, mrenclave);
    CHECK(sgxs_read(&file, &bytes, "enhanced"));
    CHECK(memcmp(file.mrenclave, mrenclave, 32) == 0 && file.canonical && file.unmeasured_bytes == 22 * 256);
    CHECK(file.image.pages[0].measured == 0x00ff &&
          memcmp(file.image.pages[0].content, content, PAGE_SIZE) == 0);
    sgxs_free(&file);
    uint8_t swapped[320], *chunks = bytes.data + 128;
    memcpy(swapped, chunks, 320);
    memmove(chunks, chunks + 320, 320);
    memcpy(chunks + 320, swapped, 320);
    CHECK(sgxs_read(&file, &bytes, "swapped") && !file.canonical &&
          memcmp(file.mrenclave, mrenclave, 32) != 0);
    sgxs_free(&file);
    memcpy(bytes.data, "UNSIZED", 8);
    CHECK(!sgxs_read(&file, &bytes, "unsized") && strstr(error_text(), "no size yet"));
    error_clear();
    bytes_free(&bytes);
}

// Builds from a copy of the ELF file of exactly `size` bytes. Refused or built, nothing may be touched beyond.
static unsigned inconsistent; // refused without a line, or built with one

static bool builds(const struct Bytes *source, size_t size) {
    struct Bytes exact = {malloc(size ? size : 1), size};
    memcpy(exact.data, source->data, size);
    struct BuiltImage built;
    struct BuildRequest wanted = request();
    wanted.elf = &exact;
    bool ok = build_image(&built, &wanted);
    inconsistent += ok != !*error_text();
    if (ok) build_free(&built);
    error_clear();
    bytes_free(&exact);
    return ok;
}

static void test_damaged_elf(void) {
    static const uint8_t masks[] = {0x01, 0x80, 0xff};
    unsigned cut = 0;
    for (size_t size = 0; size < elf.size; size += size < 1000 ? 1 : 97) cut += builds(&elf, size);
    CHECK(cut == 0); // the section headers are at the file's end
    for (size_t i = 0; i < elf.size; i += i < 400 || i > 0x4000 ? 1 : 37) {
        for (unsigned m = 0; m < sizeof masks; m++) {
            elf.data[i] ^= masks[m];
            builds(&elf, elf.size);
            elf.data[i] ^= masks[m];
        }
    }
    CHECK(builds(&elf, elf.size));
    CHECK(inconsistent == 0);
}

int main(void) {
    CHECK(file_read(TINY, &elf));
    archive = (struct Bytes){malloc(PAGE_SIZE + 100), PAGE_SIZE + 100};
    for (size_t i = 0; i < archive.size; i++) archive.data[i] = (uint8_t)(i * 7 + 1);
    test_layout();
    test_sizes();
    test_sgxs();
    test_enhanced();
    test_damaged_elf();
    return check_end();
}
