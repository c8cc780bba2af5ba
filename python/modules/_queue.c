// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _queue: SimpleQueue. While there is one thread, waiting for an item that is not there yet can't succeed.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/generic_alias.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/thread.h"

// A list; small ints: items of it that were taken already, and which threads wait (wait_for).
enum QueueField { QUEUE_ITEMS, QUEUE_FIRST, QUEUE_WAITING };

TYPE(SimpleQueue, "_queue.SimpleQueue", object, 3, "Simple, unbounded, reentrant FIFO queue.");

static ROOT(empty_class);

MODULE(_queue, "C implementation of the Python queue module.\nThis module is an implementation detail, "
               "please do not use "
               "it directly.") {
    Value module = arg(args, 0), name = str_from_text(TEXT("Empty")), bases = tuple1(CLASS(Exception)),
          dict = dict_new(2);
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(bases);
    RETURN_IF_ERROR(dict);
    RETURN_IF_ERROR(dict_set(dict, NAME(__module__), NAME(_queue)));
    Value doc = str_from_text(TEXT("Exception raised by Queue.get(block=0)/get_nowait()."));
    RETURN_IF_ERROR(doc);
    RETURN_IF_ERROR(dict_set(dict, NAME(__doc__), doc));
    Value class = call3(CLASS(type), name, bases, dict);
    RETURN_IF_ERROR(class);
    empty_class = class;
    RETURN_IF_ERROR(module_set(module, NAME(Empty), class));
    return module_set(module, NAME(SimpleQueue), CLASS(SimpleQueue));
}

static Value items_of(Value queue) { return slot_get(ref_of(queue), QUEUE_ITEMS); }
static uint64_t first_of(Value queue) { return (uint64_t)int_of(slot_get(ref_of(queue), QUEUE_FIRST)); }
static uint64_t size_of(Value queue) { return list_length(items_of(queue)) - first_of(queue); }

STATICMETHOD(SimpleQueue, __new__, "($type, /)", "") {
    Value queue = new_instance(arg(args, 0)), list = list_new(0);
    RETURN_IF_ERROR(queue);
    RETURN_IF_ERROR(list);
    slot_set(ref_of(queue), QUEUE_ITEMS, list);
    slot_set(ref_of(queue), QUEUE_FIRST, int_u32(0));
    slot_set(ref_of(queue), QUEUE_WAITING, int_u32(0));
    return queue;
}
static Value put(Value queue, Value item) {
    RETURN_IF_ERROR(list_append(items_of(queue), item));
    wait_end_one(ref_of(queue), QUEUE_WAITING);
    return NONE;
}
METHOD(SimpleQueue, put, "($self, /, item, block=True, timeout=None)", "Put the item on the queue.") {
    return put(arg(args, 0), arg(args, 1));
}
METHOD(SimpleQueue, put_nowait, "($self, /, item)", "Put an item into the queue without blocking.") {
    return put(arg(args, 0), arg(args, 1));
}

static Value take(Value queue) {
    Value items = items_of(queue);
    uint64_t first = first_of(queue);
    Value item = list_get(items, first);
    list_set(items, first, NONE);
    first++;
    if (first > 32 && first * 2 > list_length(items)) { // half of it is history
        RETURN_IF_ERROR(list_replace(items, 0, first, NULL_REF, 0, 0));
        first = 0;
    }
    slot_set(ref_of(queue), QUEUE_FIRST, int_wrap((int64_t)first));
    return item;
}
static Value raise_empty(void) {
    Value exception = call0(empty_class);
    return is_error(exception) ? ERROR : raise_exception(exception);
}
// In nanoseconds; negative: as long as it takes.
static Value wait_for_item(Value queue, int64_t most) {
    int64_t until = wait_until(most), left = most;
    for (bool late = false; size_of(queue) == 0; left = wait_left(until)) {
        if (late || left == 0) return raise_empty();
        Value in_time = wait_for(ref_of(queue), QUEUE_WAITING, left,
                                 TEXT("deadlock: the only thread waits for an item of an empty queue"));
        RETURN_IF_ERROR(in_time);
        RETURN_IF_ERROR(interrupt_check());
        late = is_false(in_time);
    }
    return take(queue);
}
METHOD(SimpleQueue, get, "($self, /, block=True, timeout=None)",
       "Remove and return an item from the queue.") {
    Value block = is_unset(arg(args, 1)) ? TRUE : object_truth(arg(args, 1)), timeout = arg(args, 2);
    RETURN_IF_ERROR(block);
    int64_t most = -1;
    if (is_true(block) && !is_unset(timeout) && !is_none(timeout)) {
        Value seconds = call1(CLASS(float), timeout);
        RETURN_IF_ERROR(seconds);
        if (float_value(seconds) < 0) return VALUE_ERROR("'timeout' must be a non-negative number");
        if (!(float_value(seconds) <= 9223372036.0))
            return raise0(CLASS(OverflowError), TEXT("timeout value is too large"));
        most = f64_to_i64(float_value(seconds) * 1e9);
    }
    if (size_of(arg(args, 0)) > 0) return take(arg(args, 0));
    return is_true(block) ? wait_for_item(arg(args, 0), most) : raise_empty();
}
METHOD(SimpleQueue, get_nowait, "($self, /)", "Remove and return an item from the queue without blocking.") {
    return size_of(arg(args, 0)) > 0 ? take(arg(args, 0)) : raise_empty();
}
METHOD(SimpleQueue, empty, "($self, /)",
       "Return True if the queue is empty, False otherwise (not reliable!).") {
    return bool_value(size_of(arg(args, 0)) == 0);
}
METHOD(SimpleQueue, qsize, "($self, /)", "Return the approximate size of the queue (not reliable!).") {
    return int_wrap((int64_t)size_of(arg(args, 0)));
}
CLASSMETHOD(SimpleQueue, __class_getitem__, "!($type, item, /)", "See PEP 585") {
    return generic_alias_new(arg(args, 0), arg(args, 1));
}
