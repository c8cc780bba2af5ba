// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// isinstance and issubclass: tuples, unions, __instancecheck__ and __subclasscheck__, and objects that are no
// classes but have __bases__ or claim another __class__.
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// cls.__bases__ if that is a tuple, else UNSET; ERROR.
static Value bases_of(Value v) {
    Value bases = object_getattr_or_unset(v, NAME(__bases__));
    RETURN_IF_ERROR(bases);
    return !is_unset(bases) && is_tuple(bases) ? object_plain(bases) : UNSET;
}

static Value derives_abstractly(Value derived, Value class) {
    if (same(derived, class)) return TRUE;
    if (!stack_has_room()) return raise_recursion_error();
    Value bases = bases_of(derived);
    RETURN_IF_ERROR(bases);
    for (uint64_t i = 0; !is_unset(bases) && i < tuple_length(bases); i++) {
        Value result = derives_abstractly(tuple_get(bases, i), class);
        if (!is_false(result)) return result;
    }
    return FALSE;
}

Value class_instance_check(Value v, Value class) {
    if (is_class(class)) {
        if (object_is_a(v, class)) return TRUE;
        Value claimed = object_getattr_or_unset(v, NAME(__class__));
        RETURN_IF_ERROR(claimed);
        if (is_unset(claimed) || same(claimed, class_of(v)) || !is_class(claimed)) return FALSE;
        return bool_value(class_is_subclass(claimed, class));
    }
    Value bases = bases_of(class);
    RETURN_IF_ERROR(bases);
    if (is_unset(bases)) return TYPE_ERROR("isinstance() arg 2 must be a type, a tuple of types, or a union");
    Value claimed = object_getattr_or_unset(v, NAME(__class__));
    RETURN_IF_ERROR(claimed);
    return is_unset(claimed) ? FALSE : derives_abstractly(claimed, class);
}

Value class_subclass_check(Value subclass, Value class) {
    if (is_class(subclass) && is_class(class)) return bool_value(class_is_subclass(subclass, class));
    Value bases = bases_of(subclass);
    RETURN_IF_ERROR(bases);
    if (is_unset(bases)) return TYPE_ERROR("issubclass() arg 1 must be a class");
    bases = bases_of(class);
    RETURN_IF_ERROR(bases);
    if (is_unset(bases))
        return TYPE_ERROR("issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return derives_abstractly(subclass, class);
}

static Value by_hook(Value v, Value class, Value name) {
    Value result = call_special1(class, name, v);
    return is_unset(result) || is_error(result) ? result : object_truth(result);
}

// Tuples within tuples count as calls do.
static THREAD_STATE(uint32_t, depth);

static Value any_of(Value v, Value tuple, bool subclass) {
    if (!stack_has_room() || !recursion_has_room(depth))
        return raise1(CLASS(RecursionError), TEXT("maximum recursion depth exceeded in {}"),
                      str_from_text(subclass ? TEXT("__subclasscheck__") : TEXT("__instancecheck__")));
    Value result = FALSE;
    depth++;
    for (uint64_t i = 0, n = tuple_length(tuple); i < n && is_false(result); i++)
        result =
            subclass ? object_issubclass(v, tuple_get(tuple, i)) : object_isinstance(v, tuple_get(tuple, i));
    depth--;
    return result;
}

Value object_isinstance(Value v, Value classinfo) {
    if (same(class_of(v), classinfo)) return TRUE;
    if (same(class_of(classinfo), CLASS(type))) return class_instance_check(v, classinfo);
    if (is_tuple(classinfo)) { return any_of(v, object_plain(classinfo), false); }
    Value result = by_hook(v, classinfo, NAME(__instancecheck__));
    return is_unset(result) ? class_instance_check(v, classinfo) : result;
}

Value object_issubclass(Value class, Value classinfo) {
    if (same(class_of(classinfo), CLASS(type))) return class_subclass_check(class, classinfo);
    if (is_tuple(classinfo)) { return any_of(class, object_plain(classinfo), true); }
    Value result = by_hook(class, classinfo, NAME(__subclasscheck__));
    return is_unset(result) ? class_subclass_check(class, classinfo) : result;
}
