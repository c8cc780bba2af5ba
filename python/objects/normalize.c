// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Normalisation in three steps: decompose each code point, put combining marks in canonical order, compose
// pairs again. The code points stand in a blob of 32-bit units meanwhile.
#include "python/objects/normalize.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/unicode.h"
#include "python/objects/unicode_data.h"

// Hangul syllables are composed by arithmetic (Unicode 3.12).
enum {
    HANGUL = 0xac00,
    HANGUL_L = 0x1100,
    HANGUL_V = 0x1161,
    HANGUL_T = 0x11a7,
    HANGUL_L_COUNT = 19,
    HANGUL_V_COUNT = 21,
    HANGUL_T_COUNT = 28,
    HANGUL_LV_COUNT = HANGUL_V_COUNT * HANGUL_T_COUNT,
    HANGUL_COUNT = HANGUL_L_COUNT * HANGUL_LV_COUNT,
};

typedef struct {
    Value blob;
    uint64_t length; // in code points
    bool failed;     // MemoryError is set
} Points;

static struct UnicodeNormal normal_of(uint32_t c) {
    if (c > 0x10ffff) return (struct UnicodeNormal){0};
    uint32_t block = AT(unicode_normal_first, c >> UNICODE_SHIFT);
    uint32_t in_block = c & ((1u << UNICODE_SHIFT) - 1);
    return AT(unicode_normals, AT(unicode_normal_second, (block << UNICODE_SHIFT) + in_block));
}

static uint32_t get(Points p, uint64_t i) { return u32_get(ref_of(p.blob), i * 4); }
static void put(Points p, uint64_t i, uint32_t c) { u32_set(ref_of(p.blob), i * 4, c); }

static Points append(Points p, uint32_t c) {
    if (p.failed) return p;
    uint64_t capacity = bytes_length(ref_of(p.blob));
    if (p.length * 4 >= capacity) {
        Value larger = new_blob(capacity * 2 + 64);
        p.failed = is_error(larger);
        if (p.failed) return p;
        bytes_copy(ref_of(larger), 0, ref_of(p.blob), 0, capacity);
        p.blob = larger;
    }
    put(p, p.length++, c);
    return p;
}

// --- decomposition -----------------------------------------------------------------------------------------

// What c, which Unicode 3.2 has, was decomposed to before the corrections of 4.0; 0: nothing else than now.
static uint32_t old_decomposition(uint32_t c) {
    for (uint32_t i = 0; i < LENGTH_OF(unicode_old_decompositions); i++)
        if (AT(unicode_old_decompositions, i).c == c) return AT(unicode_old_decompositions, i).value;
    return 0;
}

// Depth is that of the standard's mappings, at most 4.
static Points decompose(Points p, uint32_t c, bool compatible, bool old) {
    uint32_t syllable = c - HANGUL;
    if (syllable < HANGUL_COUNT) {
        uint32_t t = syllable % HANGUL_T_COUNT;
        p = append(p, HANGUL_L + syllable / HANGUL_LV_COUNT);
        p = append(p, HANGUL_V + syllable % HANGUL_LV_COUNT / HANGUL_T_COUNT);
        return t ? append(p, HANGUL_T + t) : p;
    }
    uint32_t at = normal_of(c).decomposition;
    if (at == 0 || (old && !unicode_data_of(c).old_assigned)) return append(p, c);
    if (old && old_decomposition(c)) return append(p, old_decomposition(c));
    uint32_t head = AT(unicode_decompositions, at);
    if (head & 31 && !compatible) return append(p, c);
    for (uint32_t i = 1; i <= head / 32; i++)
        p = decompose(p, AT(unicode_decompositions, at + i), compatible, old);
    return p;
}

// --- canonical order ---------------------------------------------------------------------------------------

// Sorts [from .. to), all combining, by class, stably: counting, so that a long run of marks stays linear.
static Points sort_run(Points p, uint64_t from, uint64_t to) {
    Value copy = new_blob((to - from) * 4);
    p.failed = is_error(copy);
    if (p.failed) return p;
    bytes_copy(ref_of(copy), 0, ref_of(p.blob), from * 4, (to - from) * 4);
    uint64_t starts[257] = {0}; // where the marks of each class go
    for (uint64_t i = from; i < to; i++) AT(starts, normal_of(get(p, i)).combining + 1)++;
    for (uint32_t class = 1; class < 257; class ++) AT(starts, class) += AT(starts, class - 1);
    for (uint64_t i = 0; i < to - from; i++) {
        uint32_t c = u32_get(ref_of(copy), i * 4), class = normal_of(c).combining;
        put(p, from + AT(starts, class), c);
        AT(starts, class)++;
    }
    return p;
}

