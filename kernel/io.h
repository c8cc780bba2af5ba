// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The door as the safe rooms see it: blocks instead of pointers. Data that comes in is copied once, into a bytes block.
#pragma once
#include "abi/frozen.h"
#include "abi/ocall.h"
#include "kernel/heap.h"

// r[at .. at+n) to the host's file 1 or 2: bytes taken (at least 1 when n > 0), or -errno.
int64_t io_write(uint32_t fd, Ref r, uint64_t at, uint64_t n);
// At most n bytes from the host's file 0 into r[at ..): bytes read, 0 at the end, or -errno.
int64_t io_read(uint32_t fd, Ref r, uint64_t at, uint64_t n);
// Nanoseconds by the host's clock, which is untrusted.
uint64_t io_clock(enum OcallClock kind);
int64_t io_sleep(uint64_t nanoseconds);
// A call with data both ways (docs/calls.md): out[at .. at+n) goes out, what comes back is put into in[in_at .. in_at+most):
// how many bytes, or -errno. n and most: at most EXCHANGE_DATA_MAX count.
int64_t io_transfer(enum Ocall number, uint64_t a, Ref out, uint64_t at, uint64_t n, Ref in, uint64_t in_at,
                    uint64_t most);
_Noreturn void io_exit(uint32_t status);
void io_stats(void); // hands the heap's statistics to the host
uint64_t io_random(void);
bool io_is_debug(void); // may an exception tell the host where it happened?
// EREPORT: target (512 bytes), data (64), into report (432). false: there is no enclave.
bool io_report(Ref target, Ref data, Ref report);
// EGETKEY: request (512 bytes), into key (16): 0, an SGX_* error code, or UINT64_MAX: there is no enclave.
uint64_t io_key(Ref request, Ref key);

// What the run was asked for (RUN_* flags; program arguments, argument 0 first; "K=V" strings).
uint64_t io_flags(void);
uint32_t io_argument_count(void);
uint32_t io_environment_count(void);
uint32_t io_argument_size(uint32_t i);
uint32_t io_environment_size(uint32_t i);
void io_argument_copy(uint32_t i, Ref to); // to must hold that many bytes
void io_environment_copy(uint32_t i, Ref to);

// The frozen archive (abi/frozen.h): to[at .. at+n) = archive[offset ..); false: not inside the archive.
uint32_t io_frozen_size(void);
bool io_frozen_copy(Ref to, uint64_t at, uint64_t offset, uint64_t n);
uint32_t io_frozen_u32(uint64_t offset); // little-endian word of the archive; 0 outside it

// Written in enclave/start.c, called once by the door: runs the program. The result is the exit status.
uint64_t enclave_run(uint64_t request_size);
// Prepares heap, stacks and frames of the first thread. false: the heap is too small.
bool io_start(void);

// What the enclave is for; enclave/start.c defines it, the door calls it once. Its result is the exit status.
uint64_t enclave_run(uint64_t request_size);
