// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// From a tree to objects of module ast's classes.
#include "python/compile/tree.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/tuple.h"

static Value convert(Value node);

static Value convert_item(enum TreeType type, Value item) {
    if (is_none(item) && type != TREE_constant) return NONE;
    if (type < TREE_SUM_COUNT) return convert(item);
    if (type >= TREE_expr_context) return tree_choice_object(type, (uint32_t)int_of(item));
    return item;
}

static Value convert_list(enum TreeType type, Value block) {
    Value list = list_new(ast_list_length(block));
    RETURN_IF_ERROR(list);
    for (uint32_t i = 0; i < ast_list_length(block); i++) {
        Value item = convert_item(type, ast_list_at(block, i));
        if (is_error(item) || is_error(list_append(list, item))) return ERROR;
    }
    return list;
}

static Value set_positions(Value object, Value node) {
    RETURN_IF_ERROR(object_setattr(object, NAME(lineno), int_u32(ast_lineno(node))));
    RETURN_IF_ERROR(object_setattr(object, NAME(col_offset), int_u32(ast_col_offset(node))));
    RETURN_IF_ERROR(object_setattr(object, NAME(end_lineno), int_u32(ast_end_lineno(node))));
    return object_setattr(object, NAME(end_col_offset), int_u32(ast_end_col_offset(node)));
}

static Value convert(Value node) {
    if (!stack_has_room())
        return raise0(CLASS(RecursionError),
                      TEXT("maximum recursion depth exceeded during ast construction"));
    enum AstKind kind = ast_kind(node);
    Value names = tree_fields(kind), object = new_instance(tree_class(kind));
    RETURN_IF_ERROR(object);
    for (uint32_t i = 0; i < tuple_length(names); i++) {
        uint32_t slot = AST_STOP + 1 + i;
        enum TreeType type = tree_type(kind, slot);
        Value content = slot_get(ref_of(node), slot);
        bool list = tree_mark(kind, slot) >= TREE_LIST;
        Value v = list ? convert_list(type, content) : convert_item(type, content);
        RETURN_IF_ERROR(v);
        RETURN_IF_ERROR(object_setattr(object, tuple_get(names, i), is_unset(v) ? NONE : v));
    }
    if (tree_has_position(kind)) RETURN_IF_ERROR(set_positions(object, node));
    return object;
}

Value tree_to_object(Value node) {
    RETURN_IF_ERROR(tree_classes());
    return convert(node);
}
