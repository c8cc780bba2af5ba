// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/io.c: what the door reads and writes is inside the bytes of the block that the caller named.
#define INSIDE_IS_HEAP
#include "kernel/control.h"
#include "kernel/io.h"
#include "proofs/door_facts.h"
#include "proofs/frames.h"
#define LOCK_IS_GIVEN
#include "proofs/thread_facts.h"

struct Statics_ {
    struct Region region;
    struct Control control;
    uint64_t pause_max, pause_all;
};
static uint64_t pause_max, pause_all;
// What the door's contracts name of kernel/door.c.
static struct RunRequest request_head;
static uint8_t request[EXCHANGE_DATA_MAX];
static uint32_t
    request_texts[__CPROVER_constant_infinity_uint]; // without a size: its indices are equal or not
static uint64_t monotonic_last;
extern const struct Layout layout;
extern const uint8_t enclave_base[];
static uint8_t leaf_data[128];
#define DATA_WORD (sizeof(struct Exchange) / 8)
#define WORD(field) (offsetof(struct Exchange, field) / 8)
#define ARCHIVE_HAS(offset, n) ((offset) <= layout.frozen_size && (n) <= layout.frozen_size - (offset))
#define WRITABLE(r, at, n) (IS_OPEN(r) & HAS_BYTES(r, at, n))

CONTRACT(uint8_t *, pointer, uint64_t heap_address) {
    CALL;
    ENSURES((uint64_t)(uintptr_t)RESULT == region.base + heap_address);
}

CONTRACT(int64_t, io_write, uint32_t fd, Ref r, uint64_t at, uint64_t n) REPLACES(door_write) {
    REQUIRES(IS_REF(r));
    pointers_ = false;
    SEES_BYTES(r);
    CALL;
    ENSURES(HAS_BYTES(r, at, n) && ANSWER_IS_IN_RANGE(n));
    ENSURES(left_ && SENT(number, OCALL_WRITE) && SENT(a, fd));
}

CONTRACT(int64_t, io_read, uint32_t fd, Ref r, uint64_t at, uint64_t n) REPLACES(door_read) {
    REQUIRES(IS_REF(r));
    pointers_ = false;
    SEES_BYTES(r);
    bool fits = WRITABLE(r, at, n);
    WRITES_IF(fits, BYTE_AT(r, at), n);
    CALL;
    ENSURES(fits && ANSWER_IS_IN_RANGE(n) && left_ && SENT(number, OCALL_READ) && SENT(a, fd));
}

CONTRACT(int64_t, io_transfer, enum Ocall number, uint64_t a, Ref out, uint64_t at, uint64_t n, Ref in,
         uint64_t in_at, uint64_t most)
REPLACES(door_transfer) {
    REQUIRES(IS_REF(out) && IS_REF(in));
    pointers_ = false;
    SEES_BYTES(out);
    SEES_BYTES(in);
    bool fits = WRITABLE(in, in_at, most), given = HAS_BYTES(out, at, n);
    WRITES_IF(fits, BYTE_AT(in, in_at), most);
    CALL;
    ENSURES(fits && given && ANSWER_IS_IN_RANGE(most) && left_ && SENT(number, number) && SENT(a, a));
}

CONTRACT(uint64_t, io_clock, enum OcallClock kind) REPLACES(door_clock) {
    CALL;
    ENSURES(RESULT <= INT64_MAX || kind == OCALL_CLOCK_MONOTONIC);
    ENSURES(left_ && SENT(number, OCALL_CLOCK) && SENT(a, kind));
}

CONTRACT(int64_t, io_sleep, uint64_t nanoseconds) REPLACES(door_sleep) {
    CALL;
    ENSURES(RESULT >= -4095 && RESULT <= 0 && left_ && SENT(number, OCALL_SLEEP) && SENT(a, nanoseconds));
}

CONTRACT(_Noreturn void, io_exit, uint32_t status) {
    CALL; // ends
}

CONTRACT(uint64_t, io_random, void) REPLACES(door_random) {
    CALL;
    ENSURES(random_given_ && RESULT == random_);
}

CONTRACT(bool, io_is_debug, void) REPLACES(door_is_debug) {
    CALL;
    ENSURES(RESULT == ((layout.flags & LAYOUT_DEBUG) != 0));
}

