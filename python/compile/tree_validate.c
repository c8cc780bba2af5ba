// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the grammar of trees alone does not say: lists that must not be empty or must be equally long, contexts, names
// that are keywords, values of constants. Only trees that were objects are looked at; the parser makes no others.
#include "python/compile/tree.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static Value visit(Value node, int64_t context);

static Value bad(Text text) { return raise0(CLASS(ValueError), text); }

static Value not_empty(Value node, enum AstField field, Text what) {
    if (ast_list_length(ast_get(node, field)) > 0) return NONE;
    Value name = str_from_text(what), kind = str_from_text(tree_kind_name(ast_kind(node)));
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(kind);
    return raise2(CLASS(ValueError), TEXT("empty {} on {}"), name, kind);
}
static bool same_length(Value node, enum AstField a, enum AstField b) {
    return ast_list_length(ast_get(node, a)) == ast_list_length(ast_get(node, b));
}

static Value check_name(Value name) {
    if (is_none(name) || (!str_equal_text(name, TEXT("None")) && !str_equal_text(name, TEXT("True")) &&
                          !str_equal_text(name, TEXT("False"))))
        return NONE;
    return raise1(CLASS(ValueError), TEXT("identifier field can't represent '{}' constant"), name);
}

static Value check_constant(Value v) {
    if (!stack_has_room()) return raise_recursion_error();
    if (IS_EXACT(v, tuple)) {
        for (uint64_t i = 0; i < tuple_length(v); i++) RETURN_IF_ERROR(check_constant(tuple_get(v, i)));
        return NONE;
    }
    if (IS_EXACT(v, frozenset)) {
        Value items = tuple_from_iterable(v);
        return is_error(items) ? ERROR : check_constant(items);
    }
    Value class = class_of(v);
    bool fits = is_none(v) || is_bool(v) || same(v, ELLIPSIS) || same(class, CLASS(int)) ||
                same(class, CLASS(float)) || same(class, CLASS(complex)) || same(class, CLASS(str)) ||
                same(class, CLASS(bytes)) || same(class, CLASS(frozenset));
    return fits ? NONE : raise1(CLASS(TypeError), TEXT("got an invalid type in Constant: {t}"), v);
}

// --- patterns ---
static Value check_pattern_value(Value v) {
    switch (ast_kind(v)) {
    case AST_Constant: {
        Value class = class_of(ast_get(v, AST_Constant_value));
        bool fits = same(class, CLASS(int)) || same(class, CLASS(float)) || same(class, CLASS(complex)) ||
                    same(class, CLASS(str)) || same(class, CLASS(bytes));
        return fits ? NONE : VALUE_ERROR("unexpected constant inside of a literal pattern");
    }
    case AST_Attribute:
    case AST_UnaryOp:
    case AST_BinOp:
    case AST_JoinedStr: return NONE;
    default: return VALUE_ERROR("patterns may only match literals and attribute lookups");
    }
}
static Value check_mapping_keys(Value keys) {
    for (uint32_t i = 0; i < ast_list_length(keys); i++) {
        Value key = ast_list_at(keys, i);
        Value content = ast_is(key, AST_Constant) ? ast_get(key, AST_Constant_value) : UNSET;
        if (!is_none(content) && !is_bool(content)) RETURN_IF_ERROR(check_pattern_value(key));
    }
    return NONE;
}

// --- positions ---
static Value check_position(Value node) {
    uint32_t line = ast_lineno(node), end_line = ast_end_lineno(node), column = ast_col_offset(node),
             end = ast_end_col_offset(node);
    if (line > end_line)
        return raise2(CLASS(ValueError), TEXT("AST node line range ({}, {}) is not valid"), int_u32(line),
                      int_u32(end_line));
    if (line == end_line && column > end)
        return raise3(CLASS(ValueError), TEXT("line {}, column {}-{} is not a valid range"), int_u32(line),
                      int_u32(column), int_u32(end));
    return NONE;
}

