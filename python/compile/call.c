// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Calls. The callable and its arguments lie in a row of temporaries; with stars or very many arguments they are
// collected into a list and a dict instead.
#include "python/compile/generate.h"
#include "python/compile/warn.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/tuple.h"

#define ROW_MAX unit_row(60) // arguments that are passed in registers

static bool is_plain(Value args, Value keywords) {
    if (ast_list_length(args) + ast_list_length(keywords) > ROW_MAX) return false;
    for (uint32_t i = 0; i < ast_list_length(args); i++)
        if (ast_is(ast_list_at(args, i), AST_Starred)) return false;
    for (uint32_t i = 0; i < ast_list_length(keywords); i++)
        if (is_none(ast_get(ast_list_at(keywords, i), AST_keyword_arg))) return false;
    return true;
}

static int32_t keyword_names(Value keywords) {
    uint32_t n = ast_list_length(keywords);
    Value names = tuple_new(n);
    if (is_error(names)) {
        unit_failed();
        return 0;
    }
    for (uint32_t i = 0; i < n; i++)
        slot_set(ref_of(names), i, ast_get(ast_list_at(keywords, i), AST_keyword_arg));
    return unit_constant(names);
}

// The positional arguments as a list in `list`, those already placed behind the callable first. All at the place of
// the call.
static void collect_positional(Value args, Register base, uint32_t extra, Register list) {
    Value start = unit.position_start, stop = unit.position_stop;
    emit(OP_BUILD_LIST, list, base + 1, 0, (int32_t)extra);
    for (uint32_t i = 0; i < ast_list_length(args); i++) {
        Value argument = ast_list_at(args, i);
        Register mark = unit.next;
        bool star = ast_is(argument, AST_Starred);
        Register r = expr(star ? ast_get(argument, AST_Starred_value) : argument, ANY_REGISTER);
        unit.position_start = start;
        unit.position_stop = stop;
        emit(star ? OP_LIST_EXTEND : OP_LIST_APPEND, list, r, 0, 0);
        temps_to(mark);
    }
}

static void collect_keywords(Value keywords, Register callee, Register dict) {
    Value start = unit.position_start, stop = unit.position_stop;
    if (ast_list_length(keywords) == 0) {
        emit(OP_LOAD_UNSET, dict, 0, 0, 1);
        return;
    }
    emit(OP_BUILD_MAP, dict, dict, 0, 0);
    for (uint32_t i = 0; i < ast_list_length(keywords); i++) {
        Value keyword = ast_list_at(keywords, i), name = ast_get(keyword, AST_keyword_arg);
        Register mark = unit.next;
        if (is_none(name)) {
            Register r = expr(ast_get(keyword, AST_keyword_value), ANY_REGISTER);
            unit.position_start = start;
            unit.position_stop = stop;
            emit(OP_DICT_MERGE, dict, r, callee, 0);
        } else { // through DICT_MERGE too: the name may be there already
            Register pair = temps_new(2);
            load_constant(name, pair);
            expr_to(ast_get(keyword, AST_keyword_value), pair + 1);
            temps_to(pair + 2);
            unit.position_start = start;
            unit.position_stop = stop;
            emit(OP_BUILD_MAP, pair, pair, 0, 1);
            emit(OP_DICT_MERGE, dict, pair, callee, 0);
        }
        temps_to(mark);
    }
}

// Registers behind the arguments, for the optional ones of native functions (native_invoke_in_place).
enum { SPARE_ARGUMENTS = 3 };

