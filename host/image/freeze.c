// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Freezes a program: see freeze.h. A graph of modules grows from the program: each module in source is
// scanned once for imports, each import adds modules and edges. Then the graph is judged (is a missing module
// sure to be imported?), and written.
#include "host/image/freeze.h"
#include "host/image/codes.h"

#include "abi/frozen.h"
#include "host/error.h"
#include "host/image/data.h"
#include "host/image/find.h"
#include "host/image/imports.h"
#include "host/image/source.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NONE SIZE_MAX
#define NAME_ROOM 1024

struct Edge {
    size_t target; // module
    unsigned line;
    bool required;
};

struct Module {
    char *name; // dotted; owned
    struct Found found;
    struct Bytes text;
    char *problem; // why its text cannot be used; owned
    bool recoded;  // its text was in another coding than UTF-8
    struct ImportList imports;
    struct Edge *edges;
    size_t edge_count, edge_room;
    bool scanned, starred, visited;
    bool importable; // nothing that it is sure to import is missing
    bool wanted;     // reached from the program by modules that are importable
    bool near;       // and not through a codec alone: its code is frozen, too
    bool dynamic;    // below a module that is no package: the module itself may put it there (os.path)
};

struct Graph {
    struct FreezeRequest *request;
    struct Finder finder;
    struct Module *modules; // the first is the program
    size_t count, room;
    size_t *table; // hash by name; NONE is empty
    size_t table_size;
    char *main_folder; // owned, looked through first
};

// ----- modules by name

static size_t hash(const char *name) {
    uint64_t value = UINT64_C(14695981039346656037);
    for (; *name; name++) value = (value ^ (uint8_t)*name) * UINT64_C(1099511628211);
    return (size_t)(value >> 16);
}

static size_t *place(const struct Graph *graph, const char *name) {
    size_t mask = graph->table_size - 1, i = hash(name) & mask;
    while (graph->table[i] != NONE && strcmp(graph->modules[graph->table[i]].name, name) != 0)
        i = (i + 1) & mask;
    return &graph->table[i];
}

static void grow_table(struct Graph *graph) {
    if (2 * graph->count < graph->table_size) return;
    free(graph->table);
    graph->table_size = graph->table_size ? 2 * graph->table_size : 256;
    graph->table = malloc(graph->table_size * sizeof *graph->table);
    if (!graph->table) abort();
    for (size_t i = 0; i < graph->table_size; i++) graph->table[i] = NONE;
    for (size_t i = 1; i < graph->count; i++) *place(graph, graph->modules[i].name) = i;
}

static size_t new_module(struct Graph *graph, const char *name) {
    if (graph->count == graph->room) {
        graph->room = graph->room ? 2 * graph->room : 64;
        graph->modules = realloc(graph->modules, graph->room * sizeof *graph->modules);
        if (!graph->modules) abort();
    }
    graph->modules[graph->count] = (struct Module){.name = strdup(name)};
    return graph->count++;
}

static void add_edge(struct Graph *graph, size_t from, size_t target, const struct Import *import) {
    struct Module *module = &graph->modules[from];
    if (module->edge_count == module->edge_room) {
        module->edge_room = module->edge_room ? 2 * module->edge_room : 8;
        module->edges = realloc(module->edges, module->edge_room * sizeof *module->edges);
        if (!module->edges) abort();
    }
    module->edges[module->edge_count++] = (struct Edge){target, import->line, import->required};
}

// ----- finding

static bool is_package(const struct Module *module) {
    return module->found.kind == FOUND_PACKAGE || module->found.kind == FOUND_NAMESPACE;
}

static bool is_there(const struct Module *module) {
    return module->found.kind != FOUND_NOTHING && module->found.kind != FOUND_FOREIGN;
}

// Reads the text of a module that is one in source; what is wrong with it is kept for the judgement.
static void read_text(struct Module *module) {
    if (module->found.kind != FOUND_MODULE && module->found.kind != FOUND_PACKAGE) return;
    char problem[256];
    if (!file_read(module->found.path, &module->text)) {
        snprintf(problem, sizeof problem, "cannot be read: %s", strerror(errno));
        error_clear();
        module->problem = strdup(problem);
    } else if (!source_convert(&module->text, &module->recoded, problem, sizeof problem)) {
        module->problem = strdup(problem);
    }
}

// The halves of importlib's machinery are native modules, which importlib itself puts there: their sources are only
// for who asks for them from elsewhere.
static bool is_import_machinery(const struct Graph *graph, size_t from, const char *name) {
    bool half =
        strcmp(name, "importlib._bootstrap") == 0 || strcmp(name, "importlib._bootstrap_external") == 0;
    return half && strncmp(graph->modules[from].name, "importlib", 9) == 0;
}

