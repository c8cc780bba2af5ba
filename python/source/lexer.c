// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The lexer: lines, indentation, brackets, names, operators, strings (Python reference, chapter 2). One pass,
// one token after the other; lexer_number.c reads numbers. The values of literals are made later, by the
// parser (literal.c).
#include "python/source/lexer.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/unicode.h"

#define FIRST_SIZE_MAX (1u << 18) // of a text, for which room is made at first; it grows

struct Lexer {
    uint32_t line, line_start;
    uint32_t capacity; // of parser.tokens, in tokens
    uint32_t lines_capacity;
    uint32_t indent;    // levels of indentation
    uint32_t level;     // brackets open
    bool at_line_start; // no token of this line was read
    // Before Python 3.7: in an async function, of which a line has ended, which began at this level of indentation.
    bool in_async, async_line_ended;
    uint32_t async_indent;
    uint32_t columns[INDENTS_MAX];    // of each level, a tab being 8 columns
    uint32_t alternates[INDENTS_MAX]; // the same, a tab being 1 column: both must agree (PEP 8's trouble)
    uint8_t brackets[BRACKETS_MAX];
    uint32_t bracket_lines[BRACKETS_MAX];
    uint32_t bracket_columns[BRACKETS_MAX];
};
static THREAD_STATE(struct Lexer, lexer);

static bool stop(enum HaltKind kind, uint32_t at) {
    parser.halt.kind = kind;
    parser.halt.line = lexer.line;
    parser.halt.line_start = lexer.line_start;
    parser.halt.at = at;
    return false;
}

bool lexer_stop(uint32_t at, Value message) {
    parser.halt.message = message;
    return stop(is_error(message) ? HALT_MEMORY : HALT_MESSAGE, at);
}

// A blob of at least twice the size with the same content; the null block when memory is exhausted.
static Ref grown(Ref blob, uint64_t used) {
    Value larger = new_blob(used * 2);
    if (is_error(larger)) return NULL_REF;
    bytes_copy(ref_of(larger), 0, blob, 0, used);
    return ref_of(larger);
}

static bool add_token(uint32_t kind, uint32_t flags, uint32_t from, uint32_t to, uint32_t line) {
    if (unlikely(parser.token_count == lexer.capacity)) {
        Ref larger = grown(parser.tokens, (uint64_t)lexer.capacity * TOKEN_SIZE);
        if (is_null(larger)) return stop(HALT_MEMORY, from);
        parser.tokens = larger;
        lexer.capacity *= 2;
    }
    uint64_t at = (uint64_t)parser.token_count++ * TOKEN_SIZE;
    u64_set(parser.tokens, at, kind | lexer.level << 8 | flags << 16 | (uint64_t)from << 32);
    u64_set(parser.tokens, at + 8, to | (uint64_t)line << 32);
    return true;
}

// The text goes on at `at` behind a newline. The end of the text begins no line.
static bool new_line(View text, uint32_t at, bool joined) {
    if (lexer_char(text, at) == END_OF_TEXT) return true;
    lexer.line++;
    lexer.line_start = at;
    if (unlikely(parser.line_count == lexer.lines_capacity)) {
        Ref larger = grown(parser.lines, (uint64_t)lexer.lines_capacity * 4);
        if (is_null(larger)) return stop(HALT_MEMORY, at);
        parser.lines = larger;
        lexer.lines_capacity *= 2;
    }
    u32_set(parser.lines, (uint64_t)parser.line_count++ * 4, at | (joined ? LINE_JOINED : 0));
    return true;
}

// A backslash at `at`: where the next line goes on, or UINT32_MAX after a stop.
static uint32_t continue_line(View text, uint32_t at, bool joined) {
    if (lexer_char(text, at + 1) != '\n') {
        stop(HALT_LINE_CONTINUATION, at + (lexer_char(text, at + 1) == END_OF_TEXT ? 1 : 2));
        return UINT32_MAX;
    }
    if (lexer_char(text, at + 2) == END_OF_TEXT) {
        stop(HALT_EOF, at + 2);
        return UINT32_MAX;
    }
    return new_line(text, at + 2, joined) ? at + 2 : UINT32_MAX;
}

