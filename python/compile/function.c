// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Functions, lambdas and classes: code of their own, and the instructions that make the object.
#include "python/compile/generate.h"
#include "python/compile/unparse.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

// "outer.<locals>.name", "Class.name" or "name".
Value qualified_name(Value name) {
    Value scope = unit.scope;
    if (scope_kind(scope) == SCOPE_MODULE) return name;
    if (unit_symbol(unit_mangle(name)) & SYMBOL_IS_GLOBAL) return name;
    Value prefix = unit.parent_names;
    Value full = scope_kind(scope) == SCOPE_CLASS ? text_format2(TEXT("{}.{}"), prefix, name)
                                                  : text_format2(TEXT("{}.<locals>.{}"), prefix, name);
    if (is_error(full)) unit_failed();
    return is_error(full) ? name : full;
}

// Begins a code object inside the current one, which the caller keeps.
void code_begin(Value node, Value qualname) {
    Value scope = scope_of_node(node);
    unit_open(scope);
    unit.parent_names = qualname;
    at_node(node);
}

static void make_cell(Value name) {
    uint32_t number = unit_number(name);
    Register cell = number < WIDE_FIRST ? number : unit.variables_end;
    if (number >= WIDE_FIRST) emit(OP_LOAD_WIDE, cell, WIDE_REGISTER, 0, (int32_t)(number - WIDE_FIRST));
    emit(OP_MAKE_CELL, cell, 0, 0, 0);
    if (number >= WIDE_FIRST) emit(OP_STORE_WIDE, WIDE_REGISTER, cell, 0, (int32_t)(number - WIDE_FIRST));
}
// All registers begin without a value: SPILL keeps whatever there is in them.
static void prologue_wide(Register first) {
    Value symbols = slot_get(ref_of(unit.scope), SCOPE_SYMBOLS);
    if (first < WIDE_REGISTER) emit(OP_LOAD_UNSET, first, 0, 0, (int32_t)(WIDE_REGISTER - first));
    emit(OP_LOAD_UNSET, unit.variables_end, 0, 0, (int32_t)(REGISTER_MAX - unit.variables_end));
    if (unit.wide_count && !scope_is_function(unit.scope)) // a function's comes with its arguments
        emit(OP_RARE, WIDE_REGISTER, 0, RARE_NEW_WIDE, (int32_t)unit.wide_count);
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position))
        if ((uint32_t)int_of(step.value) & SYMBOL_IS_CELL) make_cell(step.key);
    if (scope_kind(unit.scope) == SCOPE_CLASS && scope_flags(unit.scope) & SCOPE_NEEDS_CLASS)
        make_cell(NAME(__class__));
}

// The variables that the code's start sets up: unbound locals, cells, free variables.
void code_prologue(void) {
    Value params = slot_get(ref_of(unit.scope), SCOPE_PARAMS),
          symbols = slot_get(ref_of(unit.scope), SCOPE_SYMBOLS);
    bool function = scope_is_function(unit.scope);
    uint32_t first = function ? 1 + (uint32_t)list_length(params) : 2;
    uint32_t closed_over = 0;
    Value start = unit.position_start, stop = unit.position_stop;
    at_nowhere();
    if (unit.wide) {
        prologue_wide(first);
        unit.position_start = start;
        unit.position_stop = stop;
        return;
    }
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position)) {
        uint32_t flags = (uint32_t)int_of(step.value);
        closed_over += (flags & (SYMBOL_IS_FREE | SYMBOL_IN_CLASS_FREE)) != 0;
    }
    Register end = unit.variables_end - closed_over;
    if (end > first) emit(OP_LOAD_UNSET, first, 0, 0, (int32_t)(end - first));
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position))
        if ((uint32_t)int_of(step.value) & SYMBOL_IS_CELL) emit(OP_MAKE_CELL, unit_number(step.key), 0, 0, 0);
    if (scope_kind(unit.scope) == SCOPE_CLASS && scope_flags(unit.scope) & SCOPE_NEEDS_CLASS)
        emit(OP_MAKE_CELL, unit_number(NAME(__class__)), 0, 0, 0);
    if (closed_over) emit(OP_COPY_FREE, end, 0, 0, (int32_t)closed_over);
    unit.position_start = start;
    unit.position_stop = stop;
}

