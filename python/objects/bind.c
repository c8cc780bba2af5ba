// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Arguments of native functions: bound to the parameters that the function declared, with the error texts that
// CPython's own functions give. Which of its several styles applies follows from the declaration: only positional
// parameters (none, one, some), or keywords too, or a special method.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// A call being bound: counts without self.
struct Call {
    uint32_t index;
    uint32_t self;       // 1: parameter 0 is self
    uint32_t parameters; // named ones
    uint32_t positional, positional_only, required;
    uint32_t given, given_keywords;
    Value receiver; // self, or UNSET
};

static struct Call call_of(uint32_t index, Value receiver, uint32_t given, uint32_t keywords) {
    uint32_t self = native_takes_self(index);
    struct Call c = {.index = index, .self = self, .given = given, .given_keywords = keywords};
    c.receiver = receiver;
    c.parameters = AT(native_table, index).parameter_count - self;
    c.positional = AT(native_table, index).positional - self;
    c.positional_only = AT(native_table, index).positional_only;
    c.positional_only -= c.positional_only > 0 ? self : 0;
    c.required = AT(native_table, index).required - self;
    return c;
}

static Value name_at(uint32_t name) { return AT(name_objects, name); }
static Value parameter_name(struct Call c, uint32_t i) {
    return name_at(AT(native_parameters, AT(native_table, c.index).parameters + c.self + i));
}
static bool is_constructor(struct Call c) {
    uint32_t name = AT(native_table, c.index).name;
    return name == NAME_INDEX(__new__) || name == NAME_INDEX(__init__);
}

// "list.append", "len", "math.sqrt"; the class's name for a constructor.
static Value function_name(struct Call c) {
    uint32_t kind = AT(native_table, c.index).kind, owner = AT(native_table, c.index).owner;
    Value name = name_at(AT(native_table, c.index).name);
    if (kind == NATIVE_FUNCTION) {
        Value module = name_at(AT(module_table, owner).name);
        return str_equal_text(module, TEXT("builtins")) ? name : text_format2(TEXT("{}.{}"), module, name);
    }
    Value class = AT(class_objects, owner);
    if (!is_unset(c.receiver) && !is_constructor(c)) {
        bool of_class = kind == NATIVE_CLASSMETHOD && is_class(c.receiver);
        Value seen = of_class ? c.receiver : class_of(c.receiver);
        if (of_class || type_flags(seen) & TYPE_IS_BUILTIN)
            class = seen; // a program's class: the one it derives from
    }
    return is_constructor(c) ? class_name(class) : text_format2(TEXT("{}.{}"), class_name(class), name);
}
static Value short_name(struct Call c) {
    return is_constructor(c) ? class_name(AT(class_objects, AT(native_table, c.index).owner))
                             : name_at(AT(native_table, c.index).name);
}

// As functions with keywords call themselves: "f()"; constructors that parse their arguments as CPython's older ones do
// have no name, but for timedelta's.
static Value called_name(struct Call c) {
    if (is_constructor(c) && AT(native_table, c.index).flags & NATIVE_TAKES)
        return str_from_text(AT(native_table, c.index).owner == T_timedelta ? TEXT("__new__()")
                                                                            : TEXT("function"));
    return text_format1(TEXT("{}()"), short_name(c));
}

static Value number(uint32_t n) { return int_u32(n); }
static Value plural(uint32_t n) { return n == 1 ? str_from_text(TEXT("")) : str_from_text(TEXT("s")); }

// --- errors ---
static COLD Value no_keywords(struct Call c) {
    if (native_is_slot(c.index) && !is_constructor(c))
        return raise1(CLASS(TypeError), TEXT("wrapper {}() takes no keyword arguments"), short_name(c));
    return raise1(CLASS(TypeError), TEXT("{}() takes no keyword arguments"), function_name(c));
}

static COLD Value wrong_count_of_slot(struct Call c) {
    if (c.parameters < 2 && c.required == c.parameters)
        return raise3(CLASS(TypeError), TEXT("expected {} argument{}, got {}"), number(c.required),
                      plural(c.required), number(c.given));
    bool few = c.given < c.required;
    uint32_t limit = few ? c.required : c.parameters;
    return raise4(CLASS(TypeError), TEXT(" expected {}{} argument{}, got {}"),
                  c.required == c.parameters ? str_from_text(TEXT(""))
                  : few                      ? str_from_text(TEXT("at least "))
                                             : str_from_text(TEXT("at most ")),
                  number(limit), plural(limit), number(c.given));
}

