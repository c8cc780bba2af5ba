// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Where modules are found: see find.h.
#include "host/image/find.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Modules linked into CPython's own program: no file of the same name hides them. Sorted.
static const char builtin_names[] =
    " _abc _ast _bisect _blake2 _codecs _collections _csv _datetime _elementtree _functools _heapq _imp _io"
    " _locale _md5 _opcode _operator _pickle _posixsubprocess _random _sha1 _sha256 _sha3 _sha512 _signal"
    " _socket _sre _stat _statistics _string _struct _symtable _thread _tokenize _tracemalloc _warnings"
    " _weakref array atexit binascii builtins cmath errno faulthandler fcntl gc grp itertools marshal math"
    " posix pwd pyexpat select spwd sys syslog time unicodedata xxsubtype zlib ";

static bool is_builtin_name(const char *name) {
    char spaced[64];
    int size = snprintf(spaced, sizeof spaced, " %s ", name);
    return size < (int)sizeof spaced && strstr(builtin_names, spaced) != NULL;
}

static char *format(const char *folder, const char *name, const char *suffix) {
    char *text;
    const char *slash = *folder && folder[strlen(folder) - 1] != '/' ? "/" : "";
    if (asprintf(&text, "%s%s%s%s", folder, slash, name, suffix) < 0) abort();
    return text;
}

static bool is_file(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

// ----- native names

static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void read_natives(struct Finder *finder, const char *path) {
    FILE *file = path ? fopen(path, "re") : NULL;
    finder->natives_known = file != NULL;
    if (!file) return;
    char line[256];
    size_t room = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, " \t\r\n#")] = 0;
        if (!*line) continue;
        if (finder->native_count == room) {
            room = room ? 2 * room : 64;
            finder->natives = realloc(finder->natives, room * sizeof *finder->natives);
            if (!finder->natives) abort();
        }
        finder->natives[finder->native_count++] = strdup(line);
    }
    fclose(file);
    qsort(finder->natives, finder->native_count, sizeof *finder->natives, compare);
}

// A compiled module `name` in a folder: name.so, name.cpython-311-x86_64-linux-gnu.so ...
static bool has_compiled(const char *folder, const char *name) {
    DIR *directory = opendir(*folder ? folder : ".");
    if (!directory) return false;
    size_t length = strlen(name);
    bool found = false;
    for (struct dirent *entry; !found && (entry = readdir(directory));) {
        size_t size = strlen(entry->d_name);
        found = strncmp(entry->d_name, name, length) == 0 && entry->d_name[length] == '.' && size > 3 &&
                strcmp(entry->d_name + size - 3, ".so") == 0;
    }
    closedir(directory);
    return found;
}

bool finder_is_cpython_native(const struct Finder *finder, const char *name) {
    if (is_builtin_name(name)) return true;
    char *dynamic = format(finder->stdlib, "lib-dynload", "");
    bool found = has_compiled(dynamic, name);
    free(dynamic);
    return found;
}

// As long as the list is not there (the interpreter is not built), what CPython has is taken for granted.
static bool is_native(const struct Finder *finder, const char *name) {
    // no Python without them
    if (strcmp(name, "sys") == 0 || strcmp(name, "builtins") == 0 || strcmp(name, "__main__") == 0)
        return true;
    if (!finder->natives_known) return finder_is_cpython_native(finder, name);
    return finder->native_count &&
           bsearch(&name, finder->natives, finder->native_count, sizeof *finder->natives, compare);
}

// ----- folders

static char **one_folder(const char *folder) {
    char **folders = calloc(2, sizeof *folders);
    if (!folders) abort();
    folders[0] = strdup(folder);
    return folders;
}

