// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The parts of module _sre. _sre.c: the module, and making patterns; _sre_code.c: the code lists of re._compiler,
// checked and rewritten as programs; _sre_set.c: what a single character is tested for; _sre_engine.c: the matcher;
// _sre_pattern.c, _sre_replace.c: methods of Pattern; _sre_match.c: matches; _sre_scanner.c: scanners.
//
// A program is a sealed blob of 32-bit words: a header (enum ProgramHeader), then instructions (enum ProgramOp). Each
// target of a jump is an instruction's number of words from the start. Nothing else than sre_code_translate makes one.
#pragma once
#include "python/objects/buffer.h"
#include "python/objects/str.h"

#define SRE_MAXREPEAT UINT32_MAX
#define SRE_MAXGROUPS (INT32_MAX / 2)

// --- the code lists of re._constants, MAGIC 20220615 ---
enum SreCode {
    SRE_FAILURE,
    SRE_SUCCESS,
    SRE_ANY,
    SRE_ANY_ALL,
    SRE_ASSERT,
    SRE_ASSERT_NOT,
    SRE_AT,
    SRE_BRANCH,
    SRE_CATEGORY,
    SRE_CHARSET,
    SRE_BIGCHARSET,
    SRE_GROUPREF,
    SRE_GROUPREF_EXISTS,
    SRE_IN,
    SRE_INFO,
    SRE_JUMP,
    SRE_LITERAL,
    SRE_MARK,
    SRE_MAX_UNTIL,
    SRE_MIN_UNTIL,
    SRE_NOT_LITERAL,
    SRE_NEGATE,
    SRE_RANGE,
    SRE_REPEAT,
    SRE_REPEAT_ONE,
    SRE_SUBPATTERN,
    SRE_MIN_REPEAT_ONE,
    SRE_ATOMIC_GROUP,
    SRE_POSSESSIVE_REPEAT,
    SRE_POSSESSIVE_REPEAT_ONE,
    SRE_GROUPREF_IGNORE,
    SRE_IN_IGNORE,
    SRE_LITERAL_IGNORE,
    SRE_NOT_LITERAL_IGNORE,
    SRE_GROUPREF_LOC_IGNORE,
    SRE_IN_LOC_IGNORE,
    SRE_LITERAL_LOC_IGNORE,
    SRE_NOT_LITERAL_LOC_IGNORE,
    SRE_GROUPREF_UNI_IGNORE,
    SRE_IN_UNI_IGNORE,
    SRE_LITERAL_UNI_IGNORE,
    SRE_NOT_LITERAL_UNI_IGNORE,
    SRE_RANGE_UNI_IGNORE,
};
enum SreAt {
    AT_BEGINNING,
    AT_BEGINNING_LINE,
    AT_BEGINNING_STRING,
    AT_BOUNDARY,
    AT_NON_BOUNDARY,
    AT_END,
    AT_END_LINE,
    AT_END_STRING,
    AT_LOC_BOUNDARY,
    AT_LOC_NON_BOUNDARY,
    AT_UNI_BOUNDARY,
    AT_UNI_NON_BOUNDARY,
    AT_COUNT,
};
enum SreCategory {
    CATEGORY_DIGIT,
    CATEGORY_NOT_DIGIT,
    CATEGORY_SPACE,
    CATEGORY_NOT_SPACE,
    CATEGORY_WORD,
    CATEGORY_NOT_WORD,
    CATEGORY_LINEBREAK,
    CATEGORY_NOT_LINEBREAK,
    CATEGORY_LOC_WORD,
    CATEGORY_LOC_NOT_WORD,
    CATEGORY_UNI_DIGIT,
    CATEGORY_UNI_NOT_DIGIT,
    CATEGORY_UNI_SPACE,
    CATEGORY_UNI_NOT_SPACE,
    CATEGORY_UNI_WORD,
    CATEGORY_UNI_NOT_WORD,
    CATEGORY_UNI_LINEBREAK,
    CATEGORY_UNI_NOT_LINEBREAK,
    CATEGORY_COUNT,
};
enum SreInfo { INFO_PREFIX = 1, INFO_LITERAL = 2, INFO_CHARSET = 4 };
enum SreFlag {
    SRE_FLAG_TEMPLATE = 1,
    SRE_FLAG_IGNORECASE = 2,
    SRE_FLAG_LOCALE = 4,
    SRE_FLAG_MULTILINE = 8,
    SRE_FLAG_DOTALL = 16,
    SRE_FLAG_UNICODE = 32,
    SRE_FLAG_VERBOSE = 64,
    SRE_FLAG_DEBUG = 128,
    SRE_FLAG_ASCII = 256,
};

