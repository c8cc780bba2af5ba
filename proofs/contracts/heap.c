// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/heap.h: an access touches the header and the element of the one object, or is refused.
#include "proofs/facts.h"

struct Statics_ {
    struct Region region;
};

// --- headers ---

CONTRACT(uint32_t, head_, Ref r) {
    REQUIRES(IS_REF(r));
    READS(AT_(r), 4);
    CALL;
    ENSURES(RESULT == HEAD(r));
}

CONTRACT(uint32_t, kind_, Ref r) {
    REQUIRES(IS_REF(r));
    READS(AT_(r) + 4, 4);
    CALL;
    ENSURES(RESULT == KIND(r));
}

CONTRACT(Ref, shape_of, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(IS_REF(RESULT));
    ENSURES((RESULT.offset_ | (KIND(r) & 7)) == KIND(r));
}

CONTRACT(bool, has_shape, Ref r, Ref shape) {
    REQUIRES(IS_REF(r) && IS_REF(shape));
    SEES_HEADER(r);
    CALL;
    ENSURES(RESULT == ((KIND(r) & ~UINT32_C(7)) == shape.offset_));
}

CONTRACT(bool, has_shape_value, Ref r, Value shape) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(IMPLIES(RESULT, (shape.bits_ & 7) == 2 && (uint32_t)shape.bits_ - 2 == (KIND(r) & ~UINT32_C(7))));
    ENSURES(IMPLIES(shape.bits_ == ((KIND(r) & ~UINT32_C(7)) | 2), RESULT));
}

CONTRACT(bool, is_slots, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(RESULT == !IS_BYTES(r));
}

CONTRACT(bool, is_bytes, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(RESULT == IS_BYTES(r));
}

CONTRACT(bool, is_sealed, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(RESULT == (IS_BYTES(r) && !IS_OPEN(r)));
}

// --- slots ---

CONTRACT(uint32_t, slot_count, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(RESULT == COUNT(r));
}

CONTRACT(bool, slot_in_, Ref r, uint64_t i) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(RESULT == HAS_SLOT(r, i));
}

CONTRACT(Value, slot_load_, Ref r, uint64_t i) {
    REQUIRES(IS_REF(r) && HAS_SLOT(r, i));
    READS(SLOT_AT(r, i), 8);
    CALL;
    ENSURES(RESULT.bits_ == RAW64(SLOT_AT(r, i)));
}

CONTRACT(Value, slot_get, Ref r, uint64_t i) {
    REQUIRES(IS_REF(r));
    SEES_SLOTS(r);
    REFUSES(!HAS_SLOT(r, i));
    CALL;
    ENSURES(HAS_SLOT(r, i) && RESULT.bits_ == RAW64(SLOT_AT(r, i)));
}

CONTRACT(void, slot_set, Ref r, uint64_t i, Value v) REPLACES(slot_remember_) {
    REQUIRES(IS_REF(r) && LOG_IS_VALID && IS_OUTSIDE_TABLES(r));
    SEES_SLOTS(r);
    BARRIER(r);
    CHANGES_LOG;
    WRITES_IF(HAS_SLOT(r, i), SLOT_AT(r, i), 8);
    REFUSES(!HAS_SLOT(r, i));
    CALL;
    ENSURES(IS_REMEMBERED(r));
    ENSURES(HAS_SLOT(r, i) && RAW64(SLOT_AT(r, i)) == v.bits_);
}

#define INDEXES(r, index) (((index).bits_ & 7) == 0 & HAS_SLOT(r, (index).bits_ >> 3))

CONTRACT(bool, slot_has, Ref r, Value index) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(RESULT == INDEXES(r, index));
}

CONTRACT(SlotResult, slot_try, Ref r, Value index) {
    REQUIRES(IS_REF(r));
    SEES_SLOTS(r);
    CALL;
    ENSURES(RESULT.ok == INDEXES(r, index));
    ENSURES(IMPLIES(RESULT.ok, RESULT.value.bits_ == RAW64(AT_(r) + 8 + index.bits_)));
}

CONTRACT(bool, slot_try_set, Ref r, Value index, Value v) REPLACES(slot_remember_) {
    REQUIRES(IS_REF(r) && LOG_IS_VALID && IS_OUTSIDE_TABLES(r));
    SEES_SLOTS(r);
    BARRIER(r);
    CHANGES_LOG;
    WRITES_IF(INDEXES(r, index), AT_(r) + 8 + index.bits_, 8);
    CALL;
    ENSURES(RESULT == INDEXES(r, index));
    ENSURES(IMPLIES(RESULT, IS_REMEMBERED(r) && RAW64(AT_(r) + 8 + index.bits_) == v.bits_));
}

// --- bytes ---

CONTRACT(uint32_t, bytes_length, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!IS_BYTES(r));
    CALL;
    ENSURES(IS_BYTES(r) && RESULT == LENGTH(r));
}

CONTRACT(bool, bytes_in_, Ref r, uint64_t i, uint64_t n) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    CALL;
    ENSURES(RESULT == HAS_BYTES(r, i, n));
}

