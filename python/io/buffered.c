// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Buffered binary streams: the machinery. Their classes are in buffered_classes.c.
#include "python/io/buffered_core.h"
#include "python/io/fileio.h"
#include "python/objects/bytearray.h"
#include "python/objects/bytes.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/memory.h"
#include "python/objects/memoryview.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static Value field(Value self, enum BufferedField i) { return slot_get(ref_of(self), i); }
static uint64_t number(Value self, enum BufferedField i) { return (uint64_t)int_of(field(self, i)); }
static void set_number(Value self, enum BufferedField i, uint64_t n) {
    slot_set(ref_of(self), i, int_wrap((int64_t)n));
}
static Ref block_of(Value self) { return ref_of(field(self, BUFFERED_BLOCK)); }
static uint64_t capacity(Value self) { return bytes_length(block_of(self)); }

Value buffered_prepare(Value self, Value raw, uint64_t size, uint32_t kind) {
    Value block = new_blob(size);
    RETURN_IF_ERROR(block);
    slot_set(ref_of(self), BUFFERED_BLOCK, block);
    set_number(self, BUFFERED_START, 0);
    set_number(self, BUFFERED_END, 0);
    set_number(self, BUFFERED_WRITTEN, 0);
    set_number(self, BUFFERED_KIND, kind);
    slot_set(ref_of(self), BUFFERED_RAW, raw);
    return NONE;
}
Value buffered_reader_new(Value raw) {
    Value self = NEW(BufferedReader);
    return is_error(self) || is_error(buffered_prepare(self, raw, IO_BUFFER_SIZE, BUFFERED_READS)) ? ERROR
                                                                                                   : self;
}
Value buffered_writer_new(Value raw) {
    Value self = NEW(BufferedWriter);
    return is_error(self) || is_error(buffered_prepare(self, raw, IO_BUFFER_SIZE, BUFFERED_WRITES)) ? ERROR
                                                                                                    : self;
}

bool buffered_is_quick(Value self) { return IS_EXACT(field(self, BUFFERED_RAW), FileIO); }
bool buffered_closed_quick(Value self) { return fileio_fd(field(self, BUFFERED_RAW)) < 0; }

Value buffered_raw(Value self) {
    Value raw = field(self, BUFFERED_RAW);
    if (likely(is_ref(raw))) return raw;
    return is_unset(raw) ? VALUE_ERROR("I/O operation on uninitialized object")
                         : VALUE_ERROR("raw stream has been detached");
}

Value buffered_check_open(Value self, Text complaint) {
    Value raw = buffered_raw(self);
    RETURN_IF_ERROR(raw);
    if (IS_EXACT(raw, FileIO) && fileio_fd(raw) >= 0) return raw;
    Value closed = io_closed(raw);
    RETURN_IF_ERROR(closed);
    if (is_false(closed)) return raw;
    Value text = str_from_text(complaint);
    return is_error(text) ? ERROR : raise_value(CLASS(ValueError), text);
}

// --- the raw stream ---
// What a raw operation returned as a count of at most n; RAW_WAITS for None; RAW_FAILED: an exception is set.
enum { RAW_FAILED = -1, RAW_WAITS = -2 };

static int64_t count_of(Value result, uint64_t n, Text complaint) {
    if (is_error(result)) return RAW_FAILED;
    if (is_none(result)) return RAW_WAITS;
    I64Result count = convert_size(result, -1);
    if (!count.ok) return RAW_FAILED;
    if (count.value >= 0 && (uint64_t)count.value <= n) return count.value;
    Value name = str_from_text(complaint);
    if (!is_error(name))
        raise3(CLASS(OSError), TEXT("raw {} returned invalid length {} (should have been between 0 and {})"),
               name, int_wrap(count.value), int_wrap((int64_t)n));
    return RAW_FAILED;
}

static int64_t quick_result(int64_t n) {
    if (n >= 0) return n;
    if (n == -EAGAIN) return RAW_WAITS;
    raise_errno(-n);
    return RAW_FAILED;
}

