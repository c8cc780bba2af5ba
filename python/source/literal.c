// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The values of literals (Python reference, 2.4): numbers, strings, bytes, and adjacent strings put together.
// fstring.c reads f-strings.
#include "python/source/literal.h"
#include "python/objects/bytes.h"
#include "python/objects/complex.h"
#include "python/objects/unicode_name.h"
#include "python/source/warn.h"

// --- numbers
// source[from .. to) as a str to read from, and where it begins there.
typedef struct {
    Value text;
    uint32_t from;
} Digits;
static Digits digits_of(uint32_t from, uint32_t to) {
    if (!is_unset(parser.text)) return (Digits){parser.text, from};
    return (Digits){str_from_utf8(parser.source, from, to - from), 0};
}

static Value integer(uint32_t i, uint32_t from, uint32_t to, uint32_t base) {
    if (base == 10 && to - from <= 18) {
        uint64_t n = 0;
        for (uint32_t at = from; at < to; at++) {
            uint32_t c = u8_get(parser.source, at);
            if (c != '_') n = n * 10 + (c - '0');
        }
        return int_wrap((int64_t)n);
    }
    Digits digits = digits_of(from, to);
    RETURN_IF_ERROR(digits.text);
    Value n = int_from_digits(digits.text, digits.from, digits.from + (to - from), base);
    if (!is_error(n) || !error_matches(CLASS(ValueError))) return n;
    Value message = object_str(error_take()); // more digits than sys.set_int_max_str_digits allows
    RETURN_IF_ERROR(message);
    return report_line(
        i,
        text_format1(
            TEXT("{} - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."),
            message));
}

static Value number(uint32_t i) {
    uint32_t from = token_from(i), to = token_to(i), last = u8_get(parser.source, to - 1) | 32;
    if (parser.minor < 6 && bytes_find(parser.source, from, to, '_') < to)
        NEED_VERSION(6, "Underscores in numeric literals are");
    if (to - from > 2 && u8_get(parser.source, from) == '0') {
        switch (u8_get(parser.source, from + 1) | 32) {
        case 'x': return integer(i, from + 2, to, 16);
        case 'o': return integer(i, from + 2, to, 8);
        case 'b': return integer(i, from + 2, to, 2);
        default: break;
        }
    }
    if (last == 'j') {
        DoubleResult imag = float_scan(parser.source, from, to - 1);
        return imag.ok ? complex_new(0.0, imag.value) : ERROR;
    }
    for (uint32_t at = from; at < to; at++) {
        uint32_t c = u8_get(parser.source, at);
        if (c != '.' && (c | 32) != 'e') continue;
        DoubleResult d = float_scan(parser.source, from, to);
        return d.ok ? float_new(d.value) : ERROR;
    }
    return integer(i, from, to, 10);
}

// Once for each token: the second pass and going back do not warn again.
static Value warn_touching(uint32_t i) {
    uint32_t from = token_from(i);
    uint32_t letter = token_to(i) - from > 1 ? u8_get(parser.source, from + 1) | 32u : 0;
    uint32_t last = u8_get(parser.source, token_to(i) - 1) | 32u;
    u32_set(parser.tokens, (uint64_t)i * TOKEN_SIZE, token_word(i) & ~((uint32_t)TOKEN_TOUCHES << 16));
    Text text = letter == 'x'   ? TEXT("invalid hexadecimal literal")
                : letter == 'o' ? TEXT("invalid octal literal")
                : letter == 'b' ? TEXT("invalid binary literal")
                : last == 'j'   ? TEXT("invalid imaginary literal")
                                : TEXT("invalid decimal literal");
    Value message = str_from_text(text);
    RETURN_IF_ERROR(message);
    Value warned = warn_syntax(message, token_line(i));
    return is_false(warned) ? report_token(i, message) : warned;
}

Value literal_number(void) {
    uint32_t i = parser.index;
    if (token_has(i, TOKEN_TOUCHES) && is_error(warn_touching(i))) return ERROR;
    Value n = number(i);
    RETURN_IF_ERROR(n);
    parser.index++;
    return NODE2(Constant, token_start(i), n, NONE);
}

// --- string literals
struct Literal {       // what a token's prefix and quotes say
    uint32_t from, to; // between the quotes
    bool raw, is_bytes, is_f, is_u;
};

