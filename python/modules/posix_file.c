// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module posix: functions of file descriptors.
#include "python/modules/posix.h"
#include "python/objects/bytes.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"

static Value number_or_error(int64_t n) { return n < 0 ? raise_errno(-n) : int_wrap(n); }

FUNCTION(posix, open, "(path, flags, mode=511, *, dir_fd=None)",
         "Open a file for low level IO.  Returns a file descriptor (integer).") {
    PosixPath path = posix_path(TEXT("open"), TEXT("path"), arg(args, 0), false);
    I64Result flags = path.ok ? convert_int(arg(args, 1), 0) : (I64Result){0};
    I64Result mode = flags.ok ? convert_int(arg(args, 2), 0777) : (I64Result){0};
    Value start = mode.ok ? posix_start(arg(args, 3)) : ERROR;
    RETURN_IF_ERROR(start);
    uint32_t how = (uint32_t)flags.value | OPEN_CLOEXEC;
    bool follow = !(how & OPEN_NOFOLLOW) && !(how & OPEN_CREATE && how & OPEN_EXCLUSIVE);
    int64_t fd = file_open(posix_walk(path, start, follow), how, (uint32_t)mode.value);
    return fd < 0 ? posix_failed(fd, path) : int_wrap(fd);
}
FUNCTION(posix, close, "(fd)", "Close a file descriptor.") {
    I64Result fd = posix_fd(arg(args, 0));
    return fd.ok ? posix_result(file_close(fd.value)) : ERROR;
}
FUNCTION(posix, closerange, "(fd_low, fd_high, /)",
         "Closes all file descriptors in [fd_low, fd_high), ignoring errors.") {
    I64Result low = convert_int(arg(args, 0), 0), high = {0};
    if (low.ok) high = convert_int(arg(args, 1), 0);
    if (!high.ok) return ERROR;
    for (int64_t fd = low.value; fd < high.value && fd < 4096; fd++)
        if (file_close(fd) == -ERRNO_RAISED) error_clear();
    return NONE;
}
FUNCTION(posix, dup, "(fd, /)", "Return a duplicate of a file descriptor.") {
    I64Result fd = convert_int(arg(args, 0), -1);
    return fd.ok ? number_or_error(file_dup(fd.value, -1, 0)) : ERROR;
}
FUNCTION(posix, dup2, "(fd, fd2, inheritable=True)", "Duplicate file descriptor.") {
    I64Result fd = convert_int(arg(args, 0), -1), to = {0};
    if (fd.ok) to = convert_int(arg(args, 1), -1);
    if (!to.ok) return ERROR;
    return to.value < 0 ? raise_errno(EBADF) : number_or_error(file_dup(fd.value, to.value, 0));
}
FUNCTION(posix, read, "(fd, length, /)", "Read from a file descriptor.  Returns a bytes object.") {
    I64Result fd = convert_int(arg(args, 0), -1), size = {0};
    if (fd.ok) size = convert_size(arg(args, 1), 0);
    if (!size.ok) return ERROR;
    if (size.value < 0) return raise_errno(EINVAL);
    if (size.value > INT32_MAX) size.value = INT32_MAX / 16;
    Value room = new_blob((uint64_t)size.value);
    RETURN_IF_ERROR(room);
    int64_t n = file_await(fd.value);
    if (n == 0) n = file_read(fd.value, ref_of(room), 0, (uint64_t)size.value);
    return n < 0 ? raise_errno(-n) : bytes_from_block(ref_of(room), 0, (uint64_t)n);
}
FUNCTION(posix, write, "(fd, data, /)", "Write a bytes object to a file descriptor.") {
    I64Result fd = convert_int(arg(args, 0), -1);
    Buffer data = fd.ok ? buffer_require(arg(args, 1)) : (Buffer){0};
    return data.ok ? number_or_error(file_write(fd.value, data.block, data.from, data.length)) : ERROR;
}
static Value node_of(int64_t fd) {
    Value handle = file_handle(fd), node = is_unset(handle) ? UNSET : slot_get(ref_of(handle), HANDLE_NODE);
    return !is_unset(node) && node_is(node, NODE_IS_FILE) ? node : UNSET;
}
FUNCTION(posix, pread, "(fd, length, offset, /)",
         "Read a number of bytes from a file descriptor starting at a particular offset.") {
    I64Result fd = convert_int(arg(args, 0), -1), size = {0}, at = {0};
    if (fd.ok) size = convert_size(arg(args, 1), 0);
    if (size.ok) at = convert_size(arg(args, 2), 0);
    if (!at.ok) return ERROR;
    Value node = node_of(fd.value);
    if (is_unset(node)) return raise_errno(is_unset(file_handle(fd.value)) ? EBADF : ESPIPE);
    if (size.value < 0 || at.value < 0) return raise_errno(EINVAL);
    Value room = new_blob((uint64_t)size.value);
    RETURN_IF_ERROR(room);
    int64_t n = node_read(node, (uint64_t)at.value, ref_of(room), 0, (uint64_t)size.value);
    return bytes_from_block(ref_of(room), 0, (uint64_t)n);
}
FUNCTION(posix, pwrite, "(fd, buffer, offset, /)",
         "Write bytes to a file descriptor starting at a particular offset.") {
    I64Result fd = convert_int(arg(args, 0), -1), at = {0};
    Buffer data = fd.ok ? buffer_require(arg(args, 1)) : (Buffer){0};
    if (data.ok) at = convert_size(arg(args, 2), 0);
    if (!at.ok) return ERROR;
    Value node = node_of(fd.value);
    if (is_unset(node)) return raise_errno(is_unset(file_handle(fd.value)) ? EBADF : ESPIPE);
    if (at.value < 0) return raise_errno(EINVAL);
    return number_or_error(node_write(node, (uint64_t)at.value, data.block, data.from, data.length));
}
FUNCTION(posix, lseek, "(fd, position, how, /)",
         "Set the position of a file descriptor.  Return the new position.") {
    I64Result fd = convert_int(arg(args, 0), -1), at = {0}, how = {0};
    if (fd.ok) at = convert_size(arg(args, 1), 0);
    if (at.ok) how = convert_int(arg(args, 2), 0);
    return how.ok ? number_or_error(file_seek(fd.value, at.value, how.value)) : ERROR;
}
FUNCTION(posix, ftruncate, "(fd, length, /)",
         "Truncate a file, specified by file descriptor, to a specific length.") {
    I64Result fd = convert_int(arg(args, 0), -1), size = {0};
    if (fd.ok) size = convert_size(arg(args, 1), 0);
    return size.ok ? posix_result(file_truncate(fd.value, size.value)) : ERROR;
}
static Value synchronise(Value v) {
    I64Result fd = posix_fd(v);
    return fd.ok ? posix_result(file_sync(fd.value)) : ERROR;
}
FUNCTION(posix, fsync, "(fd)", "Force write of fd to disk.") { return synchronise(arg(args, 0)); }
FUNCTION(posix, fdatasync, "(fd)", "Force write of fd to disk without forcing update of metadata.") {
    return synchronise(arg(args, 0));
}
FUNCTION(posix, sync, "()", "Force write of everything to disk.") { return NONE; }
FUNCTION(posix, isatty, "(fd, /)",
         "Return True if the fd is connected to a terminal.\n"
         "\n"
         "Return True if the file descriptor is an open file descriptor\n"
         "connected to the slave end of a terminal.") {
    I64Result fd = convert_int(arg(args, 0), -1);
    return fd.ok ? bool_value(file_is_terminal(fd.value)) : ERROR;
}

