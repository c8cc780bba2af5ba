// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// See own_memory.h.
#include "host/cli/own_memory.h"

#include "host/file.h"

#include <elf.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <unistd.h>

#define MMAP_THRESHOLD (1 << 16)

extern const uint8_t __executable_start[]; // the linker's: the ELF header's place

typedef void PartFunction(const Elf64_Phdr *part, uint8_t *start, size_t size);
static void each_part(PartFunction *function) {
    const Elf64_Phdr *header = (const Elf64_Phdr *)getauxval(AT_PHDR);
    const Elf64_Ehdr *elf = (const Elf64_Ehdr *)__executable_start;
    uint64_t bias = elf->e_type == ET_DYN ? (uint64_t)(uintptr_t)elf : 0;
    for (uint64_t i = 0; i < getauxval(AT_PHNUM); i++) {
        uint64_t ahead = header[i].p_vaddr % 4096;
        uint8_t *start = (uint8_t *)(uintptr_t)(bias + header[i].p_vaddr - ahead);
        if (header[i].p_type == PT_LOAD) function(&header[i], start, header[i].p_filesz + ahead);
    }
}

// What is needed again comes from the page cache.
static void forget_constant(const Elf64_Phdr *part, uint8_t *start, size_t size) {
    if (!(part->p_flags & PF_W)) madvise(start, size, MADV_DONTNEED);
}

static void map_by_pieces(const Elf64_Phdr *part, uint8_t *start, size_t size) {
    forget_constant(part, start, size); // it was mapped as a whole
    file_map_by_pieces(start, size);
}

// Pages of data that are as the file has them come from there again, too.
static void forget_data(const Elf64_Phdr *part, uint8_t *start, size_t size) {
    uint8_t page[4096];
    int file = part->p_flags & PF_W ? open("/proc/self/exe", O_RDONLY | O_CLOEXEC) : -1;
    uint64_t offset = part->p_offset - part->p_vaddr % sizeof page;
    for (size_t at = 0; file >= 0 && at + sizeof page <= size; at += sizeof page)
        if (pread(file, page, sizeof page, (off_t)(offset + at)) == sizeof page &&
            memcmp(page, start + at, sizeof page) == 0)
            madvise(start + at, sizeof page, MADV_DONTNEED);
    if (file >= 0) close(file);
}

void own_memory_start(void) {
    mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD);
    each_part(map_by_pieces);
}

void own_memory_forget(void) {
    malloc_trim(0);
    each_part(forget_data);
    each_part(forget_constant);
}
