// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// enclave.toml: see manifest.h.
#include "host/image/manifest.h"

#include "abi/layout.h"
#include "host/codec/cbor.h"
#include "host/error.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MAX_SIZE 200

enum Kind { KIND_PAGES, KIND_NUMBER, KIND_BOOLEAN, KIND_NAMES, KIND_PATHS };

static const struct {
    const char *name;
    enum Kind kind;
    uint64_t low, high; // of numbers
} keys[MANIFEST_KEYS] = {
    [MANIFEST_HEAP] = {"heap", KIND_PAGES, 0, 0},
    [MANIFEST_STACK] = {"stack", KIND_PAGES, 0, 0},
    [MANIFEST_THREADS] = {"threads", KIND_NUMBER, 1, THREADS_MAX},
    [MANIFEST_PRODUCT_ID] = {"product_id", KIND_NUMBER, 0, UINT16_MAX},
    [MANIFEST_SVN] = {"svn", KIND_NUMBER, 0, UINT16_MAX},
    [MANIFEST_DEBUG] = {"debug", KIND_BOOLEAN, 0, 0},
    [MANIFEST_GENERIC] = {"generic", KIND_BOOLEAN, 0, 0},
    [MANIFEST_CLOCK] = {"clock", KIND_BOOLEAN, 0, 0},
    [MANIFEST_STDIN] = {"stdin", KIND_BOOLEAN, 0, 0},
    [MANIFEST_STDOUT] = {"stdout", KIND_BOOLEAN, 0, 0},
    [MANIFEST_STDERR] = {"stderr", KIND_BOOLEAN, 0, 0},
    [MANIFEST_ECALLS] = {"ecalls", KIND_NAMES, 0, 0},
    [MANIFEST_OCALLS] = {"ocalls", KIND_NAMES, 0, 0},
    [MANIFEST_ENVIRONMENT] = {"environment", KIND_NAMES, 0, 0},
    [MANIFEST_FILES] = {"files", KIND_PATHS, 0, 0},
    [MANIFEST_SEALED_FILES] = {"sealed_files", KIND_PATHS, 0, 0},
    [MANIFEST_UNTRUSTED_FILES] = {"untrusted_files", KIND_PATHS, 0, 0},
};

struct Parser {
    const char *text, *end, *name;
    unsigned line;
    struct Manifest *manifest;
};

static bool wrong(const struct Parser *parser, const char *what) {
    return error_set("%s:%u: %s", parser->name, parser->line, what);
}

static char peek(const struct Parser *parser) { return parser->text < parser->end ? *parser->text : 0; }

static void skip_blanks(struct Parser *parser) {
    while (peek(parser) == ' ' || peek(parser) == '\t') parser->text++;
}

// The end of a line, with its comment.
static bool end_line(struct Parser *parser) {
    skip_blanks(parser);
    if (peek(parser) == '#')
        while (parser->text < parser->end && *parser->text != '\n') parser->text++;
    if (peek(parser) == '\r') parser->text++;
    if (parser->text == parser->end) return true;
    if (*parser->text != '\n') return wrong(parser, "something follows the value");
    parser->text++;
    parser->line++;
    return true;
}

// White space, comments and ends of lines, inside an array.
static void skip_space(struct Parser *parser) {
    for (;;) {
        skip_blanks(parser);
        if (peek(parser) == '#')
            while (parser->text < parser->end && *parser->text != '\n') parser->text++;
        if (peek(parser) != '\n' && peek(parser) != '\r') return;
        parser->line += peek(parser) == '\n';
        parser->text++;
    }
}

// ----- values

