// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The classes of None, Ellipsis and NotImplemented.
#include "python/objects/warning.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(NoneType, "NoneType", object, 0, "");
TYPE(ellipsis, "ellipsis", object, 0, "");
TYPE(NotImplementedType, "NotImplementedType", object, 0, "");

// The one instance, for a call without arguments.
static Value only(Value instance, Args args) {
    bool plain = tuple_length(arg(args, 1)) == 0 && is_unset(arg(args, 2));
    return plain ? instance : raise1(CLASS(TypeError), TEXT("{t} takes no arguments"), instance);
}

STATICMETHOD(NoneType, __new__, "!($type, /, *args, **kwargs)", "") { return only(NONE, args); }
METHOD(NoneType, __repr__, "($self, /)", "Return repr(self).") { return str_from_text(TEXT("None")); }
METHOD(NoneType, __bool__, "($self, /)", "True if self else False") { return FALSE; }

STATICMETHOD(ellipsis, __new__, "!($type, /, *args, **kwargs)", "") { return only(ELLIPSIS, args); }
METHOD(ellipsis, __repr__, "($self, /)", "Return repr(self).") { return str_from_text(TEXT("Ellipsis")); }
METHOD(ellipsis, __reduce__, "!($self, /)", "") { return str_from_text(TEXT("Ellipsis")); }

STATICMETHOD(NotImplementedType, __new__, "!($type, /, *args, **kwargs)", "") {
    return only(NOT_IMPLEMENTED, args);
}
METHOD(NotImplementedType, __repr__, "($self, /)", "Return repr(self).") {
    return str_from_text(TEXT("NotImplemented"));
}
METHOD(NotImplementedType, __reduce__, "!($self, /)", "") { return str_from_text(TEXT("NotImplemented")); }
METHOD(NotImplementedType, __bool__, "($self, /)", "True if self else False") {
    Value text = str_from_text(TEXT("NotImplemented should not be used in a boolean context"));
    RETURN_IF_ERROR(text);
    return is_error(warning_issue(CLASS(DeprecationWarning), text, 1, NONE)) ? ERROR : TRUE;
}
