// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The steps of a walk that are no list's (walk.h).
#include "python/objects/walk.h"
#include "python/objects/error.h"

Walk walk_begin(Value iterable) {
    if (IS_EXACT(iterable, list)) return (Walk){iterable, WALK_LIST, 0, UNSET};
    if (IS_EXACT(iterable, tuple)) return (Walk){iterable, WALK_TUPLE, 0, UNSET};
    if (IS_EXACT(iterable, set) || IS_EXACT(iterable, frozenset))
        return (Walk){iterable, WALK_SET, 0, slot_get(ref_of(iterable), SET_USED)};
    return (Walk){object_iter(iterable), WALK_ITERATOR, 0, UNSET};
}

static WalkStep next_of_set(Walk walk) {
    if (!same(walk.used, slot_get(ref_of(walk.source), SET_USED))) {
        raise0(CLASS(RuntimeError), TEXT("Set changed size during iteration"));
        return (WalkStep){ERROR, walk.position};
    }
    SetStep step = set_next(walk.source, walk.position);
    return (WalkStep){step.element, step.position};
}

WalkStep walk_on(Walk walk) {
    switch (walk.kind) {
    case WALK_LIST: return (WalkStep){UNSET, walk.position};
    case WALK_TUPLE: {
        Ref tuple = ref_of(walk.source);
        if (walk.position >= slot_count(tuple)) return (WalkStep){UNSET, walk.position};
        return (WalkStep){slot_get(tuple, walk.position), walk.position + 1};
    }
    case WALK_SET: return next_of_set(walk);
    case WALK_ITERATOR: return (WalkStep){object_next(walk.source), 0};
    }
    UNREACHABLE();
}
