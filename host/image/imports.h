// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Finds the imports in Python source text without parsing Python: a scan that knows strings, comments,
// brackets and continued lines, and so sees each statement that begins with `import` or `from`, wherever it
// stands; beside them `__import__("x")` and `import_module("x")` with a literal name, and the names in
// `__all__`. Text that is not valid Python gives fewer imports, never an error: the compiler inside will
// say what is wrong. Skipped are blocks that never run: under `if TYPE_CHECKING:`, and under
// `if __name__ == "__main__":` unless the text is the program itself.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ImportKind {
    IMPORT_MODULE, // import MODULE
    IMPORT_NAME,   // from MODULE import NAME (may be a submodule)
    IMPORT_STAR,   // from MODULE import *
    IMPORT_BELOW,  // import_module("MODULE." + name): a module of the package MODULE
    IMPORT_LISTED, // iter_modules(MODULE.__path__): all modules below the package MODULE
    IMPORT_ALL,    // NAME is in __all__: a submodule that a star imports
};

struct Import {
    enum ImportKind kind;
    bool required;  // a statement of the module's own level, not under if, try, def ...
    bool lazy;      // within a function, so not executed when the module is imported
    unsigned level; // leading dots
    unsigned line;
    char *module; // dotted, "" for `from . import x`; owned by the list
    char *name;   // of IMPORT_NAME and IMPORT_ALL, else NULL; owned by the list
};

struct ImportList {
    struct Import *items;
    size_t count, room;
};

// Appends the imports of `text` (followed by a NUL byte that is not counted) in the order they stand.
void imports_scan(struct ImportList *list, const uint8_t *text, size_t size, bool is_main);
void imports_free(struct ImportList *list);
