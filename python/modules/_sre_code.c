// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Code lists of re._compiler become programs. The list may be anybody's, so it is read as a grammar: what does not fit
// is refused, and nothing of it is copied into a program without having been understood. Sets get a bitmap of the
// first 256 characters. _sre_hint.c then adds what makes searching quick.
#include "python/modules/_sre_code.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

typedef struct {
    View in;         // the words of the list
    Value out;       // a blob
    uint64_t length; // words in it
    uint32_t groups;
    bool failed;
    bool invalid; // failed, and no exception is set yet
} Writer;

static Writer refuse(Writer w) {
    w.failed = w.invalid = true;
    return w;
}

static Writer grow(Writer w) {
    uint64_t size = bytes_length(ref_of(w.out));
    Value bigger = new_blob(size * 2);
    if (is_error(bigger)) {
        w.failed = true;
        return w;
    }
    bytes_copy(ref_of(bigger), 0, ref_of(w.out), 0, size);
    w.out = bigger;
    return w;
}

enum { WORDS_MAX = 1 << 27 }; // less than the engine can address

static Writer put(Writer w, uint32_t word) {
    if (w.failed) return w;
    if (w.length >= WORDS_MAX) {
        raise0(CLASS(OverflowError), TEXT("regular expression code size limit exceeded"));
        w.failed = true;
        return w;
    }
    if (w.length * 4 + 4 > bytes_length(ref_of(w.out))) w = grow(w);
    if (w.failed) return w;
    u32_set(ref_of(w.out), w.length * 4, word);
    w.length++;
    return w;
}
static Writer put2(Writer w, uint32_t a, uint32_t b) { return put(put(w, a), b); }

// Word `at` of what was written becomes the number of the next word.
static void land(Writer w, uint64_t at) {
    if (!w.failed) u32_set(ref_of(w.out), at * 4, (uint32_t)w.length);
}

static uint64_t in_count(Writer w) { return view_count(w.in) / 4; }
static uint32_t in(Writer w, uint64_t pc) { return view_u32(w.in, pc); }

// --- tests of one character ---
// Is the big set at pc (its number of chunks) good, and where does it end? 0: it is not.
static uint64_t big_set_end(Writer w, uint64_t pc, uint64_t to) {
    if (to - pc < 1 + 64) return 0;
    uint64_t chunks = in(w, pc);
    if (chunks > 256 || to - pc < 1 + 64 + chunks * 8) return 0;
    for (uint64_t i = 0; i < 256; i++)
        if (view_u8(w.in, (pc + 1) * 4 + i) >= chunks) return 0;
    return pc + 1 + 64 + chunks * 8;
}

// The items of a set from pc on: where they end, behind their FAILURE, or 0.
static uint64_t set_end(Writer w, uint64_t pc, uint64_t to) {
    while (pc < to) {
        uint64_t left = to - pc - 1;
        switch (in(w, pc)) {
        case SRE_FAILURE: return pc + 1;
        case SRE_NEGATE: pc += 1; break;
        case SRE_LITERAL:
            if (left < 1) return 0;
            pc += 2;
            break;
        case SRE_CATEGORY:
            if (left < 1 || in(w, pc + 1) >= CATEGORY_COUNT) return 0;
            pc += 2;
            break;
        case SRE_RANGE:
        case SRE_RANGE_UNI_IGNORE:
            if (left < 2) return 0;
            pc += 3;
            break;
        case SRE_CHARSET:
            if (left < 8) return 0;
            pc += 9;
            break;
        case SRE_BIGCHARSET:
            pc = big_set_end(w, pc + 1, to);
            if (pc == 0) return 0;
            break;
        default: return 0;
        }
    }
    return 0;
}

