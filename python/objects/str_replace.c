// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of str that put text together anew: replace, join, translate (and maketrans).
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

// --- replace -----------------------------------------------------------------------------------------------

// One byte for another, where the text stays of the same kind.
static Value replace_bytes(Value s, uint8_t old, uint8_t new) {
    uint64_t n = bytes_length(ref_of(s));
    Value out = str_new(str_kind(ref_of(s)), n);
    RETURN_IF_ERROR(out);
    View view = bytes_view(ref_of(s));
    Edit edit = bytes_edit(ref_of(out));
    for (uint64_t i = 0; i < n; i++) {
        uint8_t c = view_u8(view, i);
        edit_u8(edit, i, c == old ? new : c);
    }
    return out;
}

// `new` before each code point and at the end, `limit` times at most.
static Value interleave(Value s, Value new, uint64_t limit) {
    uint64_t n = str_length(ref_of(s));
    Builder b = builder_sized(n);
    for (uint64_t i = 0; i <= n; i++) {
        if (i < limit) b = builder_str(b, new);
        if (i >= limit) return builder_finish(builder_part(b, s, i, n));
        b = builder_part(b, s, i, i < n ? i + 1 : n);
        if (b.failed) return ERROR;
    }
    return builder_finish(b);
}

// Where all three are bytes and stay so. The result is made as large as it can get: for a longer `new` the
// places are counted first.
static Value replace_runs(Value s, Value old, Value new, uint64_t limit) {
    uint64_t n = bytes_length(ref_of(s)), width = bytes_length(ref_of(old)),
             new_width = bytes_length(ref_of(new));
    Ref text = ref_of(s), wanted = ref_of(old);
    int64_t found = span_find_bytes(text, 0, n, wanted, 0, width);
    if (found < 0) return s;
    uint64_t size = n, from = 0, at = 0;
    if (new_width > width)
        size += (new_width - width) * span_count(str_span_all(s), str_span_all(old), limit);
    Value out = str_new(str_kind(text), size);
    RETURN_IF_ERROR(out);
    for (; found >= 0 && limit; found = span_find_bytes(text, from, n, wanted, 0, width), limit--) {
        uint64_t run = (uint64_t)found - from;
        bytes_copy_short(ref_of(out), at, text, from, run);
        bytes_copy_short(ref_of(out), at + run, ref_of(new), 0, new_width);
        at += run + new_width;
        from = (uint64_t)found + width;
    }
    bytes_copy(ref_of(out), at, text, from, n - from);
    at += n - from;
    if (at + 64 < size && at < 1024) return str_substring(out, 0, at); // leave no waste
    bytes_shrink(ref_of(out), at);
    return out;
}

Value str_replace(Value s, Value old, Value new, uint64_t limit) {
    uint64_t n = str_length(ref_of(s)), width = str_length(ref_of(old));
    if (limit == 0 || width > n) return s;
    if (width == 0) return interleave(s, new, limit);
    Span rest = str_span_all(s), needle = str_span_all(old);
    // Without the last code point that made it Latin-1 the text would be ASCII, but `old` is ASCII.
    bool bytes_only = str_kind(ref_of(old)) == STR_ASCII && str_kind(ref_of(new)) == STR_ASCII;
    if (bytes_only && rest.shift == 0) {
        if (width != 1 || str_length(ref_of(new)) != 1 || limit != UINT64_MAX)
            return replace_runs(s, old, new, limit);
        uint8_t old_byte = u8_get(ref_of(old), 0);
        return span_find_unit(rest, old_byte) < 0 ? s : replace_bytes(s, old_byte, u8_get(ref_of(new), 0));
    }
    int64_t at = span_find(rest, needle);
    if (at < 0) return s;
    Builder b = builder_sized(n);
    for (; at >= 0; at = span_find(rest, needle)) {
        b = builder_str(builder_part(b, s, rest.from, (uint64_t)at), new);
        if (b.failed) return ERROR;
        rest.from = (uint64_t)at + width;
        if (--limit == 0) break;
    }
    return builder_finish(builder_part(b, s, rest.from, n));
}

METHOD(str, replace, "($self, old, new, count=-1, /)",
       "Return a copy with all occurrences of substring old replaced by new.\n"
       "\n"
       "  count\n"
       "    Maximum number of occurrences to replace.\n"
       "    -1 (the default value) means replace all occurrences.\n"
       "\n"
       "If the optional argument count is given, only the first count occurrences are\n"
       "replaced.") {
    Value self = str_plain(arg(args, 0)), old = str_plain(arg(args, 1)), new = str_plain(arg(args, 2));
    if (!is_str(old)) return convert_refuse(TEXT("replace"), 1, TEXT("str"), old);
    if (!is_str(new)) return convert_refuse(TEXT("replace"), 2, TEXT("str"), new);
    I64Result limit = convert_size(arg(args, 3), -1);
    if (!limit.ok) return ERROR;
    return str_replace(self, old, new, limit.value < 0 ? UINT64_MAX : (uint64_t)limit.value);
}

// --- join --------------------------------------------------------------------------------------------------

