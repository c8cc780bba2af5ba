// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The code of a whole text: features of `from __future__` (PEP 236), the symbol table, warnings, the module's own code.
#include "python/compile/generate.h"
#include "python/compile/warn.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/source/source.h"
#include "python/vm/import.h"

THREAD_STATE(bool, compile_interactive);
THREAD_STATE(Value, compile_future_end);
THREAD_STATE(uint32_t, compile_features);
THREAD_STATE(uint32_t, compile_optimize);

// --- from __future__ import ---
static bool is_future(Value node) {
    if (!ast_is(node, AST_ImportFrom)) return false;
    Value module = ast_get(node, AST_ImportFrom_module);
    return !is_none(module) && str_equal_text(module, TEXT("__future__"));
}

// The flag of a feature; 0: there is none of this name.
static uint32_t feature_of(Value name) {
    if (str_equal_text(name, TEXT("nested_scopes")) || str_equal_text(name, TEXT("generators"))) return 1;
    if (str_equal_text(name, TEXT("division"))) return 0x20000;
    if (str_equal_text(name, TEXT("absolute_import"))) return 0x40000;
    if (str_equal_text(name, TEXT("with_statement"))) return 0x80000;
    if (str_equal_text(name, TEXT("print_function"))) return 0x100000;
    if (str_equal_text(name, TEXT("unicode_literals"))) return 0x200000;
    if (str_equal_text(name, TEXT("barry_as_FLUFL"))) return 0x400000;
    if (str_equal_text(name, TEXT("generator_stop"))) return 0x800000;
    return str_equal_text(name, TEXT("annotations")) ? FEATURE_ANNOTATIONS : 0;
}

static Value collect_features(Value names, Value node) {
    for (uint32_t i = 0; i < ast_list_length(names); i++) {
        Value name = ast_get(ast_list_at(names, i), AST_alias_name);
        uint32_t feature = feature_of(name);
        compile_features |= feature & FEATURES_OF_CODE;
        if (feature) continue;
        Value message = str_equal_text(name, TEXT("braces"))
                            ? str_from_text(TEXT("not a chance"))
                            : text_format1(TEXT("future feature {} is not defined"), name);
        RETURN_IF_ERROR(message);
        return source_error(CLASS(SyntaxError), message, compile_filename, compile_line(node),
                            ast_get(node, AST_START), UNSET);
    }
    return NONE;
}

// Features stand behind the docstring, before everything else. One that comes too late is told here when it is on the line
// on which everything else begins (with the column before it, as in CPython), and where it is compiled when it is on another.
static Value find_features(Value body) {
    uint32_t i = !is_none(code_docstring(body)), n = ast_list_length(body);
    compile_future_end = int_i32(-1);
    for (; i < n && is_future(ast_list_at(body, i)); i++) {
        Value node = ast_list_at(body, i);
        compile_future_end = ast_get(node, AST_START);
        RETURN_IF_ERROR(collect_features(ast_get(node, AST_ImportFrom_names), node));
    }
    for (; i + 1 < n && ast_lineno(ast_list_at(body, i)) == ast_lineno(ast_list_at(body, i + 1)); i++) {
        Value node = ast_list_at(body, i + 1);
        if (!is_future(node)) continue;
        Value message =
            str_from_text(TEXT("from __future__ imports must occur at the beginning of the file"));
        RETURN_IF_ERROR(message);
        return source_error(CLASS(SyntaxError), message, compile_filename, compile_line(node),
                            ast_position(ast_lineno(node), ast_col_offset(node) - 1), UNSET);
    }
    return NONE;
}

// --- the module ---
static Value body_of(Value tree) {
    return ast_is(tree, AST_Module)        ? ast_get(tree, AST_Module_body)
           : ast_is(tree, AST_Interactive) ? ast_get(tree, AST_Interactive_body)
                                           : UNSET;
}

static void module_body(Value tree) {
    Value body = body_of(tree);
    if (scope_flags(unit.scope) & SCOPE_HAS_ANNOTATIONS) emit(OP_SETUP_ANNOTATIONS, 0, 0, 0, 0);
    Value doc = ast_is(tree, AST_Module) ? code_docstring(body) : NONE;
    if (!is_none(doc)) {
        Register t = temp_new();
        load_constant(doc, t);
        emit(OP_STORE_NAME, t, 0, 0, unit_name(NAME(__doc__)));
        temps_to(t);
    }
    statements(body);
    unit.position_start = unit.position_stop = int_u32(0);
    code_return_none();
}

static Value module_code(Value tree, Value scope) {
    Value name = str_interned_text(TEXT("<module>")), code;
    do {
        unit_open(scope);
        unit.parent_names = name;
        code_prologue();
        if (ast_is(tree, AST_Expression))
            code_return(expr(ast_get(tree, AST_Expression_body), ANY_REGISTER));
        else
            module_body(tree);
        code = unit_finish(name, name, code_flags_of(scope), 1, NONE);
    } while (unit_again(scope));
    return code;
}

static Value compile_inside(Value tree, int64_t flags) {
    Value body = body_of(tree);
    compile_interactive = ast_is(tree, AST_Interactive);
    compile_future_end = int_i32(-1);
    if (!is_unset(body)) RETURN_IF_ERROR(find_features(body));
    Value scope = scope_build(tree, compile_filename, compile_features & FEATURE_ANNOTATIONS,
                              flags & COMPILE_TOP_LEVEL_AWAIT);
    RETURN_IF_ERROR(scope);
    return module_code(tree, scope);
}

// A warning may run Python code, which may compile: the state of this compilation is put aside meanwhile.
Value compile_tree(Value tree, Value filename, int64_t flags, int64_t optimize) {
    struct Unit outer = unit;
    Value file = compile_filename, end = compile_future_end;
    uint32_t features = compile_features, level = compile_optimize;
    bool interactive = compile_interactive;
    compile_filename = filename;
    compile_features = (uint32_t)flags & FEATURES_OF_CODE;
    compile_optimize = optimize > 0 ? (uint32_t)optimize : 0;
    Value code = compile_inside(tree, flags);
    unit = outer;
    compile_filename = file;
    compile_future_end = end;
    compile_features = features;
    compile_optimize = level;
    compile_interactive = interactive;
    return is_error(warn_flush(filename, !is_error(code))) ? ERROR : code;
}

Value compile_line(Value node) {
    Value line = import_source_line(compile_filename, ast_lineno(node));
    if (is_error(line)) error_clear(); // the error is told without its line
    return is_unset(line) || is_error(line) ? NONE : line;
}
