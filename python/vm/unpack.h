// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The parts of building and unpacking that are more than one call, with CPython's error texts.
#pragma once
#include "kernel/window.h"

Value unpack_format(Value v, uint32_t conversion, Value spec);    // a replacement field of an f-string
Value unpack_extend(Value list, Value iterable);                  // [*iterable]
Value unpack_arguments(Value iterable, Value callee);             // f(*iterable): a tuple
Value unpack_dict_update(Value dict, Value mapping);              // {**mapping}
Value unpack_dict_merge(Value dict, Value mapping, Value callee); // f(**mapping)
Value unpack_exact(Value v, Args targets);                        // a, b = v
Value unpack_starred(Value v, Args targets, uint32_t before, uint32_t after); // a, *b, c = v
// The same for more targets than there are registers: a list of what they get.
Value unpack_exact_list(Value v, uint32_t count);
Value unpack_starred_list(Value v, uint32_t before, uint32_t after);
