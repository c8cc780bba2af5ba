// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _queue: SimpleQueue. With one thread, waiting for an item that is not there yet can't succeed.
#include "kernel/io.h"
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

enum QueueField { QUEUE_ITEMS, QUEUE_FIRST }; // a list; small int: items of it that were taken already

TYPE(SimpleQueue, "_queue.SimpleQueue", object, 2, "Simple, unbounded, reentrant FIFO queue.");

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

STATICMETHOD(SimpleQueue, __new__, "!($type, /)", "") {
    Value queue = new_instance(arg(args, 0)), list = list_new(0);
    RETURN_IF_ERROR(queue);
    RETURN_IF_ERROR(list);
    slot_set(ref_of(queue), QUEUE_ITEMS, list);
    slot_set(ref_of(queue), QUEUE_FIRST, int_u32(0));
    return queue;
}
METHOD(SimpleQueue, put, "($self, /, item, block=True, timeout=None)", "Put the item on the queue.") {
    return list_append(items_of(arg(args, 0)), arg(args, 1));
}
METHOD(SimpleQueue, put_nowait, "($self, /, item)", "Put an item into the queue without blocking.") {
    return list_append(items_of(arg(args, 0)), arg(args, 1));
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
METHOD(SimpleQueue, get, "($self, /, block=True, timeout=None)",
       "Remove and return an item from the queue.") {
    Value block = is_unset(arg(args, 1)) ? TRUE : object_truth(arg(args, 1)), timeout = arg(args, 2);
    RETURN_IF_ERROR(block);
    if (size_of(arg(args, 0)) > 0) return take(arg(args, 0));
    if (is_false(block)) return raise_empty();
    if (is_unset(timeout) || is_none(timeout))
        return raise0(CLASS(RuntimeError),
                      TEXT("deadlock: the only thread waits for an item of an empty queue"));
    Value seconds = call1(CLASS(float), timeout);
    RETURN_IF_ERROR(seconds);
    if (float_value(seconds) < 0) return VALUE_ERROR("'timeout' must be a non-negative number");
    io_sleep((uint64_t)f64_to_i64(float_value(seconds) * 1e9));
    return raise_empty();
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
