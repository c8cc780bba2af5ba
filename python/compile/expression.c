// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Expressions. Operands are evaluated from left to right; a local variable is used where it lies, unless an assignment
// expression of the same block could change it in between.
#include "python/compile/generate.h"
#include "python/compile/warn.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

#define CHUNK unit_row(32) // elements of a display that are built at a time
#define SPILL_ROOM 40u     // temporaries of an expression in wide code, before they are put aside

Register target_or_temp(Register want) { return want == ANY_REGISTER ? temp_new() : want; }

void load_constant(Value v, Register target) {
    if (is_int(v) && int_of(v) >= INT32_MIN && int_of(v) <= INT32_MAX)
        emit(OP_LOAD_INT, target, 0, 0, (int32_t)int_of(v));
    else
        emit(OP_LOAD_CONST, target, 0, 0, unit_constant(v));
}

void expr_to(Value node, Register target) {
    Register r = expr(node, target);
    if (r != target) emit(OP_MOVE, target, r, 0, 0);
}
Register expr_temp(Value node) {
    Register t = temp_new();
    expr_to(node, t);
    temps_to(t + 1);
    return t;
}
void expr_effect(Value node) {
    Register mark = unit.next;
    expr(node, ANY_REGISTER);
    temps_to(mark);
}

static enum Opcode binary_opcode(int64_t op) {
    static const uint8_t codes[] = {OP_ADD,    OP_SUB,    OP_MUL, OP_MATMUL, OP_TRUEDIV, OP_MOD,     OP_POW,
                                    OP_LSHIFT, OP_RSHIFT, OP_OR,  OP_XOR,    OP_AND,     OP_FLOORDIV};
    return (enum Opcode)AT(codes, op);
}

static bool small_constant(Value node) {
    if (!ast_is(node, AST_Constant)) return false;
    Value v = ast_get(node, AST_Constant_value);
    return is_int(v) && int_of(v) >= INT32_MIN && int_of(v) <= INT32_MAX;
}

static Register binary(Value node, Register want) {
    int64_t op = ast_get_int(node, AST_BinOp_op);
    Value right = ast_get(node, AST_BinOp_right);
    Register mark = unit.next, a = expr(ast_get(node, AST_BinOp_left), ANY_REGISTER);
    if ((op == AST_Add || op == AST_Sub) && small_constant(right)) {
        temps_to(mark);
        Register dest = target_or_temp(want);
        at_node(node);
        emit(op == AST_Add ? OP_ADD_INT : OP_SUB_INT, dest, a, 0,
             (int32_t)int_of(ast_get(right, AST_Constant_value)));
        return dest;
    }
    Register b = expr(right, ANY_REGISTER);
    temps_to(mark);
    Register dest = target_or_temp(want);
    at_node(node);
    emit(binary_opcode(op), dest, a, b, 0);
    return dest;
}

static Register unary(Value node, Register want) {
    static const uint8_t codes[] = {OP_INVERT, OP_NOT, OP_POSITIVE, OP_NEGATIVE};
    Register mark = unit.next, a = expr(ast_get(node, AST_UnaryOp_operand), ANY_REGISTER);
    temps_to(mark);
    Register dest = target_or_temp(want);
    at_node(node);
    emit((enum Opcode)AT(codes, ast_get_int(node, AST_UnaryOp_op)), dest, a, 0, 0);
    return dest;
}

// The value is that of the operand that decides. A variable must not change before all is decided.
static Register boolean(Value node, Register want) {
    Register dest = want != ANY_REGISTER && is_temp(want) ? want : temp_new();
    Label end = label_new();
    Value values = ast_get(node, AST_BoolOp_values);
    bool is_and = ast_get_int(node, AST_BoolOp_op) == AST_And;
    uint32_t n = ast_list_length(values);
    for (uint32_t i = 0; i < n; i++) {
        Register mark = unit.next;
        expr_to(ast_list_at(values, i), dest);
        temps_to(mark);
        at_node(node);
        if (i + 1 < n) emit_jump(is_and ? OP_JUMP_IF_FALSE : OP_JUMP_IF_TRUE, 0, dest, 0, end);
    }
    label_here(end);
    return dest;
}

