// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the files of module posix share: arguments that are paths.
#pragma once
#include "python/io/fileio.h"

typedef struct {
    bool ok;     // false: an exception is set
    bool is_fd;  // a descriptor was given
    bool bytes;  // results are bytes
    int64_t fd;  // when is_fd
    Value text;  // the path as an exact str
    Value given; // as errors show it
} PosixPath;
// `function` and `argument` are for TypeError; fd: a descriptor will do, too.
PosixPath posix_path(Text function, Text argument, Value v, bool fd);
Walk posix_walk(PosixPath path, Value start, bool follow);
// The directory that a dir_fd argument names: UNSET for None or absent; ERROR.
Value posix_start(Value dir_fd);
bool posix_flag(Value v, bool absent);    // a bool argument
Value posix_name(Value text, bool bytes); // a file name as Python code gets it
// The node of a path or descriptor; ERROR.
Value posix_node(PosixPath path, Value start, bool follow);
Value posix_result(int64_t error); // NONE, or OSError for a negative number
Value posix_failed(int64_t error, PosixPath path);
I64Result posix_fd(Value v); // an int argument, or an object with fileno()

Value posix_stat_of(Value node);
Value posix_stat_of_handle(Value handle);
