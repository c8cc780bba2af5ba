// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// _io._IOBase and its three direct subclasses.
#include "python/io/base.h"
#include "python/objects/bytearray.h"
#include "python/objects/bytes.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/instance.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/memoryview.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(IOBase, "_io._IOBase", object, IO_FIELDS,
     "The abstract base class for all I/O classes.\n"
     "\n"
     "This class provides dummy implementations for many methods that\n"
     "derived classes can override selectively; the default implementations\n"
     "represent a file that cannot be read, written or seeked.\n"
     "\n"
     "Even though IOBase does not declare read, readinto, or write because\n"
     "their signatures will vary, implementations and clients should\n"
     "consider those methods part of the interface. Also, implementations\n"
     "may raise UnsupportedOperation when operations they do not support are\n"
     "called.\n"
     "\n"
     "The basic type used for binary data read from or written to a file is\n"
     "bytes. Other bytes-like objects are accepted as method arguments too.\n"
     "In some cases (such as readinto), a writable object is required. Text\n"
     "I/O classes work with str data.\n"
     "\n"
     "Note that calling any method (except additional calls to close(),\n"
     "which are ignored) on a closed stream should raise a ValueError.\n"
     "\n"
     "IOBase (and its subclasses) support the iterator protocol, meaning\n"
     "that an IOBase object can be iterated over yielding the lines in a\n"
     "stream.\n"
     "\n"
     "IOBase also supports the :keyword:`with` statement. In this example,\n"
     "fp is closed after the suite of the with statement is complete:\n"
     "\n"
     "with open('spam.txt', 'r') as fp:\n"
     "    fp.write('Spam and eggs!')\n");
TYPE(RawIOBase, "_io._RawIOBase", IOBase, IO_FIELDS, "Base class for raw binary I/O.");
TYPE(BufferedIOBase, "_io._BufferedIOBase", IOBase, IO_FIELDS,
     "Base class for buffered IO objects.\n"
     "\n"
     "The main difference with RawIOBase is that the read() method\n"
     "supports omitting the size argument, and does not have a default\n"
     "implementation that defers to readinto().\n"
     "\n"
     "In addition, read(), readinto() and write() may raise\n"
     "BlockingIOError if the underlying raw stream is in non-blocking\n"
     "mode and not ready; unlike their raw counterparts, they will never\n"
     "return None.\n"
     "\n"
     "A typical implementation should not inherit from a RawIOBase\n"
     "implementation, but wrap one.\n");
TYPE(TextIOBase, "_io._TextIOBase", IOBase, IO_FIELDS,
     "Base class for text I/O.\n"
     "\n"
     "This class provides a character and line based interface to stream\n"
     "I/O. There is no readinto method because Python's character strings\n"
     "are immutable.\n");

static bool is_stream_type(uint32_t t) {
    while (t != T_object && t != T_IOBase) t = AT(type_table, t).base;
    return t == T_IOBase;
}

bool io_boot(void) {
    for (uint32_t i = 0; i < TYPE_COUNT; i++) {
        uint32_t t = AT(type_order, i);
        if (!is_stream_type(t)) continue;
        if (is_error(instance_dict_field(t, IO_DICT))) return false;
        if (t != T_BytesIO && t != T_StringIO) type_add_flags(AT(class_objects, t), TYPE_HAS_DEL);
    }
    return true;
}

Value io_new_instance(Value class) {
    Value stream = new_instance(class);
    RETURN_IF_ERROR(stream);
    if (type_flags(class) & TYPE_HAS_DEL && !heap_watch(ref_of(stream))) return raise_memory_error();
    return stream;
}

// --- errors and checks ---
static ROOT(unsupported_class);

Value io_unsupported_class(void) {
    if (is_ref(unsupported_class)) return unsupported_class;
    Value bases = tuple2(CLASS(OSError), CLASS(ValueError)), dict = dict_new(2);
    RETURN_IF_ERROR(bases);
    RETURN_IF_ERROR(dict);
    Value module = str_interned_text(TEXT("io"));
    RETURN_IF_ERROR(module);
    RETURN_IF_ERROR(dict_set(dict, NAME(__module__), module));
    Value class = call3(CLASS(type), NAME(UnsupportedOperation), bases, dict);
    if (!is_error(class)) unsupported_class = class;
    return class;
}