// The module of a dotted name, found now if it was not before. Its parents are not looked at.
static size_t module_named(struct Graph *graph, const char *name) {
    grow_table(graph);
    size_t known = *place(graph, name);
    if (known != NONE) return known;
    const char *dot = strrchr(name, '.');
    struct Found found = {0};
    bool dynamic = false;
    if (!dot) {
        finder_top(&graph->finder, name, &found);
    } else {
        char parent_name[NAME_ROOM];
        snprintf(parent_name, sizeof parent_name, "%.*s", (int)(dot - name), name);
        const struct Module *parent = &graph->modules[module_named(graph, parent_name)];
        dynamic = is_there(parent) && !is_package(parent);
        if (is_package(parent)) finder_below(&graph->finder, &parent->found, name, dot + 1, &found);
    }
    size_t index = new_module(graph, name);
    graph->modules[index].found = found;
    graph->modules[index].dynamic = dynamic;
    *place(graph, name) = index;
    read_text(&graph->modules[index]);
    return index;
}

// Edges to a dotted name's parents and itself, as an import statement loads them.
static size_t import_name(struct Graph *graph, size_t from, const char *name, const struct Import *import) {
    char part[NAME_ROOM];
    for (const char *dot = strchr(name, '.'); dot; dot = strchr(dot + 1, '.')) {
        snprintf(part, sizeof part, "%.*s", (int)(dot - name), name);
        add_edge(graph, from, module_named(graph, part), import);
    }
    size_t target = module_named(graph, name);
    if (!is_import_machinery(graph, from, name)) add_edge(graph, from, target, import);
    return target;
}

// The package whose name a relative import starts from; false when it goes beyond the top.
static bool base_name(const struct Graph *graph, size_t from, unsigned level, char *base) {
    const struct Module *module = &graph->modules[from];
    snprintf(base, NAME_ROOM, "%s", module->name);
    unsigned drops = level - (is_package(module) && from != 0);
    for (; drops; drops--) {
        char *dot = strrchr(base, '.');
        if (!dot) return false;
        *dot = 0;
    }
    return true;
}

static void import_submodule(struct Graph *graph, size_t from, size_t package, const char *name,
                             const struct Import *import) {
    char full[NAME_ROOM];
    int size = snprintf(full, sizeof full, "%s.%s", graph->modules[package].name, name);
    if (!is_package(&graph->modules[package]) || size >= NAME_ROOM) return;
    if (is_import_machinery(graph, from, full)) return;
    size_t submodule = module_named(graph, full);
    if (is_there(&graph->modules[submodule])) add_edge(graph, from, submodule, import);
}

// A star imports the submodules that __all__ names; known only once the package has been scanned.
static void import_all(struct Graph *graph, size_t package) {
    if (!graph->modules[package].starred || !graph->modules[package].scanned) return;
    for (size_t i = 0; i < graph->modules[package].imports.count; i++) {
        struct Import import = graph->modules[package].imports.items[i];
        import.required = false;
        if (import.kind == IMPORT_ALL) import_submodule(graph, package, package, import.name, &import);
    }
}

// Packages and modules for developers at a terminal. The standard library's functions import them only to test
// or to explain themselves; a program that wants them says so.
static bool is_development_tool(const char *name) {
    static const char tools[] = " cProfile code distutils doctest ensurepip idlelib lib2to3 pdb profile pydoc"
                                " pydoc_data test tkinter trace tracemalloc turtle unittest venv webbrowser ";
    char spaced[NAME_ROOM];
    int size = snprintf(spaced, sizeof spaced, " %.*s ", (int)strcspn(name, "."), name);
    return size < (int)sizeof spaced && strstr(tools, spaced) != NULL;
}

// import_module("package." + name): any module of the package may be meant. Of the standard library's packages, only
// those that somebody names. Of a package whose modules are listed, those of the packages in it, too.
static void import_below(struct Graph *graph, size_t from, size_t package, const struct Import *import) {
    struct Found *found = &graph->modules[package].found;
    if (found->standard || !is_package(&graph->modules[package]) || !found->folders) return;
    size_t count = 0;
    char **names = NULL;
    for (DIR *folder = opendir(found->folders[0]); folder;) {
        struct dirent *entry = readdir(folder);
        if (!entry) {
            closedir(folder);
            break;
        }
        char *end = strrchr(entry->d_name, '.'); // without one it may be a package
        if ((end && strcmp(end, ".py") != 0) || strncmp(entry->d_name, "__", 2) == 0) continue;
        names = realloc(names, (count + 1) * sizeof *names);
        if (!names) abort();
        names[count++] = strndup(entry->d_name, end ? (size_t)(end - entry->d_name) : strlen(entry->d_name));
    }
    for (size_t i = 0; i < count; i++) {
        char full[NAME_ROOM];
        int size = snprintf(full, sizeof full, "%s.%s", graph->modules[package].name, names[i]);
        import_submodule(graph, from, package, names[i], import);
        if (import->kind == IMPORT_LISTED && size < NAME_ROOM)
            import_below(graph, from, module_named(graph, full), import);
        free(names[i]);
    }
    free(names);
}

