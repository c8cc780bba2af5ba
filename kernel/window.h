// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The register stack and the arguments of native functions. The register stack is a zone of the heap region
// that no reference reaches; a frame is a window on it. The collector scans it up to its top.
//
// A native function has the signature `Value f(Args args)` and gets one Value per parameter, in order, UNSET
// for an absent optional one (a *args parameter is a tuple, **kwargs a dict or UNSET); python/objects/call.h
// binds them.
#pragma once
#include "kernel/heap.h"

typedef struct {
    uint64_t base_; // heap address of the first argument
    uint32_t count_;
} Args;

INLINE uint32_t args_count(Args args) { return args.count_; }
INLINE Value arg(Args args, uint32_t i) {
    if (unlikely(i >= args.count_)) kernel_fault(FAULT_ARGUMENT);
    return (Value){HEAP_(uint64_t, args.base_ + (uint64_t)i * 8)};
}
INLINE void arg_set(Args args, uint32_t i, Value v) {
    if (unlikely(i >= args.count_)) kernel_fault(FAULT_ARGUMENT);
    HEAP_SET_(uint64_t, args.base_ + (uint64_t)i * 8, v.bits_);
}
// args[from .. from + n) as arguments of their own.
INLINE Args args_part(Args args, uint32_t from, uint32_t n) {
    if (unlikely(from > args.count_ || n > args.count_ - from)) kernel_fault(FAULT_ARGUMENT);
    return (Args){args.base_ + (uint64_t)from * 8, n};
}
#define NO_ARGS ((Args){0, 0})

// Temporary arguments on top of the register stack, all UNSET; false in .ok when the stack is full (the
// caller raises RecursionError). They are given back by args_pop, in reverse order.
typedef struct {
    bool ok;
    Args args;
} ArgsResult;
ArgsResult args_push(uint32_t count);
ArgsResult args_push_slots(Ref block); // copies of all slots of a block
void args_pop(Args args);
// The same arguments and UNSET ones behind them, `count` in all, where they stand; not .ok when the register stack's
// part in use ends before that, or there are more already.
ArgsResult args_widen(Args args, uint32_t count);

// args[at .. at+n) = block[from .. from+n), and back.
void args_from_slots(Args args, uint32_t at, Ref block, uint64_t from, uint64_t n);
void args_to_slots(Args args, uint32_t at, Ref block, uint64_t to, uint64_t n);

// Is there room for one more call in C? Ask at the start of every function that may recurse without bound
// (repr, the parser, compare, ...): false means raise RecursionError.
// Not inlined, so that tools/stack_depth.py sees who asks.
__attribute__((noinline)) bool stack_has_room(void);
