// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Names of .pyc files (PEP 3147, PEP 488). There are no such files in an enclave, but programs and the standard library ask
// what they would be called. The tag is sys.implementation's, the prefix sys.pycache_prefix, both as they are when asked.
#include "python/io/fileio.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/warning.h"
#include "python/vm/import.h"

static Value of_sys(Value name) {
    Value sys = import_module(NAME(sys));
    return is_error(sys) ? ERROR : object_getattr(sys, name);
}
// A str, or ERROR: NotImplementedError when there is none.
static Value cache_tag(void) {
    Value implementation = of_sys(NAME(implementation));
    RETURN_IF_ERROR(implementation);
    Value tag = object_getattr(implementation, NAME(cache_tag));
    if (!is_none(tag)) return tag;
    return raise0(CLASS(NotImplementedError), TEXT("sys.implementation.cache_tag is None"));
}

// Both sides of the last c, none of it in either; without c, head is empty.
typedef struct {
    bool found;
    Value head, tail; // strs or ERROR
} Parts;
static Parts split_last(Value s, uint32_t c) {
    uint64_t n = str_length(ref_of(s)), at = n;
    while (at > 0 && str_at(ref_of(s), at - 1) != c) at--;
    if (at == 0) return (Parts){false, str_from_text(TEXT("")), s};
    return (Parts){true, str_substring(s, 0, at - 1), str_substring(s, at, n)};
}
static Value join(Value folder, Value name) {
    if (is_error(folder) || is_error(name)) return ERROR;
    uint64_t n = str_length(ref_of(folder));
    if (n == 0) return name;
    bool slash = str_at(ref_of(folder), n - 1) == '/';
    return text_format2(slash ? TEXT("{}{}") : TEXT("{}/{}"), folder, name);
}
static Value text_path(Value path) {
    path = path_of(path);
    if (is_error(path) || is_str(path)) return is_error(path) ? ERROR : str_plain(path);
    return TYPE_ERROR("a bytes-like object is required, not 'str'");
}

// The str that stands for the level of optimisation in a file's name; empty: none.
static Value level_of(Value optimization) {
    if (is_none(optimization)) {
        Value flags = of_sys(NAME(flags));
        optimization = is_error(flags) ? ERROR : object_getattr(flags, NAME(optimize));
        RETURN_IF_ERROR(optimization);
        if (same(optimization, int_u32(0))) return str_from_text(TEXT(""));
    }
    Value level = object_str(optimization);
    RETURN_IF_ERROR(level);
    level = str_plain(level);
    if (str_length(ref_of(level)) == 0) return level;
    Value plain = call_method0(level, NAME(isalnum));
    if (is_true(plain)) return level;
    return is_error(plain) ? ERROR : raise1(CLASS(ValueError), TEXT("{r} is not alphanumeric"), level);
}

// Where the folder's cache is below the prefix.
static Value below_prefix(Value prefix, Value folder) {
    if (str_length(ref_of(folder)) == 0 || str_at(ref_of(folder), 0) != '/') {
        Value here = import_module(NAME(posix));
        here = is_error(here) ? ERROR : call_method0(here, NAME(getcwd));
        folder = join(here, folder);
        RETURN_IF_ERROR(folder);
    }
    uint64_t from = 0, n = str_length(ref_of(folder));
    while (from < n && str_at(ref_of(folder), from) == '/') from++;
    return join(prefix, str_substring(folder, from, n));
}

