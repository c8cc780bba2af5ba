// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/region.c: a new object is whole, inside free blocks, empty, and known to the tables; the tables' writes stay
// inside the tables.
#include "proofs/facts.h"

struct Statics_ {
    struct Region region;
    struct Control control;
    COLLECTOR_FIELDS;
};

// What a function calls, one after the other, as digits of an octal number; what came of it; what it asked for.
enum { COLLECTS_ = 1, ASIDE_, COLLECTS_ALL_, REFILLS_, TAKES_, BLOCKS_, LARGE_, SLOW_ };
static uint64_t trace_, spent_then_, spent_before_, gave_, gave_first_, asked_, room_then_;
static void traces_(uint64_t what) {
    if (trace_ == 0) spent_then_ = region.spent;
    trace_ = trace_ * 8 + what;
}
static bool began_; // a loop's turn

#define TABLES_SIZE (region.log - region.marks)

CONTRACT(uint64_t, round_up, uint64_t n, uint64_t unit) {
    REQUIRES((unit == 8 || unit == 4096 || unit == BLOCK_SIZE) && n < UINT64_C(1) << 40);
    CALL;
    ENSURES(RESULT >= n && RESULT - n < unit && (RESULT & (unit - 1)) == 0);
}

CONTRACT(uint64_t, clamp, uint64_t n, uint64_t low, uint64_t high) {
    REQUIRES(low <= high);
    CALL;
    ENSURES(RESULT >= low && RESULT <= high && (RESULT == n || n < low || n > high));
    ENSURES(IMPLIES(n < low, RESULT == low) && IMPLIES(n > high, RESULT == high));
}

#ifndef FRAMA_C              // collector.c has the names, too
static uint64_t cleared_[2]; // what the last two calls cleared, the last one first: address, and below bytes
static uint64_t cleared_bytes_[2];
static uint32_t clears_made_;
static void clears_(uint64_t address, uint64_t n) {
    cleared_[1] = cleared_[0], cleared_bytes_[1] = cleared_bytes_[0];
    cleared_[0] = address, cleared_bytes_[0] = n;
    clears_made_++;
}
#endif
#define IS_CLEAR_BELOW(i) IMPLIES(witness_ < (i), RAW64(address + witness_ * 8) == 0)
#define LOOP_clear_1                                                                                         \
    (TURNS(i), erases_words(address, n)), i < words &words - i >= 4 & IS_CLEAR_BELOW(i), words - i
#define LOOP_clear_2 (TURNS(i), erases_words(address, n)), i < words &IS_CLEAR_BELOW(i), words - i
CONTRACT(void, clear, uint64_t address, uint64_t n) {
    REQUIRES(n % 8 == 0 && address % 8 == 0 && REACHES(address, n));
    WRITES_WORDS(address, n);
    CALL;
    FOR(open_block bytes_alloc region_init, clears_(address, n));
    ENSURES(IMPLIES(witness_ < n / 8, RAW64(address + witness_ * 8) == 0));
}

CONTRACT(void, region_zone, uint64_t thread) {
    REQUIRES(PLAN_IS_VALID && ZONES_ARE_VALID);
    uint64_t size = region.zone_size;
    FOR(threads_enter threads_run, zone_ = thread);
    CHANGES_ZONE;
    REFUSES(thread >= region.threads);
    CALL;
    ENSURES(PLAN_IS_VALID && ZONES_ARE_VALID && thread < region.threads);
    ENSURES_HERE(region.control == (thread == 0 ? region.main_control : region.window + region.zone_window));
    ENSURES(IMPLIES(thread == 0, region.window < region.zones && region.control_end == region.zones));
    ENSURES(IMPLIES(thread != 0, region.window == region.zones + (thread - 1) * size &&
                                     region.control_end == region.window + size));
}

#define WHOLE(size) ((size) / BLOCK_SIZE * BLOCK_SIZE)
#define SHARE(size, part, low, high)                                                                         \
    ((size) / (part) < (low) ? (low) : (size) / (part) > (high) ? (high) : (size) / (part))
