// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What contracts say about objects: where a block's header, slots and bytes are, and what is inside it.
#pragma once
#include "kernel/control.h"
#include "kernel/region.h"

#define SIZE_IS(n, size) ((n) == (size))
// A Ref is a multiple of 8, whatever bug there is elsewhere: only the kernel makes one (ref_of, shape_of, allocation).
#define IS_REF(r) ((r).offset_ % 8 == 0)

#define AT_(r) ((uint64_t)(r).offset_)
#define HEAD(r) RAW32(AT_(r))
#define COUNT(r) (HEAD(r) >> 3)
#define KIND(r) RAW32(AT_(r) + 4)
#define LENGTH(r) RAW32(AT_(r) + 8)
#define AUX(r) RAW32(AT_(r) + 12)
#define SLOT_AT(r, i) (AT_(r) + 8 + ((uint64_t)(i) << 3))
#define BYTE_AT(r, i) (AT_(r) + 16 + (uint64_t)(i))
#define HAS_SLOT(r, i) ((uint64_t)(i) < COUNT(r))
#define HAS_SLOTS(r, at, n) ((uint64_t)(n) <= COUNT(r) & (uint64_t)(at) <= COUNT(r) - (uint64_t)(n))
#define IS_BYTES(r) ((KIND(r) & BLOCK_BYTES) != 0)
#define IS_OPEN(r) ((KIND(r) & BLOCK_SEALED) == 0)
#define HAS_BYTES(r, i, n)                                                                                   \
    (IS_BYTES(r) & (uint64_t)(n) <= LENGTH(r) & (uint64_t)(i) <= LENGTH(r) - (uint64_t)(n))

// Footprints: a header; a header and slots; a header and bytes.
#define SEES_HEADER(r) READS(AT_(r), 8)
#define SEES_SLOTS(r) READS(AT_(r), 8 + (uint64_t)COUNT(r) * 8)
#define SEES_BYTES(r) READS(AT_(r), IS_BYTES(r) ? 16 + (uint64_t)LENGTH(r) : 8)
#define WRITES_IF(condition, address, size) WRITES(address, (condition) ? (uint64_t)(size) : 0)

#define REACHES(address, size) ((size) <= REACH && (address) <= REACH - (size))
#define VIEW_IS_VALID(v) REACHES((v).data_, (uint64_t)(v).count_)
#define IS_CODE(r) ((KIND(r) & BLOCK_KIND) == BLOCK_KIND)

// --- the region's plan: zones in order, each large enough for what it holds (kernel/region.h) ---
// region_init makes it so, and nothing changes it; window and control are those of the thread that has the lock.
#define ZONE(low, bytes, high) ((low) <= (high) && (bytes) <= (high) - (low) && (high) <= region.size)
#define PLAN_IS_VALID                                                                                        \
    (region.size >= UINT64_C(1) << 20 && region.size <= UINT64_C(1) << 32 &&                                 \
     region.size % BLOCK_SIZE == 0 && region.window >= 4096 + (uint64_t)WELL_KNOWN_MAX * 128 &&              \
     region.window % 4096 == 0 && ZONE(region.window, UINT64_C(1) << 15, region.window_end) &&               \
     region.window_end % 4096 == 0 && region.control == region.window_end &&                                 \
     ZONE(region.control, UINT64_C(1) << 14, region.control_end) && region.control_end % 4096 == 0 &&        \
     region.control_end <= region.marks && region.marks % 4096 == 0 &&                                       \
     ZONE(region.marks, region.size / 32, region.lines) && region.lines % 8 == 0 &&                          \
     ZONE(region.lines, region.size / LINE_SIZE, region.kinds) &&                                            \
     ZONE(region.kinds, region.size / BLOCK_SIZE, region.log) && region.log % 8 == 0 &&                      \
     region.log_entries >= 1 << 12 && region.log_entries <= 1 << 22 &&                                       \
     ZONE(region.log, region.log_entries * 4, region.weak_list) && region.weak_list % 4 == 0 &&              \
     ZONE(region.weak_list, region.log_entries, region.first_block) &&                                       \
     region.first_block % BLOCK_SIZE == 0 && region.first_block < region.size &&                             \
     region.block_count == (region.size - region.first_block) / BLOCK_SIZE)

