// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.TextIOWrapper: making, writing and reading. Positions are in textio_seek.c, the class in textio_class.c.
#include "python/io/textio.h"
#include "python/io/buffered.h"
#include "python/io/decoder.h"
#include "python/io/newline.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

static Value field(Value self, enum TextIOField i) { return slot_get(ref_of(self), i); }
static void set(Value self, enum TextIOField i, Value v) { slot_set(ref_of(self), i, v); }
static uint32_t flags_of(Value self) { return (uint32_t)int_of(field(self, TEXTIO_FLAGS)); }

// --- making ---
static Value make_decoder(Value self, Value encoding, Value errors, Value newline) {
    Value decoder = decoder_new(encoding, errors);
    RETURN_IF_ERROR(decoder);
    bool universal = is_none(newline) || str_length(ref_of(newline)) == 0;
    if (universal) decoder = newline_new(decoder, is_none(newline));
    RETURN_IF_ERROR(decoder);
    set(self, TEXTIO_DECODER, decoder);
    return NONE;
}

static Value make_encoder(Value self, Value encoding, Value errors) {
    enum Codec codec = decoder_plain_codec(encoding);
    set(self, TEXTIO_CODEC, int_u32(codec));
    set(self, TEXTIO_ENCODER, UNSET);
    if (codec != CODEC_NONE) return NONE;
    Value encoder = encoder_new(encoding, errors);
    RETURN_IF_ERROR(encoder);
    set(self, TEXTIO_ENCODER, encoder);
    return NONE;
}

// In the middle of a stream no byte order mark is written.
static Value skip_mark(Value self) {
    Value encoder = field(self, TEXTIO_ENCODER);
    if (is_unset(encoder) || !(flags_of(self) & TEXTIO_SEEKS)) return NONE;
    Value at = call_method0(field(self, TEXTIO_BUFFER), NAME(tell));
    RETURN_IF_ERROR(at);
    if (same(at, int_u32(0))) return NONE;
    return is_error(call_method1(encoder, NAME(setstate), int_u32(0))) ? ERROR : NONE;
}

Value textio_initialise(Value self, Value buffer, Value encoding, Value errors, Value newline,
                        uint32_t flags) {
    Value none = str_from_text(TEXT("")), pending = new_blob(IO_BUFFER_SIZE);
    RETURN_IF_ERROR(none);
    RETURN_IF_ERROR(pending);
    set(self, TEXTIO_ENCODING, encoding);
    set(self, TEXTIO_ERRORS, errors);
    set(self, TEXTIO_NEWLINE, newline);
    set(self, TEXTIO_DECODER, UNSET);
    set(self, TEXTIO_ENCODER, UNSET);
    set(self, TEXTIO_CODEC, int_u32(CODEC_NONE));
    set(self, TEXTIO_PENDING, pending);
    set(self, TEXTIO_PENDING_COUNT, int_u32(0));
    set(self, TEXTIO_DECODED, none);
    set(self, TEXTIO_USED, int_u32(0));
    set(self, TEXTIO_SNAPSHOT, UNSET);
    set(self, TEXTIO_CHUNK, int_u32(IO_BUFFER_SIZE));
    set(self, TEXTIO_FLAGS, int_u32(flags));
    set(self, TEXTIO_BUFFER, buffer);
    if (flags & TEXTIO_READS) RETURN_IF_ERROR(make_decoder(self, encoding, errors, newline));
    if (flags & TEXTIO_WRITES) RETURN_IF_ERROR(make_encoder(self, encoding, errors));
    return skip_mark(self);
}

Value textio_new(Value buffer, Value errors, Value newline, uint32_t flags) {
    Value self = NEW(TextIOWrapper), encoding = str_from_text(TEXT("utf-8"));
    RETURN_IF_ERROR(self);
    RETURN_IF_ERROR(encoding);
    return is_error(textio_initialise(self, buffer, encoding, errors, newline, flags)) ? ERROR : self;
}

static COLD Value unusable(Value self) {
    return is_unset(field(self, TEXTIO_BUFFER)) ? VALUE_ERROR("I/O operation on uninitialized object")
                                                : VALUE_ERROR("underlying buffer has been detached");
}

Value textio_check_open(Value self) {
    Value buffer = field(self, TEXTIO_BUFFER);
    if (unlikely(!is_ref(buffer))) return unusable(self);
    if (likely(buffered_is(buffer) && buffered_is_quick(buffer)))
        return likely(!buffered_closed_quick(buffer)) ? NONE : io_raise_closed();
    return io_check_open(self);
}

