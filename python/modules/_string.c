// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _string: the parser of str.format, for string.Formatter.
#include "python/objects/error.h"
#include "python/objects/format.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

MODULE(_string, "string helper module") { return NONE; }

// Both iterators: the text, and where in it they are.
enum { ITERATOR_TEXT, ITERATOR_AT, ITERATOR_FIELDS };
TYPE(formatteriterator, "formatteriterator", object, 2, "");
TYPE(fieldnameiterator, "fieldnameiterator", object, 2, "");

static Value start(Value iterator, Value text, uint64_t at) {
    RETURN_IF_ERROR(iterator);
    slot_set(ref_of(iterator), ITERATOR_TEXT, text);
    slot_set(ref_of(iterator), ITERATOR_AT, int_wrap((int64_t)at));
    return iterator;
}

static Value text_argument(Args args) {
    Value text = str_plain(arg(args, 0));
    return is_str(text) ? text : raise1(CLASS(TypeError), TEXT("expected str, got {t}"), text);
}

FUNCTION(_string, formatter_parser, "!(string, /)", "parse the argument as a format string") {
    Value text = text_argument(args);
    RETURN_IF_ERROR(text);
    return start(NEW(formatteriterator), text, 0);
}

METHOD(formatteriterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

static Value conversion_text(uint32_t c) { return c ? str_from_code_point(c) : NONE; }

METHOD(formatteriterator, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value text = slot_get(self, ITERATOR_TEXT);
    uint64_t at = (uint64_t)int_of(slot_get(self, ITERATOR_AT)), n = str_length(ref_of(text));
    if (at >= n) return UNSET;
    FormatMarkup markup = format_markup_at(text, at, n);
    if (!markup.ok) return ERROR;
    FormatField field = {.after = markup.after};
    if (markup.has_field) {
        field = format_field_at(text, markup.after, n);
        if (!field.ok) return ERROR;
    }
    slot_set(self, ITERATOR_AT, int_wrap((int64_t)field.after));
    Value result = tuple_new(4);
    RETURN_IF_ERROR(result);
    Value literal = str_substring(text, markup.literal, markup.literal_end), name = NONE, spec = NONE;
    if (markup.has_field) {
        name = str_substring(text, field.name, field.name_end);
        spec = str_substring(text, field.spec, field.spec_end);
    }
    Value conversion = conversion_text(field.conversion);
    if (is_error(literal) || is_error(name) || is_error(spec) || is_error(conversion)) return ERROR;
    slot_set(ref_of(result), 0, literal);
    slot_set(ref_of(result), 1, name);
    slot_set(ref_of(result), 2, spec);
    slot_set(ref_of(result), 3, conversion);
    return result;
}

FUNCTION(_string, formatter_field_name_split, "!(string, /)", "split the argument as a field name") {
    Value text = text_argument(args);
    RETURN_IF_ERROR(text);
    uint64_t n = str_length(ref_of(text)), end = format_first_end(text, 0, n);
    I64Result index = format_index(text, 0, end);
    if (!index.ok) return ERROR;
    Value first = index.value < 0 ? str_substring(text, 0, end) : int_wrap(index.value);
    RETURN_IF_ERROR(first);
    Value rest = start(NEW(fieldnameiterator), text, end);
    RETURN_IF_ERROR(rest);
    return tuple2(first, rest);
}

METHOD(fieldnameiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(fieldnameiterator, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value text = slot_get(self, ITERATOR_TEXT);
    uint64_t at = (uint64_t)int_of(slot_get(self, ITERATOR_AT)), n = str_length(ref_of(text));
    if (at >= n) return UNSET;
    FormatPart part = format_part_at(text, at, n);
    if (!part.ok) return ERROR;
    slot_set(self, ITERATOR_AT, int_wrap((int64_t)part.after));
    Value name = part.index < 0 ? str_substring(text, part.from, part.to) : int_wrap(part.index);
    RETURN_IF_ERROR(name);
    return tuple2(bool_value(part.is_attribute), name);
}
