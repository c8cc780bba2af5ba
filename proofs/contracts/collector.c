// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/collector.c: marking writes mark bits, lines, the mark stack and the collector's bit of headers, all inside the
// tables and the blocks.
#include "kernel/control.h"
#include "proofs/facts.h"
#include "proofs/frames.h"

struct Statics_ {
    struct Region region;
    struct Control control;
    COLLECTOR_FIELDS;
};

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
    ENSURES_HERE(IMPLIES(r.offset_ >= region.first_block && count < region.log_entries / 2,
                         region.log_count == count + 1));
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
// What tracing touches: it reads anywhere (a header may say anything; behind the region is nothing), and writes the
// tables and the blocks.
#define MARKS                                                                                                \
    READS(0, REACH);                                                                                         \
    WRITES_WORDS(region.marks, region.size - region.marks)
// Of the blocks it writes the header's first word, and that of a start that is not marked yet: any other byte stays.
CONTRACT(void, mark, uint64_t offset) REPLACES(mark_lines, region_size_of) {
    REQUIRES(MARKING_IS_VALID && offset <= UINT32_MAX);
    uint64_t top = mark_top, other = region.first_block + witness_;
    bool marks = IS_UNMARKED_START(offset), is_other = witness_ < region.size - region.first_block;
    uint8_t was = RAW8(is_other ? other : 0);
    MARKS;
    CHANGES(mark_top);
    CHANGES(mark_overflow);
    CALL;
    FOR(mark_value scan_object, step_(MARK_, offset, 0));
    FOR(mark_ambiguous, marks_one_(offset));
    ENSURES(MARKING_IS_VALID && (mark_top == top || (marks && mark_top == top + 1)));
    ENSURES(IMPLIES(marks, mark_overflow || mark_top == top + 1));
    ENSURES(!is_other || (marks && other - offset < 4) || RAW8(is_other ? other : 0) == was);
}

CONTRACT(void, mark_value, Value v) REPLACES(mark) {
    REQUIRES(MARKING_IS_VALID);
    MARKS;
    CHANGES(mark_top);
    CHANGES(mark_overflow);
    FOR(scan_object, step_(MARK_VALUE_, v.bits_, 0));
    HERE(owed_ = NOTHING_, owes_((v.bits_ & 7) == 2 ? MARK_ : NOTHING_, (uint32_t)v.bits_ - UINT64_C(2), 0));
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID);
}

CONTRACT(void, note_weak, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset <= UINT32_MAX);
    uint64_t count = weak_count;
    WRITES_ONE(count < region.log_entries / 4, region.weak_list + count * 4, 4);
    CHANGES(weak_count);
    FOR(scan_object, step_(NOTE_WEAK_, offset, 0));
    CALL;
    ENSURES(weak_count == count + 1);
    ENSURES(IMPLIES(count < region.log_entries / 4, RAW32(region.weak_list + count * 4) == offset));
}

#define TURNS_MARKING                                                                                        \
    erases_words(region.marks, region.size - region.marks), STATIC(mark_top), STATIC(mark_overflow),         \
        STATIC(weak_count)

#define LOOP_scan_object_1                                                                                   \
    (TURNS(i), TURNS_MARKING, settled_()),                                                                   \
        MARKING_IS_VALID &i < count &count <= SLOTS_MAX + 2 & (cut_[0] | i == 0) &                           \
            owes_(MARK_VALUE_, RAW64(offset + 8 + i * 8), 0),                                                \
        count - i
static uint32_t header_kind_;
static uint64_t scanned_, slots_; // the block that is scanned, and how many slots it has
CONTRACT(void, scan_object, uint64_t offset) REPLACES(mark, mark_value, note_weak) {
    REQUIRES(MARKING_IS_VALID && offset % 8 == 0 && offset <= UINT32_MAX);
    FOR(drain scan_bits scan_well_known scan_log, step_(SCAN_, offset, 0));
    HERE(header_kind_ = RAW32(offset + 4), owed_ = NOTHING_, scanned_ = offset);
    HERE(owes_(MARK_, header_kind_ & ~(uint32_t)BLOCK_KIND, 0));
    HERE(then_ =
             (header_kind_ & BLOCK_BYTES) == 0 && (header_kind_ & BLOCK_WEAK) != 0 ? NOTE_WEAK_ : NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_ &&
                 cut_[0] == ((header_kind_ & (BLOCK_BYTES | BLOCK_WEAK)) == 0 && slots_ > 0));
    ENSURES(MARKING_IS_VALID);
}

// That it ends: each turn scans an object that was marked since, and none is marked twice.
#define LOOP_drain_1                                                                                         \
    (TURNS_MARKING, settled_()),                                                                             \
        MARKING_IS_VALID &&mark_top > 0 &&                                                                   \
            owes_(SCAN_, RAW32(region.log + (region.log_entries - mark_top) * 4) & ~7u, mark_top - 1),       \
        UNMEASURED
CONTRACT(void, drain, void) REPLACES(scan_object, log_slot) {
    REQUIRES(MARKING_IS_VALID);
    FOR(scan_bits trace scan_log, step_(DRAIN_, 0, 0));
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID && mark_top == 0);
}

#define LOOP_scan_bits_1                                                                                     \
    (TURNS(bits), TURNS_MARKING, settled_()),                                                                \
        MARKING_IS_VALID &&bits != 0 && owes_and_drains_(SCAN_, at + (uint64_t)__builtin_ctzll(bits) * 8),   \
        bits
