// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _operator, part 2: itemgetter, attrgetter, methodcaller. A getter keeps what it was made of as a tuple (for
// its text and for pickling); an attrgetter also the parts of its dotted names, as tuples of interned strs.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

enum GetterField { GETTER_ITEMS, GETTER_PATHS, GETTER_KEYWORDS, GETTER_FIELDS };
TYPE(itemgetter, "operator.itemgetter", object, 3,
     "itemgetter(item, ...) --> itemgetter object\n"
     "\n"
     "Return a callable object that fetches the given item(s) from its operand.\n"
     "After f = itemgetter(2), the call f(r) returns r[2].\n"
     "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])");
TYPE(attrgetter, "operator.attrgetter", object, 3,
     "attrgetter(attr, ...) --> attrgetter object\n"
     "\n"
     "Return a callable object that fetches the given attribute(s) from its operand.\n"
     "After f = attrgetter('name'), the call f(r) returns r.name.\n"
     "After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n"
     "After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
     "(r.name.first, r.name.last).");
TYPE(methodcaller, "operator.methodcaller", object, 3,
     "methodcaller(name, ...) --> methodcaller object\n"
     "\n"
     "Return a callable object that calls the given method on its operand.\n"
     "After f = methodcaller('name'), the call f(r) returns r.name().\n"
     "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\n"
     "r.name('date', foo=1).");

static Value items_of(Value self) { return slot_get(ref_of(self), GETTER_ITEMS); }

static Value getter_new(Value class, Value items) {
    RETURN_IF_ERROR(items);
    Value self = new_instance(class);
    if (!is_error(self)) slot_set(ref_of(self), GETTER_ITEMS, items);
    return self;
}
// A getter's arguments: at least one, no keywords.
static Value check_new(Value name, Value given, Value keywords) {
    if (!is_unset(keywords)) return raise1(CLASS(TypeError), TEXT("{}() takes no keyword arguments"), name);
    if (tuple_length(given) > 0) return NONE;
    return raise1(CLASS(TypeError), TEXT("{} expected 1 argument, got 0"), name);
}
// The one argument of a call.
static Value operand(Value self, Args args, Value keyword_names) {
    Value name = class_name(CLASS(itemgetter));
    if (IS_A(self, attrgetter)) name = class_name(CLASS(attrgetter));
    if (IS_A(self, methodcaller)) name = class_name(CLASS(methodcaller));
    if (!is_unset(keyword_names) && tuple_length(keyword_names) > 0)
        return raise1(CLASS(TypeError), TEXT("{}() takes no keyword arguments"), name);
    if (args_count(args) == 1) return arg(args, 0);
    return raise2(CLASS(TypeError), TEXT("{} expected 1 argument, got {}"), name, int_u32(args_count(args)));
}

// --- text and pickling ---
static Builder put(Builder b, Value text) {
    if (is_error(text)) b.failed = true;
    return b.failed ? b : builder_str(b, str_plain(text));
}
static Value represent(Value self) {
    Value entered = repr_enter(self);
    RETURN_IF_ERROR(entered);
    Value items = items_of(self), keywords = slot_get(ref_of(self), GETTER_KEYWORDS);
    Value name = type_full_name(class_of(self));
    if (!(type_flags(class_of(self)) & TYPE_IS_BUILTIN)) name = class_name(class_of(self));
    Builder b = builder_char(put(builder_new(), name), '(');
    if (is_false(entered)) return builder_finish(builder_text(b, TEXT("...)")));
    for (uint64_t i = 0; i < tuple_length(items) && !b.failed; i++)
        b = put(builder_text(b, i > 0 ? TEXT(", ") : TEXT("")), object_repr(tuple_get(items, i)));
    if (!is_unset(keywords))
        for (DictStep step = dict_next(keywords, 0); step.ok && !b.failed;
             step = dict_next(keywords, step.position)) {
            b = put(builder_text(b, TEXT(", ")), object_str(step.key));
            if (!b.failed) b = put(builder_char(b, '='), object_repr(step.value));
        }
    repr_leave(self);
    if (error_is_set()) return ERROR;
    return builder_finish(builder_char(b, ')'));
}
METHOD(itemgetter, __repr__, "($self, /)", "Return repr(self).") { return represent(arg(args, 0)); }
METHOD(attrgetter, __repr__, "($self, /)", "Return repr(self).") { return represent(arg(args, 0)); }
METHOD(methodcaller, __repr__, "($self, /)", "Return repr(self).") { return represent(arg(args, 0)); }
METHOD(itemgetter, __reduce__, "!($self, /)", "Return state information for pickling") {
    return tuple2(class_of(arg(args, 0)), items_of(arg(args, 0)));
}
METHOD(attrgetter, __reduce__, "!($self, /)", "Return state information for pickling") {
    return tuple2(class_of(arg(args, 0)), items_of(arg(args, 0)));
}
METHOD(methodcaller, __reduce__, "!($self, /)", "Return state information for pickling") {
    Value self = arg(args, 0), items = items_of(self), keywords = slot_get(ref_of(self), GETTER_KEYWORDS);
    if (is_unset(keywords) || dict_length(keywords) == 0) return tuple2(class_of(self), items);
    // functools.partial(methodcaller, name, **keywords)(*args)
    Value functools = import_module(NAME(functools));
    Value partial = is_error(functools) ? ERROR : object_getattr(functools, NAME(partial));
    Value made = is_error(partial) ? ERROR : tuple2(class_of(self), tuple_get(items, 0));
    made = is_error(made) ? ERROR : call_tuple(partial, made, keywords);
    Value rest = is_error(made) ? ERROR : tuple_slice(items, 1, tuple_length(items));
    return is_error(rest) ? ERROR : tuple2(made, rest);
}

