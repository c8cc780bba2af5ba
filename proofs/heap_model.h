// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the heap region is in a proof: words with arbitrary content, of which those that were looked at are kept in
// CELLS cells (that there are enough is checked). kernel/heap.h takes HEAP_ from here. An access must be aligned as its
// type says, and lie inside the footprint of the function that is proved.
//
// A footprint is kept as one hidden byte, chosen arbitrarily outside it, that no access may cover: since that holds
// for every choice, it holds for all bytes outside.
#pragma once
#ifdef FRAMA_C
#include "proofs/framac_model.h"
#else
#include <stdbool.h>
#include <stdint.h>

// The end of the region and of what is kept without pages behind it (abi/layout.h).
#define REACH ((UINT64_C(1) << 33) + 4096)

#define NARROW(address) ((address) & ((UINT64_C(1) << 34) - 1)) // once it is known to be below REACH

static uint64_t hidden_, hidden_write_; // no read covers the one, no write the other

#define NO_WORD UINT32_MAX
static uint32_t cell_word_[CELLS];      // which word, or NO_WORD
static uint64_t cell_[CELLS];           // arbitrary at first
static uint8_t cells_;                  // in use

static uint64_t any64(void) {
    uint64_t arbitrary;
    return arbitrary;
}

// clang-format off
#define IS_(k, otherwise) (k < CELLS && cell_word_[k < CELLS ? k : 0] == word ? k : otherwise)
static uint8_t cell_of_(uint32_t word) {
    uint8_t k = IS_(0, IS_(1, IS_(2, IS_(3, IS_(4, IS_(5, IS_(6, IS_(7, IS_(8, IS_(9, IS_(10, IS_(11, IS_(12, IS_(13,
                IS_(14, IS_(15, cells_))))))))))))))));
    // clang-format on
    __CPROVER_assert(k < CELLS, "proof: CELLS is large enough");
    __CPROVER_assume(k < CELLS);
    cell_word_[k] = word;
    cells_ += k == cells_;
    return k;
}

static uint64_t mask_(uint64_t size) { return size == 8 ? UINT64_MAX : (UINT64_C(1) << (size * 8)) - 1; }

// Little-endian, of `size` bytes; `aligned`: known not to cross a word. Whole words need no shift.
static uint64_t get_(uint64_t address, uint64_t size, bool aligned) {
    uint64_t shift = (address & 7) * 8;
    uint64_t value = cell_[cell_of_((uint32_t)(address >> 3))];
    if (aligned && size == 8) return value;
    value >>= shift;
    if (!aligned && (address & 7) + size > 8)
        value |= cell_[cell_of_((uint32_t)(address >> 3) + 1)] << (64 - shift);
    return value & mask_(size);
}

static void put_(uint64_t address, uint64_t size, uint64_t value, bool aligned) {
    uint64_t shift = (address & 7) * 8, mask = mask_(size);
    uint8_t k = cell_of_((uint32_t)(address >> 3));
    if (aligned && size == 8) {
        cell_[k] = value;
        return;
    }
    value &= mask;
    cell_[k] = (cell_[k] & ~(mask << shift)) | value << shift;
    if (!aligned && (address & 7) + size > 8) {
        k = cell_of_((uint32_t)(address >> 3) + 1);
        cell_[k] = (cell_[k] & ~(mask >> (64 - shift))) | value >> (64 - shift);
    }
}

static uint64_t load_(uint64_t address, uint64_t size, bool aligned) {
    __CPROVER_assert(address < REACH, "read inside the region or what is kept free behind it");
    address = NARROW(address);
    __CPROVER_assert(NARROW(hidden_ - address) >= size, "read inside the footprint");
    __CPROVER_assert(!aligned || address % size == 0, "aligned read");
    return get_(address, size, aligned);
}

static void store_(uint64_t address, uint64_t size, uint64_t value, bool aligned) {
    __CPROVER_assert(address < REACH, "write inside the region or what is kept free behind it");
    address = NARROW(address);
    __CPROVER_assert(NARROW(hidden_write_ - address) >= size, "write inside the footprint");
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

// [address, address + size) gets arbitrary content: those of its words that were looked at; the rest has it anyway.
static void erase_(uint64_t address, uint64_t size) {
    for (uint32_t k = 0; k < CELLS; k++) {
        uint64_t behind = (uint64_t)cell_word_[k] * 8 - address, before = 0 - behind, mask = 0;
        uint8_t from = 8, to = 0; // bytes of the word
        if (behind < size) {
            from = 0, to = size - behind < 8 ? (uint8_t)(size - behind) : 8;
        } else if (before < 8) {
            from = (uint8_t)before, to = size < 8 - before ? (uint8_t)(before + size) : 8;
        }
        for (uint8_t b = 0; b < 8; b++)
            if (b >= from && b < to) mask |= UINT64_C(0xff) << (b * 8);
        cell_[k] = (cell_[k] & ~mask) | (any64() & mask);
    }
}
static void erase_words_(uint64_t address, uint64_t size) {
    for (uint32_t k = 0; k < CELLS; k++)
        if ((uint64_t)cell_word_[k] * 8 - address < size) cell_[k] = any64();
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
static void must_write_words_(uint64_t address, uint64_t size) {
    __CPROVER_assert(address % 8 == 0 && size % 8 == 0, "whole words");
    __CPROVER_assert(hidden_write_ - address >= size, "what it calls writes inside the footprint");
    erase_words_(address, size);
}
#endif