FUNCTION(_frozen_importlib_external, cache_from_source,
         "($module, path, debug_override=None, *, optimization=None)",
         "Given the path to a .py file, return the path to its .pyc file.") {
    Value override = arg(args, 2), optimization = arg(args, 3);
    if (is_unset(optimization)) optimization = NONE;
    if (!is_unset(override) && !is_none(override)) {
        Value text =
            str_from_text(TEXT("the debug_override parameter is deprecated; use 'optimization' instead"));
        RETURN_IF_ERROR(text);
        RETURN_IF_ERROR(warning_issue(CLASS(DeprecationWarning), text, 1, NONE));
        if (!is_none(optimization)) return TYPE_ERROR("debug_override or optimization must be set to None");
        Value truth = object_truth(override);
        RETURN_IF_ERROR(truth);
        optimization = is_true(truth) ? str_from_text(TEXT("")) : int_u32(1);
    }
    Value path = text_path(arg(args, 1)), tag = cache_tag();
    if (is_error(path) || is_error(tag)) return ERROR;
    Parts file = split_last(path, '/');
    RETURN_IF_ERROR(file.tail);
    Parts name = split_last(file.tail, '.');
    Value level = level_of(optimization);
    if (is_error(name.head) || is_error(name.tail) || is_error(level)) return ERROR;
    Value stem = str_length(ref_of(name.head)) ? name.head : name.tail;
    Value full = text_format2(name.found ? TEXT("{}.{}") : TEXT("{}{}"), stem, tag);
    RETURN_IF_ERROR(full);
    bool plain = str_length(ref_of(level)) == 0;
    full = text_format2(plain ? TEXT("{}{}.pyc") : TEXT("{}.opt-{}.pyc"), full, level);
    Value prefix = of_sys(NAME(pycache_prefix));
    if (is_error(full) || is_error(prefix)) return ERROR;
    if (!is_none(prefix)) return join(below_prefix(prefix, file.head), full);
    return join(join(file.head, str_from_text(TEXT("__pycache__"))), full);
}

// The folder of the source whose cache is in `folder`; UNSET: the name of the cache's folder does not fit.
static Value source_folder(Value folder) {
    Value prefix = of_sys(NAME(pycache_prefix));
    RETURN_IF_ERROR(prefix);
    if (is_str(prefix)) {
        prefix = str_plain(prefix);
        uint64_t n = str_length(ref_of(prefix));
        while (n > 0 && str_at(ref_of(prefix), n - 1) == '/') n--;
        Value start = text_format1(TEXT("{}/"), str_substring(prefix, 0, n));
        Value below = is_error(start) ? ERROR : call_method1(folder, NAME(startswith), start);
        RETURN_IF_ERROR(below);
        if (is_true(below)) return str_substring(folder, n, str_length(ref_of(folder)));
    }
    Parts last = split_last(folder, '/');
    RETURN_IF_ERROR(last.tail);
    return str_equal_text(last.tail, TEXT("__pycache__")) ? last.head : UNSET;
}

FUNCTION(_frozen_importlib_external, source_from_cache, "($module, path)",
         "Given the path to a .pyc. file, return the path to its .py file.") {
    RETURN_IF_ERROR(cache_tag());
    Value path = text_path(arg(args, 1));
    RETURN_IF_ERROR(path);
    Parts file = split_last(path, '/');
    if (is_error(file.head) || is_error(file.tail)) return ERROR;
    Value folder = source_folder(file.head), dot = str_from_code_point('.');
    RETURN_IF_ERROR(folder);
    if (is_unset(folder))
        return raise1(CLASS(ValueError), TEXT("__pycache__ not bottom-level directory in {r}"), path);
    Value parts = call_method1(file.tail, NAME(split), dot);
    RETURN_IF_ERROR(parts);
    uint64_t dots = list_length(parts) - 1;
    if (dots != 2 && dots != 3)
        return raise1(CLASS(ValueError), TEXT("expected only 2 or 3 dots in {r}"), file.tail);
    if (dots == 3) {
        Value level = list_get(parts, 2), start = str_from_text(TEXT("opt-"));
        Value fits = is_error(start) ? ERROR : call_method1(level, NAME(startswith), start);
        RETURN_IF_ERROR(fits);
        if (!is_true(fits))
            return raise1(CLASS(ValueError), TEXT("optimization portion of filename does not start with {r}"),
                          start);
        Value rest = str_substring(level, 4, str_length(ref_of(level)));
        Value plain = is_error(rest) ? ERROR : call_method0(rest, NAME(isalnum));
        RETURN_IF_ERROR(plain);
        if (!is_true(plain))
            return raise1(CLASS(ValueError), TEXT("optimization level {r} is not an alphanumeric value"),
                          level);
    }
    Value name = text_format1(TEXT("{}.py"), list_get(parts, 0));
    return join(folder, name);
}
