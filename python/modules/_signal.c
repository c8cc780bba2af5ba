// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _signal: numbers and names of Linux's signals, and the bookkeeping of handlers. Of the host's signals SIGINT alone
// enters the enclave (vm/thread.c); the handlers of all others run only when the program raises the signal itself.
#include "kernel/control.h"
#include "kernel/io.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/set.h"
#include "python/objects/str.h"
#include "python/vm/frame.h"

enum { SIGNALS = 65, SIG_DEFAULT = 0, SIG_IGNORE = 1, NUMBER_SIGINT = 2 };

static const struct {
    uint16_t name;
    uint8_t number;
} numbers[45] = {
    {NAME_INDEX(SIGHUP), 1},      {NAME_INDEX(SIGINT), 2},         {NAME_INDEX(SIGQUIT), 3},
    {NAME_INDEX(SIGILL), 4},      {NAME_INDEX(SIGTRAP), 5},        {NAME_INDEX(SIGABRT), 6},
    {NAME_INDEX(SIGIOT), 6},      {NAME_INDEX(SIGBUS), 7},         {NAME_INDEX(SIGFPE), 8},
    {NAME_INDEX(SIGKILL), 9},     {NAME_INDEX(SIGUSR1), 10},       {NAME_INDEX(SIGSEGV), 11},
    {NAME_INDEX(SIGUSR2), 12},    {NAME_INDEX(SIGPIPE), 13},       {NAME_INDEX(SIGALRM), 14},
    {NAME_INDEX(SIGTERM), 15},    {NAME_INDEX(SIGSTKFLT), 16},     {NAME_INDEX(SIGCHLD), 17},
    {NAME_INDEX(SIGCLD), 17},     {NAME_INDEX(SIGCONT), 18},       {NAME_INDEX(SIGSTOP), 19},
    {NAME_INDEX(SIGTSTP), 20},    {NAME_INDEX(SIGTTIN), 21},       {NAME_INDEX(SIGTTOU), 22},
    {NAME_INDEX(SIGURG), 23},     {NAME_INDEX(SIGXCPU), 24},       {NAME_INDEX(SIGXFSZ), 25},
    {NAME_INDEX(SIGVTALRM), 26},  {NAME_INDEX(SIGPROF), 27},       {NAME_INDEX(SIGWINCH), 28},
    {NAME_INDEX(SIGIO), 29},      {NAME_INDEX(SIGPOLL), 29},       {NAME_INDEX(SIGPWR), 30},
    {NAME_INDEX(SIGSYS), 31},     {NAME_INDEX(SIGRTMIN), 34},      {NAME_INDEX(SIGRTMAX), 64},
    {NAME_INDEX(NSIG), SIGNALS},  {NAME_INDEX(SIG_DFL), 0},        {NAME_INDEX(SIG_IGN), 1},
    {NAME_INDEX(SIG_BLOCK), 0},   {NAME_INDEX(SIG_UNBLOCK), 1},    {NAME_INDEX(SIG_SETMASK), 2},
    {NAME_INDEX(ITIMER_REAL), 0}, {NAME_INDEX(ITIMER_VIRTUAL), 1}, {NAME_INDEX(ITIMER_PROF), 2},
};

static ROOT(handlers); // list: for each signal SIG_DFL, SIG_IGN or a callable
static STATE(uint64_t, blocked);

MODULE(_signal, "This module provides mechanisms to use signal handlers in Python.\n") {
    Value module = arg(args, 0);
    for (uint32_t i = 0; i < LENGTH_OF(numbers); i++)
        RETURN_IF_ERROR(
            module_set(module, AT(name_objects, AT(numbers, i).name), int_u32(AT(numbers, i).number)));
    Value list = list_new(SIGNALS);
    RETURN_IF_ERROR(list);
    for (uint32_t i = 0; i < SIGNALS; i++) RETURN_IF_ERROR(list_append(list, int_u32(SIG_DEFAULT)));
    list_set(list, NUMBER_SIGINT, object_getattr(module, NAME(default_int_handler)));
    handlers = list;
    return module_set(module, NAME(ItimerError), CLASS(OSError));
}

