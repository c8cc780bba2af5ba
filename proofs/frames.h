// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What contracts say about the register stack and the frames on it.
#pragma once
#include "kernel/control.h"
#include "proofs/facts.h"

// Arguments: none, or registers inside the register stack.
#define IS_ARGS(a)                                                                                           \
    ((a).count_ == 0 ||                                                                                      \
     ((a).base_ % 8 == 0 && (a).base_ >= region.window && (a).base_ <= region.window_end &&                  \
      (a).count_ <= (region.window_end - (a).base_) / 8))
// A frame's window: 256 registers from there on are inside the register stack.
#define IS_WINDOW(regs)                                                                                      \
    ((regs) % 8 == 0 && (regs) >= region.window && (regs) <= region.window_end - WINDOW_REGISTERS * 8)
// The control stack: records from its start to the running frame's, and room for one more below its limit.
#define RECORDS_ARE_VALID                                                                                    \
    (control.record_start == region.control && control.record >= region.control &&                           \
     (control.record - region.control) % FRAME_RECORD_SIZE_ == 0 &&                                          \
     control.record <= region.control_end - 2 * FRAME_RECORD_SIZE_ &&                                        \
     control.record_limit <= region.control_end - 3 * FRAME_RECORD_SIZE_ &&                                  \
     control.window_limit == region.window_end - (2 * WINDOW_REGISTERS + WINDOW_SPARE) * 8)
