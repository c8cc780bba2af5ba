// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Making classes: type(name, bases, namespace). Which metaclass, which base's layout is extended, __slots__, the
// namespace's special names, and the hooks __set_name__ and __init_subclass__ (Python reference 3.3.3).
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/slots.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

static uint32_t fixed_of(Value class) { return (uint32_t)int_of(slot_get(ref_of(class), TYPE_FIXED)); }

// --- metaclass and bases ---
Value type_metaclass(Value meta, Value bases) {
    Value winner = meta;
    for (uint64_t i = 0, n = tuple_length(bases); i < n; i++) {
        Value other = class_of(tuple_get(bases, i));
        if (class_is_subclass(winner, other)) continue;
        if (!class_is_subclass(other, winner))
            return TYPE_ERROR(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                "of the metaclasses of all its bases");
        winner = other;
    }
    return winner;
}

Value type_resolve_bases(Value bases) {
    Value list = UNSET;
    for (uint64_t i = 0, n = tuple_length(bases); i < n; i++) {
        Value base = tuple_get(bases, i), entries = UNSET;
        if (!is_class(base)) {
            Value method = object_getattr_or_unset(base, NAME(__mro_entries__));
            RETURN_IF_ERROR(method);
            if (!is_unset(method)) {
                entries = call1(method, bases);
                RETURN_IF_ERROR(entries);
                if (!is_tuple(entries)) return TYPE_ERROR("__mro_entries__ must return a tuple");
                entries = object_plain(entries);
            }
        }
        if (is_unset(entries) && is_unset(list)) continue;
        if (is_unset(list)) {
            list = list_from_slots(ref_of(bases), 0, i);
            RETURN_IF_ERROR(list);
        }
        if (is_unset(entries)) {
            RETURN_IF_ERROR(list_append(list, base));
            continue;
        }
        for (uint64_t j = 0; j < tuple_length(entries); j++)
            RETURN_IF_ERROR(list_append(list, tuple_get(entries, j)));
    }
    return is_unset(list) ? bases : list_to_tuple(list);
}

Value type_solid_base(Value class) {
    for (;;) {
        Value base = slot_get(ref_of(class), TYPE_BASE);
        if (is_unset(base) || fixed_of(class) > fixed_of(base) || type_layout(class) != type_layout(base))
            return class;
        class = base;
    }
}