COLD Value io_raise_unsupported(Text operation) {
    Value class = io_unsupported_class(), text = str_from_text(operation);
    RETURN_IF_ERROR(class);
    return is_error(text) ? ERROR : raise_value(class, text);
}

COLD Value io_raise_closed(void) { return VALUE_ERROR("I/O operation on closed file."); }

Value io_closed(Value stream) {
    Value closed = object_getattr(stream, NAME(closed));
    return is_error(closed) ? ERROR : object_truth(closed);
}

Value io_check_open(Value stream) {
    Value closed = io_closed(stream);
    RETURN_IF_ERROR(closed);
    return is_true(closed) ? io_raise_closed() : NONE;
}

static Value check(Value stream, Value name, Text complaint) {
    Value can = call_method0(stream, name);
    RETURN_IF_ERROR(can);
    return is_true(can) ? NONE : io_raise_unsupported(complaint);
}
Value io_check_readable(Value stream) {
    return check(stream, NAME(readable), TEXT("File or stream is not readable."));
}
Value io_check_writable(Value stream) {
    return check(stream, NAME(writable), TEXT("File or stream is not writable."));
}
Value io_check_seekable(Value stream) {
    return check(stream, NAME(seekable), TEXT("File or stream is not seekable."));
}

I64Result io_size(Value v) {
    if (is_unset(v) || is_none(v)) return (I64Result){true, -1};
    if (!object_has_index(v)) {
        raise1(CLASS(TypeError), TEXT("argument should be integer or None, not '{t}'"), v);
        return (I64Result){0};
    }
    return convert_size(v, -1);
}

Buffer io_target(Text function, Value v) {
    if (is_bytearray(v)) return bytearray_buffer(v);
    if (IS_A(v, memoryview) && is_false(slot_get(ref_of(v), MEMORYVIEW_READONLY))) {
        Buffer bytes = memoryview_buffer(v);
        if (!bytes.ok || same_ref(bytes.block, ref_of(slot_get(ref_of(v), MEMORYVIEW_STORAGE)))) return bytes;
    }
    Buffer bytes = buffer_of(v); // of another class that is not read-only
    if (bytes.ok && !IS_A(v, memoryview) && !IS_A(v, bytes)) return bytes;
    if (!error_is_set()) convert_refuse(function, 0, TEXT("read-write bytes-like object"), v);
    return (Buffer){0};
}

// --- _IOBase ---
STATICMETHOD(IOBase, __new__, "!($type, *args, **kwargs)", "") { return io_new_instance(arg(args, 0)); }
METHOD(IOBase, __init__, "!($self, *args, **kwargs)", "") { return NONE; }

METHOD(IOBase, seek, "!($self, *args)",
       "Change stream position.\n"
       "\n"
       "Change the stream position to the given byte offset. The offset is\n"
       "interpreted relative to the position indicated by whence.  Values\n"
       "for whence are:\n"
       "\n"
       "* 0 -- start of stream (the default); offset should be zero or positive\n"
       "* 1 -- current stream position; offset may be negative\n"
       "* 2 -- end of stream; offset is usually negative\n"
       "\n"
       "Return the new absolute position.") {
    return io_raise_unsupported(TEXT("seek"));
}
METHOD(IOBase, tell, "($self, /)", "Return current stream position.") {
    return call_method2(arg(args, 0), NAME(seek), int_u32(0), int_u32(1));
}
METHOD(IOBase, truncate, "!($self, size=None, /)",
       "Truncate file to size bytes.\n"
       "\n"
       "File pointer is left unchanged.  Size defaults to the current IO\n"
       "position as reported by tell().  Returns the new size.") {
    return io_raise_unsupported(TEXT("truncate"));
}
METHOD(IOBase, fileno, "($self, /)",
       "Returns underlying file descriptor if one exists.\n"
       "\n"
       "OSError is raised if the IO object does not use a file descriptor.") {
    return io_raise_unsupported(TEXT("fileno"));
}

static Value closed_mark(Value self) { return instance_get(self, NAME(__IOBase_closed)); }

GETTER(IOBase, closed, "") { return bool_value(!is_unset(closed_mark(arg(args, 0)))); }