// The package that a module calls `name`: one that it imports from another, or one of that name.
static size_t package_called(struct Graph *graph, size_t from, const char *name) {
    struct ImportList list = graph->modules[from].imports;
    for (size_t i = 0; i < list.count && name; i++) {
        const struct Import *import = &list.items[i];
        char base[NAME_ROOM] = "", full[NAME_ROOM];
        if (import->kind != IMPORT_NAME || strcmp(import->name, name) != 0) continue;
        if (import->level && !base_name(graph, from, import->level, base)) continue;
        int size = snprintf(full, sizeof full, "%s%s%s.%s", base, *base && *import->module ? "." : "",
                            import->module, name);
        if (size < NAME_ROOM && is_there(&graph->modules[module_named(graph, full)]))
            return module_named(graph, full);
    }
    return module_named(graph, name);
}

static void resolve(struct Graph *graph, size_t from, const struct Import *import) {
    char name[NAME_ROOM] = "";
    if (import->kind == IMPORT_ALL) return;
    bool in_passing = import->lazy && graph->modules[from].found.standard && import->level == 0;
    bool of_its_own = strncmp(graph->modules[from].name, import->module, strcspn(import->module, ".")) == 0;
    if (in_passing && is_development_tool(import->module) && !of_its_own) return;
    if (import->level && !base_name(graph, from, import->level, name)) return;
    size_t used = strlen(name);
    const char *dot = used && *import->module ? "." : "";
    if (used + strlen(import->module) + 2 > sizeof name) return;
    snprintf(name + used, sizeof name - used, "%s%s", dot, import->module);
    if (!*name) return;
    if (import->kind == IMPORT_LISTED)
        return import_below(graph, from, package_called(graph, from, name), import);
    size_t target = import_name(graph, from, name, import);
    if (import->kind == IMPORT_NAME) import_submodule(graph, from, target, import->name, import);
    if (import->kind == IMPORT_BELOW) import_below(graph, from, target, import);
    if (import->kind == IMPORT_STAR) {
        graph->modules[target].starred = true;
        import_all(graph, target);
    }
}

// The standard library's functions import much that they seldom need, and what that imports has such functions,
// too: followed without end, every module leads to nearly all. So `lazy` selects what they import, or the rest.
static void resolve_all(struct Graph *graph, size_t index, bool lazy) {
    struct ImportList list = graph->modules[index].imports; // the items stay where they are
    bool standard = graph->modules[index].found.standard;
    for (size_t i = 0; i < list.count; i++)
        if ((standard && list.items[i].lazy) == lazy) resolve(graph, index, &list.items[i]);
}

// What a module of the standard library imports by a name that it makes up while it runs, or in a function that matters
// wherever the module is imported from (the line that a warning shows).
static void resolve_made_up(struct Graph *graph, size_t index) {
    static const char *const pairs[][2] = {{"sysconfig", "_sysconfigdata__x86_64-linux-gnu"},
                                           {"importlib.resources", "importlib.readers"},
                                           {"warnings", "linecache"}};
    struct Import import = {.kind = IMPORT_MODULE};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (graph->modules[index].found.standard && strcmp(graph->modules[index].name, pairs[i][0]) == 0)
            import_name(graph, index, pairs[i][1], &import);
}

// The module of a codec that a string may name: "windows-1251" is cp1251. False: there is none.
static bool codec_module(struct Graph *graph, const char *text, size_t size, char module[static 64]) {
    char quoted[48] = "'";
    size_t used = 1;
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '-' && c != '_' && c != ' ') return false;
        if (letter || quoted[used - 1] != '_')
            quoted[used++] = letter ? (char)(c >= 'A' && c <= 'Z' ? c + 32 : c) : '_';
    }
    snprintf(module, 64, "%.*s", (int)used - 1, quoted + 1);
    quoted[used++] = '\'';
    const struct Bytes *aliases = &graph->modules[module_named(graph, "encodings.aliases")].text;
    const char *entry = aliases->data ? memmem(aliases->data, aliases->size, quoted, used) : NULL;
    char line[96] = "";
    if (entry) {
        size_t left = aliases->size - (size_t)(entry - (const char *)aliases->data) - used;
        snprintf(line, sizeof line, "%.*s", (int)(left < 90 ? left : 90), entry + used);
        sscanf(line, " : '%63[a-z0-9_]'", module);
    }
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/encodings/%s.py", graph->request->stdlib, module);
    return access(path, R_OK) == 0;
}
static bool has_dynamic_import(const struct Module *module) {
    const char *text = (const char *)module->text.data;
    return text && (memmem(text, module->text.size, "__import__(", 11) ||
                    memmem(text, module->text.size, "import_module(", 14));
}

