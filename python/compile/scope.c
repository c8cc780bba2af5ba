// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// First pass of the symbol table: collects the names of each block. CPython's messages for what is not allowed.
#include "python/compile/scope.h"
#include "kernel/control.h"
#include "python/compile/resolve.h"
#include "python/compile/schema.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/source/source.h"
#include "python/vm/import.h"

static THREAD_STATE(Value, filename);
static THREAD_STATE(Value, scope); // the block being walked
static THREAD_STATE(Value, module);
static THREAD_STATE(Value, by_node); // dict: identity of a node -> its scope
static THREAD_STATE(bool, failed);   // an exception is set: the walk goes on without effect

static THREAD_STATE(bool, annotations_are_text);
static THREAD_STATE(bool, module_awaits);
static THREAD_STATE(uint32_t,
                    depth); // of nested nodes: as many as CPython takes, which has three for each frame
#define DEPTH_PER_FRAME 3u
static THREAD_STATE(uint32_t, iterables); // comprehension iterables around the expression being walked

static void visit(Value node);
static void visit_kind(Value node);
static void visit_list(Value list);

Value scope_error(Value file, Value node, Text text, Value a, Value b) {
    return scope_error_at(file, ast_get(node, AST_START), ast_get(node, AST_STOP), text, a, b);
}
Value scope_error_at(Value file, Value start, Value stop, Text text, Value a, Value b) {
    Value message = text_format2(text, a, b), line = import_source_line(file, ast_position_line(start));
    if (is_error(message)) return ERROR;
    return source_error(CLASS(SyntaxError), message, file, is_unset(line) ? NONE : line, start, stop);
}
static void fail(Value node, Text text, Value a) {
    if (!failed) scope_error(filename, node, text, a, NONE);
    failed = true;
}

static Value node_key(Value node) { return int_wrap((int64_t)(identity_of(node) >> 3)); }
Value scope_of_node(Value node) {
    Value found = dict_get(by_node, node_key(node));
    return is_unset(found) ? NONE : found;
}

Value scope_mangle(Value private, Value name) {
    uint32_t length = str_length(ref_of(name));
    if (is_none(private) || length < 3 || str_at(ref_of(name), 0) != '_' || str_at(ref_of(name), 1) != '_')
        return name;
    bool dunder = str_at(ref_of(name), length - 1) == '_' && str_at(ref_of(name), length - 2) == '_';
    if (dunder || str_find_char(name, '.', 0, length) >= 0) return name;
    uint32_t size = str_length(ref_of(private)), skip = 0;
    while (skip < size && str_at(ref_of(private), skip) == '_') skip++;
    if (skip == size) return name;
    Builder b = builder_part(builder_char(builder_new(), '_'), private, skip, size);
    return str_intern(builder_finish(builder_str(b, name)));
}

uint32_t scope_symbol(Value s, Value name) {
    Value flags = dict_get_str(slot_get(ref_of(s), SCOPE_SYMBOLS), name);
    return is_unset(flags) ? 0 : (uint32_t)int_of(flags);
}

static void put_symbol(Value s, Value name, uint32_t flags) {
    if (is_error(name) ||
        is_error(dict_set(slot_get(ref_of(s), SCOPE_SYMBOLS), name, int_u32(scope_symbol(s, name) | flags))))
        failed = true;
}
static void add_flags(Value s, uint32_t flags) {
    slot_set(ref_of(s), SCOPE_FLAGS, int_u32(scope_flags(s) | flags));
}
static Value mangled(Value name) { return scope_mangle(slot_get(ref_of(scope), SCOPE_PRIVATE), name); }

static void add_name(Value name, uint32_t flags) {
    name = mangled(name);
    if (is_error(name)) failed = true;
    if (!failed) put_symbol(scope, name, flags);
}

