// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module faulthandler: no fault of the enclave can be handled inside it, so enable() is only remembered; a traceback can
// be printed when the program asks.
#include "kernel/control.h"
#include "python/builtins/stream.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/vm/frame.h"

static STATE(bool, enabled);

MODULE(faulthandler, "faulthandler module.") { return NONE; }

FUNCTION(faulthandler, enable, "!($module, /, file=None, all_threads=True)",
         "enable(file=sys.stderr, all_threads=True): enable the fault handler") {
    enabled = true;
    return NONE;
}
FUNCTION(faulthandler, disable, "!($module, /)", "disable(): disable the fault handler") {
    bool before = enabled;
    enabled = false;
    return bool_value(before);
}
FUNCTION(faulthandler, is_enabled, "!($module, /)", "is_enabled()->bool: check if the handler is enabled") {
    return bool_value(enabled);
}
FUNCTION(faulthandler, dump_traceback, "!($module, /, file=None, all_threads=True)",
         "dump_traceback(file=sys.stderr, all_threads=True): dump the traceback of the current thread, or of "
         "all threads "
         "if all_threads is True, into file") {
    Value file = arg(args, 1);
    if (is_unset(file) || is_none(file)) file = stream_of_sys(NAME(stderr));
    RETURN_IF_ERROR(file);
    if (is_unset(file) || is_none(file)) return raise0(CLASS(RuntimeError), TEXT("unable to get sys.stderr"));
    Value heading = str_from_text(TEXT("Stack (most recent call first):\n"));
    RETURN_IF_ERROR(heading);
    RETURN_IF_ERROR(call_method1(file, NAME(write), heading));
    for (uint32_t depth = 0; depth < frame_count() && depth < 100; depth++) {
        Value frame = frame_object(depth);
        RETURN_IF_ERROR(frame);
        Value code = frame_code(frame);
        Value line =
            text_format3(TEXT("  File \"{}\", line {} in {}\n"), slot_get(ref_of(code), CODE_FILENAME),
                         int_wrap(frame_line(frame)), slot_get(ref_of(code), CODE_NAME));
        RETURN_IF_ERROR(line);
        RETURN_IF_ERROR(call_method1(file, NAME(write), line));
    }
    return NONE;
}
FUNCTION(faulthandler, dump_traceback_later, "!($module, /, timeout, repeat=False, file=None, exit=False)",
         "dump_traceback_later(timeout, repeat=False, file=sys.stderr, exit=False)") {
    return raise_unimplemented(TEXT("faulthandler.dump_traceback_later"));
}
FUNCTION(faulthandler, cancel_dump_traceback_later, "!($module, /)",
         "cancel the previous call to dump_traceback_later().") {
    return NONE;
}
FUNCTION(faulthandler, register, "!($module, /, signum, file=None, all_threads=True, chain=False)",
         "register a handler for the signal 'signum'") {
    return raise_unimplemented(TEXT("faulthandler.register"));
}
FUNCTION(faulthandler, unregister, "!($module, signum, /)", "unregister the handler of the signal 'signum'") {
    return FALSE;
}
