// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The pysgx command: see cli.h. This file finds the subcommand.
#include "host/cli/cli.h"

#include "host/cli/own_memory.h"
#include "host/error.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const struct Command *const commands[] = {
    &command_run,  &command_build,  &command_inspect, &command_keygen, &command_sign,
    &command_call, &command_header, &command_hash,    &command_verify, &command_doctor};
#define COMMAND_COUNT (sizeof commands / sizeof *commands)

int cli_error(int status) {
    fflush(stdout);
    fprintf(stderr, "error: %s\n", error_text());
    return status;
}

int cli_usage(const struct Command *command, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    error_clear();
    error_set("%s; see 'pysgx %s --help'", text, command->name);
    return cli_error(STATUS_USAGE);
}

void cli_print_hex(const char *name, const uint8_t *bytes, size_t size) {
    printf("%-12s ", name);
    for (size_t i = 0; i < size; i++) printf("%02x", bytes[i]);
    putchar('\n');
}

double cli_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int help(void) {
    puts("usage: pysgx COMMAND ...\n\n"
         "Runs Python programs inside an SGX enclave, on a runtime that is memory-safe throughout.\n\n"
         "commands:");
    for (size_t i = 0; i < COMMAND_COUNT; i++) printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    puts("\n'pysgx COMMAND --help' tells more about each. 'pysgx --version' prints the version.\n"
         "Simulation (the default without SGX) protects nothing: it is for development.");
    return 0;
}

static bool asks_for_help(int count, char **words) {
    return count > 0 && (strcmp(words[0], "--help") == 0 || strcmp(words[0], "-h") == 0);
}

// Closed standard streams are /dev/null: else the next file that is opened, an image maybe, would be in their place.
static void occupy_streams(void) {
    int fd;
    do fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0) close(fd);
}

// What was printed must have arrived.
static int finish(int status) {
    bool flushed = fflush(stdout) == 0;
    if (flushed && !ferror(stdout)) return status;
    error_clear();
    if (flushed)
        error_set("cannot write standard output");
    else
        error_set_errno("cannot write standard output");
    return cli_error(status ? status : STATUS_FAILURE);
}

static int run(int count, char **words) {
    if (count < 2) {
        error_set("no command; 'pysgx --help' lists them, 'pysgx run FILE.py' runs a program");
        return cli_error(STATUS_USAGE);
    }
    if (asks_for_help(1, words + 1) || strcmp(words[1], "help") == 0) return help();
    if (strcmp(words[1], "--version") == 0) {
        puts("pysgx 0.1 (Python 3.11)");
        return 0;
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(words[1], commands[i]->name) != 0) continue;
        if (asks_for_help(count - 2, words + 2)) {
            fputs(commands[i]->help, stdout);
            return 0;
        }
        return commands[i]->run(count - 2, words + 2);
    }
    error_set("there is no command '%s'; 'pysgx --help' lists them", words[1]);
    return cli_error(STATUS_USAGE);
}

int main(int count, char **words) {
    occupy_streams();
    own_memory_start();
    return finish(run(count, words));
}
