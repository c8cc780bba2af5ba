// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module posix, on which os stands: the process that there is none of, the environment, constants. Files are in
// posix_path.c, posix_file.c and posix_stat.c, over the file system in memory (python/io/node.h). What an enclave can't
// do (fork, exec, kill, system) is not there, as on a platform without it.
#include "python/modules/posix.h"
#include "kernel/io.h"
#include "python/io/grant.h"
#include "python/modules/_enclave.h"
#include "python/objects/error.h"
#include "python/objects/bytes.h"
#include "python/objects/codec.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"

static Value set(Value module, Value name, Value v) {
    return is_error(v) ? ERROR : module_set(module, name, v);
}

// What --env passed and the manifest grants: a dict of bytes. Later ones win.
static Value environment(void) {
    Value dict = dict_new(io_environment_count()), grants = enclave_manifest();
    RETURN_IF_ERROR(dict);
    RETURN_IF_ERROR(grants);
    Value granted = dict_get_str(grants, NAME(environment));
    if (!IS_EXACT(granted, dict)) return dict;
    for (uint32_t i = 0; i < io_environment_count(); i++) {
        uint32_t n = io_environment_size(i);
        Value text = bytes_new(n);
        RETURN_IF_ERROR(text);
        io_environment_copy(i, ref_of(text));
        uint64_t sign = bytes_find(ref_of(text), 0, n, '=');
        if (sign == n) continue;
        Value key = str_from_utf8(ref_of(text), 0, sign);
        if (is_error(key)) error_clear();
        if (is_error(key) || is_unset(dict_get_str(granted, key))) continue;
        Value name = bytes_from_block(ref_of(text), 0, sign);
        Value value = bytes_from_block(ref_of(text), sign + 1, n - sign - 1);
        if (is_error(name) || is_error(value) || is_error(dict_set(dict, name, value))) return ERROR;
    }
    return dict;
}

static Value have_functions(void) {
    Value list = list_new(16);
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_FACCESSAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_FCHDIR"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_FCHMOD"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_FDOPENDIR"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_FSTATAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_FTRUNCATE"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_FUTIMENS"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_LINKAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_LSTAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_MKDIRAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_OPENAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_READLINKAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_RENAMEAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_SYMLINKAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_UNLINKAT"))));
    RETURN_IF_ERROR(list_append(list, str_from_text(TEXT("HAVE_UTIMENSAT"))));
    return list;
}

// --- constants: Linux's ---
static const struct {
    uint16_t name; // enum NameIndex
    int32_t value;
} constants[62] = {
    {NAME_INDEX(F_OK), 0},
    {NAME_INDEX(R_OK), 4},
    {NAME_INDEX(W_OK), 2},
    {NAME_INDEX(X_OK), 1},
    {NAME_INDEX(O_RDONLY), 0},
    {NAME_INDEX(O_WRONLY), 1},
    {NAME_INDEX(O_RDWR), 2},
    {NAME_INDEX(O_CREAT), 0100},
    {NAME_INDEX(O_EXCL), 0200},
    {NAME_INDEX(O_NOCTTY), 0400},
    {NAME_INDEX(O_TRUNC), 01000},
    {NAME_INDEX(O_APPEND), 02000},
    {NAME_INDEX(O_NONBLOCK), 04000},
    {NAME_INDEX(O_NDELAY), 04000},
    {NAME_INDEX(O_DSYNC), 010000},
    {NAME_INDEX(O_SYNC), 04010000},
    {NAME_INDEX(O_RSYNC), 04010000},
    {NAME_INDEX(O_DIRECTORY), 0200000},
    {NAME_INDEX(O_NOFOLLOW), 0400000},
    {NAME_INDEX(O_CLOEXEC), 02000000},
    {NAME_INDEX(O_PATH), 010000000},
    {NAME_INDEX(O_TMPFILE), 020200000},
    {NAME_INDEX(O_ACCMODE), 3},
    {NAME_INDEX(O_LARGEFILE), 0},
    {NAME_INDEX(SEEK_DATA), 3},
    {NAME_INDEX(SEEK_HOLE), 4},
    {NAME_INDEX(WNOHANG), 1},
    {NAME_INDEX(WUNTRACED), 2},
    {NAME_INDEX(WCONTINUED), 8},
    {NAME_INDEX(WEXITED), 4},
    {NAME_INDEX(WSTOPPED), 2},
    {NAME_INDEX(WNOWAIT), 0x1000000},
    {NAME_INDEX(P_ALL), 0},
    {NAME_INDEX(P_PID), 1},
    {NAME_INDEX(P_PGID), 2},
    {NAME_INDEX(EX_OK), 0},
    {NAME_INDEX(EX_USAGE), 64},
    {NAME_INDEX(EX_DATAERR), 65},
    {NAME_INDEX(EX_NOINPUT), 66},
    {NAME_INDEX(EX_NOUSER), 67},
    {NAME_INDEX(EX_NOHOST), 68},
    {NAME_INDEX(EX_UNAVAILABLE), 69},
    {NAME_INDEX(EX_SOFTWARE), 70},
    {NAME_INDEX(EX_OSERR), 71},
    {NAME_INDEX(EX_OSFILE), 72},
    {NAME_INDEX(EX_CANTCREAT), 73},
    {NAME_INDEX(EX_IOERR), 74},
    {NAME_INDEX(EX_TEMPFAIL), 75},
    {NAME_INDEX(EX_PROTOCOL), 76},
    {NAME_INDEX(EX_NOPERM), 77},
    {NAME_INDEX(EX_CONFIG), 78},
    {NAME_INDEX(NGROUPS_MAX), 65536},
    {NAME_INDEX(TMP_MAX), 238328},
    {NAME_INDEX(GRND_NONBLOCK), 1},
    {NAME_INDEX(GRND_RANDOM), 2},
    {NAME_INDEX(RTLD_LAZY), 1},
    {NAME_INDEX(RTLD_NOW), 2},
    {NAME_INDEX(RTLD_GLOBAL), 256},
    {NAME_INDEX(RTLD_LOCAL), 0},
    {NAME_INDEX(RTLD_NODELETE), 4096},
    {NAME_INDEX(RTLD_NOLOAD), 4},
    {NAME_INDEX(PRIO_PROCESS), 0},
};

