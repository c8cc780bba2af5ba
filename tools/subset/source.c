// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The files as written, before the preprocessor: which directives they use (a #line could pretend to be the
// kernel's text, a #pragma could change what the rest means), and which names they give to macros (none that
// the kernel's headers contain, or a user could change the kernel's meaning). From the kernel's headers it
// learns those names.
#include "tools/subset/subset.h"
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A file's text after line splices, with the line each character stood on.
struct Source {
    const char *path;
    char *text;
    uint32_t *lines;
    size_t size;
};

enum WordKind { WORD_END, WORD_NAME, WORD_STRING, WORD_OTHER };
struct Word {
    enum WordKind kind;
    size_t start, end;
    bool first; // of its line
};

static bool source_read(struct Source *source, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    size_t room = 65536, size = 0, got;
    char *raw = need_more(NULL, room);
    while ((got = fread(raw + size, 1, room - size, file)) > 0) {
        size += got;
        if (size == room) raw = need_more(raw, room *= 2);
    }
    fclose(file);
    source->path = path;
    source->text = need(size + 1);
    source->lines = need((size + 1) * sizeof *source->lines);
    source->size = 0;
    uint32_t line = 1;
    for (size_t i = 0; i < size; i++) {
        if (raw[i] == '\\') { // a splice, also with blanks before the line's end, as clang has it
            size_t next = i + 1;
            while (next < size && (raw[next] == ' ' || raw[next] == '\t' || raw[next] == '\v' ||
                                   raw[next] == '\f' || raw[next] == '\r'))
                next++;
            if (next < size && raw[next] == '\n') {
                line++;
                i = next;
                continue;
            }
        }
        source->text[source->size] = raw[i];
        source->lines[source->size++] = line;
        if (raw[i] == '\n') line++;
    }
    source->lines[source->size] = line;
    free(raw);
    return true;
}

static bool is_name_char(char c) { return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 128; }

// The next word after `at`; comments and blanks are passed over.
static struct Word next_word(const struct Source *source, size_t at, bool at_line_start) {
    const char *text = source->text;
    struct Word word = {.first = at_line_start};
    while (at < source->size) {
        if (text[at] == '\n') {
            word.first = true;
            at++;
        } else if (isspace((unsigned char)text[at])) {
            at++;
        } else if (text[at] == '/' && text[at + 1] == '/') {
            while (at < source->size && text[at] != '\n') at++;
        } else if (text[at] == '/' && text[at + 1] == '*') {
            at += 2;
            while (at < source->size && !(text[at] == '*' && text[at + 1] == '/')) at++;
            at = at + 2 < source->size ? at + 2 : source->size;
        } else {
            break;
        }
    }
    word.start = word.end = at;
    if (at >= source->size) return word;
    word.kind = WORD_OTHER;
    if (text[at] == '"' || text[at] == '\'') {
        word.kind = WORD_STRING;
        char quote = text[at++];
        while (at < source->size && text[at] != quote && text[at] != '\n') at += text[at] == '\\' ? 2 : 1;
        if (at < source->size && text[at] == quote) at++;
    } else if (isdigit((unsigned char)text[at])) {
        while (at < source->size && (is_name_char(text[at]) || text[at] == '.')) at++;
    } else if (is_name_char(text[at])) {
        word.kind = WORD_NAME;
        while (at < source->size && is_name_char(text[at])) at++;
    } else {
        at++;
    }
    word.end = at < source->size ? at : source->size;
    return word;
}

static bool is(const struct Source *source, struct Word word, const char *text) {
    return word_is(source->text + word.start, word.end - word.start, text);
}

// Does a directive start with this word? Then `name` is its name: what follows the '#' on the same line.
static bool is_directive(const struct Source *source, struct Word word, struct Word *name) {
    if (!word.first || !is(source, word, "#")) return false;
    *name = next_word(source, word.end, false);
    return true;
}

static bool ends_line(const struct Source *source, size_t from, struct Word word) {
    return word.kind == WORD_END || memchr(source->text + from, '\n', word.start - from) != NULL;
}

// ---- What the kernel's headers contain

// The parameters of the macro whose name is given. Gives the place behind them.
static size_t macro_parameters(const struct Source *source, struct Word name, struct NameSet *parameters) {
    size_t at = name.end;
    if (source->text[at] != '(') return at;
    while (at < source->size && source->text[at] != ')' && source->text[at] != '\n') {
        struct Word word = next_word(source, at + 1, false);
        if (word.kind == WORD_END) break;
        if (word.kind == WORD_NAME) names_add(parameters, source->text + word.start, word.end - word.start);
        at = word.kind == WORD_OTHER ? word.start : word.end - 1;
    }
    return at;
}