// The addresses that the door was given.
static uint64_t from_address_, to_address_, key_error_;
static uint64_t with_address_; // io_report's, too
#define GIVEN(address, r) ((address) == region.base + BYTE_AT(r, 0))
CONTRACT(bool, io_report, Ref target, Ref data, Ref report) REPLACES(door_report) CELLS(6) {
    REQUIRES(IS_REF(target) && IS_REF(data) && IS_REF(report));
    pointers_ = false;
    SEES_BYTES(target);
    SEES_BYTES(data);
    SEES_BYTES(report);
    bool fits = WRITABLE(report, 0, 432) & HAS_BYTES(target, 0, 512) & HAS_BYTES(data, 0, 64);
    WRITES_IF(fits, BYTE_AT(report, 0), 432);
    REFUSES(!fits);
    CALL;
    ENSURES(fits && RESULT);
    ENSURES_HERE(GIVEN(from_address_, target) && GIVEN(with_address_, data) && GIVEN(to_address_, report));
}

CONTRACT(uint64_t, io_key, Ref request, Ref key) REPLACES(door_key) {
    REQUIRES(IS_REF(request) && IS_REF(key));
    pointers_ = false;
    SEES_BYTES(request);
    SEES_BYTES(key);
    bool fits = WRITABLE(key, 0, 16) & HAS_BYTES(request, 0, 512);
    WRITES_IF(fits, BYTE_AT(key, 0), 16);
    REFUSES(!fits);
    CALL;
    ENSURES(fits);
    ENSURES_HERE(GIVEN(from_address_, request) && GIVEN(to_address_, key) && RESULT == key_error_);
}

// --- the time of collections: the host is asked for it when that was asked for ---
#define ASKS_THE_CLOCK (left_ && SENT(number, OCALL_CLOCK) && SENT(a, OCALL_CLOCK_MONOTONIC))
CONTRACT(uint64_t, pause_start, void) REPLACES(door_flags, door_clock) {
    HERE(left_ = false);
    CALL;
    ENSURES_HERE((request_head.flags & RUN_STATS) != 0 ? ASKS_THE_CLOCK && RESULT == clock_
                                                       : !left_ && RESULT == 0);
}

CONTRACT(void, pause_end, uint64_t start) REPLACES(door_clock) {
    REMEMBERS(uint64_t max = pause_max, all = pause_all);
    HERE(left_ = false, clock_ = 0);
    CHANGES(pause_max);
    CHANGES(pause_all);
    CALL;
    uint64_t took = clock_ > start ? clock_ - start : 0;
    ENSURES_HERE(start != 0 ? ASKS_THE_CLOCK : !left_);
    ENSURES_HERE(pause_all == all + took && pause_max == (took > max ? took : max));
}

CONTRACT(void, io_stats, void) REPLACES(door_stats, heap_stats) {
    CALL;
    ENSURES(left_ && SENT(number, OCALL_STATS));
}

// --- what the run was asked for ---
CONTRACT(uint64_t, io_flags, void) REPLACES(door_flags) {
    CALL;
    ENSURES(RESULT == request_head.flags);
}

CONTRACT(uint32_t, io_argument_count, void) REPLACES(door_argument_count) {
    REQUIRES(HEAD_IS_VALID);
    CALL;
    ENSURES(RESULT == request_head.argument_count);
}

CONTRACT(uint32_t, io_environment_count, void) REPLACES(door_environment_count) {
    REQUIRES(HEAD_IS_VALID);
    CALL;
    ENSURES(RESULT == request_head.environment_count);
}

// Argument i, environment string i: its number among the request's strings, and that it is one (split_request).
#define SIZE_OF(n) (request_texts[(n) + 1] - request_texts[n] - 1)
#define ARGUMENT_IS_VALID(i) (HEAD_IS_VALID && ((i) >= request_head.argument_count || IS_STRING(i)))
#define ENVIRONMENT_IS_VALID(i)                                                                              \
    (HEAD_IS_VALID && ((i) >= request_head.environment_count || IS_STRING(request_head.argument_count + (i))))
CONTRACT(uint32_t, io_argument_size, uint32_t i) REPLACES(door_argument) {
    REQUIRES(ARGUMENT_IS_VALID(i));
    CALL;
    ENSURES(i < request_head.argument_count ? RESULT == SIZE_OF(i) : RESULT == 0);
}

CONTRACT(uint32_t, io_environment_size, uint32_t i) REPLACES(door_environment) {
    REQUIRES(ENVIRONMENT_IS_VALID(i));
    CALL;
    ENSURES(i < request_head.environment_count ? RESULT == SIZE_OF(request_head.argument_count + i)
                                               : RESULT == 0);
}

static uint8_t put_byte_; // the one that is followed
static const uint8_t *put_from_;
static uint64_t put_at_, put_size_, puts_;
#define LOOP_bytes_put_1                                                                                     \
    (TURNS(i), erases(at, n)), i < n &(witness_ >= i | RAW8(at + witness_) == put_byte_), n - i
