// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module unicodedata: the Unicode Character Database 14.0, and 3.2 as the object ucd_3_2_0 of class UCD, whose methods
// are the module's functions. Each is written once, for a character and a database.
#include "python/objects/buffer.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/normalize.h"
#include "python/objects/unicode.h"
#include "python/objects/unicode_data.h"
#include "python/objects/unicode_name.h"

TYPE(UCD, "unicodedata.UCD", object, 0, "");

MODULE(unicodedata, "This module provides access to the Unicode Character Database which\n"
                    "defines character properties for all Unicode characters. The data in\n"
                    "this database is based on the UnicodeData.txt file version\n"
                    "14.0.0 which is publicly available from the Unicode Consortium\n"
                    "at ftp://ftp.unicode.org/.\n\n"
                    "The module uses the same names and symbols as defined by the\n"
                    "UnicodeData File Format 14.0.0.") {
    Value module = arg(args, 0), old = NEW(UCD), version = str_from_text(TEXT("14.0.0"));
    if (is_error(old) || is_error(version)) return ERROR;
    RETURN_IF_ERROR(module_set(module, NAME(unidata_version), version));
    RETURN_IF_ERROR(module_set(module, NAME(UCD), CLASS(UCD)));
    return module_set(module, NAME(ucd_3_2_0), old);
}

MEMBER(UCD, unidata_version, "") { return str_from_text(TEXT("3.2.0")); }

// --- arguments: the database (module or UCD), then what the signature says ---
static bool is_old(Args args) { return IS_A(arg(args, 0), UCD); }

typedef struct {
    bool ok;
    uint32_t c;
} Character;

// Argument 1, a str of one character; position: of it in the error's text, 0 when it is the only one.
static Character character(Args args, Text function, uint32_t position) {
    Value s = str_plain(arg(args, 1));
    if (is_str(s) && str_length(ref_of(s)) == 1) return (Character){true, str_at(ref_of(s), 0)};
    convert_refuse(function, position, TEXT("a unicode character"), arg(args, 1));
    return (Character){0};
}

#define CHARACTER(name, position)                                                                            \
    Character character_ok = character(args, TEXT(name), position);                                          \
    if (!character_ok.ok) return ERROR;                                                                      \
    uint32_t c = character_ok.c

static bool is_missing(Args args, uint32_t c) { return is_old(args) && !unicode_data_of(c).old_assigned; }

static Value or_default(Args args, Text message) {
    Value fallback = arg(args, 2);
    return is_unset(fallback) ? raise0(CLASS(ValueError), message) : fallback;
}

// --- numbers ---
static Value decimal(Args args) {
    CHARACTER("decimal", 1);
    int32_t digit = unicode_decimal(c);
    if (is_missing(args, c)) digit = -1;
    for (uint32_t i = 0; is_old(args) && i < LENGTH_OF(unicode_old_decimals); i++)
        if (AT(unicode_old_decimals, i).c == c) digit = (int32_t)AT(unicode_old_decimals, i).value;
    return digit >= 0 ? int_i32(digit) : or_default(args, TEXT("not a decimal"));
}

static Value digit(Args args) { // the digits of Unicode 3.2 are those of today, as in CPython
    CHARACTER("digit", 1);
    int32_t digit = unicode_digit(c);
    return digit >= 0 ? int_i32(digit) : or_default(args, TEXT("not a digit"));
}

static Value numeric(Args args) {
    CHARACTER("numeric", 1);
    uint32_t low = 0, high = LENGTH_OF(unicode_numerics);
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (AT(unicode_numerics, middle).c < c)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < LENGTH_OF(unicode_numerics) && AT(unicode_numerics, low).c == c;
    if (!found || is_missing(args, c)) return or_default(args, TEXT("not a numeric character"));
    return float_new(AT(unicode_numerics, low).value);
}

