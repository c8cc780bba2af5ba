// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/door.c: what goes out and comes in stays inside the exchange buffer, whose words are the only ones touched
// outside, and inside the memory that the caller named; a host's answer is in range.
#include "abi/layout.h"
#include "abi/sgx.h"
#include "kernel/door.h"
#include "kernel/entry.h"
#include "proofs/facts.h"

// Memory inside, of any size up to that of inside_, at whose end it lies, so that one byte more would be outside it.
static uint8_t inside_[EXCHANGE_DATA_MAX];
#define INSIDE(pointer, n) ((pointer) = inside_ + (sizeof inside_ - (n)))
static uint64_t tcs_;      // this thread's TCS
static uint64_t exchange_; // the buffer's address, checked by door_run
#define IS_OUTSIDE(address, base)                                                                            \
    ((address) != 0 && (address) % 8 == 0 &&                                                                 \
     ((address) < (base) ? (base) - (address) >= EXCHANGE_SIZE                                               \
                         : (address) - (base) >= ELRANGE_SIZE && (address) <= UINT64_MAX - EXCHANGE_SIZE))

CONTRACT(bool, outside_is_valid, struct Outside buffer) {
    CALL;
    uint64_t base = (uint64_t)(uintptr_t)enclave_base;
    ENSURES(RESULT == IS_OUTSIDE(buffer.address, base));
}

CONTRACT(struct Outside, exchange, void) {
    CALL;
    ENSURES(RESULT.address == exchange_);
}

CONTRACT(uint64_t, thread_area, void) {
    CALL;
    ENSURES(RESULT + layout.tcs_offset == tcs_);
}

CONTRACT(uint64_t, word_from, const uint8_t *from, uint64_t n) UNWIND(9) {
    INSIDE(from, n > 8 ? 8 : n);
    CALL;
    ENSURES(IMPLIES(witness_ < 8,
                    (uint8_t)(RESULT >> (8 * (witness_ & 7))) == (witness_ < n ? from[witness_ & 7] : 0)));
}

CONTRACT(void, word_to, uint8_t *to, uint64_t n, uint64_t word) UNWIND(9) {
    INSIDE(to, n > 8 ? 8 : n);
    CALL;
    ENSURES(
        IMPLIES(witness_ < 8 && witness_ < n, to[witness_ & 7] == (uint8_t)(word >> (8 * (witness_ & 7)))));
}

CONTRACT(void, send, enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size) {
    uint32_t before = sent_;
    CHANGES(sent_);
    CALL;
    ENSURES(sent_ == before + 5);
}

CONTRACT(int64_t, call_out, enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size, uint64_t most)
REPLACES(send) {
    CALL;
    ENSURES(RESULT >= -4095 && (RESULT <= 0 || (uint64_t)RESULT <= most));
}

CONTRACT(uint64_t, least, uint64_t a, uint64_t b) {
    CALL;
    ENSURES(RESULT <= a && RESULT <= b && (RESULT == a || RESULT == b));
}

CONTRACT(uint64_t, door_clock, enum OcallClock kind) REPLACES(call_out) {
    uint64_t last = monotonic_last;
    CALL;
    ENSURES(monotonic_last >= last && IMPLIES(kind == OCALL_CLOCK_MONOTONIC && RESULT != 0, RESULT >= last));
    ENSURES(RESULT <= INT64_MAX || kind == OCALL_CLOCK_MONOTONIC);
}

CONTRACT(int64_t, door_sleep, uint64_t nanoseconds) REPLACES(call_out) {
    CALL;
    ENSURES(RESULT >= -4095 && RESULT <= 0);
}

// Each string lies inside the request, behind the head, with its NUL.
#define SPLIT(n)                                                                                             \
    IMPLIES(witness_ < (n), request_texts[witness_ & 4095] >= sizeof(struct RunRequest) &                    \
                                request_texts[witness_ & 4095] < request_texts[(witness_ & 4095) + 1] &      \
                                request_texts[(witness_ & 4095) + 1] <= at)
#define LOOP_split_request_1                                                                                 \
    (TURNS(at), TURNS(count)),                                                                               \
        at >= sizeof(struct RunRequest) & at < size &count < wanted &SPLIT(count) &                          \
            request_texts[count & 4095] >= sizeof(struct RunRequest) & request_texts[count & 4095] <= at,    \
        size - at
