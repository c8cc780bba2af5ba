// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx's side of host/quote/dcap.h: pysgx-quote does it, the streams being files in memory.
#include "host/cli/cli.h"
#include "host/error.h"
#include "host/quote/dcap.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STREAMS = 3 };

static bool take(int fd, struct Bytes *bytes) {
    return lseek(fd, 0, SEEK_SET) == 0 && file_read_fd(fd, "what pysgx-quote says", bytes);
}

// The program's own line, without the newline, is the error.
static bool refused(int fd) {
    struct Bytes line = {0};
    bool said = take(fd, &line) && line.size > 1;
    if (said) error_set("%.*s", (int)line.size - 1, (const char *)line.data);
    bytes_free(&line);
    return said ? false : error_set("pysgx-quote failed");
}

static bool start(const char *program, const char *what, const int streams[STREAMS]) {
    posix_spawn_file_actions_t actions;
    char *const words[] = {"pysgx-quote", (char *)what, NULL};
    pid_t child;
    int status = -1;
    posix_spawn_file_actions_init(&actions);
    for (int i = 0; i < STREAMS; i++) posix_spawn_file_actions_adddup2(&actions, streams[i], i);
    errno = posix_spawn(&child, program, &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (errno != 0) return error_set_errno("cannot run '%s'", program);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || refused(streams[STDERR_FILENO]);
}

static bool ask(const char *what, const void *data, size_t size, struct Bytes *answer) {
    struct Places places;
    int streams[STREAMS], made = 0;
    locate(&places);
    while (made < STREAMS && (streams[made] = file_in_memory("pysgx-quote")) >= 0) made++;
    bool ok = made == STREAMS && file_put_at(streams[0], data, size, 0) &&
              start(places.quoter, what, streams) && take(streams[STDOUT_FILENO], answer);
    while (made > 0) close(streams[--made]);
    return ok;
}

bool dcap_target(struct SgxTargetinfo *target) {
    struct Bytes answer = {0};
    if (!ask("target", NULL, 0, &answer)) return false;
    bool ok = answer.size == sizeof *target || error_set("pysgx-quote gives no target");
    if (ok) memcpy(target, answer.data, sizeof *target);
    bytes_free(&answer);
    return ok;
}

bool dcap_quote(const struct SgxReport *report, struct Bytes *quote) {
    *quote = (struct Bytes){0};
    return ask("quote", report, sizeof *report, quote);
}