// --- names of properties ---
enum Table { CATEGORIES, DIRECTIONS, WIDTHS };
static Value property_name(enum Table table, uint32_t row) {
    Builder b = builder_new();
    for (uint32_t i = 0; i < 4; i++) {
        char letter = table == CATEGORIES   ? AT(AT(unicode_categories, row), i)
                      : table == DIRECTIONS ? AT(AT(unicode_directions, row), i)
                                            : AT(AT(unicode_widths, row), i);
        if (letter == 0) break;
        b = builder_char(b, (uint8_t)letter);
    }
    return builder_finish(b);
}

static Value category(Args args) {
    CHARACTER("category", 0);
    struct UnicodeData data = unicode_data_of(c);
    return property_name(CATEGORIES, is_old(args) ? data.old_category : data.category);
}
static Value bidirectional(Args args) {
    CHARACTER("bidirectional", 0);
    struct UnicodeData data = unicode_data_of(c);
    return property_name(DIRECTIONS, is_old(args) ? data.old_direction : data.direction);
}
static Value east_asian_width(Args args) {
    CHARACTER("east_asian_width", 0);
    struct UnicodeData data = unicode_data_of(c);
    return property_name(WIDTHS, (is_old(args) ? data.old_width : data.width) & 7);
}
static Value mirrored(Args args) {
    CHARACTER("mirrored", 0);
    struct UnicodeData data = unicode_data_of(c);
    return int_u32((is_old(args) ? data.old_width : data.width) >> 3);
}
static Value combining(Args args) {
    CHARACTER("combining", 0);
    return int_u32(is_missing(args, c) ? 0 : unicode_combining(c));
}
static Value decomposition(Args args) {
    CHARACTER("decomposition", 0);
    return is_missing(args, c) ? str_from_text(TEXT("")) : unicode_decomposition(c);
}

// --- names ---
static Value name(Args args) {
    CHARACTER("name", 1);
    Value found = is_missing(args, c) ? UNSET : unicode_name(c);
    return is_unset(found) ? or_default(args, TEXT("no such name")) : found;
}

static uint8_t upper(uint8_t c) { return c - 'a' < 26u ? c - 32 : c; }

// The named sequence at `at` in the table as a str, if its name is the text.
static Value sequence_at(uint32_t at, Ref text, uint64_t from, uint64_t n) {
    uint32_t size = AT(unicode_sequences, at);
    if (size != n) return UNSET;
    for (uint32_t i = 0; i < size; i++)
        if (AT(unicode_sequences, at + 1 + i) != upper(u8_get(text, from + i))) return UNSET;
    Builder b = builder_new();
    uint32_t points = at + 1 + size;
    for (uint32_t i = 0; i < AT(unicode_sequences, points); i++) {
        uint32_t k = points + 1 + 3 * i;
        b = builder_char(b, AT(unicode_sequences, k) | (uint32_t)AT(unicode_sequences, k + 1) << 8 |
                                (uint32_t)AT(unicode_sequences, k + 2) << 16);
    }
    return builder_finish(b);
}

static Value find_sequence(Ref text, uint64_t from, uint64_t n) {
    for (uint32_t at = 0; at < LENGTH_OF(unicode_sequences);) {
        Value found = sequence_at(at, text, from, n);
        if (!is_unset(found)) return found;
        at += 1 + AT(unicode_sequences, at);
        at += 1 + 3 * AT(unicode_sequences, at);
    }
    return UNSET;
}

enum { NAME_SIZE_MAX = 256 };
static Value lookup(Args args) {
    Value text = str_plain(arg(args, 1));
    Buffer bytes = {0};
    if (is_str(text)) {
        Value utf8 = str_to_utf8(text);
        RETURN_IF_ERROR(utf8);
        bytes = buffer_of(utf8);
    } else {
        bytes = buffer_require(text);
    }
    if (!bytes.ok) return ERROR;
    if (bytes.length > NAME_SIZE_MAX) return raise0(CLASS(KeyError), TEXT("name too long"));
    int64_t c = unicode_lookup(bytes.block, bytes.from, bytes.length);
    if (c >= 0) return str_from_code_point((uint32_t)c);
    Value found = find_sequence(bytes.block, bytes.from, bytes.length);
    return is_unset(found) ? raise1(CLASS(KeyError), TEXT("undefined character name '{}'"), text) : found;
}

