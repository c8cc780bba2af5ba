// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Functions that Linux puts into each process (vdso(7)). They are looked up without the dynamic linker, which a program
// that is linked statically has not.
#pragma once

// The function's address, NULL: this kernel has none of that name.
void *vdso_function(const char *name);