#define PAGES(n) (((n) + 4095) / 4096 * 4096)
#define IS_LAID_OUT(all)                                                                                     \
    (region.size == (all) && region.window == WINDOW_START &&                                                \
     region.main_control == WINDOW_START + PAGES(SHARE(all, 32, 1 << 16, 1 << 26)) &&                        \
     region.zones == region.main_control + PAGES(SHARE(all, 64, 1 << 15, 1 << 25)) &&                        \
     region.zone_window == PAGES(SHARE(all, 512, 1 << 15, 1 << 22)) &&                                       \
     region.zone_size == region.zone_window + PAGES(SHARE(all, 1024, 1 << 14, 1 << 21)) &&                   \
     region.lines == region.marks + (all) / 32 && region.kinds == region.lines + (all) / LINE_SIZE &&        \
     region.log == PAGES(region.kinds + (all) / BLOCK_SIZE) &&                                               \
     region.log_entries == SHARE(all, 1024, 1 << 12, 1 << 20) &&                                             \
     region.weak_list == region.log + region.log_entries * 4 &&                                              \
     region.first_block - (region.weak_list + region.log_entries) < BLOCK_SIZE)
CONTRACT(bool, region_init, uint64_t base, uint64_t size, uint64_t threads) REPLACES(clear, round_up, clamp) {
    WRITES(0, 4096 + (uint64_t)WELL_KNOWN_MAX * 128);
    HERE(clears_made_ = 0);
    CHANGES(region);
    CALL;
    FOR(io_start, started_ = RESULT);
    ENSURES_HERE(RESULT == (size >= 1 << 20 && size <= UINT64_C(1) << 32 && threads > 0 &&
                            threads <= THREADS_MAX && region.first_block + 8 * BLOCK_SIZE <= WHOLE(size)));
    ENSURES_HERE(!RESULT || IS_LAID_OUT(WHOLE(size)));
    ENSURES_HERE(!RESULT || (clears_made_ == 1 && cleared_[0] == 0 && cleared_bytes_[0] == WINDOW_START));
    ENSURES(IMPLIES(RESULT, PLAN_IS_VALID && ZONES_ARE_VALID && region.base == base && region.size <= size));
    ENSURES(IMPLIES(RESULT, region.threads == threads && region.window == WINDOW_START));
    ENSURES(IMPLIES(RESULT, region.cursor == 0 && region.limit == 0 && region.aside == 0 &&
                                region.aside_limit == 0 && region.recycle_block == region.block_count));
}

CONTRACT(uint64_t, region_block_of, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset >= region.first_block && offset < region.size);
    CALL;
    ENSURES(RESULT < region.block_count && offset - region.first_block - RESULT * BLOCK_SIZE < BLOCK_SIZE);
}

CONTRACT(uint64_t, region_block_start, uint64_t block) {
    REQUIRES(PLAN_IS_VALID && block <= region.block_count);
    CALL;
    ENSURES(RESULT == region.first_block + (block << 15) && RESULT <= region.size &&
            RESULT % BLOCK_SIZE == 0);
}

CONTRACT(void, region_set_start, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset % 8 == 0 && offset < region.size);
    uint64_t bits = RAW64(PAIR_OF(offset));
    WRITES_ONE(true, PAIR_OF(offset), 8);
    CALL;
    ENSURES(RAW64(PAIR_OF(offset)) == (bits | BIT_OF(offset)));
}

CONTRACT(uint64_t, region_size_of, uint64_t offset) {
    REQUIRES(offset % 8 == 0 && offset <= UINT32_MAX);
    READS(offset, RAW32(offset + 4) & BLOCK_BYTES ? 12 : 8);
    CALL;
    FOR(mark, sized_ = RESULT);
    ENSURES(RESULT == OBJECT_SIZE(offset) && RESULT >= 8 && RESULT % 8 == 0);
}

#define LOOP_open_block_1                                                                                    \
    (TURNS(b), erases(region.kinds, region.block_count)),                                                    \
        b >= region.frontier &b <= block &IMPLIES(witness_ >= region.frontier & witness_ < b,                \
                                                  RAW8(region.kinds + witness_) == REGION_FREE),             \
        block + 1 - b
#define BLOCK_AT(block) (region.first_block + (block) * BLOCK_SIZE)
CONTRACT(void, open_block, uint64_t block, enum RegionBlock kind) REPLACES(clear) CELLS(6) {
    REQUIRES(PLAN_IS_VALID && BLOCKS_ARE_VALID && block < region.block_count && kind <= REGION_LARGE_BODY);
    uint64_t frontier = region.frontier;
    HERE(clears_made_ = 0);
    FOR(region_take_blocks, opens_(block, kind));
    REMEMBERS(uint64_t used = region.blocks_used, peak = region.blocks_peak);
    WRITES_WORDS(region.marks, TABLES_SIZE);
    CHANGES(region.frontier);
    CHANGES(region.blocks_used);
    CHANGES(region.blocks_peak);
    CALL;
    ENSURES_HERE(clears_made_ == 2 && cleared_[1] == PAIR_OF(BLOCK_AT(block)) &&
                 cleared_bytes_[1] == BLOCK_SIZE / 512 * 16 && cleared_bytes_[0] == LINES_PER_BLOCK &&
                 cleared_[0] == region.lines + BLOCK_AT(block) / LINE_SIZE);
    ENSURES_HERE(region.blocks_used == used + 1 && region.blocks_peak == (used + 1 > peak ? used + 1 : peak));
    ENSURES_HERE(
        IMPLIES(witness_ >= frontier && witness_ < block, RAW8(region.kinds + witness_) == REGION_FREE));
    ENSURES(BLOCKS_ARE_VALID && region.frontier == (block < frontier ? frontier : block + 1));
    ENSURES(RAW8(region.kinds + block) == (uint8_t)kind && region.blocks_peak >= region.blocks_used);
}

