// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Built-in functions that iterate.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/iterator.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/set_table.h"
#include "python/objects/sink.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/walk.h"
#include "python/vm/async_generator.h"

// Is there an item whose truth is `wanted`?
static Value search(Value iterable, bool wanted) {
    Walk walk = walk_begin(iterable);
    RETURN_IF_ERROR(walk.source);
    Value poured = generator_pour(walk.source, wanted ? SINK_TRUE : SINK_FALSE, NONE);
    RETURN_IF_ERROR(poured);
    if (!is_unset(poured)) return bool_value(is_true(poured) == wanted);
    for (;;) {
        WalkStep step = walk_next(walk);
        if (is_unset(step.item)) return bool_value(!wanted);
        RETURN_IF_ERROR(step.item);
        walk.position = step.position;
        Value truth = is_bool(step.item) ? step.item : object_truth(step.item);
        RETURN_IF_ERROR(truth);
        if (is_true(truth) == wanted) return bool_value(wanted);
    }
}
FUNCTION(builtins, all, "($module, iterable, /)",
         "Return True if bool(x) is True for all values x in the iterable.\n"
         "\n"
         "If the iterable is empty, return True.") {
    return search(arg(args, 1), false);
}
FUNCTION(builtins, any, "($module, iterable, /)",
         "Return True if bool(x) is True for any x in the iterable.\n"
         "\n"
         "If the iterable is empty, return False.") {
    return search(arg(args, 1), true);
}

FUNCTION(builtins, iter, "!($module, object, sentinel=None, /)",
         "iter(iterable) -> iterator\n"
         "iter(callable, sentinel) -> iterator\n"
         "\n"
         "Get an iterator from an object.  In the first form, the argument must\n"
         "supply its own iterator, or be a sequence.\n"
         "In the second form, the callable is called until it returns the sentinel.") {
    if (is_unset(arg(args, 2))) return object_iter(arg(args, 1));
    if (!object_is_callable(arg(args, 1))) return TYPE_ERROR("iter(v, w): v must be callable");
    return callable_iterator_new(arg(args, 1), arg(args, 2));
}

FUNCTION(builtins, next, "!($module, iterator, default=None, /)",
         "next(iterator[, default])\n"
         "\n"
         "Return the next item from the iterator. If default is given and the iterator\n"
         "is exhausted, it is returned instead of raising StopIteration.") {
    Value iterator = arg(args, 1);
    if (is_unset(class_lookup(class_of(iterator), NAME(__next__))))
        return raise1(CLASS(TypeError), TEXT("'{t}' object is not an iterator"), iterator);
    if (is_unset(arg(args, 2))) {
        Value item = call_special0(iterator, NAME(__next__));
        return is_unset(item) ? raise_stop_iteration(UNSET) : item;
    }
    Value item = object_next(iterator);
    return is_unset(item) ? arg(args, 2) : item;
}

FUNCTION(builtins, aiter, "($module, async_iterable, /)",
         "Return an AsyncIterator for an AsyncIterable object.") {
    Value v = arg(args, 1), iterator = call_special0(v, NAME(__aiter__));
    RETURN_IF_ERROR(iterator);
    if (is_unset(iterator)) return raise1(CLASS(TypeError), TEXT("'{t}' object is not an async iterable"), v);
    if (is_unset(class_lookup(class_of(iterator), NAME(__anext__))))
        return raise1(CLASS(TypeError), TEXT("aiter() returned not an async iterator of type '{t}'"),
                      iterator);
    return iterator;
}
FUNCTION(builtins, anext, "($module, aiterator, default=<unrepresentable>, /)",
         "async anext(aiterator[, default])\n"
         "\n"
         "Return the next item from the async iterator.  If default is given and the async\n"
         "iterator is exhausted, it is returned instead of raising StopAsyncIteration.") {
    Value awaitable = call_special0(arg(args, 1), NAME(__anext__));
    RETURN_IF_ERROR(awaitable);
    if (is_unset(awaitable))
        return raise1(CLASS(TypeError), TEXT("'{t}' object is not an async iterator"), arg(args, 1));
    if (is_unset(arg(args, 2))) return awaitable;
    return async_generator_anext(awaitable, arg(args, 2));
}

// --- max and min ---
// The item of `iterable` whose key no other's key is greater (or less) than; UNSET: there is no item.
static Value extreme(Value iterable, Value key, enum CompareOp better) {
    Walk walk = walk_begin(iterable);
    Value best = UNSET, best_key = UNSET;
    RETURN_IF_ERROR(walk.source);
    for (;;) {
        WalkStep step = walk_next(walk);
        Value item = step.item;
        if (is_unset(item)) return best;
        RETURN_IF_ERROR(item);
        walk.position = step.position;
        Value item_key = is_none(key) ? item : call1(key, item);
        RETURN_IF_ERROR(item_key);
        if (both_int(item_key, best_key)) {
            if (better == COMPARE_LT ? !int_less(item_key, best_key) : !int_less(best_key, item_key))
                continue;
        } else if (!is_unset(best)) {
            Value wins = object_compare_bool(better, item_key, best_key);
            RETURN_IF_ERROR(wins);
            if (is_false(wins)) continue;
        }
        best = item;
        best_key = item_key;
    }
}

