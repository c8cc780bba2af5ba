// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Declarations: where state may live, which types may be named, and what another file may see of this one.
#include "tools/subset/subset.h"
#include <string.h>

static const char *declared_name(const struct Node *node) {
    return clang_getCString(clang_getCursorSpelling(node->cursor));
}

static bool is_local(const struct Node *node) { return node->parent != NULL; }

static bool in_main_file(const struct Unit *unit, const struct Node *node) {
    uint32_t token;
    if (!cursor_token(unit, node->cursor, &token)) token = node->begin;
    return strcmp(unit->files[unit->tokens[token].file].path, unit->main_path) == 0;
}

// A local must not capture a name that a macro of the kernel's means for something else.
static void check_hidden_name(struct Unit *unit, struct Node *node) {
    uint32_t token;
    const char *name = declared_name(node);
    if (!name || !*name || !is_local(node) || !names_have(&unit->macro_words, name, strlen(name))) return;
    if (!cursor_token(unit, node->cursor, &token) || unit->tokens[token].spelled == PLACE_KERNEL) return;
    refuse_token(unit, token, RULE_KERNEL_NAME);
}

#define LARGE (16 << 10)

static void check_size(struct Unit *unit, struct Node *node, CXType type) {
    if (clang_Type_getSizeOf(type) > LARGE) refuse_node(unit, node, RULE_LARGE);
}

static void check_type(struct Unit *unit, struct Node *node, CXType type, enum TypeUse use) {
    enum Rule rule = type_rule(unit, type, use);
    if (rule != RULE_COUNT) refuse_node(unit, node, rule);
}

// Does the initialiser read the variable itself, which has no value yet?
static bool reads(const struct Node *node, CXCursor variable) {
    for (const struct Node *child = node->first; child; child = child->next) {
        if (child->kind == CXCursor_DeclRefExpr &&
            clang_equalCursors(clang_getCanonicalCursor(clang_getCursorReferenced(child->cursor)), variable))
            return true;
        if (reads(child, variable)) return true;
    }
    return false;
}

// State that the kernel's macros declare: thread-local, or in the section that the collector scans.
static bool is_state(const struct Unit *unit, const struct Node *node) {
    for (uint32_t at = node->begin; at < node->end; at++)
        if (token_is(unit, at, "_Thread_local") && unit->tokens[at].spelled == PLACE_KERNEL) return true;
    for (const struct Node *child = node->first; child; child = child->next)
        if (clang_isAttribute(child->kind) && child->maker == MAKER_KERNEL &&
            token_is(unit, child->begin, "section"))
            return true;
    return false;
}

// A name that other files can see must be declared in a header first, so that the compiler compares the
// definition with what every user of it sees.
static bool is_declared_before(const struct Unit *unit, const struct Node *node) {
    uint32_t first, self;
    CXCursor canonical = clang_getCanonicalCursor(node->cursor);
    return cursor_token(unit, canonical, &first) && cursor_token(unit, node->cursor, &self) &&
           unit->tokens[first].file != unit->tokens[self].file && in_main_file(unit, node);
}

static void check_storage(struct Unit *unit, struct Node *node) {
    enum CX_StorageClass storage = clang_Cursor_getStorageClass(node->cursor);
    bool constant = type_is_const(node->type), local = is_local(node), state = is_state(unit, node);
    bool thread = clang_getCursorTLSKind(node->cursor) != CXTLS_None && !state;
    if (storage == CX_SC_Extern || storage == CX_SC_PrivateExtern) {
        if (local || in_main_file(unit, node))
            refuse_node(unit, node, RULE_EXTERN);
        else if (!state && !constant)
            refuse_node(unit, node, RULE_GLOBAL);
    } else if (local) {
        if (storage != CX_SC_Static && !thread) return;
        if (!constant || thread) refuse_node(unit, node, RULE_STATIC_LOCAL);
    } else if (!state && (!constant || thread)) {
        refuse_node(unit, node, RULE_GLOBAL);
    } else if (storage != CX_SC_Static && !is_declared_before(unit, node)) {
        refuse_node(unit, node, RULE_LINKAGE);
    }
    if (type_rule(unit, node->type, USE_OBJECT) == RULE_COUNT && type_holds_pointer(node->type))
        refuse_node(unit, node, RULE_STATIC_POINTER);
}

