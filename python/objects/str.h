// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// str: immutable text. A bytes block of 1, 2 or 4 bytes per code point, the smallest that fits (PEP 393's
// idea); its aux word is hash << 2 | kind, hash 30 bits, 0 while not computed. Two strs with the same text
// have the same kind, so equality is a comparison of bytes. All functions take exact strs (object_plain
// first, for a subclass).
#pragma once
#include "python/objects/object.h"
#include "python/objects/span.h"

enum StrKind { STR_ASCII, STR_LATIN1, STR_UCS2, STR_UCS4 }; // 1, 1, 2, 4 bytes a code point

INLINE uint32_t str_kind(Ref s) { return bytes_aux(s) & 3; }
INLINE uint32_t str_width(Ref s) { return (0x4211u >> (4 * (bytes_aux(s) & 3))) & 15; }
INLINE uint32_t str_length(Ref s) { // in code points
    uint32_t kind = bytes_aux(s) & 3, size = bytes_length(s);
    return kind < STR_UCS2 ? size : size >> ((kind - 1) & 3);
}
INLINE uint32_t str_at(Ref s, uint64_t i) { // code point i; i < str_length(s), checked
    uint32_t kind = bytes_aux(s) & 3;
    if (likely(kind < STR_UCS2)) return u8_get(s, i);
    return kind == STR_UCS2 ? u16_get(s, i * 2) : u32_get(s, i * 4);
}

Value str_from_text(Text text);              // an ASCII literal
Value str_from_native_text(uint32_t offset); // an entry of native_texts: u16 size, then UTF-8
Value str_intern(Value s);                   // the one str with this text; ERROR when out of memory
Value str_interned_text(Text text);
Value str_from_utf8(Ref bytes, uint64_t from, uint64_t n); // strict; UnicodeDecodeError
Value str_from_code_point(uint32_t c);                     // c <= 0x10ffff; the 256 first ones are shared
Value str_substring(Value s, uint64_t from, uint64_t to);  // from <= to <= length
Value str_concat(Value a, Value b);
// s += b, for an exact str or a rope a (str_rope.c): perhaps a rope, which is no exact str, but unwraps to one.
Value str_append(Value a, Value b);
bool str_is_rope(Value v);
uint64_t str_rope_length(Value rope);
Value str_flatten(Value rope); // object_plain's part: never fails, but then str_flatten_failed is set
extern THREAD_STATE(bool, str_flatten_failed);
Value str_flatten_error(void); // clears it, raises MemoryError
bool str_equal(Value a, Value b);
int32_t str_order(Value a, Value b); // negative, 0, positive, by code points
bool str_equal_text(Value s, Text text);
// 30 bits, never 0: SipHash-1-3 of the units under a key that str_hash_seed sets once, before any hash.
uint32_t str_hash30(Value s);
// The same, without a call when it has been computed before.
INLINE uint32_t str_hash_quick(Value s) {
    uint32_t known = bytes_aux(ref_of(s)) >> 2;
    return likely(known != 0) ? known : str_hash30(s);
}
void str_hash_seed(uint64_t key0, uint64_t key1);
uint32_t str_hash_bytes(Ref block, uint64_t from, uint64_t n); // the same of any bytes
Value str_to_utf8(Value s); // a bytes object; UnicodeEncodeError for surrogates
int64_t str_find_char(Value s, uint32_t c, uint64_t from, uint64_t to); // index or -1
Value str_repr(Value s);
Value str_ascii_repr(Value s); // of an exact str: everything beyond ASCII escaped

// The exact str behind a str or an instance of a subclass; anything else as it is.
INLINE Value str_plain(Value v) { return likely(IS_EXACT(v, str)) ? v : object_plain(v); }
// The methods by name, for exact strs.
Value str_join(Value separator, Value iterable);
Value str_join_args(Args args); // all of them, which are strs, end to end
Value str_replace(Value s, Value old, Value new, uint64_t limit);
Value str_repeat(Value s, int64_t times);
Value str_getitem(Value s, Value key);
Value str_splitlines(Value s, bool keep_ends);
bool str_is_identifier(Value s);

// Iterators of the classes str_iterator and str_ascii_iterator.
enum StrIteratorField { STR_ITERATOR_STR, STR_ITERATOR_INDEX, STR_ITERATOR_FIELDS };
Value str_iterator_next(Value iterator); // UNSET at the end

// For the files that make text themselves (str_*.c, codec_*.c, ...): a str of this kind and length, all NUL,
// to be filled before anybody sees it. The kind must be the smallest that fits what will be written.
Value str_new(uint32_t kind, uint64_t length);
INLINE uint32_t str_kind_shift(uint32_t kind) { return kind < STR_UCS2 ? 0 : kind - 1; } // log2 of the width
INLINE uint32_t str_kind_of_bits(uint32_t c) { // of a code point, or of many or-ed together
    return c < 0x80 ? STR_ASCII : c < 0x100 ? STR_LATIN1 : c < 0x10000 ? STR_UCS2 : STR_UCS4;
}
INLINE Span str_span(Value s, uint64_t from, uint64_t to) {
    return (Span){ref_of(s), str_kind_shift(str_kind(ref_of(s))), from, to};
}
INLINE Span str_span_all(Value s) { return str_span(s, 0, str_length(ref_of(s))); }
INLINE Units str_units(Value s) {
    return (Units){bytes_view(ref_of(s)), str_kind_shift(str_kind(ref_of(s)))};
}
// The kind that s[from .. to) needs.
uint32_t str_part_kind(Ref s, uint64_t from, uint64_t to);
// to[at .. at+n) = from[from_at .. from_at+n) for blocks of units of the given kinds, both in units. Code
// points that do not fit to_kind must not be among them.
void str_copy_units(Ref to, uint32_t to_kind, uint64_t at, Ref from, uint32_t from_kind, uint64_t from_at,
                    uint64_t n);

// Building text: a builder is a local struct, holding heap references that the collector finds on the stack.
typedef struct {
    Value storage;   // a blob
    uint64_t length; // code points so far
    uint32_t kind;
    bool failed; // memory exhausted: remembered until builder_finish returns ERROR
} Builder;
Builder builder_new(void);
Builder builder_sized(uint64_t units); // with room for so many bytes: one allocation when it is the truth
Builder builder_char_slow(Builder b, uint32_t c);
INLINE Builder builder_char(Builder b, uint32_t c) {
    if (likely(c < 0x80 && b.kind < STR_UCS2 && !b.failed && b.length < bytes_length(ref_of(b.storage)))) {
        u8_set(ref_of(b.storage), b.length++, (uint8_t)c);
        return b;
    }
    return builder_char_slow(b, c);
}
Builder builder_text(Builder b, Text text);
Builder builder_str(Builder b, Value s); // an exact str
Builder builder_part(Builder b, Value s, uint64_t from, uint64_t to);
Builder builder_repeat(Builder b, uint32_t c, uint64_t count);
Builder builder_i64(Builder b, int64_t n);         // decimal
Builder builder_hex_escape(Builder b, uint32_t c); // \x, \u or \U and the digits
// As repr shows it: escaped when it is `quote`, a backslash or not printable (or not ASCII, if so asked).
Builder builder_escaped(Builder b, uint32_t c, uint32_t quote, bool ascii_only);
Value builder_finish(Builder b); // the str, or ERROR
