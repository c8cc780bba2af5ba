// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The collector: mark-region, non-moving, generational by sticky marks. A young collection traces from the
// roots and from old blocks that were written since (the log), and keeps the marks of older objects; a full
// one starts without marks. Roots: the register stack, the control stack, the C stack and registers
// (conservatively, interior pointers and both halves of each word), thread state, roots, well-known blocks.
// Cost: proportional to what survives, plus the tables of the blocks in use.
//
// Order of a collection: roots, log, tracing; watched objects that were not reached are reported and traced;
// weak slots of what was not reached become UNSET; start bits of the dead go; blocks without a live line
// become free.
#include "kernel/region.h"
#include "kernel/control.h"

// The linker's bounds of the sections that ROOT, STATE and THREAD_STATE fill.
extern uint64_t __start_roots[], __stop_roots[], __start_threads[], __stop_threads[];

static uint64_t mark_top;  // entries on the mark stack, which grows down from the log's end
static bool mark_overflow; // an object was marked but not pushed: the heap must be searched for it
static Ref watched,
    dead; // weak block of watched objects; strong block of reported ones (never traced in passing)
static uint64_t weak_count; // weak blocks reached; above log_entries / 4 the list has overflowed
static uint64_t watched_count, dead_count, dead_taken;

static uint64_t log_slot(uint64_t i) { return region.log + i * 4; }

void slot_remember_(Ref r) {
    HEAP_SET_(uint32_t, r.offset_, head_(r) & ~UINT32_C(1));
    if (r.offset_ < region.first_block) return; // scan_well_known sees it
    if (region.log_count < region.log_entries / 2) {
        W32(log_slot(region.log_count), r.offset_);
        region.log_count++;
    } else {
        region.wants_full = true; // the log is full: the next collection does without it
    }
}

// --- marking ---
static uint64_t pair_of(uint64_t offset) { return region.marks + (offset >> 9) * 16; }
static uint64_t bit_of(uint64_t offset) { return UINT64_C(1) << (offset >> 3 & 63); }
static bool is_marked(uint64_t offset) { return R64(pair_of(offset) + 8) & bit_of(offset); }

static void mark_lines(uint64_t offset, uint64_t size) {
    uint64_t first = offset / LINE_SIZE, last = (offset + size - 1) / LINE_SIZE;
    for (uint64_t line = first; line <= last; line++) W8(region.lines + line, 1);
}

// Could an object lie there?
static bool in_blocks(uint64_t offset) {
    return offset >= region.first_block && offset - region.first_block < region.frontier * BLOCK_SIZE;
}

// Marks the object that begins at offset, if one does and it is not marked yet, and pushes it for scanning.
static void mark(uint64_t offset) {
    if (!in_blocks(offset) || (offset & 7)) return;
    uint64_t pair = pair_of(offset), bit = bit_of(offset);
    if (!(R64(pair) & bit) || (R64(pair + 8) & bit)) return;
    W64(pair + 8, R64(pair + 8) | bit);
    W32(offset, R32(offset) | 1); // old from now on: a write to it is logged
    uint64_t size = region_size_of(offset);
    uint64_t room = BLOCK_SIZE - offset % BLOCK_SIZE; // a small object lies in one block
    mark_lines(offset, size > SMALL_MAX ? 8
                       : size < room    ? size
                                        : room); // large: its first line keeps all its blocks
    if (mark_top == region.log_entries / 2) {
        mark_overflow = true;
        return;
    }
    mark_top++;
    W32(log_slot(region.log_entries - mark_top), (uint32_t)offset);
}

static void mark_value(Value v) {
    if (is_ref(v)) mark((uint32_t)v.bits_ - 2);
}

// Remembers a weak block for clear_weak; past the list's end it is searched for then.
static void note_weak(uint64_t offset) {
    if (weak_count < region.log_entries / 4) W32(region.weak_list + weak_count * 4, (uint32_t)offset);
    weak_count++;
}

