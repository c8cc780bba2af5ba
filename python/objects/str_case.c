// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of str that change case, by Unicode's full case mappings (one code point may become three). A
// capital sigma at the end of a word becomes a final small one (Unicode 3.13, Final_Sigma).
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/unicode.h"

enum { CAPITAL_SIGMA = 0x3a3, SMALL_SIGMA = 0x3c3, FINAL_SIGMA = 0x3c2 };

static bool is_final_sigma(Units units, uint64_t n, uint64_t at) {
    uint64_t before = at, after = at + 1;
    while (before > 0 && unicode_is(unit_at(units, before - 1), UNICODE_CASE_IGNORABLE)) before--;
    if (before == 0 || !unicode_is(unit_at(units, before - 1), UNICODE_CASED)) return false;
    while (after < n && unicode_is(unit_at(units, after), UNICODE_CASE_IGNORABLE)) after++;
    return after == n || !unicode_is(unit_at(units, after), UNICODE_CASED);
}

// Code point i of the text, in another case.
static Builder add_case(Builder b, Units units, uint64_t n, uint64_t i, enum UnicodeCaseKind kind) {
    uint32_t c = unit_at(units, i);
    if (c < 128) {
        uint32_t from = kind == UNICODE_TO_LOWER || kind == UNICODE_TO_FOLDED ? 'A' : 'a';
        return builder_char(b, c - from < 26 ? c ^ 32 : c);
    }
    if (c == CAPITAL_SIGMA && kind == UNICODE_TO_LOWER)
        return builder_char(b, is_final_sigma(units, n, i) ? FINAL_SIGMA : SMALL_SIGMA);
    UnicodeCase mapped = unicode_case(c, kind);
    for (uint32_t k = 0; k < mapped.count; k++) b = builder_char(b, AT(mapped.c, k));
    return b;
}

// ASCII text with the letters from..from+25 turned into the other case.
static Value change_ascii(Value s, uint32_t from) {
    uint64_t n = str_length(ref_of(s));
    Value out = str_new(STR_ASCII, n);
    RETURN_IF_ERROR(out);
    View view = bytes_view(ref_of(s));
    Edit edit = bytes_edit(ref_of(out));
    for (uint64_t i = 0; i < n; i++) {
        uint8_t c = view_u8(view, i);
        edit_u8(edit, i, (uint8_t)(c - from) < 26 ? c ^ 32 : c);
    }
    return out;
}

static Value title_ascii(Value s, uint64_t n) {
    Value out = str_new(STR_ASCII, n);
    RETURN_IF_ERROR(out);
    View view = bytes_view(ref_of(s));
    Edit edit = bytes_edit(ref_of(out));
    bool in_word = false;
    for (uint64_t i = 0; i < n; i++) {
        uint32_t c = view_u8(view, i), letter = (c | 32) - 'a' < 26;
        edit_u8(edit, i, (uint8_t)(letter ? in_word ? c | 32 : c & ~32u : c));
        in_word = letter;
    }
    return out;
}

static Value change_all(Value s, enum UnicodeCaseKind kind) {
    uint64_t n = str_length(ref_of(s));
    if (str_kind(ref_of(s)) == STR_ASCII)
        return n == 0 ? s : change_ascii(s, kind == UNICODE_TO_UPPER ? 'a' : 'A');
    Units units = str_units(s);
    Builder b = builder_sized(n);
    for (uint64_t i = 0; i < n; i++) b = add_case(b, units, n, i, kind);
    return builder_finish(b);
}

METHOD(str, lower, "($self, /)", "Return a copy of the string converted to lowercase.") {
    return change_all(str_plain(arg(args, 0)), UNICODE_TO_LOWER);
}

METHOD(str, upper, "($self, /)", "Return a copy of the string converted to uppercase.") {
    return change_all(str_plain(arg(args, 0)), UNICODE_TO_UPPER);
}

METHOD(str, casefold, "($self, /)", "Return a version of the string suitable for caseless comparisons.") {
    return change_all(str_plain(arg(args, 0)), UNICODE_TO_FOLDED);
}

METHOD(str, capitalize, "($self, /)",
       "Return a capitalized version of the string.\n"
       "\n"
       "More specifically, make the first character have upper case and the rest lower\n"
       "case.") {
    Value self = str_plain(arg(args, 0));
    uint64_t n = str_length(ref_of(self));
    Units units = str_units(self);
    Builder b = builder_sized(n);
    for (uint64_t i = 0; i < n; i++) b = add_case(b, units, n, i, i ? UNICODE_TO_LOWER : UNICODE_TO_TITLE);
    return builder_finish(b);
}

METHOD(str, title, "($self, /)",
       "Return a version of the string where each word is titlecased.\n"
       "\n"
       "More specifically, words start with uppercased characters and all remaining\n"
       "cased characters have lower case.") {
    Value self = str_plain(arg(args, 0));
    uint64_t n = str_length(ref_of(self));
    if (str_kind(ref_of(self)) == STR_ASCII) return title_ascii(self, n);
    Units units = str_units(self);
    Builder b = builder_sized(n);
    bool in_word = false;
    for (uint64_t i = 0; i < n; i++) {
        b = add_case(b, units, n, i, in_word ? UNICODE_TO_LOWER : UNICODE_TO_TITLE);
        in_word = unicode_is(unit_at(units, i), UNICODE_CASED);
    }
    return builder_finish(b);
}

METHOD(str, swapcase, "($self, /)",
       "Convert uppercase characters to lowercase and lowercase characters to uppercase.") {
    Value self = str_plain(arg(args, 0));
    uint64_t n = str_length(ref_of(self));
    Units units = str_units(self);
    Builder b = builder_sized(n);
    for (uint64_t i = 0; i < n; i++) {
        uint32_t c = unit_at(units, i);
        if (unicode_is(c, UNICODE_UPPER))
            b = add_case(b, units, n, i, UNICODE_TO_LOWER);
        else if (unicode_is(c, UNICODE_LOWER))
            b = add_case(b, units, n, i, UNICODE_TO_UPPER);
        else
            b = builder_char(b, c);
    }
    return builder_finish(b);
}
