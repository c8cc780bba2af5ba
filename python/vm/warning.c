// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Warnings: who is to blame (stacklevel), whether it was said before (registries), what the filters say, and showing it
// (Python reference, library: warnings).
#include "python/vm/warning.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/frame.h"
#include "python/vm/import.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"

static ROOT(filters);
static ROOT(last_filters); // that module warnings had: they hold when it has none any more
static ROOT(once_registry);
static STATE(int64_t, filters_version);

// --- state ---
static Value default_filter(Text action, Value category, Value module) {
    Value filter = tuple_new(5), name = str_from_text(action);
    RETURN_IF_ERROR(filter);
    RETURN_IF_ERROR(name);
    slot_set(ref_of(filter), 0, name);
    slot_set(ref_of(filter), 1, NONE);
    slot_set(ref_of(filter), 2, category);
    slot_set(ref_of(filter), 3, module);
    slot_set(ref_of(filter), 4, int_u32(0));
    return filter;
}
Value warning_filters(void) {
    if (is_ref(filters)) return filters;
    Value list = list_new(5);
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(
        list_append(list, default_filter(TEXT("default"), CLASS(DeprecationWarning), NAME(__main__))));
    RETURN_IF_ERROR(list_append(list, default_filter(TEXT("ignore"), CLASS(DeprecationWarning), NONE)));
    RETURN_IF_ERROR(
        list_append(list, default_filter(TEXT("ignore"), CLASS(PendingDeprecationWarning), NONE)));
    RETURN_IF_ERROR(list_append(list, default_filter(TEXT("ignore"), CLASS(ImportWarning), NONE)));
    RETURN_IF_ERROR(list_append(list, default_filter(TEXT("ignore"), CLASS(ResourceWarning), NONE)));
    return filters = list;
}
Value warning_once_registry(void) {
    if (!is_ref(once_registry)) once_registry = dict_new(0);
    return once_registry;
}
void warning_filters_changed(void) { filters_version++; }

// An attribute of module warnings, when that has been imported; UNSET.
static Value python_part(Value name) {
    Value module = dict_get_str(import_modules, NAME(warnings));
    return is_unset(module) ? UNSET : object_getattr_or_unset(module, name);
}

// --- registries ---
// TRUE: the key is there. A registry from before the filters changed is emptied.
static Value already_warned(Value registry, Value key, bool remember) {
    Value version = dict_get_str(registry, NAME(version));
    if (is_unset(version) || !same(version, int_wrap(filters_version))) {
        RETURN_IF_ERROR(dict_clear(registry));
        RETURN_IF_ERROR(dict_set(registry, NAME(version), int_wrap(filters_version)));
    } else {
        Value known = dict_get(registry, key);
        RETURN_IF_ERROR(known);
        Value truth = is_unset(known) ? FALSE : object_truth(known);
        RETURN_IF_ERROR(truth);
        if (is_true(truth)) return TRUE;
    }
    if (remember) RETURN_IF_ERROR(dict_set(registry, key, TRUE));
    return FALSE;
}

// --- filters ---
static Value matches(Value pattern, Value text) {
    if (is_none(pattern)) return TRUE;
    if (IS_EXACT(pattern, str)) return object_equal(pattern, text);
    Value match = call_method1(pattern, NAME(match), text);
    return is_error(match) ? ERROR : object_truth(match);
}
static Value applies(Value filter, Value category, Value text, int64_t line, Value module) {
    Value answer = matches(tuple_get(filter, 1), text);
    if (!is_true(answer)) return answer;
    answer = matches(tuple_get(filter, 3), module);
    if (!is_true(answer)) return answer;
    answer = object_issubclass(category, tuple_get(filter, 2));
    if (!is_true(answer)) return answer;
    I64Result wanted = object_index_i64(tuple_get(filter, 4), CLASS(OverflowError));
    if (!wanted.ok) return ERROR;
    return bool_value(wanted.value == 0 || wanted.value == line);
}
// What to do: a str.
static Value action_for(Value category, Value text, int64_t line, Value module) {
    Value list = python_part(NAME(filters));
    if (is_unset(list)) list = is_ref(last_filters) ? last_filters : warning_filters();
    RETURN_IF_ERROR(list);
    if (!IS_A(list, list)) return VALUE_ERROR("warnings.filters must be a list");
    last_filters = list;
    for (uint64_t i = 0; i < list_length(list); i++) {
        Value filter = list_get(list, i);
        if (!IS_EXACT(filter, tuple) || tuple_length(filter) != 5)
            return raise1(CLASS(ValueError), TEXT("warnings.filters item {} isn't a 5-tuple"),
                          int_wrap((int64_t)i));
        Value action = tuple_get(filter, 0), answer = applies(filter, category, text, line, module);
        RETURN_IF_ERROR(answer);
        if (!is_true(answer)) continue;
        return is_str(action) ? str_plain(action)
                              : raise1(CLASS(TypeError), TEXT("action must be a string, not '{t}'"), action);
    }
    Value action = python_part(NAME(defaultaction));
    if (is_unset(action)) return str_from_text(TEXT("default"));
    if (is_error(action) || is_str(action)) return action;
    return raise1(CLASS(TypeError), TEXT("warnings.defaultaction must be a string, not '{t}'"), action);
}