// The test at pc: where it ends; 0 when there is none, or it is not good.
static uint64_t test_end(Writer w, uint64_t pc, uint64_t to) {
    if (pc >= to) return 0;
    switch (in(w, pc)) {
    case SRE_ANY:
    case SRE_ANY_ALL: return pc + 1;
    case SRE_CATEGORY: return to - pc >= 2 && in(w, pc + 1) < CATEGORY_COUNT ? pc + 2 : 0;
    case SRE_LITERAL:
    case SRE_NOT_LITERAL:
    case SRE_LITERAL_IGNORE:
    case SRE_NOT_LITERAL_IGNORE:
    case SRE_LITERAL_UNI_IGNORE:
    case SRE_NOT_LITERAL_UNI_IGNORE:
    case SRE_LITERAL_LOC_IGNORE:
    case SRE_NOT_LITERAL_LOC_IGNORE: return to - pc >= 2 ? pc + 2 : 0;
    case SRE_IN:
    case SRE_IN_IGNORE:
    case SRE_IN_UNI_IGNORE:
    case SRE_IN_LOC_IGNORE: {
        if (to - pc < 2) return 0;
        uint64_t end = pc + 1 + in(w, pc + 1);
        return end <= to && set_end(w, pc + 2, end) == end ? end : 0;
    }
    }
    return 0;
}

static Writer put_test(Writer w, uint64_t pc, uint64_t end) {
    switch (in(w, pc)) {
    case SRE_ANY: return put(w, OP_ANY);
    case SRE_ANY_ALL: return put(w, OP_ANY_ALL);
    case SRE_LITERAL: return put2(w, OP_LITERAL, in(w, pc + 1));
    case SRE_NOT_LITERAL: return put2(w, OP_NOT_LITERAL, in(w, pc + 1));
    }
    w = put2(w, OP_SET, (uint32_t)(SET_WORDS + end - pc));
    for (uint32_t i = 0; i < 8; i++) {
        uint32_t word = 0;
        for (uint32_t c = 0; c < 32; c++) word |= (uint32_t)sre_set_test(w.in, pc, i * 32 + c) << (c & 31);
        w = put(w, word);
    }
    for (; pc < end; pc++) w = put(w, in(w, pc));
    return w;
}

// --- sequences ---
// What is at one place of a sequence: the writer, and where the next one begins.
typedef struct {
    Writer w;
    uint64_t next;
} Step;

static Step bad(Writer w) { return (Step){refuse(w), 0}; }

static Writer sequence(Writer w, uint64_t pc, uint64_t to);

// <op> <skip> <min> <max> test SUCCESS
static Step repeat_one(Writer w, uint64_t pc, uint64_t to, uint32_t op) {
    if (to - pc < 4) return bad(w);
    uint64_t end = pc + 1 + in(w, pc + 1);
    if (end > to || end < pc + 6 || in(w, end - 1) != SRE_SUCCESS) return bad(w);
    if (in(w, pc + 2) > in(w, pc + 3) || test_end(w, pc + 4, end - 1) != end - 1) return bad(w);
    w = put(w, op);
    uint64_t tail = w.length;
    w = put(put2(put(w, 0), in(w, pc + 2), in(w, pc + 3)), 0);
    w = put(w, 0);
    w = put_test(w, pc + 4, end - 1);
    land(w, tail);
    return (Step){w, end};
}

// <REPEAT> <skip> <min> <max> body <UNTIL>
static Step repeat(Writer w, uint64_t pc, uint64_t to) {
    if (to - pc < 4) return bad(w);
    uint64_t end = pc + 1 + in(w, pc + 1);
    if (end >= to || end < pc + 4 || in(w, pc + 2) > in(w, pc + 3)) return bad(w);
    uint32_t until = in(w, end);
    if (until != SRE_MAX_UNTIL && until != SRE_MIN_UNTIL) return bad(w);
    uint64_t start = w.length;
    w = put2(put2(w, OP_REPEAT, 0), in(w, pc + 2), in(w, pc + 3));
    w = sequence(w, pc + 4, end);
    land(w, start + 1);
    w = put2(w, until == SRE_MAX_UNTIL ? OP_MAX_UNTIL : OP_MIN_UNTIL, (uint32_t)start);
    return (Step){w, end + 1};
}

