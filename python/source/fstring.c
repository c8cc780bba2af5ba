// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// f-strings as Python 3.11 reads them (PEP 498): the literal is one token; each expression in it is cut out by
// its brackets and quotes, and parsed by a parser of its own as a text in round brackets. A format
// specification is read in the same way, one level down.
#include "python/source/literal.h"
#include "python/source/run.h"

#define LEVELS_MAX 2 // expressions in format specifications of expressions

typedef struct {
    struct Pieces p; // !ok: an exception is set
    uint32_t at;
} Progress;

struct FString {
    uint32_t end; // of the text
    bool raw;
};

static Progress fail(Progress s, Value raised) {
    (void)raised;
    s.p.ok = false;
    return s;
}

static uint32_t char_at(uint32_t at) { return u8_get(parser.source, at); }

static Value message_with(Text text, uint32_t c) {
    Value shown = str_from_code_point(c);
    return is_error(shown) ? ERROR : text_format1(text, shown);
}

// --- the text between expressions
// Skips \N{...} behind its N; others have nothing to skip.
static uint32_t skip_name(uint32_t at, uint32_t end) {
    if (at >= end || char_at(at) != '{') return at < end ? at + 1 : at;
    uint32_t close = (uint32_t)bytes_find(parser.source, at + 1, end, '}');
    return close < end ? close + 1 : end;
}

// Adds text up to a single brace or the end; a doubled brace ends it too, and is taken (then *more*).
typedef struct {
    Progress s;
    bool more;
} TextStep;
static TextStep add_text(Progress s, struct FString f, uint32_t level) {
    uint32_t from = s.at, at = s.at, stop = UINT32_MAX;
    bool more = false;
    while (at < f.end && stop == UINT32_MAX) {
        uint32_t c = char_at(at++);
        if (!f.raw && c == '\\' && at < f.end) {
            c = char_at(at++);
            if (c == 'N') {
                at = skip_name(at, f.end);
                continue;
            }
            if (c == '{' && !literal_warn_escape(s.p.token, c)) return (TextStep){fail(s, ERROR), false};
        }
        if (c != '{' && c != '}') continue;
        if (level == 0 && at < f.end && char_at(at) == c) {
            more = true;
            stop = at++;
        } else if (level == 0 && c == '}') {
            return (TextStep){fail(s, REPORT_LAST("f-string: single '}' is not allowed")), false};
        } else {
            stop = --at;
        }
    }
    if (stop == UINT32_MAX) stop = at;
    s.at = at;
    s.p = literal_decode(s.p, from, stop, f.raw);
    return (TextStep){s, more};
}

// --- expressions
// Where an expression ends: at its closing brace, conversion, format specification or "=". UINT32_MAX: an
// exception is set.
struct Scan {
    uint8_t open[BRACKETS_MAX];
    uint32_t depth, quote, quotes; // quote 0: not in a string; quotes: 1 or 3
};
static THREAD_STATE(struct Scan, scan);

static uint32_t wrong(Value raised) {
    (void)raised;
    return UINT32_MAX;
}

static bool follow(uint32_t at, uint32_t end, uint32_t c) {
    return at + 2 < end && char_at(at + 1) == c && char_at(at + 2) == c;
}

// The character at `at` inside a string: the offset of the last one taken.
static uint32_t scan_quoted(uint32_t at, uint32_t end) {
    uint32_t c = char_at(at);
    if (c != scan.quote) return at;
    if (scan.quotes == 1) {
        scan.quote = 0;
    } else if (follow(at, end, c)) {
        scan.quote = 0;
        return at + 2;
    }
    return at;
}

static uint32_t scan_closing(uint32_t at, uint32_t c) {
    if (scan.depth == 0)
        return wrong(report_last(CLASS(SyntaxError), message_with(TEXT("f-string: unmatched '{}'"), c)));
    uint32_t open = AT(scan.open, --scan.depth);
    if (c == (open == '(' ? ')' : open + 2)) return at;
    Value closing = str_from_code_point(c), opening = str_from_code_point(open);
    if (is_error(closing) || is_error(opening)) return UINT32_MAX;
    return wrong(report_last(
        CLASS(SyntaxError),
        text_format2(TEXT("f-string: closing parenthesis '{}' does not match opening parenthesis '{}'"),
                     closing, opening)));
}