// --- writing ---
Value textio_write_pending(Value self) {
    uint64_t count = (uint64_t)int_of(field(self, TEXTIO_PENDING_COUNT));
    if (count == 0) return NONE;
    Value buffer = field(self, TEXTIO_BUFFER);
    Ref block = ref_of(field(self, TEXTIO_PENDING));
    set(self, TEXTIO_PENDING_COUNT, int_u32(0));
    if (IS_EXACT(buffer, BufferedWriter) || IS_EXACT(buffer, BufferedRandom))
        return buffered_write(buffer, block, 0, count);
    Value bytes = bytes_from_block(block, 0, count);
    RETURN_IF_ERROR(bytes);
    return is_error(call_method1(buffer, NAME(write), bytes)) ? ERROR : NONE;
}

static Value flush_buffer(Value self) {
    Value buffer = field(self, TEXTIO_BUFFER);
    if (IS_EXACT(buffer, BufferedWriter) && buffered_is_quick(buffer)) return buffered_flush(buffer);
    return is_error(call_method0(buffer, NAME(flush))) ? ERROR : NONE;
}

Value textio_flush(Value self) {
    RETURN_IF_ERROR(textio_check_open(self));
    if (flags_of(self) & TEXTIO_SEEKS) set(self, TEXTIO_FLAGS, int_u32(flags_of(self) | TEXTIO_TELLS));
    RETURN_IF_ERROR(textio_write_pending(self));
    return flush_buffer(self);
}

Value textio_forget_decoded(Value self) {
    Value decoder = field(self, TEXTIO_DECODER);
    if (is_unset(decoder)) return NONE;
    if (!is_unset(field(self, TEXTIO_SNAPSHOT)) || int_of(field(self, TEXTIO_USED)) > 0 ||
        str_length(ref_of(field(self, TEXTIO_DECODED))) > 0) {
        Value none = str_from_text(TEXT(""));
        RETURN_IF_ERROR(none);
        set(self, TEXTIO_DECODED, none);
        set(self, TEXTIO_USED, int_u32(0));
        set(self, TEXTIO_SNAPSHOT, UNSET);
    }
    return is_error(decoder_reset(decoder)) ? ERROR : NONE;
}

// Bytes behind those that are pending.
static Value put(Value self, Ref block, uint64_t n) {
    uint64_t count = (uint64_t)int_of(field(self, TEXTIO_PENDING_COUNT));
    uint64_t chunk = (uint64_t)int_of(field(self, TEXTIO_CHUNK));
    if (unlikely(count + n > chunk)) {
        RETURN_IF_ERROR(textio_write_pending(self));
        count = 0;
    }
    Value pending = field(self, TEXTIO_PENDING);
    if (unlikely(n > bytes_length(ref_of(pending)))) {
        pending = new_blob(n);
        RETURN_IF_ERROR(pending);
        set(self, TEXTIO_PENDING, pending);
    }
    bytes_copy(ref_of(pending), count, block, 0, n);
    count += n;
    set(self, TEXTIO_PENDING_COUNT, int_wrap((int64_t)count));
    if (likely(count < chunk)) return NONE;
    RETURN_IF_ERROR(textio_write_pending(self));
    if (n <= IO_BUFFER_SIZE) return NONE;
    pending = new_blob(IO_BUFFER_SIZE); // the large one is not kept
    RETURN_IF_ERROR(pending);
    set(self, TEXTIO_PENDING, pending);
    return NONE;
}

static Value encoded(Value self, Value text, enum Codec codec) {
    if (codec != CODEC_NONE) return codec_encode_as(codec, text, field(self, TEXTIO_ERRORS));
    Value bytes = call_method1(field(self, TEXTIO_ENCODER), NAME(encode), text);
    if (is_error(bytes) || is_bytes_object(bytes)) return bytes_plain(bytes);
    return raise1(CLASS(TypeError), TEXT("encoder should return a bytes object, not '{t}'"), bytes);
}

// newline as it is written: UNSET: as it is.
static Value written_newline(Value self) {
    Value newline = field(self, TEXTIO_NEWLINE);
    if (is_none(newline) || str_length(ref_of(newline)) == 0 || str_at(ref_of(newline), 0) == '\n')
        return UNSET;
    return newline;
}

