// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the heap region is in a proof: an unbounded array of words with arbitrary content; kernel/heap.h takes HEAP_
// from here. An access must be aligned as its type says, and lie inside the footprint of the function that is proved.
//
// A footprint is kept as one hidden byte, chosen arbitrarily outside it, that no access may cover: since that holds
// for every choice, it holds for all bytes outside.
#pragma once
#include <stdbool.h>
#include <stdint.h>

static uint64_t words_[__CPROVER_constant_infinity_uint];
static uint64_t hidden_, hidden_write_; // no read covers the one, no write the other

// Words that were touched: what erase() gives new arbitrary content. The rest has not been looked at.

static uint64_t any64(void) {
    uint64_t arbitrary;
    return arbitrary;
}

#ifdef ERASES // the proof says so, and how many words its function touches at most
static uint64_t touched_[TOUCHED_MAX];
static uint32_t touched_count_;

static uint64_t touch_(uint64_t word) {
    __CPROVER_assert(touched_count_ < TOUCHED_MAX, "proof: TOUCHED_MAX is large enough");
    touched_[touched_count_++] = word;
    return word;
}
#else
#define touch_(word) (word)
#endif

static uint64_t mask_(uint64_t size) { return size == 8 ? UINT64_MAX : (UINT64_C(1) << (size * 8)) - 1; }

// Little-endian, of `size` bytes; `aligned`: known not to cross a word.
static uint64_t get_(uint64_t address, uint64_t size, bool aligned) {
    uint64_t shift = (address & 7) * 8;
    uint64_t value = words_[touch_(address >> 3)] >> shift;
    if (!aligned && (address & 7) + size > 8) value |= words_[touch_((address >> 3) + 1)] << (64 - shift);
    return value & mask_(size);
}

static void put_(uint64_t address, uint64_t size, uint64_t value, bool aligned) {
    uint64_t shift = (address & 7) * 8, mask = mask_(size), word = touch_(address >> 3);
    value &= mask;
    words_[word] = (words_[word] & ~(mask << shift)) | value << shift;
    if (!aligned && (address & 7) + size > 8) {
        uint64_t next = touch_(word + 1);
        words_[next] = (words_[next] & ~(mask >> (64 - shift))) | value >> (64 - shift);
    }
}

static uint64_t load_(uint64_t address, uint64_t size, bool aligned) {
    __CPROVER_assert(hidden_ - address >= size, "read inside the footprint");
    __CPROVER_assert(!aligned || address % size == 0, "aligned read");
    return get_(address, size, aligned);
}

static void store_(uint64_t address, uint64_t size, uint64_t value, bool aligned) {
    __CPROVER_assert(hidden_write_ - address >= size, "write inside the footprint");
    __CPROVER_assert(!aligned || address % size == 0, "aligned write");
    put_(address, size, value, aligned);
}

static double double_of_(uint64_t bits) {
    union {
        uint64_t bits;
        double value;
    } u = {.bits = bits};
    return u.value;
}
static uint64_t bits_of_(double value) {
    union {
        double value;
        uint64_t bits;
    } u = {.value = value};
    return u.bits;
}

#define HEAP_(type, address) LOAD_##type((uint64_t)(address))
#define LOAD_uint8_t(address) ((uint8_t)load_(address, 1, true))
#define LOAD_uint32_t(address) ((uint32_t)load_(address, 4, true))
#define LOAD_uint64_t(address) load_(address, 8, true)
#define LOAD_unaligned16_(address) ((uint16_t)load_(address, 2, false))
#define LOAD_unaligned32_(address) ((uint32_t)load_(address, 4, false))
#define LOAD_unaligned64_(address) load_(address, 8, false)
#define LOAD_unalignedf64_(address) double_of_(load_(address, 8, false))

#define HEAP_SET_(type, address, value) STORE_##type((uint64_t)(address), value)
#define STORE_uint8_t(address, value) store_(address, 1, (uint8_t)(value), true)
#define STORE_uint32_t(address, value) store_(address, 4, (uint32_t)(value), true)
#define STORE_uint64_t(address, value) store_(address, 8, value, true)
#define STORE_unaligned16_(address, value) store_(address, 2, value, false)
#define STORE_unaligned32_(address, value) store_(address, 4, value, false)
#define STORE_unaligned64_(address, value) store_(address, 8, value, false)
#define STORE_unalignedf64_(address, value) store_(address, 8, bits_of_(value), false)

// --- for contracts: memory as it is, without a footprint ---
#define RAW8(address) ((uint8_t)get_(address, 1, true))
#define RAW16(address) ((uint16_t)get_(address, 2, false))
#define RAW32(address) ((uint32_t)get_(address, 4, true)) // aligned
#define RAW64(address) get_(address, 8, true)             // aligned
#define RAW32U(address) ((uint32_t)get_(address, 4, false))
#define RAW64U(address) get_(address, 8, false)

static void allow_(uint64_t address, uint64_t size) { __CPROVER_assume(hidden_ - address >= size); }
static void allow_write_(uint64_t address, uint64_t size) {
    __CPROVER_assume(hidden_write_ - address >= size);
}
static void must_read_(uint64_t address, uint64_t size) {
    __CPROVER_assert(hidden_ - address >= size, "what it calls reads inside the footprint");
}

// [address, address + size) gets arbitrary content.
static void erase_(uint64_t address, uint64_t size) {
#ifdef ERASES
    for (uint32_t k = 0; k < TOUCHED_MAX; k++)
        if (k < touched_count_) {
            uint64_t word = touched_[k], at = word * 8, mask = 0;
            for (uint32_t b = 0; b < 8; b++)
                if (at + b - address < size) mask |= UINT64_C(0xff) << (b * 8);
            words_[word] = (words_[word] & ~mask) | (any64() & mask);
        }
#endif
}
static void must_write_one_(uint64_t address, uint64_t size) { // aligned
    __CPROVER_assert(hidden_ - address >= size && hidden_write_ - address >= size,
                     "what it calls writes inside the footprint");
    put_(address, size, any64(), true);
}
static void must_write_(uint64_t address, uint64_t size) {
    __CPROVER_assert(hidden_write_ - address >= size, "what it calls writes inside the footprint");
    erase_(address, size);
}
