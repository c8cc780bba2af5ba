// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The syntax tree of the expanded text, with the writer of each node. A node's own tokens are those of its
// extent that no child covers; the node is the kernel's if all of them were written in the kernel's headers.
// A node without tokens of its own (a conversion) belongs to whoever wrote the node around it. What a user
// passes to a macro of the kernel's thus stays the user's.
#include "tools/subset/subset.h"
#include <stdlib.h>
#include <string.h>

uint32_t token_at(const struct Unit *unit, uint32_t offset) {
    size_t low = 0, high = unit->token_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (unit->tokens[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

bool token_is(const struct Unit *unit, uint32_t token, const char *text) {
    return token < unit->token_count &&
           word_is(unit->text + unit->tokens[token].offset, unit->tokens[token].length, text);
}

bool cursor_token(const struct Unit *unit, CXCursor cursor, uint32_t *token) {
    CXFile file;
    unsigned offset;
    clang_getFileLocation(clang_getCursorLocation(cursor), &file, NULL, NULL, &offset);
    if (!file) return false;
    *token = token_at(unit, offset);
    return *token < unit->token_count;
}

void refuse_node(const struct Unit *unit, const struct Node *node, enum Rule rule) {
    const struct Node *place = node;
    while (place->own == place->end && place->parent && place->begin == place->end) place = place->parent;
    uint32_t count = (uint32_t)unit->token_count, begin = place->begin < count ? place->begin : count - 1;
    // Point at the first token of its own if the user wrote that, else at the first that he wrote.
    uint32_t pointed = place->own < place->end ? place->own : begin;
    if (unit->tokens[pointed].spelled != PLACE_USER)
        for (pointed = begin; pointed < place->end && unit->tokens[pointed].spelled != PLACE_USER;) pointed++;
    if (pointed >= place->end) pointed = begin;
    const struct Token *first = &unit->tokens[begin], *where = &unit->tokens[pointed];
    uint32_t last = place->end > begin ? place->end - 1 : begin;
    size_t length = unit->tokens[last].offset + unit->tokens[last].length - first->offset;
    if (length > 48) length = 48;
    char *detail = need_text(unit->text + first->offset, length);
    while (length && detail[length - 1] == ' ') detail[--length] = 0;
    refuse(unit->files[where->file].path, where->line, rule, detail);
}

struct Builder {
    struct Unit *unit;
    struct Node *parent;
};

static enum CXChildVisitResult add_child(CXCursor cursor, CXCursor parent_cursor, CXClientData data);

static struct Node *node_build(struct Unit *unit, CXCursor cursor, struct Node *parent) {
    struct Node *node = need(sizeof *node);
    node->cursor = cursor;
    node->kind = clang_getCursorKind(cursor);
    node->type = clang_getCanonicalType(clang_getCursorType(cursor));
    node->parent = parent;
    CXSourceRange extent = clang_getCursorExtent(cursor);
    unsigned begin = 0, end = 0;
    clang_getFileLocation(clang_getRangeStart(extent), NULL, NULL, NULL, &begin);
    clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL, &end);
    node->begin = token_at(unit, begin);
    node->end = token_at(unit, end);
    if (node->end < node->begin) node->end = node->begin;
    struct Builder builder = {unit, node};
    clang_visitChildren(cursor, add_child, &builder);
    return node;
}

static enum CXChildVisitResult add_child(CXCursor cursor, CXCursor parent_cursor, CXClientData data) {
    (void)parent_cursor;
    struct Builder *builder = data;
    struct Node *child = node_build(builder->unit, cursor, builder->parent);
    if (builder->parent->last)
        builder->parent->last->next = child;
    else
        builder->parent->first = child;
    builder->parent->last = child;
    return CXChildVisit_Continue;
}

static void find_maker(struct Unit *unit, struct Node *node, uint32_t *covered, uint32_t *stamp) {
    uint32_t mine = ++*stamp;
    for (struct Node *child = node->first; child; child = child->next)
        for (uint32_t at = child->begin; at < child->end; at++) covered[at] = mine;
    bool kernel = true;
    node->own = node->end;
    for (uint32_t at = node->end; at-- > node->begin;) {
        if (covered[at] == mine) continue;
        node->own = at;
        if (unit->tokens[at].spelled != PLACE_KERNEL) kernel = false;
    }
    node->implicit = node->own == node->end;
    if (!node->implicit)
        node->maker = kernel ? MAKER_KERNEL : MAKER_USER;
    else
        node->maker = node->parent ? node->parent->maker : MAKER_USER;
    for (struct Node *child = node->first; child; child = child->next)
        find_maker(unit, child, covered, stamp);
}

// A declaration of which everything up to the declared name was written by the kernel: its type is too.
bool type_by_kernel(const struct Unit *unit, const struct Node *node) {
    uint32_t name;
    if (!cursor_token(unit, node->cursor, &name) || name > node->end) name = node->end;
    for (uint32_t at = node->begin; at < name; at++)
        if (unit->tokens[at].spelled != PLACE_KERNEL) return false;
    // What follows a parameter's or a field's name is part of its type.
    for (uint32_t at = name + 1;
         at < node->end && node->kind != CXCursor_FunctionDecl && node->kind != CXCursor_VarDecl; at++)
        if (unit->tokens[at].spelled != PLACE_KERNEL) return false;
    return name > node->begin;
}

static bool is_trusted(const struct Unit *unit, CXCursor cursor) {
    CXSourceRange extent = clang_getCursorExtent(cursor);
    unsigned begin = 0, end = 0;
    clang_getFileLocation(clang_getRangeStart(extent), NULL, NULL, NULL, &begin);
    clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL, &end);
    uint32_t at = token_at(unit, begin), stop = token_at(unit, end);
    if (at == stop) return false;
    for (; at < stop; at++)
        if (unit->tokens[at].place == PLACE_USER || unit->tokens[at].place == PLACE_NONE) return false;
    return true;
}

static enum CXChildVisitResult check_top(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    struct Unit *unit = data;
    if (is_trusted(unit, cursor)) return CXChildVisit_Continue;
    static uint32_t *covered, stamp;
    static size_t covered_room;
    if (covered_room < unit->token_count) {
        covered_room = unit->token_count;
        free(covered);
        covered = need(covered_room * sizeof *covered);
        stamp = 0;
    }
    struct Node *node = node_build(unit, cursor, NULL);
    find_maker(unit, node, covered, &stamp);
    rules_check(unit, node);
    return CXChildVisit_Continue;
}

void tree_check(struct Unit *unit) {
    clang_visitChildren(clang_getTranslationUnitCursor(unit->tree), check_top, unit);
}

// The rule that a compiler's complaint stands for.
static enum Rule rule_of_diagnostic(CXDiagnostic diagnostic) {
    CXString option = clang_getDiagnosticOption(diagnostic, NULL);
    const char *name = clang_getCString(option);
    static const struct {
        const char *option;
        enum Rule rule;
    } known[] = {
        {"-Wdeprecated-non-prototype", RULE_PROTOTYPE},
        {"-Wstrict-prototypes", RULE_PROTOTYPE},
        {"-Wimplicit-function-declaration", RULE_FOREIGN},
        {"-Wreturn-type", RULE_RETURN},
        {"-Winvalid-noreturn", RULE_RETURN},
    };
    enum Rule rule = RULE_COMPILE;
    for (size_t i = 0; name && i < sizeof known / sizeof *known; i++)
        if (strcmp(name, known[i].option) == 0) rule = known[i].rule;
    clang_disposeString(option);
    return rule;
}

static void take_diagnostics(struct Unit *unit) {
    for (unsigned i = 0; i < clang_getNumDiagnostics(unit->tree); i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(unit->tree, i);
        if (clang_getDiagnosticSeverity(diagnostic) < CXDiagnostic_Error) continue;
        unsigned offset;
        clang_getFileLocation(clang_getDiagnosticLocation(diagnostic), NULL, NULL, NULL, &offset);
        uint32_t at = token_at(unit, offset);
        if (at && (at >= unit->token_count || unit->tokens[at].offset > offset)) at--;
        const struct Token *token = unit->token_count ? &unit->tokens[at] : NULL;
        const char *path = token ? unit->files[token->file].path : unit->main_path;
        enum Rule rule = rule_of_diagnostic(diagnostic);
        if (rule == RULE_COMPILE) {
            const char *message = clang_getCString(clang_getDiagnosticSpelling(diagnostic));
            refuse_message(path, token ? token->line : 1, rule, message);
        } else {
            refuse(path, token ? token->line : 1, rule, NULL);
        }
    }
}

bool tree_parse(struct Unit *unit, char **flags, int flag_count) {
    // Only what selects the language and the target matters: the text is expanded already.
    const char **arguments = need((size_t)(flag_count + 16) * sizeof *arguments);
    int n = 0;
    for (int i = 0; i < flag_count; i++) {
        bool kept = strncmp(flags[i], "-std=", 5) == 0 || strncmp(flags[i], "-f", 2) == 0 ||
                    strncmp(flags[i], "-m", 2) == 0 || strncmp(flags[i], "--target=", 9) == 0;
        if (kept) arguments[n++] = flags[i];
    }
    static const char *const own[] = {"-ffreestanding",
                                      "-Werror=return-type",
                                      "-Werror=incompatible-pointer-types",
                                      "-Werror=invalid-noreturn",
                                      "-Werror=deprecated-non-prototype",
                                      "-Werror=strict-prototypes",
                                      "-Werror=implicit-function-declaration",
                                      "-ferror-limit=50",
                                      "-x",
                                      "cpp-output"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) arguments[n++] = own[i];
    if (!unit->text) {
        unit->text = need(1);
        unit->text_size = 0;
    }
    struct CXUnsavedFile file = {"expanded.i", unit->text, unit->text_size};
    CXIndex index = clang_createIndex(0, 0);
    enum CXErrorCode failed = clang_parseTranslationUnit2(index, "expanded.i", arguments, n, &file, 1,
                                                          CXTranslationUnit_KeepGoing, &unit->tree);
    if (failed) return false;
    take_diagnostics(unit);
    return true;
}
