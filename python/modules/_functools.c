// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _functools: partial, reduce, cmp_to_key. The cache of lru_cache is in _functools_cache.c.
#include "python/modules/_functools.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/generic_alias.h"
#include "python/objects/instance.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

MODULE(_functools, "Tools that operate on functions.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(instance_dict_field(T_partial, PARTIAL_DICT));
    RETURN_IF_ERROR(instance_dict_field(T_lru_cache, CACHE_DICT));
    RETURN_IF_ERROR(generic_alias_allow(T_partial));
    RETURN_IF_ERROR(module_add_class(module, CLASS(partial)));
    return module_add_class(module, CLASS(lru_cache));
}

// --- partial ---
TYPE(partial, "functools.partial", object, PARTIAL_FIELDS,
     "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments "
     "and keywords.\n");

static Value field(Value self, uint32_t i) { return slot_get(ref_of(self), i); }

// Is v a partial (or of a subclass) that is called as one, so that one may look through it?
static bool is_plain_partial(Value v) {
    return IS_A(v, partial) && is_unset(field(v, PARTIAL_DICT)) &&
           native_is(class_lookup(class_of(v), NAME(__call__)), F_partial____call__);
}

STATICMETHOD(partial, __new__, "!($type, /, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value given = arg(args, 1), keywords = arg(args, 2);
    if (tuple_length(given) < 1) return TYPE_ERROR("type 'partial' takes at least one argument");
    Value function = tuple_get(given, 0);
    if (!object_is_callable(function)) return TYPE_ERROR("the first argument must be callable");
    Value rest = tuple_slice(given, 1, tuple_length(given));
    RETURN_IF_ERROR(rest);
    Value own = UNSET;
    if (is_plain_partial(function)) {
        rest = tuple_concat(field(function, PARTIAL_ARGS), rest);
        RETURN_IF_ERROR(rest);
        own = dict_copy(field(function, PARTIAL_KEYWORDS));
        RETURN_IF_ERROR(own);
        if (!is_unset(keywords)) RETURN_IF_ERROR(dict_update(own, keywords));
        function = field(function, PARTIAL_FUNCTION);
    } else {
        own = is_unset(keywords) ? dict_new(0) : keywords;
        RETURN_IF_ERROR(own);
    }
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), PARTIAL_FUNCTION, function);
    slot_set(ref_of(self), PARTIAL_ARGS, rest);
    slot_set(ref_of(self), PARTIAL_KEYWORDS, own);
    return self;
}

// function(*own, *args, **{**keywords, **names}) the long way.
static Value call_merged(Value self, Args args, Value keyword_names) {
    uint32_t keywords = is_unset(keyword_names) ? 0 : (uint32_t)tuple_length(keyword_names);
    uint32_t given = args_count(args) - keywords;
    Value all = dict_copy(field(self, PARTIAL_KEYWORDS));
    RETURN_IF_ERROR(all);
    for (uint32_t i = 0; i < keywords; i++)
        RETURN_IF_ERROR(dict_set(all, tuple_get(keyword_names, i), arg(args, given + i)));
    Value rest = tuple_from_args(args_part(args, 0, given));
    Value positional = is_error(rest) ? ERROR : tuple_concat(field(self, PARTIAL_ARGS), rest);
    return is_error(positional) ? ERROR : call_tuple(field(self, PARTIAL_FUNCTION), positional, all);
}
Value partial_call(Value self, Args args, Value keyword_names) {
    if (dict_length(field(self, PARTIAL_KEYWORDS)) > 0) return call_merged(self, args, keyword_names);
    Ref own = ref_of(field(self, PARTIAL_ARGS));
    uint32_t n = slot_count(own), count = args_count(args);
    if (n == 0) return object_call(field(self, PARTIAL_FUNCTION), args, keyword_names);
    ArgsResult pushed = args_push(n + count);
    if (!pushed.ok) return raise_recursion_error();
    args_from_slots(pushed.args, 0, own, 0, n);
    for (uint32_t i = 0; i < count; i++) arg_set(pushed.args, n + i, arg(args, i));
    Value result = object_call(field(self, PARTIAL_FUNCTION), pushed.args, keyword_names);
    args_pop(pushed.args);
    return result;
}
METHOD(partial, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    Value own = field(arg(args, 0), PARTIAL_KEYWORDS), all = arg(args, 2);
    if (!is_unset(all) && dict_length(own) > 0) {
        own = dict_copy(own);
        all = is_error(own) || is_error(dict_update(own, all)) ? ERROR : own;
        RETURN_IF_ERROR(all);
    }
    Value positional = tuple_concat(field(arg(args, 0), PARTIAL_ARGS), arg(args, 1));
    RETURN_IF_ERROR(positional);
    return call_tuple(field(arg(args, 0), PARTIAL_FUNCTION), positional, is_unset(all) ? own : all);
}