// The search methods of text and bytes count their arguments in an older style.
static const uint16_t search_names[7] = {
    NAME_INDEX(find),  NAME_INDEX(rfind),      NAME_INDEX(index),    NAME_INDEX(rindex),
    NAME_INDEX(count), NAME_INDEX(startswith), NAME_INDEX(endswith),
};
static bool is_search(struct Call c) {
    uint32_t owner = AT(native_table, c.index).owner;
    if (AT(native_table, c.index).kind != NATIVE_METHOD) return false;
    if (owner != T_str && owner != T_bytes && owner != T_bytearray) return false;
    for (uint32_t i = 0; i < LENGTH_OF(search_names); i++)
        if (AT(native_table, c.index).name == AT(search_names, i)) return true;
    return false;
}

// A function that takes positional arguments only got too few or too many.
// As functions that parse their arguments by a format word it.
static COLD Value wrong_count_of_older(struct Call c, bool few, uint32_t limit) {
    Value what = text_format2(TEXT("{} argument{}"), number(limit), plural(limit));
    Value how = str_from_text(c.required == c.parameters ? TEXT("exactly")
                              : few                      ? TEXT("at least")
                                                         : TEXT("at most"));
    return raise4(CLASS(TypeError), TEXT("{}() takes {} {} ({} given)"), short_name(c), how, what,
                  number(c.given));
}

static COLD Value wrong_count(struct Call c, bool varargs) {
    if (native_is_slot(c.index) && !is_constructor(c)) return wrong_count_of_slot(c);
    if (c.parameters == 0)
        return raise2(CLASS(TypeError), TEXT("{}() takes no arguments ({} given)"), function_name(c),
                      number(c.given));
    bool older = AT(native_table, c.index).flags & NATIVE_TAKES;
    if (c.parameters == 1 && c.required == 1 && !varargs && !is_constructor(c) && !older)
        return raise2(CLASS(TypeError), TEXT("{}() takes exactly one argument ({} given)"), function_name(c),
                      number(c.given));
    bool few = c.given < c.required;
    uint32_t limit = few ? c.required : c.parameters;
    if (older) return wrong_count_of_older(c, few, limit);
    Value what = text_format2(TEXT("{} argument{}"), number(limit), plural(limit));
    if (is_search(c))
        return raise4(CLASS(TypeError), TEXT("{}() takes at {} {} ({} given)"), short_name(c),
                      str_from_text(few ? TEXT("least") : TEXT("most")), what, number(c.given));
    if (c.required == c.parameters && !varargs)
        return raise3(CLASS(TypeError), TEXT("{} expected {}, got {}"), short_name(c), what, number(c.given));
    if (few)
        return raise3(CLASS(TypeError), TEXT("{} expected at least {}, got {}"), short_name(c), what,
                      number(c.given));
    return raise3(CLASS(TypeError), TEXT("{} expected at most {}, got {}"), short_name(c), what,
                  number(c.given));
}

// A function with parameters that may be keywords got too many arguments.
static COLD Value too_many(struct Call c) {
    if (c.given + c.given_keywords > c.parameters) {
        uint32_t total = c.given + c.given_keywords;
        Value bound =
            c.required < c.parameters ? str_from_text(TEXT("at most")) : str_from_text(TEXT("exactly"));
        Value kind = c.given == 0 ? str_from_text(TEXT("keyword ")) : str_from_text(TEXT(""));
        Value what = text_format3(TEXT("{} {}argument{}"), number(c.parameters), kind, plural(c.parameters));
        return raise4(CLASS(TypeError), TEXT("{} takes {} {} ({} given)"), called_name(c), bound, what,
                      number(total));
    }
    if (c.positional == 0)
        return raise1(CLASS(TypeError), TEXT("{} takes no positional arguments"), called_name(c));
    Value bound = c.required < c.positional ? str_from_text(TEXT("at most")) : str_from_text(TEXT("exactly"));
    Value what = text_format2(TEXT("{} positional argument{}"), number(c.positional), plural(c.positional));
    return raise4(CLASS(TypeError), TEXT("{} takes {} {} ({} given)"), called_name(c), bound, what,
                  number(c.given));
}

