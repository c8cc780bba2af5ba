// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The frozen archive: every module that the program can import, as source text, plus the manifest. It is
// written by host/image, measured with the image, and read inside through checked copies. Little-endian,
// offsets from the archive's start. Entries are sorted by (kind, name) in byte order so that a lookup is a
// binary search and a second build of the same inputs is byte-identical. No time stamp, no path of the
// building machine (files of the standard library are named as Debian installs them). Source text is valid
// UTF-8 without a byte order mark and without NUL, whatever coding its comment declares. A module that is
// both frozen and native is the frozen one: the builder has already applied the search order.
#pragma once
#include <stdint.h>

// Where the standard library's files are shown to lie: Debian's folder.
#define FROZEN_STDLIB "/usr/lib/python3.11"

#define FROZEN_MAGIC UINT64_C(0x31465a4753595000) // "\0PYSGZF1"

enum FrozenKind {
    FROZEN_MAIN = 0,     // the program, the first entry. name: "__main__", or with -m the module's own name
                         // ("a.b", "a.__main__"), of which its package is what stands before the last dot.
                         // file: its name without a folder (-m: as a module's)
    FROZEN_MODULE = 1,   // a module: name "a.b", file: "a/b.py" as a traceback shows it
    FROZEN_PACKAGE = 2,  // a package: name "a", data: its __init__.py. A namespace package has no file
    FROZEN_DATA = 3,     // any other file frozen with the program; name and file: as the program opens it
    FROZEN_MANIFEST = 4, // canonical manifest, one entry
};

#define FROZEN_RECODED                                                                                       \
    1 // the file's text was in another coding than UTF-8: the data are not the file's bytes

struct FrozenHeader {
    uint64_t magic;
    uint32_t entry_count;
    uint32_t reserved;
};

struct FrozenEntry { // entry_count of these follow the header
    uint32_t kind;
    uint32_t name_offset, name_size;
    uint32_t file_offset, file_size;
    uint32_t data_offset, data_size;
    uint32_t flags; // FROZEN_RECODED
    uint32_t code_offset,
        code_size; // of a module: its code object as marshal writes it; size 0: to be compiled
};