// --- indentation
static bool open_indents(uint32_t column, uint32_t alternate, uint32_t at, uint32_t line_end) {
    if (lexer.indent + 1 >= INDENTS_MAX) return stop(HALT_TOO_DEEP, line_end);
    if (alternate <= AT(lexer.alternates, lexer.indent)) return stop(HALT_TABS, line_end);
    lexer.indent++;
    AT(lexer.columns, lexer.indent) = column;
    AT(lexer.alternates, lexer.indent) = alternate;
    return add_token(TOKEN_INDENT, TOKEN_EMPTY, at, at, lexer.line);
}

static bool close_indents(uint32_t column, uint32_t alternate, uint32_t at, uint32_t line_end) {
    uint32_t levels = lexer.indent;
    while (levels > 0 && column < AT(lexer.columns, levels)) levels--;
    if (column != AT(lexer.columns, levels)) return stop(HALT_DEDENT, line_end);
    if (alternate != AT(lexer.alternates, levels)) return stop(HALT_TABS, line_end);
    for (; lexer.indent > levels; lexer.indent--) {
        if (!add_token(TOKEN_DEDENT, TOKEN_EMPTY, at, at, lexer.line)) return false;
    }
    return true;
}

static uint32_t end_of_line(View text, uint32_t at) {
    while (lexer_char(text, at) != '\n' && lexer_char(text, at) != END_OF_TEXT) at++;
    return lexer_char(text, at) == '\n' ? at + 1 : at;
}

// The white space that begins a logical line: emits indents and dedents. Where its first token starts, or
// UINT32_MAX after a stop. A line without tokens, or inside brackets, changes nothing.
static uint32_t indentation(View text, uint32_t at) {
    uint32_t column = 0, alternate = 0, continued = 0;
    for (;; at++) {
        uint32_t c = lexer_char(text, at);
        if (c == ' ') {
            column++, alternate++;
        } else if (c == '\t') {
            column = (column / 8 + 1) * 8, alternate++;
        } else if (c == '\f') {
            column = alternate = 0;
        } else if (c == '\\') { // the indentation before the first backslash counts
            if (!continued) continued = column;
            at = continue_line(text, at, false);
            if (at == UINT32_MAX) return UINT32_MAX;
            at--;
        } else {
            break;
        }
    }
    uint32_t c = lexer_char(text, at);
    if (c == '#' || c == '\n' || lexer.level > 0) return at;
    if (continued) column = alternate = continued;
    bool ok = true;
    if (column == AT(lexer.columns, lexer.indent)) {
        if (alternate != AT(lexer.alternates, lexer.indent)) ok = stop(HALT_TABS, end_of_line(text, at));
    } else if (column > AT(lexer.columns, lexer.indent)) {
        ok = open_indents(column, alternate, at, end_of_line(text, at));
    } else {
        ok = close_indents(column, alternate, at, end_of_line(text, at));
    }
    lexer.at_line_start = false;
    return ok ? at : UINT32_MAX;
}

// --- names
// What a byte may be: 1 part of a name, 2 a digit (which begins none).
static uint32_t name_class(uint32_t c) {
    if (c - 'a' < 26 || c - 'A' < 26 || c == '_') return 1;
    if (c - '0' < 10) return 2;
    return c >= 128 && c != END_OF_TEXT;
}
bool lexer_is_name_char(uint32_t c) { return name_class(c); }