CONTRACT(void, region_free_block, uint64_t block) {
    REQUIRES(PLAN_IS_VALID && BLOCKS_ARE_VALID && block < region.block_count);
    uint64_t hint = region.free_hint, used = region.blocks_used;
    WRITES_ONE(true, region.kinds + block, 1);
    CHANGES(region.blocks_used);
    CHANGES(region.free_hint);
    CALL;
    FOR(sweep_blocks, (freed_ = true, freed_block_ = block));
    ENSURES(IS_FREE(block) && region.free_hint <= block && region.free_hint <= hint &&
            region.blocks_used == used - 1);
    ENSURES(region.free_hint == hint || region.free_hint == block);
}

CONTRACT(bool, is_free, uint64_t block) {
    REQUIRES(PLAN_IS_VALID && BLOCKS_ARE_VALID && block < region.block_count);
    READS(region.kinds + block, block < region.frontier ? 1 : 0);
    CALL;
    ENSURES(RESULT == IS_FREE(block));
}

#define LOOP_find_free_1                                                                                     \
    (TURNS(b), TURNS(run)),                                                                                  \
        b >= region.free_hint &b < region.block_count &run <= b - region.free_hint &run <                    \
            count &IMPLIES(witness_ >= b - run & witness_ < b, IS_FREE(witness_)),                           \
        region.block_count - b
CONTRACT(uint64_t, find_free, uint64_t count) {
    REQUIRES(PLAN_IS_VALID && BLOCKS_ARE_VALID && count > 0);
    READS(region.kinds, region.block_count);
    CALL;
    FOR(region_take_blocks, found_ = RESULT);
    ENSURES(RESULT <= region.block_count);
    ENSURES(IMPLIES(RESULT < region.block_count,
                    count <= region.block_count - RESULT && RESULT >= region.free_hint));
    ENSURES(IMPLIES(RESULT < region.block_count && witness_ >= RESULT && witness_ < RESULT + count,
                    IS_FREE(witness_)));
}

// All blocks of the run are opened, one after the other.
static uint64_t found_, opened_, wanted_;
static void opens_(uint64_t block, enum RegionBlock kind) {
    __CPROVER_assert(block == found_ + opened_, "opens the next one");
    __CPROVER_assert(kind == (wanted_ == 1   ? REGION_NEW
                              : opened_ == 0 ? REGION_LARGE
                                             : REGION_LARGE_BODY),
                     "as what it is");
    opened_++;
}
#define LOOP_region_take_blocks_1                                                                            \
    (TURNS(b), MODEL(opened_), erases_words(region.marks, TABLES_SIZE), STATIC(region.frontier),             \
     STATIC(region.blocks_used), STATIC(region.blocks_peak)),                                                \
        b > first &b < first + count &region.frontier <= region.block_count &b == found_ + opened_ &first == \
            found_ &count == wanted_,                                                                        \
        first + count - b
static uint64_t took_, took_blocks_; // what it gave, of how many
CONTRACT(uint64_t, region_take_blocks, uint64_t count) REPLACES(find_free, open_block) {
    REQUIRES(PLAN_IS_VALID && BLOCKS_ARE_VALID && count > 0);
    HERE(opened_ = 0, wanted_ = count);
    REMEMBERS(uint64_t hint = region.free_hint);
    FOR(allocate_large, traces_(BLOCKS_));
    READS(region.kinds, region.block_count);
    WRITES_WORDS(region.marks, TABLES_SIZE);
    CHANGES(region.frontier);
    CHANGES(region.blocks_used);
    CHANGES(region.blocks_peak);
    CHANGES(region.free_hint);
    CALL;
    FOR(next_block, (took_ = RESULT, took_blocks_ = count));
    FOR(allocate_large, (gave_first_ = took_, took_ = RESULT, took_blocks_ = count));
    ENSURES_HERE(opened_ == (found_ < region.block_count ? count : 0));
    ENSURES_HERE(RESULT == (opened_ == 0 ? 0 : region.first_block + found_ * BLOCK_SIZE));
    ENSURES_HERE(region.free_hint == (opened_ != 0 && found_ == hint ? hint + count : hint));
    ENSURES(BLOCKS_ARE_VALID &&
            (RESULT == 0 || (RESULT >= region.first_block && RESULT % BLOCK_SIZE == 0 &&
                             RESULT < region.size && count <= (region.size - RESULT) / BLOCK_SIZE)));
}