// <POSSESSIVE_REPEAT> <skip> <min> <max> body <SUCCESS>
static Step possessive(Writer w, uint64_t pc, uint64_t to) {
    if (to - pc < 4) return bad(w);
    uint64_t end = pc + 1 + in(w, pc + 1);
    if (end >= to || end < pc + 4 || in(w, pc + 2) > in(w, pc + 3) || in(w, end) != SRE_SUCCESS)
        return bad(w);
    uint64_t start = w.length;
    w = put2(put2(w, OP_POSSESSIVE, 0), in(w, pc + 2), in(w, pc + 3));
    w = put(sequence(w, pc + 4, end), OP_SUCCEED);
    land(w, start + 1);
    return (Step){w, end + 1};
}

// <ATOMIC_GROUP> <skip> body <SUCCESS>;  <ASSERT> <skip> <back> body <SUCCESS>
static Step nested(Writer w, uint64_t pc, uint64_t to, uint32_t op) {
    uint64_t head = op == OP_ATOMIC ? 2 : 3;
    if (to - pc < head) return bad(w);
    uint64_t end = pc + 1 + in(w, pc + 1);
    if (end > to || end < pc + head + 1 || in(w, end - 1) != SRE_SUCCESS) return bad(w);
    uint64_t start = w.length;
    w = put2(w, op, 0);
    if (op != OP_ATOMIC) w = put(w, in(w, pc + 2));
    w = put(sequence(w, pc + head, end - 1), OP_SUCCEED);
    land(w, start + 1);
    return (Step){w, end};
}

// <BRANCH> { <skip> alternative <JUMP> <skip> } <0>. Each alternative but the last begins with OP_BRANCH; jumps to
// the end are chained through their targets until the end is known.
static Step branch(Writer w, uint64_t pc, uint64_t to) {
    uint64_t at = pc + 1, jumps = 0;
    if (at >= to) return bad(w);
    if (in(w, at) == 0) return (Step){put(w, OP_FAIL), at + 1};
    while (!w.failed && in(w, at) != 0) {
        uint64_t next = at + in(w, at);
        if (next >= to || next < at + 3 || in(w, next - 2) != SRE_JUMP) return bad(w);
        bool last = in(w, next) == 0;
        uint64_t start = w.length;
        if (!last) w = put2(w, OP_BRANCH, 0);
        w = sequence(w, at + 1, next - 2);
        if (!last) {
            w = put2(w, OP_JUMP, (uint32_t)jumps);
            jumps = w.length - 1;
            land(w, start + 1);
        }
        at = next;
    }
    while (!w.failed && jumps) {
        uint64_t before = u32_get(ref_of(w.out), jumps * 4);
        land(w, jumps);
        jumps = before;
    }
    return (Step){w, at + 1};
}

// Where a sequence has a JUMP at its end (the place of an else), or `to`. Walks over what is in it.
static uint64_t sequence_jump(Writer w, uint64_t pc, uint64_t to);

// <GROUPREF_EXISTS> <group> <skip> yes [ <JUMP> <skip> no ]
static Step exists(Writer w, uint64_t pc, uint64_t to) {
    if (to - pc < 3 || in(w, pc + 1) >= w.groups) return bad(w);
    uint64_t other = pc + 1 + in(w, pc + 2), end = other;
    if (other > to || other < pc + 3) return bad(w);
    uint64_t yes_end = sequence_jump(w, pc + 3, other);
    uint64_t start = w.length;
    w = put(put2(w, OP_GROUPREF_EXISTS, in(w, pc + 1)), 0);
    w = sequence(w, pc + 3, yes_end);
    if (yes_end != other) {
        end = other - 1 + in(w, other - 1);
        if (end > to || end < other) return bad(w);
        uint64_t jump = w.length;
        w = put2(w, OP_JUMP, 0);
        land(w, start + 2);
        w = sequence(w, other, end);
        land(w, jump + 1);
    } else {
        land(w, start + 2);
    }
    return (Step){w, end};
}

static Step group_reference(Writer w, uint64_t pc, uint64_t to, enum SreFold fold) {
    if (to - pc < 2 || in(w, pc + 1) >= w.groups) return bad(w);
    return (Step){put(put2(w, OP_GROUPREF, in(w, pc + 1)), fold), pc + 2};
}