static COLD Value missing(struct Call c, uint32_t i) {
    if (i < c.positional_only) {
        uint32_t least = c.required < c.positional_only ? c.required : c.positional_only;
        Value bound =
            c.required < c.parameters ? str_from_text(TEXT("at least")) : str_from_text(TEXT("exactly"));
        Value what = text_format2(TEXT("{} positional argument{}"), number(least), plural(least));
        return raise4(CLASS(TypeError), TEXT("{}() takes {} {} ({} given)"), short_name(c), bound, what,
                      number(c.given));
    }
    if (is_constructor(c) && AT(native_table, c.index).owner == T_enumerate)
        return raise2(CLASS(TypeError), TEXT("{}() missing required argument '{}'"), short_name(c),
                      parameter_name(c, i));
    return raise3(CLASS(TypeError), TEXT("{}() missing required argument '{}' (pos {})"), short_name(c),
                  parameter_name(c, i), number(i + 1));
}

static COLD Value invalid_keyword(struct Call c, Value keyword) {
    return raise2(CLASS(TypeError), TEXT("'{}' is an invalid keyword argument for {}"), keyword,
                  is_constructor(c) && AT(native_table, c.index).flags & NATIVE_TAKES &&
                          AT(native_table, c.index).owner != T_timedelta
                      ? str_from_text(TEXT("this function"))
                      : called_name(c));
}

// --- binding ---
// Puts the keyword arguments into their places of `bound`; `keywords` gets those without one.
static Value bind_keywords(struct Call c, Args bound, Args values, Value keyword_names, bool collect) {
    Value rest = UNSET;
    for (uint32_t k = 0; k < c.given_keywords; k++) {
        Value keyword = tuple_get(keyword_names, k);
        uint32_t i = c.positional_only;
        while (i < c.parameters && !same(parameter_name(c, i), keyword)) i++;
        if (unlikely(i == c.parameters)) // not found as it is: by its text
            for (i = c.positional_only; i < c.parameters; i++)
                if (str_equal(parameter_name(c, i), object_plain(keyword))) break;
        if (i < c.parameters) {
            if (!is_unset(arg(bound, c.self + i)))
                return raise3(CLASS(TypeError),
                              TEXT("argument for {} given by name ('{}') and position ({})"), called_name(c),
                              keyword, number(i + 1));
            arg_set(bound, c.self + i, arg(values, k));
            continue;
        }
        if (!collect) return invalid_keyword(c, keyword);
        if (is_unset(rest)) rest = dict_new(c.given_keywords);
        RETURN_IF_ERROR(rest);
        RETURN_IF_ERROR(dict_set(rest, keyword, arg(values, k)));
    }
    return rest;
}

static Value fill(struct Call c, Args bound, Value self, Args args, Value keyword_names, bool varargs,
                  bool varkw) {
    if (c.self) arg_set(bound, 0, self);
    uint32_t direct = c.given < c.positional ? c.given : c.positional;
    for (uint32_t i = 0; i < direct; i++) arg_set(bound, c.self + i, arg(args, i));
    uint32_t next = c.self + c.parameters;
    if (AT(native_table, c.index).flags & NATIVE_RAW) {
        for (uint32_t i = direct; i < c.given; i++) arg_set(bound, next++, arg(args, i));
    } else if (varargs) {
        Value rest = tuple_from_args(args_part(args, direct, c.given - direct));
        RETURN_IF_ERROR(rest);
        arg_set(bound, next++, rest);
    }
    if (c.given_keywords > 0) {
        Args values = args_part(args, c.given, c.given_keywords);
        Value rest = bind_keywords(c, bound, values, keyword_names, varkw);
        RETURN_IF_ERROR(rest);
        if (varkw) arg_set(bound, next, rest);
    }
    for (uint32_t i = 0; i < c.required; i++)
        if (is_unset(arg(bound, c.self + i))) return missing(c, i);
    uint32_t required_keywords = AT(native_table, c.index).required_keywords;
    for (uint32_t i = c.positional; i < c.parameters; i++)
        if (required_keywords >> ((c.self + i) & 31) & 1 && is_unset(arg(bound, c.self + i)))
            return raise2(CLASS(TypeError), TEXT("{}() missing required keyword-only argument: '{}'"),
                          short_name(c), parameter_name(c, i));
    return native_call(c.index, bound);
}