CONTRACT(bool, line_is_free, uint64_t start, uint64_t line) {
    REQUIRES(PLAN_IS_VALID && start < region.size && start % BLOCK_SIZE == 0 && line < LINES_PER_BLOCK);
    READS(region.lines + start / LINE_SIZE + line, 1);
    CALL;
    ENSURES(RESULT == (RAW8(region.lines + start / LINE_SIZE + line) == 0));
}

static uint64_t searched_; // how far the search for holes has come: block * 256 + line
// Any line of any block: those that the search has passed are not free, or of another kind of block; all of a hole are free.
static uint64_t any_block_, any_line_;
static bool any_is_free_; // of a block with lines, too
static uint8_t any_kind_;
#define IS_PASSED(block, line)                                                                               \
    (any_block_ * 256 + any_line_ < searched_ | any_block_ * 256 + any_line_ >= (block) * 256 + (line) |     \
     !any_is_free_)
#define LOOP_next_hole_1                                                                                     \
    (STATIC(region.recycle_block), STATIC(region.recycle_line)),                                             \
        region.recycle_block < region.frontier &                                                             \
            region.recycle_line <= LINES_PER_BLOCK &region.recycle_block * 256 + region.recycle_line >=      \
                searched_ &(region.recycle_line == 0 |                                                       \
                            region.recycle_block * 256 + region.recycle_line == searched_) &                 \
            IS_PASSED(region.recycle_block, region.recycle_line),                                            \
        region.frontier - region.recycle_block
#define LOOP_next_hole_2                                                                                     \
    TURNS(line),                                                                                             \
        line >= region.recycle_line &line < LINES_PER_BLOCK &IS_PASSED(region.recycle_block, line + 1),      \
        LINES_PER_BLOCK - line
#define LOOP_next_hole_3                                                                                     \
    TURNS(end),                                                                                              \
        end > line &end < LINES_PER_BLOCK &(any_block_ != region.recycle_block | any_line_ < line |          \
                                            any_line_ > end | any_is_free_),                                 \
        LINES_PER_BLOCK - end
// A hole is passed over only if it is too small, and what it had counts as spent.
static bool hole_, block_, first_refill_;
static uint64_t asked_size_;
static void passes_(void) {
    __CPROVER_assert(!began_ || (asked_size_ > region.limit - region.cursor &&
                                 region.spent == spent_before_ + (region.limit - region.cursor)),
                     "passes over what is too small");
}
static bool starts_(bool turns) {
    if (turns && !began_) began_ = true, spent_before_ = region.spent;
    return true;
}
CONTRACT(bool, next_hole, void) {
    REQUIRES(REGION_IS_VALID);
    READS(region.lines, region.size / LINE_SIZE);
    READS(region.kinds, region.block_count);
    uint64_t before = region.recycle_block * 256 + region.recycle_line;
    searched_ = before;
    HERE(__CPROVER_assume(any_block_ < region.block_count && any_line_ < LINES_PER_BLOCK),
         any_kind_ = RAW8(region.kinds + any_block_),
         any_is_free_ =
             (any_kind_ == REGION_SMALL | (any_block_ == region.recycle_block & region.recycle_line != 0)) &
             RAW8(region.lines + BLOCK_AT(any_block_) / LINE_SIZE + any_line_) == 0);
    FOR(refill, passes_());
    WRITES(region.kinds, region.block_count);
    CHANGES(region.recycle_block);
    CHANGES(region.recycle_line);
    CHANGES(region.cursor);
    CHANGES(region.limit);
    CALL;
    FOR(refill, hole_ = RESULT);
    ENSURES(REGION_IS_VALID &&
            IMPLIES(RESULT, region.cursor < region.limit && region.cursor >= region.first_block &&
                                region.cursor % LINE_SIZE == 0 &&
                                region.limit - region.cursor <= BLOCK_SIZE));
    ENSURES(IMPLIES(RESULT, region.recycle_block < region.frontier &&
                                before < region.recycle_block * 256 + region.recycle_line));
    ENSURES(IMPLIES(RESULT, RAW8(region.kinds + region.recycle_block) == REGION_NEW));
    ENSURES_HERE((RESULT && any_block_ == region.recycle_block) ||
                 RAW8(region.kinds + any_block_) == any_kind_);
    ENSURES(IMPLIES(RESULT, RAW8(region.lines + region.cursor / LINE_SIZE) == 0));
    REMEMBERS(uint64_t line = (region.cursor - BLOCK_AT(region.recycle_block)) / LINE_SIZE);
    REMEMBERS(uint64_t end = region.recycle_line);
    ENSURES_HERE(RESULT ? IS_PASSED(region.recycle_block, line) : IS_PASSED(region.frontier, 0));
    ENSURES_HERE(!RESULT || region.limit == BLOCK_AT(region.recycle_block) + end * LINE_SIZE);
    ENSURES_HERE(!RESULT || any_block_ != region.recycle_block || any_line_ < line ||
                 (any_line_ < end ? any_is_free_ : any_line_ > end || !any_is_free_));
}