Value type_best_base(Value bases) {
    Value best = UNSET, winner = UNSET;
    for (uint64_t i = 0, n = tuple_length(bases); i < n; i++) {
        Value base = tuple_get(bases, i);
        if (!is_class(base)) return TYPE_ERROR("bases must be types");
        if (type_flags(base) & TYPE_IS_FINAL)
            return raise1(CLASS(TypeError), TEXT("type '{}' is not an acceptable base type"),
                          type_full_name(base));
        Value candidate = type_solid_base(base);
        if (is_unset(winner) || (!same(candidate, winner) && class_is_subclass(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!class_is_subclass(winner, candidate)) {
            return TYPE_ERROR("multiple bases have instance lay-out conflict");
        }
    }
    return best;
}

// --- the namespace ---
static Value get(Value dict, Value name) { return dict_get_str(dict, name); }

// Functions with a fixed meaning become class or static methods.
static Value adapt_functions(Value dict) {
    Value new = get(dict, NAME(__new__));
    if (!is_unset(new) && layout_of(new) == T_function) {
        Value made = call1(CLASS(staticmethod), new);
        RETURN_IF_ERROR(made);
        RETURN_IF_ERROR(dict_set(dict, NAME(__new__), made));
    }
    for (uint32_t i = 0; i < 2; i++) {
        Value name = i == 0 ? NAME(__init_subclass__) : NAME(__class_getitem__), function = get(dict, name);
        if (is_unset(function) || layout_of(function) != T_function) continue;
        Value made = call1(CLASS(classmethod), function);
        RETURN_IF_ERROR(made);
        RETURN_IF_ERROR(dict_set(dict, name, made));
    }
    return NONE;
}

static Value set_default(Value dict, Value name, Value value) {
    return is_unset(get(dict, name)) ? dict_set(dict, name, value) : NONE;
}

// What the namespace says to type.__new__ alone, __qualname__ and __classcell__, is taken out of it.
static Value take_qualname(Value class, Value dict) {
    Value qualname = get(dict, NAME(__qualname__));
    if (is_unset(qualname)) return NONE;
    if (!is_str(qualname))
        return raise1(CLASS(TypeError), TEXT("type __qualname__ must be a str, not {t}"), qualname);
    slot_set(ref_of(class), TYPE_QUALNAME, qualname);
    return dict_delete(dict, NAME(__qualname__));
}
static Value take_cell(Value class, Value dict) {
    Value cell = get(dict, NAME(__classcell__));
    if (is_unset(cell)) return NONE;
    if (layout_of(cell) != T_cell)
        return raise1(CLASS(TypeError), TEXT("type.__new__: __classcell__ must be a nonlocal cell, not {r}"),
                      class_of(cell));
    RETURN_IF_ERROR(cell_fill(cell, class));
    return dict_delete(dict, NAME(__classcell__));
}

// __module__, __hash__, class methods by name.
static Value adapt_namespace(Value dict) {
    Value module = current_module_name();
    if (!is_unset(module)) RETURN_IF_ERROR(set_default(dict, NAME(__module__), module));
    RETURN_IF_ERROR(adapt_functions(dict));
    return is_unset(get(dict, NAME(__eq__))) ? NONE : set_default(dict, NAME(__hash__), NONE);
}

// The descriptors of __dict__ and __weakref__, where this class is the first to have them.
static Value add_dict_attributes(Value class, Value dict, bool weak) {
    Value base = slot_get(ref_of(class), TYPE_BASE);
    bool own_dict = type_flags(class) & TYPE_HAS_DICT && !(type_flags(base) & TYPE_HAS_DICT);
    if (own_dict && is_unset(get(dict, NAME(__dict__)))) {
        Value attribute = getset_new(class, NAME(__dict__), F_shape_get___dict__, F_shape_set___dict__);
        RETURN_IF_ERROR(attribute);
        RETURN_IF_ERROR(dict_set(dict, NAME(__dict__), attribute));
    }
    if (weak && is_unset(class_lookup(base, NAME(__weakref__))) && is_unset(get(dict, NAME(__weakref__)))) {
        Value attribute = getset_new(class, NAME(__weakref__), F_shape_get___weakref__, -1);
        RETURN_IF_ERROR(attribute);
        RETURN_IF_ERROR(dict_set(dict, NAME(__weakref__), attribute));
    }
    return set_default(dict, NAME(__doc__), NONE);
}

// --- hooks ---
static Value call_set_name(Value class, Value dict) {
    Value copy = dict_copy(dict);
    RETURN_IF_ERROR(copy);
    for (DictStep step = dict_next(copy, 0); step.ok; step = dict_next(copy, step.position)) {
        Value result = call_special2(step.value, NAME(__set_name__), class, step.key);
        if (!is_error(result)) continue;
        Value cause = error_take();
        raise3(CLASS(RuntimeError), TEXT("Error calling __set_name__ on '{t}' instance {r} in '{}'"),
               step.value, step.key, class_name(class));
        Value error = error_take();
        if (is_unset(error)) return ERROR;
        RETURN_IF_ERROR(object_setattr(error, NAME(__context__), cause));
        RETURN_IF_ERROR(object_setattr(error, NAME(__cause__), cause));
        return raise_exception(error);
    }
    return NONE;
}

// super(class, class).__init_subclass__(**keywords)
static Value call_init_subclass(Value class, Value keywords) {
    Value mro = slot_get(ref_of(class), TYPE_MRO), hook = UNSET;
    uint64_t n = tuple_length(mro), at = slots_find(ref_of(mro), 0, n, 1, class);
    if (at >= n) return TYPE_ERROR("super(type, obj): obj must be an instance or subtype of type");
    for (uint64_t i = at + 1; i < n && is_unset(hook); i++)
        hook = get(slot_get(ref_of(tuple_get(mro, i)), TYPE_DICT), NAME(__init_subclass__));
    if (is_unset(hook)) return NONE;
    hook = descriptor_get(hook, UNSET, class);
    RETURN_IF_ERROR(hook);
    Value empty = tuple_new(0);
    RETURN_IF_ERROR(empty);
    return call_tuple(hook, empty, keywords);
}

// --- the class ---
// A class object with its bases, flags and layout, but without slots, shape and MRO.
static Value make(Value meta, Value name, Value bases, Value base, Value dict) {
    Value class = new_instance(meta);
    RETURN_IF_ERROR(class);
    Ref c = ref_of(class);
    slot_set(c, TYPE_DICT, dict);
    slot_set(c, TYPE_NAME, name);
    slot_set(c, TYPE_QUALNAME, name);
    slot_set(c, TYPE_BASES, bases);
    slot_set(c, TYPE_BASE, base);
    slot_set(c, TYPE_LAYOUT, int_u32(type_layout(base)));
    slot_set(c, TYPE_FIXED, int_u32(fixed_of(base)));
    slot_set(c, TYPE_CAPACITY, int_u32(0));
    slot_set(c, TYPE_SEEN, int_u32(0));
    slot_set(c, TYPE_MOST, int_u32(0));
    uint32_t inherited = TYPE_HAS_DICT | TYPE_IS_EXCEPTION | TYPE_HAS_DEL | TYPE_IS_TYPE;
    uint32_t flags = 0;
    for (uint64_t i = 0; i < tuple_length(bases); i++) flags |= type_flags(tuple_get(bases, i)) & inherited;
    if (!is_unset(get(dict, NAME(__del__)))) flags |= TYPE_HAS_DEL;
    slot_set(c, TYPE_FLAGS, int_u32(flags));
    return class;
}

static Value finish(Value class, Value bases, Value dict, Value keywords) {
    Value mro = mro_of(class);
    RETURN_IF_ERROR(mro);
    slot_set(ref_of(class), TYPE_MRO, mro);
    class_cache_clear();                               // mro() may have looked into it
    for (uint64_t i = 1; i < tuple_length(mro); i++) { // for patterns: what the first one is that is either
        uint32_t kind = type_flags(tuple_get(mro, i)) & (TYPE_IS_SEQUENCE | TYPE_IS_MAPPING);
        type_add_flags(class, kind);
        if (kind) break;
    }
    uint32_t hint = (uint32_t)int_of(slot_get(ref_of(slot_get(ref_of(class), TYPE_BASE)), TYPE_MOST));
    RETURN_IF_ERROR(instance_prepare_class(class, hint + 2));
    for (uint64_t i = 0; i < tuple_length(bases); i++)
        RETURN_IF_ERROR(type_add_subclass(tuple_get(bases, i), class));
    RETURN_IF_ERROR(call_set_name(class, dict));
    RETURN_IF_ERROR(call_init_subclass(class, keywords));
    return class;
}

Value type_create(Value meta, Value name, Value bases, Value namespace, Value keywords) {
    if (tuple_length(bases) == 0) {
        bases = tuple1(CLASS(object));
        RETURN_IF_ERROR(bases);
    }
    for (uint64_t i = 0; i < tuple_length(bases); i++)
        if (!is_class(tuple_get(bases, i)) &&
            !is_unset(class_lookup(class_of(tuple_get(bases, i)), NAME(__mro_entries__))))
            return TYPE_ERROR("type() doesn't support MRO entry resolution; use types.new_class()");
    Value winner = type_metaclass(meta, bases);
    RETURN_IF_ERROR(winner);
    if (!same(winner, meta)) {
        Value new = class_lookup(winner, NAME(__new__));
        if (!native_is(new, F_type____new__)) {
            Value arguments = tuple3(name, bases, namespace), self = tuple1(winner);
            RETURN_IF_ERROR(arguments);
            RETURN_IF_ERROR(self);
            new = descriptor_get(new, UNSET, winner);
            RETURN_IF_ERROR(new);
            arguments = tuple_concat(self, arguments);
            RETURN_IF_ERROR(arguments);
            return call_tuple(new, arguments, keywords);
        }
    }
    Value base = type_best_base(bases);
    RETURN_IF_ERROR(base);
    Value dict = dict_copy(namespace);
    RETURN_IF_ERROR(dict);
    Value class = make(winner, name, bases, base, dict);
    RETURN_IF_ERROR(class);
    RETURN_IF_ERROR(take_qualname(class, dict));
    RETURN_IF_ERROR(take_cell(class, dict));
    Value slots = slots_apply(class, dict);
    RETURN_IF_ERROR(slots);
    RETURN_IF_ERROR(adapt_namespace(dict));
    RETURN_IF_ERROR(add_dict_attributes(class, dict, is_true(slots)));
    return finish(class, bases, dict, keywords);
}
