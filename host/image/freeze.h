// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Freezes a program: finds the modules that it can import, and writes them with it into one archive
// (abi/frozen.h). Looked through in this order: modules built into CPython that the interpreter has natively;
// the program's folder; the folders of the request; the interpreter's other native modules; its own pure
// modules; the standard library. A module that is missing fails the freezing only when it is sure to be
// imported: by a chain of statements at module level, from the program on. The archive depends on the files
// found and the names given alone: not on time, order of directories or where the folders lie; the program's file
// stands in it without its folder.
#pragma once
#include "abi/frozen.h"
#include "host/file.h"

#include <stdbool.h>
#include <stddef.h>

enum FreezeMain {
    FREEZE_FILE,   // main: a file, or a folder with a __main__.py
    FREEZE_MODULE, // main: a module's name (-m)
    FREEZE_TEXT,   // main: the file name to show; text: the program
};

struct FreezeRequest {
    enum FreezeMain kind;
    const char *main;
    struct Bytes text;     // of FREEZE_TEXT; taken over
    struct Bytes manifest; // its canonical form (image/manifest.h), or empty: none; the caller's
    bool bare;             // nothing beside the program: it is to be replaced at run time
    bool keeps_files;      // the program has files that the host keeps: module enclave reads and writes them
    const char *const *paths; // folders to look through; `path_count` of them
    size_t path_count;
    const char *const
        *data; // files and folders that the program opens under these names; `data_count` of them
    size_t data_count;
    const char *files_folder; // the same for files below a folder, which is not a part of their names
    char *const *files;       // `file_count` of them
    size_t file_count;
    const char *stdlib;      // folder of the pure standard library
    const char *own_library; // folder of the interpreter's own pure modules, or NULL
    const char *codes;       // file with compiled modules (codes.h), or NULL
    const char *native_list; // file with the names of its native modules, one per line; may not be there
};

struct Frozen {
    struct MappedFile archive;
    char *
        main_path; // the program's file: of FREEZE_FILE as given, of FREEZE_MODULE the absolute path, else NULL
    size_t module_count;
    bool main_unreadable; // on failure: the program itself could not be opened
};

// False and error_set when a file cannot be read, is not Python source, or a module is missing.
bool freeze(struct Frozen *frozen, struct FreezeRequest *request);
void freeze_free(struct Frozen *frozen);
