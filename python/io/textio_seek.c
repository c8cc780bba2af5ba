// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Positions of text streams. What tell() returns is a number of five parts, 64 bits each: where in the bytes to start,
// the decoder's state there, how many bytes to feed it, how many code points of what it makes are skipped, and whether
// the end of the input is among them. In the common case all but the first are zero.
#include "python/io/decoder.h"
#include "python/io/textio.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/tuple.h"

static Value field(Value self, enum TextIOField i) { return slot_get(ref_of(self), i); }
static void set(Value self, enum TextIOField i, Value v) { slot_set(ref_of(self), i, v); }
static uint32_t flags_of(Value self) { return (uint32_t)int_of(field(self, TEXTIO_FLAGS)); }

typedef struct {
    bool ok;
    Value position, state; // ints
    int64_t feed, skip;
    bool end;
} Cookie;

static Value shifted_or(Value sum, Value part, uint32_t shift) {
    Value moved = is_error(part) ? ERROR : object_binary(BINARY_LSHIFT, part, int_u32(shift));
    return is_error(sum) || is_error(moved) ? ERROR : object_binary(BINARY_OR, sum, moved);
}
static Value pack(Cookie c) {
    Value sum = shifted_or(c.position, c.state, 64);
    sum = shifted_or(sum, int_wrap(c.feed), 128);
    sum = shifted_or(sum, int_wrap(c.skip), 192);
    return shifted_or(sum, int_u32(c.end), 256);
}

static Value part_of(Value cookie, uint32_t shift) {
    Value moved = object_binary(BINARY_RSHIFT, cookie, int_u32(shift));
    Value mask = is_error(moved) ? ERROR : int_from_u64(UINT64_MAX);
    return is_error(mask) ? ERROR : object_binary(BINARY_AND, moved, mask);
}
static Cookie unpack(Value cookie) {
    Value position = part_of(cookie, 0), state = part_of(cookie, 64), feed = part_of(cookie, 128);
    Value skip = part_of(cookie, 192), end = part_of(cookie, 256);
    if (is_error(position) || is_error(state) || is_error(feed) || is_error(skip) || is_error(end))
        return (Cookie){0};
    if (!is_int(feed) || !is_int(skip)) {
        raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C int"));
        return (Cookie){0};
    }
    return (Cookie){true, position, state, int_of(feed), int_of(skip), !same(end, int_u32(0))};
}

// --- tell ---
// How many code points the decoder makes of these bytes; -1: an exception is set.
static int64_t decoded_count(Value decoder, Value bytes, uint64_t from, uint64_t n, bool final) {
    Value piece = bytes_from_block(ref_of(bytes), from, n);
    Value text = is_error(piece) ? ERROR : decoder_decode(decoder, piece, final);
    if (is_error(text)) return -1;
    if (is_str(text)) return str_length(ref_of(str_plain(text)));
    raise1(CLASS(TypeError), TEXT("decoder should return a string result, not '{t}'"), text);
    return -1;
}

// Feeds the decoder byte by byte from the snapshot, and remembers the last place where it holds nothing back.
static Cookie locate(Value decoder, Cookie c, Value input) {
    Value first = tuple2(bytes_new(0), c.state);
    if (is_error(first) || is_error(decoder_set_state(decoder, first))) return (Cookie){0};
    int64_t fed = 0, made = 0, start = 0, skip = c.skip;
    uint64_t n = bytes_length(ref_of(input)), i = 0;
    for (; i < n && made < skip; i++) {
        int64_t count = decoded_count(decoder, input, i, 1, false);
        Value state = count < 0 ? ERROR : decoder_state(decoder);
        if (is_error(state)) return (Cookie){0};
        fed++;
        made += count;
        bool pair = IS_A(state, tuple) && tuple_length(object_plain(state)) == 2;
        Value held = pair ? tuple_get(object_plain(state), 0) : UNSET;
        if (!is_bytes_object(held) || bytes_length(ref_of(bytes_plain(held))) > 0 || made > skip) continue;
        start += fed; // a place to start from
        skip -= made;
        c.state = tuple_get(object_plain(state), 1);
        fed = made = 0;
        if (skip == 0) break;
    }
    c.end = false;
    if (made < skip) {
        int64_t count = decoded_count(decoder, input, 0, 0, true);
        if (count < 0) return (Cookie){0};
        c.end = true;
        if (made + count < skip) {
            raise0(CLASS(OSError), TEXT("can't reconstruct logical file position"));
            return (Cookie){0};
        }
    }
    c.position = object_binary(BINARY_ADD, c.position, int_wrap(start));
    c.feed = skip > 0 ? fed : 0;
    c.skip = skip;
    c.ok = !is_error(c.position);
    return c;
}

