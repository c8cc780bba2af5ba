// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bool: two singletons, TRUE and FALSE, of a subclass of int.
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/str.h"

TYPE(bool, "bool", int, 0,
     "bool(x) -> bool\n"
     "\n"
     "Returns True when the argument x is true, False otherwise.\n"
     "The builtins True and False are the only two instances of the class bool.\n"
     "The class bool is a subclass of the class int, and cannot be subclassed.");

STATICMETHOD(bool, __new__, "!($type, x=False, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return is_unset(arg(args, 1)) ? FALSE : object_truth(arg(args, 1));
}

METHOD(bool, __repr__, "($self, /)", "Return repr(self).") {
    return is_true(arg(args, 0)) ? str_interned_text(TEXT("True")) : str_interned_text(TEXT("False"));
}

// Two bools give a bool, anything else what ints give.
static Value binary(Args args, enum BinaryOp op) {
    Value a = arg(args, 0), b = arg(args, 1);
    if (is_bool(b)) {
        bool x = is_true(a), y = is_true(b);
        return bool_value(op == BINARY_AND ? x && y : op == BINARY_OR ? x || y : x != y);
    }
    if (!is_int_object(b)) return NOT_IMPLEMENTED;
    a = int_plain(a), b = int_plain(b);
    return op == BINARY_AND ? long_and(a, b) : op == BINARY_OR ? long_or(a, b) : long_xor(a, b);
}

METHOD(bool, __and__, "($self, value, /)", "Return self&value.") { return binary(args, BINARY_AND); }
METHOD(bool, __rand__, "($self, value, /)", "Return value&self.") { return binary(args, BINARY_AND); }
METHOD(bool, __xor__, "($self, value, /)", "Return self^value.") { return binary(args, BINARY_XOR); }
METHOD(bool, __rxor__, "($self, value, /)", "Return value^self.") { return binary(args, BINARY_XOR); }
METHOD(bool, __or__, "($self, value, /)", "Return self|value.") { return binary(args, BINARY_OR); }
METHOD(bool, __ror__, "($self, value, /)", "Return value|self.") { return binary(args, BINARY_OR); }
