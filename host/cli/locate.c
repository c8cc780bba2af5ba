// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Where the parts of Python-SGX are: beside the program in the build folder, or installed below a prefix
// (PREFIX/bin/pysgx, PREFIX/lib/pysgx/...). The environment has no say in this.
#include "host/cli/cli.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *join(const char *folder, const char *name) {
    char *path;
    if (asprintf(&path, "%s/%s", folder, name) < 0) abort();
    return path;
}

void locate(struct Places *places) {
    char program[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    program[size > 0 ? size : 0] = 0;
    char *slash = strrchr(program, '/');
    if (slash) *slash = 0;
    char *gen = join(program, "gen"), *installed = join(program, "../lib/pysgx");
    bool built = access(gen, F_OK) == 0 || access(installed, F_OK) != 0;
    const char *folder = built ? program : installed;
    *places = (struct Places){
        .enclave = join(folder, built ? "enclave/python.elf" : "python.elf"),
        .native = join(folder, built ? "native/python-native" : "python-native"),
        .native_list = join(folder, built ? "gen/native_modules.txt" : "native_modules.txt"),
        .own_library = join(folder, built ? "../python/lib" : "python/lib"),
        .stdlib = strdup(FROZEN_STDLIB),
    };
    free(gen);
    free(installed);
}

char *locate_cache(void) {
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && cache[0] == '/') return join(cache, "pysgx");
    if (home && home[0] == '/') return join(home, ".cache/pysgx");
    return NULL;
}
