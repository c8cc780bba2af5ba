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
     control.record_limit <= region.control_end - 3 * FRAME_RECORD_SIZE_ && LIMIT_IS_VALID)
#define LIMIT_IS_VALID                                                                                       \
    (control.window_limit % 8 == 0 && control.window_limit >= region.window &&                               \
     control.window_limit <= region.window_end - WINDOW_ABOVE)
// Registers are written below this only: a frame that runs has its window below.
#define REGISTERS_END (control.window_limit + WINDOW_ABOVE)
#define IS_BELOW_END(regs) ((regs) < control.window_limit + WINDOW_REGISTERS * 8)
// What a raise of the limit clears.
#define MAY_RAISE                                                                                            \
    uint64_t end_before = REGISTERS_END;                                                                     \
    WRITES_WORDS(end_before, region.window_end - end_before)
// Any register, chosen arbitrarily: what is shown of it holds for all.
static uint64_t register_;
#define IS_UNSET_BETWEEN(from, to)                                                                           \
    IMPLIES(register_ % 8 == 0 & register_ >= (from) & register_ < (to), RAW64(register_) == UNSET.bits_)