static bool take_string(struct Parser *parser, char text[NAME_MAX_SIZE + 1], size_t *size) {
    char quote = peek(parser);
    if (quote != '"' && quote != '\'') return wrong(parser, "a text in quotes is wanted");
    *size = 0;
    for (parser->text++; peek(parser) != quote; parser->text++) {
        char c = peek(parser);
        if (parser->text == parser->end || (unsigned char)c < 0x20)
            return wrong(parser, "a text does not end");
        if (c == '\\' && quote == '"') return wrong(parser, "escapes in texts are not supported");
        if (*size == NAME_MAX_SIZE) return wrong(parser, "a text is too long");
        text[(*size)++] = c;
    }
    text[*size] = 0;
    parser->text++;
    return true;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool take_integer(struct Parser *parser, uint64_t *number) {
    const char *from = parser->text;
    *number = 0;
    for (; is_digit(peek(parser)) || peek(parser) == '_'; parser->text++) {
        bool between = parser->text > from && is_digit(parser->text[-1]) && parser->end - parser->text > 1 &&
                       is_digit(parser->text[1]);
        if (*parser->text == '_' && !between) return wrong(parser, "'_' stands between digits only");
        if (*parser->text == '_') continue;
        *number = *number * 10 + (uint64_t)(*parser->text - '0');
        if (*number > UINT64_C(1) << 40) return wrong(parser, "a number is too large");
    }
    if (parser->text - from > 1 && *from == '0') return wrong(parser, "a number does not begin with 0");
    return parser->text > from || wrong(parser, "a number is wanted");
}

// 67108864, or "64M".
static bool take_size(struct Parser *parser, uint64_t *size) {
    char text[NAME_MAX_SIZE + 1];
    size_t length;
    if (is_digit(peek(parser)))
        return take_integer(parser, size) && (!isalpha((unsigned char)peek(parser)) ||
                                              wrong(parser, "a size with a letter is a text, like \"64M\""));
    if (peek(parser) != '"' && peek(parser) != '\'') return wrong(parser, "a size is wanted, like \"64M\"");
    if (!take_string(parser, text, &length)) return false;
    struct Parser inner = {text, text + length, parser->name, parser->line, NULL};
    if (!is_digit(peek(&inner))) return wrong(parser, "a size is wanted, like \"64M\"");
    if (!take_integer(&inner, size)) return false;
    unsigned shift = *inner.text == 'K' ? 10 : *inner.text == 'M' ? 20 : *inner.text == 'G' ? 30 : 0;
    if (inner.text + (shift != 0) != inner.end) return wrong(parser, "a size is wanted, like \"64M\"");
    if (*size > (UINT64_C(1) << 40) >> shift) return wrong(parser, "a size is too large");
    *size <<= shift;
    return true;
}

static bool take_boolean(struct Parser *parser, bool *value) {
    for (int i = 0; i < 2; i++) {
        const char *word = i ? "true" : "false";
        size_t size = strlen(word);
        if ((size_t)(parser->end - parser->text) < size || memcmp(parser->text, word, size) != 0) continue;
        parser->text += size;
        *value = i;
        return true;
    }
    return wrong(parser, "true or false is wanted");
}

// A path within a folder: no '/' at either end, no part that is empty, "." or "..".
static bool is_inner_path(const char *path) {
    for (const char *part = path;; part++) {
        size_t size = strcspn(part, "/");
        if (size == 0 || (size == 1 && *part == '.') || (size == 2 && part[0] == '.' && part[1] == '.'))
            return false;
        part += size;
        if (!*part) return true;
    }
}

static bool is_utf8(const char *text, size_t size) {
    struct CborWriter writer = {0};
    cbor_put_text(&writer, text, size);
    bool ok = cbor_check(writer.bytes.data, writer.bytes.size);
    bytes_free(&writer.bytes);
    return ok;
}

static bool names_has(const struct ManifestNames *names, const char *name) {
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0) return true;
    return false;
}

static void names_add(struct ManifestNames *names, const char *name, size_t size) {
    names->items = realloc(names->items, (names->count + 1) * sizeof *names->items);
    if (!names->items || !(names->items[names->count++] = strndup(name, size))) abort();
}

static bool take_name(struct Parser *parser, enum ManifestKey key) {
    struct ManifestNames *names = &parser->manifest->names[key];
    char text[NAME_MAX_SIZE + 1];
    size_t size;
    if (!take_string(parser, text, &size)) return false;
    if (size == 0) return wrong(parser, "a name is empty");
    if (strlen(text) != size || !is_utf8(text, size)) return wrong(parser, "a name is not UTF-8");
    if (key == MANIFEST_ENVIRONMENT && strchr(text, '='))
        return wrong(parser, "the name of a variable has no '='; --env gives its value");
    if (names_has(names, text)) return wrong(parser, "a name stands there twice");
    if (keys[key].kind == KIND_PATHS && !is_inner_path(text))
        return wrong(parser, "a path must lead into the folder: no '/' in front, no '..'");
    names_add(names, text, size);
    return true;
}

static bool take_names(struct Parser *parser, enum ManifestKey key) {
    if (peek(parser) != '[') return wrong(parser, "a list of names is wanted, like [\"log\"]");
    parser->text++;
    for (skip_space(parser); peek(parser) != ']'; skip_space(parser)) {
        if (!take_name(parser, key)) return false;
        skip_space(parser);
        if (peek(parser) == ',')
            parser->text++;
        else if (peek(parser) != ']')
            return wrong(parser, "',' or ']' is wanted");
    }
    parser->text++;
    return true;
}

