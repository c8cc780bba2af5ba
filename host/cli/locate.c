// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Where the parts of Python-SGX are: beside the program in the build folder, or installed below a prefix
// (PREFIX/bin/pysgx, PREFIX/lib/pysgx/..., libpysgx.so). The environment has no say in this.
#include "host/cli/cli.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *join(const char *folder, const char *name) {
    char *path;
    if (asprintf(&path, "%s/%s", folder, name) < 0) abort();
    return path;
}

// The folder of the file that this code was loaded from: the program, or libpysgx.so. malloc'ed.
static char *own_folder(void) {
    Dl_info info;
    char *path = NULL;
    if (dladdr((const void *)(uintptr_t)locate, &info) && strstr(info.dli_fname, "libpysgx.so"))
        path = realpath(info.dli_fname, NULL);
    if (!path) path = realpath("/proc/self/exe", NULL);
    if (!path) return strdup("/usr/local/bin");
    *strrchr(path, '/') = 0;
    return path;
}

// Where the parts lie: a build folder, or an installation's, which `make install` calls PREFIX/lib/pysgx. A program
// that is linked with libpysgx.a may lie anywhere.
static char *find_parts(const char *folder, bool *built) {
    static const char *const installed[] = {"../lib/pysgx", "pysgx", "/usr/local/lib/pysgx",
                                            "/usr/lib/pysgx"};
    char *gen = join(folder, "gen");
    *built = access(gen, F_OK) == 0;
    free(gen);
    for (unsigned i = 0; !*built && i < sizeof installed / sizeof *installed; i++) {
        char *path = installed[i][0] == '/' ? strdup(installed[i]) : join(folder, installed[i]);
        char *list = join(path, "native_modules.txt");
        bool found = access(list, F_OK) == 0;
        free(list);
        if (found) return path;
        free(path);
    }
    *built = true;
    return strdup(folder);
}

void locate(struct Places *places) {
    bool built;
    char *own = own_folder(), *folder = find_parts(own, &built);
    *places = (struct Places){
        .enclave = join(folder, built ? "enclave/python.elf" : "python.elf"),
        .native = join(folder, built ? "native/python-native" : "python-native"),
        .quoter = join(folder, "pysgx-quote"),
        .native_list = join(folder, built ? "gen/native_modules.txt" : "native_modules.txt"),
        .own_library = join(folder, built ? "../python/lib" : "python/lib"),
        .codes = join(folder, "library.codes"),
        .stdlib = strdup(FROZEN_STDLIB),
    };
    free(own);
    free(folder);
}

char *locate_cache(void) {
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && cache[0] == '/') return join(cache, "pysgx");
    if (home && home[0] == '/') return join(home, ".cache/pysgx");
    return NULL;
}
