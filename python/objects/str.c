// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// str's core: making, copying, comparing and hashing text. Everything here works on exact strs and is linear
// in their length. The methods are in str_methods.c and its neighbours, the searches in span.c.
#include "python/objects/str.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/span.h"

TYPE(str, "str", object, 0,
     "str(object='') -> str\n"
     "str(bytes_or_buffer[, encoding[, errors]]) -> str\n"
     "\n"
     "Create a new string object from the given object. If encoding or\n"
     "errors is specified, then the object must expose a data buffer\n"
     "that will be decoded using the given encoding and error handler.\n"
     "Otherwise, returns the result of object.__str__() (if defined)\n"
     "or repr(object).\n"
     "encoding defaults to sys.getdefaultencoding().\n"
     "errors defaults to 'strict'.");

static ROOT(empty);
static STATE_ARRAY(Value, characters, 256); // the shared strs of one code point, made when first asked for

Value str_new(uint32_t kind, uint64_t length) {
    Value s = new_bytes(SHAPE(str), units_size(length, str_kind_shift(kind)));
    RETURN_IF_ERROR(s);
    if (kind) bytes_set_aux(ref_of(s), kind);
    return s;
}

static Value empty_str(void) {
    if (unlikely(!is_ref(empty))) empty = str_new(STR_ASCII, 0);
    return empty;
}

Value str_from_code_point(uint32_t c) {
    if (likely(c < 256) && likely(is_ref(AT(characters, c)))) return AT(characters, c);
    uint32_t kind = str_kind_of_bits(c);
    Value s = str_new(kind, 1);
    RETURN_IF_ERROR(s);
    if (kind == STR_UCS4) {
        u32_set(ref_of(s), 0, c);
    } else if (kind == STR_UCS2) {
        u16_set(ref_of(s), 0, (uint16_t)c);
    } else {
        u8_set(ref_of(s), 0, (uint8_t)c);
        AT(characters, c) = s;
    }
    return s;
}

Value str_from_text(Text text) {
    uint32_t n = text_size(text);
    if (n == 0) return empty_str();
    if (n == 1) return str_from_code_point(text_at(text, 0));
    Value s = str_new(STR_ASCII, n);
    RETURN_IF_ERROR(s);
    bytes_copy_text(ref_of(s), 0, text);
    return s;
}

Value str_from_native_text(uint32_t offset) {
    uint32_t n = native_text_at(offset) | (uint32_t)native_text_at(offset + 1) << 8;
    Value raw = new_blob(n);
    RETURN_IF_ERROR(raw);
    for (uint32_t i = 0; i < n; i++) u8_set(ref_of(raw), i, native_text_at(offset + 2 + i));
    return str_from_utf8(ref_of(raw), 0, n);
}

// --- units -------------------------------------------------------------------------------------------------

// All units of [from, to) or-ed together: its magnitude is that of the largest one.
static uint32_t units_or(Units u, uint64_t from, uint64_t to) {
    uint32_t bits = 0;
    if (to > units_in(view_count(u.view), u.shift)) UNREACHABLE(); // lets the compiler drop the checks below
    if (u.shift == 0)
        for (uint64_t i = from; i < to; i++) bits |= view_u8(u.view, i);
    else if (u.shift == 1)
        for (uint64_t i = from; i < to; i++) bits |= view_u16(u.view, i);
    else
        for (uint64_t i = from; i < to; i++) bits |= view_u32(u.view, i);
    return bits;
}

uint32_t str_part_kind(Ref s, uint64_t from, uint64_t to) {
    uint32_t kind = str_kind(s);
    if (kind == STR_ASCII) return STR_ASCII;
    return str_kind_of_bits(units_or((Units){bytes_view(s), str_kind_shift(kind)}, from, to));
}

static void widen(Edit to, uint32_t to_shift, uint64_t at, View from, uint32_t from_shift, uint64_t from_at,
                  uint64_t n) {
    if (to_shift == 1)
        for (uint64_t i = 0; i < n; i++) edit_u16(to, at + i, view_u8(from, from_at + i));
    else if (from_shift == 0)
        for (uint64_t i = 0; i < n; i++) edit_u32(to, at + i, view_u8(from, from_at + i));
    else
        for (uint64_t i = 0; i < n; i++) edit_u32(to, at + i, view_u16(from, from_at + i));
}

static void narrow(Edit to, uint32_t to_shift, uint64_t at, View from, uint32_t from_shift, uint64_t from_at,
                   uint64_t n) {
    if (to_shift == 1)
        for (uint64_t i = 0; i < n; i++) edit_u16(to, at + i, (uint16_t)view_u32(from, from_at + i));
    else if (from_shift == 1)
        for (uint64_t i = 0; i < n; i++) edit_u8(to, at + i, (uint8_t)view_u16(from, from_at + i));
    else
        for (uint64_t i = 0; i < n; i++) edit_u8(to, at + i, (uint8_t)view_u32(from, from_at + i));
}

