// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Runs a program in an enclave that has been launched: enters it with the request, serves its calls out
// (abi/ocall.h) until it ends. The enclave gets what it asks for and no more: it writes to 1 and 2, reads
// from 0, asks the clocks, sleeps, has the files that its manifest grants. Output is not buffered here.
#pragma once
#include "host/file.h"
#include "host/launch/launch.h"

struct ServeRequest {
    char *const *arguments; // the program's argv
    unsigned argument_count;
    char *const *environment; // "K=V"
    unsigned environment_count;
    uint64_t flags;                  // RUN_*
    const struct Bytes *program;     // for a generic enclave: the archive of its program; or NULL
    const struct Manifest *manifest; // which of the host's files it may have (files.h); or NULL: none
    bool interrupts;                 // SIGINT, which is blocked, goes to the program
};

struct ServeStats {
    uint64_t entries, exits;     // EENTER; EEXIT and exceptions
    uint64_t asynchronous_exits; // as far as they can be seen: all in simulation, exceptions on hardware
    uint64_t calls[OCALLS_MAX];  // by OCALL_* number
    bool interrupted;            // the program was told of a SIGINT
    bool has_run;                // `run` is filled in (RUN_STATS was asked for)
    struct RunStats run;
};

// The program's exit status, 0 to 255; or -1 and error_set when the enclave was not entered, broke down or
// ended itself (the command then exits with ABORT_STATUS). `stats` may be NULL.
int serve_run(struct Enclave *enclave, const struct ServeRequest *request, struct ServeStats *stats);
// The process ends by SIGINT, as python3 does after an uncaught KeyboardInterrupt.
void serve_end_by_interrupt(void);
