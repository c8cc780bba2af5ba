// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The standard streams as Python code sees them: text, with the bytes behind it at .buffer.
#include "python/builtins/stream.h"
#include "python/objects/buffer.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

TYPE(stream, "_io.TextIOWrapper", object, STREAM_FIELDS, "A standard stream, as text.");
TYPE(stream_bytes, "_io.BufferedRandom", object, 1, "The bytes behind a standard stream.");

static Value field(Args args, enum StreamField i) { return slot_get(ref_of(arg(args, 0)), i); }
static uint32_t fd_of(Args args) { return (uint32_t)int_of(field(args, STREAM_FD)); }
static Value stream_of(Args args) { return slot_get(ref_of(arg(args, 0)), 0); }

static Value name_of(uint32_t fd) {
    return fd == 0   ? str_from_text(TEXT("<stdin>"))
           : fd == 1 ? str_from_text(TEXT("<stdout>"))
                     : str_from_text(TEXT("<stderr>"));
}
static Value mode_of(uint32_t fd) { return fd == 0 ? str_from_text(TEXT("r")) : str_from_text(TEXT("w")); }

METHOD(stream, __repr__, "($self, /)", "Return repr(self).") {
    return text_format2(TEXT("<_io.TextIOWrapper name={r} mode={r} encoding='utf-8'>"), name_of(fd_of(args)),
                        mode_of(fd_of(args)));
}
GETTER(stream, name, "") { return name_of(fd_of(args)); }
GETTER(stream, mode, "") { return mode_of(fd_of(args)); }
GETTER(stream, encoding, "") { return str_from_text(TEXT("utf-8")); }
GETTER(stream, errors, "") {
    return fd_of(args) == 2 ? str_from_text(TEXT("backslashreplace")) : str_from_text(TEXT("strict"));
}
GETTER(stream, newlines, "") { return NONE; }
GETTER(stream, line_buffering, "") { return bool_value(fd_of(args) == 2); }
GETTER(stream, write_through, "") { return FALSE; }
GETTER(stream, closed, "") { return field(args, STREAM_CLOSED); }
GETTER(stream, buffer, "") { return field(args, STREAM_BYTES); }

// --- text ---
METHOD(stream, write, "($self, text, /)",
       "Write string s to stream.\n\nReturn the number of characters written.") {
    Value text = arg(args, 1);
    if (!is_str(text)) return raise1(CLASS(TypeError), TEXT("write() argument must be str, not {t}"), text);
    text = str_plain(text);
    RETURN_IF_ERROR(stream_write(arg(args, 0), text));
    return int_u32(str_length(ref_of(text)));
}
METHOD(stream, writelines, "($self, lines, /)", "Write a list of lines to stream.") {
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value line = object_next(iterator);
        if (is_unset(line)) return NONE;
        RETURN_IF_ERROR(line);
        RETURN_IF_ERROR(call_method1(arg(args, 0), NAME(write), line));
    }
}
METHOD(stream, flush, "($self, /)", "Flush write buffers, if applicable.") {
    if (is_true(field(args, STREAM_CLOSED))) return VALUE_ERROR("I/O operation on closed file.");
    return stream_flush(arg(args, 0));
}
METHOD(stream, close, "($self, /)", "Flush and close the IO object.") {
    if (is_true(field(args, STREAM_CLOSED))) return NONE;
    Value result = stream_flush(arg(args, 0));
    slot_set(ref_of(arg(args, 0)), STREAM_CLOSED, TRUE);
    return result;
}
METHOD(stream, fileno, "($self, /)", "Returns underlying file descriptor.") { return field(args, STREAM_FD); }
METHOD(stream, isatty, "($self, /)", "Return whether this is an 'interactive' stream.") { return FALSE; }
METHOD(stream, readable, "($self, /)", "Return whether object was opened for reading.") {
    return bool_value(fd_of(args) == 0);
}
METHOD(stream, writable, "($self, /)", "Return whether object was opened for writing.") {
    return bool_value(fd_of(args) != 0);
}
METHOD(stream, seekable, "($self, /)", "Return whether object supports random access.") { return FALSE; }
METHOD(stream, reconfigure,
       "($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
       "Reconfigure the text stream with new parameters.\n\nOnly what it has anyway is accepted.") {
    return NONE;
}
METHOD(stream, __enter__, "($self, /)", "") { return arg(args, 0); }
METHOD(stream, __exit__, "($self, /, *args)", "") { return stream__close(args_part(args, 0, 1)); }

