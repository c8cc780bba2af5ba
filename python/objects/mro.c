// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The order in which a class's bases are searched: C3 linearisation (Barrett et al. 1996; Python 2.3's
// "method resolution order"): the class, then the merge of its bases' orders and of the list of bases, always
// taking the first head that is in no tail. A metaclass may have its own order, by a method mro(), and Python code that
// runs there may do anything, also change the bases of the class. Last, the attribute __bases__ of classes.
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// Sequence s of the merge: the order of base s, or, behind them, the bases themselves.
static Value sequence(Value bases, uint64_t s) {
    return s < tuple_length(bases) ? slot_get(ref_of(tuple_get(bases, s)), TYPE_MRO) : bases;
}

// Is `class` behind the head of any sequence?
static bool in_a_tail(Value bases, Ref heads, Value class) {
    for (uint64_t s = 0; s <= tuple_length(bases); s++) {
        Value order = sequence(bases, s);
        uint64_t from = u32_get(heads, s * 4) + 1, n = tuple_length(order);
        if (from < n && slots_find(ref_of(order), from, n, 1, class) < n) return true;
    }
    return false;
}

static COLD Value inconsistent(Value bases, Ref heads) {
    Builder names = builder_new();
    Value seen = list_new(0);
    RETURN_IF_ERROR(seen);
    for (uint64_t s = 0; s <= tuple_length(bases); s++) {
        Value order = sequence(bases, s);
        uint64_t head = u32_get(heads, s * 4);
        if (head >= tuple_length(order)) continue;
        Value class = tuple_get(order, head);
        uint64_t n = list_length(seen);
        if (n > 0 && slots_find(list_storage(seen), 0, n, 1, class) < n) continue;
        RETURN_IF_ERROR(list_append(seen, class));
        if (n > 0) names = builder_text(names, TEXT(", "));
        names = builder_str(names, object_plain(class_name(class)));
    }
    Value text = builder_finish(names);
    RETURN_IF_ERROR(text);
    return raise1(CLASS(TypeError),
                  TEXT("Cannot create a consistent method resolution\norder (MRO) for bases {}"), text);
}

Value mro_compute(Value class, Value bases) {
    uint64_t count = tuple_length(bases);
    for (uint64_t i = 0; i < count; i++)
        if (mro_length(tuple_get(bases, i)) == 0)
            return raise1(CLASS(TypeError), TEXT("Cannot extend an incomplete type '{}'"),
                          type_shown_name(tuple_get(bases, i)));
    for (uint64_t i = 0; i < count; i++)
        for (uint64_t j = i + 1; j < count; j++)
            if (same(tuple_get(bases, i), tuple_get(bases, j)))
                return raise1(CLASS(TypeError), TEXT("duplicate base class {}"),
                              class_name(tuple_get(bases, i)));
    Value blob = new_blob((count + 1) * 4), order = list_new(8);
    RETURN_IF_ERROR(blob);
    RETURN_IF_ERROR(order);
    RETURN_IF_ERROR(list_append(order, class));
    Ref heads = ref_of(blob);
    for (;;) {
        Value next = UNSET;
        bool left = false;
        for (uint64_t s = 0; s <= count && is_unset(next); s++) {
            Value candidates = sequence(bases, s);
            uint64_t head = u32_get(heads, s * 4);
            if (head >= tuple_length(candidates)) continue;
            left = true;
            if (!in_a_tail(bases, heads, tuple_get(candidates, head))) next = tuple_get(candidates, head);
        }
        if (!left) return list_to_tuple(order);
        if (is_unset(next)) return inconsistent(bases, heads);
        RETURN_IF_ERROR(list_append(order, next));
        for (uint64_t s = 0; s <= count; s++) {
            Value candidates = sequence(bases, s);
            uint32_t head = u32_get(heads, s * 4);
            if (head < tuple_length(candidates) && same(tuple_get(candidates, head), next))
                u32_set(heads, s * 4, head + 1);
        }
    }
}

Value mro_of(Value class) {
    Value method = class_lookup(class_of(class), NAME(mro));
    if (native_is(method, F_type__mro)) return mro_compute(class, slot_get(ref_of(class), TYPE_BASES));
    Value order = call_special0(class, NAME(mro));
    if (is_unset(order)) return raise0(CLASS(AttributeError), TEXT("mro"));
    RETURN_IF_ERROR(order);
    order = tuple_from_iterable(order);
    RETURN_IF_ERROR(order);
    Value solid = type_solid_base(class);
    for (uint64_t i = 0; i < tuple_length(order); i++) {
        Value base = tuple_get(order, i);
        if (!is_class(base))
            return raise1(CLASS(TypeError), TEXT("mro() returned a non-class ('{t}')"), base);
        // what base's methods rely on, the instances must have
        if (!class_is_subclass(solid, type_solid_base(base)))
            return raise1(CLASS(TypeError), TEXT("mro() returned base with unsuitable layout ('{}')"),
                          type_shown_name(base));
    }
    return order;
}