// The first 8 bytes of a word as a number, so that a switch tells keywords.
#define WORD(a, b, c, d, e, f, g, h)                                                                         \
    ((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | (uint64_t)(d) << 24 | (uint64_t)(e) << 32 |  \
     (uint64_t)(f) << 40 | (uint64_t)(g) << 48 | (uint64_t)(h) << 56)

static uint32_t keyword(uint64_t word) {
    switch (word) {
    case WORD('F', 'a', 'l', 's', 'e', 0, 0, 0): return TOKEN_FALSE;
    case WORD('N', 'o', 'n', 'e', 0, 0, 0, 0): return TOKEN_NONE;
    case WORD('T', 'r', 'u', 'e', 0, 0, 0, 0): return TOKEN_TRUE;
    case WORD('a', 'n', 'd', 0, 0, 0, 0, 0): return TOKEN_AND;
    case WORD('a', 's', 0, 0, 0, 0, 0, 0): return TOKEN_AS;
    case WORD('a', 's', 's', 'e', 'r', 't', 0, 0): return TOKEN_ASSERT;
    case WORD('a', 's', 'y', 'n', 'c', 0, 0, 0): return TOKEN_ASYNC;
    case WORD('a', 'w', 'a', 'i', 't', 0, 0, 0): return TOKEN_AWAIT;
    case WORD('b', 'r', 'e', 'a', 'k', 0, 0, 0): return TOKEN_BREAK;
    case WORD('c', 'l', 'a', 's', 's', 0, 0, 0): return TOKEN_CLASS;
    case WORD('c', 'o', 'n', 't', 'i', 'n', 'u', 'e'): return TOKEN_CONTINUE;
    case WORD('d', 'e', 'f', 0, 0, 0, 0, 0): return TOKEN_DEF;
    case WORD('d', 'e', 'l', 0, 0, 0, 0, 0): return TOKEN_DEL;
    case WORD('e', 'l', 'i', 'f', 0, 0, 0, 0): return TOKEN_ELIF;
    case WORD('e', 'l', 's', 'e', 0, 0, 0, 0): return TOKEN_ELSE;
    case WORD('e', 'x', 'c', 'e', 'p', 't', 0, 0): return TOKEN_EXCEPT;
    case WORD('f', 'i', 'n', 'a', 'l', 'l', 'y', 0): return TOKEN_FINALLY;
    case WORD('f', 'o', 'r', 0, 0, 0, 0, 0): return TOKEN_FOR;
    case WORD('f', 'r', 'o', 'm', 0, 0, 0, 0): return TOKEN_FROM;
    case WORD('g', 'l', 'o', 'b', 'a', 'l', 0, 0): return TOKEN_GLOBAL;
    case WORD('i', 'f', 0, 0, 0, 0, 0, 0): return TOKEN_IF;
    case WORD('i', 'm', 'p', 'o', 'r', 't', 0, 0): return TOKEN_IMPORT;
    case WORD('i', 'n', 0, 0, 0, 0, 0, 0): return TOKEN_IN;
    case WORD('i', 's', 0, 0, 0, 0, 0, 0): return TOKEN_IS;
    case WORD('l', 'a', 'm', 'b', 'd', 'a', 0, 0): return TOKEN_LAMBDA;
    case WORD('n', 'o', 'n', 'l', 'o', 'c', 'a', 'l'): return TOKEN_NONLOCAL;
    case WORD('n', 'o', 't', 0, 0, 0, 0, 0): return TOKEN_NOT;
    case WORD('o', 'r', 0, 0, 0, 0, 0, 0): return TOKEN_OR;
    case WORD('p', 'a', 's', 's', 0, 0, 0, 0): return TOKEN_PASS;
    case WORD('r', 'a', 'i', 's', 'e', 0, 0, 0): return TOKEN_RAISE;
    case WORD('r', 'e', 't', 'u', 'r', 'n', 0, 0): return TOKEN_RETURN;
    case WORD('t', 'r', 'y', 0, 0, 0, 0, 0): return TOKEN_TRY;
    case WORD('w', 'h', 'i', 'l', 'e', 0, 0, 0): return TOKEN_WHILE;
    case WORD('w', 'i', 't', 'h', 0, 0, 0, 0): return TOKEN_WITH;
    case WORD('y', 'i', 'e', 'l', 'd', 0, 0, 0): return TOKEN_YIELD;
    default: return TOKEN_NAME;
    }
}

// " (U+20AC)" and the like.
static Builder build_code_point(Builder b, uint32_t c) {
    b = builder_text(b, TEXT("U+"));
    uint32_t digits = c > 0xfffff ? 6 : c > 0xffff ? 5 : 4;
    while (digits-- > 0) {
        uint32_t digit = c >> 4 * (digits & 7) & 15;
        b = builder_char(b, digit < 10 ? '0' + digit : 'A' + digit - 10);
    }
    return b;
}

static bool stop_at_character(uint32_t at, uint32_t c) {
    Builder b = builder_new();
    if (unicode_is(c, UNICODE_PRINTABLE)) {
        b = builder_char(builder_text(b, TEXT("invalid character '")), c);
        b = builder_char(build_code_point(builder_text(b, TEXT("' (")), c), ')');
    } else {
        b = build_code_point(builder_text(b, TEXT("invalid non-printable character ")), c);
    }
    return lexer_stop(at, builder_finish(b));
}

typedef struct {
    uint32_t code_point, size;
} Utf8Char;
// The character at `at` of a text that is known to be UTF-8.
static Utf8Char utf8_char(View text, uint32_t at) {
    uint32_t c = view_u8(text, at);
    if (c < 0x80) return (Utf8Char){c, 1};
    uint32_t size = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    c &= 0x7fu >> (size & 7);
    for (uint32_t i = 1; i < size; i++) c = c << 6 | (view_u8(text, at + i) & 63);
    return (Utf8Char){c, size};
}

// Is text[from .. to), which is not all ASCII, an identifier (PEP 3131)?
static bool verify_name(View text, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to;) {
        Utf8Char c = utf8_char(text, at);
        uint32_t allowed = at == from ? UNICODE_XID_START : UNICODE_XID_CONTINUE;
        at += c.size;
        if (!unicode_is(c.code_point, allowed) && c.code_point != '_')
            return stop_at_character(at, c.code_point);
    }
    return true;
}

