// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/door.c: what goes out and comes in stays inside the exchange buffer, whose words are the only ones touched
// outside, and inside the memory that the caller named; a host's answer is in range; nothing goes out but what was named.
#include "kernel/control.h"
#include "kernel/dispatch.h"
#include "proofs/door_facts.h"
#define LOCK_IS_GIVEN
#include "proofs/thread_facts.h"

struct Outside;
#define IMAGE_SIZE_ INSIDE_SIZE
const uint8_t enclave_base[IMAGE_SIZE_]; // its size is to be known where it is used
struct Statics_ {
    struct RunRequest request_head;
    uint64_t monotonic_last, enclave_dead;
};

// What only the proofs here look at: the bound of a call's answer, the answer, and whether the call left the lock; a
// thread's ticket; the end of a run; the parts of a line.
static uint64_t most_, buffer_, must_say_, leaf_, came_size_, tries_;
static int64_t answered_;
static bool is_long_, taken_back_, is_thread_, split_;
static const uint8_t *came_to_;
static const char *reason_;
static const struct SgxGprsgx *exception_;
static uint64_t appended_, hex_, parts_;

// What run_thread, append and append_hex are called with.
static void thread_is_run_(void) {
#ifdef PROVES_door_run
    __CPROVER_assert(is_thread_ && exchange_ == buffer_, "a thread is to be run, and its buffer is known");
#endif
}
static void appends_(uint64_t at, const char *text);
static void appends_hex_(uint64_t at, uint64_t value);

CONTRACT(bool, outside_is_valid, struct Outside buffer) {
    CALL;
    ENSURES(RESULT == IS_OUTSIDE(buffer.address, base_));
}

CONTRACT(struct Outside, exchange, void) {
    CALL;
    ENSURES(RESULT.address == exchange_);
}

CONTRACT(uint64_t, thread_area, void) {
    CALL;
    ENSURES(RESULT + layout.tcs_offset == tcs_);
}

// Byte witness_ of data stands in word witness_ / 8.
#define BYTE_OF(word) ((uint8_t)((word) >> (8 * (witness_ & 7))))
CONTRACT(uint64_t, word_from, const uint8_t *from, uint64_t n) UNWIND(9) {
    READS_WORD_AT(from, n);
    CALL;
    NOTE(part_from_ = from, part_size_ = n, part_word_ = RESULT);
    ENSURES_AT(BYTE_OF(RESULT) == ((witness_ & 7) < n ? from[witness_ & 7] : 0));
}

CONTRACT(void, word_to, uint8_t *to, uint64_t n, uint64_t word) UNWIND(9) {
    WRITES_WORD_AT(to, n);
    NOTE(check_part_(to, n, word));
    CALL;
    ENSURES_AT((witness_ & 7) >= n || to[witness_ & 7] == BYTE_OF(word));
}

// The watched word of the buffer is any one; stored_ is what was last stored there, loaded_ what was last read. Of the
// data, the models check that word i of the buffer and bytes 8 i .. 8 i + 7 of the range go together.
#define LOOP_copy_out_1 (TURNS(i), MODEL(stored_), MODEL(sent_)), i < n &i % 8 == 0 & REST_STAYS, n - i
#define REST_STAYS                                                                                           \
    IMPLIES(watched_ < DATA_WORD | watched_ >= DATA_WORD + (n + 7) / 8, stored_ == stored_before_)
static uint64_t stored_before_;
CONTRACT(void, copy_out, const uint8_t *from, uint64_t n) REPLACES(word_from) {
    REQUIRES(n <= EXCHANGE_DATA_MAX);
    READS_AT(from, n);
    NOTE(out_from_ = from, out_size_ = n);
    whole_from_ = from, whole_size_ = n;
    stored_before_ = stored_;
    ALSO_CHANGES(stored_);
    ALSO_CHANGES(sent_);
    CALL;
    ENSURES(REST_STAYS);
}

#define LOOP_copy_in_1 (TURNS(i), MODEL(loaded_), OBJECT(to)), i < n &i % 8 == 0, n - i
CONTRACT(void, copy_in, uint8_t *to, uint64_t n) REPLACES(word_to) {
    REQUIRES(n <= EXCHANGE_DATA_MAX);
    WRITES_AT(to, n);
    NOTE(in_to_ = came_to_ = to, in_size_ = came_size_ = n);
    whole_from_ = to, whole_size_ = n;
    ALSO_CHANGES(loaded_);
    CALL;
}

