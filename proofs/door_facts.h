// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What contracts say about the door: the exchange buffer, which is seen through one watched word, any one of it, and the
// request's strings.
#pragma once
#include "abi/layout.h"
#include "abi/sgx.h"
#include "kernel/door.h"
#include "kernel/entry.h"
#include "proofs/facts.h"
#include "proofs/inside.h"

static uint64_t base_;                      // the enclave's address
static uint64_t tcs_;                       // this thread's TCS
static uint64_t exchange_;                  // the buffer's address, checked by door_run
static uint64_t watched_, stored_, loaded_; // a word of it, what was last stored there and loaded from there
// A range that is copied, the part of it that is under way; the ranges that were copied out and in.
static const uint8_t *whole_from_, *part_from_, *out_from_, *in_to_;
static uint64_t whole_size_, part_size_, part_word_, part_at_, out_size_, in_size_;
static uint32_t copied_;    // ranges that were copied inside
static bool sent_, left_;   // was anything stored, was the enclave left
static uint64_t must_send_; // the call that must be in the buffer at the end
static uint64_t enclu_error_, random_;
static uint8_t key_[16]; // what door_key writes
static bool random_given_;
static uint64_t tickets_; // that a thread's start leaves
static bool started_;     // what door_start_thread gave
static uint64_t clock_;   // what door_clock gave
// Words of the contracts of calls out. SENT: what a word of the buffer's head holds then (if it is the watched one).
#define SENT(field, value) IMPLIES(watched_ == WORD(field), stored_ == (uint64_t)(value))
#define PART(n) ((n) < EXCHANGE_DATA_MAX ? (n) : EXCHANGE_DATA_MAX)
#define ANSWER_IS_IN_RANGE(most) (RESULT >= -4095 && (RESULT <= 0 || (uint64_t)RESULT <= (most)))
#define CALLS                                                                                                \
    ALSO_CHANGES(stored_);                                                                                   \
    ALSO_CHANGES(sent_);                                                                                     \
    ALSO_CHANGES(left_);                                                                                     \
    ALSO_CHANGES(loaded_)

#define IS_OUTSIDE(address, base)                                                                            \
    ((address) != 0 && (address) % 8 == 0 &&                                                                 \
     ((address) < (base) ? (base) - (address) >= EXCHANGE_SIZE                                               \
                         : (address) - (base) >= ELRANGE_SIZE && (address) <= UINT64_MAX - EXCHANGE_SIZE))

// Each string lies inside the request, behind the head, with its NUL; the last one ends at its end.
#define SPLIT(n, end)                                                                                        \
    IMPLIES(witness_ < (n), request_texts[witness_ & 4095] >= sizeof(struct RunRequest) &                    \
                                request_texts[witness_ & 4095] < request_texts[(witness_ & 4095) + 1] &      \
                                request_texts[(witness_ & 4095) + 1] <= (end))
#define HEAD_IS_VALID                                                                                        \
    (request_head.argument_count <= 4096 &&                                                                  \
     request_head.environment_count <= 4096 - request_head.argument_count)
#define IS_STRING(i)                                                                                         \
    ((i) < 4096 && request_texts[i] < request_texts[(i) + 1] && request_texts[(i) + 1] <= EXCHANGE_DATA_MAX)
#define IS_TEXT_OF(text, i)                                                                                  \
    ((text).data == request + request_texts[i] && (text).size < request_texts[(i) + 1] &&                    \
     (text).size == request_texts[(i) + 1] - request_texts[i] - 1)
// RESULT is the request's string number i, or, if there is none, no text.
#define GIVES_TEXT(is, i)                                                                                    \
    ENSURES_IS(RESULT.data, request + ((is) ? request_texts[i] : 0));                                        \
    ENSURES_IS(RESULT.size, (is) ? request_texts[(i) + 1] - request_texts[i] - 1 : 0);                       \
    ENSURES_AT(!(is) || IS_TEXT_OF(RESULT, i))
#define TEXT_IS_INSIDE(text)                                                                                 \
    ((text).size < EXCHANGE_DATA_MAX && (text).data >= request &&                                            \
     (uint64_t)((text).data - request) + (text).size <= EXCHANGE_DATA_MAX)

static void check_part_(const uint8_t *to, uint64_t n, uint64_t word) {
#ifdef PROVES_copy_in
    uint64_t at = (part_at_ - sizeof(struct Exchange) / 8) * 8;
    __CPROVER_assert(word == part_word_ && to == whole_from_ + at && n == whole_size_ - at,
                     "the word is that of the same place");
#endif
}