static void scan_object(uint64_t offset) {
    uint32_t kind = R32(offset + 4);
    mark(kind & ~(uint32_t)BLOCK_KIND);
    if (kind & BLOCK_BYTES) return;
    if (kind & BLOCK_WEAK) {
        note_weak(offset);
        return;
    }
    uint64_t count = R32(offset) >> 3;
    for (uint64_t i = 0; i < count; i++) mark_value((Value){R64(offset + 8 + i * 8)});
}

static void drain(void) {
    while (mark_top > 0) {
        uint64_t offset = R32(log_slot(region.log_entries - mark_top)) & ~UINT32_C(7);
        mark_top--;
        scan_object(offset);
    }
}

// Calls scan_object for the objects that these bits stand for, from offset `at` on, and traces what they reach.
static void scan_bits(uint64_t at, uint64_t bits) {
    for (; bits; bits &= bits - 1) {
        scan_object(at + (uint64_t)u64_ctz(bits) * 8);
        drain();
    }
}

// The same for each marked object: what an overflow of the mark stack dropped is found again.
static void scan_all_marked(void) {
    uint64_t end = region_block_start(region.frontier);
    for (uint64_t at = region.first_block; at < end; at += 512) scan_bits(at, R64(pair_of(at) + 8));
}

static void trace(void) {
    drain();
    while (mark_overflow) {
        mark_overflow = false;
        scan_all_marked();
    }
}

// --- conservative roots ---
// The first block of the large object that block is part of; of others the block itself.
static uint64_t head_of(uint64_t block) {
    while (block > 0 && R8(region.kinds + block) == REGION_LARGE_BODY) block--;
    return block;
}

// The last object that begins in [start, offset], where a block begins at start, or 0.
static uint64_t last_start(uint64_t start, uint64_t offset) {
    uint64_t at = offset & ~UINT64_C(511), bits = R64(pair_of(at)) & (bit_of(offset) | (bit_of(offset) - 1));
    while (!bits && at > start) {
        at -= 512;
        bits = R64(pair_of(at));
    }
    return bits ? at + (uint64_t)(63 - u64_clz(bits)) * 8 : 0;
}

// The start of the last object that begins at or before offset in the same block, or 0.
static uint64_t object_before(uint64_t offset) {
    if (!in_blocks(offset)) return 0;
    uint64_t block = head_of(region_block_of(offset)), start = region_block_start(block);
    if (R8(region.kinds + block) != REGION_LARGE) return last_start(start, offset);
    return R64(pair_of(start)) & 1 ? start : 0;
}

// The start of the object that covers offset, or 0.
static uint64_t object_covering(uint64_t offset) {
    uint64_t start = object_before(offset);
    return start && offset < start + region_size_of(start) ? start : 0;
}

static __attribute__((noinline)) void mark_named(uint64_t word, uint64_t base) {
    uint64_t low = (uint32_t)word, high = word >> 32;
    if (in_blocks(low)) {
        if ((low & 7) == 2 && R64(pair_of(low - 2)) & bit_of(low - 2)) // a Value, most often
            mark(low - 2);
        else
            mark(object_covering(low));
    }
    if (in_blocks(high)) mark(object_covering(high));
    if (in_blocks(word - base)) mark(object_covering(word - base));
}

// A word is an address, or has references in its halves; most words name nothing.
INLINE void mark_ambiguous(uint64_t word, uint64_t base) {
    if (unlikely(in_blocks((uint32_t)word) | in_blocks(word >> 32) | in_blocks(word - base)))
        mark_named(word, base);
}

static void scan_words(uint64_t from, uint64_t to) { // addresses outside the region: the C stack, roots
    uint64_t base = region.base;
    for (uint64_t at = from & ~UINT64_C(7); at + 8 <= to; at += 8)
        mark_ambiguous(*(const uint64_t *)(uintptr_t)at, base);
}

// What each word of the roots held when a collection last looked at it: an object that it named is marked still, unless
// a full collection has taken the marks away since. (A reference cannot come to name another object meanwhile: what is
// marked is not freed.) Words past the array's end are looked at each time.
static uint64_t scanned[16384];

// The first k from there on for which now[k] is not then[k], or end. Eight at a time: few change between collections.
static uint64_t first_change(const uint64_t *now, const uint64_t *then, uint64_t k, uint64_t end) {
    for (; k + 8 <= end; k += 8) {
        uint64_t changes = 0;
        for (uint64_t j = k; j < k + 8; j++) changes |= now[j] ^ then[j];
        if (changes) break;
    }
    while (k < end && now[k] == then[k]) k++;
    return k;
}

