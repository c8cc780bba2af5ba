// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Data files: see data.h.
#include "host/image/data.h"

#include "host/error.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 64 }; // of folders: symbolic links may go in circles

static bool add_file(struct DataFiles *files, const char *path, const char *shown) {
    if (files->count == files->room) {
        files->room = files->room ? 2 * files->room : 16;
        files->items = realloc(files->items, files->room * sizeof *files->items);
        if (!files->items) abort();
    }
    struct DataFile *file = &files->items[files->count];
    *file = (struct DataFile){0};
    if (!file_read(path, &file->bytes)) return false;
    file->name = strdup(shown);
    files->count++;
    return true;
}

static bool ends_with(const char *name, const char *end) {
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcmp(name + n - m, end) == 0;
}

static bool is_code(const char *name) {
    static const char *const ends[] = {".py",  ".pyc", ".pyo", ".pyi", ".so", ".pyx",
                                       ".pxd", ".c",   ".h",   ".o",   "~"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(name, ends[i])) return true;
    return false;
}

static bool is_package(const char *folder) {
    char *path = path_join(folder, "__init__.py");
    bool found = access(path, F_OK) == 0;
    free(path);
    return found;
}

static bool is_for_tests(const char *name) { return strcmp(name, "test") == 0 || strcmp(name, "tests") == 0; }

static bool add_folder(struct DataFiles *files, const char *folder, const char *shown, bool package,
                       unsigned depth);

static bool add_entry(struct DataFiles *files, const char *folder, const char *shown, const char *name,
                      bool package, unsigned depth) {
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) return true;
    if (package && (name[0] == '.' || strcmp(name, "__pycache__") == 0)) return true;
    char *path = path_join(folder, name), *own = path_join(shown, name);
    struct stat status;
    bool ok = true;
    if (stat(path, &status) != 0) {
        // a link to nowhere
    } else if (S_ISDIR(status.st_mode)) {
        if (!package || !is_package(path) || !is_for_tests(name))
            ok = add_folder(files, path, own, package, depth + 1);
    } else if (S_ISREG(status.st_mode) && !(package && is_code(name))) {
        ok = add_file(files, path, own);
    }
    free(path);
    free(own);
    return ok;
}

static bool add_folder(struct DataFiles *files, const char *folder, const char *shown, bool package,
                       unsigned depth) {
    if (depth > DEPTH_MAX) return error_set("'%s' is a folder too deep", folder);
    DIR *directory = opendir(*folder ? folder : ".");
    if (!directory) return error_set("cannot read the folder '%s': %s", folder, strerror(errno));
    bool ok = true;
    for (struct dirent *entry; ok && (entry = readdir(directory));)
        ok = add_entry(files, folder, shown, entry->d_name, package, depth);
    closedir(directory);
    return ok;
}

static bool add(struct DataFiles *files, const char *path, const char *shown) {
    struct stat status;
    if (stat(path, &status) != 0) return error_set("cannot read '%s': %s", path, strerror(errno));
    return S_ISDIR(status.st_mode) ? add_folder(files, path, shown, false, 0) : add_file(files, path, shown);
}

bool data_add(struct DataFiles *files, const char *path) { return add(files, path, path); }

bool data_add_below(struct DataFiles *files, const char *folder, const char *name) {
    char *path = path_join(folder, name);
    bool ok = add(files, path, name);
    free(path);
    return ok;
}

bool data_add_package(struct DataFiles *files, const char *folder, const char *shown) {
    return add_folder(files, folder, shown, true, 0);
}

static int compare(const void *a, const void *b) {
    return strcmp(((const struct DataFile *)a)->name, ((const struct DataFile *)b)->name);
}

void data_sort(struct DataFiles *files) {
    if (files->count == 0) return;
    qsort(files->items, files->count, sizeof *files->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < files->count; i++) {
        if (strcmp(files->items[i].name, files->items[kept - 1].name) != 0) {
            files->items[kept++] = files->items[i];
            continue;
        }
        free(files->items[i].name);
        bytes_free(&files->items[i].bytes);
    }
    files->count = kept;
}

void data_free(struct DataFiles *files) {
    for (size_t i = 0; i < files->count; i++) {
        free(files->items[i].name);
        bytes_free(&files->items[i].bytes);
    }
    free(files->items);
    *files = (struct DataFiles){0};
}
