// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The enclave's door (door.h): copies out, leaves, copies the answer in once, checks the copy, uses the copy.
// Untrusted memory is touched in two places, outside_load and outside_store, in aligned units of 8 bytes
// (stale data of the processor's buffers: CVE-2022-21233, CVE-2022-21166), and only within the exchange
// buffer, which was checked at the entry to lie wholly outside the enclave. Nothing outside is ever used as
// an address. Written to be proved function by function: one loop a function, bounds as `n <= N - r`.
#include "kernel/door.h"

#include "abi/layout.h"
#include "abi/sgx.h"
#include "kernel/entry.h"
#include "kernel/threads.h"

#include <stddef.h>

#define HIDDEN __attribute__((visibility("hidden")))
#define ERRNO_MAX 4095
#define RANDOM_TRIES 10
#define LINE_SIZE 160

// An address that the host named. Only outside_load and outside_store look behind it.
struct Outside {
    uint64_t address;
};

typedef uint64_t __attribute__((aligned(1), may_alias)) Unaligned;

extern const struct Layout layout HIDDEN;
extern const uint8_t enclave_base[] HIDDEN; // linker script
extern uint64_t enclave_dead HIDDEN;        // entry.S
extern uint64_t enclave_tickets HIDDEN;     // entry.S
HIDDEN void entry_out(void);
HIDDEN _Noreturn void entry_done(void);
HIDDEN _Noreturn void entry_end(void);

_Static_assert(offsetof(struct Layout, stack_offset) == LAYOUT_AT_STACK_OFFSET, "entry.h");
_Static_assert(offsetof(struct Layout, stack_size) == LAYOUT_AT_STACK_SIZE, "entry.h");
_Static_assert(offsetof(struct Layout, exception_stack_offset) == LAYOUT_AT_EXCEPTION_STACK_OFFSET,
               "entry.h");
_Static_assert(offsetof(struct Layout, exception_stack_size) == LAYOUT_AT_EXCEPTION_STACK_SIZE, "entry.h");
_Static_assert(offsetof(struct Layout, block_offset) == LAYOUT_AT_BLOCK_OFFSET, "entry.h");
_Static_assert(offsetof(struct Layout, ssa_offset) == LAYOUT_AT_SSA_OFFSET, "entry.h");
_Static_assert(offsetof(struct Layout, tcs_offset) == LAYOUT_AT_TCS_OFFSET, "entry.h");
_Static_assert(ENTRY_THREAD == ECALL_THREAD, "entry.h");
_Static_assert(ENTRY_RUN == ECALL_RUN && ENTRY_RETURN == ECALL_RETURN && ENTRY_EXCEPTION == ECALL_EXCEPTION &&
                   ENTRY_EEXIT == ENCLU_EEXIT,
               "entry.h");
_Static_assert(ENTRY_GPRSGX_SIZE == sizeof(struct SgxGprsgx) && ENTRY_SSA_FRAME_SIZE == PAGE_SIZE &&
                   ENTRY_AT_EXITINFO == offsetof(struct SgxGprsgx, exitinfo) &&
                   ENTRY_EXITINFO_VALID == SGX_EXITINFO_VALID,
               "entry.h");

// The request, copied in once by door_run. `request_texts`: where argument, then environment strings start.
#define REQUEST_TEXTS_MAX 4096
static uint8_t request[EXCHANGE_DATA_MAX];
static struct RunRequest request_head;
static uint32_t request_texts[REQUEST_TEXTS_MAX + 1]; // and where the last one ends
static uint64_t monotonic_last;

// --- raw access: to this thread's block, to untrusted memory, to the processor; proofs bring models of these ---
#ifdef CBMC
uint64_t block_get(uint64_t at);
void block_set(uint64_t at, uint64_t value);
uint64_t outside_load(struct Outside from, uint64_t i);
void outside_store(struct Outside to, uint64_t i, uint64_t value);
bool random_get(uint64_t *value);
uint64_t enclu(uint64_t leaf, const void *rbx, const void *rcx, void *rdx);
uint64_t base_address(void);
void ticket_make(void);
bool ticket_take_back(void);
#else
static uint64_t base_address(void) { return (uint64_t)(uintptr_t)enclave_base; }
static uint64_t block_get(uint64_t at) { return *(const uint64_t __seg_fs *)at; }
static void block_set(uint64_t at, uint64_t value) { *(uint64_t __seg_fs *)at = value; }

