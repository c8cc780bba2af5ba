// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/window.h and kernel/window.c: arguments lie inside the register stack, and an access inside them.
#include "kernel/control.h"
#include "proofs/facts.h"
#include "proofs/frames.h"

struct Statics_ {
    struct Region region;
    struct Control control;
};

CONTRACT(uint32_t, args_count, Args args) {
    CALL;
    ENSURES(RESULT == args.count_);
}

CONTRACT(Value, arg, Args args, uint32_t i) {
    REQUIRES(PLAN_IS_VALID && IS_ARGS(args));
    REFUSES(i >= args.count_);
    READS(args.base_, (uint64_t)args.count_ * 8);
    CALL;
    ENSURES(i < args.count_ && RESULT.bits_ == RAW64(args.base_ + (uint64_t)i * 8));
}

CONTRACT(void, arg_set, Args args, uint32_t i, Value v) {
    REQUIRES(PLAN_IS_VALID && IS_ARGS(args));
    REFUSES(i >= args.count_);
    WRITES_ONE(i < args.count_, args.base_ + (uint64_t)i * 8, 8);
    CALL;
    ENSURES(i < args.count_ && RAW64(args.base_ + (uint64_t)i * 8) == v.bits_);
}

CONTRACT(Args, args_part, Args args, uint32_t from, uint32_t n) {
    REQUIRES(PLAN_IS_VALID && IS_ARGS(args));
    REFUSES(from > args.count_ || n > args.count_ - from);
    CALL;
    ENSURES(from <= args.count_ && n <= args.count_ - from && RESULT.count_ == n);
    ENSURES(RESULT.base_ == args.base_ + (uint64_t)from * 8 && IS_ARGS(RESULT));
}

// Between the register stack and an object: what is still to be read is never written.
#define LOOP_registers_copy_1                                                                                \
    (TURNS(i), erases_words(to, n * 8)),                                                                     \
        i < n &IMPLIES(witness_ < i, WORD_WAS(to, n)) & IMPLIES(witness_ >= i, WORD_WAS(from, n)), n - i
CONTRACT(void, registers_copy, uint64_t to, uint64_t from, uint64_t n) {
    REQUIRES(n == 0 || (n <= UINT32_MAX && REACHES(to, n * 8) && REACHES(from, n * 8)));
    REQUIRES(n == 0 || (to % 8 == 0 && from % 8 == 0));
    REQUIRES(WORD_WAS(from, n) && IMPLIES(witness_ < n, from + witness_ * 8 - to >= n * 8));
    READS(from, n * 8);
    WRITES(to, n * 8);
    CALL;
    ENSURES(WORD_WAS(to, n));
}

#define LOOP_window_clear_1                                                                                  \
    (TURNS(at), erases_words(from, to - from)),                                                              \
        at >= from &at < to &at % 8 == 0 & IS_UNSET_BETWEEN(from, at), to - at
CONTRACT(void, window_clear, uint64_t from, uint64_t to) {
    REQUIRES(from % 8 == 0 && to % 8 == 0 && to <= REACH);
    WRITES_WORDS(from, from < to ? to - from : 0);
    CALL;
    ENSURES(IS_UNSET_BETWEEN(from, to));
}

// No register can be written that this has not cleared, but for those that were below the end already.
CONTRACT(bool, window_reaches_, uint64_t end) REPLACES(window_clear) {
    REQUIRES(PLAN_IS_VALID && LIMIT_IS_VALID && end % 8 == 0);
    MAY_RAISE;
    CHANGES(control.window_limit);
    CALL;
    ENSURES(RESULT == (end <= region.window_end) && LIMIT_IS_VALID && IMPLIES(RESULT, end <= REGISTERS_END));
    ENSURES(REGISTERS_END >= end_before && IMPLIES(end <= end_before, REGISTERS_END == end_before));
    ENSURES(IS_UNSET_BETWEEN(end_before, REGISTERS_END));
}

CONTRACT(bool, has_room, uint64_t count) REPLACES(window_reaches_) {
    REQUIRES(PLAN_IS_VALID && LIMIT_IS_VALID && count <= UINT32_MAX && control.top % 8 == 0);
    MAY_RAISE;
    CHANGES(control.window_limit);
    CALL;
    ENSURES(RESULT == (control.top <= region.window_end && count <= (region.window_end - control.top) / 8));
    ENSURES(LIMIT_IS_VALID && IMPLIES(RESULT, control.top + count * 8 <= REGISTERS_END));
    ENSURES(REGISTERS_END >= end_before && IS_UNSET_BETWEEN(end_before, REGISTERS_END));
}

#define LOOP_args_push_1                                                                                     \
    (TURNS(i), erases_words(at, (uint64_t)count * 8)),                                                       \
        i < count &IMPLIES(witness_ < i, RAW64(at + witness_ * 8) == UNSET.bits_), count - i
CONTRACT(ArgsResult, args_push, uint32_t count) REPLACES(has_room) {
    REQUIRES(PLAN_IS_VALID && LIMIT_IS_VALID && control.top % 8 == 0 && control.top >= region.window);
    uint64_t at = control.top;
    bool fits = at <= region.window_end && count <= (region.window_end - at) / 8;
    WRITES_IF(fits, at, (uint64_t)count * 8);
    MAY_RAISE;
    CHANGES(control.top);
    CHANGES(control.window_limit);
    CALL;
    ENSURES(LIMIT_IS_VALID && IMPLIES(RESULT.ok, control.top <= REGISTERS_END));
    ENSURES(RESULT.ok == fits && control.top == (fits ? at + (uint64_t)count * 8 : at));
    ENSURES(
        IMPLIES(RESULT.ok, RESULT.args.base_ == at && RESULT.args.count_ == count && IS_ARGS(RESULT.args)));
    ENSURES(IMPLIES(RESULT.ok && witness_ < count, RAW64(at + witness_ * 8) == UNSET.bits_));
}

