// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The built-in exceptions: the whole hierarchy, and what all of them do (BaseException). Kinds with fields of
// their own are in exception_kinds.c, exception_os.c, exception_unicode.c and exception_group.c.
#include "python/objects/exception.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(BaseException, "BaseException", object, EXCEPTION_FIELDS, "Common base class for all exceptions");
TYPE(BaseExceptionGroup, "BaseExceptionGroup", BaseException, EXCEPTION_GROUP_FIELDS,
     "A combination of multiple unrelated exceptions.");
TYPE(ExceptionGroup, "ExceptionGroup", BaseExceptionGroup, EXCEPTION_GROUP_FIELDS, "");
TYPE(Exception, "Exception", BaseException, EXCEPTION_FIELDS,
     "Common base class for all non-exit exceptions.");
TYPE(ArithmeticError, "ArithmeticError", Exception, EXCEPTION_FIELDS, "Base class for arithmetic errors.");
TYPE(FloatingPointError, "FloatingPointError", ArithmeticError, EXCEPTION_FIELDS,
     "Floating point operation failed.");
TYPE(OverflowError, "OverflowError", ArithmeticError, EXCEPTION_FIELDS,
     "Result too large to be represented.");
TYPE(ZeroDivisionError, "ZeroDivisionError", ArithmeticError, EXCEPTION_FIELDS,
     "Second argument to a division or modulo operation was zero.");
TYPE(AssertionError, "AssertionError", Exception, EXCEPTION_FIELDS, "Assertion failed.");
TYPE(AttributeError, "AttributeError", Exception, ATTRIBUTE_ERROR_FIELDS, "Attribute not found.");
TYPE(BufferError, "BufferError", Exception, EXCEPTION_FIELDS, "Buffer error.");
TYPE(EOFError, "EOFError", Exception, EXCEPTION_FIELDS, "Read beyond end of file.");
TYPE(ImportError, "ImportError", Exception, IMPORT_ERROR_FIELDS,
     "Import can't find module, or can't find name in module.");
TYPE(ModuleNotFoundError, "ModuleNotFoundError", ImportError, IMPORT_ERROR_FIELDS, "Module not found.");
TYPE(LookupError, "LookupError", Exception, EXCEPTION_FIELDS, "Base class for lookup errors.");
TYPE(IndexError, "IndexError", LookupError, EXCEPTION_FIELDS, "Sequence index out of range.");
TYPE(KeyError, "KeyError", LookupError, EXCEPTION_FIELDS, "Mapping key not found.");
TYPE(MemoryError, "MemoryError", Exception, EXCEPTION_FIELDS, "Out of memory.");
TYPE(NameError, "NameError", Exception, NAME_ERROR_FIELDS, "Name not found globally.");
TYPE(UnboundLocalError, "UnboundLocalError", NameError, NAME_ERROR_FIELDS,
     "Local name referenced but not bound to a value.");
TYPE(OSError, "OSError", Exception, OS_ERROR_FIELDS, "Base class for I/O related errors.");
TYPE(BlockingIOError, "BlockingIOError", OSError, OS_ERROR_FIELDS, "I/O operation would block.");
TYPE(ChildProcessError, "ChildProcessError", OSError, OS_ERROR_FIELDS, "Child process error.");
TYPE(ConnectionError, "ConnectionError", OSError, OS_ERROR_FIELDS, "Connection error.");
TYPE(BrokenPipeError, "BrokenPipeError", ConnectionError, OS_ERROR_FIELDS, "Broken pipe.");
TYPE(ConnectionAbortedError, "ConnectionAbortedError", ConnectionError, OS_ERROR_FIELDS,
     "Connection aborted.");
TYPE(ConnectionRefusedError, "ConnectionRefusedError", ConnectionError, OS_ERROR_FIELDS,
     "Connection refused.");
TYPE(ConnectionResetError, "ConnectionResetError", ConnectionError, OS_ERROR_FIELDS, "Connection reset.");
TYPE(FileExistsError, "FileExistsError", OSError, OS_ERROR_FIELDS, "File already exists.");
TYPE(FileNotFoundError, "FileNotFoundError", OSError, OS_ERROR_FIELDS, "File not found.");
TYPE(InterruptedError, "InterruptedError", OSError, OS_ERROR_FIELDS, "Interrupted by signal.");
TYPE(IsADirectoryError, "IsADirectoryError", OSError, OS_ERROR_FIELDS,
     "Operation doesn't work on directories.");
