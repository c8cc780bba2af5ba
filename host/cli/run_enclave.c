// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Runs a prepared image in an enclave, real or simulated: launch, serve, take down, count.
#include "host/cli/cli.h"

#include "host/cli/own_memory.h"
#include "host/error.h"
#include "host/launch/launch.h"
#include "host/serve/serve.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>

const struct Backend *run_backend(enum RunMode mode) {
    if (mode == RUN_SIM) return &backend_sim;
    if (mode == RUN_STRICT) return &backend_strict;
    if (launch_sgx_available()) return &backend_sgx;
    if (mode == RUN_SGX) return NULL;
    error_clear();
    fputs(
        "pysgx: no SGX here, so this run is SIMULATED and nothing is protected ('pysgx doctor' tells more)\n",
        stderr);
    return &backend_sim;
}

// From now on SIGINT is the program's, unless whoever started this one does not want it. It is blocked before there is any
// other thread or process.
static bool hold_interrupts(void) {
    struct sigaction now;
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    return sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler == SIG_DFL &&
           pthread_sigmask(SIG_BLOCK, &interrupt, NULL) == 0;
}

int run_enclave(const struct Run *run, struct Prepared *prepared) {
    const struct Backend *backend = run_backend(run->mode);
    if (!backend) return -1;
    struct Enclave enclave;
    bool generic = prepared->frozen.archive.bytes.size && prepared->file.image.page_count;
    double start = cli_clock();
    bool interrupts = hold_interrupts();
    if (!prepare_launch(prepared, backend, &enclave)) return -1;
    own_memory_forget();
    double loaded = cli_clock();
    struct ServeRequest request = {
        .arguments = (char *const *)run->arguments.items,
        .argument_count = (unsigned)run->arguments.count,
        .environment = (char *const *)run->environment.items,
        .environment_count = (unsigned)run->environment.count,
        .flags = run->flags,
        .manifest = &prepared->manifest,
        .program = generic ? &prepared->frozen.archive.bytes : NULL,
        .interrupts = interrupts,
    };
    struct ServeStats served = {0};
    int status = serve_run(&enclave, &request, &served);
    struct RunCounts counts = {
        .mode = backend->name,
        .entries = served.entries,
        .exits = served.exits,
        .asynchronous_exits = served.asynchronous_exits,
        .load_ms = loaded - start,
        .run_ms = cli_clock() - loaded,
        .stats = served.run,
        .has_stats = served.has_run,
    };
    launch_end(&enclave);
    if (run->stats) run_print_stats(run, &counts);
    if (served.interrupted && status == STATUS_INTERRUPTED) serve_end_by_interrupt();
    // The enclave broke down or ended itself: a status of its own, so that nobody takes it for the program's.
    return status < 0 ? cli_error(ABORT_STATUS) : status;
}
