// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The parser's state, and what all its files share. Recursive descent over the token list; a parsing function
// returns a node (or list), UNSET when the text is not what it parses (then index and top are undefined: the
// caller that goes on resets them), or ERROR with an exception set.
//
// Two passes, as CPython has them. The first only parses; where it fails, `furthest` tells the last token
// that was looked at. The second (parser.second) runs over the same text again with the functions mistake_*
// switched on (parser.mistakes), which look for what people get wrong and raise the error that helps them; it
// remembers what it has parsed (parser_recall), since these functions parse things several times.
#pragma once
#include "python/objects/error.h"
#include "python/source/source.h"
#include "python/source/token.h"

#define INDENTS_MAX 100
#define BRACKETS_MAX 200
#define NO_COLUMN 0x3fffffffu // of a token without position: CPython's column -1

enum HaltKind { // what made the lexer give up
    HALT_NONE,
    HALT_MESSAGE, // parser.halt.message
    HALT_EOF,     // inside brackets or after a backslash
    HALT_DEDENT,
    HALT_TABS,
    HALT_TOO_DEEP,
    HALT_LINE_CONTINUATION,
    HALT_MEMORY, // an exception is set already
};

struct Halt {
    Value message;
    enum HaltKind kind;
    uint32_t line, line_start, at; // where the lexer stood
    uint32_t from, to;             // columns (1-based, in code points) that are known better, or 0
    bool unterminated;             // in a string, at the end of the text
    uint32_t bracket, bracket_line, bracket_column; // the innermost one open, or 0
};

enum ParserRule { // what parser_recall knows
    RULE_EXPRESSION,
    RULE_STAR_EXPRESSION,
    RULE_NAMED_MISTAKE,
    RULE_DISJUNCTION,
    RULE_BITWISE_OR,
    RULE_PRIMARY,
    RULE_STRINGS,
    RULE_ARGUMENTS,
    RULE_SIMPLE_STATEMENT,
    RULE_BLOCK,
    RULE_CLOSED_PATTERN,
    RULE_COUNT,
};

struct Parser {
    Ref source; // the text in UTF-8
    Value text; // the same as a str when it is ASCII, else UNSET
    Value filename;
    Ref tokens, lines;             // lines: u32 per line, its start | LINE_JOINED
    Ref inner_tokens, inner_lines; // of the last f-string's expression, for the next one
    Ref stack;                     // lists under construction
    Ref names;                     // recently used identifiers
    Ref memo, memo_values;         // what is remembered
    Value empty;                   // the empty list
    Value type_ignores;            // a list of TypeIgnore nodes, or UNSET
    struct Halt halt;
    uint32_t index, furthest, top; // the current token, the last one looked at, the stack's height
    uint32_t token_count, line_count, memo_count;
    uint32_t size;         // of the text
    uint32_t stuck;        // token index of a binary operator without a right operand
    uint32_t first_line;   // number of the first line
    uint32_t first_column; // added to columns of the first line (an f-string's expression)
    uint32_t flags;        // enum SourceFlags
    uint32_t minor;        // of the Python 3 whose syntax is wanted
    enum SourceMode mode;
    bool newline_added; // the text is read as if it ended with a newline
    bool second, mistakes, remember;
};
extern THREAD_STATE(struct Parser, parser);

#define LINE_JOINED 0x80000000u // this line and the one before were read as one (a string, a backslash)
#define LINE_START 0x7fffffffu

// --- tokens
INLINE uint32_t token_word(uint32_t i) { return u32_get(parser.tokens, (uint64_t)i * TOKEN_SIZE); }
INLINE uint32_t token_kind(uint32_t i) { return token_word(i) & 255; }
INLINE uint32_t token_level(uint32_t i) { return token_word(i) >> 8 & 255; }
INLINE bool token_has(uint32_t i, enum TokenFlag flag) { return token_word(i) >> 16 & (uint32_t)flag; }
INLINE uint32_t token_from(uint32_t i) { return u32_get(parser.tokens, (uint64_t)i * TOKEN_SIZE + 4); }
INLINE uint32_t token_to(uint32_t i) { return u32_get(parser.tokens, (uint64_t)i * TOKEN_SIZE + 8); }
INLINE uint32_t token_line(uint32_t i) { return u32_get(parser.tokens, (uint64_t)i * TOKEN_SIZE + 12); }
uint32_t token_end_line(uint32_t i);
Value token_start(uint32_t i); // positions
Value token_stop(uint32_t i);
// Offset of a line's first byte.
uint32_t parser_line_start(uint32_t line);