CONTRACT(void, args_pop, Args args) {
    REQUIRES(PLAN_IS_VALID && control.top % 8 == 0 && IS_ARGS(args));
    uint64_t top = control.top;
    bool given = args.base_ >= region.window && args.base_ <= top;
    REFUSES(!given && args.count_ != 0);
    CHANGES(control.top);
    CALL;
    ENSURES((given || args.count_ == 0) && control.top == (given ? args.base_ : top));
}

#define LOOP_args_widen_1                                                                                    \
    (TURNS(i), erases_words(at + args.count_ * UINT64_C(8), (count - args.count_) * UINT64_C(8))),           \
        i >= args.count_ &i <                                                                                \
            count &IMPLIES(witness_ >= args.count_ & witness_ < i, RAW64(at + witness_ * 8) == UNSET.bits_), \
        count - i
CONTRACT(ArgsResult, args_widen, Args args, uint32_t count) {
    REQUIRES(PLAN_IS_VALID && IS_ARGS(args) && args.base_ % 8 == 0);
    bool fits = args.base_ >= region.window && args.base_ <= control.top &&
                control.top <= region.window_end && count <= (control.top - args.base_) / 8 &&
                count >= args.count_;
    WRITES_IF(fits, args.base_ + args.count_ * UINT64_C(8), (count - args.count_) * UINT64_C(8));
    CALL;
    ENSURES(RESULT.ok == fits && IS_ARGS(RESULT.args));
    ENSURES(IMPLIES(fits, RESULT.args.base_ == args.base_ && RESULT.args.count_ == count));
    ENSURES(IMPLIES(fits && witness_ >= args.count_ && witness_ < count,
                    RAW64(args.base_ + witness_ * 8) == UNSET.bits_));
}

CONTRACT(void, check_part, Args args, uint32_t at, uint64_t n) {
    REFUSES(n > args.count_ || at > args.count_ - n);
    CALL;
    ENSURES(n <= args.count_ && at <= args.count_ - n);
}

// The slots are of an object, and the register stack is none.
#define APART(block, from)                                                                                   \
    (IS_OUTSIDE_TABLES(block) && (SLOT_AT(block, (from) + witness_) >= region.window_end ||                  \
                                  SLOT_AT(block, (from) + witness_) < region.window - 7))
CONTRACT(void, args_from_slots, Args args, uint32_t at, Ref block, uint64_t from, uint64_t n)
REPLACES(slots_at, registers_copy) CELLS(6) {
    REQUIRES(PLAN_IS_VALID && IS_ARGS(args) && IS_REF(block) && APART(block, from));
    REQUIRES(IMPLIES(HAS_SLOTS(block, from, n), WORD_WAS(SLOT_AT(block, from), n)));
    SEES_SLOTS(block);
    bool fits = n <= args.count_ && at <= args.count_ - n;
    WRITES_IF(fits, args.base_ + at * UINT64_C(8), n * 8);
    CALL;
    ENSURES(fits && HAS_SLOTS(block, from, n));
    ENSURES(WORD_WAS(args.base_ + at * UINT64_C(8), n));
}

CONTRACT(ArgsResult, args_push_slots, Ref block) REPLACES(has_room, registers_copy) {
    REQUIRES(PLAN_IS_VALID && LIMIT_IS_VALID && control.top % 8 == 0 && control.top >= region.window &&
             IS_REF(block) && APART(block, 0));
    uint32_t count = COUNT(block);
    REQUIRES(WORD_WAS(SLOT_AT(block, 0), count));
    SEES_SLOTS(block);
    uint64_t at = control.top;
    bool fits = at <= region.window_end && count <= (region.window_end - at) / 8;
    WRITES_IF(fits, at, (uint64_t)count * 8);
    MAY_RAISE;
    CHANGES(control.top);
    CHANGES(control.window_limit);
    CALL;
    ENSURES(LIMIT_IS_VALID && IMPLIES(RESULT.ok, control.top <= REGISTERS_END));
    ENSURES(RESULT.ok == fits && control.top == (fits ? at + (uint64_t)count * 8 : at));
    ENSURES(IMPLIES(fits, RESULT.args.base_ == at && RESULT.args.count_ == count && IS_ARGS(RESULT.args) &&
                              WORD_WAS(at, count)));
}

CONTRACT(void, args_to_slots, Args args, uint32_t at, Ref block, uint64_t to, uint64_t n)
REPLACES(slots_open, registers_copy) CELLS(7) {
    REQUIRES(PLAN_IS_VALID && LOG_IS_VALID && IS_ARGS(args) && IS_REF(block) && IS_OUTSIDE_TABLES(block));
    // the register stack is no object's
    REQUIRES(AT_(block) >= region.first_block || SLOT_AT(block, COUNT(block)) <= region.window);
    bool given = n <= args.count_ && at <= args.count_ - n;
    READS(args.base_ + at * UINT64_C(8), given ? n * 8 : 0);
    REQUIRES(IMPLIES(given, WORD_WAS(args.base_ + at * UINT64_C(8), n)));
    SEES_SLOTS(block);
    BARRIER(block);
    CHANGES_LOG;
    WRITES_IF(HAS_SLOTS(block, to, n), SLOT_AT(block, to), n * 8);
    CALL;
    ENSURES(given && HAS_SLOTS(block, to, n) && IS_REMEMBERED(block));
    ENSURES(WORD_WAS(SLOT_AT(block, to), n));
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, control}; }