// Before Python 3.7, async and await were names, but for "async def" and inside of such a function.
static bool is_async_word(View text, uint32_t at, uint32_t kind) {
    if (lexer.in_async) return true;
    if (kind == TOKEN_AWAIT) return false;
    while (lexer_char(text, at) == ' ' || lexer_char(text, at) == '\t') at++;
    if (lexer_char(text, at) != 'd' || lexer_char(text, at + 1) != 'e' || lexer_char(text, at + 2) != 'f' ||
        name_class(lexer_char(text, at + 3)))
        return false;
    lexer.in_async = true;
    lexer.async_line_ended = false;
    lexer.async_indent = lexer.indent;
    return true;
}

static uint32_t name(View text, uint32_t from) {
    uint32_t at = from, seen = 0, c = lexer_char(text, at);
    uint64_t word = 0;
    for (; name_class(c); c = lexer_char(text, ++at)) {
        if (at - from < 8) word |= (uint64_t)c << 8 * ((at - from) & 7);
        seen |= c;
    }
    if (unlikely(seen & 128) && !verify_name(text, from, at)) return UINT32_MAX;
    uint32_t kind = at - from <= 8 ? keyword(word) : TOKEN_NAME;
    if (unlikely(parser.minor < 7) && (kind == TOKEN_ASYNC || kind == TOKEN_AWAIT) &&
        !is_async_word(text, at, kind))
        kind = TOKEN_NAME;
    return add_token(kind, 0, from, at, lexer.line) ? at : UINT32_MAX;
}

// --- strings
// Length of the string prefix at `at` if quotes follow it, else UINT32_MAX.
static uint32_t string_prefix(View text, uint32_t at) {
    bool b = false, r = false, u = false, f = false;
    for (uint32_t n = 0;; n++) {
        uint32_t c = lexer_char(text, at + n) | 32;
        if (c == ('"' | 32) || c == ('\'' | 32)) {
            uint32_t quote = lexer_char(text, at + n);
            if (quote == '"' || quote == '\'') return n;
        }
        if (!b && !u && !f && c == 'b') {
            b = true;
        } else if (!b && !u && !r && !f && c == 'u') {
            u = true;
        } else if (!r && !u && c == 'r') {
            r = true;
        } else if (!f && !b && !u && c == 'f') {
            f = true;
        } else {
            return UINT32_MAX;
        }
    }
}

static bool stop_in_string(uint32_t from, uint32_t line, uint32_t line_start, bool triple) {
    Value detected = int_u32(lexer.line);
    lexer.line = line, lexer.line_start = line_start;
    return lexer_stop(
        from + 1,
        triple
            ? text_format1(TEXT("unterminated triple-quoted string literal (detected at line {})"), detected)
            : text_format1(TEXT("unterminated string literal (detected at line {})"), detected));
}