static Register conditional(Value node, Register want) {
    Label otherwise = label_new(), end = label_new();
    Register dest = target_or_temp(want), mark = unit.next;
    jump_if(ast_get(node, AST_IfExp_test), false, otherwise);
    expr_to(ast_get(node, AST_IfExp_body), dest);
    temps_to(mark);
    emit_jump(OP_JUMP, 0, 0, 0, end);
    label_here(otherwise);
    expr_to(ast_get(node, AST_IfExp_orelse), dest);
    temps_to(mark);
    label_here(end);
    return dest;
}

// --- displays ---
static bool has_star(Value elts) {
    for (uint32_t i = 0; i < ast_list_length(elts); i++)
        if (ast_is(ast_list_at(elts, i), AST_Starred)) return true;
    return false;
}

// Elements from .. to, each in its own register, in a row; the first one.
static Register row_of(Value elts, uint32_t from, uint32_t to) {
    Register first = unit.next;
    for (uint32_t i = from; i < to; i++) expr_temp(ast_list_at(elts, i));
    return first;
}

// A list (or set) of many or starred elements: built bit by bit.
static void build_slowly(Value node, Value elts, bool is_set, Register dest) {
    at_node(node);
    emit(is_set ? OP_BUILD_SET : OP_BUILD_LIST, dest, dest, 0, 0);
    for (uint32_t i = 0; i < ast_list_length(elts); i++) {
        Value element = ast_list_at(elts, i);
        Register mark = unit.next;
        bool star = ast_is(element, AST_Starred);
        Register r = expr(star ? ast_get(element, AST_Starred_value) : element, ANY_REGISTER);
        at_node(node);
        if (star)
            emit(is_set ? OP_SET_UPDATE : OP_LIST_EXTEND, dest, r, 0, 0);
        else
            emit(is_set ? OP_SET_ADD : OP_LIST_APPEND, dest, r, 0, 0);
        temps_to(mark);
    }
}

// CPython makes a constant of three or more constant elements, and adds that to an empty set: which gives another order
// of iteration than adding them one by one. So the set, once made, is added to an empty one.
static bool is_added_at_once(Value elts) {
    uint32_t n = ast_list_length(elts);
    if (n < 3) return false;
    for (uint32_t i = 0; i < n; i++)
        if (is_unset(constant_fold(ast_list_at(elts, i)))) return false;
    return true;
}

static Register set_of_constants(Value node, Value elts, Register want) {
    Register dest = target_or_temp(want), mark = unit.next, made = temp_new();
    build_slowly(node, elts, true, made);
    emit(OP_BUILD_SET, dest, dest, 0, 0);
    emit(OP_SET_UPDATE, dest, made, 0, 0);
    temps_to(mark);
    return dest;
}

static Register display(Value node, Value elts, enum Opcode op, Register want) {
    uint32_t n = ast_list_length(elts);
    if (op == OP_BUILD_SET && is_added_at_once(elts)) return set_of_constants(node, elts, want);
    Register mark = unit.next;
    if (n > CHUNK || has_star(elts)) {
        Register built = temp_new();
        build_slowly(node, elts, op == OP_BUILD_SET, built);
        if (op == OP_BUILD_TUPLE) emit(OP_LIST_TO_TUPLE, built, built, 0, 0);
        if (want == ANY_REGISTER) return built;
        emit(OP_MOVE, want, built, 0, 0);
        temps_to(mark);
        return want;
    }
    Register first = row_of(elts, 0, n);
    temps_to(mark);
    Register dest = target_or_temp(want);
    at_node(node);
    emit(op, dest, first, 0, (int32_t)n);
    return dest;
}

