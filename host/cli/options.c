// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Options of a command line, one word after the other: see cli.h.
#include "host/cli/cli.h"

#include "host/error.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool option_left(const struct Words *words) {
    return words->next < words->count && words->words[words->next][0] == '-' && words->words[words->next][1];
}

bool option_help(struct Words *words, const struct Command *command) {
    if (!option_flag(words, "--help") && !option_flag(words, "-h")) return false;
    fputs(command->help, stdout);
    return true;
}

bool option_flag(struct Words *words, const char *flag) {
    if (words->next >= words->count || strcmp(words->words[words->next], flag) != 0) return false;
    words->next++;
    return true;
}

int option_value(struct Words *words, const char *name, const char **value) {
    if (words->next >= words->count) return 0;
    const char *word = words->words[words->next];
    bool is_short = name[1] == 0;
    size_t dashes = is_short ? 1 : 2, length = strlen(name);
    if (strncmp(word, "--", dashes) != 0 || strncmp(word + dashes, name, length) != 0) return 0;
    const char *rest = word + dashes + length;
    if (*rest && !is_short && *rest != '=') return 0;
    words->next++;
    if (*rest) {
        *value = is_short ? rest : rest + 1;
        return 1;
    }
    if (words->next == words->count) {
        error_set("option '%s' needs a value", word);
        return -1;
    }
    *value = words->words[words->next++];
    return 1;
}

bool option_size(const char *option, const char *text, uint64_t *size) {
    char *end;
    errno = 0;
    unsigned long long number = strtoull(text, &end, 10);
    unsigned shift = 0;
    switch (*end) {
    case 'K':
    case 'k': shift = 10; break;
    case 'M':
    case 'm': shift = 20; break;
    case 'G':
    case 'g': shift = 30; break;
    }
    bool valid = text[0] >= '0' && text[0] <= '9' && errno == 0 && (shift ? end[1] : *end) == 0;
    if (!valid || number > (UINT64_C(1) << 40) >> shift)
        return error_set("'%s' is no size for %s: give a number with K, M or G", text, option);
    *size = (((uint64_t)number << shift) + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
    return true;
}

bool option_u16(const char *option, const char *text, uint16_t *number) {
    char *end;
    errno = 0;
    unsigned long value = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end || errno || value > UINT16_MAX)
        return error_set("%s wants a number up to 65535, not '%s'", option, text);
    *number = (uint16_t)value;
    return true;
}

void list_add(struct StringList *list, const char *item) {
    list->items = realloc(list->items, (list->count + 1) * sizeof *list->items);
    if (!list->items) abort();
    list->items[list->count++] = item;
}