static struct Literal literal_at(uint32_t i) {
    struct Literal literal = {token_from(i), token_to(i), false, false, false, false};
    for (;; literal.from++) {
        uint32_t c = u8_get(parser.source, literal.from);
        if (c == '"' || c == '\'') break;
        literal.is_u |= c == 'u';
        literal.raw |= (c | 32) == 'r';
        literal.is_bytes |= (c | 32) == 'b';
        literal.is_f |= (c | 32) == 'f';
    }
    uint32_t quote = u8_get(parser.source, literal.from), size = literal.to - literal.from;
    bool triple = size >= 6 && u8_get(parser.source, literal.from + 1) == quote &&
                  u8_get(parser.source, literal.from + 2) == quote;
    literal.from += triple ? 3 : 1;
    literal.to -= triple ? 3 : 1;
    return literal;
}

bool literal_warn_escape(uint32_t token, uint32_t c) {
    Value shown = str_from_code_point(c);
    if (is_error(shown)) return false;
    Value message = text_format1(TEXT("invalid escape sequence '\\{}'"), shown);
    if (is_error(message)) return false;
    Value warned = warn_deprecated(message, token_line(token));
    return is_false(warned) ? !is_error(report_token(token, message)) : !is_error(warned);
}

static uint32_t hex_digit(uint32_t c) {
    if (c - '0' < 10) return c - '0';
    return (c | 32) - 'a' < 6 ? (c | 32) - 'a' + 10 : 16;
}

// The character of a one-letter escape, or UINT32_MAX.
static uint32_t simple_escape(uint32_t c) {
    switch (c) {
    case '\\':
    case '\'':
    case '"': return c;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return UINT32_MAX;
    }
}

typedef struct {
    uint32_t value, end;
} Octal;
static Octal octal(uint32_t at, uint32_t to) {
    Octal o = {0, at};
    for (; o.end < to && o.end < at + 3; o.end++) {
        uint32_t digit = u8_get(parser.source, o.end) - '0';
        if (digit > 7) break;
        o.value = o.value * 8 + digit;
    }
    return o;
}

// --- escapes in str
static struct Pieces failed_piece(struct Pieces p) {
    p.ok = false;
    return p;
}

// source[from .. to) as it is.
static struct Pieces add_plain(struct Pieces p, uint32_t from, uint32_t to) {
    if (from == to) return p;
    if (!is_unset(parser.text)) {
        p.text = builder_part(p.text, parser.text, from, to);
        return p;
    }
    Value text = str_from_utf8(parser.source, from, to - from);
    if (is_error(text)) return failed_piece(p);
    p.text = builder_str(p.text, text);
    return p;
}

// The place of offset `at` where CPython's decoder sees it: it gets a character beyond ASCII as \U000000e9,
// and the backslash before one as \u005c.
static int64_t decoder_place(uint32_t from, uint32_t at) {
    int64_t place = 0;
    for (uint32_t i = from; i < at; i++) {
        uint32_t c = u8_get(parser.source, i);
        if (c >= 0x80) {
            place += (c & 0xc0) != 0x80 ? 10 : 0;
            continue;
        }
        place++;
        if (c != '\\' || i + 1 >= at) continue;
        if (u8_get(parser.source, i + 1) >= 0x80) {
            place += 5;
        } else {
            place++, i++;
        }
    }
    return place;
}

// from: of the literal; the escape is source[start .. end).
static Value bad_escape(uint32_t from, uint32_t start, uint32_t end, Text reason) {
    int64_t first = decoder_place(from, start), after = decoder_place(from, end);
    Value why = str_from_text(reason);
    RETURN_IF_ERROR(why);
    if (after - first == 1) {
        return report_last(
            CLASS(SyntaxError),
            text_format2(
                TEXT("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position {}: {}"),
                int_wrap(first), why));
    }
    return report_last(
        CLASS(SyntaxError),
        text_format3(TEXT("(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: {}"),
                     int_wrap(first), int_wrap(after - 1), why));
}

// What an escape that needs more than one letter stands for; code_point UINT32_MAX: an exception is set.
typedef struct {
    uint32_t code_point, end;
} Escape;
static Escape no_escape(Value raised) {
    (void)raised;
    return (Escape){UINT32_MAX, 0};
}

static Escape hex_escape(uint32_t from, uint32_t start, uint32_t to, uint32_t digits) {
    uint32_t value = 0, at = start + 2;
    for (; at < start + 2 + digits; at++) {
        uint32_t digit = at < to ? hex_digit(u8_get(parser.source, at)) : 16;
        if (digit == 16) {
            Text reason = digits == 2   ? TEXT("truncated \\xXX escape")
                          : digits == 4 ? TEXT("truncated \\uXXXX escape")
                                        : TEXT("truncated \\UXXXXXXXX escape");
            return no_escape(bad_escape(from, start, at, reason));
        }
        value = value << 4 | digit;
    }
    if (value > 0x10ffff) return no_escape(bad_escape(from, start, at, TEXT("illegal Unicode character")));
    return (Escape){value, at};
}