uint32_t code_flags_of(Value scope) {
    uint32_t flags = scope_flags(scope), result = 0;
    if (scope_is_function(scope)) result |= CO_OPTIMIZED | CO_NEWLOCALS;
    if (flags & SCOPE_IS_NESTED) result |= CO_NESTED;
    if (flags & SCOPE_HAS_VARARGS) result |= CO_VARARGS;
    if (flags & SCOPE_HAS_VARKW) result |= CO_VARKEYWORDS;
    result |= compile_features & FEATURES_OF_CODE;
    if (flags & SCOPE_IS_GENERATOR && flags & SCOPE_IS_COROUTINE) return result | CO_ASYNC_GENERATOR;
    if (flags & SCOPE_IS_GENERATOR) result |= CO_GENERATOR;
    if (flags & SCOPE_IS_COROUTINE) result |= CO_COROUTINE;
    return result;
}

void code_return(Register r) {
    bool generator = code_flags_of(unit.scope) & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR);
    emit(generator ? OP_RETURN_GENERATOR : OP_RETURN, r, 0, 0, 0);
}
void code_return_none(void) {
    Register r = temp_new();
    load_constant(NONE, r);
    code_return(r);
}

Value code_docstring(Value body) {
    if (compile_optimize > 1 || ast_list_length(body) == 0 || !ast_is(ast_list_at(body, 0), AST_Expr))
        return NONE;
    Value value = ast_get(ast_list_at(body, 0), AST_Expr_value);
    if (!ast_is(value, AST_Constant) || !IS_EXACT(ast_get(value, AST_Constant_value), str)) return NONE;
    return ast_get(value, AST_Constant_value);
}

static void refuse_debug_parameters(void) {
    Value params = slot_get(ref_of(unit.scope), SCOPE_PARAMS);
    for (uint64_t i = 0; i < list_length(params); i++) refuse_debug(list_get(params, i));
}

static void set_counts(Value code, Value args) {
    if (is_error(code)) return;
    uint32_t posonly = ast_list_length(ast_get(args, AST_arguments_posonlyargs));
    slot_set(ref_of(code), CODE_POSITIONAL_ONLY, int_u32(posonly));
    slot_set(ref_of(code), CODE_ARGUMENTS,
             int_u32(posonly + ast_list_length(ast_get(args, AST_arguments_args))));
    slot_set(ref_of(code), CODE_KEYWORD_ONLY,
             int_u32(ast_list_length(ast_get(args, AST_arguments_kwonlyargs))));
}

// The closure tuple for code with free variables: the cells of this unit, in a row, then a tuple of them.
static uint32_t emit_closure(Value code, Register into) {
    Value closed_over = slot_get(ref_of(code), CODE_FREE);
    uint32_t n = (uint32_t)tuple_length(closed_over);
    if (n == 0) return 0;
    Register mark = unit.next;
    if (n > unit_row(60)) {
        emit(OP_BUILD_LIST, into, into, 0, 0);
        for (uint32_t i = 0; i < n; i++) {
            emit(OP_LIST_APPEND, into, unit_cell(tuple_get(closed_over, i)), 0, 0);
            temps_to(mark);
        }
        emit(OP_LIST_TO_TUPLE, into, into, 0, 0);
        return 8;
    }
    Register first = temps_new(n);
    for (uint32_t i = 0; i < n; i++) {
        emit(OP_MOVE, first + i, unit_cell(tuple_get(closed_over, i)), 0, 0);
        temps_to(first + n);
    }
    emit(OP_BUILD_TUPLE, into, first, 0, (int32_t)n);
    temps_to(mark);
    return 8;
}