static void variable_check(struct Unit *unit, struct Node *node) {
    check_hidden_name(unit, node);
    if (reads(node, clang_getCanonicalCursor(node->cursor))) refuse_node(unit, node, RULE_SELF_INIT);
    check_storage(unit, node);
    if (is_local(node) && clang_Cursor_getStorageClass(node->cursor) != CX_SC_Static)
        check_size(unit, node, node->type);
    // A tentative definition (C17 6.9.2) is one: nothing but `extern` makes it none.
    if (!is_local(node) && clang_Cursor_getStorageClass(node->cursor) != CX_SC_Extern)
        facts_define(unit, node->cursor, node->begin);
    if (!type_by_kernel(unit, node)) check_type(unit, node, node->type, USE_OBJECT);
}

static void check_parameters(struct Unit *unit, struct Node *node) {
    for (struct Node *child = node->first; child; child = child->next) {
        if (child->kind != CXCursor_ParmDecl || type_by_kernel(unit, child)) continue;
        check_type(unit, child, child->type, USE_RESULT);
        check_size(unit, child, child->type);
    }
}

// Functions that compiled code may call although no source does, and entry points: none of ours may be called so.
static bool is_libc_name(const char *name) {
    static const char *const names[] = {
        "memcpy", "memmove", "memset",  "memcmp",  "bcmp",          "bcopy",     "bzero",
        "memchr", "mempcpy", "memccpy", "strlen",  "strcpy",        "strncpy",   "strcat",
        "strcmp", "strchr",  "stpcpy",  "malloc",  "calloc",        "realloc",   "free",
        "abort",  "exit",    "_exit",   "setjmp",  "longjmp",       "sigsetjmp", "vfork",
        "fork",   "alloca",  "main",    "_start",  "_init",         "_fini",     "atexit",
        "raise",  "signal",  "wcslen",  "strnlen", "aligned_alloc", NULL};
    return word_in(name, strlen(name), names);
}

static void function_check(struct Unit *unit, struct Node *node) {
    bool definition = clang_isCursorDefinition(node->cursor), kernels = type_by_kernel(unit, node);
    CXType type = node->type;
    check_hidden_name(unit, node);
    if (definition) facts_define(unit, node->cursor, node->begin);
    if (type.kind == CXType_FunctionNoProto)
        refuse_node(unit, node, RULE_PROTOTYPE);
    else if (clang_isFunctionTypeVariadic(type))
        refuse_node(unit, node, RULE_VARIADIC);
    if (is_libc_name(declared_name(node))) refuse_node(unit, node, RULE_LIBC_NAME);
    if (!kernels) check_type(unit, node, clang_getCanonicalType(clang_getResultType(type)), USE_RESULT);
    check_size(unit, node, clang_getCanonicalType(clang_getResultType(type)));
    check_parameters(unit, node);
    if (is_local(node))
        refuse_node(unit, node, RULE_EXTERN);
    else if (kernels || clang_Cursor_getStorageClass(node->cursor) == CX_SC_Static)
        return;
    else if (!definition && in_main_file(unit, node))
        refuse_node(unit, node, RULE_EXTERN);
    else if (definition && !is_declared_before(unit, node))
        refuse_node(unit, node, RULE_LINKAGE);
}

void declaration_check(struct Unit *unit, struct Node *node) {
    switch (node->kind) {
    case CXCursor_VarDecl: variable_check(unit, node); break;
    case CXCursor_FunctionDecl: function_check(unit, node); break;
    case CXCursor_ParmDecl: check_hidden_name(unit, node); break;
    case CXCursor_FieldDecl:
        if (!type_by_kernel(unit, node)) check_type(unit, node, node->type, USE_OBJECT);
        break;
    case CXCursor_TypedefDecl: {
        CXType type = clang_getCanonicalType(clang_getTypedefDeclUnderlyingType(node->cursor));
        check_hidden_name(unit, node);
        if (!type_by_kernel(unit, node) && type.kind != CXType_Void) check_type(unit, node, type, USE_OBJECT);
        break;
    }
    case CXCursor_StructDecl:
    case CXCursor_EnumDecl:
        check_hidden_name(unit, node);
        if (node->maker == MAKER_USER && !clang_isCursorDefinition(node->cursor))
            refuse_node(unit, node, RULE_INCOMPLETE);
        break;
    case CXCursor_StaticAssert: break;
    case CXCursor_EnumConstantDecl: check_hidden_name(unit, node); break;
    case CXCursor_UnionDecl:
        if (node->maker == MAKER_USER) refuse_node(unit, node, RULE_UNION);
        break;
    case CXCursor_UnexposedDecl: // a lone ';', or assembly in file scope, or who knows
        if (node->maker == MAKER_USER && !(node->end - node->begin == 1 && token_is(unit, node->begin, ";")))
            refuse_node(unit, node, token_is(unit, node->begin, "asm") ? RULE_ASM : RULE_CONSTRUCT);
        break;
    default:
        if (node->maker == MAKER_USER) refuse_node(unit, node, RULE_CONSTRUCT);
    }
}
