// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of str that ask what its code points are.
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/unicode.h"

static bool all_are(Value s, uint32_t flags) {
    Units units = str_units(s);
    for (uint64_t i = 0, n = str_length(ref_of(s)); i < n; i++)
        if (!unicode_is(unit_at(units, i), flags)) return false;
    return true;
}

static Value some_and_all_are(Args args, uint32_t flags) {
    Value self = str_plain(arg(args, 0));
    return bool_value(str_length(ref_of(self)) != 0 && all_are(self, flags));
}

METHOD(str, isalpha, "($self, /)",
       "Return True if the string is an alphabetic string, False otherwise.\n"
       "\n"
       "A string is alphabetic if all characters in the string are alphabetic and there\n"
       "is at least one character in the string.") {
    return some_and_all_are(args, UNICODE_ALPHA);
}

METHOD(str, isalnum, "($self, /)",
       "Return True if the string is an alpha-numeric string, False otherwise.\n"
       "\n"
       "A string is alpha-numeric if all characters in the string are alpha-numeric and\n"
       "there is at least one character in the string.") {
    return some_and_all_are(args, UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC);
}

METHOD(str, isdecimal, "($self, /)",
       "Return True if the string is a decimal string, False otherwise.\n"
       "\n"
       "A string is a decimal string if all characters in the string are decimal and\n"
       "there is at least one character in the string.") {
    return some_and_all_are(args, UNICODE_DECIMAL);
}

METHOD(str, isdigit, "($self, /)",
       "Return True if the string is a digit string, False otherwise.\n"
       "\n"
       "A string is a digit string if all characters in the string are digits and there\n"
       "is at least one character in the string.") {
    return some_and_all_are(args, UNICODE_DIGIT);
}

METHOD(str, isnumeric, "($self, /)",
       "Return True if the string is a numeric string, False otherwise.\n"
       "\n"
       "A string is numeric if all characters in the string are numeric and there is at\n"
       "least one character in the string.") {
    return some_and_all_are(args, UNICODE_NUMERIC);
}

METHOD(str, isspace, "($self, /)",
       "Return True if the string is a whitespace string, False otherwise.\n"
       "\n"
       "A string is whitespace if all characters in the string are whitespace and there\n"
       "is at least one character in the string.") {
    return some_and_all_are(args, UNICODE_SPACE);
}

METHOD(str, isprintable, "($self, /)",
       "Return True if the string is printable, False otherwise.\n"
       "\n"
       "A string is printable if all of its characters are considered printable in\n"
       "repr() or if it is empty.") {
    return bool_value(all_are(str_plain(arg(args, 0)), UNICODE_PRINTABLE));
}

METHOD(str, isascii, "($self, /)",
       "Return True if all characters in the string are ASCII, False otherwise.\n"
       "\n"
       "ASCII characters have code points in the range U+0000-U+007F.\n"
       "Empty string is ASCII too.") {
    return bool_value(str_kind(ref_of(str_plain(arg(args, 0)))) == STR_ASCII);
}

// At least one of `wanted`, none of `unwanted`.
static Value is_case(Args args, uint32_t wanted, uint32_t unwanted) {
    Value self = str_plain(arg(args, 0));
    Units units = str_units(self);
    bool found = false;
    for (uint64_t i = 0, n = str_length(ref_of(self)); i < n; i++) {
        uint32_t flags = unicode_record(unit_at(units, i)).flags;
        if (flags & unwanted) return FALSE;
        found |= (flags & wanted) != 0;
    }
    return bool_value(found);
}

METHOD(str, islower, "($self, /)",
       "Return True if the string is a lowercase string, False otherwise.\n"
       "\n"
       "A string is lowercase if all cased characters in the string are lowercase and\n"
       "there is at least one cased character in the string.") {
    return is_case(args, UNICODE_LOWER, UNICODE_UPPER | UNICODE_TITLE);
}

METHOD(str, isupper, "($self, /)",
       "Return True if the string is an uppercase string, False otherwise.\n"
       "\n"
       "A string is uppercase if all cased characters in the string are uppercase and\n"
       "there is at least one cased character in the string.") {
    return is_case(args, UNICODE_UPPER, UNICODE_LOWER | UNICODE_TITLE);
}

METHOD(str, istitle, "($self, /)",
       "Return True if the string is a title-cased string, False otherwise.\n"
       "\n"
       "In a title-cased string, upper- and title-case characters may only\n"
       "follow uncased characters and lowercase characters only cased ones.") {
    Value self = str_plain(arg(args, 0));
    Units units = str_units(self);
    bool found = false, in_word = false;
    for (uint64_t i = 0, n = str_length(ref_of(self)); i < n; i++) {
        uint32_t flags = unicode_record(unit_at(units, i)).flags;
        bool capital = flags & (UNICODE_UPPER | UNICODE_TITLE), small = flags & UNICODE_LOWER;
        if ((capital && in_word) || (small && !in_word && !capital)) return FALSE;
        in_word = capital || small;
        found |= in_word;
    }
    return bool_value(found);
}

bool str_is_identifier(Value s) {
    Units units = str_units(s);
    uint64_t n = str_length(ref_of(s));
    if (n == 0) return false;
    uint32_t first = unit_at(units, 0);
    if (first != '_' && !unicode_is(first, UNICODE_XID_START)) return false;
    for (uint64_t i = 1; i < n; i++)
        if (!unicode_is(unit_at(units, i), UNICODE_XID_CONTINUE)) return false;
    return true;
}

METHOD(str, isidentifier, "($self, /)",
       "Return True if the string is a valid Python identifier, False otherwise.\n"
       "\n"
       "Call keyword.iskeyword(s) to test whether string s is a reserved identifier,\n"
       "such as \"def\" or \"class\".") {
    return bool_value(str_is_identifier(str_plain(arg(args, 0))));
}