Value textio_tell(Value self) {
    RETURN_IF_ERROR(textio_check_open(self));
    if (!(flags_of(self) & TEXTIO_SEEKS))
        return io_raise_unsupported(TEXT("underlying stream is not seekable"));
    if (!(flags_of(self) & TEXTIO_TELLS))
        return raise0(CLASS(OSError), TEXT("telling position disabled by next() call"));
    RETURN_IF_ERROR(textio_write_pending(self));
    RETURN_IF_ERROR(call_method0(self, NAME(flush)));
    Value at = call_method0(field(self, TEXTIO_BUFFER), NAME(tell));
    RETURN_IF_ERROR(at);
    Value decoder = field(self, TEXTIO_DECODER), snapshot = field(self, TEXTIO_SNAPSHOT);
    if (is_unset(decoder) || is_unset(snapshot)) return at;
    Value input = tuple_get(snapshot, 1);
    Value position = object_binary(BINARY_SUB, at, int_wrap((int64_t)bytes_length(ref_of(input))));
    RETURN_IF_ERROR(position);
    Cookie c = {true, position, tuple_get(snapshot, 0), 0, int_of(field(self, TEXTIO_USED)), false};
    if (c.skip == 0) return pack(c);
    Value saved = decoder_state(decoder);
    RETURN_IF_ERROR(saved);
    c = locate(decoder, c, input);
    Value problem = c.ok ? UNSET : error_take();
    Value restored = decoder_set_state(decoder, saved);
    if (!c.ok) return error_restore(problem);
    return is_error(restored) ? ERROR : pack(c);
}

// --- seek ---
static Value reset_encoder(Value self, bool start) {
    Value encoder = field(self, TEXTIO_ENCODER);
    if (is_unset(encoder)) return NONE;
    return start ? call_method0(encoder, NAME(reset)) : call_method1(encoder, NAME(setstate), int_u32(0));
}

static Value seek_end(Value self) {
    RETURN_IF_ERROR(call_method0(self, NAME(flush)));
    RETURN_IF_ERROR(textio_forget_decoded(self));
    Value at = call_method2(field(self, TEXTIO_BUFFER), NAME(seek), int_u32(0), int_u32(2));
    RETURN_IF_ERROR(at);
    return is_error(reset_encoder(self, same(at, int_u32(0)))) ? ERROR : at;
}

static Value restore_decoder(Value self, Cookie c) {
    Value decoder = field(self, TEXTIO_DECODER);
    if (is_unset(decoder)) return NONE;
    if (same(c.position, int_u32(0)) && same(c.state, int_u32(0))) return decoder_reset(decoder);
    Value state = tuple2(bytes_new(0), c.state);
    return is_error(state) ? ERROR : decoder_set_state(decoder, state);
}

static Value skip_decoded(Value self, Cookie c) {
    Value input = call_method1(field(self, TEXTIO_BUFFER), NAME(read), int_wrap(c.feed));
    RETURN_IF_ERROR(input);
    if (!is_bytes_object(input))
        return raise1(CLASS(TypeError),
                      TEXT("underlying read() should have returned a bytes object, not '{t}'"), input);
    input = bytes_plain(input);
    Value text = decoder_decode(field(self, TEXTIO_DECODER), input, c.end);
    Value snapshot = is_error(text) ? ERROR : tuple2(c.state, input);
    RETURN_IF_ERROR(snapshot);
    if (!is_str(text))
        return raise1(CLASS(TypeError), TEXT("decoder should return a string result, not '{t}'"), text);
    if ((int64_t)str_length(ref_of(str_plain(text))) < c.skip)
        return raise0(CLASS(OSError), TEXT("can't restore logical file position"));
    set(self, TEXTIO_SNAPSHOT, snapshot);
    set(self, TEXTIO_DECODED, str_plain(text));
    set(self, TEXTIO_USED, int_wrap(c.skip));
    return NONE;
}

Value textio_seek(Value self, Value cookie, int64_t whence) {
    RETURN_IF_ERROR(textio_check_open(self));
    if (!(flags_of(self) & TEXTIO_SEEKS))
        return io_raise_unsupported(TEXT("underlying stream is not seekable"));
    Value zero = object_equal(cookie, int_u32(0));
    RETURN_IF_ERROR(zero);
    if (whence == 1 && is_false(zero))
        return io_raise_unsupported(TEXT("can't do nonzero cur-relative seeks"));
    if (whence == 2 && is_false(zero))
        return io_raise_unsupported(TEXT("can't do nonzero end-relative seeks"));
    if (whence == 2) return seek_end(self);
    if (whence < 0 || whence > 2)
        return raise1(CLASS(ValueError), TEXT("invalid whence ({}, should be 0, 1 or 2)"), int_wrap(whence));
    if (whence == 1) {
        cookie = call_method0(self, NAME(tell));
        RETURN_IF_ERROR(cookie);
    }
    Value negative = object_compare_bool(COMPARE_LT, cookie, int_u32(0));
    RETURN_IF_ERROR(negative);
    if (is_true(negative)) return raise1(CLASS(ValueError), TEXT("negative seek position {r}"), cookie);
    RETURN_IF_ERROR(call_method0(self, NAME(flush)));
    Cookie c = unpack(cookie);
    if (!c.ok) return ERROR;
    RETURN_IF_ERROR(call_method1(field(self, TEXTIO_BUFFER), NAME(seek), c.position));
    RETURN_IF_ERROR(textio_forget_decoded(self));
    RETURN_IF_ERROR(restore_decoder(self, c));
    if (c.skip > 0) {
        RETURN_IF_ERROR(skip_decoded(self, c));
    } else {
        Value snapshot = tuple2(c.state, bytes_new(0));
        RETURN_IF_ERROR(snapshot);
        set(self, TEXTIO_SNAPSHOT, snapshot);
    }
    return is_error(reset_encoder(self, same(c.position, int_u32(0)) && same(c.state, int_u32(0)))) ? ERROR
                                                                                                    : cookie;
}