static bool ends_expression(uint32_t c) { return c == '!' || c == ':' || c == '}' || c == '='; }
static bool may_precede_equal(uint32_t c) { return c == '!' || c == '=' || c == '<' || c == '>'; }

static uint32_t scan_expression(uint32_t at, uint32_t end) {
    scan = (struct Scan){0};
    for (; at < end; at++) {
        uint32_t c = char_at(at);
        if (c == '\\') return wrong(REPORT_LAST("f-string expression part cannot include a backslash"));
        if (scan.quote) {
            at = scan_quoted(at, end);
        } else if (c == '\'' || c == '"') {
            scan.quote = c;
            scan.quotes = follow(at, end, c) ? 3 : 1;
            at += scan.quotes - 1;
        } else if (c == '(' || c == '[' || c == '{') {
            if (scan.depth >= BRACKETS_MAX)
                return wrong(REPORT_LAST("f-string: too many nested parenthesis"));
            AT(scan.open, scan.depth++) = (uint8_t)c;
        } else if (c == '#') {
            return wrong(REPORT_LAST("f-string expression part cannot include '#'"));
        } else if (scan.depth == 0 && may_precede_equal(c) && at + 1 < end && char_at(at + 1) == '=') {
            at++;
        } else if (scan.depth == 0 && ends_expression(c)) {
            break;
        } else if (c == ')' || c == ']' || c == '}') {
            if (scan_closing(at, c) == UINT32_MAX) return UINT32_MAX;
        }
    }
    if (scan.quote) return wrong(REPORT_LAST("f-string: unterminated string"));
    if (scan.depth) {
        uint32_t open = AT(scan.open, scan.depth - 1);
        return wrong(report_last(CLASS(SyntaxError), message_with(TEXT("f-string: unmatched '{}'"), open)));
    }
    if (at >= end) return wrong(REPORT_LAST("f-string: expecting '}'"));
    return at;
}

static bool is_blank(uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        uint32_t c = char_at(at);
        if (c != ' ' && c != '\t' && c != '\n' && c != '\f') return false;
    }
    return true;
}

// Where the parser of the expression source[from .. to) is to place its first line: the brace stands at
// from - 1.
static Value place_of(uint32_t token, uint32_t from, uint32_t to) {
    uint32_t brace = from - 1, start = token_from(token), lines = 0, columns = 0, line_start = start;
    for (uint32_t at = start; at < brace; at++) {
        if (char_at(at) == '\n') lines++, line_start = at + 1;
    }
    uint32_t first = from;
    while (first < to && (char_at(first) == ' ' || char_at(first) == '\t' || char_at(first) == '\f')) first++;
    if (char_at(first) != '\n' && char_at(first) != '}') columns = brace - line_start;
    if (lines == 0) columns += ast_position_column(token_start(token));
    return ast_position(token_line(token) + lines, columns);
}

// The node of the expression source[from .. to).
static Value expression_in(uint32_t token, uint32_t from, uint32_t to) {
    if (is_blank(from, to)) {
        uint32_t c = char_at(to);
        if (c == '}') return REPORT_LAST("f-string: empty expression not allowed");
        return report_last(CLASS(SyntaxError),
                           message_with(TEXT("f-string: expression required before '{}'"), c));
    }
    Value text = new_blob((uint64_t)to - from + 2);
    RETURN_IF_ERROR(text);
    u8_set(ref_of(text), 0, '(');
    bytes_copy(ref_of(text), 1, parser.source, from, to - from);
    u8_set(ref_of(text), (uint64_t)to - from + 1, ')');
    return run_inside(ref_of(text), place_of(token, from, to));
}

// The text of "expression =", which shows before the value.
static Progress add_shown(Progress s, uint32_t from) {
    Value text = str_from_utf8(parser.source, from, s.at - from);
    if (is_error(text)) return fail(s, ERROR);
    s.p.text = builder_str(s.p.text, text);
    return s;
}