// --- contexts ---
static Text context_name(int64_t context) {
    return context == AST_Load ? TEXT("Load") : context == AST_Store ? TEXT("Store") : TEXT("Del");
}
static int64_t context_of(Value node) { // -1: its kind has none
    switch (ast_kind(node)) {
    case AST_Attribute: return ast_get_int(node, AST_Attribute_ctx);
    case AST_Subscript: return ast_get_int(node, AST_Subscript_ctx);
    case AST_Starred: return ast_get_int(node, AST_Starred_ctx);
    case AST_Name: return ast_get_int(node, AST_Name_ctx);
    case AST_List: return ast_get_int(node, AST_List_ctx);
    case AST_Tuple: return ast_get_int(node, AST_Tuple_ctx);
    default: return -1;
    }
}
static Value check_context(Value node, int64_t context) {
    int64_t own = context_of(node);
    if (own == context || (own < 0 && context == AST_Load)) return NONE;
    Value wanted = str_from_text(context_name(context));
    RETURN_IF_ERROR(wanted);
    if (own < 0)
        return raise1(CLASS(ValueError), TEXT("expression which can't be assigned to in {} context"), wanted);
    Value got = str_from_text(context_name(own));
    RETURN_IF_ERROR(got);
    return raise2(CLASS(ValueError), TEXT("expression must have {} context but has {} instead"), wanted, got);
}
// The context that the expressions in a field stand in.
static int64_t context_in(Value node, uint32_t slot) {
    switch (ast_kind(node)) {
    case AST_Assign: return slot == AST_Assign_targets ? AST_Store : AST_Load;
    case AST_AugAssign: return slot == AST_AugAssign_target ? AST_Store : AST_Load;
    case AST_AnnAssign: return slot == AST_AnnAssign_target ? AST_Store : AST_Load;
    case AST_For: return slot == AST_For_target ? AST_Store : AST_Load;
    case AST_AsyncFor: return slot == AST_AsyncFor_target ? AST_Store : AST_Load;
    case AST_withitem: return slot == AST_withitem_optional_vars ? AST_Store : AST_Load;
    case AST_comprehension: return slot == AST_comprehension_target ? AST_Store : AST_Load;
    case AST_NamedExpr: return slot == AST_NamedExpr_target ? AST_Store : AST_Load;
    case AST_Delete: return AST_Del;
    case AST_Starred:
    case AST_List:
    case AST_Tuple: return context_of(node);
    default: return AST_Load;
    }
}

// --- kinds ---
static Value check_arguments(Value node) {
    if (ast_list_length(ast_get(node, AST_arguments_defaults)) >
        ast_list_length(ast_get(node, AST_arguments_posonlyargs)) +
            ast_list_length(ast_get(node, AST_arguments_args)))
        return bad(TEXT("more positional defaults than args on arguments"));
    if (!same_length(node, AST_arguments_kwonlyargs, AST_arguments_kw_defaults))
        return bad(TEXT("length of kwonlyargs is not the same as kw_defaults on arguments"));
    return NONE;
}
static Value check_try(Value node, enum AstField body, enum AstField handlers, enum AstField orelse,
                       enum AstField final) {
    RETURN_IF_ERROR(not_empty(node, body, TEXT("body")));
    bool caught = ast_list_length(ast_get(node, handlers)) > 0,
         otherwise = ast_list_length(ast_get(node, orelse));
    bool star = ast_is(node, AST_TryStar);
    if (!caught && ast_list_length(ast_get(node, final)) == 0)
        return star ? bad(TEXT("TryStar has neither except handlers nor finalbody"))
                    : bad(TEXT("Try has neither except handlers nor finalbody"));
    if (!caught && otherwise)
        return star ? bad(TEXT("TryStar has orelse but no except handlers"))
                    : bad(TEXT("Try has orelse but no except handlers"));
    return NONE;
}