// A subclass's own __init__ takes the keyword arguments that its base's __new__ has no use for; and the other way round,
// but for set's.
static bool may_ignore_keywords(uint32_t index, Value class) {
    if (index == F_set____init__) return false;
    if (AT(native_table, index).name == NAME_INDEX(__init__)) {
        Value owner = AT(class_objects, AT(native_table, index).owner),
              made = class_of(class); // of an instance
        return !(type_flags(made) & TYPE_IS_BUILTIN) &&
               !same(class_lookup(made, NAME(__new__)), class_lookup(owner, NAME(__new__)));
    }
    return AT(native_table, index).name == NAME_INDEX(__new__) && is_class(class) &&
           !(type_flags(class) & TYPE_IS_BUILTIN) &&
           !native_is(class_lookup(class, NAME(__init__)), F_object____init__);
}

static Value bind(uint32_t index, Value self, Args args, Value keyword_names) {
    uint32_t keywords = is_unset(keyword_names) ? 0 : (uint32_t)tuple_length(keyword_names);
    struct Call c = call_of(index, self, args_count(args) - keywords, keywords);
    uint32_t flags = AT(native_table, index).flags;
    bool varargs = flags & NATIVE_VARARGS, varkw = flags & NATIVE_VARKW;
    if (c.parameters == c.positional_only && !varkw) {
        if (keywords > 0 && may_ignore_keywords(index, self))
            c.given_keywords = 0;
        else if (keywords > 0)
            return no_keywords(c);
        if (c.given < c.required || (c.given > c.parameters && !varargs)) return wrong_count(c, varargs);
    } else {
        bool many = c.given > c.positional || (!varkw && c.given + keywords > c.parameters);
        if (many && !varargs) return too_many(c);
    }
    uint32_t surplus = c.given > c.positional ? c.given - c.positional : 0;
    ArgsResult pushed = args_push(c.self + c.parameters + (flags & NATIVE_RAW ? surplus : varargs) + varkw);
    if (!pushed.ok) return raise_recursion_error();
    Value result = fill(c, pushed.args, self, args, keyword_names, varargs, varkw);
    args_pop(pushed.args);
    return result;
}

// Positional arguments, self among them, for a function with *args or **kwargs.
static Value invoke_spread(uint32_t index, Args args) {
    uint32_t given = args_count(args), parameters = AT(native_table, index).parameter_count;
    uint32_t flags = AT(native_table, index).flags, positional = AT(native_table, index).positional;
    bool varargs = flags & NATIVE_VARARGS, raw = flags & NATIVE_RAW;
    uint32_t direct = given < positional ? given : positional;
    Value rest = varargs && !raw ? tuple_from_args(args_part(args, direct, given - direct)) : UNSET;
    RETURN_IF_ERROR(rest);
    ArgsResult pushed =
        args_push(parameters + (raw ? given - direct : varargs) + ((flags & NATIVE_VARKW) != 0));
    if (unlikely(!pushed.ok)) return raise_recursion_error();
    for (uint32_t i = 0; i < direct; i++) arg_set(pushed.args, i, arg(args, i));
    if (raw)
        for (uint32_t i = direct; i < given; i++) arg_set(pushed.args, parameters + i - direct, arg(args, i));
    else if (varargs)
        arg_set(pushed.args, parameters, rest);
    Value result = native_call(index, pushed.args);
    args_pop(pushed.args);
    return result;
}
// A function that takes no more than what it names, called with keywords that are given as they stand in its declaration:
// what it returns; UNSET: not so, or not what it takes, which bind finds out.
static Value invoke_named(uint32_t index, Value self, Args args, Value keyword_names) {
    uint32_t keywords = (uint32_t)tuple_length(keyword_names), first = !is_unset(self);
    uint32_t given = args_count(args) - keywords + first;
    uint32_t parameters = AT(native_table, index).parameter_count;
    if (!(AT(native_table, index).flags & NATIVE_SIMPLE) || given > AT(native_table, index).positional)
        return UNSET;
    ArgsResult pushed = args_push(parameters);
    if (unlikely(!pushed.ok)) return raise_recursion_error();
    if (first) arg_set(pushed.args, 0, self);
    for (uint32_t i = first; i < given; i++) arg_set(pushed.args, i, arg(args, i - first));
    uint32_t names = AT(native_table, index).parameters, lowest = AT(native_table, index).positional_only;
    if (lowest < given) lowest = given;
    bool fits = true;
    for (uint32_t k = 0; fits && k < keywords; k++) {
        Value keyword = tuple_get(keyword_names, k);
        uint32_t i = lowest;
        while (i < parameters && !same(name_at(AT(native_parameters, names + i)), keyword)) i++;
        fits = i < parameters && is_unset(arg(pushed.args, i));
        if (fits) arg_set(pushed.args, i, arg(args, given - first + k));
    }
    for (uint32_t i = given; fits && i < AT(native_table, index).required; i++)
        fits = !is_unset(arg(pushed.args, i));
    Value result = fits ? native_call(index, pushed.args) : UNSET;
    args_pop(pushed.args);
    return result;
}