CONTRACT(bool, split_request, uint64_t size) {
    REQUIRES(size >= sizeof(struct RunRequest) && size <= EXCHANGE_DATA_MAX);
    CALL;
    uint64_t at = size, n = request_head.argument_count + request_head.environment_count;
    ENSURES(IMPLIES(RESULT, request_head.argument_count <= 4096 && n <= 4096 && SPLIT(n)));
}

CONTRACT(const char *, reason_of, uint64_t vector) {
    CALL;
    ENSURES(RESULT != 0 && RESULT[0] != 0);
}

#define IS_STRING(i)                                                                                         \
    ((i) < 4096 && request_texts[i] < request_texts[(i) + 1] && request_texts[(i) + 1] <= EXCHANGE_DATA_MAX)
CONTRACT(struct DoorText, text, uint64_t i) {
    REQUIRES(i >= 4096 || IS_STRING(i)); // split_request
    CALL;
    ENSURES(i >= 4096 ? RESULT.size == 0
                      : RESULT.data == request + request_texts[i] && RESULT.size < request_texts[i + 1]);
    ENSURES(RESULT.size < EXCHANGE_DATA_MAX &&
            (uint64_t)(RESULT.data - request) + RESULT.size <= EXCHANGE_DATA_MAX);
}

CONTRACT(uint64_t, door_flags, void) {
    CALL;
    ENSURES(RESULT == request_head.flags);
}

CONTRACT(uint64_t, door_argument_count, void) {
    CALL;
    ENSURES(RESULT == request_head.argument_count);
}

CONTRACT(uint64_t, door_environment_count, void) {
    CALL;
    ENSURES(RESULT == request_head.environment_count);
}

#define HEAD_IS_VALID                                                                                        \
    (request_head.argument_count <= 4096 &&                                                                  \
     request_head.environment_count <= 4096 - request_head.argument_count)
CONTRACT(struct DoorText, door_argument, uint64_t i) {
    REQUIRES(HEAD_IS_VALID && (i >= request_head.argument_count || IS_STRING(i)));
    CALL;
    ENSURES(i < request_head.argument_count ? RESULT.data == request + request_texts[i] : RESULT.size == 0);
}

CONTRACT(struct DoorText, door_environment, uint64_t i) {
    uint64_t at = request_head.argument_count + i;
    REQUIRES(HEAD_IS_VALID && (i >= request_head.environment_count || IS_STRING(at)));
    CALL;
    ENSURES(i < request_head.environment_count ? RESULT.data == request + request_texts[at]
                                               : RESULT.size == 0);
}

CONTRACT(uint64_t, door_frozen_size, void) {
    CALL;
    ENSURES(RESULT == layout.frozen_size);
}

CONTRACT(uint64_t, door_heap_address, void) {
    CALL;
    ENSURES(RESULT - (uint64_t)(uintptr_t)enclave_base == HEAP_OFFSET);
}

CONTRACT(uint64_t, door_heap_size, void) {
    CALL;
    ENSURES(RESULT == layout.heap_size);
}

CONTRACT(struct DoorSpan, door_stack, void) {
    CALL;
    ENSURES(RESULT.high - RESULT.low == layout.stack_size);
}

CONTRACT(struct DoorSpan, door_thread_variables, void) {
    CALL;
    ENSURES(RESULT.high - RESULT.low == layout.tls_size);
}

CONTRACT(bool, door_is_debug, void) {
    CALL;
    ENSURES(RESULT == ((layout.flags & LAYOUT_DEBUG) != 0));
}

// --- behind the source ---
static uint32_t sent_;
uint64_t block_get(uint64_t at) {
    __CPROVER_assert(at % 8 == 0 && at <= BLOCK_AT_TCS, "inside the thread's block");
    return at == BLOCK_AT_EXCHANGE ? exchange_ : at == BLOCK_AT_TCS ? tcs_ : any64();
}
uint64_t outside_load(struct Outside from, uint64_t i) {
    __CPROVER_assert(from.address == exchange_ && i < EXCHANGE_WORDS, "a word of the exchange buffer");
    return any64();
}
void outside_store(struct Outside to, uint64_t i, uint64_t value) {
    __CPROVER_assert(to.address == exchange_ && i < EXCHANGE_WORDS, "a word of the exchange buffer");
    sent_++;
}
void entry_out(void) {}
void entry_end(void) {
    __CPROVER_assume(0);
    while (1) {}
}