void call_emit(Value args, Value keywords, Register base, uint32_t extra, bool method, Register dest) {
    Value start = unit.position_start, stop = unit.position_stop;
    uint32_t n = ast_list_length(args), k = ast_list_length(keywords), count = n + k + extra;
    if (is_plain(args, keywords)) {
        for (uint32_t i = 0; i < n; i++) expr_temp(ast_list_at(args, i));
        for (uint32_t i = 0; i < k; i++) expr_temp(ast_get(ast_list_at(keywords, i), AST_keyword_value));
        int32_t d = k ? keyword_names(keywords) : unit_cache(UNSET, CACHES_CALL);
        unit_spare(SPARE_ARGUMENTS);
        unit.position_start = start;
        unit.position_stop = stop;
        if (method)
            emit(k ? OP_CALL_METHOD_KW : OP_CALL_METHOD, dest, base, count, d);
        else
            emit(k ? OP_CALL_KW : OP_CALL, dest, base, count, d);
        return;
    }
    Register row = temps_new(3);
    emit(OP_MOVE, row, base, 0, 0);
    if (n == 1 && extra == 0 &&
        ast_is(ast_list_at(args, 0), AST_Starred)) // as it is: CALL_EX takes any iterable
        expr_to(ast_get(ast_list_at(args, 0), AST_Starred_value), row + 1);
    else
        collect_positional(args, base, extra, row + 1);
    temps_to(row + 3);
    collect_keywords(keywords, base, row + 2);
    unit.position_start = start;
    unit.position_stop = stop;
    emit(OP_CALL_EX, dest, row, 0, 0);
}

static Value keyword_name(Value keywords, uint32_t i) {
    return ast_get(ast_list_at(keywords, i), AST_keyword_arg);
}

typedef struct {
    uint32_t first, again; // first: their number, when none comes twice
} Repeated;

// The first keyword that comes again, and where: looked up one by one when they are few.
static Repeated repeated_few(Value keywords) {
    uint32_t n = ast_list_length(keywords);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n && !is_none(keyword_name(keywords, i)); k++)
            if (same(keyword_name(keywords, k), keyword_name(keywords, i))) return (Repeated){i, k};
    return (Repeated){n, n};
}
static Repeated repeated_many(Value keywords) {
    uint32_t n = ast_list_length(keywords);
    Repeated found = {n, n};
    Value later = dict_new(n);
    if (is_error(later)) unit_failed();
    for (uint32_t i = n; i > 0 && !is_error(later); i--) {
        Value name = keyword_name(keywords, i - 1);
        if (is_none(name)) continue;
        Value again = dict_get_str(later, name);
        if (is_int(again)) found = (Repeated){i - 1, (uint32_t)int_of(again)};
        if (is_error(dict_set(later, name, int_u32(i - 1)))) {
            unit_failed();
            return found;
        }
    }
    return found;
}

void call_check_keywords(Value keywords) {
    uint32_t n = ast_list_length(keywords);
    Repeated repeated = n <= 16 ? repeated_few(keywords) : repeated_many(keywords);
    for (uint32_t i = 0; i < n; i++) {
        at_node(ast_list_at(keywords, i));
        if (!is_none(keyword_name(keywords, i))) refuse_debug(keyword_name(keywords, i));
        if (i == repeated.first)
            unit_fail(ast_list_at(keywords, repeated.again), TEXT("keyword argument repeated: {}"),
                      keyword_name(keywords, i));
    }
}

Register call_expr(Value node, Register want) {
    Value func = ast_get(node, AST_Call_func), args = ast_get(node, AST_Call_args),
          keywords = ast_get(node, AST_Call_keywords);
    Register mark = unit.next;
    call_check_keywords(keywords);
    warn_call(node);
    bool method = ast_is(func, AST_Attribute) && is_plain(args, keywords);
    Register base = temps_new(method ? 2 : 1);
    if (method) {
        Register object = expr(ast_get(func, AST_Attribute_value), ANY_REGISTER);
        temps_to(base + 2);
        at_attribute(func);
        emit(OP_LOAD_METHOD, base, object, 0,
             unit_cache(unit_mangle(ast_get(func, AST_Attribute_attr)), CACHES_LOAD_METHOD));
    } else {
        expr_to(func, base);
        temps_to(base + 1);
    }
    at_node(node);
    if (method && ast_lineno(func) != ast_end_lineno(func)) { // the call is where the method's name is
        at_attribute(func);
        unit.position_stop = ast_get(node, AST_STOP);
    }
    Register dest = want == ANY_REGISTER ? base : want;
    call_emit(args, keywords, base, 0, method, dest);
    temps_to(mark);
    return want == ANY_REGISTER ? temp_new() : want;
}
