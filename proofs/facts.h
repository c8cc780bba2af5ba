// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What contracts say about objects: where a block's header, slots and bytes are, and what is inside it.
#pragma once
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
// region_init makes it so, and nothing changes it.
#define ZONE(low, bytes, high) ((low) <= (high) && (bytes) <= (high) - (low) && (high) <= region.size)
#define PLAN_IS_VALID                                                                                        \
    (region.size >= UINT64_C(1) << 20 && region.size <= UINT64_C(1) << 32 &&                                 \
     region.size % BLOCK_SIZE == 0 && region.window == 4096 + (uint64_t)WELL_KNOWN_MAX * 128 &&              \
     ZONE(region.window, UINT64_C(1) << 15, region.window_end) && region.window_end % 4096 == 0 &&           \
     region.control == region.window_end && ZONE(region.control, UINT64_C(1) << 14, region.control_end) &&   \
     region.control_end % 4096 == 0 && region.marks == region.control_end &&                                 \
     ZONE(region.marks, region.size / 32, region.lines) && region.lines % 8 == 0 &&                          \
     ZONE(region.lines, region.size / LINE_SIZE, region.kinds) &&                                            \
     ZONE(region.kinds, region.size / BLOCK_SIZE, region.log) && region.log % 8 == 0 &&                      \
     region.log_entries >= 1 << 12 && region.log_entries <= 1 << 22 &&                                       \
     ZONE(region.log, region.log_entries * 4, region.weak_list) && region.weak_list % 4 == 0 &&              \
     ZONE(region.weak_list, region.log_entries, region.first_block) &&                                       \
     region.first_block % BLOCK_SIZE == 0 && region.first_block < region.size &&                             \
     region.block_count == (region.size - region.first_block) / BLOCK_SIZE)

// The start bits of 512 bytes, and behind them their mark bits.
#define PAIR_OF(offset) (region.marks + ((offset) >> 9) * 16)
#define BIT_OF(offset) (UINT64_C(1) << ((offset) / 8 % 64))
// Bytes of the object there, by its header.
#define OBJECT_SIZE(at)                                                                                      \
    (RAW32((at) + 4) & BLOCK_BYTES ? (UINT64_C(23) + RAW32((at) + 8)) / 8 * 8                                \
                                   : 8 + (RAW32(at) >> 3) * UINT64_C(8))

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
#define IS_REMEMBERED(r) (HEAD(r) >> 1 == before >> 1 & (HEAD(r) & 1) == 0)

// --- copies: of all elements one stands for, number witness_, chosen arbitrarily, that holds witness_value_ ---
static uint64_t witness_, witness_value_;
#define WORD_WAS(from, n) IMPLIES(witness_ < (n), RAW64((from) + witness_ * 8) == witness_value_)
#define BYTE_WAS(from, n) IMPLIES(witness_ < (n), RAW8((from) + witness_) == (uint8_t)witness_value_)

// A string literal: of any size up to that of literal_, at whose end it lies, so that one byte more would be outside.
static const char literal_[1 << 16];
#define IS_TEXT(t) ((t).size_ <= sizeof literal_)
#define PLACED(t) ((t).data_ = literal_ + (sizeof literal_ - (t).size_))