static Step instruction(Writer w, uint64_t pc, uint64_t to) {
    switch (in(w, pc)) {
    case SRE_FAILURE: return (Step){put(w, OP_FAIL), pc + 1};
    case SRE_SUCCESS: return (Step){put(w, OP_SUCCEED), pc + 1};
    case SRE_MARK:
        if (to - pc < 2 || in(w, pc + 1) / 2 >= w.groups) return bad(w);
        return (Step){put2(w, OP_MARK, in(w, pc + 1)), pc + 2};
    case SRE_AT:
        if (to - pc < 2 || in(w, pc + 1) >= AT_COUNT) return bad(w);
        return (Step){put2(w, OP_AT, in(w, pc + 1)), pc + 2};
    case SRE_BRANCH: return branch(w, pc, to);
    case SRE_REPEAT_ONE: return repeat_one(w, pc, to, OP_REPEAT_ONE);
    case SRE_MIN_REPEAT_ONE: return repeat_one(w, pc, to, OP_LAZY_ONE);
    case SRE_POSSESSIVE_REPEAT_ONE: return repeat_one(w, pc, to, OP_POSSESSIVE_ONE);
    case SRE_REPEAT: return repeat(w, pc, to);
    case SRE_POSSESSIVE_REPEAT: return possessive(w, pc, to);
    case SRE_ATOMIC_GROUP: return nested(w, pc, to, OP_ATOMIC);
    case SRE_ASSERT: return nested(w, pc, to, OP_ASSERT);
    case SRE_ASSERT_NOT: return nested(w, pc, to, OP_ASSERT_NOT);
    case SRE_GROUPREF: return group_reference(w, pc, to, FOLD_NONE);
    case SRE_GROUPREF_IGNORE: return group_reference(w, pc, to, FOLD_ASCII);
    case SRE_GROUPREF_LOC_IGNORE: return group_reference(w, pc, to, FOLD_LOCALE);
    case SRE_GROUPREF_UNI_IGNORE: return group_reference(w, pc, to, FOLD_UNICODE);
    case SRE_GROUPREF_EXISTS: return exists(w, pc, to);
    }
    uint64_t end = test_end(w, pc, to);
    return end ? (Step){put_test(w, pc, end), end} : bad(w);
}

static Writer sequence(Writer w, uint64_t pc, uint64_t to) {
    if (w.failed) return w;
    if (!stack_has_room()) {
        raise_recursion_error();
        w.failed = true;
        return w;
    }
    while (!w.failed && pc < to) {
        Step step = instruction(w, pc, to);
        w = step.w;
        pc = step.next;
    }
    return w.failed || pc == to ? w : refuse(w);
}

// The number of words of an instruction, without a look at what is inside; 0: there is none.
static uint64_t extent(Writer w, uint64_t pc, uint64_t to) {
    switch (in(w, pc)) {
    case SRE_FAILURE:
    case SRE_SUCCESS: return 1;
    case SRE_MARK:
    case SRE_AT:
    case SRE_GROUPREF:
    case SRE_GROUPREF_IGNORE:
    case SRE_GROUPREF_LOC_IGNORE:
    case SRE_GROUPREF_UNI_IGNORE: return 2;
    case SRE_REPEAT:
    case SRE_POSSESSIVE_REPEAT: return to - pc < 2 ? 0 : 2 + (uint64_t)in(w, pc + 1);
    case SRE_REPEAT_ONE:
    case SRE_MIN_REPEAT_ONE:
    case SRE_POSSESSIVE_REPEAT_ONE:
    case SRE_ATOMIC_GROUP:
    case SRE_ASSERT:
    case SRE_ASSERT_NOT: return to - pc < 2 ? 0 : 1 + (uint64_t)in(w, pc + 1);
    case SRE_BRANCH: {
        uint64_t at = pc + 1;
        while (at < to && in(w, at) != 0) at += in(w, at);
        return at + 1 - pc;
    }
    }
    uint64_t end = test_end(w, pc, to);
    return end ? end - pc : 0;
}

