// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Cutting methods of bytes and bytearray: split, splitlines, strip and their kin.
#include "python/objects/bytelike.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"

static bool append_part(Value list, ByteSelf self, uint64_t from, uint64_t to) {
    Value part = bytelike_part(self, from, to - from);
    return !is_error(part) && !is_error(list_append(list, part));
}

static Value split_at_spaces(ByteSelf self, uint64_t limit) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    Buffer b = self.bytes;
    for (uint64_t i = 0, cuts = 0;; cuts++) {
        while (i < b.length && bytelike_is_space(buffer_at(b, i))) i++;
        if (i == b.length) return list;
        uint64_t from = i, to = b.length;
        if (cuts < limit) {
            while (i < b.length && !bytelike_is_space(buffer_at(b, i))) i++;
            to = i;
        } else {
            i = b.length;
        }
        if (!append_part(list, self, from, to)) return ERROR;
    }
}

static Value rsplit_at_spaces(ByteSelf self, uint64_t limit) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    Buffer b = self.bytes;
    for (uint64_t i = b.length, cuts = 0;; cuts++) {
        while (i > 0 && bytelike_is_space(buffer_at(b, i - 1))) i--;
        if (i == 0) return list;
        uint64_t to = i, from = 0;
        if (cuts < limit) {
            while (i > 0 && !bytelike_is_space(buffer_at(b, i - 1))) i--;
            from = i;
        } else {
            i = 0;
        }
        if (!append_part(list, self, from, to)) return ERROR;
    }
}

static Value split_at(ByteSelf self, Buffer separator, uint64_t limit) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    uint64_t base = self.bytes.from;
    Span rest = buffer_span(self.bytes), needle = buffer_span(separator);
    for (uint64_t cuts = 0; cuts < limit; cuts++) {
        int64_t at = span_find(rest, needle);
        if (at < 0) break;
        if (!append_part(list, self, rest.from - base, (uint64_t)at - base)) return ERROR;
        rest.from = (uint64_t)at + separator.length;
    }
    return append_part(list, self, rest.from - base, rest.to - base) ? list : ERROR;
}

static Value rsplit_at(ByteSelf self, Buffer separator, uint64_t limit) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    uint64_t base = self.bytes.from;
    Span rest = buffer_span(self.bytes), needle = buffer_span(separator);
    for (uint64_t cuts = 0; cuts < limit; cuts++) {
        int64_t at = span_rfind(rest, needle);
        if (at < 0) break;
        if (!append_part(list, self, (uint64_t)at + separator.length - base, rest.to - base)) return ERROR;
        rest.to = (uint64_t)at;
    }
    return append_part(list, self, rest.from - base, rest.to - base) ? list : ERROR;
}

static Value turned_round(Value list) {
    RETURN_IF_ERROR(list);
    for (uint64_t i = 0, n = list_length(list); i < n / 2; i++) {
        Value front = list_get(list, i);
        list_set(list, i, list_get(list, n - 1 - i));
        list_set(list, n - 1 - i, front);
    }
    return list;
}

Value bytelike_split(Args args, bool from_end) {
    I64Result most = convert_size(arg(args, 2), -1);
    if (!most.ok) return ERROR;
    uint64_t limit = most.value < 0 ? UINT64_MAX : (uint64_t)most.value;
    Value separator = arg(args, 1);
    ByteSelf self = bytelike_self(args);
    if (is_unset(separator) || is_none(separator))
        return from_end ? turned_round(rsplit_at_spaces(self, limit)) : split_at_spaces(self, limit);
    Buffer needle = buffer_require(separator);
    if (!needle.ok) return ERROR;
    if (needle.length == 0) return VALUE_ERROR("empty separator");
    return from_end ? turned_round(rsplit_at(self, needle, limit)) : split_at(self, needle, limit);
}

Value bytelike_splitlines(Args args) {
    I64Result keep_ends = convert_int(arg(args, 1), 0);
    if (!keep_ends.ok) return ERROR;
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    ByteSelf self = bytelike_self(args);
    Buffer b = self.bytes;
    for (uint64_t i = 0; i < b.length;) {
        uint64_t from = i;
        while (i < b.length && buffer_at(b, i) != '\n' && buffer_at(b, i) != '\r') i++;
        uint64_t to = i;
        if (i < b.length)
            i += buffer_at(b, i) == '\r' && i + 1 < b.length && buffer_at(b, i + 1) == '\n' ? 2 : 1;
        if (!append_part(list, self, from, keep_ends.value ? i : to)) return ERROR;
    }
    return list;
}

static bool is_stripped(uint8_t c, Buffer characters) {
    if (!characters.ok) return bytelike_is_space(c);
    return span_find_unit(buffer_span(characters), c) >= 0;
}

Value bytelike_strip(Args args, enum ByteEnds ends) {
    ByteSelf self = bytelike_self(args);
    Buffer characters = {0};
    if (!is_unset(arg(args, 1)) && !is_none(arg(args, 1))) {
        characters = buffer_require(arg(args, 1));
        if (!characters.ok) return ERROR;
    }
    uint64_t from = 0, to = self.bytes.length;
    if (ends & BYTES_LEFT)
        while (from < to && is_stripped(buffer_at(self.bytes, from), characters)) from++;
    if (ends & BYTES_RIGHT)
        while (from < to && is_stripped(buffer_at(self.bytes, to - 1), characters)) to--;
    return bytelike_part(self, from, to - from);
}