// A string literal from `from` whose opening quote is at `at`: where it ends, or UINT32_MAX.
static uint32_t string(View text, uint32_t from, uint32_t at) {
    uint32_t line = lexer.line, line_start = lexer.line_start, quote = view_u8(text, at);
    bool triple = lexer_char(text, at + 1) == quote && lexer_char(text, at + 2) == quote;
    uint32_t closing = triple ? 3 : 1, found = 0;
    for (at += closing; found < closing; at++) {
        uint32_t c = lexer_char(text, at);
        if (likely(c != quote && c != '\\' && c != '\n' && c != END_OF_TEXT)) {
            found = 0;
            continue;
        }
        if (c == quote) {
            found++;
            continue;
        }
        found = 0;
        if (c == '\\') c = lexer_char(text, ++at) == '\n' ? 0 : '\\'; // 0: a newline that may be here
        if (c == END_OF_TEXT || (c == '\n' && !triple)) {
            parser.halt.unterminated = c == END_OF_TEXT;
            stop_in_string(from, line, line_start, triple);
            return UINT32_MAX;
        }
        if ((c == '\n' || c == 0) && !new_line(text, at + 1, true)) return UINT32_MAX;
    }
    uint32_t flags = line == lexer.line ? 0 : TOKEN_SPANS;
    return add_token(TOKEN_STRING, flags, from, at, line) ? at : UINT32_MAX;
}

// --- brackets and operators
static bool open_bracket(uint32_t c, uint32_t at) {
    if (lexer.level >= BRACKETS_MAX)
        return lexer_stop(at + 1, str_from_text(TEXT("too many nested parentheses")));
    AT(lexer.brackets, lexer.level) = (uint8_t)c;
    AT(lexer.bracket_lines, lexer.level) = lexer.line;
    AT(lexer.bracket_columns, lexer.level) = at - lexer.line_start;
    lexer.level++;
    return true;
}

static bool close_bracket(uint32_t c, uint32_t at) {
    Value closing = str_from_code_point(c);
    if (is_error(closing)) return lexer_stop(at, ERROR);
    if (lexer.level == 0) return lexer_stop(at + 1, text_format1(TEXT("unmatched '{}'"), closing));
    lexer.level--;
    uint32_t open = AT(lexer.brackets, lexer.level), line = AT(lexer.bracket_lines, lexer.level);
    if (c == (open == '(' ? ')' : open + 2)) return true;
    Value opening = str_from_code_point(open);
    if (is_error(opening)) return lexer_stop(at, ERROR);
    Value message =
        line == lexer.line
            ? text_format2(TEXT("closing parenthesis '{}' does not match opening parenthesis '{}'"), closing,
                           opening)
            : text_format3(
                  TEXT("closing parenthesis '{}' does not match opening parenthesis '{}' on line {}"),
                  closing, opening, int_u32(line));
    return lexer_stop(at + 1, message);
}

typedef struct {
    uint32_t kind, size;
} Operator;

// An operator that may be doubled and followed by "=": the kinds of x, x=, xx and xx= (TOKEN_OTHER: none).
static Operator doubled(View text, uint32_t at, uint32_t one, uint32_t one_equal, uint32_t two,
                        uint32_t two_equal) {
    uint32_t c = view_u8(text, at), next = lexer_char(text, at + 1);
    if (next == '=' && one_equal != TOKEN_OTHER) return (Operator){one_equal, 2};
    if (next != c || two == TOKEN_OTHER) return (Operator){one, 1};
    if (lexer_char(text, at + 2) == '=' && two_equal != TOKEN_OTHER) return (Operator){two_equal, 3};
    return (Operator){two, 2};
}

