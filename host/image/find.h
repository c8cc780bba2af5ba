// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Where modules are found: the search order of freeze.h, one name at a time. A finder remembers the program's
// folders and the native names; find_top and find_below look for a module and, when it is one in source,
// give its file. Nothing is read but directories.
#pragma once
#include "host/image/freeze.h"

enum FoundKind {
    FOUND_NOTHING,
    FOUND_NATIVE,    // the interpreter has it
    FOUND_MODULE,    // a .py file
    FOUND_PACKAGE,   // an __init__.py file
    FOUND_NAMESPACE, // folders without one (PEP 420)
    FOUND_FOREIGN,   // only as compiled code (.so), which cannot be frozen
};

struct Found {
    enum FoundKind kind;
    bool standard;  // of the standard library or the interpreter's own
    char *path;     // of the file; owned
    char *file;     // as a traceback shows it; owned
    char **folders; // of a package: where its submodules are; owned, NULL at the end
    char *shown;    // of a package: what to put before a submodule's file name; owned
};

struct Finder {
    const char *folders[256]; // of the program, in order; not owned
    size_t folder_count;
    const char *stdlib, *own_library;
    char **natives; // sorted; owned
    size_t native_count;
    bool natives_known;
};

void finder_open(struct Finder *finder, const struct FreezeRequest *request);
void finder_close(struct Finder *finder);
// A module without a dot in its name.
void finder_top(const struct Finder *finder, const char *name, struct Found *found);
// The submodule `name` (its last part) of a package found before; `full_name` dotted.
void finder_below(const struct Finder *finder, const struct Found *package, const char *full_name,
                  const char *name, struct Found *found);
void found_free(struct Found *found);
// One of CPython's own native modules, whether or not the interpreter has it.
bool finder_is_cpython_native(const struct Finder *finder, const char *name);
