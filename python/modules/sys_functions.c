// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The functions of module sys.
#include "kernel/control.h"
#include "python/builtins/stream.h"
#include "python/modules/sys.h"
#include "python/modules/traceback.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/str.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/objects/warning.h"
#include "python/vm/generator.h"
#include "python/vm/frame.h"
#include "python/vm/machine.h"

// --- ending ---
FUNCTION(sys, exit, "($module, status=None, /)",
         "Exit the interpreter by raising SystemExit(status).\n"
         "\n"
         "If the status is omitted or None, it defaults to zero (i.e., success).\n"
         "If the status is an integer, it will be used as the system exit status.\n"
         "If it is another kind of object, it will be printed and the system\n"
         "exit status will be one (i.e., failure).") {
    Value status = arg(args, 1), exception;
    if (is_unset(status) || is_none(status))
        exception = call0(CLASS(SystemExit));
    else if (is_tuple(status))
        exception = call_tuple(CLASS(SystemExit), object_plain(status), UNSET);
    else
        exception = call1(CLASS(SystemExit), status);
    return is_error(exception) ? ERROR : raise_exception(exception);
}

uint32_t sys_exit_status(Value exception) {
    Value code = object_getattr_or_unset(exception, NAME(code));
    if (is_error(code)) error_clear();
    if (!is_unset(code) && !is_error(code) && is_none(code)) return 0;
    if (is_int_object(code)) {
        I64Result n = int_to_i64(int_plain(code));
        return n.ok ? (uint32_t)n.value & 255 : 255;
    }
    Value file = stream_of_sys(NAME(stderr));
    if (is_error(file) || is_unset(file) || is_none(file)) {
        error_clear();
        return 1;
    }
    Value text = object_str(is_unset(code) || is_error(code) ? exception : code);
    if (is_error(text) || is_error(stream_print(file, text)) ||
        is_error(stream_print(file, str_from_text(TEXT("\n")))))
        error_clear();
    return 1;
}

void sys_print_uncaught(Value exception) {
    Value hook = stream_of_sys(NAME(excepthook));
    if (is_error(hook) || is_unset(hook)) {
        error_clear();
        traceback_print(exception);
        return;
    }
    Value result =
        call3(hook, class_of(exception), exception, exception_field(exception, EXCEPTION_TRACEBACK));
    if (!is_error(result)) return;
    Value second = error_take();
    traceback_report(TEXT("Error in sys.excepthook:\n"), second);
    traceback_report(TEXT("\nOriginal exception was:\n"), exception);
}

uint32_t sys_finish(uint32_t status) {
    enum { STATUS_NOT_FLUSHED = 120 };
    if (is_error(stream_flush(NAME(stdout)))) {
        Value exception = error_take(), file = stream_of_sys(NAME(stdout));
        if (is_error(file) || is_unset(file)) {
            error_clear();
            file = NONE;
        }
        traceback_unraisable(exception, file, NONE);
        status = STATUS_NOT_FLUSHED;
    }
    if (is_error(stream_flush(NAME(stderr)))) {
        error_clear();
        status = STATUS_NOT_FLUSHED;
    }
    return status;
}

// --- exceptions ---
FUNCTION(sys, exc_info, "($module, /)",
         "Return current exception information: (type, value, traceback).\n"
         "\n"
         "Return information about the most recent exception caught by an except\n"
         "clause in the current stack frame or in an older stack frame.") {
    if (!is_ref(handled_now)) return tuple3(NONE, NONE, NONE);
    return tuple3(class_of(handled_now), handled_now, exception_field(handled_now, EXCEPTION_TRACEBACK));
}
FUNCTION(sys, exception, "($module, /)",
         "Return the current exception.\n"
         "\n"
         "Return the most recent exception caught by an except clause\n"
         "in the current stack frame or in an older stack frame, or None\n"
         "if no such clause exists.") {
    return is_ref(handled_now) ? handled_now : NONE;
}