// Word i (8 bytes each) of the exchange buffer, i < EXCHANGE_WORDS.
static uint64_t outside_load(struct Outside from, uint64_t i) {
    return *(const volatile uint64_t *)(from.address + i * 8);
}
static void outside_store(struct Outside to, uint64_t i, uint64_t value) {
    *(volatile uint64_t *)(to.address + i * 8) = value;
}

static bool random_get(uint64_t *value) {
    uint8_t ok;
    __asm__ volatile("rdrand %0; setc %1" : "=r"(*value), "=qm"(ok) : : "cc");
    return ok;
}

// A ticket for an ECALL_THREAD; and back, unless the host has used it.
static void ticket_make(void) { __atomic_fetch_add(&enclave_tickets, 1, __ATOMIC_SEQ_CST); }
static bool ticket_take_back(void) {
    uint64_t tickets = __atomic_load_n(&enclave_tickets, __ATOMIC_SEQ_CST);
    while (tickets != 0 && !__atomic_compare_exchange_n(&enclave_tickets, &tickets, tickets - 1, false,
                                                        __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
    return tickets != 0;
}

// A leaf function of the processor; the result is its error code, for a leaf that has one.
static uint64_t enclu(uint64_t leaf, const void *rbx, const void *rcx, void *rdx) {
    __asm__ volatile("enclu" : "+a"(leaf) : "b"(rbx), "c"(rcx), "d"(rdx) : "memory", "cc");
    return leaf;
}
#endif

#define EXCHANGE_WORDS (EXCHANGE_SIZE / 8)
#define WORD(field) (offsetof(struct Exchange, field) / 8)
#define DATA_WORD (sizeof(struct Exchange) / 8)
_Static_assert(DATA_WORD + EXCHANGE_DATA_MAX / 8 == EXCHANGE_WORDS, "the data fill the buffer");

static struct Outside exchange(void) { return (struct Outside){block_get(BLOCK_AT_EXCHANGE)}; }
static uint64_t thread_area(void) { return block_get(BLOCK_AT_TCS) - layout.tcs_offset; }

// Is [address, address + EXCHANGE_SIZE) aligned, and wholly below or wholly above the enclave?
static bool outside_is_valid(struct Outside buffer) {
    uint64_t base = base_address();
    if (buffer.address == 0 || buffer.address % 8 != 0) return false;
    if (buffer.address < base) return EXCHANGE_SIZE <= base - buffer.address;
    return buffer.address - base >= ELRANGE_SIZE && buffer.address <= UINT64_MAX - EXCHANGE_SIZE;
}

// The first n bytes (8 at most) as a word, filled up with zeros; and back.
static uint64_t word_from(const uint8_t *from, uint64_t n) {
    if (n >= 8) return *(const Unaligned *)from;
    uint64_t word = 0;
    for (uint64_t i = 0; i < n; i++) word |= (uint64_t)from[i] << (8 * i);
    return word;
}

static void word_to(uint8_t *to, uint64_t n, uint64_t word) {
    if (n >= 8) {
        *(Unaligned *)to = word;
        return;
    }
    for (uint64_t i = 0; i < n; i++) to[i] = (uint8_t)(word >> (8 * i));
}

// The buffer's data = from[0 .. n), n <= EXCHANGE_DATA_MAX; the last word is filled up with zeros.
static void copy_out(const uint8_t *from, uint64_t n) {
    struct Outside to = exchange();
    for (uint64_t i = 0; i < n; i += 8) outside_store(to, DATA_WORD + i / 8, word_from(from + i, n - i));
}

// to[0 .. n) = the buffer's data, n <= EXCHANGE_DATA_MAX.
static void copy_in(uint8_t *to, uint64_t n) {
    struct Outside from = exchange();
    for (uint64_t i = 0; i < n; i += 8) word_to(to + i, n - i, outside_load(from, DATA_WORD + i / 8));
}

static void copy_inside(uint8_t *to, const uint8_t *from, uint64_t n) {
    for (uint64_t i = 0; i < n; i++) to[i] = from[i];
}

static void send_waking(enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size, uint64_t wake) {
    struct Outside to = exchange();
    outside_store(to, WORD(a), a);
    outside_store(to, WORD(b), b);
    outside_store(to, WORD(c), wake);
    outside_store(to, WORD(data_size), data_size);
    outside_store(to, WORD(number), number);
}

static void send(enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size) {
    send_waking(number, a, b, data_size, 0);
}

// Leaves with the call that was sent; the answer is -ERRNO_MAX .. most, or the host lies.
static int64_t answer_of(uint64_t most) {
    entry_out();
    int64_t result = (int64_t)outside_load(exchange(), WORD(result));
    if (result < -ERRNO_MAX || (result > 0 && (uint64_t)result > most))
        door_abort("the host's answer to a call is out of range");
    return result;
}

static int64_t call_out(enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size, uint64_t most) {
    send(number, a, b, data_size);
    return answer_of(most);
}

// The same without the interpreter lock. What has come back stays in the buffer while the lock is waited for.
static int64_t call_long(enum Ocall number, uint64_t a, uint64_t b, uint64_t data_size, uint64_t most) {
    if (threads_alone()) return call_out(number, a, b, data_size, most);
    struct ThreadSaved saved;
    THREADS_SPILL(saved);
    send_waking(number, a, b, data_size, threads_leave(&saved));
    int64_t result = answer_of(most);
    threads_enter(&saved, 0);
    return result;
}

static uint64_t least(uint64_t a, uint64_t b) { return a < b ? a : b; }

int64_t door_write(uint64_t fd, const uint8_t *from, uint64_t n) {
    uint64_t part = least(n, EXCHANGE_DATA_MAX);
    copy_out(from, part);
    return call_out(OCALL_WRITE, fd, 0, part, part);
}

int64_t door_read(uint64_t fd, uint8_t *to, uint64_t n) {
    uint64_t part = least(n, EXCHANGE_DATA_MAX);
    int64_t got = call_long(OCALL_READ, fd, part, 0, part);
    if (got > 0) copy_in(to, (uint64_t)got);
    return got;
}

uint64_t door_clock(enum OcallClock kind) {
    int64_t now = call_out(OCALL_CLOCK, kind, 0, 0, INT64_MAX);
    if (now < 0) return 0;
    if (kind != OCALL_CLOCK_MONOTONIC) return (uint64_t)now;
    if ((uint64_t)now > monotonic_last) monotonic_last = (uint64_t)now;
    return monotonic_last;
}

int64_t door_sleep(uint64_t nanoseconds) { return call_long(OCALL_SLEEP, nanoseconds, 0, 0, 0); }

int64_t door_transfer(enum Ocall number, uint64_t a, const uint8_t *from, uint64_t n, uint8_t *to,
                      uint64_t most) {
    uint64_t part = least(n, EXCHANGE_DATA_MAX), room = least(most, EXCHANGE_DATA_MAX);
    bool is_short = number == OCALL_PUT || number == OCALL_GET || (number == OCALL_CALL && a != 0);
    copy_out(from, part);
    int64_t got = is_short ? call_out(number, a, room, part, room) : call_long(number, a, room, part, room);
    if (got > 0) copy_in(to, (uint64_t)got);
    return got;
}

uint64_t door_thread_count(void) { return layout.thread_count; }

uint64_t door_thread(void) {
    return u64_div(thread_area() - base_address() - layout.threads_offset, layout.thread_stride).quotient;
}

int64_t door_wait(uint64_t nanoseconds, uint64_t wake) {
    send_waking(OCALL_WAIT, nanoseconds, 0, 0, wake);
    return answer_of(1);
}

void door_wake(uint64_t thread) { call_out(OCALL_WAKE, thread, 0, 0, 0); }

bool door_start_thread(void) {
    ticket_make();
    return call_out(OCALL_THREAD, 0, 0, 0, 0) == 0 || !ticket_take_back();
}

void door_stats(struct RunStats stats) {
    copy_out((const uint8_t *)&stats, sizeof stats);
    call_out(OCALL_STATS, 0, 0, sizeof stats, 0);
}

void door_exit(uint64_t status) {
    enclave_dead = 1;
    send(OCALL_EXIT, status & 0xff, 0, 0);
    entry_end();
}

void door_abort(const char *reason) {
    uint64_t n = 0;
    while (n < LINE_SIZE && reason[n]) n++;
    enclave_dead = 1;
    copy_out((const uint8_t *)reason, n);
    send(OCALL_ABORT, 0, 0, n);
    entry_end();
}

// --- entries ---
// request_texts from the strings behind the request's head: each must end inside, and all bytes must be used.
static bool split_request(uint64_t size) {
    uint64_t count = 0, at = sizeof(struct RunRequest);
    if (request_head.argument_count > REQUEST_TEXTS_MAX ||
        request_head.environment_count > REQUEST_TEXTS_MAX - request_head.argument_count)
        return false;
    uint64_t wanted = request_head.argument_count + request_head.environment_count;
    request_texts[0] = (uint32_t)at;
    for (; at < size && count < wanted; at++) {
        if (request[at] == 0) request_texts[++count] = (uint32_t)at + 1;
    }
    return count == wanted && at == size;
}

static bool take_request(uint64_t size) {
    if (size < sizeof request_head || size > sizeof request) return false;
    copy_in(request, size);
    copy_inside((uint8_t *)&request_head, request, sizeof request_head);
    return split_request(size);
}

static _Noreturn void run_thread(void) {
    uint64_t wake = threads_run();
    send_waking(OCALL_DONE, 0, 0, 0, wake);
    entry_done();
}

// ECALL_RUN and ECALL_THREAD, from entry.S: rsi and rdx as the host gave them.
HIDDEN _Noreturn void door_run(struct Outside buffer, uint64_t request_size, uint64_t ecall) {
    if (!outside_is_valid(buffer)) {
        enclave_dead = 1;
        entry_end();
    }
    block_set(BLOCK_AT_EXCHANGE, buffer.address);
    if (ecall == ECALL_THREAD) run_thread();
    if (!take_request(request_size)) door_abort("the request that starts the program is malformed");
    door_exit(enclave_run(request_size));
}

static const char *reason_of(uint64_t vector) {
    switch (vector) {
    case VECTOR_DE: return "division error";
    case VECTOR_UD: return "illegal instruction";
    case VECTOR_GP: return "general protection fault";
    case VECTOR_PF: return "page fault";
    case VECTOR_AC: return "misaligned access";
    default: return "processor exception";
    }
}

static uint64_t append(char *line, uint64_t at, const char *text) {
    for (uint64_t i = 0; text[i] && at < LINE_SIZE - 1; i++) line[at++] = text[i];
    line[at] = 0;
    return at;
}

static uint64_t append_hex(char *line, uint64_t at, uint64_t value) {
    char digits[19] = "0x0000000000000000";
    for (uint64_t i = 0; i < 16; i++) digits[17 - i] = "0123456789abcdef"[value >> (4 * i) & 15];
    return append(line, at, digits);
}

// ECALL_EXCEPTION, from entry.S: the interrupted state, with a valid exitinfo. In the last page below the
// stack the fault is an overflow of it. Where and on which address is told in a debug image only.
HIDDEN _Noreturn void door_exception(const struct SgxGprsgx *saved) {
    static char line[LINE_SIZE];
    uint64_t vector = saved->exitinfo & SGX_EXITINFO_VECTOR;
    const struct SgxExinfo *info = (const struct SgxExinfo *)saved - 1;
    struct DoorSpan stack = door_stack();
    bool overflow = vector == VECTOR_PF && info->maddr < stack.low && info->maddr >= stack.low - PAGE_SIZE;
    uint64_t at = append(line, 0, overflow ? "stack overflow" : reason_of(vector));
    at = append(line, at, " inside the enclave");
    if (layout.flags & LAYOUT_DEBUG) {
        at = append(line, at, " at offset ");
        at = append_hex(line, at, saved->rip - base_address());
        if (vector == VECTOR_PF) {
            at = append(line, at, ", address ");
            append_hex(line, at, info->maddr);
        }
    }
    if (block_get(BLOCK_AT_EXCHANGE)) door_abort(line);
    enclave_dead = 1;
    entry_end();
}

// --- request, archive, plan ---
static struct DoorText text(uint64_t i) {
    if (i >= REQUEST_TEXTS_MAX) return (struct DoorText){request, 0};
    uint32_t from = request_texts[i];
    return (struct DoorText){request + from, request_texts[i + 1] - from - 1};
}

uint64_t door_flags(void) { return request_head.flags; }
uint64_t door_argument_count(void) { return request_head.argument_count; }
uint64_t door_environment_count(void) { return request_head.environment_count; }

struct DoorText door_argument(uint64_t i) {
    return i < request_head.argument_count ? text(i) : (struct DoorText){request, 0};
}

struct DoorText door_environment(uint64_t i) {
    return i < request_head.environment_count ? text(request_head.argument_count + i)
                                              : (struct DoorText){request, 0};
}

uint64_t door_frozen_size(void) { return layout.frozen_size; }

bool door_frozen_copy(uint8_t *to, uint64_t offset, uint64_t n) {
    if (offset > layout.frozen_size || n > layout.frozen_size - offset) return false;
    copy_inside(to, enclave_base + layout.frozen_offset + offset, n);
    return true;
}

uint64_t door_heap_address(void) { return base_address() + HEAP_OFFSET; }
uint64_t door_heap_size(void) { return layout.heap_size; }

struct DoorSpan door_stack(void) {
    uint64_t low = thread_area() + layout.stack_offset;
    return (struct DoorSpan){low, low + layout.stack_size};
}

struct DoorSpan door_thread_variables(void) {
    uint64_t block = thread_area() + layout.block_offset;
    return (struct DoorSpan){block - layout.tls_size, block};
}

bool door_is_debug(void) { return layout.flags & LAYOUT_DEBUG; }

// --- leaf functions: their operands have to be aligned, so they are copied; keys do not stay here ---
static uint8_t leaf_operand[sizeof(struct SgxTargetinfo)] __attribute__((aligned(512)));
static uint8_t leaf_data[128] __attribute__((aligned(128)));
static uint8_t leaf_result[sizeof(struct SgxReport)] __attribute__((aligned(512)));
_Static_assert(sizeof(struct SgxTargetinfo) == sizeof(struct SgxKeyrequest), "one operand for both");

bool door_report(const uint8_t *target, const uint8_t *data, uint8_t *report) {
    copy_inside(leaf_operand, target, sizeof leaf_operand);
    copy_inside(leaf_data, data, 64);
    enclu(ENCLU_EREPORT, leaf_operand, leaf_data, leaf_result);
    copy_inside(report, leaf_result, sizeof leaf_result);
    return true;
}

uint64_t door_key(const uint8_t *request, uint8_t *key) {
    copy_inside(leaf_operand, request, sizeof leaf_operand);
    uint64_t error = enclu(ENCLU_EGETKEY, leaf_operand, leaf_data, NULL);
    for (uint64_t i = 0; i < 16; i++) {
        key[i] = error ? 0 : leaf_data[i];
        *(volatile uint8_t *)(leaf_data + i) = 0;
    }
    return error;
}

uint64_t door_random(void) {
    for (int i = 0; i < RANDOM_TRIES; i++) {
        uint64_t value;
        if (random_get(&value)) return value;
    }
    door_abort("the processor gives no random numbers (RDRAND)");
}