CONTRACT(bool, next_block, void) REPLACES(region_take_blocks) {
    REQUIRES(REGION_IS_VALID);
    FOR(refill allocate_aside, traces_(BLOCKS_));
    READS(region.kinds, region.block_count);
    WRITES_WORDS(region.marks, TABLES_SIZE);
    CHANGES(region.frontier);
    CHANGES(region.blocks_used);
    CHANGES(region.blocks_peak);
    CHANGES(region.free_hint);
    CHANGES(region.cursor);
    CHANGES(region.limit);
    CALL;
    FOR(refill allocate_aside, block_ = RESULT);
    ENSURES(REGION_IS_VALID);
    ENSURES(
        IMPLIES(RESULT, region.cursor >= region.first_block && region.limit == region.cursor + BLOCK_SIZE));
    ENSURES_HERE(took_blocks_ == 1 && RESULT == (took_ != 0) && IMPLIES(RESULT, region.cursor == took_));
}

#define LOOP_refill_1                                                                                        \
    (erases(region.kinds, region.block_count), STATIC(region.recycle_block), STATIC(region.recycle_line),    \
     STATIC(region.cursor), STATIC(region.limit), STATIC(region.spent)),                                     \
        REGION_IS_VALID &region.cursor >= region.first_block & region.cursor < region.limit &                \
            region.recycle_block < region.frontier &&starts_(cut_[0]),                                       \
        region.frontier * 256 - region.recycle_block * 256 - region.recycle_line
CONTRACT(bool, refill, uint64_t size) REPLACES(next_hole, next_block) {
    REQUIRES(REGION_IS_VALID && size <= SMALL_MAX);
    FOR(allocate_slow, traces_(REFILLS_));
    HERE(began_ = hole_ = false, asked_size_ = size, trace_ = 0);
    READS(region.lines, region.size / LINE_SIZE);
    READS(region.kinds, region.block_count);
    WRITES_WORDS(region.marks, TABLES_SIZE);
    CHANGES(region.frontier);
    CHANGES(region.blocks_used);
    CHANGES(region.blocks_peak);
    CHANGES(region.free_hint);
    CHANGES(region.cursor);
    CHANGES(region.limit);
    CHANGES(region.recycle_block);
    CHANGES(region.recycle_line);
    CHANGES(region.spent);
    CALL;
    FOR(allocate_slow, refilled_[refills_++ & 1] = RESULT);
    ENSURES_HERE(trace_ == (hole_ ? 0 : BLOCKS_) && RESULT == (hole_ || block_));
    ENSURES_HERE(region.spent == (hole_    ? spent_before_ + (region.limit - region.cursor)
                                  : block_ ? spent_then_ + BLOCK_SIZE
                                           : spent_then_));
    ENSURES(REGION_IS_VALID &&
            IMPLIES(RESULT, region.cursor >= region.first_block && size <= region.limit - region.cursor));
}

CONTRACT(uint64_t, take, uint64_t size) REPLACES(region_set_start) {
    REQUIRES(REGION_IS_VALID && size % 8 == 0 && size > 0 && size <= region.limit - region.cursor);
    uint64_t cursor = region.cursor;
    WRITES_WORDS(region.marks, TABLES_SIZE);
    CHANGES(region.cursor);
    CALL;
    FOR(allocate allocate_aside allocate_slow, (traces_(TAKES_), gave_ = RESULT));
    ENSURES(REGION_IS_VALID && RESULT == cursor && IS_PLACE(RESULT, size) && region.cursor == cursor + size);
    ENSURES((RAW64(PAIR_OF(RESULT)) & BIT_OF(RESULT)) != 0);
}