FUNCTION(sys, excepthook, "($module, exctype, value, traceback, /)",
         "Handle an exception by displaying it with a traceback on sys.stderr.") {
    return traceback_display(arg(args, 2), arg(args, 3));
}
FUNCTION(sys, unraisablehook, "($module, unraisable, /)", "Handle an unraisable exception.") {
    Value exception = object_getattr(arg(args, 1), NAME(exc_value));
    RETURN_IF_ERROR(exception);
    Value object = object_getattr_or_unset(arg(args, 1), NAME(object));
    RETURN_IF_ERROR(object);
    Value text = object_getattr_or_unset(arg(args, 1), NAME(err_msg));
    RETURN_IF_ERROR(text);
    traceback_unraisable(exception, is_unset(object) ? NONE : object, is_unset(text) ? NONE : text);
    return NONE;
}
// What $PYTHONBREAKPOINT names; UNSET: nothing that could be imported.
static Value breakpoint_setting(void) {
    Value os = import_module(str_interned_text(TEXT("os")));
    RETURN_IF_ERROR(os);
    Value environment = object_getattr(os, str_interned_text(TEXT("environ")));
    RETURN_IF_ERROR(environment);
    return call_method1(environment, NAME(get), str_from_text(TEXT("PYTHONBREAKPOINT")));
}
static Value breakpoint_function(Value setting) {
    int64_t dot = -1, length = str_length(ref_of(setting));
    for (int64_t i = 0; i < length; i++)
        if (str_at(ref_of(setting), (uint64_t)i) == '.') dot = i;
    Value module_name = dot > 0 ? str_substring(setting, 0, (uint64_t)dot) : NAME(builtins),
          name = dot < 0 ? setting : str_substring(setting, (uint64_t)dot + 1, (uint64_t)length);
    if (dot == 0 || is_error(module_name) || is_error(name)) return ERROR;
    Value module = import_module(str_intern(module_name));
    return is_error(module) ? ERROR : object_getattr(module, str_intern(name));
}
FUNCTION(sys, breakpointhook, "!($module, /, *args, **kwargs)",
         "breakpointhook(*args, **kws)\n\nThis hook function is called by built-in breakpoint().\n") {
    Value setting = breakpoint_setting();
    if (is_error(setting)) error_clear();
    if (is_error(setting) || !is_str(setting) || str_length(ref_of(str_plain(setting))) == 0)
        setting = str_from_text(TEXT("pdb.set_trace"));
    RETURN_IF_ERROR(setting);
    setting = str_plain(setting);
    if (str_equal_text(setting, TEXT("0"))) return NONE;
    Value function = breakpoint_function(setting);
    if (!is_error(function)) return call_tuple(function, arg(args, 1), arg(args, 2));
    error_clear();
    Value text = text_format1(TEXT("Ignoring unimportable $PYTHONBREAKPOINT: \"{}\""), setting);
    return is_error(text) ? ERROR : warning_issue(CLASS(RuntimeWarning), text, 1, NONE);
}

FUNCTION(sys, displayhook, "($module, object, /)",
         "Print an object to sys.stdout and also save it in builtins._") {
    Value v = arg(args, 1);
    if (is_none(v)) return NONE;
    RETURN_IF_ERROR(dict_set(builtins_namespace, str_interned_text(TEXT("_")), NONE));
    Value out = stream_of_sys(NAME(stdout));
    RETURN_IF_ERROR(out);
    if (is_unset(out) || is_none(out)) return raise0(CLASS(RuntimeError), TEXT("lost sys.stdout"));
    Value text = object_repr(v), end = str_from_text(TEXT("\n"));
    RETURN_IF_ERROR(text);
    RETURN_IF_ERROR(stream_print(out, text));
    RETURN_IF_ERROR(stream_print(out, end));
    return dict_set(builtins_namespace, str_interned_text(TEXT("_")), v);
}

// --- frames ---