CONTRACT(void, scan_bits, uint64_t at, uint64_t bits) REPLACES(scan_object, drain) {
    REQUIRES(MARKING_IS_VALID && at % 512 == 0 && at < region.size);
    FOR(scan_all_marked, step_(SCAN_BITS_, at, bits));
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID);
}

// In the blocks, at the start of a pair of bits.
#define EACH_PAIR at >= region.first_block &at < end &end <= region.size &at % 512 == 0
#define FROM_THE_FIRST(id) (cut_[id] | at == region.first_block)
#define LOOP_scan_all_marked_1                                                                               \
    (TURNS(at), TURNS_MARKING, settled_()),                                                                  \
        MARKING_IS_VALID &&EACH_PAIR &&FROM_THE_FIRST(0) && owes_(SCAN_BITS_, at, RAW64(PAIR_OF(at) + 8)),   \
        end - at
CONTRACT(void, scan_all_marked, void) REPLACES(region_block_start, pair_of, scan_bits) {
    REQUIRES(MARKING_IS_VALID);
    FOR(trace, step_(SCAN_ALL_, 0, 0));
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_ && cut_[0] == (region.frontier > 0));
    ENSURES(MARKING_IS_VALID);
}

// That it ends: the mark stack overflows only when another object has been marked.
#define LOOP_trace_1                                                                                         \
    (TURNS_MARKING, settled_()), MARKING_IS_VALID &&mark_overflow &&owes_(SCAN_ALL_, 0, 0), UNMEASURED
CONTRACT(void, trace, void) REPLACES(drain, scan_all_marked) {
    REQUIRES(MARKING_IS_VALID);
    FOR(collection, step_(TRACE_, 0, 0));
    HERE(owed_ = NOTHING_, owes_(DRAIN_, 0, 0));
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID && !mark_overflow);
}

// --- conservative roots ---

static uint64_t from_; // where the search began
#define IS_BODY(block) (RAW8(region.kinds + (block)) == REGION_LARGE_BODY)
#define LOOP_head_of_1                                                                                       \
    TURNS(block),                                                                                            \
        block > 0 & block <= from_ &IMPLIES(witness_ >= block & witness_ <= from_, IS_BODY(witness_)), block
CONTRACT(uint64_t, head_of, uint64_t block) {
    REQUIRES(PLAN_IS_VALID && block < region.block_count);
    READS(region.kinds, region.block_count);
    from_ = block;
    CALL;
    ENSURES(RESULT <= block);
    FOR(object_before, found_head_ = RESULT);
    ENSURES_HERE(RESULT == 0 || !IS_BODY(RESULT));
    ENSURES_HERE(IMPLIES(witness_ > RESULT & witness_ <= block, IS_BODY(witness_)));
}

#define IS_START(at) ((RAW64(PAIR_OF(at)) & BIT_OF(at)) != 0)
#define LOOP_last_start_1                                                                                    \
    (TURNS(at), TURNS(bits)),                                                                                \
        at > start &at % 512 == 0 & at <= offset &bits == 0 &                                                \
            IMPLIES(witness_ % 8 == 0 & witness_ >= at & witness_ <= offset, !IS_START(witness_)),           \
        at
CONTRACT(uint64_t, last_start, uint64_t start, uint64_t offset) REPLACES(pair_of, bit_of) {
    REQUIRES(PLAN_IS_VALID && start >= region.first_block && start % BLOCK_SIZE == 0 && start <= offset &&
             offset < region.size);
    READS(region.marks, region.lines - region.marks);
    CALL;
    FOR(object_before, (found_last_ = RESULT, looked_from_ = start, looked_to_ = offset));
    ENSURES(RESULT == 0 || (RESULT >= start && RESULT <= offset && RESULT % 8 == 0));
    ENSURES_HERE(RESULT == 0 || IS_START(RESULT));
    ENSURES_HERE(IMPLIES(witness_ % 8 == 0 & witness_ >= start & witness_ > RESULT & witness_ <= offset,
                         !IS_START(witness_)));
}

static uint64_t before_; // what it gave
static uint64_t found_head_, found_last_, looked_from_, looked_to_;
#define HEAD_START (region.first_block + found_head_ * BLOCK_SIZE)
#define IN_LARGE (RAW8(region.kinds + found_head_) == REGION_LARGE)
CONTRACT(uint64_t, object_before, uint64_t offset)
REPLACES(region_block_of, region_block_start, head_of, last_start, pair_of) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    READS(region.marks, region.log - region.marks);
    CALL;
    FOR(object_covering, before_ = RESULT);
    ENSURES(RESULT == 0 || (RESULT >= region.first_block && RESULT <= offset && RESULT % 8 == 0));
    ENSURES(RESULT == 0 || IN_BLOCKS(offset));
    ENSURES_HERE(RESULT == (!IN_BLOCKS(offset) ? 0
                            : IN_LARGE         ? (RAW64(PAIR_OF(HEAD_START)) & 1 ? HEAD_START : 0)
                            : looked_from_ == HEAD_START && looked_to_ == offset ? found_last_
                                                                                 : UINT64_MAX));
}

