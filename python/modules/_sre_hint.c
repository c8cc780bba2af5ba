// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What can be known about a program before it runs: with which characters a match can begin, and what comes behind a
// repeat of one character. A hint never changes what matches, only what is tried in vain.
#include "python/modules/_sre_code.h"

// --- the characters that can begin a match ---
typedef struct {
    bool any; // nothing is known
    uint32_t steps;
    uint32_t bits[8];
} First;

enum { STEPS_MAX = 300 };

static bool test_bit(View program, uint64_t pc, uint32_t c) { // of the test at pc; c < 256
    switch (view_u32(program, pc)) {
    case OP_ANY: return c != '\n';
    case OP_ANY_ALL: return true;
    case OP_LITERAL: return view_u32(program, pc + 1) == c;
    case OP_NOT_LITERAL: return view_u32(program, pc + 1) != c;
    default: return sre_bit(program, pc + SET_BITMAP, c);
    }
}

static First add_test(First f, View program, uint64_t pc) {
    for (uint32_t c = 0; c < 256; c++)
        if (test_bit(program, pc, c)) AT(f.bits, c >> 5) |= 1u << (c & 31);
    return f;
}

static First unknown(First f) {
    f.any = true;
    return f;
}

static First first_of(First f, View program, uint64_t pc);

// Both ways on: from a and from b.
static First either(First f, View program, uint64_t a, uint64_t b) {
    return first_of(first_of(f, program, a), program, b);
}

static First first_of(First f, View program, uint64_t pc) {
    if (!stack_has_room()) return unknown(f);
    while (!f.any) {
        if (++f.steps > STEPS_MAX) return unknown(f);
        switch (view_u32(program, pc)) {
        case OP_FAIL: return f;
        case OP_ANY:
        case OP_ANY_ALL:
        case OP_LITERAL:
        case OP_NOT_LITERAL:
        case OP_SET: return add_test(f, program, pc);
        case OP_MARK:
        case OP_AT:
        case OP_ATOMIC: pc += 2; break;
        case OP_JUMP: pc = view_u32(program, pc + 1); break;
        case OP_BRANCH: return either(f, program, pc + 2, view_u32(program, pc + 1));
        case OP_REPEAT_ONE:
        case OP_LAZY_ONE:
        case OP_POSSESSIVE_ONE:
            f = add_test(f, program, pc + REPEAT_ONE_HEAD);
            if (view_u32(program, pc + 2) > 0) return f;
            pc = view_u32(program, pc + 1);
            break;
        case OP_REPEAT:
            if (view_u32(program, pc + 2) == 0)
                return either(f, program, pc + REPEAT_HEAD, (uint64_t)view_u32(program, pc + 1) + 2);
            pc += REPEAT_HEAD;
            break;
        case OP_POSSESSIVE:
            if (view_u32(program, pc + 2) == 0)
                return either(f, program, pc + REPEAT_HEAD, view_u32(program, pc + 1));
            pc += REPEAT_HEAD;
            break;
        case OP_MAX_UNTIL: // the body can be empty
        case OP_MIN_UNTIL: pc += 2; break;
        case OP_ASSERT:
        case OP_ASSERT_NOT: pc = view_u32(program, pc + 1); break;
        case OP_GROUPREF_EXISTS: return either(f, program, pc + 3, view_u32(program, pc + 2));
        default: return unknown(f);
        }
    }
    return f;
}

static bool begins_at_start(View program) {
    uint64_t pc = PROGRAM_START;
    while (view_u32(program, pc) == OP_MARK) pc += 2;
    if (view_u32(program, pc) != OP_AT) return false;
    uint32_t at = view_u32(program, pc + 1);
    return at == AT_BEGINNING || at == AT_BEGINNING_STRING;
}

