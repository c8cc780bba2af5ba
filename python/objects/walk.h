// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Going through any iterable in C: an exact list, tuple, set or frozenset without an iterator object, anything else by
// object_iter and object_next. Python code may run between two steps; what it does to the iterable is seen as an
// iterator of its class would see it.
//
//     Walk walk = walk_begin(iterable);
//     RETURN_IF_ERROR(walk.source);
//     for (;;) {
//         WalkStep step = walk_next(walk);
//         if (is_unset(step.item)) break; // the end; ERROR: it failed
//         walk.position = step.position;
#pragma once
#include "python/objects/list.h"
#include "python/objects/set.h"

enum WalkKind { WALK_ITERATOR, WALK_LIST, WALK_TUPLE, WALK_SET };
typedef struct {
    Value source; // what is gone through, or its iterator; ERROR: it is not iterable
    enum WalkKind kind;
    uint64_t position;
    Value used; // of a set: its size at the beginning
} Walk;
typedef struct {
    Value item; // UNSET at the end, ERROR
    uint64_t position;
} WalkStep;

Walk walk_begin(Value iterable);
WalkStep walk_on(Walk walk); // walk_next for sets and iterators
INLINE WalkStep walk_next(Walk walk) {
    if (walk.kind == WALK_LIST && walk.position < list_length(walk.source))
        return (WalkStep){list_get(walk.source, walk.position), walk.position + 1};
    return walk_on(walk);
}