// --- what is evaluated when the function is made ---
static void tuple_of(Value list, Register into) {
    uint32_t n = ast_list_length(list);
    Register mark = unit.next, first = unit.next;
    if (n <= unit_row(60)) {
        for (uint32_t i = 0; i < n; i++) expr_temp(ast_list_at(list, i));
        emit(OP_BUILD_TUPLE, into, first, 0, (int32_t)n);
    } else {
        emit(OP_BUILD_LIST, into, into, 0, 0);
        for (uint32_t i = 0; i < n; i++) {
            emit(OP_LIST_APPEND, into, expr(ast_list_at(list, i), ANY_REGISTER), 0, 0);
            temps_to(mark);
        }
        emit(OP_LIST_TO_TUPLE, into, into, 0, 0);
    }
    temps_to(mark);
}
static uint32_t many_keyword_defaults(Value names, Value defaults, Register into) {
    uint32_t flags = 0;
    emit(OP_BUILD_MAP, into, into, 0, 0);
    for (uint32_t i = 0; i < ast_list_length(defaults); i++) {
        if (is_none(ast_list_at(defaults, i))) continue;
        Register mark = unit.next, key = temp_new();
        load_constant(unit_mangle(ast_get(ast_list_at(names, i), AST_arg_arg)), key);
        emit(OP_MAP_ADD, into, key, expr(ast_list_at(defaults, i), ANY_REGISTER), 0);
        temps_to(mark);
        flags = 2;
    }
    return flags;
}
static uint32_t emit_defaults(Value args, Register row) {
    Value defaults = ast_get(args, AST_arguments_defaults), kw = ast_get(args, AST_arguments_kw_defaults);
    Value kwonly = ast_get(args, AST_arguments_kwonlyargs);
    uint32_t n = ast_list_length(defaults), flags = 0, pairs = 0;
    Register mark = unit.next;
    if (n) {
        tuple_of(defaults, row);
        flags |= 1;
    }
    if (ast_list_length(kw) > unit_row(60) / 2) return flags | many_keyword_defaults(kwonly, kw, row + 1);
    Register first = unit.next;
    for (uint32_t i = 0; i < ast_list_length(kw); i++) {
        if (is_none(ast_list_at(kw, i))) continue;
        load_constant(unit_mangle(ast_get(ast_list_at(kwonly, i), AST_arg_arg)), temp_new());
        expr_temp(ast_list_at(kw, i));
        pairs++;
    }
    if (pairs) {
        emit(OP_BUILD_MAP, row + 1, first, 0, (int32_t)pairs);
        flags |= 2;
    }
    temps_to(mark);
    return flags;
}

Register annotation_value(Value node) {
    if (!(compile_features & FEATURE_ANNOTATIONS)) return expr_temp(node);
    Value text = unparse_expression(node);
    if (is_error(text)) unit_failed();
    Register t = temp_new();
    if (!unit.failed) load_constant(str_intern(text), t);
    return t;
}
// With `list`, both are appended to it; with 0 they are left in a row of registers.
static uint32_t emit_annotation(Value name, Value annotation, Register list) {
    if (is_none(annotation)) return 0;
    Register mark = unit.next, key = temp_new();
    load_constant(unit_mangle(name), key);
    if (ast_is(annotation, AST_Starred) && !(compile_features & FEATURE_ANNOTATIONS)) {
        Register t = temp_new();
        expr_to(ast_get(annotation, AST_Starred_value), t);
        temps_to(t + 1);
        emit(OP_UNPACK, t, t, 0, 1);
    } else {
        annotation_value(annotation);
    }
    if (list) {
        emit(OP_LIST_APPEND, list, key, 0, 0);
        emit(OP_LIST_APPEND, list, key + 1, 0, 0);
        temps_to(mark);
    }
    return 1;
}
static uint32_t emit_arg_annotation(Value arg, Register list) {
    if (is_none(arg)) return 0;
    return emit_annotation(ast_get(arg, AST_arg_arg), ast_get(arg, AST_arg_annotation), list);
}
static uint32_t emit_arg_annotations(Value args, Register list) {
    uint32_t pairs = 0;
    for (uint32_t i = 0; i < ast_list_length(args); i++)
        pairs += emit_arg_annotation(ast_list_at(args, i), list);
    return pairs;
}
static uint32_t emit_annotations(Value args, Value returns, Register into) {
    Value only = ast_get(args, AST_arguments_posonlyargs), plain = ast_get(args, AST_arguments_args),
          named = ast_get(args, AST_arguments_kwonlyargs);
    uint32_t count = ast_list_length(only) + ast_list_length(plain) + ast_list_length(named) + 3;
    Register list = count > unit_row(60) / 2 ? into : 0;
    if (list) emit(OP_BUILD_LIST, list, list, 0, 0);
    Register mark = unit.next, first = unit.next;
    uint32_t pairs = emit_arg_annotations(only, list);
    pairs += emit_arg_annotations(plain, list);
    pairs += emit_arg_annotation(ast_get(args, AST_arguments_vararg), list);
    pairs += emit_arg_annotations(named, list);
    pairs += emit_arg_annotation(ast_get(args, AST_arguments_kwarg), list);
    pairs += emit_annotation(str_interned_text(TEXT("return")), returns, list);
    if (list)
        emit(OP_LIST_TO_TUPLE, into, list, 0, 0);
    else if (pairs)
        emit(OP_BUILD_TUPLE, into, first, 0, (int32_t)pairs * 2);
    temps_to(mark);
    return pairs ? 4 : 0;
}

