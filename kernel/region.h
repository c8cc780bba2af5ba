// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The heap region's plan and the kernel's own access to it: for kernel/*.c only.
//
//   0            the null page: zeros, so that the null block has no slots and no bytes
//   4096         well-known blocks, 128 bytes each
//   window       the register stack                       (window.h)
//   control      saved registers of the frames            (dispatch.h)
//   zones        both again, for each thread but the first
//   marks        per 512 bytes of region: 64 start bits, 64 mark bits, one for each 8 bytes
//   lines        one byte for each line of 256 bytes: 1 = holds something that survived the last collection
//   kinds        one byte for each block of 32 KiB
//   log          references: written old blocks from the front, mark stack from the end
//   weak_list    references: weak blocks reached by this collection
//   first_block  blocks of 32 KiB: 128 lines of small objects each, or (part of) one large object
//
// Memory of the region need not be zero at start-up: the tables of a block are cleared when it is first used,
// and an allocation writes all of its block.
#pragma once
#ifdef SAFE_SUBSET
#error "for kernel/ only: its functions trust their callers"
#endif
#include "abi/layout.h"
#include "kernel/heap.h"

#define LINE_SIZE 256u
#define BLOCK_SIZE 32768u
#define LINES_PER_BLOCK (BLOCK_SIZE / LINE_SIZE)
#define SMALL_MAX 8192u // larger objects get blocks of their own

#define WINDOW_START (4096 + (uint64_t)WELL_KNOWN_MAX * 128) // the first thread's register stack

enum RegionBlock { REGION_FREE, REGION_SMALL, REGION_NEW, REGION_LARGE, REGION_LARGE_BODY };

struct Region {
    uint64_t base; // the region's address, which GS base holds too
    uint64_t size;
    uint64_t window, window_end; // of the thread that has the interpreter lock, as the next two
    uint64_t control, control_end;
    uint64_t main_control, zones;    // where the first thread's control stack begins, and ends
    uint64_t zone_window, zone_size; // of each zone: bytes of its register stack, and in all
    uint64_t threads;
    uint64_t marks, lines, kinds;
    uint64_t log, log_entries, weak_list;
    uint64_t first_block, block_count; // offset, number of blocks
    uint64_t frontier;                 // blocks below it have cleared tables
    uint64_t cursor, limit;            // free memory for the next small objects
    uint64_t aside, aside_limit;       // and for those longer than a line that do not fit there
    uint64_t recycle_block, recycle_line;
    uint64_t free_hint; // no free block below it
    uint64_t spent;     // bytes of free memory taken since the last collection
    uint64_t blocks_used, blocks_peak;
    uint64_t live_after_full; // blocks
    uint64_t log_count;       // entries of the log; log_entries + 1 when it has overflowed
    uint64_t collections, full_collections, pause_max;
    uint64_t allocations, fail_at, collect_every; // the stress build
    bool wants_full, collecting, news;
};
extern struct Region region;

#define R8(address) HEAP_(uint8_t, address)
#define R32(address) HEAP_(uint32_t, address)
#define R64(address) HEAP_(uint64_t, address)
#define W8(address, value) HEAP_SET_(uint8_t, address, value)
#define W32(address, value) HEAP_SET_(uint32_t, address, value)
#define W64(address, value) HEAP_SET_(uint64_t, address, value)

// Lays out a region of `size` bytes (HEAP_SIZE_MIN ..) at address base for 1 .. THREADS_MAX threads, and takes the first
// one's stacks. false: too small.
bool region_init(uint64_t base, uint64_t size, uint64_t threads);
// Register and control stack are those of this thread from now on.
void region_zone(uint64_t thread);
uint64_t region_block_of(uint64_t offset);   // number of the block, for an offset >= first_block
uint64_t region_block_start(uint64_t block); // its offset
// Bytes of the object there, header included, rounded to 8. Of a bytes block that was cut: at least as many as before,
// but never more than SMALL_MAX where they are not.
uint64_t region_size_of(uint64_t offset);
uint64_t region_take_blocks(uint64_t count); // `count` free blocks in a row: their offset, or 0
void region_free_block(uint64_t block);      // it holds nothing any more
void region_set_start(uint64_t offset);      // an object begins there
// Address of slots [at, at + n) of a block, for reading / for writing; a fault when there are fewer.
uint64_t slots_at(Ref r, uint64_t at, uint64_t n);
uint64_t slots_open(Ref r, uint64_t at, uint64_t n);
// The stress build: collect at every nth allocation; refuse the nth from now on and three more. 0: never.
void heap_stress(uint64_t collect_every, uint64_t fail_at);
void collect(bool full); // collector.c
// For the run's statistics, when it was asked for them (RUN_STATS): the time of a collection. 0: not asked for. (io.c)
uint64_t pause_start(void);
void pause_end(uint64_t start);

void window_clear(uint64_t from, uint64_t to); // window.c: registers [from, to) become UNSET

// What the collector scans of a thread that is out (threads.c): its C stack, from a copy of its registers and of its
// THREAD_STATE on, and its part of register and control stack. stack_high 0: it is not out.
struct Parked {
    uint64_t stack_low, stack_high; // addresses
    uint64_t window, top, control, record;
    uint64_t regs, limit; // control.regs, control.window_limit: a collection lowers it
};
extern struct Parked parked[THREADS_MAX];
struct Parked
parked_now(uint64_t stack); // of the thread that has the lock, from this address on its C stack on
