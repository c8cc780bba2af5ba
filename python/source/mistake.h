// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the second pass looks for: what people write by mistake where the grammar allows something else, and
// the messages that help them. Each function looks from the current token on and returns UNSET, or ERROR when
// it has found the mistake and raised the error. They are tried where CPython 3.11 tries its own, in the same
// order, since the first one found is reported.
#pragma once
#include "python/source/report.h"

// Looks for a mistake; goes on from the same token when there is none.
#define MISTAKE(search)                                                                                      \
    do {                                                                                                     \
        if (unlikely(parser.mistakes)) {                                                                     \
            struct ParserMark before_mistake = parser_mark();                                                \
            if (is_error(search)) return ERROR;                                                              \
            parser_reset(before_mistake);                                                                    \
        }                                                                                                    \
    } while (0)

// One of several forms of a mistake, in a function that looks for it: UNSET goes on with the next form, from
// the same token; NONE (it has this form, but is none) ends the search.
#define FORM(search)                                                                                         \
    do {                                                                                                     \
        Value form = (search);                                                                               \
        if (!is_unset(form)) return is_error(form) ? ERROR : UNSET;                                          \
        parser_reset(mark);                                                                                  \
    } while (0)

// What messages call an expression, e.g. "function call".
Value mistake_name_of(Value expression);
enum TargetUse { TARGET_ASSIGNED, TARGET_DELETED, TARGET_OF_LOOP };
// The innermost part of an expression that can't be a target, or UNSET.
Value mistake_target_in(Value expression, enum TargetUse use);
// "cannot assign to ..." when there is one.
Value mistake_target(Value expression, enum TargetUse use);

// mistake_expression.c
Value mistake_expression(void);
Value mistake_legacy(void); // print x, exec x
Value mistake_named(void);
Value mistake_comprehension(void);
Value mistake_dict_comprehension(void);
Value mistake_group(void);
Value mistake_pairs(void);

// mistake_call.c
Value mistake_arguments(void);
Value mistake_keyword(void);

// mistake_statement.c
Value mistake_assignment(void);
Value mistake_del(void);
Value mistake_for_target(void);
Value mistake_import_names(void);
Value mistake_with_item(void);

// mistake_block.c
Value mistake_block(void);
Value mistake_if(enum TokenKind keyword);   // TOKEN_IF, TOKEN_ELIF, TOKEN_WHILE
Value mistake_else(enum TokenKind keyword); // TOKEN_ELSE, TOKEN_FINALLY
Value mistake_for(void);
Value mistake_with(void);
Value mistake_with_indent(void);
Value mistake_try(void);
Value mistake_except(void);
Value mistake_except_indent(bool star);
Value mistake_def(void);
Value mistake_class(void);
Value mistake_match(void);
Value mistake_case(void);

// mistake_parameters.c; lambda: its parameters, which end at a colon
Value mistake_parameters(bool lambda);
Value mistake_star(bool lambda);
Value mistake_double_star(bool lambda);
Value mistake_default(void);

// mistake_pattern.c
Value mistake_as_pattern(void);
Value mistake_class_pattern(void);
