// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Searching in runs of units, forwards and backwards. Short or lucky searches look for the needle's first
// unit and compare there; when that has wasted more work than the distance it came, the search goes on with
// the two-way algorithm (Crochemore and Perrin 1991, "Two-way string-matching") and a table of skips, which
// is linear whatever the texts are. Nothing is allocated.
#include "python/objects/span.h"

#define EACH_BYTE UINT64_C(0x0101010101010101)

// The high bits of a word's bytes that are 0; above the first such byte others may be set, too.
INLINE uint64_t zero_bytes(uint64_t word) { return (word - EACH_BYTE) & ~word & EACH_BYTE << 7; }

int64_t span_find_byte(Ref block, uint64_t from, uint64_t to, uint8_t byte) {
    for (; from + 8 <= to; from += 8) {
        uint64_t found = zero_bytes(u64_get(block, from) ^ byte * EACH_BYTE);
        if (found) return (int64_t)(from + u64_ctz(found) / 8);
    }
    for (; from < to; from++)
        if (u8_get(block, from) == byte) return (int64_t)from;
    return -1;
}

int64_t span_find_unit(Span s, uint32_t unit) {
    if (likely(s.shift == 0)) return unit > 255 ? -1 : span_find_byte(s.block, s.from, s.to, (uint8_t)unit);
    View view = bytes_view(s.block);
    if (s.shift == 1) {
        for (uint64_t i = s.from; i < s.to; i++)
            if (view_u16(view, i) == unit) return (int64_t)i;
    } else {
        for (uint64_t i = s.from; i < s.to; i++)
            if (view_u32(view, i) == unit) return (int64_t)i;
    }
    return -1;
}

int64_t span_rfind_unit(Span s, uint32_t unit) {
    Units units = span_units(s);
    for (uint64_t i = s.to; i > s.from; i--)
        if (unit_at(units, i - 1) == unit) return (int64_t)i - 1;
    return -1;
}

uint64_t span_count_unit(Span s, uint32_t unit) {
    Units units = span_units(s);
    uint64_t count = 0;
    if (s.to > units_in(view_count(units.view), s.shift))
        UNREACHABLE(); // lets the compiler drop the checks below
    if (s.shift == 0)
        for (uint64_t i = s.from; i < s.to; i++) count += view_u8(units.view, i) == unit;
    else
        for (uint64_t i = s.from; i < s.to; i++) count += unit_at(units, i) == unit;
    return count;
}

// a[a_at .. a_at+n) == b[b_at .. b_at+n)
static bool units_equal(Span a, uint64_t a_at, Span b, uint64_t b_at, uint64_t n) {
    if (likely(a.shift == b.shift))
        return bytes_compare(a.block, units_size(a_at, a.shift), b.block, units_size(b_at, b.shift),
                             units_size(n, a.shift)) == 0;
    Units ua = span_units(a), ub = span_units(b);
    for (uint64_t i = 0; i < n; i++)
        if (unit_at(ua, a_at + i) != unit_at(ub, b_at + i)) return false;
    return true;
}

bool span_equal(Span a, Span b) {
    return a.to - a.from == b.to - b.from && units_equal(a, a.from, b, b.from, a.to - a.from);
}

// --- the two-way algorithm ---------------------------------------------------------------------------------

// A span read forwards (step 1) or backwards (step -1), so that one search serves find and rfind.
typedef struct {
    Units units;
    uint64_t first;
    int64_t step;
    int64_t count;
} Run;

INLINE uint32_t run_at(Run r, int64_t i) { return unit_at(r.units, r.first + (uint64_t)(i * r.step)); }

static Run run_of(Span s, bool backwards) {
    return (Run){span_units(s), backwards ? s.to - 1 : s.from, backwards ? -1 : 1, (int64_t)(s.to - s.from)};
}

typedef struct {
    int64_t position, period;
} Suffix;

// Where the largest suffix of x begins, minus 1, and its period; with the order of units turned round when
// asked.
static Suffix maximal_suffix(Run x, bool turned) {
    int64_t begin = -1, j = 0, k = 1, period = 1;
    while (j + k < x.count) {
        uint32_t a = run_at(x, j + k), b = run_at(x, begin + k);
        if (a == b) {
            if (k == period)
                j += period, k = 1;
            else
                k++;
        } else if ((a < b) != turned) {
            j += k, k = 1, period = j - begin;
        } else {
            begin = j, j = begin + 1, k = period = 1;
        }
    }
    return (Suffix){begin, period};
}

static bool has_period(Run x, int64_t period, int64_t n) {
    for (int64_t i = 0; i < n; i++)
        if (run_at(x, i) != run_at(x, i + period)) return false;
    return true;
}

// First j with text[j .. j+x.count) == x, or -1. x has two units or more.
static int64_t two_way(Run text, Run x) {
    Suffix a = maximal_suffix(x, false), b = maximal_suffix(x, true);
    Suffix cut = a.position > b.position ? a : b;
    bool periodic = cut.position + 1 + cut.period <= x.count && has_period(x, cut.period, cut.position + 1);
    if (!periodic) {
        int64_t left = cut.position + 1, right = x.count - left;
        cut.period = (left > right ? left : right) + 1;
    }
    uint32_t skips[256];
    uint32_t longest = x.count < UINT32_MAX ? (uint32_t)x.count : UINT32_MAX;
    for (uint32_t i = 0; i < 256; i++) AT(skips, i) = longest;
    for (int64_t i = 0; i < x.count; i++) {
        int64_t skip = x.count - 1 - i;
        if (skip < longest) AT(skips, run_at(x, i) & 255) = (uint32_t)skip;
    }
    int64_t known = -1; // x[0 .. known] is known to match at j
    for (int64_t j = 0; j <= text.count - x.count;) {
        if (known < 0) {
            uint32_t skip = AT(skips, run_at(text, j + x.count - 1) & 255);
            if (skip) {
                j += skip;
                continue;
            }
        }
        int64_t i = (cut.position > known ? cut.position : known) + 1;
        while (i < x.count && run_at(x, i) == run_at(text, j + i)) i++;
        if (i < x.count) {
            j += i - cut.position;
            known = -1;
            continue;
        }
        i = cut.position;
        while (i > known && run_at(x, i) == run_at(text, j + i)) i--;
        if (i <= known) return j;
        j += cut.period;
        known = periodic ? x.count - cut.period - 1 : -1;
    }
    return -1;
}

