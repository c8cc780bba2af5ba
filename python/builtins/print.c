// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// print, input and open.
#include "python/builtins/stream.h"
#include "python/io/open.h"
#include "python/io/textio.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

// sep or end: an exact str; UNSET: the default.
static Value piece(Value v, Text name, Text fallback) {
    if (is_unset(v) || is_none(v)) return str_from_text(fallback);
    if (is_str(v)) return str_plain(v);
    Value argument = str_from_text(name);
    RETURN_IF_ERROR(argument);
    return raise2(CLASS(TypeError), TEXT("{} must be None or a string, not {t}"), argument, v);
}

FUNCTION(builtins, print, "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
         "Prints the values to a stream, or to sys.stdout by default.\n"
         "\n"
         "  sep\n"
         "    string inserted between values, default a space.\n"
         "  end\n"
         "    string appended after the last value, default a newline.\n"
         "  file\n"
         "    a file-like object (stream); defaults to the current sys.stdout.\n"
         "  flush\n"
         "    whether to forcibly flush the stream.") {
    Value file = arg(args, 3), values = arg(args, 5);
    if (is_unset(file) || is_none(file)) {
        file = stream_of_sys(NAME(stdout));
        RETURN_IF_ERROR(file);
        if (is_unset(file)) return raise0(CLASS(RuntimeError), TEXT("lost sys.stdout"));
        if (is_none(file)) return NONE;
    }
    Value separator = piece(arg(args, 1), TEXT("sep"), TEXT(" "));
    RETURN_IF_ERROR(separator);
    Value end = piece(arg(args, 2), TEXT("end"), TEXT("\n"));
    RETURN_IF_ERROR(end);
    for (uint64_t i = 0; i < tuple_length(values); i++) {
        if (i > 0) RETURN_IF_ERROR(stream_print(file, separator));
        Value text = object_str(tuple_get(values, i));
        RETURN_IF_ERROR(text);
        RETURN_IF_ERROR(stream_print(file, text));
    }
    RETURN_IF_ERROR(stream_print(file, end));
    if (is_unset(arg(args, 4))) return NONE;
    Value flush = object_truth(arg(args, 4));
    RETURN_IF_ERROR(flush);
    return is_true(flush) && is_error(call_method0(file, NAME(flush))) ? ERROR : NONE;
}

// --- input ---
static Value lost(Value name) { return raise1(CLASS(RuntimeError), TEXT("input(): lost sys.{}"), name); }

FUNCTION(builtins, input, "($module, prompt='', /)",
         "Read a string from standard input.  The trailing newline is stripped.\n"
         "\n"
         "The prompt string, if given, is printed to standard output without a\n"
         "trailing newline before reading input.\n"
         "\n"
         "If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\n"
         "On *nix systems, readline is used if available.") {
    Value in = stream_of_sys(NAME(stdin)), out = stream_of_sys(NAME(stdout));
    RETURN_IF_ERROR(in);
    RETURN_IF_ERROR(out);
    if (is_unset(in) || is_none(in)) return lost(NAME(stdin));
    if (is_unset(out) || is_none(out)) return lost(NAME(stdout));
    Value error = stream_of_sys(NAME(stderr));
    RETURN_IF_ERROR(error);
    if (is_unset(error) || is_none(error)) return lost(NAME(stderr));
    if (is_error(call_method0(error, NAME(flush)))) error_clear();
    if (!is_unset(arg(args, 1))) {
        Value prompt = object_str(arg(args, 1));
        RETURN_IF_ERROR(prompt);
        RETURN_IF_ERROR(stream_print(out, prompt));
    }
    if (is_error(call_method0(out, NAME(flush)))) error_clear();
    Value line = IS_EXACT(in, TextIOWrapper) ? textio_readline(in, -1) : call_method0(in, NAME(readline));
    RETURN_IF_ERROR(line);
    if (!is_str(line)) return TYPE_ERROR("object.readline() returned non-string");
    line = str_plain(line);
    uint32_t n = str_length(ref_of(line));
    if (n == 0) return raise0(CLASS(EOFError), TEXT("EOF when reading a line"));
    return str_at(ref_of(line), n - 1) == '\n' ? str_substring(line, 0, n - 1) : line;
}

// --- open ---
FUNCTION(builtins, breakpoint, "!($module, /, *args, **kwargs)",
         "breakpoint(*args, **kws)\n"
         "\n"
         "Call sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\n"
         "whatever arguments are passed.\n"
         "\n"
         "By default, this drops you into the pdb debugger.") {
    Value hook = stream_of_sys(NAME(breakpointhook));
    RETURN_IF_ERROR(hook);
    if (is_unset(hook)) return raise0(CLASS(RuntimeError), TEXT("lost sys.breakpointhook"));
    return call_tuple(hook, arg(args, 1), arg(args, 2));
}

FUNCTION(builtins, open,
         "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, "
         "closefd=True, "
         "opener=None)",
         "Open file and return a stream.  Raise OSError upon failure.\n"
         "\n"
         "Files are in memory, inside the enclave: the host neither sees nor keeps them.") {
    return io_open(args_part(args, 1, 8));
}
