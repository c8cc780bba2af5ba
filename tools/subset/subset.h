// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The safe-subset checker's own parts, and what they hand each other. A file goes through them in this order:
//
//   expand.c   runs clang's preprocessor and keeps, for each token, the place where it was written;
//   source.c   reads the files as written: directives, macro names, names that belong to the kernel;
//   fence.c    judges the expanded tokens: reserved words, keywords, attributes, names ending in '_';
//   tree.c     parses the expanded tokens with libclang and notes who wrote each node: a node is the kernel's
//              only if every token that makes it was written in a header of the kernel;
//   types.c, rules.c, values.c   judge the nodes that the user wrote. What is on no list is refused.
//
// Nothing is freed: the program lives for one file or a few.
#pragma once
#include <clang-c/Index.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum Rule {
#define RULE(name, text, advice) RULE_##name,
#include "tools/subset/rules.def"
#undef RULE
    RULE_COUNT
};

// Where a file lies, which decides how far it is trusted.
enum Place {
    PLACE_USER,    // to be checked
    PLACE_KERNEL,  // the kernel's headers: trusted
    PLACE_SYSTEM,  // the compiler's five freestanding headers: trusted to declare, not to define functions
    PLACE_FOREIGN, // any other header of the system: its use is an offence
    PLACE_NONE,    // no file: pasted and stringised tokens, the command line, the compiler's own macros
};

struct File {
    const char *path;
    enum Place place;
};

struct Token {
    uint32_t offset, length; // in the expanded text
    uint32_t line;           // in `file`, for reports
    uint16_t file;           // where it is written if that is the user's, else where its macro is used
    uint8_t place;           // enum Place of the file in whose text it, or its outermost macro, appears
    uint8_t spelled;         // enum Place of the file in which it is written
    bool literal;            // a string literal
};

struct NameSet {
    const char **slots;
    size_t capacity, count;
};

struct Unit {
    const char *main_path;
    const char *kernel_dir; // resolved, without a slash at the end
    char *text;             // the expanded tokens, one space after each
    size_t text_size;
    struct Token *tokens;
    size_t token_count;
    struct File *files;
    size_t file_count;
    struct NameSet
        kernel_words; // each identifier in the kernel's headers: no macro of a user may be called so
    struct NameSet private_macros; // the kernel's macros whose names end in '_'
    struct NameSet macro_words;    // those that the kernel's macros rely on: no local of a user may hide one
    struct Fact *facts;
    size_t fact_count;
    CXTranslationUnit tree;
};

// Who wrote a node.
enum Maker { MAKER_USER, MAKER_KERNEL };

struct Node {
    CXCursor cursor;
    enum CXCursorKind kind;
    CXType type;         // canonical
    uint32_t begin, end; // tokens
    uint32_t own;        // the first token that is no child's; `end` if there is none
    bool implicit;       // no token of its own: a conversion
    enum Maker maker;
    struct Node *parent, *first, *last, *next;
};

// ---- report.c
void refuse(const char *path, unsigned line, enum Rule rule, const char *detail);
void refuse_token(const struct Unit *unit, uint32_t token, enum Rule rule);
void refuse_message(const char *path, unsigned line, enum Rule rule, const char *message);
bool report_has(enum Rule rule);
size_t report_print(void); // sorted, without repetition; says how many lines were printed, and starts anew
const char *rule_name(enum Rule rule);
const char *rule_advice(enum Rule rule);

// ---- memory and names (names.c)
void *need(size_t size);
void *need_more(void *block, size_t size);
char *need_text(const char *text, size_t length);
bool names_have(const struct NameSet *set, const char *name, size_t length);
void names_add(struct NameSet *set, const char *name, size_t length);
bool word_is(const char *text, size_t length, const char *word);
bool word_in(const char *text, size_t length, const char *const *list); // the list ends with NULL
bool is_private(const char *text, size_t length);  // ends in one '_': a name of the kernel's own
bool is_reserved(const char *text, size_t length); // starts with __ or _X, and isn't allowed by name

// ---- expand.c
uint16_t unit_file(struct Unit *unit, const char *path);
bool unit_expand(struct Unit *unit, const char *clang, char **flags, int flag_count);

// ---- source.c
void source_learn_kernel(struct Unit *unit);
void source_check(struct Unit *unit, const struct File *file);

// ---- fence.c
void fence_check(struct Unit *unit);
bool attribute_is_allowed(const char *text, size_t length);

// ---- tree.c
bool tree_parse(struct Unit *unit, char **flags, int flag_count);
void tree_check(struct Unit *unit);
uint32_t token_at(const struct Unit *unit, uint32_t offset);
bool token_is(const struct Unit *unit, uint32_t token, const char *text);
bool cursor_token(const struct Unit *unit, CXCursor cursor, uint32_t *token);
bool type_by_kernel(const struct Unit *unit, const struct Node *node);
void refuse_node(const struct Unit *unit, const struct Node *node, enum Rule rule);

// ---- types.c
enum TypeUse {
    USE_VALUE,
    USE_OBJECT,
    USE_RESULT
}; // an expression or parameter; a variable or field; a result
enum Rule type_rule(const struct Unit *unit, CXType type, enum TypeUse use); // RULE_COUNT: allowed
bool type_is_pointer(CXType type);
bool type_is_aggregate(CXType type);
bool type_is_float(CXType type);
bool type_is_const(CXType type);
bool type_holds_opaque(const struct Unit *unit, CXType type);
bool type_is_opaque(const struct Unit *unit, CXType type);
bool type_holds_pointer(CXType type);

// ---- facts.c
void facts_define(struct Unit *unit, CXCursor declaration, uint32_t token);
void facts_use(struct Unit *unit, CXCursor declaration, uint32_t token);
bool facts_write(const struct Unit *unit, const char *path);

// ---- rules.c, values.c
void rules_check(struct Unit *unit, struct Node *node);
void declaration_check(struct Unit *unit, struct Node *node);
void expression_check(struct Unit *unit, struct Node *node);
void float_check(struct Unit *unit, const struct Node *node);
void initializer_check(struct Unit *unit, struct Node *node);
void jump_check(struct Unit *unit, struct Node *node);
