// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Number literals: finds where they end and refuses malformed ones with CPython's messages. A number that
// touches one of the keywords that may follow it (1if x else 2) is deprecated, and marked.
#include "python/source/lexer.h"
#include "python/objects/error.h"
#include "python/objects/str.h"

// The base as in the messages "invalid decimal literal", ...
enum Kind { DECIMAL, HEXADECIMAL, OCTAL, BINARY, IMAGINARY };

static NumberScan stop_at(uint32_t at, Value message) {
    lexer_stop(at, message);
    return (NumberScan){0};
}

static NumberScan invalid(uint32_t at, enum Kind kind) {
    switch (kind) {
    case DECIMAL: return stop_at(at, str_from_text(TEXT("invalid decimal literal")));
    case HEXADECIMAL: return stop_at(at, str_from_text(TEXT("invalid hexadecimal literal")));
    case OCTAL: return stop_at(at, str_from_text(TEXT("invalid octal literal")));
    case BINARY: return stop_at(at, str_from_text(TEXT("invalid binary literal")));
    case IMAGINARY: return stop_at(at, str_from_text(TEXT("invalid imaginary literal")));
    }
    return (NumberScan){0};
}

static bool is_digit(uint32_t c) { return c - '0' < 10; }

static bool is_digit_of(uint32_t c, enum Kind kind) {
    switch (kind) {
    case HEXADECIMAL: return is_digit(c) || (c | 32) - 'a' < 6;
    case OCTAL: return c - '0' < 8;
    case BINARY: return c - '0' < 2;
    default: return is_digit(c);
    }
}

static bool follows(View text, uint32_t at, Text rest) {
    for (uint32_t i = 0; i < text_size(rest); i++) {
        if (lexer_char(text, at + i) != text_at(rest, i)) return false;
    }
    return !lexer_is_name_char(lexer_char(text, at + text_size(rest)));
}

// Does a keyword that may follow a number begin at `at`?
static bool keyword_follows(View text, uint32_t at) {
    uint32_t next = lexer_char(text, at + 1);
    switch (lexer_char(text, at)) {
    case 'a': return follows(text, at, TEXT("and"));
    case 'e': return follows(text, at, TEXT("else"));
    case 'f': return follows(text, at, TEXT("for"));
    case 'i': return next == 'f' || next == 'n' || next == 's';
    case 'o': return follows(text, at, TEXT("or"));
    case 'n': return follows(text, at, TEXT("not"));
    default: return false;
    }
}

static NumberScan end(View text, uint32_t at, enum Kind kind) {
    if (keyword_follows(text, at)) return (NumberScan){true, true, at};
    if (lexer_is_name_char(lexer_char(text, at))) return invalid(at, kind);
    return (NumberScan){true, false, at};
}

// Digits with single underscores between them, the first one seen: where they end (ok), or a stop.
static NumberScan digits(View text, uint32_t at) {
    for (;;) {
        while (is_digit(lexer_char(text, at))) at++;
        if (lexer_char(text, at) != '_') return (NumberScan){true, false, at};
        if (!is_digit(lexer_char(text, ++at))) return invalid(at, DECIMAL);
    }
}

// The digits after 0x, 0o or 0b.
static NumberScan prefixed(View text, uint32_t at, enum Kind kind) {
    Text message = kind == OCTAL ? TEXT("invalid digit '{}' in octal literal")
                                 : TEXT("invalid digit '{}' in binary literal");
    uint32_t c;
    do {
        if (lexer_char(text, at) == '_') at++;
        c = lexer_char(text, at);
        if (!is_digit_of(c, kind) && !is_digit(c)) return invalid(at, kind);
        while (is_digit_of(c, kind)) c = lexer_char(text, ++at);
        if (is_digit(c)) {
            Value digit = str_from_code_point(c);
            return stop_at(at + 1, is_error(digit) ? ERROR : text_format1(message, digit));
        }
    } while (c == '_');
    return end(text, at, kind);
}

// What may follow the digits before the point: ".", exponent, "j". at: behind them.
static NumberScan fraction(View text, uint32_t at) {
    if (lexer_char(text, at) == '.') {
        at++;
        if (is_digit(lexer_char(text, at))) {
            NumberScan part = digits(text, at);
            if (!part.ok) return part;
            at = part.end;
        }
    }
    if ((lexer_char(text, at) | 32) == 'e') {
        uint32_t next = lexer_char(text, at + 1), exponent = at + 1;
        if (next == '+' || next == '-') {
            next = lexer_char(text, ++exponent);
            if (!is_digit(next)) return invalid(exponent, DECIMAL);
        } else if (!is_digit(next)) {
            return end(text, at, DECIMAL);
        }
        NumberScan part = digits(text, exponent);
        if (!part.ok) return part;
        at = part.end;
    }
    if ((lexer_char(text, at) | 32) == 'j') return end(text, at + 1, IMAGINARY);
    return end(text, at, DECIMAL);
}

// A literal that begins with 0 and has no letter next: 0, 00, 0_0, 0.5, 07j; not 07.
static NumberScan zeros(View text, uint32_t from) {
    uint32_t at = from + 1, c = lexer_char(text, at);
    for (;; c = lexer_char(text, ++at)) {
        if (c == '_') {
            c = lexer_char(text, ++at);
            if (!is_digit(c)) return invalid(at, DECIMAL);
        }
        if (c != '0') break;
    }
    uint32_t zeros_end = at + 1;
    bool nonzero = is_digit(c);
    if (nonzero) {
        NumberScan part = digits(text, at);
        if (!part.ok) return part;
        at = part.end;
        c = lexer_char(text, at);
    }
    if (nonzero && c != '.' && (c | 32) != 'e' && (c | 32) != 'j') {
        lexer_stop(
            at, str_from_text(TEXT("leading zeros in decimal integer literals are not permitted; use an 0o "
                                   "prefix for octal integers")));
        parser.halt.from = from + 1 - parser.halt.line_start;
        parser.halt.to = zeros_end - parser.halt.line_start;
        return (NumberScan){0};
    }
    return fraction(text, at);
}

NumberScan lexer_number(View text, uint32_t at) {
    uint32_t c = lexer_char(text, at), next = lexer_char(text, at + 1) | 32;
    if (c == '.') return fraction(text, at);
    if (c != '0') {
        NumberScan part = digits(text, at);
        return part.ok ? fraction(text, part.end) : part;
    }
    if (next == 'x') return prefixed(text, at + 2, HEXADECIMAL);
    if (next == 'o') return prefixed(text, at + 2, OCTAL);
    if (next == 'b') return prefixed(text, at + 2, BINARY);
    return zeros(text, at);
}