// Modules of its own package that a module names in its strings, when it or the package around it imports by names that it
// works out: a table of plugins.
static void resolve_table(struct Graph *graph, size_t index) {
    char name[NAME_ROOM], top[NAME_ROOM];
    snprintf(name, sizeof name, "%s", graph->modules[index].name);
    char *dot = strrchr(name, '.');
    if (dot) *dot = 0;
    if (!has_dynamic_import(&graph->modules[index]) &&
        !has_dynamic_import(&graph->modules[module_named(graph, name)]))
        return;
    size_t own = (size_t)snprintf(top, sizeof top, "%.*s.", (int)strcspn(name, "."), name);
    struct Import import = {.kind = IMPORT_MODULE, .lazy = true};
    for (size_t i = 0; i + own + 2 < graph->modules[index].text.size; i++) {
        const char *text = (const char *)graph->modules[index].text.data + i + 1;
        size_t room = graph->modules[index].text.size - i - 1;
        if ((text[-1] != '"' && text[-1] != '\'') || memcmp(text, top, own) != 0) continue;
        size_t length = own;
        while (length < room && length + 1 < NAME_ROOM &&
               (isalnum((uint8_t)text[length]) || text[length] == '_' || text[length] == '.'))
            length++;
        if (length == room || text[length] != text[-1] || text[length - 1] == '.' ||
            memmem(text, length, "..", 2))
            continue;
        snprintf(name, sizeof name, "%.*s", (int)length, text);
        if (is_there(&graph->modules[module_named(graph, name)])) import_name(graph, index, name, &import);
    }
}

// What a program's module makes the interpreter import by names in its strings: the codecs beyond those that are always
// there, what time.strptime is written in, and what _decimal registers its class with.
static void resolve_strings(struct Graph *graph, size_t index) {
    if (graph->modules[index].found.standard || graph->request->bare) return;
    const char *text = (const char *)graph->modules[index].text.data;
    size_t size = graph->modules[index].text.size;
    struct Import import = {.kind = IMPORT_MODULE, .lazy = true};
    char name[NAME_ROOM], module[64];
    if (memmem(text, size, "strptime", 8)) import_name(graph, index, "_strptime", &import);
    if (memmem(text, size, "_decimal", 8)) {
        import_name(graph, index, "numbers", &import);
        import_name(graph, index, "collections.abc", &import);
    }
    for (size_t i = 0; i + 3 < size; i++) {
        if (text[i] != '"' && text[i] != '\'') continue;
        const char *end = memchr(text + i + 1, text[i], size - i - 1 < 32 ? size - i - 1 : 32);
        size_t length = end ? (size_t)(end - text) - i - 1 : 0;
        if (length < 2 || !codec_module(graph, text + i + 1, length, module)) continue;
        snprintf(name, sizeof name, "encodings.%s", module);
        import_name(graph, index, name, &import);
    }
}

static void scan(struct Graph *graph, size_t index) {
    struct Module *module = &graph->modules[index];
    if (!module->text.data || module->problem) return;
    imports_scan(&module->imports, module->text.data, module->text.size, index == 0);
    module->scanned = true;
    resolve_all(graph, index, false);
    resolve_made_up(graph, index);
    resolve_strings(graph, index);
    if (index > 0 && !graph->modules[index].found.standard) resolve_table(graph, index);
    import_all(graph, index);
}

static bool is_frozen(const struct Module *module) {
    enum FoundKind kind = module->found.kind;
    return module->wanted && (kind == FOUND_MODULE || kind == FOUND_PACKAGE || kind == FOUND_NAMESPACE);
}

// ----- what importlib.metadata tells of the program's packages

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

// The module that a distribution is known by: one with its name, or the first of top_level.txt that is there. NONE.
static size_t module_of_distribution(struct Graph *graph, const char *folder, const char *entry) {
    char name[NAME_ROOM];
    size_t length = strcspn(entry, "-");
    if (length >= sizeof name) return NONE;
    for (size_t i = 0; i <= length; i++) name[i] = i < length ? (char)tolower((uint8_t)entry[i]) : 0;
    size_t found = *place(graph, name);
    if (found != NONE) return found;
    struct Bytes tops = {0};
    char *path = path_join(folder, entry), *list = path_join(path, "top_level.txt");
    if (file_read(list, &tops)) {
        for (size_t i = 0; i < tops.size && found == NONE; i += length + 1) {
            const char *end = memchr(tops.data + i, '\n', tops.size - i);
            length = end ? (size_t)(end - (const char *)tops.data) - i : tops.size - i;
            snprintf(name, sizeof name, "%.*s", (int)(length < sizeof name ? length : 0),
                     (const char *)tops.data + i);
            if (*name) found = *place(graph, name);
        }
    }
    error_clear();
    bytes_free(&tops);
    free(path);
    free(list);
    return found;
}

// Calls what for each distribution in the program's folders that has a module in the graph.
typedef bool (*Distribution)(struct Graph *graph, struct DataFiles *files, const char *folder,
                             const char *entry, size_t module);