CONTRACT(uint64_t, object_covering, uint64_t offset) REPLACES(object_before, region_size_of) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    READS(0, REACH);
    CALL;
    FOR(mark_ambiguous, (covered_ = offset, covering_ = RESULT));
    ENSURES(RESULT == 0 || (RESULT >= region.first_block && RESULT <= offset && RESULT % 8 == 0));
    ENSURES(RESULT <= UINT32_MAX && IMPLIES(RESULT != 0, IN_BLOCKS(offset)));
    ENSURES_HERE(RESULT == (before_ != 0 && offset - before_ < OBJECT_SIZE(before_) ? before_ : 0));
}

// The three offsets that a word may stand for: each in the blocks is marked, one after the other: the object that covers
// it, which was asked for, or, of a Value, the object that begins there.
static uint64_t may_be_[3], covered_, covering_;
static uint32_t due_; // of which are still to be marked: a bit each
static bool is_value_;
static void marks_one_(uint64_t offset) {
    uint64_t next = due_ & 1 ? may_be_[0] : due_ & 2 ? may_be_[1] : may_be_[2];
    __CPROVER_assert(due_ != 0, "marks what is due");
    __CPROVER_assert(due_ & is_value_ ? offset == next - 2 : covered_ == next && offset == covering_,
                     "marks what the word stands for");
    due_ &= due_ - 1;
}
CONTRACT(void, mark_ambiguous, uint64_t word, uint64_t base)
REPLACES(in_blocks, pair_of, bit_of, mark, object_covering) {
    REQUIRES(MARKING_IS_VALID);
    FOR(scan_region_words, step_(AMBIGUOUS_, word, base));
    HERE(may_be_[0] = (uint32_t)word, may_be_[1] = word >> 32, may_be_[2] = word - base);
    HERE(is_value_ = (word & 7) == 2 && IN_BLOCKS(may_be_[0]) && IS_START(may_be_[0] - 2));
    HERE(due_ = IN_BLOCKS(may_be_[0]) | IN_BLOCKS(may_be_[1]) << 1 | IN_BLOCKS(may_be_[2]) << 2);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(due_ == 0);
    ENSURES(MARKING_IS_VALID);
}

#define LOOP_scan_region_words_1                                                                             \
    (TURNS(at), TURNS_MARKING, settled_()),                                                                  \
        MARKING_IS_VALID &at % 8 == 0 & at < to &(cut_[0] | at == from) &                                    \
            owes_(AMBIGUOUS_, RAW64(at), base),                                                              \
        to - at
CONTRACT(void, scan_region_words, uint64_t from, uint64_t to, uint64_t base) REPLACES(mark_ambiguous) {
    REQUIRES(MARKING_IS_VALID && from % 8 == 0 && to <= region.size);
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID);
}

// Each is scanned that was written since, or all; from then on it is old, and nothing else of its header changes.
#define WELL_KNOWN_SIZE (WELL_KNOWN_MAX * 128)
#define IT (4096 + i * 128)
#define LOOP_scan_well_known_1                                                                               \
    (TURNS(i), TURNS_MARKING, erases_words(4096, WELL_KNOWN_SIZE), settled_()),                              \
        MARKING_IS_VALID &i < WELL_KNOWN_MAX &(cut_[0] | i == 0) &                                           \
            owes_(full || (RAW32(IT) & 1) == 0 ? SCAN_ : NOTHING_, IT, RAW32(IT) | 1),                       \
        WELL_KNOWN_MAX - i
CONTRACT(void, scan_well_known, bool full) REPLACES(scan_object) {
    REQUIRES(MARKING_IS_VALID);
    HERE(owed_ = NOTHING_);
    MARKS;
    WRITES_WORDS(4096, WELL_KNOWN_SIZE);
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID);
}

// What the collector scans of a thread: its stack from there on, its registers, its frames.
CONTRACT(struct Parked, parked_now, uint64_t stack) {
    CALL;
    ENSURES(RESULT.stack_low == stack && RESULT.stack_high == control.stack_base);
    ENSURES(RESULT.window == region.window && RESULT.top == control.top);
    ENSURES(RESULT.control == region.control && RESULT.record == control.record);
    ENSURES(RESULT.regs == control.regs && RESULT.limit == control.window_limit);
}

// Assumed (docs/assumptions.md): it marks.
CONTRACT(void, scan_roots, bool full, uint64_t stack) {
    REQUIRES(MARKING_IS_VALID);
    FOR(collection, step_(ROOTS_, full, stack));
    MARKS;
    WRITES_WORDS(4096, WELL_KNOWN_SIZE);
    CHANGES_MARKING;
    CALL;
    ENSURES(MARKING_IS_VALID);
}

// The block that the log names, if it is marked, is scanned.
static bool owes_logged_(uint64_t i) {
    uint64_t at = RAW32(region.log + i * 4) & ~7u;
    return owes_and_drains_(IN_BLOCKS(at) && (RAW64(PAIR_OF(at) + 8) & BIT_OF(at)) != 0 ? SCAN_ : NOTHING_,
                            at);
}
#define LOOP_scan_log_1                                                                                      \
    (TURNS(i), TURNS_MARKING, settled_()),                                                                   \
        MARKING_IS_VALID &&i < region.log_count &&region.log_count <= region.log_entries / 2 &&              \
            (cut_[0] | i == 0) && owes_logged_(i),                                                           \
        region.log_count - i
CONTRACT(void, scan_log, void) REPLACES(log_slot, in_blocks, is_marked, scan_object, drain) {
    REQUIRES(MARKING_IS_VALID && region.log_count <= region.log_entries / 2);
    FOR(collection, step_(LOG_, 0, 0));
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CHANGES(region.log_count);
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID && region.log_count == 0);
}