// --- itemgetter ---
STATICMETHOD(itemgetter, __new__, "!($type, *items, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    RETURN_IF_ERROR(check_new(NAME(itemgetter), arg(args, 1), arg(args, 2)));
    return getter_new(arg(args, 0), arg(args, 1));
}
Value itemgetter_call(Value self, Args args, Value keyword_names) {
    Value object = operand(self, args, keyword_names), items = items_of(self);
    RETURN_IF_ERROR(object);
    uint64_t n = tuple_length(items);
    if (n == 1) return object_getitem(object, tuple_get(items, 0));
    Value result = tuple_new(n);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < n; i++) {
        Value item = object_getitem(object, tuple_get(items, i));
        RETURN_IF_ERROR(item);
        slot_set(ref_of(result), i, item);
    }
    return result;
}

// --- attrgetter ---
// The parts of "a.b.c" as a tuple of interned strs.
static Value path_of(Value name) {
    if (!is_str(name)) return TYPE_ERROR("attribute name must be a string");
    name = object_plain(name);
    uint64_t n = str_length(ref_of(name)), parts = 1, from = 0, at = 0;
    for (uint64_t i = 0; i < n; i++) parts += str_at(ref_of(name), i) == '.';
    Value path = tuple_new(parts);
    RETURN_IF_ERROR(path);
    for (uint64_t i = 0; i <= n; i++) {
        if (i < n && str_at(ref_of(name), i) != '.') continue;
        Value part = str_substring(name, from, i);
        part = is_error(part) ? ERROR : str_intern(part);
        RETURN_IF_ERROR(part);
        slot_set(ref_of(path), at++, part);
        from = i + 1;
    }
    return path;
}
STATICMETHOD(attrgetter, __new__, "!($type, *attrs, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value names = arg(args, 1);
    RETURN_IF_ERROR(check_new(NAME(attrgetter), names, arg(args, 2)));
    Value paths = tuple_new(tuple_length(names));
    RETURN_IF_ERROR(paths);
    for (uint64_t i = 0; i < tuple_length(names); i++) {
        Value path = path_of(tuple_get(names, i));
        RETURN_IF_ERROR(path);
        slot_set(ref_of(paths), i, path);
    }
    Value self = getter_new(arg(args, 0), names);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), GETTER_PATHS, paths);
    return self;
}
static Value follow(Value object, Value path) {
    for (uint64_t i = 0; i < tuple_length(path) && !is_error(object); i++)
        object = object_getattr(object, tuple_get(path, i));
    return object;
}
Value attrgetter_call(Value self, Args args, Value keyword_names) {
    Value object = operand(self, args, keyword_names), paths = slot_get(ref_of(self), GETTER_PATHS);
    RETURN_IF_ERROR(object);
    uint64_t n = tuple_length(paths);
    if (n == 1) return follow(object, tuple_get(paths, 0));
    Value result = tuple_new(n);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < n; i++) {
        Value item = follow(object, tuple_get(paths, i));
        RETURN_IF_ERROR(item);
        slot_set(ref_of(result), i, item);
    }
    return result;
}

// --- methodcaller ---
STATICMETHOD(methodcaller, __new__, "!($type, /, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value given = arg(args, 1);
    if (tuple_length(given) < 1)
        return TYPE_ERROR("methodcaller needs at least one argument, the method name");
    if (!is_str(tuple_get(given, 0))) return TYPE_ERROR("method name must be a string");
    Value self = getter_new(arg(args, 0), given);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), GETTER_KEYWORDS, arg(args, 2));
    return self;
}
Value methodcaller_call(Value self, Args args, Value keyword_names) {
    Value object = operand(self, args, keyword_names), items = items_of(self);
    RETURN_IF_ERROR(object);
    Value name = attribute_name(tuple_get(items, 0));
    Value method = is_error(name) ? ERROR : object_getattr(object, name);
    RETURN_IF_ERROR(method);
    Value keywords = slot_get(ref_of(self), GETTER_KEYWORDS);
    uint64_t n = tuple_length(items);
    if (n == 1 && is_unset(keywords)) return call0(method);
    if (n == 2 && is_unset(keywords)) return call1(method, tuple_get(items, 1));
    Value rest = tuple_slice(items, 1, n);
    return is_error(rest) ? ERROR : call_tuple(method, rest, keywords);
}

// --- calls by name: getter.__call__(object) ---
#define CALL_BY_NAME(call) return call(arg(args, 0), args_part(args, 1, 1), UNSET)
METHOD(itemgetter, __call__, "($self, object, /)", "Call self as a function.") {
    CALL_BY_NAME(itemgetter_call);
}
METHOD(attrgetter, __call__, "($self, object, /)", "Call self as a function.") {
    CALL_BY_NAME(attrgetter_call);
}
METHOD(methodcaller, __call__, "($self, object, /)", "Call self as a function.") {
    CALL_BY_NAME(methodcaller_call);
}
