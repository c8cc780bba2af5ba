// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of str that fill up with spaces or zeros: center, ljust, rjust, zfill, expandtabs.
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/str.h"

static Value fill(Value s, uint64_t left, uint32_t c, uint64_t right) {
    Builder b = builder_sized(left + str_length(ref_of(s)) + right);
    b = builder_str(builder_repeat(b, c, left), s);
    return builder_finish(builder_repeat(b, c, right));
}

enum Place { LEFT, RIGHT, CENTER };

static Value justify(Args args, enum Place place) {
    Value self = str_plain(arg(args, 0)), character = str_plain(arg(args, 2));
    I64Result width = convert_size(arg(args, 1), 0);
    if (!width.ok) return ERROR;
    uint32_t c = ' ';
    if (!is_unset(character)) {
        if (!is_str(character))
            return raise1(CLASS(TypeError), TEXT("The fill character must be a unicode character, not {t}"),
                          character);
        if (str_length(ref_of(character)) != 1)
            return TYPE_ERROR("The fill character must be exactly one character long");
        c = str_at(ref_of(character), 0);
    }
    int64_t missing = width.value - (int64_t)str_length(ref_of(self));
    if (missing <= 0) return self;
    uint64_t left = 0;
    if (place == RIGHT) left = (uint64_t)missing;
    if (place == CENTER) left = (uint64_t)(missing / 2 + (missing & width.value & 1));
    return fill(self, left, c, (uint64_t)missing - left);
}

METHOD(str, ljust, "($self, width, fillchar=' ', /)",
       "Return a left-justified string of length width.\n"
       "\n"
       "Padding is done using the specified fill character (default is a space).") {
    return justify(args, LEFT);
}

METHOD(str, rjust, "($self, width, fillchar=' ', /)",
       "Return a right-justified string of length width.\n"
       "\n"
       "Padding is done using the specified fill character (default is a space).") {
    return justify(args, RIGHT);
}

METHOD(str, center, "($self, width, fillchar=' ', /)",
       "Return a centered string of length width.\n"
       "\n"
       "Padding is done using the specified fill character (default is a space).") {
    return justify(args, CENTER);
}

METHOD(str, zfill, "($self, width, /)",
       "Pad a numeric string with zeros on the left, to fill a field of the given width.\n"
       "\n"
       "The string is never truncated.") {
    Value self = str_plain(arg(args, 0));
    I64Result width = convert_size(arg(args, 1), 0);
    if (!width.ok) return ERROR;
    uint64_t n = str_length(ref_of(self));
    int64_t missing = width.value - (int64_t)n;
    if (missing <= 0) return self;
    uint32_t sign = n ? str_at(ref_of(self), 0) : 0;
    bool is_signed = sign == '+' || sign == '-';
    Builder b = builder_sized((uint64_t)width.value);
    if (is_signed) b = builder_char(b, sign);
    b = builder_repeat(b, '0', (uint64_t)missing);
    return builder_finish(builder_part(b, self, is_signed, n));
}

METHOD(str, expandtabs, "($self, /, tabsize=8)",
       "Return a copy where all tab characters are expanded using spaces.\n"
       "\n"
       "If tabsize is not given, a tab size of 8 characters is assumed.") {
    Value self = str_plain(arg(args, 0));
    I64Result size = convert_int(arg(args, 1), 8);
    if (!size.ok) return ERROR;
    uint64_t n = str_length(ref_of(self)), plain = 0, column = 0;
    if (str_find_char(self, '\t', 0, n) < 0) return self;
    Units units = str_units(self);
    Builder b = builder_sized(n);
    for (uint64_t i = 0; i < n; i++) {
        uint32_t c = unit_at(units, i);
        if (c != '\t') {
            column = c == '\n' || c == '\r' ? 0 : column + 1;
            continue;
        }
        b = builder_part(b, self, plain, i);
        plain = i + 1;
        if (size.value > 0) {
            uint64_t spaces = (uint64_t)size.value - u64_div(column, (uint64_t)size.value).remainder;
            b = builder_repeat(b, ' ', spaces);
            column += spaces;
        }
        if (b.failed) return ERROR;
    }
    return builder_finish(builder_part(b, self, plain, n));
}