// Two items or more, if all of them and what comes between them are ASCII; else UNSET.
static Value join_ascii(Ref between, Ref block, uint64_t count) {
    uint64_t gap = bytes_length(between), length = gap * (count - 1), at = 0;
    for (uint64_t i = 0; i < count; i++) {
        Value item = slot_get(block, i);
        if (!IS_EXACT(item, str) || str_kind(ref_of(item)) != STR_ASCII) return UNSET;
        length += bytes_length(ref_of(item));
    }
    if (length < 2) return UNSET;
    Value out = str_new(STR_ASCII, length);
    RETURN_IF_ERROR(out);
    Ref target = ref_of(out);
    for (uint64_t i = 0; i < count; i++) {
        Ref item = ref_of(slot_get(block, i));
        uint64_t n = bytes_length(item);
        if (i > 0 && gap == 1)
            u8_set(target, at++, u8_get(between, 0));
        else if (i > 0 && gap > 0) {
            bytes_copy_short(target, at, between, 0, gap);
            at += gap;
        }
        if (n == 1)
            u8_set(target, at, u8_get(item, 0));
        else
            bytes_copy_short(target, at, item, 0, n);
        at += n;
    }
    return out;
}

// What a join works on: `count` items from the start of `block`.
static Value join_slots(Value separator, Ref block, uint64_t count) {
    if (count > 1 && str_kind(ref_of(separator)) == STR_ASCII) {
        Value joined = join_ascii(ref_of(separator), block, count);
        if (likely(!is_unset(joined))) return joined;
    }
    uint64_t length = 0, gap = str_length(ref_of(separator));
    uint32_t kind = count > 1 ? str_kind(ref_of(separator)) : STR_ASCII;
    for (uint64_t i = 0; i < count; i++) {
        Value item = str_plain(slot_get(block, i));
        if (!is_str(item))
            return raise2(CLASS(TypeError), TEXT("sequence item {}: expected str instance, {t} found"),
                          int_wrap((int64_t)i), item);
        if (count == 1) return item;
        uint32_t item_kind = str_kind(ref_of(item));
        if (item_kind > kind) kind = item_kind;
        length += str_length(ref_of(item)) + (i ? gap : 0);
    }
    if (length == 0) return str_from_text(TEXT(""));
    Value out = str_new(kind, length);
    RETURN_IF_ERROR(out);
    uint64_t at = 0;
    Ref target = ref_of(out), between = ref_of(separator);
    for (uint64_t i = 0; i < count; i++) {
        Ref item = ref_of(str_plain(slot_get(block, i)));
        uint64_t n = str_length(item), from = at + (i ? gap : 0);
        if (likely(kind < STR_UCS2)) {
            if (i) bytes_copy_short(target, at, between, 0, gap);
            bytes_copy_short(target, from, item, 0, n);
        } else {
            if (i) str_copy_units(target, kind, at, between, str_kind(between), 0, gap);
            str_copy_units(target, kind, from, item, str_kind(item), 0, n);
        }
        at = from + n;
    }
    return out;
}

Value str_join(Value separator, Value iterable) {
    if (IS_A(iterable, list)) return join_slots(separator, list_storage(iterable), list_length(iterable));
    Value items = object_plain(iterable);
    if (!is_tuple(items)) {
        Value iterator = object_iter(iterable);
        if (is_error(iterator)) {
            if (!error_matches(CLASS(TypeError))) return ERROR;
            error_clear();
            return TYPE_ERROR("can only join an iterable");
        }
        items = list_from_iterable(iterator);
        RETURN_IF_ERROR(items);
        return join_slots(separator, list_storage(items), list_length(items));
    }
    return join_slots(separator, ref_of(items), tuple_length(items));
}

METHOD(str, join, "($self, iterable, /)",
       "Concatenate any number of strings.\n"
       "\n"
       "The string whose method is called is inserted in between each given string.\n"
       "The result is returned as a new string.\n"
       "\n"
       "Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'") {
    return str_join(str_plain(arg(args, 0)), arg(args, 1));
}

Value str_join_args(Args args) {
    uint64_t length = 0, at = 0;
    uint32_t kind = STR_ASCII, count = args_count(args);
    for (uint32_t i = 0; i < count; i++) {
        Ref part = ref_of(str_plain(arg(args, i)));
        if (str_kind(part) > kind) kind = str_kind(part);
        length += str_length(part);
    }
    if (length == 0) return str_from_text(TEXT(""));
    Value out = str_new(kind, length);
    RETURN_IF_ERROR(out);
    for (uint32_t i = 0; i < count; i++) {
        Ref part = ref_of(str_plain(arg(args, i)));
        uint64_t n = str_length(part);
        str_copy_units(ref_of(out), kind, at, part, str_kind(part), 0, n);
        at += n;
    }
    return out;
}

// --- translate ---------------------------------------------------------------------------------------------

enum { UNKNOWN = UINT32_MAX, DELETED = UINT32_MAX - 1, OTHER = UINT32_MAX - 2 };

