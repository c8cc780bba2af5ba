// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.BufferedReader, BufferedWriter and BufferedRandom as classes. What they share is in a base class of their own,
// which CPython does not have; BufferedRWPair is in buffered_pair.c.
#include "python/io/buffered_core.h"
#include "python/objects/bytes.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

TYPE(Buffered, "_io._Buffered", BufferedIOBase, BUFFERED_FIELDS, "");
TYPE(BufferedReader, "_io.BufferedReader", Buffered, BUFFERED_FIELDS,
     "Create a new buffered reader using the given readable raw IO object.");
TYPE(BufferedWriter, "_io.BufferedWriter", Buffered, BUFFERED_FIELDS,
     "A buffer for a writeable sequential RawIO object.\n"
     "\n"
     "The constructor creates a BufferedWriter for the given writeable raw\n"
     "stream. If the buffer_size is not given, it defaults to\n"
     "DEFAULT_BUFFER_SIZE.");
TYPE(BufferedRandom, "_io.BufferedRandom", Buffered, BUFFERED_FIELDS,
     "A buffered interface to random access streams.\n"
     "\n"
     "The constructor creates a reader and writer for a seekable stream,\n"
     "raw, given in the first argument. If the buffer_size is omitted it\n"
     "defaults to DEFAULT_BUFFER_SIZE.");

STATICMETHOD(Buffered, __new__, "!($type, *args, **kwargs)", "") {
    Value self = io_new_instance(arg(args, 0));
    if (!is_error(self)) slot_set(ref_of(self), BUFFERED_KIND, int_u32(0));
    return self;
}

static Value initialise(Args args, uint32_t kind) {
    Value self = arg(args, 0), raw = arg(args, 1);
    slot_set(ref_of(self), BUFFERED_RAW, UNSET);
    if (kind == BUFFERED_BOTH) RETURN_IF_ERROR(io_check_seekable(raw));
    if (kind & BUFFERED_READS) RETURN_IF_ERROR(io_check_readable(raw));
    if (kind & BUFFERED_WRITES) RETURN_IF_ERROR(io_check_writable(raw));
    I64Result size = convert_size(arg(args, 2), IO_BUFFER_SIZE);
    if (!size.ok) return ERROR;
    if (size.value <= 0) return VALUE_ERROR("buffer size must be strictly positive");
    if (size.value > INT32_MAX) return raise_memory_error();
    return buffered_prepare(self, raw, (uint64_t)size.value, kind);
}
METHOD(BufferedReader, __init__, "($self, raw, buffer_size=8192)", "") {
    return initialise(args, BUFFERED_READS);
}
METHOD(BufferedWriter, __init__, "($self, raw, buffer_size=8192)", "") {
    return initialise(args, BUFFERED_WRITES);
}
METHOD(BufferedRandom, __init__, "($self, raw, buffer_size=8192)", "") {
    return initialise(args, BUFFERED_BOTH);
}

// --- asking the raw stream ---
static Value raw_of(Args args) { return buffered_raw(arg(args, 0)); }
static Value ask(Args args, Value method) {
    Value raw = raw_of(args);
    return is_error(raw) ? ERROR : call_method0(raw, method);
}
static Value attribute(Args args, Value name) {
    Value raw = raw_of(args);
    return is_error(raw) ? ERROR : object_getattr(raw, name);
}
static bool can(Args args, uint32_t kind, Text complaint) {
    uint32_t has = (uint32_t)int_of(slot_get(ref_of(arg(args, 0)), BUFFERED_KIND));
    if (has == 0 || has & kind) return true;
    io_raise_unsupported(complaint);
    return false;
}
static bool can_read(Args args) { return can(args, BUFFERED_READS, TEXT("read")); }
static bool can_write(Args args) { return can(args, BUFFERED_WRITES, TEXT("write")); }

