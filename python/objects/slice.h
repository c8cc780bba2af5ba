// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// slice objects, and what every sequence needs of them: the indices that a slice, or a pair of optional
// bounds (str.find(sub, start, end)), means for a given length.
#pragma once
#include "python/objects/object.h"

enum SliceField { SLICE_START, SLICE_STOP, SLICE_STEP, SLICE_FIELDS };

Value slice_new(Value start, Value stop, Value step); // NONE for an absent one
INLINE bool is_slice(Value v) { return IS_EXACT(v, slice); }

// A bound as int64, clamped; `absent` when v is UNSET or None. Calls __index__; TypeError for anything else.
I64Result slice_bound(Value v, int64_t absent);

typedef struct {
    bool ok; // false: an exception is set
    int64_t start, step;
    uint64_t count; // items start, start + step, ...: all inside the length
    int64_t stop;   // as slice.indices shows it
} SliceRange;
SliceRange slice_range(Value slice, uint64_t length);
// The same in two steps, for what an __index__ may change: first the bounds as integers, then the range in a length.
typedef struct {
    bool ok, open; // !ok: an exception is set; open: there is no stop
    int64_t start, stop, step;
} SliceBounds;
SliceBounds slice_bounds(Value slice);
SliceRange slice_range_in(SliceBounds bounds, uint64_t length);
// Cut to a sequence that has become shorter meanwhile (an __index__ can do that); with another step than 1: nothing
// is left when a part is gone.
SliceRange slice_range_fitted(SliceRange range, uint64_t length);

typedef struct {
    bool ok;           // false: an exception is set
    uint64_t from, to; // to <= length; from > to when nothing lies there, not even an empty part
} Window;
Window slice_window(Value start, Value end, uint64_t length);
