// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The text of an expression's tree, as annotations show it under `from __future__ import annotations` (PEP 563): the
// same spelling, blanks and brackets as CPython gives. A sub-expression is put into brackets when what stands around it
// binds more tightly (`level`) than it does.
#include "python/compile/unparse.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/source/ast.h"

enum Level {
    LEVEL_TUPLE,
    LEVEL_TEST, // if else, lambda
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM,
    LEVEL_EXPRESSION = LEVEL_BIT_OR,
};

static Builder put(Builder b, Value node, uint32_t level);

#define PUT_TEXT(text) (b = builder_text(b, TEXT(text)))
#define PUT(node, level) (b = put(b, node, level))

static Builder fail(Builder b) {
    b.failed = true;
    return b;
}
static Builder put_str(Builder b, Value s) {
    if (is_error(s)) return fail(b);
    return builder_str(b, s);
}
static Builder put_list(Builder b, Value list, uint32_t level) {
    for (uint32_t i = 0; i < ast_list_length(list); i++) {
        if (i > 0) PUT_TEXT(", ");
        PUT(ast_list_at(list, i), level);
    }
    return b;
}
static Builder open(Builder b, bool brackets) { return brackets ? builder_char(b, '(') : b; }
static Builder close(Builder b, bool brackets) { return brackets ? builder_char(b, ')') : b; }

// --- operators ---
static Builder put_boolean(Builder b, Value node, uint32_t level) {
    bool is_and = ast_get_int(node, AST_BoolOp_op) == AST_And;
    uint32_t own = is_and ? LEVEL_AND : LEVEL_OR;
    Value values = ast_get(node, AST_BoolOp_values);
    b = open(b, level > own);
    for (uint32_t i = 0; i < ast_list_length(values); i++) {
        if (i > 0) b = builder_text(b, is_and ? TEXT(" and ") : TEXT(" or "));
        PUT(ast_list_at(values, i), own + 1);
    }
    return close(b, level > own);
}

static uint32_t binary_level(int64_t op) {
    static const uint8_t levels[] = {LEVEL_SUM,     LEVEL_SUM,     LEVEL_TERM,  LEVEL_TERM,  LEVEL_TERM,
                                     LEVEL_TERM,    LEVEL_POWER,   LEVEL_SHIFT, LEVEL_SHIFT, LEVEL_BIT_OR,
                                     LEVEL_BIT_XOR, LEVEL_BIT_AND, LEVEL_TERM};
    return AT(levels, op);
}
static Text binary_text(int64_t op) {
    switch (op) {
    case AST_Add: return TEXT(" + ");
    case AST_Sub: return TEXT(" - ");
    case AST_Mult: return TEXT(" * ");
    case AST_MatMult: return TEXT(" @ ");
    case AST_Div: return TEXT(" / ");
    case AST_Mod: return TEXT(" % ");
    case AST_Pow: return TEXT(" ** ");
    case AST_LShift: return TEXT(" << ");
    case AST_RShift: return TEXT(" >> ");
    case AST_BitOr: return TEXT(" | ");
    case AST_BitXor: return TEXT(" ^ ");
    case AST_BitAnd: return TEXT(" & ");
    default: return TEXT(" // ");
    }
}
static Builder put_binary(Builder b, Value node, uint32_t level) {
    int64_t op = ast_get_int(node, AST_BinOp_op);
    uint32_t own = binary_level(op);
    bool right = op == AST_Pow; // binds to the right
    b = open(b, level > own);
    PUT(ast_get(node, AST_BinOp_left), own + right);
    b = builder_text(b, binary_text(op));
    PUT(ast_get(node, AST_BinOp_right), own + !right);
    return close(b, level > own);
}

static Builder put_unary(Builder b, Value node, uint32_t level) {
    int64_t op = ast_get_int(node, AST_UnaryOp_op);
    uint32_t own = op == AST_Not ? LEVEL_NOT : LEVEL_FACTOR;
    b = open(b, level > own);
    b = builder_text(b, op == AST_Not      ? TEXT("not ")
                        : op == AST_Invert ? TEXT("~")
                        : op == AST_UAdd   ? TEXT("+")
                                           : TEXT("-"));
    PUT(ast_get(node, AST_UnaryOp_operand), own);
    return close(b, level > own);
}

