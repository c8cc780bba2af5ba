// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Finds the imports in Python source text: see imports.h.
#include "host/image/imports.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Scanner {
    struct ImportList *list;
    const uint8_t *at, *end; // *end is NUL
    unsigned line;
    unsigned depth;   // of open brackets
    unsigned indent;  // of the logical line at hand
    bool after_colon; // behind a ':' of the same logical line
    bool is_main;
    bool in_function;    // within a function ...
    unsigned def_indent; // ... whose `def` is indented so much
    bool skipping;       // within a block that never runs ...
    unsigned skip_above; // ... as long as lines are indented more than this
};

static bool is_word_start(int c) { return isalpha(c) || c == '_' || c >= 0x80; }

static bool is_word(int c) { return isalnum(c) || c == '_' || c >= 0x80; }

// ----- the list

static char *copy_text(const uint8_t *text, size_t size) {
    char *copy = malloc(size + 1);
    if (!copy) abort();
    memcpy(copy, text, size);
    copy[size] = 0;
    return copy;
}

static void add(struct Scanner *scanner, enum ImportKind kind, unsigned level, unsigned line,
                const char *module, const char *name) {
    struct ImportList *list = scanner->list;
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 16;
        list->items = realloc(list->items, list->room * sizeof *list->items);
        if (!list->items) abort();
    }
    list->items[list->count++] = (struct Import){
        .kind = kind,
        .required = scanner->indent == 0 && !scanner->after_colon,
        .lazy = scanner->in_function,
        .level = level,
        .line = line,
        .module = copy_text((const uint8_t *)module, strlen(module)),
        .name = name ? copy_text((const uint8_t *)name, strlen(name)) : NULL,
    };
}

void imports_free(struct ImportList *list) {
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].module);
        free(list->items[i].name);
    }
    free(list->items);
    *list = (struct ImportList){0};
}

// ----- text

// Behind the string whose opening quote is at `at`. Prefixes do not matter: in a raw string, too, a quote
// behind a backslash does not end it.
static void skip_string(struct Scanner *scanner) {
    const uint8_t *at = scanner->at;
    uint8_t quote = *at;
    bool triple = scanner->end - at >= 3 && at[1] == quote && at[2] == quote;
    at += triple ? 3 : 1;
    while (at < scanner->end) {
        uint8_t c = *at++;
        if (c == '\\' && at < scanner->end) {
            scanner->line += *at == '\n';
            at++;
        } else if (c == '\n') {
            if (!triple) { // not closed: the line's end closes it
                at--;
                break;
            }
            scanner->line++;
        } else if (c == quote) {
            if (!triple) break;
            if (at + 1 < scanner->end && at[0] == quote && at[1] == quote) {
                at += 2;
                break;
            }
        }
    }
    scanner->at = at;
}

static void skip_comment(struct Scanner *scanner) {
    const uint8_t *newline = memchr(scanner->at, '\n', (size_t)(scanner->end - scanner->at));
    scanner->at = newline ? newline : scanner->end;
}

// Behind blanks, continued line ends, and, within brackets, comments and line ends.
static void skip_blank(struct Scanner *scanner, bool bracketed) {
    for (; scanner->at < scanner->end; scanner->at++) {
        uint8_t c = *scanner->at;
        if (c == '\\' && scanner->at[1] == '\r' && scanner->at[2] == '\n') scanner->at++, c = '\\';
        if (c == '\\' && scanner->at[1] == '\n') {
            scanner->at++;
            scanner->line++;
        } else if (bracketed && c == '\n') {
            scanner->line++;
        } else if (bracketed && c == '#') {
            skip_comment(scanner);
            scanner->at--;
        } else if (c != ' ' && c != '\t' && c != '\f' && c != '\r') {
            return;
        }
    }
}

// A word at hand into `word` (cut when longer); false when there is none.
static bool take_word(struct Scanner *scanner, char *word, size_t room) {
    const uint8_t *start = scanner->at;
    if (!is_word_start(*start)) return false;
    while (is_word(*scanner->at)) scanner->at++;
    size_t size = (size_t)(scanner->at - start);
    if (size >= room) size = room - 1;
    memcpy(word, start, size);
    word[size] = 0;
    return true;
}

static bool take_char(struct Scanner *scanner, char c) {
    if (*scanner->at != (uint8_t)c) return false;
    scanner->at++;
    return true;
}

// a.b.c with blanks allowed; false when no word is at hand.
static bool take_dotted(struct Scanner *scanner, char *name, size_t room) {
    size_t used = 0;
    do {
        skip_blank(scanner, false);
        if (!take_word(scanner, name + used, room - used)) break;
        used += strlen(name + used);
        skip_blank(scanner, false);
        if (used + 2 >= room) break;
        name[used++] = '.';
    } while (take_char(scanner, '.'));
    if (used) name[used - 1] = 0;
    return used > 1;
}

// ----- statements

#define NAME_ROOM 512

static void skip_as(struct Scanner *scanner, bool bracketed) {
    const uint8_t *start = scanner->at;
    char word[NAME_ROOM];
    if (take_word(scanner, word, sizeof word) && strcmp(word, "as") == 0) {
        skip_blank(scanner, bracketed);
        take_word(scanner, word, sizeof word);
        skip_blank(scanner, bracketed);
    } else {
        scanner->at = start;
    }
}

