// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the start of the enclave needs of module sys.
#pragma once
#include "python/objects/object.h"

// The exit status that a SystemExit asks for; a code that is no int is printed to sys.stderr first.
uint32_t sys_exit_status(Value exception);
// sys.excepthook(type, value, traceback) for what the program did not catch.
void sys_print_uncaught(Value exception);
// Flushes the standard streams: the status, or 120 when output could not be written, as CPython does.
uint32_t sys_finish(uint32_t status);

// Module sys's structures (sys_info.c); ERROR: out of memory.
Value sys_version_info(void);
Value sys_stdlib_names(void); // a frozenset (sys_names.c)
Value sys_flags(void);
Value sys_float_info(void);
Value sys_int_info(void);
Value sys_hash_info(void);
Value sys_thread_info(void);