static Points order(Points p) {
    for (uint64_t i = 0; i < p.length && !p.failed;) {
        uint64_t from = i;
        uint32_t last = 0;
        bool sorted = true;
        for (; i < p.length; i++) {
            uint32_t class = normal_of(get(p, i)).combining;
            if (class == 0) break;
            sorted &= class >= last;
            last = class;
        }
        if (!sorted) p = sort_run(p, from, i);
        if (i == from) i++;
    }
    return p;
}

// --- composition -------------------------------------------------------------------------------------------

// What a and b compose to, or 0.
static uint32_t compose_pair(uint32_t a, uint32_t b) {
    uint32_t l = a - HANGUL_L, v = b - HANGUL_V, syllable = a - HANGUL, t = b - HANGUL_T;
    if (l < HANGUL_L_COUNT && v < HANGUL_V_COUNT) return HANGUL + (l * HANGUL_V_COUNT + v) * HANGUL_T_COUNT;
    if (syllable < HANGUL_COUNT && syllable % HANGUL_T_COUNT == 0 && t - 1 < HANGUL_T_COUNT - 1) return a + t;
    uint32_t low = 0, high = UNICODE_PAIRS;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        struct UnicodePair pair = AT(unicode_pairs, middle);
        if (pair.first == a && pair.second == b) return pair.whole;
        if (pair.first < a || (pair.first == a && pair.second < b))
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

// In place. A mark composes with the last starter unless one of its class or a higher one stands between.
static Points compose(Points p) {
    uint64_t length = 0, starter = UINT64_MAX;
    uint32_t last = 0; // class of what stands before, behind the starter; 0: nothing
    for (uint64_t i = 0; i < p.length; i++) {
        uint32_t c = get(p, i), class = normal_of(c).combining;
        if (starter != UINT64_MAX && (last == 0 || last < class)) {
            uint32_t whole = compose_pair(get(p, starter), c);
            if (whole) {
                put(p, starter, whole);
                continue;
            }
        }
        if (class == 0) starter = length;
        last = class;
        put(p, length++, c);
    }
    p.length = length;
    return p;
}

static Value normalize(Value s, enum NormalForm form, bool old) {
    Ref r = ref_of(s);
    if (str_kind(r) == STR_ASCII) return s;
    uint64_t n = str_length(r);
    Points p = {new_blob(n * 4 + 16), 0, false};
    p.failed = is_error(p.blob);
    for (uint64_t i = 0; i < n && !p.failed; i++) p = decompose(p, str_at(r, i), form >= NORMAL_NFKD, old);
    if (!p.failed) p = order(p);
    if (p.failed) return ERROR;
    if (form == NORMAL_NFC || form == NORMAL_NFKC) p = compose(p);
    bool unchanged = p.length == n;
    for (uint64_t i = 0; i < n && unchanged; i++) unchanged = get(p, i) == str_at(r, i);
    if (unchanged) return s;
    Builder b = builder_sized(p.length);
    for (uint64_t i = 0; i < p.length; i++) b = builder_char(b, get(p, i));
    return builder_finish(b);
}

Value unicode_normalize(Value s, enum NormalForm form) { return normalize(s, form, false); }
Value unicode_normalize_old(Value s, enum NormalForm form) { return normalize(s, form, true); }

uint32_t unicode_combining(uint32_t c) { return normal_of(c).combining; }

Value unicode_decomposition(uint32_t c) {
    Builder b = builder_new();
    uint32_t at = normal_of(c).decomposition;
    if (at == 0) return builder_finish(b);
    uint32_t head = AT(unicode_decompositions, at), tag = head & 31;
    for (uint32_t i = 0; i < 12 && AT(AT(unicode_tags, tag), i); i++)
        b = builder_char(b, (uint8_t)AT(AT(unicode_tags, tag), i));
    for (uint32_t i = 1; i <= head / 32; i++) {
        if (tag || i > 1) b = builder_char(b, ' ');
        uint32_t point = AT(unicode_decompositions, at + i), digits = point > 0xffff ? 5 : 4;
        if (point > 0xfffff) digits = 6;
        for (uint32_t k = digits; k > 0; k--) {
            uint32_t digit = point >> (4 * ((k - 1) & 7)) & 15;
            b = builder_char(b, digit < 10 ? '0' + digit : 'A' + digit - 10);
        }
    }
    return builder_finish(b);
}
