// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Functions, lambdas, classes and comprehensions: code of their own, and the instructions that make the object.
#include "python/compile/generate.h"
#include "python/compile/warn.h"
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
static void begin(Value node, Value qualname) {
    Value scope = scope_of_node(node);
    unit_open(scope);
    unit.parent_names = qualname;
    at_node(node);
}

// The variables that the code's start sets up: unbound locals, cells, free variables.
static void prologue(void) {
    Value params = slot_get(ref_of(unit.scope), SCOPE_PARAMS),
          symbols = slot_get(ref_of(unit.scope), SCOPE_SYMBOLS);
    bool function = scope_is_function(unit.scope);
    uint32_t first = function ? 1 + (uint32_t)list_length(params) : 2;
    uint32_t free = 0;
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position)) {
        uint32_t flags = (uint32_t)int_of(step.value);
        free += (flags & (SYMBOL_IS_FREE | SYMBOL_IN_CLASS_FREE)) != 0;
    }
    Register end = unit.variables_end - free;
    if (end > first) emit(OP_LOAD_UNSET, first, 0, 0, (int32_t)(end - first));
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position))
        if ((uint32_t)int_of(step.value) & SYMBOL_IS_CELL)
            emit(OP_MAKE_CELL, unit_register(step.key), 0, 0, 0);
    if (scope_kind(unit.scope) == SCOPE_CLASS && scope_flags(unit.scope) & SCOPE_NEEDS_CLASS)
        emit(OP_MAKE_CELL, unit_register(NAME(__class__)), 0, 0, 0);
    if (free) emit(OP_COPY_FREE, end, 0, 0, (int32_t)free);
}

static uint32_t code_flags_of(Value scope) {
    uint32_t flags = scope_flags(scope), result = 0;
    if (scope_is_function(scope)) result |= CO_OPTIMIZED | CO_NEWLOCALS;
    if (flags & SCOPE_IS_NESTED) result |= CO_NESTED;
    if (flags & SCOPE_HAS_VARARGS) result |= CO_VARARGS;
    if (flags & SCOPE_HAS_VARKW) result |= CO_VARKEYWORDS;
    if (flags & SCOPE_IS_GENERATOR && flags & SCOPE_IS_COROUTINE) return result | CO_ASYNC_GENERATOR;
    if (flags & SCOPE_IS_GENERATOR) result |= CO_GENERATOR;
    if (flags & SCOPE_IS_COROUTINE) result |= CO_COROUTINE;
    return result;
}

static void return_register(Register r) {
    bool generator = code_flags_of(unit.scope) & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR);
    emit(generator ? OP_RETURN_GENERATOR : OP_RETURN, r, 0, 0, 0);
}
static void return_none(void) {
    Register r = temp_new();
    load_constant(NONE, r);
    return_register(r);
}

static Value docstring_of(Value body) {
    if (ast_list_length(body) == 0 || !ast_is(ast_list_at(body, 0), AST_Expr)) return NONE;
    Value value = ast_get(ast_list_at(body, 0), AST_Expr_value);
    if (!ast_is(value, AST_Constant) || !IS_EXACT(ast_get(value, AST_Constant_value), str)) return NONE;
    return ast_get(value, AST_Constant_value);
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
    Value free = slot_get(ref_of(code), CODE_FREE);
    uint32_t n = (uint32_t)tuple_length(free);
    if (n == 0) return 0;
    Register mark = unit.next, first = temps_new(n);
    for (uint32_t i = 0; i < n; i++) emit(OP_MOVE, first + i, unit_register(tuple_get(free, i)), 0, 0);
    emit(OP_BUILD_TUPLE, into, first, 0, (int32_t)n);
    temps_to(mark);
    return 8;
}