static Value check_statement(Value node) {
    switch (ast_kind(node)) {
    case AST_FunctionDef: return not_empty(node, AST_FunctionDef_body, TEXT("body"));
    case AST_AsyncFunctionDef: return not_empty(node, AST_AsyncFunctionDef_body, TEXT("body"));
    case AST_ClassDef: return not_empty(node, AST_ClassDef_body, TEXT("body"));
    case AST_Delete: return not_empty(node, AST_Delete_targets, TEXT("targets"));
    case AST_Assign: return not_empty(node, AST_Assign_targets, TEXT("targets"));
    case AST_AugAssign: {
        Value target = ast_get(node, AST_AugAssign_target);
        bool fits =
            ast_is(target, AST_Name) || ast_is(target, AST_Attribute) || ast_is(target, AST_Subscript);
        return fits ? NONE : bad(TEXT("AugAssign to what is no name, attribute or subscript"));
    }
    case AST_AnnAssign: {
        Value target = ast_get(node, AST_AnnAssign_target);
        if (!ast_is(target, AST_Name) && ast_get_int(node, AST_AnnAssign_simple))
            return raise0(CLASS(TypeError), TEXT("AnnAssign with simple non-Name target"));
        bool fits =
            ast_is(target, AST_Name) || ast_is(target, AST_Attribute) || ast_is(target, AST_Subscript);
        return fits ? NONE : bad(TEXT("AnnAssign to what is no name, attribute or subscript"));
    }
    case AST_For: return not_empty(node, AST_For_body, TEXT("body"));
    case AST_AsyncFor: return not_empty(node, AST_AsyncFor_body, TEXT("body"));
    case AST_While: return not_empty(node, AST_While_body, TEXT("body"));
    case AST_If: return not_empty(node, AST_If_body, TEXT("body"));
    case AST_With:
        RETURN_IF_ERROR(not_empty(node, AST_With_items, TEXT("items")));
        return not_empty(node, AST_With_body, TEXT("body"));
    case AST_AsyncWith:
        RETURN_IF_ERROR(not_empty(node, AST_AsyncWith_items, TEXT("items")));
        return not_empty(node, AST_AsyncWith_body, TEXT("body"));
    case AST_Match: return not_empty(node, AST_Match_cases, TEXT("cases"));
    case AST_Raise:
        if (is_none(ast_get(node, AST_Raise_exc)) && !is_none(ast_get(node, AST_Raise_cause)))
            return bad(TEXT("Raise with cause but no exception"));
        return NONE;
    case AST_Try: return check_try(node, AST_Try_body, AST_Try_handlers, AST_Try_orelse, AST_Try_finalbody);
    case AST_TryStar:
        return check_try(node, AST_TryStar_body, AST_TryStar_handlers, AST_TryStar_orelse,
                         AST_TryStar_finalbody);
    case AST_Import: return not_empty(node, AST_Import_names, TEXT("names"));
    case AST_ImportFrom: {
        Value level = ast_get(node, AST_ImportFrom_level);
        if (is_int(level) && int_of(level) < 0) return bad(TEXT("Negative ImportFrom level"));
        return not_empty(node, AST_ImportFrom_names, TEXT("names"));
    }
    case AST_Global: return not_empty(node, AST_Global_names, TEXT("names"));
    case AST_Nonlocal: return not_empty(node, AST_Nonlocal_names, TEXT("names"));
    default: return NONE;
    }
}

static Value check_generators(Value list) {
    return ast_list_length(list) ? NONE : bad(TEXT("comprehension with no generators"));
}
static Value check_expression(Value node) {
    switch (ast_kind(node)) {
    case AST_BoolOp:
        if (ast_list_length(ast_get(node, AST_BoolOp_values)) < 2)
            return bad(TEXT("BoolOp with less than 2 values"));
        return NONE;
    case AST_Dict:
        if (!same_length(node, AST_Dict_keys, AST_Dict_values))
            return bad(TEXT("Dict doesn't have the same number of keys as values"));
        return NONE;
    case AST_Compare:
        if (ast_list_length(ast_get(node, AST_Compare_comparators)) == 0)
            return bad(TEXT("Compare with no comparators"));
        if (!same_length(node, AST_Compare_ops, AST_Compare_comparators))
            return bad(TEXT("Compare has a different number of comparators and operands"));
        return NONE;
    case AST_ListComp: return check_generators(ast_get(node, AST_ListComp_generators));
    case AST_SetComp: return check_generators(ast_get(node, AST_SetComp_generators));
    case AST_DictComp: return check_generators(ast_get(node, AST_DictComp_generators));
    case AST_GeneratorExp: return check_generators(ast_get(node, AST_GeneratorExp_generators));
    case AST_NamedExpr:
        if (!ast_is(ast_get(node, AST_NamedExpr_target), AST_Name))
            return raise0(CLASS(TypeError), TEXT("NamedExpr target must be a Name"));
        return NONE;
    case AST_FormattedValue: {
        Value spec = ast_get(node, AST_FormattedValue_format_spec);
        if (!is_none(spec) && !ast_is(spec, AST_JoinedStr))
            return raise0(CLASS(TypeError), TEXT("FormattedValue format_spec must be a JoinedStr"));
        return NONE;
    }
    case AST_Constant: return check_constant(ast_get(node, AST_Constant_value));
    case AST_Name: return check_name(ast_get(node, AST_Name_id));
    default: return NONE;
    }
}