METHOD(IOBase, flush, "($self, /)",
       "Flush write buffers, if applicable.\n"
       "\n"
       "This is not implemented for read-only and non-blocking streams.\n") {
    return is_unset(closed_mark(arg(args, 0))) ? NONE : io_raise_closed();
}
Value io_base_close(Value self) {
    if (!is_unset(closed_mark(self))) return NONE;
    Value flushed = call_method0(self, NAME(flush));
    Value problem = is_error(flushed) ? error_take() : UNSET;
    Value marked = instance_set(self, NAME(__IOBase_closed), TRUE);
    if (!is_unset(problem)) return error_restore(problem);
    return is_error(marked) ? ERROR : NONE;
}
METHOD(IOBase, close, "($self, /)",
       "Flush and close the IO object.\n\nThis method has no effect if the file is already closed.\n") {
    return io_base_close(arg(args, 0));
}
METHOD(IOBase, __del__, "!($self, /)", "") {
    Value closed = io_closed(arg(args, 0));
    if (is_error(closed)) error_clear();
    if (is_false(closed) && is_error(call_method0(arg(args, 0), NAME(close)))) error_clear();
    return NONE;
}

METHOD(IOBase, seekable, "($self, /)",
       "Return whether object supports random access.\n"
       "\n"
       "If False, seek(), tell() and truncate() will raise OSError.\n"
       "This method may need to do a test seek().") {
    return FALSE;
}
METHOD(IOBase, readable, "($self, /)",
       "Return whether object was opened for reading.\n\nIf False, read() will raise OSError.") {
    return FALSE;
}
METHOD(IOBase, writable, "($self, /)",
       "Return whether object was opened for writing.\n\nIf False, write() will raise OSError.") {
    return FALSE;
}
METHOD(IOBase, isatty, "($self, /)",
       "Return whether this is an 'interactive' stream.\n\nReturn False if it can't be determined.") {
    return is_error(io_check_open(arg(args, 0))) ? ERROR : FALSE;
}

METHOD(IOBase, _checkClosed, "!($self, msg=None, /)", "") { return io_check_open(arg(args, 0)); }
METHOD(IOBase, _checkSeekable, "!($self, msg=None, /)", "") { return io_check_seekable(arg(args, 0)); }
METHOD(IOBase, _checkReadable, "!($self, msg=None, /)", "") { return io_check_readable(arg(args, 0)); }
METHOD(IOBase, _checkWritable, "!($self, msg=None, /)", "") { return io_check_writable(arg(args, 0)); }

METHOD(IOBase, __enter__, "!($self, /)", "") {
    return is_error(io_check_open(arg(args, 0))) ? ERROR : arg(args, 0);
}
METHOD(IOBase, __exit__, "!($self, /, *args)", "") { return call_method0(arg(args, 0), NAME(close)); }

// --- lines ---
// How many bytes to ask for: up to the next newline, as far as peek() can tell.
static int64_t line_ahead(Value self, Value peek, int64_t left) {
    if (is_unset(peek)) return 1;
    Value ahead = call1(peek, int_u32(1));
    if (is_error(ahead)) return -1;
    if (!is_bytes_object(ahead)) {
        raise1(CLASS(OSError), TEXT("peek() should have returned a bytes object, not '{t}'"), ahead);
        return -1;
    }
    Ref block = ref_of(bytes_plain(ahead));
    uint64_t n = bytes_length(block);
    if (n == 0) return 1;
    if (left >= 0 && (uint64_t)left < n) n = (uint64_t)left;
    uint64_t end = bytes_find(block, 0, n, '\n');
    return (int64_t)(end < n ? end + 1 : n);
}

