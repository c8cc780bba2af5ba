// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// How the host's rooms report what went wrong: the place that finds the error writes one clear line that says
// what to do next, and returns false; callers hand false on; host/cli prints the line and ends with a
// non-zero status. The first line written wins until error_clear, so that cleaning up cannot hide the cause.
// Not for the enclave. Per thread.
#pragma once
#include <stdbool.h>

// Sets the line (printf format, no newline, no "error: " before it) unless one is set. Always returns false.
bool error_set(const char *format, ...) __attribute__((format(printf, 1, 2)));

// As error_set, with ": <strerror(errno)>" behind it. `errno` is read before anything else.
bool error_set_errno(const char *format, ...) __attribute__((format(printf, 1, 2)));

// The line, or "" when none is set. Owned here; valid until the next error_set or error_clear.
const char *error_text(void);

void error_clear(void);
