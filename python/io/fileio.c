// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.FileIO.
#include "python/io/fileio.h"
#include "python/objects/bytes.h"
#include "python/objects/codec.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

TYPE(FileIO, "_io.FileIO", RawIOBase, FILEIO_FIELDS,
     "Open a file.\n"
     "\n"
     "The mode can be 'r' (default), 'w', 'x' or 'a' for reading,\n"
     "writing, exclusive creation or appending.  The file will be created if it\n"
     "doesn't exist when opened for writing or appending; it will be truncated\n"
     "when opened for writing.  A FileExistsError will be raised if it already\n"
     "exists when opened for creating. Opening a file for creating implies\n"
     "writing so this mode behaves in a similar way to 'w'.Add a '+' to the mode\n"
     "to allow simultaneous reading and writing. A custom opener can be used by\n"
     "passing a callable as *opener*. The underlying file descriptor for the file\n"
     "object is then obtained by calling opener with (*name*, *flags*).\n"
     "*opener* must return an open file descriptor (passing os.open as *opener*\n"
     "results in functionality similar to passing None).");

// --- paths ---
Value path_of(Value v) {
    if (is_str(v) || is_bytes_object(v)) return v;
    Value path = call_special0(v, NAME(__fspath__));
    if (is_unset(path))
        return raise1(CLASS(TypeError), TEXT("expected str, bytes or os.PathLike object, not {t}"), v);
    if (is_error(path) || is_str(path) || is_bytes_object(path)) return path;
    return raise2(CLASS(TypeError), TEXT("expected {t}.__fspath__() to return str or bytes, not {t}"), v,
                  path);
}

Value path_text(Value path) {
    if (is_bytes_object(path)) {
        Value errors = str_from_text(TEXT("surrogateescape"));
        path = is_error(errors) ? ERROR : codec_decode(bytes_plain(path), UNSET, errors);
        RETURN_IF_ERROR(path);
    }
    path = str_plain(path);
    if (str_find_char(path, 0, 0, str_length(ref_of(path))) >= 0) return VALUE_ERROR("embedded null byte");
    return path;
}

// --- making ---
static void set_flags(Value self, int64_t fd, uint32_t flags) {
    slot_set(ref_of(self), FILEIO_FD, int_wrap(fd));
    slot_set(ref_of(self), FILEIO_FLAGS, int_u32(flags));
    slot_set(ref_of(self), FILEIO_SEEKABLE, UNSET);
}

Value fileio_new(uint32_t fd, uint32_t flags) {
    Value self = NEW(FileIO);
    if (!is_error(self)) set_flags(self, fd, flags);
    return self;
}

STATICMETHOD(FileIO, __new__, "!($type, *args, **kwargs)", "") {
    Value self = io_new_instance(arg(args, 0));
    if (!is_error(self)) set_flags(self, -1, FILEIO_CLOSES);
    return self;
}

// FILEIO_* of a mode, 0: ValueError is set.
static uint32_t parse_mode(Value mode) {
    uint32_t flags = 0, ways = 0, plus = 0, seen[128] = {0};
    for (uint32_t i = 0, n = str_length(ref_of(mode)); i < n; i++) {
        uint32_t c = str_at(ref_of(mode), i);
        if (c == 'b') continue;
        if (c != 'r' && c != 'w' && c != 'a' && c != 'x' && c != '+')
            return raise1(CLASS(ValueError), TEXT("invalid mode: {}"), mode), 0;
        if (AT(seen, c)++ && c == '+') ways = 2;
        plus += c == '+';
        ways += c != '+';
        if (c == 'r') flags |= FILEIO_READS;
        if (c == 'w') flags |= FILEIO_WRITES;
        if (c == 'a') flags |= FILEIO_WRITES | FILEIO_APPENDS;
        if (c == 'x') flags |= FILEIO_WRITES | FILEIO_CREATES;
    }
    if (ways != 1 || plus > 1)
        return VALUE_ERROR("Must have exactly one of create/read/write/append mode and at most one plus"), 0;
    return plus ? flags | FILEIO_READS | FILEIO_WRITES : flags;
}

static uint32_t open_flags(uint32_t flags, Value mode) {
    bool both = flags & FILEIO_READS && flags & FILEIO_WRITES;
    uint32_t result = both ? OPEN_BOTH : flags & FILEIO_WRITES ? OPEN_WRITE : OPEN_READ;
    if (flags & FILEIO_CREATES) return result | OPEN_CREATE | OPEN_EXCLUSIVE;
    if (flags & FILEIO_APPENDS) return result | OPEN_CREATE | OPEN_APPEND;
    bool truncates = str_find_char(mode, 'w', 0, str_length(ref_of(mode))) >= 0;
    return truncates ? result | OPEN_CREATE | OPEN_TRUNCATE : result;
}

