// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The heap: one region, addressed by 32-bit offsets through the GS segment, in which every block is either
// slots (Values) or bytes, never both, and every access is checked against the block's header.
//
//   block + 0   u32  slot count << 3 | cut << 1 | old        (a bytes block has no slots: count 0; cut: BYTES_CUT_)
//   block + 4   u32  shape's offset | BLOCK_* kind bits      (shape: the block that tells the object's class)
//   slots:      +8   Value[count]
//   bytes:      +8   u32 length in bytes, u32 aux (a word for the owner: a string's hash)     +16  data
//
// An offset is below 2^32, a length below 2^32: whatever a header says, base + offset + length stays inside
// the region and the 4 GiB behind it, in which nothing is mapped (abi/layout.h). The heap's own tables have
// no reference. A failed check ends the enclave (kernel_fault): it means a bug in the interpreter, not in a
// Python program. Blocks do not move. The collector finds references in C locals by itself: nothing is to be
// registered. A reference must not be kept in anything but Values, Refs, Views, roots (ROOT) and the thread
// state.
#pragma once
#include "kernel/value.h"

enum BlockKind {
    BLOCK_BYTES = 1,  // the block is bytes
    BLOCK_SEALED = 2, // of a bytes block: never written again
    BLOCK_WEAK = 2, // of a slots block: its slots keep nothing alive; the collector sets a dead one to UNSET
    BLOCK_KIND = 7,
};

// The most bytes by which bytes_shrink has cut the block: 0, 64, 1024, or any number. The collector gives them to nobody
// else while the block lives, for there may be a View of them.
#define BYTES_CUT_(head) (UINT64_C(4) << ((head) & 6) * 2 & ~UINT64_C(7))

#define SLOTS_MAX ((UINT32_C(1) << 29) - 2)
#define BYTES_MAX (UINT32_MAX - 32)

typedef uint16_t __attribute__((aligned(1), may_alias)) unaligned16_;
typedef uint32_t __attribute__((aligned(1), may_alias)) unaligned32_;
typedef uint64_t __attribute__((aligned(1), may_alias)) unaligned64_;
typedef double __attribute__((aligned(1), may_alias)) unalignedf64_;

// The only places where the region is touched. An address is an offset below 2^33.
#ifdef CBMC
#include "proofs/heap_model.h"
#else
#define HEAP_POINTER_(type, address)                                                                         \
    ((type __attribute__((address_space(256))) *)(uintptr_t)(address)) // by GS
#define HEAP_(type, address) (*HEAP_POINTER_(type, address))
#define HEAP_SET_(type, address, value) (*HEAP_POINTER_(type, address) = (value))
#endif

INLINE uint32_t head_(Ref r) { return HEAP_(uint32_t, r.offset_); }
INLINE uint32_t kind_(Ref r) { return HEAP_(uint32_t, (uint64_t)r.offset_ + 4); }

// --- what a block is ---
INLINE Ref shape_of(Ref r) { return (Ref){kind_(r) & ~(uint32_t)BLOCK_KIND}; }
INLINE bool has_shape(Ref r, Ref shape) { return (kind_(r) ^ shape.offset_) <= BLOCK_KIND; }
// The same for a reference as a Value; false for any other Value.
INLINE bool has_shape_value(Ref r, Value shape) {
    return (kind_(r) & ~(uint32_t)BLOCK_KIND) == (uint32_t)shape.bits_ - 2;
}
INLINE bool is_slots(Ref r) { return !(kind_(r) & BLOCK_BYTES); }
INLINE bool is_bytes(Ref r) { return kind_(r) & BLOCK_BYTES; }
INLINE bool is_sealed(Ref r) { return (kind_(r) & 3) == (BLOCK_BYTES | BLOCK_SEALED); }
INLINE bool is_code(Ref r) { return (kind_(r) & BLOCK_KIND) == BLOCK_KIND; } // by code_seal
// Makes r an object of another class. The block's size and kind stay as they are.
void shape_set(Ref r, Ref shape);

// --- slots ---
void slot_remember_(Ref r); // the write barrier's cold part: an old block was written

