// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Text streams over the host's files 0, 1 and 2. stream_methods.c has what Python code sees of them.
#include "python/builtins/stream.h"
#include "kernel/io.h"
#include "python/objects/bytes.h"
#include "python/objects/codec.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/import.h"

enum { BUFFER_SIZE = 8192 };

static uint64_t start_of(Value s) { return (uint64_t)int_of(slot_get(ref_of(s), STREAM_START)); }
static uint64_t end_of(Value s) { return (uint64_t)int_of(slot_get(ref_of(s), STREAM_END)); }
static Ref block_of(Value s) { return ref_of(slot_get(ref_of(s), STREAM_BLOCK)); }
static uint32_t fd_of(Value s) { return (uint32_t)int_of(slot_get(ref_of(s), STREAM_FD)); }
static void set_range(Value s, uint64_t start, uint64_t end) {
    slot_set(ref_of(s), STREAM_START, int_wrap((int64_t)start));
    slot_set(ref_of(s), STREAM_END, int_wrap((int64_t)end));
}

Value stream_new(uint32_t fd) {
    Value s = NEW(stream);
    RETURN_IF_ERROR(s);
    Value block = new_blob(BUFFER_SIZE), bytes = NEW(stream_bytes);
    RETURN_IF_ERROR(block);
    RETURN_IF_ERROR(bytes);
    slot_set(ref_of(bytes), 0, s);
    slot_set(ref_of(s), STREAM_FD, int_u32(fd));
    slot_set(ref_of(s), STREAM_BLOCK, block);
    slot_set(ref_of(s), STREAM_ENDED, FALSE);
    slot_set(ref_of(s), STREAM_CLOSED, FALSE);
    slot_set(ref_of(s), STREAM_BYTES, bytes);
    set_range(s, 0, 0);
    return s;
}

// --- errors ---
static Text reason(int64_t number) {
    switch (number) {
    case 5: return TEXT("Input/output error");
    case 9: return TEXT("Bad file descriptor");
    case 28: return TEXT("No space left on device");
    case 32: return TEXT("Broken pipe");
    default: return TEXT("the host refused");
    }
}
static COLD Value raise_errno(int64_t number) {
    Value text = str_from_text(reason(number));
    RETURN_IF_ERROR(text);
    Value args = tuple2(int_wrap(number), text);
    RETURN_IF_ERROR(args);
    Value exception = exception_new(CLASS(OSError), args);
    return is_error(exception) ? ERROR : raise_exception(exception);
}
static COLD Value raise_closed(void) { return VALUE_ERROR("I/O operation on closed file."); }
static bool is_closed(Value s) { return is_true(slot_get(ref_of(s), STREAM_CLOSED)); }

// --- output ---
// block[at .. end) to the host; what it took is dropped from the stream's buffer by the caller.
static Value write_out(uint32_t fd, Ref block, uint64_t at, uint64_t end) {
    while (at < end) {
        int64_t taken = io_write(fd, block, at, end - at);
        if (taken < 0) return raise_errno(-taken);
        at += (uint64_t)taken;
    }
    return NONE;
}

Value stream_flush(Value s) {
    if (fd_of(s) == 0) return NONE;
    uint64_t start = start_of(s), end = end_of(s);
    set_range(s, 0, 0);
    return write_out(fd_of(s), block_of(s), start, end);
}

static Value write_bytes(Value s, Ref block, uint64_t from, uint64_t n) {
    if (n > BUFFER_SIZE - end_of(s)) RETURN_IF_ERROR(stream_flush(s));
    if (n > BUFFER_SIZE) return write_out(fd_of(s), block, from, from + n);
    uint64_t end = end_of(s);
    bytes_copy(block_of(s), end, block, from, n);
    set_range(s, start_of(s), end + n);
    // Standard error: after each line.
    if (fd_of(s) == 2 && n > 0 && u8_get(block, from + n - 1) == '\n') return stream_flush(s);
    return NONE;
}

Value stream_write(Value s, Value text) {
    if (is_closed(s)) return raise_closed();
    if (fd_of(s) == 0) return raise_errno(9);
    Ref r = ref_of(text);
    if (str_kind(r) == STR_ASCII) return write_bytes(s, r, 0, bytes_length(r));
    Value errors = fd_of(s) == 2 ? str_from_text(TEXT("backslashreplace")) : UNSET;
    RETURN_IF_ERROR(errors);
    Value bytes = codec_encode(text, UNSET, errors);
    return is_error(bytes) ? ERROR : write_bytes(s, ref_of(bytes), 0, bytes_length(ref_of(bytes)));
}

Value stream_write_bytes(Value s, Buffer bytes) {
    if (is_closed(s)) return raise_closed();
    if (fd_of(s) == 0) return raise_errno(9);
    return write_bytes(s, bytes.block, bytes.from, bytes.length);
}

// --- input ---
// Gets more bytes behind those in the buffer, which is made larger when it is full. FALSE at the end.
Value stream_fill(Value s) {
    if (fd_of(s) != 0) return raise_errno(9);
    if (is_true(slot_get(ref_of(s), STREAM_ENDED))) return FALSE;
    uint64_t start = start_of(s), end = end_of(s), size = bytes_length(block_of(s));
    if (start == end) {
        start = end = 0;
    } else if (end == size) {
        Value larger = new_blob(start > size / 2 ? size : size * 2);
        RETURN_IF_ERROR(larger);
        bytes_copy(ref_of(larger), 0, block_of(s), start, end - start);
        slot_set(ref_of(s), STREAM_BLOCK, larger);
        end -= start;
        start = 0;
        size = bytes_length(ref_of(larger));
    }
    set_range(s, start, end);
    Value out = stream_of_sys(NAME(stdout)); // a prompt must be seen before its answer
    RETURN_IF_ERROR(out);
    if (IS_EXACT(out, stream) && is_error(stream_flush(out))) return ERROR;
    int64_t got = io_read(0, block_of(s), end, size - end);
    if (got < 0) return raise_errno(-got);
    if (got == 0) slot_set(ref_of(s), STREAM_ENDED, TRUE);
    set_range(s, start, end + (uint64_t)got);
    return bool_value(got > 0);
}

