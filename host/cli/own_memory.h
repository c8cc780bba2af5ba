// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The memory of pysgx itself, which counts beside the enclave's. For a program that is linked statically.
#pragma once

// First of all: of code and constants only what is touched is to count, and large blocks of malloc go back to the system.
void own_memory_start(void);
// Gives back what preparing took. While there is one thread.
void own_memory_forget(void);
