// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _json, part 2: quoting strings, and the encoder that json.encoder uses when it does not indent. A text is built
// in one Builder; one that has failed may have failed by an exception of the objects' code.
#include "python/modules/_json.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/span.h"
#include "python/objects/tuple.h"

// --- strings ---
static Builder put_unit(Builder b, uint32_t unit) {
    b = builder_text(b, TEXT("\\u"));
    for (uint32_t shift = 16; shift > 0;) {
        shift -= 4;
        uint32_t digit = unit >> (shift & 31) & 15;
        b = builder_char(b, digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
    return b;
}
static uint32_t short_escape(uint32_t c) {
    switch (c) {
    case '"':
    case '\\': return c;
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
    }
}
// The first place from `at` on in an ASCII str where something has to be escaped, or its length. Eight at a time.
static uint64_t clean_run(Ref r, uint64_t at) {
    View v = bytes_view(r);
    uint64_t n = view_count(v), ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    for (; at + 8 <= n; at += 8) {
        uint64_t w = u64_get(r, at), quote = w ^ ones * '"', slash = w ^ ones * '\\';
        if (((w - ones * ' ') | (quote - ones) | (slash - ones) | (w + ones)) & tops) break;
    }
    for (; at < n; at++) {
        uint8_t c = view_u8(v, at);
        if (c < ' ' || c == '"' || c == '\\' || c == 127) break;
    }
    return at;
}

Builder json_quote(Builder b, Value s, bool ascii) {
    Ref r = ref_of(s);
    uint64_t n = str_length(r), run = 0;
    bool is_ascii = str_kind(r) == STR_ASCII;
    if (likely(is_ascii && b.kind < STR_UCS2 && !b.failed &&
               b.length + n + 2 <= bytes_length(ref_of(b.storage)) && clean_run(r, 0) == n)) {
        u8_set(ref_of(b.storage), b.length, '"');
        bytes_copy_short(ref_of(b.storage), b.length + 1, r, 0, n);
        u8_set(ref_of(b.storage), b.length + 1 + n, '"');
        b.length += n + 2;
        return b;
    }
    b = builder_char(b, '"');
    for (uint64_t i = 0; i < n; i++) {
        if (is_ascii && (i = clean_run(r, i)) >= n) break;
        uint32_t c = str_at(r, i), letter = short_escape(c);
        if (letter == 0 && c >= ' ' && (c < 127 || !ascii)) continue;
        b = builder_part(b, s, run, i);
        run = i + 1;
        if (letter != 0) {
            b = builder_char(builder_char(b, '\\'), letter);
        } else if (c >= 0x10000) {
            b = put_unit(b, 0xd800 + ((c - 0x10000) >> 10));
            b = put_unit(b, 0xdc00 + ((c - 0x10000) & 0x3ff));
        } else {
            b = put_unit(b, c);
        }
    }
    return builder_char(builder_part(b, s, run, n), '"');
}
static Value quoted(Value s, bool ascii) {
    if (!is_str(s)) return raise1(CLASS(TypeError), TEXT("first argument must be a string, not {t}"), s);
    return builder_finish(json_quote(builder_new(), object_plain(s), ascii));
}
FUNCTION(_json, encode_basestring_ascii, "!(string, /)",
         "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python "
         "string") {
    return quoted(arg(args, 0), true);
}
FUNCTION(_json, encode_basestring, "!(string, /)",
         "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string") {
    return quoted(arg(args, 0), false);
}

// --- the encoder ---
enum EncoderField {
    ENCODER_MARKERS, // a dict; None: circles are not looked for
    ENCODER_DEFAULT,
    ENCODER_ENCODER, // of strings
    ENCODER_INDENT,
    ENCODER_KEY_SEPARATOR,
    ENCODER_ITEM_SEPARATOR,
    ENCODER_SORT_KEYS,
    ENCODER_SKIP_KEYS,
    ENCODER_ALLOW_NAN,
    ENCODER_GIVEN,                 // so many are the constructor's arguments
    ENCODER_STACK = ENCODER_GIVEN, // storage: what is being encoded; UNSET at first
    ENCODER_DEPTH,                 // how much of it is in use
    ENCODER_FIELDS
};
_Static_assert(ENCODER_FIELDS == 11, "TYPE()");
TYPE(json_encoder, "_json.Encoder", object, 11, "_iterencode(obj, _current_indent_level) -> iterable");

static Value field(Value self, uint32_t i) { return slot_get(ref_of(self), i); }
static bool flag(Value self, uint32_t i) { return is_true(field(self, i)); }

STATICMETHOD(json_encoder, __new__,
             "!($type, markers, default, encoder, indent, key_separator, item_separator, sort_keys, "
             "skipkeys, allow_nan)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value markers = arg(args, 1), self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    if (!is_none(markers) && !IS_A(markers, dict))
        return raise1(CLASS(TypeError), TEXT("make_encoder() argument 1 must be dict or None, not {t}"),
                      markers);
    for (uint32_t i = 4; i < 6; i++)
        if (!is_str(arg(args, i + 1)))
            return raise2(CLASS(TypeError), TEXT("make_encoder() argument {} must be str, not {t}"),
                          int_u32(i + 1), arg(args, i + 1));
    slot_set(ref_of(self), ENCODER_DEPTH, int_u32(0));
    for (uint32_t i = 0; i < ENCODER_GIVEN; i++) {
        Value v = i < ENCODER_SORT_KEYS ? arg(args, i + 1) : object_truth(arg(args, i + 1));
        RETURN_IF_ERROR(v);
        slot_set(ref_of(self), i, is_str(v) ? object_plain(v) : v);
    }
    return self;
}
MEMBER(json_encoder, markers, "markers") { return field(arg(args, 0), ENCODER_MARKERS); }
MEMBER(json_encoder, default, "default") { return field(arg(args, 0), ENCODER_DEFAULT); }
MEMBER(json_encoder, encoder, "encoder") { return field(arg(args, 0), ENCODER_ENCODER); }
MEMBER(json_encoder, indent, "indent") { return field(arg(args, 0), ENCODER_INDENT); }
MEMBER(json_encoder, key_separator, "key_separator") { return field(arg(args, 0), ENCODER_KEY_SEPARATOR); }
MEMBER(json_encoder, item_separator, "item_separator") { return field(arg(args, 0), ENCODER_ITEM_SEPARATOR); }
MEMBER(json_encoder, sort_keys, "sort_keys") { return field(arg(args, 0), ENCODER_SORT_KEYS); }
MEMBER(json_encoder, skipkeys, "skipkeys") { return field(arg(args, 0), ENCODER_SKIP_KEYS); }

static Builder put_object(Value self, Builder b, Value v);

static Builder put(Builder b, Value text) {
    if (is_error(text)) b.failed = true;
    return b.failed ? b : builder_str(b, text);
}
static Builder put_string(Value self, Builder b, Value s) {
    Value encoder = field(self, ENCODER_ENCODER);
    bool ascii = native_is(encoder, F__json__encode_basestring_ascii);
    if (ascii || native_is(encoder, F__json__encode_basestring)) return json_quote(b, object_plain(s), ascii);
    Value text = call1(encoder, s);
    if (!is_error(text) && !is_str(text))
        text = raise1(CLASS(TypeError), TEXT("encoder() must return a string, not {t}"), text);
    return put(b, is_error(text) ? ERROR : object_plain(text));
}
static Value float_text(Value self, Value v) {
    double d = float_value(v);
    if (f64_is_finite(d)) return float_repr(d);
    if (!flag(self, ENCODER_ALLOW_NAN))
        return VALUE_ERROR("Out of range float values are not JSON compliant");
    return str_from_text(f64_is_nan(d) ? TEXT("NaN") : d > 0 ? TEXT("Infinity") : TEXT("-Infinity"));
}
static Value scalar_text(Value self, Value v) { // UNSET: it is none
    if (is_none(v)) return str_from_text(TEXT("null"));
    if (is_bool(v)) return str_from_text(is_true(v) ? TEXT("true") : TEXT("false"));
    if (is_int_object(v)) return int_to_str(int_plain(v), 10);
    return is_float_object(v) ? float_text(self, v) : UNSET;
}

// Notes that v is being encoded: NONE, or ERROR when it is already.
static Value enter(Value self, Value v) {
    if (is_none(field(self, ENCODER_MARKERS))) return NONE;
    Value stack = field(self, ENCODER_STACK);
    uint64_t depth = (uint64_t)int_of(field(self, ENCODER_DEPTH)),
             room = is_ref(stack) ? slot_count(ref_of(stack)) : 0;
    if (depth > 0 && slots_find(ref_of(stack), 0, depth, 1, v) < depth)
        return VALUE_ERROR("Circular reference detected");
    if (depth == room) {
        Value larger = new_storage(room * 2 + 7);
        RETURN_IF_ERROR(larger);
        if (room > 0) slots_copy(ref_of(larger), 0, ref_of(stack), 0, room);
        slot_set(ref_of(self), ENCODER_STACK, larger);
        stack = larger;
    }
    slot_set(ref_of(stack), depth, v);
    slot_set(ref_of(self), ENCODER_DEPTH, int_wrap((int64_t)depth + 1));
    return NONE;
}
static Builder leave(Value self, Builder b) {
    int64_t depth = int_of(field(self, ENCODER_DEPTH)) - 1;
    if (b.failed || depth < 0 || is_none(field(self, ENCODER_MARKERS))) return b;
    slot_set(ref_of(field(self, ENCODER_STACK)), (uint64_t)depth, UNSET);
    slot_set(ref_of(self), ENCODER_DEPTH, int_wrap(depth));
    return b;
}

// --- containers ---
static uint64_t items_count(Value items) {
    return IS_EXACT(items, list) ? list_length(items) : tuple_length(items);
}
// A separator, which mostly is two ASCII characters.
static Builder put_separator(Value self, Builder b, enum EncoderField which) {
    Value s = field(self, which);
    Ref r = ref_of(s), to = ref_of(b.storage);
    if (likely(!b.failed && b.kind < STR_UCS2 && str_kind(r) == STR_ASCII && bytes_length(r) == 2 &&
               b.length + 2 <= bytes_length(to))) {
        u16_set(to, b.length, u16_get(r, 0));
        b.length += 2;
        return b;
    }
    return builder_str(b, s);
}

static Builder put_list(Value self, Builder b, Value v) {
    // A list may change while its items are encoded: what is there then counts.
    Value items = IS_EXACT(v, list) || IS_EXACT(v, tuple) ? v : list_from_iterable(v);
    if (is_error(items)) return put(b, ERROR);
    if (items_count(items) == 0) return builder_text(b, TEXT("[]"));
    if (is_error(enter(self, v))) return put(b, ERROR);
    b = builder_char(b, '[');
    for (uint64_t i = 0; !b.failed && i < items_count(items); i++) {
        if (i > 0) b = put_separator(self, b, ENCODER_ITEM_SEPARATOR);
        b = put_object(self, b, IS_EXACT(items, list) ? list_get(items, i) : tuple_get(items, i));
    }
    return leave(self, builder_char(b, ']'));
}
// The text of a key; UNSET: the pair is skipped.
static Value key_text(Value self, Value key) {
    if (is_str(key)) return key;
    Value text = scalar_text(self, key);
    if (!is_unset(text) || flag(self, ENCODER_SKIP_KEYS)) return text;
    return raise1(CLASS(TypeError), TEXT("keys must be str, int, float, bool or None, not {t}"), key);
}
static Builder put_pair(Value self, Builder b, Value key, Value value, bool first) {
    Value text = key_text(self, key);
    if (is_unset(text)) return b;
    if (is_error(text)) return put(b, ERROR);
    if (!first) b = put_separator(self, b, ENCODER_ITEM_SEPARATOR);
    b = put_string(self, b, text);
    if (b.failed) return b;
    return put_object(self, put_separator(self, b, ENCODER_KEY_SEPARATOR), value);
}
static Builder put_pair_of(Value self, Builder b, Value pair, bool first) {
    if (!IS_EXACT(pair, tuple) || tuple_length(pair) != 2)
        return put(b, VALUE_ERROR("items must return 2-tuples"));
    return put_pair(self, b, tuple_get(pair, 0), tuple_get(pair, 1), first);
}
// The entries of an exact dict as they are now: a key and a value each, UNSET where there is none.
static Value entries_of(Value dict) {
    Ref entries = dict_entries(dict);
    uint64_t count = slot_count(entries);
    Value copy = new_storage(count);
    if (!is_error(copy)) slots_copy(ref_of(copy), 0, entries, 0, count);
    return copy;
}
static Builder put_entries(Value self, Builder b, Value v) {
    Value entries = entries_of(v);
    if (is_error(entries)) return put(b, ERROR);
    uint64_t empty = b.length;
    for (uint64_t i = 0, n = slot_count(ref_of(entries)); i + 1 < n && !b.failed; i += 2) {
        Value key = slot_get(ref_of(entries), i);
        if (!is_unset(key)) b = put_pair(self, b, key, slot_get(ref_of(entries), i + 1), b.length == empty);
    }
    return b;
}
static Builder put_items(Value self, Builder b, Value v) {
    Value items = call_method0(v, NAME(items));
    items = is_error(items) ? ERROR : list_from_iterable(items);
    if (!is_error(items) && flag(self, ENCODER_SORT_KEYS) && is_error(list_sort(items, UNSET, false)))
        items = ERROR;
    if (is_error(items)) return put(b, ERROR);
    uint64_t empty = b.length;
    for (uint64_t i = 0; i < list_length(items) && !b.failed; i++)
        b = put_pair_of(self, b, list_get(items, i), b.length == empty);
    return b;
}
static Builder put_dict(Value self, Builder b, Value v) {
    if (dict_length(v) == 0) return builder_text(b, TEXT("{}"));
    if (is_error(enter(self, v))) return put(b, ERROR);
    b = builder_char(b, '{');
    bool plain = IS_EXACT(v, dict) && !flag(self, ENCODER_SORT_KEYS);
    b = plain ? put_entries(self, b, v) : put_items(self, b, v);
    return leave(self, builder_char(b, '}'));
}
static Builder put_default(Value self, Builder b, Value v) {
    Value entered = enter(self, v), made = is_error(entered) ? ERROR : call1(field(self, ENCODER_DEFAULT), v);
    if (is_error(made)) return put(b, ERROR);
    return leave(self, put_object(self, b, made));
}
static Builder put_object(Value self, Builder b, Value v) {
    if (b.failed) return b;
    if (is_int(v)) return builder_i64(b, int_of(v));
    if (is_str(v)) return put_string(self, b, v);
    if (is_none(v)) return builder_text(b, TEXT("null"));
    if (is_bool(v)) return builder_text(b, is_true(v) ? TEXT("true") : TEXT("false"));
    Value text = IS_EXACT(v, dict) || IS_EXACT(v, list) ? UNSET : scalar_text(self, v);
    if (!is_unset(text)) return put(b, text);
    if (!stack_has_room())
        return put(b, raise0(CLASS(RecursionError),
                             TEXT("maximum recursion depth exceeded while encoding a JSON object")));
    if (IS_A(v, list) || is_tuple(v)) return put_list(self, b, v);
    if (IS_A(v, dict)) return put_dict(self, b, v);
    return put_default(self, b, v);
}
METHOD(json_encoder, __call__, "($self, /, obj, _current_indent_level)", "Call self as a function.") {
    I64Result level = object_index_i64(arg(args, 2), CLASS(OverflowError));
    if (!level.ok) return ERROR;
    Builder b = put_object(arg(args, 0), builder_new(), arg(args, 1));
    if (error_is_set()) return ERROR;
    Value text = builder_finish(b);
    return is_error(text) ? ERROR : tuple1(text);
}