#define DATA_STAY IMPLIES(watched_ >= DATA_WORD, stored_ == before)
CONTRACT(void, send_waking, enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size, uint64_t wake) {
    uint64_t before = stored_;
    ALSO_CHANGES(stored_);
    ALSO_CHANGES(sent_);
    CALL;
    ENSURES(sent_ && DATA_STAY);
    ENSURES(SENT(number, number) && SENT(a, a) && SENT(b, b) && SENT(c, wake) && SENT(data_size, data_size));
}

CONTRACT(void, send, enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size) REPLACES(send_waking) {
    uint64_t before = stored_;
    ALSO_CHANGES(stored_);
    ALSO_CHANGES(sent_);
    CALL;
    ENSURES(sent_ && DATA_STAY);
    ENSURES(SENT(number, number) && SENT(a, a) && SENT(b, b) && SENT(c, 0) && SENT(data_size, data_size));
}

CONTRACT(int64_t, answer_of, uint64_t most) {
    most_ = most; // the model of the buffer tells whether the host's answer may end the enclave
    REFUSES(false);
    uint64_t before = stored_;
    ALSO_CHANGES(stored_);
    ALSO_CHANGES(sent_);
    ALSO_CHANGES(left_);
    ALSO_CHANGES(loaded_);
    CALL;
    ENSURES(RESULT >= -4095 && (RESULT <= 0 || (uint64_t)RESULT <= most));
    ENSURES(left_ && stored_ == before && IMPLIES(watched_ == WORD(result), (uint64_t)RESULT == loaded_));
}

#define CALLS_OUT                                                                                            \
    ENSURES(RESULT >= -4095 && (RESULT <= 0 || (uint64_t)RESULT <= most));                                   \
    ENSURES(left_ &&DATA_STAY &&IMPLIES(watched_ == WORD(result), (uint64_t)RESULT == loaded_));             \
    ENSURES(SENT(number, number) && SENT(a, a) && SENT(b, b) && SENT(data_size, data_size))
CONTRACT(int64_t, call_out, enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size, uint64_t most)
REPLACES(send, answer_of) {
    uint64_t before = stored_;
    ALSO_CHANGES(stored_);
    ALSO_CHANGES(sent_);
    ALSO_CHANGES(left_);
    ALSO_CHANGES(loaded_);
    NOTE(most_ = most, is_long_ = false);
    CALL;
    NOTE(answered_ = RESULT);
    CALLS_OUT;
    ENSURES(SENT(c, 0));
}

// With threads_leave and threads_enter as they are assumed: they call out themselves only when this call is over.
CONTRACT(int64_t, call_long, enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size, uint64_t most)
REPLACES(call_out, send_waking, answer_of, threads_alone, threads_leave, threads_enter) {
    uint64_t before = stored_;
    ALSO_CHANGES(stored_);
    ALSO_CHANGES(sent_);
    ALSO_CHANGES(left_);
    ALSO_CHANGES(loaded_);
    NOTE(most_ = most, is_long_ = true);
    leaves_ = enters_ = 0;
    bool alone = alive <= 1;
    CALL;
    CALLS_OUT;
    ENSURES_AT(leaves_ == !alone && enters_ == !alone && (alone || enter_wakes_ == 0));
    ENSURES_AT(SENT(c, alone ? 0 : leaver_wakes_));
}

CONTRACT(uint64_t, least, uint64_t a, uint64_t b) {
    CALL;
    ENSURES(RESULT <= a && RESULT <= b && (RESULT == a || RESULT == b));
}

// --- calls ---
#define GOES_OUT(from, n) (out_from_ == (from) && out_size_ == (n))
#define COMES_IN(to, got) ((got) <= 0 || (in_to_ == (to) && in_size_ == (uint64_t)(got)))
CONTRACT(int64_t, door_write, uint64_t fd, const uint8_t *from, uint64_t n) REPLACES(copy_out, call_out) {
    READS_AT(from, PART(n));
    CALLS;
    CALL;
    ENSURES(ANSWER_IS_IN_RANGE(PART(n)) && left_);
    ENSURES(SENT(number, OCALL_WRITE) && SENT(a, fd) && SENT(data_size, PART(n)));
    ENSURES_AT(GOES_OUT(from, PART(n)));
    ENSURES_HERE(SENT(b, 0));
}

