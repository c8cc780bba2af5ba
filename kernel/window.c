// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The register stack's upper part: arguments that C code passes on, and how far up registers are written.
//
// A register that something reads before it has been written, or after it was given back, holds UNSET or what was stored
// since the last collection, never a reference to what has been freed. For nothing is written at control.window_limit +
// WINDOW_ABOVE or above it; a raise of that limit clears the registers that come with it, and a collection those above a
// thread's top (collector.c, forget_registers), before it lowers the limit again.
#include "kernel/region.h"
#include "kernel/control.h"

#define WINDOW_STEP (1u << 16) // bytes: a raise of the limit, at least

// Loops over a few registers: vectorised, they would take longer to set up than to run.
#define FEW_ _Pragma("clang loop vectorize(disable) unroll(disable)")
#define MANY_ _Pragma("clang loop unroll_count(16)")

static void registers_copy(uint64_t to, uint64_t from, uint64_t n) {
    FEW_ for (uint64_t i = 0; i < n; i++) W64(to + i * 8, R64(from + i * 8));
}

void window_clear(uint64_t from, uint64_t to) {
    MANY_ for (uint64_t at = from; at < to; at += 8) W64(at, UNSET.bits_);
}

__attribute__((preserve_most, noinline)) bool window_reaches_(uint64_t end) {
    uint64_t old = control.window_limit + WINDOW_ABOVE, most = region.window_end;
    if (likely(end <= old)) return true;
    if (end > most) return false;
    uint64_t reached = most - end < WINDOW_STEP ? most : end + WINDOW_STEP;
    window_clear(old, reached);
    control.window_limit = reached - WINDOW_ABOVE;
    return true;
}

static bool has_room(uint64_t count) {
    uint64_t at = control.top;
    if (likely(count <= WINDOW_SPARE && at <= control.window_limit + (WINDOW_ABOVE - WINDOW_SPARE * 8)))
        return true;
    return at <= region.window_end && count <= (region.window_end - at) / 8 &&
           window_reaches_(at + count * 8);
}

ArgsResult args_push(uint32_t count) {
    uint64_t at = control.top;
    if (unlikely(!has_room(count))) return (ArgsResult){0};
    FEW_ for (uint32_t i = 0; i < count; i++) W64(at + (uint64_t)i * 8, UNSET.bits_);
    control.top = at + (uint64_t)count * 8;
    return (ArgsResult){true, {at, count}};
}

ArgsResult args_push_slots(Ref block) {
    uint64_t at = control.top;
    uint32_t count = slot_count(block);
    if (unlikely(!has_room(count))) return (ArgsResult){0};
    registers_copy(at, (uint64_t)block.offset_ + 8, count);
    control.top = at + (uint64_t)count * 8;
    return (ArgsResult){true, {at, count}};
}

void args_pop(Args args) {
    if (unlikely(args.base_ < region.window || args.base_ > control.top)) {
        if (args.count_) kernel_fault(FAULT_WINDOW);
        return;
    }
    control.top = args.base_;
}

ArgsResult args_widen(Args args, uint32_t count) {
    uint64_t top = control.top, at = args.base_;
    if (unlikely(at < region.window || at > top || top > region.window_end || (top - at) / 8 < count ||
                 count < args.count_))
        return (ArgsResult){0};
    FEW_ for (uint32_t i = args.count_; i < count; i++) W64(at + (uint64_t)i * 8, UNSET.bits_);
    return (ArgsResult){true, {at, count}};
}

static void check_part(Args args, uint32_t at, uint64_t n) {
    if (unlikely(n > args.count_ || at > args.count_ - n)) kernel_fault(FAULT_ARGUMENT);
}

void args_from_slots(Args args, uint32_t at, Ref block, uint64_t from, uint64_t n) {
    check_part(args, at, n);
    registers_copy(args.base_ + (uint64_t)at * 8, slots_at(block, from, n), n);
}

void args_to_slots(Args args, uint32_t at, Ref block, uint64_t to, uint64_t n) {
    check_part(args, at, n);
    registers_copy(slots_open(block, to, n), args.base_ + (uint64_t)at * 8, n);
}
