// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _heapq: binary heaps in lists. The order of comparisons is CPython's, since programs can see it. A comparison
// may run the user's code and change the list: its length is looked at after each, and a list that changed is an error.
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/str.h"

MODULE(_heapq, "Heap queue algorithm (a.k.a. priority queue): a[0] of a heap is always its smallest item.") {
    return NONE;
}

// TRUE: a goes nearer to the top than b. FALSE, ERROR.
static Value above(Value a, Value b, bool max) {
    return max ? object_compare_bool(COMPARE_LT, b, a) : object_compare_bool(COMPARE_LT, a, b);
}

// above() of two items, for a list that must keep its length.
static Value above_in(Value heap, uint64_t n, Value a, Value b, bool max) {
    Value result = above(a, b, max);
    RETURN_IF_ERROR(result);
    return list_length(heap) == n ? result
                                  : raise0(CLASS(RuntimeError), TEXT("list changed size during iteration"));
}

static void swap(Value heap, uint64_t i, uint64_t j) {
    Value item = list_get(heap, i);
    list_set(heap, i, list_get(heap, j));
    list_set(heap, j, item);
}

// The item at `at` rises to its place, not above `top`.
static Value rise(Value heap, uint64_t top, uint64_t at, bool max) {
    uint64_t n = list_length(heap);
    if (at >= n) return raise0(CLASS(IndexError), TEXT("index out of range"));
    Value item = list_get(heap, at);
    while (at > top) {
        uint64_t parent = (at - 1) / 2;
        Value rises = above_in(heap, n, item, list_get(heap, parent), max);
        RETURN_IF_ERROR(rises);
        if (!is_true(rises)) break;
        swap(heap, at, parent);
        at = parent;
    }
    return NONE;
}

// The item at `top` sinks to the bottom along the smaller children, then rises: fewer comparisons than stopping early.
static Value sink(Value heap, uint64_t top, bool max) {
    uint64_t n = list_length(heap), at = top;
    if (top >= n) return raise0(CLASS(IndexError), TEXT("index out of range"));
    while (at < n / 2) {
        uint64_t child = 2 * at + 1;
        if (child + 1 < n) {
            Value left = above_in(heap, n, list_get(heap, child), list_get(heap, child + 1), max);
            RETURN_IF_ERROR(left);
            if (!is_true(left)) child++;
        }
        swap(heap, at, child);
        at = child;
    }
    return rise(heap, top, at, max);
}

static Value heap_argument(Value heap, Text name, bool only) {
    if (IS_A(heap, list)) return heap;
    Value function = text_format1(TEXT("{}"), str_from_text(name));
    RETURN_IF_ERROR(function);
    return only ? raise2(CLASS(TypeError), TEXT("{}() argument must be list, not {t}"), function, heap)
                : raise2(CLASS(TypeError), TEXT("{}() argument 1 must be list, not {t}"), function, heap);
}
#define HEAP_ONLY(name)                                                                                      \
    Value heap = heap_argument(arg(args, 1), TEXT(name), true);                                              \
    RETURN_IF_ERROR(heap)
#define HEAP_AND_ITEM(name)                                                                                  \
    Value heap = heap_argument(arg(args, 1), TEXT(name), false), item = arg(args, 2);                        \
    RETURN_IF_ERROR(heap)

static Value pop(Value heap, bool max) {
    uint64_t n = list_length(heap);
    if (n == 0) return raise0(CLASS(IndexError), TEXT("index out of range"));
    Value last = list_get(heap, n - 1);
    RETURN_IF_ERROR(list_replace(heap, n - 1, n, NULL_REF, 0, 0));
    if (n == 1) return last;
    Value result = list_get(heap, 0);
    list_set(heap, 0, last);
    return is_error(sink(heap, 0, max)) ? ERROR : result;
}

static Value replace(Value heap, Value item, bool max) {
    if (list_length(heap) == 0) return raise0(CLASS(IndexError), TEXT("index out of range"));
    Value result = list_get(heap, 0);
    list_set(heap, 0, item);
    return is_error(sink(heap, 0, max)) ? ERROR : result;
}

static Value order(Value heap, bool max) {
    for (uint64_t i = list_length(heap) / 2; i > 0; i--) RETURN_IF_ERROR(sink(heap, i - 1, max));
    return NONE;
}

FUNCTION(_heapq, heappush, "($module, heap, item, /)",
         "Push item onto heap, maintaining the heap invariant.") {
    HEAP_AND_ITEM("heappush");
    RETURN_IF_ERROR(list_append(heap, item));
    return rise(heap, 0, list_length(heap) - 1, false);
}
FUNCTION(_heapq, heappop, "($module, heap, /)",
         "Pop the smallest item off the heap, maintaining the heap invariant.") {
    HEAP_ONLY("heappop");
    return pop(heap, false);
}
FUNCTION(_heapq, heapreplace, "($module, heap, item, /)",
         "Pop and return the current smallest value, and add the new item.\n\nThis is more efficient than "
         "heappop() "
         "followed by heappush(), and can be\nmore appropriate when using a fixed-size heap.  Note that the "
         "value\nreturned may be larger than item!  That constrains reasonable uses of\nthis routine unless "
         "written as part of a conditional replacement:\n\n    if item > heap[0]:\n        item = "
         "heapreplace(heap, item)") {
    HEAP_AND_ITEM("heapreplace");
    return replace(heap, item, false);
}
FUNCTION(
    _heapq, heappushpop, "($module, heap, item, /)",
    "Push item on the heap, then pop and return the smallest item from the heap.\n\nThe combined action runs "
    "more efficiently than heappush() followed by\na separate call to heappop().") {
    HEAP_AND_ITEM("heappushpop");
    if (list_length(heap) == 0) return item;
    Value smaller = object_compare_bool(COMPARE_LT, list_get(heap, 0), item);
    RETURN_IF_ERROR(smaller);
    if (!is_true(smaller)) return item;
    return replace(heap, item, false);
}
FUNCTION(_heapq, heapify, "($module, heap, /)",
         "Transform list into a heap, in-place, in O(len(heap)) time.") {
    HEAP_ONLY("heapify");
    return order(heap, false);
}
FUNCTION(_heapq, _heappop_max, "($module, heap, /)", "Maxheap variant of heappop.") {
    HEAP_ONLY("_heappop_max");
    return pop(heap, true);
}
FUNCTION(_heapq, _heapreplace_max, "($module, heap, item, /)", "Maxheap variant of heapreplace.") {
    HEAP_AND_ITEM("_heapreplace_max");
    return replace(heap, item, true);
}
FUNCTION(_heapq, _heapify_max, "($module, heap, /)", "Maxheap variant of heapify.") {
    HEAP_ONLY("_heapify_max");
    return order(heap, true);
}