// --- showing ---
// Module linecache gets the lines of a frozen file, which it can't read itself.
static Value fill_line_cache(Value filename) {
    Value source = is_str(filename) ? import_file_source(str_plain(filename)) : UNSET;
    if (is_error(source) || is_unset(source)) return source;
    Value linecache = import_module(NAME(linecache));
    RETURN_IF_ERROR(linecache);
    Value cache = object_getattr(linecache, NAME(cache));
    RETURN_IF_ERROR(cache);
    if (!IS_A(cache, dict) || !is_unset(dict_get(cache, filename))) return NONE;
    Value size = object_length(source), text = call_method0(source, NAME(decode));
    RETURN_IF_ERROR(size);
    RETURN_IF_ERROR(text);
    Value entry = tuple_new(4), lines = str_splitlines(text, true);
    RETURN_IF_ERROR(entry);
    RETURN_IF_ERROR(lines);
    slot_set(ref_of(entry), 0, size);
    slot_set(ref_of(entry), 1, NONE);
    slot_set(ref_of(entry), 2, lines);
    slot_set(ref_of(entry), 3, filename);
    return dict_set(cache, filename, entry);
}

// Through warnings._showwarnmsg(WarningMessage(...)).
static Value show_by(Value function, Value message, Value category, Value filename, int64_t line,
                     Value source) {
    if (!object_is_callable(function)) return TYPE_ERROR("warnings._showwarnmsg() must be set to a callable");
    if (is_error(fill_line_cache(filename))) error_clear();
    Value class = python_part(NAME(WarningMessage)), items = tuple_new(7);
    RETURN_IF_ERROR(class);
    RETURN_IF_ERROR(items);
    if (is_unset(class)) return raise0(CLASS(RuntimeError), TEXT("unable to get warnings.WarningMessage"));
    slot_set(ref_of(items), 0, message);
    slot_set(ref_of(items), 1, category);
    slot_set(ref_of(items), 2, filename);
    slot_set(ref_of(items), 3, int_wrap(line));
    slot_set(ref_of(items), 4, NONE);
    slot_set(ref_of(items), 5, NONE);
    slot_set(ref_of(items), 6, source);
    Value shown = call_tuple(class, items, UNSET);
    return is_error(shown) ? ERROR : call1(function, shown);
}

static Value write(Value file, Value text) {
    return is_error(text) ? ERROR : call_method1(file, NAME(write), text);
}

// What is printed while module warnings has not been imported. Nobody hears of an error in it.
static void show(Value text, Value category, Value filename, int64_t line) {
    Value sys = import_module(NAME(sys));
    Value file = is_error(sys) ? ERROR : object_getattr_or_unset(sys, NAME(stderr));
    if (is_error(file) || is_unset(file) || is_none(file)) {
        error_clear();
        return;
    }
    Value name = object_getattr(category, NAME(__name__));
    Value head = is_error(name) ? ERROR : text_format3(TEXT("{}:{}: {}"), filename, int_wrap(line), name);
    Value all = is_error(head) ? ERROR : text_format2(TEXT("{}: {}\n"), head, text);
    Value source = is_str(filename) ? import_source_line(str_plain(filename), line) : UNSET;
    if (is_error(source)) error_clear();
    if (is_error(write(file, all))) error_clear();
    if (!is_ref(source)) return;
    source = call_method0(source, NAME(strip));
    if (is_error(source) || str_length(ref_of(source)) == 0)
        error_clear();
    else if (is_error(write(file, text_format1(TEXT("  {}\n"), source))))
        error_clear();
}

// --- one warning ---
// The module's name for a file: without ".py".
static Value module_of(Value filename) {
    if (!is_str(filename)) return raise1(CLASS(TypeError), TEXT("filename must be str, not {t}"), filename);
    Value name = str_plain(filename);
    uint64_t n = str_length(ref_of(name));
    if (n == 0) return str_from_text(TEXT("<unknown>"));
    bool is_source = n >= 3 && str_at(ref_of(name), n - 3) == '.' && str_at(ref_of(name), n - 2) == 'p' &&
                     str_at(ref_of(name), n - 1) == 'y';
    return is_source ? str_substring(name, 0, n - 3) : name;
}

// TRUE: it is to be shown now; FALSE: it was said before.
static Value remember(Value action, Value registry, Value text, Value category, Value key) {
    if (str_equal_text(action, TEXT("always"))) return TRUE;
    bool has_registry = !is_none(registry);
    if (has_registry) RETURN_IF_ERROR(dict_set(registry, key, TRUE));
    bool once = str_equal_text(action, TEXT("once"));
    if (once || (str_equal_text(action, TEXT("module")) && has_registry)) {
        if (!has_registry) registry = python_part(NAME(onceregistry));
        if (is_unset(registry)) registry = warning_once_registry();
        RETURN_IF_ERROR(registry);
        Value short_key = tuple2(text, category);
        RETURN_IF_ERROR(short_key);
        Value known = already_warned(registry, short_key, true);
        return is_error(known) ? ERROR : bool_value(is_false(known));
    }
    if (str_equal_text(action, TEXT("default")) || str_equal_text(action, TEXT("module"))) return TRUE;
    return raise1(CLASS(RuntimeError), TEXT("Unrecognized action ({r}) in warnings.filters"), action);
}