MODULE(posix, "This module provides access to operating system functionality that is\n"
              "standardized by the C Standard and the POSIX standard (a thinly\n"
              "disguised Unix interface).  Refer to the library manual and\n"
              "corresponding Unix manual entries for more information on calls.") {
    Value module = arg(args, 0);
    for (uint32_t i = 0; i < LENGTH_OF(constants); i++)
        RETURN_IF_ERROR(
            module_set(module, AT(name_objects, AT(constants, i).name), int_i32(AT(constants, i).value)));
    RETURN_IF_ERROR(set(module, NAME(environ), environment()));
    RETURN_IF_ERROR(set(module, NAME(_have_functions), have_functions()));
    RETURN_IF_ERROR(set(module, NAME(error), CLASS(OSError)));
    RETURN_IF_ERROR(structure_describe(CLASS(stat_result),
                                       TEXT("st_mode st_ino st_dev st_nlink st_uid st_gid st_size"), 10, 19));
    RETURN_IF_ERROR(structure_describe(CLASS(terminal_size), TEXT("columns lines"), 2, 2));
    RETURN_IF_ERROR(
        structure_describe(CLASS(uname_result), TEXT("sysname nodename release version machine"), 5, 5));
    RETURN_IF_ERROR(structure_describe(CLASS(times_result),
                                       TEXT("user system children_user children_system elapsed"), 5, 5));
    RETURN_IF_ERROR(set(module, NAME(stat_result), CLASS(stat_result)));
    RETURN_IF_ERROR(set(module, NAME(terminal_size), CLASS(terminal_size)));
    RETURN_IF_ERROR(set(module, NAME(uname_result), CLASS(uname_result)));
    RETURN_IF_ERROR(set(module, NAME(times_result), CLASS(times_result)));
    RETURN_IF_ERROR(set(module, NAME(DirEntry), CLASS(DirEntry)));
    RETURN_IF_ERROR(set(module, NAME(sysconf_names), dict_new(0)));
    return set(module, NAME(confstr_names), dict_new(0));
}

// --- the environment: changes stay in os.environ ---
FUNCTION(posix, putenv, "(name, value, /)", "Change or add an environment variable.") {
    Value name = path_of(arg(args, 0)), value = is_error(name) ? ERROR : path_of(arg(args, 1));
    return is_error(value) ? ERROR : NONE;
}
FUNCTION(posix, unsetenv, "(name, /)", "Delete an environment variable.") {
    return is_error(path_of(arg(args, 0))) ? ERROR : NONE;
}