static Value pair_of(FilePair pair) {
    return pair.error ? raise_errno(-pair.error) : tuple2(int_wrap(pair.first), int_wrap(pair.second));
}
FUNCTION(posix, pipe, "()",
         "Create a pipe.\n\nReturns a tuple of two file descriptors:\n  (read_fd, write_fd)") {
    return pair_of(file_pair(false, OPEN_CLOEXEC));
}
FUNCTION(posix, pipe2, "(flags, /)", "Create a pipe with flags set atomically.") {
    I64Result flags = convert_int(arg(args, 0), 0);
    return flags.ok ? pair_of(file_pair(false, (uint32_t)flags.value & (OPEN_CLOEXEC | OPEN_NONBLOCK)))
                    : ERROR;
}

// --- flags of descriptors ---
static Value get_flag(Value v, uint32_t flag, bool when) {
    I64Result fd = convert_int(v, -1);
    if (!fd.ok) return ERROR;
    Value handle = file_handle(fd.value);
    if (is_unset(handle)) return raise_errno(EBADF);
    bool set = (uint32_t)int_of(slot_get(ref_of(handle), HANDLE_FLAGS)) & flag;
    return bool_value(set == when);
}
static Value set_flag(Value v, uint32_t flag, bool on) {
    I64Result fd = convert_int(v, -1);
    if (!fd.ok) return ERROR;
    Value handle = file_handle(fd.value);
    if (is_unset(handle)) return raise_errno(EBADF);
    uint32_t flags = (uint32_t)int_of(slot_get(ref_of(handle), HANDLE_FLAGS));
    slot_set(ref_of(handle), HANDLE_FLAGS, int_u32(on ? flags | flag : flags & ~flag));
    return NONE;
}
FUNCTION(posix, get_inheritable, "(fd, /)", "Get the close-on-exe flag of the specified file descriptor.") {
    return get_flag(arg(args, 0), OPEN_CLOEXEC, false);
}
FUNCTION(posix, set_inheritable, "(fd, inheritable, /)",
         "Set the inheritable flag of the specified file descriptor.") {
    return set_flag(arg(args, 0), OPEN_CLOEXEC, !posix_flag(arg(args, 1), true));
}
FUNCTION(posix, get_blocking, "(fd, /)", "Get the blocking mode of the file descriptor.") {
    return get_flag(arg(args, 0), OPEN_NONBLOCK, false);
}
FUNCTION(posix, set_blocking, "(fd, blocking, /)",
         "Set the blocking mode of the specified file descriptor.") {
    return set_flag(arg(args, 0), OPEN_NONBLOCK, !posix_flag(arg(args, 1), true));
}

