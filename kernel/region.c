// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Allocation: a bump pointer runs through the free lines of blocks that the last collection left partly
// filled, then through free blocks (mark-region, after Immix). Objects above SMALL_MAX get blocks of their
// own. Cost: a few instructions plus writing the object; a hole search amortised over the lines it finds.
#include "kernel/region.h"

struct Region region; // not a root: its offsets are no references

static uint64_t round_up(uint64_t n, uint64_t unit) { return (n + unit - 1) & ~(unit - 1); }
static uint64_t clamp(uint64_t n, uint64_t low, uint64_t high) { return n < low ? low : n > high ? high : n; }

// Vectorised it would go lane by lane where it is thought rare; and the compiler unrolls its beginning only.
#define WORDS_ _Pragma("clang loop vectorize(disable)")
static void clear(uint64_t address, uint64_t n) { // n: a multiple of 8
    uint64_t words = n / 8, i = 0;
    WORDS_
    for (; words - i >= 4; i += 4) {
        uint64_t at = address + i * 8;
        W64(at, 0);
        W64(at + 8, 0);
        W64(at + 16, 0);
        W64(at + 24, 0);
    }
    WORDS_
    for (; i < words; i++) W64(address + i * 8, 0);
}

void region_zone(uint64_t thread) {
    struct Region *r = &region;
    if (thread >= r->threads) kernel_fault(FAULT_HEAP);
    uint64_t at = r->zones + (thread - 1) * r->zone_size;
    r->window = thread == 0 ? WINDOW_START : at;
    r->control = r->window_end = thread == 0 ? r->main_control : at + r->zone_window;
    r->control_end = thread == 0 ? r->zones : at + r->zone_size;
}

bool region_init(uint64_t base, uint64_t size, uint64_t threads) {
    if (size < (UINT64_C(1) << 20) || size > (UINT64_C(1) << 32)) return false;
    if (threads == 0 || threads > THREADS_MAX) return false;
    size &= ~(uint64_t)(BLOCK_SIZE - 1);
    struct Region *r = &region;
    r->base = base;
    r->size = size;
    r->main_control = WINDOW_START + round_up(clamp(size / 32, 1 << 16, 1 << 26), 4096);
    r->zones = r->main_control + round_up(clamp(size / 64, 1 << 15, 1 << 25), 4096);
    r->zone_window = round_up(clamp(size / 512, 1 << 15, 1 << 22), 4096);
    r->zone_size = r->zone_window + round_up(clamp(size / 1024, 1 << 14, 1 << 21), 4096);
    r->threads = threads;
    region_zone(0);
    r->marks = r->zones + (threads - 1) * r->zone_size;
    r->lines = r->marks + size / 512 * 16;
    r->kinds = r->lines + size / LINE_SIZE;
    r->log = round_up(r->kinds + size / BLOCK_SIZE, 4096);
    r->log_entries = clamp(size / 1024, 1 << 12, 1 << 20);
    r->weak_list = r->log + r->log_entries * 4;
    r->first_block = round_up(r->weak_list + r->log_entries, BLOCK_SIZE);
    if (r->first_block + 8 * BLOCK_SIZE > size) return false;
    r->block_count = (size - r->first_block) / BLOCK_SIZE;
    r->cursor = r->limit = r->aside = r->aside_limit = 0;
    r->recycle_block = r->block_count;
    clear(0, WINDOW_START);
    return true;
}

uint64_t region_block_of(uint64_t offset) { return (offset - region.first_block) / BLOCK_SIZE; }
uint64_t region_block_start(uint64_t block) { return region.first_block + block * BLOCK_SIZE; }

void region_set_start(uint64_t offset) {
    uint64_t pair = region.marks + (offset >> 9) * 16;
    W64(pair, R64(pair) | UINT64_C(1) << (offset >> 3 & 63));
}

uint64_t region_size_of(uint64_t offset) {
    uint64_t kind = R32(offset + 4);
    uint64_t head = R32(offset);
    if (!(kind & BLOCK_BYTES)) return 8 + (head >> 3) * 8;
    uint64_t size = round_up(16 + (uint64_t)R32(offset + 8), 8);
    return size >= SMALL_MAX ? size : clamp(size + BYTES_CUT_(head), 0, SMALL_MAX);
}

