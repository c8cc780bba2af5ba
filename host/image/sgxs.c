// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SGXS files: see sgxs.h.
#include "host/image/sgxs.h"

#include "abi/layout.h"
#include "abi/sgx.h"
#include "host/error.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define CHUNKS (PAGE_SIZE / MEASURE_CHUNK)
#define PERMISSIONS (SECINFO_R | SECINFO_W | SECINFO_X)

struct Reader {
    struct SgxsFile *file;
    const struct Bytes *bytes;
    const char *name;
    size_t position; // of the record at hand
    struct Measure measure;
    uint16_t seen;        // chunks of the last page that had data
    size_t contents_used; // pages
};

static uint64_t field(const uint8_t *record, unsigned offset) {
    uint64_t value;
    memcpy(&value, record + offset, 8);
    return value;
}

static bool is_tag(const uint8_t *record, const char *tag) {
    char padded[8] = {0};
    memcpy(padded, tag, strlen(tag));
    return memcmp(record, padded, 8) == 0;
}

static bool corrupt(const struct Reader *reader, const char *what) {
    return error_set("'%s' is corrupt: %s (at byte %zu)", reader->name, what, reader->position);
}

static bool zero_from(const uint8_t *record, unsigned offset) {
    for (unsigned i = offset; i < MEASURE_RECORD; i++)
        if (record[i]) return false;
    return true;
}

static bool read_ecreate(struct Reader *reader, const uint8_t *record) {
    struct Image *image = &reader->file->image;
    memcpy(&image->ssa_frame_size, record + 8, 4);
    image->size = field(record, 12);
    if (image->size < 2 * PAGE_SIZE || image->size & (image->size - 1))
        return corrupt(reader, "the enclave's size is no power of two");
    if (image->ssa_frame_size == 0 || !zero_from(record, 20))
        return corrupt(reader, "its ECREATE record is not valid");
    measure_begin(&reader->measure, image->ssa_frame_size, image->size);
    return true;
}

static bool read_eadd(struct Reader *reader, const uint8_t *record) {
    struct SgxsFile *file = reader->file;
    struct Image *image = &file->image;
    uint64_t offset = field(record, 8), flags = field(record, 16);
    if (offset % PAGE_SIZE || offset > image->size - PAGE_SIZE)
        return corrupt(reader, "a page lies outside the enclave");
    uint64_t type = flags & ~PERMISSIONS, permissions = flags & PERMISSIONS;
    bool writable_only = (permissions & SECINFO_W) && !(permissions & SECINFO_R);
    bool valid = (type == SECINFO_REG && !writable_only) || type == SECINFO_TCS;
    if (!valid || !zero_from(record, 24)) return corrupt(reader, "its EADD record is not valid");
    if (image->page_count && offset <= image->pages[image->page_count - 1].offset) file->canonical = false;
    if (type == SECINFO_TCS && permissions) file->canonical = false;
    image->pages[image->page_count++] = (struct ImagePage){.offset = offset, .secinfo_flags = flags};
    reader->seen = 0;
    measure_bytes(&reader->measure, record, MEASURE_RECORD);
    return true;
}

// EEXTEND and UNMEASRD. Data of a page that is not the last one can be measured, but not kept.
static bool read_chunk(struct Reader *reader, const uint8_t *record, bool measured) {
    struct SgxsFile *file = reader->file;
    struct Image *image = &file->image;
    uint64_t offset = field(record, 8);
    if (offset % MEASURE_CHUNK || offset > image->size - MEASURE_CHUNK || !zero_from(record, 16))
        return corrupt(reader, "its data record is not valid");
    if (measured) measure_bytes(&reader->measure, record, MEASURE_RECORD + MEASURE_CHUNK);
    if (!measured) file->unmeasured_bytes += MEASURE_CHUNK;
    struct ImagePage *page = image->page_count ? &image->pages[image->page_count - 1] : NULL;
    if (!page) return corrupt(reader, "data before the first page");
    if (offset < page->offset || offset - page->offset >= PAGE_SIZE) {
        file->canonical = false;
        return true;
    }
    unsigned chunk = (unsigned)((offset - page->offset) / MEASURE_CHUNK);
    if (reader->seen >> chunk) file->canonical = false; // twice, or behind a later chunk
    reader->seen |= (uint16_t)(1u << chunk);
    if (measured) page->measured |= (uint16_t)(1u << chunk);
    if (!page->content) page->content = file->contents + PAGE_SIZE * reader->contents_used++;
    uint8_t *content = file->contents + (page->content - file->contents);
    memcpy(content + chunk * MEASURE_CHUNK, record + MEASURE_RECORD, MEASURE_CHUNK);
    return true;
}

