// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// subset_check [--kernel DIR] [--stamp OUT] FILE.c... -- CFLAGS
// Is a file inside the safe subset (docs/subset.md)? Exit status 0 if all are; 1 after a line
// `file:line: rule: what to do instead` for each offence; 2 if it could not look.
// With --stamp, for make: if all is well OUT is written, with what the file defines and uses of others (for
// tools/subset_agree.py), and OUT.d tells what it depends on.
// subset_check --rules prints the rules' names. Headers under the kernel's folder are trusted, with the macros
// they define; every other project header is checked like the file that includes it.
#include "tools/subset/subset.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct Options {
    const char *kernel, *stamp;
    char **flags;
    int flag_count;
};

static int usage(void) {
    fputs(
        "usage: subset_check [--kernel DIR] [--stamp OUT] FILE.c... -- CFLAGS\n       subset_check --rules\n",
        stderr);
    return 2;
}

// The kernel's folder: as given, else kernel/ here, else beside the build folder that holds this program.
static char *find_kernel(const char *given) {
    char path[PATH_MAX + 32];
    char *found = realpath(given ? given : "kernel", NULL);
    if (found || given) return found;
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX);
    if (length <= 0) return NULL;
    path[length] = 0;
    for (int up = 0; up < 3; up++) {
        char *slash = strrchr(path, '/');
        if (!slash) return NULL;
        *slash = 0;
    }
    strcat(path, "/kernel");
    return realpath(path, NULL);
}

static bool write_dependencies(const struct Unit *unit, const char *stamp) {
    size_t size = strlen(stamp) + 3;
    char *path = need(size);
    snprintf(path, size, "%s.d", stamp);
    FILE *file = fopen(path, "w");
    if (!file) return false;
    fprintf(file, "%s:", stamp);
    for (size_t i = 0; i < unit->file_count; i++)
        if (unit->files[i].place == PLACE_USER || unit->files[i].place == PLACE_KERNEL)
            fprintf(file, " \\\n %s", unit->files[i].path);
    fputc('\n', file);
    for (size_t i = 0; i < unit->file_count; i++) // a header that is gone is no error
        if (unit->files[i].place == PLACE_USER || unit->files[i].place == PLACE_KERNEL)
            fprintf(file, "%s:\n", unit->files[i].path);
    return fclose(file) == 0;
}

static int check_file(const char *path, const struct Options *options) {
    const char *kernel = options->kernel;
    char **flags = options->flags;
    int flag_count = options->flag_count;
    struct Unit unit = {.main_path = path, .kernel_dir = kernel ? kernel : ""};
    if (access(path, R_OK)) {
        fprintf(stderr, "subset_check: cannot read %s\n", path);
        return 2;
    }
    if (kernel) source_learn_kernel(&unit);
    unit_file(&unit, path);
    if (!unit_expand(&unit, CLANG_PROGRAM, flags, flag_count)) {
        fprintf(stderr, "subset_check: cannot run %s; install it (apt-get install clang-19)\n",
                CLANG_PROGRAM);
        return 2;
    }
    for (size_t i = 0; i < unit.file_count; i++)
        if (unit.files[i].place == PLACE_USER) source_check(&unit, &unit.files[i]);
    if (unit.token_count) {
        fence_check(&unit);
        if (!tree_parse(&unit, flags, flag_count)) {
            fprintf(stderr, "subset_check: libclang cannot parse %s\n", path);
            return 2;
        }
        tree_check(&unit);
    }
    if (report_print()) return 1;
    if (options->stamp &&
        !(write_dependencies(&unit, options->stamp) && facts_write(&unit, options->stamp))) {
        fprintf(stderr, "subset_check: cannot write %s\n", options->stamp);
        return 2;
    }
    return 0;
}

int main(int count, char **arguments) {
    const char *kernel_given = NULL;
    int at = 1, end;
    if (count == 2 && strcmp(arguments[1], "--rules") == 0) {
        for (enum Rule rule = 0; rule < RULE_COUNT; rule++) printf("%s\n", rule_name(rule));
        return 0;
    }
    struct Options options = {0};
    for (; at + 1 < count; at += 2) {
        if (strcmp(arguments[at], "--kernel") == 0)
            kernel_given = arguments[at + 1];
        else if (strcmp(arguments[at], "--stamp") == 0)
            options.stamp = arguments[at + 1];
        else
            break;
    }
    for (end = at; end < count && strcmp(arguments[end], "--") != 0; end++)
        if (arguments[end][0] == '-') return usage();
    if (end == at) return usage();
    options.kernel = find_kernel(kernel_given);
    if (kernel_given && !options.kernel) {
        fprintf(stderr, "subset_check: no folder %s\n", kernel_given);
        return 2;
    }
    options.flags = end < count ? arguments + end + 1 : arguments + count;
    options.flag_count = end < count ? count - end - 1 : 0;
    int worst = 0;
    for (; at < end; at++) {
        int result = check_file(arguments[at], &options);
        if (result > worst) worst = result;
    }
    return worst;
}