INLINE uint32_t parser_peek_at(uint32_t i) {
    if (i > parser.furthest) parser.furthest = i;
    return token_kind(i);
}
INLINE uint32_t parser_peek(void) { return parser_peek_at(parser.index); }
INLINE uint32_t parser_peek_next(void) { return parser_peek_at(parser.index + 1); }
INLINE bool parser_accept(enum TokenKind kind) {
    if (parser_peek() != kind) return false;
    parser.index++;
    return true;
}
// Is the current token this name (a soft keyword)?
bool parser_at_word(Text word);
// The position where the current token starts; where the last token before it ends.
INLINE Value parser_start(void) { return token_start(parser.index); }
Value parser_stop(void);

// --- going back
struct ParserMark {
    uint32_t index, top;
};
INLINE struct ParserMark parser_mark(void) { return (struct ParserMark){parser.index, parser.top}; }
INLINE void parser_reset(struct ParserMark mark) { parser.index = mark.index, parser.top = mark.top; }

INLINE bool failed(Value v) { return unlikely(is_unset(v) || is_error(v)); }
// Passes UNSET and ERROR on.
#define NEED(v)                                                                                              \
    do {                                                                                                     \
        Value need = (v);                                                                                    \
        if (failed(need)) return need;                                                                       \
    } while (0)
// Raises MemoryError, as CPython's parser does, where the text is nested too deeply.
#define NEED_STACK()                                                                                         \
    do {                                                                                                     \
        if (unlikely(!stack_has_room())) return raise_memory_error();                                        \
    } while (0)
#define NEED_TOKEN(kind)                                                                                     \
    do {                                                                                                     \
        if (!parser_accept(kind)) return UNSET;                                                              \
    } while (0)

// --- lists: open, push, close
INLINE uint32_t parser_open(void) { return parser.top; }
bool parser_push(Value v); // false: memory is exhausted, return ERROR
// The list of what was pushed since; the storage has exactly that length.
Value parser_close(uint32_t opened);
// The list of every second one of them, from number `first` on. Closes nothing.
Value parser_pick(uint32_t opened, uint32_t first);
Value parser_list1(Value v);
// A list with v in front.
Value parser_list_prepend(Value v, Value list);

// --- nodes: the fields in order; the node ends where the last token did
Value parser_node(enum AstKind kind, uint32_t slots, Value start);
Value parser_node1(enum AstKind kind, Value start, Value a);
Value parser_node2(enum AstKind kind, Value start, Value a, Value b);
Value parser_node3(enum AstKind kind, Value start, Value a, Value b, Value c);
Value parser_node4(enum AstKind kind, Value start, Value a, Value b, Value c, Value d);
Value parser_node6(enum AstKind kind, Value start, Value a, Value b, Value c, Value d, Value e, Value f);
#define NODE_CHECK(name, n) (void)sizeof(char[AST_##name##_SLOTS == 3 + (n) ? 1 : -1])
#define NODE0(name, start) (NODE_CHECK(name, 0), parser_node(AST_##name, AST_##name##_SLOTS, start))
#define NODE1(name, start, a) (NODE_CHECK(name, 1), parser_node1(AST_##name, start, a))
#define NODE2(name, start, a, b) (NODE_CHECK(name, 2), parser_node2(AST_##name, start, a, b))
#define NODE3(name, start, a, b, c) (NODE_CHECK(name, 3), parser_node3(AST_##name, start, a, b, c))
#define NODE4(name, start, a, b, c, d) (NODE_CHECK(name, 4), parser_node4(AST_##name, start, a, b, c, d))
#define NODE6(name, start, a, b, c, d, e, f)                                                                 \
    (NODE_CHECK(name, 6), parser_node6(AST_##name, start, a, b, c, d, e, f))

// --- names
// The interned str of a name token (NFKC for one with other than ASCII letters).
Value parser_name_of(uint32_t i);
// The current token as a Name node / as an identifier, and on; UNSET when it is no name.
Value parser_name(void);
// The text of the type comment at the current token (a str), which is taken; NONE when there is none.
Value parser_type_comment(void);
// Where the syntax of an older Python 3 is wanted (feature_version): SyntaxError for what came with 3.`since`.
#define NEED_VERSION(since, text)                                                                            \
    do {                                                                                                     \
        if (unlikely(parser.minor < (since))) return parser_too_new(TEXT(text), since);                      \
    } while (0)
Value parser_too_new(Text what, uint32_t since);
Value parser_identifier(void);

// --- what is remembered: in the second pass, and in the first one from the moment on when something has to be
// parsed twice. false: memory is exhausted, return ERROR.
bool parser_start_remembering(void);
// ok: the rule was tried here before; its result, and the index is set to where it ended.
SlotResult parser_recall(enum ParserRule rule);
// Remembers the rule's result at token `from`; returns it.
Value parser_remember(enum ParserRule rule, uint32_t from, Value result);
