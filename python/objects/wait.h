// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What whoever waits has to know of threads and signals. Implemented by the virtual machine (vm/thread.c).
#pragma once
#include "python/objects/object.h"

// How many threads there are that the program has started.
uint32_t thread_others(void);
// In the first thread: runs the handlers of signals that have come. NONE or ERROR. To be asked after a wait, read or sleep
// that has ended early.
Value interrupt_check(void);
