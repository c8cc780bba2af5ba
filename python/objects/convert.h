// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Arguments of native functions as C numbers, with the errors that CPython's argument parsing gives. !ok: an
// exception is set.
#pragma once
#include "python/objects/object.h"

I64Result convert_size(Value v, int64_t absent); // a Py_ssize_t; `absent` for UNSET
I64Result convert_int(Value v, int64_t absent);  // a C int
// Are `encoding` and `errors` of the function name() strs, or UNSET? false: TypeError is set.
bool convert_codec_names(Text name, Value encoding, Value errors);
// DeprecationWarning: the method `name` of v gave an instance of a strict subclass of `kind`. name is the method with v's
// class in front, when `owned`. NONE or ERROR.
Value convert_warn_subclass(Text name, Text kind, Value v, Value result, bool owned);
// TypeError `name() argument position must be kind, not type`; position 0 when the function has but one.
Value convert_refuse(Text name, uint32_t position, Text kind, Value v);
