// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module itertools, part 3: groupby with its groups, and tee.
#include "python/modules/itertools.h"
#include "python/objects/call.h"
#include "python/objects/convert.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"

// --- groupby ---
// The iterator stands before an item (GROUP_ITEM with its GROUP_KEY) or has given it out (UNSET). GROUP_WANTED is the
// key of the current group; GROUP_CURRENT the grouper that may still take items.
enum GroupField {
    GROUP_ITERATOR,
    GROUP_FUNCTION,
    GROUP_WANTED,
    GROUP_KEY,
    GROUP_ITEM,
    GROUP_CURRENT,
    GROUP_FIELDS
};
TYPE(groupby, "itertools.groupby", object, 6,
     "make an iterator that returns consecutive keys and groups from the iterable\n"
     "\n"
     "  iterable\n"
     "    Elements to divide into groups according to the key function.\n"
     "  key\n"
     "    A function for computing the group category for each element.\n"
     "    If the key function is not specified or is None, the element itself\n"
     "    is used for grouping.");
enum GrouperField { GROUPER_PARENT, GROUPER_KEY, GROUPER_FIELDS };
TYPE(grouper, "itertools._grouper", object, 2, "");

STATICMETHOD(groupby, __new__, "($type, iterable, key=None)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), GROUP_ITERATOR, iterator);
    slot_set(ref_of(self), GROUP_FUNCTION, is_unset(arg(args, 2)) ? NONE : arg(args, 2));
    return self;
}
METHOD(groupby, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

// Takes the next item and its key: TRUE, UNSET at the end, ERROR.
static Value step(Ref group) {
    Value item = object_next(slot_get(group, GROUP_ITERATOR));
    if (is_unset(item) || is_error(item)) return item;
    Value function = slot_get(group, GROUP_FUNCTION), key = is_none(function) ? item : call1(function, item);
    RETURN_IF_ERROR(key);
    slot_set(group, GROUP_ITEM, item);
    slot_set(group, GROUP_KEY, key);
    return TRUE;
}
static Value grouper_new(Value parent, Value key) {
    Value grouper = NEW(grouper);
    RETURN_IF_ERROR(grouper);
    slot_set(ref_of(grouper), GROUPER_PARENT, parent);
    slot_set(ref_of(grouper), GROUPER_KEY, key);
    slot_set(ref_of(parent), GROUP_CURRENT, grouper);
    return grouper;
}
METHOD(groupby, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    slot_set(self, GROUP_CURRENT, UNSET);
    Value key = UNSET; // a comparison may run code that takes the one in GROUP_KEY away
    for (;;) {
        Value wanted = slot_get(self, GROUP_WANTED);
        key = slot_get(self, GROUP_KEY);
        if (!is_unset(key)) {
            Value equal = is_unset(wanted) ? FALSE : object_equal(wanted, key);
            RETURN_IF_ERROR(equal);
            if (is_false(equal)) break;
        }
        Value stepped = step(self);
        if (!is_true(stepped)) return stepped;
    }
    slot_set(self, GROUP_WANTED, key);
    Value grouper = grouper_new(arg(args, 0), key);
    return is_error(grouper) ? ERROR : tuple2(key, grouper);
}
METHOD(groupby, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value fields = tuple2(slot_get(self, GROUP_ITERATOR), slot_get(self, GROUP_FUNCTION));
    Value key = slot_get(self, GROUP_KEY), item = slot_get(self, GROUP_ITEM),
          wanted = slot_get(self, GROUP_WANTED);
    if (is_unset(key) || is_unset(item) || is_unset(wanted)) return reduced(arg(args, 0), fields);
    return reduced_state(arg(args, 0), fields, tuple3(key, item, wanted));
}
METHOD(groupby, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value state = itertools_state(arg(args, 1), 3, 3);
    RETURN_IF_ERROR(state);
    Ref self = ref_of(arg(args, 0));
    slot_set(self, GROUP_KEY, tuple_get(state, 0));
    slot_set(self, GROUP_ITEM, tuple_get(state, 1));
    slot_set(self, GROUP_WANTED, tuple_get(state, 2));
    return NONE;
}

STATICMETHOD(grouper, __new__, "!($type, parent, tgtkey, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    if (!IS_A(arg(args, 1), groupby))
        return raise1(CLASS(TypeError), TEXT("_grouper() argument 1 must be itertools.groupby, not {t}"),
                      arg(args, 1));
    return grouper_new(arg(args, 1), arg(args, 2));
}
METHOD(grouper, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(grouper, __next__, "($self, /)", "Implement next(self).") {
    Value self = arg(args, 0);
    Ref parent = ref_of(slot_get(ref_of(self), GROUPER_PARENT));
    if (!same(slot_get(parent, GROUP_CURRENT), self)) return UNSET;
    if (is_unset(slot_get(parent, GROUP_ITEM))) {
        Value stepped = step(parent);
        if (!is_true(stepped)) return stepped;
    }
    Value equal = object_equal(slot_get(ref_of(self), GROUPER_KEY), slot_get(parent, GROUP_KEY));
    RETURN_IF_ERROR(equal);
    Value item = slot_get(parent, GROUP_ITEM);
    if (is_false(equal) || is_unset(item)) return UNSET;
    slot_set(parent, GROUP_ITEM, UNSET);
    slot_set(parent, GROUP_KEY, UNSET);
    return item;
}
METHOD(grouper, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0), parent = slot_get(ref_of(self), GROUPER_PARENT);
    if (same(slot_get(ref_of(parent), GROUP_CURRENT), self))
        return reduced(self, tuple2(parent, slot_get(ref_of(self), GROUPER_KEY)));
    Value empty = tuple_new(0), fields = is_error(empty) ? ERROR : tuple1(empty);
    return is_error(fields) ? ERROR : tuple2(builtin_lookup(NAME(iter)), fields);
}

// --- tee ---
// The items not yet seen by all are in a chain of links; each tee stands at a place in one of them. What no tee can
// reach any more is garbage.
enum { LINK_CELLS = 57 };
enum LinkField { LINK_ITERATOR, LINK_ITEMS, LINK_COUNT, LINK_NEXT, LINK_RUNNING, LINK_FIELDS };
TYPE(tee_dataobject, "itertools._tee_dataobject", object, 5,
     "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.");
enum TeeField { TEE_LINK, TEE_INDEX, TEE_FIELDS };
TYPE(tee, "itertools._tee", object, 2, "Iterator wrapped to make it copyable.");

static Value link_new(Value iterator) {
    Value link = NEW(tee_dataobject), items = is_error(link) ? ERROR : new_storage(LINK_CELLS);
    RETURN_IF_ERROR(items);
    slot_set(ref_of(link), LINK_ITERATOR, iterator);
    slot_set(ref_of(link), LINK_ITEMS, items);
    slot_set(ref_of(link), LINK_COUNT, int_u32(0));
    return link;
}
// Item i of a link, taken from the iterator when nobody asked for it before.
static Value link_item(Ref link, uint64_t i) {
    Ref items = ref_of(slot_get(link, LINK_ITEMS));
    uint64_t count = (uint64_t)int_of(slot_get(link, LINK_COUNT));
    if (i < count) return slot_get(items, i);
    if (is_true(slot_get(link, LINK_RUNNING)))
        return raise0(CLASS(RuntimeError), TEXT("cannot re-enter the tee iterator"));
    slot_set(link, LINK_RUNNING, TRUE);
    Value item = object_next(slot_get(link, LINK_ITERATOR));
    slot_set(link, LINK_RUNNING, FALSE);
    if (is_unset(item) || is_error(item)) return item;
    slot_set(items, count, item);
    slot_set(link, LINK_COUNT, int_wrap((int64_t)count + 1));
    return item;
}
static Value link_next(Ref link) {
    Value next = slot_get(link, LINK_NEXT);
    if (!is_unset(next)) return next;
    next = link_new(slot_get(link, LINK_ITERATOR));
    if (!is_error(next)) slot_set(link, LINK_NEXT, next);
    return next;
}
STATICMETHOD(tee_dataobject, __new__, "!($type, iterable, values, next, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value values = arg(args, 2), next = arg(args, 3);
    if (!IS_A(values, list))
        return raise1(CLASS(TypeError), TEXT("teedataobject() argument 2 must be list, not {t}"), values);
    Value link = link_new(arg(args, 1));
    RETURN_IF_ERROR(link);
    uint64_t n = list_length(values);
    bool whole = n == LINK_CELLS;
    if (n > LINK_CELLS || (!whole && !is_none(next)) ||
        (whole && !is_none(next) && !IS_EXACT(next, tee_dataobject)))
        return VALUE_ERROR("Invalid arguments");
    slots_copy(ref_of(slot_get(ref_of(link), LINK_ITEMS)), 0, list_storage(values), 0, n);
    slot_set(ref_of(link), LINK_COUNT, int_u32((uint32_t)n));
    if (!is_none(next)) slot_set(ref_of(link), LINK_NEXT, next);
    return link;
}
METHOD(tee_dataobject, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value values =
        list_from_slots(ref_of(slot_get(self, LINK_ITEMS)), 0, (uint64_t)int_of(slot_get(self, LINK_COUNT)));
    RETURN_IF_ERROR(values);
    Value next = slot_get(self, LINK_NEXT);
    return reduced(arg(args, 0), tuple3(slot_get(self, LINK_ITERATOR), values, is_unset(next) ? NONE : next));
}

static Value tee_copy(Value tee) {
    Value copy = NEW(tee);
    RETURN_IF_ERROR(copy);
    slots_copy(ref_of(copy), 0, ref_of(tee), 0, TEE_FIELDS);
    return copy;
}
static Value tee_from(Value iterable) {
    Value iterator = object_iter(iterable);
    RETURN_IF_ERROR(iterator);
    if (IS_A(iterator, tee)) return tee_copy(iterator);
    Value link = link_new(iterator), self = is_error(link) ? ERROR : NEW(tee);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), TEE_LINK, link);
    slot_set(ref_of(self), TEE_INDEX, int_u32(0));
    return self;
}
STATICMETHOD(tee, __new__, "($type, iterable, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return tee_from(arg(args, 1));
}
METHOD(tee, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(tee, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    uint64_t i = (uint64_t)int_of(slot_get(self, TEE_INDEX));
    if (i >= LINK_CELLS) {
        Value next = link_next(ref_of(slot_get(self, TEE_LINK)));
        RETURN_IF_ERROR(next);
        slot_set(self, TEE_LINK, next);
        i = 0;
        slot_set(self, TEE_INDEX, int_u32(0));
    }
    Value item = link_item(ref_of(slot_get(self, TEE_LINK)), i);
    if (is_unset(item) || is_error(item)) return item;
    slot_set(self, TEE_INDEX, int_u32((uint32_t)i + 1));
    return item;
}
METHOD(tee, __copy__, "!($self, /)", "Returns an independent iterator.") { return tee_copy(arg(args, 0)); }
METHOD(tee, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value empty = tuple_new(0);
    return reduced_state(arg(args, 0), is_error(empty) ? ERROR : tuple1(empty),
                         tuple2(slot_get(self, TEE_LINK), slot_get(self, TEE_INDEX)));
}
METHOD(tee, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value state = itertools_state(arg(args, 1), 2, 2);
    RETURN_IF_ERROR(state);
    Value link = tuple_get(state, 0);
    if (!IS_EXACT(link, tee_dataobject))
        return raise1(CLASS(TypeError), TEXT("argument 1 must be itertools._tee_dataobject, not {t}"), link);
    I64Result index = convert_int(tuple_get(state, 1), 0);
    if (!index.ok) return ERROR;
    if (index.value < 0 || index.value > LINK_CELLS) return VALUE_ERROR("Index out of range");
    slot_set(ref_of(arg(args, 0)), TEE_LINK, link);
    slot_set(ref_of(arg(args, 0)), TEE_INDEX, int_u32((uint32_t)index.value));
    return NONE;
}

FUNCTION(itertools, tee, "($module, iterable, n=2, /)", "Returns a tuple of n independent iterators.") {
    I64Result n = convert_size(arg(args, 2), 2);
    if (!n.ok) return ERROR;
    if (n.value < 0) return VALUE_ERROR("n must be >= 0");
    Value result = tuple_new((uint64_t)n.value);
    if (is_error(result) || n.value == 0) return result;
    Value first = object_iter(arg(args, 1));
    RETURN_IF_ERROR(first);
    Value copier = object_getattr_or_unset(first, NAME(__copy__));
    RETURN_IF_ERROR(copier);
    if (is_unset(copier)) {
        first = tee_from(first);
        RETURN_IF_ERROR(first);
        copier = object_getattr(first, NAME(__copy__));
        RETURN_IF_ERROR(copier);
    }
    slot_set(ref_of(result), 0, first);
    for (uint64_t i = 1; i < (uint64_t)n.value; i++) {
        Value copy = call0(copier);
        RETURN_IF_ERROR(copy);
        slot_set(ref_of(result), i, copy);
    }
    return result;
}
