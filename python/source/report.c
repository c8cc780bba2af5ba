// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The places of syntax errors. CPython shows, for an error on the line it is reading, what its buffer holds:
// that line with its newline, and the lines before it that a string or a backslash joins to it; for an error
// on an earlier line, that line alone. Its columns are byte offsets that are turned into characters of the
// shown text (not in an f-string's expression).
#include "python/source/report.h"
#include "python/objects/tuple.h"

struct Reading { // how far the text had been read
    uint32_t line, line_start, at;
};

static struct Reading reading(void) {
    uint32_t i = parser.furthest, kind = token_kind(i);
    struct Reading r = {token_end_line(i), 0,
                        token_to(i) + (kind == TOKEN_NEWLINE && !token_has(i, TOKEN_EMPTY))};
    r.line_start = parser_line_start(r.line);
    return r;
}

// Offset behind the line that starts at `start`, its newline included (there may be none).
static uint32_t line_end(uint32_t start) {
    uint64_t newline = bytes_find(parser.source, start, parser.size, '\n');
    return (uint32_t)newline + (newline < parser.size);
}

// source[from .. to) and, where the parser has added one, the newline behind it.
static Value text_part(uint32_t from, uint32_t to, bool newline) {
    Value text = str_from_utf8(parser.source, from, to - from);
    if (is_error(text) || !newline || !parser.newline_added || to < parser.size) return text;
    return builder_finish(builder_char(builder_str(builder_new(), text), '\n'));
}

static Value line_text(uint32_t line) {
    uint32_t start = parser_line_start(line), end = line_end(start);
    if (end > start && u8_get(parser.source, end - 1) == '\n') end--;
    return text_part(start, end, false);
}

static bool is_joined(uint32_t line) {
    uint32_t i = line - parser.first_line;
    return i > 0 && i < parser.line_count && u32_get(parser.lines, (uint64_t)i * 4) & LINE_JOINED;
}

static bool halted(void) { return token_kind(parser.furthest) == TOKEN_HALT; }

// The text that goes with an error on this line.
static Value shown_text(uint32_t line) {
    struct Reading now = reading();
    if (line < now.line) return line_text(line);
    uint32_t first = now.line;
    if (!(parser.flags & SOURCE_IS_FILE)) {
        while (is_joined(first)) first--;
    }
    bool all = parser.halt.unterminated && halted(); // the lexer has read on in a string
    return text_part(parser_line_start(first), all ? parser.size : line_end(now.line_start), true);
}

// Characters in the first `column` bytes of a text; a byte beyond its end counts as one.
static int64_t characters(Value text, int64_t column) {
    if (column <= 0 || parser.mode == SOURCE_FSTRING) return column;
    Value bytes = str_to_utf8(text);
    if (is_error(bytes)) {
        error_clear();
        return column;
    }
    int64_t length = bytes_length(ref_of(bytes)), count = 0;
    if (column > length) count = 1, column = length;
    View view = bytes_view(ref_of(bytes));
    for (int64_t i = 0; i < column; i++) count += (view_u8(view, (uint64_t)i) & 0xc0) != 0x80;
    return count;
}

#define NO_END INT64_MIN
static Value raise_at(Value class, Value message, uint32_t line, int64_t column, Value text,
                      uint32_t end_line, int64_t end_column) {
    Value place = tuple_new(6);
    if (is_error(message) || is_error(text) || is_error(place)) return ERROR;
    slot_set(ref_of(place), 0, parser.filename);
    slot_set(ref_of(place), 1, int_u32(line));
    slot_set(ref_of(place), 2, int_wrap(column));
    slot_set(ref_of(place), 3, text);
    slot_set(ref_of(place), 4, int_u32(end_line));
    slot_set(ref_of(place), 5, end_column == NO_END ? NONE : int_wrap(end_column));
    Value exception = call2(class, message, place);
    return is_error(exception) ? ERROR : raise_exception(exception);
}

// Columns from 1; 0 and -1 stand for CPython's "none".
static Value report(Value class, Value message, uint32_t line, int64_t column, uint32_t end_line,
                    int64_t end_column) {
    RETURN_IF_ERROR(message);
    Value text = shown_text(line);
    RETURN_IF_ERROR(text);
    if (parser.mode == SOURCE_FSTRING) {
        message = text_format1(TEXT("f-string: {}"), message);
        RETURN_IF_ERROR(message);
        column -= parser.first_column, end_column -= parser.first_column;
    }
    column = characters(text, column), end_column = characters(text, end_column);
    return raise_at(class, message, line, column, text, end_line, end_column);
}

static int64_t column_of(Value position) {
    uint32_t column = ast_position_column(position);
    return column == NO_COLUMN ? 0 : (int64_t)column + 1;
}

Value report_columns(uint32_t line, int64_t column, uint32_t end_line, int64_t end_column, Value message) {
    RETURN_IF_ERROR(message);
    if (halted()) return report_halt();
    return report(CLASS(SyntaxError), message, line, column, end_line, end_column);
}

Value report_range(Value start, Value stop, Value message) {
    return report_columns(ast_position_line(start), column_of(start), ast_position_line(stop),
                          column_of(stop), message);
}
Value report_anyway(Value start, Value stop, Value message) {
    RETURN_IF_ERROR(message);
    return report(CLASS(SyntaxError), message, ast_position_line(start), column_of(start),
                  ast_position_line(stop), column_of(stop));
}
Value report_node(Value node, Value message) {
    return report_range(ast_get(node, AST_START), ast_get(node, AST_STOP), message);
}
Value report_token(uint32_t i, Value message) { return report_range(token_start(i), token_stop(i), message); }
Value report_line(uint32_t i, Value message) {
    return report_columns(token_line(i), 0, token_end_line(i), 0, message);
}