// The code point that v stands for, OTHER for a str (of any length), DELETED for None; UNKNOWN: an error is
// set.
static uint32_t mapped_unit(Value v) {
    if (is_none(v)) return DELETED;
    if (is_str(v)) return OTHER;
    if (!is_int_object(v)) {
        TYPE_ERROR("character mapping must return integer, None or str");
        return UNKNOWN;
    }
    Value index = object_index(v);
    if (is_int(index) && int_of(index) >= 0 && int_of(index) <= 0x10ffff) return (uint32_t)int_of(index);
    VALUE_ERROR("character mapping must be in range(0x110000)");
    return UNKNOWN;
}

METHOD(str, translate, "($self, table, /)",
       "Replace each character in the string using the given translation table.\n"
       "\n"
       "  table\n"
       "    Translation table, which must be a mapping of Unicode ordinals to\n"
       "    Unicode ordinals, strings, or None.\n"
       "\n"
       "The table must implement lookup/indexing via __getitem__, for instance a\n"
       "dictionary or list.  If this operation raises LookupError, the character is\n"
       "left untouched.  Characters mapped to None are deleted.") {
    Value self = str_plain(arg(args, 0)), table = arg(args, 1);
    uint32_t known[128]; // of the ASCII ones that became one code point or nothing
    for (uint32_t i = 0; i < 128; i++) AT(known, i) = UNKNOWN;
    Builder b = builder_sized(str_length(ref_of(self)));
    for (uint64_t i = 0, n = str_length(ref_of(self)); i < n; i++) {
        uint32_t c = str_at(ref_of(self), i), unit = c < 128 ? AT(known, c) : UNKNOWN;
        if (unit == UNKNOWN) {
            Value mapped = object_getitem(table, int_u32(c));
            if (is_error(mapped)) {
                if (!error_matches(CLASS(LookupError))) return ERROR;
                error_clear();
                unit = c;
            } else {
                unit = mapped_unit(mapped);
                if (unit == UNKNOWN) return ERROR;
                if (unit == OTHER) {
                    b = builder_str(b, str_plain(mapped));
                    continue;
                }
            }
            if (c < 128) AT(known, c) = unit;
        }
        if (unit != DELETED) b = builder_char(b, unit);
    }
    return builder_finish(b);
}

// {ord(x[i]): ord(y[i])} and {ord(z[i]): None}
static Value table_of_strs(Value x, Value y, Value z) {
    uint64_t n = str_length(ref_of(x));
    if (n != str_length(ref_of(y)))
        return VALUE_ERROR("the first two maketrans arguments must have equal length");
    Value table = dict_new(n);
    RETURN_IF_ERROR(table);
    for (uint64_t i = 0; i < n; i++)
        if (is_error(dict_set(table, int_u32(str_at(ref_of(x), i)), int_u32(str_at(ref_of(y), i)))))
            return ERROR;
    if (is_unset(z)) return table;
    for (uint64_t i = 0, deleted = str_length(ref_of(z)); i < deleted; i++)
        if (is_error(dict_set(table, int_u32(str_at(ref_of(z), i)), NONE))) return ERROR;
    return table;
}

static Value table_of_dict(Value source) {
    Value table = dict_new(dict_length(source));
    RETURN_IF_ERROR(table);
    for (DictStep step = dict_next(source, 0); step.ok; step = dict_next(source, step.position)) {
        Value key = str_plain(step.key);
        if (is_str(key)) {
            if (str_length(ref_of(key)) != 1)
                return VALUE_ERROR("string keys in translate table must be of length 1");
            key = int_u32(str_at(ref_of(key), 0));
        } else if (!is_int_object(key)) {
            return TYPE_ERROR("keys in translate table must be strings or integers");
        }
        if (is_error(dict_set(table, key, step.value))) return ERROR;
    }
    return table;
}

STATICMETHOD(str, maketrans, "!(x, y=<unrepresentable>, z=<unrepresentable>, /)",
             "Return a translation table usable for str.translate().\n"
             "\n"
             "If there is only one argument, it must be a dictionary mapping Unicode\n"
             "ordinals (integers) or characters to Unicode ordinals, strings or None.\n"
             "Character keys will be then converted to ordinals.\n"
             "If there are two arguments, they must be strings of equal length, and\n"
             "in the resulting dictionary, each character in x will be mapped to the\n"
             "character at the same position in y. If there is a third argument, it\n"
             "must be a string, whose characters will be mapped to None in the result.") {
    Value x = str_plain(arg(args, 0)), y = str_plain(arg(args, 1)), z = str_plain(arg(args, 2));
    if (!is_unset(y) && !is_str(y)) return convert_refuse(TEXT("maketrans"), 2, TEXT("str"), y);
    if (!is_unset(z) && !is_str(z)) return convert_refuse(TEXT("maketrans"), 3, TEXT("str"), z);
    if (!is_unset(y)) {
        if (!is_str(x))
            return TYPE_ERROR("first maketrans argument must be a string if there is a second argument");
        return table_of_strs(x, y, z);
    }
    if (!IS_EXACT(x, dict)) return TYPE_ERROR("if you give only one argument to maketrans it must be a dict");
    return table_of_dict(x);
}
