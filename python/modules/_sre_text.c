// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The texts that patterns are applied to, and parts of them.
#include "python/modules/_sre.h"
#include "python/objects/bytes.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"

SreText sre_text(Value object) {
    Value plain = str_plain(object);
    if (is_str(plain)) {
        Ref block = ref_of(plain);
        return (SreText){
            true, false, object, plain, block, 0, str_kind_shift(str_kind(block)), str_length(block)};
    }
    Buffer bytes = buffer_of(object);
    if (bytes.ok) return (SreText){true, true, object, object, bytes.block, bytes.from, 0, bytes.length};
    if (!error_is_set())
        raise1(CLASS(TypeError), TEXT("expected string or bytes-like object, got '{t}'"), object);
    return (SreText){0};
}

SreText sre_pattern_text(Value pattern, Value object) {
    SreText text = sre_text(object);
    Value source = slot_get(ref_of(pattern), PATTERN_PATTERN);
    if (!text.ok || is_none(source) || is_str(source) != text.is_bytes) return text;
    text.ok = false;
    if (text.is_bytes)
        TYPE_ERROR("cannot use a string pattern on a bytes-like object");
    else
        TYPE_ERROR("cannot use a bytes pattern on a string-like object");
    return text;
}

Value sre_text_part(SreText text, uint64_t from, uint64_t to) {
    if (from > text.length) from = text.length;
    if (to > text.length) to = text.length;
    if (to < from) to = from;
    if (!text.is_bytes) return str_substring(text.plain, from, to);
    if (IS_EXACT(text.object, bytes) && from == 0 && to == text.length) return text.object;
    return bytes_from_block(text.block, text.from + from, to - from);
}

static uint64_t clamped(int64_t i, uint64_t length) {
    return i < 0 ? 0 : (uint64_t)i > length ? length : (uint64_t)i;
}

SreRange sre_range(SreText text, Value pos, Value endpos) {
    I64Result from = convert_size(pos, 0);
    if (!from.ok) return (SreRange){0};
    I64Result to = convert_size(endpos, INT64_MAX);
    if (!to.ok) return (SreRange){0};
    return (SreRange){true, clamped(from.value, text.length), clamped(to.value, text.length)};
}