CONTRACT(void, bytes_put, uint64_t at, const uint8_t *from, uint64_t n) CELLS(4) {
    REQUIRES(n <= sizeof request && REACHES(at, n));
    pointers_ = true;
    READS_BYTES_AT(from, n);
    HERE(put_byte_ = witness_ < n ? from[witness_] : 0);
    WRITES(at, n);
    CALL;
    FOR(text_copy, (put_at_ = at, put_from_ = from, put_size_ = n, puts_++));
    ENSURES_HERE(witness_ >= n || RAW8(at + witness_) == put_byte_);
}

CONTRACT(void, text_copy, struct DoorText text, Ref to) REPLACES(bytes_put) {
    REQUIRES(IS_REF(to) && text.size <= sizeof request);
    pointers_ = true;
    READS_IN(request, text.data, text.size);
    SEES_BYTES(to);
    bool fits = WRITABLE(to, 0, text.size);
    WRITES_IF(fits, BYTE_AT(to, 0), text.size);
    REFUSES(!fits);
    HERE(puts_ = 0);
    CALL;
    ENSURES(fits);
    ENSURES_HERE(puts_ == 1 && put_at_ == BYTE_AT(to, 0) && put_from_ == text.data && put_size_ == text.size);
}

CONTRACT(void, io_argument_copy, uint32_t i, Ref to) REPLACES(door_argument, text_copy) {
    REQUIRES(ARGUMENT_IS_VALID(i) && IS_REF(to));
    pointers_ = true;
    SEES_BYTES(to);
    uint64_t size = i < request_head.argument_count ? SIZE_OF(i) : 0;
    WRITES_IF(WRITABLE(to, 0, size), BYTE_AT(to, 0), size);
    CALL;
    ENSURES(IS_OPEN(to));
}

CONTRACT(void, io_environment_copy, uint32_t i, Ref to) REPLACES(door_environment, text_copy) {
    REQUIRES(ENVIRONMENT_IS_VALID(i) && IS_REF(to));
    pointers_ = true;
    SEES_BYTES(to);
    uint64_t size = i < request_head.environment_count ? SIZE_OF(request_head.argument_count + i) : 0;
    WRITES_IF(WRITABLE(to, 0, size), BYTE_AT(to, 0), size);
    CALL;
    ENSURES(IS_OPEN(to));
}

// --- the frozen archive ---
#define IMAGE_SIZE_ INSIDE_SIZE
#define ARCHIVE_IS_VALID                                                                                     \
    (layout.frozen_size <= IMAGE_SIZE_ && layout.frozen_offset == IMAGE_SIZE_ - layout.frozen_size)
CONTRACT(uint32_t, io_frozen_size, void) REPLACES(door_frozen_size) {
    CALL;
    ENSURES(layout.frozen_size < BYTES_MAX ? RESULT == layout.frozen_size : RESULT == 0);
}

CONTRACT(bool, io_frozen_copy, Ref to, uint64_t at, uint64_t offset, uint64_t n) REPLACES(door_frozen_copy) {
    REQUIRES(IS_REF(to) && ARCHIVE_IS_VALID);
    pointers_ = false;
    SEES_BYTES(to);
    bool fits = WRITABLE(to, at, n);
    WRITES_IF(fits, BYTE_AT(to, at), n);
    CALL;
    ENSURES(fits && RESULT == ARCHIVE_HAS(offset, n));
}

CONTRACT(uint32_t, io_frozen_u32, uint64_t offset) REPLACES(door_frozen_copy) {
    REQUIRES(ARCHIVE_IS_VALID);
    pointers_ = true;
    CALL;
    ENSURES(IMPLIES(!ARCHIVE_HAS(offset, 4), RESULT == 0));
}

CONTRACT(bool, io_start, void)
REPLACES(door_stack, door_heap_address, door_heap_size, door_thread_count, region_init, control_init,
         threads_first) {
    WRITES(0, WINDOW_START + WINDOW_LOW + WINDOW_ABOVE);
    CHANGES(region);
    CHANGES(control);
    CALL;
    ENSURES(!RESULT || (PLAN_IS_VALID && RECORDS_ARE_VALID && region.base == base_ + HEAP_OFFSET));
    ENSURES_HERE(!RESULT == !started_);
    ENSURES_HERE(!RESULT ||
                 (lock == 1 && alive == 1 && stack_base_ == high_ && stack_limit_ == low_ + STACK_SPARE));
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, control, pause_max, pause_all}; }
