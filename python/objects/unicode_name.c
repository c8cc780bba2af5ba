// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Names of characters: read from the tables of tools/gen_unicode_names.py, or made by the rules for ideographs
// and Hangul syllables (Unicode 4.8). A lookup is a binary search among the names in order.
#include "python/objects/unicode_name.h"
#include "unicode_names.h"

enum { HANGUL = 0xac00, HANGUL_COUNT = 11172, V_COUNT = 21, T_COUNT = 28, NAME_MAX = 128 };

// A name while it is put together; longer than any there is.
typedef struct {
    uint8_t text[NAME_MAX];
    uint32_t length;
} Name;

static Name add(Name name, uint8_t c) {
    if (name.length < NAME_MAX) AT(name.text, name.length++) = c;
    return name;
}

static Name add_text(Name name, Text text) {
    for (uint32_t i = 0; i < text_size(text); i++) name = add(name, text_at(text, i));
    return name;
}

static Name add_word(Name name, uint32_t word) {
    uint32_t at = AT(unicode_name_word_marks, word / UNICODE_WORDS_PER_MARK);
    for (uint32_t i = word % UNICODE_WORDS_PER_MARK; i > 0; i--) at += 1 + AT(unicode_name_words, at);
    uint32_t n = AT(unicode_name_words, at);
    if (name.length && AT(unicode_name_words, at + 1) != '-') name = add(name, ' ');
    for (uint32_t i = 1; i <= n; i++) name = add(name, AT(unicode_name_words, at + i));
    return name;
}

// Name number i of the tables.
static Name name_at(uint32_t i) {
    uint32_t at = AT(unicode_name_marks, i / UNICODE_NAMES_PER_MARK);
    for (uint32_t skipped = i % UNICODE_NAMES_PER_MARK; skipped > 0; at++) {
        uint32_t head = AT(unicode_names, at);
        if (head >= UNICODE_NAME_ONE_BYTE) at++;
        skipped -= head == 0;
    }
    Name name = {0};
    for (;;) {
        uint32_t word = AT(unicode_names, at++);
        if (word == 0) return name;
        if (word >= UNICODE_NAME_ONE_BYTE)
            word = UNICODE_NAME_ONE_BYTE + (word - UNICODE_NAME_ONE_BYTE) * 256 + AT(unicode_names, at++);
        name = add_word(name, word);
    }
}