#define PLACE_OF(v) ((uint32_t)(v).bits_ - UINT64_C(2))
CONTRACT(bool, is_dead, Value v) REPLACES(in_blocks, is_marked) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    READS(region.marks, region.lines - region.marks);
    CALL;
    FOR(clear_weak_slots sort_watched, (asked_value_ = v.bits_, said_dead_ = RESULT));
    ENSURES(IMPLIES(RESULT, (v.bits_ & 7) == 2 && IN_BLOCKS((uint32_t)v.bits_ - UINT64_C(2))));
    ENSURES_HERE(RESULT == ((v.bits_ & 7) == 2 && IN_BLOCKS(PLACE_OF(v)) &&
                            (RAW64(PAIR_OF(PLACE_OF(v)) + 8) & BIT_OF(PLACE_OF(v))) == 0));
}

// --- what the collection leaves ---

// Slots of a block there that lie in the region.
#define COUNT_INSIDE(at)                                                                                     \
    ((RAW32(at) >> 3) < (region.size - (at)) / 8 - 1 ? (uint64_t)(RAW32(at) >> 3)                            \
                                                     : (region.size - (at)) / 8 - 1)
CONTRACT(uint64_t, slots_inside, uint64_t offset) REPLACES(in_blocks) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    READS(offset, IN_BLOCKS(offset) && offset % 8 == 0 ? 4 : 0);
    CALL;
    FOR(clear_weak_slots heap_watch, (inside_of_ = offset, inside_count_ = RESULT));
    ENSURES(RESULT == 0 || (IN_BLOCKS(offset) && offset % 8 == 0 && offset < region.size &&
                            RESULT <= (region.size - offset) / 8 - 1));
    ENSURES_HERE(RESULT == (IN_BLOCKS(offset) && offset % 8 == 0 ? COUNT_INSIDE(offset) : 0));
}

// What a loop's turn does with one Value: what the Value is when the turn begins, and what is_dead said of it.
static bool began_;
static uint64_t value_, at_, asked_value_;
static bool said_dead_;

// A list: its first n slots lie in the blocks.
#define IS_LIST(list, n)                                                                                     \
    ((n) == 0 || (IS_REF(list) && IN_BLOCKS(AT_(list)) && (n) <= (region.size - AT_(list)) / 8 - 1))
static uint64_t reported_; // how many there were before
// What a turn does: where it stands when it begins, and then.
static uint64_t turn_of_, kept_then_, dead_then_;
static bool sorts_(bool turns, uint64_t i, uint64_t kept, uint64_t room) {
    if (!turns) return i == 0 && kept == 0;
    if (!began_) {
        began_ = true, turn_of_ = i, kept_then_ = kept, dead_then_ = dead_count;
        value_ = RAW64(SLOT_AT(watched, i));
        return true;
    }
    bool moves = said_dead_ && dead_then_ < room;
    return i == turn_of_ + 1 && asked_value_ == value_ && kept == kept_then_ + !moves &&
           dead_count == dead_then_ + moves && IMPLIES(moves, region.news) &&
           RAW64(moves ? SLOT_AT(dead, dead_then_) : SLOT_AT(watched, kept_then_)) == value_;
}
#define LOOP_sort_watched_1                                                                                  \
    (TURNS(i), TURNS(kept), erases_words(region.first_block, region.size - region.first_block),              \
     STATIC(dead_count), STATIC(region.news)),                                                               \
        i < watched_count &kept <= i &IS_LIST(dead, room) &                                                  \
            dead_count <= room &dead_count >= reported_ &sorts_(cut_[0], i, kept, room),                     \
        watched_count - i
CONTRACT(void, sort_watched, uint64_t room) REPLACES(is_dead, list_at) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    REQUIRES(IS_LIST(watched, watched_count) && IS_LIST(dead, room) && dead_count <= room);
    reported_ = dead_count;
    uint64_t before = dead_count, watched_before = watched_count;
    HERE(began_ = false);
    READS(region.marks, region.size - region.marks);
    WRITES_WORDS(region.first_block, region.size - region.first_block);
    CHANGES(watched_count);
    CHANGES(dead_count);
    CHANGES(region.news);
    CALL;
    ENSURES(IS_LIST(dead, room) && dead_count <= room && dead_count >= before);
    ENSURES(watched_count <= watched_before);
    ENSURES_HERE(cut_[0] == (watched_before > 0) &&
                 sorts_(cut_[0], cut_[0] ? watched_before : 0, watched_count, room));
}

#define LOOP_report_watched_1                                                                                \
    (TURNS(i), TURNS_MARKING), MARKING_IS_VALID &i >= dead_taken &i < dead_count, dead_count - i
#define LOOP_report_watched_2                                                                                \
    (TURNS(i), TURNS_MARKING), MARKING_IS_VALID &i < watched_count, watched_count - i
CONTRACT(void, report_watched, void)
REPLACES(mark, drain, slots_inside, sort_watched, mark_value, list_at, trace) {
    REQUIRES(MARKING_IS_VALID && COLLECTOR_IS_VALID);
    FOR(collection, step_(REPORT_, 0, 0));
    MARKS;
    CHANGES_MARKING;
    CHANGES(watched_count);
    CHANGES(dead_count);
    CHANGES(region.news);
    CALL;
    ENSURES(MARKING_IS_VALID && COLLECTOR_IS_VALID);
}

