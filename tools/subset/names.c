// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Memory that is there or ends the program, sets of names, and questions about a word.
#include "tools/subset/subset.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *need_more(void *block, size_t size) {
    void *result = realloc(block, size ? size : 1);
    if (!result) {
        fputs("subset_check: out of memory\n", stderr);
        exit(2);
    }
    return result;
}

void *need(size_t size) { return memset(need_more(NULL, size), 0, size); }

char *need_text(const char *text, size_t length) {
    char *copy = need(length + 1);
    memcpy(copy, text, length);
    return copy;
}

static size_t name_slot(const struct NameSet *set, const char *name, size_t length) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)name[i]) * 16777619u;
    size_t slot = hash & (set->capacity - 1);
    while (set->slots[slot] && !word_is(name, length, set->slots[slot]))
        slot = (slot + 1) & (set->capacity - 1);
    return slot;
}

bool names_have(const struct NameSet *set, const char *name, size_t length) {
    return set->capacity && set->slots[name_slot(set, name, length)];
}

void names_add(struct NameSet *set, const char *name, size_t length) {
    if (set->count * 2 >= set->capacity) {
        struct NameSet grown = {.capacity = set->capacity ? set->capacity * 2 : 1024, .count = set->count};
        grown.slots = need(grown.capacity * sizeof *grown.slots);
        for (size_t i = 0; i < set->capacity; i++)
            if (set->slots[i])
                grown.slots[name_slot(&grown, set->slots[i], strlen(set->slots[i]))] = set->slots[i];
        free(set->slots);
        *set = grown;
    }
    size_t slot = name_slot(set, name, length);
    if (set->slots[slot]) return;
    set->slots[slot] = need_text(name, length);
    set->count++;
}

bool word_is(const char *text, size_t length, const char *word) {
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

bool word_in(const char *text, size_t length, const char *const *list) {
    for (; *list; list++)
        if (word_is(text, length, *list)) return true;
    return false;
}

static bool is_word(const char *text, size_t length) {
    return length && (isalpha((unsigned char)text[0]) || text[0] == '_' || (unsigned char)text[0] >= 128);
}

bool is_private(const char *text, size_t length) {
    return is_word(text, length) && text[length - 1] == '_' && (length < 2 || text[length - 2] != '_');
}

bool is_reserved(const char *text, size_t length) {
    static const char *const allowed[] = {"__attribute__",    "_Static_assert", "_Noreturn", "_Bool",
                                          "__builtin_expect", "__int128",       NULL};
    return length > 1 && text[0] == '_' && (text[1] == '_' || isupper((unsigned char)text[1])) &&
           !word_in(text, length, allowed);
}
