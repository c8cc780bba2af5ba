// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// enclave.toml: see manifest.h.
#include "host/image/manifest.h"

#include "abi/layout.h"
#include "host/codec/cbor.h"
#include "host/error.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MAX_SIZE 200

static const char *const keys[MANIFEST_KEYS] = {
    [MANIFEST_HEAP] = "heap",     [MANIFEST_STACK] = "stack", [MANIFEST_PRODUCT_ID] = "product_id",
    [MANIFEST_SVN] = "svn",       [MANIFEST_DEBUG] = "debug", [MANIFEST_ECALLS] = "ecalls",
    [MANIFEST_OCALLS] = "ocalls",
};
// What the design names and this version does not have: refused by name, so that nobody believes it is in force.
static const char *const later[] = {"threads", "files", "environment", "clock", "stdin", "stdout", "stderr"};

struct Parser {
    const char *text, *end, *name;
    unsigned line;
    struct Manifest *manifest;
    struct CborWriter pairs;
    size_t count;
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

static bool take_integer(struct Parser *parser, uint64_t *number) {
    const char *from = parser->text;
    *number = 0;
    for (; (peek(parser) >= '0' && peek(parser) <= '9') || peek(parser) == '_'; parser->text++) {
        if (*parser->text == '_') continue;
        *number = *number * 10 + (uint64_t)(*parser->text - '0');
        if (*number > UINT64_C(1) << 40) return wrong(parser, "a number is too large");
    }
    return parser->text > from || wrong(parser, "a number is wanted");
}

// 67108864, or "64M".
static bool take_size(struct Parser *parser, uint64_t *size) {
    char text[NAME_MAX_SIZE + 1];
    size_t length;
    if (peek(parser) != '"' && peek(parser) != '\'') return take_integer(parser, size);
    if (!take_string(parser, text, &length)) return false;
    struct Parser inner = {text, text + length, parser->name, parser->line, NULL, {{0}, 0}, 0};
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

// Appends a map with the names as keys: in order, and none twice.
static bool take_names(struct Parser *parser) {
    struct CborWriter names = {0};
    size_t count = 0, size;
    char text[NAME_MAX_SIZE + 1];
    if (peek(parser) != '[') return wrong(parser, "a list of names is wanted, like [\"log\"]");
    parser->text++;
    bool ok = true;
    for (skip_space(parser); ok && peek(parser) != ']'; skip_space(parser)) {
        ok = take_string(parser, text, &size) && (size > 0 || wrong(parser, "a name is empty"));
        if (!ok) break;
        cbor_put_text(&names, text, size);
        cbor_put_bool(&names, true);
        count++;
        skip_space(parser);
        if (peek(parser) == ',')
            parser->text++;
        else
            ok = peek(parser) == ']' || wrong(parser, "',' or ']' is wanted");
    }
    parser->text++;
    ok = ok && (cbor_put_map_sorted(&parser->pairs, names.bytes.data, names.bytes.size, count) ||
                wrong(parser, "a name stands there twice, or is not UTF-8"));
    bytes_free(&names.bytes);
    return ok;
}

static bool take_number(struct Parser *parser, uint16_t *number) {
    uint64_t value;
    if (!take_integer(parser, &value)) return false;
    if (value > UINT16_MAX) return wrong(parser, "a number up to 65535 is wanted");
    *number = (uint16_t)value;
    cbor_put_u64(&parser->pairs, value);
    return true;
}

static bool take_pages(struct Parser *parser, uint64_t *size) {
    if (!take_size(parser, size)) return false;
    if (*size % PAGE_SIZE) return wrong(parser, "a size must be a multiple of 4096");
    cbor_put_u64(&parser->pairs, *size);
    return true;
}

static bool take_value(struct Parser *parser, enum ManifestKey key) {
    struct Manifest *manifest = parser->manifest;
    switch (key) {
    case MANIFEST_HEAP: return take_pages(parser, &manifest->heap_size);
    case MANIFEST_STACK: return take_pages(parser, &manifest->stack_size);
    case MANIFEST_PRODUCT_ID: return take_number(parser, &manifest->product_id);
    case MANIFEST_SVN: return take_number(parser, &manifest->svn);
    case MANIFEST_DEBUG:
        if (!take_boolean(parser, &manifest->debug)) return false;
        cbor_put_bool(&parser->pairs, manifest->debug);
        return true;
    default: return take_names(parser);
    }
}

// ----- keys

static bool unknown(const struct Parser *parser, const char *key, size_t size) {
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        if (strlen(later[i]) == size && memcmp(later[i], key, size) == 0)
            return error_set("%s:%u: '%s' is not implemented yet in Python-SGX", parser->name, parser->line,
                             later[i]);
    }
    return error_set(
        "%s:%u: there is no key '%.*s'; the keys are heap, stack, product_id, svn, debug, ecalls, ocalls",
        parser->name, parser->line, (int)(size < 60 ? size : 60), key);
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
        if (strlen(keys[i]) != size || memcmp(keys[i], key, size) != 0) continue;
        if (parser->manifest->given[i])
            return error_set("%s:%u: '%s' stands there twice", parser->name, parser->line, keys[i]);
        parser->manifest->given[i] = true;
        parser->count++;
        cbor_put_text(&parser->pairs, key, size);
        return take_value(parser, (enum ManifestKey)i) && end_line(parser);
    }
    return unknown(parser, key, size);
}

bool manifest_parse(struct Manifest *manifest, const char *text, size_t size, const char *name) {
    *manifest = (struct Manifest){0};
    struct Parser parser = {text, text + size, name, 1, manifest, {{0}, 0}, 0};
    struct CborWriter canonical = {0};
    bool ok = true;
    while (ok && parser.text < parser.end) ok = take_line(&parser);
    ok =
        ok && cbor_put_map_sorted(&canonical, parser.pairs.bytes.data, parser.pairs.bytes.size, parser.count);
    bytes_free(&parser.pairs.bytes);
    if (ok)
        manifest->canonical = canonical.bytes;
    else
        bytes_free(&canonical.bytes);
    return ok;
}

void manifest_free(struct Manifest *manifest) { bytes_free(&manifest->canonical); }