// The zones of the threads, the first one's and then one for each other, end where the marks begin.
#define ZONES_ARE_VALID                                                                                      \
    (region.threads >= 1 && region.threads <= THREADS_MAX && region.main_control % 4096 == 0 &&              \
     region.main_control >= 4096 + (uint64_t)WELL_KNOWN_MAX * 128 + (1 << 15) &&                             \
     ZONE(region.main_control, UINT64_C(1) << 14, region.zones) && region.zones % 4096 == 0 &&               \
     region.zone_window >= 1 << 15 && region.zone_window <= 1 << 22 && region.zone_window % 4096 == 0 &&     \
     region.zone_size >= region.zone_window + (1 << 14) && region.zone_size <= 1 << 23 &&                    \
     region.zone_size % 4096 == 0 && region.marks == region.zones + (region.threads - 1) * region.zone_size)

// The start bits of 512 bytes, and behind them their mark bits.
#define PAIR_OF(offset) (region.marks + ((offset) >> 9) * 16)
#define BIT_OF(offset) (UINT64_C(1) << ((offset) / 8 % 64))
// Bytes of the object there, by its header.
#define BYTES_SIZE(at) ((UINT64_C(23) + RAW32((at) + 8)) / 8 * 8)
#define CUT_SIZE(at) (BYTES_SIZE(at) + BYTES_CUT_(RAW32(at)))
#define OBJECT_SIZE(at)                                                                                      \
    (!(RAW32((at) + 4) & BLOCK_BYTES) ? 8 + (RAW32(at) >> 3) * UINT64_C(8)                                   \
     : BYTES_SIZE(at) >= SMALL_MAX    ? BYTES_SIZE(at)                                                       \
     : CUT_SIZE(at) > SMALL_MAX       ? SMALL_MAX                                                            \
                                      : CUT_SIZE(at))

// Where allocation stands.
#define BLOCKS_ARE_VALID (region.frontier <= region.block_count && region.free_hint <= region.block_count)
#define HOLE_IS_VALID                                                                                        \
    (region.cursor % 8 == 0 && region.cursor <= region.limit && region.limit <= region.size &&               \
     (region.cursor >= region.first_block || region.limit == 0))
#define ASIDE_IS_VALID                                                                                       \
    (region.aside % 8 == 0 && region.aside <= region.aside_limit && region.aside_limit <= region.size &&     \
     (region.aside >= region.first_block || region.aside_limit == 0))
#define RECYCLING_IS_VALID                                                                                   \
    (region.recycle_block <= region.block_count && region.recycle_line <= LINES_PER_BLOCK)
#define REGION_IS_VALID                                                                                      \
    (PLAN_IS_VALID && BLOCKS_ARE_VALID && HOLE_IS_VALID && ASIDE_IS_VALID && RECYCLING_IS_VALID)
#define IS_FREE(b) ((b) >= region.frontier || RAW8(region.kinds + (b)) == REGION_FREE)
// An object's place: inside the blocks, and marked as its start.
#define IS_PLACE(at, bytes)                                                                                  \
    ((at) % 8 == 0 && (at) >= region.first_block && (at) <= region.size && (bytes) <= region.size - (at))

// Where the last new object lies: contracts of allocation set it.
static uint32_t fresh_;

// The collector's own variables (kernel/collector.c), for the contracts of what may collect.
static uint64_t mark_top, weak_count, watched_count, dead_count, dead_taken;
static Ref watched, dead;
static bool mark_overflow;
// For struct Statics_ and statics_get_ (loops.h).
#define COLLECTOR_FIELDS                                                                                     \
    uint64_t mark_top, weak_count, watched_count, dead_count, dead_taken;                                    \
    Ref watched, dead;                                                                                       \
    uint64_t mark_overflow /* no padding */
#define COLLECTOR_STATICS                                                                                    \
    mark_top, weak_count, watched_count, dead_count, dead_taken, watched, dead, mark_overflow
#define COLLECTOR_IS_VALID (IS_REF(watched) && IS_REF(dead) && dead_taken <= dead_count)
#define HEAP_IS_VALID (REGION_IS_VALID && COLLECTOR_IS_VALID && region.log_count <= region.log_entries / 2)

#define CHANGES_MARKING                                                                                      \
    CHANGES(mark_top);                                                                                       \
    CHANGES(mark_overflow);                                                                                  \
    CHANGES(weak_count)