CONTRACT(uint64_t, bytes_at_, Ref r, uint64_t i, uint64_t n) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!HAS_BYTES(r, i, n));
    CALL;
    ENSURES(HAS_BYTES(r, i, n) && RESULT == BYTE_AT(r, i));
}

CONTRACT(uint64_t, bytes_open_, Ref r, uint64_t i, uint64_t n) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!IS_OPEN(r) | !HAS_BYTES(r, i, n));
    CALL;
    ENSURES(IS_OPEN(r) && HAS_BYTES(r, i, n) && RESULT == BYTE_AT(r, i));
}

CONTRACT(uint8_t, u8_get, Ref r, uint64_t i) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!HAS_BYTES(r, i, 1));
    CALL;
    ENSURES(HAS_BYTES(r, i, 1) && RESULT == RAW8(BYTE_AT(r, i)));
}

CONTRACT(uint16_t, u16_get, Ref r, uint64_t i) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!HAS_BYTES(r, i, 2));
    CALL;
    ENSURES(HAS_BYTES(r, i, 2) && RESULT == RAW16(BYTE_AT(r, i)));
}

CONTRACT(uint32_t, u32_get, Ref r, uint64_t i) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!HAS_BYTES(r, i, 4));
    CALL;
    ENSURES(HAS_BYTES(r, i, 4) && RESULT == RAW32U(BYTE_AT(r, i)));
}

CONTRACT(uint64_t, u64_get, Ref r, uint64_t i) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!HAS_BYTES(r, i, 8));
    CALL;
    ENSURES(HAS_BYTES(r, i, 8) && RESULT == RAW64U(BYTE_AT(r, i)));
}

CONTRACT(double, f64_get, Ref r, uint64_t i) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!HAS_BYTES(r, i, 8));
    CALL;
    ENSURES(HAS_BYTES(r, i, 8) && bits_of_(RESULT) == bits_of_(double_of_(RAW64U(BYTE_AT(r, i)))));
}

CONTRACT(void, u8_set, Ref r, uint64_t i, uint8_t v) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    WRITES_IF(IS_OPEN(r) && HAS_BYTES(r, i, 1), BYTE_AT(r, i), 1);
    REFUSES(!IS_OPEN(r) | !HAS_BYTES(r, i, 1));
    CALL;
    ENSURES(IS_OPEN(r) && HAS_BYTES(r, i, 1) && RAW8(BYTE_AT(r, i)) == v);
}

CONTRACT(void, u16_set, Ref r, uint64_t i, uint16_t v) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    WRITES_IF(IS_OPEN(r) && HAS_BYTES(r, i, 2), BYTE_AT(r, i), 2);
    REFUSES(!IS_OPEN(r) | !HAS_BYTES(r, i, 2));
    CALL;
    ENSURES(IS_OPEN(r) && HAS_BYTES(r, i, 2) && RAW16(BYTE_AT(r, i)) == v);
}

CONTRACT(void, u32_set, Ref r, uint64_t i, uint32_t v) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    WRITES_IF(IS_OPEN(r) && HAS_BYTES(r, i, 4), BYTE_AT(r, i), 4);
    REFUSES(!IS_OPEN(r) | !HAS_BYTES(r, i, 4));
    CALL;
    ENSURES(IS_OPEN(r) && HAS_BYTES(r, i, 4) && RAW32U(BYTE_AT(r, i)) == v);
}

CONTRACT(void, u64_set, Ref r, uint64_t i, uint64_t v) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    WRITES_IF(IS_OPEN(r) && HAS_BYTES(r, i, 8), BYTE_AT(r, i), 8);
    REFUSES(!IS_OPEN(r) | !HAS_BYTES(r, i, 8));
    CALL;
    ENSURES(IS_OPEN(r) && HAS_BYTES(r, i, 8) && RAW64U(BYTE_AT(r, i)) == v);
}

CONTRACT(void, f64_set, Ref r, uint64_t i, double v) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    WRITES_IF(IS_OPEN(r) && HAS_BYTES(r, i, 8), BYTE_AT(r, i), 8);
    REFUSES(!IS_OPEN(r) | !HAS_BYTES(r, i, 8));
    CALL;
    ENSURES(IS_OPEN(r) && HAS_BYTES(r, i, 8) && RAW64U(BYTE_AT(r, i)) == bits_of_(v));
}

CONTRACT(uint32_t, bytes_aux, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!IS_BYTES(r));
    CALL;
    ENSURES(IS_BYTES(r) && RESULT == AUX(r));
}

CONTRACT(void, bytes_set_aux, Ref r, uint32_t aux) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    WRITES_IF(IS_BYTES(r) && !IS_CODE(r), AT_(r) + 12, 4);
    CALL;
    ENSURES(IS_BYTES(r) && !IS_CODE(r) && AUX(r) == aux);
}

// --- views ---

CONTRACT(View, bytes_view, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    CALL;
    ENSURES(IS_BYTES(r) && RESULT.data_ == BYTE_AT(r, 0) && RESULT.count_ == LENGTH(r) &&
            VIEW_IS_VALID(RESULT));
}