Value report_from(Value start, Value message) {
    struct Reading now = reading();
    return report_columns(ast_position_line(start), column_of(start), now.line, now.at - now.line_start,
                          message);
}

static Value report_at_furthest(Value class, Value message) {
    struct Reading now = reading();
    uint32_t i = parser.furthest;
    Value start = token_start(i), stop = token_stop(i);
    if (ast_position_column(start) == NO_COLUMN) {
        return report(class, message, ast_position_line(start), now.at - now.line_start,
                      ast_position_line(stop), -1);
    }
    return report(class, message, ast_position_line(start), column_of(start), ast_position_line(stop),
                  column_of(stop));
}

Value report_last(Value class, Value message) {
    RETURN_IF_ERROR(message);
    return halted() ? report_halt() : report_at_furthest(class, message);
}

Value report_incomplete(void) {
    return report_at_furthest(CLASS(SyntaxError), str_from_text(TEXT("incomplete input")));
}

// --- the lexer's reasons
// Its own messages count characters up to where it stopped, and show the line without its newline.
static Value report_halt_message(void) {
    struct Halt halt = parser.halt;
    uint32_t end = line_end(halt.line_start);
    if (end > halt.line_start && u8_get(parser.source, end - 1) == '\n') end--;
    Value text = text_part(halt.line_start, end, false);
    RETURN_IF_ERROR(text);
    int64_t column = 0;
    for (uint32_t i = halt.line_start; i < halt.at && i < parser.size; i++) {
        column += (u8_get(parser.source, i) & 0xc0) != 0x80;
    }
    return raise_at(CLASS(SyntaxError), halt.message, halt.line, halt.from ? halt.from : column, text,
                    halt.line, halt.to ? halt.to : column);
}

static Value report_unclosed(void) {
    struct Halt halt = parser.halt;
    parser.furthest = parser.token_count - 1; // the text was read to its end
    Value bracket = str_from_code_point(halt.bracket);
    RETURN_IF_ERROR(bracket);
    int64_t column = halt.bracket_column;
    if (halt.bracket_line == parser.first_line) column += parser.first_column;
    return report(CLASS(SyntaxError), text_format1(TEXT("'{}' was never closed"), bracket), halt.bracket_line,
                  column + 1, halt.bracket_line, 0);
}

Value report_halt(void) {
    struct Halt halt = parser.halt;
    int64_t column = 1;
    switch (halt.kind) {
    case HALT_NONE:
    case HALT_MEMORY: return raise_memory_error();
    case HALT_MESSAGE: return report_halt_message();
    case HALT_EOF:
        if (halt.bracket) return report_unclosed();
        return report_at_furthest(CLASS(SyntaxError), str_from_text(TEXT("unexpected EOF while parsing")));
    case HALT_DEDENT:
        return report_at_furthest(CLASS(IndentationError),
                                  str_from_text(TEXT("unindent does not match any outer indentation level")));
    case HALT_TABS:
        return report(CLASS(TabError),
                      str_from_text(TEXT("inconsistent use of tabs and spaces in indentation")), halt.line, 1,
                      halt.line, 0);
    case HALT_TOO_DEEP:
        return report(CLASS(IndentationError), str_from_text(TEXT("too many levels of indentation")),
                      halt.line, 1, halt.line, 0);
    case HALT_LINE_CONTINUATION: {
        uint32_t first = halt.line;
        while (is_joined(first)) first--;
        column = (int64_t)halt.at - parser_line_start(first);
        return report(CLASS(SyntaxError),
                      str_from_text(TEXT("unexpected character after line continuation character")),
                      halt.line, column > 1 ? column : 1, halt.line, 0);
    }
    }
    return ERROR;
}

static Value prefer_halt(void) {
    if (parser.halt.kind == HALT_NONE || halted() || !error_matches(CLASS(SyntaxError))) return ERROR;
    if (parser.halt.kind == HALT_MESSAGE) {
        error_clear();
        return report_halt_message();
    }
    if (parser.halt.bracket && token_line(parser.furthest) > parser.halt.bracket_line) {
        error_clear();
        return report_unclosed();
    }
    return ERROR;
}

Value report_invalid(uint32_t token) {
    if (halted()) return report_halt();
    if (token_kind(token) == TOKEN_INDENT) {
        return report_last(CLASS(IndentationError), str_from_text(TEXT("unexpected indent")));
    }
    if (token_kind(token) == TOKEN_DEDENT) {
        return report_last(CLASS(IndentationError), str_from_text(TEXT("unexpected unindent")));
    }
    REPORT_TOKEN(token, "invalid syntax");
    return prefer_halt();
}

// CPython's lexer looks one character ahead, but not behind a string.
bool report_end_was_seen(void) {
    uint32_t i = parser.furthest;
    if (halted()) return parser.halt.kind == HALT_EOF || parser.halt.unterminated;
    if (token_has(i, TOKEN_EMPTY)) return token_to(i) >= parser.size;
    return token_to(i) == parser.size && !parser.newline_added && token_kind(i) != TOKEN_STRING;
}

Value report_prefer_halt(void) { return report_end_was_seen() ? ERROR : prefer_halt(); }

Value source_error(Value class, Value message, Value filename, Value text, Value start, Value stop) {
    Value saved = parser.filename;
    parser.filename = filename;
    bool end = !is_unset(stop);
    Value result = raise_at(class, message, ast_position_line(start), column_of(start), text,
                            ast_position_line(end ? stop : start), end ? column_of(stop) : NO_END);
    parser.filename = saved;
    return result;
}
