// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _posixsubprocess, so that subprocess can be imported: an enclave starts no processes.
#include "python/objects/error.h"

MODULE(_posixsubprocess, "A POSIX helper for the subprocess module.") { return NONE; }
FUNCTION(_posixsubprocess, fork_exec, "!(*args)", "Spawn a fresh new child process.") {
    return raise_unimplemented(TEXT("starting a process from an enclave"));
}
