// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Calls: by the layout of what is called, or its class's __call__. Arguments that have to be moved (a self in
// front, a few C values) go to the top of the register stack for the time of the call.
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// callable(self, *args)
Value call_with_self(Value callable, Value self, Args args, Value keyword_names) {
    uint32_t count = args_count(args);
    if (count == 1 && is_unset(keyword_names) && IS_EXACT(callable, function))
        return function_call_few(callable, 2, self, arg(args, 0), UNSET);
    ArgsResult pushed = args_push(count + 1);
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, self);
    for (uint32_t i = 0; i < count; i++) arg_set(pushed.args, i + 1, arg(args, i));
    Value result = IS_EXACT(callable, function) && stack_has_room()
                       ? function_call(callable, pushed.args, keyword_names)
                       : object_call(callable, pushed.args, keyword_names);
    args_pop(pushed.args);
    return result;
}

// An unbound method of a built-in class: its self must be an instance of that class.
static Value call_unbound(Value native, Args args, Value keyword_names) {
    uint32_t index = native_index(native);
    Value owner = slot_get(ref_of(native), NATIVE_OWNER),
          name = AT(name_objects, AT(native_table, index).name);
    bool slot = layout_of(native) == T_wrapper_descriptor;
    uint32_t keywords = is_unset(keyword_names) ? 0 : (uint32_t)tuple_length(keyword_names);
    if (args_count(args) <= keywords)
        return slot ? raise2(CLASS(TypeError), TEXT("descriptor '{}' of '{}' object needs an argument"), name,
                             type_shown_name(owner))
                    : raise2(CLASS(TypeError), TEXT("unbound method {}.{}() needs an argument"),
                             type_shown_name(owner), name);
    if (likely(object_is_a(arg(args, 0), owner))) return native_invoke(index, UNSET, args, keyword_names);
    return slot
               ? raise3(CLASS(TypeError), TEXT("descriptor '{}' requires a '{}' object but received a '{t}'"),
                        name, type_shown_name(owner), arg(args, 0))
               : raise3(CLASS(TypeError),
                        TEXT("descriptor '{}' for '{}' objects doesn't apply to a '{t}' object"), name,
                        type_shown_name(owner), arg(args, 0));
}

static Value call_classmethod(Value native, Args args, Value keyword_names) {
    Value owner = slot_get(ref_of(native), NATIVE_OWNER);
    Value name = AT(name_objects, AT(native_table, native_index(native)).name);
    if (args_count(args) == 0)
        return raise2(CLASS(TypeError), TEXT("descriptor '{}' of '{}' object needs an argument"), name,
                      type_shown_name(owner));
    if (!is_class(arg(args, 0)))
        return raise3(CLASS(TypeError), TEXT("descriptor '{}' requires a type, not a '{t}' object"), name,
                      type_shown_name(owner), arg(args, 0));
    return native_invoke(native_index(native), UNSET, args, keyword_names);
}

// __new__ called by name: its first argument must be a class with the layout that it makes.
static Value call_new(Value native, Args args, Value keyword_names) {
    Value owner = slot_get(ref_of(native), NATIVE_OWNER);
    if (args_count(args) == 0)
        return raise1(CLASS(TypeError), TEXT("{}.__new__(): not enough arguments"), type_shown_name(owner));
    Value class = arg(args, 0);
    if (!is_class(class))
        return raise2(CLASS(TypeError), TEXT("{}.__new__(X): X is not a type object ({t})"),
                      type_shown_name(owner), class);
    if (!class_is_subclass(class, owner))
        return raise4(CLASS(TypeError), TEXT("{}.__new__({}): {} is not a subtype of {}"),
                      type_shown_name(owner), class_name(class), class_name(class), type_shown_name(owner));
    Value base = class; // the built-in class that knows how to make the instance
    while (!(type_flags(base) & TYPE_IS_BUILTIN)) base = slot_get(ref_of(base), TYPE_BASE);
    if (!native_is(class_lookup(base, NAME(__new__)), native_index(native)))
        return raise3(CLASS(TypeError), TEXT("{}.__new__({}) is not safe, use {}.__new__()"),
                      type_shown_name(owner), class_name(class), class_name(base));
    return native_invoke(native_index(native), UNSET, args, keyword_names);
}

static Value call_builtin(Value native, Args args, Value keyword_names) {
    uint32_t index = native_index(native);
    if (unlikely(AT(native_table, index).name == NAME_INDEX(__new__) &&
                 AT(native_table, index).kind == NATIVE_STATICMETHOD))
        return call_new(native, args, keyword_names);
    return native_invoke(index, slot_get(ref_of(native), NATIVE_SELF), args, keyword_names);
}

