// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// One error line per thread: see error.h.
#include "host/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static _Thread_local char line[1024];

static void replace_control_characters(void) {
    // A file's name may hold a newline; the promise is one line.
    for (char *c = line; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f) *c = '?';
}

bool error_set(const char *format, ...) {
    if (line[0]) return false;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    replace_control_characters();
    return false;
}

bool error_set_errno(const char *format, ...) {
    int saved = errno;
    if (line[0]) return false;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    size_t used = strlen(line);
    snprintf(line + used, sizeof line - used, ": %s", strerror(saved));
    replace_control_characters();
    return false;
}

const char *error_text(void) { return line; }

void error_clear(void) { line[0] = 0; }
