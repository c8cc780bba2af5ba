// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module itertools, part 1: the module, and the iterators that make, repeat, join and cut streams: count, cycle,
// repeat, chain, islice. A class keeps what it needs in fields; UNSET in the field of an iterator means that it has
// ended.
#include "python/modules/itertools.h"
#include "python/objects/call.h"
#include "python/objects/convert.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/number.h"
#include "python/objects/str.h"

static const uint16_t classes[20] = {
    T_accumulate,  T_chain,        T_combinations, T_combinations_with_replacement,
    T_compress,    T_count,        T_cycle,        T_dropwhile,
    T_filterfalse, T_groupby,      T_grouper,      T_islice,
    T_pairwise,    T_permutations, T_product,      T_repeat,
    T_starmap,     T_takewhile,    T_tee,          T_tee_dataobject,
};

MODULE(itertools,
       "Functional tools for creating and using iterators.\n"
       "\n"
       "Infinite iterators: count, cycle, repeat.\n"
       "Iterators terminating on the shortest input: accumulate, chain, compress, dropwhile, groupby,\n"
       "filterfalse, islice, pairwise, starmap, tee, takewhile, zip_longest.\n"
       "Combinatoric generators: product, permutations, combinations,\n"
       "combinations_with_replacement.") {
    Value module = arg(args, 0);
    for (uint32_t i = 0; i < LENGTH_OF(classes); i++)
        RETURN_IF_ERROR(module_add_class(module, AT(class_objects, AT(classes, i))));
    return module_add_class(module, CLASS(zip_longest));
}

Value itertools_state(Value state, uint64_t least, uint64_t most) {
    if (!is_tuple(state)) return TYPE_ERROR("state is not a tuple");
    state = object_plain(state);
    uint64_t n = tuple_length(state);
    if (n >= least && n <= most) return state;
    bool few = n < least;
    return raise3(CLASS(TypeError), TEXT("function takes {} {} arguments ({} given)"),
                  str_from_text(least == most ? TEXT("exactly")
                                : few         ? TEXT("at least")
                                              : TEXT("at most")),
                  int_u32((uint32_t)(few ? least : most)), int_u32((uint32_t)n));
}

// --- count ---
enum CountField { COUNT_VALUE, COUNT_STEP, COUNT_FIELDS };
TYPE(count, "itertools.count", object, 2,
     "Return a count object whose .__next__() method returns consecutive values.\n"
     "\n"
     "Equivalent to:\n"
     "    def count(firstval=0, step=1):\n"
     "        x = firstval\n"
     "        while 1:\n"
     "            yield x\n"
     "            x += step");

