// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Names, and everything that can be assigned to or deleted.
#include "python/compile/generate.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/source/source.h"

static bool in_namespace(void) {
    return !scope_is_function(unit.scope);
} // of a module or class: names live in R[1]
static bool has_walrus(void) { return scope_flags(unit.scope) & SCOPE_HAS_WALRUS; }

static bool is_debug(Value name) { return !unit.failed && str_equal_text(name, TEXT("__debug__")); }
static void fail_debug(Text text) {
    scope_error_at(compile_filename, unit.position_start, unit.position_stop, text, NONE, NONE);
    unit_failed();
}
void refuse_debug(Value name) {
    if (is_debug(name)) fail_debug(TEXT("cannot assign to __debug__"));
}

static Register load_wide(Value name, uint32_t number, Register want) {
    Register dest = want != ANY_REGISTER && is_temp(want) ? want : temp_new();
    emit(OP_LOAD_WIDE, dest, WIDE_REGISTER, 0, (int32_t)(number - WIDE_FIRST));
    emit(OP_CHECK_LOCAL, dest, 0, 0, unit_constant(name));
    if (want == ANY_REGISTER || want == dest) return dest;
    emit(OP_MOVE, want, dest, 0, 0);
    return want;
}
static Register load_local(Value name, Register want) {
    Register r = unit_number(name);
    if (r >= WIDE_FIRST) return load_wide(name, r, want);
    if (!is_assigned(r) || unit_symbol(name) & SYMBOL_DELETED)
        emit(OP_CHECK_LOCAL, r, 0, 0, unit_constant(name));
    if (want == r || (want == ANY_REGISTER && !has_walrus())) {
        unit_mark_other(); // it is used where it is
        return r;
    }
    Register dest = target_or_temp(want);
    emit(OP_MOVE, dest, r, 0, 0);
    return dest;
}

Register name_load(Value plain, Register want) {
    Value name = unit_mangle(plain);
    if (str_equal_text(name, TEXT("__debug__"))) {
        Register dest = target_or_temp(want);
        load_constant(bool_value(!compile_optimize), dest);
        return dest;
    }
    uint32_t symbol = unit_symbol(name);
    if (symbol & SYMBOL_IS_LOCAL && !in_namespace()) return load_local(name, want);
    Register dest = target_or_temp(want);
    if (symbol & (SYMBOL_IS_CELL | SYMBOL_IS_FREE)) {
        bool class_scope = scope_kind(unit.scope) == SCOPE_CLASS;
        Register mark = unit.next, cell = unit_cell(name);
        emit(class_scope ? OP_LOAD_CLASS_CELL : OP_LOAD_CELL, dest, cell, 0, unit_constant(name));
        temps_to(mark);
    } else if (in_namespace() && !(symbol & SYMBOL_IS_GLOBAL)) {
        emit(OP_LOAD_NAME, dest, 0, 0, unit_cache(name, CACHES_LOAD_NAME));
    } else {
        emit(OP_LOAD_GLOBAL, dest, 0, 0, unit_cache(name, CACHES_LOAD_GLOBAL));
    }
    return dest;
}

void name_store(Value plain, Register from) {
    Value name = unit_mangle(plain);
    refuse_debug(name);
    uint32_t symbol = unit_symbol(name);
    if (symbol & SYMBOL_IS_LOCAL && !in_namespace()) {
        Register r = unit_number(name);
        if (r >= WIDE_FIRST) {
            emit(OP_STORE_WIDE, WIDE_REGISTER, from, 0, (int32_t)(r - WIDE_FIRST));
            return;
        }
        if (r != from) emit(OP_MOVE, r, from, 0, 0);
        set_assigned(r, true);
    } else if (symbol & (SYMBOL_IS_CELL | SYMBOL_IS_FREE)) {
        Register mark = unit.next;
        emit(OP_STORE_CELL, unit_cell(name), from, 0, 0);
        temps_to(mark);
    } else if (in_namespace() && !(symbol & SYMBOL_IS_GLOBAL)) {
        emit(OP_STORE_NAME, from, 0, 0, unit_name(name));
    } else {
        emit(OP_STORE_GLOBAL, from, 0, 0, unit_cache(name, CACHES_STORE_GLOBAL));
    }
}

static void delete_local(Value name, uint32_t number) {
    if (number < WIDE_FIRST) {
        emit(OP_DELETE_LOCAL, number, 0, 0, unit_constant(name));
        set_assigned(number, false);
        return;
    }
    Register mark = unit.next, t = load_wide(name, number, ANY_REGISTER);
    emit(OP_LOAD_UNSET, t, 0, 0, 1);
    emit(OP_STORE_WIDE, WIDE_REGISTER, t, 0, (int32_t)(number - WIDE_FIRST));
    temps_to(mark);
}
void name_delete(Value plain) {
    Value name = unit_mangle(plain);
    uint32_t symbol = unit_symbol(name);
    Register mark = unit.next;
    if (is_debug(name)) fail_debug(TEXT("cannot delete __debug__"));
    if (symbol & SYMBOL_IS_LOCAL && !in_namespace()) {
        delete_local(name, unit_number(name));
    } else if (symbol & (SYMBOL_IS_CELL | SYMBOL_IS_FREE)) {
        emit(OP_DELETE_CELL, unit_cell(name), 0, 0, unit_constant(name));
        temps_to(mark);
    } else if (in_namespace() && !(symbol & SYMBOL_IS_GLOBAL)) {
        emit(OP_DELETE_NAME, 0, 0, 0, unit_name(name));
    } else {
        emit(OP_DELETE_GLOBAL, 0, 0, 0, unit_name(name));
    }
}