// The slot becomes UNSET if what it names is dead, and else stays.
static bool clears_(bool turns, uint64_t at) {
    if (!turns) return true;
    if (!began_) {
        began_ = true, value_ = RAW64(at), at_ = at;
        return true;
    }
    return asked_value_ == value_ && RAW64(at_) == (said_dead_ ? UNSET.bits_ : value_) &&
           IMPLIES(said_dead_, region.news);
}
static uint64_t inside_of_, inside_count_; // what slots_inside gave
#define LOOP_clear_weak_slots_1                                                                              \
    (TURNS(i), erases_words(offset + 8, count * 8), STATIC(region.news)),                                    \
        (cut_[0] | i == 0) && clears_(cut_[0], offset + 8 + i * 8) &&                                        \
            i < count &offset % 8 == 0 &                                                                     \
                offset >= region.first_block &count <= (region.size - offset) / 8 - 1,                       \
        count - i
CONTRACT(void, clear_weak_slots, uint64_t offset) REPLACES(is_dead, slots_inside) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count && offset <= UINT32_MAX);
    FOR(clear_weak_bits clear_weak, step_(CLEAR_, offset, 0));
    HERE(began_ = false, inside_count_ = 0, inside_of_ = offset);
    READS(region.marks, region.size - region.marks);
    WRITES_WORDS(region.first_block, region.size - region.first_block);
    CHANGES(region.news);
    CALL;
    ENSURES_HERE(inside_of_ == offset && clears_(cut_[0], 0));
    ENSURES_HERE(cut_[0] == (offset != watched.offset_ && inside_count_ > 0));
    ENSURES(PLAN_IS_VALID);
}

#define LOOP_clear_weak_bits_1                                                                               \
    (TURNS(bits), erases_words(region.first_block, region.size - region.first_block), STATIC(region.news),   \
     settled_()),                                                                                            \
        bits != 0 && owes_(IS_WEAK_AT(at + (uint64_t)__builtin_ctzll(bits) * 8) ? CLEAR_ : NOTHING_,         \
                           at + (uint64_t)__builtin_ctzll(bits) * 8, 0),                                     \
        bits
#define IS_WEAK_AT(at) ((RAW32((at) + 4) & BLOCK_BYTES) == 0 && (RAW32((at) + 4) & BLOCK_WEAK) != 0)
CONTRACT(void, clear_weak_bits, uint64_t at, uint64_t bits) REPLACES(clear_weak_slots) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count && at % 512 == 0 && at < region.size);
    FOR(clear_weak, step_(CLEAR_BITS_, at, bits));
    HERE(owed_ = NOTHING_);
    READS(0, REACH);
    WRITES_WORDS(region.first_block, region.size - region.first_block);
    CHANGES(region.news);
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(PLAN_IS_VALID);
}

#define LOOP_clear_weak_1                                                                                    \
    (TURNS(i), erases_words(region.first_block, region.size - region.first_block), STATIC(region.news),      \
     settled_()),                                                                                            \
        i < weak_count && (cut_[1] | i == 0) && owes_(CLEAR_, RAW32(region.weak_list + i * 4), 0),           \
        weak_count - i
#define LOOP_clear_weak_2                                                                                    \
    (TURNS(at), erases_words(region.first_block, region.size - region.first_block), STATIC(region.news),     \
     settled_()),                                                                                            \
        EACH_PAIR &&FROM_THE_FIRST(0) && owes_(CLEAR_BITS_, at, RAW64(PAIR_OF(at) + 8)), end - at
CONTRACT(void, clear_weak, void) REPLACES(clear_weak_slots, clear_weak_bits, region_block_start, pair_of) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    FOR(collection, step_(CLEAR_WEAK_, 0, 0));
    HERE(owed_ = NOTHING_);
    READS(0, REACH);
    WRITES_WORDS(region.first_block, region.size - region.first_block);
    CHANGES(region.news);
    CALL;
    ENSURES_HERE(owed_ == NOTHING_ && cut_[1] == (weak_count > 0 && weak_count <= region.log_entries / 4) &&
                 cut_[0] == (region.frontier > 0 && weak_count > region.log_entries / 4));
    ENSURES(PLAN_IS_VALID);
}

// Any pair of the blocks in use, and what stood there.
#define THAT_PAIR (region.first_block + witness_ * 512)
#define IS_IN_USE(at, end) (witness_ < (UINT64_C(1) << 23) && (at) < (end))
static uint64_t starts_kept_, marks_;
static bool is_in_use_;
#define LOOP_drop_start_bits_1                                                                               \
    (TURNS(at), erases_words(region.marks, region.lines - region.marks)),                                    \
        EACH_PAIR &&FROM_THE_FIRST(0) &&                                                                     \
            (!IS_IN_USE(THAT_PAIR, end) ||                                                                   \
             (RAW64(PAIR_OF(THAT_PAIR) + 8) == marks_ &&                                                     \
              RAW64(PAIR_OF(THAT_PAIR)) == (THAT_PAIR < at ? marks_ : starts_kept_))),                       \
        end - at
