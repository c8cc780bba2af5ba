// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What contracts say about a collection (proofs/contracts/collector.c, sweep.c).
#pragma once
#include "proofs/facts.h"

// A place in the blocks that are in use, and the collector's own counters.
#define IN_BLOCKS(at)                                                                                        \
    ((at) >= region.first_block && ((at) - region.first_block) / BLOCK_SIZE < region.frontier)
#define MARKING_IS_VALID                                                                                     \
    (PLAN_IS_VALID && region.frontier <= region.block_count && mark_top <= region.log_entries / 2)

// What a function, or a turn of its loop, is to do: the step owed, with what, and what then (of the proof that is made).
enum {
    NOTHING_,
    MARK_,
    MARK_VALUE_,
    NOTE_WEAK_,
    SCAN_,
    DRAIN_,
    SCAN_BITS_,
    SCAN_ALL_,
    TRACE_,
    AMBIGUOUS_,
    CLEAR_,
    CLEAR_BITS_,
    FORGET_MARKS_,
    ROOTS_,
    LOG_,
    REPORT_,
    CLEAR_WEAK_,
    DROP_,
    SWEEP_,
    PLAN_,
    REGISTERS_
};
static uint32_t owed_, then_;
static uint64_t owed_a_, owed_b_;
static bool owes_(uint32_t what, uint64_t a, uint64_t b) {
    __CPROVER_assert(owed_ == NOTHING_, "each turn does what it is for");
    owed_ = what, owed_a_ = a, owed_b_ = b, then_ = NOTHING_;
    return true;
}
static bool owes_and_drains_(uint32_t what, uint64_t a) {
    owes_(what, a, 0);
    then_ = what == NOTHING_ ? NOTHING_ : DRAIN_;
    return true;
}
// In what a turn changes: nothing is owed before.
#define settled_() (second_ ? 0 : (owed_ = NOTHING_, 0))
static void step_(uint32_t what, uint64_t a, uint64_t b);

#define IS_UNMARKED_START(at)                                                                                \
    (IN_BLOCKS(at) & (at) % 8 == 0 & (RAW64(PAIR_OF(at)) & BIT_OF(at)) != 0 &                                \
     (RAW64(PAIR_OF(at) + 8) & BIT_OF(at)) == 0)
#define WELL_KNOWN_SIZE (WELL_KNOWN_MAX * 128)

// What tracing touches: it reads anywhere (a header may say anything; behind the region is nothing), and writes the
// tables and the blocks.
#define MARKS                                                                                                \
    READS(0, REACH);                                                                                         \
    WRITES_WORDS(region.marks, region.size - region.marks)

#define TURNS_MARKING                                                                                        \
    erases_words(region.marks, region.size - region.marks), STATIC(mark_top), STATIC(mark_overflow),         \
        STATIC(weak_count)

// In the blocks, at the start of a pair of bits.
#define EACH_PAIR at >= region.first_block &at < end &end <= region.size &at % 512 == 0
#define FROM_THE_FIRST(id) (cut_[id] | at == region.first_block)