Value textio_write(Value self, Value text) {
    RETURN_IF_ERROR(textio_check_open(self));
    uint32_t flags = flags_of(self);
    if (unlikely(!(flags & TEXTIO_WRITES))) return io_raise_unsupported(TEXT("not writable"));
    uint64_t n = str_length(ref_of(text));
    Value newline = written_newline(self);
    bool lines = flags & TEXTIO_LINES, flush = false;
    if (unlikely(lines || !is_unset(newline))) {
        bool has_newline = str_find_char(text, '\n', 0, n) >= 0;
        flush = lines && (has_newline || str_find_char(text, '\r', 0, n) >= 0);
        if (has_newline && !is_unset(newline)) {
            text = str_replace(text, str_from_code_point('\n'), newline, UINT64_MAX);
            RETURN_IF_ERROR(text);
        }
    }
    enum Codec codec = (enum Codec)int_of(field(self, TEXTIO_CODEC));
    bool plain = str_kind(ref_of(text)) == STR_ASCII && codec != CODEC_NONE && codec <= CODEC_LATIN1;
    Value bytes = plain ? text : encoded(self, text, codec);
    RETURN_IF_ERROR(bytes);
    RETURN_IF_ERROR(put(self, ref_of(bytes), bytes_length(ref_of(bytes))));
    if (unlikely(flush || flags & TEXTIO_THROUGH)) {
        RETURN_IF_ERROR(textio_write_pending(self));
        if (flush) RETURN_IF_ERROR(flush_buffer(self));
    }
    return flags & TEXTIO_READS ? textio_forget_decoded(self) : NONE;
}

// --- reading ---
static uint64_t used(Value self) { return (uint64_t)int_of(field(self, TEXTIO_USED)); }
static uint64_t decoded_length(Value self) { return str_length(ref_of(field(self, TEXTIO_DECODED))); }
static void set_used(Value self, uint64_t n) { set(self, TEXTIO_USED, int_wrap((int64_t)n)); }

static Value read_bytes(Value self, uint64_t most) {
    Value buffer = field(self, TEXTIO_BUFFER);
    if (IS_EXACT(buffer, BufferedReader)) return buffered_read1(buffer, most);
    bool read1 = flags_of(self) & TEXTIO_READ1;
    Value bytes = call_method1(buffer, read1 ? NAME(read1) : NAME(read), int_wrap((int64_t)most));
    RETURN_IF_ERROR(bytes);
    if (buffer_of(bytes).ok) return bytes;
    if (error_is_set()) return ERROR;
    return raise2(CLASS(TypeError),
                  TEXT("underlying {}() should have returned a bytes-like object, not '{t}'"),
                  read1 ? NAME(read1) : NAME(read), bytes);
}

// The state of the decoder and the bytes that it holds back, before it gets more.
static Value take_snapshot(Value self, Value state, Value input) {
    if (!IS_A(state, tuple) || tuple_length(object_plain(state)) != 2)
        return TYPE_ERROR("illegal decoder state");
    state = object_plain(state);
    Value held = tuple_get(state, 0);
    if (!is_bytes_object(held))
        return raise1(CLASS(TypeError),
                      TEXT("illegal decoder state: the first item should be a bytes object, not '{t}'"),
                      held);
    Value next = bytes_concat(bytes_plain(held), input);
    RETURN_IF_ERROR(next);
    Value snapshot = tuple2(tuple_get(state, 1), next);
    RETURN_IF_ERROR(snapshot);
    set(self, TEXTIO_SNAPSHOT, snapshot);
    return NONE;
}

// Decodes another piece, behind `rest`: TRUE, or FALSE at the end.
static Value read_chunk(Value self, Value rest, uint64_t hint) {
    Value decoder = field(self, TEXTIO_DECODER), state = UNSET;
    if (is_unset(decoder)) return io_raise_unsupported(TEXT("not readable"));
    bool tells = flags_of(self) & TEXTIO_TELLS;
    if (tells) state = decoder_state(decoder);
    RETURN_IF_ERROR(state);
    uint64_t chunk = (uint64_t)int_of(field(self, TEXTIO_CHUNK));
    Value input = read_bytes(self, hint > chunk ? hint : chunk);
    Buffer bytes = is_error(input) ? (Buffer){0} : buffer_of(input);
    if (!bytes.ok) return ERROR;
    bool end = bytes.length == 0;
    Value text = decoder_decode(decoder, input, end);
    RETURN_IF_ERROR(text);
    if (!is_str(text))
        return raise1(CLASS(TypeError), TEXT("decoder should return a string result, not '{t}'"), text);
    text = str_plain(text);
    bool more = !end || str_length(ref_of(text)) > 0;
    if (tells) RETURN_IF_ERROR(take_snapshot(self, state, input));
    if (str_length(ref_of(rest)) > 0) text = str_concat(rest, text);
    RETURN_IF_ERROR(text);
    set(self, TEXTIO_DECODED, text);
    set_used(self, 0);
    return bool_value(more);
}