#define THE_END (region.first_block + region.frontier * BLOCK_SIZE)
CONTRACT(void, drop_start_bits, void) REPLACES(region_block_start, pair_of) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    FOR(collection, step_(DROP_, 0, 0));
    HERE(is_in_use_ = IS_IN_USE(THAT_PAIR, THE_END));
    HERE(starts_kept_ = RAW64(is_in_use_ ? PAIR_OF(THAT_PAIR) : 0));
    HERE(marks_ = RAW64(is_in_use_ ? PAIR_OF(THAT_PAIR) + 8 : 0));
    WRITES_WORDS(region.marks, region.lines - region.marks);
    CALL;
    ENSURES_HERE(!is_in_use_ ||
                 (RAW64(PAIR_OF(THAT_PAIR)) == marks_ && RAW64(PAIR_OF(THAT_PAIR) + 8) == marks_));
    ENSURES(PLAN_IS_VALID);
}

// A block in use whose lines are all free is given back, of a large object all or none; a new one that stays is small.
static uint64_t asked_block_, freed_block_;
static bool said_empty_, freed_, large_died_;
static uint8_t kind_of_it_;
static bool sweeps_(bool turns, uint64_t b, bool large_dies) {
    if (!turns) return b == 0 && !large_dies;
    if (!began_) {
        began_ = true, at_ = b, kind_of_it_ = RAW8(region.kinds + b), large_died_ = large_dies;
        asked_block_ = UINT64_MAX, freed_ = false;
        return true;
    }
    bool asks = kind_of_it_ != REGION_FREE && kind_of_it_ != REGION_LARGE_BODY;
    bool dies = kind_of_it_ == REGION_LARGE_BODY ? large_died_ : asks && said_empty_;
    return asked_block_ == (asks ? at_ : UINT64_MAX) && freed_ == dies &&
           IMPLIES(freed_, freed_block_ == at_) &&
           large_dies == (kind_of_it_ == REGION_LARGE ? said_empty_ : large_died_) &&
           RAW8(region.kinds + at_) == (dies                        ? REGION_FREE
                                        : kind_of_it_ == REGION_NEW ? REGION_SMALL
                                                                    : kind_of_it_);
}
#define LOOP_sweep_blocks_1                                                                                  \
    (TURNS(b), TURNS(large_dies), erases(region.kinds, region.block_count), STATIC(region.free_hint),        \
     STATIC(region.blocks_used)),                                                                            \
        b < region.frontier & region.free_hint <= region.block_count &&sweeps_(cut_[0], b, large_dies),      \
        region.frontier - b
CONTRACT(void, sweep_blocks, void) REPLACES(block_is_empty, region_free_block) {
    REQUIRES(PLAN_IS_VALID && BLOCKS_ARE_VALID);
    FOR(collection, step_(SWEEP_, 0, 0));
    HERE(began_ = false);
    READS(region.lines, region.log - region.lines);
    WRITES(region.kinds, region.block_count);
    CHANGES(region.free_hint);
    CHANGES(region.blocks_used);
    CALL;
    // of the last turn, too, but for what it says to the next one
    ENSURES_HERE(cut_[0] == (region.frontier > 0) &&
                 (!cut_[0] || sweeps_(true, 0, kind_of_it_ == REGION_LARGE ? said_empty_ : large_died_)));
    ENSURES(BLOCKS_ARE_VALID);
}

// A pair's start bits stay, its mark bits go, and so do the 8 lines of a turn.
static bool forgets_(bool turns, uint32_t loop, uint64_t at) {
    if (!turns) return at == region.first_block;
    uint64_t place = loop == 1 ? PAIR_OF(at) : region.lines + at / LINE_SIZE;
    if (!began_) {
        began_ = true, at_ = place, value_ = RAW64(place);
        return true;
    }
    bool is_next = loop == 1 ? at_ + 16 == place : at_ + 8 == place;
    return is_next && (loop == 1 ? RAW64(at_) == value_ && RAW64(at_ + 8) == 0 : RAW64(at_) == 0);
}
#define LOOP_forget_marks_1                                                                                  \
    (TURNS(at), erases_words(region.marks, region.lines - region.marks)),                                    \
        EACH_PAIR &&forgets_(cut_[1], 1, at), end - at
#define LOOP_forget_marks_2                                                                                  \
    (TURNS(at), erases(region.lines, region.kinds - region.lines)),                                          \
        EACH_PAIR &at % (LINE_SIZE * 8) == 0 && (cut_[0] || forgets_(true, 1, end)) &&                       \
            (began_ = began_ && cut_[0], forgets_(cut_[0], 0, at)),                                          \
        end - at
CONTRACT(void, forget_marks, void) REPLACES(region_block_start, pair_of) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    FOR(collection, step_(FORGET_MARKS_, 0, 0));
    HERE(began_ = false);
    WRITES(region.marks, region.kinds - region.marks);
    CALL;
    ENSURES_HERE(cut_[0] == (region.frontier > 0) && cut_[1] == (region.frontier > 0));
    ENSURES_HERE(!cut_[0] || forgets_(true, 0, THE_END));
    ENSURES(PLAN_IS_VALID);
}

static bool was_full_;
CONTRACT(void, heap_collect, void) REPLACES(collect) {
    REQUIRES(HEAP_IS_VALID);
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    ENSURES_HERE(was_full_);
    ENSURES(HEAP_IS_VALID && region.cursor == 0 && region.limit == 0);
}

CONTRACT(uint64_t, list_at, Ref list, uint64_t i) {
    CALL;
    ENSURES(RESULT == SLOT_AT(list, i));
}