// The words of a section of roots; i of them came in sections before. Returns how many came with this one.
static uint64_t scan_section(uint64_t from, uint64_t to, uint64_t i, bool full) {
    const uint64_t *now = (const uint64_t *)(uintptr_t)from;
    uint64_t words = (to - from) / 8, kept = sizeof scanned / sizeof *scanned - i;
    if (kept > words) kept = words;
    for (uint64_t k = 0; k < kept; k++) {
        if (!full) k = first_change(now, scanned + i, k, kept);
        if (k == kept) break;
        scanned[i + k] = now[k];
        mark_ambiguous(now[k], region.base);
    }
    for (uint64_t k = kept; k < words; k++) mark_ambiguous(now[k], region.base);
    return i + kept;
}

static void scan_region_words(uint64_t from, uint64_t to, uint64_t base) {
    for (uint64_t at = from; at < to; at += 8) mark_ambiguous(R64(at), base);
}

// The well-known blocks' slots: Values, unlike the words of a stack. Those that have not been written since a collection
// looked at them are old, as objects are.
static void scan_well_known(bool full) {
    for (uint32_t i = 0; i < WELL_KNOWN_MAX; i++) {
        uint64_t offset = WELL_KNOWN_REF_(i).offset_;
        uint32_t head = R32(offset);
        if ((head & 1) && !full) continue;
        W32(offset, head | 1);
        scan_object(offset);
    }
}

struct Parked parked[THREADS_MAX];

struct Parked parked_now(uint64_t stack) {
    return (struct Parked){.stack_low = stack,
                           .stack_high = control.stack_base,
                           .window = region.window,
                           .top = control.top,
                           .control = region.control,
                           .record = control.record,
                           .regs = control.regs,
                           .limit = control.window_limit};
}

static void scan_parked(struct Parked thread) {
    scan_words(thread.stack_low, thread.stack_high);
    scan_region_words(thread.window, thread.top, region.base);
    scan_region_words(thread.control, thread.record + FRAME_RECORD_SIZE_, region.base);
}

static void scan_roots(bool full, uint64_t stack) {
    scan_well_known(full);
    for (uint64_t i = 0; i < region.threads; i++)
        if (parked[i].stack_high != 0) scan_parked(parked[i]);
    scan_parked(parked_now(stack));
    uint64_t words =
        scan_section((uint64_t)(uintptr_t)__start_roots, (uint64_t)(uintptr_t)__stop_roots, 0, full);
    scan_section((uint64_t)(uintptr_t)__start_threads, (uint64_t)(uintptr_t)__stop_threads, words, full);
}

// Old blocks written since the last collection: they are old again, and what they hold is reached.
static void scan_log(void) {
    for (uint64_t i = 0; i < region.log_count; i++) {
        uint64_t offset = R32(log_slot(i)) & ~UINT32_C(7);
        if (!in_blocks(offset) || !is_marked(offset)) continue;
        W32(offset, R32(offset) | 1);
        scan_object(offset);
        drain();
    }
    region.log_count = 0;
}

// --- watched objects and weak slots ---
// A reference to what was not reached?
static bool is_dead(Value v) {
    uint64_t offset = (uint32_t)v.bits_ - 2;
    return is_ref(v) && in_blocks(offset) && !is_marked(offset);
}

// Slots of the block there that lie in the region, whatever its header says.
static uint64_t slots_inside(uint64_t offset) {
    if (!in_blocks(offset) || (offset & 7)) return 0;
    uint64_t count = R32(offset) >> 3, room = (region.size - offset) / 8 - 1;
    return count < room ? count : room;
}

static uint64_t list_at(Ref list, uint64_t i) { return (uint64_t)list.offset_ + 8 + i * 8; }

