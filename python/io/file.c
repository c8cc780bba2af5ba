// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// File descriptors. What happens to a pipe or a pair of sockets is seen by all threads: those that wait for it are woken.
#include "python/io/file.h"
#include "kernel/io.h"
#include "kernel/threads.h"
#include "python/io/grant.h"
#include "python/objects/bytearray.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/wait.h"

TYPE(fs_handle, "posix._Handle", object, HANDLE_FIELDS, "");
TYPE(fs_channel, "posix._Channel", object, CHANNEL_FIELDS, "");

enum { FILES_MAX = 4096 };

static ROOT(table); // list of handles and NONE, by descriptor

// --- waiting for other threads ---
static STATE(uint64_t, waiting); // a bit for each thread that waits for a change of a channel

bool file_wait(int64_t nanoseconds) {
    if (nanoseconds < 0 && thread_others() == 0) return false;
    uint64_t bit = UINT64_C(1) << (thread_index() & 63);
    waiting |= bit;
    thread_wait(nanoseconds < 0 ? 0 : (uint64_t)nanoseconds);
    waiting &= ~bit;
    return true;
}
void file_changed(void) {
    while (waiting != 0) {
        uint32_t thread = u64_ctz(waiting);
        waiting &= waiting - 1;
        thread_wake(thread);
    }
}

static Value field(Value handle, enum HandleField i) { return slot_get(ref_of(handle), i); }
static void set(Value handle, enum HandleField i, Value v) { slot_set(ref_of(handle), i, v); }
static uint32_t flags_of(Value handle) { return (uint32_t)int_of(field(handle, HANDLE_FLAGS)); }
static bool can_read(Value h) { return (flags_of(h) & OPEN_ACCESS) != OPEN_WRITE; }
static bool can_write(Value h) { return (flags_of(h) & OPEN_ACCESS) != OPEN_READ; }

Value handle_new(Value node, uint32_t flags) {
    Value handle = NEW(fs_handle);
    RETURN_IF_ERROR(handle);
    set(handle, HANDLE_NODE, node);
    set(handle, HANDLE_HOST, int_i32(-1));
    set(handle, HANDLE_AT, int_u32(0));
    set(handle, HANDLE_FLAGS, int_u32(flags));
    set(handle, HANDLE_USERS, int_u32(0));
    return handle;
}

// The table with the host's files in it.
static bool prepare(void) {
    if (is_ref(table)) return true;
    Value list = list_new(8);
    for (uint32_t fd = 0; fd < 3 && !is_error(list); fd++) {
        Value handle = handle_new(UNSET, fd == 0 ? OPEN_READ : OPEN_WRITE);
        if (is_error(handle) || is_error(list_append(list, handle))) return false;
        set(handle, HANDLE_HOST, int_u32(fd));
        set(handle, HANDLE_USERS, int_u32(1));
    }
    if (is_error(list)) return false;
    table = list;
    return true;
}

Value file_handle(int64_t fd) {
    if (!prepare() || fd < 0 || (uint64_t)fd >= list_length(table)) return UNSET;
    Value handle = list_get(table, (uint64_t)fd);
    return is_none(handle) ? UNSET : handle;
}

int64_t file_add(Value handle, int64_t at_least) {
    if (!prepare()) return error_clear(), -ENOMEM;
    uint64_t fd = at_least < 0 ? 0 : (uint64_t)at_least;
    while (fd < list_length(table) && !is_none(list_get(table, fd))) fd++;
    if (fd >= FILES_MAX) return -EMFILE;
    while (list_length(table) <= fd)
        if (is_error(list_append(table, NONE))) return error_clear(), -ENOMEM;
    list_set(table, fd, handle);
    set(handle, HANDLE_USERS, int_wrap(int_of(field(handle, HANDLE_USERS)) + 1));
    return (int64_t)fd;
}

