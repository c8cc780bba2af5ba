// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the files of module itertools share: chain, which other classes pickle themselves as, and the forms that
// __reduce__ returns.
#pragma once
#include "python/objects/error.h"
#include "python/objects/tuple.h"

// chain(first, rest) for two iterables: an iterator.
Value itertools_chain2(Value first, Value rest);

// (class of v, args) and (class of v, args, state), args and state as they come: ERROR is passed on.
INLINE Value reduced(Value v, Value args) { return is_error(args) ? ERROR : tuple2(class_of(v), args); }
INLINE Value reduced_state(Value v, Value args, Value state) {
    return is_error(args) || is_error(state) ? ERROR : tuple3(class_of(v), args, state);
}
// A tuple from a __setstate__'s argument with at least `least` and at most `most` items.
Value itertools_state(Value state, uint64_t least, uint64_t most);
