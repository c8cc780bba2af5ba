// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The archive in the image, or the one handed over.
#include "python/objects/archive.h"
#include "abi/frozen.h"
#include "kernel/io.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

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

Value archive_bytes(uint64_t offset, uint64_t n) {
    Value bytes = new_bytes(SHAPE(bytes), n);
    RETURN_IF_ERROR(bytes);
    if (!archive_copy(ref_of(bytes), 0, offset, n))
        return raise0(CLASS(SystemError), TEXT("the frozen archive is damaged"));
    return bytes;
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

static ROOT(place_main);
static ROOT(place_folder);

void archive_place(Value main, Value folder) {
    place_main = main;
    place_folder = folder;
}

Value archive_folder(void) {
    bool has_file = is_ref(place_main) && str_length(ref_of(place_main));
    return has_file ? place_folder : str_from_text(TEXT(""));
}

static bool is_relative(Value file) {
    uint64_t n = str_length(ref_of(file));
    return n && str_at(ref_of(file), 0) != '/' && str_at(ref_of(file), 0) != '<';
}

Value archive_shown(Value file, bool main) {
    if (!is_str(file) || !is_ref(place_folder) || !is_relative(file)) return file;
    if (main && str_length(ref_of(place_main))) return place_main;
    return text_format2(TEXT("{}/{}"), place_folder, file);
}

// What the archive calls the program's file: its first entry.
static Value main_name(void) {
    uint32_t offset = archive_u32(sizeof(struct FrozenHeader) + 12);
    uint32_t size = archive_u32(sizeof(struct FrozenHeader) + 16);
    Value bytes = new_bytes(SHAPE(bytes), size);
    RETURN_IF_ERROR(bytes);
    if (!archive_copy(ref_of(bytes), 0, offset, size)) return str_from_text(TEXT(""));
    return str_from_utf8(ref_of(bytes), 0, size);
}

Value archive_named(Value file) {
    if (!is_ref(place_folder) || is_relative(file)) return file;
    if (str_length(ref_of(file)) && str_equal(file, place_main)) return main_name();
    uint64_t n = str_length(ref_of(file)), at = str_length(ref_of(place_folder));
    if (n <= at + 1 || str_at(ref_of(file), at) != '/') return file;
    Value start = str_substring(file, 0, at);
    RETURN_IF_ERROR(start);
    return str_equal(start, place_folder) ? str_substring(file, at + 1, n) : file;
}

Value archive_hash(void) { return is_ref(adopted) ? adopted_hash : UNSET; }