MEMBER(partial, func, "function object to use in future partial calls") {
    return field(arg(args, 0), PARTIAL_FUNCTION);
}
MEMBER(partial, args, "tuple of arguments to future partial calls") {
    return field(arg(args, 0), PARTIAL_ARGS);
}
MEMBER(partial, keywords, "dictionary of keyword arguments to future partial calls") {
    return field(arg(args, 0), PARTIAL_KEYWORDS);
}

static Builder put(Builder b, Value text) {
    if (is_error(text)) b.failed = true;
    return b.failed ? b : builder_str(b, str_plain(text));
}
METHOD(partial, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), entered = repr_enter(self);
    RETURN_IF_ERROR(entered);
    if (is_false(entered)) return str_from_text(TEXT("..."));
    Value positional = field(self, PARTIAL_ARGS), keywords = field(self, PARTIAL_KEYWORDS);
    Builder b = put(builder_new(), same(class_of(self), CLASS(partial)) ? type_full_name(class_of(self))
                                                                        : class_name(class_of(self)));
    b = put(builder_char(b, '('), object_repr(field(self, PARTIAL_FUNCTION)));
    for (uint64_t i = 0; i < tuple_length(positional) && !b.failed; i++)
        b = put(builder_text(b, TEXT(", ")), object_repr(tuple_get(positional, i)));
    for (DictStep step = dict_next(keywords, 0); step.ok && !b.failed;
         step = dict_next(keywords, step.position)) {
        b = put(builder_text(b, TEXT(", ")), object_str(step.key));
        if (!b.failed) b = put(builder_char(b, '='), object_repr(step.value));
    }
    repr_leave(self);
    if (error_is_set()) return ERROR;
    return builder_finish(builder_char(b, ')'));
}
METHOD(partial, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0), state = tuple_new(4), dict = field(self, PARTIAL_DICT);
    RETURN_IF_ERROR(state);
    for (uint32_t i = 0; i < 3; i++) slot_set(ref_of(state), i, field(self, i));
    slot_set(ref_of(state), 3, is_unset(dict) ? NONE : dict);
    Value made = tuple1(field(self, PARTIAL_FUNCTION));
    return is_error(made) ? ERROR : tuple3(class_of(self), made, state);
}
METHOD(partial, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value self = arg(args, 0), state = object_plain(arg(args, 1));
    if (!is_tuple(arg(args, 1)) || tuple_length(state) != 4) return TYPE_ERROR("invalid partial state");
    Value function = tuple_get(state, 0), rest = tuple_get(state, 1), keywords = tuple_get(state, 2);
    Value dict = tuple_get(state, 3);
    if (!object_is_callable(function) || !is_tuple(rest) || (!is_none(keywords) && !IS_A(keywords, dict)))
        return TYPE_ERROR("invalid partial state");
    keywords = is_none(keywords) ? dict_new(0) : IS_EXACT(keywords, dict) ? keywords : dict_copy(keywords);
    RETURN_IF_ERROR(keywords);
    slot_set(ref_of(self), PARTIAL_FUNCTION, function);
    slot_set(ref_of(self), PARTIAL_ARGS, object_plain(rest));
    slot_set(ref_of(self), PARTIAL_KEYWORDS, keywords);
    if (is_none(dict) && !is_unset(field(self, PARTIAL_DICT))) slot_set(ref_of(self), PARTIAL_DICT, UNSET);
    return is_none(dict) ? NONE : object_setattr(self, NAME(__dict__), dict);
}