static bool is_number(Value v) {
    return is_int_object(v) || is_float_object(v) || layout_of(v) == T_complex ||
           !is_unset(class_lookup(class_of(v), NAME(__index__))) ||
           !is_unset(class_lookup(class_of(v), NAME(__int__))) ||
           !is_unset(class_lookup(class_of(v), NAME(__float__)));
}
STATICMETHOD(count, __new__, "($type, start=0, step=1)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value start = is_unset(arg(args, 1)) ? int_u32(0) : arg(args, 1);
    Value step = is_unset(arg(args, 2)) ? int_u32(1) : arg(args, 2);
    if (!is_number(start) || !is_number(step)) return TYPE_ERROR("a number is required");
    if (is_int_object(start) && is_int_object(step) && same(int_plain(step), int_u32(1))) {
        start = int_plain(start);
        step = int_u32(1);
    }
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), COUNT_VALUE, start);
    slot_set(ref_of(self), COUNT_STEP, step);
    return self;
}
METHOD(count, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(count, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value value = slot_get(self, COUNT_VALUE), step = slot_get(self, COUNT_STEP);
    if (likely(both_int(value, step))) {
        IntResult next = int_add(value, step);
        if (likely(next.ok)) {
            slot_set(self, COUNT_VALUE, next.value);
            return value;
        }
    }
    Value next = object_binary(BINARY_ADD, value, step);
    RETURN_IF_ERROR(next);
    slot_set(self, COUNT_VALUE, next);
    return value;
}
METHOD(count, __repr__, "($self, /)", "Return repr(self).") {
    Ref self = ref_of(arg(args, 0));
    Value name = class_name(class_of(arg(args, 0)));
    Value value = slot_get(self, COUNT_VALUE), step = slot_get(self, COUNT_STEP);
    if (is_int_object(step) && same(int_plain(step), int_u32(1)))
        return text_format2(TEXT("{}({r})"), name, value);
    return text_format3(TEXT("{}({r}, {r})"), name, value, step);
}
METHOD(count, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value value = slot_get(self, COUNT_VALUE), step = slot_get(self, COUNT_STEP);
    bool plain = int_is_exact(value) && same(step, int_u32(1));
    return reduced(arg(args, 0), plain ? tuple1(value) : tuple2(value, step));
}

// --- cycle ---
// What the iterable gave is kept in a list; then the list is gone through again and again.
enum CycleField { CYCLE_ITERATOR, CYCLE_SAVED, CYCLE_INDEX, CYCLE_SAVING, CYCLE_FIELDS };
TYPE(cycle, "itertools.cycle", object, 4,
     "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.");

STATICMETHOD(cycle, __new__, "($type, iterable, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value iterator = object_iter(arg(args, 1)), saved = is_error(iterator) ? ERROR : list_new(0);
    RETURN_IF_ERROR(saved);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), CYCLE_ITERATOR, iterator);
    slot_set(ref_of(self), CYCLE_SAVED, saved);
    slot_set(ref_of(self), CYCLE_INDEX, int_u32(0));
    slot_set(ref_of(self), CYCLE_SAVING, TRUE);
    return self;
}
METHOD(cycle, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(cycle, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value saved = slot_get(self, CYCLE_SAVED), iterator = slot_get(self, CYCLE_ITERATOR);
    if (!is_unset(iterator)) {
        Value item = object_next(iterator);
        RETURN_IF_ERROR(item);
        if (!is_unset(item)) {
            if (is_true(slot_get(self, CYCLE_SAVING))) RETURN_IF_ERROR(list_append(saved, item));
            return item;
        }
        slot_set(self, CYCLE_ITERATOR, UNSET);
    }
    uint64_t n = list_length(saved), i = (uint64_t)int_of(slot_get(self, CYCLE_INDEX));
    if (n == 0) return UNSET;
    if (i >= n) i = 0; // the list was given to __setstate__, and made shorter since
    slot_set(self, CYCLE_INDEX, int_wrap(i + 1 < n ? (int64_t)i + 1 : 0));
    return list_get(saved, i);
}
METHOD(cycle, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value saved = slot_get(self, CYCLE_SAVED), iterator = slot_get(self, CYCLE_ITERATOR);
    bool saving = !is_unset(iterator);
    if (!saving) {
        iterator = object_iter(saved);
        RETURN_IF_ERROR(iterator);
        if (!same(slot_get(self, CYCLE_INDEX), int_u32(0)))
            RETURN_IF_ERROR(call_method1(iterator, NAME(__setstate__), slot_get(self, CYCLE_INDEX)));
    }
    return reduced_state(arg(args, 0), tuple1(iterator), tuple2(saved, bool_value(!saving)));
}
METHOD(cycle, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value state = itertools_state(arg(args, 1), 2, 2);
    RETURN_IF_ERROR(state);
    Value saved = tuple_get(state, 0);
    if (!IS_A(saved, list)) return raise1(CLASS(TypeError), TEXT("argument 1 must be list, not {t}"), saved);
    I64Result first_pass = convert_int(tuple_get(state, 1), 0);
    if (!first_pass.ok) return ERROR;
    slot_set(ref_of(arg(args, 0)), CYCLE_SAVED, saved);
    slot_set(ref_of(arg(args, 0)), CYCLE_SAVING, bool_value(first_pass.value == 0));
    slot_set(ref_of(arg(args, 0)), CYCLE_INDEX, int_u32(0));
    return NONE;
}

// --- repeat ---
enum RepeatField { REPEAT_OBJECT, REPEAT_LEFT, REPEAT_FIELDS }; // left: -1, without end
TYPE(repeat, "itertools.repeat", object, 2,
     "repeat(object [,times]) -> create an iterator which returns the object\n"
     "for the specified number of times.  If not specified, returns the object\nendlessly.");

STATICMETHOD(repeat, __new__, "!($type, object, times=None)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    I64Result times = convert_size(arg(args, 2), -1);
    if (!times.ok) return ERROR;
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), REPEAT_OBJECT, arg(args, 1));
    if (!is_unset(arg(args, 2)) && times.value < 0) times.value = 0;
    Value left = int_new(times.value);
    RETURN_IF_ERROR(left);
    slot_set(ref_of(self), REPEAT_LEFT, left);
    return self;
}
METHOD(repeat, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(repeat, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value left = slot_get(self, REPEAT_LEFT);
    if (same(left, int_i32(-1))) return slot_get(self, REPEAT_OBJECT);
    if (same(left, int_u32(0))) return UNSET;
    left = long_sub(left, int_u32(1));
    RETURN_IF_ERROR(left);
    slot_set(self, REPEAT_LEFT, left);
    return slot_get(self, REPEAT_OBJECT);
}
METHOD(repeat, __repr__, "($self, /)", "Return repr(self).") {
    Ref self = ref_of(arg(args, 0));
    Value name = class_name(class_of(arg(args, 0))), left = slot_get(self, REPEAT_LEFT);
    return same(left, int_i32(-1))
               ? text_format2(TEXT("{}({r})"), name, slot_get(self, REPEAT_OBJECT))
               : text_format3(TEXT("{}({r}, {})"), name, slot_get(self, REPEAT_OBJECT), left);
}
METHOD(repeat, __length_hint__, "!($self, /)", "Private method returning an estimate of len(list(it)).") {
    Value left = slot_get(ref_of(arg(args, 0)), REPEAT_LEFT);
    return same(left, int_i32(-1)) ? TYPE_ERROR("len() of unsized object") : left;
}
METHOD(repeat, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value object = slot_get(self, REPEAT_OBJECT), left = slot_get(self, REPEAT_LEFT);
    return reduced(arg(args, 0), same(left, int_i32(-1)) ? tuple1(object) : tuple2(object, left));
}

// --- chain ---
enum ChainField { CHAIN_SOURCE, CHAIN_ACTIVE, CHAIN_FIELDS };
TYPE(chain, "itertools.chain", object, 2,
     "chain(*iterables) --> chain object\n"
     "\n"
     "Return a chain object whose .__next__() method returns elements from the\n"
     "first iterable until it is exhausted, then elements from the next\n"
     "iterable, until all of the iterables are exhausted.");

static Value chain_of(Value class, Value iterables) {
    Value source = object_iter(iterables);
    RETURN_IF_ERROR(source);
    Value self = new_instance(class);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), CHAIN_SOURCE, source);
    return self;
}
Value itertools_chain2(Value first, Value rest) {
    Value both = tuple2(first, rest);
    return is_error(both) ? ERROR : chain_of(CLASS(chain), both);
}
STATICMETHOD(chain, __new__, "!($type, *iterables, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0);
    if (!is_unset(arg(args, 2)) && native_is(class_lookup(class, NAME(__init__)), F_object____init__))
        return TYPE_ERROR("chain() takes no keyword arguments");
    return chain_of(class, arg(args, 1));
}
CLASSMETHOD(chain, from_iterable, "($type, iterable, /)",
            "Alternative chain() constructor taking a single iterable argument that evaluates lazily.") {
    return chain_of(arg(args, 0), arg(args, 1));
}
METHOD(chain, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(chain, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    for (;;) {
        Value active = slot_get(self, CHAIN_ACTIVE);
        if (!is_unset(active)) {
            Value item = object_next(active);
            if (likely(!is_unset(item))) return item;
            slot_set(self, CHAIN_ACTIVE, UNSET);
        }
        Value source = slot_get(self, CHAIN_SOURCE);
        if (is_unset(source)) return UNSET;
        Value next = object_next(source);
        Value iterator = is_unset(next) || is_error(next) ? next : object_iter(next);
        if (is_unset(iterator) || is_error(iterator)) {
            slot_set(self, CHAIN_SOURCE, UNSET);
            return iterator;
        }
        slot_set(self, CHAIN_ACTIVE, iterator);
    }
}
METHOD(chain, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value source = slot_get(self, CHAIN_SOURCE), active = slot_get(self, CHAIN_ACTIVE);
    if (is_unset(source)) return reduced(arg(args, 0), tuple_new(0));
    return reduced_state(arg(args, 0), tuple_new(0),
                         is_unset(active) ? tuple1(source) : tuple2(source, active));
}
static bool is_iterator(Value v) { return !is_unset(class_lookup(class_of(v), NAME(__next__))); }
METHOD(chain, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value state = itertools_state(arg(args, 1), 1, 2);
    RETURN_IF_ERROR(state);
    Value source = tuple_get(state, 0), active = tuple_length(state) > 1 ? tuple_get(state, 1) : UNSET;
    if (!is_iterator(source) || (!is_unset(active) && !is_iterator(active)))
        return TYPE_ERROR("Arguments must be iterators.");
    slot_set(ref_of(arg(args, 0)), CHAIN_SOURCE, source);
    slot_set(ref_of(arg(args, 0)), CHAIN_ACTIVE, active);
    return NONE;
}

// --- islice ---
// Positions are small ints; stop is -1 for none.
enum IsliceField { ISLICE_ITERATOR, ISLICE_NEXT, ISLICE_STOP, ISLICE_STEP, ISLICE_COUNT, ISLICE_FIELDS };
TYPE(islice, "itertools.islice", object, 5,
     "islice(iterable, stop) --> islice object\n"
     "islice(iterable, start, stop[, step]) --> islice object\n"
     "\n"
     "Return an iterator whose next() method returns selected values from an\n"
     "iterable.  If start is specified, will skip all preceding elements;\n"
     "otherwise, start defaults to zero.  Step defaults to one.  If\n"
     "specified as another value, step determines how many values are\n"
     "skipped between successive calls.  Works like a slice() on a list\n"
     "but returns an iterator.");

// A position: `absent` for None. !ok: no such position; an exception is set only if its __index__ raised one.
static I64Result position(Value v, int64_t absent) {
    if (is_none(v)) return (I64Result){true, absent};
    if (!object_has_index(v)) return (I64Result){false, 0};
    Value n = object_index(v);
    if (is_error(n) && error_matches(CLASS(Exception))) error_clear();
    I64Result i = is_error(n) ? (I64Result){0} : int_to_i64(n);
    if (!i.ok || i.value < 0) return (I64Result){0};
    return (I64Result){true, i.value < SMALL_INT_MAX ? i.value : SMALL_INT_MAX}; // as good as without end
}
STATICMETHOD(islice, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), given = arg(args, 1);
    if (!is_unset(arg(args, 2)) && native_is(class_lookup(class, NAME(__init__)), F_object____init__))
        return TYPE_ERROR("islice() takes no keyword arguments");
    uint64_t n = tuple_length(given);
    if (n < 2 || n > 4)
        return raise2(CLASS(TypeError), TEXT("islice expected at {} arguments, got {}"),
                      str_from_text(n < 2 ? TEXT("least 2") : TEXT("most 4")), int_u32((uint32_t)n));
    I64Result start = {true, 0}, stop = {0}, step = {true, 1};
    stop = position(tuple_get(given, n == 2 ? 1 : 2), -1);
    if (!stop.ok && !error_is_set())
        return VALUE_ERROR("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (stop.ok && n > 2) start = position(tuple_get(given, 1), 0);
    if (!start.ok && !error_is_set())
        return VALUE_ERROR("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (stop.ok && start.ok && n > 3) step = position(tuple_get(given, 3), 1);
    if ((!step.ok || step.value < 1) && !error_is_set())
        return VALUE_ERROR("Step for islice() must be a positive integer or None.");
    if (error_is_set()) return ERROR;
    Value iterator = object_iter(tuple_get(given, 0));
    RETURN_IF_ERROR(iterator);
    Value self = new_instance(class);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), ISLICE_ITERATOR, iterator);
    slot_set(ref_of(self), ISLICE_NEXT, int_wrap(start.value));
    slot_set(ref_of(self), ISLICE_STOP, int_wrap(stop.value));
    slot_set(ref_of(self), ISLICE_STEP, int_wrap(step.value));
    slot_set(ref_of(self), ISLICE_COUNT, int_u32(0));
    return self;
}
METHOD(islice, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(islice, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value iterator = slot_get(self, ISLICE_ITERATOR);
    if (is_unset(iterator)) return UNSET;
    int64_t next = int_of(slot_get(self, ISLICE_NEXT)), stop = int_of(slot_get(self, ISLICE_STOP));
    int64_t count = int_of(slot_get(self, ISLICE_COUNT));
    while (count < next) {
        Value skipped = object_next(iterator);
        if (is_unset(skipped)) slot_set(self, ISLICE_ITERATOR, UNSET);
        if (is_unset(skipped) || is_error(skipped)) return skipped;
        slot_set(self, ISLICE_COUNT, int_wrap(++count));
    }
    if (stop >= 0 && count >= stop) {
        slot_set(self, ISLICE_ITERATOR, UNSET);
        return UNSET;
    }
    Value item = object_next(iterator);
    if (is_unset(item)) slot_set(self, ISLICE_ITERATOR, UNSET);
    if (is_unset(item) || is_error(item)) return item;
    slot_set(self, ISLICE_COUNT, int_wrap(count + 1));
    int64_t after = next + int_of(slot_get(self, ISLICE_STEP)); // below 2^61
    if (after > SMALL_INT_MAX) after = SMALL_INT_MAX;
    slot_set(self, ISLICE_NEXT, int_wrap(stop >= 0 && after > stop ? stop : after));
    return item;
}
METHOD(islice, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value iterator = slot_get(self, ISLICE_ITERATOR), stop = slot_get(self, ISLICE_STOP);
    if (is_unset(iterator)) {
        Value empty = list_new(0);
        iterator = is_error(empty) ? ERROR : object_iter(empty);
        return reduced_state(arg(args, 0), is_error(iterator) ? ERROR : tuple2(iterator, int_u32(0)),
                             int_u32(0));
    }
    Value fields = tuple_new(4);
    RETURN_IF_ERROR(fields);
    slot_set(ref_of(fields), 0, iterator);
    slot_set(ref_of(fields), 1, slot_get(self, ISLICE_NEXT));
    slot_set(ref_of(fields), 2, same(stop, int_i32(-1)) ? NONE : stop);
    slot_set(ref_of(fields), 3, slot_get(self, ISLICE_STEP));
    return reduced_state(arg(args, 0), fields, slot_get(self, ISLICE_COUNT));
}
METHOD(islice, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    I64Result count = convert_size(arg(args, 1), 0);
    if (!count.ok) return ERROR;
    slot_set(ref_of(arg(args, 0)), ISLICE_COUNT, int_wrap(count.value));
    return NONE;
}
