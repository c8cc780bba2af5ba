// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What one file says about things that other files can see, for tools/subset_agree.py, which compares all
// files: a line `D name signature file:line` for each definition with external linkage, `U name signature
// file:line` for each use of one that a project header declares. A signature is a hash of the type with the
// members of all its structs, so that two files which see different structs under one name are found out.
#include "tools/subset/subset.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Fact {
    char kind;
    const char *name, *path;
    unsigned line;
    uint64_t signature;
};

static void hash_text(uint64_t *hash, const char *text) {
    for (; *text; text++) *hash = (*hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    *hash = (*hash ^ 0xff) * UINT64_C(0x100000001b3);
}

static void hash_number(uint64_t *hash, long long number) {
    char text[32];
    snprintf(text, sizeof text, "%lld", number);
    hash_text(hash, text);
}

static void hash_type(uint64_t *hash, CXType type);

static enum CXVisitorResult hash_field(CXCursor field, CXClientData data) {
    uint64_t *hash = data;
    CXString name = clang_getCursorSpelling(field);
    hash_text(hash, clang_getCString(name));
    clang_disposeString(name);
    hash_number(hash, clang_Cursor_getOffsetOfField(field));
    hash_number(hash, clang_getFieldDeclBitWidth(field));
    hash_type(hash, clang_getCursorType(field));
    return CXVisit_Continue;
}

static void hash_type(uint64_t *hash, CXType given) {
    CXType type = clang_getCanonicalType(given);
    hash_number(hash, type.kind);
    hash_number(hash, clang_isConstQualifiedType(type));
    if (type.kind == CXType_FunctionProto) {
        hash_type(hash, clang_getResultType(type));
        hash_number(hash, clang_getNumArgTypes(type));
        hash_number(hash, clang_getFunctionTypeCallingConv(type));
        for (int i = 0; i < clang_getNumArgTypes(type); i++)
            hash_type(hash, clang_getArgType(type, (unsigned)i));
    } else if (type.kind == CXType_ConstantArray) {
        hash_number(hash, clang_getArraySize(type));
        hash_type(hash, clang_getArrayElementType(type));
    } else if (type.kind == CXType_Record) {
        hash_number(hash, clang_Type_getSizeOf(type));
        clang_Type_visitFields(type, hash_field, hash);
    } else if (type.kind == CXType_Enum) {
        hash_number(hash, clang_Type_getSizeOf(type));
    }
}

struct Search {
    const struct Unit *unit;
    bool found;
};

// An attribute that changes what a caller may rely on is part of what files must agree on.
static enum CXChildVisitResult find_noreturn(CXCursor child, CXCursor parent, CXClientData data) {
    (void)parent;
    struct Search *search = data;
    uint32_t at;
    if (clang_isAttribute(clang_getCursorKind(child)) && cursor_token(search->unit, child, &at))
        search->found |= token_is(search->unit, at, "noreturn") ||
                         token_is(search->unit, at, "__noreturn__") ||
                         token_is(search->unit, at, "_Noreturn");
    return CXChildVisit_Continue;
}

static void facts_add(struct Unit *unit, char kind, CXCursor declaration, uint32_t at) {
    CXString name = clang_getCursorSpelling(declaration);
    const struct Token *token = &unit->tokens[at];
    struct Fact fact = {kind, clang_getCString(name), unit->files[token->file].path, token->line,
                        UINT64_C(0xcbf29ce484222325)};
    for (size_t i = 0; i < unit->fact_count; i++)
        if (unit->facts[i].kind == kind && strcmp(unit->facts[i].name, fact.name) == 0) return;
    struct Search noreturn = {unit, false};
    clang_visitChildren(declaration, find_noreturn, &noreturn);
    hash_number(&fact.signature, noreturn.found);
    hash_type(&fact.signature, clang_getCursorType(declaration));
    unit->facts = need_more(unit->facts, (unit->fact_count + 1) * sizeof *unit->facts);
    unit->facts[unit->fact_count++] = fact;
}

void facts_define(struct Unit *unit, CXCursor declaration, uint32_t token) {
    if (clang_getCursorLinkage(declaration) == CXLinkage_External) facts_add(unit, 'D', declaration, token);
}

void facts_use(struct Unit *unit, CXCursor declaration, uint32_t token) {
    uint32_t first;
    CXCursor canonical = clang_getCanonicalCursor(declaration);
    if (clang_getCursorLinkage(declaration) != CXLinkage_External) return;
    if (cursor_token(unit, canonical, &first) && unit->tokens[first].place == PLACE_KERNEL) return;
    facts_add(unit, 'U', declaration, token);
}

bool facts_write(const struct Unit *unit, const char *path) {
    FILE *file = fopen(path, "w");
    if (!file) return false;
    for (size_t i = 0; i < unit->fact_count; i++) {
        const struct Fact *fact = &unit->facts[i];
        fprintf(file, "%c %s %016llx %s:%u\n", fact->kind, fact->name, (unsigned long long)fact->signature,
                fact->path, fact->line);
    }
    return fclose(file) == 0;
}
