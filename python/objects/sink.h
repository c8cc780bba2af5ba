// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Sinks: a native function that takes all items of a generator (list, set, sum, any ...) lets it run on: each YIELD gives
// its item to the sink and goes on, instead of leaving the generator's frame for its consumer and coming back.
#pragma once
#include "python/objects/object.h"

enum Sink {
    SINK_LIST, // into: a list, which gets the items
    SINK_SET,  // into: a set
    SINK_SUM,  // into: a storage of one slot, to which the items are added
    SINK_TRUE, // into is not looked at: enough at the first item that is true
    SINK_FALSE,
};

// One item. NONE: go on; UNSET: that is enough; ERROR.
Value sink_take(enum Sink sink, Value into, Value item);
// Runs a generator into a sink. NONE: it has ended; TRUE: the sink has enough; UNSET: `iterator` is something else, or
// its steps are watched, and the caller has to go on by object_next; ERROR. The virtual machine implements it.
Value generator_pour(Value iterator, enum Sink sink, Value into);
