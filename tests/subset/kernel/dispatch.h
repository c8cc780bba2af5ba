// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Dispatch as a kernel would package it: pointers, a hidden signature, tail calls.
#pragma once
#include "kernel/value.h"

struct Frame_ {
    Value registers_[256];
};
typedef void Handler_(struct Frame_ *frame_, const uint64_t *pc_);

#define HANDLER(name)                                                                                        \
    static void op_##name(struct Frame_ *frame_, const uint64_t *pc_);                                       \
    static void op_##name(struct Frame_ *frame_, const uint64_t *pc_)
#define A ((uint8_t)(*pc_))
#define B ((uint8_t)(*pc_ >> 8))
#define REG(operand) (frame_->registers_[(operand)])
#define SET(operand, value) (frame_->registers_[(operand)] = (value))
#define NEXT                                                                                                 \
    do { __attribute__((musttail)) return next_op(frame_, pc_ + 1); } while (0)
void next_op(struct Frame_ *frame_, const uint64_t *pc_);