static bool each_distribution(struct Graph *graph, struct DataFiles *files, Distribution what) {
    grow_table(graph); // where nothing was looked for there is none
    size_t known = *place(graph, "importlib.metadata");
    bool ok = true;
    if (known == NONE || !is_there(&graph->modules[known])) return true;
    for (size_t i = 0; ok && i < graph->finder.folder_count; i++) {
        const char *folder = *graph->finder.folders[i] ? graph->finder.folders[i] : ".";
        DIR *directory = opendir(folder);
        if (!directory) continue;
        for (struct dirent *entry; ok && (entry = readdir(directory));) {
            if (!ends_with(entry->d_name, ".dist-info") && !ends_with(entry->d_name, ".egg-info")) continue;
            size_t module = module_of_distribution(graph, folder, entry->d_name);
            if (module != NONE && is_there(&graph->modules[module]))
                ok = what(graph, files, folder, entry->d_name, module);
        }
        closedir(directory);
    }
    return ok;
}

static bool add_distribution(struct Graph *graph, struct DataFiles *files, const char *folder,
                             const char *entry, size_t module) {
    struct stat status;
    char *path = path_join(folder, entry);
    bool whole = stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    bool ok = !is_frozen(&graph->modules[module]) ||
              (whole ? data_add_package(files, path, entry) : data_add_below(files, folder, entry));
    free(path);
    return ok;
}

