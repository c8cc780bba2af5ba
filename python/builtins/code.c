// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// compile, eval, exec, __import__ and __build_class__.
#include "kernel/control.h"
#include "python/compile/tree.h"
#include "python/objects/buffer.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/objects/warning.h"
#include "python/source/source.h"
#include "python/vm/import.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"

// Flags of compile() as module ast and __future__ name them.
enum {
    FLAG_NESTED = 0x10,
    FLAG_DONT_IMPLY_DEDENT = 0x200,
    FLAG_ONLY_AST = 0x400,
    FLAG_TYPE_COMMENTS = 0x1000,
    FLAG_ALLOW_TOP_LEVEL_AWAIT = 0x2000,
    FLAG_ALLOW_INCOMPLETE_INPUT = 0x4000,
    FLAG_FUTURE = 0x1fe0000,
    FLAG_BARRY_AS_FLUFL = 0x400000,
    FLAG_KNOWN = FLAG_NESTED | FLAG_DONT_IMPLY_DEDENT | FLAG_ONLY_AST | FLAG_TYPE_COMMENTS |
                 FLAG_ALLOW_TOP_LEVEL_AWAIT | FLAG_ALLOW_INCOMPLETE_INPUT | FLAG_FUTURE,
};

// --- source text ---
// Source as an exact str, from a str or from bytes in the encoding that they declare.
static Value text_of(Value source, Value filename, Text function, Text wanted) {
    if (is_str(source)) return str_plain(source);
    Buffer bytes = buffer_of(source);
    if (bytes.ok) return source_decode(bytes.block, bytes.from, bytes.length, filename, false);
    Value name = str_from_text(function), what = str_from_text(wanted);
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(what);
    return raise2(CLASS(TypeError), TEXT("{}() arg 1 must be a {}"), name, what);
}

// minor: of the Python 3 whose syntax alone is allowed; -1: this one's.
static Value compile_text(Value text, Value filename, enum SourceMode mode, int64_t flags, int64_t optimize,
                          int64_t minor) {
    uint32_t options = flags & FLAG_BARRY_AS_FLUFL ? (uint32_t)SOURCE_BARRY_AS_FLUFL : 0;
    if (flags & FLAG_DONT_IMPLY_DEDENT) options |= SOURCE_DONT_IMPLY_DEDENT;
    if (flags & FLAG_ALLOW_INCOMPLETE_INPUT) options |= SOURCE_ALLOW_INCOMPLETE;
    if (flags & FLAG_TYPE_COMMENTS) options |= SOURCE_TYPE_COMMENTS;
    if (minor >= 0 && minor < 99 && flags & FLAG_ONLY_AST) options += SOURCE_MINOR * ((uint32_t)minor + 1);
    Value tree = source_parse(text, filename, mode, options);
    RETURN_IF_ERROR(tree);
    if (minor >= 0 && flags & FLAG_ONLY_AST) RETURN_IF_ERROR(tree_check_version(tree, filename, minor));
    return flags & FLAG_ONLY_AST ? tree_to_object(tree) : compile_tree(tree, filename, flags, optimize);
}

// The tree that compile() got instead of text.
static Value compile_object(Value object, Value filename, enum SourceMode mode, int64_t flags,
                            int64_t optimize) {
    if (flags & FLAG_ONLY_AST) return object;
    Value tree = tree_from_object(object, mode == SOURCE_EVAL     ? AST_Expression
                                          : mode == SOURCE_SINGLE ? AST_Interactive
                                                                  : AST_Module);
    return is_error(tree) ? ERROR : compile_tree(tree, filename, flags, optimize);
}

// Flags of the code that calls compile, exec or eval: features that are in force there.
static int64_t inherited_flags(void) {
    if (frame_count() == 0) return 0;
    return code_flags(function_code(namespace_function(frame_register(0, 0)))) & FLAG_FUTURE;
}

static Value file_name_of(Value v) {
    if (is_str(v)) return str_plain(v);
    Buffer bytes = buffer_of(v);
    if (bytes.ok && !IS_A(v, bytes)) {
        Value text = text_format1(TEXT("path should be string, bytes, or os.PathLike, not {t}"), v);
        RETURN_IF_ERROR(text);
        RETURN_IF_ERROR(warning_issue(CLASS(DeprecationWarning), text, 1, NONE));
    }
    if (bytes.ok) return str_from_utf8(bytes.block, bytes.from, bytes.length);
    Value path = call_special0(v, NAME(__fspath__));
    RETURN_IF_ERROR(path);
    if (is_unset(path) || !is_str(path))
        return raise1(CLASS(TypeError), TEXT("expected str, bytes or os.PathLike object, not {t}"), v);
    return str_plain(path);
}
static Value file_name(Value v) {
    Value name = file_name_of(v);
    if (is_error(name) || str_find_char(name, 0, 0, str_length(ref_of(name))) < 0) return name;
    return raise0(CLASS(ValueError), TEXT("embedded null character"));
}