static Text compare_text(int64_t op) {
    switch (op) {
    case AST_Eq: return TEXT(" == ");
    case AST_NotEq: return TEXT(" != ");
    case AST_Lt: return TEXT(" < ");
    case AST_LtE: return TEXT(" <= ");
    case AST_Gt: return TEXT(" > ");
    case AST_GtE: return TEXT(" >= ");
    case AST_Is: return TEXT(" is ");
    case AST_IsNot: return TEXT(" is not ");
    case AST_In: return TEXT(" in ");
    default: return TEXT(" not in ");
    }
}
static Builder put_compare(Builder b, Value node, uint32_t level) {
    Value ops = ast_get(node, AST_Compare_ops), rights = ast_get(node, AST_Compare_comparators);
    b = open(b, level > LEVEL_COMPARE);
    PUT(ast_get(node, AST_Compare_left), LEVEL_COMPARE + 1);
    for (uint32_t i = 0; i < ast_list_length(ops); i++) {
        b = builder_text(b, compare_text(int_of(ast_list_at(ops, i))));
        PUT(ast_list_at(rights, i), LEVEL_COMPARE + 1);
    }
    return close(b, level > LEVEL_COMPARE);
}

static Builder put_conditional(Builder b, Value node, uint32_t level) {
    b = open(b, level > LEVEL_TEST);
    PUT(ast_get(node, AST_IfExp_body), LEVEL_TEST + 1);
    PUT_TEXT(" if ");
    PUT(ast_get(node, AST_IfExp_test), LEVEL_TEST + 1);
    PUT_TEXT(" else ");
    PUT(ast_get(node, AST_IfExp_orelse), LEVEL_TEST);
    return close(b, level > LEVEL_TEST);
}

// --- lambda ---
static Builder put_arg(Builder b, Value arg) {
    b = put_str(b, ast_get(arg, AST_arg_arg));
    if (is_none(ast_get(arg, AST_arg_annotation))) return b;
    PUT_TEXT(": ");
    return put(b, ast_get(arg, AST_arg_annotation), LEVEL_TEST);
}
static Builder put_default(Builder b, Value v) {
    PUT_TEXT("=");
    return put(b, v, LEVEL_TEST);
}
static Builder put_arguments(Builder b, Value args) {
    Value only = ast_get(args, AST_arguments_posonlyargs), plain = ast_get(args, AST_arguments_args);
    Value defaults = ast_get(args, AST_arguments_defaults), names = ast_get(args, AST_arguments_kwonlyargs);
    Value vararg = ast_get(args, AST_arguments_vararg), kwarg = ast_get(args, AST_arguments_kwarg);
    uint32_t p = ast_list_length(only), n = p + ast_list_length(plain), d = ast_list_length(defaults);
    bool first = true;
    for (uint32_t i = 0; i < n; i++) {
        if (!first) PUT_TEXT(", ");
        first = false;
        b = put_arg(b, i < p ? ast_list_at(only, i) : ast_list_at(plain, i - p));
        if (i + d >= n) b = put_default(b, ast_list_at(defaults, i + d - n));
        if (p && i + 1 == p) PUT_TEXT(", /");
    }
    if (!is_none(vararg) || ast_list_length(names)) {
        if (!first) PUT_TEXT(", ");
        first = false;
        PUT_TEXT("*");
        if (!is_none(vararg)) b = put_arg(b, vararg);
    }
    for (uint32_t i = 0; i < ast_list_length(names); i++) {
        Value v = ast_list_at(ast_get(args, AST_arguments_kw_defaults), i);
        if (!first) PUT_TEXT(", ");
        first = false;
        b = put_arg(b, ast_list_at(names, i));
        if (!is_none(v)) b = put_default(b, v);
    }
    if (is_none(kwarg)) return b;
    if (!first) PUT_TEXT(", ");
    PUT_TEXT("**");
    return put_arg(b, kwarg);
}
static Builder put_lambda(Builder b, Value node, uint32_t level) {
    Value args = ast_get(node, AST_Lambda_args);
    bool positional = ast_list_length(ast_get(args, AST_arguments_posonlyargs)) ||
                      ast_list_length(ast_get(args, AST_arguments_args));
    b = open(b, level > LEVEL_TEST);
    b = builder_text(b, positional ? TEXT("lambda ") : TEXT("lambda"));
    b = put_arguments(b, args);
    PUT_TEXT(": ");
    PUT(ast_get(node, AST_Lambda_body), LEVEL_TEST);
    return close(b, level > LEVEL_TEST);
}