// --- entering and leaving blocks ---
static Value open_scope(Value node, enum ScopeKind kind, Value name) {
    Value outer = scope, s = new_storage(SCOPE_FIELDS), symbols = dict_new(0), children = list_new(0),
          params = list_new(0), directives = dict_new(0);
    if (is_error(s) || is_error(symbols) || is_error(children) || is_error(params) || is_error(directives) ||
        failed) {
        failed = true;
        return outer;
    }
    Ref r = ref_of(s);
    slot_set(r, SCOPE_KIND, int_u32(kind));
    slot_set(r, SCOPE_NAME, name);
    slot_set(r, SCOPE_PARENT, outer);
    slot_set(r, SCOPE_SYMBOLS, symbols);
    slot_set(r, SCOPE_CHILDREN, children);
    slot_set(r, SCOPE_PARAMS, params);
    slot_set(r, SCOPE_NODE, node);
    slot_set(r, SCOPE_DIRECTIVES, directives);
    bool nested = is_ref(outer) && (scope_is_function(outer) || scope_flags(outer) & SCOPE_IS_NESTED);
    slot_set(r, SCOPE_FLAGS, int_u32(nested ? SCOPE_IS_NESTED : 0));
    slot_set(r, SCOPE_PRIVATE,
             kind == SCOPE_CLASS ? name
             : is_ref(outer)     ? slot_get(ref_of(outer), SCOPE_PRIVATE)
                                 : NONE);
    if (is_ref(outer) && is_error(list_append(slot_get(ref_of(outer), SCOPE_CHILDREN), s))) failed = true;
    if (is_error(dict_set(by_node, node_key(node), s))) failed = true;
    scope = s;
    return outer;
}

static void add_parameter(Value arg) {
    Value name = mangled(ast_get(arg, AST_arg_arg));
    if (is_error(name) || failed) {
        failed = true;
        return;
    }
    if (scope_symbol(scope, name) & SYMBOL_PARAM)
        fail(arg, TEXT("duplicate argument '{}' in function definition"), name);
    put_symbol(scope, name, SYMBOL_PARAM | SYMBOL_BOUND);
    if (is_error(list_append(slot_get(ref_of(scope), SCOPE_PARAMS), name))) failed = true;
}
static void add_parameters(Value args) {
    Value posonly = ast_get(args, AST_arguments_posonlyargs), plain = ast_get(args, AST_arguments_args);
    Value kwonly = ast_get(args, AST_arguments_kwonlyargs);
    for (uint32_t i = 0; i < ast_list_length(posonly); i++) add_parameter(ast_list_at(posonly, i));
    for (uint32_t i = 0; i < ast_list_length(plain); i++) add_parameter(ast_list_at(plain, i));
    for (uint32_t i = 0; i < ast_list_length(kwonly); i++) add_parameter(ast_list_at(kwonly, i));
    if (!is_none(ast_get(args, AST_arguments_vararg))) {
        add_parameter(ast_get(args, AST_arguments_vararg));
        add_flags(scope, SCOPE_HAS_VARARGS);
    }
    if (!is_none(ast_get(args, AST_arguments_kwarg))) {
        add_parameter(ast_get(args, AST_arguments_kwarg));
        add_flags(scope, SCOPE_HAS_VARKW);
    }
}
// Under `from __future__ import annotations` no name in it counts, and it must not do anything.
static void check_annotation(Value node) {
    enum AstKind kind = ast_kind(node);
    Text what = kind == AST_NamedExpr                        ? TEXT("named expression")
                : kind == AST_Yield || kind == AST_YieldFrom ? TEXT("yield expression")
                                                             : TEXT("await expression");
    if (kind == AST_NamedExpr || kind == AST_Yield || kind == AST_YieldFrom || kind == AST_Await)
        fail(node, TEXT("'{}' can not be used within an annotation"), str_from_text(what));
    if (kind == AST_Lambda || kind == AST_ListComp || kind == AST_SetComp || kind == AST_DictComp ||
        kind == AST_GeneratorExp || failed)
        return;
    if (!stack_has_room()) {
        raise_recursion_error();
        failed = true;
    }
    for (uint32_t i = AST_STOP + 1; i < schema_size(kind) && !failed; i++) {
        Value child = slot_get(ref_of(node), i);
        if (is_none(child)) continue;
        if (schema_field(kind, i) == SCHEMA_NODE) check_annotation(child);
        for (uint32_t k = 0; schema_field(kind, i) == SCHEMA_LIST && k < ast_list_length(child); k++)
            if (!is_none(ast_list_at(child, k))) check_annotation(ast_list_at(child, k));
    }
}
static void visit_annotation_of(Value node) {
    if (is_none(node) || failed) return;
    if (annotations_are_text)
        check_annotation(node);
    else
        visit(node);
}
static void visit_annotation(Value arg) {
    if (!is_none(arg)) visit_annotation_of(ast_get(arg, AST_arg_annotation));
}
static void visit_annotations(Value list) {
    for (uint32_t i = 0; i < ast_list_length(list); i++) visit_annotation(ast_list_at(list, i));
}
static void visit_defaults(Value args) { // evaluated outside the function
    visit_list(ast_get(args, AST_arguments_defaults));
    visit_list(ast_get(args, AST_arguments_kw_defaults));
    visit_annotations(ast_get(args, AST_arguments_posonlyargs));
    visit_annotations(ast_get(args, AST_arguments_args));
    visit_annotation(ast_get(args, AST_arguments_vararg));
    visit_annotations(ast_get(args, AST_arguments_kwonlyargs));
    visit_annotation(ast_get(args, AST_arguments_kwarg));
}

