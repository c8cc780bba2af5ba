// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Runs clang's own preprocessor over a file (-dump-tokens) and keeps for each token of the result the place
// where it was written: in the user's file, in a macro of the kernel's, or nowhere (pasted). The expanded text
// is what libclang parses afterwards, so that every node of the syntax tree consists of tokens whose writers
// are known, however deep the macros.
#include "tools/subset/subset.h"
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool is_freestanding_header(const char *name) {
    static const char *const headers[] = {"stdint.h", "stdbool.h", "stddef.h", "limits.h", "float.h", NULL};
    return word_in(name, strlen(name), headers) || strncmp(name, "__stddef_", 9) == 0;
}

static bool is_below(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return length && strncmp(path, folder, length) == 0 && path[length] == '/';
}

static enum Place place_of(const struct Unit *unit, const char *path) {
    char real[PATH_MAX];
    if (path[0] == '<') return PLACE_NONE;
    if (strcmp(path, unit->main_path) == 0) return PLACE_USER;
    if (!realpath(path, real)) return PLACE_FOREIGN;
    if (is_below(real, unit->kernel_dir)) return PLACE_KERNEL;
    char resources[PATH_MAX];
    if (realpath(CLANG_RESOURCES, resources) && is_below(real, resources))
        return is_freestanding_header(strrchr(real, '/') + 1) ? PLACE_SYSTEM : PLACE_FOREIGN;
    return is_below(real, "/usr") ? PLACE_FOREIGN : PLACE_USER;
}

uint16_t unit_file(struct Unit *unit, const char *path) {
    static const char *last_path;
    static uint16_t last;
    if (last_path && last < unit->file_count && unit->files[last].path == last_path &&
        strcmp(path, last_path) == 0)
        return last;
    size_t i = 0;
    while (i < unit->file_count && strcmp(unit->files[i].path, path) != 0) i++;
    if (i == unit->file_count) {
        unit->files = need_more(unit->files, (i + 1) * sizeof *unit->files);
        char *copy = need_text(path, strlen(path));
        unit->files[i] = (struct File){copy, place_of(unit, copy)};
        unit->file_count++;
    }
    last = (uint16_t)i;
    last_path = unit->files[i].path;
    return last;
}

// Cuts "path:line:column" into its parts.
static bool cut_place(char *place, unsigned *line) {
    char *colon = strrchr(place, ':');
    if (!colon) return false;
    *colon = 0;
    colon = strrchr(place, ':');
    if (!colon) return false;
    *colon = 0;
    *line = (unsigned)strtoul(colon + 1, NULL, 10);
    return true;
}

static void add_token(struct Unit *unit, const char *kind, const char *text, size_t length, char *where) {
    static size_t token_room, text_room;
    if (unit->token_count == 0) token_room = text_room = 0;
    if (unit->token_count == token_room) {
        token_room = token_room ? token_room * 2 : 4096;
        unit->tokens = need_more(unit->tokens, token_room * sizeof *unit->tokens);
    }
    if (unit->text_size + length + 2 > text_room) {
        text_room = (text_room + length + 2) * 2 + 65536;
        unit->text = need_more(unit->text, text_room);
    }
    struct Token token = {.offset = (uint32_t)unit->text_size, .length = (uint32_t)length};
    token.literal = strstr(kind, "string_literal") != NULL;
    memcpy(unit->text + unit->text_size, text, length);
    unit->text_size += length;
    unit->text[unit->text_size++] = ' ';
    unit->text[unit->text_size] = 0;

    char *spelling = strstr(where, " <Spelling=");
    unsigned line = 0, spelled_line = 0;
    if (spelling) {
        *spelling = 0;
        spelling += strlen(" <Spelling=");
        if (!cut_place(spelling, &spelled_line)) spelling = "<none>";
    }
    if (!cut_place(where, &line)) where = "<none>";
    uint16_t file = unit_file(unit, where);
    token.place = (uint8_t)unit->files[file].place;
    token.spelled = token.place;
    token.file = file;
    token.line = line;
    if (spelling) {
        uint16_t written = unit_file(unit, spelling);
        token.spelled = (uint8_t)unit->files[written].place;
        if (token.spelled == PLACE_USER) {
            token.file = written;
            token.line = spelled_line;
        }
    }
    unit->tokens[unit->token_count++] = token;
}