METHOD(Buffered, readable, "($self, /)", "") { return ask(args, NAME(readable)); }
METHOD(Buffered, writable, "($self, /)", "") { return ask(args, NAME(writable)); }
METHOD(Buffered, seekable, "($self, /)", "") { return ask(args, NAME(seekable)); }
METHOD(BufferedReader, writable, "($self, /)", "") { return is_error(raw_of(args)) ? ERROR : FALSE; }
METHOD(BufferedWriter, readable, "($self, /)", "") { return is_error(raw_of(args)) ? ERROR : FALSE; }
METHOD(Buffered, fileno, "($self, /)", "") { return ask(args, NAME(fileno)); }
METHOD(Buffered, isatty, "($self, /)", "") { return ask(args, NAME(isatty)); }
GETTER(Buffered, closed, "") { return attribute(args, NAME(closed)); }
GETTER(Buffered, name, "") { return attribute(args, NAME(name)); }
GETTER(Buffered, mode, "") { return attribute(args, NAME(mode)); }
GETTER(Buffered, raw, "") {
    Value raw = slot_get(ref_of(arg(args, 0)), BUFFERED_RAW);
    return is_unset(raw) ? NONE : raw;
}
METHOD(Buffered, _dealloc_warn, "!($self, source, /)", "") { return NONE; }
METHOD(Buffered, __getstate__, "!($self, /)", "") {
    return raise1(CLASS(TypeError), TEXT("cannot pickle '{t}' object"), arg(args, 0));
}

METHOD(Buffered, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), name = object_getattr_or_unset(self, NAME(name));
    if (is_error(name)) { // not initialised, or detached
        if (!error_matches(CLASS(ValueError))) return ERROR;
        error_clear();
        name = UNSET;
    }
    Value class = class_name(class_of(self)), module = object_getattr(class_of(self), NAME(__module__));
    RETURN_IF_ERROR(module);
    if (is_unset(name)) return text_format2(TEXT("<{}.{}>"), module, class);
    Value inside = repr_enter(self);
    RETURN_IF_ERROR(inside);
    if (is_false(inside))
        return raise1(CLASS(RuntimeError), TEXT("reentrant call inside {}.__repr__"), class);
    Value text = text_format3(TEXT("<{}.{} name={r}>"), module, class, name);
    repr_leave(self);
    return text;
}

// --- ending ---
METHOD(Buffered, flush, "($self, /)", "") {
    Value self = arg(args, 0), raw = buffered_check_open(self, TEXT("flush of closed file"));
    RETURN_IF_ERROR(raw);
    if (same(slot_get(ref_of(self), BUFFERED_KIND), int_u32(BUFFERED_READS)))
        return call_method0(raw, NAME(flush));
    return buffered_flush(self);
}
METHOD(Buffered, close, "($self, /)", "") {
    Value self = arg(args, 0), raw = buffered_raw(self);
    RETURN_IF_ERROR(raw);
    Value closed = io_closed(self);
    if (is_error(closed) || is_true(closed)) return is_error(closed) ? ERROR : NONE;
    Value problem = is_error(call_method0(self, NAME(flush))) ? error_take() : UNSET;
    Value result = call_method0(raw, NAME(close));
    if (is_unset(problem)) return result;
    if (!is_error(result)) return error_restore(problem);
    Value second = error_take();
    exception_chain(second, problem);
    return error_restore(second);
}
METHOD(Buffered, detach, "($self, /)", "") {
    Value self = arg(args, 0), raw = buffered_raw(self);
    RETURN_IF_ERROR(raw);
    RETURN_IF_ERROR(call_method0(self, NAME(flush)));
    slot_set(ref_of(self), BUFFERED_RAW, NONE);
    return raw;
}

