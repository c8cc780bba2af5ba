// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Reads the enclave's ELF file: see elf.h. Format: System V ABI, "ELF Header", "Program Header", "Sections".
#include "host/image/elf.h"

#include "abi/layout.h"
#include "host/error.h"

#include <elf.h>
#include <string.h>

// A part of the file; NULL when it does not lie in it.
static const uint8_t *part(const struct Elf *elf, uint64_t offset, uint64_t size) {
    if (offset > elf->size || size > elf->size - offset) return NULL;
    return elf->data + offset;
}

static bool read_segment(const struct Elf *elf, const Elf64_Phdr *header, uint64_t limit,
                         struct ElfSegment *segment, const char *name) {
    *segment = (struct ElfSegment){
        .address = header->p_vaddr,
        .memory_size = header->p_memsz,
        .content = part(elf, header->p_offset, header->p_filesz),
        .file_size = header->p_filesz,
        .readable = header->p_flags & PF_R,
        .writable = header->p_flags & PF_W,
        .executable = header->p_flags & PF_X,
    };
    if (!segment->content) return error_set("'%s' is corrupt: a segment reaches beyond the file", name);
    if (segment->file_size > segment->memory_size)
        return error_set("'%s' is corrupt: a segment is larger in the file than in memory", name);
    if (segment->address > limit || segment->memory_size > limit - segment->address)
        return error_set("'%s' has a segment outside the enclave's range; link it at base 0", name);
    return true;
}

static uint64_t page_down(uint64_t address) { return address & ~(uint64_t)(PAGE_SIZE - 1); }

static bool check_order(const struct Elf *elf, const char *name) {
    const struct ElfSegment *last = NULL;
    for (unsigned i = 0; i < elf->segment_count; i++) {
        const struct ElfSegment *segment = &elf->segments[i];
        if (segment->writable && segment->executable)
            return error_set("'%s' has a segment that is writable and executable", name);
        if (last && page_down(segment->address) < last->address + last->memory_size)
            return error_set("'%s' has segments that overlap or share a page; align them to 4096", name);
        last = segment;
    }
    return true;
}

static bool read_segments(struct Elf *elf, const Elf64_Ehdr *header, uint64_t limit, const char *name) {
    if (header->e_phentsize != sizeof(Elf64_Phdr)) return error_set("'%s' is not an ELF program", name);
    for (unsigned i = 0; i < header->e_phnum; i++) {
        const uint8_t *raw =
            part(elf, header->e_phoff + (uint64_t)i * sizeof(Elf64_Phdr), sizeof(Elf64_Phdr));
        if (!raw || header->e_phoff > elf->size)
            return error_set("'%s' is corrupt: its program headers reach beyond the file", name);
        Elf64_Phdr segment;
        memcpy(&segment, raw, sizeof segment);
        if (segment.p_type == PT_INTERP || segment.p_type == PT_DYNAMIC)
            return error_set("'%s' needs a dynamic linker; an enclave has none, link it statically", name);
        if (segment.p_type == PT_TLS) {
            if (!read_segment(elf, &segment, limit, &elf->thread_local_data, name)) return false;
            uint64_t alignment = segment.p_align ? segment.p_align : 1;
            if (alignment & (alignment - 1) || alignment > PAGE_SIZE)
                return error_set("'%s' has thread-local data aligned to more than a page", name);
            if (segment.p_filesz) return error_set("'%s' has initialised thread-local data", name);
            elf->thread_local_alignment = alignment;
        }
        if (segment.p_type != PT_LOAD || segment.p_memsz == 0) continue;
        if (elf->segment_count == ELF_SEGMENTS_MAX) return error_set("'%s' has too many segments", name);
        if (!read_segment(elf, &segment, limit, &elf->segments[elf->segment_count], name)) return false;
        elf->segment_count++;
    }
    if (elf->segment_count == 0) return error_set("'%s' has nothing to load", name);
    return check_order(elf, name);
}

