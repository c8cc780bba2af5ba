// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// From objects of module ast's classes to a tree. Each field is looked at as CPython does, with its errors; what this
// returns has every node, list and number where ast.def says.
#include "python/compile/tree.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static Value read_node(Value object, enum TreeType sum);

static Value text2(Text text, Value a, Text b) {
    Value second = str_from_text(b);
    return is_error(second) ? ERROR : text_format2(text, a, second);
}
static Value raise_text(Value class, Value message) {
    return is_error(message) ? ERROR : raise_value(class, message);
}
static Value raise_missing(Value name, Text where) {
    return raise_text(CLASS(TypeError), text2(TEXT("required field \"{}\" missing from {}"), name, where));
}
static Value raise_no_sort(enum TreeType type, Value object) {
    Value name = str_from_text(tree_type_name(type)), shown = object_repr(object);
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(shown);
    return raise2(CLASS(TypeError), TEXT("expected some sort of {}, but got {}"), name, shown);
}

static Value read_int(Value object) {
    if (!is_int_object(object)) return raise1(CLASS(ValueError), TEXT("invalid integer value: {r}"), object);
    I64Result n = int_to_i64(int_plain(object));
    if (!n.ok || n.value > INT32_MAX || n.value < INT32_MIN)
        return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C int"));
    return int_wrap(n.value);
}

static Value read_item(Value object, enum TreeType type) {
    switch (type) {
    case TREE_identifier:
        if (is_none(object)) return NONE;
        if (!IS_EXACT(object, str))
            return raise0(CLASS(TypeError), TEXT("AST identifier must be of type str"));
        return str_intern(object);
    case TREE_string:
        if (is_none(object) || IS_EXACT(object, str) || IS_EXACT(object, bytes)) return object;
        return raise0(CLASS(TypeError), TEXT("AST string must be of type str"));
    case TREE_constant: return object;
    case TREE_int: return is_none(object) ? NONE : read_int(object);
    default: break;
    }
    if (type < TREE_SUM_COUNT) return is_none(object) ? NONE : read_node(object, type);
    uint32_t choice = tree_choice_of(type, object);
    return choice == UINT32_MAX ? raise_no_sort(type, object) : int_u32(choice);
}

static Value read_list(Value object, enum AstKind kind, Value name, enum TreeType type, bool optional) {
    if (!IS_A(object, list)) {
        Value owner = str_from_text(tree_kind_name(kind));
        RETURN_IF_ERROR(owner);
        return raise3(CLASS(TypeError), TEXT("{} field \"{}\" must be a list, not a {t}"), owner, name,
                      object);
    }
    uint64_t n = list_length(object);
    Value block = new_storage(n);
    RETURN_IF_ERROR(block);
    for (uint64_t i = 0; i < n; i++) {
        if (list_length(object) != n) {
            Value owner = str_from_text(tree_kind_name(kind));
            RETURN_IF_ERROR(owner);
            return raise2(CLASS(RuntimeError), TEXT("{} field \"{}\" changed size during iteration"), owner,
                          name);
        }
        Value item = read_item(list_get(object, i), type);
        RETURN_IF_ERROR(item);
        if (is_none(item) && !optional)
            return raise0(CLASS(ValueError), type == TREE_stmt   ? TEXT("None disallowed in statement list")
                                             : type == TREE_expr ? TEXT("None disallowed in expression list")
                                                                 : TEXT("None disallowed in list"));
        slot_set(ref_of(block), i, item);
    }
    return block;
}

static Value read_field(Value object, enum AstKind kind, uint32_t slot, Value name) {
    enum TreeMark mark = tree_mark(kind, slot);
    enum TreeType type = tree_type(kind, slot);
    Value v = object_getattr_or_unset(object, name);
    RETURN_IF_ERROR(v);
    if (is_unset(v)) {
        if (mark == TREE_OPTIONAL) return NONE;
        return raise_missing(name, tree_kind_name(kind));
    }
    if (mark >= TREE_LIST) return read_list(v, kind, name, type, mark == TREE_LIST_OF_OPTIONAL);
    Value item = read_item(v, type);
    if (is_none(item) && mark == TREE_ONE && type != TREE_constant)
        return raise_text(CLASS(ValueError),
                          text2(TEXT("field '{}' is required for {}"), name, tree_kind_name(kind)));
    return item;
}