static Operator operator_at(View text, uint32_t at) {
    uint32_t next = lexer_char(text, at + 1), none = TOKEN_OTHER;
    switch (view_u8(text, at)) {
    case '(': return (Operator){TOKEN_LPAREN, 1};
    case ')': return (Operator){TOKEN_RPAREN, 1};
    case '[': return (Operator){TOKEN_LBRACKET, 1};
    case ']': return (Operator){TOKEN_RBRACKET, 1};
    case '{': return (Operator){TOKEN_LBRACE, 1};
    case '}': return (Operator){TOKEN_RBRACE, 1};
    case ',': return (Operator){TOKEN_COMMA, 1};
    case ';': return (Operator){TOKEN_SEMICOLON, 1};
    case '~': return (Operator){TOKEN_TILDE, 1};
    case ':': return doubled(text, at, TOKEN_COLON, TOKEN_WALRUS, none, none);
    case '.':
        if (next == '.' && lexer_char(text, at + 2) == '.') return (Operator){TOKEN_ELLIPSIS, 3};
        return (Operator){TOKEN_DOT, 1};
    case '=': return doubled(text, at, TOKEN_EQUAL, TOKEN_EQ, none, none);
    case '!': return doubled(text, at, none, TOKEN_NE, none, none);
    case '<':
        if (next == '>') return (Operator){TOKEN_NE, 2};
        return doubled(text, at, TOKEN_LT, TOKEN_LE, TOKEN_LEFT_SHIFT, TOKEN_LEFT_SHIFT_EQUAL);
    case '>': return doubled(text, at, TOKEN_GT, TOKEN_GE, TOKEN_RIGHT_SHIFT, TOKEN_RIGHT_SHIFT_EQUAL);
    case '-':
        if (next == '>') return (Operator){TOKEN_ARROW, 2};
        return doubled(text, at, TOKEN_MINUS, TOKEN_MINUS_EQUAL, none, none);
    case '+': return doubled(text, at, TOKEN_PLUS, TOKEN_PLUS_EQUAL, none, none);
    case '*':
        return doubled(text, at, TOKEN_STAR, TOKEN_STAR_EQUAL, TOKEN_DOUBLE_STAR, TOKEN_DOUBLE_STAR_EQUAL);
    case '/':
        return doubled(text, at, TOKEN_SLASH, TOKEN_SLASH_EQUAL, TOKEN_DOUBLE_SLASH,
                       TOKEN_DOUBLE_SLASH_EQUAL);
    case '%': return doubled(text, at, TOKEN_PERCENT, TOKEN_PERCENT_EQUAL, none, none);
    case '&': return doubled(text, at, TOKEN_AMPERSAND, TOKEN_AMPERSAND_EQUAL, none, none);
    case '|': return doubled(text, at, TOKEN_VBAR, TOKEN_VBAR_EQUAL, none, none);
    case '^': return doubled(text, at, TOKEN_CARET, TOKEN_CARET_EQUAL, none, none);
    case '@': return doubled(text, at, TOKEN_AT, TOKEN_AT_EQUAL, none, none);
    default: return (Operator){TOKEN_OTHER, 1};
    }
}

static uint32_t punctuation(View text, uint32_t at) {
    Operator found = operator_at(text, at);
    uint32_t c = view_u8(text, at), flags = 0;
    if (found.kind == TOKEN_LPAREN || found.kind == TOKEN_LBRACKET || found.kind == TOKEN_LBRACE) {
        if (!open_bracket(c, at)) return UINT32_MAX;
    } else if (found.kind == TOKEN_RPAREN || found.kind == TOKEN_RBRACKET || found.kind == TOKEN_RBRACE) {
        if (!close_bracket(c, at)) return UINT32_MAX;
    } else if (found.kind == TOKEN_OTHER && (c < 32 || c == 127)) {
        stop_at_character(at + 1, c);
        return UINT32_MAX;
    } else if (found.kind == TOKEN_NE && c == '<') {
        flags = TOKEN_DIAMOND;
    }
    return add_token(found.kind, flags, at, at + found.size, lexer.line) ? at + found.size : UINT32_MAX;
}

// --- the whole text
// The end: dedents, then TOKEN_END. A single statement ends with a newline of its own.
static bool finish(View text, uint32_t at) {
    if (lexer.level > 0) return stop(HALT_EOF, at);
    bool single = parser.mode == SOURCE_SINGLE && parser.token_count > 0;
    bool imply = single && !(parser.flags & SOURCE_DONT_IMPLY_DEDENT) && lexer.indent > 0;
    if (single && !add_token(TOKEN_NEWLINE, TOKEN_EMPTY, at, at, lexer.line)) return false;
    if (imply &&
        (!close_indents(0, 0, at, at) || !add_token(TOKEN_NEWLINE, TOKEN_EMPTY, at, at, lexer.line))) {
        return false;
    }
    return add_token(TOKEN_END, TOKEN_EMPTY, at, at, lexer.line);
}