CONTRACT(Edit, bytes_edit, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(!IS_OPEN(r) | !IS_BYTES(r));
    CALL;
    ENSURES(IS_BYTES(r) && IS_OPEN(r) && RESULT.data_ == BYTE_AT(r, 0) && RESULT.count_ == LENGTH(r));
    ENSURES(VIEW_IS_VALID(RESULT));
}

CONTRACT(uint32_t, view_count, View v) {
    CALL;
    ENSURES(RESULT == v.count_);
}

CONTRACT(View, edit_view, Edit e) {
    CALL;
    ENSURES(RESULT.data_ == e.data_ && RESULT.count_ == e.count_);
}

CONTRACT(View, view_part, View v, uint64_t from, uint64_t n) {
    REQUIRES(VIEW_IS_VALID(v));
    REFUSES((unsigned __int128)from + n > v.count_);
    CALL;
    ENSURES(from <= v.count_ && n <= v.count_ - from);
    ENSURES(RESULT.data_ == v.data_ + from && RESULT.count_ == n && VIEW_IS_VALID(RESULT));
}

CONTRACT(Edit, edit_part, Edit e, uint64_t from, uint64_t n) {
    REQUIRES(VIEW_IS_VALID(e));
    REFUSES((unsigned __int128)from + n > e.count_);
    CALL;
    ENSURES(from <= e.count_ && n <= e.count_ - from);
    ENSURES(RESULT.data_ == e.data_ + from && RESULT.count_ == n && VIEW_IS_VALID(RESULT));
}

CONTRACT(uint8_t, view_u8, View v, uint64_t i) {
    REQUIRES(VIEW_IS_VALID(v));
    READS(v.data_, v.count_);
    REFUSES(i >= v.count_);
    CALL;
    ENSURES(i < v.count_ / 1 && RESULT == RAW8(v.data_ + i * 1));
}

CONTRACT(uint16_t, view_u16, View v, uint64_t i) {
    REQUIRES(VIEW_IS_VALID(v));
    READS(v.data_, v.count_);
    REFUSES(((unsigned __int128)i + 1) * 2 > v.count_);
    CALL;
    ENSURES(i < v.count_ / 2 && RESULT == RAW16(v.data_ + i * 2));
}

CONTRACT(uint32_t, view_u32, View v, uint64_t i) {
    REQUIRES(VIEW_IS_VALID(v));
    READS(v.data_, v.count_);
    REFUSES(((unsigned __int128)i + 1) * 4 > v.count_);
    CALL;
    ENSURES(i < v.count_ / 4 && RESULT == RAW32U(v.data_ + i * 4));
}

CONTRACT(uint64_t, view_u64, View v, uint64_t i) {
    REQUIRES(VIEW_IS_VALID(v));
    READS(v.data_, v.count_);
    REFUSES(((unsigned __int128)i + 1) * 8 > v.count_);
    CALL;
    ENSURES(i < v.count_ / 8 && RESULT == RAW64U(v.data_ + i * 8));
}

CONTRACT(void, edit_u8, Edit e, uint64_t i, uint8_t v) {
    REQUIRES(VIEW_IS_VALID(e));
    WRITES_IF(i < e.count_ / 1, e.data_ + i * 1, 1);
    REFUSES(i >= e.count_);
    CALL;
    ENSURES(i < e.count_ / 1 && RAW8(e.data_ + i * 1) == v);
}

CONTRACT(void, edit_u16, Edit e, uint64_t i, uint16_t v) {
    REQUIRES(VIEW_IS_VALID(e));
    WRITES_IF(i < e.count_ / 2, e.data_ + i * 2, 2);
    REFUSES(((unsigned __int128)i + 1) * 2 > e.count_);
    CALL;
    ENSURES(i < e.count_ / 2 && RAW16(e.data_ + i * 2) == v);
}

CONTRACT(void, edit_u32, Edit e, uint64_t i, uint32_t v) {
    REQUIRES(VIEW_IS_VALID(e));
    WRITES_IF(i < e.count_ / 4, e.data_ + i * 4, 4);
    REFUSES(((unsigned __int128)i + 1) * 4 > e.count_);
    CALL;
    ENSURES(i < e.count_ / 4 && RAW32U(e.data_ + i * 4) == v);
}

CONTRACT(void, edit_u64, Edit e, uint64_t i, uint64_t v) {
    REQUIRES(VIEW_IS_VALID(e));
    WRITES_IF(i < e.count_ / 8, e.data_ + i * 8, 8);
    REFUSES(((unsigned __int128)i + 1) * 8 > e.count_);
    CALL;
    ENSURES(i < e.count_ / 8 && RAW64U(e.data_ + i * 8) == v);
}

// --- well-known blocks, code ---

CONTRACT(Ref, well_known, uint32_t i) {
    CALL;
    ENSURES(RESULT.offset_ % 128 == 0 && RESULT.offset_ >= 4096 &&
            RESULT.offset_ < 4096 + WELL_KNOWN_MAX * 128);
    ENSURES(RESULT.offset_ == 4096 + (i < WELL_KNOWN_MAX ? i : 0) * 128);
}

CONTRACT(bool, is_code, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    CALL;
    ENSURES(RESULT == IS_CODE(r));
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region}; }