// --- random numbers: the processor's ---
static Value random_bytes(Value size) {
    I64Result n = convert_size(size, 0);
    if (!n.ok) return ERROR;
    if (n.value < 0) return VALUE_ERROR("negative argument not allowed");
    Value bytes = bytes_new((uint64_t)n.value);
    RETURN_IF_ERROR(bytes);
    uint64_t left = (uint64_t)n.value, at = 0;
    for (; left - at >= 8; at += 8) u64_set(ref_of(bytes), at, io_random());
    for (uint64_t word = at < left ? io_random() : 0; at < left; at++, word >>= 8)
        u8_set(ref_of(bytes), at, (uint8_t)word);
    return bytes;
}
FUNCTION(posix, urandom, "(size, /)",
         "Return a bytes object containing random bytes suitable for cryptographic use.") {
    return random_bytes(arg(args, 0));
}
FUNCTION(posix, getrandom, "(size, flags=0)", "Obtain a series of random bytes.") {
    return random_bytes(arg(args, 0));
}

// --- the process ---
FUNCTION(posix, system, "($module, /, command)", "Execute the command in a subshell.") {
    return raise_unimplemented(TEXT("starting a process from an enclave"));
}
FUNCTION(posix, getpid, "()", "Return the current process id.") { return int_u32(1); }
FUNCTION(posix, getppid, "()", "Return the parent's process id.") { return int_u32(0); }
FUNCTION(posix, getuid, "()", "Return the current process's user id.") { return int_u32(0); }
FUNCTION(posix, geteuid, "()", "Return the current process's effective user id.") { return int_u32(0); }
FUNCTION(posix, getgid, "()", "Return the current process's group id.") { return int_u32(0); }
FUNCTION(posix, getegid, "()", "Return the current process's effective group id.") { return int_u32(0); }
FUNCTION(posix, getpgrp, "()", "Return the current process group id.") { return int_u32(1); }
FUNCTION(posix, getgroups, "()", "Return list of supplemental group IDs for the process.") {
    return list_new(0);
}
FUNCTION(posix, cpu_count, "()", "Return the number of CPUs in the system; return None if indeterminable.") {
    return int_u32(1);
}
FUNCTION(posix, sched_yield, "()", "Voluntarily relinquish the CPU.") { return NONE; }
FUNCTION(posix, umask, "(mask, /)", "Set the current numeric umask and return the previous umask.") {
    I64Result mask = convert_int(arg(args, 0), 0);
    if (!mask.ok || is_error(node_root())) return ERROR;
    uint32_t before = node_umask;
    node_umask = (uint32_t)mask.value & 0777;
    return int_u32(before);
}
FUNCTION(posix, strerror, "(code, /)", "Translate an error code to a message string.") {
    I64Result code = convert_int(arg(args, 0), 0);
    return code.ok ? error_text(code.value) : ERROR;
}
FUNCTION(posix, sysconf, "(name, /)", "Return an integer-valued system configuration variable.") {
    return is_int_object(arg(args, 0)) ? raise_errno(EINVAL) : VALUE_ERROR("unrecognized configuration name");
}
FUNCTION(posix, _exit, "(status)",
         "Exit to the system with specified status, without normal exit processing.") {
    I64Result status = convert_int(arg(args, 0), 0);
    if (!status.ok) return ERROR;
    io_exit((uint32_t)status.value & 255);
}
FUNCTION(posix, abort, "()", "Abort the interpreter immediately.") { io_exit(134); }
FUNCTION(posix, register_at_fork, "(*, before=None, after_in_child=None, after_in_parent=None)",
         "Register callables to be called when forking a new process.") {
    bool any = false;
    for (uint32_t i = 0; i < 3; i++) {
        if (is_unset(arg(args, i))) continue;
        if (!object_is_callable(arg(args, i))) return TYPE_ERROR("'before' must be callable");
        any = true;
    }
    return any ? NONE : TYPE_ERROR("At least one argument is required."); // nobody forks here
}

TYPE(uname_result, "posix.uname_result", tuple, 0, "uname_result: Result from os.uname().");
MEMBER(uname_result, sysname, "operating system name") { return structure_item(arg(args, 0), 0); }
MEMBER(uname_result, nodename, "name of machine on network (implementation-defined)") {
    return structure_item(arg(args, 0), 1);
}
MEMBER(uname_result, release, "operating system release") { return structure_item(arg(args, 0), 2); }
MEMBER(uname_result, version, "operating system version") { return structure_item(arg(args, 0), 3); }
MEMBER(uname_result, machine, "hardware identifier") { return structure_item(arg(args, 0), 4); }
METHOD(uname_result, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT("sysname nodename release version machine"));
}
FUNCTION(posix, uname, "()", "Return an object identifying the current operating system.") {
    Value items = tuple_new(5);
    RETURN_IF_ERROR(items);
    Ref r = ref_of(items);
    slot_set(r, 0, str_from_text(TEXT("Linux")));
    slot_set(r, 1, str_from_text(TEXT("localhost")));
    slot_set(r, 2, str_from_text(TEXT("0.0.0")));
    slot_set(r, 3, str_from_text(TEXT("Python-SGX")));
    slot_set(r, 4, str_from_text(TEXT("x86_64")));
    return structure_new(CLASS(uname_result), items);
}

