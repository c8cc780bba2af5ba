// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The file system inside the enclave: a tree of files, directories and symbolic links in the heap, that nobody outside
// sees and that ends with the run. Operations return 0 or a count, or -E... (error.h), and raise nothing; a path is an
// exact str. Nobody is anybody: rights are kept and shown, and not enforced, as for root.
#pragma once
#include "python/io/error.h"

enum NodeField {
    NODE_MODE,  // small int: kind and rights, as st_mode
    NODE_INO,   // small int
    NODE_LINKS, // names that it has
    NODE_DATA,  // file: blob; directory: dict from name to node; symbolic link: str
    NODE_SIZE,  // bytes of a file
    NODE_PARENT,
    NODE_ATIME, // int: nanoseconds
    NODE_MTIME,
    NODE_CTIME,
    NODE_UID,
    NODE_GID,
    NODE_DIRTY, // TRUE: written to since NODE_MTIME was set
    // UNSET: in the heap alone. File: TRUE: frozen in the image, read-only; str: kept by the host under this name.
    // Directory of files that the host keeps: dict from name to that.
    NODE_ORIGIN,
    NODE_OPEN,    // small int: open files of a file that the host keeps
    NODE_CHANGED, // TRUE: written to since the host got it
    NODE_FIELDS,
};
enum NodeKind {
    NODE_KIND_MASK = 0170000,
    NODE_IS_FIFO = 0010000,
    NODE_IS_CHAR = 0020000,
    NODE_IS_DIRECTORY = 0040000,
    NODE_IS_FILE = 0100000,
    NODE_IS_LINK = 0120000,
    NODE_IS_SOCKET = 0140000,
};
enum OpenFlags { // Linux's
    OPEN_READ = 0,
    OPEN_WRITE = 1,
    OPEN_BOTH = 2,
    OPEN_ACCESS = 3,
    OPEN_CREATE = 0100,
    OPEN_EXCLUSIVE = 0200,
    OPEN_TRUNCATE = 01000,
    OPEN_APPEND = 02000,
    OPEN_NONBLOCK = 04000,
    OPEN_DIRECTORY = 0200000,
    OPEN_NOFOLLOW = 0400000,
    OPEN_CLOEXEC = 02000000,
    OPEN_TEMPORARY = 020000000, // the bit of O_TMPFILE
};

typedef struct {
    int64_t error; // 0, or -E...: then nothing else is set
    Value parent;  // directory; UNSET: the path is a root
    Value name;    // the last part, in parent
    Value node;    // UNSET: there is none of this name
    bool slash;    // the path ends with a slash: only a directory will do
} Walk;

Value node_root(void); // ERROR: no memory
Value node_now(void);  // the host's clock: nanoseconds
uint32_t node_mode(Value node);
bool node_is(Value node, enum NodeKind kind);
void node_touch(Value node); // both times of change are now
// Follows path from directory `start` (UNSET: the current directory). follow: also a symbolic link at the end.
Walk node_walk(Value start, Value path, bool follow);
Value node_make(uint32_t mode); // of any kind, empty, not yet in a directory; ERROR
int64_t node_enter(Value parent, Value name, Value node);
int64_t node_remove(Walk walk, bool directory); // unlink, rmdir
int64_t node_rename(Walk from, Walk to);
Value node_path(Value node); // of a directory: an absolute path, or ERROR
int64_t node_read(Value node, uint64_t from, Ref block, uint64_t at, uint64_t n);
int64_t node_write(Value node, uint64_t from, Ref block, uint64_t at, uint64_t n);
int64_t node_resize(Value node, uint64_t size);
void node_settle(Value node); // NODE_MTIME becomes right

// --- files that are not in the heap alone (docs/granting.md) ---
// path "/sealed/NAME", at the host's: `size` bytes, or -1: it is not there yet. NONE or ERROR.
Value node_plant_kept(Value keeper, Value path, int64_t size);
// A file is opened: its content comes from the host if that keeps it, unless it is to be empty.
int64_t node_load(Value node, bool empty);
int64_t node_store(Value node); // its content goes back, if it was written to

extern ROOT(node_directory); // the current directory, or UNSET as long as it is the root
extern STATE(uint32_t, node_umask);
