// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// "Did you mean": the name nearest to one that was not found, by the number of characters to insert, delete or
// replace; another case costs half.
#include "python/modules/traceback_report.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/code.h"
#include "python/vm/frame.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"

enum { CANDIDATES_MAX = 750, LENGTH_MAX = 40, COST_MOVE = 2, COST_CASE = 1 };

static uint32_t lower(uint32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static uint32_t replace_cost(uint32_t a, uint32_t b) {
    return a == b ? 0 : lower(a) == lower(b) ? COST_CASE : COST_MOVE;
}
static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

// The distance between the bytes a[from_a .. +n) and b[from_b .. +m), n <= m <= LENGTH_MAX; `limit` + 1: more.
static uint32_t distance_between(Ref a, uint32_t from_a, uint32_t n, Ref b, uint32_t from_b, uint32_t m,
                                 uint32_t limit) {
    uint32_t row[LENGTH_MAX], result = 0;
    for (uint32_t i = 0; i < n; i++) AT(row, i) = (i + 1) * COST_MOVE;
    for (uint32_t j = 0; j < m; j++) {
        uint32_t diagonal = j * COST_MOVE, best = UINT32_MAX;
        result = diagonal;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t replaced = diagonal + replace_cost(u8_get(b, from_b + j), u8_get(a, from_a + i));
            diagonal = AT(row, i);
            result = least(least(result, diagonal) + COST_MOVE, replaced);
            AT(row, i) = result;
            best = least(best, result);
        }
        if (best > limit) return limit + 1;
    }
    return result;
}

static uint32_t distance(Ref a, Ref b, uint32_t limit) {
    uint32_t n = bytes_length(a), m = bytes_length(b), start = 0;
    while (start < n && start < m && u8_get(a, start) == u8_get(b, start)) start++;
    n -= start, m -= start;
    while (n > 0 && m > 0 && u8_get(a, start + n - 1) == u8_get(b, start + m - 1)) n--, m--;
    if (n == 0 || m == 0) return (n + m) * COST_MOVE;
    if (n > LENGTH_MAX || m > LENGTH_MAX) return limit + 1;
    uint32_t gap = n < m ? m - n : n - m;
    if (gap * COST_MOVE > limit) return limit + 1;
    return n <= m ? distance_between(a, start, n, b, start, m, limit)
                  : distance_between(b, start, m, a, start, n, limit);
}

// The candidate nearest to name (an exact str): UNSET when none is near.
static Value nearest(Value candidates, Value name) {
    Value best = UNSET, wanted = str_to_utf8(name);
    uint32_t best_distance = UINT32_MAX;
    if (is_error(wanted) || is_error(candidates) || list_length(candidates) >= CANDIDATES_MAX) {
        error_clear();
        return UNSET;
    }
    for (uint64_t i = 0; i < list_length(candidates); i++) {
        Value item = list_get(candidates, i);
        if (!is_str(item)) return UNSET;
        if (str_equal(str_plain(item), name)) continue;
        Value text = str_to_utf8(str_plain(item));
        if (is_error(text)) {
            error_clear();
            return UNSET;
        }
        // No more than a third of the characters involved may differ.
        uint32_t limit = (bytes_length(ref_of(wanted)) + bytes_length(ref_of(text)) + 3) * COST_MOVE / 6;
        limit = least(limit, best_distance - 1);
        uint32_t d = distance(ref_of(wanted), ref_of(text), limit);
        if (d > limit) continue;
        best = str_plain(item);
        best_distance = d;
        if (d == 0) break;
    }
    return best;
}

// --- candidates ---
static Value for_attribute(Value exception) {
    Value name = slot_get(ref_of(exception), ATTRIBUTE_ERROR_NAME);
    Value object = slot_get(ref_of(exception), ATTRIBUTE_ERROR_OBJ);
    if (is_unset(name) || is_unset(object) || !is_str(name)) return UNSET;
    Value names = call_special0(object, NAME(__dir__));
    if (is_error(names)) error_clear();
    if (is_error(names) || is_unset(names)) return UNSET;
    names = list_from_iterable(names);
    if (is_error(names) || is_error(list_sort(names, UNSET, false))) {
        error_clear();
        return UNSET;
    }
    return nearest(names, str_plain(name));
}

// All names of local variables of a code object.
static Value local_names(Value code) {
    Value names = list_from_iterable(slot_get(ref_of(code), CODE_VARNAMES));
    if (is_error(names) || is_error(list_extend(names, slot_get(ref_of(code), CODE_CELLS))) ||
        is_error(list_extend(names, slot_get(ref_of(code), CODE_FREE))))
        return ERROR;
    return names;
}

static Value for_name(Value exception) {
    Value name = slot_get(ref_of(exception), NAME_ERROR_NAME);
    Value traceback = exception_field(exception, EXCEPTION_TRACEBACK);
    if (is_unset(name) || !is_str(name) || !IS_EXACT(traceback, traceback)) return UNSET;
    while (IS_EXACT(slot_get(ref_of(traceback), TRACEBACK_NEXT), traceback))
        traceback = slot_get(ref_of(traceback), TRACEBACK_NEXT);
    Value frame = slot_get(ref_of(traceback), TRACEBACK_FRAME);
    name = str_plain(name);
    Value found = nearest(local_names(frame_code(frame)), name);
    if (!is_unset(found)) return found;
    found = nearest(list_from_iterable(namespace_globals(slot_get(ref_of(frame), FRAME_FUNCTION))), name);
    return is_unset(found) ? nearest(list_from_iterable(builtins_namespace), name) : found;
}

Value report_suggestion(Value exception) {
    if (IS_EXACT(exception, AttributeError)) return for_attribute(exception);
    return IS_EXACT(exception, NameError) ? for_name(exception) : UNSET;
}