// Section header i; false when it is not in the file.
static bool section_at(const struct Elf *elf, unsigned i, Elf64_Shdr *section) {
    Elf64_Ehdr header;
    memcpy(&header, elf->data, sizeof header);
    if (i >= header.e_shnum || header.e_shentsize != sizeof *section || header.e_shoff > elf->size)
        return false;
    const uint8_t *raw = part(elf, header.e_shoff + (uint64_t)i * sizeof *section, sizeof *section);
    if (raw) memcpy(section, raw, sizeof *section);
    return raw != NULL;
}

static bool check_relocations(const struct Elf *elf, unsigned count, const char *name) {
    for (unsigned i = 0; i < count; i++) {
        Elf64_Shdr section;
        if (!section_at(elf, i, &section))
            return error_set("'%s' is corrupt: its section headers reach beyond the file", name);
        bool relocates = section.sh_type == SHT_RELA || section.sh_type == SHT_REL;
        if (relocates && section.sh_size)
            return error_set("'%s' has relocations left; an enclave's bytes are measured as they are", name);
    }
    return true;
}

static bool check_entry(const struct Elf *elf, const char *name) {
    for (unsigned i = 0; i < elf->segment_count; i++) {
        const struct ElfSegment *segment = &elf->segments[i];
        if (segment->executable && elf->entry >= segment->address &&
            elf->entry - segment->address < segment->file_size)
            return true;
    }
    return error_set("'%s' has its entry outside its code", name);
}

bool elf_read(struct Elf *elf, const uint8_t *data, size_t size, uint64_t limit, const char *name) {
    *elf = (struct Elf){.data = data, .size = size, .thread_local_alignment = 1};
    Elf64_Ehdr header;
    if (size < sizeof header || memcmp(data, ELFMAG, SELFMAG) != 0)
        return error_set("'%s' is not an ELF file", name);
    memcpy(&header, data, sizeof header);
    if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB ||
        header.e_machine != EM_X86_64 || (header.e_type != ET_EXEC && header.e_type != ET_DYN))
        return error_set("'%s' is not a program for x86-64", name);
    elf->entry = header.e_entry;
    return read_segments(elf, &header, limit, name) && check_relocations(elf, header.e_shnum, name) &&
           check_entry(elf, name);
}

static bool symbol_named(const struct Elf *elf, const Elf64_Shdr *strings, uint32_t offset,
                         const char *name) {
    size_t length = strlen(name) + 1;
    if (offset > strings->sh_size || length > strings->sh_size - offset) return false;
    if (strings->sh_offset > elf->size) return false;
    const uint8_t *text = part(elf, strings->sh_offset + offset, length);
    return text && memcmp(text, name, length) == 0;
}

static bool within_segment(const struct Elf *elf, uint64_t address, uint64_t size) {
    for (unsigned i = 0; i < elf->segment_count; i++) {
        const struct ElfSegment *segment = &elf->segments[i];
        if (address < segment->address) continue;
        uint64_t offset = address - segment->address;
        if (offset <= segment->memory_size && size <= segment->memory_size - offset) return true;
    }
    return false;
}

bool elf_symbol(const struct Elf *elf, const char *name, uint64_t size, uint64_t *address) {
    Elf64_Shdr table, strings;
    for (unsigned i = 0; section_at(elf, i, &table); i++) {
        if (table.sh_type != SHT_SYMTAB || !section_at(elf, table.sh_link, &strings)) continue;
        const uint8_t *symbols = part(elf, table.sh_offset, table.sh_size);
        if (!symbols) return false;
        for (uint64_t j = 0; j < table.sh_size / sizeof(Elf64_Sym); j++) {
            Elf64_Sym symbol;
            memcpy(&symbol, symbols + j * sizeof symbol, sizeof symbol);
            if (symbol.st_shndx == SHN_UNDEF || !symbol_named(elf, &strings, symbol.st_name, name)) continue;
            *address = symbol.st_value;
            return symbol.st_size >= size && within_segment(elf, symbol.st_value, size);
        }
    }
    return false;
}