// The lists are blocks that allocation gave.
#define IS_LIST_BLOCK(list) ((list).offset_ == 0 || (list).offset_ >= region.first_block)
#define LISTS_ARE_VALID (IS_LIST_BLOCK(watched) && IS_LIST_BLOCK(dead))
CONTRACT(bool, lists_grow, void) REPLACES(weak_alloc, slots_alloc, slots_copy) {
    REQUIRES(HEAP_IS_VALID && LISTS_ARE_VALID);
    is_followed_ = false; // a collection may have written the lists in between
    FOR(heap_watch, grew_++);
    ALLOCATES;
    CHANGES_HEAP;
    CHANGES(watched);
    CHANGES(dead);
    CHANGES(dead_taken);
    CALL;
    FOR(heap_watch, grown_ = RESULT);
    ENSURES(HEAP_IS_VALID && LISTS_ARE_VALID && IMPLIES(RESULT, dead_taken == 0));
}

static uint32_t grew_; // how often
static bool grown_;
CONTRACT(bool, heap_watch, Ref r) REPLACES(lists_grow, slots_inside, slot_set) {
    REQUIRES(HEAP_IS_VALID && LISTS_ARE_VALID && IS_REF(r));
    HERE(grew_ = 0, grown_ = true);
    REMEMBERS(bool grows = watched_count == COUNT(watched));
    ALLOCATES;
    CHANGES_HEAP;
    CHANGES(watched);
    CHANGES(dead);
    CHANGES(dead_taken);
    CALL;
    ENSURES(HEAP_IS_VALID && LISTS_ARE_VALID);
    uint64_t last = watched_count - 1;
    ENSURES_HERE(grew_ == grows && IMPLIES(grown_, inside_of_ == watched.offset_));
    ENSURES_HERE(RESULT == (grown_ && last + !RESULT < inside_count_));
    ENSURES(!RESULT || (HAS_SLOT(watched, last) && RAW64(SLOT_AT(watched, last)) == UINT64_C(2) + r.offset_));
}

CONTRACT(Ref, heap_next_dead, void) REPLACES(slot_set) {
    REQUIRES(LOG_IS_VALID && IS_REF(dead) && IS_OUTSIDE_TABLES(dead));
    SEES_SLOTS(dead);
    uint64_t taken = dead_taken, count = dead_count;
    BARRIER(dead);
    WRITES_ONE(taken != count & HAS_SLOT(dead, taken), SLOT_AT(dead, taken), 8);
    CHANGES(dead_taken);
    CHANGES(dead_count);
    CHANGES_LOG;
    CALL;
    ENSURES(IS_REF(RESULT) && LOG_IS_VALID && before == before);
    ENSURES_HERE(taken == count || RAW64(SLOT_AT(dead, taken)) == UNSET.bits_);
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
    CALL;
    FOR(sweep_blocks, (asked_block_ = block, said_empty_ = RESULT));
    ENSURES(IMPLIES(RESULT && witness_ < LINES_PER_BLOCK, RAW8(lines + (witness_ & 127)) == 0));
}

CONTRACT(void, plan_next, bool full) {
    FOR(collection, step_(PLAN_, full, 0));
    uint64_t used = region.blocks_used;
    CHANGES(region.live_after_full);
    CHANGES(region.wants_full);
    CHANGES(region.spent);
    CALL;
    ENSURES(region.spent == 0 && IMPLIES(full, region.live_after_full == used));
    ENSURES(region.wants_full == (used > region.live_after_full + region.live_after_full / 2 + 32));
}

// A thread's register stack, with its top and what may have been written above that inside.
#define HAS_REGISTERS(t)                                                                                     \
    ((t).window >= WINDOW_START && (t).top >= (t).window && (t).limit + WINDOW_ABOVE <= (t).control &&       \
     (t).control <= region.marks && (t).top % 8 == 0 && (t).regs % 8 == 0 && (t).limit % 8 == 0)
#define IS_CLEARED(t) IS_UNSET_BETWEEN((t).top, (t).limit + WINDOW_ABOVE)
CONTRACT(uint64_t, forget_registers, struct Parked thread) REPLACES(window_clear) {
    REQUIRES(PLAN_IS_VALID);
    REFUSES(!HAS_REGISTERS(thread));
    uint64_t end = thread.limit + WINDOW_ABOVE, limit = thread.limit;
    bool clears = HAS_REGISTERS(thread) && thread.top < end;
    WRITES_WORDS(clears ? thread.top : 0, clears ? end - thread.top : 0);
    CALL;
    ENSURES(HAS_REGISTERS(thread) && IS_CLEARED(thread) && RESULT <= limit && RESULT % 8 == 0);
    // what is in use stays below it, with as much room as there was, or some
    ENSURES(RESULT == limit || RESULT == thread.top + WINDOW_LOW || RESULT == thread.regs + WINDOW_LOW);
    ENSURES(RESULT == limit || thread.top > UINT32_MAX || thread.regs > UINT32_MAX ||
            (RESULT >= thread.top + WINDOW_LOW && RESULT >= thread.regs + WINDOW_LOW));
}

static uint64_t which_;      // any thread,
static struct Parked other_; // and what was known of it before
#define THAT_THREAD parked[which_ % THREADS_MAX]
static bool is_as_before_(void) {
    struct Parked now = THAT_THREAD;
    return now.stack_high == other_.stack_high && now.window == other_.window && now.top == other_.top &&
           now.control == other_.control && now.regs == other_.regs && now.limit == other_.limit;
}
#define IS_FORGOTTEN                                                                                         \
    IMPLIES(other_.stack_high != 0,                                                                          \
            HAS_REGISTERS(other_) && IS_CLEARED(other_) && THAT_THREAD.limit <= other_.limit)