TYPE(NotADirectoryError, "NotADirectoryError", OSError, OS_ERROR_FIELDS,
     "Operation only works on directories.");
TYPE(PermissionError, "PermissionError", OSError, OS_ERROR_FIELDS, "Not enough permissions.");
TYPE(ProcessLookupError, "ProcessLookupError", OSError, OS_ERROR_FIELDS, "Process not found.");
TYPE(TimeoutError, "TimeoutError", OSError, OS_ERROR_FIELDS, "Timeout expired.");
TYPE(ReferenceError, "ReferenceError", Exception, EXCEPTION_FIELDS,
     "Weak ref proxy used after referent went away.");
TYPE(RuntimeError, "RuntimeError", Exception, EXCEPTION_FIELDS, "Unspecified run-time error.");
TYPE(NotImplementedError, "NotImplementedError", RuntimeError, EXCEPTION_FIELDS,
     "Method or function hasn't been implemented yet.");
TYPE(RecursionError, "RecursionError", RuntimeError, EXCEPTION_FIELDS, "Recursion limit exceeded.");
TYPE(StopAsyncIteration, "StopAsyncIteration", Exception, EXCEPTION_FIELDS,
     "Signal the end from iterator.__anext__().");
TYPE(StopIteration, "StopIteration", Exception, STOP_ITERATION_FIELDS,
     "Signal the end from iterator.__next__().");
TYPE(SyntaxError, "SyntaxError", Exception, SYNTAX_ERROR_FIELDS, "Invalid syntax.");
TYPE(IndentationError, "IndentationError", SyntaxError, SYNTAX_ERROR_FIELDS, "Improper indentation.");
TYPE(TabError, "TabError", IndentationError, SYNTAX_ERROR_FIELDS, "Improper mixture of spaces and tabs.");
TYPE(SystemError, "SystemError", Exception, EXCEPTION_FIELDS,
     "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with "
     "the traceback,\nthe Python version, and the hardware/OS platform and version.");
TYPE(TypeError, "TypeError", Exception, EXCEPTION_FIELDS, "Inappropriate argument type.");
TYPE(ValueError, "ValueError", Exception, EXCEPTION_FIELDS,
     "Inappropriate argument value (of correct type).");
TYPE(UnicodeError, "UnicodeError", ValueError, EXCEPTION_FIELDS, "Unicode related error.");
TYPE(UnicodeDecodeError, "UnicodeDecodeError", UnicodeError, UNICODE_ERROR_FIELDS, "Unicode decoding error.");
TYPE(UnicodeEncodeError, "UnicodeEncodeError", UnicodeError, UNICODE_ERROR_FIELDS, "Unicode encoding error.");
TYPE(UnicodeTranslateError, "UnicodeTranslateError", UnicodeError, UNICODE_ERROR_FIELDS,
     "Unicode translation error.");
TYPE(Warning, "Warning", Exception, EXCEPTION_FIELDS, "Base class for warning categories.");
TYPE(BytesWarning, "BytesWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from "
     "str or comparing to str.");
TYPE(DeprecationWarning, "DeprecationWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about deprecated features.");
TYPE(EncodingWarning, "EncodingWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about encodings.");
TYPE(FutureWarning, "FutureWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about constructs that will change semantically\nin the future.");
TYPE(ImportWarning, "ImportWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about probable mistakes in module imports");
TYPE(PendingDeprecationWarning, "PendingDeprecationWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about features which will be deprecated\nin the future.");
TYPE(ResourceWarning, "ResourceWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about resource usage.");
TYPE(RuntimeWarning, "RuntimeWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about dubious runtime behavior.");
TYPE(SyntaxWarning, "SyntaxWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about dubious syntax.");
TYPE(UnicodeWarning, "UnicodeWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.");
TYPE(UserWarning, "UserWarning", Warning, EXCEPTION_FIELDS,
     "Base class for warnings generated by user code.");
TYPE(GeneratorExit, "GeneratorExit", BaseException, EXCEPTION_FIELDS, "Request that a generator exit.");
TYPE(KeyboardInterrupt, "KeyboardInterrupt", BaseException, EXCEPTION_FIELDS, "Program interrupted by user.");
TYPE(SystemExit, "SystemExit", BaseException, SYSTEM_EXIT_FIELDS, "Request to exit from the interpreter.");