// The run that c is in or behind: the last one that does not begin after c.
static uint32_t run_before(uint32_t c) {
    uint32_t low = 0, high = LENGTH_OF(unicode_name_runs) - 1;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (AT(unicode_name_runs, middle).first <= c)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool is_ideograph(uint32_t c) {
    for (uint32_t i = 0; i < LENGTH_OF(unicode_ideographs); i++)
        if (c >= AT(unicode_ideographs, i).first && c <= AT(unicode_ideographs, i).second) return true;
    return false;
}

// --- Hangul syllables --------------------------------------------------------------------------------------

// Short names of the letters, three places each.
static Text leading(void) { return TEXT("G  GG N  D  DD R  M  B  BB S  SS    J  JJ C  K  T  P  H  "); }
static Text vowels(void) { return TEXT("A  AE YA YAEEO E  YEOYE O  WA WAEOE YO U  WEOWE WI YU EU YI I  "); }
static Text trailing(void) {
    return TEXT("   G  GG GS N  NJ NH D  L  LG LM LB LS LT LP LH M  B  BS S  SS NG J  C  K  T  P  H  ");
}

static Name add_letter(Name name, Text letters, uint32_t i) {
    for (uint32_t k = 0; k < 3; k++) {
        uint8_t c = text_at(letters, i * 3 + k);
        if (c != ' ') name = add(name, c);
    }
    return name;
}

static Name syllable_name(uint32_t syllable) {
    Name name = add_text((Name){0}, TEXT("HANGUL SYLLABLE "));
    name = add_letter(name, leading(), syllable / (V_COUNT * T_COUNT));
    name = add_letter(name, vowels(), syllable / T_COUNT % V_COUNT);
    return add_letter(name, trailing(), syllable % T_COUNT);
}

// --- names -------------------------------------------------------------------------------------------------

// An empty name: there is none.
static Name find_name(uint32_t c) {
    if (c - HANGUL < HANGUL_COUNT) return syllable_name(c - HANGUL);
    if (is_ideograph(c)) {
        Name name = add_text((Name){0}, TEXT("CJK UNIFIED IDEOGRAPH-"));
        for (uint32_t digit = c > 0xffff ? 5 : 4; digit-- > 0;)
            name = add(name, text_at(TEXT("0123456789ABCDEF"), (c >> (4 * (digit & 7))) & 15));
        return name;
    }
    uint32_t run = run_before(c);
    struct UnicodeRange here = AT(unicode_name_runs, run), next = AT(unicode_name_runs, run + 1);
    if (c < here.first || c - here.first >= next.second - here.second) return (Name){0};
    return name_at(here.second + (c - here.first));
}

bool unicode_has_name(uint32_t c) { return find_name(c).length != 0; }

Builder builder_unicode_name(Builder b, uint32_t c) {
    Name name = find_name(c);
    for (uint32_t i = 0; i < name.length; i++) b = builder_char(b, AT(name.text, i));
    return b;
}

Value unicode_name(uint32_t c) {
    return unicode_has_name(c) ? builder_finish(builder_unicode_name(builder_sized(NAME_MAX), c)) : UNSET;
}

// --- lookup ------------------------------------------------------------------------------------------------

static uint8_t upper(uint8_t c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

static int32_t order(Name wanted, Name name) {
    for (uint32_t i = 0; i < wanted.length && i < name.length; i++)
        if (AT(wanted.text, i) != AT(name.text, i)) return AT(wanted.text, i) < AT(name.text, i) ? -1 : 1;
    return wanted.length < name.length ? -1 : wanted.length > name.length;
}

static bool starts_with(Name name, Text text) {
    if (name.length < text_size(text)) return false;
    for (uint32_t i = 0; i < text_size(text); i++)
        if (AT(name.text, i) != text_at(text, i)) return false;
    return true;
}

static int64_t lookup_ideograph(Name name, uint32_t at) {
    uint32_t c = 0, digits = name.length - at;
    if (digits != 4 && digits != 5) return -1;
    for (; at < name.length; at++) {
        uint32_t digit = AT(name.text, at), value = digit - '0' < 10 ? digit - '0' : digit - 'A' + 10;
        if (value > 15) return -1;
        c = c << 4 | value;
    }
    return is_ideograph(c) ? (int64_t)c : -1;
}

// Which of `count` letters is the longest that stands in name at `at`; count: none.
typedef struct {
    uint32_t letter, length;
} Letter;
static Letter find_letter(Name name, uint32_t at, Text letters, uint32_t count) {
    Letter best = {count, 0};
    for (uint32_t i = 0; i < count; i++) {
        Name letter = add_letter((Name){0}, letters, i);
        uint32_t k = 0;
        while (k < letter.length && at + k < name.length && AT(name.text, at + k) == AT(letter.text, k)) k++;
        if (k == letter.length && (best.letter == count || k > best.length)) best = (Letter){i, k};
    }
    return best;
}

static int64_t lookup_syllable(Name name, uint32_t at) {
    Letter l = find_letter(name, at, leading(), HANGUL_COUNT / (V_COUNT * T_COUNT));
    Letter v = find_letter(name, at + l.length, vowels(), V_COUNT);
    Letter t = find_letter(name, at + l.length + v.length, trailing(), T_COUNT);
    if (v.letter == V_COUNT || at + l.length + v.length + t.length != name.length) return -1;
    return HANGUL + (l.letter * V_COUNT + v.letter) * T_COUNT + t.letter;
}

static int64_t code_point_of(uint32_t number) {
    if (number >= UNICODE_NAMED) return AT(unicode_name_aliases, number - UNICODE_NAMED);
    uint32_t low = 0, high = LENGTH_OF(unicode_name_runs) - 1;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (AT(unicode_name_runs, middle).second <= number)
            low = middle;
        else
            high = middle;
    }
    return AT(unicode_name_runs, low).first + (number - AT(unicode_name_runs, low).second);
}

int64_t unicode_lookup(Ref block, uint64_t from, uint64_t n) {
    if (n == 0 || n >= NAME_MAX) return -1;
    Name name = {0}, capital = {0};
    for (uint64_t i = 0; i < n; i++) {
        name = add(name, u8_get(block, from + i));
        capital = add(capital, upper(u8_get(block, from + i)));
    }
    // What is made by rule is known in capitals only, as in CPython.
    if (starts_with(name, TEXT("HANGUL SYLLABLE "))) return lookup_syllable(name, 16);
    if (starts_with(name, TEXT("CJK UNIFIED IDEOGRAPH-"))) return lookup_ideograph(name, 22);
    uint32_t low = 0, high = UNICODE_NAME_TOTAL;
    while (low < high) {
        uint32_t middle = (low + high) / 2, number = AT(unicode_name_order, middle);
        int32_t side = order(capital, name_at(number));
        if (side == 0) return code_point_of(number);
        if (side < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}