METHOD(IOBase, readline, "($self, size=-1, /)",
       "Read and return a line from the stream.\n"
       "\n"
       "If size is specified, at most size bytes will be read.\n"
       "\n"
       "The line terminator is always b'\\n' for binary files; for text\n"
       "files, the newlines argument to open can be used to select the line\n"
       "terminator(s) recognized.") {
    Value self = arg(args, 0), peek = object_getattr_or_unset(self, NAME(peek));
    RETURN_IF_ERROR(peek);
    I64Result limit = io_size(arg(args, 1));
    if (!limit.ok) return ERROR;
    ByteBuilder line = byte_builder_new(64);
    while (limit.value < 0 || (int64_t)line.length < limit.value) {
        int64_t ask = line_ahead(self, peek, limit.value < 0 ? -1 : limit.value - (int64_t)line.length);
        if (ask < 0) return ERROR;
        Value piece = call_method1(self, NAME(read), int_wrap(ask));
        RETURN_IF_ERROR(piece);
        if (!is_bytes_object(piece))
            return raise1(CLASS(OSError), TEXT("read() should have returned a bytes object, not '{t}'"),
                          piece);
        Ref block = ref_of(bytes_plain(piece));
        uint64_t n = bytes_length(block);
        if (n == 0) break;
        line = byte_builder_block(line, block, 0, n);
        if (u8_get(block, n - 1) == '\n') break;
    }
    return byte_builder_finish(line);
}
METHOD(IOBase, __iter__, "($self, /)", "Implement iter(self).") {
    return is_error(io_check_open(arg(args, 0))) ? ERROR : arg(args, 0);
}
METHOD(IOBase, __next__, "($self, /)", "Implement next(self).") {
    Value line = call_method0(arg(args, 0), NAME(readline));
    RETURN_IF_ERROR(line);
    Value length = object_length(line);
    RETURN_IF_ERROR(length);
    return same(length, int_u32(0)) ? UNSET : line;
}

Value io_readlines(Value stream, Value hint) {
    I64Result limit = io_size(hint);
    Value lines = limit.ok ? list_new(0) : ERROR;
    Value iterator = is_error(lines) ? ERROR : object_iter(stream);
    RETURN_IF_ERROR(iterator);
    for (int64_t total = 0;;) {
        Value line = object_next(iterator);
        if (is_unset(line)) return lines;
        RETURN_IF_ERROR(line);
        RETURN_IF_ERROR(list_append(lines, line));
        Value length = object_length(line);
        RETURN_IF_ERROR(length);
        if (limit.value > 0 && int_of(length) > limit.value - total) return lines;
        total += int_of(length);
    }
}
METHOD(IOBase, readlines, "($self, hint=-1, /)",
       "Return a list of lines from the stream.\n"
       "\n"
       "hint can be specified to control the number of lines read: no more\n"
       "lines will be read if the total size (in bytes/characters) of all\n"
       "lines so far exceeds hint.") {
    return io_readlines(arg(args, 0), arg(args, 1));
}

Value io_writelines(Value stream, Value lines) {
    RETURN_IF_ERROR(io_check_open(stream));
    Value iterator = object_iter(lines);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value line = object_next(iterator);
        if (is_unset(line)) return NONE;
        RETURN_IF_ERROR(line);
        RETURN_IF_ERROR(call_method1(stream, NAME(write), line));
    }
}
METHOD(IOBase, writelines, "($self, lines, /)",
       "Write a list of lines to stream.\n"
       "\n"
       "Line separators are not added, so it is usual for each of the\n"
       "lines provided to have a line separator at the end.") {
    return io_writelines(arg(args, 0), arg(args, 1));
}

// --- _RawIOBase ---
static Value left_to_subclasses(void) {
    Value error = call0(CLASS(NotImplementedError));
    return is_error(error) ? ERROR : raise_exception(error);
}
METHOD(RawIOBase, readinto, "!($self, *args)", "") { return left_to_subclasses(); }
METHOD(RawIOBase, write, "!($self, *args)", "") { return left_to_subclasses(); }
METHOD(RawIOBase, read, "($self, size=-1, /)", "") {
    Value self = arg(args, 0);
    I64Result size = convert_size(arg(args, 1), -1);
    if (!size.ok) return ERROR;
    if (size.value < 0) return call_method0(self, NAME(readall));
    Value target = call1(CLASS(bytearray), int_new(size.value));
    RETURN_IF_ERROR(target);
    Value got = call_method1(self, NAME(readinto), target);
    if (is_error(got) || is_none(got)) return got;
    I64Result n = convert_size(got, 0);
    if (!n.ok) return ERROR;
    if (n.value < 0 || (uint64_t)n.value > bytearray_length(target))
        return raise1(CLASS(ValueError), TEXT("readinto returned {} outside buffer size"), got);
    Buffer bytes = bytearray_buffer(target);
    return bytes_from_block(bytes.block, bytes.from, (uint64_t)n.value);
}
METHOD(RawIOBase, readall, "($self, /)", "Read until EOF, using multiple read() call.") {
    ByteBuilder all = byte_builder_new(IO_BUFFER_SIZE);
    for (;;) {
        Value piece = call_method1(arg(args, 0), NAME(read), int_u32(IO_BUFFER_SIZE));
        RETURN_IF_ERROR(piece);
        if (is_none(piece) && all.length == 0) return NONE;
        if (is_none(piece)) break;
        if (!is_bytes_object(piece)) return TYPE_ERROR("read() should return bytes");
        Ref block = ref_of(bytes_plain(piece));
        if (bytes_length(block) == 0) break;
        all = byte_builder_block(all, block, 0, bytes_length(block));
    }
    return byte_builder_finish(all);
}