// --- displays, comprehensions ---
static Builder put_dict(Builder b, Value node) {
    Value keys = ast_get(node, AST_Dict_keys), values = ast_get(node, AST_Dict_values);
    PUT_TEXT("{");
    for (uint32_t i = 0; i < ast_list_length(keys); i++) {
        if (i > 0) PUT_TEXT(", ");
        if (is_none(ast_list_at(keys, i))) {
            PUT_TEXT("**");
            PUT(ast_list_at(values, i), LEVEL_EXPRESSION);
        } else {
            PUT(ast_list_at(keys, i), LEVEL_TEST);
            PUT_TEXT(": ");
            PUT(ast_list_at(values, i), LEVEL_TEST);
        }
    }
    return PUT_TEXT("}");
}
static Builder put_tuple(Builder b, Value node, uint32_t level) {
    Value elts = ast_get(node, AST_Tuple_elts);
    if (ast_list_length(elts) == 0) return PUT_TEXT("()");
    b = open(b, level > LEVEL_TUPLE);
    b = put_list(b, elts, LEVEL_TEST);
    if (ast_list_length(elts) == 1) PUT_TEXT(",");
    return close(b, level > LEVEL_TUPLE);
}
static Builder put_generators(Builder b, Value generators) {
    for (uint32_t i = 0; i < ast_list_length(generators); i++) {
        Value each = ast_list_at(generators, i), ifs = ast_get(each, AST_comprehension_ifs);
        b = builder_text(b,
                         ast_get_int(each, AST_comprehension_is_async) ? TEXT(" async for ") : TEXT(" for "));
        PUT(ast_get(each, AST_comprehension_target), LEVEL_TUPLE);
        PUT_TEXT(" in ");
        PUT(ast_get(each, AST_comprehension_iter), LEVEL_TEST + 1);
        for (uint32_t k = 0; k < ast_list_length(ifs); k++) {
            PUT_TEXT(" if ");
            PUT(ast_list_at(ifs, k), LEVEL_TEST + 1);
        }
    }
    return b;
}
static Builder put_comprehension(Builder b, Value element, Value generators, Text opening, Text closing) {
    b = builder_text(b, opening);
    PUT(element, LEVEL_TEST);
    b = put_generators(b, generators);
    return builder_text(b, closing);
}
static Builder put_dict_comprehension(Builder b, Value node) {
    PUT_TEXT("{");
    PUT(ast_get(node, AST_DictComp_key), LEVEL_TEST);
    PUT_TEXT(": ");
    PUT(ast_get(node, AST_DictComp_value), LEVEL_TEST);
    b = put_generators(b, ast_get(node, AST_DictComp_generators));
    return PUT_TEXT("}");
}
static Builder put_generator(Builder b, Value node) {
    return put_comprehension(b, ast_get(node, AST_GeneratorExp_elt),
                             ast_get(node, AST_GeneratorExp_generators), TEXT("("), TEXT(")"));
}

// --- trailers ---
static Builder put_call(Builder b, Value node) {
    Value args = ast_get(node, AST_Call_args), keywords = ast_get(node, AST_Call_keywords);
    uint32_t n = ast_list_length(args), k = ast_list_length(keywords);
    PUT(ast_get(node, AST_Call_func), LEVEL_ATOM);
    if (n == 1 && k == 0 && ast_is(ast_list_at(args, 0), AST_GeneratorExp))
        return put_generator(b, ast_list_at(args, 0));
    PUT_TEXT("(");
    b = put_list(b, args, LEVEL_TEST);
    for (uint32_t i = 0; i < k; i++) {
        Value keyword = ast_list_at(keywords, i), name = ast_get(keyword, AST_keyword_arg);
        if (n || i) PUT_TEXT(", ");
        if (is_none(name)) {
            PUT_TEXT("**");
        } else {
            b = put_str(b, name);
            PUT_TEXT("=");
        }
        PUT(ast_get(keyword, AST_keyword_value), LEVEL_TEST);
    }
    return PUT_TEXT(")");
}
static Builder put_attribute(Builder b, Value node) {
    Value object = ast_get(node, AST_Attribute_value);
    PUT(object, LEVEL_ATOM);
    bool number = ast_is(object, AST_Constant) && layout_of(ast_get(object, AST_Constant_value)) == T_int;
    b = builder_text(b, number ? TEXT(" .") : TEXT("."));
    return put_str(b, ast_get(node, AST_Attribute_attr));
}
static Builder put_subscript(Builder b, Value node) {
    PUT(ast_get(node, AST_Subscript_value), LEVEL_ATOM);
    PUT_TEXT("[");
    PUT(ast_get(node, AST_Subscript_slice), LEVEL_TUPLE);
    return PUT_TEXT("]");
}
static Builder put_slice(Builder b, Value node) {
    Value lower = ast_get(node, AST_Slice_lower), upper = ast_get(node, AST_Slice_upper),
          step = ast_get(node, AST_Slice_step);
    if (!is_none(lower)) PUT(lower, LEVEL_TEST);
    PUT_TEXT(":");
    if (!is_none(upper)) PUT(upper, LEVEL_TEST);
    if (is_none(step)) return b;
    PUT_TEXT(":");
    return put(b, step, LEVEL_TEST);
}

