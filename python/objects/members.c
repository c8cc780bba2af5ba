// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fields of built-in objects that Python code sees as attributes (member descriptors): a line each.
#include "python/objects/boot.h"
#include "python/objects/call.h"
#include "python/objects/descriptor.h"
#include "python/objects/exception.h"
#include "python/objects/generic_alias.h"
#include "python/objects/module.h"
#include "python/objects/slice.h"
#include "python/objects/super.h"
#include "python/objects/type.h"

enum { WRITABLE = MEMBER_OR_NONE, READ_ONLY = MEMBER_READ_ONLY | MEMBER_OR_NONE };

static const struct {
    uint16_t type, name;
    uint8_t slot, flags;
} members[60] = {
    {T_StopIteration, NAME_INDEX(value), STOP_ITERATION_VALUE, WRITABLE},
    {T_SystemExit, NAME_INDEX(code), SYSTEM_EXIT_CODE, WRITABLE},
    {T_ImportError, NAME_INDEX(msg), IMPORT_ERROR_MSG, WRITABLE},
    {T_ImportError, NAME_INDEX(name), IMPORT_ERROR_NAME, WRITABLE},
    {T_ImportError, NAME_INDEX(path), IMPORT_ERROR_PATH, WRITABLE},
    {T_NameError, NAME_INDEX(name), NAME_ERROR_NAME, WRITABLE},
    {T_AttributeError, NAME_INDEX(name), ATTRIBUTE_ERROR_NAME, WRITABLE},
    {T_AttributeError, NAME_INDEX(obj), ATTRIBUTE_ERROR_OBJ, WRITABLE},
    {T_SyntaxError, NAME_INDEX(msg), SYNTAX_ERROR_MSG, WRITABLE},
    {T_SyntaxError, NAME_INDEX(filename), SYNTAX_ERROR_FILENAME, WRITABLE},
    {T_SyntaxError, NAME_INDEX(lineno), SYNTAX_ERROR_LINENO, WRITABLE},
    {T_SyntaxError, NAME_INDEX(offset), SYNTAX_ERROR_OFFSET, WRITABLE},
    {T_SyntaxError, NAME_INDEX(text), SYNTAX_ERROR_TEXT, WRITABLE},
    {T_SyntaxError, NAME_INDEX(end_lineno), SYNTAX_ERROR_END_LINENO, WRITABLE},
    {T_SyntaxError, NAME_INDEX(end_offset), SYNTAX_ERROR_END_OFFSET, WRITABLE},
    {T_SyntaxError, NAME_INDEX(print_file_and_line), SYNTAX_ERROR_PRINT_FILE_AND_LINE, WRITABLE},
    {T_OSError, NAME_INDEX(errno), OS_ERROR_ERRNO, WRITABLE},
    {T_OSError, NAME_INDEX(strerror), OS_ERROR_STRERROR, WRITABLE},
    {T_OSError, NAME_INDEX(filename), OS_ERROR_FILENAME, WRITABLE},
    {T_OSError, NAME_INDEX(filename2), OS_ERROR_FILENAME2, WRITABLE},
    {T_BaseExceptionGroup, NAME_INDEX(message), EXCEPTION_GROUP_MESSAGE, READ_ONLY},
    {T_BaseExceptionGroup, NAME_INDEX(exceptions), EXCEPTION_GROUP_EXCEPTIONS, READ_ONLY},

    {T_UnicodeEncodeError, NAME_INDEX(encoding), UNICODE_ERROR_ENCODING, WRITABLE},
    {T_UnicodeEncodeError, NAME_INDEX(object), UNICODE_ERROR_OBJECT, WRITABLE},
    {T_UnicodeEncodeError, NAME_INDEX(start), UNICODE_ERROR_START, WRITABLE},
    {T_UnicodeEncodeError, NAME_INDEX(end), UNICODE_ERROR_END, WRITABLE},
    {T_UnicodeEncodeError, NAME_INDEX(reason), UNICODE_ERROR_REASON, WRITABLE},
    {T_UnicodeDecodeError, NAME_INDEX(encoding), UNICODE_ERROR_ENCODING, WRITABLE},
    {T_UnicodeDecodeError, NAME_INDEX(object), UNICODE_ERROR_OBJECT, WRITABLE},
    {T_UnicodeDecodeError, NAME_INDEX(start), UNICODE_ERROR_START, WRITABLE},
    {T_UnicodeDecodeError, NAME_INDEX(end), UNICODE_ERROR_END, WRITABLE},
    {T_UnicodeDecodeError, NAME_INDEX(reason), UNICODE_ERROR_REASON, WRITABLE},
    {T_UnicodeTranslateError, NAME_INDEX(encoding), UNICODE_ERROR_ENCODING, WRITABLE},
    {T_UnicodeTranslateError, NAME_INDEX(object), UNICODE_ERROR_OBJECT, WRITABLE},
    {T_UnicodeTranslateError, NAME_INDEX(start), UNICODE_ERROR_START, WRITABLE},
    {T_UnicodeTranslateError, NAME_INDEX(end), UNICODE_ERROR_END, WRITABLE},
    {T_UnicodeTranslateError, NAME_INDEX(reason), UNICODE_ERROR_REASON, WRITABLE},
    {T_property, NAME_INDEX(fget), PROPERTY_GET, READ_ONLY},
    {T_property, NAME_INDEX(fset), PROPERTY_SET, READ_ONLY},
    {T_property, NAME_INDEX(fdel), PROPERTY_DELETE, READ_ONLY},
    {T_property, NAME_INDEX(__doc__), PROPERTY_DOC, WRITABLE},
    {T_super, NAME_INDEX(__thisclass__), SUPER_THIS_CLASS, READ_ONLY},
    {T_super, NAME_INDEX(__self__), SUPER_SELF, READ_ONLY},
    {T_super, NAME_INDEX(__self_class__), SUPER_SELF_CLASS, READ_ONLY},
    {T_GenericAlias, NAME_INDEX(__origin__), GENERIC_ALIAS_ORIGIN, READ_ONLY},
    {T_GenericAlias, NAME_INDEX(__args__), GENERIC_ALIAS_ARGS, READ_ONLY},
    {T_GenericAlias, NAME_INDEX(__unpacked__), GENERIC_ALIAS_STARRED, READ_ONLY},
    {T_UnionType, NAME_INDEX(__args__), UNION_TYPE_ARGS, READ_ONLY},
    {T_type, NAME_INDEX(__base__), TYPE_BASE, READ_ONLY},
    {T_type, NAME_INDEX(__mro__), TYPE_MRO, READ_ONLY},
    {T_module, NAME_INDEX(__dict__), MODULE_DICT, READ_ONLY},
    {T_slice, NAME_INDEX(start), SLICE_START, READ_ONLY},
    {T_slice, NAME_INDEX(stop), SLICE_STOP, READ_ONLY},
    {T_slice, NAME_INDEX(step), SLICE_STEP, READ_ONLY},
    {T_method, NAME_INDEX(__func__), METHOD_FUNCTION, READ_ONLY},
    {T_method, NAME_INDEX(__self__), METHOD_SELF, READ_ONLY},
    {T_classmethod, NAME_INDEX(__func__), WRAPPED_FUNCTION, READ_ONLY},
    {T_classmethod, NAME_INDEX(__wrapped__), WRAPPED_FUNCTION, READ_ONLY},
    {T_staticmethod, NAME_INDEX(__func__), WRAPPED_FUNCTION, READ_ONLY},
    {T_staticmethod, NAME_INDEX(__wrapped__), WRAPPED_FUNCTION, READ_ONLY},
};

bool members_boot(void) {
    for (uint32_t i = 0; i < LENGTH_OF(members); i++)
        if (is_error(member_add(AT(members, i).type, AT(name_objects, AT(members, i).name),
                                AT(members, i).slot, AT(members, i).flags)))
            return false;
    return true;
}