static Register dict_display(Value node, Register want) {
    Value keys = ast_get(node, AST_Dict_keys), values = ast_get(node, AST_Dict_values);
    uint32_t n = ast_list_length(keys);
    bool simple = n <= CHUNK / 2;
    for (uint32_t i = 0; i < n; i++) simple = simple && !is_none(ast_list_at(keys, i));
    Register mark = unit.next;
    if (simple) {
        Register first = unit.next;
        for (uint32_t i = 0; i < n; i++) {
            expr_temp(ast_list_at(keys, i));
            expr_temp(ast_list_at(values, i));
        }
        temps_to(mark);
        Register dest = target_or_temp(want);
        at_node(node);
        emit(OP_BUILD_MAP, dest, first, 0, (int32_t)n);
        return dest;
    }
    Register dest = temp_new();
    at_node(node);
    emit(OP_BUILD_MAP, dest, dest, 0, 0);
    for (uint32_t i = 0; i < n; i++) {
        Register inner = unit.next;
        if (is_none(ast_list_at(keys, i))) {
            Register r = expr(ast_list_at(values, i), ANY_REGISTER);
            at_node(node);
            emit(OP_DICT_UPDATE, dest, r, 0, 0);
        } else {
            Register k = expr_temp(ast_list_at(keys, i)), v = expr(ast_list_at(values, i), ANY_REGISTER);
            at_node(node);
            emit(OP_MAP_ADD, dest, k, v, 0);
        }
        temps_to(inner);
    }
    if (want == ANY_REGISTER) return dest;
    emit(OP_MOVE, want, dest, 0, 0);
    temps_to(mark);
    return want;
}

// --- f-strings ---
static void formatted(Value node, Register dest) {
    Register mark = unit.next, v = expr(ast_get(node, AST_FormattedValue_value), ANY_REGISTER), spec = 0;
    int64_t conversion = ast_get_int(node, AST_FormattedValue_conversion);
    int32_t flags = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    if (!is_none(ast_get(node, AST_FormattedValue_format_spec))) {
        spec = expr(ast_get(node, AST_FormattedValue_format_spec), ANY_REGISTER);
        flags |= 4;
    }
    temps_to(mark);
    at_node(node);
    emit(OP_FORMAT_VALUE, dest, v, spec, flags);
}
static Register joined(Value node, Register want) {
    Value values = ast_get(node, AST_JoinedStr_values);
    uint32_t n = ast_list_length(values);
    Register mark = unit.next, first = unit.next;
    uint32_t in_row = 0;
    for (uint32_t i = 0; i < n; i++) {
        Value part = ast_list_at(values, i);
        Register t = temp_new();
        if (ast_is(part, AST_FormattedValue))
            formatted(part, t);
        else
            expr_to(part, t);
        temps_to(t + 1);
        in_row++;
        if (in_row == CHUNK && i + 1 < n) { // join what there is
            emit(OP_BUILD_STRING, first, first, 0, (int32_t)in_row);
            temps_to(first + 1);
            in_row = 1;
        }
    }
    temps_to(mark);
    Register dest = target_or_temp(want);
    at_node(node);
    emit(OP_BUILD_STRING, dest, first, 0, (int32_t)in_row);
    return dest;
}