static int64_t raw_read(Value self, Ref block, uint64_t at, uint64_t n) {
    Value raw = field(self, BUFFERED_RAW);
    if (IS_EXACT(raw, FileIO)) {
        if (fileio_fd(raw) >= 0 && fileio_flags(raw) & FILEIO_READS) {
            int64_t waited = file_await(fileio_fd(raw));
            return quick_result(waited < 0 ? waited : file_read(fileio_fd(raw), block, at, n));
        }
    }
    Value target = call1(CLASS(bytearray), int_wrap((int64_t)n));
    Value view = is_error(target) ? ERROR : memoryview_new(target);
    if (is_error(view)) return RAW_FAILED;
    int64_t got = count_of(call_method1(raw, NAME(readinto), view), n, TEXT("readinto()"));
    if (got <= 0) return got;
    Buffer bytes = bytearray_buffer(target);
    bytes_copy(block, at, bytes.block, bytes.from, (uint64_t)got);
    return got;
}

static int64_t raw_write(Value self, Ref block, uint64_t from, uint64_t n) {
    Value raw = field(self, BUFFERED_RAW);
    if (IS_EXACT(raw, FileIO)) {
        if (fileio_fd(raw) >= 0 && fileio_flags(raw) & FILEIO_WRITES)
            return quick_result(file_write(fileio_fd(raw), block, from, n));
    }
    Value bytes = bytes_from_block(block, from, n);
    Value view = is_error(bytes) ? ERROR : memoryview_new(bytes);
    if (is_error(view)) return RAW_FAILED;
    return count_of(call_method1(raw, NAME(write), view), n, TEXT("write()"));
}

static Value raw_seek(Value self, Value offset, uint32_t whence) {
    Value at = call_method2(field(self, BUFFERED_RAW), NAME(seek), offset, int_u32(whence));
    RETURN_IF_ERROR(at);
    I64Result n = convert_size(at, -1);
    if (!n.ok) return ERROR;
    if (n.value < 0) return raise1(CLASS(OSError), TEXT("Raw stream returned invalid position {}"), at);
    return at;
}

static Value would_block(uint64_t written) {
    Value text = str_from_text(TEXT("write could not complete without blocking"));
    Value args = is_error(text) ? ERROR : tuple3(int_u32(EAGAIN), text, int_wrap((int64_t)written));
    Value exception = is_error(args) ? ERROR : call_tuple(CLASS(BlockingIOError), args, UNSET);
    return is_error(exception) ? ERROR : raise_exception(exception);
}

// --- writing ---
// Writes out what the buffer holds; what could not be written stays.
static Value flush_written(Value self) {
    uint64_t from = 0, end = number(self, BUFFERED_WRITTEN);
    int64_t n = 0;
    while (from < end) {
        n = raw_write(self, block_of(self), from, end - from);
        if (n < 0) break;
        from += (uint64_t)n;
    }
    if (from > 0) {
        bytes_copy(block_of(self), 0, block_of(self), from, end - from);
        set_number(self, BUFFERED_WRITTEN, end - from);
    }
    if (n == RAW_FAILED) return ERROR;
    return n == RAW_WAITS ? would_block(0) : NONE;
}

// Gives back what was read ahead, so that the raw stream is where the program thinks it is.
static Value drop_ahead(Value self) {
    uint64_t ahead = number(self, BUFFERED_END) - number(self, BUFFERED_START);
    set_number(self, BUFFERED_START, 0);
    set_number(self, BUFFERED_END, 0);
    if (ahead == 0) return NONE;
    return is_error(raw_seek(self, int_wrap(-(int64_t)ahead), 1)) ? ERROR : NONE;
}

Value buffered_flush(Value self) {
    RETURN_IF_ERROR(flush_written(self));
    return number(self, BUFFERED_KIND) == BUFFERED_BOTH ? drop_ahead(self) : NONE;
}

Value buffered_write(Value self, Ref block, uint64_t from, uint64_t n) {
    if (number(self, BUFFERED_KIND) == BUFFERED_BOTH) RETURN_IF_ERROR(drop_ahead(self));
    uint64_t room = capacity(self), held = number(self, BUFFERED_WRITTEN);
    if (likely(n <= room - held)) {
        bytes_copy(block_of(self), held, block, from, n);
        set_number(self, BUFFERED_WRITTEN, held + n);
        return NONE;
    }
    Value flushed = flush_written(self);
    if (is_error(flushed)) {
        if (!error_matches(CLASS(BlockingIOError))) return ERROR;
        held = number(self, BUFFERED_WRITTEN);
        uint64_t fits = room - held < n ? room - held : n;
        bytes_copy(block_of(self), held, block, from, fits);
        set_number(self, BUFFERED_WRITTEN, held + fits);
        error_clear();
        return fits == n ? NONE : would_block(fits);
    }
    uint64_t written = 0;
    while (n - written > room) {
        int64_t count = raw_write(self, block, from + written, n - written);
        if (count == RAW_FAILED) return ERROR;
        if (count == RAW_WAITS) {
            uint64_t fits = n - written < room ? n - written : room;
            bytes_copy(block_of(self), 0, block, from + written, fits);
            set_number(self, BUFFERED_WRITTEN, fits);
            return written + fits == n ? NONE : would_block(written + fits);
        }
        written += (uint64_t)count;
    }
    bytes_copy(block_of(self), 0, block, from + written, n - written);
    set_number(self, BUFFERED_WRITTEN, n - written);
    return NONE;
}