INLINE uint32_t slot_count(Ref r) { return head_(r) >> 3; }
INLINE bool slot_in_(Ref r, uint64_t i) { return i < head_(r) >> 3; }
INLINE Value slot_load_(Ref r, uint64_t i) {
    return (Value){HEAP_(uint64_t, (uint64_t)r.offset_ + 8 + (i << 3))};
}
INLINE Value slot_get(Ref r, uint64_t i) {
    if (unlikely(!slot_in_(r, i))) kernel_fault(FAULT_SLOT_INDEX);
    return slot_load_(r, i);
}
INLINE void slot_set(Ref r, uint64_t i, Value v) {
    if (unlikely(!slot_in_(r, i))) kernel_fault(FAULT_SLOT_INDEX);
    if (unlikely(head_(r) & 1)) slot_remember_(r);
    HEAP_SET_(uint64_t, (uint64_t)r.offset_ + 8 + (i << 3), v.bits_);
}
typedef struct {
    bool ok;
    Value value;
} SlotResult;
// Slot number `index`, a small integer Value that may be anything: one compare decides (negative or too
// large: !ok).
INLINE bool slot_has(Ref r, Value index) { return (index.bits_ | 7) < head_(r) && is_int(index); }
INLINE SlotResult slot_try(Ref r, Value index) {
    if (unlikely(!slot_has(r, index))) return (SlotResult){0};
    return (SlotResult){true, {HEAP_(uint64_t, (uint64_t)r.offset_ + 8 + index.bits_)}};
}
INLINE bool slot_try_set(Ref r, Value index, Value v) {
    if (unlikely(!slot_has(r, index))) return false;
    if (unlikely(head_(r) & 1)) slot_remember_(r);
    HEAP_SET_(uint64_t, (uint64_t)r.offset_ + 8 + index.bits_, v.bits_);
    return true;
}

// to[at .. at+n) = from[from_at .. from_at+n); the ranges may overlap.
void slots_copy(Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n);
// r[at .. at+n) = v
void slots_fill(Ref r, uint64_t at, uint64_t n, Value v);
// First i in from, from+stride, .. below `to` with r[i] the same Value as v, or `to`. stride >= 1.
uint64_t slots_find(Ref r, uint64_t from, uint64_t to, uint64_t stride, Value v);
// Cuts the block to its first n slots (n <= slot_count).
void slots_shrink(Ref r, uint64_t n);

// --- bytes ---
INLINE uint32_t bytes_length(Ref r) {
    if (unlikely(!is_bytes(r))) kernel_fault(FAULT_BYTE_INDEX);
    return HEAP_(uint32_t, (uint64_t)r.offset_ + 8);
}
// Is [i, i + n) inside the block's data? n is a small constant or has been bounded by the caller to < 2^32.
INLINE bool bytes_in_(Ref r, uint64_t i, uint64_t n) {
    if (unlikely(!is_bytes(r))) return false;
    uint64_t length = HEAP_(uint32_t, (uint64_t)r.offset_ + 8);
    return n <= length && i <= length - n;
}
INLINE uint64_t bytes_at_(Ref r, uint64_t i, uint64_t n) {
    if (unlikely(!bytes_in_(r, i, n))) kernel_fault(FAULT_BYTE_INDEX);
    return (uint64_t)r.offset_ + 16 + i;
}
INLINE uint64_t bytes_open_(Ref r, uint64_t i, uint64_t n) { // for writing
    if (unlikely(kind_(r) & BLOCK_SEALED)) kernel_fault(FAULT_BYTE_INDEX);
    return bytes_at_(r, i, n);
}
// i is a byte index in all of these: u32_get(r, 8) reads bytes 8..11. Little-endian, any alignment.
INLINE uint8_t u8_get(Ref r, uint64_t i) { return HEAP_(uint8_t, bytes_at_(r, i, 1)); }
INLINE uint16_t u16_get(Ref r, uint64_t i) { return HEAP_(unaligned16_, bytes_at_(r, i, 2)); }
INLINE uint32_t u32_get(Ref r, uint64_t i) { return HEAP_(unaligned32_, bytes_at_(r, i, 4)); }
INLINE uint64_t u64_get(Ref r, uint64_t i) { return HEAP_(unaligned64_, bytes_at_(r, i, 8)); }
INLINE double f64_get(Ref r, uint64_t i) { return HEAP_(unalignedf64_, bytes_at_(r, i, 8)); }
INLINE void u8_set(Ref r, uint64_t i, uint8_t v) { HEAP_SET_(uint8_t, bytes_open_(r, i, 1), v); }
INLINE void u16_set(Ref r, uint64_t i, uint16_t v) { HEAP_SET_(unaligned16_, bytes_open_(r, i, 2), v); }
INLINE void u32_set(Ref r, uint64_t i, uint32_t v) { HEAP_SET_(unaligned32_, bytes_open_(r, i, 4), v); }
INLINE void u64_set(Ref r, uint64_t i, uint64_t v) { HEAP_SET_(unaligned64_, bytes_open_(r, i, 8), v); }
INLINE void f64_set(Ref r, uint64_t i, double v) { HEAP_SET_(unalignedf64_, bytes_open_(r, i, 8), v); }