// --- reading ---
METHOD(Buffered, read, "($self, size=-1, /)", "") {
    if (!can_read(args)) return ERROR;
    I64Result size = io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    RETURN_IF_ERROR(buffered_raw(arg(args, 0)));
    if (size.value < -1) return VALUE_ERROR("read length must be non-negative or -1");
    RETURN_IF_ERROR(buffered_check_open(arg(args, 0), TEXT("read of closed file")));
    RETURN_IF_ERROR(buffered_prepare_read(arg(args, 0)));
    return size.value < 0 ? buffered_read_all(arg(args, 0))
                          : buffered_read_n(arg(args, 0), (uint64_t)size.value);
}
METHOD(Buffered, read1, "($self, size=-1, /)", "") {
    if (!can_read(args)) return ERROR;
    I64Result size = convert_size(arg(args, 1), -1);
    if (!size.ok) return ERROR;
    RETURN_IF_ERROR(buffered_check_open(arg(args, 0), TEXT("read of closed file")));
    uint64_t most = size.value < 0 ? bytes_length(ref_of(slot_get(ref_of(arg(args, 0)), BUFFERED_BLOCK)))
                                   : (uint64_t)size.value;
    return buffered_read1(arg(args, 0), most);
}
METHOD(Buffered, peek, "($self, size=0, /)", "") {
    if (!can_read(args)) return ERROR;
    I64Result size = convert_size(arg(args, 1), 0);
    if (!size.ok) return ERROR;
    RETURN_IF_ERROR(buffered_check_open(arg(args, 0), TEXT("peek of closed file")));
    return buffered_peek(arg(args, 0));
}
static Value read_into(Args args, Text name, bool once) {
    if (!can_read(args)) return ERROR;
    RETURN_IF_ERROR(buffered_raw(arg(args, 0)));
    Buffer target = io_target(name, arg(args, 1));
    if (!target.ok) return ERROR;
    RETURN_IF_ERROR(buffered_check_open(arg(args, 0), TEXT("readinto of closed file")));
    return buffered_read_into(arg(args, 0), target, once);
}
METHOD(Buffered, readinto, "($self, buffer, /)", "") { return read_into(args, TEXT("readinto"), false); }
METHOD(Buffered, readinto1, "($self, buffer, /)", "") { return read_into(args, TEXT("readinto1"), true); }
METHOD(Buffered, readline, "($self, size=-1, /)", "") {
    if (!can_read(args)) return ERROR;
    I64Result size = io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    RETURN_IF_ERROR(buffered_check_open(arg(args, 0), TEXT("readline of closed file")));
    return buffered_line(arg(args, 0), size.value);
}
METHOD(Buffered, __next__, "($self, /)", "Implement next(self).") {
    Value self = arg(args, 0), line;
    RETURN_IF_ERROR(buffered_raw(self));
    if (IS_EXACT(self, BufferedReader) || IS_EXACT(self, BufferedRandom)) {
        RETURN_IF_ERROR(buffered_check_open(self, TEXT("readline of closed file")));
        line = buffered_line(self, -1);
    } else {
        line = call_method0(self, NAME(readline));
        if (!is_error(line) && !is_bytes_object(line))
            return raise1(CLASS(OSError), TEXT("readline() should have returned a bytes object, not '{t}'"),
                          line);
    }
    RETURN_IF_ERROR(line);
    return bytes_length(ref_of(bytes_plain(line))) == 0 ? UNSET : line;
}

// --- writing ---
METHOD(Buffered, write, "($self, buffer, /)",
       "Write the given buffer to the IO stream.\n"
       "\n"
       "Returns the number of bytes written, which is always the length of b\n"
       "in bytes.\n"
       "\n"
       "Raises BlockingIOError if the buffer is full and the\n"
       "underlying raw stream cannot accept more data at the moment.") {
    if (!can_write(args)) return ERROR;
    RETURN_IF_ERROR(buffered_raw(arg(args, 0)));
    Buffer source = buffer_require(arg(args, 1));
    if (!source.ok) return ERROR;
    RETURN_IF_ERROR(buffered_check_open(arg(args, 0), TEXT("write to closed file")));
    RETURN_IF_ERROR(buffered_write(arg(args, 0), source.block, source.from, source.length));
    return int_wrap((int64_t)source.length);
}

// --- position ---
METHOD(Buffered, tell, "($self, /)", "") {
    RETURN_IF_ERROR(buffered_raw(arg(args, 0)));
    return buffered_tell(arg(args, 0));
}
METHOD(Buffered, seek, "($self, target, whence=0, /)", "") {
    Value self = arg(args, 0);
    RETURN_IF_ERROR(buffered_raw(self));
    I64Result whence = convert_int(arg(args, 2), 0);
    if (!whence.ok) return ERROR;
    if (whence.value < 0 || whence.value > 2)
        return raise1(CLASS(ValueError), TEXT("whence value {} unsupported"), int_wrap(whence.value));
    Value raw = buffered_check_open(self, TEXT("seek of closed file"));
    RETURN_IF_ERROR(raw);
    RETURN_IF_ERROR(io_check_seekable(raw));
    return buffered_seek(self, arg(args, 1), (uint32_t)whence.value);
}
METHOD(Buffered, truncate, "($self, pos=None, /)", "") {
    Value self = arg(args, 0), pos = arg(args, 1), raw = buffered_raw(self);
    RETURN_IF_ERROR(raw);
    if (!can(args, BUFFERED_WRITES, TEXT("truncate"))) return ERROR;
    RETURN_IF_ERROR(buffered_check_open(self, TEXT("truncate of closed file")));
    RETURN_IF_ERROR(buffered_flush(self));
    if (is_unset(pos) || is_none(pos)) pos = buffered_tell(self);
    RETURN_IF_ERROR(pos);
    return call_method1(raw, NAME(truncate), pos);
}