// --- making ---
static Value make(Value class, Value args) {
    Value exception = new_instance(class);
    RETURN_IF_ERROR(exception);
    slot_set(ref_of(exception), EXCEPTION_ARGS, args);
    slot_set(ref_of(exception), EXCEPTION_SUPPRESS, FALSE);
    return exception;
}

Value exception_new(Value class, Value args) {
    bool plain = native_is(class_lookup(class, NAME(__init__)), F_BaseException____init__) &&
                 native_is(class_lookup(class, NAME(__new__)), F_BaseException____new__);
    return plain ? make(class, args) : call_tuple(class, args, UNSET);
}

Value exception_from(Value v) {
    if (is_exception(v)) return v;
    if (!is_exception_class(v)) return TYPE_ERROR("exceptions must derive from BaseException");
    Value made = call0(v);
    RETURN_IF_ERROR(made);
    if (is_exception(made)) return made;
    return raise2(CLASS(TypeError),
                  TEXT("calling {r} should have returned an instance of BaseException, not {r}"), v,
                  class_of(made));
}

STATICMETHOD(BaseException, __new__, "!($type, /, *args, **kwargs)", "") {
    return make(arg(args, 0), arg(args, 1));
}

METHOD(BaseException, __init__, "($self, /, *args, **kwargs)", "") { return exception_init(args); }

Value exception_init(Args args) {
    if (!is_unset(arg(args, 2)) && dict_length(arg(args, 2)) > 0)
        return raise1(CLASS(TypeError), TEXT("{t}() takes no keyword arguments"), arg(args, 0));
    return exception_set_args(arg(args, 0), arg(args, 1));
}

Value exception_set_args(Value exception, Value args) {
    slot_set(ref_of(exception), EXCEPTION_ARGS, args);
    return NONE;
}

void exception_chain(Value exception, Value context) {
    if (same(exception, context)) return;
    // The exception leaves the chain that it is in already, so that the chain does not become a circle. Floyd's
    // second runner stops at circles that programs made themselves.
    Value link = context, slow = context;
    for (uint64_t steps = 0;; steps++) {
        Value next = slot_get(ref_of(link), EXCEPTION_CONTEXT);
        if (!is_ref(next)) break;
        if (same(next, exception)) {
            slot_set(ref_of(link), EXCEPTION_CONTEXT, UNSET);
            break;
        }
        link = next;
        if (steps % 2 == 1) slow = slot_get(ref_of(slow), EXCEPTION_CONTEXT);
        if (same(link, slow)) break;
    }
    slot_set(ref_of(exception), EXCEPTION_CONTEXT, context);
}

// --- text ---
Value exception_str(Value exception) {
    Value args = slot_get(ref_of(exception), EXCEPTION_ARGS);
    if (tuple_length(args) == 0) return str_from_text(TEXT(""));
    return object_str(tuple_length(args) == 1 ? tuple_get(args, 0) : args);
}

METHOD(BaseException, __str__, "($self, /)", "") { return exception_str(arg(args, 0)); }

METHOD(BaseException, __repr__, "($self, /)", "") {
    Value self = arg(args, 0), values = slot_get(ref_of(self), EXCEPTION_ARGS);
    if (tuple_length(values) == 1)
        return text_format2(TEXT("{}({r})"), class_name(class_of(self)), tuple_get(values, 0));
    return text_format2(TEXT("{}{r}"), class_name(class_of(self)), values);
}

// --- attributes ---
GETTER(BaseException, args, "") { return slot_get(ref_of(arg(args, 0)), EXCEPTION_ARGS); }
SETTER(BaseException, args) {
    if (is_unset(arg(args, 1))) return TYPE_ERROR("args may not be deleted");
    Value values = tuple_from_iterable(arg(args, 1));
    RETURN_IF_ERROR(values);
    return exception_set_args(arg(args, 0), values);
}

GETTER(BaseException, __dict__, "") { return instance_dict(arg(args, 0)); }
SETTER(BaseException, __dict__) {
    if (is_unset(arg(args, 1)) || !IS_A(arg(args, 1), dict))
        return TYPE_ERROR("__dict__ must be a dictionary");
    return instance_set_dict(arg(args, 0), arg(args, 1));
}

