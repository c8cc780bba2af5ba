// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What crosses the door. The host passes one exchange buffer per thread at entry (untrusted memory, 8-byte
// aligned, EXCHANGE_SIZE bytes); arguments and results travel in it as plain data, never as nested pointers.
// The enclave copies a result in once, checks the copy, uses the copy.
//
// OCALL(name, number, meaning of arguments a..d; data to host; result; data back)
#pragma once
#include <stdint.h>

#define EXCHANGE_SIZE (UINT64_C(1) << 16)
#define EXCHANGE_DATA_MAX (EXCHANGE_SIZE - 64)

#define OCALL_LIST(OCALL)                                                                                    \
    OCALL(WRITE, 1, "a: fd 1 or 2; data out; result: bytes taken, or -errno")                                \
    OCALL(READ, 2, "a: fd 0; b: most bytes wanted; data back; result: bytes read (0 at the end), or -errno") \
    OCALL(CLOCK, 3, "a: CLOCK_* below; result: nanoseconds, untrusted")                                      \
    OCALL(SLEEP, 4, "a: nanoseconds; result: 0 or -errno (-EINTR for a wake, in READ too)")                  \
    OCALL(EXIT, 5, "a: exit status; does not come back")                                                     \
    OCALL(STATS, 6, "data out: struct RunStats; result: 0")                                                  \
    OCALL(ABORT, 7, "data out: one line that tells why; does not come back")                                 \
    OCALL(NEXT, 8,                                                                                           \
          "data out: the end of the answer to the call before; result: bytes of the next call back")         \
    OCALL(PUT, 9, "data out: a part of a message that goes on; result: 0")                                   \
    OCALL(GET, 10, "a: offset; data back: a part of the host's last message; result: its bytes")             \
    OCALL(CALL, 11,                                                                                          \
          "data out: the end of a call of the host's function; a: not 0: the caller's other threads wait "   \
          "for it; result: bytes of the answer back")                                                        \
    OCALL(QE_TARGET, 12, "data back: the quoting enclave's TARGETINFO; result: its bytes, or -errno")        \
    OCALL(QUOTE, 13, "data out: a REPORT for it; result: bytes of the quote back, or -errno")                \
    OCALL(WAIT, 14,                                                                                          \
          "a: most nanoseconds, 0: no end; result: 0 woken (or for no reason), 1: time is over, "            \
          "without an end: SIGINT has come")                                                                 \
    OCALL(WAKE, 15, "a: number of a thread; its WAIT, SLEEP or READ, or its next one, ends; result: 0")      \
    OCALL(THREAD, 16, "please enter one more thread with ECALL_THREAD; result: 0 or -errno")                 \
    OCALL(DONE, 17, "this thread is over and can be entered with ECALL_THREAD again; does not come back")

// The host stores OCALL_NONE in Exchange.number before each entry: still there after an exit, it says that
// the enclave refused the entry.
#define OCALLS_MAX 32
enum Ocall {
    OCALL_NONE = 0,
#define OCALL_ENUM(name, number, text) OCALL_##name = number,
    OCALL_LIST(OCALL_ENUM)
#undef OCALL_ENUM
};

enum OcallClock { OCALL_CLOCK_REALTIME = 0, OCALL_CLOCK_MONOTONIC = 1, OCALL_CLOCK_PROCESS = 2 };

// Head of the exchange buffer, followed by data. All fields are 8 bytes: untrusted memory is touched in such
// units only.
struct Exchange {
    uint64_t number;    // OCALL_* on the way out
    uint64_t a, b, c;   // arguments; c of each call: 0, or 1 + the number of a thread to WAKE first
    uint64_t data_size; // bytes of data that follow, both ways
    int64_t result;     // on the way back
    uint64_t reserved[2];
};

// What the host hands over at an entry (in registers), beside the TCS: rdi = enum Ecall, rsi = exchange
// buffer, rdx = bytes of request data lying in it.
enum Ecall {
    ECALL_RUN = 1,
    ECALL_RETURN = 2, // return from an ocall
    ECALL_CALL = 3,   // refused: calls come as answers to OCALL_NEXT
    ECALL_EXCEPTION =
        4,            // after an asynchronous exit with an exception: let the enclave look at it (CSSA = 1)
    ECALL_THREAD = 5, // as OCALL_THREAD asked for, on an idle thread
};

// Messages (docs/calls.md). With RUN_SERVE the program's end is not the enclave's: it asks for calls by OCALL_NEXT, and
// stays out until there is one. A message is its size (8 bytes, little-endian, these included) and CBOR; what is longer
// than EXCHANGE_DATA_MAX goes in parts: out by PUT and at last NEXT or CALL, in by NEXT or CALL and then GET. An empty
// message instead of a call asks the enclave to end. b is the room for what comes back, in bytes, in all of them.
#define MESSAGE_HEAD 8
#define MESSAGE_SIZE_DEFAULT (UINT64_C(16) << 20)

// ECALL_RUN's request data: struct RunRequest, then argv and environment as NUL-terminated strings.
struct RunRequest {
    uint64_t argument_count;    // strings that follow
    uint64_t environment_count; // "K=V" strings after them
    uint64_t flags;             // RUN_* bits
    uint64_t reserved;
};
enum {
    RUN_STATS = 1 /* send OCALL_STATS before the exit */,
    RUN_MAIN_STDIN = 2 /* program text comes from fd 0 */,
    RUN_SERVE = 4 /* the program is a module whose exported functions the host calls */,
    RUN_PLACE = 8 /* two strings stand before argv: the program's file and the folder of its modules */
};

// Exit status of the command when the enclave ended by OCALL_ABORT, or the host could not go on.
#define ABORT_STATUS 134
// A program's exit status after a KeyboardInterrupt that it did not catch, as a shell tells of SIGINT.
#define STATUS_INTERRUPTED 130

struct RunStats {
    uint64_t heap_peak, heap_now, collections, pause_ns_max, pause_ns;
};