// --- programs ---
enum ProgramHeader {
    PROGRAM_GROUPS,
    PROGRAM_MIN,    // characters that a match has at least
    PROGRAM_HINTS,  // PROGRAM_HAS_*
    PROGRAM_PREFIX, // characters of the literal prefix (which the pattern object holds as a str)
    PROGRAM_SKIP,   // how many of them come before the first group: their matching need not be repeated
    PROGRAM_FIRST,  // 8 words: which of the first 256 characters can begin a match
    PROGRAM_START = PROGRAM_FIRST + 8, // the first instruction
};
enum ProgramHint {
    PROGRAM_HAS_FIRST = 1,    // PROGRAM_FIRST says something
    PROGRAM_IS_LITERAL = 2,   // the prefix is all of it
    PROGRAM_AT_BEGINNING = 4, // it matches at the text's start only
};
enum ProgramOp {
    OP_FAIL,
    OP_SUCCEED, // of all, or of the innermost assertion, atomic group or possessive repeat
    // Tests of one character. SET: size of the instruction, a bitmap of the first 256 characters (8 words), then
    // words of SreCode for the others.
    OP_ANY,
    OP_ANY_ALL,
    OP_LITERAL,     // c
    OP_NOT_LITERAL, // c
    OP_SET,
    OP_MARK,       // number
    OP_AT,         // enum SreAt
    OP_BRANCH,     // the next alternative
    OP_JUMP,       // to
    OP_REPEAT_ONE, // tail, min, max, a test that the tail begins with (0: unknown), enum TailHint; the test
    OP_LAZY_ONE,   // the same
    OP_POSSESSIVE_ONE,  // the same
    OP_REPEAT,          // until, min, max; the body
    OP_MAX_UNTIL,       // the OP_REPEAT
    OP_MIN_UNTIL,       // the OP_REPEAT
    OP_POSSESSIVE,      // end, min, max; the body, which ends with OP_SUCCEED
    OP_ATOMIC,          // end; body
    OP_ASSERT,          // end, characters to go back; body
    OP_ASSERT_NOT,      // the same
    OP_GROUPREF,        // group, enum SreFold
    OP_GROUPREF_EXISTS, // group, where to go when it does not
};
enum { REPEAT_ONE_HEAD = 6, REPEAT_HEAD = 4, SET_BITMAP = 2, SET_WORDS = 10 };
enum TailHint {
    TAIL_UNKNOWN,
    TAIL_OTHER,        // what the tail begins with does not pass the repeated test: no need to give any back
    TAIL_OTHER_NARROW, // the same, for texts of one byte a character
};
enum SreFold { FOLD_NONE, FOLD_ASCII, FOLD_LOCALE, FOLD_UNICODE };

INLINE bool sre_bit(View program, uint64_t bitmap, uint32_t c) { // c < 256
    return view_u32(program, bitmap + (c >> 5)) >> (c & 31) & 1;
}

// --- _sre_set.c ---
uint32_t sre_fold(uint32_t c, enum SreFold fold);
bool sre_category(uint32_t category, uint32_t c);
// Is c what the words at `pc` (a test, with its opcode) ask for? They have been checked.
bool sre_set_test(View words, uint64_t pc, uint32_t c);

// --- _sre_code.c ---
typedef struct {
    Value program; // a blob, or ERROR
    Value prefix;  // a str, or UNSET
} SreProgram;
// code: a blob of words; RuntimeError "invalid SRE code" unless it is what re._compiler can make.
SreProgram sre_code_translate(Value code, uint32_t groups);

// --- the text that is searched ---
typedef struct {
    bool ok; // else an exception is set
    bool is_bytes;
    Value object; // as it was given
    Value plain;  // of a str: the exact one
    Ref block;
    uint64_t from; // in bytes
    uint32_t shift;
    uint64_t length; // in units
} SreText;

// --- Pattern ---
enum PatternField {
    PATTERN_PATTERN,
    PATTERN_FLAGS,
    PATTERN_GROUPS,
    PATTERN_GROUPINDEX, // dict
    PATTERN_INDEXGROUP, // tuple
    PATTERN_PROGRAM,
    PATTERN_PREFIX, // str or UNSET
    PATTERN_FIELDS,
};
SreText sre_text(Value object); // str or bytes-like
// The text for this pattern; TypeError when one is str and the other is not.
SreText sre_pattern_text(Value pattern, Value object);
Value sre_text_part(SreText text, uint64_t from, uint64_t to); // str or bytes
// text[from .. to) of what a slice object's indices are: pos and endpos as given, clamped.
typedef struct {
    bool ok;
    uint64_t from, to;
} SreRange;
SreRange sre_range(SreText text, Value pos, Value endpos);

// --- the engine ---
enum SreMode { SRE_SEARCH, SRE_MATCH, SRE_FULLMATCH };
typedef struct {
    bool failed; // an exception is set
    bool found;
    uint64_t start, end;
    uint32_t last_index; // 0: none
    Value marks;         // a blob of 2 words for each group (UINT32_MAX: unset), valid until the next search
} SreResult;
// Searches text[from .. to); must_advance: an empty match at `from` does not count.
SreResult sre_engine_run(Value pattern, SreText text, uint64_t from, uint64_t to, enum SreMode mode,
                         bool must_advance);

// --- Match ---
enum MatchField {
    MATCH_STRING,
    MATCH_PATTERN,
    MATCH_POS,
    MATCH_ENDPOS,
    MATCH_LAST,  // small int, 0: none
    MATCH_SPANS, // blob of 2 words for each group, group 0 first; UINT32_MAX: unset
    MATCH_FIELDS,
};
// The match that a search found; NONE when it found none, ERROR.
Value sre_match_new(Value pattern, SreText text, SreRange range, SreResult result);
Value sre_match_group(Value match, uint64_t group, Value fallback);

// --- Scanner ---
enum ScannerField {
    SCANNER_PATTERN,
    SCANNER_STRING,
    SCANNER_START, // small int; -1: at its end
    SCANNER_POS,
    SCANNER_END,
    SCANNER_MUST_ADVANCE, // TRUE, FALSE
    SCANNER_FIELDS,
};
Value sre_scanner_new(Value pattern, Value string, Value pos, Value endpos);