static I64Result number_of(Value v) {
    I64Result n = object_index_i64(v, CLASS(OverflowError));
    if (n.ok && (n.value < 1 || n.value >= SIGNALS)) {
        VALUE_ERROR("signal number out of range");
        n.ok = false;
    }
    return n;
}

FUNCTION(_signal, default_int_handler, "($module, signalnum, frame, /)",
         "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.") {
    Value exception = call0(CLASS(KeyboardInterrupt));
    return is_error(exception) ? ERROR : raise_exception(exception);
}
FUNCTION(_signal, signal, "($module, signalnum, handler, /)",
         "Set the action for the given signal.\n"
         "\n"
         "The action can be SIG_DFL, SIG_IGN, or a callable Python object.\n"
         "The previous action is returned.  See getsignal() for possible return values.") {
    I64Result n = number_of(arg(args, 1));
    if (!n.ok) return ERROR;
    Value handler = arg(args, 2), before = list_get(handlers, (uint64_t)n.value);
    if (n.value == 9 || n.value == 19) {
        Value number = int_u32(22);
        return raise_exception(call2(CLASS(OSError), number, str_from_text(TEXT("Invalid argument"))));
    }
    if (is_int_object(handler)) {
        Value plain = object_index(handler);
        RETURN_IF_ERROR(plain);
        if (same(plain, int_u32(SIG_DEFAULT)) || same(plain, int_u32(SIG_IGNORE))) {
            list_set(handlers, (uint64_t)n.value, plain);
            return before;
        }
    }
    if (!object_is_callable(handler))
        return TYPE_ERROR("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    list_set(handlers, (uint64_t)n.value, handler);
    return before;
}
FUNCTION(_signal, getsignal, "($module, signalnum, /)", "Return the current action for the given signal.") {
    I64Result n = number_of(arg(args, 1));
    return n.ok ? list_get(handlers, (uint64_t)n.value) : ERROR;
}
FUNCTION(_signal, raise_signal, "($module, signalnum, /)", "Send a signal to the executing process.") {
    I64Result n = number_of(arg(args, 1));
    if (!n.ok) return ERROR;
    Value handler = list_get(handlers, (uint64_t)n.value);
    if (same(handler, int_u32(SIG_IGNORE))) return NONE;
    if (same(handler, int_u32(SIG_DEFAULT))) {
        bool ends = n.value < 17 || (n.value > 22 && n.value != 23 && n.value != 28);
        if (ends) io_exit(128 + (uint32_t)n.value); // as a shell tells of a process that a signal has ended
        return NONE;
    }
    Value frame = frame_count() > 0 ? frame_object(0) : NONE;
    RETURN_IF_ERROR(frame);
    return is_error(call2(handler, int_wrap(n.value), frame)) ? ERROR : NONE;
}

// --- masks ---
static Value set_of(uint64_t mask) {
    Value set = set_new();
    RETURN_IF_ERROR(set);
    for (uint32_t i = 1; i < SIGNALS; i++)
        if (mask >> ((i - 1) & 63) & 1) RETURN_IF_ERROR(set_add(set, int_u32(i)));
    return set;
}
FUNCTION(_signal, pthread_sigmask, "($module, how, mask, /)",
         "Fetch and/or change the signal mask of the calling thread.") {
    I64Result how = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!how.ok) return ERROR;
    Value list = list_from_iterable(arg(args, 2));
    RETURN_IF_ERROR(list);
    uint64_t mask = 0, before = blocked;
    for (uint64_t i = 0; i < list_length(list); i++) {
        I64Result n = number_of(list_get(list, i));
        if (!n.ok) return ERROR;
        mask |= UINT64_C(1) << ((n.value - 1) & 63);
    }
    blocked = how.value == 0 ? blocked | mask : how.value == 1 ? blocked & ~mask : mask;
    return set_of(before);
}
FUNCTION(_signal, sigpending, "($module, /)", "Examine pending signals.") { return set_new(); }
FUNCTION(_signal, valid_signals, "($module, /)", "Return a set of valid signal numbers on this platform.") {
    return set_of(~(UINT64_C(3) << 31));
}