// --- reduce ---
FUNCTION(_functools, reduce, "!(function, iterable, initial=None, /)",
         "reduce(function, iterable[, initial]) -> value\n"
         "\n"
         "Apply a function of two arguments cumulatively to the items of a sequence\n"
         "or iterable, from left to right, so as to reduce the iterable to a single\n"
         "value.") {
    Value function = arg(args, 0), result = arg(args, 2), iterator = object_iter(arg(args, 1));
    if (is_error(iterator)) {
        if (!error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        return TYPE_ERROR("reduce() arg 2 must support iteration");
    }
    for (;;) {
        Value item = object_next(iterator);
        RETURN_IF_ERROR(item);
        if (is_unset(item)) break;
        result = is_unset(result) ? item : call2(function, result, item);
        RETURN_IF_ERROR(result);
    }
    return is_unset(result) ? TYPE_ERROR("reduce() of empty iterable with no initial value") : result;
}

// --- cmp_to_key ---
enum KeyField { KEY_FUNCTION, KEY_OBJECT, KEY_FIELDS };
TYPE(key_wrapper, "functools.KeyWrapper", object, 2, "");

static Value key_new(Value function, Value object) {
    Value key = NEW(key_wrapper);
    RETURN_IF_ERROR(key);
    slot_set(ref_of(key), KEY_FUNCTION, function);
    slot_set(ref_of(key), KEY_OBJECT, object);
    return key;
}
FUNCTION(_functools, cmp_to_key, "!(mycmp)", "Convert a cmp= function into a key= function.") {
    return key_new(arg(args, 0), UNSET);
}
METHOD(key_wrapper, __call__, "($self, /, obj)", "Call self as a function.") {
    return key_new(field(arg(args, 0), KEY_FUNCTION), arg(args, 1));
}
GETTER(key_wrapper, obj, "Value wrapped by a key function.") {
    Value object = field(arg(args, 0), KEY_OBJECT);
    return is_unset(object) ? raise0(CLASS(AttributeError), TEXT("object")) : object;
}
SETTER(key_wrapper, obj) {
    slot_set(ref_of(arg(args, 0)), KEY_OBJECT, arg(args, 1));
    return NONE;
}
static Value compare_keys(enum CompareOp op, Value a, Value b) {
    if (!IS_A(b, key_wrapper)) return TYPE_ERROR("other argument must be K instance");
    Value x = field(a, KEY_OBJECT), y = field(b, KEY_OBJECT);
    if (is_unset(x) || is_unset(y)) return raise0(CLASS(AttributeError), TEXT("object"));
    Value order = call2(field(a, KEY_FUNCTION), x, y);
    return is_error(order) ? ERROR : object_compare(op, order, int_u32(0));
}
METHOD(key_wrapper, __lt__, "($self, value, /)", "Return self<value.") {
    return compare_keys(COMPARE_LT, arg(args, 0), arg(args, 1));
}
METHOD(key_wrapper, __le__, "($self, value, /)", "Return self<=value.") {
    return compare_keys(COMPARE_LE, arg(args, 0), arg(args, 1));
}
METHOD(key_wrapper, __eq__, "($self, value, /)", "Return self==value.") {
    return compare_keys(COMPARE_EQ, arg(args, 0), arg(args, 1));
}
METHOD(key_wrapper, __ne__, "($self, value, /)", "Return self!=value.") {
    return compare_keys(COMPARE_NE, arg(args, 0), arg(args, 1));
}
METHOD(key_wrapper, __gt__, "($self, value, /)", "Return self>value.") {
    return compare_keys(COMPARE_GT, arg(args, 0), arg(args, 1));
}
METHOD(key_wrapper, __ge__, "($self, value, /)", "Return self>=value.") {
    return compare_keys(COMPARE_GE, arg(args, 0), arg(args, 1));
}