static void visit_function(Value node, enum AstField name, enum AstField args, enum AstField body,
                           enum AstField decorators, enum AstField returns, bool is_async) {
    add_name(ast_get(node, name), SYMBOL_BOUND);
    visit_list(ast_get(node, decorators));
    visit_defaults(ast_get(node, args));
    visit_annotation_of(ast_get(node, returns));
    Value outer = open_scope(node, SCOPE_FUNCTION, ast_get(node, name));
    if (is_async) add_flags(scope, SCOPE_IS_COROUTINE);
    add_parameters(ast_get(node, args));
    visit_list(ast_get(node, body));
    scope = outer;
}

static void visit_lambda(Value node) {
    visit_defaults(ast_get(node, AST_Lambda_args));
    Value outer = open_scope(node, SCOPE_LAMBDA, str_interned_text(TEXT("<lambda>")));
    add_parameters(ast_get(node, AST_Lambda_args));
    visit(ast_get(node, AST_Lambda_body));
    scope = outer;
}

static void visit_class(Value node) {
    add_name(ast_get(node, AST_ClassDef_name), SYMBOL_BOUND);
    visit_list(ast_get(node, AST_ClassDef_decorator_list));
    visit_list(ast_get(node, AST_ClassDef_bases));
    visit_list(ast_get(node, AST_ClassDef_keywords));
    Value outer = open_scope(node, SCOPE_CLASS, ast_get(node, AST_ClassDef_name));
    visit_list(ast_get(node, AST_ClassDef_body));
    scope = outer;
}

// --- comprehensions: the outermost iterable belongs to the enclosing block, targets to the comprehension's own ---
static void mark_targets(Value target) {
    if (failed) return;
    if (!stack_has_room()) {
        raise_recursion_error();
        failed = true;
        return;
    }
    if (ast_is(target, AST_Name)) {
        Value name = mangled(ast_get(target, AST_Name_id));
        if (!is_error(name) && scope_symbol(scope, name) & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))
            fail(target, TEXT("comprehension inner loop cannot rebind assignment expression target '{}'"),
                 name);
        add_name(ast_get(target, AST_Name_id), SYMBOL_ITERATION);
    }
    if (ast_is(target, AST_Starred)) mark_targets(ast_get(target, AST_Starred_value));
    if (ast_is(target, AST_Tuple) || ast_is(target, AST_List)) {
        Value elts =
            ast_is(target, AST_Tuple) ? ast_get(target, AST_Tuple_elts) : ast_get(target, AST_List_elts);
        for (uint32_t i = 0; i < ast_list_length(elts); i++) mark_targets(ast_list_at(elts, i));
    }
}
static void visit_iterable(Value node) {
    iterables++;
    visit(node);
    iterables--;
}
static void visit_comprehension(Value node, Text name, Value generators, Value element, Value second) {
    Value first = ast_list_at(generators, 0);
    visit_iterable(ast_get(first, AST_comprehension_iter));
    Value outer = open_scope(node, SCOPE_COMPREHENSION, str_interned_text(name)), inner = scope;
    if (failed) return;
    if (ast_is(node, AST_GeneratorExp)) add_flags(inner, SCOPE_IS_GENERATOR | SCOPE_IS_GENERATOR_EXPRESSION);
    Value parameter = str_interned_text(TEXT(".0"));
    put_symbol(inner, parameter, SYMBOL_PARAM | SYMBOL_BOUND);
    if (is_error(list_append(slot_get(ref_of(inner), SCOPE_PARAMS), parameter))) failed = true;
    for (uint32_t i = 0; i < ast_list_length(generators); i++) {
        Value generator = ast_list_at(generators, i);
        if (ast_get_int(generator, AST_comprehension_is_async)) add_flags(inner, SCOPE_IS_COROUTINE);
        mark_targets(ast_get(generator, AST_comprehension_target));
        visit(ast_get(generator, AST_comprehension_target));
        if (i > 0) visit_iterable(ast_get(generator, AST_comprehension_iter));
        visit_list(ast_get(generator, AST_comprehension_ifs));
    }
    if (!is_unset(second)) visit(second);
    visit(element);
    scope = outer;
    if (scope_flags(inner) & SCOPE_IS_COROUTINE && !(scope_flags(inner) & SCOPE_IS_GENERATOR) &&
        (scope_kind(outer) == SCOPE_COMPREHENSION || (scope_kind(outer) == SCOPE_MODULE && module_awaits)))
        add_flags(outer, SCOPE_IS_COROUTINE);
}

