// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of tuple.
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/items.h"
#include "python/objects/memory.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static Value self_of(Args args) { return object_plain(arg(args, 0)); }

STATICMETHOD(tuple, __new__, "!($type, iterable=(), /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), iterable = arg(args, 1);
    Value tuple = is_unset(iterable) ? tuple_new(0) : tuple_from_iterable(iterable);
    if (is_error(tuple) || same(class, CLASS(tuple))) return tuple;
    Value instance = new_instance(class);
    RETURN_IF_ERROR(instance);
    slot_set(ref_of(instance), 0, tuple);
    return instance;
}

METHOD(tuple, __repr__, "($self, /)", "Return repr(self).") {
    Value self = self_of(args);
    return tuple_length(self) == 0 ? str_from_text(TEXT("()")) : items_repr(self, '(', ')', true);
}

// --- hash: the items' hashes in order, scattered by the rounds of xxHash (Y. Collet) ---
#define PRIME1 UINT64_C(11400714785074694791)
#define PRIME2 UINT64_C(14029467366897019727)
#define PRIME5 UINT64_C(2870177450012600261)
static uint64_t hash_round(uint64_t hash, int64_t item) {
    return u64_rotl(hash + (uint64_t)item * PRIME2, 31) * PRIME1;
}
static HashResult hash_end(uint64_t hash, uint64_t length) {
    hash += length ^ (PRIME5 ^ UINT64_C(3527539));
    return (HashResult){true, hash == UINT64_MAX ? INT64_C(1546275796) : (int64_t)hash};
}

// Tuples inside tuples, so many that there is no room on the C stack: those that wait are in a block, each with the
// index to go on at and the two halves of its hash so far.
enum { WAIT_TUPLE, WAIT_INDEX, WAIT_LOW, WAIT_HIGH, WAIT_SLOTS };
static HashResult hash_deep(Value tuple) {
    Value waiting = new_storage(64 * WAIT_SLOTS);
    uint64_t depth = 0, i = 0, hash = PRIME5;
    while (!is_error(waiting)) {
        Ref w = ref_of(waiting);
        HashResult item = {false, 0};
        if (i < tuple_length(tuple)) {
            Value v = tuple_get(tuple, i++);
            if (IS_EXACT(v, tuple)) {
                if ((depth + 1) * WAIT_SLOTS > slot_count(w)) {
                    waiting = new_storage(slot_count(w) * 2);
                    if (is_error(waiting)) break;
                    slots_copy(ref_of(waiting), 0, w, 0, slot_count(w));
                    w = ref_of(waiting);
                }
                slot_set(w, depth * WAIT_SLOTS + WAIT_TUPLE, tuple);
                slot_set(w, depth * WAIT_SLOTS + WAIT_INDEX, int_wrap((int64_t)i));
                slot_set(w, depth * WAIT_SLOTS + WAIT_LOW, int_u32((uint32_t)hash));
                slot_set(w, depth++ * WAIT_SLOTS + WAIT_HIGH, int_u32((uint32_t)(hash >> 32)));
                tuple = v, i = 0, hash = PRIME5;
                continue;
            }
            item = object_hash(v);
            if (!item.ok) return item;
        } else {
            item = hash_end(hash, i);
            if (depth-- == 0) return item;
            tuple = slot_get(w, depth * WAIT_SLOTS + WAIT_TUPLE);
            i = (uint64_t)int_of(slot_get(w, depth * WAIT_SLOTS + WAIT_INDEX));
            hash = (uint64_t)int_of(slot_get(w, depth * WAIT_SLOTS + WAIT_LOW)) |
                   (uint64_t)int_of(slot_get(w, depth * WAIT_SLOTS + WAIT_HIGH)) << 32;
        }
        hash = hash_round(hash, item.value);
    }
    return (HashResult){0};
}

HashResult tuple_hash(Value tuple) {
    uint64_t hash = PRIME5, n = tuple_length(tuple);
    bool roomy = false; // asked at the first item whose hash may need room
    for (uint64_t i = 0; i < n; i++) {
        Value v = tuple_get(tuple, i);
        if (IS_EXACT(v, str)) {
            hash = hash_round(hash, str_hash_quick(v));
        } else if (is_int(v) && int_of(v) != -1) {
            hash = hash_round(hash, int_of(v));
        } else {
            if (!roomy && !stack_has_room()) return hash_deep(tuple);
            roomy = true;
            HashResult item = object_hash(v);
            if (!item.ok) return item;
            hash = hash_round(hash, item.value);
        }
    }
    return hash_end(hash, n);
}
METHOD(tuple, __hash__, "($self, /)", "Return hash(self).") {
    HashResult hash = tuple_hash(self_of(args));
    return hash.ok ? int_new(hash.value) : ERROR;
}

