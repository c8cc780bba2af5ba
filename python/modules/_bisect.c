// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _bisect: binary search in sorted sequences, and insertion. Each comparison may run the user's code, which may
// change the sequence: items are fetched one at a time, by the sequence's own checked access.
#include "python/objects/length.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/module.h"

MODULE(_bisect,
       "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order "
       "without\nhaving to sort the list after each insertion. For long lists of items with\nexpensive "
       "comparison operations, this can be an improvement over the more\ncommon approach.\n") {
    return NONE;
}

typedef struct {
    bool ok; // else the exception is set
    int64_t at;
} Place;

static I64Result index_argument(Value v) {
    Value n = object_index(v);
    if (is_error(n)) return (I64Result){0};
    I64Result result = int_to_i64(n);
    if (!result.ok) raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
    return result;
}

static Value item_at(Value sequence, int64_t i) {
    if (IS_EXACT(sequence, list))
        return (uint64_t)i < list_length(sequence)
                   ? list_get(sequence, (uint64_t)i)
                   : raise0(CLASS(IndexError), TEXT("list index out of range"));
    Value index = int_new(i);
    return is_error(index) ? ERROR : object_getitem(sequence, index);
}

static Value is_less(Value a, Value b) {
    if (both_int(a, b)) return bool_value(int_of(a) < int_of(b));
    if (both_float(a, b)) return bool_value(float_of(a) < float_of(b));
    return object_compare_bool(COMPARE_LT, a, b);
}

// Where x goes in sequence[lo .. hi): to the right of its equals, or to the left. key: UNSET or None for none.
static Place search(Value sequence, Value x, Value lo_argument, Value hi_argument, Value key, bool right) {
    I64Result lo = {true, 0}, hi = {true, -1};
    if (!is_unset(lo_argument)) lo = index_argument(lo_argument);
    if (!lo.ok) return (Place){0};
    if (!is_unset(hi_argument) && !is_none(hi_argument)) {
        if (!object_has_index(hi_argument)) {
            raise1(CLASS(TypeError), TEXT("argument should be integer or None, not '{t}'"), hi_argument);
            return (Place){0};
        }
        hi = index_argument(hi_argument);
        if (!hi.ok) return (Place){0};
    }
    if (lo.value < 0) {
        VALUE_ERROR("lo must be non-negative");
        return (Place){0};
    }
    if (hi.value == -1) {
        Value length = object_length_any(sequence);
        if (is_error(length)) return (Place){0};
        hi = int_to_i64(length);
    }
    if (IS_A(sequence, dict)) {
        raise1(CLASS(TypeError), TEXT("{t} is not a sequence"), sequence);
        return (Place){0};
    }
    int64_t from = lo.value, to = hi.value;
    while (from < to) {
        int64_t middle = (int64_t)(((uint64_t)from + (uint64_t)to) / 2);
        Value item = item_at(sequence, middle);
        if (!is_error(item) && !is_unset(key) && !is_none(key)) item = call1(key, item);
        if (is_error(item)) return (Place){0};
        Value less = right ? is_less(x, item) : is_less(item, x);
        if (is_error(less)) return (Place){0};
        if (is_true(less) == right)
            to = middle;
        else
            from = middle + 1;
    }
    return (Place){true, from};
}

static Value bisect(Args args, bool right) {
    Place p = search(arg(args, 1), arg(args, 2), arg(args, 3), arg(args, 4), arg(args, 5), right);
    return p.ok ? int_new(p.at) : ERROR;
}

static Value insort(Args args, bool right) {
    Value sequence = arg(args, 1), x = arg(args, 2), key = arg(args, 5), compared = x;
    if (!is_unset(key) && !is_none(key)) {
        compared = call1(key, x);
        RETURN_IF_ERROR(compared);
    }
    Place p = search(sequence, compared, arg(args, 3), arg(args, 4), key, right);
    if (!p.ok) return ERROR;
    if (IS_EXACT(sequence, list)) {
        uint64_t length = list_length(sequence);
        return list_insert(sequence, (uint64_t)p.at < length ? (uint64_t)p.at : length, x);
    }
    Value done = call_method2(sequence, NAME(insert), int_new(p.at), x);
    return is_error(done) ? ERROR : NONE;
}

FUNCTION(
    _bisect, bisect_right, "($module, /, a, x, lo=0, hi=None, *, key=None)",
    "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such "
    "that all e in a[:i] have e <= x, and all e in\na[i:] have e > x.  So if x already appears in the list, "
    "a.insert(i, x) will\ninsert just after the rightmost x already there.\n\nOptional args lo (default 0) "
    "and hi (default len(a)) bound the\nslice of a to be searched.") {
    return bisect(args, true);
}
FUNCTION(
    _bisect, bisect_left, "($module, /, a, x, lo=0, hi=None, *, key=None)",
    "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such "
    "that all e in a[:i] have e < x, and all e in\na[i:] have e >= x.  So if x already appears in the list, "
    "a.insert(i, x) will\ninsert just before the leftmost x already there.\n\nOptional args lo (default 0) "
    "and hi (default len(a)) bound the\nslice of a to be searched.") {
    return bisect(args, false);
}
FUNCTION(
    _bisect, insort_right, "($module, /, a, x, lo=0, hi=None, *, key=None)",
    "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to "
    "the right of the rightmost x.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice "
    "of a to be searched.") {
    return insort(args, true);
}
FUNCTION(
    _bisect, insort_left, "($module, /, a, x, lo=0, hi=None, *, key=None)",
    "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to "
    "the left of the leftmost x.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of "
    "a to be searched.") {
    return insort(args, false);
}