GETTER(BaseException, __traceback__, "") { return exception_field(arg(args, 0), EXCEPTION_TRACEBACK); }
SETTER(BaseException, __traceback__) {
    Value traceback = arg(args, 1);
    if (is_unset(traceback)) return TYPE_ERROR("__traceback__ may not be deleted");
    if (!is_none(traceback) && !IS_EXACT(traceback, traceback))
        return TYPE_ERROR("__traceback__ must be a traceback or None");
    slot_set(ref_of(arg(args, 0)), EXCEPTION_TRACEBACK, traceback);
    return NONE;
}

GETTER(BaseException, __context__, "exception context") {
    return exception_field(arg(args, 0), EXCEPTION_CONTEXT);
}
SETTER(BaseException, __context__) {
    Value context = arg(args, 1);
    if (is_unset(context)) return TYPE_ERROR("__context__ may not be deleted");
    if (!is_none(context) && !is_exception(context))
        return TYPE_ERROR("exception context must be None or derive from BaseException");
    slot_set(ref_of(arg(args, 0)), EXCEPTION_CONTEXT, context);
    return NONE;
}

GETTER(BaseException, __cause__, "exception cause") { return exception_field(arg(args, 0), EXCEPTION_CAUSE); }
SETTER(BaseException, __cause__) {
    Value cause = arg(args, 1);
    if (is_unset(cause)) return TYPE_ERROR("__cause__ may not be deleted");
    if (!is_none(cause) && !is_exception(cause))
        return TYPE_ERROR("exception cause must be None or derive from BaseException");
    slot_set(ref_of(arg(args, 0)), EXCEPTION_CAUSE, cause);
    slot_set(ref_of(arg(args, 0)), EXCEPTION_SUPPRESS, TRUE);
    return NONE;
}

MEMBER(BaseException, __suppress_context__, "") { return slot_get(ref_of(arg(args, 0)), EXCEPTION_SUPPRESS); }
SETTER(BaseException, __suppress_context__) {
    if (is_unset(arg(args, 1))) return TYPE_ERROR("can't delete numeric/char attribute");
    if (!is_bool(arg(args, 1))) return TYPE_ERROR("attribute value type must be bool");
    slot_set(ref_of(arg(args, 0)), EXCEPTION_SUPPRESS, arg(args, 1));
    return NONE;
}

METHOD(BaseException, with_traceback, "!($self, tb, /)",
       "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.") {
    RETURN_IF_ERROR(BaseException_set___traceback__(args));
    return arg(args, 0);
}

METHOD(BaseException, add_note, "!($self, note, /)",
       "Exception.add_note(note) --\n    add a note to the exception") {
    Value self = arg(args, 0), note = arg(args, 1);
    if (!is_str(note)) return raise1(CLASS(TypeError), TEXT("note must be a str, not '{t}'"), note);
    Value notes = object_getattr_or_unset(self, NAME(__notes__));
    RETURN_IF_ERROR(notes);
    if (is_unset(notes)) {
        notes = list_new(1);
        RETURN_IF_ERROR(notes);
        RETURN_IF_ERROR(object_setattr(self, NAME(__notes__), notes));
    }
    if (!IS_A(notes, list)) return TYPE_ERROR("Cannot add note: __notes__ is not a list");
    return list_append(notes, note);
}

// --- copying ---
METHOD(BaseException, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0), values = slot_get(ref_of(self), EXCEPTION_ARGS);
    Value dict = slot_get(ref_of(self), EXCEPTION_DICT);
    if (is_unset(dict) || dict_length(dict) == 0) return tuple2(class_of(self), values);
    return tuple3(class_of(self), values, dict);
}

METHOD(BaseException, __setstate__, "!($self, state, /)", "") {
    Value state = arg(args, 1);
    if (is_none(state)) return NONE;
    if (!IS_A(state, dict)) return TYPE_ERROR("state is not a dictionary");
    for (DictStep step = dict_next(state, 0); step.ok; step = dict_next(state, step.position)) {
        Value name = attribute_name(step.key);
        RETURN_IF_ERROR(name);
        RETURN_IF_ERROR(object_setattr(arg(args, 0), name, step.value));
    }
    return NONE;
}
