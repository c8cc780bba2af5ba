// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Runs a frozen program outside any enclave: python-native, the same interpreter linked with the operating
// system's door, takes this process's place (with --stats it becomes a child). kernel/door_native.c says what
// it takes. Its environment is empty: what the program may see is handed over as --env.
#include "host/cli/cli.h"

#include "host/error.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *number(const char *text, uint64_t value) {
    char *result;
    if (asprintf(&result, "%s%" PRIu64, text, value) < 0) abort();
    return result;
}

static _Noreturn void execute(const struct Run *run, const char *native, int archive, int stats) {
    struct StringList words = {0};
    list_add(&words, native);
    list_add(&words, number("--heap=", run->heap_size));
    list_add(&words, number("--stack=", run->stack_size));
    list_add(&words, number("--threads=", run->thread_count));
    list_add(&words, number("--flags=", run->flags));
    if (stats >= 0) list_add(&words, number("--stats-fd=", (uint64_t)stats));
    for (size_t i = 0; i < run->environment.count; i++) {
        list_add(&words, "--env");
        list_add(&words, run->environment.items[i]);
    }
    list_add(&words, number("/proc/self/fd/", (uint64_t)archive));
    for (size_t i = 0; i < run->arguments.count; i++) list_add(&words, run->arguments.items[i]);
    list_add(&words, NULL);
    execve(native, (char *const *)words.items, (char *const[]){NULL});
    fprintf(stderr, "error: cannot start '%s': %s\n", native, strerror(errno));
    _exit(STATUS_FAILURE);
}

static int run_child(const struct Run *run, const char *native, int archive) {
    int ends[2], status;
    struct RunCounts counts = {.mode = "native"};
    double start = cli_clock();
    pid_t child = pipe(ends) == 0 ? fork() : -1;
    if (child < 0) {
        error_set_errno("cannot start '%s'", native);
        return -1;
    }
    if (child == 0) {
        close(ends[0]);
        execute(run, native, archive, ends[1]);
    }
    close(ends[1]);
    signal(SIGINT, SIG_IGN); // the child's to answer
    counts.has_stats = read(ends[0], &counts.stats, sizeof counts.stats) == sizeof counts.stats;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    counts.run_ms = cli_clock() - start;
    run_print_stats(run, &counts);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int run_native(const struct Run *run, int archive) {
    struct Places places;
    locate(&places);
    if (access(places.native, X_OK) != 0) {
        error_set("the native interpreter '%s' is not there; build it with 'make'", places.native);
        return -1;
    }
    if (fcntl(archive, F_SETFD, 0) != 0) {
        error_set_errno("cannot pass the archive on");
        return -1;
    }
    if (!run->stats) execute(run, places.native, archive, -1);
    return run_child(run, places.native, archive);
}
