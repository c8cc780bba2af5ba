// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// repr and ascii of text: quotes, and escapes for what a terminal can't show.
#include "python/objects/str.h"
#include "python/objects/unicode.h"

Builder builder_hex_escape(Builder b, uint32_t c) {
    uint32_t digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    b = builder_char(b, '\\');
    b = builder_char(b, digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    while (digits--) b = builder_char(b, text_at(TEXT("0123456789abcdef"), (c >> (4 * (digits & 7))) & 15));
    return b;
}

Builder builder_escaped(Builder b, uint32_t c, uint32_t quote, bool ascii_only) {
    if (c == quote || c == '\\') return builder_char(builder_char(b, '\\'), c);
    if (c >= 0x20 && c < 0x7f) return builder_char(b, c);
    if (c == '\n') return builder_text(b, TEXT("\\n"));
    if (c == '\t') return builder_text(b, TEXT("\\t"));
    if (c == '\r') return builder_text(b, TEXT("\\r"));
    if (c < 0xa0 || ascii_only || !unicode_is(c, UNICODE_PRINTABLE)) return builder_hex_escape(b, c);
    return builder_char(b, c);
}

static Value quoted(Value s, bool ascii_only) {
    Ref r = ref_of(s);
    uint64_t n = str_length(r);
    bool single = str_find_char(s, '\'', 0, n) >= 0;
    uint32_t quote = single && str_find_char(s, '"', 0, n) < 0 ? '"' : '\'';
    Builder b = builder_char(builder_sized(n + 2), quote);
    for (uint64_t i = 0, plain = 0; i < n; i++) {
        uint32_t c = str_at(r, i);
        if (c >= 0x20 && c < 0x7f && c != '\\' && c != quote) { // plain ASCII is copied in runs
            if (i + 1 < n) continue;
            b = builder_part(b, s, plain, n);
            continue;
        }
        b = builder_part(b, s, plain, i);
        b = builder_escaped(b, c, quote, ascii_only);
        plain = i + 1;
    }
    return builder_finish(builder_char(b, quote));
}

Value str_repr(Value s) { return quoted(s, false); }
Value str_ascii_repr(Value s) { return quoted(s, true); }