// --- reading ---
// Fills the empty buffer by one read: count as raw_read.
static int64_t fill(Value self) {
    int64_t n = raw_read(self, block_of(self), 0, capacity(self));
    set_number(self, BUFFERED_START, 0);
    set_number(self, BUFFERED_END, n > 0 ? (uint64_t)n : 0);
    return n;
}

static uint64_t ahead_of(Value self) { return number(self, BUFFERED_END) - number(self, BUFFERED_START); }

// Up to n bytes from the buffer into block[at ..): how many.
static uint64_t take(Value self, Ref block, uint64_t at, uint64_t n) {
    uint64_t start = number(self, BUFFERED_START), ahead = ahead_of(self);
    if (n > ahead) n = ahead;
    if (n > 0) bytes_copy(block, at, block_of(self), start, n);
    set_number(self, BUFFERED_START, start + n);
    return n;
}

Value buffered_prepare_read(Value self) {
    return number(self, BUFFERED_KIND) == BUFFERED_BOTH ? flush_written(self) : NONE;
}

Value buffered_read_all(Value self) {
    ByteBuilder all = byte_builder_new(ahead_of(self));
    all = byte_builder_block(all, block_of(self), number(self, BUFFERED_START), ahead_of(self));
    bool had = all.length > 0;
    set_number(self, BUFFERED_START, 0);
    set_number(self, BUFFERED_END, 0);
    Value raw = field(self, BUFFERED_RAW), readall = UNSET;
    if (IS_EXACT(raw, FileIO)) {
        Value rest = fileio_read_all(raw);
        if (is_error(rest)) return ERROR;
        if (is_none(rest)) return had ? byte_builder_finish(all) : NONE;
        if (!had) return rest;
        return byte_builder_finish(byte_builder_block(all, ref_of(rest), 0, bytes_length(ref_of(rest))));
    }
    readall = object_getattr_or_unset(raw, NAME(readall));
    RETURN_IF_ERROR(readall);
    for (;;) {
        Value piece = is_unset(readall) ? call_method0(raw, NAME(read)) : call0(readall);
        RETURN_IF_ERROR(piece);
        if (!is_none(piece) && !is_bytes_object(piece))
            return is_unset(readall) ? TYPE_ERROR("read() should return bytes")
                                     : TYPE_ERROR("readall() should return bytes");
        Ref block = is_none(piece) ? NULL_REF : ref_of(bytes_plain(piece));
        bool empty = is_none(piece) || bytes_length(block) == 0;
        if (empty && all.length == 0 && is_none(piece)) return NONE;
        if (!empty) all = byte_builder_block(all, block, 0, bytes_length(block));
        if (empty || !is_unset(readall)) return byte_builder_finish(all);
    }
}

// Exactly n bytes, fewer only at the end or when it would have to wait.
Value buffered_read_n(Value self, uint64_t n) {
    Value result = new_blob(n);
    RETURN_IF_ERROR(result);
    Ref block = ref_of(result);
    uint64_t have = take(self, block, 0, n);
    while (have < n) {
        bool direct = n - have >= capacity(self);
        int64_t got = direct ? raw_read(self, block, have, n - have) : fill(self);
        if (got == RAW_FAILED) return ERROR;
        if (got == RAW_WAITS && have == 0) return NONE;
        if (got <= 0) break;
        have += direct ? (uint64_t)got : take(self, block, have, n - have);
    }
    return bytes_from_block(block, 0, have);
}