static Value call_instance(Value callable, Args args, Value keyword_names) {
    Value method = class_lookup(class_of(callable), NAME(__call__));
    if (is_unset(method)) return raise1(CLASS(TypeError), TEXT("'{t}' object is not callable"), callable);
    if (layout_of(method) == T_function) return call_with_self(method, callable, args, keyword_names);
    if (layout_of(method) == T_wrapper_descriptor) {
        switch (native_index(method)) {
        case F_partial____call__: return partial_call(callable, args, keyword_names);
        case F_lru_cache____call__: return lru_cache_call(callable, args, keyword_names);
        case F_itemgetter____call__: return itemgetter_call(callable, args, keyword_names);
        case F_attrgetter____call__: return attrgetter_call(callable, args, keyword_names);
        case F_methodcaller____call__: return methodcaller_call(callable, args, keyword_names);
        default: break;
        }
        if (object_is_a(callable, slot_get(ref_of(method), NATIVE_OWNER)))
            return native_invoke(native_index(method), callable, args, keyword_names);
    }
    Value bound = descriptor_get(method, callable, class_of(callable));
    RETURN_IF_ERROR(bound);
    if (!stack_has_room()) return raise_recursion_error();
    return object_call(bound, args, keyword_names);
}

static Value dispatch(Value callable, Args args, Value keyword_names) {
    switch (layout_of(callable)) {
    case T_function: return function_call(callable, args, keyword_names);
    case T_builtin_function_or_method: return call_builtin(callable, args, keyword_names);
    case T_method_wrapper:
        return native_invoke(native_index(callable), slot_get(ref_of(callable), NATIVE_SELF), args,
                             keyword_names);
    case T_method_descriptor:
    case T_wrapper_descriptor: return call_unbound(callable, args, keyword_names);
    case T_classmethod_descriptor: return call_classmethod(callable, args, keyword_names);
    case T_method:
        return call_with_self(slot_get(ref_of(callable), METHOD_FUNCTION),
                              slot_get(ref_of(callable), METHOD_SELF), args, keyword_names);
    case T_type:
        if (likely(same(class_of(callable), CLASS(type)))) return type_call(callable, args, keyword_names);
        if (likely(native_is(class_lookup(class_of(callable), NAME(__call__)), F_type____call__)))
            return type_call(callable, args, keyword_names);
        return call_instance(callable, args, keyword_names);
    default: return call_instance(callable, args, keyword_names);
    }
}

// The end of an iterator, reported to someone who expects an exception.
static COLD Value call_ended(Value callable) { return raise_stop_iteration(UNSET); }

Value object_call(Value callable, Args args, Value keyword_names) {
    if (!stack_has_room()) return raise_recursion_error();
    Value result = dispatch(callable, args, keyword_names);
    return unlikely(is_unset(result)) ? call_ended(callable) : result;
}

Value call0(Value callable) { return object_call(callable, NO_ARGS, UNSET); }

// With 1 to 3 arguments from C, UNSET behind count. One that is ERROR, for want of memory, is passed on.
static Value call_some(Value callable, uint32_t count, Value a, Value b, Value c) {
    if (unlikely(is_error(a) || is_error(b) || is_error(c))) return ERROR;
    if (IS_EXACT(callable, function)) return function_call_few(callable, count, a, b, c);
    ArgsResult pushed = args_push(count);
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, a);
    if (count > 1) arg_set(pushed.args, 1, b);
    if (count > 2) arg_set(pushed.args, 2, c);
    Value result = object_call(callable, pushed.args, UNSET);
    args_pop(pushed.args);
    return result;
}

Value call_native1(uint32_t index, Value a) {
    ArgsResult pushed = stack_has_room() ? args_push(1) : (ArgsResult){0};
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, a);
    Value result = native_call(index, pushed.args);
    args_pop(pushed.args);
    return result;
}

Value call_native2(uint32_t index, Value a, Value b) {
    ArgsResult pushed = stack_has_room() ? args_push(2) : (ArgsResult){0};
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, a);
    arg_set(pushed.args, 1, b);
    Value result = native_call(index, pushed.args);
    args_pop(pushed.args);
    return result;
}

Value call1(Value callable, Value a) { return call_some(callable, 1, a, UNSET, UNSET); }
Value call2(Value callable, Value a, Value b) { return call_some(callable, 2, a, b, UNSET); }
Value call3(Value callable, Value a, Value b, Value c) { return call_some(callable, 3, a, b, c); }

Value call_spread_keywords(Args args, uint32_t at, Value dict) {
    Value names = tuple_new(dict_length(dict));
    RETURN_IF_ERROR(names);
    uint64_t i = 0;
    for (DictStep step = dict_next(dict, 0); step.ok && i < tuple_length(names);
         step = dict_next(dict, step.position)) {
        if (!is_str(step.key)) return TYPE_ERROR("keywords must be strings");
        Value name = str_intern(object_plain(step.key));
        RETURN_IF_ERROR(name);
        slot_set(ref_of(names), i, name);
        arg_set(args, at + (uint32_t)i++, step.value);
    }
    return names;
}