// --- find --------------------------------------------------------------------------------------------------

enum { PATIENCE = 256, CANDIDATE_COST = 16 };

// What is left of a search that has wasted too much.
COLD static int64_t find_rest(Span s, Span needle) {
    int64_t rest = two_way(run_of(s, false), run_of(needle, false));
    return rest < 0 ? -1 : (int64_t)s.from + rest;
}

// Eight places at once, by the needle's first and last byte.
int64_t span_find_bytes(Ref block, uint64_t from, uint64_t to, Ref needle, uint64_t needle_from, uint64_t n) {
    if (n < 2) return n ? span_find_byte(block, from, to, u8_get(needle, needle_from)) : (int64_t)from;
    if (from > to || n > to - from) return -1;
    uint64_t end = to - n + 1, i = from, work = 0;
    uint8_t first = u8_get(needle, needle_from), last = u8_get(needle, needle_from + n - 1);
    for (; i + 8 <= end; i += 8) {
        uint64_t different =
            (u64_get(block, i) ^ first * EACH_BYTE) | (u64_get(block, i + n - 1) ^ last * EACH_BYTE);
        for (uint64_t found = zero_bytes(different); found; found &= found - 1) {
            uint64_t at = i + u64_ctz(found) / 8;
            if (n == 2 ? u8_get(block, at) == first && u8_get(block, at + 1) == last
                       : bytes_compare(block, at, needle, needle_from, n) == 0)
                return (int64_t)at;
            work += CANDIDATE_COST + n / 8;
        }
        if (unlikely(work > PATIENCE + 2 * (i - from)))
            return find_rest((Span){block, 0, i, to}, (Span){needle, 0, needle_from, needle_from + n});
    }
    for (; i < end; i++)
        if (u8_get(block, i) == first && u8_get(block, i + n - 1) == last &&
            bytes_compare(block, i, needle, needle_from, n) == 0)
            return (int64_t)i;
    return -1;
}

int64_t span_find(Span s, Span needle) {
    uint64_t n = needle.to - needle.from, start = s.from;
    if (n == 0) return (int64_t)s.from;
    if (s.from > s.to || n > s.to - s.from) return -1;
    if (likely((s.shift | needle.shift) == 0))
        return span_find_bytes(s.block, s.from, s.to, needle.block, needle.from, n);
    Units units = span_units(s), wanted = span_units(needle);
    uint32_t first = unit_at(wanted, needle.from), last = unit_at(wanted, needle.to - 1);
    if (n == 1) return span_find_unit(s, first);
    uint64_t work = 0, end = s.to - n + 1; // a match starts before end
    while (s.from < end) {
        int64_t found = span_find_unit((Span){s.block, s.shift, s.from, end}, first);
        if (found < 0) return -1;
        uint64_t at = (uint64_t)found;
        work += CANDIDATE_COST;
        if (unit_at(units, at + n - 1) == last) {
            if (units_equal(s, at + 1, needle, needle.from + 1, n - 2)) return found;
            work += n / 8;
        }
        s.from = at + 1;
        if (work > PATIENCE + 2 * (at - start)) return find_rest(s, needle);
    }
    return -1;
}

int64_t span_rfind(Span s, Span needle) {
    uint64_t n = needle.to - needle.from, start = s.to;
    if (n == 0) return (int64_t)s.to;
    Units units = span_units(s), wanted = span_units(needle);
    if (n == 1) return span_rfind_unit(s, unit_at(wanted, needle.from));
    uint32_t first = unit_at(wanted, needle.from), last = unit_at(wanted, needle.to - 1);
    uint64_t work = 0;
    while (s.from < s.to && n <= s.to - s.from) {
        int64_t found = span_rfind_unit((Span){s.block, s.shift, s.from + n - 1, s.to}, last);
        if (found < 0) return -1;
        uint64_t at = (uint64_t)found + 1 - n;
        work += CANDIDATE_COST;
        if (unit_at(units, at) == first) {
            if (units_equal(s, at + 1, needle, needle.from + 1, n - 2)) return (int64_t)at;
            work += n / 8;
        }
        s.to = (uint64_t)found;
        if (work > PATIENCE + 2 * (start - s.to)) {
            if (s.from + n > s.to) return -1;
            int64_t rest = two_way(run_of(s, true), run_of(needle, true));
            return rest < 0 ? -1 : (int64_t)(s.to - n) - rest;
        }
    }
    return -1;
}

uint64_t span_count(Span s, Span needle, uint64_t limit) {
    uint64_t n = needle.to - needle.from, count = 0;
    if (n == 1 && limit == UINT64_MAX) return span_count_unit(s, unit_at(span_units(needle), needle.from));
    while (count < limit) {
        int64_t at = span_find(s, needle);
        if (at < 0) break;
        count++;
        s.from = (uint64_t)at + n;
    }
    return count;
}
