// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the files of module _codecs share.
#pragma once
#include "python/objects/object.h"

// Registers the built-in error handlers under their names, for codecs.lookup_error. NONE or ERROR.
Value codecs_register_errors(Value module);
