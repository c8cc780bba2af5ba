// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Exceptions: the fields of the built-in classes. A field that is UNSET reads as None (args and suppress are
// always set). The attributes of an instance are in the dict of EXCEPTION_DICT.
#pragma once
#include "python/objects/object.h"

enum ExceptionField {
    EXCEPTION_ARGS, // tuple
    EXCEPTION_TRACEBACK,
    EXCEPTION_CAUSE,
    EXCEPTION_CONTEXT,
    EXCEPTION_SUPPRESS, // TRUE or FALSE
    EXCEPTION_DICT,
    EXCEPTION_FIELDS,
};
enum StopIterationField { STOP_ITERATION_VALUE = EXCEPTION_FIELDS, STOP_ITERATION_FIELDS };
enum SystemExitField { SYSTEM_EXIT_CODE = EXCEPTION_FIELDS, SYSTEM_EXIT_FIELDS };
enum ImportErrorField {
    IMPORT_ERROR_MSG = EXCEPTION_FIELDS,
    IMPORT_ERROR_NAME,
    IMPORT_ERROR_PATH,
    IMPORT_ERROR_FIELDS
};
enum NameErrorField { NAME_ERROR_NAME = EXCEPTION_FIELDS, NAME_ERROR_FIELDS };
enum AttributeErrorField {
    ATTRIBUTE_ERROR_NAME = EXCEPTION_FIELDS,
    ATTRIBUTE_ERROR_OBJ,
    ATTRIBUTE_ERROR_FIELDS
};
enum SyntaxErrorField {
    SYNTAX_ERROR_MSG = EXCEPTION_FIELDS,
    SYNTAX_ERROR_FILENAME,
    SYNTAX_ERROR_LINENO,
    SYNTAX_ERROR_OFFSET,
    SYNTAX_ERROR_TEXT,
    SYNTAX_ERROR_END_LINENO,
    SYNTAX_ERROR_END_OFFSET,
    SYNTAX_ERROR_PRINT_FILE_AND_LINE,
    SYNTAX_ERROR_FIELDS
};
enum OSErrorField {
    OS_ERROR_ERRNO = EXCEPTION_FIELDS,
    OS_ERROR_STRERROR,
    OS_ERROR_FILENAME,
    OS_ERROR_FILENAME2,
    OS_ERROR_CHARACTERS_WRITTEN,
    OS_ERROR_FIELDS
};
enum UnicodeErrorField { // of UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError
    UNICODE_ERROR_ENCODING = EXCEPTION_FIELDS,
    UNICODE_ERROR_OBJECT,
    UNICODE_ERROR_START,
    UNICODE_ERROR_END,
    UNICODE_ERROR_REASON,
    UNICODE_ERROR_FIELDS
};
enum ExceptionGroupField {
    EXCEPTION_GROUP_MESSAGE = EXCEPTION_FIELDS,
    EXCEPTION_GROUP_EXCEPTIONS,
    EXCEPTION_GROUP_FIELDS
};

// class(*args): straight away for a built-in class, by a call for a user's. An exception instance, or ERROR.
Value exception_new(Value class, Value args);
// An instance from what a raise statement names: an instance as it is, a class called without arguments, else
// TypeError "exceptions must derive from BaseException".
Value exception_from(Value class_or_instance);
// UNSET reads as None.
INLINE Value exception_field(Value exception, uint32_t field) {
    Value v = slot_get(ref_of(exception), field);
    return is_unset(v) ? NONE : v;
}
// Sets __context__ of exception to context, without making a circle.
void exception_chain(Value exception, Value context);
// BaseException.__init__ (args: self, tuple, dict or UNSET) and __str__, for the files of the hierarchy.
Value exception_init(Args args);
Value exception_str(Value exception);
Value exception_set_args(Value exception, Value args);