static void visit_named(Value node) { // PEP 572: binds in the nearest block that is no comprehension
    Value target = ast_get(node, AST_NamedExpr_target), name = mangled(ast_get(target, AST_Name_id)),
          s = scope;
    if (iterables) {
        fail(node, TEXT("assignment expression cannot be used in a comprehension iterable expression"), NONE);
        return;
    }
    if (scope_kind(s) == SCOPE_COMPREHENSION) {
        while (!failed && scope_kind(s) == SCOPE_COMPREHENSION) {
            if (scope_symbol(s, name) & SYMBOL_ITERATION)
                fail(target,
                     TEXT("assignment expression cannot rebind comprehension iteration variable '{}'"), name);
            s = slot_get(ref_of(s), SCOPE_PARENT);
        }
        if (scope_kind(s) == SCOPE_CLASS)
            fail(target, TEXT("assignment expression within a comprehension cannot be used in a class body"),
                 NONE);
        if (failed) return;
        bool global = scope_kind(s) == SCOPE_MODULE || scope_symbol(s, name) & SYMBOL_GLOBAL;
        for (Value inner = scope; !same(inner, s); inner = slot_get(ref_of(inner), SCOPE_PARENT))
            put_symbol(inner, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL);
        put_symbol(s, name, SYMBOL_BOUND);
        add_flags(s, SCOPE_HAS_WALRUS);
    } else {
        put_symbol(s, name, SYMBOL_BOUND);
        add_flags(s, SCOPE_HAS_WALRUS);
    }
    visit(ast_get(node, AST_NamedExpr_value));
}

// The statement that first declared the name in this block.
static Value directive_of(Value s, Value name, Value otherwise) {
    Value node = dict_get_str(slot_get(ref_of(s), SCOPE_DIRECTIVES), name);
    return is_unset(node) ? otherwise : node;
}

static void visit_declaration(Value node, Value names, uint32_t flag) {
    for (uint32_t i = 0; i < ast_list_length(names) && !failed; i++) {
        Value name = mangled(ast_list_at(names, i));
        uint32_t known = scope_symbol(scope, name);
        bool global = flag == SYMBOL_GLOBAL;
        if (flag == SYMBOL_NONLOCAL && scope_kind(scope) == SCOPE_MODULE)
            fail(node, TEXT("nonlocal declaration not allowed at module level"), NONE);
        else if (known & SYMBOL_PARAM)
            fail(node,
                 global ? TEXT("name '{}' is parameter and global")
                        : TEXT("name '{}' is parameter and nonlocal"),
                 name);
        else if (known & SYMBOL_ANNOTATED)
            fail(node,
                 global ? TEXT("annotated name '{}' can't be global")
                        : TEXT("annotated name '{}' can't be nonlocal"),
                 name);
        else if (known & SYMBOL_BOUND)
            fail(node,
                 global ? TEXT("name '{}' is assigned to before global declaration")
                        : TEXT("name '{}' is assigned to before nonlocal declaration"),
                 name);
        else if (known & SYMBOL_USED)
            fail(node,
                 global ? TEXT("name '{}' is used prior to global declaration")
                        : TEXT("name '{}' is used prior to nonlocal declaration"),
                 name);
        else if (known & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL) && !(known & flag))
            fail(directive_of(scope, name, node), TEXT("name \'{}\' is nonlocal and global"), name);
        put_symbol(scope, name, flag);
        if (global) put_symbol(module, name, flag); // which then stores it where the function finds it
        Value directives = slot_get(ref_of(scope), SCOPE_DIRECTIVES);
        if (is_unset(dict_get_str(directives, name)) && is_error(dict_set(directives, name, node)))
            failed = true;
    }
}

