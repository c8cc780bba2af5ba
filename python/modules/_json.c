// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _json, part 1: strings, and the scanner that json.decoder uses (RFC 8259, with the liberties that module json
// takes). The encoder is in _json_encoder.c.
#include "python/modules/_json.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

MODULE(_json, "json speedups\n") {
    RETURN_IF_ERROR(module_set(arg(args, 0), NAME(make_scanner), CLASS(json_scanner)));
    return module_set(arg(args, 0), NAME(make_encoder), CLASS(json_encoder));
}

Value json_refuse(Text text, Value s, uint64_t at) {
    Value module = import_module(str_interned_text(TEXT("json.decoder")));
    Value class = is_error(module) ? ERROR : object_getattr(module, NAME(JSONDecodeError));
    Value message = is_error(class) ? ERROR : str_from_text(text);
    Value error = is_error(message) ? ERROR : call3(class, message, s, int_wrap((int64_t)at));
    return is_error(error) ? ERROR : raise_exception(error);
}
static Value ended_at(uint64_t at) { return raise_stop_iteration(int_wrap((int64_t)at)); }

// --- strings ---
static JsonString no_string(Text text, Value s, uint64_t at) {
    json_refuse(text, s, at);
    return (JsonString){ERROR, 0};
}
// Four hexadecimal digits at s[at ..): -1: they are not.
static int32_t hex4(Ref s, uint64_t at) {
    int32_t n = 0;
    if (at + 4 > str_length(s)) return -1;
    for (uint64_t i = at; i < at + 4; i++) {
        uint32_t c = str_at(s, i), lower = c | 32;
        if (c >= '0' && c <= '9')
            n = n * 16 + (int32_t)(c - '0');
        else if (lower >= 'a' && lower <= 'f' && c < 128)
            n = n * 16 + (int32_t)(lower - 'a' + 10);
        else
            return -1;
    }
    return n;
}
static uint32_t escape_of(uint32_t c) {
    switch (c) {
    case '"':
    case '\\':
    case '/': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
    }
}
// The first place from `at` on in an ASCII str where a JSON string ends or is not plain text, or its length.
static uint64_t plain_run(Ref r, uint64_t at) {
    View v = bytes_view(r);
    uint64_t n = view_count(v), ones = UINT64_C(0x0101010101010101);
    for (; at + 8 <= n; at += 8) {
        uint64_t w = u64_get(r, at), quote = w ^ ones * '"', slash = w ^ ones * '\\';
        uint64_t ends = ((w - ones * ' ') | (quote - ones) | (slash - ones)) & ones << 7;
        if (ends != 0) return at + u64_ctz(ends) / 8;
    }
    for (; at < n; at++) {
        uint8_t c = view_u8(v, at);
        if (c == '"' || c == '\\' || c < ' ') break;
    }
    return at;
}
JsonString json_scan_string(Value s, uint64_t at, bool strict) {
    Ref r = ref_of(s);
    uint64_t n = str_length(r), begin = at - 1, run = at;
    if (str_kind(r) == STR_ASCII) {
        at = plain_run(r, at);
        if (at < n && u8_get(r, at) == '"') return (JsonString){str_substring(s, run, at), at + 1};
    }
    Builder b = builder_new();
    bool plain = true;
    for (;; at++) {
        if (at >= n) return no_string(TEXT("Unterminated string starting at"), s, begin);
        uint32_t c = str_at(r, at);
        if (c == '"') break;
        if (c <= 0x1f && strict) return no_string(TEXT("Invalid control character at"), s, at);
        if (c != '\\') continue;
        b = builder_part(b, s, run, at);
        plain = false;
        if (++at >= n) return no_string(TEXT("Unterminated string starting at"), s, begin);
        c = str_at(r, at);
        if (c != 'u') {
            uint32_t meant = escape_of(c);
            if (meant == 0) return no_string(TEXT("Invalid \\escape"), s, at - 1);
            b = builder_char(b, meant);
        } else {
            int32_t unit = hex4(r, at + 1);
            if (unit < 0) return no_string(TEXT("Invalid \\uXXXX escape"), s, at);
            at += 4;
            c = (uint32_t)unit;
            if (c >= 0xd800 && c <= 0xdbff && at + 6 < n && str_at(r, at + 1) == '\\' &&
                str_at(r, at + 2) == 'u') {
                int32_t low = hex4(r, at + 3);
                if (low >= 0xdc00 && low <= 0xdfff) {
                    c = 0x10000 + ((c - 0xd800) << 10) + ((uint32_t)low - 0xdc00);
                    at += 6;
                }
            }
            b = builder_char(b, c);
        }
        run = at + 1;
    }
    Value text = plain ? str_substring(s, run, at) : builder_finish(builder_part(b, s, run, at));
    return (JsonString){text, at + 1};
}
FUNCTION(
    _json, scanstring, "!(string, end, strict=True, /)",
    "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is "
    "the "
    "index of the\ncharacter in s after the quote that started the JSON string.\nUnescapes all valid JSON "
    "string "
    "escape sequences and raises ValueError\non attempt to decode an invalid string. If strict is False then "
    "literal\ncontrol characters are allowed in the string.\n\nReturns a tuple of the decoded string and the "
    "index "
    "of the character in s\nafter the end quote.") {
    Value s = arg(args, 0);
    I64Result end = object_index_i64(arg(args, 1), CLASS(OverflowError));
    Value strict = is_unset(arg(args, 2)) ? TRUE : object_truth(arg(args, 2));
    if (!end.ok || is_error(strict)) return ERROR;
    if (!is_str(s)) return raise1(CLASS(TypeError), TEXT("first argument must be a string, not {t}"), s);
    s = object_plain(s);
    if (end.value < 0 || (uint64_t)end.value > str_length(ref_of(s)))
        return VALUE_ERROR("end is out of bounds");
    JsonString found = json_scan_string(s, (uint64_t)end.value, is_true(strict));
    return is_error(found.value) ? ERROR : tuple2(found.value, int_wrap((int64_t)found.end));
}