CONTRACT(bool, stress_refuses, void) REPLACES(collect) {
    CALL;
    FOR(allocate, asked_ = true);
    ENSURES(!RESULT);
}

// What allocation may change. The blocks are written where the new object lies, and by a collection.
CONTRACT(uint64_t, allocate_large, uint64_t size) REPLACES(collect, region_take_blocks, region_set_start) {
    REQUIRES(HEAP_IS_VALID && size % 8 == 0 && size > SMALL_MAX && size <= UINT64_C(1) << 33);
    FOR(allocate, traces_(LARGE_));
    REMEMBERS(uint64_t blocks = (size - 1) / BLOCK_SIZE + 1, spent = region.spent + size);
    HERE(trace_ = 0);
    REMEMBERS(bool fits = blocks <= region.block_count, collects = spent > SPENT_MAX);
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    FOR(allocate, gave_ = RESULT);
    ENSURES_HERE(fits ? spent_then_ == spent && took_blocks_ == blocks : trace_ == 0 && RESULT == 0);
    ENSURES_HERE(!fits || RESULT == took_);
    ENSURES_HERE(!fits || trace_ == (collects ? COLLECTS_ * 8 + BLOCKS_ : BLOCKS_) ||
                 (gave_first_ == 0 && trace_ == (collects ? COLLECTS_ * 8 + BLOCKS_ : BLOCKS_) * 64 +
                                                    COLLECTS_ALL_ * 8 + BLOCKS_));
    ENSURES_HERE(!fits || took_ != 0 || (trace_ & 63) == COLLECTS_ALL_ * 8 + BLOCKS_);
    ENSURES(HEAP_IS_VALID && (RESULT == 0 || IS_PLACE(RESULT, size)));
    ENSURES(RESULT == 0 || (RAW64(PAIR_OF(RESULT)) & BIT_OF(RESULT)) != 0);
    ENSURES(RESULT == 0 || RAW8(region.kinds + (RESULT - region.first_block) / BLOCK_SIZE) == REGION_LARGE);
}

CONTRACT(void, exchange_aside, void) {
    REQUIRES(REGION_IS_VALID);
    uint64_t cursor = region.cursor, limit = region.limit;
    uint64_t aside = region.aside, aside_limit = region.aside_limit;
    CHANGES(region.cursor);
    CHANGES(region.limit);
    CHANGES(region.aside);
    CHANGES(region.aside_limit);
    CALL;
    ENSURES(REGION_IS_VALID && region.cursor == aside && region.limit == aside_limit);
    ENSURES(region.aside == cursor && region.aside_limit == limit);
}

CONTRACT(uint64_t, allocate_aside, uint64_t size) REPLACES(exchange_aside, take, next_block) {
    REQUIRES(REGION_IS_VALID && size % 8 == 0 && size > 0 && size <= SMALL_MAX);
    FOR(allocate_slow, traces_(ASIDE_));
    HERE(trace_ = 0, spent_before_ = region.spent, asked_ = region.cursor, room_then_ = region.limit);
    HERE(hole_ = size <= region.aside_limit - region.aside, block_ = false);
    READS(region.kinds, region.block_count);
    WRITES_WORDS(region.marks, TABLES_SIZE);
    CHANGES(region.frontier);
    CHANGES(region.blocks_used);
    CHANGES(region.blocks_peak);
    CHANGES(region.free_hint);
    CHANGES(region.cursor);
    CHANGES(region.limit);
    CHANGES(region.aside);
    CHANGES(region.aside_limit);
    CHANGES(region.spent);
    CALL;
    FOR(allocate_slow, (gave_first_ = RESULT, room_then_ = region.limit - region.cursor));
    ENSURES_HERE(trace_ == (hole_ ? TAKES_ : block_ ? BLOCKS_ * 8 + TAKES_ : BLOCKS_));
    ENSURES_HERE(RESULT == (hole_ || block_ ? gave_ : 0));
    ENSURES_HERE(region.spent == spent_before_ + (block_ ? BLOCK_SIZE : 0));
    ENSURES_HERE(region.cursor == asked_ && region.limit == room_then_);
    ENSURES(REGION_IS_VALID && (RESULT == 0 || IS_PLACE(RESULT, size)));
    ENSURES(RESULT == 0 || (RAW64(PAIR_OF(RESULT)) & BIT_OF(RESULT)) != 0);
}