// The modules of its own that a distribution offers as plugins ("name = module:attribute"), but for its commands.
static bool import_plugins(struct Graph *graph, struct DataFiles *files, const char *folder,
                           const char *entry, size_t module) {
    (void)files;
    struct Import import = {.kind = IMPORT_MODULE, .lazy = true};
    struct Bytes text = {0};
    char *path = path_join(folder, entry), *list = path_join(path, "entry_points.txt"), name[NAME_ROOM];
    bool commands = false;
    if (file_read(list, &text)) bytes_append(&text, &(size_t){0}, "\n", 2);
    error_clear();
    const char *own = graph->modules[module].name;
    for (char *line = (char *)text.data; line && *line; line = strchr(line, '\n') + 1) {
        const char *equals = memchr(line, '=', strcspn(line, "\n"));
        if (*line == '[')
            commands =
                strncmp(line + 1, "console_scripts", 15) == 0 || strncmp(line + 1, "gui_scripts", 11) == 0;
        if (!equals || commands) continue;
        equals += 1 + strspn(equals + 1, " ");
        snprintf(name, sizeof name, "%.*s",
                 (int)strspn(equals, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."),
                 equals);
        if (strncmp(name, own, strlen(own)) == 0 && name[strlen(own)] == '.' && !ends_with(name, ".") &&
            !strstr(name, ".."))
            import_name(graph, module, name, &import);
    }
    bytes_free(&text);
    free(path);
    free(list);
    return true;
}

// First all that the program leads to without the functions of the standard library; then what the functions
// of those modules import, and all that this leads to in the same way.
static void scan_all(struct Graph *graph) {
    for (size_t i = 0; i < graph->count; i++) scan(graph, i);
    size_t near = graph->count;
    for (size_t i = 0; i < near; i++) resolve_all(graph, i, true);
    for (size_t i = near; i < graph->count; i++) scan(graph, i);
    near = graph->count;
    each_distribution(graph, NULL, import_plugins);
    for (size_t i = near; i < graph->count; i++) scan(graph, i);
}

// ----- the program

static char *absolute(const char *path) {
    char *folder = *path == '/' ? NULL : getcwd(NULL, 0);
    if (!folder) return strdup(path);
    char *joined = path_join(folder, path);
    free(folder);
    return joined;
}

static const char *last_part(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// Where the program's own modules are: like CPython, beside the file that a symbolic link leads to.
static char *folder_of(const char *path) {
    struct stat status;
    bool link = lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
    char *target = link ? realpath(path, NULL) : NULL;
    const char *file = target ? target : path, *slash = strrchr(file, '/');
    char *folder = slash ? strndup(file, (size_t)(slash - file) + (slash == file)) : strdup("");
    free(target);
    return folder;
}

static bool open_file(struct Graph *graph, struct Frozen *frozen) {
    struct FreezeRequest *request = graph->request;
    struct stat status;
    char *path = strdup(request->main);
    bool folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    if (folder) {
        free(path);
        path = path_join(request->main, "__main__.py");
    }
    graph->main_folder = folder_of(path);
    struct Module *module = &graph->modules[0];
    module->found = (struct Found){.kind = FOUND_MODULE, .path = path};
    module->found.file = strdup(last_part(path));
    frozen->main_path = strdup(path);
    if (folder && access(path, F_OK) != 0) {
        frozen->main_unreadable = true;
        return error_set("'%s' is a folder without a __main__.py", request->main);
    }
    if (file_read(path, &module->text)) return true;
    frozen->main_unreadable = true;
    return false;
}

static bool open_text(struct Graph *graph) {
    struct FreezeRequest *request = graph->request;
    graph->main_folder = strdup("");
    graph->modules[0].found = (struct Found){.kind = FOUND_MODULE, .file = strdup(request->main)};
    graph->modules[0].text = request->text;
    request->text = (struct Bytes){0};
    return true;
}

// -m: a module, or the __main__ of a package. The program's name is the module's own.
static bool open_module(struct Graph *graph, struct Frozen *frozen) {
    const char *name = graph->request->main;
    graph->main_folder = strdup("");
    graph->finder.folders[0] = graph->main_folder;
    char full[NAME_ROOM];
    if (!*name || strlen(name) > NAME_ROOM - 16 || strstr(name, "..") || *name == '.' ||
        name[strlen(name) - 1] == '.')
        return error_set("no module named '%s'", name);
    snprintf(full, sizeof full, "%s", name);
    size_t found = module_named(graph, full);
    if (is_package(&graph->modules[found])) {
        strcat(full, ".__main__");
        found = module_named(graph, full);
    }
    struct Module *source = &graph->modules[found], *program = &graph->modules[0];
    if (source->found.kind == FOUND_NATIVE)
        return error_set("'%s' is a native module; it cannot be run", name);
    if (!is_there(source) && strcmp(full, name) != 0)
        return error_set("'%s' is a package without a __main__.py; it cannot be run", name);
    if (!is_there(source))
        return error_set("no module named '%s' here, in the folders of --path and PYTHONPATH, or in %s", name,
                         graph->request->stdlib);
    free(program->name);
    *program = (struct Module){.name = strdup(full)};
    program->found = (struct Found){.kind = FOUND_MODULE,
                                    .standard = source->found.standard,
                                    .path = strdup(source->found.path),
                                    .file = strdup(source->found.file)};
    if (!file_read(source->found.path, &program->text)) return false;
    frozen->main_path = absolute(source->found.path);
    // Its parents are imported before it runs.
    char *dot = strrchr(full, '.');
    struct Import before = {.kind = IMPORT_MODULE, .required = true, .line = 1};
    if (dot) {
        *dot = 0;
        import_name(graph, 0, full, &before);
    }
    return true;
}

static bool open_program(struct Graph *graph, struct Frozen *frozen) {
    struct FreezeRequest *request = graph->request;
    struct Finder *finder = &graph->finder;
    size_t room = sizeof finder->folders / sizeof *finder->folders;
    if (request->path_count > room - 1) return error_set("more than %zu folders to look through", room - 1);
    for (size_t i = 0; i < request->path_count; i++) finder->folders[i + 1] = request->paths[i];
    finder->folder_count = request->path_count + 1;
    new_module(graph, "__main__");
    bool ok = request->kind == FREEZE_FILE     ? open_file(graph, frozen)
              : request->kind == FREEZE_MODULE ? open_module(graph, frozen)
                                               : open_text(graph);
    finder->folders[0] = graph->main_folder;
    char problem[256];
    if (!ok) return false;
    struct Module *program = &graph->modules[0];
    if (source_convert(&program->text, &program->recoded, problem, sizeof problem)) return true;
    return error_set("'%s' %s", program->found.file, problem);
}

// What str.encode, bytes.decode and open ask for by name at run time: the package encodings, with the codecs that are
// code, and the most common tables. They are compiled only when a program asks for them.
static void add_encodings(struct Graph *graph) {
    static const char *const names[] = {"aliases",      "ascii",
                                        "base64_codec", "charmap",
                                        "cp1252",       "cp437",
                                        "hex_codec",    "idna",
                                        "iso8859_1",    "iso8859_15",
                                        "latin_1",      "punycode",
                                        "quopri_codec", "raw_unicode_escape",
                                        "rot_13",       "unicode_escape",
                                        "utf_16",       "utf_16_be",
                                        "utf_16_le",    "utf_32",
                                        "utf_32_be",    "utf_32_le",
                                        "utf_7",        "utf_8",
                                        "utf_8_sig",    "uu_codec",
                                        "zlib_codec"};
    struct Import import = {.kind = IMPORT_MODULE, .lazy = true};
    char name[NAME_ROOM];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(name, sizeof name, "encodings.%s", names[i]);
        import_name(graph, 0, name, &import);
    }
}

// ----- the judgement

static void describe_folders(const struct Graph *graph, char *text, size_t room) {
    size_t used = 0;
    for (size_t i = 0; i < graph->finder.folder_count && used < room; i++) {
        const char *folder = graph->finder.folders[i];
        used += (size_t)snprintf(text + used, room - used, "%s, ", *folder ? folder : ".");
    }
    if (used < room) snprintf(text + used, room - used, "%s", graph->finder.stdlib);
}

static bool report(const struct Graph *graph, const struct Module *importer, const struct Edge *edge) {
    const struct Module *missing = &graph->modules[edge->target];
    char folders[512];
    const char *file = importer->found.file, *name = missing->name;
    if (missing->problem) return error_set("'%s' %s", missing->found.path, missing->problem);
    if (missing->found.kind == FOUND_FOREIGN)
        return error_set(
            "%s imports '%s' (line %u), which is compiled code (.so); only Python source can be frozen", file,
            name, edge->line);
    if (!strchr(name, '.') && finder_is_cpython_native(&graph->finder, name))
        return error_set(
            "%s imports '%s' (line %u), a native module of CPython that Python-SGX does not have", file, name,
            edge->line);
    describe_folders(graph, folders, sizeof folders);
    const char *hint = access(graph->finder.stdlib, F_OK) == 0
                           ? "give its folder with --path"
                           : "the standard library is not there, install libpython3.11-stdlib";
    return error_set("%s imports '%s' (line %u), which is not found in %s; %s", file, name, edge->line,
                     folders, hint);
}

// Follows the edges that are sure to be taken, depth first, in the order of the statements.
static bool judge(struct Graph *graph, size_t index) {
    struct Module *module = &graph->modules[index];
    module->visited = true;
    for (size_t i = 0; i < module->edge_count; i++) {
        const struct Edge *edge = &module->edges[i];
        struct Module *target = &graph->modules[edge->target];
        if (!edge->required || target->visited || target->dynamic) continue;
        if (!is_there(target) || target->problem) return report(graph, module, edge);
        if (!judge(graph, edge->target)) return false;
    }
    return true;
}

// ----- what is worth freezing

// A module of the standard library whose own chain of sure imports ends at a missing one cannot be imported: it is left
// out, unless judge has shown that it is sure to be imported. The program's own modules and the standard library's tests
// stay, and fail as they do elsewhere.
static bool may_be_left_out(const struct Module *module) {
    return module->found.standard && strncmp(module->name, "test.", 5) != 0;
}
static void mark_importable(struct Graph *graph) {
    for (size_t i = 0; i < graph->count; i++)
        graph->modules[i].importable = is_there(&graph->modules[i]) && !graph->modules[i].problem;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 1; i < graph->count; i++) {
            struct Module *module = &graph->modules[i];
            for (size_t j = 0; may_be_left_out(module) && module->importable && j < module->edge_count; j++) {
                const struct Module *target = &graph->modules[module->edges[j].target];
                if (!module->edges[j].required || target->dynamic || target->importable) continue;
                module->importable = false;
                changed = true;
            }
        }
    }
}

