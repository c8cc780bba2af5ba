// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Reading UTF-16 and UTF-32 (RFC 2781, Unicode 3.9), in either byte order.
#include "python/objects/codec.h"

static uint32_t pair_at(View v, uint64_t at, bool big) {
    uint32_t first = view_u8(v, at), second = view_u8(v, at + 1);
    return big ? first << 8 | second : second << 8 | first;
}

CodecStep codec_read_utf16(View v, uint64_t at, uint64_t end, bool big) {
    if (end - at < 2) return (CodecStep){0, 1, PROBLEM_TRUNCATED};
    uint32_t c = pair_at(v, at, big);
    if (c < 0xd800 || c > 0xdfff) return (CodecStep){c, 2, PROBLEM_NONE};
    if (c >= 0xdc00) return (CodecStep){0, 2, PROBLEM_ENCODING};
    if (end - at < 4) return (CodecStep){0, (uint32_t)(end - at), PROBLEM_END};
    uint32_t low = pair_at(v, at + 2, big);
    if (low < 0xdc00 || low > 0xdfff) return (CodecStep){0, 2, PROBLEM_SURROGATE};
    return (CodecStep){0x10000 + ((c - 0xd800) << 10 | (low - 0xdc00)), 4, PROBLEM_NONE};
}

CodecStep codec_read_utf32(View v, uint64_t at, uint64_t end, bool big) {
    if (end - at < 4) return (CodecStep){0, (uint32_t)(end - at), PROBLEM_TRUNCATED};
    uint32_t first = pair_at(v, at, big), second = pair_at(v, at + 2, big);
    uint32_t c = big ? first << 16 | second : second << 16 | first;
    if (c >= 0xd800 && c <= 0xdfff) return (CodecStep){0, 4, PROBLEM_UTF32_SURROGATE};
    if (c > 0x10ffff) return (CodecStep){0, 4, PROBLEM_UTF32_RANGE};
    return (CodecStep){c, 4, PROBLEM_NONE};
}