// --- attributes, subscripts ---
// An attribute on a line of its own is what a traceback shows, not where the expression begins.
void at_attribute(Value node) {
    at_node(node);
    Value start = unit.position_start, stop = unit.position_stop;
    if (unit.failed || ast_position_line(start) == ast_position_line(stop)) return;
    uint32_t end = ast_position_column(stop), length = str_length(ref_of(ast_get(node, AST_Attribute_attr)));
    unit.position_start = ast_position(ast_position_line(stop), end >= length ? end - length : 0);
}
static Register attribute(Value node, Register want) {
    Register mark = unit.next, object = expr(ast_get(node, AST_Attribute_value), ANY_REGISTER);
    temps_to(mark);
    Register dest = target_or_temp(want);
    at_attribute(node);
    emit(OP_LOAD_ATTR, dest, object, 0,
         unit_cache(unit_mangle(ast_get(node, AST_Attribute_attr)), CACHES_LOAD_ATTR));
    return dest;
}
static void slice_part(Value part, Register to) {
    if (is_none(part))
        load_constant(NONE, to);
    else
        expr_to(part, to);
}
static Register slice(Value node, Register want) {
    Register mark = unit.next, first = temps_new(3);
    slice_part(ast_get(node, AST_Slice_lower), first);
    slice_part(ast_get(node, AST_Slice_upper), first + 1);
    slice_part(ast_get(node, AST_Slice_step), first + 2);
    temps_to(mark);
    Register dest = target_or_temp(want);
    at_node(node);
    emit(OP_BUILD_SLICE, dest, first, 0, 0);
    return dest;
}
bool expr_is_plain_slice(Value node) {
    return ast_is(node, AST_Slice) && is_none(ast_get(node, AST_Slice_step));
}
Register expr_plain_slice(Value node) {
    Register first = temps_new(2);
    slice_part(ast_get(node, AST_Slice_lower), first);
    slice_part(ast_get(node, AST_Slice_upper), first + 1);
    return first;
}
static Register subscript(Value node, Register want) {
    warn_subscript(node);
    Register mark = unit.next, object = expr(ast_get(node, AST_Subscript_value), ANY_REGISTER);
    Value key = ast_get(node, AST_Subscript_slice);
    bool plain = expr_is_plain_slice(key);
    Register index = plain ? expr_plain_slice(key) : expr(key, ANY_REGISTER);
    temps_to(mark);
    Register dest = target_or_temp(want);
    at_node(node);
    emit(plain ? OP_LOAD_SLICE : OP_LOAD_SUBSCR, dest, object, index, 0);
    return dest;
}

// --- yield, await ---
static bool in_async_function(void) {
    return scope_is_function(unit.scope) && scope_flags(unit.scope) & SCOPE_IS_COROUTINE;
}
bool in_async_code(void) { return scope_flags(unit.scope) & SCOPE_IS_COROUTINE; }
static Register yield(Value node, Register want) {
    Value operand = ast_get(node, AST_Yield_value);
    if (!scope_is_function(unit.scope)) unit_fail(node, TEXT("'yield' outside function"), NONE);
    Register mark = unit.next, v = temp_new();
    if (is_none(operand))
        load_constant(NONE, v);
    else
        expr_to(operand, v);
    temps_to(mark);
    Register dest = target_or_temp(want);
    at_node(node);
    if (in_async_function()) emit(OP_ASYNC_WRAP, v, v, 0, 0);
    emit(OP_YIELD, dest, v, 0, 0);
    return dest;
}
// Delegates to the iterator in `iterator` until it ends; its result is in dest.
static void delegate(Register iterator, Register dest) {
    Register sent = temp_new(), got = temp_new();
    Label again = label_new(), end = label_new();
    load_constant(NONE, sent);
    label_here(again);
    emit_jump(OP_SEND, got, iterator, sent, end);
    emit(OP_YIELD, sent, got, 0, (int32_t)iterator);
    emit_jump(OP_LOOP, 0, 0, 0, again);
    label_here(end);
    emit(OP_MOVE, dest, got, 0, 0);
}
static Register yield_from(Value node, Register want) {
    if (!scope_is_function(unit.scope)) unit_fail(node, TEXT("'yield' outside function"), NONE);
    if (in_async_function()) unit_fail(node, TEXT("'yield from' inside async function"), NONE);
    Register mark = unit.next, iterator = expr_temp(ast_get(node, AST_YieldFrom_value));
    at_node(node);
    emit(OP_GET_YIELD_FROM_ITER, iterator, iterator, 0, 0);
    delegate(iterator, want == ANY_REGISTER ? iterator : want);
    temps_to(mark);
    return want == ANY_REGISTER ? temp_new() : want;
}
void await_register(Register r, uint32_t where) {
    Register mark = unit.next;
    emit(OP_GET_AWAITABLE, r, r, where, 0);
    delegate(r, r);
    temps_to(mark);
}
void await_anext(Register r) {
    Register mark = unit.next;
    delegate(r, r);
    temps_to(mark);
}
static Register await(Value node, Register want) {
    if (!scope_is_function(unit.scope) && !in_async_code())
        unit_fail(node, TEXT("'await' outside function"), NONE);
    else if (!in_async_code())
        unit_fail(node, TEXT("'await' outside async function"), NONE);
    Register mark = unit.next, r = expr_temp(ast_get(node, AST_Await_value));
    at_node(node);
    await_register(r, 0);
    if (want == ANY_REGISTER) return r;
    emit(OP_MOVE, want, r, 0, 0);
    temps_to(mark);
    return want;
}