// A size argument: absent, None or negative: -1.
static I64Result size_of(Value v) { return is_none(v) ? (I64Result){true, -1} : convert_size(v, -1); }

METHOD(stream, readline, "($self, size=-1, /)", "Read until newline or EOF.") {
    I64Result limit = size_of(arg(args, 1));
    return limit.ok ? stream_readline(arg(args, 0), limit.value) : ERROR;
}
METHOD(stream, read, "($self, size=-1, /)", "Read at most n characters from stream.") {
    I64Result limit = size_of(arg(args, 1));
    return limit.ok ? stream_read(arg(args, 0), limit.value, true) : ERROR;
}
METHOD(stream, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(stream, __next__, "($self, /)", "Implement next(self).") {
    Value line = stream_readline(arg(args, 0), -1);
    RETURN_IF_ERROR(line);
    return str_length(ref_of(line)) == 0 ? UNSET : line;
}

// All lines, or as many as it takes to get `hint` units.
static Value lines_of(Value file, Value hint) {
    I64Result limit = size_of(hint);
    if (!limit.ok) return ERROR;
    Value lines = list_new(0);
    RETURN_IF_ERROR(lines);
    for (int64_t total = 0;;) {
        Value line = object_next(file);
        if (is_unset(line)) break;
        RETURN_IF_ERROR(line);
        RETURN_IF_ERROR(list_append(lines, line));
        Value length = object_length(line);
        RETURN_IF_ERROR(length);
        if (limit.value > 0 && int_of(length) > limit.value - total) break;
        total += int_of(length);
    }
    return lines;
}
METHOD(stream, readlines, "($self, hint=-1, /)", "Return a list of lines from the stream.") {
    return lines_of(arg(args, 0), arg(args, 1));
}

// --- bytes ---
GETTER(stream_bytes, name, "") { return slot_get(ref_of(stream_of(args)), STREAM_FD); }
GETTER(stream_bytes, closed, "") { return slot_get(ref_of(stream_of(args)), STREAM_CLOSED); }
GETTER(stream_bytes, raw, "") { return arg(args, 0); }
METHOD(stream_bytes, write, "($self, buffer, /)", "Write the given buffer to the IO stream.") {
    Buffer bytes = buffer_require(arg(args, 1));
    if (!bytes.ok || is_error(stream_write_bytes(stream_of(args), bytes))) return ERROR;
    return int_wrap((int64_t)bytes.length);
}
METHOD(stream_bytes, flush, "($self, /)", "Flush write buffers, if applicable.") {
    return stream_flush(stream_of(args));
}
METHOD(stream_bytes, read, "($self, size=-1, /)", "Read and return up to n bytes.") {
    I64Result limit = size_of(arg(args, 1));
    return limit.ok ? stream_read(stream_of(args), limit.value, false) : ERROR;
}
METHOD(stream_bytes, read1, "($self, size=-1, /)", "Read and return up to n bytes.") {
    return stream_bytes__read(args);
}
METHOD(stream_bytes, readline, "($self, size=-1, /)", "Read and return a line from the stream.") {
    I64Result limit = size_of(arg(args, 1));
    return limit.ok ? stream_readline_bytes(stream_of(args), limit.value) : ERROR;
}
METHOD(stream_bytes, readlines, "($self, hint=-1, /)", "Return a list of lines from the stream.") {
    return lines_of(arg(args, 0), arg(args, 1));
}
METHOD(stream_bytes, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(stream_bytes, __next__, "($self, /)", "Implement next(self).") {
    Value line = stream_readline_bytes(stream_of(args), -1);
    RETURN_IF_ERROR(line);
    return bytes_length(ref_of(line)) == 0 ? UNSET : line;
}
METHOD(stream_bytes, fileno, "($self, /)", "Returns underlying file descriptor.") {
    return slot_get(ref_of(stream_of(args)), STREAM_FD);
}
METHOD(stream_bytes, isatty, "($self, /)", "Return whether this is an 'interactive' stream.") {
    return FALSE;
}
METHOD(stream_bytes, readable, "($self, /)", "Return whether object was opened for reading.") {
    return bool_value(same(slot_get(ref_of(stream_of(args)), STREAM_FD), int_u32(0)));
}
METHOD(stream_bytes, writable, "($self, /)", "Return whether object was opened for writing.") {
    return bool_value(!same(slot_get(ref_of(stream_of(args)), STREAM_FD), int_u32(0)));
}
METHOD(stream_bytes, seekable, "($self, /)", "Return whether object supports random access.") {
    return FALSE;
}
