// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Binding the arguments of a call to a Python function's parameters (reference, 6.3.4), with CPython's error texts.
// Registers from 1 on: positional parameters, keyword-only ones, *args, **kwargs.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/function.h"

struct Signature {
    uint32_t positional, positional_only, keyword_only;
    uint32_t varargs, varkw; // their registers, 0: none
    uint32_t registers;      // function and all parameters
    Value names;
};

static struct Signature signature_of(Value code) {
    struct Signature s = {0};
    uint32_t flags = code_flags(code);
    s.positional = (uint32_t)code_number(code, CODE_ARGUMENTS);
    s.positional_only = (uint32_t)code_number(code, CODE_POSITIONAL_ONLY);
    s.keyword_only = (uint32_t)code_number(code, CODE_KEYWORD_ONLY);
    s.names = slot_get(ref_of(code), CODE_VARNAMES);
    s.registers = 1 + s.positional + s.keyword_only;
    if (flags & CO_VARARGS) s.varargs = s.registers++;
    if (flags & CO_VARKEYWORDS) s.varkw = s.registers++;
    return s;
}

uint32_t function_window(Value f) {
    Value code = function_code(f);
    return code_number(code, CODE_WIDE) ? WIDE_REGISTER + 1 : signature_of(code).registers;
}

static Value function_qualname(Value f) { return slot_get(ref_of(f), FUNCTION_QUALNAME); }

// "'a', 'b', and 'c'" from a list of names.
static Value name_list(Value names) {
    Builder b = builder_new();
    uint64_t n = list_length(names);
    for (uint64_t i = 0; i < n; i++) {
        if (i > 0) b = builder_text(b, i + 1 < n ? TEXT(", ") : n > 2 ? TEXT(", and ") : TEXT(" and "));
        b = builder_text(b, TEXT("'"));
        b = builder_str(b, list_get(names, i));
        b = builder_text(b, TEXT("'"));
    }
    return builder_finish(b);
}

static Value raise_missing(Value f, Value names, Text kind) {
    Value text = name_list(names);
    RETURN_IF_ERROR(text);
    Value kind_text = str_from_text(kind);
    RETURN_IF_ERROR(kind_text);
    Value count = int_u32((uint32_t)list_length(names));
    if (list_length(names) == 1)
        return raise4(CLASS(TypeError), TEXT("{}() missing {} required {} argument: {}"),
                      function_qualname(f), count, kind_text, text);
    return raise4(CLASS(TypeError), TEXT("{}() missing {} required {} arguments: {}"), function_qualname(f),
                  count, kind_text, text);
}

static Value raise_too_many(Value f, struct Signature s, uint32_t given, uint32_t defaults, Args window) {
    uint32_t keyword_given = 0;
    for (uint32_t i = 0; i < s.keyword_only; i++)
        keyword_given += !is_unset(arg(window, 1 + s.positional + i));
    Builder b = builder_str(builder_new(), function_qualname(f));
    b = builder_text(b, TEXT("() takes "));
    if (defaults) {
        b = builder_text(b, TEXT("from "));
        b = builder_i64(b, s.positional - defaults);
        b = builder_text(b, TEXT(" to "));
    }
    b = builder_i64(b, s.positional);
    b = builder_text(b, s.positional == 1 && !defaults ? TEXT(" positional argument")
                                                       : TEXT(" positional arguments"));
    b = builder_text(b, TEXT(" but "));
    b = builder_i64(b, given);
    if (keyword_given) {
        b = builder_text(b, given == 1 ? TEXT(" positional argument (and ")
                                       : TEXT(" positional arguments (and "));
        b = builder_i64(b, keyword_given);
        b = builder_text(b, keyword_given == 1 ? TEXT(" keyword-only argument)")
                                               : TEXT(" keyword-only arguments)"));
    }
    b = builder_text(b, given == 1 && !keyword_given ? TEXT(" was given") : TEXT(" were given"));
    Value text = builder_finish(b);
    RETURN_IF_ERROR(text);
    return raise_value(CLASS(TypeError), text);
}

// Register of the parameter with this name that a keyword may set, or 0; *hidden positional-only ones are found too.
static uint32_t parameter_register(struct Signature s, Value name, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (same(tuple_get(s.names, i), name)) return i + 1;
    for (uint32_t i = from; i < to; i++)
        if (str_equal(tuple_get(s.names, i), name)) return i + 1;
    return 0;
}

static Value raise_unexpected(Value f, struct Signature s, Value keyword_names, Value name) {
    Value hidden = list_new(0);
    RETURN_IF_ERROR(hidden);
    for (uint64_t i = 0; i < tuple_length(keyword_names); i++) {
        uint32_t at = parameter_register(s, tuple_get(keyword_names, i), 0, s.positional_only);
        if (at && is_error(list_append(hidden, tuple_get(s.names, at - 1)))) return ERROR;
    }
    if (list_length(hidden) == 0)
        return raise2(CLASS(TypeError), TEXT("{}() got an unexpected keyword argument '{}'"),
                      function_qualname(f), name);
    Value joined = call_method1(str_from_text(TEXT(", ")), NAME(join), hidden);
    RETURN_IF_ERROR(joined);
    return raise2(CLASS(TypeError),
                  TEXT("{}() got some positional-only arguments passed as keyword arguments: '{}'"),
                  function_qualname(f), joined);
}

static Value bind_keyword(Value f, struct Signature s, Value keyword_names, Value name, Value value,
                          Args window) {
    if (!is_str(name))
        return raise1(CLASS(TypeError), TEXT("{}() keywords must be strings"), function_qualname(f));
    uint32_t at = parameter_register(s, name, s.positional_only, s.positional + s.keyword_only);
    if (at) {
        if (!is_unset(arg(window, at)))
            return raise2(CLASS(TypeError), TEXT("{}() got multiple values for argument '{}'"),
                          function_qualname(f), name);
        arg_set(window, at, value);
        return NONE;
    }
    if (!s.varkw) return raise_unexpected(f, s, keyword_names, name);
    return dict_set(arg(window, s.varkw), name, value);
}