static Register named(Value node, Register want) {
    Register r =
        expr(ast_get(node, AST_NamedExpr_value), want == ANY_REGISTER || !is_temp(want) ? temp_new() : want);
    at_node(node);
    struct Assigned before = unit.assigned; // whether this is reached is not followed
    name_store(ast_get(ast_get(node, AST_NamedExpr_target), AST_Name_id), r);
    unit.assigned = before;
    if (want == ANY_REGISTER || want == r) return r;
    emit(OP_MOVE, want, r, 0, 0);
    return want;
}

static Register constant(Value v, Register want) {
    Register dest = target_or_temp(want);
    load_constant(v, dest);
    return dest;
}

// Wide code: the temporaries of the outer expressions are put aside while this one is evaluated.
static Register expr_spilled(Value node, Register want) {
    Register base = unit.spill_base, outer = unit.next;
    int32_t n = (int32_t)(outer - base);
    emit(OP_RARE, base, 0, RARE_SPILL, n);
    unit.next = base + 1;
    Register r = expr(node, ANY_REGISTER);
    unit.next = outer;
    Register dest = target_or_temp(want);
    emit(OP_UNSPILL, base, r, dest, n);
    return dest;
}

Register expr(Value node, Register want) {
    if (unit.failed) return 1;
    if (!stack_has_room()) {
        raise_recursion_error();
        unit_failed();
        return 1;
    }
    if (unlikely(unit.wide && unit.next > unit.spill_base + SPILL_ROOM)) return expr_spilled(node, want);
    at_node(node);
    Value folded = constant_fold(node);
    if (is_error(folded)) unit_failed();
    if (!is_unset(folded)) return constant(folded, want);
    switch (ast_kind(node)) {
    case AST_Name: return name_load(ast_get(node, AST_Name_id), want);
    case AST_BinOp: return binary(node, want);
    case AST_UnaryOp: return unary(node, want);
    case AST_BoolOp: return boolean(node, want);
    case AST_Compare: return compare(node, want);
    case AST_IfExp: return conditional(node, want);
    case AST_Call: return call_expr(node, want);
    case AST_Attribute: return attribute(node, want);
    case AST_Subscript: return subscript(node, want);
    case AST_Slice: return slice(node, want);
    case AST_Tuple: return display(node, ast_get(node, AST_Tuple_elts), OP_BUILD_TUPLE, want);
    case AST_List: return display(node, ast_get(node, AST_List_elts), OP_BUILD_LIST, want);
    case AST_Set: return display(node, ast_get(node, AST_Set_elts), OP_BUILD_SET, want);
    case AST_Dict: return dict_display(node, want);
    case AST_JoinedStr: return joined(node, want);
    case AST_FormattedValue: {
        Register dest = target_or_temp(want);
        formatted(node, dest);
        return dest;
    }
    case AST_Lambda: return lambda(node, want);
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp: return comprehension(node, want);
    case AST_Yield: return yield(node, want);
    case AST_YieldFrom: return yield_from(node, want);
    case AST_Await: return await(node, want);
    case AST_NamedExpr: return named(node, want);
    case AST_Starred: unit_fail(node, TEXT("can't use starred expression here"), NONE); return 1;
    default: unit_fail(node, TEXT("this is no expression"), NONE); return 1;
    }
}