// Behind the word `import`: a.b as c, d
static void scan_import(struct Scanner *scanner) {
    char module[NAME_ROOM];
    do {
        unsigned line = scanner->line;
        if (!take_dotted(scanner, module, sizeof module)) return;
        skip_as(scanner, false);
        add(scanner, IMPORT_MODULE, 0, line, module, NULL);
    } while (take_char(scanner, ','));
}

// Behind the word `from`: .a.b import (c as d, e)
static void scan_from(struct Scanner *scanner) {
    char module[NAME_ROOM] = "", name[NAME_ROOM];
    unsigned level = 0, line = scanner->line;
    for (;; level++) {
        skip_blank(scanner, false);
        if (!take_char(scanner, '.')) break;
    }
    const uint8_t *start = scanner->at;
    if (level && take_word(scanner, name, sizeof name) && strcmp(name, "import") == 0) {
        scanner->at = start;
    } else {
        scanner->at = start;
        if (!take_dotted(scanner, module, sizeof module)) return;
    }
    if (!take_word(scanner, name, sizeof name) || strcmp(name, "import") != 0) return;
    skip_blank(scanner, false);
    if (take_char(scanner, '*')) {
        add(scanner, IMPORT_STAR, level, line, module, NULL);
        return;
    }
    bool bracketed = take_char(scanner, '(');
    do {
        skip_blank(scanner, bracketed);
        if (!take_word(scanner, name, sizeof name)) break;
        skip_blank(scanner, bracketed);
        skip_as(scanner, bracketed);
        add(scanner, IMPORT_NAME, level, line, module, name);
    } while (take_char(scanner, ','));
    skip_blank(scanner, bracketed);
    if (bracketed) take_char(scanner, ')');
}

// A string literal at hand, without escapes, into `text`; false and nothing taken when there is none.
static bool take_plain_string(struct Scanner *scanner, char *text, size_t room) {
    uint8_t quote = *scanner->at;
    if (quote != '"' && quote != '\'') return false;
    const uint8_t *start = scanner->at + 1, *at = start;
    while (is_word(*at) || *at == '.') at++;
    size_t size = (size_t)(at - start);
    if (*at != quote || size == 0 || size >= room) return false;
    memcpy(text, start, size);
    text[size] = 0;
    scanner->at = at + 1;
    return true;
}

// The start of a name that is finished while the program runs, "a.b%d" or f"a.{b}": "a."
static bool take_unfinished(struct Scanner *scanner, char *text, size_t room) {
    const uint8_t *start = scanner->at + (*scanner->at == 'f'), *at = start;
    if (*at != '"' && *at != '\'') return false;
    for (start = ++at; is_word(*at) || *at == '.';) at++;
    if (*at != '%' && *at != '{') return false;
    while (at > start && at[-1] != '.') at--;
    size_t size = (size_t)(at - start);
    if (size == 0 || size >= room) return false;
    memcpy(text, start, size);
    text[size] = 0;
    return true;
}

// Behind __import__, import_module or find_spec: ("a.b"
static void scan_call(struct Scanner *scanner) {
    char name[NAME_ROOM];
    skip_blank(scanner, true);
    if (!take_char(scanner, '(')) return;
    scanner->depth++;
    skip_blank(scanner, true);
    if (!take_unfinished(scanner, name, sizeof name) && !take_plain_string(scanner, name, sizeof name))
        return;
    unsigned level = (unsigned)strspn(name, ".");
    size_t last = strlen(name) - 1;
    enum ImportKind kind = name[last] == '.' ? IMPORT_BELOW : IMPORT_MODULE; // "encodings." + name
    if (kind == IMPORT_BELOW && last > 0) name[last] = 0;
    bool kept = scanner->after_colon;
    scanner->after_colon = true; // never required: who calls it may expect it to fail
    if (name[level]) add(scanner, kind, level, scanner->line, name + level, NULL);
    scanner->after_colon = kept;
}

// Behind iter_modules or walk_packages: the argument tells by __path__ or __file__ of which package the modules are listed.
static void scan_listing(struct Scanner *scanner) {
    skip_blank(scanner, true);
    if (scanner->at >= scanner->end || *scanner->at != '(') return;
    const uint8_t *start = scanner->at, *at = start + 1;
    while (scanner->end - at >= 8 && *at != ')' && *at != '\n' && memcmp(at, "__path__", 8) != 0 &&
           memcmp(at, "__file__", 8) != 0)
        at++;
    if (scanner->end - at < 8 || *at != '_') return;
    const uint8_t *from = at;
    while (from > start + 1 && (is_word(from[-1]) || from[-1] == '.')) from--;
    char name[NAME_ROOM];
    size_t size = (size_t)(at - from);
    if (size > sizeof name) return;
    memcpy(name, from, size);
    name[size ? size - 1 : 0] = 0; // "package." without its dot
    bool kept = scanner->after_colon;
    scanner->after_colon = true; // never required
    add(scanner, IMPORT_LISTED, size == 0, scanner->line, name, NULL);
    scanner->after_colon = kept;
}