// --- behind a repeat of one character ---
// The test that the next character has to pass whatever happens, or 0.
static uint64_t next_test(View program, uint64_t pc) {
    for (;;) {
        switch (view_u32(program, pc)) {
        case OP_LITERAL:
        case OP_NOT_LITERAL:
        case OP_ANY:
        case OP_ANY_ALL:
        case OP_SET: return pc;
        case OP_MARK:
        case OP_ATOMIC: pc += 2; break;
        case OP_JUMP: pc = view_u32(program, pc + 1); break;
        case OP_REPEAT_ONE:
        case OP_LAZY_ONE:
        case OP_POSSESSIVE_ONE:
            if (view_u32(program, pc + 2) == 0) return 0;
            pc += REPEAT_ONE_HEAD;
            break;
        default: return 0;
        }
    }
}

// Can no character pass both tests? TAIL_OTHER_NARROW: none of the first 256.
static uint32_t disjoint(View program, uint64_t a, uint64_t b) {
    for (uint32_t c = 0; c < 256; c++)
        if (test_bit(program, a, c) && test_bit(program, b, c)) return 0;
    bool literal_a = view_u32(program, a) == OP_LITERAL && view_u32(program, a + 1) < 256;
    bool literal_b = view_u32(program, b) == OP_LITERAL && view_u32(program, b + 1) < 256;
    return literal_a || literal_b ? TAIL_OTHER : TAIL_OTHER_NARROW;
}

static uint64_t test_size(View program, uint64_t pc) {
    switch (view_u32(program, pc)) {
    case OP_SET: return view_u32(program, pc + 1);
    case OP_LITERAL:
    case OP_NOT_LITERAL: return 2;
    default: return 1;
    }
}

static uint64_t op_size(View program, uint64_t pc) {
    switch (view_u32(program, pc)) {
    case OP_FAIL:
    case OP_SUCCEED: return 1;
    case OP_MARK:
    case OP_AT:
    case OP_BRANCH:
    case OP_JUMP:
    case OP_MAX_UNTIL:
    case OP_MIN_UNTIL:
    case OP_ATOMIC: return 2;
    case OP_ASSERT:
    case OP_ASSERT_NOT:
    case OP_GROUPREF:
    case OP_GROUPREF_EXISTS: return 3;
    case OP_REPEAT:
    case OP_POSSESSIVE: return REPEAT_HEAD;
    case OP_REPEAT_ONE:
    case OP_LAZY_ONE:
    case OP_POSSESSIVE_ONE: return REPEAT_ONE_HEAD + test_size(program, pc + REPEAT_ONE_HEAD);
    default: return test_size(program, pc);
    }
}

static void hint_repeat(Ref block, View program, uint64_t pc) {
    uint64_t test = next_test(program, view_u32(program, pc + 1));
    if (test == 0) return;
    u32_set(block, (pc + 4) * 4, (uint32_t)test);
    u32_set(block, (pc + 5) * 4, disjoint(program, pc + REPEAT_ONE_HEAD, test));
}

void sre_hint_add(Ref block) {
    View program = bytes_view(block);
    uint64_t n = view_count(program) / 4;
    for (uint64_t pc = PROGRAM_START; pc < n; pc += op_size(program, pc)) {
        uint32_t op = view_u32(program, pc);
        if (op == OP_REPEAT_ONE || op == OP_LAZY_ONE) hint_repeat(block, program, pc);
    }
    uint32_t hints = view_u32(program, PROGRAM_HINTS);
    if (begins_at_start(program)) hints |= PROGRAM_AT_BEGINNING;
    if (view_u32(program, PROGRAM_MIN) > 0) {
        First first = first_of((First){0}, program, PROGRAM_START);
        if (!first.any) hints |= PROGRAM_HAS_FIRST;
        for (uint32_t i = 0; i < 8; i++) u32_set(block, (PROGRAM_FIRST + i) * 4, AT(first.bits, i));
    }
    u32_set(block, PROGRAM_HINTS * 4, hints);
}