static bool take_value(struct Parser *parser, enum ManifestKey key) {
    uint64_t *number = &parser->manifest->numbers[key];
    bool boolean;
    switch (keys[key].kind) {
    case KIND_PAGES:
        return take_size(parser, number) &&
               (*number % PAGE_SIZE == 0 || wrong(parser, "a size must be a multiple of 4096"));
    case KIND_NUMBER:
        if (!take_integer(parser, number)) return false;
        return (*number >= keys[key].low && *number <= keys[key].high) ||
               error_set("%s:%u: a number from %u to %u is wanted", parser->name, parser->line,
                         (unsigned)keys[key].low, (unsigned)keys[key].high);
    case KIND_BOOLEAN:
        if (!take_boolean(parser, &boolean)) return false;
        *number = boolean;
        return true;
    default: return take_names(parser, key);
    }
}

// ----- keys

// How many letters have to be changed, added or taken away to make one name of the other.
static size_t distance(const char *a, size_t size, const char *b) {
    size_t row[32], width = strlen(b);
    for (size_t j = 0; j <= width; j++) row[j] = j;
    for (size_t i = 1; i <= size; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            bool equal = tolower((unsigned char)a[i - 1]) == b[j - 1];
            size_t change = corner + !equal, add = row[j - 1] + 1, remove = row[j] + 1;
            corner = row[j];
            row[j] = change < add ? change : add;
            if (remove < row[j]) row[j] = remove;
        }
    }
    return row[width];
}

static bool unknown(const struct Parser *parser, const char *key, size_t size) {
    if (size > 60) size = 60;
    size_t least = SIZE_MAX;
    const char *nearest = "";
    for (int i = 0; i < MANIFEST_KEYS; i++) {
        bool begins = size >= 3 && strncmp(key, keys[i].name, size) == 0;
        size_t found = begins ? 0 : distance(key, size, keys[i].name);
        if (found < least) nearest = keys[i].name;
        if (found < least) least = found;
    }
    return error_set("%s:%u: there is no key '%.*s'; the nearest is '%s' (docs/granting.md has all)",
                     parser->name, parser->line, (int)size, key, nearest);
}

static bool is_key_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static bool take_line(struct Parser *parser) {
    skip_blanks(parser);
    if (parser->text == parser->end || strchr("#\r\n", *parser->text)) return end_line(parser);
    if (*parser->text == '[') return wrong(parser, "there are no tables; all keys stand at the top");
    const char *key = parser->text;
    while (is_key_character(peek(parser))) parser->text++;
    size_t size = (size_t)(parser->text - key);
    skip_blanks(parser);
    if (size == 0 || peek(parser) != '=') return wrong(parser, "a line is KEY = VALUE");
    parser->text++;
    skip_blanks(parser);
    for (int i = 0; i < MANIFEST_KEYS; i++) {
        if (strlen(keys[i].name) != size || memcmp(keys[i].name, key, size) != 0) continue;
        if (parser->manifest->given[i])
            return error_set("%s:%u: '%s' stands there twice", parser->name, parser->line, keys[i].name);
        parser->manifest->given[i] = true;
        return take_value(parser, (enum ManifestKey)i) && end_line(parser);
    }
    return unknown(parser, key, size);
}

// ----- the host's files

// Is one of them the other, or a folder that it is in?
static bool in_the_way(const char *a, const char *b) {
    size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    return memcmp(a, b, n) == 0 && (a[n] == 0 || a[n] == '/') && (b[n] == 0 || b[n] == '/');
}

static const char *file_at(const struct Manifest *manifest, size_t i) {
    const struct ManifestNames *sealed = &manifest->names[MANIFEST_SEALED_FILES];
    const struct ManifestNames *plain = &manifest->names[MANIFEST_UNTRUSTED_FILES];
    if (i < sealed->count) return sealed->items[i];
    return i - sealed->count < plain->count ? plain->items[i - sealed->count] : NULL;
}

// Sealed and untrusted files lie in one folder of the host's.
static bool files_apart(const struct Manifest *manifest, const char *name) {
    const char *one, *other;
    for (size_t i = 0; (one = file_at(manifest, i)); i++)
        for (size_t j = 0; j < i && (other = file_at(manifest, j)); j++)
            if (in_the_way(one, other))
                return error_set("%s: the files '%s' and '%s' are in each other's place on the host", name,
                                 other, one);
    return true;
}

// ----- the canonical form

static void encode_names(struct CborWriter *writer, const struct ManifestNames *names) {
    struct CborWriter pairs = {0};
    for (size_t i = 0; i < names->count; i++) {
        cbor_put_text(&pairs, names->items[i], strlen(names->items[i]));
        cbor_put_bool(&pairs, true);
    }
    if (!cbor_put_map_sorted(writer, pairs.bytes.data, pairs.bytes.size, names->count)) abort();
    bytes_free(&pairs.bytes);
}

