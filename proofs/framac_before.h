// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the ACSL contracts of proofs/framac_acsl.txt say again and again: bounds that follow from the region's plan
// (proofs/facts.h), and that are enough for an access to lie below REACH.
#pragma once

// What Frama-C cannot read: proofs/framac.py leaves the function's body out.
// replaces u64_mul: 128-bit integers
// replaces u128_div: 128-bit integers

// What a thread saves holds anything before it does: Eva cannot tell that state_load reads no more of its words than
// state_save has written (state_words is a constant of the linker; CBMC proves both for its number of words).
#ifdef ROOM_threads
#include "kernel/threads.h"
#undef THREADS_SPILL
#define THREADS_SPILL(saved) make_any_(&(saved), sizeof(saved))
#endif

#define GIB4 4294967296
#define PLAN                                                                                                 \
    (region.size <= GIB4 && region.window <= GIB4 && 8192 <= region.window_end &&                            \
     region.window_end <= GIB4 && region.control <= GIB4 && region.control_end <= GIB4 &&                    \
     region.marks <= GIB4 && region.lines <= GIB4 && region.kinds <= GIB4 && region.log <= GIB4 &&           \
     region.weak_list <= GIB4 && 4096 <= region.first_block && region.first_block <= GIB4 &&                 \
     region.first_block % 32768 == 0 && region.log_entries <= 4194304 && region.block_count <= 131072 &&     \
     region.first_block + region.block_count * 32768 <= GIB4 && region.frontier <= region.block_count)
#define MARKING (PLAN && mark_top <= region.log_entries / 2)
#define HOLE (region.cursor <= region.limit && region.limit <= GIB4)
#define ASIDE (region.aside <= region.aside_limit && region.aside_limit <= GIB4)
#define FREE_MEMORY                                                                                          \
    (PLAN && HOLE && ASIDE && region.recycle_line <= 128 && region.free_hint <= region.block_count)
#define ALLOCATION (FREE_MEMORY && region.log_count <= region.log_entries / 2)
#define LOG (region.log <= GIB4 && region.log_entries <= 4194304)
#define MARKS_CHANGE mark_top, mark_overflow, weak_count
#define COLLECTION_CHANGES                                                                                   \
    region.collecting, region.log_count, MARKS_CHANGE, watched_count, dead_count, region.news,               \
        region.blocks_used, region.free_hint, region.cursor, region.limit, region.aside, region.aside_limit, \
        region.recycle_block, region.recycle_line, region.collections, region.full_collections,              \
        region.live_after_full, region.wants_full, region.spent, control.window_limit
#define ALLOCATION_CHANGES COLLECTION_CHANGES, region.frontier, region.blocks_peak
