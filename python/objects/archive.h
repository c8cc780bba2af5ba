// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The frozen archive (abi/frozen.h) that the program is taken from: the one in the image, or, in a generic enclave, the
// one that the host handed over at the start, whose hash is in all reports and sealed data (docs/exec.md). That one is
// untrusted bytes: whatever an offset in it says, these functions read nothing beyond its end.
#pragma once
#include "python/objects/object.h"

uint64_t archive_size(void);
bool archive_copy(Ref to, uint64_t at, uint64_t offset, uint64_t n); // false: not inside the archive
Value archive_bytes(uint64_t offset, uint64_t n);                    // bytes, or ERROR
uint32_t archive_u32(uint64_t offset);                               // little-endian; 0 outside it
// From here on the archive is this bytes object, once; hash: 32 bytes. false: there is a program already.
bool archive_adopt(Value bytes, Value hash);
Value archive_hash(void); // bytes: of a program that was adopted, or UNSET

// Where the host says that it read the program (untrusted, and not measured: an image is the same wherever it was
// built). A file of the archive with a relative name is shown to lie there, as python3 shows it.
// main: the program's file, "" when it has none; folder: that of its modules, without '/' at its end.
void archive_place(Value main, Value folder);
Value archive_folder(void);                 // what sys.path begins with: the folder, "" without a file
Value archive_shown(Value file, bool main); // the file's name for tracebacks and __file__
Value archive_named(Value file);            // back to the name in the archive
