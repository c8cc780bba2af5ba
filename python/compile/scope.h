// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The symbol table: for each block of code (module, function, class, lambda, comprehension) what its names are
// (reference, 4.2). Built in two passes over the tree: collect names, then resolve them against the enclosing blocks.
#pragma once
#include "python/source/ast.h"

enum ScopeField {
    SCOPE_KIND,     // small int: enum ScopeKind
    SCOPE_NAME,     // str
    SCOPE_PARENT,   // scope or NONE
    SCOPE_SYMBOLS,  // dict: name -> small int of SYMBOL_*, in order of first appearance
    SCOPE_CHILDREN, // list of scopes
    SCOPE_FLAGS,    // small int: SCOPE_IS_*
    SCOPE_PARAMS,   // list of names in register order
    SCOPE_PRIVATE,  // name of the innermost class, for mangling, or NONE
    SCOPE_NODE,
    SCOPE_DIRECTIVES, // dict: name -> the global or nonlocal statement that first declared it
    SCOPE_FIELDS,
};
enum ScopeKind { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_LAMBDA, SCOPE_COMPREHENSION, SCOPE_CLASS };
enum ScopeFlags {
    SCOPE_IS_GENERATOR = 1,
    SCOPE_IS_COROUTINE = 2,     // async def, or a comprehension that awaits
    SCOPE_IS_NESTED = 4,        // in a function
    SCOPE_HAS_WALRUS = 8,       // an assignment expression binds a local
    SCOPE_NEEDS_CLASS = 16,     // a class whose methods use __class__ or super
    SCOPE_HAS_ANNOTATIONS = 64, // annotated variables
    SCOPE_HAS_VARARGS = 128,
    SCOPE_HAS_VARKW = 256,
    SCOPE_HAS_IMPORT_STAR = 512,
    SCOPE_IS_GENERATOR_EXPRESSION = 1024,
    SCOPE_IS_WIDE = 2048, // its code needs more registers than there are: see unit.h
};
enum SymbolFlags {
    SYMBOL_PARAM = 1,
    SYMBOL_BOUND = 2, // assigned, imported, defined, deleted ...
    SYMBOL_GLOBAL = 4,
    SYMBOL_NONLOCAL = 8,
    SYMBOL_USED = 16,
    SYMBOL_ANNOTATED = 32,
    SYMBOL_DELETED = 64,
    SYMBOL_ITERATION = 128,     // target of a comprehension
    SYMBOL_IMPORTED = 512,      // bound by an import alone
    SYMBOL_IN_CLASS_FREE = 256, // of a class: local here and free in a method
    // what it is in the end:
    SYMBOL_IS_LOCAL = 1024,
    SYMBOL_IS_CELL = 2048,
    SYMBOL_IS_FREE = 4096,
    SYMBOL_IS_GLOBAL = 8192,           // declared global
    SYMBOL_IS_GLOBAL_IMPLICIT = 16384, // found nowhere around
    SYMBOL_RESOLVED = 31 << 10,
};

// The module's scope for a tree; every node that opens a scope is found by scope_of_node. ERROR: SyntaxError.
// future_annotations: annotations are text, their names no names of the block. top_level_await: await makes the module a coroutine.
Value scope_build(Value tree, Value filename, bool future_annotations, bool top_level_await);
Value scope_of_node(Value node);
uint32_t scope_symbol(Value scope, Value name); // SYMBOL_*, 0 when unknown
INLINE enum ScopeKind scope_kind(Value scope) {
    return (enum ScopeKind)int_of(slot_get(ref_of(scope), SCOPE_KIND));
}
INLINE uint32_t scope_flags(Value scope) { return (uint32_t)int_of(slot_get(ref_of(scope), SCOPE_FLAGS)); }
INLINE bool scope_is_function(Value scope) {
    return scope_kind(scope) != SCOPE_MODULE && scope_kind(scope) != SCOPE_CLASS;
}
Value scope_mangle(Value private, Value name);                              // _Class__name
Value scope_error(Value filename, Value node, Text text, Value a, Value b); // SyntaxError at the node
Value scope_error_at(Value filename, Value start, Value stop, Text text, Value a, Value b);
