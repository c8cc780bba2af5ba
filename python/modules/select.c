// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module select: waiting for descriptors inside the enclave. Only the time and the program's other threads change
// anything while a program waits; without either that is a deadlock, which is an OSError.
#include "python/io/file.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/vm/thread.h"

MODULE(select, "This module supports asynchronous I/O on multiple file descriptors.\n"
               "\n"
               "*** IMPORTANT NOTICE ***\n"
               "On Windows, only sockets are supported; on Unix, all file descriptors.") {
    RETURN_IF_ERROR(module_set(arg(args, 0), NAME(error), CLASS(OSError)));
    return module_set(arg(args, 0), NAME(PIPE_BUF), int_u32(4096));
}

static I64Result number_of(Value v) {
    if (object_has_index(v)) return convert_int(v, -1);
    Value fd = call_special0(v, NAME(fileno));
    if (is_unset(fd)) TYPE_ERROR("argument must be an int, or have a fileno() method.");
    return is_unset(fd) || is_error(fd) ? (I64Result){0} : convert_int(fd, -1);
}

// Those of the objects that are ready: a list. `all` is one.
static Value ready(Value all, bool writing) {
    Value result = list_new(0);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < list_length(all); i++) {
        I64Result fd = number_of(list_get(all, i));
        if (!fd.ok) return ERROR;
        if (fd.value < 0)
            return raise1(CLASS(ValueError), TEXT("file descriptor cannot be a negative integer ({})"),
                          int_wrap(fd.value));
        if (is_unset(file_handle(fd.value))) return raise_errno(EBADF);
        bool can = writing ? file_can_write(fd.value) : file_can_read(fd.value);
        if (can && i < list_length(all)) RETURN_IF_ERROR(list_append(result, list_get(all, i)));
    }
    return result;
}

FUNCTION(select, select, "($module, rlist, wlist, xlist, timeout=None, /)",
         "Wait until one or more file descriptors are ready for some kind of I/O.\n"
         "\n"
         "The first three arguments are iterables of file descriptors to be waited for:\n"
         "rlist -- wait until ready for reading\n"
         "wlist -- wait until ready for writing\n"
         "xlist -- wait for an \"exceptional condition\"") {
    Value timeout = arg(args, 4), readers = list_from_iterable(arg(args, 1)),
          writers = is_error(readers) ? ERROR : list_from_iterable(arg(args, 2));
    RETURN_IF_ERROR(writers);
    int64_t wait = -1;
    if (!is_unset(timeout) && !is_none(timeout)) {
        timeout = call1(CLASS(float), timeout);
        RETURN_IF_ERROR(timeout);
        double seconds = float_value(timeout);
        if (seconds < 0) return VALUE_ERROR("timeout must be non-negative");
        wait = f64_to_i64(seconds < 9e9 ? seconds * 1e9 + 0.5 : 9e18);
    }
    for (int64_t until = wait > 0 ? wait_until(wait) : wait;; wait = wait_left(until)) {
        Value reads = ready(readers, false), writes = is_error(reads) ? ERROR : ready(writers, true);
        Value none = is_error(writes) ? ERROR : list_new(0);
        RETURN_IF_ERROR(none);
        if (list_length(reads) + list_length(writes) > 0 || wait == 0) return tuple3(reads, writes, none);
        if (!file_wait(wait)) return raise_errno(EDEADLK);
        RETURN_IF_ERROR(interrupt_check());
    }
}