Value warning_explicit(Value category, Value message, Value filename, int64_t line, Value module,
                       Value registry, Value source) {
    if (is_none(module)) return NONE;
    if (is_unset(registry)) registry = NONE;
    if (!is_none(registry) && !IS_A(registry, dict))
        return raise1(CLASS(TypeError), TEXT("'registry' must be a dict or None, not '{t}'"), registry);
    if (is_unset(module)) module = module_of(filename);
    RETURN_IF_ERROR(module);
    bool is_warning = object_is_a(message, CLASS(Warning));
    Value text = is_warning ? object_str(message) : message;
    RETURN_IF_ERROR(text);
    if (is_warning)
        category = class_of(message);
    else
        message = call1(category, message);
    RETURN_IF_ERROR(message);
    Value key = tuple3(text, category, int_wrap(line));
    RETURN_IF_ERROR(key);
    if (!is_none(registry)) {
        Value known = already_warned(registry, key, false);
        if (is_error(known) || is_true(known)) return is_error(known) ? ERROR : NONE;
    }
    Value action = action_for(category, text, line, module);
    RETURN_IF_ERROR(action);
    if (str_equal_text(action, TEXT("error"))) return raise_exception(message);
    if (str_equal_text(action, TEXT("ignore"))) return NONE;
    Value wanted = remember(action, registry, text, category, key);
    if (!is_true(wanted)) return is_error(wanted) ? ERROR : NONE;
    if (!is_none(source) && is_error(import_module(NAME(warnings)))) error_clear();
    Value function = python_part(NAME(_showwarnmsg));
    RETURN_IF_ERROR(function);
    if (!is_unset(function))
        return is_error(show_by(function, message, category, filename, line, source)) ? ERROR : NONE;
    show(text, category, filename, line);
    return NONE;
}

// --- who is to blame ---
static bool is_internal(uint32_t depth) {
    Value frame = frame_object(depth);
    if (is_error(frame)) {
        error_clear();
        return false;
    }
    Value file = slot_get(ref_of(frame_code(frame)), CODE_FILENAME);
    Value inner = str_from_text(TEXT("importlib")), other = str_from_text(TEXT("_bootstrap"));
    if (is_error(inner) || is_error(other) || !is_str(file)) return false;
    return is_true(object_contains(file, inner)) && is_true(object_contains(file, other));
}

// Depth of the frame that a stack level means, or UINT32_MAX.
static uint32_t depth_for(int64_t level) {
    uint32_t depth = 0, count = frame_count();
    if (count == 0) return UINT32_MAX;
    bool inner = level <= 0 || is_internal(0);
    while (--level > 0) {
        depth++;
        while (depth < count && (frame_is_hidden(depth) || (!inner && is_internal(depth)))) depth++;
        if (depth >= count) return UINT32_MAX;
    }
    return depth;
}

static Value registry_in(Value globals) {
    Value registry = dict_get_str(globals, NAME(__warningregistry__));
    if (!is_unset(registry)) return registry;
    registry = dict_new(0);
    RETURN_IF_ERROR(registry);
    RETURN_IF_ERROR(dict_set(globals, NAME(__warningregistry__), registry));
    return registry;
}

Value warning_issue(Value category, Value message, int64_t stacklevel, Value source) {
    uint32_t depth = depth_for(stacklevel);
    Value globals, filename;
    int64_t line = 1;
    if (depth == UINT32_MAX) {
        Value sys = import_module(NAME(sys));
        globals = is_error(sys) ? ERROR : object_dict(sys);
        filename = str_from_text(TEXT("sys"));
    } else {
        Value frame = frame_object(depth);
        RETURN_IF_ERROR(frame);
        globals = namespace_globals(slot_get(ref_of(frame), FRAME_FUNCTION));
        filename = slot_get(ref_of(frame_code(frame)), CODE_FILENAME);
        line = frame_line(frame);
    }
    RETURN_IF_ERROR(globals);
    RETURN_IF_ERROR(filename);
    Value registry = registry_in(globals), module = dict_get_str(globals, NAME(__name__));
    RETURN_IF_ERROR(registry);
    if (is_unset(module) || !(is_none(module) || is_str(module))) module = str_from_text(TEXT("<string>"));
    RETURN_IF_ERROR(module);
    return warning_explicit(category, message, filename, line, module, registry, source);
}

Value warning_category(Value message, Value category) {
    if (object_is_a(message, CLASS(Warning))) return class_of(message);
    if (is_none(category)) return CLASS(UserWarning);
    if (is_class(category) && class_is_subclass(category, CLASS(Warning))) return category;
    return raise1(CLASS(TypeError), TEXT("category must be a Warning subclass, not '{t}'"), category);
}
