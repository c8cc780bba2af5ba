// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The wrapper of functools.lru_cache: a dict of results, and a ring of links in order of use when their number is
// limited. The function, and the comparison of keys, may call the wrapper again: after each such call the table is
// looked at anew.
#include "python/modules/_functools.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

enum LinkSlot { LINK_BEFORE, LINK_AFTER, LINK_KEY, LINK_RESULT, LINK_SLOTS };

TYPE(lru_cache, "functools._lru_cache_wrapper", object, CACHE_FIELDS,
     "Create a cached callable that wraps another function.\n"
     "\n"
     "user_function:      the function being cached\n"
     "\n"
     "maxsize:  0         for no caching\n"
     "          None      for unlimited cache size\n"
     "          n         for a bounded cache\n"
     "\n"
     "typed:    False     cache f(3) and f(3.0) as identical calls\n"
     "          True      cache f(3) and f(3.0) as distinct calls\n"
     "\n"
     "cache_info_type:    namedtuple class with the fields:\n"
     "                        hits misses currsize maxsize\n");

static ROOT(keyword_mark); // stands between positional and keyword arguments in a key

static Value field(Value self, uint32_t i) { return slot_get(ref_of(self), i); }

// --- the ring ---
static void link_join(Ref a, Ref b) {
    slot_set(a, LINK_AFTER, ref_value(b));
    slot_set(b, LINK_BEFORE, ref_value(a));
}
static void link_take_out(Ref link) {
    link_join(ref_of(slot_get(link, LINK_BEFORE)), ref_of(slot_get(link, LINK_AFTER)));
}
static void link_put_newest(Value self, Ref link) {
    Ref root = ref_of(field(self, CACHE_ROOT));
    link_join(ref_of(slot_get(root, LINK_BEFORE)), link);
    link_join(link, root);
}
static Value empty(Value self) {
    Value table = dict_new(0), root = new_storage(LINK_SLOTS);
    if (is_error(table) || is_error(root)) return ERROR;
    link_join(ref_of(root), ref_of(root));
    slot_set(ref_of(self), CACHE_TABLE, table);
    slot_set(ref_of(self), CACHE_ROOT, root);
    slot_set(ref_of(self), CACHE_HITS, int_u32(0));
    slot_set(ref_of(self), CACHE_MISSES, int_u32(0));
    return NONE;
}
static void add_one(Value self, uint32_t i) {
    slot_set(ref_of(self), i, int_wrap(int_of(field(self, i)) + 1));
}

STATICMETHOD(lru_cache, __new__, "!($type, user_function, maxsize, typed, cache_info_type)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value function = arg(args, 1), size = arg(args, 2), typed = object_truth(arg(args, 3));
    if (!object_is_callable(function)) return TYPE_ERROR("the first argument must be callable");
    RETURN_IF_ERROR(typed);
    int64_t limit = -1;
    if (!is_none(size)) {
        if (!object_has_index(size)) return TYPE_ERROR("maxsize should be integer or None");
        I64Result n = object_index_i64(size, CLASS(OverflowError));
        if (!n.ok) return ERROR;
        limit = n.value < 0 ? 0 : n.value;
    }
    if (!is_ref(keyword_mark)) keyword_mark = call0(CLASS(object));
    RETURN_IF_ERROR(keyword_mark);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), CACHE_FUNCTION, function);
    slot_set(ref_of(self), CACHE_LIMIT, int_wrap(limit < SMALL_INT_MAX ? limit : SMALL_INT_MAX));
    slot_set(ref_of(self), CACHE_TYPED, typed);
    slot_set(ref_of(self), CACHE_INFO, arg(args, 4));
    return is_error(empty(self)) ? ERROR : self;
}

// --- keys ---
// One str or int stands for itself; anything else is a tuple: arguments, the mark, names and values, classes.
static Value key_of(Value self, Args args, Value keyword_names) {
    uint32_t keywords = is_unset(keyword_names) ? 0 : (uint32_t)tuple_length(keyword_names);
    uint32_t count = args_count(args), given = count - keywords;
    bool typed = is_true(field(self, CACHE_TYPED));
    if (count == 1 && keywords == 0 && !typed && (int_is_exact(arg(args, 0)) || IS_EXACT(arg(args, 0), str)))
        return arg(args, 0);
    Value key = tuple_new(given + (keywords > 0 ? 1 + 2 * (uint64_t)keywords : 0) + (typed ? count : 0));
    RETURN_IF_ERROR(key);
    Ref k = ref_of(key);
    uint32_t at = 0;
    for (uint32_t i = 0; i < given; i++) slot_set(k, at++, arg(args, i));
    if (keywords > 0) slot_set(k, at++, keyword_mark);
    for (uint32_t i = 0; i < keywords; i++) {
        slot_set(k, at++, tuple_get(keyword_names, i));
        slot_set(k, at++, arg(args, given + i));
    }
    for (uint32_t i = 0; typed && i < count; i++) slot_set(k, at++, class_of(arg(args, i)));
    return key;
}

