// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// __slots__: attributes in fixed slots behind those of the base, each read and written through a member
// descriptor in the class.
#include "python/objects/slots.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// A private name (__x) as it is inside class `class_name`: _class__x.
static Value mangle(Value class_name, Value name) {
    uint32_t n = str_length(ref_of(name)), m = str_length(ref_of(class_name)), skip = 0;
    if (n < 3 || str_at(ref_of(name), 0) != '_' || str_at(ref_of(name), 1) != '_') return name;
    if (str_at(ref_of(name), n - 1) == '_' && str_at(ref_of(name), n - 2) == '_') return name;
    while (skip < m && str_at(ref_of(class_name), skip) == '_') skip++;
    if (skip == m) return name;
    Builder b = builder_char(builder_new(), '_');
    b = builder_part(b, class_name, skip, m);
    return builder_finish(builder_str(b, name));
}

static bool is_identifier(Value name) {
    Value result = call_method0(name, NAME(isidentifier));
    if (is_error(result)) error_clear();
    return is_true(result);
}

// The names of __slots__ as a list of interned, mangled strs.
static Value slot_names(Value class, Value slots) {
    Value list = is_str(slots) ? list_new(1) : list_from_iterable(slots);
    RETURN_IF_ERROR(list);
    if (is_str(slots)) RETURN_IF_ERROR(list_append(list, slots));
    for (uint64_t i = 0; i < list_length(list); i++) {
        Value name = list_get(list, i);
        if (!is_str(name))
            return raise1(CLASS(TypeError), TEXT("__slots__ items must be strings, not '{t}'"), name);
        name = object_plain(name);
        if (!is_identifier(name)) return TYPE_ERROR("__slots__ must be identifiers");
        name = mangle(object_plain(class_name(class)), name);
        RETURN_IF_ERROR(name);
        name = str_intern(name);
        RETURN_IF_ERROR(name);
        list_set(list, i, name);
    }
    RETURN_IF_ERROR(list_sort(list, UNSET, false)); // so that what lists the same names has the same layout
    return list;
}

// Without __slots__: a dict and weak references, unless the layout has no room for them.
static Value defaults(Value class) {
    uint32_t layout = type_layout(class);
    if (layout != T_type) type_add_flags(class, TYPE_HAS_DICT);
    return bool_value(layout != T_type);
}

Value slots_apply(Value class, Value dict) {
    Value slots = dict_get_str(dict, NAME(__slots__));
    if (is_unset(slots)) return defaults(class);
    Value names = slot_names(class, slots), base = slot_get(ref_of(class), TYPE_BASE);
    RETURN_IF_ERROR(names);
    uint32_t layout = type_layout(class);
    uint64_t fixed = (uint64_t)int_of(slot_get(ref_of(class), TYPE_FIXED));
    bool weak = false,
         value_class = layout == T_int || layout == T_bytes || layout == T_tuple || layout == T_type;
    type_add_flags(class, TYPE_HAS_SLOTS);
    if (value_class && list_length(names) > 0)
        return raise1(CLASS(TypeError), TEXT("nonempty __slots__ not supported for subtype of '{}'"),
                      class_name(base));
    for (uint64_t i = 0; i < list_length(names); i++) {
        Value name = list_get(names, i);
        if (same(name, NAME(__dict__))) {
            if (type_flags(class) & TYPE_HAS_DICT)
                return TYPE_ERROR("__dict__ slot disallowed: we already got one");
            type_add_flags(class, TYPE_HAS_DICT);
            continue;
        }
        if (same(name, NAME(__weakref__))) {
            if (weak || !is_unset(class_lookup(base, NAME(__weakref__))))
                return TYPE_ERROR(
                    "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
            weak = true;
            continue;
        }
        if (slots_find(list_storage(names), 0, i, 1, name) < i) continue; // named twice: one slot
        if (!is_unset(dict_get_str(dict, name)) && !same(name, NAME(__qualname__)) &&
            !same(name, NAME(__classcell__)))
            return raise1(CLASS(ValueError), TEXT("{r} in __slots__ conflicts with class variable"), name);
        Value member = member_new(class, name, (uint32_t)fixed++, 0);
        RETURN_IF_ERROR(member);
        RETURN_IF_ERROR(dict_set(dict, name, member));
    }
    slot_set(ref_of(class), TYPE_FIXED, int_wrap((int64_t)fixed));
    return bool_value(weak);
}