// --- text ---
static Value describe(int64_t n) {
    switch (n) {
    case 1: return str_from_text(TEXT("Hangup"));
    case 2: return str_from_text(TEXT("Interrupt"));
    case 3: return str_from_text(TEXT("Quit"));
    case 4: return str_from_text(TEXT("Illegal instruction"));
    case 5: return str_from_text(TEXT("Trace/breakpoint trap"));
    case 6: return str_from_text(TEXT("Aborted"));
    case 7: return str_from_text(TEXT("Bus error"));
    case 8: return str_from_text(TEXT("Floating point exception"));
    case 9: return str_from_text(TEXT("Killed"));
    case 10: return str_from_text(TEXT("User defined signal 1"));
    case 11: return str_from_text(TEXT("Segmentation fault"));
    case 12: return str_from_text(TEXT("User defined signal 2"));
    case 13: return str_from_text(TEXT("Broken pipe"));
    case 14: return str_from_text(TEXT("Alarm clock"));
    case 15: return str_from_text(TEXT("Terminated"));
    case 16: return str_from_text(TEXT("Stack fault"));
    case 17: return str_from_text(TEXT("Child exited"));
    case 18: return str_from_text(TEXT("Continued"));
    case 19: return str_from_text(TEXT("Stopped (signal)"));
    case 20: return str_from_text(TEXT("Stopped"));
    case 21: return str_from_text(TEXT("Stopped (tty input)"));
    case 22: return str_from_text(TEXT("Stopped (tty output)"));
    case 23: return str_from_text(TEXT("Urgent I/O condition"));
    case 24: return str_from_text(TEXT("CPU time limit exceeded"));
    case 25: return str_from_text(TEXT("File size limit exceeded"));
    case 26: return str_from_text(TEXT("Virtual timer expired"));
    case 27: return str_from_text(TEXT("Profiling timer expired"));
    case 28: return str_from_text(TEXT("Window changed"));
    case 29: return str_from_text(TEXT("I/O possible"));
    case 30: return str_from_text(TEXT("Power failure"));
    case 31: return str_from_text(TEXT("Bad system call"));
    case 32:
    case 33: return NONE;
    default: return text_format1(TEXT("Real-time signal {}"), int_wrap(n - 34));
    }
}
FUNCTION(_signal, strsignal, "($module, signalnum, /)",
         "Return the system description of the given signal.") {
    I64Result n = number_of(arg(args, 1));
    return n.ok ? describe(n.value) : ERROR;
}

// --- what needs the host's signals ---
FUNCTION(_signal, siginterrupt, "($module, signalnum, flag, /)", "Change system call restart behaviour.") {
    return number_of(arg(args, 1)).ok ? NONE : ERROR;
}
FUNCTION(_signal, set_wakeup_fd, "!($module, fd, /, *, warn_on_full_buffer=True)",
         "set_wakeup_fd(fd, *, warn_on_full_buffer=True) -> fd\n\nSets the fd to be written to (with the "
         "signal number) "
         "when a signal\ncomes in.") {
    return int_i32(-1);
}
FUNCTION(_signal, alarm, "($module, seconds, /)",
         "Arrange for SIGALRM to arrive after the given number of seconds.") {
    I64Result n = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!n.ok) return ERROR;
    return n.value == 0 ? int_u32(0) : raise_unimplemented(TEXT("signal.alarm"));
}
FUNCTION(_signal, setitimer, "($module, which, seconds, interval=0.0, /)",
         "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).") {
    return raise_unimplemented(TEXT("signal.setitimer"));
}
FUNCTION(_signal, pause, "($module, /)", "Wait until a signal arrives.") {
    return raise_unimplemented(TEXT("signal.pause"));
}
