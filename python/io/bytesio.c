// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.BytesIO.
#include "python/io/bytesio.h"
#include "python/objects/bytearray.h"
#include "python/objects/bytes.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/memoryview.h"
#include "python/objects/tuple.h"
#include "python/objects/call.h"

TYPE(BytesIO, "_io.BytesIO", BufferedIOBase, BYTESIO_FIELDS,
     "Buffered I/O implementation using an in-memory bytes buffer.");

static Value data_of(Args args) { return slot_get(ref_of(arg(args, 0)), BYTESIO_DATA); }
static uint64_t position(Args args) { return (uint64_t)int_of(slot_get(ref_of(arg(args, 0)), BYTESIO_AT)); }
static void set_position(Args args, uint64_t at) {
    slot_set(ref_of(arg(args, 0)), BYTESIO_AT, int_wrap((int64_t)at));
}
static bool is_open(Args args) {
    if (likely(!is_unset(data_of(args)))) return true;
    io_raise_closed();
    return false;
}

static COLD Value refuse_exported(void) {
    return raise0(CLASS(BufferError), TEXT("Existing exports of data: object cannot be re-sized"));
}

STATICMETHOD(BytesIO, __new__, "!($type, *args, **kwargs)", "") {
    Value self = io_new_instance(arg(args, 0)), data = call0(CLASS(bytearray));
    RETURN_IF_ERROR(self);
    RETURN_IF_ERROR(data);
    slot_set(ref_of(self), BYTESIO_DATA, data);
    slot_set(ref_of(self), BYTESIO_AT, int_u32(0));
    return self;
}
METHOD(BytesIO, __init__, "($self, initial_bytes=b'')", "") {
    Value initial = arg(args, 1), data = call0(CLASS(bytearray));
    RETURN_IF_ERROR(data);
    if (!is_unset(initial) && !is_none(initial)) {
        Buffer bytes = buffer_require(initial);
        if (!bytes.ok) return ERROR;
        RETURN_IF_ERROR(bytearray_replace(data, 0, 0, bytes.block, bytes.from, bytes.length));
    }
    slot_set(ref_of(arg(args, 0)), BYTESIO_DATA, data);
    set_position(args, 0);
    return NONE;
}

GETTER(BytesIO, closed, "True if the file is closed.") { return bool_value(is_unset(data_of(args))); }
METHOD(BytesIO, close, "($self, /)", "Disable all I/O operations.") {
    Value data = data_of(args);
    if (!is_unset(data) && bytearray_is_exported(data)) return refuse_exported();
    slot_set(ref_of(arg(args, 0)), BYTESIO_DATA, UNSET);
    return NONE;
}
METHOD(BytesIO, readable, "($self, /)", "Returns True if the IO object can be read.") {
    return is_open(args) ? TRUE : ERROR;
}
METHOD(BytesIO, writable, "($self, /)", "Returns True if the IO object can be written.") {
    return is_open(args) ? TRUE : ERROR;
}
METHOD(BytesIO, seekable, "($self, /)", "Returns True if the IO object can be seeked.") {
    return is_open(args) ? TRUE : ERROR;
}
METHOD(BytesIO, flush, "($self, /)", "Does nothing.") { return is_open(args) ? NONE : ERROR; }
METHOD(BytesIO, isatty, "($self, /)",
       "Always returns False.\n\nBytesIO objects are not connected to a TTY-like device.") {
    return is_open(args) ? FALSE : ERROR;
}
METHOD(BytesIO, tell, "($self, /)", "Current file position, an integer.") {
    return is_open(args) ? slot_get(ref_of(arg(args, 0)), BYTESIO_AT) : ERROR;
}

METHOD(BytesIO, getvalue, "($self, /)", "Retrieve the entire contents of the BytesIO object.") {
    if (!is_open(args)) return ERROR;
    Buffer bytes = bytearray_buffer(data_of(args));
    return bytes_from_block(bytes.block, bytes.from, bytes.length);
}
METHOD(BytesIO, getbuffer, "($self, /)", "Get a read-write view over the contents of the BytesIO object.") {
    return is_open(args) ? memoryview_new(data_of(args)) : ERROR;
}