// --- _BufferedIOBase ---
METHOD(BufferedIOBase, detach, "($self, /)",
       "Disconnect this buffer from its underlying raw stream and return it.\n"
       "\n"
       "After the raw stream has been detached, the buffer is in an unusable\n"
       "state.") {
    return io_raise_unsupported(TEXT("detach"));
}
METHOD(BufferedIOBase, read, "!($self, *args)", "Read and return up to n bytes.") {
    return io_raise_unsupported(TEXT("read"));
}
METHOD(BufferedIOBase, read1, "!($self, *args)", "Read and return up to n bytes.") {
    return io_raise_unsupported(TEXT("read1"));
}
METHOD(BufferedIOBase, write, "!($self, *args)", "Write the given buffer to the IO stream.") {
    return io_raise_unsupported(TEXT("write"));
}

static Value read_into(Args args, Text function, Value method) {
    Buffer target = io_target(function, arg(args, 1));
    if (!target.ok) return ERROR;
    Value data = call_method1(arg(args, 0), method, int_wrap((int64_t)target.length));
    RETURN_IF_ERROR(data);
    if (!is_bytes_object(data)) return TYPE_ERROR("read() should return bytes");
    Ref block = ref_of(bytes_plain(data));
    uint64_t n = bytes_length(block);
    if (n > target.length)
        return raise2(CLASS(ValueError),
                      TEXT("read() returned too much data: {} bytes requested, {} returned"),
                      int_wrap((int64_t)target.length), int_wrap((int64_t)n));
    bytes_copy(target.block, target.from, block, 0, n);
    return int_wrap((int64_t)n);
}
METHOD(BufferedIOBase, readinto, "($self, buffer, /)", "") {
    return read_into(args, TEXT("readinto"), NAME(read));
}
METHOD(BufferedIOBase, readinto1, "($self, buffer, /)", "") {
    return read_into(args, TEXT("readinto1"), NAME(read1));
}

// --- _TextIOBase ---
METHOD(TextIOBase, detach, "!($self, *args)",
       "Separate the underlying buffer from the TextIOBase and return it.\n"
       "\n"
       "After the underlying buffer has been detached, the TextIO is in an\n"
       "unusable state.\n") {
    return io_raise_unsupported(TEXT("detach"));
}
METHOD(TextIOBase, read, "!($self, *args)",
       "Read at most n characters from stream.\n"
       "\n"
       "Read from underlying buffer until we have n characters or we hit EOF.\n"
       "If n is negative or omitted, read until EOF.\n") {
    return io_raise_unsupported(TEXT("read"));
}
METHOD(TextIOBase, readline, "!($self, *args)",
       "Read until newline or EOF.\n\nReturns an empty string if EOF is hit immediately.\n") {
    return io_raise_unsupported(TEXT("readline"));
}
METHOD(TextIOBase, write, "!($self, *args)",
       "Write string to stream.\nReturns the number of characters written (which is always equal to\n"
       "the length of the string).\n") {
    return io_raise_unsupported(TEXT("write"));
}
GETTER(TextIOBase, encoding, "Encoding of the text stream.\n\nSubclasses should override.\n") { return NONE; }
GETTER(TextIOBase, newlines,
       "Line endings translated so far.\n"
       "\n"
       "Only line endings translated during reading are considered.\n"
       "\n"
       "Subclasses should override.\n") {
    return NONE;
}
GETTER(TextIOBase, errors, "The error setting of the decoder or encoder.\n\nSubclasses should override.\n") {
    return NONE;
}
