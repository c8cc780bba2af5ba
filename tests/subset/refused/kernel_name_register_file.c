// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/dispatch.h"
HANDLER(ADD) { SET(A, frame_->registers_[B]); NEXT; } // refused