// --- blocks ---
static void open_block(uint64_t block, enum RegionBlock kind) {
    if (block >= region.frontier) {
        for (uint64_t b = region.frontier; b <= block; b++) W8(region.kinds + b, REGION_FREE);
        region.frontier = block + 1;
    }
    uint64_t start = region_block_start(block);
    clear(region.marks + (start >> 9) * 16, BLOCK_SIZE / 512 * 16);
    clear(region.lines + start / LINE_SIZE, LINES_PER_BLOCK);
    W8(region.kinds + block, (uint8_t)kind);
    region.blocks_used++;
    if (region.blocks_used > region.blocks_peak) region.blocks_peak = region.blocks_used;
}

void region_free_block(uint64_t block) {
    W8(region.kinds + block, REGION_FREE);
    region.blocks_used--;
    if (block < region.free_hint) region.free_hint = block;
}

static bool is_free(uint64_t block) {
    return block >= region.frontier || R8(region.kinds + block) == REGION_FREE;
}

// First run of `count` free blocks, or block_count.
static uint64_t find_free(uint64_t count) {
    uint64_t run = 0;
    for (uint64_t b = region.free_hint; b < region.block_count; b++) {
        run = is_free(b) ? run + 1 : 0;
        if (run == count) return b + 1 - count;
    }
    return region.block_count;
}

uint64_t region_take_blocks(uint64_t count) {
    uint64_t first = find_free(count);
    if (first >= region.block_count) return 0;
    open_block(first, count == 1 ? REGION_NEW : REGION_LARGE);
    for (uint64_t b = first + 1; b < first + count; b++) open_block(b, REGION_LARGE_BODY);
    if (first == region.free_hint) region.free_hint = first + count;
    return region_block_start(first);
}

// --- holes ---
static bool line_is_free(uint64_t start, uint64_t line) {
    return R8(region.lines + start / LINE_SIZE + line) == 0;
}

// The next run of free lines in a partly filled block becomes [cursor, limit), and the block a new one, whose further holes
// come next. false: there is none left.
static bool next_hole(void) {
    for (; region.recycle_block < region.frontier; region.recycle_block++, region.recycle_line = 0) {
        if (R8(region.kinds + region.recycle_block) != REGION_SMALL && region.recycle_line == 0) continue;
        uint64_t start = region_block_start(region.recycle_block), line = region.recycle_line;
        while (line < LINES_PER_BLOCK && !line_is_free(start, line)) line++;
        if (line == LINES_PER_BLOCK) continue;
        uint64_t end = line + 1;
        while (end < LINES_PER_BLOCK && line_is_free(start, end)) end++;
        region.cursor = start + line * LINE_SIZE;
        region.limit = start + end * LINE_SIZE;
        region.recycle_line = end;
        W8(region.kinds + region.recycle_block, REGION_NEW);
        return true;
    }
    return false;
}

static bool next_block(void) {
    uint64_t start = region_take_blocks(1);
    if (!start) return false;
    region.cursor = start;
    region.limit = start + BLOCK_SIZE;
    return true;
}

// Makes room for `size` bytes at cursor, without a collection.
static bool refill(uint64_t size) {
    while (next_hole()) {
        region.spent += region.limit - region.cursor;
        if (size <= region.limit - region.cursor) return true;
    }
    if (!next_block()) return false;
    region.spent += BLOCK_SIZE;
    return true;
}

static uint64_t take(uint64_t size) {
    uint64_t at = region.cursor;
    region.cursor += size;
    region_set_start(at);
    return at;
}

// The next collection comes after half a megabyte, or an eighth of what was live: an old block that is written between two
// collections is read whole by each, so that a list of n items, made item by item, would cost n times n.
#define SPENT_MAX                                                                                            \
    (region.live_after_full > 128 ? region.live_after_full * (BLOCK_SIZE / 8) : UINT64_C(1) << 19)
static COLD uint64_t allocate_large(uint64_t size) {
    uint64_t blocks = (size + BLOCK_SIZE - 1) / BLOCK_SIZE;
    if (blocks > region.block_count) return 0;
    region.spent += size;
    if (region.spent > SPENT_MAX) collect(false);
    uint64_t at = region_take_blocks(blocks);
    if (!at) {
        collect(true);
        at = region_take_blocks(blocks);
    }
    if (!at) return 0;
    // A single block would be taken for small objects: it is a large one whatever its length.
    W8(region.kinds + region_block_of(at), REGION_LARGE);
    region_set_start(at);
    return at;
}