Value buffered_read1(Value self, uint64_t most) {
    RETURN_IF_ERROR(buffered_prepare_read(self));
    if (most == 0) return bytes_new(0);
    if (ahead_of(self) == 0) {
        if (most > capacity(self)) { // past the buffer
            Value room = new_blob(most);
            RETURN_IF_ERROR(room);
            int64_t n = raw_read(self, ref_of(room), 0, most);
            return n == RAW_FAILED ? ERROR : bytes_from_block(ref_of(room), 0, n < 0 ? 0 : (uint64_t)n);
        }
        if (fill(self) == RAW_FAILED) return ERROR;
    }
    uint64_t start = number(self, BUFFERED_START), n = ahead_of(self) < most ? ahead_of(self) : most;
    Value result = bytes_from_block(block_of(self), start, n);
    if (!is_error(result)) set_number(self, BUFFERED_START, start + n);
    return result;
}

Value buffered_peek(Value self) {
    RETURN_IF_ERROR(buffered_prepare_read(self));
    if (ahead_of(self) == 0 && fill(self) == RAW_FAILED) return ERROR;
    return bytes_from_block(block_of(self), number(self, BUFFERED_START), ahead_of(self));
}

Value buffered_read_into(Value self, Buffer target, bool once) {
    RETURN_IF_ERROR(buffered_prepare_read(self));
    uint64_t have = take(self, target.block, target.from, target.length);
    while (have < target.length && !(once && have > 0)) {
        uint64_t left = target.length - have;
        bool direct = left > capacity(self);
        int64_t got = direct ? raw_read(self, target.block, target.from + have, left) : fill(self);
        if (got == RAW_FAILED) return ERROR;
        if (got == RAW_WAITS && have == 0) return NONE;
        if (got <= 0) break;
        have += direct ? (uint64_t)got : take(self, target.block, target.from + have, left);
    }
    return int_wrap((int64_t)have);
}

Value buffered_line(Value self, int64_t limit) {
    RETURN_IF_ERROR(buffered_prepare_read(self));
    uint64_t most = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    ByteBuilder line = {0};
    for (bool first = true;; first = false) {
        if (ahead_of(self) == 0 && most > 0) {
            int64_t n = fill(self);
            if (n == RAW_FAILED) return ERROR;
        }
        uint64_t start = number(self, BUFFERED_START), ahead = ahead_of(self), have = first ? 0 : line.length;
        uint64_t n = ahead < most - have ? ahead : most - have;
        uint64_t at = n ? bytes_find(block_of(self), start, start + n, '\n') : start;
        bool found = n > 0 && at < start + n;
        if (found) n = at + 1 - start;
        set_number(self, BUFFERED_START, start + n);
        bool ends = found || n == 0 || have + n == most;
        if (first && ends) return bytes_from_block(block_of(self), n ? start : 0, n);
        if (first) line = byte_builder_new(2 * n);
        line = byte_builder_block(line, block_of(self), start, n);
        if (ends) return byte_builder_finish(line);
    }
}

// --- position ---
Value buffered_tell(Value self) {
    Value raw = field(self, BUFFERED_RAW), at = call_method0(raw, NAME(tell));
    RETURN_IF_ERROR(at);
    I64Result n = convert_size(at, -1);
    if (!n.ok) return ERROR;
    if (n.value < 0) return raise1(CLASS(OSError), TEXT("Raw stream returned invalid position {}"), at);
    return int_wrap(n.value - (int64_t)ahead_of(self) + (int64_t)number(self, BUFFERED_WRITTEN));
}

Value buffered_seek(Value self, Value target, uint32_t whence) {
    I64Result offset = convert_size(target, 0);
    if (!offset.ok) return ERROR;
    RETURN_IF_ERROR(flush_written(self));
    uint64_t ahead = ahead_of(self), start = number(self, BUFFERED_START);
    if (ahead > 0 && whence != 2) { // perhaps it stays inside the buffer
        Value here = buffered_tell(self);
        RETURN_IF_ERROR(here);
        int64_t step = whence == 1 ? offset.value : offset.value - int_of(here);
        if (step >= -(int64_t)start && step <= (int64_t)ahead) {
            set_number(self, BUFFERED_START, (uint64_t)((int64_t)start + step));
            return int_wrap(int_of(here) + step);
        }
        if (whence == 1) {
            I64Result back = i64_sub(offset.value, (int64_t)ahead);
            if (!back.ok) return raise0(CLASS(OverflowError), TEXT("seek offset too large"));
            offset = back;
        }
    }
    Value at = raw_seek(self, int_wrap(offset.value), whence);
    RETURN_IF_ERROR(at);
    set_number(self, BUFFERED_START, 0);
    set_number(self, BUFFERED_END, 0);
    return at;
}