static bool is_space(uint32_t c) { return c == ' ' || c - '\t' < 5; }

static Progress add_pieces(Progress s, struct FString f, uint32_t level);

// A format specification: a JoinedStr; it ends at the brace.
typedef struct {
    Progress s;
    Value node;
} Specification;
static Specification specification(Progress s, struct FString f, uint32_t level) {
    uint32_t opened = parser_open();
    struct Pieces outer = s.p;
    s.p.text = builder_new();
    s = add_pieces(s, f, level + 1);
    struct Pieces last = s.p; // what ends it is placed where the token is, not where all the literals are
    last.start = token_start(s.p.token), last.stop = token_stop(s.p.token), last.kind = NONE;
    if (last.ok) last = literal_flush(last);
    s.p = outer;
    if (!last.ok) return (Specification){fail(s, ERROR), ERROR};
    Value values = parser_close(opened), node = AST_NEW(JoinedStr, last.start, last.stop);
    if (is_error(values) || is_error(node)) return (Specification){fail(s, ERROR), ERROR};
    ast_set(node, AST_JoinedStr_values, values);
    return (Specification){s, node};
}

static Progress unexpected_end(Progress s) { return fail(s, REPORT_LAST("f-string: expecting '}'")); }

// A replacement field, from its opening brace to behind the closing one.
static Progress add_field(Progress s, struct FString f, uint32_t level) {
    if (level >= LEVELS_MAX) return fail(s, REPORT_LAST("f-string: expressions nested too deeply"));
    uint32_t from = s.at + 1;
    s.at = scan_expression(from, f.end);
    if (s.at == UINT32_MAX) return fail(s, ERROR);
    Value value = expression_in(s.p.token, from, s.at), format = NONE;
    if (is_error(value)) return fail(s, ERROR);
    int32_t conversion = -1;
    bool shown = char_at(s.at) == '=';
    if (shown) {
        s.at++;
        while (s.at < f.end && is_space(char_at(s.at))) s.at++;
        if (s.at >= f.end) return unexpected_end(s);
        if (parser.minor < 8)
            return fail(s, parser_too_new(TEXT("f-string: self documenting expressions are"), 8));
        s = add_shown(s, from);
    }
    if (char_at(s.at) == '!') {
        if (++s.at >= f.end) return unexpected_end(s);
        conversion = char_at(s.at++);
        if (conversion != 's' && conversion != 'r' && conversion != 'a') {
            return fail(s, REPORT_LAST("f-string: invalid conversion character: expected 's', 'r', or 'a'"));
        }
        if (s.at >= f.end) return unexpected_end(s);
    }
    if (char_at(s.at) == ':') {
        if (++s.at >= f.end) return unexpected_end(s);
        Specification found = specification(s, f, level);
        s = found.s, format = found.node;
        if (!s.p.ok) return s;
    }
    if (s.at >= f.end || char_at(s.at) != '}') return unexpected_end(s);
    s.at++;
    if (shown && is_none(format) && conversion == -1) conversion = 'r';
    s.p = literal_flush(s.p);
    Value node = AST_NEW(FormattedValue, s.p.start, s.p.stop);
    if (!s.p.ok || is_error(node)) return fail(s, ERROR);
    ast_set(node, AST_FormattedValue_value, value);
    ast_set(node, AST_FormattedValue_conversion, int_i32(conversion));
    ast_set(node, AST_FormattedValue_format_spec, format);
    s.p.ok = parser_push(node);
    return s;
}

// Text and fields up to the end or, in a format specification, its closing brace.
static Progress add_pieces(Progress s, struct FString f, uint32_t level) {
    while (s.p.ok) {
        TextStep text = add_text(s, f, level);
        s = text.s;
        if (!s.p.ok || text.more) continue;
        if (s.at >= f.end || char_at(s.at) == '}') break;
        s = add_field(s, f, level);
    }
    if (s.p.ok && level > 0 && s.at >= f.end) return unexpected_end(s);
    return s;
}

struct Pieces fstring_add(struct Pieces p, uint32_t from, uint32_t to, bool raw) {
    return add_pieces((Progress){p, from}, (struct FString){to, raw}, 0).p;
}
