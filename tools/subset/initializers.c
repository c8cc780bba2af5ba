// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Initialisers. C lets `struct Pair { Value a, b; } p = {1, 2};` reach through the braces that aren't there
// and write the bits of a Value; so where the kernel's structs are inside, each has braces (empty ones) or
// an expression of its own.
#include "tools/subset/subset.h"

// `{}` and `{0}` only clear, which every object may be.
static bool is_clearing(const struct Unit *unit, const struct Node *list) {
    uint32_t between = list->end - list->begin - 2;
    return between == 0 || (between == 1 && token_is(unit, list->begin + 1, "0"));
}

struct Fields {
    CXType types[256];
    unsigned count;
};

static enum CXVisitorResult add_field(CXCursor field, CXClientData data) {
    struct Fields *fields = data;
    CXString name = clang_getCursorSpelling(field);
    bool unnamed_bits = clang_Cursor_isBitField(field) && !*clang_getCString(name);
    clang_disposeString(name);
    if (unnamed_bits) return CXVisit_Continue;
    if (fields->count == sizeof fields->types / sizeof *fields->types) return CXVisit_Break;
    fields->types[fields->count++] = clang_getCanonicalType(clang_getCursorType(field));
    return CXVisit_Continue;
}

static void check_item(struct Unit *unit, const struct Node *item, CXType type) {
    if (!type_holds_opaque(unit, type)) return;
    while (item->kind == CXCursor_ParenExpr && item->first) item = item->first;
    bool whole = item->kind == CXCursor_InitListExpr ||
                 (type.kind == CXType_Record && item->type.kind == CXType_Record &&
                  clang_equalCursors(clang_getTypeDeclaration(item->type), clang_getTypeDeclaration(type)));
    if (!whole) refuse_node(unit, item, RULE_BRACES);
}

// `.a.b = x` or `[i] = x`: the type of what is initialised, which is what the last designator names.
static bool designated_type(const struct Unit *unit, const struct Node *item, CXType list_type,
                            CXType *type) {
    *type = list_type;
    const struct Node *child = item->first;
    for (uint32_t at = item->begin; at < item->end && !token_is(unit, at, "=");) {
        if (token_is(unit, at, ".")) {
            while (child && child->kind != CXCursor_MemberRef) child = child->next;
            if (!child) return false;
            *type = child->type;
            child = child->next;
            at += 2;
        } else if (token_is(unit, at, "[")) {
            if (type->kind != CXType_ConstantArray) return false;
            *type = clang_getCanonicalType(clang_getArrayElementType(*type));
            int depth = 0;
            do {
                depth += token_is(unit, at, "[") - token_is(unit, at, "]");
                at++;
            } while (at < item->end && depth > 0);
        } else {
            return false;
        }
    }
    return true;
}

void initializer_check(struct Unit *unit, struct Node *node) {
    if (!type_holds_opaque(unit, node->type) || is_clearing(unit, node)) return;
    if (type_is_opaque(unit, node->type)) {
        refuse_node(unit, node, RULE_OPAQUE);
        return;
    }
    struct Fields fields = {.count = 0};
    if (node->type.kind == CXType_Record) clang_Type_visitFields(node->type, add_field, &fields);
    unsigned position = 0;
    bool designated = false;
    for (const struct Node *item = node->first; item; item = item->next, position++) {
        CXType type;
        if (item->kind == CXCursor_UnexposedExpr &&
            (token_is(unit, item->begin, ".") || token_is(unit, item->begin, "["))) {
            designated = true;
            if (designated_type(unit, item, node->type, &type))
                check_item(unit, item->last, type);
            else
                refuse_node(unit, item, RULE_BRACES);
            continue;
        }
        bool array = node->type.kind == CXType_ConstantArray;
        if (designated || (!array && position >= fields.count)) { // which field this is would be a guess
            refuse_node(unit, item, RULE_BRACES);
            continue;
        }
        check_item(unit, item,
                   array ? clang_getCanonicalType(clang_getArrayElementType(node->type))
                         : fields.types[position]);
    }
}