static Escape named_escape(uint32_t from, uint32_t start, uint32_t to) {
    uint32_t at = start + 2;
    Text malformed = TEXT("malformed \\N character escape");
    if (at >= to || u8_get(parser.source, at) != '{')
        return no_escape(bad_escape(from, start, at, malformed));
    uint32_t close = (uint32_t)bytes_find(parser.source, at + 1, to, '}');
    if (close == to || close == at + 1) return no_escape(bad_escape(from, start, close, malformed));
    int64_t c = unicode_lookup(parser.source, at + 1, close - at - 1);
    if (c < 0) return no_escape(bad_escape(from, start, close + 1, TEXT("unknown Unicode character name")));
    return (Escape){(uint32_t)c, close + 1};
}

static Escape long_escape(uint32_t from, uint32_t start, uint32_t to) {
    switch (u8_get(parser.source, start + 1)) {
    case 'x': return hex_escape(from, start, to, 2);
    case 'u': return hex_escape(from, start, to, 4);
    case 'U': return hex_escape(from, start, to, 8);
    default: return named_escape(from, start, to);
    }
}

static bool is_long_escape(uint32_t c) { return c == 'x' || c == 'u' || c == 'U' || c == 'N'; }

struct Pieces literal_decode(struct Pieces p, uint32_t from, uint32_t to, bool raw) {
    bool warned = false;
    uint32_t plain = from;
    for (uint32_t at = from; !raw && p.ok;) {
        at = (uint32_t)bytes_find(parser.source, at, to, '\\');
        if (at + 1 >= to) break;
        uint32_t c = u8_get(parser.source, at + 1), simple = simple_escape(c);
        if (c >= 0x80) { // a backslash like any other
            at++;
            continue;
        }
        if (simple == UINT32_MAX && c != '\n' && c - '0' > 7 && !is_long_escape(c)) {
            if (!warned && !literal_warn_escape(p.token, c)) return failed_piece(p);
            warned = true;
            at += 2;
            continue;
        }
        p = add_plain(p, plain, at);
        Escape escape = {simple, at + 2};
        if (c - '0' < 8) {
            Octal o = octal(at + 1, to);
            escape = (Escape){o.value, o.end};
        } else if (is_long_escape(c)) {
            escape = long_escape(from, at, to);
            if (escape.code_point == UINT32_MAX) return failed_piece(p);
        }
        if (c != '\n') p.text = builder_char(p.text, escape.code_point);
        plain = at = escape.end;
    }
    return add_plain(p, plain, to);
}

struct Pieces literal_flush(struct Pieces p) {
    if (!p.ok || (p.text.length == 0 && !p.text.failed)) return p;
    Value text = builder_finish(p.text);
    if (is_error(text)) return failed_piece(p);
    Value node = AST_NEW(Constant, p.start, p.stop);
    if (is_error(node)) return failed_piece(p);
    ast_set(node, AST_Constant_value, text);
    ast_set(node, AST_Constant_kind, p.kind);
    p.text = builder_new();
    p.ok = parser_push(node);
    return p;
}

// --- bytes
// Appends source[from .. to), decoded, to out[at ..): the new end, or UINT32_MAX.
static uint32_t decode_bytes(Ref out, uint32_t at, struct Literal literal, uint32_t token) {
    bool warned = false;
    for (uint32_t i = literal.from; i < literal.to; i++) {
        uint32_t c = u8_get(parser.source, i);
        if (c != '\\' || literal.raw) {
            u8_set(out, at++, (uint8_t)c);
            continue;
        }
        uint32_t start = i++;
        c = u8_get(parser.source, i);
        uint32_t simple = simple_escape(c);
        if (c == '\n') continue;
        if (simple != UINT32_MAX) {
            u8_set(out, at++, (uint8_t)simple);
        } else if (c - '0' < 8) {
            Octal o = octal(i, literal.to);
            u8_set(out, at++, (uint8_t)o.value);
            i = o.end - 1;
        } else if (c == 'x') {
            uint32_t high = i + 1 < literal.to ? hex_digit(u8_get(parser.source, i + 1)) : 16;
            uint32_t low = i + 2 < literal.to ? hex_digit(u8_get(parser.source, i + 2)) : 16;
            if (high == 16 || low == 16) {
                report_last(CLASS(SyntaxError),
                            text_format1(TEXT("(value error) invalid \\x escape at position {}"),
                                         int_u32(start - literal.from)));
                return UINT32_MAX;
            }
            u8_set(out, at++, (uint8_t)(high << 4 | low));
            i += 2;
        } else {
            if (!warned && !literal_warn_escape(token, c)) return UINT32_MAX;
            warned = true;
            u8_set(out, at++, '\\');
            u8_set(out, at++, (uint8_t)c);
        }
    }
    return at;
}

