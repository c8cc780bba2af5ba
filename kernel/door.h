// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The enclave's door: everything that passes between the inside and the host. door.c is the enclave's door,
// over entry.S and the exchange buffer; door_native.c is the same door of the native build, over system
// calls. A host's answer is checked here and is in range when a caller sees it; what it means is still
// untrusted: data read, times and error numbers are the host's word. An answer out of range ends the enclave
// (door_abort). Pointers here are to memory inside, whole for the n bytes named: the kernel's callers have
// checked them. Calls that may take long leave the interpreter lock (threads.h): read,
// sleep, and all transfers but PUT, GET and a CALL with a != 0.
#pragma once
#ifdef SAFE_SUBSET
#error "for kernel/ only: its functions trust their callers"
#endif
#include "abi/ocall.h"

#include <stdbool.h>
#include <stdint.h>

// What the payload defines and the door calls once, on the thread's stack: runs the program. `request_size`:
// bytes of the request (struct RunRequest and its strings). The result is the exit status.
uint64_t enclave_run(uint64_t request_size);

// --- calls out ---
// Bytes taken (0 .. n), or -errno (-4095 .. -1). One call out moves EXCHANGE_DATA_MAX bytes at most, so the
// caller loops. fd: 1 or 2.
int64_t door_write(uint64_t fd, const uint8_t *from, uint64_t n);
// Bytes read (0 at the end of the input), or -errno; as door_write. fd: 0.
int64_t door_read(uint64_t fd, uint8_t *to, uint64_t n);
// Nanoseconds, untrusted; 0 when the host has no such clock. OCALL_CLOCK_MONOTONIC never runs backwards.
uint64_t door_clock(enum OcallClock kind);
// 0, or -errno (a signal came).
int64_t door_sleep(uint64_t nanoseconds);
// Hands the run's statistics to the host.
void door_stats(struct RunStats stats);
// A call with data both ways: from[0 .. n) goes out, at most `most` bytes come back into `to`: how many, or -errno. n
// and most are cut to EXCHANGE_DATA_MAX.
int64_t door_transfer(enum Ocall number, uint64_t a, const uint8_t *from, uint64_t n, uint8_t *to,
                      uint64_t most);
// --- threads (threads.h). Callable without the interpreter lock, but for door_start_thread ---
uint64_t door_thread(void);       // number of the running thread, 0 for the first one
uint64_t door_thread_count(void); // of the image
// Waits until another thread calls door_wake for this one (0), or the time is over (1; nanoseconds, 0: no end), or for no
// reason. wake: 0, or 1 + whom to wake before.
int64_t door_wait(uint64_t nanoseconds, uint64_t wake);
void door_wake(uint64_t thread);
// Makes a ticket for one more thread and asks the host for it; false, and no ticket: the host has none.
bool door_start_thread(void);
// Ends the enclave with an exit status, 0 .. 255.
_Noreturn void door_exit(uint64_t status);
// Ends the enclave because of a fault inside or of a lying host: `reason` is a NUL-terminated line for the
// user. No thread enters again.
_Noreturn void door_abort(const char *reason);

// --- what the run was asked for: copied in once before enclave_run, checked, constant ---
struct DoorText {
    const uint8_t *data; // size bytes, and a NUL behind them
    uint64_t size;
};
uint64_t door_flags(void); // RUN_*
uint64_t door_argument_count(void);
uint64_t door_environment_count(void);
// i < the count, else an empty text. "K=V" for the environment.
struct DoorText door_argument(uint64_t i);
struct DoorText door_environment(uint64_t i);

// --- the frozen archive (abi/frozen.h), measured with the enclave ---
uint64_t door_frozen_size(void);
// to[0 .. n) = archive[offset .. offset + n); false, and nothing copied, when that is not inside the archive.
bool door_frozen_copy(uint8_t *to, uint64_t offset, uint64_t n);

// --- the memory plan ---
uint64_t door_heap_address(void);
uint64_t door_heap_size(void);
struct DoorSpan {
    uint64_t low, high; // addresses: [low, high)
};
struct DoorSpan door_stack(void);            // this thread's stack
struct DoorSpan door_thread_variables(void); // this thread's TLS variables

// Does the image allow a debugger? Then an abort and an exception may tell where they happened.
bool door_is_debug(void);

// The processor's words about this enclave (SDM Vol. 3D, EREPORT and EGETKEY). target: 512 bytes, data: 64, report:
// 432. false: there is no enclave. request: 512 bytes, key: 16; 0, or an SGX_* error code, and the key is zeros then.
bool door_report(const uint8_t *target, const uint8_t *data, uint8_t *report);
#define DOOR_NO_KEYS UINT64_MAX // door_key's answer outside an enclave
uint64_t door_key(const uint8_t *request, uint8_t *key);

// 64 random bits from the processor (RDRAND); ends the enclave when it has none.
uint64_t door_random(void);
void door_stress(void); // in the stress build alone (make stress): starts heap_stress as it was asked for
