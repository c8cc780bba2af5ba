// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The entries of a traceback, with their lines of source from the frozen archive, and markers below the part of the
// line that was being run: ^ for all of it, or ~ with ^ below the operator or the subscript at fault.
#include "python/modules/traceback_report.h"
#include "python/objects/error.h"
#include "python/source/source.h"
#include "python/vm/code.h"
#include "python/vm/frame.h"
#include "python/vm/import.h"

enum { REPEATS_SHOWN = 3 };

static bool is_blank(uint32_t c) { return c == ' ' || c == '\t' || c == '\f'; }

// Line `number` of a file without its end, or UNSET.
static Value source_line(Value file, int64_t number) {
    Value line = import_source_line(file, number);
    if (is_error(line)) error_clear();
    if (!is_ref(line)) return UNSET;
    uint64_t n = str_length(ref_of(line));
    while (n > 0 && (str_at(ref_of(line), n - 1) == '\n' || str_at(ref_of(line), n - 1) == '\r')) n--;
    line = str_substring(line, 0, n);
    if (is_error(line)) error_clear();
    return is_error(line) ? UNSET : line;
}

// --- markers ---
// Columns of a line in code points. [from .. to) is marked; if there is an operator, [left .. right) is it.
typedef struct {
    uint64_t from, to, left, right;
    bool split;
} Marks;

// The index of the code point at a byte offset of the line's UTF-8.
static uint64_t column_of(Value line, int64_t offset) {
    uint64_t i = 0, n = str_length(ref_of(line));
    for (int64_t bytes = 0; i < n && bytes < offset; i++) {
        uint32_t c = str_at(ref_of(line), i);
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return i;
}

static Marks split_at(Marks m, Value part, uint64_t left, uint64_t right) {
    m.split = true;
    m.left = m.from + column_of(part, (int64_t)left);
    m.right = m.from + column_of(part, (int64_t)right);
    return m;
}

// The operator of left OP right: what is not blank between the two, one or two characters.
static Marks at_operator(Marks m, Value part, Ref utf8, Value node) {
    uint64_t at = ast_end_col_offset(ast_get(node, AST_BinOp_left));
    uint64_t end = ast_col_offset(ast_get(node, AST_BinOp_right));
    for (; at < end; at++) {
        if (is_blank(u8_get(utf8, at))) continue;
        uint64_t right = at + 1;
        if (right < end && !is_blank(u8_get(utf8, right))) right++;
        return split_at(m, part, at, right);
    }
    return m;
}

// From behind the value to behind the slice, blanks and all.
static Marks at_subscript(Marks m, Value part, Value node) {
    return split_at(m, part, ast_end_col_offset(ast_get(node, AST_Subscript_value)),
                    (uint64_t)ast_end_col_offset(ast_get(node, AST_Subscript_slice)) + 1);
}

// Looks whether the marked part of the line is one expression with something to point at.
static Marks find_split(Marks m, Value line, Value file) {
    Value part = m.from < m.to ? str_substring(line, m.from, m.to) : ERROR;
    Value tree = is_error(part) ? ERROR : source_parse(part, file, SOURCE_FILE, 0);
    Value utf8 = is_error(tree) ? ERROR : str_to_utf8(part);
    if (is_error(utf8)) {
        error_clear();
        return m;
    }
    Value body = ast_get(tree, AST_Module_body);
    if (ast_list_length(body) != 1 || !ast_is(ast_list_at(body, 0), AST_Expr)) return m;
    Value node = ast_get(ast_list_at(body, 0), AST_Expr_value);
    if (ast_lineno(node) != 1 || ast_end_lineno(node) != 1) return m;
    if (ast_is(node, AST_BinOp)) return at_operator(m, part, ref_of(utf8), node);
    return ast_is(node, AST_Subscript) ? at_subscript(m, part, node) : m;
}

static uint64_t without_blanks_at_end(Value line) {
    uint64_t n = str_length(ref_of(line));
    while (n > 0 && is_blank(str_at(ref_of(line), n - 1))) n--;
    return n;
}

static Report markers(Report r, Value traceback, Value line, uint64_t indent, Value code) {
    Position p = code_position(code, (uint32_t)int_of(slot_get(ref_of(traceback), TRACEBACK_INDEX)));
    if (p.line == 0 || p.column < 0 || p.end_column < 0) return r;
    Marks m = {.from = column_of(line, p.column), .to = column_of(line, p.end_column)};
    if (p.line == p.end_line)
        m = find_split(m, line, slot_get(ref_of(code), CODE_FILENAME));
    else
        m.to = without_blanks_at_end(line);
    if (!m.split && m.to - m.from == str_length(ref_of(line)) - indent) return r; // the whole line
    r = report_blanks(report_margin(r), 4);
    for (uint64_t i = indent; i < m.to; i++) {
        bool middle = !m.split || (i >= m.left && i < m.right);
        r.text = builder_char(r.text, i < m.from ? ' ' : middle ? '^' : '~');
    }
    return report_text(r, TEXT("\n"));
}

// --- entries ---
static Value code_of(Value traceback) { return frame_code(slot_get(ref_of(traceback), TRACEBACK_FRAME)); }
static int64_t line_of(Value traceback) { return int_of(slot_get(ref_of(traceback), TRACEBACK_LINE)); }

static Report entry(Report r, Value traceback) {
    Value code = code_of(traceback), file = slot_get(ref_of(code), CODE_FILENAME);
    r = report_text(report_margin(r), TEXT("  File \""));
    r = report_text(report_str(r, str_plain(file)), TEXT("\", line "));
    r.text = builder_i64(r.text, line_of(traceback));
    r = report_text(r, TEXT(", in "));
    r = report_text(report_str(r, str_plain(slot_get(ref_of(code), CODE_NAME))), TEXT("\n"));
    Value line = source_line(str_plain(file), line_of(traceback));
    if (is_unset(line)) return r;
    uint64_t indent = 0, n = str_length(ref_of(line));
    while (indent < n && is_blank(str_at(ref_of(line), indent))) indent++;
    r = report_blanks(report_margin(r), 4);
    r.text = builder_part(r.text, line, indent, n);
    return markers(report_text(r, TEXT("\n")), traceback, line, indent, code);
}

static Report repeated(Report r, uint64_t times) {
    if (times <= REPEATS_SHOWN) return r;
    times -= REPEATS_SHOWN;
    r = report_text(r, TEXT("  [Previous line repeated "));
    r.text = builder_i64(r.text, (int64_t)times);
    return report_text(r, times > 1 ? TEXT(" more times]\n") : TEXT(" more time]\n"));
}

static bool same_place(Value a, Value b) {
    Ref x = ref_of(code_of(a)), y = ref_of(code_of(b));
    return line_of(a) == line_of(b) && same(slot_get(x, CODE_FILENAME), slot_get(y, CODE_FILENAME)) &&
           same(slot_get(x, CODE_NAME), slot_get(y, CODE_NAME));
}

Report report_frames(Report r, Value traceback) {
    Value before = UNSET;
    uint64_t times = 0;
    while (IS_EXACT(traceback, traceback)) {
        if (is_unset(before) || !same_place(before, traceback)) {
            r = repeated(r, times);
            times = 0;
        }
        if (++times <= REPEATS_SHOWN) r = entry(r, traceback);
        before = traceback;
        traceback = slot_get(ref_of(traceback), TRACEBACK_NEXT);
    }
    return repeated(r, times);
}