static Value mixed(void) { return REPORT_LAST("cannot mix bytes and nonbytes literals"); }

// NONE, or ERROR when the bytes literal has other characters than ASCII.
static Value check_ascii(struct Literal literal) {
    if (!is_unset(parser.text)) return NONE;
    for (uint32_t i = literal.from; i < literal.to; i++) {
        if (u8_get(parser.source, i) >= 0x80) {
            return REPORT_LAST("bytes can only contain ASCII literal characters");
        }
    }
    return NONE;
}

static Value bytes_value(uint32_t first, uint32_t end) {
    uint64_t most = 0;
    for (uint32_t i = first; i < end; i++) most += token_to(i) - token_from(i);
    Value result = bytes_new(most);
    RETURN_IF_ERROR(result);
    uint32_t at = 0;
    for (uint32_t i = first; i < end; i++) {
        struct Literal literal = literal_at(i);
        if (literal.is_bytes) {
            RETURN_IF_ERROR(check_ascii(literal));
            at = decode_bytes(ref_of(result), at, literal, i);
            if (at == UINT32_MAX) return ERROR;
        } else {
            struct Pieces p = {.ok = true, .text = builder_new(), .token = i};
            if (!literal.is_f && !literal_decode(p, literal.from, literal.to, literal.raw).ok) return ERROR;
            return mixed();
        }
    }
    bytes_shrink(ref_of(result), at);
    return result;
}

// --- adjacent literals
static Value text_node(struct Pieces p, uint32_t opened, bool joined) {
    if (!p.ok) return ERROR;
    if (!joined && p.text.length == 0) {
        Value node = AST_NEW(Constant, p.start, p.stop), text = builder_finish(p.text);
        if (is_error(node) || is_error(text)) return ERROR;
        ast_set(node, AST_Constant_value, text);
        ast_set(node, AST_Constant_kind, p.kind);
        return node;
    }
    p = literal_flush(p);
    if (!p.ok) return ERROR;
    if (!joined) {
        parser.top = opened;
        return slot_get(parser.stack, opened);
    }
    Value values = parser_close(opened);
    RETURN_IF_ERROR(values);
    Value node = AST_NEW(JoinedStr, p.start, p.stop);
    if (!is_error(node)) ast_set(node, AST_JoinedStr_values, values);
    return node;
}

// Is its value what stands between its quotes?
static bool is_plain(struct Literal literal) {
    return !literal.is_f &&
           (literal.raw || bytes_find(parser.source, literal.from, literal.to, '\\') == literal.to);
}

static Value strings(void) {
    uint32_t first = parser.index, opened = parser_open();
    while (parser_accept(TOKEN_STRING)) {}
    if (parser_peek() == TOKEN_HALT) return UNSET; // what stopped the lexer comes first
    struct Literal literal = literal_at(first);
    if (literal.is_bytes) {
        Value bytes = bytes_value(first, parser.index);
        RETURN_IF_ERROR(bytes);
        return NODE2(Constant, token_start(first), bytes, NONE);
    }
    Value kind = literal.is_u ? str_interned_text(TEXT("u")) : NONE;
    RETURN_IF_ERROR(kind);
    if (parser.index == first + 1 && is_plain(literal)) {
        Value text = is_unset(parser.text)
                         ? str_from_utf8(parser.source, literal.from, literal.to - literal.from)
                         : str_substring(parser.text, literal.from, literal.to);
        RETURN_IF_ERROR(text);
        return NODE2(Constant, token_start(first), text, kind);
    }
    struct Pieces p = {.ok = true, .text = builder_new(), .kind = kind};
    p.start = token_start(first), p.stop = parser_stop();
    bool joined = false;
    for (uint32_t i = first; i < parser.index && p.ok; i++) {
        literal = literal_at(i);
        p.token = i;
        if (literal.is_bytes) {
            RETURN_IF_ERROR(check_ascii(literal));
            Value scratch = bytes_new(literal.to - literal.from);
            if (is_error(scratch) || decode_bytes(ref_of(scratch), 0, literal, i) == UINT32_MAX) return ERROR;
            return mixed();
        }
        joined |= literal.is_f;
        p = literal.is_f ? fstring_add(p, literal.from, literal.to, literal.raw)
                         : literal_decode(p, literal.from, literal.to, literal.raw);
    }
    return text_node(p, opened, joined);
}

Value literal_strings(void) {
    SlotResult known = parser_recall(RULE_STRINGS);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    return parser_remember(RULE_STRINGS, from, strings());
}