// The aux word: 32 bits for the block's owner (allowed on a sealed block too: a hash is computed late; but that of code
// is the kernel's).
INLINE uint32_t bytes_aux(Ref r) {
    if (unlikely(!is_bytes(r))) kernel_fault(FAULT_BYTE_INDEX);
    return HEAP_(uint32_t, (uint64_t)r.offset_ + 12);
}
INLINE void bytes_set_aux(Ref r, uint32_t aux) {
    if (unlikely(!is_bytes(r) || is_code(r))) kernel_fault(FAULT_BYTE_INDEX);
    HEAP_SET_(uint32_t, (uint64_t)r.offset_ + 12, aux);
}

// to[at .. at+n) = from[from_at .. from_at+n); the ranges may overlap.
void bytes_copy(Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n);
void bytes_fill(Ref r, uint64_t at, uint64_t n, uint8_t v);
// to[at ..) = the literal
void bytes_copy_text(Ref to, uint64_t at, Text text);
// Lexicographic order of a[a_at .. a_at+n) and b[b_at .. b_at+n): negative, 0, positive.
int32_t bytes_compare(Ref a, uint64_t a_at, Ref b, uint64_t b_at, uint64_t n);
bool bytes_equal_text(Ref a, uint64_t at, uint64_t n, Text text);
// First i in [from, to) with r[i] == v, or `to`.
uint64_t bytes_find(Ref r, uint64_t from, uint64_t to, uint8_t v);
// Cuts the data to its first n bytes (n <= bytes_length). A View of what was there before stays inside the block.
void bytes_shrink(Ref r, uint64_t n);
// No write to the data from now on. For code, interned text and constants.
void bytes_seal(Ref r);

// --- views: a bytes block opened for a loop ---
// After one test `n <= view_count(v)` the compiler drops the checks and vectorises. A view lives in locals only.
typedef struct {
    uint64_t data_;
    uint32_t count_; // bytes
} View;
INLINE View bytes_view(Ref r) { return (View){(uint64_t)r.offset_ + 16, bytes_length(r)}; }
INLINE uint32_t view_count(View v) { return v.count_; }
INLINE uint8_t view_u8(View v, uint64_t i) {
    if (unlikely(i >= v.count_)) kernel_fault(FAULT_BYTE_INDEX);
    return HEAP_(uint8_t, v.data_ + i);
}
// Element i of a view as an array of u16 / u32 / u64.
INLINE uint16_t view_u16(View v, uint64_t i) {
    if (unlikely(i >= v.count_ / 2)) kernel_fault(FAULT_BYTE_INDEX);
    return HEAP_(unaligned16_, v.data_ + i * 2);
}
INLINE uint32_t view_u32(View v, uint64_t i) {
    if (unlikely(i >= v.count_ / 4)) kernel_fault(FAULT_BYTE_INDEX);
    return HEAP_(unaligned32_, v.data_ + i * 4);
}
INLINE uint64_t view_u64(View v, uint64_t i) {
    if (unlikely(i >= v.count_ / 8)) kernel_fault(FAULT_BYTE_INDEX);
    return HEAP_(unaligned64_, v.data_ + i * 8);
}
// n bytes of the view from byte `from` on: a view of its own.
INLINE View view_part(View v, uint64_t from, uint64_t n) {
    if (unlikely(from > v.count_ || n > v.count_ - from)) kernel_fault(FAULT_BYTE_INDEX);
    return (View){v.data_ + from, (uint32_t)n};
}
// The same, open for writing (refused for a sealed block).
typedef struct {
    uint64_t data_;
    uint32_t count_;
} Edit;
INLINE Edit bytes_edit(Ref r) {
    if (unlikely(kind_(r) & BLOCK_SEALED)) kernel_fault(FAULT_BYTE_INDEX);
    return (Edit){(uint64_t)r.offset_ + 16, bytes_length(r)};
}
INLINE void edit_u8(Edit e, uint64_t i, uint8_t v) {
    if (unlikely(i >= e.count_)) kernel_fault(FAULT_BYTE_INDEX);
    HEAP_SET_(uint8_t, e.data_ + i, v);
}
INLINE void edit_u16(Edit e, uint64_t i, uint16_t v) {
    if (unlikely(i >= e.count_ / 2)) kernel_fault(FAULT_BYTE_INDEX);
    HEAP_SET_(unaligned16_, e.data_ + i * 2, v);
}
INLINE void edit_u32(Edit e, uint64_t i, uint32_t v) {
    if (unlikely(i >= e.count_ / 4)) kernel_fault(FAULT_BYTE_INDEX);
    HEAP_SET_(unaligned32_, e.data_ + i * 4, v);
}
INLINE void edit_u64(Edit e, uint64_t i, uint64_t v) {
    if (unlikely(i >= e.count_ / 8)) kernel_fault(FAULT_BYTE_INDEX);
    HEAP_SET_(unaligned64_, e.data_ + i * 8, v);
}

