// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The parsing functions, one for each rule of the grammar (Python reference, chapter 10) that is used in
// more than one file. parser.h tells what they return.
#pragma once
#include "python/source/parser.h"

// expression.c
Value expression_parse(void);           // expression
Value expression_plain(void);           // the same, without looking for mistakes
Value expression_list(void);            // expressions
Value expression_star(void);            // star_expression
Value expression_star_list(void);       // star_expressions
Value expression_assignment(void);      // assignment_expression
Value expression_named(void);           // named_expression
Value expression_star_named(void);      // star_named_expression
Value expression_star_named_list(void); // star_named_expressions: a list
Value expression_positional(void);      // assignment_expression | expression !':='
Value expression_yield(void);           // yield_expr
Value expression_right_side(void);      // yield_expr | star_expressions
Value expression_disjunction(void);
Value expression_bitwise_or(void);
Value expression_starred(void); // '*' expression
// The AstChoice of an operator token, counted from TOKEN_VBAR or TOKEN_VBAR_EQUAL.
Value expression_operator(uint32_t token, uint32_t first);

// primary.c
Value primary_parse(void);

// atom.c
Value atom_parse(void);
Value atom_list(void); // list, tuple, genexp: for the mistakes, which look for just these
Value atom_tuple(void);
Value atom_genexp(void);
Value atom_clauses(void);             // for_if_clauses: a list
Value atom_double_starred_pair(void); // double_starred_kvpair: pushes key (NONE for **) and value

// literal.c
Value literal_number(void);
Value literal_strings(void);
// fstring.c: parts of the f-string literal in token i, its text being [from, to)
Value fstring_parse(uint32_t i, uint32_t from, uint32_t to, bool raw);

// arguments.c: a Call of func, up to the closing bracket, which is not taken; a generator without brackets
// of its own is for calls only
Value arguments_parse(Value start, Value func, bool generator_allowed);
Value arguments_without_comma(Value start, Value func); // args

// parameters.c: up to ')' or, for a lambda, ':'
Value parameters_parse(bool lambda);
Value parameters_none(void);
Value parameters_name(bool lambda, bool star_annotation); // param
Value parameters_default(void);                           // default
bool parameters_follow(bool lambda); // takes a comma, or sees the end: what stands behind a parameter
// The same behind the parameter `arg`, which gets its type comment: TRUE, FALSE, ERROR.
Value parameters_follow_typed(bool lambda, Value arg);

// target.c
bool target_is_valid(Value node, enum AstChoice context); // may it be assigned to, or deleted?
void target_set(Value node, enum AstChoice context);      // makes a valid one a target
bool target_is_single(Value node);                        // a name, attribute or subscript
Value target_star_list(void);                             // star_targets
Value target_star(void);                                  // star_target
Value target_del_list(void);                              // del_targets: a list

// statement.c
Value statement_simple_line(void);  // simple_stmts: pushes each, returns NONE
Value statement_push(void);         // statement: likewise
Value statement_all(void);          // statements: likewise
Value statement_import_names(void); // import_from_as_names

// block.c
Value block_parse(void); // a list
Value block_compound(void);
Value block_except(bool star); // except_block, except_star_block
// match.c
Value match_parse(void);
Value match_subject(void); // subject_expr
Value match_guard(void);   // [guard]

// pattern.c
Value pattern_top(void);               // patterns
Value pattern_parse(void);             // pattern
Value pattern_or(void);                // or_pattern
Value pattern_name_or_attribute(void); // name_or_attr
Value pattern_positional(void);        // positional_patterns: a list
Value pattern_keyword(void);           // keyword_pattern: the pattern; the name is pushed