// --- what is evaluated when the function is made ---
static uint32_t emit_defaults(Value args, Register row) {
    Value defaults = ast_get(args, AST_arguments_defaults), kw = ast_get(args, AST_arguments_kw_defaults);
    Value kwonly = ast_get(args, AST_arguments_kwonlyargs);
    uint32_t n = ast_list_length(defaults), flags = 0, pairs = 0;
    Register mark = unit.next;
    if (n) {
        Register first = unit.next;
        for (uint32_t i = 0; i < n; i++) expr_temp(ast_list_at(defaults, i));
        emit(OP_BUILD_TUPLE, row, first, 0, (int32_t)n);
        flags |= 1;
        temps_to(mark);
    }
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
    if (!compile_future_annotations) return expr_temp(node);
    if (!unit.failed) raise_unimplemented(TEXT("from __future__ import annotations, with annotations"));
    unit_failed();
    return temp_new();
}
static uint32_t emit_annotation(Value name, Value annotation) {
    if (is_none(annotation)) return 0;
    load_constant(unit_mangle(name), temp_new());
    if (ast_is(annotation, AST_Starred) && !compile_future_annotations) {
        Register t = temp_new();
        expr_to(ast_get(annotation, AST_Starred_value), t);
        temps_to(t + 1);
        emit(OP_UNPACK, t, t, 0, 1);
    } else {
        annotation_value(annotation);
    }
    return 1;
}
static uint32_t emit_arg_annotations(Value list) {
    uint32_t pairs = 0;
    for (uint32_t i = 0; i < ast_list_length(list); i++)
        pairs += emit_annotation(ast_get(ast_list_at(list, i), AST_arg_arg),
                                 ast_get(ast_list_at(list, i), AST_arg_annotation));
    return pairs;
}
static uint32_t emit_annotations(Value args, Value returns, Register into) {
    Register mark = unit.next, first = unit.next;
    uint32_t pairs = emit_arg_annotations(ast_get(args, AST_arguments_posonlyargs));
    pairs += emit_arg_annotations(ast_get(args, AST_arguments_args));
    Value vararg = ast_get(args, AST_arguments_vararg), kwarg = ast_get(args, AST_arguments_kwarg);
    if (!is_none(vararg))
        pairs += emit_annotation(ast_get(vararg, AST_arg_arg), ast_get(vararg, AST_arg_annotation));
    pairs += emit_arg_annotations(ast_get(args, AST_arguments_kwonlyargs));
    if (!is_none(kwarg))
        pairs += emit_annotation(ast_get(kwarg, AST_arg_arg), ast_get(kwarg, AST_arg_annotation));
    pairs += emit_annotation(str_interned_text(TEXT("return")), returns);
    if (pairs) emit(OP_BUILD_TUPLE, into, first, 0, (int32_t)pairs * 2);
    temps_to(mark);
    return pairs ? 4 : 0;
}

static void emit_function(Value code, Register dest, Register row, uint32_t flags) {
    if (is_error(code) || unit.failed) {
        unit_failed();
        return;
    }
    flags |= emit_closure(code, row + 3);
    emit(OP_MAKE_FUNCTION, dest, row, flags, unit_constant(code));
}

// --- def ---
static Value function_code_of(Value node, Value name, Value args, Value body, Value decorators) {
    Value qualname = qualified_name(name);
    struct Unit outer = unit;
    begin(node, qualname);
    prologue();
    Value doc = docstring_of(body);
    statements(body);
    unit.position_start = unit.position_stop = int_u32(0);
    return_none();
    uint32_t line = ast_list_length(decorators) ? ast_lineno(ast_list_at(decorators, 0)) : ast_lineno(node);
    Value code = unit_finish(name, qualname, code_flags_of(unit.scope), line, doc);
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
    uint32_t n = ast_list_length(decorators);
    Register mark = unit.next, first = temps_new(n + 1); // decorators, then the function
    for (uint32_t i = 0; i < n; i++) {
        expr_to(ast_list_at(decorators, i), first + i);
        temps_to(first + n + 1);
    }
    Register function = first + n, row = temps_new(4);
    uint32_t flags = emit_defaults(args, row);
    flags |= emit_annotations(args, returns, row + 2);
    at_node(node);
    emit_function(function_code_of(node, name, args, body, decorators), function, row, flags);
    for (uint32_t i = n; i > 0; i--) { // each is called with what the next one gave
        at_node(ast_list_at(decorators, i - 1));
        emit(OP_CALL, first + i - 1, first + i - 1, 1, unit_cache(UNSET, CACHES_CALL));
    }
    at_node(node);
    name_store(name, first);
    temps_to(mark);
}

Register lambda(Value node, Register want) {
    Value args = ast_get(node, AST_Lambda_args), name = str_interned_text(TEXT("<lambda>"));
    Register mark = unit.next, row = temps_new(4);
    uint32_t flags = emit_defaults(args, row);
    Value qualname = qualified_name(name);
    struct Unit outer = unit;
    begin(node, qualname);
    prologue();
    return_register(expr(ast_get(node, AST_Lambda_body), ANY_REGISTER));
    Value code = unit_finish(name, qualname, code_flags_of(unit.scope), ast_lineno(node), NONE);
    set_counts(code, args);
    unit = outer;
    at_node(node);
    emit_function(code, want == ANY_REGISTER ? row : want, row, flags);
    temps_to(mark);
    return want == ANY_REGISTER ? temp_new() : want;
}

