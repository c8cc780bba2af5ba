// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Ends of lines, and io.IncrementalNewlineDecoder.
#include "python/io/newline.h"
#include "python/io/decoder.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(IncrementalNewlineDecoder, "_io.IncrementalNewlineDecoder", object, NEWLINE_FIELDS,
     "Codec used when reading a file in universal newlines mode.\n"
     "\n"
     "It wraps another incremental decoder, translating \\r\\n and \\r into \\n.\n"
     "It also records the types of newlines encountered.  When used with\n"
     "translate=False, it ensures that the newline sequence is returned in\n"
     "one piece. When used with decoder=None, it expects unicode strings as\n"
     "decode input and translates newlines without first invoking an external\n"
     "decoder.");

static Value field(Value self, enum NewlineField i) { return slot_get(ref_of(self), i); }

static void prepare(Value self, Value decoder, Value errors, bool translate) {
    Ref r = ref_of(self);
    slot_set(r, NEWLINE_DECODER, decoder);
    slot_set(r, NEWLINE_ERRORS, errors);
    slot_set(r, NEWLINE_TRANSLATE, bool_value(translate));
    slot_set(r, NEWLINE_PENDING, FALSE);
    slot_set(r, NEWLINE_SEEN, int_u32(0));
}

Value newline_new(Value decoder, bool translate) {
    Value self = NEW(IncrementalNewlineDecoder);
    RETURN_IF_ERROR(self);
    prepare(self, decoder, NONE, translate);
    return self;
}

// --- finding ---
INLINE uint32_t unit(Ref block, uint32_t kind, uint64_t i) {
    return kind < STR_UCS2    ? u8_get(block, i)
           : kind == STR_UCS2 ? u16_get(block, i * 2)
                              : u32_get(block, i * 4);
}

LineFound newline_find_units(Ref block, uint32_t kind, uint64_t from, uint64_t to, LineEnd how) {
    if (kind < STR_UCS2 && !how.universal && how.second == 0) {
        uint64_t at = bytes_find(block, from, to, (uint8_t)how.first);
        return (LineFound){at < to, at < to ? at + 1 : to};
    }
    for (uint64_t i = from; i < to; i++) {
        uint32_t c = unit(block, kind, i);
        if (c > '\r') continue;
        if (how.universal && c == '\n') return (LineFound){true, i + 1};
        if (how.universal && c == '\r')
            return (LineFound){true, i + 1 + (i + 1 < to && unit(block, kind, i + 1) == '\n')};
        if (how.universal || c != how.first) continue;
        if (how.second == 0) return (LineFound){true, i + 1};
        if (i + 1 < to && unit(block, kind, i + 1) == how.second) return (LineFound){true, i + 2};
    }
    return (LineFound){false, to};
}

LineFound newline_find(Ref text, uint64_t from, uint64_t to, LineEnd how) {
    return newline_find_units(text, str_kind(text), from, to, how);
}

Value newline_check(Text function, Value newline, bool shown_plain) {
    if (is_unset(newline) || is_none(newline)) return NONE;
    if (!is_str(newline)) {
        Value name = str_from_text(function);
        RETURN_IF_ERROR(name);
        return raise2(CLASS(TypeError), TEXT("{} newline must be str or None, not {t}"), name, newline);
    }
    newline = str_plain(newline);
    if (str_length(ref_of(newline)) == 0 || str_equal_text(newline, TEXT("\n")) ||
        str_equal_text(newline, TEXT("\r")) || str_equal_text(newline, TEXT("\r\n")))
        return NONE;
    if (shown_plain) return raise1(CLASS(ValueError), TEXT("illegal newline value: {}"), newline);
    return raise1(CLASS(ValueError), TEXT("illegal newline value: {r}"), newline);
}

// --- translating ---
static uint32_t seen_in(Ref text, uint32_t seen) {
    for (uint64_t i = 0, n = str_length(text); i < n && seen != 7; i++) {
        uint32_t c = str_at(text, i);
        if (c == '\n') {
            seen |= NEWLINE_SEEN_LF;
        } else if (c == '\r' && i + 1 < n && str_at(text, i + 1) == '\n') {
            seen |= NEWLINE_SEEN_CRLF;
            i++;
        } else if (c == '\r') {
            seen |= NEWLINE_SEEN_CR;
        }
    }
    return seen;
}

static Value with_newlines(Value text) {
    Builder b = builder_sized(bytes_length(ref_of(text)));
    uint64_t n = str_length(ref_of(text)), from = 0;
    for (;;) {
        int64_t at = str_find_char(text, '\r', from, n);
        if (at < 0) return builder_finish(builder_part(b, text, from, n));
        b = builder_char(builder_part(b, text, from, (uint64_t)at), '\n');
        from = (uint64_t)at + 1;
        if (from < n && str_at(ref_of(text), from) == '\n') from++;
    }
}

Value newline_translate(Value self, Value text, bool final) {
    uint64_t n = str_length(ref_of(text));
    if (is_true(field(self, NEWLINE_PENDING)) && (final || n > 0)) {
        text = str_concat(str_from_code_point('\r'), text);
        RETURN_IF_ERROR(text);
        slot_set(ref_of(self), NEWLINE_PENDING, FALSE);
        n++;
    }
    if (!final && n > 0 && str_at(ref_of(text), n - 1) == '\r') { // \r\n must not come in two pieces
        text = str_substring(text, 0, --n);
        RETURN_IF_ERROR(text);
        slot_set(ref_of(self), NEWLINE_PENDING, TRUE);
    }
    if (n == 0) return text;
    uint32_t seen = (uint32_t)int_of(field(self, NEWLINE_SEEN));
    bool carriage = str_find_char(text, '\r', 0, n) >= 0;
    if (carriage)
        seen = seen_in(ref_of(text), seen);
    else if (!(seen & NEWLINE_SEEN_LF) && str_find_char(text, '\n', 0, n) >= 0)
        seen |= NEWLINE_SEEN_LF;
    slot_set(ref_of(self), NEWLINE_SEEN, int_u32(seen));
    return carriage && is_true(field(self, NEWLINE_TRANSLATE)) ? with_newlines(text) : text;
}