// --- new bases for an existing class ---
// Computes the order of class and of all its subclasses again. changes: a list, to which (class, new, old) are added.
static Value refresh_order(Value class, Value changes) {
    if (!stack_has_room()) return raise_recursion_error();
    Value old = slot_get(ref_of(class), TYPE_MRO), order = mro_of(class);
    RETURN_IF_ERROR(order);
    if (!same(slot_get(ref_of(class), TYPE_MRO), old)) return NONE; // mro() has done this itself
    Value change = tuple3(class, order, old);
    RETURN_IF_ERROR(change);
    RETURN_IF_ERROR(list_append(changes, change));
    slot_set(ref_of(class), TYPE_MRO, order);
    class_cache_clear();
    Value subclasses = type_subclasses(class);
    RETURN_IF_ERROR(subclasses);
    for (uint64_t i = 0; i < list_length(subclasses); i++)
        RETURN_IF_ERROR(refresh_order(list_get(subclasses, i), changes));
    return NONE;
}
static void restore_orders(Value changes) {
    for (uint64_t i = list_length(changes); i-- > 0;) {
        Value change = list_get(changes, i);
        Ref class = ref_of(tuple_get(change, 0));
        if (same(slot_get(class, TYPE_MRO), tuple_get(change, 1)))
            slot_set(class, TYPE_MRO, tuple_get(change, 2));
    }
}

static void leave_base(Value base, Value class) {
    Value block = slot_get(ref_of(base), TYPE_SUBCLASSES);
    uint64_t size = is_ref(block) ? slot_count(ref_of(block)) : 0;
    uint64_t at = size == 0 ? 0 : slots_find(ref_of(block), 0, size, 1, class);
    if (at < size) slot_set(ref_of(block), at, UNSET);
}

// Is `base` derived from class, by its order or by the chain that mro() may have changed before the order?
static bool is_derived(Value base, Value class) {
    if (class_is_subclass(base, class)) return true;
    for (Value up = base; is_ref(up); up = slot_get(ref_of(up), TYPE_BASE))
        if (same(up, class)) return true;
    return false;
}
static Value check_bases(Value class, Value bases) {
    if (!is_tuple(bases))
        return raise2(CLASS(TypeError), TEXT("can only assign tuple to {}.__bases__, not {t}"),
                      class_name(class), bases);
    if (tuple_length(object_plain(bases)) == 0)
        return raise1(CLASS(TypeError), TEXT("can only assign non-empty tuple to {}.__bases__, not ()"),
                      class_name(class));
    for (uint64_t i = 0; i < tuple_length(object_plain(bases)); i++) {
        Value base = tuple_get(object_plain(bases), i);
        if (!is_class(base))
            return raise2(CLASS(TypeError), TEXT("{}.__bases__ must be tuple of classes, not '{t}'"),
                          class_name(class), base);
        if (is_derived(base, class)) return TYPE_ERROR("a __bases__ item causes an inheritance cycle");
        if (!class_is_subclass(class, type_solid_base(base)))
            return raise2(CLASS(TypeError),
                          TEXT("__bases__ assignment: '{}' object layout differs from '{}'"),
                          class_name(base), class_name(slot_get(ref_of(class), TYPE_BASE)));
    }
    return object_plain(bases);
}

static void set_bases(Ref class, Value bases, Value base) {
    slot_set(class, TYPE_BASES, bases);
    slot_set(class, TYPE_BASE, base);
}

GETTER(type, __bases__, "") { return slot_get(ref_of(arg(args, 0)), TYPE_BASES); }
SETTER(type, __bases__) {
    Value self = arg(args, 0);
    Ref class = ref_of(self);
    RETURN_IF_ERROR(class_check_change(self, NAME(__bases__), arg(args, 1), false));
    Value bases = check_bases(self, arg(args, 1)), changes = list_new(4);
    RETURN_IF_ERROR(bases);
    RETURN_IF_ERROR(changes);
    Value before = slot_get(class, TYPE_BASES), base_before = slot_get(class, TYPE_BASE),
          base = type_best_base(bases);
    RETURN_IF_ERROR(base);
    set_bases(class, bases, base);
    Value done = refresh_order(self, changes);
    bool mine = same(slot_get(class, TYPE_BASES), bases); // or an mro() has set others
    if (is_error(done)) {
        restore_orders(changes);
        if (mine) set_bases(class, before, base_before);
    } else if (mine) {
        for (uint64_t i = 0; i < tuple_length(before); i++) leave_base(tuple_get(before, i), self);
        for (uint64_t i = 0; i < tuple_length(bases) && !is_error(done); i++)
            done = type_add_subclass(tuple_get(bases, i), self);
    }
    class_cache_clear();
    class_flush(); // the marks, too: the order of a marked class has members now that carry none
    return is_error(done) ? ERROR : NONE;
}