// Both lists grow together, so that a collection never needs memory.
static bool lists_grow(void) {
    uint64_t capacity = (uint64_t)slot_count(watched) * 2 + 16;
    Ref more = weak_alloc(NULL_REF, capacity);
    if (is_null(more)) return false;
    slots_copy(more, 0, watched, 0, watched_count);
    watched = more;
    Ref more_dead = slots_alloc(NULL_REF, capacity);
    if (is_null(more_dead)) return false;
    slots_copy(more_dead, 0, dead, dead_taken, dead_count - dead_taken);
    dead = more_dead;
    dead_count -= dead_taken;
    dead_taken = 0;
    return true;
}

bool heap_watch(Ref r) {
    if (watched_count == slot_count(watched) && !lists_grow()) return false;
    if (watched_count >= slots_inside(watched.offset_)) return false;
    slot_set(watched, watched_count, ref_value(r));
    watched_count++;
    return true;
}

Ref heap_next_dead(void) {
    if (dead_taken == dead_count) {
        dead_taken = dead_count = 0;
        return NULL_REF;
    }
    Value v = slot_get(dead, dead_taken);
    slot_set(dead, dead_taken, UNSET);
    dead_taken++;
    return ref_of(v);
}

bool heap_has_news(void) {
    bool news = region.news;
    region.news = false;
    return news;
}

// Watched objects that were not reached move to the list of the dead, which keeps them for now. Those that find no room
// there stay watched, and are kept, too.
static void sort_watched(uint64_t room) {
    uint64_t kept = 0;
    for (uint64_t i = 0; i < watched_count; i++) {
        Value v = {R64(list_at(watched, i))};
        if (is_dead(v) && dead_count < room) {
            W64(list_at(dead, dead_count), v.bits_);
            dead_count++;
            region.news = true;
        } else {
            W64(list_at(watched, kept), v.bits_);
            kept++;
        }
    }
    watched_count = kept;
}

static void report_watched(void) {
    mark(watched.offset_);
    mark(dead.offset_);
    drain();
    uint64_t room = slots_inside(dead.offset_);
    if (watched_count > slots_inside(watched.offset_) || dead_count > room) kernel_fault(FAULT_HEAP);
    sort_watched(room);
    for (uint64_t i = dead_taken; i < dead_count; i++) mark_value((Value){R64(list_at(dead, i))});
    if (dead_count == room)
        for (uint64_t i = 0; i < watched_count; i++) mark_value((Value){R64(list_at(watched, i))});
    trace();
}

static void clear_weak_slots(uint64_t offset) {
    if (offset == watched.offset_) return; // report_watched has done it
    uint64_t count = slots_inside(offset);
    for (uint64_t i = 0; i < count; i++) {
        if (!is_dead((Value){R64(offset + 8 + i * 8)})) continue;
        W64(offset + 8 + i * 8, UNSET.bits_);
        region.news = true;
    }
}

// --- what the collection leaves ---
// Weak slots first, then the dead lose their start bits.
static void clear_weak_bits(uint64_t at, uint64_t bits) {
    for (; bits; bits &= bits - 1) {
        uint64_t offset = at + (uint64_t)u64_ctz(bits) * 8;
        if ((R32(offset + 4) & (BLOCK_BYTES | BLOCK_WEAK)) == BLOCK_WEAK) clear_weak_slots(offset);
    }
}

static void clear_weak(void) {
    if (weak_count <= region.log_entries / 4) {
        for (uint64_t i = 0; i < weak_count; i++) clear_weak_slots(R32(region.weak_list + i * 4));
        return;
    }
    uint64_t end = region_block_start(region.frontier);
    for (uint64_t at = region.first_block; at < end; at += 512) clear_weak_bits(at, R64(pair_of(at) + 8));
}

static void keep_marked(uint64_t at, uint64_t end) {
    for (; at < end; at += 512) W64(pair_of(at), R64(pair_of(at) + 8));
}

// In a young collection the objects of a block in which nothing was allocated are old, and marked still.
static void drop_start_bits(bool full) {
    for (uint64_t b = 0; b < region.frontier; b++) {
        uint8_t kind = R8(region.kinds + b);
        if (kind == REGION_FREE || kind == REGION_LARGE_BODY || (kind == REGION_SMALL && !full)) continue;
        uint64_t at = region_block_start(b);
        keep_marked(at, kind == REGION_LARGE ? at + 512 : at + BLOCK_SIZE);
    }
}

