// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Mistakes in simple statements, and in the targets of loops and `with`.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

// --- annotations
// A list or tuple, in more brackets or not.
static Value annotated_display(void) {
    NEED_STACK();
    struct ParserMark mark = parser_mark();
    Value found = atom_list();
    if (!is_unset(found)) return found;
    parser_reset(mark);
    found = atom_tuple();
    if (!is_unset(found)) return found;
    parser_reset(mark);
    NEED_TOKEN(TOKEN_LPAREN);
    found = annotated_display();
    NEED(found);
    NEED_TOKEN(TOKEN_RPAREN);
    return found;
}

static Value annotation_of_display(void) {
    Value target = annotated_display();
    NEED(target);
    NEED_TOKEN(TOKEN_COLON);
    NEED(expression_parse());
    return ast_is(target, AST_List) ? REPORT_NODE(target, "only single target (not list) can be annotated")
                                    : REPORT_NODE(target, "only single target (not tuple) can be annotated");
}

static Value annotation_of_several(void) {
    Value first = expression_star_named();
    NEED(first);
    NEED_TOKEN(TOKEN_COMMA);
    for (;;) {
        struct ParserMark mark = parser_mark();
        Value more = expression_star_named_list();
        RETURN_IF_ERROR(more);
        if (is_unset(more)) {
            parser_reset(mark);
            break;
        }
    }
    NEED_TOKEN(TOKEN_COLON);
    NEED(expression_parse());
    return REPORT_NODE(first, "only single target (not tuple) can be annotated");
}

static Value annotation_of_expression(void) {
    Value target = expression_parse();
    NEED(target);
    NEED_TOKEN(TOKEN_COLON);
    NEED(expression_parse());
    return REPORT_NODE(target, "illegal target for annotation");
}

// --- assignments
// (star_targets '=')*: NONE or ERROR.
static Value good_targets(void) {
    for (;;) {
        struct ParserMark mark = parser_mark();
        Value target = target_star_list();
        RETURN_IF_ERROR(target);
        if (is_unset(target) || !parser_accept(TOKEN_EQUAL)) {
            parser_reset(mark);
            return NONE;
        }
    }
}

static Value wrong_target(void) {
    RETURN_IF_ERROR(good_targets());
    Value target = expression_star_list();
    NEED(target);
    NEED_TOKEN(TOKEN_EQUAL);
    Value found = mistake_target(target, TARGET_ASSIGNED);
    return is_unset(found) ? NONE : found;
}

static Value yield_as_target(void) {
    RETURN_IF_ERROR(good_targets());
    Value target = expression_yield();
    NEED(target);
    NEED_TOKEN(TOKEN_EQUAL);
    return REPORT_NODE(target, "assignment to yield expression not possible");
}

static Value augmented_target(void) {
    Value target = expression_star_list();
    NEED(target);
    if (parser_peek() - TOKEN_VBAR_EQUAL > TOKEN_DOUBLE_STAR_EQUAL - TOKEN_VBAR_EQUAL) return UNSET;
    parser.index++;
    NEED(expression_right_side());
    Value name = mistake_name_of(target);
    RETURN_IF_ERROR(name);
    return report_node(target,
                       text_format1(TEXT("'{}' is an illegal expression for augmented assignment"), name));
}

Value mistake_assignment(void) {
    struct ParserMark mark = parser_mark();
    FORM(annotation_of_display());
    FORM(annotation_of_several());
    FORM(annotation_of_expression());
    FORM(wrong_target());
    FORM(yield_as_target());
    FORM(augmented_target());
    return UNSET;
}

// --- the others
Value mistake_del(void) {
    NEED_TOKEN(TOKEN_DEL);
    Value targets = expression_star_list();
    NEED(targets);
    return mistake_target(targets, TARGET_DELETED);
}

Value mistake_for_target(void) {
    parser_accept(TOKEN_ASYNC);
    NEED_TOKEN(TOKEN_FOR);
    Value target = expression_star_list();
    NEED(target);
    return mistake_target(target, TARGET_OF_LOOP);
}

Value mistake_with_item(void) {
    NEED(expression_parse());
    NEED_TOKEN(TOKEN_AS);
    Value target = expression_parse();
    NEED(target);
    uint32_t next = parser_peek();
    if (next != TOKEN_COMMA && next != TOKEN_RPAREN && next != TOKEN_COLON) return UNSET;
    return mistake_target(target, TARGET_ASSIGNED);
}

Value mistake_import_names(void) {
    NEED(statement_import_names());
    NEED_TOKEN(TOKEN_COMMA);
    NEED_TOKEN(TOKEN_NEWLINE);
    return REPORT_LAST("trailing comma not allowed without surrounding parentheses");
}