static bool may_spread(uint32_t index, uint32_t given) {
    uint32_t flags = AT(native_table, index).flags;
    return flags & NATIVE_SPREAD && given >= AT(native_table, index).required &&
           (flags & NATIVE_VARARGS || given <= AT(native_table, index).positional);
}

Value native_invoke_in_place(uint32_t index, Args args) {
    uint32_t given = args_count(args), parameters = AT(native_table, index).parameter_count;
    if (likely(AT(native_table, index).flags & NATIVE_SIMPLE && given <= AT(native_table, index).positional &&
               given >= AT(native_table, index).required)) {
        if (likely(given == parameters)) return native_call(index, args);
        ArgsResult wide = args_widen(args, parameters);
        if (likely(wide.ok)) return native_call(index, wide.args);
    }
    if (may_spread(index, given)) return invoke_spread(index, args);
    return native_invoke(index, UNSET, args, UNSET);
}

Value native_invoke(uint32_t index, Value self, Args args, Value keyword_names) {
    uint32_t count = args_count(args), given = count + !is_unset(self);
    uint32_t parameters = AT(native_table, index).parameter_count;
    if (is_unset(self) && is_unset(keyword_names) && may_spread(index, given))
        return invoke_spread(index, args);
    bool simple = is_unset(keyword_names) &&
                  !(AT(native_table, index).flags & (NATIVE_VARARGS | NATIVE_VARKW)) &&
                  AT(native_table, index).required_keywords == 0;
    if (likely(simple && given <= AT(native_table, index).positional &&
               given >= AT(native_table, index).required)) {
        if (given == parameters && is_unset(self)) return native_call(index, args);
        ArgsResult pushed = args_push(parameters);
        if (!pushed.ok) return raise_recursion_error();
        uint32_t at = 0;
        if (!is_unset(self)) arg_set(pushed.args, at++, self);
        for (uint32_t i = 0; i < count; i++) arg_set(pushed.args, at + i, arg(args, i));
        Value result = native_call(index, pushed.args);
        args_pop(pushed.args);
        return result;
    }
    if (!is_unset(keyword_names)) {
        Value result = invoke_named(index, self, args, keyword_names);
        if (!is_unset(result)) return result;
    }
    if (is_unset(self) && native_takes_self(index)) {
        if (count == (is_unset(keyword_names) ? 0 : tuple_length(keyword_names)))
            return raise2(CLASS(TypeError), TEXT("{}.{}(): not enough arguments"),
                          class_name(AT(class_objects, AT(native_table, index).owner)),
                          name_at(AT(native_table, index).name));
        return bind(index, arg(args, 0), args_part(args, 1, count - 1), keyword_names);
    }
    return bind(index, self, args, keyword_names);
}