// What allocate_slow does, by what came of it; room: at the cursor, when it may have collected.
static bool refilled_[2];
static uint32_t refills_;
static uint64_t slow_trace_(bool collects, uint64_t room, uint64_t size) {
    uint64_t trace = collects ? COLLECTS_ : 0;
    if (size > LINE_SIZE && size > room) {
        trace = trace * 8 + ASIDE_;
        if (gave_first_ != 0) return trace;
        room = room_then_;
    }
    if (size <= room) return trace * 8 + TAKES_;
    trace = trace * 8 + REFILLS_;
    if (refilled_[0]) return trace * 8 + TAKES_;
    trace = (trace * 8 + COLLECTS_ALL_) * 8 + REFILLS_;
    return refilled_[1] ? trace * 8 + TAKES_ : trace;
}
CONTRACT(uint64_t, allocate_slow, uint64_t size) REPLACES(collect, allocate_aside, refill, take) {
    REQUIRES(HEAP_IS_VALID && size % 8 == 0 && size > 0 && size <= SMALL_MAX);
    FOR(allocate, traces_(SLOW_));
    REMEMBERS(bool collects = region.spent > SPENT_MAX);
    REMEMBERS(uint64_t room = collects ? 0 : region.limit - region.cursor);
    HERE(trace_ = gave_ = gave_first_ = 0, refills_ = 0);
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    FOR(allocate, gave_ = RESULT);
    ENSURES_HERE(trace_ == slow_trace_(collects, room, size));
    ENSURES_HERE(RESULT == ((trace_ & 7) == TAKES_ ? gave_ : (trace_ & 7) == ASIDE_ ? gave_first_ : 0));
    ENSURES(HEAP_IS_VALID && (RESULT == 0 || IS_PLACE(RESULT, size)));
    ENSURES(RESULT == 0 || (RAW64(PAIR_OF(RESULT)) & BIT_OF(RESULT)) != 0);
}

CONTRACT(uint64_t, allocate, uint64_t size) REPLACES(stress_refuses, take, allocate_large, allocate_slow) {
    REQUIRES(HEAP_IS_VALID && size % 8 == 0 && size > 0 && size <= UINT64_C(1) << 33);
    HERE(trace_ = 0, asked_ = false);
    HERE(hole_ = size <= region.limit - region.cursor && size <= SMALL_MAX);
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    FOR(slots_new bytes_alloc, (gave_ = RESULT, asked_ = size));
    ENSURES_HERE(asked_ && RESULT == gave_ && trace_ == (hole_ ? TAKES_ : size > SMALL_MAX ? LARGE_ : SLOW_));
    ENSURES(HEAP_IS_VALID && (RESULT == 0 || IS_PLACE(RESULT, size)));
    ENSURES(RESULT == 0 || (RAW64(PAIR_OF(RESULT)) & BIT_OF(RESULT)) != 0);
}

#define LOOP_slots_new_1                                                                                     \
    (TURNS(i), erases_words(at + 8, count * 8)),                                                             \
        i < count &IMPLIES(witness_ < i, RAW64(at + 8 + witness_ * 8) == UNSET.bits_), count - i
CONTRACT(Ref, slots_new, Ref shape, uint64_t count, uint32_t kind) REPLACES(allocate) {
    REQUIRES(HEAP_IS_VALID && IS_REF(shape) && (kind == 0 || kind == BLOCK_WEAK));
    HERE(asked_ = 0);
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    fresh_ = RESULT.offset_;
    ENSURES_HERE(asked_ == (count > SLOTS_MAX ? 0 : 8 + count * 8));
    ENSURES_HERE(RESULT.offset_ == (asked_ == 0 ? 0 : gave_));
    ENSURES(HEAP_IS_VALID && IS_REF(RESULT) && IS_OUTSIDE_TABLES(RESULT));
    ENSURES(RESULT.offset_ == 0 || IS_PLACE(RESULT.offset_, 8 + count * 8));
    ENSURES(RESULT.offset_ == 0 || (HEAD(RESULT) == count << 3 & KIND(RESULT) == (shape.offset_ | kind)));
    ENSURES(RESULT.offset_ == 0 ||
            IMPLIES(witness_ < count, RAW64(SLOT_AT(RESULT, witness_)) == UNSET.bits_));
}

CONTRACT(Ref, slots_alloc, Ref shape, uint64_t count) REPLACES(slots_new) {
    REQUIRES(HEAP_IS_VALID && IS_REF(shape));
    FOR(lists_grow, __CPROVER_assert(shape.offset_ == 0 && count == capacity_, "both are as long"));
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    fresh_ = RESULT.offset_;
    ENSURES(HEAP_IS_VALID && IS_REF(RESULT) && IS_OUTSIDE_TABLES(RESULT));
    ENSURES(RESULT.offset_ == 0 || IS_PLACE(RESULT.offset_, 8 + count * 8));
    ENSURES(RESULT.offset_ == 0 || (HEAD(RESULT) == count << 3 & KIND(RESULT) == shape.offset_));
    ENSURES(RESULT.offset_ == 0 ||
            IMPLIES(witness_ < count, RAW64(SLOT_AT(RESULT, witness_)) == UNSET.bits_));
}

