// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// subset_check [--kernel DIR] [--stamps DIR] [--uses DIR] FILE.c... -- CFLAGS
// Is a file inside the safe subset (docs/subset.md)? Exit status 0 if all are; 1 after a line
// `file:line: rule: what to do instead` for each offence; 2 if it could not look.
// With --stamps, for make: if all is well DIR/FILE.ok is written, with what the file defines and uses of others (for
// tools/subset_agree.py), and DIR/FILE.ok.d tells what it depends on. With --uses, DIR/FILE.c.h is included first
// where there is one (tools/gen.py).
// subset_check --rules prints the rules' names. Headers under the kernel's folder are trusted, with the macros
// they define; every other project header is checked like the file that includes it.
#include "tools/subset/subset.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct Options {
    const char *kernel, *stamps, *uses;
    char **flags; // with room for two more
    int flag_count;
};

static int usage(void) {
    fputs("usage: subset_check [--kernel DIR] [--stamps DIR] [--uses DIR] FILE.c... -- CFLAGS\n       "
          "subset_check --rules\n",
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

// DIR/FILE without its last `less` characters, then END.
static char *path_in(const char *directory, const char *file, size_t less, const char *end) {
    size_t size = strlen(directory) + strlen(file) + strlen(end) + 2;
    char *path = need(size);
    snprintf(path, size, "%s/%.*s%s", directory, (int)(strlen(file) - less), file, end);
    return path;
}

// The flags for one file; returns how many.
static int flags_for(const char *path, const struct Options *options) {
    if (!options->uses) return options->flag_count;
    char *uses = path_in(options->uses, path, 0, ".h");
    if (access(uses, R_OK)) return options->flag_count;
    options->flags[options->flag_count] = "-include";
    options->flags[options->flag_count + 1] = uses;
    return options->flag_count + 2;
}

static bool write_stamp(const struct Unit *unit, const struct Options *options) {
    const char *stamp = path_in(options->stamps, unit->main_path, 2, ".ok");
    if (write_dependencies(unit, stamp) && facts_write(unit, stamp)) return true;
    fprintf(stderr, "subset_check: cannot write %s\n", stamp);
    return false;
}

static int check_file(const char *path, const struct Options *options) {
    const char *kernel = options->kernel;
    char **flags = options->flags;
    int flag_count = flags_for(path, options);
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
    return !options->stamps || write_stamp(&unit, options) ? 0 : 2;
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
        else if (strcmp(arguments[at], "--stamps") == 0)
            options.stamps = arguments[at + 1];
        else if (strcmp(arguments[at], "--uses") == 0)
            options.uses = arguments[at + 1];
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
    options.flag_count = end < count ? count - end - 1 : 0;
    options.flags = need(((size_t)options.flag_count + 2) * sizeof(char *));
    for (int i = 0; i < options.flag_count; i++) options.flags[i] = arguments[end + 1 + i];
    int worst = 0;
    for (; at < end; at++) {
        int result = check_file(arguments[at], &options);
        if (result > worst) worst = result;
    }
    return worst;
}