CONTRACT(int64_t, door_read, uint64_t fd, uint8_t *to, uint64_t n) REPLACES(copy_in, call_long) {
    WRITES_AT(to, PART(n));
    CALLS;
    CALL;
    ENSURES(ANSWER_IS_IN_RANGE(PART(n)) && left_);
    ENSURES(SENT(number, OCALL_READ) && SENT(a, fd) && SENT(b, PART(n)) && SENT(data_size, 0));
    ENSURES_AT(COMES_IN(to, RESULT));
}

CONTRACT(uint64_t, door_clock, enum OcallClock kind) REPLACES(call_out) {
    uint64_t last = monotonic_last;
    CHANGES(monotonic_last);
    CALLS;
    CALL;
    FOR(pause_start pause_end, clock_ = RESULT);
    ENSURES(monotonic_last >= last && (monotonic_last == last || kind == OCALL_CLOCK_MONOTONIC));
    ENSURES(IMPLIES(kind == OCALL_CLOCK_MONOTONIC && RESULT != 0, RESULT == monotonic_last));
    ENSURES(RESULT <= INT64_MAX || kind == OCALL_CLOCK_MONOTONIC);
    ENSURES(left_ && SENT(number, OCALL_CLOCK) && SENT(a, kind));
    ENSURES_HERE(SENT(b, 0) && SENT(data_size, 0) && most_ == INT64_MAX);
    ENSURES_HERE(IMPLIES(kind == OCALL_CLOCK_MONOTONIC && answered_ >= 0,
                         monotonic_last == (last < (uint64_t)answered_ ? (uint64_t)answered_ : last)));
    ENSURES_HERE(RESULT == (answered_ < 0                   ? 0
                            : kind == OCALL_CLOCK_MONOTONIC ? monotonic_last
                                                            : (uint64_t)answered_));
}

CONTRACT(int64_t, door_sleep, uint64_t nanoseconds) REPLACES(call_long) {
    CALLS;
    CALL;
    ENSURES(RESULT >= -4095 && RESULT <= 0);
    ENSURES(left_ && SENT(number, OCALL_SLEEP) && SENT(a, nanoseconds) && SENT(data_size, 0));
    ENSURES_HERE(SENT(b, 0));
}

CONTRACT(int64_t, door_transfer, enum Ocall number, uint64_t a, const uint8_t *from, uint64_t n, uint8_t *to,
         uint64_t most)
REPLACES(copy_out, copy_in, call_out, call_long) {
    READS_AT(from, PART(n));
    WRITES_AT(to, PART(most));
    CALLS;
    CALL;
    ENSURES(ANSWER_IS_IN_RANGE(PART(most)) && left_);
    ENSURES(SENT(number, number) && SENT(a, a) && SENT(b, PART(most)) && SENT(data_size, PART(n)));
    ENSURES_AT(GOES_OUT(from, PART(n)) && COMES_IN(to, RESULT));
    ENSURES_HERE(is_long_ ==
                 !(number == OCALL_PUT || number == OCALL_GET || (number == OCALL_CALL && a != 0)));
}

// --- threads ---
CONTRACT(int64_t, door_wait, uint64_t nanoseconds, uint64_t wake) REPLACES(send_waking, answer_of) {
    CALLS;
    CALL;
    NOTE(waited_ = RESULT, waited_for_ = nanoseconds, wait_wakes_ = wake, waits_(nanoseconds, wake, RESULT));
    ENSURES(ANSWER_IS_IN_RANGE(1) && left_ && SENT(number, OCALL_WAIT) && SENT(a, nanoseconds) &&
            SENT(c, wake));
    ENSURES_AT(SENT(b, 0) && SENT(data_size, 0));
}

CONTRACT(void, door_wake, uint64_t thread) REPLACES(call_out) {
    CALLS;
    CALL;
    NOTE(wakes_(thread));
    ENSURES(left_ && SENT(number, OCALL_WAKE) && SENT(a, thread));
    ENSURES_AT(SENT(b, 0) && SENT(data_size, 0) && most_ == 0);
}

// Assumed (docs/assumptions.md).
CONTRACT(bool, ticket_take_back, void) {
    CALL; // either
}

