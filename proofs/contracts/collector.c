// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/collector.c: marking writes mark bits, lines, the mark stack and the collector's bit of headers, all inside the
// tables and the blocks.
#include "kernel/control.h"
#include "proofs/facts.h"

struct Statics_ {
    struct Region region;
    COLLECTOR_FIELDS;
};

// A place in the blocks that are in use, and the collector's own counters.
#define IN_BLOCKS(at)                                                                                        \
    ((at) >= region.first_block && ((at) - region.first_block) / BLOCK_SIZE < region.frontier)
#define MARKING_IS_VALID                                                                                     \
    (PLAN_IS_VALID && region.frontier <= region.block_count && mark_top <= region.log_entries / 2)

CONTRACT(uint64_t, log_slot, uint64_t i) {
    REQUIRES(PLAN_IS_VALID && i < region.log_entries);
    CALL;
    ENSURES(RESULT == region.log + i * 4 && RESULT >= region.log && RESULT <= region.weak_list - 4);
}

CONTRACT(void, slot_remember_, Ref r) {
    REQUIRES(IS_REF(r) && LOG_IS_VALID && IS_OUTSIDE_TABLES(r));
    uint32_t head = HEAD(r);
    uint64_t count = region.log_count;
    WRITES_ONE(true, AT_(r), 4);
    WRITES_ONE(LOG_HAS_ROOM(r), region.log + count * 4, 4);
    CHANGES(region.log_count);
    CHANGES(region.wants_full);
    CALL;
    ENSURES(HEAD(r) == (head & ~UINT32_C(1)) && LOG_IS_VALID);
    ENSURES(region.log_count == count || region.log_count == count + 1);
    ENSURES(r.offset_ < region.first_block || region.wants_full ||
            (region.log_count == count + 1 && RAW32(region.log + count * 4) == r.offset_));
}

CONTRACT(uint64_t, pair_of, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset < region.size);
    CALL;
    ENSURES(RESULT == PAIR_OF(offset) && RESULT % 8 == 0 && RESULT >= region.marks &&
            RESULT <= region.lines - 16);
}

CONTRACT(uint64_t, bit_of, uint64_t offset) {
    CALL;
    ENSURES(RESULT == BIT_OF(offset));
}

CONTRACT(bool, is_marked, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset < region.size);
    READS(PAIR_OF(offset) + 8, 8);
    CALL;
    ENSURES(RESULT == ((RAW64(PAIR_OF(offset) + 8) & BIT_OF(offset)) != 0));
}

#define LOOP_mark_lines_1                                                                                    \
    (TURNS(line), erases(region.lines + first, last + 1 - first)),                                           \
        line >= first &line <=                                                                               \
            last &IMPLIES(witness_ < line - first, RAW8(region.lines + first + witness_) == 1),              \
        last + 1 - line
CONTRACT(void, mark_lines, uint64_t offset, uint64_t size) {
    REQUIRES(PLAN_IS_VALID && offset < region.size && size > 0 && size <= region.size - offset);
    uint64_t first = offset / LINE_SIZE, count = (offset + size - 1) / LINE_SIZE + 1 - first;
    WRITES(region.lines + first, count);
    CALL;
    ENSURES(IMPLIES(witness_ < count, RAW8(region.lines + first + witness_) == 1));
}

CONTRACT(bool, in_blocks, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    CALL;
    ENSURES(RESULT == IN_BLOCKS(offset) && IMPLIES(RESULT, offset < region.size));
}

#define IS_UNMARKED_START(at)                                                                                \
    (IN_BLOCKS(at) & (at) % 8 == 0 & (RAW64(PAIR_OF(at)) & BIT_OF(at)) != 0 &                                \
     (RAW64(PAIR_OF(at) + 8) & BIT_OF(at)) == 0)
