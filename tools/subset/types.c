// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The types of the subset: numbers, enums, structs, and arrays of these inside a variable or struct. Structs
// that the kernel's headers declare are taken whole; one with a member whose name ends in '_' is opaque.
#include "tools/subset/subset.h"
#include <string.h>

static CXType element(CXType type) {
    while (type.kind == CXType_ConstantArray) type = clang_getCanonicalType(clang_getArrayElementType(type));
    return type;
}

static enum Place place_of_type(const struct Unit *unit, CXType type) {
    uint32_t token;
    if (!cursor_token(unit, clang_getTypeDeclaration(type), &token)) return PLACE_FOREIGN;
    return (enum Place)unit->tokens[token].place;
}

bool type_is_pointer(CXType type) { return type.kind == CXType_Pointer || type.kind == CXType_BlockPointer; }

bool type_is_aggregate(CXType type) {
    return type.kind == CXType_Record || type.kind == CXType_ConstantArray;
}

bool type_is_float(CXType type) { return type.kind == CXType_Float || type.kind == CXType_Double; }

bool type_is_const(CXType type) {
    while (type.kind == CXType_ConstantArray) {
        if (clang_isConstQualifiedType(type)) return true;
        type = clang_getCanonicalType(clang_getArrayElementType(type));
    }
    return clang_isConstQualifiedType(type);
}

enum Rule type_rule(const struct Unit *unit, CXType type, enum TypeUse use) {
    if (clang_isVolatileQualifiedType(type) || clang_isRestrictQualifiedType(type)) return RULE_KEYWORD;
    if (clang_getAddressSpace(type)) return RULE_TYPE;
    switch (type.kind) {
    case CXType_Void: return use == USE_OBJECT ? RULE_TYPE : RULE_COUNT;
    case CXType_Bool:
    case CXType_Char_S:
    case CXType_Char_U:
    case CXType_SChar:
    case CXType_UChar:
    case CXType_Short:
    case CXType_UShort:
    case CXType_Int:
    case CXType_UInt:
    case CXType_Long:
    case CXType_ULong:
    case CXType_LongLong:
    case CXType_ULongLong:
    case CXType_Int128:
    case CXType_UInt128:
    case CXType_Float:
    case CXType_Double:
    case CXType_Enum: return RULE_COUNT;
    case CXType_Record: {
        CXCursor declaration = clang_getTypeDeclaration(type);
        if (clang_getCursorKind(declaration) == CXCursor_UnionDecl) return RULE_UNION;
        if (clang_getCursorKind(declaration) != CXCursor_StructDecl) return RULE_TYPE;
        enum Place place = place_of_type(unit, type);
        return place == PLACE_SYSTEM || place == PLACE_FOREIGN ? RULE_TYPE : RULE_COUNT;
    }
    case CXType_ConstantArray:
        if (use == USE_RESULT) return RULE_ARRAY_PARAMETER;
        return type_rule(unit, clang_getCanonicalType(clang_getArrayElementType(type)), USE_OBJECT);
    case CXType_IncompleteArray: return use == USE_OBJECT ? RULE_FLEXIBLE_ARRAY : RULE_ARRAY_PARAMETER;
    case CXType_VariableArray: return RULE_VLA;
    case CXType_Pointer:
    case CXType_BlockPointer: return RULE_POINTER;
    default: return RULE_TYPE;
    }
}

struct Search {
    const struct Unit *unit;
    bool found;
};

static enum CXVisitorResult find_opaque(CXCursor field, CXClientData data) {
    struct Search *search = data;
    CXString name = clang_getCursorSpelling(field);
    const char *text = clang_getCString(name);
    CXType type = element(clang_getCanonicalType(clang_getCursorType(field)));
    search->found = text && is_private(text, strlen(text));
    clang_disposeString(name);
    // Only what the struct itself nests without a name of its own counts here.
    if (!search->found && type.kind == CXType_Record &&
        clang_Cursor_isAnonymous(clang_getTypeDeclaration(type)))
        clang_Type_visitFields(type, find_opaque, data);
    return search->found ? CXVisit_Break : CXVisit_Continue;
}

bool type_is_opaque(const struct Unit *unit, CXType type) {
    if (type.kind != CXType_Record || place_of_type(unit, type) != PLACE_KERNEL) return false;
    struct Search search = {unit, false};
    clang_Type_visitFields(type, find_opaque, &search);
    return search.found;
}

static enum CXVisitorResult find_held_opaque(CXCursor field, CXClientData data) {
    struct Search *search = data;
    search->found = type_holds_opaque(search->unit, clang_getCanonicalType(clang_getCursorType(field)));
    return search->found ? CXVisit_Break : CXVisit_Continue;
}

bool type_holds_opaque(const struct Unit *unit, CXType type) {
    type = element(type);
    if (type.kind != CXType_Record) return false;
    if (type_is_opaque(unit, type)) return true;
    struct Search search = {unit, false};
    clang_Type_visitFields(type, find_held_opaque, &search);
    return search.found;
}

static enum CXVisitorResult find_pointer(CXCursor field, CXClientData data) {
    struct Search *search = data;
    search->found = type_holds_pointer(clang_getCanonicalType(clang_getCursorType(field)));
    return search->found ? CXVisit_Break : CXVisit_Continue;
}

bool type_holds_pointer(CXType type) {
    type = element(type);
    if (type_is_pointer(type)) return true;
    if (type.kind != CXType_Record) return false;
    struct Search search = {NULL, false};
    clang_Type_visitFields(type, find_pointer, &search);
    return search.found;
}
