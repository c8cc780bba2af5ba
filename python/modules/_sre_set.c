// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the code of a regular expression asks of one character: sets, categories, cases. Programs keep the answers for
// the first 256 characters as bitmaps, so this is for making these, and for the characters beyond.
#include "python/modules/_sre.h"
#include "python/objects/unicode.h"

// The locale is C's, in which letters are ASCII's.
uint32_t sre_fold(uint32_t c, enum SreFold fold) {
    if (fold == FOLD_NONE) return c;
    if (c < 128) return c - 'A' < 26 ? c + 32 : c;
    return fold == FOLD_UNICODE ? unicode_simple_lower(c) : c;
}

static bool ascii_word(uint32_t c) { return c < 128 && ((c | 32) - 'a' < 26 || c - '0' < 10 || c == '_'); }
static bool unicode_word(uint32_t c) {
    if (c < 128) return ascii_word(c);
    return unicode_is(c, UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC);
}

bool sre_category(uint32_t category, uint32_t c) {
    switch (category) {
    case CATEGORY_DIGIT: return c - '0' < 10;
    case CATEGORY_NOT_DIGIT: return c - '0' >= 10;
    case CATEGORY_SPACE: return c == ' ' || c - 9 < 5;
    case CATEGORY_NOT_SPACE: return c != ' ' && c - 9 >= 5;
    case CATEGORY_WORD:
    case CATEGORY_LOC_WORD: return ascii_word(c);
    case CATEGORY_NOT_WORD:
    case CATEGORY_LOC_NOT_WORD: return !ascii_word(c);
    case CATEGORY_LINEBREAK: return c == '\n';
    case CATEGORY_NOT_LINEBREAK: return c != '\n';
    case CATEGORY_UNI_DIGIT: return unicode_is(c, UNICODE_DECIMAL);
    case CATEGORY_UNI_NOT_DIGIT: return !unicode_is(c, UNICODE_DECIMAL);
    case CATEGORY_UNI_SPACE: return unicode_is(c, UNICODE_SPACE);
    case CATEGORY_UNI_NOT_SPACE: return !unicode_is(c, UNICODE_SPACE);
    case CATEGORY_UNI_WORD: return unicode_word(c);
    case CATEGORY_UNI_NOT_WORD: return !unicode_word(c);
    case CATEGORY_UNI_LINEBREAK: return unicode_is(c, UNICODE_LINE_BREAK);
    case CATEGORY_UNI_NOT_LINEBREAK: return !unicode_is(c, UNICODE_LINE_BREAK);
    }
    return false;
}

static bool within(View words, uint64_t pc, uint32_t c) {
    return view_u32(words, pc) <= c && c <= view_u32(words, pc + 1);
}

static bool in_big_set(View words, uint64_t pc, uint32_t c) { // pc: of the number of chunks
    if (c > 0xffff) return false;
    uint32_t chunk = view_u8(words, (pc + 1) * 4 + (c >> 8));
    return sre_bit(words, pc + 1 + 64 + (uint64_t)chunk * 8, c & 255);
}

// The items of a set one after the other; c is folded already.
static bool in_set(View words, uint64_t pc, uint32_t c) {
    bool answer = true;
    for (;;) {
        switch (view_u32(words, pc++)) {
        case SRE_FAILURE: return !answer;
        case SRE_NEGATE: answer = !answer; break;
        case SRE_LITERAL:
            if (view_u32(words, pc) == c) return answer;
            pc++;
            break;
        case SRE_CATEGORY:
            if (sre_category(view_u32(words, pc), c)) return answer;
            pc++;
            break;
        case SRE_RANGE:
            if (within(words, pc, c)) return answer;
            pc += 2;
            break;
        case SRE_RANGE_UNI_IGNORE:
            if (within(words, pc, c) || within(words, pc, unicode_simple_upper(c))) return answer;
            pc += 2;
            break;
        case SRE_CHARSET:
            if (c < 256 && sre_bit(words, pc, c)) return answer;
            pc += 8;
            break;
        case SRE_BIGCHARSET:
            if (in_big_set(words, pc, c)) return answer;
            pc += 1 + 64 + (uint64_t)view_u32(words, pc) * 8;
            break;
        default: return false;
        }
    }
}

static uint32_t upper_locale(uint32_t c) { return c - 'a' < 26 ? c - 32 : c; }

static bool locale_literal(uint32_t literal, uint32_t c) {
    return c == literal || sre_fold(c, FOLD_LOCALE) == literal || upper_locale(c) == literal;
}

bool sre_set_test(View words, uint64_t pc, uint32_t c) {
    uint32_t op = view_u32(words, pc);
    switch (op) {
    case SRE_ANY: return c != '\n';
    case SRE_ANY_ALL: return true;
    case SRE_CATEGORY: return sre_category(view_u32(words, pc + 1), c);
    case SRE_LITERAL: return view_u32(words, pc + 1) == c;
    case SRE_NOT_LITERAL: return view_u32(words, pc + 1) != c;
    case SRE_LITERAL_IGNORE: return view_u32(words, pc + 1) == sre_fold(c, FOLD_ASCII);
    case SRE_NOT_LITERAL_IGNORE: return view_u32(words, pc + 1) != sre_fold(c, FOLD_ASCII);
    case SRE_LITERAL_UNI_IGNORE: return view_u32(words, pc + 1) == sre_fold(c, FOLD_UNICODE);
    case SRE_NOT_LITERAL_UNI_IGNORE: return view_u32(words, pc + 1) != sre_fold(c, FOLD_UNICODE);
    case SRE_LITERAL_LOC_IGNORE: return locale_literal(view_u32(words, pc + 1), c);
    case SRE_NOT_LITERAL_LOC_IGNORE: return !locale_literal(view_u32(words, pc + 1), c);
    case SRE_IN: return in_set(words, pc + 2, c);
    case SRE_IN_IGNORE: return in_set(words, pc + 2, sre_fold(c, FOLD_ASCII));
    case SRE_IN_UNI_IGNORE: return in_set(words, pc + 2, sre_fold(c, FOLD_UNICODE));
    case SRE_IN_LOC_IGNORE:
        return in_set(words, pc + 2, sre_fold(c, FOLD_LOCALE)) || in_set(words, pc + 2, upper_locale(c));
    }
    return false;
}
