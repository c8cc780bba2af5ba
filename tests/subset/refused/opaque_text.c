// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: opaque
#include "kernel/value.h"
static Text f(void) { return (Text){"text", 400}; } // refused