// The next n bytes, or all when n < 0: taken as bytes.
static Value take(Args args, int64_t n) {
    Buffer bytes = bytearray_buffer(data_of(args));
    uint64_t at = position(args), left = at < bytes.length ? bytes.length - at : 0;
    uint64_t count = n < 0 || (uint64_t)n > left ? left : (uint64_t)n;
    Value result = bytes_from_block(bytes.block, bytes.from + (count ? at : 0), count);
    if (!is_error(result)) set_position(args, at + count);
    return result;
}
METHOD(BytesIO, read, "($self, size=-1, /)",
       "Read at most size bytes, returned as a bytes object.\n"
       "\n"
       "If the size argument is negative, read until EOF is reached.\n"
       "Return an empty bytes object at EOF.") {
    I64Result size = io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    if (!is_open(args)) return ERROR;
    return take(args, size.value);
}
METHOD(BytesIO, read1, "($self, size=-1, /)",
       "Read at most size bytes, returned as a bytes object.\n"
       "\n"
       "If the size argument is negative or omitted, read until EOF is reached.\n"
       "Return an empty bytes object at EOF.") {
    return BytesIO__read(args);
}
METHOD(BytesIO, readinto, "($self, buffer, /)",
       "Read bytes into buffer.\n"
       "\n"
       "Returns number of bytes read (0 for EOF), or None if the object\n"
       "is set not to block and has no data to read.") {
    if (!is_open(args)) return ERROR;
    Buffer target = io_target(TEXT("readinto"), arg(args, 1));
    if (!target.ok) return ERROR;
    Buffer bytes = bytearray_buffer(data_of(args));
    uint64_t at = position(args), left = at < bytes.length ? bytes.length - at : 0;
    uint64_t n = target.length < left ? target.length : left;
    if (n > 0) bytes_copy(target.block, target.from, bytes.block, bytes.from + at, n);
    set_position(args, at + n);
    return int_wrap((int64_t)n);
}

// Length of the next line, at most `limit` when that is not negative.
static uint64_t line_length(Args args, int64_t limit) {
    Buffer bytes = bytearray_buffer(data_of(args));
    uint64_t at = position(args);
    if (at >= bytes.length) return 0;
    uint64_t end = bytes.from + bytes.length;
    if (limit >= 0 && (uint64_t)limit < bytes.length - at) end = bytes.from + at + (uint64_t)limit;
    uint64_t newline = bytes_find(bytes.block, bytes.from + at, end, '\n');
    return (newline < end ? newline + 1 : end) - bytes.from - at;
}
METHOD(BytesIO, readline, "($self, size=-1, /)",
       "Next line from the file, as a bytes object.\n"
       "\n"
       "Retain newline.  A non-negative size argument limits the maximum\n"
       "number of bytes to return (an incomplete line may be returned then).\n"
       "Return an empty bytes object at EOF.") {
    I64Result size = io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    if (!is_open(args)) return ERROR;
    return take(args, (int64_t)line_length(args, size.value));
}
METHOD(BytesIO, __iter__, "($self, /)", "Implement iter(self).") {
    return is_open(args) ? arg(args, 0) : ERROR;
}
METHOD(BytesIO, __next__, "($self, /)", "Implement next(self).") {
    if (!is_open(args)) return ERROR;
    uint64_t n = line_length(args, -1);
    return n == 0 ? UNSET : take(args, (int64_t)n);
}

METHOD(BytesIO, write, "($self, b, /)", "Write bytes to file.\n\nReturn the number of bytes written.") {
    if (!is_open(args)) return ERROR;
    Buffer source = buffer_require(arg(args, 1));
    if (!source.ok) return ERROR;
    if (source.length == 0) return int_u32(0);
    Value data = data_of(args);
    uint64_t at = position(args), length = bytearray_length(data);
    if (at + source.length > length && bytearray_is_exported(data)) return refuse_exported();
    if (at > length) { // the gap becomes zeros
        Value zeros = new_blob(at - length);
        RETURN_IF_ERROR(zeros);
        RETURN_IF_ERROR(bytearray_replace(data, length, length, ref_of(zeros), 0, at - length));
        length = at;
    }
    uint64_t inside = length - at < source.length ? length - at : source.length;
    if (inside > 0) {
        Buffer bytes = bytearray_buffer(data);
        bytes_copy(bytes.block, bytes.from + at, source.block, source.from, inside);
    }
    if (inside < source.length)
        RETURN_IF_ERROR(bytearray_replace(data, length, length, source.block, source.from + inside,
                                          source.length - inside));
    set_position(args, at + source.length);
    return int_wrap((int64_t)source.length);
}
METHOD(BytesIO, writelines, "($self, lines, /)",
       "Write lines to the file.\n"
       "\n"
       "Note that newlines are not added.  lines can be any iterable object\n"
       "producing bytes-like objects. This is equivalent to calling write() for\n"
       "each element.") {
    return io_writelines(arg(args, 0), arg(args, 1));
}