typedef struct {
    bool ok;
    int64_t value; // as it was given
} Coordinate;
static Coordinate coordinate(Value object, Value name, Text where, int64_t otherwise) {
    Value v = object_getattr_or_unset(object, name);
    if (is_error(v)) return (Coordinate){0};
    if (otherwise >= 0 && (is_unset(v) || is_none(v))) return (Coordinate){true, otherwise};
    if (is_unset(v)) {
        raise_missing(name, where);
        return (Coordinate){0};
    }
    Value n = read_int(v);
    if (is_error(n)) return (Coordinate){0};
    return (Coordinate){true, int_of(n)};
}

// Lines and columns of a tree are counts.
static Value position(int64_t line, int64_t column) {
    return ast_position(line > 0 ? (uint32_t)line & 0x3fffffff : 0,
                        column > 0 ? (uint32_t)column & 0x3fffffff : 0);
}

static Value read_positions(Value node, Value object, enum TreeType sum) {
    Text where = tree_type_name(sum);
    Coordinate line = coordinate(object, NAME(lineno), where, -1);
    if (!line.ok) return ERROR;
    Coordinate column = coordinate(object, NAME(col_offset), where, -1);
    if (!column.ok) return ERROR;
    Coordinate end_line = coordinate(object, NAME(end_lineno), where, line.value > 0 ? line.value : 0);
    if (!end_line.ok) return ERROR;
    Coordinate end = coordinate(object, NAME(end_col_offset), where, column.value > 0 ? column.value : 0);
    if (!end.ok) return ERROR;
    if (line.value > end_line.value)
        return raise2(CLASS(ValueError), TEXT("AST node line range ({}, {}) is not valid"),
                      int_wrap(line.value), int_wrap(end_line.value));
    if ((line.value < 0 && end_line.value != line.value) || (column.value < 0 && column.value != end.value))
        return raise4(
            CLASS(ValueError), TEXT("AST node column range ({}, {}) for line range ({}, {}) is not valid"),
            int_wrap(column.value), int_wrap(end.value), int_wrap(line.value), int_wrap(end_line.value));
    ast_set(node, AST_START, position(line.value, column.value));
    ast_set(node, AST_STOP, position(end_line.value, end.value));
    return NONE;
}

static Value read_node(Value object, enum TreeType sum) {
    if (!stack_has_room())
        return raise0(CLASS(RecursionError),
                      TEXT("maximum recursion depth exceeded while traversing a node"));
    enum AstKind kind = tree_kind_of(object);
    if (kind == AST_KIND_COUNT || tree_sum(kind) != sum) return raise_no_sort(sum, object);
    Value names = tree_fields(kind);
    uint32_t n = (uint32_t)tuple_length(names);
    Value node = ast_new(kind, AST_STOP + 1 + n, int_u32(0), int_u32(0));
    RETURN_IF_ERROR(node);
    if (tree_has_position(kind)) RETURN_IF_ERROR(read_positions(node, object, sum));
    for (uint32_t i = 0; i < n; i++) {
        Value v = read_field(object, kind, AST_STOP + 1 + i, tuple_get(names, i));
        RETURN_IF_ERROR(v);
        slot_set(ref_of(node), AST_STOP + 1 + i, v);
    }
    return node;
}

Value tree_from_object(Value object, enum AstKind kind) {
    RETURN_IF_ERROR(tree_classes());
    if (tree_kind_of(object) != kind) {
        Value name = str_from_text(tree_kind_name(kind));
        RETURN_IF_ERROR(name);
        return raise2(CLASS(TypeError), TEXT("expected {} node, got {t}"), name, object);
    }
    Value node = read_node(object, TREE_mod);
    if (is_error(node) || is_error(tree_validate(node))) return ERROR;
    return node;
}