// --- constants, f-strings ---
static Builder put_constant(Builder b, Value v);
static Builder put_tuple_constant(Builder b, Value tuple) {
    uint64_t n = tuple_length(tuple);
    PUT_TEXT("(");
    for (uint64_t i = 0; i < n; i++) {
        if (i > 0) PUT_TEXT(", ");
        b = put_constant(b, tuple_get(tuple, i));
    }
    if (n == 1) PUT_TEXT(",");
    return PUT_TEXT(")");
}
// An infinity has no name: it is a number that overflows.
static Builder put_number(Builder b, Value text) {
    if (is_error(text)) return fail(b);
    uint64_t n = str_length(ref_of(text)), from = 0;
    for (uint64_t i = 0; i + 3 <= n; i++) {
        if (str_at(ref_of(text), i) != 'i' || str_at(ref_of(text), i + 1) != 'n') continue;
        b = builder_part(b, text, from, i);
        PUT_TEXT("1e309");
        from = i + 3;
    }
    return builder_part(b, text, from, n);
}
static Builder put_constant(Builder b, Value v) {
    if (!stack_has_room()) {
        raise_recursion_error();
        return fail(b);
    }
    if (IS_EXACT(v, tuple)) return put_tuple_constant(b, v);
    Value text = object_repr(v);
    if (layout_of(v) == T_float || layout_of(v) == T_complex) return put_number(b, text);
    if (layout_of(v) == T_ellipsis) return PUT_TEXT("...");
    return put_str(b, text);
}

static Builder put_literal_part(Builder b, Value text) { // braces are doubled
    uint32_t n = str_length(ref_of(text));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t c = str_at(ref_of(text), i);
        b = builder_char(b, c);
        if (c == '{' || c == '}') b = builder_char(b, c);
    }
    return b;
}
static Builder put_parts(Builder b, Value values);
static Builder put_field(Builder b, Value node) {
    Value text = builder_finish(put(builder_new(), ast_get(node, AST_FormattedValue_value), LEVEL_TEST + 1));
    if (is_error(text)) return fail(b);
    bool brace = str_length(ref_of(text)) > 0 && str_at(ref_of(text), 0) == '{';
    b = builder_text(b, brace ? TEXT("{ ") : TEXT("{"));
    b = builder_str(b, text);
    int64_t conversion = ast_get_int(node, AST_FormattedValue_conversion);
    if (conversion > 0) b = builder_char(builder_char(b, '!'), (uint32_t)conversion);
    Value spec = ast_get(node, AST_FormattedValue_format_spec);
    if (!is_none(spec)) b = put_parts(builder_char(b, ':'), ast_get(spec, AST_JoinedStr_values));
    return PUT_TEXT("}");
}
static Builder put_parts(Builder b, Value values) {
    if (!stack_has_room()) {
        raise_recursion_error();
        return fail(b);
    }
    for (uint32_t i = 0; i < ast_list_length(values); i++) {
        Value part = ast_list_at(values, i);
        if (ast_is(part, AST_Constant))
            b = put_literal_part(b, ast_get(part, AST_Constant_value));
        else if (ast_is(part, AST_JoinedStr))
            b = put_parts(b, ast_get(part, AST_JoinedStr_values));
        else
            b = put_field(b, part);
    }
    return b;
}
static Builder put_joined(Builder b, Value node) {
    Value body = builder_finish(put_parts(builder_new(), ast_get(node, AST_JoinedStr_values)));
    if (is_error(body)) return fail(b);
    PUT_TEXT("f");
    return put_str(b, object_repr(body));
}