INLINE Edit edit_part(Edit e, uint64_t from, uint64_t n) {
    if (unlikely(from > e.count_ || n > e.count_ - from)) kernel_fault(FAULT_BYTE_INDEX);
    return (Edit){e.data_ + from, (uint32_t)n};
}
// To read what was written.
INLINE View edit_view(Edit e) { return (View){e.data_, e.count_}; }

// --- hash index: the inner loop of dict and set ---
// An index is a bytes block of 8-byte words, a power of two of them; a word is 0 (never used) or
// hash << 32 | number, number >= 1. A search starts at word hash & (words - 1) and goes on linearly, around the end.
typedef struct {
    uint32_t number;   // of the entry whose hash is equal, or 0: there is none
    uint32_t position; // of its word; where there is none: of the free word that ended the search
} Probe;
// Searches for a word with this hash, from word `start` (the hash, or position + 1 after a mismatch; taken
// modulo the number of words) on. An index without a free word and without a match gives number 0, position
// UINT32_MAX.
Probe index_probe(Ref index, uint32_t hash, uint32_t start);

// --- well-known blocks ---
// Blocks of at most 15 slots at offsets fixed at compile time, so that code can compare against a constant: the
// shapes of the built-in types. They are never freed.
#define WELL_KNOWN_MAX 1024
#define WELL_KNOWN_REF_(i) ((Ref){4096u + (uint32_t)(i) * 128u})
INLINE Ref well_known(uint32_t i) { return WELL_KNOWN_REF_(i < WELL_KNOWN_MAX ? i : 0); }
// Makes well-known block i a slots block, all UNSET. Once for each i, at start-up.
void well_known_init(uint32_t i, Ref shape, uint32_t count);

// --- allocation ---
// A new block, its slots all UNSET / bytes all 0; NULL_REF when memory is exhausted even after a collection.
// Never call these outside objects/memory.h, which raises MemoryError.
Ref slots_alloc(Ref shape, uint64_t count);
Ref weak_alloc(Ref shape, uint64_t count);
Ref bytes_alloc(Ref shape, uint64_t length);

// --- roots ---
// State that outlives a call, reached by name. ROOT: one Value, STATE: any type without pointers; both start
// as zero bits (a Value then is the integer 0) and are scanned by the collector. THREAD_STATE: one per
// thread. At file scope, optionally behind `static`; a header says `extern ROOT(name);`.
#define ROOT(name) Value name __attribute__((section("roots")))
#define STATE(type, name) type name __attribute__((section("roots")))
#define STATE_ARRAY(type, name, count) type name[count] __attribute__((section("roots")))
#define THREAD_STATE(type, name) type name __attribute__((section("threads")))

// --- the collector ---
typedef struct {
    uint64_t size, used, peak; // bytes: of the region, in blocks now, most so far
    uint64_t collections, full_collections;
} HeapStats;
HeapStats heap_stats(void);
// A full collection (gc.collect()).
void heap_collect(void);
// Finalisers (__del__): heap_watch asks that the collector, when it finds r unreachable, keeps r and what it
// reaches once more and reports it; heap_next_dead gives one such object (which is no longer watched), or
// NULL_REF. false: memory is exhausted.
bool heap_watch(Ref r);
Ref heap_next_dead(void);
// Something for the owner to look at after an allocation: objects were reported, or weak slots were cleared.
bool heap_has_news(void);
