// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What raise, except, except* and with do beyond moving registers.
#pragma once
#include "kernel/window.h"

// The set exception, as an instance with an entry for the innermost frame in its traceback (unless it is raised again
// at the same place).
Value throw_record(Value code, uint32_t index);
Value throw_raise(Value exception, Value cause_or_unset);                 // raise exception from cause
Value throw_again(void);                                                  // raise
Value throw_reraise(Value exception);                                     // keeps its traceback
Value throw_matches(Value exception, Value classes);                      // TRUE, FALSE, ERROR
Value throw_split(Value exception, Value classes, Args matched_and_rest); // except*
Value throw_star(Value original, Value list);
Value throw_with_enter(Value manager, Args exit_and_entered, bool is_async);
Value throw_with_exit(Value exit, Value exception_or_none);