static Builder put_yield(Builder b, Value node) {
    Value v = ast_get(node, AST_Yield_value);
    if (is_none(v)) return PUT_TEXT("(yield)");
    PUT_TEXT("(yield ");
    PUT(v, LEVEL_TEST);
    return PUT_TEXT(")");
}
static Builder put_named(Builder b, Value node, uint32_t level) {
    b = open(b, level > LEVEL_TUPLE);
    PUT(ast_get(node, AST_NamedExpr_target), LEVEL_ATOM);
    PUT_TEXT(" := ");
    PUT(ast_get(node, AST_NamedExpr_value), LEVEL_ATOM);
    return close(b, level > LEVEL_TUPLE);
}
static Builder put_await(Builder b, Value node, uint32_t level) {
    b = open(b, level > LEVEL_AWAIT);
    PUT_TEXT("await ");
    PUT(ast_get(node, AST_Await_value), LEVEL_ATOM);
    return close(b, level > LEVEL_AWAIT);
}

static Builder put(Builder b, Value node, uint32_t level) {
    if (b.failed) return b;
    if (!stack_has_room()) {
        raise_recursion_error();
        return fail(b);
    }
    switch (ast_kind(node)) {
    case AST_BoolOp: return put_boolean(b, node, level);
    case AST_BinOp: return put_binary(b, node, level);
    case AST_UnaryOp: return put_unary(b, node, level);
    case AST_Lambda: return put_lambda(b, node, level);
    case AST_IfExp: return put_conditional(b, node, level);
    case AST_Dict: return put_dict(b, node);
    case AST_Set:
        PUT_TEXT("{");
        b = put_list(b, ast_get(node, AST_Set_elts), LEVEL_TEST);
        return PUT_TEXT("}");
    case AST_ListComp:
        return put_comprehension(b, ast_get(node, AST_ListComp_elt), ast_get(node, AST_ListComp_generators),
                                 TEXT("["), TEXT("]"));
    case AST_SetComp:
        return put_comprehension(b, ast_get(node, AST_SetComp_elt), ast_get(node, AST_SetComp_generators),
                                 TEXT("{"), TEXT("}"));
    case AST_DictComp: return put_dict_comprehension(b, node);
    case AST_GeneratorExp: return put_generator(b, node);
    case AST_Await: return put_await(b, node, level);
    case AST_Yield: return put_yield(b, node);
    case AST_YieldFrom:
        PUT_TEXT("(yield from ");
        PUT(ast_get(node, AST_YieldFrom_value), LEVEL_TEST);
        return PUT_TEXT(")");
    case AST_Compare: return put_compare(b, node, level);
    case AST_Call: return put_call(b, node);
    case AST_FormattedValue: return put_field(b, node);
    case AST_JoinedStr: return put_joined(b, node);
    case AST_Constant:
        if (!is_none(ast_get(node, AST_Constant_kind))) b = put_str(b, ast_get(node, AST_Constant_kind));
        return put_constant(b, ast_get(node, AST_Constant_value));
    case AST_Attribute: return put_attribute(b, node);
    case AST_Subscript: return put_subscript(b, node);
    case AST_Starred: PUT_TEXT("*"); return put(b, ast_get(node, AST_Starred_value), LEVEL_EXPRESSION);
    case AST_Name: return put_str(b, ast_get(node, AST_Name_id));
    case AST_List:
        PUT_TEXT("[");
        b = put_list(b, ast_get(node, AST_List_elts), LEVEL_TEST);
        return PUT_TEXT("]");
    case AST_Tuple: return put_tuple(b, node, level);
    case AST_Slice: return put_slice(b, node);
    case AST_NamedExpr: return put_named(b, node, level);
    default: return b;
    }
}

Value unparse_expression(Value node) {
    Value text = builder_finish(put(builder_new(), node, LEVEL_TEST));
    if (is_error(text) && !error_is_set()) return raise_memory_error();
    return text;
}