static bool block_is_empty(uint64_t block) {
    uint64_t lines = region.lines + region_block_start(block) / LINE_SIZE;
    for (uint64_t i = 0; i < LINES_PER_BLOCK; i += 8)
        if (HEAP_(unaligned64_, lines + i)) return false;
    return true;
}

static void sweep_blocks(void) {
    bool large_dies = false;
    for (uint64_t b = 0; b < region.frontier; b++) {
        uint8_t kind = R8(region.kinds + b);
        if (kind == REGION_FREE) continue;
        if (kind == REGION_LARGE) large_dies = block_is_empty(b);
        bool dies = kind == REGION_LARGE || kind == REGION_LARGE_BODY ? large_dies : block_is_empty(b);
        if (dies)
            region_free_block(b);
        else if (kind == REGION_NEW)
            W8(region.kinds + b, REGION_SMALL);
    }
}

static void forget_marks(void) {
    uint64_t end = region_block_start(region.frontier);
    for (uint64_t at = region.first_block; at < end; at += 512) W64(pair_of(at) + 8, 0);
    for (uint64_t at = region.first_block; at < end; at += LINE_SIZE * 8)
        HEAP_SET_(unaligned64_, region.lines + at / LINE_SIZE, 0);
}

// Above a thread's top, the registers that may have been written since the last collection become UNSET (window.c).
// Returns its window_limit from now on, above which none is: not below a window that is in use.
static uint64_t forget_registers(struct Parked thread) {
    uint64_t end = thread.limit + WINDOW_ABOVE, used = thread.top > thread.regs ? thread.top : thread.regs;
    if (thread.window < WINDOW_START || thread.top < thread.window || end > thread.control ||
        thread.control > region.marks || ((thread.top | thread.regs | end) & 7))
        kernel_fault(FAULT_HEAP);
    window_clear(thread.top, end);
    return thread.limit < used + WINDOW_LOW ? thread.limit : used + WINDOW_LOW;
}

static void forget_all_registers(void) {
    for (uint64_t i = 0; i < THREADS_MAX; i++)
        if (parked[i].stack_high != 0) parked[i].limit = forget_registers(parked[i]);
    control.window_limit = forget_registers(parked_now(0));
}

// The next collection is a full one when the heap has grown by a quarter, and half a megabyte, since the last full one.
static void plan_next(bool full) {
    if (full) region.live_after_full = region.blocks_used;
    region.wants_full = region.blocks_used > region.live_after_full + region.live_after_full / 4 + 16;
    region.spent = 0;
}

// stack: the address from which on the C stack is read.
static __attribute__((noinline)) void collection(bool full, uint64_t stack) {
    if (region.collecting) kernel_fault(FAULT_HEAP);
    region.collecting = true;
    full = full || region.wants_full;
    if (full) {
        forget_marks();
        region.log_count = 0;
    }
    mark_top = weak_count = 0;
    mark_overflow = false;
    scan_roots(full, stack);
    trace();
    scan_log();
    trace();
    report_watched();
    clear_weak();
    drop_start_bits(full);
    sweep_blocks();
    region.cursor = region.limit = region.aside = region.aside_limit = 0;
    region.recycle_block = region.recycle_line = 0;
    region.collections++;
    region.full_collections += full;
    plan_next(full);
    forget_all_registers();
    region.collecting = false;
}

// Keeps the caller's registers in this frame, where the scan of the stack begins: below are the collector's own frames,
// in which earlier collections left what they saw. (Not inlined: above it is all that its callers keep.)
__attribute__((noinline)) void collect(bool full) {
    uint64_t registers[6];
    __asm__ volatile("movq %%rbx, 0(%0)\n movq %%rbp, 8(%0)\n movq %%r12, 16(%0)\n movq %%r13, 24(%0)\n"
                     "movq %%r14, 32(%0)\n movq %%r15, 40(%0)"
                     :
                     : "r"(registers)
                     : "memory");
    uint64_t start = pause_start();
    collection(full, (uint64_t)(uintptr_t)registers);
    pause_end(start);
}

void heap_collect(void) { collect(true); }