static Value check_pattern(Value node) {
    switch (ast_kind(node)) {
    case AST_MatchSingleton: {
        Value v = ast_get(node, AST_MatchSingleton_value);
        if (is_none(v) || is_bool(v)) return NONE;
        return bad(TEXT("MatchSingleton can only contain True, False and None"));
    }
    case AST_MatchValue: return check_pattern_value(ast_get(node, AST_MatchValue_value));
    case AST_MatchMapping:
        if (!same_length(node, AST_MatchMapping_keys, AST_MatchMapping_patterns))
            return bad(TEXT("MatchMapping doesn't have the same number of keys as patterns"));
        RETURN_IF_ERROR(check_mapping_keys(ast_get(node, AST_MatchMapping_keys)));
        return check_name(ast_get(node, AST_MatchMapping_rest));
    case AST_MatchClass:
        for (Value c = ast_get(node, AST_MatchClass_cls); !ast_is(c, AST_Name);
             c = ast_get(c, AST_Attribute_value))
            if (!ast_is(c, AST_Attribute))
                return VALUE_ERROR("MatchClass cls field can only contain Name or Attribute nodes.");
        if (!same_length(node, AST_MatchClass_kwd_attrs, AST_MatchClass_kwd_patterns))
            return bad(TEXT("MatchClass doesn't have the same number of keyword attributes as patterns"));
        return NONE;
    case AST_MatchStar: return check_name(ast_get(node, AST_MatchStar_name));
    case AST_MatchAs:
        if (!is_none(ast_get(node, AST_MatchAs_pattern)) && is_none(ast_get(node, AST_MatchAs_name)))
            return bad(TEXT("MatchAs must specify a target name if a pattern is given"));
        return check_name(ast_get(node, AST_MatchAs_name));
    case AST_MatchOr:
        if (ast_list_length(ast_get(node, AST_MatchOr_patterns)) < 2)
            return bad(TEXT("MatchOr requires at least 2 patterns"));
        return NONE;
    default: return NONE;
    }
}

static Value check(Value node) {
    switch (tree_sum(ast_kind(node))) {
    case TREE_stmt: return check_statement(node);
    case TREE_expr: return check_expression(node);
    case TREE_pattern: return check_pattern(node);
    case TREE_arguments: return check_arguments(node);
    case TREE_excepthandler: return not_empty(node, AST_ExceptHandler_body, TEXT("body"));
    case TREE_match_case: return not_empty(node, AST_match_case_body, TEXT("body"));
    default: return NONE;
    }
}

// --- the walk ---
static Value visit_field(Value node, uint32_t slot) {
    enum AstKind kind = ast_kind(node);
    Value content = slot_get(ref_of(node), slot);
    int64_t context = context_in(node, slot);
    if (tree_type(kind, slot) >= TREE_SUM_COUNT || is_none(content)) return NONE;
    if (tree_mark(kind, slot) < TREE_LIST) return visit(content, context);
    for (uint32_t i = 0; i < ast_list_length(content); i++)
        if (!is_none(ast_list_at(content, i))) RETURN_IF_ERROR(visit(ast_list_at(content, i), context));
    return NONE;
}

static Value visit(Value node, int64_t context) {
    if (!stack_has_room())
        return raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded during compilation"));
    enum AstKind kind = ast_kind(node);
    if (tree_has_position(kind)) RETURN_IF_ERROR(check_position(node));
    if (tree_sum(kind) == TREE_expr) RETURN_IF_ERROR(check_context(node, context));
    if (kind != AST_arguments) RETURN_IF_ERROR(check(node));
    uint32_t n = (uint32_t)tuple_length(tree_fields(kind));
    bool comprehension =
        kind == AST_ListComp || kind == AST_SetComp || kind == AST_DictComp || kind == AST_GeneratorExp;
    if (comprehension) RETURN_IF_ERROR(visit_field(node, AST_STOP + n)); // the generators come first
    for (uint32_t i = 0; i < n; i++) RETURN_IF_ERROR(visit_field(node, AST_STOP + 1 + i));
    return kind == AST_arguments ? check(node) : NONE;
}

Value tree_validate(Value node) { return visit(node, AST_Load); }
