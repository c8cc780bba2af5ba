// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// list.sort: natural merge sort with galloping (T. Peters' timsort), whose merges are chosen by the powers of the
// boundaries between runs (Munro and Wild, "Nearly-optimal mergesorts", 2018). Stable; about as few comparisons
// as there can be, and no more than CPython's. Comparing may run Python code: the items are taken out of the list
// for the time of the sort, so that no such code can reach them.
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

enum Mode { BY_INT, BY_FLOAT, BY_STR, BY_COMPARISON }; // what all the keys are

enum { GALLOP = 7, SHORT = 64 };
enum RunWord { RUN_BASE, RUN_LENGTH, RUN_POWER, RUN_WORDS }; // of a run in Sort.runs, 8 bytes each

// A sort under way. keys[i] decides where values[i] goes; values is keys itself when there is no key function.
typedef struct {
    Ref keys, values;
    Ref spare_keys, spare_values; // room for the smaller side of a merge
    Ref runs;                     // blob: the runs that wait for being merged, neighbours in order
    uint64_t count, run_count;
    uint64_t gallop; // so many wins in a row make a merge gallop
    enum Mode mode;
    bool failed;
} Sort;

typedef struct {
    bool failed;
    uint64_t at;
} Place;

// --- keys ---
enum Order { NOT_LESS, LESS, UNKNOWN }; // UNKNOWN: the comparison failed

INLINE enum Order less(enum Mode mode, Value a, Value b) {
    switch (mode) {
    case BY_INT: return int_less(a, b) ? LESS : NOT_LESS;
    case BY_FLOAT: return float_of(a) < float_of(b) ? LESS : NOT_LESS;
    case BY_STR: return str_order(a, b) < 0 ? LESS : NOT_LESS;
    case BY_COMPARISON: break;
    }
    Value result = object_compare_bool(COMPARE_LT, a, b);
    return is_error(result) ? UNKNOWN : is_true(result) ? LESS : NOT_LESS;
}

static enum Mode mode_of(Ref keys, uint64_t n) {
    Value first = slot_get(keys, 0);
    if (is_int(first)) {
        for (uint64_t i = 1; i < n; i++)
            if (!is_int(slot_get(keys, i))) return BY_COMPARISON;
        return BY_INT;
    }
    if (is_self_tagged_float(first)) {
        for (uint64_t i = 1; i < n; i++)
            if (!is_self_tagged_float(slot_get(keys, i))) return BY_COMPARISON;
        return BY_FLOAT;
    }
    for (uint64_t i = 0; i < n; i++)
        if (!IS_EXACT(slot_get(keys, i), str)) return BY_COMPARISON;
    return BY_STR;
}

// --- moving pairs ---
INLINE bool has_values(Sort s) { return !same_ref(s.keys, s.values); }

static void move(Sort s, uint64_t to, uint64_t from, uint64_t n) {
    slots_copy(s.keys, to, s.keys, from, n);
    if (has_values(s)) slots_copy(s.values, to, s.values, from, n);
}
static void save(Sort s, uint64_t from, uint64_t n) { // to the spare room
    slots_copy(s.spare_keys, 0, s.keys, from, n);
    if (has_values(s)) slots_copy(s.spare_values, 0, s.values, from, n);
}
static void restore(Sort s, uint64_t to, uint64_t from, uint64_t n) { // from the spare room
    slots_copy(s.keys, to, s.spare_keys, from, n);
    if (has_values(s)) slots_copy(s.values, to, s.spare_values, from, n);
}
INLINE void move_one(Sort s, uint64_t to, uint64_t from) {
    slot_set(s.keys, to, slot_get(s.keys, from));
    if (has_values(s)) slot_set(s.values, to, slot_get(s.values, from));
}
INLINE void restore_one(Sort s, uint64_t to, uint64_t from) {
    slot_set(s.keys, to, slot_get(s.spare_keys, from));
    if (has_values(s)) slot_set(s.values, to, slot_get(s.spare_values, from));
}

static void reverse_block(Ref block, uint64_t from, uint64_t to) {
    while (from + 1 < to) {
        Value v = slot_get(block, from);
        slot_set(block, from++, slot_get(block, --to));
        slot_set(block, to, v);
    }
}
static void reverse_part(Sort s, uint64_t from, uint64_t to) {
    reverse_block(s.keys, from, to);
    if (has_values(s)) reverse_block(s.values, from, to);
}

// --- runs ---
// The end of the run that begins at `from`; a strictly descending one is turned round.
static Place take_run(Sort s, uint64_t from) {
    uint64_t i = from + 1;
    if (i >= s.count) return (Place){false, s.count};
    enum Order first = less(s.mode, slot_get(s.keys, i), slot_get(s.keys, from)), order = first;
    while (order != UNKNOWN && order == first && ++i < s.count)
        order = less(s.mode, slot_get(s.keys, i), slot_get(s.keys, i - 1));
    if (order == UNKNOWN) return (Place){true, 0};
    if (first == LESS) reverse_part(s, from, i);
    return (Place){false, i};
}