// --- class ---
static Value class_code_of(Value node, Value name, Value body, Value decorators) {
    Value qualname = qualified_name(name);
    struct Unit outer = unit;
    begin(node, qualname);
    prologue();
    Register t = temp_new();
    emit(OP_LOAD_NAME, t, 0, 0, unit_cache(NAME(__name__), CACHES_LOAD_NAME));
    emit(OP_STORE_NAME, t, 0, 0, unit_name(NAME(__module__)));
    load_constant(qualname, t);
    emit(OP_STORE_NAME, t, 0, 0, unit_name(NAME(__qualname__)));
    if (scope_flags(unit.scope) & SCOPE_HAS_ANNOTATIONS) emit(OP_SETUP_ANNOTATIONS, 0, 0, 0, 0);
    Value doc = docstring_of(body);
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
        emit(OP_MOVE, result, unit_register(NAME(__class__)), 0, 0);
        emit(OP_STORE_NAME, result, 0, 0, unit_name(NAME(__classcell__)));
    } else {
        load_constant(NONE, result);
    }
    emit(OP_RETURN, result, 0, 0, 0);
    uint32_t line = ast_list_length(decorators) ? ast_lineno(ast_list_at(decorators, 0)) : ast_lineno(node);
    Value code = unit_finish(name, qualname, code_flags_of(unit.scope), line, NONE);
    if (!is_error(code)) slot_set(ref_of(code), CODE_ARGUMENTS, int_u32(0));
    unit = outer;
    return code;
}

void class_definition(Value node) {
    Value name = ast_get(node, AST_ClassDef_name), decorators = ast_get(node, AST_ClassDef_decorator_list);
    uint32_t n = ast_list_length(decorators);
    Register mark = unit.next, first = temps_new(n + 1);
    for (uint32_t i = 0; i < n; i++) {
        expr_to(ast_list_at(decorators, i), first + i);
        temps_to(first + n + 1);
    }
    Register class = first + n, base = temps_new(3), row = temps_new(4);
    at_node(node);
    emit(OP_LOAD_BUILD_CLASS, base, 0, 0, 0);
    emit_function(class_code_of(node, name, ast_get(node, AST_ClassDef_body), decorators), base + 1, row, 0);
    load_constant(name, base + 2);
    temps_to(base + 3);
    at_node(node);
    call_emit(ast_get(node, AST_ClassDef_bases), ast_get(node, AST_ClassDef_keywords), base, 2, false, class);
    temps_to(base);
    for (uint32_t i = n; i > 0; i--) {
        at_node(ast_list_at(decorators, i - 1));
        emit(OP_CALL, first + i - 1, first + i - 1, 1, unit_cache(UNSET, CACHES_CALL));
    }
    at_node(node);
    name_store(name, first);
    temps_to(mark);
}

// --- comprehensions ---
struct Comprehension {
    Value node, generators, key, element; // key: of a dict comprehension, else UNSET
    Register result;
};

static void comprehend(struct Comprehension c, uint32_t level);

static void add_element(struct Comprehension c) {
    Register mark = unit.next;
    if (ast_is(c.node, AST_DictComp)) {
        Register k = expr_temp(c.key), v = expr(c.element, ANY_REGISTER);
        at_node(c.node);
        emit(OP_MAP_ADD, c.result, k, v, 0);
    } else if (ast_is(c.node, AST_GeneratorExp)) {
        Register v = expr_temp(c.element), sent = temp_new();
        at_node(c.node);
        if (scope_flags(unit.scope) & SCOPE_IS_COROUTINE) emit(OP_ASYNC_WRAP, v, v, 0, 0);
        emit(OP_YIELD, sent, v, 0, 0);
    } else {
        Register v = expr(c.element, ANY_REGISTER);
        at_node(c.node);
        emit(ast_is(c.node, AST_ListComp) ? OP_LIST_APPEND : OP_SET_ADD, c.result, v, 0, 0);
    }
    temps_to(mark);
}

static void comprehend_body(struct Comprehension c, uint32_t level, Value ifs, Label next) {
    for (uint32_t i = 0; i < ast_list_length(ifs); i++) jump_if(ast_list_at(ifs, i), false, next);
    comprehend(c, level + 1);
}