// A line of the dump: kind 'text'<tab>flags<tab>Loc=<place>, a header's name after dots, or a diagnostic.
static void take_line(struct Unit *unit, char *line) {
    char *where = NULL;
    for (char *next = line; (next = strstr(next, "\tLoc=<")); next++) where = next;
    char *quote = strchr(line, '\'');
    if (where && quote && quote > line && quote[-1] == ' ') {
        *where = 0;
        where += strlen("\tLoc=<");
        size_t length = strlen(where);
        if (length && where[length - 1] == '>') where[--length] = 0;
        if (strstr(where, " <Spelling=") && length && where[length - 1] == '>') where[length - 1] = 0;
        char *flags = strrchr(line, '\t'); // before it the text's closing quote
        char *close = flags;
        while (close && close > quote && *close != '\'') close--;
        quote[-1] = 0;
        if (!close || close <= quote || strcmp(line, "eof") == 0) return;
        add_token(unit, line, quote + 1, (size_t)(close - quote - 1), where);
        if (strncmp(line, "annot_", 6) == 0)
            refuse_token(unit, (uint32_t)unit->token_count - 1, RULE_DIRECTIVE);
        return;
    }
    size_t dots = strspn(line, ".");
    if (dots && line[dots] == ' ') {
        unit_file(unit, line + dots + 1);
        return;
    }
    char *error = strstr(line, ": error: ");
    char *fatal = strstr(line, ": fatal error: ");
    if (!error && !fatal) {
        if (strncmp(line, "error: ", 7) == 0)
            refuse_message(unit->main_path, 1, RULE_COMPILE, need_text(line, strlen(line)));
        return;
    }
    char *message = error ? error : fatal;
    unsigned number = 1;
    *message = 0;
    message = strstr(message + 1, "error: ") + strlen("error: ");
    if (!cut_place(line, &number)) line = (char *)unit->main_path;
    refuse_message(need_text(line, strlen(line)), number, RULE_COMPILE, need_text(message, strlen(message)));
}

static char *read_all(int from) {
    size_t room = 1 << 20, size = 0;
    char *all = need_more(NULL, room);
    for (;;) {
        if (size + 65536 > room) all = need_more(all, room *= 2);
        ssize_t got = read(from, all + size, 65535);
        if (got <= 0) break;
        size += (size_t)got;
    }
    all[size] = 0;
    return all;
}

bool unit_expand(struct Unit *unit, const char *clang, char **flags, int flag_count) {
    int ends[2];
    if (pipe(ends)) return false;
    pid_t child = fork();
    if (child < 0) return false;
    if (child == 0) {
        char **arguments = need((size_t)(flag_count + 16) * sizeof *arguments);
        int n = 0;
        arguments[n++] = (char *)clang;
        for (int i = 0; i < flag_count; i++) arguments[n++] = flags[i];
        // A pragma written as an operator would leave no token behind: make it a word that is refused.
        // SAFE_SUBSET hides what the headers of the kernel hold for the kernel only.
        static char *const own[] = {"-ffreestanding",
                                    "-fsyntax-only",
                                    "-D_Pragma=__pragma_operator",
                                    "-DSAFE_SUBSET",
                                    "-H",
                                    "-Wno-everything",
                                    "-Werror=macro-redefined",
                                    "-fno-color-diagnostics",
                                    "-fno-caret-diagnostics",
                                    "-Xclang",
                                    "-dump-tokens",
                                    "-x",
                                    "c"};
        for (size_t i = 0; i < sizeof own / sizeof *own; i++) arguments[n++] = own[i];
        arguments[n++] = (char *)unit->main_path;
        dup2(ends[1], 2);
        int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, 0);
        dup2(nowhere, 1);
        execvp(clang, arguments);
        _exit(127);
    }
    close(ends[1]);
    char *all = read_all(ends[0]);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 127) return false;
    for (char *line = all, *end; *line; line = end) {
        end = strchr(line, '\n');
        if (!end) break;
        *end++ = 0;
        take_line(unit, line);
    }
    if (WEXITSTATUS(status) && !report_has(RULE_COMPILE))
        refuse_message(unit->main_path, 1, RULE_COMPILE, "the preprocessor failed");
    return true;
}
