// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the sinks do with an item.
#include "python/objects/sink.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/set.h"

static Value add(Ref sum, Value item) {
    Value before = slot_get(sum, 0);
    if (both_int(before, item)) {
        IntResult quick = int_add(before, item);
        if (likely(quick.ok)) {
            slot_set(sum, 0, quick.value);
            return NONE;
        }
    }
    Value after = object_binary(BINARY_ADD, before, item);
    RETURN_IF_ERROR(after);
    slot_set(sum, 0, after);
    return NONE;
}

static Value search(Value item, bool wanted) {
    Value truth = object_truth(item);
    if (is_error(truth)) return ERROR;
    return is_true(truth) == wanted ? UNSET : NONE;
}

Value sink_take(enum Sink sink, Value into, Value item) {
    switch (sink) {
    case SINK_LIST: return list_append(into, item);
    case SINK_SET: return set_add(into, item);
    case SINK_SUM: return add(ref_of(into), item);
    case SINK_TRUE: return search(item, true);
    case SINK_FALSE: return search(item, false);
    }
    return UNSET;
}