METHOD(BytesIO, seek, "($self, pos, whence=0, /)",
       "Change stream position.\n"
       "\n"
       "Seek to byte offset pos relative to position indicated by whence:\n"
       "     0  Start of stream (the default).  pos should be >= 0;\n"
       "     1  Current position - pos may be negative;\n"
       "     2  End of stream - pos usually negative.\n"
       "Returns the new absolute position.") {
    I64Result offset = convert_size(arg(args, 1), 0), whence = {0};
    if (offset.ok) whence = convert_int(arg(args, 2), 0);
    if (!whence.ok) return ERROR;
    if (!is_open(args)) return ERROR;
    if (offset.value < 0 && whence.value == 0)
        return raise1(CLASS(ValueError), TEXT("negative seek value {}"), int_wrap(offset.value));
    if (whence.value < 0 || whence.value > 2)
        return raise1(CLASS(ValueError), TEXT("invalid whence ({}, should be 0, 1 or 2)"),
                      int_wrap(whence.value));
    int64_t base = whence.value == 0   ? 0
                   : whence.value == 1 ? (int64_t)position(args)
                                       : (int64_t)bytearray_length(data_of(args));
    I64Result at = i64_add(base, offset.value);
    if (!at.ok || at.value > SMALL_INT_MAX)
        return raise0(CLASS(OverflowError), TEXT("new position too large"));
    set_position(args, at.value < 0 ? 0 : (uint64_t)at.value);
    return slot_get(ref_of(arg(args, 0)), BYTESIO_AT);
}
METHOD(BytesIO, truncate, "($self, size=None, /)",
       "Truncate the file to at most size bytes.\n"
       "\n"
       "Size defaults to the current file position, as returned by tell().\n"
       "The current file position is unchanged.  Returns the new size.") {
    bool here = is_unset(arg(args, 1)) || is_none(arg(args, 1));
    I64Result size = here ? (I64Result){true, (int64_t)position(args)} : io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    if (!is_open(args)) return ERROR;
    if (size.value < 0)
        return raise1(CLASS(ValueError), TEXT("negative size value {}"), int_wrap(size.value));
    Value data = data_of(args);
    uint64_t length = bytearray_length(data);
    if ((uint64_t)size.value < length)
        RETURN_IF_ERROR(
            bytearray_replace(data, (uint64_t)size.value, length, bytearray_buffer(data).block, 0, 0));
    return int_new(size.value);
}

METHOD(BytesIO, __getstate__, "!($self, /)", "") {
    Value value = BytesIO__getvalue(args);
    RETURN_IF_ERROR(value);
    Value dict = slot_get(ref_of(arg(args, 0)), IO_DICT);
    return tuple3(value, slot_get(ref_of(arg(args, 0)), BYTESIO_AT), is_unset(dict) ? NONE : dict);
}
METHOD(BytesIO, __setstate__, "!($self, state, /)", "") {
    Value state = arg(args, 1);
    if (!IS_A(state, tuple) || tuple_length(object_plain(state)) != 3)
        return raise2(CLASS(TypeError), TEXT("{t}.__setstate__ argument should be 3-tuple, got {t}"),
                      arg(args, 0), state);
    state = object_plain(state);
    if (!is_open(args)) return ERROR;
    Value made = call_native2(F_BytesIO____init__, arg(args, 0), tuple_get(state, 0)); // not a subclass's
    RETURN_IF_ERROR(made);
    Value at = tuple_get(state, 1), dict = tuple_get(state, 2);
    if (!is_int_object(at))
        return raise1(CLASS(TypeError), TEXT("second item of state must be an integer, not {t}"), at);
    I64Result n = convert_size(at, 0);
    if (!n.ok) return ERROR;
    if (n.value < 0) return VALUE_ERROR("position value cannot be negative");
    set_position(args, (uint64_t)n.value);
    if (is_none(dict)) return NONE;
    if (!IS_A(dict, dict))
        return raise1(CLASS(TypeError), TEXT("third item of state should be a dict, got a {t}"), dict);
    Value own = object_dict(arg(args, 0));
    return is_error(own) ? ERROR : dict_update(own, dict);
}