CONTRACT(Ref, weak_alloc, Ref shape, uint64_t count) REPLACES(slots_new) {
    REQUIRES(HEAP_IS_VALID && IS_REF(shape));
    FOR(lists_grow, __CPROVER_assert(shape.offset_ == 0 && count == capacity_, "both are as long"));
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    fresh_ = RESULT.offset_;
    ENSURES(HEAP_IS_VALID && IS_REF(RESULT) && IS_OUTSIDE_TABLES(RESULT));
    ENSURES(RESULT.offset_ == 0 || IS_PLACE(RESULT.offset_, 8 + count * 8));
    ENSURES(RESULT.offset_ == 0 ||
            (HEAD(RESULT) == count << 3 & KIND(RESULT) == (shape.offset_ | BLOCK_WEAK)));
    ENSURES(RESULT.offset_ == 0 ||
            IMPLIES(witness_ < count, RAW64(SLOT_AT(RESULT, witness_)) == UNSET.bits_));
}

CONTRACT(Ref, bytes_alloc, Ref shape, uint64_t length) REPLACES(allocate, round_up, clear) {
    REQUIRES(HEAP_IS_VALID && IS_REF(shape));
    HERE(asked_ = 0, clears_made_ = 0);
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    fresh_ = RESULT.offset_;
    ENSURES_HERE(asked_ == (length > BYTES_MAX ? 0 : (length + 23) / 8 * 8));
    ENSURES_HERE(RESULT.offset_ == (asked_ == 0 ? 0 : gave_));
    ENSURES_HERE(RESULT.offset_ == 0 || (clears_made_ == 1 && cleared_[0] == BYTE_AT(RESULT, 0) &&
                                         cleared_bytes_[0] == asked_ - 16));
    ENSURES(HEAP_IS_VALID && IS_REF(RESULT) && IS_OUTSIDE_TABLES(RESULT));
    ENSURES(RESULT.offset_ == 0 || (HEAD(RESULT) == 0 & KIND(RESULT) == (shape.offset_ | BLOCK_BYTES) &
                                    LENGTH(RESULT) == length & AUX(RESULT) == 0));
    ENSURES(RESULT.offset_ == 0 || IS_PLACE(RESULT.offset_, 16 + length));
    ENSURES(RESULT.offset_ == 0 || IMPLIES(witness_ < length / 8, RAW64(BYTE_AT(RESULT, witness_ * 8)) == 0));
}

#define LOOP_well_known_init_1                                                                               \
    (TURNS(k), erases_words(at + 8, count * UINT64_C(8))),                                                   \
        k < count &IMPLIES(witness_ < k, RAW64(at + 8 + witness_ * 8) == UNSET.bits_), count - k
CONTRACT(void, well_known_init, uint32_t i, Ref shape, uint32_t count) {
    REQUIRES(IS_REF(shape));
    REFUSES(i >= WELL_KNOWN_MAX || count > 15);
    WRITES_IF(i < WELL_KNOWN_MAX && count <= 15, 4096 + (uint64_t)i * 128, 8 + (uint64_t)count * 8);
    CALL;
    uint64_t at = 4096 + (uint64_t)i * 128;
    ENSURES(i < WELL_KNOWN_MAX && count <= 15 && RAW32(at) >> 3 == count &&
            (RAW32(at + 4) & ~UINT32_C(7)) == shape.offset_);
    ENSURES(IMPLIES(witness_ < count, RAW64(at + 8 + witness_ * 8) == UNSET.bits_));
}
CONTRACT(HeapStats, heap_stats, void) {
    CALL;
    ENSURES(RESULT.size == region.size && RESULT.used == region.blocks_used * BLOCK_SIZE);
    ENSURES(RESULT.peak == region.blocks_peak * BLOCK_SIZE && RESULT.collections == region.collections);
    ENSURES(RESULT.full_collections == region.full_collections);
}

CONTRACT(void, heap_stress, uint64_t collect_every, uint64_t fail_at) {
    CHANGES(region.collect_every);
    CHANGES(region.fail_at);
    CALL;
    ENSURES(region.collect_every == collect_every);
    ENSURES(region.fail_at == (fail_at ? region.allocations + fail_at : 0));
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, control, COLLECTOR_STATICS}; }