static void visit_import(Value names, Value node) {
    for (uint32_t i = 0; i < ast_list_length(names); i++) {
        Value alias = ast_list_at(names, i), name = ast_get(alias, AST_alias_asname);
        if (is_none(name)) {
            name = ast_get(alias, AST_alias_name);
            if (str_equal_text(name, TEXT("*"))) {
                if (scope_kind(scope) != SCOPE_MODULE)
                    fail(alias, TEXT("import * only allowed at module level"), NONE);
                add_flags(scope, SCOPE_HAS_IMPORT_STAR);
                continue;
            }
            int64_t dot = str_find_char(name, '.', 0, str_length(ref_of(name)));
            if (dot >= 0) name = str_intern(str_substring(name, 0, (uint64_t)dot));
        }
        add_name(name, SYMBOL_IMPORTED);
    }
}

static void visit_name(Value node) {
    int64_t context = ast_get_int(node, AST_Name_ctx);
    Value name = ast_get(node, AST_Name_id);
    add_name(name, context == AST_Load  ? SYMBOL_USED
                   : context == AST_Del ? SYMBOL_BOUND | SYMBOL_DELETED
                                        : SYMBOL_BOUND);
    // super() finds its class through the cell __class__
    if (context == AST_Load && scope_is_function(scope) && str_equal_text(name, TEXT("super")))
        add_name(NAME(__class__), SYMBOL_USED);
}

static void visit_annotated(Value node) {
    Value target = ast_get(node, AST_AnnAssign_target);
    if (ast_is(target, AST_Name)) {
        Value name = mangled(ast_get(target, AST_Name_id));
        uint32_t known = failed ? 0 : scope_symbol(scope, name);
        bool simple = ast_get_int(node, AST_AnnAssign_simple);
        if (simple && known & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL) && scope_kind(scope) != SCOPE_MODULE)
            fail(node,
                 known & SYMBOL_GLOBAL ? TEXT("annotated name '{}' can't be global")
                                       : TEXT("annotated name '{}' can't be nonlocal"),
                 name);
        if (simple)
            add_name(name, SYMBOL_ANNOTATED | SYMBOL_BOUND);
        else if (!is_none(ast_get(node, AST_AnnAssign_value)))
            add_name(name, SYMBOL_BOUND);
        if (simple) add_flags(scope, SCOPE_HAS_ANNOTATIONS);
    } else {
        visit(target);
    }
    visit_annotation_of(ast_get(node, AST_AnnAssign_annotation));
    if (!is_none(ast_get(node, AST_AnnAssign_value))) visit(ast_get(node, AST_AnnAssign_value));
}

static void check_yield(Value node, bool from) {
    if (scope_kind(scope) != SCOPE_COMPREHENSION) return;
    Value kind = slot_get(ref_of(scope), SCOPE_NAME);
    if (str_equal_text(kind, TEXT("<listcomp>")))
        fail(node, TEXT("'yield' inside list comprehension"), NONE);
    else if (str_equal_text(kind, TEXT("<setcomp>")))
        fail(node, TEXT("'yield' inside set comprehension"), NONE);
    else if (str_equal_text(kind, TEXT("<dictcomp>")))
        fail(node, TEXT("'yield' inside dict comprehension"), NONE);
    else
        fail(node, TEXT("'yield' inside generator expression"), NONE);
}

static void visit_children(Value node) {
    enum AstKind kind = ast_kind(node);
    for (uint32_t i = AST_STOP + 1; i < schema_size(kind); i++) {
        Value child = slot_get(ref_of(node), i);
        if (is_none(child)) continue;
        if (schema_field(kind, i) == SCHEMA_NODE) visit(child);
        if (schema_field(kind, i) == SCHEMA_LIST) visit_list(child);
    }
}

static void visit_list(Value list) {
    for (uint32_t i = 0; i < ast_list_length(list) && !failed; i++)
        if (!is_none(ast_list_at(list, i))) visit(ast_list_at(list, i));
}

static void awaits(void) {
    if (scope_kind(scope) == SCOPE_COMPREHENSION || (scope_kind(scope) == SCOPE_MODULE && module_awaits))
        add_flags(scope, SCOPE_IS_COROUTINE);
}

static void visit(Value node) {
    if (failed) return;
    if (!stack_has_room() || depth >= DEPTH_PER_FRAME * (frame_limit() - frame_count())) {
        raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded during compilation"));
        failed = true;
        return;
    }
    depth++;
    visit_kind(node);
    depth--;
}