FUNCTION(sys, getrecursionlimit, "($module, /)",
         "Return the current value of the recursion limit.\n"
         "\n"
         "The recursion limit is the maximum depth of the Python interpreter\n"
         "stack.  This limit prevents infinite recursion from causing an overflow\n"
         "of the C stack and crashing Python.") {
    return int_u32(recursion_limit ? recursion_limit : 1000);
}
FUNCTION(sys, setrecursionlimit, "($module, limit, /)",
         "Set the maximum depth of the Python interpreter stack to n.\n"
         "\n"
         "This limit prevents infinite recursion from causing an overflow of the C\n"
         "stack and crashing Python.  The highest possible limit is platform-\n"
         "dependent.") {
    I64Result limit = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!limit.ok) return ERROR;
    if (limit.value > INT32_MAX || limit.value < INT32_MIN)
        return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C int"));
    if (limit.value < 1) return VALUE_ERROR("recursion limit must be greater or equal than 1");
    if ((uint64_t)limit.value <= frame_count())
        return raise2(
            CLASS(RecursionError),
            TEXT("cannot set the recursion limit to {} at the recursion depth {}: the limit is too low"),
            int_wrap(limit.value), int_u32(frame_count()));
    frame_limit_set((uint32_t)limit.value);
    recursion_limit = (uint32_t)limit.value;
    return NONE;
}
FUNCTION(sys, _getframe, "($module, depth=0, /)",
         "Return a frame object from the call stack.\n"
         "\n"
         "If optional integer depth is given, return the frame object that many\n"
         "calls below the top of the stack.  If that is deeper than the call\n"
         "stack, ValueError is raised.  The default for depth is zero, returning\n"
         "the frame at the top of the call stack.") {
    I64Result depth = {true, 0};
    if (!is_unset(arg(args, 1))) depth = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!depth.ok) return ERROR;
    int64_t left = depth.value;
    for (uint32_t i = 0; i < frame_count(); i++)
        if (!frame_is_hidden(i) && left-- <= 0) return frame_object(i);
    return VALUE_ERROR("call stack is not deep enough");
}
// --- objects ---
FUNCTION(sys, intern, "($module, string, /)",
         "``Intern'' the given string.\n"
         "\n"
         "This enters the string in the (global) table of interned strings whose\n"
         "purpose is to speed up dictionary lookups. Return the string itself or\n"
         "the previously interned string object with the same value.") {
    Value s = arg(args, 1);
    if (!is_str(s)) return raise1(CLASS(TypeError), TEXT("intern() argument must be str, not {t}"), s);
    if (!same(class_of(s), CLASS(str))) return raise1(CLASS(TypeError), TEXT("can't intern {t}"), s);
    return str_intern(str_plain(s)); // of a rope, too
}
FUNCTION(
    sys, getrefcount, "($module, object, /)",
    "Return the reference count of object.\n\nReferences are not counted here: the answer is always 2.") {
    return int_u32(2);
}
FUNCTION(sys, getsizeof, "!($module, object, default=None)",
         "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.") {
    Value v = arg(args, 1), size = call_special0(v, NAME(__sizeof__));
    if (is_unset(size)) raise1(CLASS(TypeError), TEXT("Type {t} doesn't define __sizeof__"), v);
    if (is_unset(size) || is_error(size)) {
        if (is_unset(arg(args, 2)) || !error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        return arg(args, 2);
    }
    if (!is_int_object(size)) return TYPE_ERROR("an integer is required");
    Value n = int_plain(size);
    return int_is_negative(n) ? VALUE_ERROR("__sizeof__() should return >= 0") : n;
}
FUNCTION(sys, getallocatedblocks, "($module, /)", "Return the number of memory blocks currently allocated.") {
    return int_from_u64(heap_stats().used / 16);
}
FUNCTION(sys, get_int_max_str_digits, "($module, /)",
         "Return the maximum string digits limit for non-binary int<->str conversions.") {
    return int_wrap(int_max_str_digits());
}
FUNCTION(sys, set_int_max_str_digits, "($module, /, maxdigits)",
         "Set the maximum string digits limit for non-binary int<->str conversions.") {
    I64Result digits = object_index_i64(arg(args, 1), CLASS(OverflowError));
    return digits.ok ? int_set_max_str_digits(digits.value) : ERROR;
}

// --- constants of this platform ---
FUNCTION(sys, getdefaultencoding, "($module, /)",
         "Return the current default encoding used by the Unicode implementation.") {
    return str_from_text(TEXT("utf-8"));
}
FUNCTION(sys, getfilesystemencoding, "($module, /)",
         "Return the encoding used to convert Unicode filenames to OS filenames.") {
    return str_from_text(TEXT("utf-8"));
}
FUNCTION(sys, getfilesystemencodeerrors, "($module, /)",
         "Return the error mode used for Unicode to OS filename conversion.") {
    return str_from_text(TEXT("surrogateescape"));
}
FUNCTION(sys, is_finalizing, "($module, /)", "Return True if Python is exiting.") { return FALSE; }
FUNCTION(sys, getswitchinterval, "($module, /)",
         "Return the current thread switch interval; see sys.setswitchinterval().") {
    return float_try(0.005).value;
}
FUNCTION(sys, setswitchinterval, "($module, interval, /)",
         "Set the ideal thread switching delay inside the Python interpreter.") {
    return NONE;
}
FUNCTION(sys, _clear_type_cache, "($module, /)", "Clear the internal type lookup cache.") { return NONE; }
FUNCTION(sys, get_coroutine_origin_tracking_depth, "($module, /)",
         "Check status of origin tracking for coroutine objects in this thread.") {
    return int_u32(generator_origin_depth);
}
FUNCTION(sys, set_coroutine_origin_tracking_depth, "($module, /, depth)",
         "Enable or disable origin tracking for coroutine objects in this thread.") {
    I64Result depth = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!depth.ok) return ERROR;
    if (depth.value < 0) return VALUE_ERROR("depth must be >= 0");
    generator_origin_depth = depth.value < INT32_MAX ? (uint32_t)depth.value : INT32_MAX;
    return NONE;
}