static I64Result int_argument(Value v, int64_t absent) {
    if (is_unset(v)) return (I64Result){true, absent};
    return object_index_i64(v, CLASS(OverflowError));
}

FUNCTION(builtins, compile,
         "($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, "
         "_feature_version=-1)",
         "Compile source into a code object that can be executed by exec() or eval().\n"
         "\n"
         "The source code may represent a Python module, statement or expression.\n"
         "The filename will be used for run-time error messages.\n"
         "The mode must be 'exec' to compile a module, 'single' to compile a\n"
         "single (interactive) statement, or 'eval' to compile an expression.\n"
         "The flags argument, if present, controls which future statements influence\n"
         "the compilation of the code.\n"
         "The dont_inherit argument, if true, stops the compilation inheriting\n"
         "the effects of any future statements in effect in the code calling\n"
         "compile; if absent or false these statements do influence the compilation,\n"
         "in addition to any features explicitly specified.") {
    Value filename = file_name(arg(args, 2)), mode = arg(args, 3);
    RETURN_IF_ERROR(filename);
    if (!is_str(mode))
        return raise1(CLASS(TypeError), TEXT("compile() argument 'mode' must be str, not {t}"), mode);
    mode = str_plain(mode);
    I64Result flags = int_argument(arg(args, 4), 0);
    if (!flags.ok) return ERROR;
    I64Result optimize = int_argument(arg(args, 6), -1);
    if (!optimize.ok) return ERROR;
    I64Result minor = int_argument(arg(args, 7), -1);
    if (!minor.ok) return ERROR;
    if (flags.value & ~(int64_t)FLAG_KNOWN) return VALUE_ERROR("compile(): unrecognised flags");
    if (optimize.value < -1 || optimize.value > 2) return VALUE_ERROR("compile(): invalid optimize value");
    enum SourceMode kind = SOURCE_FILE;
    if (str_equal_text(mode, TEXT("eval")))
        kind = SOURCE_EVAL;
    else if (str_equal_text(mode, TEXT("single")))
        kind = SOURCE_SINGLE;
    else if (str_equal_text(mode, TEXT("func_type")))
        kind = SOURCE_FUNCTION_TYPE;
    else if (!str_equal_text(mode, TEXT("exec")))
        return flags.value & FLAG_ONLY_AST
                   ? VALUE_ERROR("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
                   : VALUE_ERROR("compile() mode must be 'exec', 'eval' or 'single'");
    if (kind == SOURCE_FUNCTION_TYPE && !(flags.value & FLAG_ONLY_AST))
        return VALUE_ERROR("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
    Value alone = is_unset(arg(args, 5)) ? FALSE : object_truth(arg(args, 5));
    RETURN_IF_ERROR(alone);
    int64_t all = flags.value | (is_true(alone) ? 0 : inherited_flags());
    if (class_is_subclass(class_of(arg(args, 1)), CLASS(AST)))
        return compile_object(arg(args, 1), filename, kind, all, optimize.value);
    Value text = text_of(arg(args, 1), filename, TEXT("compile"), TEXT("string, bytes or AST object"));
    return is_error(text) ? ERROR : compile_text(text, filename, kind, all, optimize.value, minor.value);
}

// --- running ---
static Value run(Value code, Value globals, Value locals, Value closure) {
    if (dict_find_str(globals, NAME(__builtins__)) < 0)
        RETURN_IF_ERROR(dict_set(globals, NAME(__builtins__), namespace_builtins(globals)));
    return run_code(code, globals, locals, closure);
}

static bool is_mapping(Value v) {
    return IS_A(v, dict) || !is_unset(class_lookup(class_of(v), NAME(__getitem__)));
}

static Value absent_to_none(Value v) { return is_unset(v) ? NONE : v; }

FUNCTION(builtins, eval, "($module, source, globals=None, locals=None, /)",
         "Evaluate the given source in the context of globals and locals.\n"
         "\n"
         "The source may be a string representing a Python expression\n"
         "or a code object as returned by compile().\n"
         "The globals must be a dictionary and locals can be any mapping,\n"
         "defaulting to the current globals and locals.\n"
         "If only globals is given, locals defaults to it.") {
    Value source = arg(args, 1), globals = absent_to_none(arg(args, 2)),
          locals = absent_to_none(arg(args, 3));
    if (!is_none(locals) && !is_mapping(locals)) return TYPE_ERROR("locals must be a mapping");
    if (!is_none(globals) && !IS_A(globals, dict))
        return is_mapping(globals) ? TYPE_ERROR("globals must be a real dict; try eval(code, {{}}, mapping)")
                                   : TYPE_ERROR("globals must be a dict");
    if (is_none(globals)) {
        if (!frame_count())
            return TYPE_ERROR("eval must be given globals and locals when called without a frame");
        globals = namespace_globals(frame_register(0, 0));
        if (is_none(locals)) locals = namespace_locals();
        RETURN_IF_ERROR(locals);
    } else if (is_none(locals)) {
        locals = globals;
    }
    if (IS_EXACT(source, code)) {
        if (tuple_length(slot_get(ref_of(source), CODE_FREE)) > 0)
            return TYPE_ERROR("code object passed to eval() may not contain free variables");
        return run(source, globals, locals, NONE);
    }
    Value filename = str_from_text(TEXT("<string>"));
    RETURN_IF_ERROR(filename);
    Value text = text_of(source, filename, TEXT("eval"), TEXT("string, bytes or code object"));
    RETURN_IF_ERROR(text);
    uint32_t start = 0, length = str_length(ref_of(text));
    while (start < length && (str_at(ref_of(text), start) == ' ' || str_at(ref_of(text), start) == '\t'))
        start++;
    if (start > 0) text = str_substring(text, start, length);
    RETURN_IF_ERROR(text);
    Value code = compile_text(text, filename, SOURCE_EVAL, inherited_flags(), -1, -1);
    return is_error(code) ? ERROR : run(code, globals, locals, NONE);
}

// The closure argument of exec: as many cells as the code has free variables.
static Value check_closure(Value code, Value closure) {
    uint64_t cells_wanted = tuple_length(slot_get(ref_of(code), CODE_FREE));
    if (cells_wanted == 0) {
        if (!is_none(closure)) return TYPE_ERROR("cannot use a closure with this code object");
        return NONE;
    }
    bool fits = IS_EXACT(closure, tuple) && tuple_length(closure) == cells_wanted;
    for (uint64_t i = 0; fits && i < cells_wanted; i++) fits = IS_EXACT(tuple_get(closure, i), cell);
    if (fits) return NONE;
    return raise1(CLASS(TypeError), TEXT("code object requires a closure of exactly length {}"),
                  int_wrap((int64_t)cells_wanted));
}

FUNCTION(builtins, exec, "($module, source, globals=None, locals=None, /, *, closure=None)",
         "Execute the given source in the context of globals and locals.\n"
         "\n"
         "The source may be a string representing one or more Python statements\n"
         "or a code object as returned by compile().\n"
         "The globals must be a dictionary and locals can be any mapping,\n"
         "defaulting to the current globals and locals.\n"
         "If only globals is given, locals defaults to it.\n"
         "The closure must be a tuple of cellvars, and can only be used\n"
         "when source is a code object requiring exactly that many cellvars.") {
    Value source = arg(args, 1), globals = absent_to_none(arg(args, 2)),
          locals = absent_to_none(arg(args, 3));
    Value closure = absent_to_none(arg(args, 4));
    if (is_none(globals)) {
        if (!frame_count()) return raise0(CLASS(SystemError), TEXT("globals and locals cannot be NULL"));
        globals = namespace_globals(frame_register(0, 0));
        if (is_none(locals)) locals = namespace_locals();
        RETURN_IF_ERROR(locals);
    } else if (is_none(locals)) {
        locals = globals;
    }
    if (!IS_A(globals, dict))
        return raise1(CLASS(TypeError), TEXT("exec() globals must be a dict, not {t}"), globals);
    if (!is_mapping(locals))
        return raise1(CLASS(TypeError), TEXT("locals must be a mapping or None, not {t}"), locals);
    Value code = source;
    if (IS_EXACT(source, code)) {
        RETURN_IF_ERROR(check_closure(source, closure));
    } else {
        if (!is_none(closure)) return TYPE_ERROR("closure can only be used when source is a code object");
        Value filename = str_from_text(TEXT("<string>"));
        RETURN_IF_ERROR(filename);
        Value text = text_of(source, filename, TEXT("exec"), TEXT("string, bytes or code object"));
        RETURN_IF_ERROR(text);
        code = compile_text(text, filename, SOURCE_FILE, inherited_flags(), -1, -1);
        RETURN_IF_ERROR(code);
    }
    return is_error(run(code, globals, locals, closure)) ? ERROR : NONE;
}

// --- import ---
FUNCTION(builtins, __import__,
         "($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)",
         "Import a module.\n"
         "\n"
         "Because this function is meant for use by the Python\n"
         "interpreter and not for general use, it is better to use\n"
         "importlib.import_module() to programmatically import a module.") {
    Value name = arg(args, 1), globals = arg(args, 2), fromlist = arg(args, 4);
    if (!is_str(name)) return TYPE_ERROR("module name must be a string");
    I64Result level = int_argument(arg(args, 5), 0);
    if (!level.ok) return ERROR;
    if (is_unset(globals) || !IS_A(globals, dict)) globals = dict_new(0);
    RETURN_IF_ERROR(globals);
    if (is_unset(fromlist) || is_none(fromlist))
        fromlist = NONE;
    else if (!IS_EXACT(fromlist, tuple))
        fromlist = tuple_from_iterable(fromlist);
    RETURN_IF_ERROR(fromlist);
    return import_statement(globals, str_plain(name), fromlist, int_wrap(level.value));
}

// --- classes ---
typedef struct {
    Value meta, name, bases, keywords; // keywords: dict without metaclass, or UNSET
    bool is_class;                     // meta is a class
} Definition;

// The namespace for the body: from __prepare__ of the metaclass.
static Value prepare(Definition d) {
    Value method = object_getattr_or_unset(d.meta, NAME(__prepare__));
    RETURN_IF_ERROR(method);
    if (is_unset(method)) return dict_new(0);
    Value arguments = tuple2(d.name, d.bases);
    RETURN_IF_ERROR(arguments);
    Value namespace = call_tuple(method, arguments, d.keywords);
    RETURN_IF_ERROR(namespace);
    if (is_mapping(namespace)) return namespace;
    Value what = d.is_class ? class_name(d.meta) : str_from_text(TEXT("<metaclass>"));
    RETURN_IF_ERROR(what);
    return raise2(CLASS(TypeError), TEXT("{}.__prepare__() must return a mapping, not {t}"), what, namespace);
}

// The body left a cell for __class__: the metaclass must have put the class there.
static Value check_cell(Value class, Value name, Value cell) {
    if (!is_class(class) || !IS_EXACT(cell, cell)) return class;
    Value content = slot_get(ref_of(cell), CELL_CONTENT);
    if (is_unset(content))
        return raise2(
            CLASS(RuntimeError),
            TEXT("__class__ not set defining {r} as {r}. Was __classcell__ propagated to type.__new__?"),
            name, class);
    if (same(content, class)) return class;
    return raise3(CLASS(TypeError), TEXT("__class__ set to {r} defining {r} as {r}"), content, name, class);
}

static Value define(Definition d, Value function, Value original_bases) {
    Value namespace = prepare(d);
    RETURN_IF_ERROR(namespace);
    Value cell = run_code(function_code(function), slot_get(ref_of(function), FUNCTION_GLOBALS), namespace,
                          slot_get(ref_of(function), FUNCTION_CLOSURE));
    RETURN_IF_ERROR(cell);
    if (!same(d.bases, original_bases))
        RETURN_IF_ERROR(object_setitem(namespace, NAME(__orig_bases__), original_bases));
    Value arguments = tuple3(d.name, d.bases, namespace);
    RETURN_IF_ERROR(arguments);
    Value class = call_tuple(d.meta, arguments, d.keywords);
    return is_error(class) ? ERROR : check_cell(class, d.name, cell);
}

FUNCTION(builtins, __build_class__, "!($module, /, *args, **kwargs)",
         "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n"
         "\n"
         "Internal helper function used by the class statement.") {
    Value given = arg(args, 1);
    uint64_t n = tuple_length(given);
    if (n < 2) return TYPE_ERROR("__build_class__: not enough arguments");
    Value function = tuple_get(given, 0);
    if (!IS_EXACT(function, function)) return TYPE_ERROR("__build_class__: func must be a function");
    Definition d = {.name = tuple_get(given, 1), .keywords = arg(args, 2), .is_class = true};
    if (!is_str(d.name)) return TYPE_ERROR("__build_class__: name is not a string");
    Value original = tuple_slice(given, 2, n);
    RETURN_IF_ERROR(original);
    d.bases = type_resolve_bases(original);
    RETURN_IF_ERROR(d.bases);
    Value meta = is_unset(d.keywords) ? UNSET : dict_pop(d.keywords, NAME(metaclass));
    RETURN_IF_ERROR(meta);
    if (is_unset(meta))
        meta = tuple_length(d.bases) ? class_of(tuple_get(d.bases, 0)) : CLASS(type);
    else
        d.is_class = is_class(meta);
    d.meta = d.is_class ? type_metaclass(meta, d.bases) : meta;
    RETURN_IF_ERROR(d.meta);
    return define(d, function, original);
}