// What is decoded and not yet read, taken: at most `most` code points.
static Value take(Value self, uint64_t most) {
    uint64_t from = used(self), left = decoded_length(self) - from, n = left < most ? left : most;
    Value text = field(self, TEXTIO_DECODED);
    set_used(self, from + n);
    return from == 0 && n == left ? text : str_substring(text, from, from + n);
}

Value textio_read(Value self, int64_t limit) {
    RETURN_IF_ERROR(textio_check_open(self));
    if (is_unset(field(self, TEXTIO_DECODER))) return io_raise_unsupported(TEXT("not readable"));
    RETURN_IF_ERROR(textio_write_pending(self));
    Value none = str_from_text(TEXT(""));
    RETURN_IF_ERROR(none);
    if (limit < 0) {
        Value input = call_method0(field(self, TEXTIO_BUFFER), NAME(read));
        RETURN_IF_ERROR(input);
        if (is_none(input)) return TYPE_ERROR("can't concat NoneType to bytes");
        Value text = decoder_decode(field(self, TEXTIO_DECODER), input, true);
        RETURN_IF_ERROR(text);
        if (!is_str(text))
            return raise1(CLASS(TypeError), TEXT("decoder should return a string result, not '{t}'"), text);
        Value before = take(self, UINT64_MAX);
        Value result = is_error(before)                  ? ERROR
                       : str_length(ref_of(before)) == 0 ? str_plain(text)
                                                         : str_concat(before, str_plain(text));
        RETURN_IF_ERROR(result);
        set(self, TEXTIO_DECODED, none);
        set_used(self, 0);
        set(self, TEXTIO_SNAPSHOT, UNSET);
        return result;
    }
    Builder b = builder_new();
    for (uint64_t wanted = (uint64_t)limit;;) {
        Value piece = take(self, wanted - b.length);
        RETURN_IF_ERROR(piece);
        if (b.length == 0 && str_length(ref_of(piece)) == wanted) return piece;
        b = builder_str(b, piece);
        if (b.failed) return ERROR;
        if (b.length >= wanted) break;
        Value more = read_chunk(self, none, wanted - b.length);
        RETURN_IF_ERROR(more);
        if (is_false(more)) break;
    }
    return builder_finish(b);
}

static LineEnd line_end(Value self) {
    Value newline = field(self, TEXTIO_NEWLINE);
    if (is_none(newline)) return (LineEnd){false, '\n', 0};
    uint32_t n = str_length(ref_of(newline));
    if (n == 0) return (LineEnd){true, 0, 0};
    return (LineEnd){false, str_at(ref_of(newline), 0), n > 1 ? str_at(ref_of(newline), 1) : 0};
}

Value textio_readline(Value self, int64_t limit) {
    RETURN_IF_ERROR(textio_check_open(self));
    RETURN_IF_ERROR(textio_write_pending(self));
    LineEnd how = line_end(self);
    uint64_t most = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    Builder b = {.storage = UNSET};
    Value rest = str_from_text(TEXT(""));
    RETURN_IF_ERROR(rest);
    for (;;) {
        Value text = field(self, TEXTIO_DECODED);
        uint64_t from = used(self), end = decoded_length(self), left = most - b.length;
        uint64_t to = end - from < left ? end : from + left;
        LineFound line = newline_find(ref_of(text), from, to, how);
        bool whole = line.found || to < end || to - from == left;
        // A first half of a line's end at the end of the piece waits for the next piece.
        bool half = !whole && how.second && to > from && str_at(ref_of(text), to - 1) == how.first;
        uint64_t stop = half ? to - 1 : line.end;
        set_used(self, stop);
        if (whole && is_unset(b.storage)) return str_substring(text, from, stop);
        if (is_unset(b.storage)) b = builder_new();
        b = builder_part(b, text, from, stop);
        if (b.failed) return ERROR;
        if (whole) return builder_finish(b);
        Value kept = half ? str_from_code_point(how.first) : rest;
        Value more = read_chunk(self, kept, 0);
        RETURN_IF_ERROR(more);
        if (is_true(more)) continue;
        if (half) b = builder_char(b, how.first);
        set_used(self, decoded_length(self));
        set(self, TEXTIO_SNAPSHOT, UNSET);
        return builder_finish(b);
    }
}