// --- targets ---
// More targets than fit registers: from a list of what they get.
static void unpack_list(Value elts, Register from, Value node, uint32_t star) {
    uint32_t n = ast_list_length(elts);
    Register list = temp_new(), index = temp_new(), item = temp_new();
    at_node(node);
    if (star < n)
        emit(OP_RARE, list, from, RARE_UNPACK_EX, (int32_t)(star | (n - star - 1) << 8));
    else
        emit(OP_RARE, list, from, RARE_UNPACK, (int32_t)n);
    for (uint32_t i = 0; i < n; i++) {
        Value element = ast_list_at(elts, i);
        load_constant(int_u32(i), index);
        emit(OP_LOAD_SUBSCR, item, list, index, 0);
        assign(i == star ? ast_get(element, AST_Starred_value) : element, item);
    }
}
static void unpack(Value elts, Register from, Value node) {
    uint32_t n = ast_list_length(elts), star = n;
    for (uint32_t i = 0; i < n; i++) {
        if (!ast_is(ast_list_at(elts, i), AST_Starred)) continue;
        if (star < n) unit_fail(node, TEXT("multiple starred expressions in assignment"), NONE);
        star = i;
    }
    if (star < n && (star > 255 || n - star - 1 >= INT32_MAX >> 8))
        unit_fail(node, TEXT("too many expressions in star-unpacking assignment"), NONE);
    if (n > unit_row(60)) {
        unpack_list(elts, from, node, star);
        return;
    }
    Register first = temps_new(n);
    at_node(node);
    if (star < n)
        emit(OP_UNPACK_EX, first, from, n - star - 1, (int32_t)star);
    else
        emit(OP_UNPACK, first, from, 0, (int32_t)n);
    for (uint32_t i = 0; i < n; i++) {
        Value element = ast_list_at(elts, i);
        assign(i == star ? ast_get(element, AST_Starred_value) : element, first + i);
    }
}

Value elements_of(Value target) {
    return ast_is(target, AST_Tuple)  ? ast_get(target, AST_Tuple_elts)
           : ast_is(target, AST_List) ? ast_get(target, AST_List_elts)
                                      : UNSET;
}
bool is_pair_target(Value target) {
    Value elts = elements_of(target);
    return !is_unset(elts) && ast_list_length(elts) == 2 && !ast_is(ast_list_at(elts, 0), AST_Starred) &&
           !ast_is(ast_list_at(elts, 1), AST_Starred);
}
Register local_register(Value target) {
    if (!ast_is(target, AST_Name) || !scope_is_function(unit.scope)) return 0;
    Value name = unit_mangle(ast_get(target, AST_Name_id));
    return unit_in_register(name, SYMBOL_IS_LOCAL) ? unit_number(name) : 0;
}
struct PairTarget assign_pair(Value target, Register from) {
    Value elts = elements_of(target), one = ast_list_at(elts, 0), two = ast_list_at(elts, 1);
    Register a = local_register(one), b = local_register(two);
    bool direct = a && b == a + 1; // FOR_PAIR sets them itself; UNPACK, which may fail half-way, must not
    Register row = temps_new(2);
    struct PairTarget pair = {true, direct ? a : row, label_new()};
    at_node(target);
    emit(OP_UNPACK, row, from, 0, 2);
    if (!direct) label_here(pair.unpacked);
    assign(one, row);
    assign(two, row + 1);
    if (direct) label_here(pair.unpacked);
    return pair;
}

// A target's own targets: text nests them as deep as brackets go, a tree that a program built has no bound.
static bool has_room(void) {
    if (stack_has_room()) return true;
    if (!unit.failed) raise_recursion_error();
    unit_failed();
    return false;
}