int64_t file_open(Walk walk, uint32_t flags, uint32_t mode) {
    if (walk.error) return walk.error;
    bool writes = (flags & OPEN_ACCESS) != OPEN_READ;
    if (is_unset(walk.node)) {
        if (!(flags & OPEN_CREATE)) return -ENOENT;
        if (walk.slash) return -EISDIR;
        Value node = node_make(NODE_IS_FILE | (mode & 07777 & ~node_umask));
        if (is_error(node)) return error_clear(), -ENOMEM;
        int64_t error = node_enter(walk.parent, walk.name, node);
        if (error) return error;
        walk.node = node;
    } else {
        if (flags & OPEN_CREATE && flags & OPEN_EXCLUSIVE) return -EEXIST;
        bool directory = node_is(walk.node, NODE_IS_DIRECTORY);
        if (node_is(walk.node, NODE_IS_LINK)) return -ELOOP;
        if (flags & OPEN_TEMPORARY && directory) {
            Value node = node_make(NODE_IS_FILE | (mode & 07777 & ~node_umask));
            if (is_error(node)) return error_clear(), -ENOMEM;
            walk.node = node;
        } else if (directory && (writes || flags & OPEN_CREATE)) {
            return -EISDIR;
        } else if (writes && is_true(slot_get(ref_of(walk.node), NODE_ORIGIN))) {
            return -EROFS;
        } else if (flags & OPEN_DIRECTORY && !directory) {
            return -ENOTDIR;
        }
    }
    if (node_is(walk.node, NODE_IS_FILE)) {
        bool empty = flags & OPEN_TRUNCATE && writes;
        int64_t error = node_load(walk.node, empty);
        if (error) return error;
        if (empty) node_resize(walk.node, 0);
    }
    Value handle = handle_new(walk.node, flags & ~(uint32_t)(OPEN_CREATE | OPEN_EXCLUSIVE | OPEN_TRUNCATE));
    return is_error(handle) ? (error_clear(), -ENOMEM) : file_add(handle, 0);
}

int64_t file_dup(int64_t fd, int64_t to, int64_t at_least) {
    Value handle = file_handle(fd);
    if (is_unset(handle)) return -EBADF;
    if (to < 0) return file_add(handle, at_least);
    if (to >= FILES_MAX) return -EBADF;
    if (to == fd) return fd;
    if (!is_unset(file_handle(to))) file_close(to);
    return file_add(handle, to);
}

int64_t file_close(int64_t fd) {
    Value handle = file_handle(fd);
    if (is_unset(handle)) return -EBADF;
    list_set(table, (uint64_t)fd, NONE);
    int64_t users = int_of(field(handle, HANDLE_USERS)) - 1;
    set(handle, HANDLE_USERS, int_wrap(users));
    if (users > 0) return 0;
    Value in = field(handle, HANDLE_IN), out = field(handle, HANDLE_OUT), node = field(handle, HANDLE_NODE);
    if (!is_unset(in)) slot_set(ref_of(in), CHANNEL_BROKEN, TRUE);
    if (!is_unset(out)) slot_set(ref_of(out), CHANNEL_CLOSED, TRUE);
    if (!is_unset(in) || !is_unset(out)) file_changed();
    if (is_unset(node)) return 0;
    node_settle(node);
    if (is_unset(slot_get(ref_of(node), NODE_ORIGIN))) return 0;
    slot_set(ref_of(node), NODE_OPEN, int_wrap(int_of(slot_get(ref_of(node), NODE_OPEN)) - 1));
    return node_store(node);
}

// --- channels ---
Value channel_new(void) {
    Value channel = NEW(fs_channel), data = call0(CLASS(bytearray));
    RETURN_IF_ERROR(channel);
    RETURN_IF_ERROR(data);
    slot_set(ref_of(channel), CHANNEL_DATA, data);
    slot_set(ref_of(channel), CHANNEL_CLOSED, FALSE);
    slot_set(ref_of(channel), CHANNEL_BROKEN, FALSE);
    return channel;
}