void code_make_function(Value code, Register dest, Register row, uint32_t flags) {
    if (is_error(code) || unit.failed) {
        unit_failed();
        return;
    }
    flags |= emit_closure(code, row + 3);
    emit(OP_MAKE_FUNCTION, dest, row, flags, unit_constant(code));
}

// --- decorators ---
enum { DECORATORS_IN_REGISTERS = 16 };

// The decorators, evaluated into registers, or, when there are many, into a list in one register; behind them one is for
// what they are called with. The result is the first of these registers.
static Register decorators_evaluate(Value decorators) {
    uint32_t n = ast_list_length(decorators);
    bool in_list = n > DECORATORS_IN_REGISTERS;
    Register first = temps_new(in_list ? 3 : n + 1), rest = unit.next;
    if (in_list) emit(OP_BUILD_LIST, first, first, 0, 0);
    for (uint32_t i = 0; i < n; i++) {
        Value decorator = ast_list_at(decorators, i);
        if (in_list)
            emit(OP_LIST_APPEND, first, expr(decorator, ANY_REGISTER), 0, 0);
        else
            expr_to(decorator, first + i);
        temps_to(rest);
    }
    return first;
}
// The register for what is decorated.
static Register decorated(Register first, Value decorators) {
    uint32_t n = ast_list_length(decorators);
    return first + (n > DECORATORS_IN_REGISTERS ? 2 : n);
}
// Each is called with what the next one gave. The result is in the register that this returns.
static Register decorators_call(Register first, Value decorators) {
    uint32_t n = ast_list_length(decorators);
    bool in_list = n > DECORATORS_IN_REGISTERS;
    for (uint32_t i = n; i > 0; i--) {
        Register call = in_list ? first + 1 : first + i - 1;
        at_node(ast_list_at(decorators, i - 1));
        if (in_list) {
            load_constant(int_u32(i - 1), call);
            emit(OP_LOAD_SUBSCR, call, first, call, 0);
        }
        emit(OP_CALL, call, call, 1, unit_cache(UNSET, CACHES_CALL));
        if (in_list) emit(OP_MOVE, call + 1, call, 0, 0);
    }
    return in_list ? first + 2 : first;
}

// --- def ---
static Value function_code_of(Value node, Value name, Value args, Value body, Value decorators) {
    Value qualname = qualified_name(name), code;
    struct Unit outer = unit;
    do {
        code_begin(node, qualname);
        refuse_debug_parameters();
        code_prologue();
        Value doc = code_docstring(body);
        for (uint32_t i = !is_none(doc); i < ast_list_length(body) && !unit.failed; i++)
            statement(ast_list_at(body, i));
        unit.position_start = unit.position_stop = int_u32(0);
        code_return_none();
        uint32_t line =
            ast_list_length(decorators) ? ast_lineno(ast_list_at(decorators, 0)) : ast_lineno(node);
        code = unit_finish(name, qualname, code_flags_of(unit.scope), line, doc);
    } while (unit_again(unit.scope));
    set_counts(code, args);
    unit = outer;
    return code;
}

void function_definition(Value node) {
    bool async = ast_is(node, AST_AsyncFunctionDef);
    Value name = ast_get(node, async ? AST_AsyncFunctionDef_name : AST_FunctionDef_name);
    Value args = ast_get(node, async ? AST_AsyncFunctionDef_args : AST_FunctionDef_args);
    Value body = ast_get(node, async ? AST_AsyncFunctionDef_body : AST_FunctionDef_body);
    Value decorators =
        ast_get(node, async ? AST_AsyncFunctionDef_decorator_list : AST_FunctionDef_decorator_list);
    Value returns = ast_get(node, async ? AST_AsyncFunctionDef_returns : AST_FunctionDef_returns);
    Register mark = unit.next, first = decorators_evaluate(decorators);
    Register function = decorated(first, decorators), row = temps_new(4);
    uint32_t flags = emit_defaults(args, row);
    flags |= emit_annotations(args, returns, row + 2);
    at_node(node);
    code_make_function(function_code_of(node, name, args, body, decorators), function, row, flags);
    Register result = decorators_call(first, decorators);
    at_node(node);
    name_store(name, result);
    temps_to(mark);
}