// A macro's definition: the names it relies on, except its parameters and members. Gives the place behind it.
static size_t learn_macro(struct Unit *unit, const struct Source *source, struct Word name) {
    struct NameSet parameters = {0};
    names_add(&unit->kernel_words, source->text + name.start, name.end - name.start);
    if (is_private(source->text + name.start, name.end - name.start))
        names_add(&unit->private_macros, source->text + name.start, name.end - name.start);
    size_t at = macro_parameters(source, name, &parameters);
    for (char before = 0;;) {
        struct Word word = next_word(source, at, false);
        if (ends_line(source, at, word)) return at;
        const char *text = source->text + word.start;
        size_t length = word.end - word.start;
        if (word.kind == WORD_NAME && !names_have(&parameters, text, length)) {
            names_add(&unit->kernel_words, text, length);
            if (before != '.' && before != '>') names_add(&unit->macro_words, text, length);
        }
        before = source->text[word.end - 1];
        at = word.end;
    }
}

static void learn_file(struct Unit *unit, const char *path) {
    struct Source source;
    if (!source_read(&source, path)) return;
    bool line_start = true;
    for (size_t at = 0;;) {
        struct Word word = next_word(&source, at, line_start), name;
        line_start = false;
        if (word.kind == WORD_END) break;
        at = word.end;
        if (is_directive(&source, word, &name) && is(&source, name, "define")) {
            struct Word defined = next_word(&source, name.end, false);
            at = learn_macro(unit, &source, defined);
        } else if (word.kind == WORD_NAME) {
            names_add(&unit->kernel_words, source.text + word.start, word.end - word.start);
        }
    }
}

static void learn_folder(struct Unit *unit, const char *folder) {
    DIR *open_folder = opendir(folder);
    if (!open_folder) return;
    for (struct dirent *entry; (entry = readdir(open_folder));) {
        size_t size = strlen(folder) + strlen(entry->d_name) + 2;
        if (entry->d_name[0] == '.') continue;
        char *path = need(size);
        snprintf(path, size, "%s/%s", folder, entry->d_name);
        const char *dot = strrchr(entry->d_name, '.');
        if (dot && (strcmp(dot, ".h") == 0 || strcmp(dot, ".def") == 0))
            learn_file(unit, path);
        else if (!dot)
            learn_folder(unit, path);
    }
    closedir(open_folder);
}

void source_learn_kernel(struct Unit *unit) { learn_folder(unit, unit->kernel_dir); }

// ---- What a user's file may contain

static void refuse_word(const struct Source *source, struct Word word, enum Rule rule) {
    size_t length = word.end - word.start;
    refuse(source->path, source->lines[word.start], rule,
           need_text(source->text + word.start, length < 60 ? length : 60));
}

static void check_include(const struct Source *source, struct Word name) {
    size_t start = name.end, end;
    while (source->text[start] == ' ' || source->text[start] == '\t') start++;
    for (end = start; end < source->size && source->text[end] != '\n'; end++);
    while (end > start && isspace((unsigned char)source->text[end - 1])) end--;
    char close = source->text[start] == '<' ? '>' : source->text[start] == '"' ? '"' : 0;
    const char *stop = close ? memchr(source->text + start + 1, close, end - start - 1) : NULL;
    struct Word whole = {.start = start, .end = end > start ? end : start + 1};
    if (!stop) {
        refuse_word(source, whole, RULE_INCLUDE);
        return;
    }
    const char *path = source->text + start + 1;
    size_t length = (size_t)(stop - path);
    static const char *const system[] = {"stdint.h", "stdbool.h", "stddef.h", "limits.h", "float.h", NULL};
    bool list = length > 4 && memcmp(path + length - 4, ".def", 4) == 0;
    bool header = length > 2 && memcmp(path + length - 2, ".h", 2) == 0;
    if (close == '>' && !word_in(path, length, system)) refuse_word(source, whole, RULE_HEADER);
    if (close == '"' && !header && !list) refuse_word(source, whole, RULE_INCLUDE);
}

static void check_directive(struct Unit *unit, const struct Source *source, struct Word hash,
                            struct Word name) {
    static const char *const harmless[] = {"if", "ifdef", "ifndef", "elif", "else", "endif", "error", NULL};
    if (ends_line(source, hash.end, name)) return; // a lone '#'
    if (is(source, name, "include")) {
        check_include(source, name);
    } else if (is(source, name, "define") || is(source, name, "undef")) {
        struct Word macro = next_word(source, name.end, false);
        size_t length = macro.end - macro.start;
        const char *text = source->text + macro.start;
        if (is_private(text, length) || is_reserved(text, length) ||
            names_have(&unit->kernel_words, text, length))
            refuse_word(source, macro, RULE_KERNEL_NAME);
    } else if (is(source, name, "pragma")) {
        struct Word what = next_word(source, name.end, false);
        if (!is(source, what, "once") || !ends_line(source, what.end, next_word(source, what.end, false)))
            refuse_word(source, what, RULE_DIRECTIVE);
    } else if (!word_in(source->text + name.start, name.end - name.start, harmless)) {
        refuse_word(source, name, RULE_DIRECTIVE);
    }
}