// Behind __all__ at a statement's start: the strings up to the statement's end.
static void scan_all(struct Scanner *scanner) {
    unsigned depth = 0;
    while (scanner->at < scanner->end) {
        char name[NAME_ROOM];
        skip_blank(scanner, depth > 0);
        uint8_t c = *scanner->at;
        if (take_plain_string(scanner, name, sizeof name)) {
            add(scanner, IMPORT_ALL, 0, scanner->line, "", name);
            continue;
        }
        if (c == '\n' || c == '#' || c == ';') return;
        if (c == '\'' || c == '"') {
            skip_string(scanner);
            continue;
        }
        if (c == '(' || c == '[' || c == '{') depth++;
        if ((c == ')' || c == ']' || c == '}') && depth) depth--;
        if (scanner->at < scanner->end) scanner->at++;
    }
}

// Behind `if` or `elif`: does the block never run? Looks ahead only.
static bool never_runs(const struct Scanner *scanner) {
    char text[64];
    size_t used = 0;
    for (const uint8_t *at = scanner->at; at < scanner->end && *at != ':' && *at != '\n'; at++) {
        if (*at == ' ' || *at == '\t' || *at == '(' || *at == ')') continue;
        if (used == sizeof text - 1) return false;
        text[used++] = *at == '\'' ? '"' : (char)*at;
    }
    text[used] = 0;
    const char *dot = strrchr(text, '.');
    if (strcmp(text, "TYPE_CHECKING") == 0 || (dot && strcmp(dot, ".TYPE_CHECKING") == 0)) return true;
    return !scanner->is_main && strcmp(text, "__name__==\"__main__\"") == 0;
}

// ----- the scan

// At a logical line's first character: measures its indentation. Blank and comment lines are none.
static void begin_line(struct Scanner *scanner) {
    unsigned indent = 0;
    for (;; scanner->at++) {
        uint8_t c = *scanner->at;
        if (c == ' ')
            indent++;
        else if (c == '\t')
            indent = (indent / 8 + 1) * 8;
        else if (c == '\f')
            indent = 0;
        else
            break;
    }
    uint8_t c = *scanner->at;
    if (c == '\n' || c == '\r' || c == '#') return;
    scanner->indent = indent;
    scanner->after_colon = false;
    if (scanner->skipping && indent <= scanner->skip_above) scanner->skipping = false;
    if (scanner->in_function && indent <= scanner->def_indent) scanner->in_function = false;
}

static void scan_word(struct Scanner *scanner, bool begins_statement) {
    char word[32];
    take_word(scanner, word, sizeof word);
    if (scanner->skipping) return;
    if (begins_statement && strcmp(word, "import") == 0) return scan_import(scanner);
    if (begins_statement && strcmp(word, "from") == 0) return scan_from(scanner);
    if (begins_statement && strcmp(word, "__all__") == 0) return scan_all(scanner);
    if (strcmp(word, "__import__") == 0 || strcmp(word, "import_module") == 0 ||
        strcmp(word, "find_spec") == 0)
        return scan_call(scanner);
    if (strcmp(word, "iter_modules") == 0 || strcmp(word, "walk_packages") == 0) return scan_listing(scanner);
    if (strcmp(word, "def") == 0 && !scanner->in_function) {
        scanner->in_function = true;
        scanner->def_indent = scanner->indent;
    }
    bool is_if = begins_statement && (strcmp(word, "if") == 0 || strcmp(word, "elif") == 0);
    if (is_if && never_runs(scanner)) {
        scanner->skipping = true;
        scanner->skip_above = scanner->indent;
    }
}

void imports_scan(struct ImportList *list, const uint8_t *text, size_t size, bool is_main) {
    struct Scanner scanner = {.list = list, .at = text, .end = text + size, .line = 1, .is_main = is_main};
    bool begins_statement = true;
    begin_line(&scanner);
    while (scanner.at < scanner.end) {
        uint8_t c = *scanner.at;
        if (is_word_start(c)) {
            scan_word(&scanner, begins_statement && scanner.depth == 0);
            begins_statement = false;
            continue;
        }
        if (isdigit(c)) { // a number, its suffix included
            while (is_word(*scanner.at)) scanner.at++;
            continue;
        }
        if (c == '"' || c == '\'') {
            skip_string(&scanner);
            begins_statement = false;
            continue;
        }
        if (c == '#') {
            skip_comment(&scanner);
            continue;
        }
        scanner.at++;
        if (c == '\\' && *scanner.at == '\r') scanner.at++;
        if (c == '\\' && *scanner.at == '\n') {
            scanner.line++;
            scanner.at++;
        } else if (c == '\n') {
            scanner.line++;
            if (scanner.depth) continue;
            begin_line(&scanner);
            begins_statement = true;
        } else if (c == '(' || c == '[' || c == '{') {
            scanner.depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            scanner.depth -= scanner.depth > 0;
        } else if ((c == ':' || c == ';') && scanner.depth == 0) {
            begins_statement = true;
            scanner.after_colon |= c == ':';
        }
    }
}