static void mark_wanted(struct Graph *graph, size_t index) {
    struct Module *module = &graph->modules[index];
    if (module->wanted || !module->importable) return;
    module->wanted = true;
    for (size_t i = 0; i < module->edge_count; i++) mark_wanted(graph, module->edges[i].target);
}

// What the program reaches other than through a codec: all codecs are frozen, and few of them imported, so that what they
// alone need is compiled when it is.
static void mark_near(struct Graph *graph, size_t index) {
    struct Module *module = &graph->modules[index];
    if (module->near || !module->wanted || strncmp(module->name, "encodings.", 10) == 0) return;
    module->near = true;
    for (size_t i = 0; i < module->edge_count; i++) mark_near(graph, module->edges[i].target);
}

// ----- the archive

static uint32_t entry_kind(const struct Module *module) {
    return is_package(module) ? FROZEN_PACKAGE : FROZEN_MODULE;
}

static int compare_modules(const void *a, const void *b) {
    const struct Module *x = *(const struct Module *const *)a, *y = *(const struct Module *const *)b;
    uint32_t kind_x = entry_kind(x), kind_y = entry_kind(y);
    return kind_x != kind_y ? (kind_x < kind_y ? -1 : 1) : strcmp(x->name, y->name);
}

// Writes the archive into an anonymous file: with all the modules' texts at hand it need not be in memory, too.
struct Writer {
    struct Codes codes;
    struct FrozenEntry *entries;
    int fd;
    bool failed;
    uint64_t size; // of all, so that a size beyond 32 bits is seen
};

static void put(struct Writer *writer, const void *data, size_t size, uint32_t *offset, uint32_t *field) {
    *offset = (uint32_t)writer->size;
    *field = (uint32_t)size;
    if (!writer->failed && writer->size + size <= UINT32_MAX)
        writer->failed = !file_put_at(writer->fd, data, size, writer->size);
    writer->size += size;
}

static void put_entry(struct Writer *writer, size_t index, uint32_t kind, const struct Module *module) {
    struct FrozenEntry entry = {.kind = kind, .flags = module->recoded ? FROZEN_RECODED : 0};
    const char *file = module->found.file ? module->found.file : "";
    put(writer, module->name, strlen(module->name), &entry.name_offset, &entry.name_size);
    put(writer, file, strlen(file), &entry.file_offset, &entry.file_size);
    put(writer, module->text.data, module->text.size, &entry.data_offset, &entry.data_size);
    struct Bytes code = {0};
    if (module->near) code = codes_find(&writer->codes, &module->text);
    put(writer, code.data, code.size, &entry.code_offset, &entry.code_size);
    bytes_free(&code);
    writer->entries[index] = entry;
}