FilePair file_pair(bool sockets, uint32_t flags) {
    Value one = channel_new(), two = sockets ? channel_new() : UNSET;
    Value node = node_make((sockets ? NODE_IS_SOCKET : NODE_IS_FIFO) | 0600);
    Value first = handle_new(node, flags | (sockets ? OPEN_BOTH : OPEN_READ));
    Value second = handle_new(node, flags | (sockets ? OPEN_BOTH : OPEN_WRITE));
    if (is_error(one) || is_error(two) || is_error(node) || is_error(first) || is_error(second))
        return error_clear(), (FilePair){-ENOMEM, -1, -1};
    set(first, HANDLE_IN, one);
    set(second, HANDLE_OUT, one);
    set(first, HANDLE_OUT, two);
    set(second, HANDLE_IN, two);
    FilePair pair = {0, file_add(first, 0), -1};
    if (pair.first < 0) return (FilePair){pair.first, -1, -1};
    pair.second = file_add(second, 0);
    if (pair.second >= 0) return pair;
    file_close(pair.first);
    return (FilePair){pair.second, -1, -1};
}

static int64_t channel_read(Value handle, Ref block, uint64_t at, uint64_t n) {
    Value channel = field(handle, HANDLE_IN);
    if (is_unset(channel)) return -EBADF;
    Value data = slot_get(ref_of(channel), CHANNEL_DATA);
    Buffer bytes = bytearray_buffer(data);
    if (n == 0) return 0;
    if (bytes.length == 0) {
        if (is_true(slot_get(ref_of(channel), CHANNEL_CLOSED))) return 0;
        return flags_of(handle) & OPEN_NONBLOCK ? -EAGAIN : -EDEADLK;
    }
    if (n > bytes.length) n = bytes.length;
    bytes_copy(block, at, bytes.block, bytes.from, n);
    if (is_error(bytearray_replace(data, 0, n, bytes.block, 0, 0))) return error_clear(), -ENOMEM;
    return (int64_t)n;
}

static int64_t channel_write(Value handle, Ref block, uint64_t at, uint64_t n) {
    Value channel = field(handle, HANDLE_OUT);
    if (is_unset(channel)) return -EBADF;
    if (is_true(slot_get(ref_of(channel), CHANNEL_BROKEN))) return -EPIPE;
    Value data = slot_get(ref_of(channel), CHANNEL_DATA);
    uint64_t end = bytearray_length(data);
    if (is_error(bytearray_replace(data, end, end, block, at, n))) return error_clear(), -ENOMEM;
    file_changed();
    return (int64_t)n;
}

bool file_can_read(int64_t fd) {
    Value handle = file_handle(fd);
    if (is_unset(handle) || is_unset(field(handle, HANDLE_IN))) return true;
    Value channel = field(handle, HANDLE_IN);
    return bytearray_length(slot_get(ref_of(channel), CHANNEL_DATA)) > 0 ||
           is_true(slot_get(ref_of(channel), CHANNEL_CLOSED));
}
int64_t file_await(int64_t fd) {
    for (;;) {
        Value handle = file_handle(fd);
        if (is_unset(handle)) return -EBADF;
        if (file_can_read(fd) || (flags_of(handle) & OPEN_NONBLOCK)) return 0;
        if (!file_wait(-1)) return -EDEADLK;
        if (is_error(interrupt_check())) return -ERRNO_RAISED;
    }
}
bool file_can_write(int64_t fd) {
    Value handle = file_handle(fd);
    return is_unset(handle) || can_write(handle);
}

// --- reading and writing ---
// What a handler does meanwhile may cut the block.
static int64_t read_host(uint32_t fd, Ref block, uint64_t at, uint64_t n) {
    int64_t got;
    while ((got = io_read(fd, block, at, n)) == -EINTR) {
        if (is_error(interrupt_check())) return -ERRNO_RAISED;
        if (at > bytes_length(block) || n > bytes_length(block) - at) return -EFAULT;
    }
    return got;
}

