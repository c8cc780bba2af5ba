// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Rules that need no syntax tree: they look at each expanded token that the kernel did not write. Compiler
// extensions, attributes in any position, and the kernel's private names end here, whatever they would mean.
#include "tools/subset/subset.h"
#include <string.h>

bool attribute_is_allowed(const char *text, size_t length) {
    static const char *const allowed[] = {
        "noreturn",      "_Noreturn",          "unused",    "maybe_unused", "cold", "hot", "noinline",
        "always_inline", "warn_unused_result", "nodiscard", "fallthrough",  NULL};
    if (length > 4 && memcmp(text, "__", 2) == 0 && memcmp(text + length - 2, "__", 2) == 0) {
        text += 2;
        length -= 4;
    }
    return word_in(text, length, allowed);
}

static bool is_keyword_refused(const char *text, size_t length) {
    static const char *const keywords[] = {"volatile", "register",      "restrict", "auto",
                                           "typeof",   "typeof_unqual", NULL};
    return word_in(text, length, keywords);
}

// Every name between "((" or "[[" and its end, wherever the brackets come from.
static void check_attributes(struct Unit *unit, uint32_t at, const char *open, const char *close) {
    int depth = 0;
    do {
        const struct Token *token = &unit->tokens[at];
        bool name = !token_is(unit, at, open) && !token_is(unit, at, close) && !token_is(unit, at, ",");
        if (token_is(unit, at, open)) depth++;
        if (token_is(unit, at, close)) depth--;
        if (name && token->spelled != PLACE_KERNEL && token->place != PLACE_SYSTEM &&
            !attribute_is_allowed(unit->text + token->offset, token->length))
            refuse_token(unit, at, RULE_ATTRIBUTE);
        at++;
    } while (at < unit->token_count && depth > 0);
}

static void check_token(struct Unit *unit, uint32_t at) {
    const struct Token *token = &unit->tokens[at];
    const char *text = unit->text + token->offset;
    if (word_is(text, token->length, "__attribute__") && token_is(unit, at + 1, "("))
        check_attributes(unit, at + 1, "(", ")");
    if (token_is(unit, at, "[") && token_is(unit, at + 1, "[")) check_attributes(unit, at, "[", "]");
    if (token->spelled == PLACE_KERNEL) return;
    if (is_reserved(text, token->length))
        refuse_token(unit, at, RULE_RESERVED);
    else if (word_is(text, token->length, "asm"))
        refuse_token(unit, at, RULE_ASM);
    else if (is_keyword_refused(text, token->length))
        refuse_token(unit, at, RULE_KEYWORD);
    else if (word_is(text, token->length, "union"))
        refuse_token(unit, at, RULE_UNION);
    else if (word_is(text, token->length, "->"))
        refuse_token(unit, at, RULE_ARROW);
    else if (is_private(text, token->length))
        refuse_token(unit, at, RULE_KERNEL_NAME);
}

void fence_check(struct Unit *unit) {
    bool foreign = false;
    for (uint32_t at = 0; at < unit->token_count; at++) {
        const struct Token *token = &unit->tokens[at];
        bool trusted = token->place == PLACE_KERNEL || token->place == PLACE_SYSTEM;
        if (trusted && token->spelled == PLACE_USER) refuse_token(unit, at, RULE_KERNEL_NAME);
        if (token->place == PLACE_FOREIGN) foreign = true;
        if (trusted || token->place == PLACE_FOREIGN) continue;
        check_token(unit, at);
    }
    for (size_t i = 0; i < unit->file_count; i++)
        if (unit->files[i].place == PLACE_FOREIGN) foreign = true;
    if (foreign && !report_has(RULE_HEADER)) refuse(unit->main_path, 1, RULE_HEADER, NULL);
}