static void comprehend_async(struct Comprehension c, uint32_t level, Value generator) {
    Label again = label_new(), handler = label_new();
    Register mark = unit.next, iterator = temps_new(3), item = iterator + 1, raised = iterator + 2;
    if (level == 0)
        emit(OP_MOVE, iterator, 1, 0, 0);
    else
        expr_to(ast_get(generator, AST_comprehension_iter), iterator);
    temps_to(iterator + 3);
    if (level > 0) emit(OP_GET_AITER, iterator, iterator, 0, 0);
    label_here(again);
    uint32_t start = unit_here();
    emit(OP_GET_ANEXT, item, iterator, 0, 0);
    await_anext(item);
    unit_protect(start, unit_here(), handler, raised);
    assign(ast_get(generator, AST_comprehension_target), item);
    comprehend_body(c, level, ast_get(generator, AST_comprehension_ifs), again);
    emit_jump(OP_LOOP, 0, 0, 0, again);
    label_here(handler);
    emit(OP_END_ASYNC_FOR, raised, 0, 0, 0);
    temps_to(mark);
}

static void comprehend(struct Comprehension c, uint32_t level) {
    if (unit.failed) return;
    if (level == ast_list_length(c.generators)) {
        add_element(c);
        return;
    }
    Value generator = ast_list_at(c.generators, level);
    if (ast_get_int(generator, AST_comprehension_is_async)) {
        comprehend_async(c, level, generator);
        return;
    }
    Label body = label_new(), next = label_new();
    Register mark = unit.next, state = temps_new(3), item = temp_new();
    if (level == 0)
        emit(OP_MOVE, state, 1, 0, 0);
    else
        expr_to(ast_get(generator, AST_comprehension_iter), state);
    temps_to(item + 1);
    at_node(c.node);
    emit_jump(OP_FOR_PREPARE, state, state, 0, next);
    label_here(body);
    Value target = ast_get(generator, AST_comprehension_target);
    bool direct =
        ast_is(target, AST_Name) && unit_symbol(unit_mangle(ast_get(target, AST_Name_id))) & SYMBOL_IS_LOCAL;
    Register into = direct ? unit_register(unit_mangle(ast_get(target, AST_Name_id))) : item;
    if (direct)
        set_assigned(into, true);
    else
        assign(target, item);
    comprehend_body(c, level, ast_get(generator, AST_comprehension_ifs), next);
    label_here(next);
    at_node(c.node);
    emit_jump(OP_FOR_ITER, into, state, 0, body);
    temps_to(mark);
}

static struct Comprehension parts_of(Value node) {
    struct Comprehension c = {node, UNSET, UNSET, UNSET, 0};
    switch (ast_kind(node)) {
    case AST_ListComp:
        c.generators = ast_get(node, AST_ListComp_generators);
        c.element = ast_get(node, AST_ListComp_elt);
        break;
    case AST_SetComp:
        c.generators = ast_get(node, AST_SetComp_generators);
        c.element = ast_get(node, AST_SetComp_elt);
        break;
    case AST_DictComp:
        c.generators = ast_get(node, AST_DictComp_generators);
        c.key = ast_get(node, AST_DictComp_key);
        c.element = ast_get(node, AST_DictComp_value);
        break;
    default:
        c.generators = ast_get(node, AST_GeneratorExp_generators);
        c.element = ast_get(node, AST_GeneratorExp_elt);
        break;
    }
    return c;
}

static Value comprehension_code(struct Comprehension c, Value name) {
    Value qualname = qualified_name(name);
    struct Unit outer = unit;
    begin(c.node, qualname);
    prologue();
    c.result = temp_new();
    if (ast_is(c.node, AST_ListComp)) emit(OP_BUILD_LIST, c.result, c.result, 0, 0);
    if (ast_is(c.node, AST_SetComp)) emit(OP_BUILD_SET, c.result, c.result, 0, 0);
    if (ast_is(c.node, AST_DictComp)) emit(OP_BUILD_MAP, c.result, c.result, 0, 0);
    if (ast_is(c.node, AST_GeneratorExp)) load_constant(NONE, c.result);
    comprehend(c, 0);
    at_node(c.node);
    if (ast_is(c.node, AST_GeneratorExp)) load_constant(NONE, c.result);
    return_register(c.result);
    Value code = unit_finish(name, qualname, code_flags_of(unit.scope), ast_lineno(c.node), NONE);
    if (!is_error(code)) slot_set(ref_of(code), CODE_ARGUMENTS, int_u32(1));
    unit = outer;
    return code;
}