// --- the scanner ---
enum ScannerField {
    SCANNER_STRICT,
    SCANNER_OBJECT_HOOK,
    SCANNER_PAIRS_HOOK,
    SCANNER_FLOAT,
    SCANNER_INT,
    SCANNER_CONSTANT,
    SCANNER_MEMO, // dict: keys already seen, so that each is one object
    SCANNER_FIELDS
};
TYPE(json_scanner, "_json.Scanner", object, 7, "JSON scanner object");

STATICMETHOD(json_scanner, __new__, "!($type, context)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value context = arg(args, 1), self = new_instance(arg(args, 0)),
          memo = is_error(self) ? ERROR : dict_new(0);
    RETURN_IF_ERROR(memo);
    Value strict = object_getattr(context, NAME(strict));
    strict = is_error(strict) ? ERROR : object_truth(strict);
    RETURN_IF_ERROR(strict);
    const Value names[5] = {NAME(object_hook), NAME(object_pairs_hook), NAME(parse_float), NAME(parse_int),
                            NAME(parse_constant)};
    slot_set(ref_of(self), SCANNER_STRICT, strict);
    slot_set(ref_of(self), SCANNER_MEMO, memo);
    for (uint32_t i = 0; i < 5; i++) {
        Value v = object_getattr(context, AT(names, i));
        RETURN_IF_ERROR(v);
        slot_set(ref_of(self), SCANNER_OBJECT_HOOK + i, v);
    }
    return self;
}
MEMBER(json_scanner, strict, "strict") { return slot_get(ref_of(arg(args, 0)), SCANNER_STRICT); }
MEMBER(json_scanner, object_hook, "object_hook") {
    return slot_get(ref_of(arg(args, 0)), SCANNER_OBJECT_HOOK);
}
MEMBER(json_scanner, object_pairs_hook, "") { return slot_get(ref_of(arg(args, 0)), SCANNER_PAIRS_HOOK); }
MEMBER(json_scanner, parse_float, "parse_float") { return slot_get(ref_of(arg(args, 0)), SCANNER_FLOAT); }
MEMBER(json_scanner, parse_int, "parse_int") { return slot_get(ref_of(arg(args, 0)), SCANNER_INT); }
MEMBER(json_scanner, parse_constant, "parse_constant") {
    return slot_get(ref_of(arg(args, 0)), SCANNER_CONSTANT);
}

static JsonString scan(Value self, Value s, uint64_t at);
static const JsonString failed = {ERROR, 0};