void assign(Value target, Register from) {
    if (unit.failed || !has_room()) return;
    Register mark = unit.next;
    switch (ast_kind(target)) {
    case AST_Name:
        at_node(target);
        name_store(ast_get(target, AST_Name_id), from);
        break;
    case AST_Attribute: {
        Register object = expr(ast_get(target, AST_Attribute_value), ANY_REGISTER);
        Value name = unit_mangle(ast_get(target, AST_Attribute_attr));
        refuse_debug(name);
        at_attribute(target);
        emit(OP_STORE_ATTR, object, from, 0, unit_cache(name, CACHES_STORE_ATTR));
        break;
    }
    case AST_Subscript: {
        Register object = expr(ast_get(target, AST_Subscript_value), ANY_REGISTER);
        Value key = ast_get(target, AST_Subscript_slice);
        bool plain = expr_is_plain_slice(key);
        Register index = plain ? expr_plain_slice(key) : expr(key, ANY_REGISTER);
        at_node(target);
        emit(plain ? OP_STORE_SLICE : OP_STORE_SUBSCR, object, index, from, 0);
        break;
    }
    case AST_Tuple: unpack(ast_get(target, AST_Tuple_elts), from, target); break;
    case AST_List: unpack(ast_get(target, AST_List_elts), from, target); break;
    case AST_Starred:
        unit_fail(target, TEXT("starred assignment target must be in a list or tuple"), NONE);
        break;
    default: unit_fail(target, TEXT("cannot assign to this expression"), NONE); break;
    }
    temps_to(mark);
}

void delete_target(Value target) {
    if (!has_room()) return;
    Register mark = unit.next;
    at_node(target);
    switch (ast_kind(target)) {
    case AST_Name: name_delete(ast_get(target, AST_Name_id)); break;
    case AST_Attribute: {
        Register object = expr(ast_get(target, AST_Attribute_value), ANY_REGISTER);
        at_attribute(target);
        emit(OP_DELETE_ATTR, object, 0, 0, unit_name(unit_mangle(ast_get(target, AST_Attribute_attr))));
        break;
    }
    case AST_Subscript: {
        Register object = expr(ast_get(target, AST_Subscript_value), ANY_REGISTER);
        Register index = expr(ast_get(target, AST_Subscript_slice), ANY_REGISTER);
        at_node(target);
        emit(OP_DELETE_SUBSCR, object, index, 0, 0);
        break;
    }
    case AST_Tuple:
    case AST_List: {
        Value elts =
            ast_is(target, AST_Tuple) ? ast_get(target, AST_Tuple_elts) : ast_get(target, AST_List_elts);
        for (uint32_t i = 0; i < ast_list_length(elts); i++) delete_target(ast_list_at(elts, i));
        break;
    }
    default: unit_fail(target, TEXT("cannot delete this expression"), NONE); break;
    }
    temps_to(mark);
}

// --- x op= y ---
static void inplace(Value node, Register dest, Register a, Register b) {
    static const uint8_t ops[] = {BINARY_ADD, BINARY_SUB, BINARY_MUL,     BINARY_MATMUL, BINARY_TRUEDIV,
                                  BINARY_MOD, BINARY_POW, BINARY_LSHIFT,  BINARY_RSHIFT, BINARY_OR,
                                  BINARY_XOR, BINARY_AND, BINARY_FLOORDIV};
    int64_t op = ast_get_int(node, AST_AugAssign_op);
    at_node(node);
    if (op == AST_Add)
        emit(OP_INPLACE_ADD, dest, a, b, 0);
    else if (op == AST_Sub)
        emit(OP_INPLACE_SUB, dest, a, b, 0);
    else if (op == AST_Mult)
        emit(OP_INPLACE_MUL, dest, a, b, 0);
    else
        emit(OP_INPLACE, dest, a, b, AT(ops, op));
}

void assign_augmented(Value node) {
    Value target = ast_get(node, AST_AugAssign_target), value = ast_get(node, AST_AugAssign_value);
    Register mark = unit.next;
    if (ast_is(target, AST_Name)) {
        Value name = ast_get(target, AST_Name_id);
        at_node(target);
        Register a = name_load(name, ANY_REGISTER), b = expr(value, ANY_REGISTER);
        inplace(node, a, a, b); // a local is updated where it lies
        name_store(name, a);
    } else if (ast_is(target, AST_Attribute)) {
        Register object = expr(ast_get(target, AST_Attribute_value), ANY_REGISTER), a = temp_new();
        Value name = unit_mangle(ast_get(target, AST_Attribute_attr));
        at_attribute(target);
        emit(OP_LOAD_ATTR, a, object, 0, unit_cache(name, CACHES_LOAD_ATTR));
        Register b = expr(value, ANY_REGISTER);
        inplace(node, a, a, b);
        at_attribute(target);
        emit(OP_STORE_ATTR, object, a, 0, unit_cache(name, CACHES_STORE_ATTR));
    } else if (ast_is(target, AST_Subscript)) {
        Register object = expr(ast_get(target, AST_Subscript_value), ANY_REGISTER);
        Register index = expr(ast_get(target, AST_Subscript_slice), ANY_REGISTER), a = temp_new();
        at_node(target);
        emit(OP_LOAD_SUBSCR, a, object, index, 0);
        Register b = expr(value, ANY_REGISTER);
        inplace(node, a, a, b);
        at_node(target);
        emit(OP_STORE_SUBSCR, object, index, a, 0);
    } else {
        unit_fail(target, TEXT("illegal expression for augmented assignment"), NONE);
    }
    temps_to(mark);
}