Register comprehension(Value node, Register want) {
    struct Comprehension c = parts_of(node);
    Value scope = scope_of_node(node), name = slot_get(ref_of(scope), SCOPE_NAME),
          first = ast_list_at(c.generators, 0);
    bool async_first = ast_get_int(first, AST_comprehension_is_async);
    bool awaits = scope_flags(scope) & SCOPE_IS_COROUTINE && !ast_is(node, AST_GeneratorExp);
    if (awaits && !(scope_is_function(unit.scope) && scope_flags(unit.scope) & SCOPE_IS_COROUTINE))
        unit_fail(node, TEXT("asynchronous comprehension outside of an asynchronous function"), NONE);
    Register mark = unit.next, base = temps_new(2), row = temps_new(4);
    emit_function(comprehension_code(c, name), base, row, 0);
    temps_to(base + 2);
    expr_to(ast_get(first, AST_comprehension_iter), base + 1);
    temps_to(base + 2);
    at_node(node);
    emit(async_first ? OP_GET_AITER : OP_GET_ITER, base + 1, base + 1, 0, 0);
    at_node(node);
    emit(OP_CALL, base, base, 1, unit_cache(UNSET, CACHES_CALL));
    if (awaits) await_register(base, 0);
    temps_to(mark);
    if (want == ANY_REGISTER) return temp_new();
    emit(OP_MOVE, want, base, 0, 0);
    return want;
}

// --- the whole ---
STATE(bool, compile_interactive);
STATE(Value, compile_future_end);
STATE(bool, compile_future_annotations);

static bool has_future(Value body, Text name) {
    for (uint32_t i = 0; i < ast_list_length(body); i++) {
        Value node = ast_list_at(body, i);
        if (!ast_is(node, AST_ImportFrom)) continue;
        Value module = ast_get(node, AST_ImportFrom_module), names = ast_get(node, AST_ImportFrom_names);
        if (is_none(module) || !str_equal_text(module, TEXT("__future__"))) continue;
        for (uint32_t k = 0; k < ast_list_length(names); k++)
            if (str_equal_text(ast_get(ast_list_at(names, k), AST_alias_name), name)) return true;
    }
    return false;
}

static bool is_future(Value node) {
    if (!ast_is(node, AST_ImportFrom)) return false;
    Value module = ast_get(node, AST_ImportFrom_module);
    return !is_none(module) && str_equal_text(module, TEXT("__future__"));
}
static Value future_end(Value body) {
    Value end = int_i32(-1);
    uint32_t first = !is_none(docstring_of(body));
    for (uint32_t i = first; i < ast_list_length(body) && is_future(ast_list_at(body, i)); i++)
        end = ast_get(ast_list_at(body, i), AST_START);
    return end;
}

static void module_body(Value tree) {
    Value body =
        ast_is(tree, AST_Module) ? ast_get(tree, AST_Module_body) : ast_get(tree, AST_Interactive_body);
    compile_future_end = future_end(body);
    compile_future_annotations = has_future(body, TEXT("annotations"));
    if (scope_flags(unit.scope) & SCOPE_HAS_ANNOTATIONS) emit(OP_SETUP_ANNOTATIONS, 0, 0, 0, 0);
    Value doc = ast_is(tree, AST_Module) ? docstring_of(body) : NONE;
    if (!is_none(doc)) {
        Register t = temp_new();
        load_constant(doc, t);
        emit(OP_STORE_NAME, t, 0, 0, unit_name(NAME(__doc__)));
        temps_to(t);
    }
    statements(body);
    unit.position_start = unit.position_stop = int_u32(0);
    return_none();
}

Value compile_tree(Value tree, Value filename, int64_t flags, int64_t optimize) {
    (void)flags;
    (void)optimize;
    compile_filename = filename;
    Value scope = scope_build(tree, filename), name = str_interned_text(TEXT("<module>"));
    RETURN_IF_ERROR(scope);
    unit_open(scope);
    unit.parent_names = name;
    compile_interactive = ast_is(tree, AST_Interactive);
    prologue();
    if (ast_is(tree, AST_Expression))
        return_register(expr(ast_get(tree, AST_Expression_body), ANY_REGISTER));
    else
        module_body(tree);
    Value code = unit_finish(name, name, code_flags_of(scope), 1, NONE);
    unit = (struct Unit){0};
    return is_error(warn_flush(filename, !is_error(code))) ? ERROR : code;
}
