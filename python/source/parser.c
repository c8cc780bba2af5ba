// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the parser's files share: positions of tokens, lists, nodes, identifiers, and what the second pass
// remembers.
#include "python/source/parser.h"
#include "python/source/report.h"
#include "python/objects/error.h"
#include "python/objects/normalize.h"
#include "python/objects/str.h"
#include "python/objects/unicode.h"

THREAD_STATE(struct Parser, parser);

#define NAMES 256 // slots of parser.names
#define MEMO_ENTRIES 256

// --- positions
uint32_t parser_line_start(uint32_t line) {
    uint32_t i = line - parser.first_line;
    return i < parser.line_count ? u32_get(parser.lines, (uint64_t)i * 4) & LINE_START : parser.size;
}

// The line of a string token's last character: the last one that starts before it.
uint32_t token_end_line(uint32_t i) {
    uint32_t line = token_line(i);
    if (likely(!token_has(i, TOKEN_SPANS))) return line;
    uint32_t last = token_to(i) - 1, low = line - parser.first_line, high = parser.line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if ((u32_get(parser.lines, (uint64_t)middle * 4) & LINE_START) <= last) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low + parser.first_line;
}

// In an f-string's expression, columns of the first line are those of the whole text; as in CPython, it is
// the line where a token ends that decides.
static Value position(uint32_t line, uint32_t end_line, uint32_t offset) {
    uint32_t column = offset - parser_line_start(line);
    if (unlikely(parser.first_column) && end_line == parser.first_line) column += parser.first_column;
    return ast_position(line, column);
}

Value token_start(uint32_t i) {
    uint32_t line = token_line(i);
    if (token_has(i, TOKEN_EMPTY)) return ast_position(line, NO_COLUMN);
    return position(line, token_end_line(i), token_from(i));
}
Value token_stop(uint32_t i) {
    uint32_t line = token_end_line(i);
    if (token_has(i, TOKEN_EMPTY)) return ast_position(line, NO_COLUMN);
    return position(line, line, token_to(i));
}

Value parser_stop(void) {
    uint32_t i = parser.index;
    while (i > 1 && token_kind(i - 1) <= TOKEN_DEDENT) i--;
    return token_stop(i ? i - 1 : 0);
}

// --- names
bool parser_at_word(Text word) {
    if (parser_peek() != TOKEN_NAME) return false;
    uint32_t from = token_from(parser.index);
    return bytes_equal_text(parser.source, from, token_to(parser.index) - from, word);
}

static Value new_name(uint32_t from, uint32_t n) {
    Value name = str_from_utf8(parser.source, from, n);
    RETURN_IF_ERROR(name);
    name = unicode_normalize(name, NORMAL_NFKC); // PEP 3131
    RETURN_IF_ERROR(name);
    return str_intern(name);
}

Value parser_name_of(uint32_t i) {
    uint32_t from = token_from(i), n = token_to(i) - from, hash = n, seen = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t c = u8_get(parser.source, from + k);
        hash = (hash ^ c) * 0x01000193u;
        seen |= c;
    }
    if (seen & 128) return new_name(from, n);
    uint32_t slot = (hash ^ hash >> 16) % NAMES;
    Value known = slot_get(parser.names, slot);
    if (is_ref(known) && bytes_length(ref_of(known)) == n &&
        bytes_compare(ref_of(known), 0, parser.source, from, n) == 0) {
        return known;
    }
    Value name = new_name(from, n);
    if (!is_error(name)) slot_set(parser.names, slot, name);
    return name;
}

Value parser_identifier(void) {
    if (parser_peek() != TOKEN_NAME) return UNSET;
    return parser_name_of(parser.index++);
}

Value parser_name(void) {
    if (parser_peek() != TOKEN_NAME) return UNSET;
    Value start = parser_start(), name = parser_name_of(parser.index++);
    RETURN_IF_ERROR(name);
    return NODE2(Name, start, name, int_u32(AST_Load));
}

Value parser_type_comment(void) {
    if (likely(!(parser.flags & SOURCE_TYPE_COMMENTS)) || parser_peek() != TOKEN_TYPE_COMMENT) return NONE;
    uint32_t i = parser.index++;
    return str_from_utf8(parser.source, token_from(i), token_to(i) - token_from(i));
}

Value parser_too_new(Text what, uint32_t since) {
    Value name = str_from_text(what);
    RETURN_IF_ERROR(name);
    return report_last(CLASS(SyntaxError), text_format2(TEXT("{} only supported in Python 3.{} and greater"),
                                                        name, int_u32(since)));
}

// --- lists
bool parser_push(Value v) {
    uint32_t capacity = slot_count(parser.stack);
    if (unlikely(parser.top == capacity)) {
        Value larger = new_storage((uint64_t)capacity * 2);
        if (is_error(larger)) return false;
        slots_copy(ref_of(larger), 0, parser.stack, 0, capacity);
        parser.stack = ref_of(larger);
    }
    slot_set(parser.stack, parser.top++, v);
    return true;
}

Value parser_close(uint32_t opened) {
    uint32_t n = parser.top - opened;
    parser.top = opened;
    if (n == 0) return parser.empty;
    Value list = new_storage(n);
    RETURN_IF_ERROR(list);
    slots_copy(ref_of(list), 0, parser.stack, opened, n);
    return list;
}

Value parser_pick(uint32_t opened, uint32_t first) {
    uint32_t n = (parser.top - opened + 1 - first) / 2;
    if (n == 0) return parser.empty;
    Value list = new_storage(n);
    RETURN_IF_ERROR(list);
    for (uint32_t i = 0; i < n; i++) {
        slot_set(ref_of(list), i, slot_get(parser.stack, (uint64_t)opened + first + i * 2));
    }
    return list;
}

