// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Python source text: see source.h.
#include "host/image/source.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_ROOM 64

// Bytes of the UTF-8 character at `at`; 0 when it is not valid (Unicode 15, table 3-7).
static unsigned character(const uint8_t *at, size_t left) {
    uint8_t c = at[0];
    if (c < 0x80) return 1;
    unsigned size = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    if (c < 0xc2 || c > 0xf4 || size > left) return 0;
    uint8_t low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
    uint8_t high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
    if (at[1] < low || at[1] > high) return 0;
    for (unsigned i = 2; i < size; i++)
        if (at[i] < 0x80 || at[i] > 0xbf) return 0;
    return size;
}

static bool check_utf8(const struct Bytes *text, char *problem, size_t room) {
    size_t at = 0, line = 1;
    while (at < text->size) {
        uint64_t eight;
        if (text->size - at >= 8) {
            memcpy(&eight, text->data + at, 8);
            if (!(eight & UINT64_C(0x8080808080808080))) {
                at += 8;
                continue;
            }
        }
        unsigned size = character(text->data + at, text->size - at);
        if (size == 0) {
            for (size_t i = 0; i < at; i++) line += text->data[i] == '\n';
            snprintf(problem, room,
                     "is not Python source: line %zu is not UTF-8, and no other coding is declared", line);
            return false;
        }
        at += size;
    }
    return true;
}

// The coding that a comment in the first two lines declares; false when none does.
static bool declared_coding(const struct Bytes *text, char name[NAME_ROOM]) {
    const char *line = (const char *)text->data;
    for (int i = 0; i < 2 && line; i++) {
        size_t length = strcspn(line, "\r\n");
        size_t start = strspn(line, " \t\f");
        if (start < length && line[start] != '#') return false; // code: the second line does not count
        for (size_t at = start; at + 7 < length; at++) {
            if (strncmp(line + at, "coding", 6) != 0 || (line[at + 6] != ':' && line[at + 6] != '='))
                continue;
            at += 7;
            at += strspn(line + at, " \t");
            size_t used = 0;
            while (used < NAME_ROOM - 1 && (isalnum((unsigned char)line[at + used]) ||
                                            (line[at + used] && strchr("-_.", line[at + used]))))
                name[used] = line[at + used], used++;
            name[used] = 0;
            if (used) return true;
        }
        line = strchr(line, '\n');
        if (line) line++;
    }
    return false;
}

static bool is_utf8_name(const char *name) {
    return strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0 ||
           strcasecmp(name, "utf_8") == 0 || strncasecmp(name, "utf-8-", 6) == 0;
}

static bool recode(struct Bytes *text, const char *coding, char *problem, size_t room) {
    char plain[NAME_ROOM];
    snprintf(plain, sizeof plain, "%s", strcasecmp(coding, "latin-1") == 0 ? "ISO-8859-1" : coding);
    for (char *c = plain; *c; c++)
        if (*c == '_') *c = '-';
    iconv_t converter = iconv_open("UTF-8", plain);
    if (converter == (iconv_t)-1) {
        snprintf(problem, room, "declares the unknown coding '%s'", coding);
        return false;
    }
    size_t left = text->size, space = 4 * text->size;
    uint8_t *fresh = malloc(space + 1);
    if (!fresh) abort();
    char *in = (char *)text->data, *out = (char *)fresh;
    bool ok = iconv(converter, &in, &left, &out, &space) != (size_t)-1;
    iconv_close(converter);
    if (!ok) {
        free(fresh);
        snprintf(problem, room, "is not Python source: it is not valid %s, which it declares", coding);
        return false;
    }
    free(text->data);
    text->data = fresh;
    text->size = (size_t)(out - (char *)fresh);
    fresh[text->size] = 0;
    return true;
}

bool source_convert(struct Bytes *text, bool *recoded, char *problem, size_t room) {
    *recoded = false;
    char coding[NAME_ROOM];
    if (memchr(text->data, 0, text->size)) {
        snprintf(problem, room, "is not Python source: it contains NUL bytes");
        return false;
    }
    if (text->size >= 3 && memcmp(text->data, "\xef\xbb\xbf", 3) == 0) {
        text->size -= 3;
        memmove(text->data, text->data + 3, text->size + 1);
        if (declared_coding(text, coding) && !is_utf8_name(coding)) {
            snprintf(problem, room,
                     "is not Python source: it declares the coding '%s', but begins with the mark of UTF-8",
                     coding);
            return false;
        }
    } else if (declared_coding(text, coding) && !is_utf8_name(coding)) {
        *recoded = recode(text, coding, problem, room);
        return *recoded;
    }
    return check_utf8(text, problem, room);
}