CONTRACT(bool, door_start_thread, void) REPLACES(call_out, ticket_take_back) {
    tickets_ = 0;
    CALLS;
    CALL;
    NOTE(started_ = RESULT);
    ENSURES(left_ && SENT(number, OCALL_THREAD));
    ENSURES_AT(SENT(a, 0) && SENT(b, 0) && SENT(data_size, 0) && most_ == 0);
    // a ticket is made, and none is taken back when the host has said yes
    ENSURES_AT(RESULT == (answered_ == 0 || !taken_back_) && tickets_ == RESULT);
}

CONTRACT(uint64_t, door_thread_count, void) {
    CALL;
    ENSURES(RESULT == layout.thread_count);
}

#define AREA_AT (tcs_ - layout.tcs_offset - base_ - layout.threads_offset)
CONTRACT(uint64_t, door_thread, void) {
    CALL; // threads.c checks it
    // for some strides: a solver cannot tell whether two circuits divide alike
    ENSURES_AT(IMPLIES(layout.thread_stride == 1, RESULT == AREA_AT));
    ENSURES_AT(IMPLIES(layout.thread_stride == 16, RESULT == AREA_AT >> 4));
}

CONTRACT(_Noreturn void, run_thread, void) REPLACES(send_waking, threads_run) {
    must_send_ = OCALL_DONE;
    NOTE(thread_is_run_());
    WRITES(WINDOW_START, region.marks - WINDOW_START); // threads_run: the beginning of its register stack
    CALL;
}

CONTRACT(void, door_stats, struct RunStats stats) REPLACES(copy_out, call_out) {
    CALLS;
    CALL;
    ENSURES(left_ && SENT(number, OCALL_STATS) && SENT(data_size, sizeof stats));
    ENSURES_AT(out_size_ == sizeof stats);
    ENSURES_HERE(SENT(a, 0) && SENT(b, 0) && most_ == 0);
}

// --- the ends: entry_end checks what has to be done before ---
CONTRACT(_Noreturn void, door_exit, uint64_t status) REPLACES(send) {
    CHANGES(enclave_dead);
    sent_ = false;
    must_send_ = OCALL_EXIT, must_say_ = status & 255;
    CALL;
}

#define LOOP_door_abort_1                                                                                    \
    TURNS(n), n < LINE_SIZE &&n < string_size_ && (witness_ > n || reason[witness_] != 0), LINE_SIZE - n
CONTRACT(_Noreturn void, door_abort, const char *reason) REPLACES(send, copy_out) {
    STRING_AT(reason);
    CHANGES(enclave_dead);
    sent_ = false;
    reason_ = reason;
    must_send_ = OCALL_ABORT;
    CALL;
}

// --- entries ---
#define ENDS_WITH_NUL(n)                                                                                     \
    (witness_ >= (n) || request[(request_texts[(witness_ & 4095) + 1] - 1) % EXCHANGE_DATA_MAX] == 0)
// Each turn counts a NUL, if it looks at one.
static bool began_;
static uint64_t turn_at_, counted_; // when the turn begins
static bool counts_(bool turns, uint64_t at, uint64_t count);
#define LOOP_split_request_1                                                                                 \
    (TURNS(at), TURNS(count), OBJECT(request_texts)),                                                        \
        counts_(cut_[0], at, count) & at >= sizeof(struct RunRequest) &                                      \
            at < size &count < wanted &SPLIT(count, at) & ENDS_WITH_NUL(count) &                             \
            request_texts[0] == sizeof(struct RunRequest) &                                                  \
            request_texts[count & 4095] >= sizeof(struct RunRequest) & request_texts[count & 4095] <= at,    \
        size - at
CONTRACT(bool, split_request, uint64_t size) SOLVER(cvc5) {
    REQUIRES(size >= sizeof(struct RunRequest) && size <= EXCHANGE_DATA_MAX);
    CHANGES_ARRAY(request_texts);
    HERE(began_ = false);
    CALL;
    uint64_t n = request_head.argument_count + request_head.environment_count;
    NOTE(split_ = RESULT);
    ENSURES_HERE(!RESULT || !cut_[0] || counts_(true, size, n));
    ENSURES(IMPLIES(RESULT, HEAD_IS_VALID && SPLIT(n, size)));
    ENSURES_AT(RESULT || !HEAD_IS_VALID || request_texts[0] == sizeof(struct RunRequest)); // it has looked
    ENSURES_AT(!RESULT || ENDS_WITH_NUL(n));
    ENSURES(!RESULT || (request_texts[0] == sizeof(struct RunRequest) && request_texts[n] == size));
}

