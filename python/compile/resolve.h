// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Second pass of the symbol table: each name becomes local, cell, free or global.
#pragma once
#include "kernel/window.h"

// Resolves all names of a module's scope and of those inside: the scope, or ERROR (SyntaxError).
Value resolve_scopes(Value module, Value filename);