#define CHANGES_HEAP                                                                                         \
    CHANGES(mark_top);                                                                                       \
    CHANGES(mark_overflow);                                                                                  \
    CHANGES(weak_count);                                                                                     \
    CHANGES(watched_count);                                                                                  \
    CHANGES(dead_count);                                                                                     \
    CHANGES(region.frontier);                                                                                \
    CHANGES(region.blocks_used);                                                                             \
    CHANGES(region.blocks_peak);                                                                             \
    CHANGES(region.free_hint);                                                                               \
    CHANGES(region.cursor);                                                                                  \
    CHANGES(region.limit);                                                                                   \
    CHANGES(region.aside);                                                                                   \
    CHANGES(region.aside_limit);                                                                             \
    CHANGES(region.recycle_block);                                                                           \
    CHANGES(region.recycle_line);                                                                            \
    CHANGES(region.spent);                                                                                   \
    CHANGES(region.log_count);                                                                               \
    CHANGES(region.collections);                                                                             \
    CHANGES(region.full_collections);                                                                        \
    CHANGES(region.live_after_full);                                                                         \
    CHANGES(region.wants_full);                                                                              \
    CHANGES(region.collecting);                                                                              \
    CHANGES(region.news);                                                                                    \
    CHANGES(control.window_limit)
// Register and control stack are another thread's.
#define CHANGES_ZONE                                                                                         \
    CHANGES(region.window);                                                                                  \
    CHANGES(region.window_end);                                                                              \
    CHANGES(region.control);                                                                                 \
    CHANGES(region.control_end)
// What a collection, and so an allocation, may touch: it clears all threads' registers, and writes tables, blocks and the
// headers of well-known blocks.
#define ALLOCATES                                                                                            \
    READS(0, REACH);                                                                                         \
    WRITES_WORDS(4096, region.size - 4096)

// The write barrier's part of it.
#define LOG_IS_VALID                                                                                         \
    (region.log >= 4096 + (uint64_t)WELL_KNOWN_MAX * 128 && region.log % 8 == 0 &&                           \
     region.log <= region.first_block && region.first_block <= UINT64_C(1) << 32 &&                          \
     region.log_entries <= 1 << 22 && region.log_entries * 4 <= region.first_block - region.log &&           \
     region.log_count <= region.log_entries / 2)
#define LOG_HAS_ROOM(r) ((r).offset_ >= region.first_block & region.log_count < region.log_entries / 2)
// Where objects are: the well-known blocks and the blocks of the region, never the tables in between. Only allocation
// and ref_of make references, and a Value that is one was made from one.
#define IS_OUTSIDE_TABLES(r)                                                                                 \
    ((r).offset_ == 0 || (r).offset_ >= region.first_block ||                                                \
     ((r).offset_ >= 4096 && (r).offset_ < 4096 + WELL_KNOWN_MAX * 128))

// What the write barrier changes: the block's collector bit, and the log of written old blocks.
#define BARRIER(r)                                                                                           \
    uint32_t before = HEAD(r);                                                                               \
    WRITES_ONE(HEAD(r) & 1, AT_(r), 4);                                                                      \
    WRITES_ONE((HEAD(r) & 1) & LOG_HAS_ROOM(r), region.log + region.log_count * 4, 4)
#define CHANGES_LOG                                                                                          \
    CHANGES(region.log_count);                                                                               \
    CHANGES(region.wants_full)
#define IS_REMEMBERED(r) (HEAD(r) >> 1 == before >> 1 & (HEAD(r) & 1) == 0 & LOG_IS_VALID)

// --- copies: of all elements one stands for, number witness_, chosen arbitrarily, that holds witness_value_ ---
static uint64_t witness_, witness_value_;
static bool is_followed_; // false: the caller does not ask what is copied
#define WORD_WAS(from, n)                                                                                    \
    IMPLIES(is_followed_ &witness_ < (n), RAW64((from) + witness_ * 8) == witness_value_)
#define BYTE_WAS(from, n)                                                                                    \
    IMPLIES(is_followed_ &witness_ < (n), RAW8((from) + witness_) == (uint8_t)witness_value_)

// A string literal: of any size up to that of literal_, at whose end it lies, so that one byte more would be outside.
static const char literal_[1 << 16];
#define IS_TEXT(t) ((t).size_ <= sizeof literal_)
#define TEXT_BYTE(t)                                                                                         \
    ((uint8_t)literal_[witness_ < (t).size_ ? sizeof literal_ - (t).size_ + witness_ : 0]) // number witness_
#define PLACED(t) ((t).data_ = literal_ + (sizeof literal_ - (t).size_))