CONTRACT(bool, take_request, uint64_t size) REPLACES(copy_in, copy_inside, split_request) SOLVER(cvc5) {
    CHANGES(request_head);
    CHANGES_ARRAY(request);
    CHANGES_ARRAY(request_texts);
    ALSO_CHANGES(loaded_);
    came_to_ = 0, copied_ = 0, split_ = false;
    CALL;
    uint64_t n = request_head.argument_count + request_head.environment_count;
    ENSURES_AT(
        IMPLIES(size >= sizeof request_head && size <= sizeof request, copied_ == 1 && RESULT == split_));
    ENSURES_AT(!RESULT || (came_to_ == request && came_size_ == size && copied_ == 1 &&
                           in_size_ == sizeof request_head && in_to_ == (uint8_t *)&request_head &&
                           out_from_ == request));
    ENSURES(IMPLIES(RESULT, size >= sizeof request_head && size <= EXCHANGE_DATA_MAX && HEAD_IS_VALID));
    ENSURES(IMPLIES(RESULT, SPLIT(n, size)));
}

CONTRACT(_Noreturn void, door_run, struct Outside buffer, uint64_t request_size, uint64_t ecall)
REPLACES(outside_is_valid, take_request, run_thread) SOLVER(cvc5) {
    CHANGES(enclave_dead);
    CHANGES(request_head);
    CHANGES_ARRAY(request);
    CHANGES_ARRAY(request_texts);
    WRITES(WINDOW_START, region.marks - WINDOW_START); // run_thread
    must_send_ = 0;
    exchange_ = 0; // a thread's first entry
    buffer_ = buffer.address, is_thread_ = ecall == ECALL_THREAD;
    CALL;
}

CONTRACT(const char *, reason_of, uint64_t vector) {
    CALL;
    ENSURES_AT(RESULT != 0 && RESULT[0] == (vector == VECTOR_DE   ? 'd'
                                            : vector == VECTOR_UD ? 'i'
                                            : vector == VECTOR_GP ? 'g'
                                            : vector == VECTOR_AC ? 'm'
                                                                  : 'p'));
    ENSURES_AT(IMPLIES(RESULT[0] == 'p', RESULT[1] == (vector == VECTOR_PF ? 'a' : 'r')));
}

static char line_[160];
#define LOOP_append_1                                                                                        \
    (TURNS(i), TURNS(at), OBJECT(line)),                                                                     \
        at < LINE_SIZE - 1 & i < string_size_ &i == at - at_first_ &at >= at_first_ &&                       \
            (witness_ >= i || line[at_first_ + witness_] == text[witness_]),                                 \
        LINE_SIZE - at
static uint64_t at_first_;
CONTRACT(uint64_t, append, char *line, uint64_t at, const char *text) SOLVER(cvc5) {
    REQUIRES(at < LINE_SIZE);
    at_first_ = at;
    WRITES_ALL(line, line_);
    STRING_AT(text);
    NOTE(appends_(at, text));
    CALL;
    NOTE(appended_ = RESULT);
    ENSURES(RESULT >= at && RESULT < LINE_SIZE);
    ENSURES_AT(line[RESULT] == 0);
    // all of it, or as much as the line holds
    ENSURES_AT(witness_ >= RESULT - at || line[at + witness_] == text[witness_]);
    ENSURES_AT(RESULT == LINE_SIZE - 1 || text[RESULT - at] == 0);
}

CONTRACT(uint64_t, append_hex, char *line, uint64_t at, uint64_t value) REPLACES(append) UNWIND(17) {
    REQUIRES(at < LINE_SIZE);
    WRITES_ALL(line, line_);
    hex_ = value;
    NOTE(appends_hex_(at, value));
    CALL;
    NOTE(appended_ = RESULT);
    ENSURES(RESULT >= at && RESULT < LINE_SIZE);
}

// What the processor saves: EXINFO, and GPRSGX behind it.
static struct {
    struct SgxExinfo exinfo;
    struct SgxGprsgx gpr;
} saved_state_;
#define VECTOR (exception_->exitinfo & SGX_EXITINFO_VECTOR)
#define STACK_LOW (tcs_ - layout.tcs_offset + layout.stack_offset)
#define IN_GUARD                                                                                             \
    (VECTOR == VECTOR_PF && saved_state_.exinfo.maddr < STACK_LOW &&                                         \
     saved_state_.exinfo.maddr >= STACK_LOW - PAGE_SIZE)
