// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The parts of building and unpacking that are more than one call, with CPython's error texts.
#pragma once
#include "kernel/window.h"

Value unpack_map(Args pairs);                                  // a dict of key, value, key, value ..
Value unpack_format(Value v, uint32_t conversion, Value spec); // a replacement field of an f-string
Value unpack_extend(Value list, Value iterable, Value callee); // [*iterable]; f(*iterable) with f, else UNSET
Value unpack_dict_update(Value dict, Value mapping);           // {**mapping}
Value unpack_dict_merge(Value dict, Value mapping, Value callee);             // f(**mapping)
Value unpack_exact(Value v, Args targets);                                    // a, b = v
Value unpack_starred(Value v, Args targets, uint32_t before, uint32_t after); // a, *b, c = v
