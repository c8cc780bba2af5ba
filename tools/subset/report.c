// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Offences: collected, sorted, each line said once. A line that misuses a pointer in a way that has a rule of
// its own isn't also reported for merely having a pointer.
#include "tools/subset/subset.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Offence {
    const char *path, *text;
    unsigned line;
    enum Rule rule;
};
static struct Offence *offences;
static size_t offence_count;

static const struct {
    const char *name, *advice;
} rules[] = {
#define RULE(name, text, advice) {text, advice},
#include "tools/subset/rules.def"
#undef RULE
};

const char *rule_name(enum Rule rule) { return rules[rule].name; }
const char *rule_advice(enum Rule rule) { return rules[rule].advice; }

void refuse_message(const char *path, unsigned line, enum Rule rule, const char *message) {
    offences = need_more(offences, (offence_count + 1) * sizeof *offences);
    while (path[0] == '.' && path[1] == '/') path += 2;
    offences[offence_count++] = (struct Offence){path, message, line, rule};
}

void refuse(const char *path, unsigned line, enum Rule rule, const char *detail) {
    char *text = NULL;
    size_t size = strlen(rules[rule].advice) + (detail ? strlen(detail) : 0) + 8;
    text = need(size);
    if (detail)
        snprintf(text, size, "%s (`%s`)", rules[rule].advice, detail);
    else
        snprintf(text, size, "%s", rules[rule].advice);
    refuse_message(path, line, rule, text);
}

void refuse_token(const struct Unit *unit, uint32_t token, enum Rule rule) {
    const struct Token *where = &unit->tokens[token < unit->token_count ? token : unit->token_count - 1];
    char *detail = need_text(unit->text + where->offset, where->length < 60 ? where->length : 60);
    refuse(unit->files[where->file].path, where->line, rule, detail);
}

bool report_has(enum Rule rule) {
    for (size_t i = 0; i < offence_count; i++)
        if (offences[i].rule == rule) return true;
    return false;
}

static int by_place(const void *a, const void *b) {
    const struct Offence *x = a, *y = b;
    int paths = strcmp(x->path, y->path);
    if (paths) return paths;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return (int)x->rule - (int)y->rule;
}

static bool same_line(const struct Offence *x, const struct Offence *y) {
    return x->line == y->line && strcmp(x->path, y->path) == 0;
}

// What does not compile is a hole in the tree, which the rules then stumble over.
static bool is_aftermath(size_t at) {
    for (size_t i = 0; i < offence_count && offences[at].rule == RULE_CONSTRUCT; i++)
        if (offences[i].rule == RULE_COMPILE && strcmp(offences[i].path, offences[at].path) == 0) return true;
    return false;
}

// Does another offence of the same line tell more than "there is a pointer here"?
static bool is_explained(size_t at) {
    if (offences[at].rule != RULE_POINTER_VALUE) return false;
    for (size_t i = at; i-- > 0 && same_line(&offences[i], &offences[at]);) return true;
    for (size_t i = at + 1; i < offence_count && same_line(&offences[i], &offences[at]); i++)
        if (offences[i].rule != RULE_POINTER_VALUE) return true;
    return false;
}

size_t report_print(void) {
    size_t printed = 0;
    if (offence_count) qsort(offences, offence_count, sizeof *offences, by_place);
    for (size_t i = 0; i < offence_count; i++) {
        if (i && same_line(&offences[i - 1], &offences[i]) && offences[i - 1].rule == offences[i].rule)
            continue;
        if (is_explained(i) || is_aftermath(i)) continue;
        printf("%s:%u: %s: %s\n", offences[i].path, offences[i].line, rules[offences[i].rule].name,
               offences[i].text);
        printed++;
    }
    offence_count = 0;
    return printed;
}