// --- normalisation ---
typedef struct {
    bool ok;
    enum NormalForm form;
    Value text;
} Normalization;

static Normalization normalization(Args args, Text function) {
    Value form = str_plain(arg(args, 1)), text = str_plain(arg(args, 2));
    Normalization n = {.text = text};
    if (!is_str(form)) {
        convert_refuse(function, 1, TEXT("str"), form);
    } else if (!is_str(text)) {
        convert_refuse(function, 2, TEXT("str"), text);
    } else {
        n.ok = true;
        if (str_length(ref_of(text)) == 0) return n;
        if (str_equal_text(form, TEXT("NFD")))
            n.form = NORMAL_NFD;
        else if (str_equal_text(form, TEXT("NFC")))
            n.form = NORMAL_NFC;
        else if (str_equal_text(form, TEXT("NFKD")))
            n.form = NORMAL_NFKD;
        else if (str_equal_text(form, TEXT("NFKC")))
            n.form = NORMAL_NFKC;
        else
            n.ok = !is_error(VALUE_ERROR("invalid normalization form"));
    }
    return n;
}

static Value normal(Args args, Normalization n) {
    return is_old(args) ? unicode_normalize_old(n.text, n.form) : unicode_normalize(n.text, n.form);
}
static Value normalize(Args args) {
    Normalization n = normalization(args, TEXT("normalize"));
    return n.ok ? normal(args, n) : ERROR;
}
static Value is_normalized(Args args) {
    Normalization n = normalization(args, TEXT("is_normalized"));
    Value result = n.ok ? normal(args, n) : ERROR;
    return is_error(result) ? ERROR : bool_value(str_equal(result, n.text));
}