Value newline_decode(Value self, Value input, bool final) {
    Value decoder = field(self, NEWLINE_DECODER);
    if (is_unset(decoder)) return VALUE_ERROR("IncrementalNewlineDecoder.__init__() not called");
    Value text = is_none(decoder) ? input : decoder_decode(decoder, input, final);
    RETURN_IF_ERROR(text);
    if (!is_str(text))
        return raise1(CLASS(TypeError), TEXT("decoder should return a string result, not '{t}'"), text);
    return newline_translate(self, str_plain(text), final);
}

Value newline_seen(Value self) {
    Value cr = str_from_code_point('\r'), lf = str_from_code_point('\n'), both = str_from_text(TEXT("\r\n"));
    RETURN_IF_ERROR(both);
    switch (int_of(field(self, NEWLINE_SEEN))) {
    case NEWLINE_SEEN_CR: return cr;
    case NEWLINE_SEEN_LF: return lf;
    case NEWLINE_SEEN_CRLF: return both;
    case NEWLINE_SEEN_CR | NEWLINE_SEEN_LF: return tuple2(cr, lf);
    case NEWLINE_SEEN_CR | NEWLINE_SEEN_CRLF: return tuple2(cr, both);
    case NEWLINE_SEEN_LF | NEWLINE_SEEN_CRLF: return tuple2(lf, both);
    case 7: return tuple3(cr, lf, both);
    default: return NONE;
    }
}

void newline_reset(Value self) {
    slot_set(ref_of(self), NEWLINE_SEEN, int_u32(0));
    slot_set(ref_of(self), NEWLINE_PENDING, FALSE);
}

// --- the class ---
STATICMETHOD(IncrementalNewlineDecoder, __new__, "!($type, *args, **kwargs)", "") {
    return new_instance(arg(args, 0));
}
METHOD(IncrementalNewlineDecoder, __init__, "($self, decoder, translate, errors='strict')", "") {
    Value translate = object_truth(arg(args, 2));
    RETURN_IF_ERROR(translate);
    Value errors = is_unset(arg(args, 3)) ? str_from_text(TEXT("strict")) : arg(args, 3);
    RETURN_IF_ERROR(errors);
    prepare(arg(args, 0), arg(args, 1), errors, is_true(translate));
    return NONE;
}
METHOD(IncrementalNewlineDecoder, decode, "($self, input, final=False)", "") {
    Value final = is_unset(arg(args, 2)) ? FALSE : object_truth(arg(args, 2));
    return is_error(final) ? ERROR : newline_decode(arg(args, 0), arg(args, 1), is_true(final));
}
METHOD(IncrementalNewlineDecoder, getstate, "($self, /)", "") {
    Value self = arg(args, 0), decoder = field(self, NEWLINE_DECODER);
    if (is_unset(decoder)) return VALUE_ERROR("IncrementalNewlineDecoder.__init__() not called");
    Value state = is_none(decoder) ? tuple2(bytes_from_text(TEXT("")), int_u32(0)) : decoder_state(decoder);
    RETURN_IF_ERROR(state);
    if (!IS_A(state, tuple) || tuple_length(object_plain(state)) != 2 ||
        !is_int_object(tuple_get(object_plain(state), 1)))
        return TYPE_ERROR("illegal decoder state");
    Value flags = object_binary(BINARY_LSHIFT, tuple_get(object_plain(state), 1), int_u32(1));
    RETURN_IF_ERROR(flags);
    if (is_true(field(self, NEWLINE_PENDING))) flags = object_binary(BINARY_OR, flags, int_u32(1));
    return is_error(flags) ? ERROR : tuple2(tuple_get(object_plain(state), 0), flags);
}
METHOD(IncrementalNewlineDecoder, setstate, "($self, state, /)", "") {
    Value self = arg(args, 0), decoder = field(self, NEWLINE_DECODER), state = arg(args, 1);
    if (is_unset(decoder)) return VALUE_ERROR("IncrementalNewlineDecoder.__init__() not called");
    if (!IS_A(state, tuple)) return TYPE_ERROR("state argument must be a tuple");
    state = object_plain(state);
    if (tuple_length(state) != 2 || !is_int_object(tuple_get(state, 1)))
        return TYPE_ERROR("setstate(): illegal state argument");
    Value flags = tuple_get(state, 1), low = object_binary(BINARY_AND, flags, int_u32(1));
    RETURN_IF_ERROR(low);
    slot_set(ref_of(self), NEWLINE_PENDING, bool_value(!same(low, int_u32(0))));
    if (is_none(decoder)) return NONE;
    Value rest = object_binary(BINARY_RSHIFT, flags, int_u32(1));
    Value inner = is_error(rest) ? ERROR : tuple2(tuple_get(state, 0), rest);
    return is_error(inner) ? ERROR : decoder_set_state(decoder, inner);
}
METHOD(IncrementalNewlineDecoder, reset, "($self, /)", "") {
    newline_reset(arg(args, 0));
    Value decoder = field(arg(args, 0), NEWLINE_DECODER);
    if (is_unset(decoder)) return VALUE_ERROR("IncrementalNewlineDecoder.__init__() not called");
    return is_none(decoder) ? NONE : decoder_reset(decoder);
}
GETTER(IncrementalNewlineDecoder, newlines, "") { return newline_seen(arg(args, 0)); }
