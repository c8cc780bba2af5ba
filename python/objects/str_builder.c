// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Building text piece by piece. The units grow in a blob (doubling, and widening when a larger code point
// comes), which builder_finish turns into the str itself: nothing is copied at the end. A builder must not be
// used after builder_finish.
#include "python/objects/str.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

enum { FIRST_UNITS = 48 };

static ROOT(no_storage); // a blob of no bytes

Builder builder_new(void) {
    Builder b = {no_storage, 0, STR_ASCII, false};
    if (unlikely(!is_ref(no_storage))) b.storage = no_storage = new_blob(0);
    b.failed = is_error(b.storage);
    return b;
}

Builder builder_sized(uint64_t units) {
    if (units == 0) return builder_new();
    Builder b = {new_blob(units), 0, STR_ASCII, false};
    b.failed = is_error(b.storage);
    return b;
}

static uint64_t capacity_of(Builder b) {
    return units_in(bytes_length(ref_of(b.storage)), str_kind_shift(b.kind));
}

COLD static Builder move(Builder b, uint32_t kind, uint64_t capacity) {
    Value storage = new_blob(units_size(capacity, str_kind_shift(kind)));
    if (is_error(storage)) {
        b.failed = true;
        return b;
    }
    str_copy_units(ref_of(storage), kind, 0, ref_of(b.storage), b.kind, 0, b.length);
    b.storage = storage;
    b.kind = kind;
    return b;
}

// Makes room for `extra` more units of this kind; afterwards b.failed tells whether there is.
static Builder reserve(Builder b, uint32_t kind, uint64_t extra) {
    if (unlikely(b.failed)) return b;
    if (kind < b.kind) kind = b.kind;
    uint64_t capacity = capacity_of(b), need = b.length + extra;
    bool same_width = str_kind_shift(kind) == str_kind_shift(b.kind);
    if (likely(need <= capacity && same_width)) {
        b.kind = kind;
        return b;
    }
    uint64_t wanted = need <= capacity ? capacity : b.length < FIRST_UNITS ? FIRST_UNITS : b.length * 2;
    return move(b, kind, wanted < need ? need : wanted);
}

INLINE Builder put(Builder b, uint32_t c) {
    uint32_t shift = str_kind_shift(b.kind);
    uint64_t at = units_size(b.length, shift);
    if (shift == 0)
        u8_set(ref_of(b.storage), at, (uint8_t)c);
    else if (shift == 1)
        u16_set(ref_of(b.storage), at, (uint16_t)c);
    else
        u32_set(ref_of(b.storage), at, c);
    b.length++;
    return b;
}

Builder builder_char_slow(Builder b, uint32_t c) {
    b = reserve(b, str_kind_of_bits(c), 1);
    return b.failed ? b : put(b, c);
}

Builder builder_text(Builder b, Text text) {
    uint32_t n = text_size(text);
    b = reserve(b, STR_ASCII, n);
    if (b.failed) return b;
    if (b.kind < STR_UCS2) {
        bytes_copy_text(ref_of(b.storage), b.length, text);
        b.length += n;
        return b;
    }
    for (uint32_t i = 0; i < n; i++) b = put(b, text_at(text, i));
    return b;
}

Builder builder_part(Builder b, Value s, uint64_t from, uint64_t to) {
    if (is_error(s)) b.failed = true;
    if (b.failed || from >= to) return b;
    Ref r = ref_of(s), target = ref_of(b.storage);
    if (likely(str_kind(r) == STR_ASCII && b.kind < STR_UCS2 &&
               b.length + (to - from) <= bytes_length(target))) {
        bytes_copy_short(target, b.length, r, from, to - from);
        b.length += to - from;
        return b;
    }
    bool whole = from == 0 && to == str_length(r);
    b = reserve(b, whole ? str_kind(r) : str_part_kind(r, from, to), to - from);
    if (b.failed) return b;
    str_copy_units(ref_of(b.storage), b.kind, b.length, r, str_kind(r), from, to - from);
    b.length += to - from;
    return b;
}

Builder builder_str(Builder b, Value s) {
    return builder_part(b, s, 0, is_error(s) ? 0 : str_length(ref_of(s)));
}

Builder builder_repeat(Builder b, uint32_t c, uint64_t count) {
    if (count == 0) return b;
    b = reserve(b, str_kind_of_bits(c), count);
    if (b.failed) return b;
    if (str_kind_shift(b.kind) == 0) {
        bytes_fill(ref_of(b.storage), b.length, count, (uint8_t)c);
        b.length += count;
        return b;
    }
    for (uint64_t i = 0; i < count; i++) b = put(b, c);
    return b;
}

// Digits at the end of the bytes of r before `at`.
static void put_digits(Ref r, uint64_t at, uint64_t n) {
    do {
        u8_set(r, --at, (uint8_t)('0' + n % 10));
        n /= 10;
    } while (n);
}
Builder builder_i64(Builder b, int64_t n) {
    uint64_t size = 1;
    if (likely(n >= 0 && n < 100000000 && !b.failed && b.kind < STR_UCS2 &&
               b.length + 8 <= bytes_length(ref_of(b.storage)))) {
        for (int64_t above = 10; above <= n; above *= 10) size++;
        b.length += size;
        put_digits(ref_of(b.storage), b.length, (uint64_t)n);
        return b;
    }
    uint8_t digits[20];
    uint32_t count = 0;
    uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do {
        AT(digits, count++) = (uint8_t)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    b = reserve(b, STR_ASCII, count + 1);
    if (b.failed) return b;
    if (n < 0) b = put(b, '-');
    if (b.kind >= STR_UCS2) {
        while (count) b = put(b, AT(digits, --count));
        return b;
    }
    while (count) u8_set(ref_of(b.storage), b.length++, AT(digits, --count));
    return b;
}

Value builder_finish(Builder b) {
    if (b.failed) return ERROR;
    Ref r = ref_of(b.storage);
    if (b.length == 0) return str_from_text(TEXT(""));
    if (b.length == 1) {
        uint32_t shift = str_kind_shift(b.kind);
        return str_from_code_point(shift == 0 ? u8_get(r, 0) : shift == 1 ? u16_get(r, 0) : u32_get(r, 0));
    }
    uint64_t size = units_size(b.length, str_kind_shift(b.kind));
    if (size < 1024 && size + 32 < bytes_length(r)) { // small text shall leave no waste behind it
        Value s = str_new(b.kind, b.length);
        RETURN_IF_ERROR(s);
        bytes_copy(ref_of(s), 0, r, 0, size);
        return s;
    }
    bytes_shrink(r, size);
    bytes_set_aux(r, b.kind);
    shape_set(r, SHAPE(str));
    return b.storage;
}