// --- the module's functions, and the same as methods ---
FUNCTION(unicodedata, decimal, "!($module, chr, default=None, /)",
         "Converts a Unicode character into its equivalent decimal value.\n"
         "\n"
         "Returns the decimal value assigned to the character chr as integer.\n"
         "If no such value is defined, default is returned, or, if not given,\n"
         "ValueError is raised.") {
    return decimal(args);
}
METHOD(UCD, decimal, "!($self, chr, default=None, /)",
       "Converts a Unicode character into its equivalent decimal value.\n"
       "\n"
       "Returns the decimal value assigned to the character chr as integer.\n"
       "If no such value is defined, default is returned, or, if not given,\n"
       "ValueError is raised.") {
    return decimal(args);
}
FUNCTION(unicodedata, digit, "!($module, chr, default=None, /)",
         "Converts a Unicode character into its equivalent digit value.\n"
         "\n"
         "Returns the digit value assigned to the character chr as integer.\n"
         "If no such value is defined, default is returned, or, if not given,\n"
         "ValueError is raised.") {
    return digit(args);
}
METHOD(UCD, digit, "!($self, chr, default=None, /)",
       "Converts a Unicode character into its equivalent digit value.\n"
       "\n"
       "Returns the digit value assigned to the character chr as integer.\n"
       "If no such value is defined, default is returned, or, if not given,\n"
       "ValueError is raised.") {
    return digit(args);
}
FUNCTION(unicodedata, numeric, "!($module, chr, default=None, /)",
         "Converts a Unicode character into its equivalent numeric value.\n"
         "\n"
         "Returns the numeric value assigned to the character chr as float.\n"
         "If no such value is defined, default is returned, or, if not given,\n"
         "ValueError is raised.") {
    return numeric(args);
}
METHOD(UCD, numeric, "!($self, chr, default=None, /)",
       "Converts a Unicode character into its equivalent numeric value.\n"
       "\n"
       "Returns the numeric value assigned to the character chr as float.\n"
       "If no such value is defined, default is returned, or, if not given,\n"
       "ValueError is raised.") {
    return numeric(args);
}
FUNCTION(unicodedata, category, "($module, chr, /)",
         "Returns the general category assigned to the character chr as string.") {
    return category(args);
}
METHOD(UCD, category, "($self, chr, /)",
       "Returns the general category assigned to the character chr as string.") {
    return category(args);
}
FUNCTION(unicodedata, bidirectional, "($module, chr, /)",
         "Returns the bidirectional class assigned to the character chr as string.\n"
         "\n"
         "If no such value is defined, an empty string is returned.") {
    return bidirectional(args);
}
METHOD(UCD, bidirectional, "($self, chr, /)",
       "Returns the bidirectional class assigned to the character chr as string.\n"
       "\n"
       "If no such value is defined, an empty string is returned.") {
    return bidirectional(args);
}
FUNCTION(unicodedata, east_asian_width, "($module, chr, /)",
         "Returns the east asian width assigned to the character chr as string.") {
    return east_asian_width(args);
}
METHOD(UCD, east_asian_width, "($self, chr, /)",
       "Returns the east asian width assigned to the character chr as string.") {
    return east_asian_width(args);
}
FUNCTION(unicodedata, mirrored, "($module, chr, /)",
         "Returns the mirrored property assigned to the character chr as integer.\n"
         "\n"
         "Returns 1 if the character has been identified as a \"mirrored\"\n"
         "character in bidirectional text, 0 otherwise.") {
    return mirrored(args);
}
METHOD(UCD, mirrored, "($self, chr, /)",
       "Returns the mirrored property assigned to the character chr as integer.\n"
       "\n"
       "Returns 1 if the character has been identified as a \"mirrored\"\n"
       "character in bidirectional text, 0 otherwise.") {
    return mirrored(args);
}
FUNCTION(unicodedata, combining, "($module, chr, /)",
         "Returns the canonical combining class assigned to the character chr as integer.\n"
         "\n"
         "Returns 0 if no combining class is defined.") {
    return combining(args);
}
METHOD(UCD, combining, "($self, chr, /)",
       "Returns the canonical combining class assigned to the character chr as integer.\n"
       "\n"
       "Returns 0 if no combining class is defined.") {
    return combining(args);
}
FUNCTION(unicodedata, decomposition, "($module, chr, /)",
         "Returns the character decomposition mapping assigned to the character chr as string.\n"
         "\n"
         "An empty string is returned in case no such mapping is defined.") {
    return decomposition(args);
}
METHOD(UCD, decomposition, "($self, chr, /)",
       "Returns the character decomposition mapping assigned to the character chr as string.\n"
       "\n"
       "An empty string is returned in case no such mapping is defined.") {
    return decomposition(args);
}
FUNCTION(unicodedata, name, "!($module, chr, default=None, /)",
         "Returns the name assigned to the character chr as a string.\n"
         "\n"
         "If no name is defined, default is returned, or, if not given,\n"
         "ValueError is raised.") {
    return name(args);
}
METHOD(UCD, name, "!($self, chr, default=None, /)",
       "Returns the name assigned to the character chr as a string.\n"
       "\n"
       "If no name is defined, default is returned, or, if not given,\n"
       "ValueError is raised.") {
    return name(args);
}
FUNCTION(unicodedata, lookup, "($module, name, /)",
         "Look up character by name.\n"
         "\n"
         "If a character with the given name is found, return the\n"
         "corresponding character.  If not found, KeyError is raised.") {
    return lookup(args);
}
METHOD(UCD, lookup, "($self, name, /)",
       "Look up character by name.\n"
       "\n"
       "If a character with the given name is found, return the\n"
       "corresponding character.  If not found, KeyError is raised.") {
    return lookup(args);
}
FUNCTION(unicodedata, normalize, "($module, form, unistr, /)",
         "Return the normal form 'form' for the Unicode string unistr.\n"
         "\n"
         "Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.") {
    return normalize(args);
}
METHOD(UCD, normalize, "($self, form, unistr, /)",
       "Return the normal form 'form' for the Unicode string unistr.\n"
       "\n"
       "Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.") {
    return normalize(args);
}
FUNCTION(unicodedata, is_normalized, "($module, form, unistr, /)",
         "Return whether the Unicode string unistr is in the normal form 'form'.\n"
         "\n"
         "Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.") {
    return is_normalized(args);
}
METHOD(UCD, is_normalized, "($self, form, unistr, /)",
       "Return whether the Unicode string unistr is in the normal form 'form'.\n"
       "\n"
       "Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.") {
    return is_normalized(args);
}