static uint64_t sequence_jump(Writer w, uint64_t pc, uint64_t to) {
    while (pc < to && in(w, pc) != SRE_JUMP) {
        uint64_t n = extent(w, pc, to);
        if (in(w, pc) == SRE_GROUPREF_EXISTS && to - pc >= 3) {
            uint64_t other = pc + 1 + in(w, pc + 2);
            if (other > to || other < pc + 3 || !stack_has_room()) return to;
            bool has_else = sequence_jump(w, pc + 3, other) != other;
            n = (has_else ? other - 1 + in(w, other - 1) : other) - pc;
        }
        if (n == 0 || n > to - pc) return to;
        pc += n;
    }
    return pc + 2 == to ? pc : to;
}

// --- all of it ---
// What the INFO block at the start says; the words of the prefix begin at `prefix`.
typedef struct {
    bool ok;
    uint64_t end, prefix;
    uint32_t min, length, skip;
    bool is_literal;
} Info;

static Info read_info(Writer w) {
    uint64_t n = in_count(w);
    if (n == 0 || in(w, 0) != SRE_INFO) return (Info){.ok = true};
    if (n < 5) return (Info){0};
    Info info = {.end = 1 + (uint64_t)in(w, 1), .min = in(w, 3)};
    if (info.end > n || info.end < 5) return (Info){0};
    if (in(w, 2) & INFO_PREFIX) {
        if (info.end < 7) return (Info){0};
        info.length = in(w, 5), info.skip = in(w, 6), info.prefix = 7;
        if (info.skip > info.length || info.end - 7 != (uint64_t)info.length * 2) return (Info){0};
        info.is_literal = in(w, 2) & INFO_LITERAL;
    }
    info.ok = true;
    return info;
}

// The prefix as a str; UNSET when a word of it is no character.
static Value prefix_text(Writer w, Info info) {
    if (info.length == 0) return UNSET;
    Builder b = builder_new();
    for (uint32_t i = 0; i < info.length; i++) {
        uint32_t c = in(w, info.prefix + i);
        if (c > 0x10ffff) return UNSET;
        b = builder_char(b, c);
    }
    return builder_finish(b);
}

// Does the program begin with the literals whose matching may be left out?
static bool prefix_is_there(Writer w, Info info) {
    Ref out = ref_of(w.out);
    if (w.length < PROGRAM_START + (uint64_t)info.skip * 2) return false;
    for (uint32_t i = 0; i < info.skip; i++) {
        uint64_t at = (PROGRAM_START + (uint64_t)i * 2) * 4;
        if (u32_get(out, at) != OP_LITERAL || u32_get(out, at + 4) != in(w, info.prefix + i)) return false;
    }
    return true;
}

static Writer write_all(Writer w, Info info) {
    uint64_t n = in_count(w);
    if (!info.ok || n == 0 || in(w, n - 1) != SRE_SUCCESS) return refuse(w);
    w = put2(w, w.groups, info.min);
    w = put(put2(w, info.is_literal ? PROGRAM_IS_LITERAL : 0, info.length), info.skip);
    for (uint32_t i = 0; i < 8; i++) w = put(w, 0);
    w = put(sequence(w, info.end, n - 1), OP_SUCCEED);
    if (!w.failed && !prefix_is_there(w, info)) return refuse(w);
    return w;
}

SreProgram sre_code_translate(Value code, uint32_t groups) {
    Writer w = {.in = bytes_view(ref_of(code)), .groups = groups, .out = new_blob(256)};
    SreProgram result = {ERROR, UNSET};
    if (is_error(w.out)) return result;
    Info info = read_info(w);
    w = write_all(w, info);
    if (w.invalid) raise0(CLASS(RuntimeError), TEXT("invalid SRE code"));
    if (w.failed) return result;
    bytes_shrink(ref_of(w.out), w.length * 4);
    result.prefix = prefix_text(w, info);
    if (is_error(result.prefix)) return result;
    if (is_unset(result.prefix)) {
        u32_set(ref_of(w.out), PROGRAM_PREFIX * 4, 0);
        u32_set(ref_of(w.out), PROGRAM_SKIP * 4, 0);
        u32_set(ref_of(w.out), PROGRAM_HINTS * 4, 0);
    }
    sre_hint_add(ref_of(w.out));
    bytes_seal(ref_of(w.out));
    result.program = w.out;
    return result;
}