Register lambda(Value node, Register want) {
    Value args = ast_get(node, AST_Lambda_args), name = str_interned_text(TEXT("<lambda>"));
    Register mark = unit.next, row = temps_new(4);
    uint32_t flags = emit_defaults(args, row);
    Value qualname = qualified_name(name), code;
    struct Unit outer = unit;
    do {
        code_begin(node, qualname);
        refuse_debug_parameters();
        code_prologue();
        code_return(expr(ast_get(node, AST_Lambda_body), ANY_REGISTER));
        code = unit_finish(name, qualname, code_flags_of(unit.scope), ast_lineno(node), NONE);
    } while (unit_again(unit.scope));
    set_counts(code, args);
    unit = outer;
    at_node(node);
    code_make_function(code, want == ANY_REGISTER ? row : want, row, flags);
    temps_to(mark);
    return want == ANY_REGISTER ? temp_new() : want;
}

// --- class ---
static Value class_body_of(Value node, Value name, Value qualname, Value body, Value decorators) {
    code_begin(node, qualname);
    code_prologue();
    Register t = temp_new();
    emit(OP_LOAD_NAME, t, 0, 0, unit_cache(NAME(__name__), CACHES_LOAD_NAME));
    emit(OP_STORE_NAME, t, 0, 0, unit_name(NAME(__module__)));
    load_constant(qualname, t);
    emit(OP_STORE_NAME, t, 0, 0, unit_name(NAME(__qualname__)));
    if (scope_flags(unit.scope) & SCOPE_HAS_ANNOTATIONS) emit(OP_SETUP_ANNOTATIONS, 0, 0, 0, 0);
    Value doc = code_docstring(body);
    if (!is_none(doc)) {
        load_constant(doc, t);
        emit(OP_STORE_NAME, t, 0, 0, unit_name(NAME(__doc__)));
    }
    temps_to(t);
    statements(body);
    Register result = temp_new();
    unit.position_start = unit.position_stop = int_u32(0);
    if (scope_flags(unit.scope) &
        SCOPE_NEEDS_CLASS) { // type.__new__ fills the cell, and __build_class__ checks it
        emit(OP_MOVE, result, unit_cell(NAME(__class__)), 0, 0);
        emit(OP_STORE_NAME, result, 0, 0, unit_name(NAME(__classcell__)));
    } else {
        load_constant(NONE, result);
    }
    emit(OP_RETURN, result, 0, 0, 0);
    uint32_t line = ast_list_length(decorators) ? ast_lineno(ast_list_at(decorators, 0)) : ast_lineno(node);
    return unit_finish(name, qualname, code_flags_of(unit.scope), line, NONE);
}
static Value class_code_of(Value node, Value name, Value body, Value decorators) {
    Value qualname = qualified_name(name), code;
    struct Unit outer = unit;
    do { code = class_body_of(node, name, qualname, body, decorators); } while (unit_again(unit.scope));
    unit = outer;
    return code;
}

void class_definition(Value node) {
    Value name = ast_get(node, AST_ClassDef_name), decorators = ast_get(node, AST_ClassDef_decorator_list);
    Register mark = unit.next;
    call_check_keywords(ast_get(node, AST_ClassDef_keywords));
    Register first = decorators_evaluate(decorators), class = decorated(first, decorators),
             base = temps_new(3), row = temps_new(4);
    at_node(node);
    emit(OP_RARE, base, 0, RARE_BUILD_CLASS, 0);
    code_make_function(class_code_of(node, name, ast_get(node, AST_ClassDef_body), decorators), base + 1, row,
                       0);
    load_constant(name, base + 2);
    temps_to(base + 3);
    at_node(node);
    call_emit(ast_get(node, AST_ClassDef_bases), ast_get(node, AST_ClassDef_keywords), base, 2, false, class);
    temps_to(base);
    Register result = decorators_call(first, decorators);
    at_node(node);
    name_store(name, result);
    temps_to(mark);
}
