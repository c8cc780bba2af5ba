// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the sanitizers are told when the native interpreter starts (sanitize.mk): a test's environment says nothing. The
// heap region lives as long as the process, so nothing is looked for at the end.
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "detect_leaks=0:abort_on_error=0:exitcode=86"; }
const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void) { return "print_stacktrace=1"; }