// Looks into one folder for a package or a module; `shown` stands before its file name in tracebacks.
static bool look(const char *folder, const char *shown, const char *name, bool standard,
                 struct Found *found) {
    char *path = format(folder, name, "/__init__.py");
    enum FoundKind kind = FOUND_PACKAGE;
    if (!is_file(path)) {
        free(path);
        path = format(folder, name, ".py");
        kind = FOUND_MODULE;
    }
    if (!is_file(path)) {
        free(path);
        return false;
    }
    *found = (struct Found){.kind = kind, .standard = standard, .path = path};
    found->file = format(shown, name, kind == FOUND_PACKAGE ? "/__init__.py" : ".py");
    if (kind == FOUND_PACKAGE) {
        char *own = format(folder, name, "");
        found->folders = one_folder(own);
        found->shown = format(shown, name, "");
        free(own);
    }
    return true;
}

// Looks through the folders; without a regular module, those that are there make a namespace package.
static void look_through(const char *const *folders, size_t count, const char *shown, const char *name,
                         bool standard, struct Found *found) {
    for (size_t i = 0; i < count; i++)
        if (look(folders[i], shown, name, standard, found)) return;
    char **portions = calloc(count + 1, sizeof *portions);
    if (!portions) abort();
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        char *folder = format(folders[i], name, "");
        if (is_folder(folder))
            portions[used++] = folder;
        else
            free(folder);
    }
    *found = (struct Found){
        .kind = FOUND_NAMESPACE, .standard = standard, .folders = portions, .shown = format(shown, name, "")};
    if (used == 0) found_free(found);
}

// Where only folders or nothing were found, a compiled module may be what was meant.
static void look_for_compiled(const char *const *folders, size_t count, const char *name,
                              struct Found *found) {
    if (found->kind != FOUND_NOTHING && found->kind != FOUND_NAMESPACE) return;
    for (size_t i = 0; i < count; i++) {
        if (!has_compiled(folders[i], name)) continue;
        found_free(found);
        found->kind = FOUND_FOREIGN;
        return;
    }
}

void finder_top(const struct Finder *finder, const char *name, struct Found *found) {
    *found = (struct Found){0};
    bool native = is_native(finder, name);
    if (native && is_builtin_name(name)) {
        found->kind = FOUND_NATIVE;
        found->standard = true;
        return;
    }
    look_through(finder->folders, finder->folder_count, "", name, false, found);
    if (found->kind != FOUND_NOTHING && found->kind != FOUND_NAMESPACE) return;
    struct Found namespace = *found;
    *found = (struct Found){.kind = native ? FOUND_NATIVE : FOUND_NOTHING, .standard = native};
    bool done = native || (finder->own_library && look(finder->own_library, "pysgx", name, true, found)) ||
                look(finder->stdlib, FROZEN_STDLIB, name, true, found);
    if (done) {
        found_free(&namespace);
    } else {
        *found = namespace;
        look_for_compiled(finder->folders, finder->folder_count, name, found);
    }
}

void finder_below(const struct Finder *finder, const struct Found *package, const char *full_name,
                  const char *name, struct Found *found) {
    *found = (struct Found){0};
    if (package->standard && is_native(finder, full_name)) {
        *found = (struct Found){.kind = FOUND_NATIVE, .standard = true};
        return;
    }
    size_t count = 0;
    while (package->folders && package->folders[count]) count++;
    look_through((const char *const *)package->folders, count, package->shown, name, package->standard,
                 found);
}

void found_free(struct Found *found) {
    free(found->path);
    free(found->file);
    free(found->shown);
    for (char **folder = found->folders; folder && *folder; folder++) free(*folder);
    free(found->folders);
    *found = (struct Found){0};
}

void finder_open(struct Finder *finder, const struct FreezeRequest *request) {
    *finder = (struct Finder){.stdlib = request->stdlib, .own_library = request->own_library};
    read_natives(finder, request->native_list);
}

void finder_close(struct Finder *finder) {
    for (size_t i = 0; i < finder->native_count; i++) free(finder->natives[i]);
    free(finder->natives);
    *finder = (struct Finder){0};
}