// Other spellings of '#' and of the backslash, which the reader above doesn't know.
static void check_characters(const struct Source *source) {
    for (size_t i = 0; i < source->size; i++) {
        const char *text = source->text + i; // ends with a NUL of its own
        bool trigraph = text[0] == '?' && text[1] == '?' && text[2] && strchr("=/'()!<>-", text[2]);
        if (trigraph || !text[0])
            refuse(source->path, source->lines[i], RULE_DIRECTIVE, trigraph ? "a trigraph" : "a NUL");
    }
}

// Words that a macro pastes together with ##: literal ones, and parameters, which may be anything.
#define CHAIN_MAX 16
struct Chain {
    const char *text[CHAIN_MAX]; // NULL: a parameter
    size_t length[CHAIN_MAX], count;
};

static bool chain_makes(const struct Chain *chain, size_t from, const char *name) {
    if (from == chain->count) return *name == 0;
    if (chain->text[from])
        return strncmp(name, chain->text[from], chain->length[from]) == 0 &&
               chain_makes(chain, from + 1, name + chain->length[from]);
    for (;; name++) {
        if (chain_makes(chain, from + 1, name)) return true;
        if (!*name) return false;
    }
}

// A private macro of the kernel's leaves no trace of its name in the expanded text, so none may be pasted
// together. (`T_##name` can't make HEAP_; `a##b` can.)
static void check_paste(struct Unit *unit, const struct Source *source, struct Word macro) {
    struct NameSet parameters = {0};
    names_add(&parameters, "__VA_ARGS__", strlen("__VA_ARGS__"));
    size_t at = macro_parameters(source, macro, &parameters);
    struct Chain chain = {.count = 0};
    struct Word last = {0};
    bool joins = false;
    for (;;) {
        struct Word word = next_word(source, at, false);
        bool end = ends_line(source, at, word), paste = false;
        if (!end) {
            at = word.end;
            paste = is(source, word, "#") && source->text[at] == '#';
        }
        if (paste) at++;
        if (!end && (paste || joins) && chain.count < CHAIN_MAX) {
            struct Word item = paste ? last : word;
            if (!paste || chain.count == 0) {
                const char *text = source->text + item.start;
                size_t length = item.end - item.start;
                chain.text[chain.count] = names_have(&parameters, text, length) ? NULL : text;
                chain.length[chain.count++] = length;
            }
        } else if (chain.count) {
            bool private = chain.count == CHAIN_MAX;
            for (size_t i = 0; i < unit->private_macros.capacity && !private; i++)
            private = unit->private_macros.slots[i] && chain_makes(&chain, 0, unit->private_macros.slots[i]);
            if (private) refuse_word(source, last, RULE_KERNEL_NAME);
            chain.count = 0;
        }
        if (end) return;
        joins = paste;
        if (!paste) last = word;
    }
}

static void check_word(struct Unit *unit, const struct Source *source, struct Word before, struct Word word) {
    const char *text = source->text + word.start;
    size_t length = word.end - word.start;
    struct Word name;
    if (is_directive(source, word, &name)) {
        check_directive(unit, source, word, name);
        if (is(source, name, "define")) check_paste(unit, source, next_word(source, name.end, false));
    }
    if (is(source, word, "%") && source->text[word.end] == ':') refuse_word(source, word, RULE_DIRECTIVE);
    if (names_have(&unit->private_macros, text, length)) refuse_word(source, word, RULE_KERNEL_NAME);
    if (word_is(text, length, "_Pragma")) refuse_word(source, word, RULE_DIRECTIVE);
    // A raw string would end elsewhere than this reader thinks.
    if (word.kind == WORD_STRING && before.kind == WORD_NAME && before.end == word.start &&
        source->text[before.end - 1] == 'R')
        refuse_word(source, before, RULE_CONSTRUCT);
}

void source_check(struct Unit *unit, const struct File *file) {
    struct Source source;
    struct Word before = {0};
    if (!source_read(&source, file->path)) return;
    check_characters(&source);
    bool line_start = true;
    for (size_t at = 0;;) {
        struct Word word = next_word(&source, at, line_start);
        line_start = false;
        if (word.kind == WORD_END) break;
        at = word.end;
        check_word(unit, &source, before, word);
        before = word;
    }
}