static Value open_path(Value self, Value name, uint32_t flags, Value mode, Value opener) {
    Value path = path_of(name);
    Value text = is_error(path) ? ERROR : path_text(path);
    RETURN_IF_ERROR(text);
    uint32_t how = open_flags(flags, mode) | OPEN_CLOEXEC;
    if (is_unset(opener) || is_none(opener)) {
        bool follow = !(how & OPEN_EXCLUSIVE);
        int64_t fd = file_open(node_walk(UNSET, text, follow), how, 0666);
        if (fd < 0) return raise_errno_file(-fd, name, UNSET);
        if (node_is(slot_get(ref_of(file_handle(fd)), HANDLE_NODE), NODE_IS_DIRECTORY)) {
            file_close(fd);
            return raise_errno_file(EISDIR, name, UNSET);
        }
        slot_set(ref_of(self), FILEIO_FD, int_wrap(fd));
        return NONE;
    }
    Value result = call2(opener, name, int_u32(how));
    RETURN_IF_ERROR(result);
    if (!is_int_object(result)) return TYPE_ERROR("expected integer from opener");
    I64Result fd = convert_int(result, -1);
    if (!fd.ok) return ERROR;
    if (fd.value < 0) return raise1(CLASS(ValueError), TEXT("opener returned {}"), int_wrap(fd.value));
    slot_set(ref_of(self), FILEIO_FD, int_wrap(fd.value));
    return NONE;
}

METHOD(FileIO, __init__, "($self, file, mode='r', closefd=True, opener=None)", "") {
    Value self = arg(args, 0), name = arg(args, 1), mode = arg(args, 2);
    if (is_unset(mode)) mode = str_from_code_point('r');
    RETURN_IF_ERROR(mode);
    if (!is_str(mode)) return convert_refuse(TEXT("FileIO"), 2, TEXT("str"), mode);
    mode = str_plain(mode);
    Value closes = is_unset(arg(args, 3)) ? TRUE : object_truth(arg(args, 3));
    RETURN_IF_ERROR(closes);
    if (fileio_fd(self) >= 0 && fileio_flags(self) & FILEIO_CLOSES) {
        int64_t error = file_close(fileio_fd(self));
        if (error) return raise_errno(-error);
    }
    bool given = is_int_object(name);
    I64Result fd = given ? convert_int(name, -1) : (I64Result){true, -1};
    if (!fd.ok) return ERROR;
    if (given && fd.value < 0) return VALUE_ERROR("negative file descriptor");
    uint32_t flags = parse_mode(mode);
    if (flags == 0) return ERROR;
    set_flags(self, -1, flags | (is_true(closes) ? FILEIO_CLOSES : 0));
    if (given) {
        if (is_unset(file_handle(fd.value))) return raise_errno(EBADF);
        slot_set(ref_of(self), FILEIO_FD, int_wrap(fd.value));
    } else {
        if (!is_true(closes)) return VALUE_ERROR("Cannot use closefd=False with file name");
        RETURN_IF_ERROR(open_path(self, name, flags, mode, arg(args, 4)));
    }
    RETURN_IF_ERROR(object_setattr(self, NAME(name), name));
    if (flags & FILEIO_APPENDS) file_seek(fileio_fd(self), 0, 2);
    return NONE;
}

// --- state ---
static bool is_open(Value self) {
    if (likely(fileio_fd(self) >= 0)) return true;
    VALUE_ERROR("I/O operation on closed file");
    return false;
}

GETTER(FileIO, closed, "True if the file is closed") { return bool_value(fileio_fd(arg(args, 0)) < 0); }
GETTER(FileIO, closefd, "True if the file descriptor will be closed by close().") {
    return bool_value(fileio_flags(arg(args, 0)) & FILEIO_CLOSES);
}
static Value mode_text(Value self) {
    uint32_t flags = fileio_flags(self);
    bool reads = flags & FILEIO_READS;
    if (flags & FILEIO_CREATES) return str_from_text(reads ? TEXT("xb+") : TEXT("xb"));
    if (flags & FILEIO_APPENDS) return str_from_text(reads ? TEXT("ab+") : TEXT("ab"));
    return str_from_text(!(flags & FILEIO_WRITES) ? TEXT("rb") : reads ? TEXT("rb+") : TEXT("wb"));
}
GETTER(FileIO, mode, "String giving the file mode") { return mode_text(arg(args, 0)); }
MEMBER(FileIO, _blksize, "") { return int_u32(4096); }