Value parser_list1(Value v) {
    Value list = new_storage(1);
    if (!is_error(list)) slot_set(ref_of(list), 0, v);
    return list;
}

Value parser_list_prepend(Value v, Value rest) {
    uint32_t n = ast_list_length(rest);
    Value list = new_storage((uint64_t)n + 1);
    RETURN_IF_ERROR(list);
    slot_set(ref_of(list), 0, v);
    slots_copy(ref_of(list), 1, ref_of(rest), 0, n);
    return list;
}

// --- nodes
Value parser_node(enum AstKind kind, uint32_t slots, Value start) {
    return ast_new(kind, slots, start, parser_stop());
}
Value parser_node1(enum AstKind kind, Value start, Value a) {
    Value node = parser_node(kind, AST_STOP + 2, start);
    if (is_error(node)) return ERROR;
    slot_set(ref_of(node), AST_STOP + 1, a);
    return node;
}
Value parser_node2(enum AstKind kind, Value start, Value a, Value b) {
    Value node = parser_node(kind, AST_STOP + 3, start);
    if (is_error(node)) return ERROR;
    slot_set(ref_of(node), AST_STOP + 1, a);
    slot_set(ref_of(node), AST_STOP + 2, b);
    return node;
}
Value parser_node3(enum AstKind kind, Value start, Value a, Value b, Value c) {
    Value node = parser_node(kind, AST_STOP + 4, start);
    if (is_error(node)) return ERROR;
    slot_set(ref_of(node), AST_STOP + 1, a);
    slot_set(ref_of(node), AST_STOP + 2, b);
    slot_set(ref_of(node), AST_STOP + 3, c);
    return node;
}
Value parser_node4(enum AstKind kind, Value start, Value a, Value b, Value c, Value d) {
    Value node = parser_node(kind, AST_STOP + 5, start);
    if (is_error(node)) return ERROR;
    slot_set(ref_of(node), AST_STOP + 1, a);
    slot_set(ref_of(node), AST_STOP + 2, b);
    slot_set(ref_of(node), AST_STOP + 3, c);
    slot_set(ref_of(node), AST_STOP + 4, d);
    return node;
}
Value parser_node6(enum AstKind kind, Value start, Value a, Value b, Value c, Value d, Value e, Value f) {
    Value node = parser_node(kind, AST_STOP + 7, start);
    if (is_error(node)) return ERROR;
    slot_set(ref_of(node), AST_STOP + 1, a);
    slot_set(ref_of(node), AST_STOP + 2, b);
    slot_set(ref_of(node), AST_STOP + 3, c);
    slot_set(ref_of(node), AST_STOP + 4, d);
    slot_set(ref_of(node), AST_STOP + 5, e);
    slot_set(ref_of(node), AST_STOP + 6, f);
    return node;
}

// --- what is remembered: an open hash table of 16-byte words (key, number); the result is in slot
// `number` of memo_values, the token index where it ended in the next one
bool parser_start_remembering(void) {
    if (parser.remember) return true;
    Value memo = new_blob(MEMO_ENTRIES * 32), values = new_storage(MEMO_ENTRIES * 2);
    if (is_error(memo) || is_error(values)) return false;
    parser.memo = ref_of(memo), parser.memo_values = ref_of(values);
    parser.memo_count = 0;
    parser.remember = true;
    return true;
}

static uint64_t memo_key(enum ParserRule rule, uint32_t from) { return ((uint64_t)from << 4 | rule) + 1; }

static uint64_t memo_place(uint64_t key) {
    uint64_t mask = bytes_length(parser.memo) / 16 - 1, i = key * UINT64_C(0x9e3779b97f4a7c15) >> 20;
    for (;; i++) {
        uint64_t at = (i & mask) * 16, found = u64_get(parser.memo, at);
        if (found == key || found == 0) return at;
    }
}

SlotResult parser_recall(enum ParserRule rule) {
    if (!parser.remember) return (SlotResult){0};
    uint64_t key = memo_key(rule, parser.index), at = memo_place(key);
    if (u64_get(parser.memo, at) != key) return (SlotResult){0};
    uint64_t entry = u64_get(parser.memo, at + 8);
    parser.index = (uint32_t)int_of(slot_get(parser.memo_values, entry + 1));
    return (SlotResult){true, slot_get(parser.memo_values, entry)};
}

static bool memo_grow(void) {
    Ref old = parser.memo, old_values = parser.memo_values;
    uint64_t size = bytes_length(old), used = (uint64_t)parser.memo_count * 2;
    Value memo = new_blob(size * 2), values = new_storage(used * 2 + 2);
    if (is_error(memo) || is_error(values)) return false;
    parser.memo = ref_of(memo), parser.memo_values = ref_of(values);
    slots_copy(parser.memo_values, 0, old_values, 0, used);
    for (uint64_t at = 0; at < size; at += 16) {
        uint64_t key = u64_get(old, at);
        if (key == 0) continue;
        uint64_t to = memo_place(key);
        u64_set(parser.memo, to, key);
        u64_set(parser.memo, to + 8, u64_get(old, at + 8));
    }
    return true;
}

Value parser_remember(enum ParserRule rule, uint32_t from, Value result) {
    if (!parser.remember || is_error(result)) return result;
    if (is_unset(result)) parser.index = from;
    if ((uint64_t)parser.memo_count * 32 >= bytes_length(parser.memo) && !memo_grow()) return ERROR;
    uint64_t key = memo_key(rule, from), at = memo_place(key), entry = (uint64_t)parser.memo_count++ * 2;
    u64_set(parser.memo, at, key);
    u64_set(parser.memo, at + 8, entry);
    slot_set(parser.memo_values, entry, result);
    slot_set(parser.memo_values, entry + 1, int_u32(parser.index));
    return result;
}
