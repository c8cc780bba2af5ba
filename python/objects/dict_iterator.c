// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Iterators over dicts, forwards and backwards. Each step looks whether the dict has kept its length; adding and
// deleting as many entries goes unnoticed, as in CPython, and may hide or repeat items.
#include "python/objects/dict.h"
#include "python/objects/dict_view.h"
#include "python/objects/error.h"
#include "python/objects/iterator.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

TYPE(dict_keyiterator, "dict_keyiterator", object, DICT_ITERATOR_FIELDS, "");
TYPE(dict_valueiterator, "dict_valueiterator", object, DICT_ITERATOR_FIELDS, "");
TYPE(dict_itemiterator, "dict_itemiterator", object, DICT_ITERATOR_FIELDS, "");
TYPE(dict_reversekeyiterator, "dict_reversekeyiterator", object, DICT_ITERATOR_FIELDS, "");
TYPE(dict_reversevalueiterator, "dict_reversevalueiterator", object, DICT_ITERATOR_FIELDS, "");
TYPE(dict_reverseitemiterator, "dict_reverseitemiterator", object, DICT_ITERATOR_FIELDS, "");

Value dict_iterator_new(Ref shape, Value dict, bool backwards) {
    Value it = new_slots(shape, DICT_ITERATOR_FIELDS);
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), DICT_ITERATOR_DICT, dict);
    slot_set(ref_of(it), DICT_ITERATOR_POSITION, backwards ? slot_get(ref_of(dict), DICT_FILL) : int_u32(0));
    slot_set(ref_of(it), DICT_ITERATOR_USED, slot_get(ref_of(dict), DICT_USED));
    slot_set(ref_of(it), DICT_ITERATOR_LEFT, slot_get(ref_of(dict), DICT_USED));
    return it;
}

typedef struct {
    bool failed;
    DictStep step; // not ok: at the end
} Step;

static Step advance(Value iterator, bool backwards) {
    Ref it = ref_of(iterator);
    Value dict = slot_get(it, DICT_ITERATOR_DICT);
    if (is_unset(dict)) return (Step){0};
    if (!same(slot_get(it, DICT_ITERATOR_USED), slot_get(ref_of(dict), DICT_USED))) {
        slot_set(it, DICT_ITERATOR_USED, int_i32(-1)); // the error stays
        raise0(CLASS(RuntimeError), TEXT("dictionary changed size during iteration"));
        return (Step){.failed = true};
    }
    uint64_t position = (uint64_t)int_of(slot_get(it, DICT_ITERATOR_POSITION));
    DictStep step = backwards ? dict_previous(dict, position) : dict_next(dict, position);
    int64_t left = int_of(slot_get(it, DICT_ITERATOR_LEFT));
    if (!step.ok || left == 0) {
        slot_set(it, DICT_ITERATOR_DICT, UNSET);
        if (!step.ok || backwards) return (Step){0};
        raise0(CLASS(RuntimeError), TEXT("dictionary keys changed during iteration"));
        return (Step){.failed = true};
    }
    slot_set(it, DICT_ITERATOR_POSITION, int_wrap((int64_t)step.position));
    slot_set(it, DICT_ITERATOR_LEFT, int_wrap(left - 1));
    return (Step){false, step};
}

enum Part { PART_KEY, PART_VALUE, PART_ITEM };
static Value next(Value iterator, enum Part part, bool backwards) {
    Step s = advance(iterator, backwards);
    if (s.failed) return ERROR;
    if (!s.step.ok) return UNSET;
    return part == PART_KEY     ? s.step.key
           : part == PART_VALUE ? s.step.value
                                : tuple2(s.step.key, s.step.value);
}

Value dict_keyiterator_next(Value it) { return next(it, PART_KEY, false); }
METHOD(dict_keyiterator, __next__, "($self, /)", "Implement next(self).") {
    return dict_keyiterator_next(arg(args, 0));
}
Value dict_valueiterator_next(Value it) { return next(it, PART_VALUE, false); }
METHOD(dict_valueiterator, __next__, "($self, /)", "Implement next(self).") {
    return dict_valueiterator_next(arg(args, 0));
}
Value dict_itemiterator_next(Value it) { return next(it, PART_ITEM, false); }
Value dict_itemiterator_pair(Value it, Args to) {
    Step a = advance(it, false);
    if (a.failed) return ERROR;
    if (!a.step.ok) return FALSE;
    arg_set(to, 0, a.step.key);
    arg_set(to, 1, a.step.value);
    return TRUE;
}
METHOD(dict_itemiterator, __next__, "($self, /)", "Implement next(self).") {
    return dict_itemiterator_next(arg(args, 0));
}
METHOD(dict_reversekeyiterator, __next__, "($self, /)", "Implement next(self).") {
    return next(arg(args, 0), PART_KEY, true);
}
METHOD(dict_reversevalueiterator, __next__, "($self, /)", "Implement next(self).") {
    return next(arg(args, 0), PART_VALUE, true);
}
METHOD(dict_reverseitemiterator, __next__, "($self, /)", "Implement next(self).") {
    return next(arg(args, 0), PART_ITEM, true);
}

METHOD(dict_keyiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(dict_valueiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(dict_itemiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(dict_reversekeyiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(dict_reversevalueiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(dict_reverseitemiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

static Value left(Args args) {
    Ref it = ref_of(arg(args, 0));
    Value dict = slot_get(it, DICT_ITERATOR_DICT);
    bool valid = !is_unset(dict) && same(slot_get(it, DICT_ITERATOR_USED), slot_get(ref_of(dict), DICT_USED));
    return valid ? slot_get(it, DICT_ITERATOR_LEFT) : int_u32(0);
}
METHOD(dict_keyiterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left(args);
}
METHOD(dict_valueiterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left(args);
}
METHOD(dict_itemiterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left(args);
}
METHOD(dict_reversekeyiterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left(args);
}
METHOD(dict_reversevalueiterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left(args);
}
METHOD(dict_reverseitemiterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left(args);
}

// (iter, (list of what is left,)): the iterator itself stays where it is.
static Value reduced(Args args) {
    Ref it = ref_of(arg(args, 0));
    Value copy = new_slots(shape_of(it), DICT_ITERATOR_FIELDS);
    RETURN_IF_ERROR(copy);
    slots_copy(ref_of(copy), 0, it, 0, DICT_ITERATOR_FIELDS);
    Value rest = list_from_iterable(copy);
    RETURN_IF_ERROR(rest);
    Value arguments = tuple1(rest);
    return is_error(arguments) ? ERROR : tuple2(builtin_lookup(NAME(iter)), arguments);
}
METHOD(dict_keyiterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(args);
}
METHOD(dict_valueiterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(args);
}
METHOD(dict_itemiterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(args);
}
METHOD(dict_reversekeyiterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(args);
}
METHOD(dict_reversevalueiterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(args);
}
METHOD(dict_reverseitemiterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(args);
}