// callable(*tuple, **dict), by type.__call__ itself when `as_type`.
static Value call_spread(Value callable, Value tuple, Value dict_or_unset, bool as_type) {
    uint32_t positional = (uint32_t)tuple_length(tuple);
    uint32_t keywords = is_unset(dict_or_unset) ? 0 : (uint32_t)dict_length(dict_or_unset);
    ArgsResult pushed = args_push(positional + keywords);
    if (!pushed.ok) return raise_recursion_error();
    args_from_slots(pushed.args, 0, ref_of(tuple), 0, positional);
    Value names = keywords > 0 ? call_spread_keywords(pushed.args, positional, dict_or_unset) : UNSET;
    Value result = is_error(names) ? ERROR
                   : as_type       ? type_call(callable, pushed.args, names)
                                   : object_call(callable, pushed.args, names);
    args_pop(pushed.args);
    return result;
}

Value call_tuple(Value callable, Value tuple, Value dict_or_unset) {
    return call_spread(callable, tuple, dict_or_unset, false);
}

Value type_call_tuple(Value class, Value tuple, Value dict_or_unset) {
    return call_spread(class, tuple, dict_or_unset, true);
}

Value call_method0(Value v, Value name) {
    Value method = object_getattr(v, name);
    RETURN_IF_ERROR(method);
    return call0(method);
}
Value call_method1(Value v, Value name, Value a) {
    Value method = object_getattr(v, name);
    RETURN_IF_ERROR(method);
    return call1(method, a);
}
Value call_method2(Value v, Value name, Value a, Value b) {
    Value method = object_getattr(v, name);
    RETURN_IF_ERROR(method);
    return call2(method, a, b);
}

// --- special methods: looked up in the class ---
// Can be called with the object itself in front, without being bound first?
static bool takes_self(Value method) {
    uint32_t layout = layout_of(method);
    return layout == T_function || layout == T_wrapper_descriptor || layout == T_method_descriptor;
}

uint32_t native_taking(Value method, Value class, uint32_t count) {
    if (!IS_EXACT(method, wrapper_descriptor)) return UINT32_MAX;
    uint32_t index = native_index(method);
    Value owner = slot_get(ref_of(method), NATIVE_OWNER);
    bool takes = AT(native_table, index).flags & NATIVE_SIMPLE &&
                 AT(native_table, index).parameter_count == count &&
                 (same(owner, class) || class_is_subclass(class, owner));
    return takes ? index : UINT32_MAX;
}

Value native_note(Value memo, uint32_t size, uint32_t place, uint32_t found) {
    if (!is_ref(memo)) memo = new_blob((uint64_t)size * 2);
    if (is_error(memo)) {
        error_clear();
        return UNSET;
    }
    if (found <= UINT16_MAX) u16_set(ref_of(memo), (uint64_t)place * 2, (uint16_t)found);
    return memo;
}

static Value ended_or(Value result, Value method) {
    return unlikely(is_unset(result)) ? call_ended(method) : result;
}

static Value call_found(Value method, Value v, uint32_t count, Value a, Value b) {
    Value class = class_of(v);
    if (likely(takes_self(method))) return call_some(method, count + 1, v, a, b);
    if (!stack_has_room()) return raise_recursion_error();
    method = descriptor_get(method, v, class);
    RETURN_IF_ERROR(method);
    return count == 0 ? call0(method) : call_some(method, count, a, b, UNSET);
}

Value call_found0(Value method, Value v) {
    if (unlikely(is_error(v))) return ERROR;
    uint32_t native = native_taking(method, class_of(v), 1);
    if (native != UINT32_MAX) return ended_or(call_native1(native, v), method);
    return call_found(method, v, 0, UNSET, UNSET);
}

Value call_found1(Value method, Value v, Value a) {
    if (unlikely(is_error(v) || is_error(a))) return ERROR;
    uint32_t native = native_taking(method, class_of(v), 2);
    if (native != UINT32_MAX) return ended_or(call_native2(native, v, a), method);
    return call_found(method, v, 1, a, UNSET);
}

Value call_special0(Value v, Value name) {
    Value method = class_lookup(class_of(v), name);
    return is_unset(method) ? UNSET : call_found0(method, v);
}
Value call_special1(Value v, Value name, Value a) {
    Value method = class_lookup(class_of(v), name);
    return is_unset(method) ? UNSET : call_found1(method, v, a);
}
Value call_special2(Value v, Value name, Value a, Value b) {
    Value method = class_lookup(class_of(v), name);
    return is_unset(method) ? UNSET : call_found(method, v, 2, a, b);
}

COLD Value call_special_blocked(Value v, Value name) {
    if (!is_none(class_lookup(class_of(v), name))) return NOT_IMPLEMENTED;
    return TYPE_ERROR("'NoneType' object is not callable");
}

bool object_is_callable(Value v) {
    switch (layout_of(v)) {
    case T_function:
    case T_builtin_function_or_method:
    case T_type:
    case T_method: return true;
    default: return !is_unset(class_lookup(class_of(v), NAME(__call__)));
    }
}