static void encode(struct Manifest *manifest) {
    struct CborWriter pairs = {0}, canonical = {0};
    size_t count = 0;
    for (int i = 0; i < MANIFEST_KEYS; i++) {
        if (!manifest->given[i]) continue;
        count++;
        cbor_put_text(&pairs, keys[i].name, strlen(keys[i].name));
        if (keys[i].kind == KIND_BOOLEAN)
            cbor_put_bool(&pairs, manifest->numbers[i]);
        else if (keys[i].kind < KIND_BOOLEAN)
            cbor_put_u64(&pairs, manifest->numbers[i]);
        else
            encode_names(&pairs, &manifest->names[i]);
    }
    if (!cbor_put_map_sorted(&canonical, pairs.bytes.data, pairs.bytes.size, count)) abort();
    bytes_free(&pairs.bytes);
    bytes_free(&manifest->canonical);
    manifest->canonical = canonical.bytes;
}

bool manifest_parse(struct Manifest *manifest, const char *text, size_t size, const char *name) {
    *manifest = (struct Manifest){0};
    struct Parser parser = {text, text + size, name, 1, manifest};
    while (parser.text < parser.end) {
        if (take_line(&parser)) continue;
        manifest_free(manifest);
        return false;
    }
    if (!files_apart(manifest, name)) {
        manifest_free(manifest);
        return false;
    }
    encode(manifest);
    return true;
}

void manifest_grant(struct Manifest *manifest, enum ManifestKey key, const char *name) {
    if (manifest_grants(manifest, key, name)) return;
    manifest->given[key] = true;
    names_add(&manifest->names[key], name, strcspn(name, "="));
    encode(manifest);
}

void manifest_set(struct Manifest *manifest, enum ManifestKey key, uint64_t number) {
    manifest->given[key] = true;
    manifest->numbers[key] = number;
    encode(manifest);
}

bool manifest_grants(const struct Manifest *manifest, enum ManifestKey key, const char *name) {
    const struct ManifestNames *names = &manifest->names[key];
    size_t size = strcspn(name, "=");
    for (size_t i = 0; i < names->count; i++)
        if (strlen(names->items[i]) == size && memcmp(names->items[i], name, size) == 0) return true;
    return false;
}

static bool read_value(struct Manifest *manifest, int key, struct CborReader *reader) {
    struct CborItem item, name, granted;
    if (!cbor_next(reader, &item)) return false;
    manifest->numbers[key] = item.n;
    if (keys[key].kind < KIND_BOOLEAN) return item.kind == CBOR_UINT;
    if (keys[key].kind == KIND_BOOLEAN) return item.kind == CBOR_BOOL;
    if (item.kind != CBOR_MAP) return false;
    for (uint64_t i = 0; i < item.n; i++) {
        if (!cbor_next(reader, &name) || !cbor_next(reader, &granted)) return false;
        if (name.kind != CBOR_TEXT || granted.kind != CBOR_BOOL || memchr(name.data, 0, name.size))
            return false;
        names_add(&manifest->names[key], (const char *)name.data, name.size);
        const struct ManifestNames *names = &manifest->names[key];
        if (keys[key].kind == KIND_PATHS && !is_inner_path(names->items[names->count - 1])) return false;
    }
    return true;
}

static bool read_pairs(struct Manifest *manifest, struct CborReader *reader) {
    struct CborItem map, name;
    if (!cbor_next(reader, &map) || map.kind != CBOR_MAP) return false;
    for (uint64_t i = 0; i < map.n; i++) {
        if (!cbor_next(reader, &name) || name.kind != CBOR_TEXT) return false;
        int key = 0;
        while (key < MANIFEST_KEYS &&
               (strlen(keys[key].name) != name.size || memcmp(keys[key].name, name.data, name.size) != 0))
            key++;
        if (key == MANIFEST_KEYS || !read_value(manifest, key, reader)) return false;
        manifest->given[key] = true;
    }
    return true;
}

bool manifest_read(struct Manifest *manifest, const void *canonical, size_t size) {
    *manifest = (struct Manifest){0};
    struct CborReader reader = {canonical, size, 0};
    if (cbor_check(canonical, size) && read_pairs(manifest, &reader)) {
        encode(manifest);
        return true;
    }
    manifest_free(manifest);
    return false;
}

void manifest_free(struct Manifest *manifest) {
    for (int i = 0; i < MANIFEST_KEYS; i++) {
        for (size_t j = 0; j < manifest->names[i].count; j++) free(manifest->names[i].items[j]);
        free(manifest->names[i].items);
    }
    bytes_free(&manifest->canonical);
    *manifest = (struct Manifest){0};
}