// The token at `at`, which is no white space, newline or end: where it ends, or UINT32_MAX.
static uint32_t token(View text, uint32_t at) {
    uint32_t c = view_u8(text, at);
    if (name_class(c) == 1) {
        uint32_t prefix = (c | 32) == 'b' || (c | 32) == 'f' || (c | 32) == 'r' || (c | 32) == 'u'
                              ? string_prefix(text, at)
                              : UINT32_MAX;
        return prefix == UINT32_MAX ? name(text, at) : string(text, at, at + prefix);
    }
    if (name_class(c) == 2 || (c == '.' && name_class(lexer_char(text, at + 1)) == 2)) {
        NumberScan number = lexer_number(text, at);
        if (!number.ok) return UINT32_MAX;
        uint32_t flags = number.touches ? TOKEN_TOUCHES : 0;
        return add_token(TOKEN_NUMBER, flags, at, number.end, lexer.line) ? number.end : UINT32_MAX;
    }
    if (c == '"' || c == '\'') return string(text, at, at);
    return punctuation(text, at);
}

// All tokens; false after a stop.
static bool all_tokens(View text) {
    uint32_t at = 0;
    bool blank = false; // this line holds no token so far: its newline is none
    for (;;) {
        if (lexer.at_line_start) {
            blank = true;
            at = indentation(text, at);
            if (at == UINT32_MAX) return false;
        }
        uint32_t c = lexer_char(text, at);
        while (c == ' ' || c == '\t' || c == '\f') c = lexer_char(text, ++at);
        uint32_t from = at; // a newline token begins with the comment before it
        if (c == '#') {
            while (c != '\n' && c != END_OF_TEXT) c = lexer_char(text, ++at);
            if (unlikely(parser.flags & SOURCE_TYPE_COMMENTS)) {
                TypeComment comment = lexer_type_comment(text, from, at, lexer.line);
                if (!comment.ok) return stop(HALT_MEMORY, at);
                if (comment.is_type) {
                    if (!add_token(TOKEN_TYPE_COMMENT, 0, comment.from, at, lexer.line)) return false;
                    lexer.at_line_start = blank = false;
                    from = at;
                }
            }
        }
        if (c == END_OF_TEXT) return finish(text, at);
        if (c == '\n') {
            if (!blank && lexer.level == 0 && !add_token(TOKEN_NEWLINE, 0, from, at, lexer.line))
                return false;
            if (!blank && lexer.level == 0) lexer.async_line_ended = true;
            if (!new_line(text, ++at, false)) return false;
            lexer.at_line_start = true;
            continue;
        }
        if (c == '\\') {
            at = continue_line(text, at, true);
            if (at == UINT32_MAX) return false;
            continue;
        }
        if (unlikely(lexer.in_async) && blank && lexer.async_line_ended && lexer.level == 0 &&
            lexer.async_indent >= lexer.indent)
            lexer.in_async = false;
        lexer.at_line_start = blank = false;
        at = token(text, at);
        if (at == UINT32_MAX) return false;
    }
}

Value lexer_run(void) {
    lexer = (struct Lexer){.line = parser.first_line, .at_line_start = true};
    if (parser.size == 0 && !parser.newline_added) lexer.line--; // no line has been read
    if (is_null(parser.tokens)) {
        uint32_t size = parser.size < FIRST_SIZE_MAX ? parser.size : FIRST_SIZE_MAX;
        Value tokens = new_blob((uint64_t)(size / 4 + 16) * TOKEN_SIZE);
        RETURN_IF_ERROR(tokens);
        Value lines = new_blob((uint64_t)(size / 16 + 16) * 4);
        RETURN_IF_ERROR(lines);
        parser.tokens = ref_of(tokens), parser.lines = ref_of(lines);
    }
    lexer.capacity = bytes_length(parser.tokens) / TOKEN_SIZE;
    lexer.lines_capacity = bytes_length(parser.lines) / 4;
    parser.token_count = 0, parser.line_count = 1; // line 1 starts at 0
    if (!all_tokens(bytes_view(parser.source))) {
        if (parser.halt.kind == HALT_MEMORY) return ERROR;
        if (lexer.level > 0) {
            parser.halt.bracket = AT(lexer.brackets, lexer.level - 1);
            parser.halt.bracket_line = AT(lexer.bracket_lines, lexer.level - 1);
            parser.halt.bracket_column = AT(lexer.bracket_columns, lexer.level - 1);
        }
        uint32_t at = parser.halt.at;
        if (!add_token(TOKEN_HALT, TOKEN_EMPTY, at, at, parser.halt.line)) return ERROR;
    }
    return NONE;
}