static Value compare(enum CompareOp op, Args args) {
    Value other = arg(args, 1);
    if (!is_tuple(other)) return NOT_IMPLEMENTED;
    if (!stack_has_room())
        return raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded in comparison"));
    return items_compare(op, self_of(args), object_plain(other));
}
METHOD(tuple, __lt__, "($self, value, /)", "Return self<value.") { return compare(COMPARE_LT, args); }
METHOD(tuple, __le__, "($self, value, /)", "Return self<=value.") { return compare(COMPARE_LE, args); }
METHOD(tuple, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(tuple, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(tuple, __gt__, "($self, value, /)", "Return self>value.") { return compare(COMPARE_GT, args); }
METHOD(tuple, __ge__, "($self, value, /)", "Return self>=value.") { return compare(COMPARE_GE, args); }

METHOD(tuple, __len__, "($self, /)", "Return len(self).") {
    return int_wrap((int64_t)tuple_length(self_of(args)));
}

Value tuple_get_slice(Value tuple, Value slice) {
    SliceRange range = slice_range(slice, tuple_length(tuple));
    if (!range.ok) return ERROR;
    if (range.step == 1)
        return tuple_slice(tuple, (uint64_t)range.start, (uint64_t)range.start + range.count);
    Value result = tuple_new(range.count);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < range.count; i++)
        slot_set(ref_of(result), i, tuple_get(tuple, (uint64_t)range.start + i * (uint64_t)range.step));
    return result;
}

METHOD(tuple, __getitem__, "($self, key, /)", "Return self[key].") {
    Value self = self_of(args), key = arg(args, 1);
    uint64_t length = tuple_length(self);
    if (is_slice(key)) return tuple_get_slice(self, key);
    if (!object_has_index(key))
        return raise1(CLASS(TypeError), TEXT("tuple indices must be integers or slices, not {t}"), key);
    I64Result i = object_index_i64(key, CLASS(IndexError));
    if (!i.ok) return ERROR;
    uint64_t at = (uint64_t)(i.value < 0 ? i.value + (int64_t)length : i.value);
    return at < length ? tuple_get(self, at) : raise0(CLASS(IndexError), TEXT("tuple index out of range"));
}

METHOD(tuple, __add__, "($self, value, /)", "Return self+value.") {
    Value other = arg(args, 1);
    if (!is_tuple(other))
        return raise1(CLASS(TypeError), TEXT("can only concatenate tuple (not \"{t}\") to tuple"), other);
    return tuple_concat(self_of(args), object_plain(other));
}

static Value repeat(Value self, Value times) {
    uint64_t length = tuple_length(self);
    I64Result n = items_times(times);
    if (!items_fit(length, n)) return ERROR;
    if (n.value == 1) return self;
    Value result = tuple_new(length * (uint64_t)n.value);
    RETURN_IF_ERROR(result);
    if (n.value == 0 || length == 0) return result;
    slots_copy(ref_of(result), 0, ref_of(self), 0, length);
    items_repeat(ref_of(result), length, (uint64_t)n.value);
    return result;
}
METHOD(tuple, __mul__, "($self, value, /)", "Return self*value.") {
    return repeat(self_of(args), arg(args, 1));
}
METHOD(tuple, __rmul__, "($self, value, /)", "Return value*self.") {
    return repeat(self_of(args), arg(args, 1));
}

METHOD(tuple, __contains__, "($self, key, /)", "Return key in self.") {
    return items_contains(self_of(args), arg(args, 1));
}
METHOD(tuple, __getnewargs__, "($self, /)", "") { return tuple1(self_of(args)); }

METHOD(tuple, index, "($self, value, start=0, stop=sys.maxsize, /)",
       "Return first index of value.\n"
       "\n"
       "Raises ValueError if the value is not present.") {
    Value at = items_index(self_of(args), arg(args, 1), arg(args, 2), arg(args, 3));
    return is_unset(at) ? VALUE_ERROR("tuple.index(x): x not in tuple") : at;
}
METHOD(tuple, count, "($self, value, /)", "Return number of occurrences of value.") {
    return items_count(self_of(args), arg(args, 1));
}
METHOD(tuple, __sizeof__, "!($self, /)", "Size of object in memory, in bytes.") {
    return int_wrap((int64_t)(24 + 8 * tuple_length(self_of(args))));
}
