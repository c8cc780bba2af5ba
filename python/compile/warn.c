// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SyntaxWarnings of the compiler, worded as CPython's.
#include "python/compile/warn.h"
#include "python/compile/scope.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/type.h"
#include "python/objects/warning.h"

static ROOT(
    waiting); // list of node, message, ...; shown when the code is done, since showing one may compile

static void warn(Value node, Value message) {
    if (!is_ref(waiting)) waiting = list_new(2);
    for (uint64_t i = 0; is_ref(waiting) && i < list_length(waiting); i += 2)
        if (same(list_get(waiting, i), node)) return; // wide code is compiled twice (unit.h)
    if (is_error(message) || is_error(waiting) || is_error(list_append(waiting, node)) ||
        is_error(list_append(waiting, message)))
        unit_failed();
}

Value warn_flush(Value filename, bool compiled) {
    Value list = waiting;
    waiting = NONE;
    for (uint64_t i = 0; compiled && is_ref(list) && i + 1 < list_length(list); i += 2) {
        Value node = list_get(list, i), message = list_get(list, i + 1);
        int64_t line = ast_position_line(ast_get(node, AST_START));
        if (!is_error(warning_explicit(CLASS(SyntaxWarning), message, filename, line, UNSET, UNSET, NONE)))
            continue;
        if (!error_matches(CLASS(SyntaxWarning))) return ERROR;
        error_clear();
        return scope_error(filename, node, TEXT("{}"), message, NONE);
    }
    return NONE;
}

// --- the class that a literal's value will have, or UNSET ---
static Value class_for(Value node) {
    switch (ast_kind(node)) {
    case AST_Tuple: return CLASS(tuple);
    case AST_List:
    case AST_ListComp: return CLASS(list);
    case AST_Dict:
    case AST_DictComp: return CLASS(dict);
    case AST_Set:
    case AST_SetComp: return CLASS(set);
    case AST_GeneratorExp: return CLASS(generator);
    case AST_Lambda: return CLASS(function);
    case AST_JoinedStr:
    case AST_FormattedValue: return CLASS(str);
    case AST_Constant: return class_of(ast_get(node, AST_Constant_value));
    default: return UNSET;
    }
}

// --- identity ---
static bool has_identity(Value node) { // None, True, False, ...: all but numbers, texts and tuples
    if (!ast_is(node, AST_Constant)) return true;
    Value v = ast_get(node, AST_Constant_value);
    return is_none(v) || is_bool(v) || same(v, ELLIPSIS);
}
void warn_compare(Value node) {
    Value ops = ast_get(node, AST_Compare_ops), rights = ast_get(node, AST_Compare_comparators);
    bool left = has_identity(ast_get(node, AST_Compare_left));
    for (uint32_t i = 0; i < ast_list_length(ops); i++) {
        int64_t op = int_of(ast_list_at(ops, i));
        bool right = has_identity(ast_list_at(rights, i));
        if ((op == AST_Is || op == AST_IsNot) && !(left && right)) {
            warn(node, str_from_text(op == AST_Is ? TEXT("\"is\" with a literal. Did you mean \"==\"?")
                                                  : TEXT("\"is not\" with a literal. Did you mean \"!=\"?")));
            return;
        }
        left = right;
    }
}

// --- assert, calls, subscripts ---
void warn_assert(Value node) {
    Value test = ast_get(node, AST_Assert_test);
    if (ast_is(test, AST_Tuple) && ast_list_length(ast_get(test, AST_Tuple_elts)) > 0)
        warn(node, str_from_text(TEXT("assertion is always true, perhaps remove parentheses?")));
}

void warn_call(Value node) {
    Value func = ast_get(node, AST_Call_func), class = class_for(func);
    if (is_unset(class) || ast_is(func, AST_Lambda)) return;
    warn(node,
         text_format1(TEXT("'{}' object is not callable; perhaps you missed a comma?"), class_name(class)));
}

void warn_subscript(Value node) {
    Value object = ast_get(node, AST_Subscript_value), index = ast_get(node, AST_Subscript_slice);
    Value class = class_for(object), index_class = class_for(index);
    if (is_unset(class)) return;
    bool number = same(class, CLASS(int)) || same(class, CLASS(float)) || same(class, CLASS(complex)) ||
                  same(class, CLASS(bool)) ||
                  (ast_is(object, AST_Constant) && !same(class, CLASS(str)) && !same(class, CLASS(bytes)) &&
                   !same(class, CLASS(tuple)));
    if (number || same(class, CLASS(set)) || same(class, CLASS(generator)) || same(class, CLASS(function))) {
        warn(node, text_format1(TEXT("'{}' object is not subscriptable; perhaps you missed a comma?"),
                                class_name(class)));
        return;
    }
    bool fits = is_unset(index_class) || same(index_class, CLASS(int)) || same(index_class, CLASS(bool));
    if (fits || same(class, CLASS(dict))) return;
    warn(node,
         text_format2(TEXT("{} indices must be integers or slices, not {}; perhaps you missed a comma?"),
                      class_name(class), class_name(index_class)));
}