// The header and the entries go in front of what they describe.
static bool end_archive(struct Writer *writer, uint32_t count, struct MappedFile *archive) {
    struct FrozenHeader header = {.magic = FROZEN_MAGIC, .entry_count = count};
    if (writer->size > UINT32_MAX) {
        writer->failed = true;
        error_set("the program and its modules are larger than 4 GiB");
    }
    if (!writer->failed && file_put_at(writer->fd, &header, sizeof header, 0) &&
        file_put_at(writer->fd, writer->entries, count * sizeof *writer->entries, sizeof header))
        return file_hold(archive, writer->fd);
    close(writer->fd);
    return false;
}

static bool collect_data(struct Graph *graph, struct DataFiles *files) {
    const struct FreezeRequest *request = graph->request;
    bool ok = true;
    for (size_t i = 0; ok && i < request->data_count; i++) ok = data_add(files, request->data[i]);
    for (size_t i = 0; ok && i < request->file_count; i++)
        ok = data_add_below(files, request->files_folder, request->files[i]);
    for (size_t i = 1; ok && i < graph->count; i++) {
        const struct Found *found = &graph->modules[i].found;
        if (found->kind == FOUND_PACKAGE && !found->standard && is_frozen(&graph->modules[i]))
            ok = data_add_package(files, found->folders[0], found->shown);
    }
    ok = ok && each_distribution(graph, files, add_distribution);
    data_sort(files);
    return ok;
}

static bool write_archive(const struct Graph *graph, const struct DataFiles *files, struct Frozen *frozen) {
    const struct Module **sorted = malloc(graph->count * sizeof *sorted);
    if (!sorted) abort();
    size_t count = 0;
    for (size_t i = 1; i < graph->count; i++)
        if (is_frozen(&graph->modules[i])) sorted[count++] = &graph->modules[i];
    qsort(sorted, count, sizeof *sorted, compare_modules);
    const struct Bytes *manifest = &graph->request->manifest;
    size_t extra = files->count + (manifest->size ? 1 : 0);
    uint32_t entry_count = (uint32_t)(count + 1 + extra);
    struct Writer writer = {.fd = file_in_memory("pysgx-archive")};
    writer.entries = calloc(entry_count, sizeof *writer.entries);
    if (!writer.entries) abort();
    writer.failed = writer.fd < 0;
    writer.size = sizeof(struct FrozenHeader) + entry_count * sizeof *writer.entries;
    codes_open(&writer.codes, graph->request->codes);
    put_entry(&writer, 0, FROZEN_MAIN, &graph->modules[0]);
    for (size_t i = 0; i < count; i++) put_entry(&writer, i + 1, entry_kind(sorted[i]), sorted[i]);
    for (size_t i = 0; i < files->count; i++) {
        struct DataFile *file = &files->items[i];
        struct Module data = {.name = file->name, .found.file = file->name, .text = file->bytes};
        put_entry(&writer, count + 1 + i, FROZEN_DATA, &data);
    }
    struct Module last = {.name = (char *)"enclave.toml", .text = *manifest};
    if (manifest->size) put_entry(&writer, count + extra, FROZEN_MANIFEST, &last);
    free(sorted);
    codes_close(&writer.codes);
    frozen->module_count = count;
    bool ok = end_archive(&writer, entry_count, &frozen->archive);
    free(writer.entries);
    return ok;
}

static void free_graph(struct Graph *graph) {
    for (size_t i = 0; i < graph->count; i++) {
        struct Module *module = &graph->modules[i];
        free(module->name);
        free(module->problem);
        free(module->edges);
        found_free(&module->found);
        bytes_free(&module->text);
        imports_free(&module->imports);
    }
    free(graph->modules);
    free(graph->table);
    free(graph->main_folder);
    finder_close(&graph->finder);
}

bool freeze(struct Frozen *frozen, struct FreezeRequest *request) {
    *frozen = (struct Frozen){0};
    struct Graph graph = {.request = request};
    finder_open(&graph.finder, request);
    bool ok = open_program(&graph, frozen);
    if (ok) {
        if (!request->bare) add_encodings(&graph);
        struct Import service = {.kind = IMPORT_MODULE, .lazy = true};
        if (request->keeps_files) import_name(&graph, 0, "enclave", &service);
        scan_all(&graph);
        mark_importable(&graph);
        mark_wanted(&graph, 0);
        mark_near(&graph, 0);
        graph.modules[0].near = false; // the program itself is compiled where it runs
        struct DataFiles files = {0};
        ok = judge(&graph, 0) && collect_data(&graph, &files) && write_archive(&graph, &files, frozen);
        data_free(&files);
    }
    free_graph(&graph);
    return ok;
}

void freeze_free(struct Frozen *frozen) {
    file_unmap(&frozen->archive);
    free(frozen->main_path);
    *frozen = (struct Frozen){0};
}