static Value fill_positional_defaults(Value f, struct Signature s, uint32_t given, Args window) {
    Value defaults = slot_get(ref_of(f), FUNCTION_DEFAULTS);
    uint32_t count = is_none(defaults) ? 0 : (uint32_t)tuple_length(defaults);
    uint32_t required = count < s.positional ? s.positional - count : 0, missing = 0;
    for (uint32_t i = given; i < required; i++) missing += is_unset(arg(window, i + 1));
    if (missing) {
        Value names = list_new(missing);
        RETURN_IF_ERROR(names);
        for (uint32_t i = given; i < required; i++)
            if (is_unset(arg(window, i + 1)) && is_error(list_append(names, tuple_get(s.names, i))))
                return ERROR;
        return raise_missing(f, names, TEXT("positional"));
    }
    uint32_t surplus =
        count - (s.positional - required); // defaults of a __defaults__ longer than the parameters
    for (uint32_t i = given > required ? given : required; i < s.positional; i++)
        if (is_unset(arg(window, i + 1))) arg_set(window, i + 1, tuple_get(defaults, i - required + surplus));
    return NONE;
}

static Value fill_keyword_defaults(Value f, struct Signature s, Args window) {
    Value defaults = slot_get(ref_of(f), FUNCTION_KWDEFAULTS), missing = UNSET;
    uint64_t next = 0; // the dict's entry where the next default is, mostly
    for (uint32_t i = s.positional; i < s.positional + s.keyword_only; i++) {
        Value name = tuple_get(s.names, i), found = UNSET;
        Ref entries = is_none(defaults) ? NULL_REF : dict_entries(defaults);
        bool here = next + 1 < slot_count(entries) && same(slot_get(entries, next), name);
        if (here) found = slot_get(entries, next + 1);
        next += here ? 2 : 0;
        if (!is_unset(arg(window, i + 1))) continue;
        if (!here && !is_none(defaults)) found = dict_get(defaults, name);
        RETURN_IF_ERROR(found);
        if (!is_unset(found)) {
            arg_set(window, i + 1, found);
            continue;
        }
        if (is_unset(missing)) missing = list_new(4);
        RETURN_IF_ERROR(missing);
        if (is_error(list_append(missing, tuple_get(s.names, i)))) return ERROR;
    }
    return is_unset(missing) ? NONE : raise_missing(f, missing, TEXT("keyword-only"));
}

static Value bind(Value f, Args args, Value keyword_names, Args window) {
    struct Signature s = signature_of(function_code(f));
    uint32_t keywords = is_unset(keyword_names) ? 0 : (uint32_t)tuple_length(keyword_names);
    uint32_t given = args_count(args) - keywords, taken = given < s.positional ? given : s.positional;
    arg_set(window, 0, f);
    for (uint32_t i = 0; i < taken; i++) arg_set(window, i + 1, arg(args, i));
    for (uint32_t i = taken + 1; i < s.registers; i++) arg_set(window, i, UNSET);
    if (s.varkw) {
        Value dict = dict_new(0);
        RETURN_IF_ERROR(dict);
        arg_set(window, s.varkw, dict);
    }
    for (uint32_t i = 0; i < keywords; i++)
        if (is_error(
                bind_keyword(f, s, keyword_names, tuple_get(keyword_names, i), arg(args, given + i), window)))
            return ERROR;
    if (s.varargs) {
        Value rest = tuple_from_args(args_part(args, taken, given - taken));
        RETURN_IF_ERROR(rest);
        arg_set(window, s.varargs, rest);
    } else if (given > s.positional) {
        Value defaults = slot_get(ref_of(f), FUNCTION_DEFAULTS);
        return raise_too_many(f, s, given, is_none(defaults) ? 0 : (uint32_t)tuple_length(defaults), window);
    }
    if (taken < s.positional && is_error(fill_positional_defaults(f, s, taken, window))) return ERROR;
    return s.keyword_only ? fill_keyword_defaults(f, s, window) : NONE;
}

// Parameters beyond WIDE_LOCALS go to the storage for variables without a register.
static Value bind_wide(Value f, Args args, Value keyword_names, Args window, uint32_t wide) {
    Value storage = new_storage(wide);
    RETURN_IF_ERROR(storage);
    uint32_t all = signature_of(function_code(f)).registers;
    ArgsResult bound = args_push(all);
    if (!bound.ok) return raise_recursion_error();
    Value done = bind(f, args, keyword_names, bound.args);
    for (uint32_t i = 0; i < all && !is_error(done); i++) {
        if (i <= WIDE_LOCALS)
            arg_set(window, i, arg(bound.args, i));
        else
            slot_set(ref_of(storage), i - WIDE_LOCALS - 1, arg(bound.args, i));
    }
    args_pop(bound.args);
    for (uint32_t i = all; i < WIDE_REGISTER; i++) arg_set(window, i, UNSET);
    arg_set(window, WIDE_REGISTER, storage);
    return done;
}

Value function_bind(Value f, Args args, Value keyword_names, Args window) {
    if (unlikely(is_unset(slot_get(ref_of(f), FUNCTION_SIMPLE)))) RETURN_IF_ERROR(function_load(f));
    int64_t wide = code_number(function_code(f), CODE_WIDE);
    return likely(wide == 0) ? bind(f, args, keyword_names, window)
                             : bind_wide(f, args, keyword_names, window, (uint32_t)wide);
}