CONTRACT(void, mark, uint64_t offset) REPLACES(mark_lines, region_size_of) {
    REQUIRES(MARKING_IS_VALID && offset <= UINT32_MAX);
    uint64_t top = mark_top;
    READS(PAIR_OF(offset), IN_BLOCKS(offset) ? 16 : 0);
    READS(offset, IN_BLOCKS(offset) ? 12 : 0);
    bool marks = IS_UNMARKED_START(offset);
    WRITES_ONE(marks, PAIR_OF(offset) + 8, 8);
    WRITES_ONE(marks, offset, 4);
    WRITES(region.lines, marks ? region.size / LINE_SIZE : 0);
    WRITES(region.log, marks ? region.log_entries * 4 : 0);
    CHANGES(mark_top);
    CHANGES(mark_overflow);
    CALL;
    ENSURES(MARKING_IS_VALID && (mark_top == top || (marks && mark_top == top + 1)));
    ENSURES(IMPLIES(marks, mark_overflow || mark_top == top + 1));
}

CONTRACT(void, mark_value, Value v) REPLACES(mark) {
    REQUIRES(MARKING_IS_VALID);
    WRITES(region.marks, region.weak_list - region.marks);
    uint64_t offset = (uint32_t)v.bits_ - 2;
    READS(offset, (v.bits_ & 7) == 2 && IN_BLOCKS(offset) ? 12 : 0);
    WRITES_ONE((v.bits_ & 7) == 2 && IN_BLOCKS(offset), offset, 4);
    CHANGES(mark_top);
    CHANGES(mark_overflow);
    CALL;
    ENSURES(MARKING_IS_VALID);
}

CONTRACT(void, note_weak, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset <= UINT32_MAX);
    uint64_t count = weak_count;
    WRITES_ONE(count < region.log_entries / 4, region.weak_list + count * 4, 4);
    CHANGES(weak_count);
    CALL;
    ENSURES(weak_count == count + 1);
    ENSURES(IMPLIES(count < region.log_entries / 4, RAW32(region.weak_list + count * 4) == offset));
}

CONTRACT(uint64_t, list_at, Ref list, uint64_t i) {
    CALL;
    ENSURES(RESULT == SLOT_AT(list, i));
}

CONTRACT(Ref, heap_next_dead, void) REPLACES(slot_set) {
    REQUIRES(LOG_IS_VALID && IS_REF(dead) && IS_OUTSIDE_TABLES(dead));
    SEES_SLOTS(dead);
    uint64_t taken = dead_taken, count = dead_count;
    BARRIER(dead);
    WRITES_ONE(taken != count & HAS_SLOT(dead, taken), SLOT_AT(dead, taken), 8);
    CHANGES(dead_taken);
    CHANGES(dead_count);
    CHANGES(region.log_count);
    CHANGES(region.wants_full);
    CALL;
    ENSURES(IS_REF(RESULT) && LOG_IS_VALID && before == before);
    ENSURES(taken == count ? RESULT.offset_ == 0 && dead_taken == 0 && dead_count == 0
                           : dead_taken == taken + 1);
}

CONTRACT(bool, heap_has_news, void) {
    bool news = region.news;
    CHANGES(region.news);
    CALL;
    ENSURES(RESULT == news && !region.news);
}

CONTRACT(bool, block_is_empty, uint64_t block) REPLACES(region_block_start) CELLS(16) UNWIND(17) {
    REQUIRES(PLAN_IS_VALID && block < region.block_count);
    uint64_t lines = region.lines + (region.first_block + block * BLOCK_SIZE) / LINE_SIZE;
    READS(lines, LINES_PER_BLOCK);
    REQUIRES(witness_ < LINES_PER_BLOCK);
    CALL;
    ENSURES(IMPLIES(RESULT, RAW8(lines + witness_) == 0));
}

CONTRACT(void, plan_next, bool full) {
    uint64_t used = region.blocks_used;
    REQUIRES(used < 1 << 20 && region.live_after_full < 1 << 20);
    CHANGES(region.live_after_full);
    CHANGES(region.wants_full);
    CHANGES(region.spent);
    CALL;
    ENSURES(region.spent == 0 && IMPLIES(full, region.live_after_full == used && !region.wants_full));
    ENSURES(region.wants_full == (used > region.live_after_full + region.live_after_full / 2 + 64));
}

CONTRACT(void, collect, bool full)
REPLACES(forget_marks, scan_roots, trace, scan_log, report_watched, clear_weak, drop_start_bits, sweep_blocks,
         plan_next) {
    REQUIRES(HEAP_IS_VALID);
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    ENSURES(HEAP_IS_VALID && region.cursor == 0 && region.limit == 0);
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, COLLECTOR_STATICS}; }