METHOD(FileIO, fileno, "($self, /)", "Return the underlying file descriptor (an integer).") {
    return is_open(arg(args, 0)) ? slot_get(ref_of(arg(args, 0)), FILEIO_FD) : ERROR;
}
METHOD(FileIO, readable, "($self, /)", "True if file was opened in a read mode.") {
    return is_open(arg(args, 0)) ? bool_value(fileio_flags(arg(args, 0)) & FILEIO_READS) : ERROR;
}
METHOD(FileIO, writable, "($self, /)", "True if file was opened in a write mode.") {
    return is_open(arg(args, 0)) ? bool_value(fileio_flags(arg(args, 0)) & FILEIO_WRITES) : ERROR;
}
METHOD(FileIO, seekable, "($self, /)", "True if file supports random-access.") {
    Value self = arg(args, 0);
    return is_open(self) ? bool_value(file_seek(fileio_fd(self), 0, 1) >= 0) : ERROR;
}
METHOD(FileIO, isatty, "($self, /)", "True if the file is connected to a TTY device.") {
    return is_open(arg(args, 0)) ? bool_value(file_is_terminal(fileio_fd(arg(args, 0)))) : ERROR;
}
METHOD(FileIO, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0);
    if (fileio_fd(self) < 0) return str_from_text(TEXT("<_io.FileIO [closed]>"));
    Value name = object_getattr_or_unset(self, NAME(name)), mode = mode_text(self);
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(mode);
    Value closes = bool_value(fileio_flags(self) & FILEIO_CLOSES);
    if (is_unset(name))
        return text_format3(TEXT("<_io.FileIO fd={} mode='{}' closefd={}>"),
                            slot_get(ref_of(self), FILEIO_FD), mode, closes);
    return text_format3(TEXT("<_io.FileIO name={r} mode='{}' closefd={}>"), name, mode, closes);
}
METHOD(FileIO, close, "($self, /)",
       "Close the file.\n"
       "\n"
       "A closed file cannot be used for further I/O operations.  close() may be\n"
       "called more than once without error.") {
    Value self = arg(args, 0), marked = io_base_close(arg(args, 0));
    int64_t fd = fileio_fd(self);
    if (!(fileio_flags(self) & FILEIO_CLOSES)) {
        slot_set(ref_of(self), FILEIO_FD, int_i32(-1));
        return is_error(marked) ? ERROR : NONE;
    }
    if (fd < 0) return is_error(marked) ? ERROR : NONE;
    slot_set(ref_of(self), FILEIO_FD, int_i32(-1));
    int64_t error = file_close(fd);
    if (is_error(marked)) return ERROR;
    return error < 0 ? raise_errno(-error) : NONE;
}
METHOD(FileIO, _dealloc_warn, "!($self, source, /)", "") { return NONE; }

// --- reading and writing ---
static bool may_read(Value self) {
    if (!is_open(self)) return false;
    if (fileio_flags(self) & FILEIO_READS) return true;
    io_raise_unsupported(TEXT("File not open for reading"));
    return false;
}
static bool may_write(Value self) {
    if (!is_open(self)) return false;
    if (fileio_flags(self) & FILEIO_WRITES) return true;
    io_raise_unsupported(TEXT("File not open for writing"));
    return false;
}
// What a transfer gives Python code: None when it would have to wait.
static Value counted(int64_t n) {
    if (n >= 0) return int_wrap(n);
    return n == -EAGAIN ? NONE : raise_errno(-n);
}