// --- calls ---
static Value call_unlimited(Value self, Value key, Args args, Value keyword_names) {
    Value found = dict_get(field(self, CACHE_TABLE), key);
    RETURN_IF_ERROR(found);
    if (!is_unset(found)) {
        add_one(self, CACHE_HITS);
        return found;
    }
    add_one(self, CACHE_MISSES);
    Value result = object_call(field(self, CACHE_FUNCTION), args, keyword_names);
    RETURN_IF_ERROR(result);
    return is_error(dict_set(field(self, CACHE_TABLE), key, result)) ? ERROR : result;
}

// Keeps a result under a key that is not in the table, in the place of the oldest one if the table is full.
static Value keep(Value self, Value key, Value result) {
    Value table = field(self, CACHE_TABLE), root = field(self, CACHE_ROOT), link = UNSET;
    Value oldest = slot_get(ref_of(root), LINK_AFTER);
    bool full = (int64_t)dict_length(table) >= int_of(field(self, CACHE_LIMIT));
    if (!full || same(oldest, root)) {
        link = new_storage(LINK_SLOTS);
        RETURN_IF_ERROR(link);
    } else {
        link = oldest;
        link_take_out(ref_of(link));
        Value dropped = dict_pop(table, slot_get(ref_of(link), LINK_KEY));
        if (is_error(dropped)) link_put_newest(self, ref_of(link));
        RETURN_IF_ERROR(dropped);
        if (is_unset(dropped)) return result; // gone already, by a call in between: the link is an orphan
    }
    slot_set(ref_of(link), LINK_KEY, key);
    slot_set(ref_of(link), LINK_RESULT, result);
    RETURN_IF_ERROR(dict_set(table, key, link));
    link_put_newest(self, ref_of(link));
    return result;
}
static Value call_limited(Value self, Value key, Args args, Value keyword_names) {
    Value found = dict_get(field(self, CACHE_TABLE), key);
    RETURN_IF_ERROR(found);
    if (!is_unset(found)) {
        link_take_out(ref_of(found));
        link_put_newest(self, ref_of(found));
        add_one(self, CACHE_HITS);
        return slot_get(ref_of(found), LINK_RESULT);
    }
    add_one(self, CACHE_MISSES);
    Value result = object_call(field(self, CACHE_FUNCTION), args, keyword_names);
    RETURN_IF_ERROR(result);
    found = dict_get(field(self, CACHE_TABLE), key);
    RETURN_IF_ERROR(found);
    return is_unset(found) ? keep(self, key, result) : result;
}
Value lru_cache_call(Value self, Args args, Value keyword_names) {
    Value limit = field(self, CACHE_LIMIT);
    if (same(limit, int_u32(0))) {
        add_one(self, CACHE_MISSES);
        return object_call(field(self, CACHE_FUNCTION), args, keyword_names);
    }
    Value key = key_of(self, args, keyword_names);
    RETURN_IF_ERROR(key);
    return same(limit, int_i32(-1)) ? call_unlimited(self, key, args, keyword_names)
                                    : call_limited(self, key, args, keyword_names);
}
METHOD(lru_cache, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    Value call = native_bound(class_lookup(CLASS(lru_cache), NAME(__call__)), arg(args, 0));
    return is_error(call) ? ERROR : call_tuple(call, arg(args, 1), arg(args, 2));
}

METHOD(lru_cache, cache_info, "!($self, /)", "Report cache statistics") {
    Value self = arg(args, 0), limit = field(self, CACHE_LIMIT), values = tuple_new(4);
    RETURN_IF_ERROR(values);
    slot_set(ref_of(values), 0, field(self, CACHE_HITS));
    slot_set(ref_of(values), 1, field(self, CACHE_MISSES));
    slot_set(ref_of(values), 2, same(limit, int_i32(-1)) ? NONE : limit);
    slot_set(ref_of(values), 3, int_wrap((int64_t)dict_length(field(self, CACHE_TABLE))));
    return call_tuple(field(self, CACHE_INFO), values, UNSET);
}
METHOD(lru_cache, cache_clear, "!($self, /)", "Clear the cache and cache statistics") {
    return empty(arg(args, 0));
}
METHOD(lru_cache, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    Value instance = arg(args, 1);
    return is_none(instance) || is_unset(instance) ? arg(args, 0) : method_new(arg(args, 0), instance);
}
METHOD(lru_cache, __reduce__, "!($self, /)", "") { return object_getattr(arg(args, 0), NAME(__qualname__)); }
METHOD(lru_cache, __copy__, "!($self, /)", "") { return arg(args, 0); }
METHOD(lru_cache, __deepcopy__, "!($self, memo, /)", "") { return arg(args, 0); }