// Takes n bytes out of the buffer, as bytes.
Value stream_take_bytes(Value s, uint64_t n) {
    uint64_t start = start_of(s);
    Value bytes = bytes_from_block(block_of(s), start, n);
    RETURN_IF_ERROR(bytes);
    set_range(s, start + n, end_of(s));
    return bytes;
}

// Length of the first line in the buffer with its end, or 0: it is not there to its end. For text, \r and \r\n end
// a line, too; then a \r at the end of the buffer is not yet the end of a line.
static uint64_t line_length(Value s, bool text) {
    uint64_t start = start_of(s), end = end_of(s);
    uint64_t newline = bytes_find(block_of(s), start, end, '\n');
    if (text) {
        uint64_t carriage = bytes_find(block_of(s), start, newline, '\r');
        if (carriage < newline) {
            if (carriage + 1 < end) return carriage + 1 - start + (u8_get(block_of(s), carriage + 1) == '\n');
            return is_true(slot_get(ref_of(s), STREAM_ENDED)) ? carriage + 1 - start : 0;
        }
    }
    return newline < end ? newline + 1 - start : 0;
}

// Makes the first line be in the buffer as a whole: its length; at the end of the input what is left. -1: ERROR.
static int64_t fill_line(Value s, bool text) {
    if (is_closed(s)) {
        raise_closed();
        return -1;
    }
    for (;;) {
        uint64_t length = line_length(s, text);
        if (length > 0) return (int64_t)length;
        Value more = stream_fill(s);
        if (is_error(more)) return -1;
        if (is_false(more)) return (int64_t)(end_of(s) - start_of(s));
    }
}

// The first n bytes of the buffer as text, with \r\n and \r turned into \n.
static Value take_text(Value s, uint64_t n) {
    Value bytes = stream_take_bytes(s, n);
    RETURN_IF_ERROR(bytes);
    Ref r = ref_of(bytes);
    if (bytes_find(r, 0, n, '\r') == n) return str_from_utf8(r, 0, n);
    Value plain = new_blob(n);
    RETURN_IF_ERROR(plain);
    uint64_t to = 0;
    for (uint64_t i = 0; i < n; i++) {
        uint8_t c = u8_get(r, i);
        if (c == '\r' && i + 1 < n && u8_get(r, i + 1) == '\n') continue;
        u8_set(ref_of(plain), to++, c == '\r' ? '\n' : c);
    }
    return str_from_utf8(ref_of(plain), 0, to);
}

// How many of the first n bytes of the buffer are the first `limit` code points.
static uint64_t bytes_of(Value s, uint64_t n, uint64_t limit) {
    uint64_t start = start_of(s), points = 0;
    for (uint64_t i = 0; i < n; i++)
        if ((u8_get(block_of(s), start + i) & 0xc0) != 0x80 && points++ == limit) return i;
    return n;
}

Value stream_readline(Value s, int64_t limit) {
    int64_t length = fill_line(s, true);
    if (length < 0) return ERROR;
    uint64_t n = (uint64_t)length;
    return take_text(s, limit < 0 ? n : bytes_of(s, n, (uint64_t)limit));
}

Value stream_readline_bytes(Value s, int64_t limit) {
    int64_t length = fill_line(s, false);
    if (length < 0) return ERROR;
    return stream_take_bytes(s, limit >= 0 && limit < length ? (uint64_t)limit : (uint64_t)length);
}

// read(limit): all there is when negative.
Value stream_read(Value s, int64_t limit, bool text) {
    if (is_closed(s)) return raise_closed();
    uint64_t wanted = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    for (;;) {
        uint64_t n = end_of(s) - start_of(s);
        bool enough = text ? limit >= 0 && bytes_of(s, n, wanted) < n : n >= wanted;
        Value more = enough ? FALSE : stream_fill(s);
        RETURN_IF_ERROR(more);
        if (is_true(more)) continue;
        n = end_of(s) - start_of(s);
        if (text) return take_text(s, limit < 0 ? n : bytes_of(s, n, wanted));
        return stream_take_bytes(s, n < wanted ? n : wanted);
    }
}

// --- module sys ---
Value stream_of_sys(Value name) {
    Value sys = dict_get_str(import_modules, NAME(sys));
    if (is_unset(sys)) sys = import_module(NAME(sys));
    RETURN_IF_ERROR(sys);
    return is_module(sys) ? dict_get_str(module_dict(sys), name) : object_getattr_or_unset(sys, name);
}

Value stream_print(Value file, Value text) {
    if (IS_EXACT(file, stream)) return stream_write(file, str_plain(text));
    return is_error(call_method1(file, NAME(write), text)) ? ERROR : NONE;
}

static Value flush_object(Value name) {
    Value file = stream_of_sys(name);
    if (is_error(file) || is_unset(file) || is_none(file)) return file;
    if (!IS_EXACT(file, stream)) return call_method0(file, NAME(flush));
    return is_closed(file) ? NONE : stream_flush(file);
}
Value stream_flush_all(void) {
    Value result = flush_object(NAME(stdout));
    Value exception = is_error(result) ? error_take() : UNSET;
    if (is_error(flush_object(NAME(stderr)))) error_clear();
    return is_unset(exception) ? NONE : raise_exception(exception);
}