Value fileio_read_all(Value self) {
    if (!may_read(self)) return ERROR;
    ByteBuilder all = byte_builder_new(IO_BUFFER_SIZE);
    for (;;) {
        if (all.failed) return ERROR;
        if (bytes_length(ref_of(all.storage)) == all.length) all = byte_builder_grow(all, IO_BUFFER_SIZE);
        if (all.failed) return ERROR;
        uint64_t room = bytes_length(ref_of(all.storage)) - all.length;
        int64_t n = file_await(fileio_fd(self));
        if (n == 0) n = file_read(fileio_fd(self), ref_of(all.storage), all.length, room);
        if (n == -EAGAIN && all.length == 0) return NONE;
        if (n < 0 && n != -EAGAIN) return raise_errno(-n);
        if (n <= 0) return byte_builder_finish(all);
        all.length += (uint64_t)n;
    }
}
METHOD(FileIO, readall, "($self, /)",
       "Read all data from the file, returned as bytes.\n"
       "\n"
       "In non-blocking mode, returns as much as is immediately available,\n"
       "or None if no data is available.  Return an empty bytes object at EOF.") {
    return fileio_read_all(arg(args, 0));
}
METHOD(FileIO, read, "($self, size=-1, /)",
       "Read at most size bytes, returned as bytes.\n"
       "\n"
       "Only makes one system call, so less data may be returned than requested.\n"
       "In non-blocking mode, returns None if no data is available.\n"
       "Return an empty bytes object at EOF.") {
    Value self = arg(args, 0);
    if (!may_read(self)) return ERROR;
    I64Result size = io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    if (size.value < 0) return fileio_read_all(self);
    Value room = new_blob((uint64_t)size.value);
    RETURN_IF_ERROR(room);
    int64_t n = file_await(fileio_fd(self));
    if (n == 0) n = file_read(fileio_fd(self), ref_of(room), 0, (uint64_t)size.value);
    return n < 0 ? counted(n) : bytes_from_block(ref_of(room), 0, (uint64_t)n);
}
METHOD(FileIO, readinto, "($self, buffer, /)", "Same as RawIOBase.readinto().") {
    if (!may_read(arg(args, 0))) return ERROR;
    int64_t waited = file_await(fileio_fd(arg(args, 0)));
    if (waited < 0) return counted(waited);
    Buffer target = io_target(TEXT("readinto"), arg(args, 1));
    if (!target.ok) return ERROR;
    return counted(file_read(fileio_fd(arg(args, 0)), target.block, target.from, target.length));
}
METHOD(FileIO, write, "($self, b, /)",
       "Write buffer b to file, return number of bytes written.\n"
       "\n"
       "Only makes one system call, so not all of the data may be written.\n"
       "The number of bytes actually written is returned.  In non-blocking mode,\n"
       "returns None if the write would block.") {
    if (!may_write(arg(args, 0))) return ERROR;
    Buffer source = buffer_require(arg(args, 1));
    if (!source.ok) return ERROR;
    return counted(file_write(fileio_fd(arg(args, 0)), source.block, source.from, source.length));
}
METHOD(FileIO, seek, "($self, pos, whence=0, /)",
       "Move to new file position and return the file position.\n"
       "\n"
       "Argument offset is a byte count.  Optional argument whence defaults to\n"
       "SEEK_SET or 0 (offset from start of file, offset should be >= 0); other values\n"
       "are SEEK_CUR or 1 (move relative to current position, positive or negative),\n"
       "and SEEK_END or 2 (move relative to end of file, usually negative, although\n"
       "many platforms allow seeking beyond the end of a file).\n"
       "\n"
       "Note that not all file objects are seekable.") {
    if (!is_open(arg(args, 0))) return ERROR;
    I64Result offset = convert_size(arg(args, 1), 0), whence = {0};
    if (offset.ok) whence = convert_int(arg(args, 2), 0);
    if (!whence.ok) return ERROR;
    int64_t at = file_seek(fileio_fd(arg(args, 0)), offset.value, whence.value);
    return at < 0 ? raise_errno(-at) : int_new(at);
}
METHOD(FileIO, tell, "($self, /)", "Current file position.\n\nCan raise OSError for non seekable files.") {
    if (!is_open(arg(args, 0))) return ERROR;
    int64_t at = file_seek(fileio_fd(arg(args, 0)), 0, 1);
    return at < 0 ? raise_errno(-at) : int_new(at);
}
METHOD(FileIO, truncate, "($self, size=None, /)",
       "Truncate the file to at most size bytes and return the truncated size.\n"
       "\n"
       "Size defaults to the current file position, as returned by tell().\n"
       "The current file position is changed to the value of size.") {
    Value self = arg(args, 0);
    if (!may_write(self)) return ERROR;
    I64Result size = io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    bool here = is_unset(arg(args, 1)) || is_none(arg(args, 1));
    if (here) size.value = file_seek(fileio_fd(self), 0, 1);
    if (here && size.value < 0) return raise_errno(-size.value);
    int64_t error = size.value < 0 ? -EINVAL : file_truncate(fileio_fd(self), size.value);
    return error < 0 ? raise_errno(-error) : int_new(size.value);
}
METHOD(FileIO, __getstate__, "!($self, /)", "") {
    return raise1(CLASS(TypeError), TEXT("cannot pickle '{t}' object"), arg(args, 0));
}