static bool is_chunk(const uint8_t *record) {
    return is_tag(record, "EEXTEND") || is_tag(record, "UNMEASRD");
}

static bool read_record(struct Reader *reader, const uint8_t *record) {
    if (is_tag(record, "EADD")) return read_eadd(reader, record);
    if (is_tag(record, "EEXTEND")) return read_chunk(reader, record, true);
    if (is_tag(record, "UNMEASRD")) return read_chunk(reader, record, false);
    if (is_tag(record, "ECREATE") || is_tag(record, "UNSIZED"))
        return corrupt(reader, "a second ECREATE record");
    return corrupt(reader, "an unknown record");
}

// Counts the pages and those with data, and checks that no record is cut short.
static bool count(struct Reader *reader, size_t *pages, size_t *with_data) {
    const struct Bytes *bytes = reader->bytes;
    bool fresh = false;
    *pages = *with_data = 0;
    for (size_t at = 0; at < bytes->size;) {
        reader->position = at;
        size_t left = bytes->size - at;
        if (left < MEASURE_RECORD) return corrupt(reader, "it ends within a record");
        const uint8_t *record = bytes->data + at;
        at += MEASURE_RECORD;
        if (is_tag(record, "EADD")) {
            ++*pages;
            fresh = true;
        } else if (is_chunk(record)) {
            if (left < MEASURE_RECORD + MEASURE_CHUNK) return corrupt(reader, "it ends within a record");
            at += MEASURE_CHUNK;
            *with_data += fresh;
            fresh = false;
        }
    }
    return true;
}

static bool read_all(struct Reader *reader) {
    const struct Bytes *bytes = reader->bytes;
    reader->position = 0;
    if (!read_ecreate(reader, bytes->data)) return false;
    for (size_t at = MEASURE_RECORD; at < bytes->size; at += MEASURE_RECORD) {
        reader->position = at;
        if (!read_record(reader, bytes->data + at)) return false;
        if (is_chunk(bytes->data + at)) at += MEASURE_CHUNK;
    }
    measure_end(&reader->measure, reader->file->mrenclave);
    return true;
}

bool sgxs_read(struct SgxsFile *file, const struct Bytes *bytes, const char *name) {
    *file = (struct SgxsFile){.canonical = true};
    struct Reader reader = {.file = file, .bytes = bytes, .name = name};
    if (bytes->size >= MEASURE_RECORD && is_tag(bytes->data, "UNSIZED"))
        return error_set("'%s' has no size yet (UNSIZED), so it cannot be measured", name);
    if (bytes->size < MEASURE_RECORD || !is_tag(bytes->data, "ECREATE"))
        return error_set("'%s' is not an SGXS file: it does not begin with ECREATE", name);
    size_t pages, with_data;
    if (!count(&reader, &pages, &with_data)) return false;
    file->image.pages = calloc(pages + 1, sizeof *file->image.pages);
    file->contents = calloc(with_data + 1, PAGE_SIZE);
    if (file->image.pages && file->contents && pages <= UINT32_MAX && read_all(&reader)) return true;
    sgxs_free(file);
    return error_set("out of memory while reading '%s'", name);
}

void sgxs_free(struct SgxsFile *file) {
    free(file->image.pages);
    free(file->contents);
    *file = (struct SgxsFile){0};
}

static void put_chunk(struct FileOutput *output, const struct ImagePage *page, unsigned chunk) {
    static const uint8_t zeros[MEASURE_CHUNK];
    bool measured = page->measured >> chunk & 1;
    if (!measured && !page->content) return;
    uint8_t record[MEASURE_RECORD + MEASURE_CHUNK];
    measure_record_eextend(record, page->offset + chunk * MEASURE_CHUNK);
    if (!measured) memcpy(record, "UNMEASRD", 8);
    const uint8_t *content = page->content ? page->content + chunk * MEASURE_CHUNK : zeros;
    memcpy(record + MEASURE_RECORD, content, MEASURE_CHUNK);
    file_put(output, record, sizeof record);
}

void sgxs_write(struct FileOutput *output, const struct Image *image) {
    uint8_t record[MEASURE_RECORD];
    measure_record_ecreate(record, image->ssa_frame_size, image->size);
    file_put(output, record, sizeof record);
    for (uint32_t i = 0; i < image->page_count; i++) {
        struct ImagePage page = image_page(image, i);
        measure_record_eadd(record, page.offset, page.secinfo_flags);
        file_put(output, record, sizeof record);
        for (unsigned chunk = 0; chunk < CHUNKS; chunk++) put_chunk(output, &page, chunk);
    }
}
