// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// File descriptors: small numbers for open files (node.h), pipes, pairs of sockets, and the host's files 0, 1 and 2.
// Operations return 0, a count or a number, or -E... (error.h), and raise nothing. Whatever would wait for ever, since
// nobody else can act, fails with EDEADLK.
#pragma once
#include "python/io/node.h"

enum HandleField {
    HANDLE_NODE,  // UNSET: none
    HANDLE_HOST,  // small int: the host's file, or -1
    HANDLE_AT,    // position
    HANDLE_FLAGS, // small int: enum OpenFlags
    HANDLE_IN,    // channel to read from
    HANDLE_OUT,   // channel to write to
    HANDLE_USERS, // descriptors that share it
    HANDLE_FIELDS,
};
enum ChannelField {
    CHANNEL_DATA,   // bytearray: written, not yet read
    CHANNEL_CLOSED, // TRUE: nobody writes any more
    CHANNEL_BROKEN, // TRUE: nobody reads any more
    CHANNEL_FIELDS,
};

Value file_handle(int64_t fd); // UNSET: not open
int64_t file_add(Value handle, int64_t at_least);
int64_t file_open(Walk walk, uint32_t flags, uint32_t mode); // a descriptor
int64_t file_dup(int64_t fd, int64_t to, int64_t at_least);  // to -1: the lowest that is free
int64_t file_close(int64_t fd);
int64_t file_read(int64_t fd, Ref block, uint64_t at, uint64_t n);
int64_t file_write(int64_t fd, Ref block, uint64_t at, uint64_t n);
int64_t file_seek(int64_t fd, int64_t offset, int64_t whence);
int64_t file_truncate(int64_t fd, int64_t size);
int64_t file_sync(int64_t fd); // the host gets what was written, if it keeps the file
bool file_is_terminal(int64_t fd);
Value channel_new(void); // ERROR: no memory
Value handle_new(Value node, uint32_t flags);
// Two descriptors: of a pipe (first reads, second writes), or of two sockets.
typedef struct {
    int64_t error, first, second;
} FilePair;
FilePair file_pair(bool sockets, uint32_t flags);
bool file_can_read(int64_t fd); // without waiting
// Waits until something has happened to a channel, or the time (nanoseconds; negative: no end) is over, or for no reason.
// False: no other thread is there that could do anything.
bool file_wait(int64_t nanoseconds);
void file_changed(void); // wakes those that wait
// Waits until an empty pipe or socket has data or ends; to be called before a buffer for them is taken, since other
// threads run. 0, or -EBADF, or -EDEADLK: nobody is there who could write. Those that must not wait do not.
int64_t file_await(int64_t fd);
bool file_can_write(int64_t fd);
