// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Start-up of the objects, in the same order in every run: names, the shapes and classes of the built-in types,
// their natives, and what the rest of the interpreter needs from the first instruction on.
#pragma once
#include "python/objects/object.h"

// Once, before anything else of python/, on an initialised heap; before it, str_hash_seed. false: the heap is too
// small.
bool objects_boot(void);
// The parts that other files do.
bool error_prepare(void);
bool members_boot(void);
// Classes that are names of the module builtins (enum TypeIndex), for whoever fills that module: calls are made
// with i = 0, 1, ... until UNSET comes back.
Value boot_builtin_class(uint32_t i);

// Implemented by the virtual machine: the exception that an except clause is handling now, or NONE / UNSET.
Value handled_exception(void);