// Of a set of small integers, in whose comparison nobody has a say; UNSET: it has none, or others.
static Value extreme_integer(Value set, enum CompareOp better) {
    Ref table = set_table(set);
    Value best = UNSET;
    for (uint64_t i = 0, left = set_length(set); left > 0; i++) {
        Value element = slot_get(table, i);
        if (!set_is_element(element)) continue;
        if (!is_int(element)) return UNSET;
        left--;
        if (is_unset(best) || (better == COMPARE_LT ? int_less(element, best) : int_less(best, element)))
            best = element;
    }
    return best;
}

// The same of the arguments themselves.
static Value extreme_argument(Args given, Value key, enum CompareOp better) {
    Value best = arg(given, 0), best_key = is_none(key) ? best : call1(key, best);
    RETURN_IF_ERROR(best_key);
    for (uint32_t i = 1; i < args_count(given); i++) {
        Value item = arg(given, i), item_key = is_none(key) ? item : call1(key, item);
        RETURN_IF_ERROR(item_key);
        Value wins = both_int(item_key, best_key)
                         ? bool_value(better == COMPARE_LT ? int_less(item_key, best_key)
                                                           : int_less(best_key, item_key))
                         : object_compare_bool(better, item_key, best_key);
        RETURN_IF_ERROR(wins);
        if (is_false(wins)) continue;
        best = item;
        best_key = item_key;
    }
    return best;
}

// args: module, key, default, then the positional arguments.
static Value choose(Args args, Text name, enum CompareOp better) {
    Value key = is_unset(arg(args, 1)) ? NONE : arg(args, 1), fallback = arg(args, 2);
    uint32_t n = args_count(args) - 3;
    if (n == 0)
        return raise1(CLASS(TypeError), TEXT("{} expected at least 1 argument, got 0"), str_from_text(name));
    if (n > 1 && !is_unset(fallback))
        return raise1(CLASS(TypeError),
                      TEXT("Cannot specify a default for {}() with multiple positional arguments"),
                      str_from_text(name));
    if (n > 1) return extreme_argument(args_part(args, 3, n), key, better);
    Value given = arg(args, 3), best = UNSET;
    if (is_none(key) && (IS_EXACT(given, set) || IS_EXACT(given, frozenset)))
        best = extreme_integer(given, better);
    if (is_unset(best)) best = extreme(given, key, better);
    if (!is_unset(best)) return best;
    if (!is_unset(fallback)) return fallback;
    return raise1(CLASS(ValueError), TEXT("{}() arg is an empty sequence"), str_from_text(name));
}
FUNCTION(builtins, max, "*!($module, /, *args, key=None, default=None)",
         "max(iterable, *[, default=obj, key=func]) -> value\n"
         "max(arg1, arg2, *args, *[, key=func]) -> value\n"
         "\n"
         "With a single iterable argument, return its biggest item. The\n"
         "default keyword-only argument specifies an object to return if\n"
         "the provided iterable is empty.\n"
         "With two or more arguments, return the largest argument.") {
    return choose(args, TEXT("max"), COMPARE_GT);
}
FUNCTION(builtins, min, "*!($module, /, *args, key=None, default=None)",
         "min(iterable, *[, default=obj, key=func]) -> value\n"
         "min(arg1, arg2, *args, *[, key=func]) -> value\n"
         "\n"
         "With a single iterable argument, return its smallest item. The\n"
         "default keyword-only argument specifies an object to return if\n"
         "the provided iterable is empty.\n"
         "With two or more arguments, return the smallest argument.") {
    return choose(args, TEXT("min"), COMPARE_LT);
}

FUNCTION(builtins, sorted, "!($module, /, *args, **kwargs)",
         "Return a new list containing all items from the iterable in ascending order.\n"
         "\n"
         "A custom key function can be supplied to customize the sort order, and the\n"
         "reverse flag can be set to request the result in descending order.") {
    Value given = arg(args, 1), keywords = arg(args, 2);
    if (tuple_length(given) != 1)
        return raise1(CLASS(TypeError), TEXT("sorted expected 1 argument, got {}"),
                      int_wrap((int64_t)tuple_length(given)));
    Value list = list_from_iterable(tuple_get(given, 0));
    RETURN_IF_ERROR(list);
    if (is_unset(keywords)) return is_error(list_sort(list, UNSET, false)) ? ERROR : list;
    Value key = dict_get_str(keywords, NAME(key)), reverse = dict_get_str(keywords, NAME(reverse));
    uint64_t known = (uint64_t)!is_unset(key) + !is_unset(reverse);
    if (likely(dict_length(keywords) == known && (is_unset(reverse) || is_bool(reverse))))
        return is_error(list_sort(list, key, is_true(reverse))) ? ERROR : list;
    Value sort = object_getattr(list, NAME(sort)), nothing = tuple_new(0); // it knows its keywords
    RETURN_IF_ERROR(sort);
    return is_error(call_tuple(sort, nothing, keywords)) ? ERROR : list;
}
