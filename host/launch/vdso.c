// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// See vdso.h. The image is the kernel's, so its tables are believed.
#include "host/launch/vdso.h"

#include <elf.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>

static const Elf64_Shdr *symbols_of(const uint8_t *image) {
    const Elf64_Ehdr *elf = (const Elf64_Ehdr *)image;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(image + elf->e_shoff);
    for (unsigned i = 0; elf->e_shoff && i < elf->e_shnum; i++)
        if (sections[i].sh_type == SHT_DYNSYM) return &sections[i];
    return NULL;
}

void *vdso_function(const char *name) {
    uint8_t *image = (uint8_t *)(uintptr_t)getauxval(AT_SYSINFO_EHDR);
    const Elf64_Shdr *section = image ? symbols_of(image) : NULL;
    if (!section) return NULL;
    const Elf64_Ehdr *elf = (const Elf64_Ehdr *)image;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(image + elf->e_shoff);
    const Elf64_Sym *symbols = (const Elf64_Sym *)(image + section->sh_offset);
    const char *names = (const char *)image + sections[section->sh_link].sh_offset;
    for (uint64_t i = 0; i < section->sh_size / sizeof *symbols; i++)
        if (symbols[i].st_shndx != SHN_UNDEF && strcmp(names + symbols[i].st_name, name) == 0)
            return image + symbols[i].st_value;
    return NULL;
}