static void visit_kind(Value node) {
    switch (ast_kind(node)) {
    case AST_FunctionDef:
        visit_function(node, AST_FunctionDef_name, AST_FunctionDef_args, AST_FunctionDef_body,
                       AST_FunctionDef_decorator_list, AST_FunctionDef_returns, false);
        break;
    case AST_AsyncFunctionDef:
        visit_function(node, AST_AsyncFunctionDef_name, AST_AsyncFunctionDef_args, AST_AsyncFunctionDef_body,
                       AST_AsyncFunctionDef_decorator_list, AST_AsyncFunctionDef_returns, true);
        break;
    case AST_ClassDef: visit_class(node); break;
    case AST_Lambda: visit_lambda(node); break;
    case AST_ListComp:
        visit_comprehension(node, TEXT("<listcomp>"), ast_get(node, AST_ListComp_generators),
                            ast_get(node, AST_ListComp_elt), UNSET);
        break;
    case AST_SetComp:
        visit_comprehension(node, TEXT("<setcomp>"), ast_get(node, AST_SetComp_generators),
                            ast_get(node, AST_SetComp_elt), UNSET);
        break;
    case AST_DictComp:
        visit_comprehension(node, TEXT("<dictcomp>"), ast_get(node, AST_DictComp_generators),
                            ast_get(node, AST_DictComp_key), ast_get(node, AST_DictComp_value));
        break;
    case AST_GeneratorExp:
        visit_comprehension(node, TEXT("<genexpr>"), ast_get(node, AST_GeneratorExp_generators),
                            ast_get(node, AST_GeneratorExp_elt), UNSET);
        break;
    case AST_NamedExpr: visit_named(node); break;
    case AST_Global: visit_declaration(node, ast_get(node, AST_Global_names), SYMBOL_GLOBAL); break;
    case AST_Nonlocal: visit_declaration(node, ast_get(node, AST_Nonlocal_names), SYMBOL_NONLOCAL); break;
    case AST_Import: visit_import(ast_get(node, AST_Import_names), node); break;
    case AST_ImportFrom: visit_import(ast_get(node, AST_ImportFrom_names), node); break;
    case AST_Name: visit_name(node); break;
    case AST_AnnAssign: visit_annotated(node); break;
    case AST_Yield:
    case AST_YieldFrom:
        check_yield(node, ast_is(node, AST_YieldFrom));
        add_flags(scope, SCOPE_IS_GENERATOR);
        visit_children(node);
        break;
    case AST_Await:
        awaits();
        visit_children(node);
        break;
    case AST_AsyncFor:
    case AST_AsyncWith:
        if (scope_kind(scope) == SCOPE_MODULE) awaits();
        visit_children(node);
        break;
    case AST_ExceptHandler:
        if (!is_none(ast_get(node, AST_ExceptHandler_name)))
            add_name(ast_get(node, AST_ExceptHandler_name), SYMBOL_BOUND | SYMBOL_DELETED);
        visit_children(node);
        break;
    case AST_MatchStar:
        if (!is_none(ast_get(node, AST_MatchStar_name)))
            add_name(ast_get(node, AST_MatchStar_name), SYMBOL_BOUND);
        break;
    case AST_MatchAs:
        visit_children(node);
        if (!is_none(ast_get(node, AST_MatchAs_name)))
            add_name(ast_get(node, AST_MatchAs_name), SYMBOL_BOUND);
        break;
    case AST_MatchMapping:
        visit_children(node);
        if (!is_none(ast_get(node, AST_MatchMapping_rest)))
            add_name(ast_get(node, AST_MatchMapping_rest), SYMBOL_BOUND);
        break;
    default: visit_children(node); break;
    }
}

Value scope_build(Value tree, Value file, bool future_annotations, bool top_level_await) {
    filename = file;
    depth = 0;
    annotations_are_text = future_annotations;
    module_awaits = top_level_await;
    failed = false;
    scope = NONE;
    iterables = 0;
    by_node = dict_new(0);
    RETURN_IF_ERROR(by_node);
    open_scope(tree, SCOPE_MODULE, str_interned_text(TEXT("top")));
    module = scope;
    if (!failed) visit_children(tree);
    if (failed) return ERROR;
    return resolve_scopes(module, file);
}
