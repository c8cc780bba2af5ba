// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/collector.c, what a collection does when it has marked: watched objects, weak slots, start bits, blocks and
// registers; and the order of it all.
#include "kernel/control.h"
#include "proofs/collecting.h"
#include "proofs/frames.h"

struct Statics_ {
    struct Region region;
    struct Control control;
    COLLECTOR_FIELDS;
};

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
    FOR(report_watched, inside_(offset, RESULT));
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
    REQUIRES(watched_count <= 1 << 29 && room <= 1 << 29); // which follows, but not to all provers
    reported_ = dead_count;
    uint64_t before = dead_count, watched_before = watched_count;
    HERE(began_ = false);
    FOR(report_watched, step_(SORT_, room, 0));
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

enum { SORT_ = 100 };      // a step, too
static uint32_t phase_;    // how far a report, or a collection, is
static uint64_t room_;     // slots of the list of the dead that lie in the region
static uint32_t asked_of_; // lists
static void inside_(uint64_t offset, uint64_t count);
// Each turn marks a slot of the list that the loop is about.
static bool is_listed_;
static void lists_(uint32_t list, uint64_t i);
static bool owes_slot_(uint64_t i) {
    is_listed_ = false;
    return owes_(MARK_VALUE_, i, 0);
}
#define LOOP_report_watched_1                                                                                \
    (TURNS(i), TURNS_MARKING, settled_()),                                                                   \
        MARKING_IS_VALID &i >= dead_taken &i < dead_count &(cut_[1] | i == dead_taken) & owes_slot_(i),      \
        dead_count - i
#define LOOP_report_watched_2                                                                                \
    (TURNS(i), TURNS_MARKING, settled_()),                                                                   \
        MARKING_IS_VALID &i < watched_count &(cut_[0] | i == 0) & owes_slot_(i), watched_count - i
CONTRACT(void, report_watched, void)
REPLACES(mark, drain, slots_inside, sort_watched, mark_value, list_at, trace) {
    REQUIRES(MARKING_IS_VALID && COLLECTOR_IS_VALID);
    FOR(collection, step_(REPORT_, 0, 0));
    REFUSES(false); // inside_ tells when
    HERE(owed_ = NOTHING_, phase_ = 0, asked_of_ = 0);
    MARKS;
    CHANGES_MARKING;
    CHANGES(watched_count);
    CHANGES(dead_count);
    CHANGES(region.news);
    CALL;
    ENSURES_HERE(!may_refuse_ && owed_ == NOTHING_ && phase_ == 5 && cut_[1] == (dead_taken < dead_count) &&
                 cut_[0] == (dead_count == room_ && watched_count > 0));
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

// Any pair of those there, and what stood there.
#define THAT_PAIR (first_ + witness_ * 512)
#define IS_KEPT(at, end) (witness_ < (UINT64_C(1) << 23) && (at) < (end))
static uint64_t first_, starts_kept_, marks_, kept_from_, kept_to_;
static bool is_kept_;
#define LOOP_keep_marked_1                                                                                   \
    (TURNS(at), erases_words(PAIR_OF(first_), (end - first_) / 512 * 16)),                                   \
        EACH_PAIR &&at >= first_ &&                                                                          \
            (!is_kept_ || (RAW64(PAIR_OF(THAT_PAIR) + 8) == marks_ &&                                        \
                           RAW64(PAIR_OF(THAT_PAIR)) == (THAT_PAIR < at ? marks_ : starts_kept_))),          \
        end - at
CONTRACT(void, keep_marked, uint64_t at, uint64_t end) REPLACES(pair_of) {
    REQUIRES(PLAN_IS_VALID && at >= region.first_block && at % 512 == 0 && end % 512 == 0);
    REQUIRES(at <= end && end <= region.size);
    FOR(drop_start_bits, (kept_from_ = at, kept_to_ = end));
    HERE(first_ = at);
    HERE(is_kept_ = IS_KEPT(THAT_PAIR, end));
    HERE(starts_kept_ = RAW64(is_kept_ ? PAIR_OF(THAT_PAIR) : 0));
    HERE(marks_ = RAW64(is_kept_ ? PAIR_OF(THAT_PAIR) + 8 : 0));
    WRITES_WORDS(PAIR_OF(at), (end - at) / 512 * 16);
    CALL;
    ENSURES_HERE(!is_kept_ ||
                 (RAW64(PAIR_OF(THAT_PAIR)) == marks_ && RAW64(PAIR_OF(THAT_PAIR) + 8) == marks_));
}

#define THE_END (region.first_block + region.frontier * BLOCK_SIZE)
// Of each block in which something may have died its starts are kept that are marked: of a large object the first pair's.
static uint8_t kind_of_it_;
static bool drops_(bool turns, uint64_t b, bool full) {
    if (!turns) return b == 0;
    if (!began_) {
        began_ = true, at_ = b, kind_of_it_ = RAW8(region.kinds + b), kept_from_ = kept_to_ = 0;
        return true;
    }
    bool keeps = kind_of_it_ != REGION_FREE && kind_of_it_ != REGION_LARGE_BODY &&
                 (full || kind_of_it_ != REGION_SMALL);
    uint64_t start = region.first_block + at_ * BLOCK_SIZE;
    return b == at_ + 1 && kept_from_ == (keeps ? start : 0) &&
           kept_to_ == (keeps ? start + (kind_of_it_ == REGION_LARGE ? 512 : BLOCK_SIZE) : 0);
}
#define LOOP_drop_start_bits_1                                                                               \
    (TURNS(b), erases_words(region.marks, region.lines - region.marks)),                                     \
        b < region.frontier &&drops_(cut_[0], b, full), region.frontier - b
CONTRACT(void, drop_start_bits, bool full) REPLACES(region_block_start, keep_marked) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    FOR(collection, step_(DROP_, full, 0));
    HERE(began_ = false);
    READS(region.kinds, region.block_count);
    WRITES_WORDS(region.marks, region.lines - region.marks);
    CALL;
    ENSURES_HERE(cut_[0] == (region.frontier > 0) && (!cut_[0] || drops_(true, region.frontier, full)));
    ENSURES(PLAN_IS_VALID);
}