#define IS_TOLD_WHERE ((layout.flags & LAYOUT_DEBUG) != 0)
CONTRACT(_Noreturn void, door_exception, const struct SgxGprsgx *saved)
REPLACES(append, append_hex, door_stack) {
    saved = &saved_state_.gpr;
    CHANGES(enclave_dead);
    must_send_ = 0;
    exception_ = saved, parts_ = 0, appended_ = 0;
    CALL;
}

// --- request, archive, plan ---
CONTRACT(struct DoorText, text, uint64_t i) SOLVER(cvc5) {
    REQUIRES(i >= 4096 || IS_STRING(i)); // split_request
    CALL;
    GIVES_TEXT(i < 4096, i);
    ENSURES_AT(TEXT_IS_INSIDE(RESULT));
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

CONTRACT(struct DoorText, door_argument, uint64_t i) SOLVER(cvc5) {
    REQUIRES(HEAD_IS_VALID && (i >= request_head.argument_count || IS_STRING(i)));
    CALL;
    GIVES_TEXT(i < request_head.argument_count, i);
    ENSURES_AT(TEXT_IS_INSIDE(RESULT));
}

CONTRACT(struct DoorText, door_environment, uint64_t i) SOLVER(cvc5) {
    uint64_t n = request_head.argument_count + i;
    REQUIRES(HEAD_IS_VALID && (i >= request_head.environment_count || IS_STRING(n)));
    CALL;
    GIVES_TEXT(i < request_head.environment_count, n);
    ENSURES_AT(TEXT_IS_INSIDE(RESULT));
}

CONTRACT(uint64_t, door_frozen_size, void) {
    CALL;
    ENSURES(RESULT == layout.frozen_size);
}

#define ARCHIVE_HAS(offset, n) ((offset) <= layout.frozen_size && (n) <= layout.frozen_size - (offset))
CONTRACT(bool, door_frozen_copy, uint8_t *to, uint64_t offset, uint64_t n) REPLACES(copy_inside) {
    // the archive is the image's end, so that a byte more would be outside
    REQUIRES(layout.frozen_size <= IMAGE_SIZE_ && layout.frozen_offset == IMAGE_SIZE_ - layout.frozen_size);
    WRITES_AT(to, n);
    CALL;
    ENSURES(RESULT == ARCHIVE_HAS(offset, n));
    ENSURES_AT(!RESULT ||
               (in_to_ == to && in_size_ == n && out_from_ == enclave_base + layout.frozen_offset + offset));
}

CONTRACT(uint64_t, door_heap_address, void) {
    CALL;
    ENSURES(RESULT == base_ + HEAP_OFFSET);
}

CONTRACT(uint64_t, door_heap_size, void) {
    CALL;
    ENSURES(RESULT == layout.heap_size);
}

CONTRACT(struct DoorSpan, door_stack, void) {
    CALL;
    FOR(io_start threads_run, (low_ = RESULT.low, high_ = RESULT.high));
    ENSURES(RESULT.low + layout.tcs_offset == tcs_ + layout.stack_offset);
    ENSURES(RESULT.high - RESULT.low == layout.stack_size);
}

CONTRACT(struct DoorSpan, door_thread_variables, void) {
    CALL;
    ENSURES(RESULT.high + layout.tcs_offset == tcs_ + layout.block_offset);
    ENSURES(RESULT.high - RESULT.low == layout.tls_size);
}

CONTRACT(bool, door_is_debug, void) {
    CALL;
    ENSURES(RESULT == ((layout.flags & LAYOUT_DEBUG) != 0));
}

// --- leaf functions ---
// It begins with the first byte.
#define LOOP_copy_inside_1 (TURNS(i), OBJECT(to)), i < n &(cut_[0] | i == 0), n - i
CONTRACT(void, copy_inside, uint8_t *to, const uint8_t *from, uint64_t n) {
    REQUIRES(n <= INSIDE_SIZE);
    READS_AT(from, n);
    WRITES_AT(to, n);
    NOTE(copied_++, in_to_ = to, out_from_ = from, in_size_ = n);
    CALL;
}

CONTRACT(bool, door_report, const uint8_t *target, const uint8_t *data, uint8_t *report)
REPLACES(copy_inside) {
    READS_AT(target, 512);
    READS_AT(data, 64);
    WRITES_AT(report, 432);
    FOR(io_report, (from_address_ = (uint64_t)(uintptr_t)target, with_address_ = (uint64_t)(uintptr_t)data,
                    to_address_ = (uint64_t)(uintptr_t)report));
    HERE(leaf_ = UINT64_MAX);
    copied_ = 0;
    CALL;
    ENSURES(RESULT);
    ENSURES_AT(copied_ == 3);
    ENSURES_HERE(leaf_ == ENCLU_EREPORT);
}

CONTRACT(uint64_t, door_key, const uint8_t *request, uint8_t *key) REPLACES(copy_inside) UNWIND(17) {
    READS_AT(request, 512);
    WRITES_ALL(key, key_);
    copied_ = 0;
    CALL;
    FOR(io_key, (from_address_ = (uint64_t)(uintptr_t)request, to_address_ = (uint64_t)(uintptr_t)key,
                 key_error_ = RESULT));
    ENSURES_AT(copied_ == 1 && leaf_data[witness_ & 15] == 0);
    ENSURES_AT(RESULT == enclu_error_ && (RESULT == 0 || key[witness_ & 15] == 0));
}

CONTRACT(uint64_t, door_random, void) UNWIND(11) {
    random_given_ = false;
    ALSO_CHANGES(random_given_);
    ALSO_CHANGES(random_);
    REFUSES(false); // the model of RDRAND tells when
    HERE(tries_ = 0);
    CALL;
    ENSURES(random_given_ && RESULT == random_);
}

// --- behind the source ---
static bool counts_(bool turns, uint64_t at, uint64_t count) {
    if (!turns) return at == sizeof(struct RunRequest) && count == 0;
    if (!began_) {
        began_ = true, turn_at_ = at, counted_ = count;
        return true;
    }
    return at == turn_at_ + 1 && count == counted_ + (request[turn_at_ % EXCHANGE_DATA_MAX] == 0);
}
static struct Statics_ statics_get_(void) {
    return (struct Statics_){request_head, monotonic_last, enclave_dead};
}
uint64_t base_address(void) { return base_; }
uint64_t block_get(uint64_t at) {
    __CPROVER_assert(at % 8 == 0 && at <= BLOCK_AT_TCS, "inside the thread's block");
    return at == BLOCK_AT_EXCHANGE ? exchange_ : at == BLOCK_AT_TCS ? tcs_ : any64();
}
void block_set(uint64_t at, uint64_t value) {
    __CPROVER_assert(at == BLOCK_AT_EXCHANGE && IS_OUTSIDE(value, base_),
                     "a buffer wholly outside the enclave");
    exchange_ = value;
}
uint64_t outside_load(struct Outside from, uint64_t i) {
    __CPROVER_assert(from.address == exchange_ && i < EXCHANGE_WORDS, "a word of the exchange buffer");
    uint64_t value = any64(); // another one each time: the host may write at any time
#ifdef PROVES_answer_of
    may_refuse_ = (int64_t)value < -4095 || ((int64_t)value > 0 && value > most_);
#endif
    if (i == watched_) loaded_ = value;
#ifdef PROVES_copy_in
    part_at_ = i, part_word_ = value;
#endif
    return value;
}
void outside_store(struct Outside to, uint64_t i, uint64_t value) {
    __CPROVER_assert(to.address == exchange_ && i < EXCHANGE_WORDS, "a word of the exchange buffer");
    if (i == watched_) stored_ = value;
#ifdef PROVES_copy_out
    __CPROVER_assert(value == part_word_ && part_from_ == whole_from_ + (i - DATA_WORD) * 8 &&
                         part_size_ == whole_size_ - (i - DATA_WORD) * 8,
                     "the word is that of the same place");
#endif
    sent_ = true;
}
void entry_out(void) { left_ = true; }
void entry_end(void) {
    __CPROVER_assert(enclave_dead == 1, "no thread enters again");
    __CPROVER_assert(must_send_ == 0 || sent_ && SENT(number, must_send_), "the host is told");
#ifdef PROVES_door_exit
    __CPROVER_assert(SENT(a, must_say_) && SENT(b, 0) && SENT(data_size, 0), "the host is told the status");
#endif
#ifdef PROVES_door_abort
    __CPROVER_assert(out_from_ == (const uint8_t *)reason_ && out_size_ <= LINE_SIZE &&
                         (witness_ >= out_size_ || reason_[witness_] != 0) &&
                         (out_size_ == LINE_SIZE || reason_[out_size_] == 0),
                     "the line goes out");
    __CPROVER_assert(SENT(a, 0) && SENT(b, 0) && SENT(data_size, out_size_), "and its size");
#endif
#ifdef PROVES_door_exception
    __CPROVER_assert(exchange_ == 0, "there is nobody to tell");
#endif
#ifdef PROVES_door_run
    __CPROVER_assert(!IS_OUTSIDE(buffer_, base_), "the buffer is refused");
#endif
    ends_();
}
void entry_done(void) {
    __CPROVER_assert(sent_ && SENT(number, OCALL_DONE) && SENT(a, 0) && SENT(b, 0) && SENT(data_size, 0),
                     "the host is told");
    ends_();
}
void ticket_make(void) { tickets_++; }
bool ticket_take_back(void) {
    taken_back_ = any64() & 1;
    tickets_ -= taken_back_;
    return taken_back_;
}
uint64_t enclave_run(uint64_t size) {
    uint64_t n = request_head.argument_count + request_head.environment_count;
    __CPROVER_assert(HEAD_IS_VALID && SPLIT(n, size), "the request that the program sees is whole");
    __CPROVER_assert(!is_thread_ && exchange_ == buffer_,
                     "the program is to be run, and its buffer is known");
    return any64();
}
bool random_get(uint64_t *value) {
    __CPROVER_assert(!random_given_, "the first one is taken");
    *value = random_ = any64();
    random_given_ = any64() & 1;
#ifdef PROVES_door_random
    may_refuse_ = ++tries_ == RANDOM_TRIES && !random_given_;
#endif
    return random_given_;
}
uint64_t enclu(uint64_t leaf, const void *rbx, const void *rcx, void *rdx) {
    __CPROVER_assert(leaf == ENCLU_EREPORT ? rbx == leaf_operand && rcx == leaf_data && rdx == leaf_result
                                           : leaf == ENCLU_EGETKEY && rbx == leaf_operand && rcx == leaf_data,
                     "operands are of the size and alignment that the processor wants");
#ifdef PROVES_door_report
    __CPROVER_assert(copied_ == 2, "its operands are there");
#endif
    leaf_ = leaf;
    if (leaf == ENCLU_EREPORT)
        __CPROVER_havoc_object(leaf_result);
    else
        __CPROVER_havoc_object(leaf_data);
    return enclu_error_;
}
static void appends_(uint64_t at, const char *text) {
#ifdef PROVES_append_hex
    uint64_t w = witness_ & 15;
    __CPROVER_assert(text[0] == '0' && text[1] == 'x' && text[18] == 0 &&
                         text[17 - w] == "0123456789abcdef"[hex_ >> 4 * w & 15],
                     "the value's digits");
#endif
#ifdef PROVES_door_exception
    __CPROVER_assert(at == appended_, "behind what stands there");
    __CPROVER_assert(parts_ == 0   ? text[0] == (IN_GUARD ? 's' : reason_of(VECTOR)[0])
                     : parts_ == 1 ? text[1] == 'i' && text[2] == 'n'
                     : parts_ == 2 ? IS_TOLD_WHERE && text[4] == 'o'
                                   : parts_ == 4 && VECTOR == VECTOR_PF && text[0] == ',',
                     "the parts of the line");
    parts_++;
#endif
}
static void appends_hex_(uint64_t at, uint64_t value) {
#ifdef PROVES_door_exception
    __CPROVER_assert(at == appended_, "behind what stands there");
    __CPROVER_assert(parts_ == 3   ? value == exception_->rip - base_
                     : parts_ == 5 ? value == saved_state_.exinfo.maddr
                                   : false,
                     "the numbers in the line");
    parts_++;
#endif
}
#ifdef PROVES_door_exception
static void exception_is_told_(void) {
    __CPROVER_assert(exchange_ != 0 && parts_ == (!IS_TOLD_WHERE        ? 2
                                                  : VECTOR == VECTOR_PF ? 6
                                                                        : 4),
                     "the whole line is told");
}
#endif