TYPE(times_result, "posix.times_result", tuple, 0, "times_result: Result from os.times().");
MEMBER(times_result, user, "user time") { return structure_item(arg(args, 0), 0); }
MEMBER(times_result, system, "system time") { return structure_item(arg(args, 0), 1); }
MEMBER(times_result, children_user, "user time of children") { return structure_item(arg(args, 0), 2); }
MEMBER(times_result, children_system, "system time of children") { return structure_item(arg(args, 0), 3); }
MEMBER(times_result, elapsed, "elapsed time since an arbitrary point in the past") {
    return structure_item(arg(args, 0), 4);
}
METHOD(times_result, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT("user system children_user children_system elapsed"));
}
FUNCTION(posix, times, "()", "Return a collection containing process timing information.") {
    Value items = tuple_new(5);
    RETURN_IF_ERROR(items);
    for (uint32_t i = 0; i < 5; i++) {
        ClockResult now = {true, 0};
        if (i == 0 || i == 4) now = grant_clock(i == 0 ? OCALL_CLOCK_PROCESS : OCALL_CLOCK_MONOTONIC);
        if (!now.ok) return ERROR;
        Value seconds = float_new((double)now.ns * 1e-9);
        RETURN_IF_ERROR(seconds);
        slot_set(ref_of(items), i, seconds);
    }
    return structure_new(CLASS(times_result), items);
}

// --- children: there are none ---
FUNCTION(posix, waitpid, "(pid, options, /)", "Wait for completion of a given child process.") {
    return raise_errno(ECHILD);
}
FUNCTION(posix, wait, "()", "Wait for completion of a child process.") { return raise_errno(ECHILD); }

static I64Result status_of(Args args) { return convert_int(arg(args, 0), 0); }
static bool exited(int64_t s) { return (s & 0x7f) == 0; }
static bool stopped(int64_t s) { return (s & 0xff) == 0x7f; }
static bool signaled(int64_t s) { return !exited(s) && !stopped(s) && s != 0xffff; }
FUNCTION(posix, WIFEXITED, "(status)",
         "Return True if the process returning status exited via the exit() system call.") {
    I64Result s = status_of(args);
    return s.ok ? bool_value(exited(s.value)) : ERROR;
}
FUNCTION(posix, WIFSIGNALED, "(status)",
         "Return True if the process returning status was terminated by a signal.") {
    I64Result s = status_of(args);
    return s.ok ? bool_value(signaled(s.value)) : ERROR;
}
FUNCTION(posix, WIFSTOPPED, "(status)", "Return True if the process returning status was stopped.") {
    I64Result s = status_of(args);
    return s.ok ? bool_value(stopped(s.value)) : ERROR;
}
FUNCTION(posix, WIFCONTINUED, "(status)",
         "Return True if a particular process was continued from a job control stop.") {
    I64Result s = status_of(args);
    return s.ok ? bool_value(s.value == 0xffff) : ERROR;
}
FUNCTION(posix, WCOREDUMP, "(status, /)",
         "Return True if the process returning status was dumped to a core file.") {
    I64Result s = status_of(args);
    return s.ok ? bool_value(s.value & 0x80) : ERROR;
}
FUNCTION(posix, WEXITSTATUS, "(status)", "Return the process return code from status.") {
    I64Result s = status_of(args);
    return s.ok ? int_wrap(s.value >> 8 & 0xff) : ERROR;
}
FUNCTION(posix, WTERMSIG, "(status)",
         "Return the signal that terminated the process that provided the status value.") {
    I64Result s = status_of(args);
    return s.ok ? int_wrap(s.value & 0x7f) : ERROR;
}
FUNCTION(posix, WSTOPSIG, "(status)",
         "Return the signal that stopped the process that provided the status value.") {
    I64Result s = status_of(args);
    return s.ok ? int_wrap(s.value >> 8 & 0xff) : ERROR;
}
FUNCTION(posix, waitstatus_to_exitcode, "(status)", "Convert a wait status to an exit code.") {
    I64Result s = status_of(args);
    if (!s.ok) return ERROR;
    if (exited(s.value)) return int_wrap(s.value >> 8 & 0xff);
    if (stopped(s.value))
        return raise1(CLASS(ValueError), TEXT("process stopped by delivery of signal {}"),
                      int_wrap(s.value >> 8 & 0xff));
    return signaled(s.value) ? int_wrap(-(s.value & 0x7f))
                             : raise1(CLASS(ValueError), TEXT("invalid wait status: {}"), int_wrap(s.value));
}