TYPE(terminal_size, "os.terminal_size", tuple, 0,
     "A tuple of (columns, lines) for holding terminal window size");
MEMBER(terminal_size, columns, "width of the terminal window in characters") {
    return structure_item(arg(args, 0), 0);
}
MEMBER(terminal_size, lines, "height of the terminal window in characters") {
    return structure_item(arg(args, 0), 1);
}
METHOD(terminal_size, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT("columns lines"));
}
STATICMETHOD(terminal_size, __new__, "!($type, sequence, dict=None)", "") {
    Value items = tuple_from_iterable(arg(args, 1));
    RETURN_IF_ERROR(items);
    if (tuple_length(items) != 2)
        return raise1(CLASS(TypeError), TEXT("os.terminal_size() takes a 2-sequence ({}-sequence given)"),
                      int_wrap((int64_t)tuple_length(items)));
    return structure_new(arg(args, 0), items);
}
FUNCTION(posix, get_terminal_size, "!(fd=1, /)",
         "Return the size of the terminal window as (columns, lines).") {
    I64Result fd = convert_int(arg(args, 0), 1);
    if (!fd.ok) return ERROR;
    return raise_errno(is_unset(file_handle(fd.value)) ? EBADF : ENOTTY);
}
FUNCTION(posix, device_encoding, "(fd)",
         "Return a string describing the encoding of a terminal's file descriptor.") {
    return NONE;
}