int64_t file_read(int64_t fd, Ref block, uint64_t at, uint64_t n) {
    Value handle = file_handle(fd);
    if (is_unset(handle) || !can_read(handle)) return -EBADF;
    int64_t host = int_of(field(handle, HANDLE_HOST));
    if (host >= 0 && grant_is_denied((uint32_t)host)) return grant_refuse(GRANT_STDIN), -ERRNO_RAISED;
    if (host >= 0) return read_host((uint32_t)host, block, at, n);
    Value node = field(handle, HANDLE_NODE);
    if (node_is(node, NODE_IS_DIRECTORY)) return -EISDIR;
    if (node_is(node, NODE_IS_CHAR)) return 0;
    if (!node_is(node, NODE_IS_FILE)) return channel_read(handle, block, at, n);
    int64_t position = int_of(field(handle, HANDLE_AT));
    int64_t got = node_read(node, (uint64_t)position, block, at, n);
    if (got > 0) set(handle, HANDLE_AT, int_wrap(position + got));
    return got;
}

int64_t file_write(int64_t fd, Ref block, uint64_t at, uint64_t n) {
    Value handle = file_handle(fd);
    if (is_unset(handle) || !can_write(handle)) return -EBADF;
    int64_t host = int_of(field(handle, HANDLE_HOST));
    if (host >= 0 && grant_is_denied((uint32_t)host))
        return grant_refuse(host == 1 ? GRANT_STDOUT : GRANT_STDERR), -ERRNO_RAISED;
    if (host >= 0) return n == 0 ? 0 : io_write((uint32_t)host, block, at, n);
    Value node = field(handle, HANDLE_NODE);
    if (node_is(node, NODE_IS_CHAR)) return (int64_t)n;
    if (!node_is(node, NODE_IS_FILE)) return channel_write(handle, block, at, n);
    bool append = flags_of(handle) & OPEN_APPEND;
    int64_t position = int_of(append ? slot_get(ref_of(node), NODE_SIZE) : field(handle, HANDLE_AT));
    int64_t written = node_write(node, (uint64_t)position, block, at, n);
    if (written > 0) set(handle, HANDLE_AT, int_wrap(position + written));
    return written;
}

int64_t file_seek(int64_t fd, int64_t offset, int64_t whence) {
    Value handle = file_handle(fd);
    if (is_unset(handle)) return -EBADF;
    Value node = field(handle, HANDLE_NODE);
    if (is_unset(node) || node_is(node, NODE_IS_FIFO) || node_is(node, NODE_IS_SOCKET)) return -ESPIPE;
    if (node_is(node, NODE_IS_CHAR)) return 0;
    int64_t base = whence == 0   ? 0
                   : whence == 1 ? int_of(field(handle, HANDLE_AT))
                   : whence == 2 ? int_of(slot_get(ref_of(node), NODE_SIZE))
                                 : -1;
    I64Result at = i64_add(base, offset);
    if (base < 0 || !at.ok || at.value < 0 || at.value > SMALL_INT_MAX) return -EINVAL;
    set(handle, HANDLE_AT, int_wrap(at.value));
    return at.value;
}

int64_t file_sync(int64_t fd) {
    Value handle = file_handle(fd);
    if (is_unset(handle)) return -EBADF;
    Value node = field(handle, HANDLE_NODE);
    return is_unset(node) ? 0 : node_store(node);
}

int64_t file_truncate(int64_t fd, int64_t size) {
    Value handle = file_handle(fd);
    if (is_unset(handle)) return -EBADF;
    Value node = field(handle, HANDLE_NODE);
    if (is_unset(node) || !can_write(handle) || size < 0) return -EINVAL;
    return node_resize(node, (uint64_t)size);
}

// The host does not say, and it would be its word only.
bool file_is_terminal(int64_t fd) {
    (void)fd;
    return false;
}