// A block in use whose lines are all free is given back, of a large object all or none; a new one that stays is small.
static uint64_t asked_block_, freed_block_;
static bool said_empty_, freed_, large_died_;
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
    FOR(report_watched, lists_(list.offset_, i));
    ENSURES(RESULT == SLOT_AT(list, i));
}

// The lists are blocks that allocation gave.
#define IS_LIST_BLOCK(list) ((list).offset_ == 0 || (list).offset_ >= region.first_block)
#define LISTS_ARE_VALID (IS_LIST_BLOCK(watched) && IS_LIST_BLOCK(dead))
static uint64_t capacity_, left_over_; // slots of the new lists; of the dead, those not taken yet
static uint32_t new_lists_, new_list_[2];
static void grows_(Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n) {
    __CPROVER_assert(to.offset_ == fresh_ && at == 0, "to the beginning of the new list");
    __CPROVER_assert(new_lists_ == 0 ? from.offset_ == watched.offset_ && from_at == 0 && n == watched_count
                                     : from.offset_ == dead.offset_ && from_at == dead_taken &&
                                           n == dead_count - dead_taken,
                     "all that is in the list");
    left_over_ = n;
    new_list_[new_lists_ & 1] = fresh_, new_lists_++;
}
CONTRACT(bool, lists_grow, void) REPLACES(weak_alloc, slots_alloc, slots_copy) {
    REQUIRES(HEAP_IS_VALID && LISTS_ARE_VALID);
    is_followed_ = false; // a collection may have written the lists in between
    HERE(capacity_ = COUNT(watched) * UINT64_C(2) + 16, new_lists_ = 0);
    REMEMBERS(uint32_t watched_before = watched.offset_, dead_before = dead.offset_);
    FOR(heap_watch, grew_++);
    ALLOCATES;
    CHANGES_HEAP;
    CHANGES(watched);
    CHANGES(dead);
    CHANGES(dead_taken);
    CALL;
    FOR(heap_watch, grown_ = RESULT);
    ENSURES_HERE(RESULT == (new_lists_ == 2) &&
                 watched.offset_ == (new_lists_ > 0 ? new_list_[0] : watched_before));
    ENSURES_HERE(dead.offset_ == (RESULT ? new_list_[1] : dead_before) &&
                 IMPLIES(RESULT, dead_count == left_over_));
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

static uint64_t lines_at_; // which lines the turn looks at
static bool looks_at_lines_(uint64_t i) {
    lines_at_ = i;
    return true;
}
#define LOOP_block_is_empty_1                                                                                \
    TURNS(i),                                                                                                \
        i < LINES_PER_BLOCK &i % 8 == 0 & looks_at_lines_(i) &                                               \
            IMPLIES(witness_ < i, RAW8(lines + (witness_ & 127)) == 0),                                      \
        LINES_PER_BLOCK - i
CONTRACT(bool, block_is_empty, uint64_t block) REPLACES(region_block_start) {
    REQUIRES(PLAN_IS_VALID && block < region.block_count);
    uint64_t lines = region.lines + (region.first_block + block * BLOCK_SIZE) / LINE_SIZE;
    READS(lines, LINES_PER_BLOCK);
    CALL;
    FOR(sweep_blocks, (asked_block_ = block, said_empty_ = RESULT));
    ENSURES(IMPLIES(RESULT && witness_ < LINES_PER_BLOCK, RAW8(lines + (witness_ & 127)) == 0));
    ENSURES_HERE(RESULT || RAW64(lines + lines_at_) != 0);
}

CONTRACT(void, plan_next, bool full) {
    FOR(collection, step_(PLAN_, full, 0));
    uint64_t used = region.blocks_used;
    CHANGES(region.live_after_full);
    CHANGES(region.wants_full);
    CHANGES(region.spent);
    CALL;
    ENSURES(region.spent == 0 && IMPLIES(full, region.live_after_full == used));
    ENSURES(region.wants_full == (used > region.live_after_full + region.live_after_full / 4 + 16));
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

static bool is_full_; // what it was called for
static uint64_t from_stack_;
CONTRACT(void, collection, bool full, uint64_t stack)
REPLACES(forget_marks, scan_roots, trace, scan_log, report_watched, clear_weak, drop_start_bits, sweep_blocks,
         plan_next, forget_all_registers) {
    REQUIRES(HEAP_IS_VALID);
    bool wanted = region.wants_full != 0;
    uint64_t collections = region.collections, full_collections = region.full_collections;
    HERE(phase_ = full || wanted ? 0 : 1, is_full_ = full || wanted, from_stack_ = stack);
    REFUSES(region.collecting != 0);
    REMEMBERS(bool collected = region.collecting);
    other_ = THAT_THREAD;
    uint64_t limit = control.window_limit;
    ALLOCATES;
    CHANGES_HEAP;
    CHANGES_ARRAY(parked);
    CALL;
    ENSURES(HEAP_IS_VALID && region.cursor == 0 && region.limit == 0);
    ENSURES(control.window_limit <= limit);
    ENSURES_HERE(phase_ == 11 && !collected && !region.collecting && region.collections == collections + 1 &&
                 region.full_collections == full_collections + (full || wanted) && region.spent == 0);
    ENSURES_HERE(region.aside == 0 && region.aside_limit == 0 && region.recycle_block == 0 &&
                 region.recycle_line == 0);
    ENSURES_AT(IS_FORGOTTEN && IS_UNSET_BETWEEN(control.top, limit + WINDOW_ABOVE));
}

// Assumed (docs/assumptions.md): it keeps the registers on the stack.
CONTRACT(void, collect, bool full) {
    REQUIRES(HEAP_IS_VALID);
    FOR(heap_collect, was_full_ = full);
    FOR(allocate_large allocate_slow, traces_(full ? COLLECTS_ALL_ : COLLECTS_));
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    ENSURES(HEAP_IS_VALID && region.cursor == 0 && region.limit == 0);
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, control, COLLECTOR_STATICS}; }
#include "proofs/collecting_steps.h"
static void inside_(uint64_t offset, uint64_t count) {
#ifdef PROVES_report_watched
    __CPROVER_assert(offset == (asked_of_ == 0 ? dead : watched).offset_, "asks for both lists");
    if (asked_of_++ == 0) {
        room_ = count;
        return;
    }
    may_refuse_ = watched_count > count || dead_count > room_;
#endif
}
static void lists_(uint32_t list, uint64_t i) {
#ifdef PROVES_report_watched
    __CPROVER_assert(owed_ == MARK_VALUE_ && i == owed_a_ && list == (cut_[0] ? watched : dead).offset_,
                     "looks at the slot of its turn");
    is_listed_ = true;
#endif
}