void str_copy_units(Ref to, uint32_t to_kind, uint64_t at, Ref from, uint32_t from_kind, uint64_t from_at,
                    uint64_t n) {
    uint32_t to_shift = str_kind_shift(to_kind), from_shift = str_kind_shift(from_kind);
    if (likely(to_shift == from_shift)) {
        bytes_copy_short(to, units_size(at, to_shift), from, units_size(from_at, from_shift),
                         units_size(n, to_shift));
        return;
    }
    if (n == 0) return;
    Edit edit = bytes_edit(to);
    View view = bytes_view(from);
    if (to_shift > from_shift)
        widen(edit, to_shift, at, view, from_shift, from_at, n);
    else
        narrow(edit, to_shift, at, view, from_shift, from_at, n);
}

// --- parts and sums ----------------------------------------------------------------------------------------

Value str_substring(Value s, uint64_t from, uint64_t to) {
    Ref r = ref_of(s);
    if (from >= to) return empty_str();
    if (to - from == 1) return str_from_code_point(str_at(r, from));
    if (from == 0 && to == str_length(r)) return s;
    uint32_t kind = str_kind(r);
    if (likely(kind == STR_ASCII)) {
        Value part = str_new(STR_ASCII, to - from);
        RETURN_IF_ERROR(part);
        bytes_copy_short(ref_of(part), 0, r, from, to - from);
        return part;
    }
    uint32_t part_kind = str_part_kind(r, from, to);
    Value part = str_new(part_kind, to - from);
    RETURN_IF_ERROR(part);
    str_copy_units(ref_of(part), part_kind, 0, r, kind, from, to - from);
    return part;
}

Value str_concat(Value a, Value b) {
    Ref ra = ref_of(a), rb = ref_of(b);
    uint64_t na = str_length(ra), nb = str_length(rb);
    if (na == 0) return b;
    if (nb == 0) return a;
    uint32_t kind_a = str_kind(ra), kind_b = str_kind(rb), kind = kind_a > kind_b ? kind_a : kind_b;
    Value sum = str_new(kind, na + nb);
    RETURN_IF_ERROR(sum);
    str_copy_units(ref_of(sum), kind, 0, ra, kind_a, 0, na);
    str_copy_units(ref_of(sum), kind, na, rb, kind_b, 0, nb);
    return sum;
}

// --- comparison --------------------------------------------------------------------------------------------

bool str_equal(Value a, Value b) {
    if (same(a, b)) return true;
    Ref ra = ref_of(a), rb = ref_of(b);
    uint32_t n = bytes_length(ra), aux_a = bytes_aux(ra), aux_b = bytes_aux(rb);
    if (n != bytes_length(rb) || (aux_a & 3) != (aux_b & 3)) return false;
    if (aux_a != aux_b && aux_a > 3 && aux_b > 3) return false; // both hashes are known, and differ
    return bytes_compare(ra, 0, rb, 0, n) == 0;
}

int32_t str_order(Value a, Value b) {
    if (same(a, b)) return 0;
    Ref ra = ref_of(a), rb = ref_of(b);
    uint64_t na = str_length(ra), nb = str_length(rb), n = na < nb ? na : nb;
    uint32_t shift_a = str_kind_shift(str_kind(ra)), shift_b = str_kind_shift(str_kind(rb));
    if (likely((shift_a | shift_b) == 0)) {
        int32_t order = bytes_compare(ra, 0, rb, 0, n);
        if (order) return order;
    } else {
        Units ua = {bytes_view(ra), shift_a}, ub = {bytes_view(rb), shift_b};
        for (uint64_t i = 0; i < n; i++) {
            uint32_t ca = unit_at(ua, i), cb = unit_at(ub, i);
            if (ca != cb) return ca < cb ? -1 : 1;
        }
    }
    return na < nb ? -1 : na > nb;
}

bool str_equal_text(Value s, Text text) {
    Ref r = ref_of(s);
    return str_kind(r) == STR_ASCII && bytes_equal_text(r, 0, bytes_length(r), text);
}

int64_t str_find_char(Value s, uint32_t c, uint64_t from, uint64_t to) {
    Ref r = ref_of(s);
    if (likely(str_kind(r) < STR_UCS2)) return c > 255 ? -1 : span_find_byte(r, from, to, (uint8_t)c);
    return span_find_unit((Span){r, str_kind_shift(str_kind(r)), from, to}, c);
}