// The code point there, 0 behind the end.
INLINE uint32_t peek(Ref s, uint64_t at) {
    if (likely(str_kind(s) < STR_UCS2)) return at < bytes_length(s) ? u8_get(s, at) : 0;
    return at < str_length(s) ? str_at(s, at) : 0;
}
INLINE bool is_at(Ref s, uint64_t at, uint32_t c) { return peek(s, at) == c; }
static uint64_t skip_some_space(Ref s, uint64_t at) {
    for (;; at++) {
        uint32_t c = peek(s, at);
        if (c > ' ' || (c != ' ' && c != '\t' && c != '\n' && c != '\r')) return at;
    }
}
INLINE uint64_t skip_space(Ref s, uint64_t at) {
    if (peek(s, at) == ' ') at++; // mostly there is one
    return peek(s, at) > ' ' ? at : skip_some_space(s, at);
}
static JsonString refuse(Text text, Value s, uint64_t at) {
    json_refuse(text, s, at);
    return failed;
}

// One "key": value; the pair goes into `pairs` (a list) or `dict`.
static JsonString scan_pair(Value self, Value s, uint64_t at, Value pairs, Value dict) {
    Ref r = ref_of(s);
    if (!is_at(r, at, '"')) return refuse(TEXT("Expecting property name enclosed in double quotes"), s, at);
    JsonString key = json_scan_string(s, at + 1, is_true(slot_get(ref_of(self), SCANNER_STRICT)));
    if (is_error(key.value)) return failed;
    key.value = dict_set_default(slot_get(ref_of(self), SCANNER_MEMO), key.value, key.value);
    if (is_error(key.value)) return failed;
    at = skip_space(r, key.end);
    if (!is_at(r, at, ':')) return refuse(TEXT("Expecting ':' delimiter"), s, at);
    JsonString value = scan(self, s, skip_space(r, at + 1));
    if (is_error(value.value)) return failed;
    Value done = ERROR;
    if (is_unset(pairs)) {
        done = dict_set(dict, key.value, value.value);
    } else {
        Value pair = tuple2(key.value, value.value);
        if (!is_error(pair)) done = list_append(pairs, pair);
    }
    return (JsonString){done, skip_space(r, value.end)};
}
static JsonString scan_object(Value self, Value s, uint64_t at) {
    Ref r = ref_of(s);
    Value pairs_hook = slot_get(ref_of(self), SCANNER_PAIRS_HOOK),
          hook = slot_get(ref_of(self), SCANNER_OBJECT_HOOK);
    Value pairs = is_none(pairs_hook) ? UNSET : list_new(0), dict = is_unset(pairs) ? dict_new(0) : NONE;
    if (is_error(pairs) || is_error(dict)) return failed;
    at = skip_space(r, at);
    while (!is_at(r, at, '}')) {
        JsonString pair = scan_pair(self, s, at, pairs, dict);
        if (is_error(pair.value)) return failed;
        at = pair.end;
        if (is_at(r, at, '}')) break;
        if (!is_at(r, at, ',')) return refuse(TEXT("Expecting ',' delimiter"), s, at);
        at = skip_space(r, at + 1);
        if (!is_at(r, at, '"'))
            return refuse(TEXT("Expecting property name enclosed in double quotes"), s, at);
    }
    Value result = !is_none(pairs_hook) ? call1(pairs_hook, pairs) : is_none(hook) ? dict : call1(hook, dict);
    return (JsonString){result, at + 1};
}
static JsonString scan_array(Value self, Value s, uint64_t at) {
    Ref r = ref_of(s);
    Value list = list_new(0);
    if (is_error(list)) return failed;
    at = skip_space(r, at);
    if (is_at(r, at, ']')) return (JsonString){list, at + 1};
    for (;;) {
        JsonString item = scan(self, s, at);
        if (is_error(item.value) || is_error(list_append(list, item.value))) return failed;
        at = skip_space(r, item.end);
        if (is_at(r, at, ']')) return (JsonString){list, at + 1};
        if (!is_at(r, at, ',')) return refuse(TEXT("Expecting ',' delimiter"), s, at);
        at = skip_space(r, at + 1);
    }
}
static uint64_t skip_digits(Ref s, uint64_t at) {
    while (peek(s, at) - '0' <= 9) at++;
    return at;
}
static JsonString scan_number(Value self, Value s, uint64_t begin) {
    Ref r = ref_of(s);
    uint64_t at = begin + is_at(r, begin, '-'), end = at, quick = 0;
    if (is_at(r, at, '0'))
        end++;
    else
        for (uint32_t digit; (digit = peek(r, end) - '0') <= 9; end++) quick = quick * 10 + digit;
    bool is_float = false;
    if (end == at) {
        ended_at(begin);
        return failed;
    }
    if (is_at(r, end, '.') && skip_digits(r, end + 1) > end + 1) {
        is_float = true;
        end = skip_digits(r, end + 1);
    }
    if ((peek(r, end) | 32) == 'e') {
        uint64_t digits = end + 1 + (is_at(r, end + 1, '-') || is_at(r, end + 1, '+'));
        if (skip_digits(r, digits) > digits) {
            is_float = true;
            end = skip_digits(r, digits);
        }
    }
    if (!is_float && end - at <= 17 && same(slot_get(ref_of(self), SCANNER_INT), CLASS(int))) {
        int64_t value = (int64_t)quick;
        return (JsonString){int_wrap(at > begin ? -value : value), end};
    }
    Value text = str_substring(s, begin, end),
          parser = slot_get(ref_of(self), is_float ? SCANNER_FLOAT : SCANNER_INT);
    if (is_error(text)) return failed;
    Value number = is_float ? (same(parser, CLASS(float)) ? float_parse(text) : call1(parser, text))
                            : (same(parser, CLASS(int)) ? int_parse(text, 10) : call1(parser, text));
    return (JsonString){number, end};
}
static bool is_word(Ref s, uint64_t at, Text word) {
    uint32_t n = text_size(word);
    if (at + n > str_length(s)) return false;
    for (uint32_t i = 0; i < n; i++)
        if (str_at(s, at + i) != text_at(word, i)) return false;
    return true;
}
static JsonString constant(Value self, Text name, uint64_t end) {
    Value text = str_from_text(name);
    return (JsonString){is_error(text) ? ERROR : call1(slot_get(ref_of(self), SCANNER_CONSTANT), text), end};
}
static THREAD_STATE(uint32_t, depth); // of objects and arrays being scanned
static JsonString scan_nested(Value self, Value s, uint64_t at) {
    Ref r = ref_of(s);
    if (!stack_has_room() || !recursion_has_room(depth)) {
        raise0(CLASS(RecursionError), is_at(r, at, '{')
                                          ? TEXT("maximum recursion depth exceeded while decoding a JSON "
                                                 "object from a unicode string")
                                          : TEXT("maximum recursion depth exceeded while decoding a JSON "
                                                 "array from a unicode string"));
        return failed;
    }
    depth++;
    JsonString found = is_at(r, at, '{') ? scan_object(self, s, at + 1) : scan_array(self, s, at + 1);
    depth--;
    return found;
}
static JsonString scan(Value self, Value s, uint64_t at) {
    Ref r = ref_of(s);
    uint32_t first = peek(r, at);
    if (unlikely(first == 0 && at >= str_length(r))) {
        ended_at(at);
        return failed;
    }
    if (first - '0' <= 9) return scan_number(self, s, at);
    switch (first) {
    case '"': return json_scan_string(s, at + 1, is_true(slot_get(ref_of(self), SCANNER_STRICT)));
    case '{':
    case '[': return scan_nested(self, s, at);
    case 'n':
        if (is_word(r, at, TEXT("null"))) return (JsonString){NONE, at + 4};
        break;
    case 't':
        if (is_word(r, at, TEXT("true"))) return (JsonString){TRUE, at + 4};
        break;
    case 'f':
        if (is_word(r, at, TEXT("false"))) return (JsonString){FALSE, at + 5};
        break;
    case 'N':
        if (is_word(r, at, TEXT("NaN"))) return constant(self, TEXT("NaN"), at + 3);
        break;
    case 'I':
        if (is_word(r, at, TEXT("Infinity"))) return constant(self, TEXT("Infinity"), at + 8);
        break;
    case '-':
        if (is_word(r, at, TEXT("-Infinity"))) return constant(self, TEXT("-Infinity"), at + 9);
        break;
    default: break;
    }
    return scan_number(self, s, at);
}
METHOD(json_scanner, __call__, "($self, /, string, idx)", "Call self as a function.") {
    Value self = arg(args, 0), s = arg(args, 1);
    I64Result at = object_index_i64(arg(args, 2), CLASS(OverflowError));
    if (!at.ok) return ERROR;
    if (!is_str(s)) return raise1(CLASS(TypeError), TEXT("first argument must be a string, not {t}"), s);
    if (at.value < 0) return VALUE_ERROR("idx cannot be negative");
    JsonString found = scan(self, object_plain(s), (uint64_t)at.value);
    dict_clear(slot_get(ref_of(self), SCANNER_MEMO));
    return is_error(found.value) ? ERROR : tuple2(found.value, int_wrap((int64_t)found.end));
}