#define LOOP_forget_all_registers_1                                                                          \
    (TURNS(i), erases_words(WINDOW_START, region.marks - WINDOW_START), OBJECT(parked)),                     \
        i < THREADS_MAX && (which_ % THREADS_MAX < i ? IS_FORGOTTEN : is_as_before_()), THREADS_MAX - i
CONTRACT(void, forget_all_registers, void) REPLACES(forget_registers, parked_now) {
    REQUIRES(PLAN_IS_VALID);
    FOR(collection, step_(REGISTERS_, 0, 0));
    other_ = THAT_THREAD;
    uint64_t limit = control.window_limit;
    WRITES_WORDS(WINDOW_START, region.marks - WINDOW_START);
    CHANGES(control.window_limit);
    CHANGES_ARRAY(parked);
    CALL;
    ENSURES(control.window_limit <= limit && IS_UNSET_BETWEEN(control.top, limit + WINDOW_ABOVE));
    ENSURES(IS_FORGOTTEN);
}

static uint32_t phase_; // how far it is
static bool is_full_;   // what it was called for
static uint64_t from_stack_;
CONTRACT(void, collection, bool full, uint64_t stack)
REPLACES(forget_marks, scan_roots, trace, scan_log, report_watched, clear_weak, drop_start_bits, sweep_blocks,
         plan_next, forget_all_registers) {
    REQUIRES(HEAP_IS_VALID);
    bool wanted = region.wants_full != 0;
    uint64_t collections = region.collections, full_collections = region.full_collections;
    HERE(phase_ = full || wanted ? 0 : 1, is_full_ = full || wanted, from_stack_ = stack);
    REFUSES(region.collecting != 0);
    other_ = THAT_THREAD;
    uint64_t limit = control.window_limit;
    ALLOCATES;
    CHANGES_HEAP;
    CHANGES_ARRAY(parked);
    CALL;
    ENSURES(HEAP_IS_VALID && region.cursor == 0 && region.limit == 0);
    ENSURES(control.window_limit <= limit);
    ENSURES_HERE(phase_ == 11 && !region.collecting && region.collections == collections + 1 &&
                 region.full_collections == full_collections + (full || wanted) && region.spent == 0);
    ENSURES_HERE(region.aside == 0 && region.aside_limit == 0 && region.recycle_block == 0 &&
                 region.recycle_line == 0);
    ENSURES_AT(IS_FORGOTTEN && IS_UNSET_BETWEEN(control.top, limit + WINDOW_ABOVE));
}

// Assumed (docs/assumptions.md): it keeps the registers on the stack.
CONTRACT(void, collect, bool full) {
    REQUIRES(HEAP_IS_VALID);
    FOR(heap_collect, was_full_ = full);
    FOR(allocate_large, traces_(full ? COLLECTS_ALL_ : COLLECTS_));
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    ENSURES(HEAP_IS_VALID && region.cursor == 0 && region.limit == 0);
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, control, COLLECTOR_STATICS}; }
static void step_(uint32_t what, uint64_t a, uint64_t b) {
#if defined PROVES_mark_value || defined PROVES_scan_object || defined PROVES_drain ||                       \
    defined PROVES_scan_bits || defined PROVES_scan_all_marked || defined PROVES_trace ||                    \
    defined PROVES_scan_region_words || defined PROVES_scan_well_known || defined PROVES_scan_log ||         \
    defined PROVES_clear_weak_bits || defined PROVES_clear_weak
#if defined PROVES_drain
    b = mark_top;
#elif defined PROVES_scan_well_known
    b = RAW32(a);
#endif
    __CPROVER_assert(owed_ == what && a == owed_a_ && b == owed_b_, "does what it owes");
#ifdef PROVES_trace
    __CPROVER_assert(what != SCAN_ALL_ || !mark_overflow, "an overflow from now on is another one");
#endif
#ifdef PROVES_scan_log
    __CPROVER_assert(what != SCAN_ || (RAW32(a) & 1) != 0, "it is old again");
#endif
#ifdef PROVES_scan_object
    if (what == MARK_) slots_ = RAW32(scanned_) >> 3;
    owed_ = then_, owed_a_ = scanned_, then_ = NOTHING_;
#else
    owed_ = then_, owed_a_ = 0, owed_b_ = 0, then_ = NOTHING_;
#endif
#endif
#ifdef PROVES_collection
    static const uint8_t order_[] = {FORGET_MARKS_, ROOTS_, TRACE_, LOG_,  TRACE_,    REPORT_,
                                     CLEAR_WEAK_,   DROP_,  SWEEP_, PLAN_, REGISTERS_};
    __CPROVER_assert(phase_ < sizeof order_ && what == order_[phase_], "one after the other");
    __CPROVER_assert(what != ROOTS_ ||
                         ((a != 0) == is_full_ && b == from_stack_ && weak_count == 0 && mark_top == 0 &&
                          !mark_overflow && region.collecting && (!is_full_ || region.log_count == 0)),
                     "begins with nothing marked");
    __CPROVER_assert(what != PLAN_ || (a != 0) == is_full_, "plans with what it was");
    phase_++;
#endif
}