enum { FEW = 6 }; // so many items are moved one by one

// Sorts [from .. to), of which [from .. sorted) is sorted, by binary insertion. false: a comparison failed.
static bool insert_rest(Sort s, uint64_t from, uint64_t sorted, uint64_t to) {
    for (uint64_t i = sorted; i < to; i++) {
        uint64_t low = from, high = i;
        Value key = slot_get(s.keys, i), value = slot_get(s.values, i);
        while (low < high) {
            uint64_t middle = low + (high - low) / 2;
            enum Order order = less(s.mode, key, slot_get(s.keys, middle));
            if (order == UNKNOWN) return false;
            if (order == LESS)
                high = middle;
            else
                low = middle + 1;
        }
        if (low == i) continue;
        if (i - low <= FEW)
            for (uint64_t at = i; at > low; at--) {
                slot_set(s.keys, at, slot_get(s.keys, at - 1));
                if (has_values(s)) slot_set(s.values, at, slot_get(s.values, at - 1));
            }
        else
            move(s, low + 1, low, i - low);
        slot_set(s.keys, low, key);
        slot_set(s.values, low, value);
    }
    return true;
}

// Runs shorter than this are made that long: n / a power of two, rounded up, below 64.
static uint64_t least_run(uint64_t n) {
    uint64_t odd = 0;
    while (n >= SHORT) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

// --- galloping: where `key` belongs in the sorted block[from .. from + n) ---
// Before all that are equal to it (`left`), or behind them. The search starts at index `hint` and doubles its steps.
static Place gallop(enum Mode mode, Value key, Ref block, uint64_t from, uint64_t n, uint64_t hint,
                    bool left) {
    uint64_t last = 0, step = 1, low, high;
    // Is the item at i before the place?
#define BEFORE(i)                                                                                            \
    (left ? less(mode, slot_get(block, from + (i)), key)                                                     \
          : (enum Order)(NOT_LESS + LESS - less(mode, key, slot_get(block, from + (i)))))
    enum Order before = BEFORE(hint);
    if (before == LESS) {
        uint64_t most = n - hint;
        while (step < most && (before = BEFORE(hint + step)) == LESS) {
            last = step;
            step = step * 2 + 1;
        }
        low = hint + last + 1;
        high = hint + (step > most ? most : step);
    } else {
        uint64_t most = hint + 1;
        while (before == NOT_LESS && step < most && (before = BEFORE(hint - step)) == NOT_LESS) {
            last = step;
            step = step * 2 + 1;
        }
        low = hint + 1 - (step > most ? most : step);
        high = hint - last;
    }
    while (before <= LESS && low < high) {
        uint64_t middle = low + (high - low) / 2;
        before = BEFORE(middle);
        if (before == LESS)
            low = middle + 1;
        else
            high = middle;
    }
#undef BEFORE
    return (Place){before > LESS, high};
}

// --- merging neighbours [a .. a + n) and [b .. b + m), b = a + n ---
// The left one is the smaller: it is saved, and the place fills from the left.
static Sort merge_low(Sort s, uint64_t a, uint64_t n, uint64_t b, uint64_t m) {
    uint64_t to = a, left = 0, wins_a, wins_b; // `left`: next of the saved items
    save(s, a, n);
    move_one(s, to++, b++);
    m--;
    while (m > 0 && n > 1) {
        wins_a = wins_b = 0;
        while (wins_a < s.gallop && wins_b < s.gallop) { // one at a time
            enum Order order = less(s.mode, slot_get(s.keys, b), slot_get(s.spare_keys, left));
            if (order == UNKNOWN) goto failed;
            if (order == LESS) {
                move_one(s, to++, b++);
                wins_b++, wins_a = 0;
                if (--m == 0) goto done;
            } else {
                restore_one(s, to++, left++);
                wins_a++, wins_b = 0;
                if (--n == 1) goto done;
            }
        }
        s.gallop++;
        do {
            s.gallop -= s.gallop > 1;
            Place p = gallop(s.mode, slot_get(s.keys, b), s.spare_keys, left, n, 0, false);
            if (p.failed) goto failed;
            wins_a = p.at;
            restore(s, to, left, p.at);
            to += p.at, left += p.at, n -= p.at;
            if (n <= 1) goto done;
            move_one(s, to++, b++);
            if (--m == 0) goto done;
            p = gallop(s.mode, slot_get(s.spare_keys, left), s.keys, b, m, 0, true);
            if (p.failed) goto failed;
            wins_b = p.at;
            move(s, to, b, p.at);
            to += p.at, b += p.at, m -= p.at;
            if (m == 0) goto done;
            restore_one(s, to++, left++);
            if (--n == 1) goto done;
        } while (wins_a >= GALLOP || wins_b >= GALLOP);
        s.gallop++;
    }
    goto done;
failed:
    s.failed = true;
    restore(s, to, left, n);
    return s;
done:
    if (m > 0) move(s, to, b, m); // the last saved item is behind all of these
    restore(s, to + m, left, n);
    return s;
}

// The right one is the smaller: it is saved, and the place fills from the right. Counts stand for the items that
// are left: the next one is at count - 1.
static Sort merge_high(Sort s, uint64_t a, uint64_t n, uint64_t b, uint64_t m) {
    uint64_t to = b + m, wins_a, wins_b; // `to`: one behind the next place
    save(s, b, m);
    move_one(s, --to, a + --n);
    while (n > 0 && m > 1) {
        wins_a = wins_b = 0;
        while (wins_a < s.gallop && wins_b < s.gallop) {
            enum Order order = less(s.mode, slot_get(s.spare_keys, m - 1), slot_get(s.keys, a + n - 1));
            if (order == UNKNOWN) goto failed;
            if (order == LESS) {
                move_one(s, --to, a + --n);
                wins_a++, wins_b = 0;
                if (n == 0) goto done;
            } else {
                restore_one(s, --to, --m);
                wins_b++, wins_a = 0;
                if (m == 1) goto done;
            }
        }
        s.gallop++;
        do {
            s.gallop -= s.gallop > 1;
            Place p = gallop(s.mode, slot_get(s.spare_keys, m - 1), s.keys, a, n, n - 1, false);
            if (p.failed) goto failed;
            wins_a = n - p.at;
            to -= wins_a, n -= wins_a;
            move(s, to, a + n, wins_a);
            if (n == 0) goto done;
            restore_one(s, --to, --m);
            if (m == 1) goto done;
            p = gallop(s.mode, slot_get(s.keys, a + n - 1), s.spare_keys, 0, m, m - 1, true);
            if (p.failed) goto failed;
            wins_b = m - p.at;
            to -= wins_b, m -= wins_b;
            restore(s, to, m, wins_b);
            if (m <= 1) goto done;
            move_one(s, --to, a + --n);
            if (n == 0) goto done;
        } while (wins_a >= GALLOP || wins_b >= GALLOP);
        s.gallop++;
    }
    goto done;
failed:
    s.failed = true;
    restore(s, to - m, 0, m);
    return s;
done:
    if (n > 0) move(s, to - n, a, n); // the last saved item is before all of these
    restore(s, to - n - m, 0, m);
    return s;
}

// --- which runs are merged when ---
static uint64_t run_get(Sort s, uint64_t i, enum RunWord word) {
    return u64_get(s.runs, (i * RUN_WORDS + (uint64_t)word) * 8);
}
static void run_set(Sort s, uint64_t i, enum RunWord word, uint64_t v) {
    u64_set(s.runs, (i * RUN_WORDS + (uint64_t)word) * 8, v);
}

static Sort make_room(Sort s, uint64_t n) {
    if (slot_count(s.spare_keys) >= n) return s;
    Value keys = new_storage(n), values = has_values(s) ? new_storage(n) : keys;
    if (is_error(keys) || is_error(values)) {
        s.failed = true;
        return s;
    }
    s.spare_keys = ref_of(keys);
    s.spare_values = ref_of(values);
    return s;
}

// Merges runs i and i + 1.
static Sort merge_at(Sort s, uint64_t i) {
    uint64_t a = run_get(s, i, RUN_BASE), n = run_get(s, i, RUN_LENGTH);
    uint64_t b = run_get(s, i + 1, RUN_BASE), m = run_get(s, i + 1, RUN_LENGTH);
    run_set(s, i, RUN_LENGTH, n + m);
    if (i + 3 == s.run_count) {
        run_set(s, i + 1, RUN_BASE, run_get(s, i + 2, RUN_BASE));
        run_set(s, i + 1, RUN_LENGTH, run_get(s, i + 2, RUN_LENGTH));
        run_set(s, i + 1, RUN_POWER, run_get(s, i + 2, RUN_POWER));
    }
    s.run_count--;
    // What is in its place already at both ends takes no part.
    Place p = gallop(s.mode, slot_get(s.keys, b), s.keys, a, n, 0, false);
    s.failed = p.failed;
    a += p.at, n -= p.at;
    if (s.failed || n == 0) return s;
    p = gallop(s.mode, slot_get(s.keys, a + n - 1), s.keys, b, m, m - 1, true);
    s.failed = p.failed;
    m = p.at;
    if (s.failed || m == 0) return s;
    s = make_room(s, n <= m ? n : m);
    if (s.failed) return s;
    return n <= m ? merge_low(s, a, n, b, m) : merge_high(s, a, n, b, m);
}

// The power of the boundary between a run [base .. base + n) and the m items behind it: how deep in the binary
// tree over all items the node lies at which the middles of the two part.
static uint64_t power_of(uint64_t base, uint64_t n, uint64_t m, uint64_t count) {
    uint64_t a = 2 * base + n, b = a + n + m, power = 0;
    for (;;) {
        power++;
        if (a >= count) {
            a -= count;
            b -= count;
        } else if (b >= count) {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

static Sort add_run(Sort s, uint64_t base, uint64_t n) {
    if (s.run_count > 0) {
        uint64_t top = s.run_count - 1;
        uint64_t power = power_of(run_get(s, top, RUN_BASE), run_get(s, top, RUN_LENGTH), n, s.count);
        while (s.run_count > 1 && run_get(s, s.run_count - 2, RUN_POWER) > power) {
            s = merge_at(s, s.run_count - 2);
            if (s.failed) return s;
        }
        run_set(s, s.run_count - 1, RUN_POWER, power);
    }
    run_set(s, s.run_count, RUN_BASE, base);
    run_set(s, s.run_count, RUN_LENGTH, n);
    run_set(s, s.run_count++, RUN_POWER, 0);
    return s;
}

static Sort merge_all(Sort s) {
    while (s.run_count > 1 && !s.failed) {
        uint64_t i = s.run_count - 2;
        if (i > 0 && run_get(s, i - 1, RUN_LENGTH) < run_get(s, i + 1, RUN_LENGTH)) i--;
        s = merge_at(s, i);
    }
    return s;
}

// The most runs that wait at a time: their powers grow, and none is above the number of n's bits.
static uint64_t most_runs(uint64_t n) {
    if (n < SHORT) return 1;
    uint64_t most = 2;
    for (; n; n /= 2) most++;
    return most;
}

// Sorts keys[0 .. n), and values with them. NONE or ERROR.
static Value sort_blocks(Ref keys, Ref values, uint64_t n) {
    if (n < 2) return NONE;
    Value runs = new_blob(most_runs(n) * RUN_WORDS * 8);
    RETURN_IF_ERROR(runs);
    Sort s = {.keys = keys, .values = values, .runs = ref_of(runs), .count = n, .gallop = GALLOP};
    s.mode = mode_of(keys, n);
    uint64_t least = least_run(n);
    for (uint64_t from = 0; from < n && !s.failed;) {
        Place end = take_run(s, from);
        if (end.failed) return ERROR;
        if (end.at - from < least && end.at < n) {
            uint64_t to = from + least < n ? from + least : n;
            if (!insert_rest(s, from, end.at, to)) return ERROR;
            end.at = to;
        }
        s = add_run(s, from, end.at - from);
        from = end.at;
    }
    s = merge_all(s);
    return s.failed ? ERROR : NONE;
}

// --- the list ---
// The block of keys: the items' own block when there is no key function.
static Value keys_of(Ref items, uint64_t n, Value key) {
    if (is_unset(key) || is_none(key)) return ref_value(items);
    Value keys = new_storage(n);
    RETURN_IF_ERROR(keys);
    for (uint64_t i = 0; i < n; i++) {
        Value k = call1(key, slot_get(items, i));
        RETURN_IF_ERROR(k);
        slot_set(ref_of(keys), i, k);
    }
    return keys;
}

Value list_sort(Value list, Value key, bool reverse) {
    Value items = slot_get(ref_of(list), LIST_STORAGE), length = slot_get(ref_of(list), LIST_LENGTH);
    Value nothing = new_storage(0); // a block of its own: a list that was changed has another one
    RETURN_IF_ERROR(nothing);
    slot_set(ref_of(list), LIST_STORAGE, nothing);
    slot_set(ref_of(list), LIST_LENGTH, int_u32(0));
    uint64_t n = (uint64_t)int_of(length);
    Value keys = keys_of(ref_of(items), n, key), result = keys;
    if (!is_error(keys)) {
        // Reversed before and after, equal items keep their order.
        Sort s = {.keys = ref_of(keys), .values = ref_of(items)};
        if (reverse) reverse_part(s, 0, n);
        result = sort_blocks(ref_of(keys), ref_of(items), n);
        if (reverse) reverse_block(ref_of(items), 0, n);
    }
    bool changed = !same(slot_get(ref_of(list), LIST_STORAGE), nothing);
    slot_set(ref_of(list), LIST_STORAGE, items);
    slot_set(ref_of(list), LIST_LENGTH, length);
    if (changed && !is_error(result)) return VALUE_ERROR("list modified during sort");
    return is_error(result) ? ERROR : NONE;
}