static void exchange_aside(void) {
    uint64_t cursor = region.cursor, limit = region.limit;
    region.cursor = region.aside;
    region.limit = region.aside_limit;
    region.aside = cursor;
    region.aside_limit = limit;
}

// An object longer than a line that does not fit goes elsewhere, to a block taken for such: it would skip many holes
// that small objects fit in. 0: there is no free block.
static uint64_t allocate_aside(uint64_t size) {
    uint64_t at = 0;
    exchange_aside();
    if (size <= region.limit - region.cursor) {
        at = take(size);
    } else if (next_block()) {
        region.spent += BLOCK_SIZE;
        at = take(size);
    }
    exchange_aside();
    return at;
}

static COLD uint64_t allocate_slow(uint64_t size) {
    if (region.spent > SPENT_MAX) collect(false);
    if (size > LINE_SIZE && size > region.limit - region.cursor) {
        uint64_t at = allocate_aside(size);
        if (at) return at;
    }
    if (size <= region.limit - region.cursor || refill(size)) return take(size);
    collect(true);
    if (size <= region.limit - region.cursor || refill(size)) return take(size);
    return 0;
}

// The stress build: collect at every nth allocation, fail the nth one.
static bool stress_refuses(void) {
#ifdef STRESS
    region.allocations++;
    if (region.fail_at && region.allocations >= region.fail_at) {
        if (region.allocations > region.fail_at + 3)
            region.fail_at = 0; // memory is back after a few refusals
        return true;
    }
    if (region.collect_every && region.allocations % region.collect_every == 0)
        collect(region.allocations / region.collect_every % 8 == 0);
#endif
    return false;
}

// `size` bytes, a multiple of 8, for one object; 0 when memory is exhausted.
static uint64_t allocate(uint64_t size) {
    if (stress_refuses()) return 0;
    if (likely(size <= region.limit - region.cursor && size <= SMALL_MAX)) return take(size);
    return size > SMALL_MAX ? allocate_large(size) : allocate_slow(size);
}

static Ref slots_new(Ref shape, uint64_t count, uint32_t kind) {
    if (unlikely(count > SLOTS_MAX)) return NULL_REF;
    uint64_t at = allocate(8 + count * 8);
    if (unlikely(!at)) return NULL_REF;
    W64(at, count << 3 | (uint64_t)(shape.offset_ | kind) << 32);
    WORDS_
    for (uint64_t i = 0; i < count; i++) W64(at + 8 + i * 8, UNSET.bits_);
    return (Ref){(uint32_t)at};
}

Ref slots_alloc(Ref shape, uint64_t count) { return slots_new(shape, count, 0); }
Ref weak_alloc(Ref shape, uint64_t count) { return slots_new(shape, count, BLOCK_WEAK); }

Ref bytes_alloc(Ref shape, uint64_t length) {
    if (unlikely(length > BYTES_MAX)) return NULL_REF;
    uint64_t size = round_up(16 + length, 8);
    uint64_t at = allocate(size);
    if (unlikely(!at)) return NULL_REF;
    W64(at, (uint64_t)(shape.offset_ | BLOCK_BYTES) << 32);
    W64(at + 8, length);
    clear(at + 16, size - 16);
    return (Ref){(uint32_t)at};
}

void well_known_init(uint32_t i, Ref shape, uint32_t count) {
    if (i >= WELL_KNOWN_MAX || count > 15) kernel_fault(FAULT_HEAP);
    uint64_t at = WELL_KNOWN_REF_(i).offset_;
    W64(at, (uint64_t)count << 3 | (uint64_t)shape.offset_ << 32);
    for (uint32_t k = 0; k < count; k++) W64(at + 8 + (uint64_t)k * 8, UNSET.bits_);
}

HeapStats heap_stats(void) {
    return (HeapStats){region.size, region.blocks_used * BLOCK_SIZE, region.blocks_peak * BLOCK_SIZE,
                       region.collections, region.full_collections};
}

void heap_stress(uint64_t collect_every, uint64_t fail_at) {
    region.collect_every = collect_every;
    region.fail_at = fail_at ? region.allocations + fail_at : 0;
}
