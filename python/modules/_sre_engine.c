// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The matcher: a backtracking machine without recursion. Its stack is a blob: first the marks (2 words for each group),
// then frames of 4 words, the first of which is kind << 28 | program counter:
//
//   UNDO       mark, old value, old last_index     what a mark was; popping puts it back
//   RECORD     previous record, count, last        the state of a loop: how often its body matched, and where the
//                                                  last try of one more began. Never changed: a new round has a new one
//   BRANCH     position, record, -                 go on at the program counter
//   TAIL       position, record, -                 leave the greedy loop whose OP_MAX_UNTIL this is
//   BODY       position, record, -                 try one more round of the lazy loop
//   GREEDY     position, least position, record    a repeated character: give one back
//   LAZY       position, greatest position, record    take one more
//   ASSERT, ASSERT_NOT, ATOMIC, POSSESSIVE
//              position, record, barrier           a nested match, which ends at OP_SUCCEED; `barrier` is the one around
//
// Failing pops frames up to one that knows how to go on. The end of a nested match removes its frames, but keeps what
// it noted about marks. All positions are characters from the text's start. Each access is checked by the kernel;
// the engine relies on nothing but that programs are made by _sre_code.c.
//
// Steps are counted so that no search lasts for ever (docs/limits.md): each way that is given up, round of a loop and
// nested match is one, and so are each 16 characters that a repeat runs over. They pay for all the work but what each is
// itself: a test, or what lies on the stack between two of them.
#include "python/modules/_sre.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/unicode.h"
#include "python/vm/thread.h"

enum Kind { UNDO, RECORD, BRANCH, TAIL, BODY, GREEDY, LAZY, ASSERT, ASSERT_NOT, ATOMIC, POSSESSIVE };
enum { KIND_SHIFT = 28, PC_MASK = (1 << KIND_SHIFT) - 1, FRAME = 4 };
#define NOWHERE UINT32_MAX
// Steps that one search may take, and how many more for each character of the text. After so many as are in a slice the
// other threads and interrupts have their turn.
#define STEPS INT64_C(500000000)
enum { STEPS_PER_CHARACTER = 64, SLICE = 1 << 16, RUN_SHIFT = 4 };

enum Status { RUNNING, FOUND, NOT_FOUND, FAILED };

typedef struct {
    View program, text;
    uint32_t shift; // of the text: a constant where this is inlined
    Edit stack;
    Value block;          // the stack's
    uint32_t top, base;   // words
    uint32_t pc, at, end; // of the program; of the text: here, and where it ends
    uint32_t record;      // the innermost loop's, NOWHERE: none
    uint32_t barrier;     // the innermost nested match's frame, NOWHERE: none
    uint32_t last_index;
    uint32_t start;
    bool is_fixed;               // nobody can change the text
    bool must_end, must_advance; // the match has to reach the end; must not be empty
    enum Status status;
} Machine;

// The stack is kept for the next search; taken out while one runs.
static THREAD_STATE(Value, spare_stack);
static THREAD_STATE(int64_t, slice_left); // negative: this slice is over
static THREAD_STATE(int64_t, steps_left); // behind it
enum { SPARE_MIN = 4096, SPARE_MAX = 65536 };

// --- text and program ---
INLINE uint32_t unit(Machine m, uint32_t i) {
    if (m.shift == 0) return view_u8(m.text, i);
    return m.shift == 1 ? view_u16(m.text, i) : view_u32(m.text, i);
}
INLINE uint32_t operand(Machine m, uint32_t i) { return view_u32(m.program, (uint64_t)m.pc + i); }

static COLD bool wide_set(View program, uint32_t pc, uint32_t c) {
    return sre_set_test(program, (uint64_t)pc + SET_WORDS, c);
}
INLINE bool set_has(Machine m, uint32_t pc, uint32_t c) {
    if (m.shift == 0 || c < 256) return sre_bit(m.program, (uint64_t)pc + SET_BITMAP, c);
    return wide_set(m.program, pc, c);
}
// Does c pass the test at pc?
INLINE bool test(Machine m, uint32_t pc, uint32_t c) {
    switch (view_u32(m.program, pc)) {
    case OP_LITERAL: return view_u32(m.program, pc + 1) == c;
    case OP_SET: return set_has(m, pc, c);
    case OP_NOT_LITERAL: return view_u32(m.program, pc + 1) != c;
    case OP_ANY: return c != '\n';
    case OP_ANY_ALL: return true;
    default: return false;
    }
}

// --- the stack ---
static COLD Value bigger_stack(Value block) {
    uint64_t size = bytes_length(ref_of(block));
    if (size * 2 > BYTES_MAX) return raise_memory_error();
    Value bigger = new_blob(size * 2);
    RETURN_IF_ERROR(bigger);
    bytes_copy(ref_of(bigger), 0, ref_of(block), 0, size);
    return bigger;
}

INLINE uint32_t stack_get(Machine m, uint32_t i) { return view_u32(edit_view(m.stack), i); }
INLINE void stack_put(Machine m, uint32_t at, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    edit_u64(m.stack, at / 2, a | (uint64_t)b << 32);
    edit_u64(m.stack, at / 2 + 1, c | (uint64_t)d << 32);
}

INLINE Machine push(Machine m, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    if (unlikely((uint64_t)m.top * 4 + FRAME * 4 > view_count(edit_view(m.stack)))) {
        Value bigger = bigger_stack(m.block);
        if (is_error(bigger)) {
            m.status = FAILED;
            return m;
        }
        m.block = bigger;
        m.stack = bytes_edit(ref_of(bigger));
    }
    stack_put(m, m.top, a, b, c, d);
    m.top += FRAME;
    return m;
}

// The slice is over: NONE when there is another one, ERROR.
static COLD Value next_slice(bool is_fixed) {
    int64_t left = slice_left + SLICE, steps = steps_left - SLICE;
    if (steps_left < -slice_left)
        return raise1(CLASS(RuntimeError),
                      TEXT("regular expression: no result after {} steps; such a pattern's "
                           "time may grow exponentially"),
                      int_new(STEPS));
    if (is_fixed && thread_yield_wanted()) {
        thread_yield();
        thread_tell();
    }
    if (is_fixed) RETURN_IF_ERROR(interrupt_check());
    slice_left = left;
    steps_left = steps;
    return NONE;
}

INLINE Machine pay_step(Machine m) {
    if (unlikely(--slice_left < 0) && is_error(next_slice(m.is_fixed))) m.status = FAILED;
    return m;
}

INLINE uint32_t head(enum Kind kind, uint32_t pc) { return (uint32_t)kind << KIND_SHIFT | pc; }

// --- positions ---
static bool is_word(uint32_t c, uint32_t at) {
    bool is_unicode = at == AT_UNI_BOUNDARY || at == AT_UNI_NON_BOUNDARY;
    return sre_category(is_unicode ? CATEGORY_UNI_WORD : CATEGORY_WORD, c);
}

INLINE bool boundary(Machine m, uint32_t at) {
    bool before = m.at > 0 && is_word(unit(m, m.at - 1), at);
    bool after = m.at < m.end && is_word(unit(m, m.at), at);
    return before != after;
}

INLINE bool is_at(Machine m, uint32_t at) {
    switch (at) {
    case AT_BEGINNING:
    case AT_BEGINNING_STRING: return m.at == 0;
    case AT_BEGINNING_LINE: return m.at == 0 || unit(m, m.at - 1) == '\n';
    case AT_END: return m.at == m.end || (m.end - m.at == 1 && unit(m, m.at) == '\n');
    case AT_END_LINE: return m.at == m.end || unit(m, m.at) == '\n';
    case AT_END_STRING: return m.at == m.end;
    case AT_BOUNDARY:
    case AT_LOC_BOUNDARY:
    case AT_UNI_BOUNDARY: return m.end != 0 && boundary(m, at);
    default: return m.end != 0 && !boundary(m, at);
    }
}

// --- repeated characters ---
// How far from m.at on, and not beyond `limit`, characters pass the test at pc.
INLINE uint32_t run_end(Machine m, uint32_t pc, uint32_t limit) {
    uint32_t i = m.at;
    if (limit > view_count(m.text) >> (m.shift & 3)) UNREACHABLE(); // lets the compiler drop the checks below
    switch (view_u32(m.program, pc)) {
    case OP_ANY_ALL: return limit;
    case OP_ANY:
        while (i < limit && unit(m, i) != '\n') i++;
        return i;
    case OP_LITERAL: {
        uint32_t c = view_u32(m.program, pc + 1);
        while (i < limit && unit(m, i) == c) i++;
        return i;
    }
    case OP_NOT_LITERAL: {
        uint32_t c = view_u32(m.program, pc + 1);
        while (i < limit && unit(m, i) != c) i++;
        return i;
    }
    default:
        while (i < limit && set_has(m, pc, unit(m, i))) i++;
        return i;
    }
}

INLINE uint32_t limit_of(Machine m, uint32_t count) { // m.at + count, or the end
    return count < m.end - m.at ? m.at + count : m.end;
}

// Can the tail of the repeat at pc begin at i?
INLINE bool tail_fits(Machine m, uint32_t hint, uint32_t i) {
    return hint == 0 || (i < m.end && test(m, hint, unit(m, i)));
}

INLINE Machine fail(Machine m);

// m.at is as far as the repeat could go, least the least far: goes on at the last place that the tail may fit.
INLINE Machine give_back(Machine m, uint32_t least) {
    uint32_t hint = operand(m, 4), kind = operand(m, 5);
    bool other = kind == TAIL_OTHER || (m.shift == 0 && kind == TAIL_OTHER_NARROW);
    if (hint) {
        if (other) least = m.at;
        while (!tail_fits(m, hint, m.at)) {
            if (m.at <= least) return fail(m);
            m.at--;
        }
    }
    if (m.at > least) m = push(m, head(GREEDY, m.pc), m.at, least, m.record);
    m.pc = operand(m, 1);
    return m;
}

INLINE Machine repeat_one(Machine m) {
    uint32_t min = operand(m, 2);
    if (min > m.end - m.at) return fail(m);
    uint32_t reached = run_end(m, m.pc + REPEAT_ONE_HEAD, limit_of(m, operand(m, 3)));
    uint32_t least = m.at + min;
    if (reached < least) return fail(m);
    slice_left -= (reached - m.at) >> RUN_SHIFT;
    m.at = reached;
    return give_back(m, least);
}

INLINE Machine possessive_one(Machine m) {
    uint32_t min = operand(m, 2);
    if (min > m.end - m.at) return fail(m);
    uint32_t reached = run_end(m, m.pc + REPEAT_ONE_HEAD, limit_of(m, operand(m, 3)));
    if (reached - m.at < min) return fail(m);
    slice_left -= (reached - m.at) >> RUN_SHIFT;
    m.at = reached;
    m.pc = operand(m, 1);
    return m;
}

// Goes on at the first place from m.at on where the tail may fit.
INLINE Machine take_more(Machine m, uint32_t most) {
    uint32_t hint = operand(m, 4), from = m.at;
    while (!tail_fits(m, hint, m.at)) {
        if (m.at >= most || !test(m, m.pc + REPEAT_ONE_HEAD, unit(m, m.at))) { return fail(m); }
        m.at++;
    }
    slice_left -= (m.at - from) >> RUN_SHIFT;
    if (m.at < most) m = push(m, head(LAZY, m.pc), m.at, most, m.record);
    m.pc = operand(m, 1);
    return m;
}

INLINE Machine lazy_one(Machine m) {
    uint32_t min = operand(m, 2);
    if (min > m.end - m.at) return fail(m);
    uint32_t most = limit_of(m, operand(m, 3)), least = m.at + min;
    if (min > 0) {
        slice_left -= min >> RUN_SHIFT;
        if (run_end(m, m.pc + REPEAT_ONE_HEAD, least) < least) return fail(m);
    }
    m.at = least;
    return take_more(m, most);
}

// --- loops ---
INLINE Machine new_round(Machine m, uint32_t loop, uint32_t outer, uint32_t count, uint32_t last) {
    m = push(m, head(RECORD, loop), outer, count, last);
    m.record = m.top - FRAME;
    slice_left--;
    return m;
}

INLINE Machine repeat(Machine m) {
    m = new_round(m, m.pc, m.record, 0, NOWHERE);
    m.pc = operand(m, 1);
    return m;
}

INLINE Machine until(Machine m, bool greedy) {
    uint32_t loop = operand(m, 1), outer = stack_get(m, m.record + 1), count = stack_get(m, m.record + 2),
             last = stack_get(m, m.record + 3);
    if (count < view_u32(m.program, loop + 2)) {
        m = new_round(m, loop, outer, count + 1, last);
        m.pc = loop + REPEAT_HEAD;
        return m;
    }
    uint32_t max = view_u32(m.program, loop + 3);
    if (greedy) {
        if ((count < max || max == SRE_MAXREPEAT) && m.at != last) {
            m = push(m, head(TAIL, m.pc), m.at, m.record, 0);
            if (m.status == FAILED) return m;
            m = new_round(m, loop, outer, count + 1, m.at);
            m.pc = loop + REPEAT_HEAD;
            return m;
        }
    } else {
        m = push(m, head(BODY, m.pc), m.at, m.record, 0);
    }
    m.record = outer;
    m.pc += 2;
    return m;
}

// One more round of a lazy loop, if it may have one.
INLINE Machine lazy_round(Machine m) {
    uint32_t loop = operand(m, 1), outer = stack_get(m, m.record + 1), count = stack_get(m, m.record + 2);
    uint32_t max = view_u32(m.program, loop + 3);
    if ((count >= max && max != SRE_MAXREPEAT) || m.at == stack_get(m, m.record + 3)) return fail(m);
    m = new_round(m, loop, outer, count + 1, m.at);
    m.pc = loop + REPEAT_HEAD;
    return m;
}

// --- nested matches ---
INLINE Machine nest(Machine m, enum Kind kind, uint32_t pc, uint32_t body) {
    m = push(m, head(kind, pc), m.at, m.record, m.barrier);
    m.barrier = m.top - FRAME;
    m.pc = body;
    return m;
}

INLINE Machine assertion(Machine m, enum Kind kind) {
    uint32_t back = operand(m, 2);
    if (m.at < back) {
        if (kind == ASSERT) return fail(m);
        m.pc = operand(m, 1);
        return m;
    }
    m = nest(m, kind, m.pc, m.pc + 3);
    m.at -= back;
    return m;
}

// Removes the barrier and the frames above it, but not the notes about marks.
INLINE Machine cut(Machine m) {
    uint32_t to = m.barrier;
    for (uint32_t from = m.barrier + FRAME; from < m.top; from += FRAME) {
        if (stack_get(m, from) >> KIND_SHIFT != UNDO) continue;
        stack_put(m, to, stack_get(m, from), stack_get(m, from + 1), stack_get(m, from + 2),
                  stack_get(m, from + 3));
        to += FRAME;
    }
    m.top = to;
    return m;
}

INLINE Machine possessive(Machine m) {
    m = new_round(m, m.pc, m.record, 0, NOWHERE);
    return m.status == FAILED ? m : nest(m, POSSESSIVE, m.pc, m.pc + REPEAT_HEAD);
}

// Has the possessive repeat, one more round of which has just matched from `before` on, enough?
INLINE Machine possessive_round(Machine m, uint32_t before) {
    uint32_t count = stack_get(m, m.record + 2) + 1, min = operand(m, 2), max = operand(m, 3);
    if (count < min || ((count < max || max == SRE_MAXREPEAT) && m.at != before)) {
        edit_u32(m.stack, m.record + 2, count);
        return nest(m, POSSESSIVE, m.pc, m.pc + REPEAT_HEAD);
    }
    m.record = stack_get(m, m.record + 1);
    m.pc = operand(m, 1);
    return m;
}

INLINE Machine undo_to(Machine m, uint32_t to) {
    while (m.top > to) {
        m.top -= FRAME;
        if (stack_get(m, m.top) >> KIND_SHIFT != UNDO) continue;
        edit_u32(m.stack, stack_get(m, m.top + 1), stack_get(m, m.top + 2));
        m.last_index = stack_get(m, m.top + 3);
    }
    return m;
}

INLINE Machine succeed(Machine m) {
    if (m.barrier == NOWHERE) {
        if ((m.must_end && m.at != m.end) || (m.must_advance && m.at == m.start)) return fail(m);
        m.status = FOUND;
        return m;
    }
    m = pay_step(m);
    if (m.status == FAILED) return m;
    uint32_t top = m.barrier, first = stack_get(m, top), before = stack_get(m, top + 1);
    uint32_t outer = stack_get(m, top + 3);
    m.pc = first & PC_MASK;
    m.record = stack_get(m, top + 2);
    if (first >> KIND_SHIFT == ASSERT_NOT) {
        m = undo_to(m, top);
        m.barrier = outer;
        return fail(m);
    }
    m = cut(m);
    m.barrier = outer;
    if (first >> KIND_SHIFT == POSSESSIVE) return possessive_round(m, before);
    if (first >> KIND_SHIFT == ASSERT) m.at = before;
    m.pc = operand(m, 1);
    return m;
}

// A possessive repeat's round did not match: are those before it enough?
INLINE Machine possessive_end(Machine m) {
    if (stack_get(m, m.record + 2) < operand(m, 2)) return fail(m);
    m.record = stack_get(m, m.record + 1);
    m.pc = operand(m, 1);
    return m;
}

// --- going back ---
INLINE Machine fail(Machine m) {
    m.status = NOT_FOUND;
    return m;
}

// Pops frames until one knows how to go on; NOT_FOUND when there is none.
INLINE Machine resume(Machine m) {
    while (m.top > m.base) {
        m.top -= FRAME;
        uint32_t first = stack_get(m, m.top), position = stack_get(m, m.top + 1);
        enum Kind kind = (enum Kind)(first >> KIND_SHIFT);
        if (kind == UNDO) {
            edit_u32(m.stack, position, stack_get(m, m.top + 2));
            m.last_index = stack_get(m, m.top + 3);
            continue;
        }
        if (kind == RECORD) continue;
        m.pc = first & PC_MASK;
        m.at = position;
        m.record = stack_get(m, m.top + (kind == GREEDY || kind == LAZY ? 3 : 2));
        m.status = RUNNING;
        switch (kind) {
        case BRANCH: return m;
        case TAIL:
            m.record = stack_get(m, m.record + 1);
            m.pc += 2;
            return m;
        case BODY: m = lazy_round(m); break;
        case GREEDY:
            m.at--;
            m = give_back(m, stack_get(m, m.top + 2));
            break;
        case LAZY:
            if (!test(m, m.pc + REPEAT_ONE_HEAD, unit(m, m.at))) continue;
            m.at++;
            m = take_more(m, stack_get(m, m.top + 2));
            break;
        case POSSESSIVE:
            m.barrier = stack_get(m, m.top + 3);
            m = possessive_end(m);
            break;
        case ASSERT_NOT:
            m.barrier = stack_get(m, m.top + 3);
            m.pc = operand(m, 1);
            return m;
        default: // an assertion or an atomic group did not match
            m.barrier = stack_get(m, m.top + 3);
            continue;
        }
        if (m.status != NOT_FOUND) return m;
    }
    m.status = NOT_FOUND;
    return m;
}

// --- groups ---
INLINE Machine mark(Machine m) {
    uint32_t number = operand(m, 1);
    if (m.top != m.base) m = push(m, head(UNDO, 0), number, stack_get(m, number), m.last_index);
    edit_u32(m.stack, number, m.at);
    if (number & 1) m.last_index = number / 2 + 1;
    m.pc += 2;
    return m;
}

INLINE bool group_is_set(Machine m, uint32_t group) {
    uint32_t from = stack_get(m, group * 2), to = stack_get(m, group * 2 + 1);
    return from != NOWHERE && to != NOWHERE && from <= to;
}

INLINE Machine group_reference(Machine m) {
    uint32_t group = operand(m, 1);
    enum SreFold fold = (enum SreFold)operand(m, 2);
    if (!group_is_set(m, group)) return fail(m);
    uint32_t from = stack_get(m, group * 2), n = stack_get(m, group * 2 + 1) - from;
    if (n > m.end - m.at) return fail(m);
    slice_left -= n >> RUN_SHIFT;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t a = unit(m, from + i), b = unit(m, m.at + i);
        if (a != b && (fold == FOLD_NONE || sre_fold(a, fold) != sre_fold(b, fold))) return fail(m);
    }
    m.at += n;
    m.pc += 3;
    return m;
}

// An alternative that its first character rules out is not even tried.
INLINE Machine branch(Machine m) {
    uint32_t op = operand(m, 2), next = operand(m, 1);
    if ((op == OP_LITERAL || op == OP_SET) && (m.at >= m.end || !test(m, m.pc + 2, unit(m, m.at)))) {
        m.pc = next;
        return m;
    }
    m = push(m, head(BRANCH, next), m.at, m.record, 0);
    m.pc += 2;
    return m;
}

// --- the loop ---
INLINE Machine step(Machine m) {
    switch (operand(m, 0)) {
    case OP_LITERAL:
        if (m.at >= m.end || unit(m, m.at) != operand(m, 1)) return fail(m);
        m.at++, m.pc += 2;
        return m;
    case OP_NOT_LITERAL:
        if (m.at >= m.end || unit(m, m.at) == operand(m, 1)) return fail(m);
        m.at++, m.pc += 2;
        return m;
    case OP_ANY:
        if (m.at >= m.end || unit(m, m.at) == '\n') return fail(m);
        m.at++, m.pc += 1;
        return m;
    case OP_ANY_ALL:
        if (m.at >= m.end) return fail(m);
        m.at++, m.pc += 1;
        return m;
    case OP_SET:
        if (m.at >= m.end || !set_has(m, m.pc, unit(m, m.at))) return fail(m);
        m.at++, m.pc += operand(m, 1);
        return m;
    case OP_MARK: return mark(m);
    case OP_AT:
        if (!is_at(m, operand(m, 1))) return fail(m);
        m.pc += 2;
        return m;
    case OP_BRANCH: return branch(m);
    case OP_JUMP: m.pc = operand(m, 1); return m;
    case OP_REPEAT_ONE: return repeat_one(m);
    case OP_LAZY_ONE: return lazy_one(m);
    case OP_POSSESSIVE_ONE: return possessive_one(m);
    case OP_REPEAT: return repeat(m);
    case OP_MAX_UNTIL: return until(m, true);
    case OP_MIN_UNTIL: return until(m, false);
    case OP_POSSESSIVE: return possessive(m);
    case OP_ATOMIC: return nest(m, ATOMIC, m.pc, m.pc + 2);
    case OP_ASSERT: return assertion(m, ASSERT);
    case OP_ASSERT_NOT: return assertion(m, ASSERT_NOT);
    case OP_GROUPREF: return group_reference(m);
    case OP_GROUPREF_EXISTS: m.pc = group_is_set(m, operand(m, 1)) ? m.pc + 3 : operand(m, 2); return m;
    case OP_SUCCEED: return succeed(m);
    default: return fail(m);
    }
}

// Matches at m.start, from m.at on, with the program from m.pc on.
INLINE Machine run(Machine m) {
    m.status = RUNNING;
    m.top = m.base;
    m.record = m.barrier = NOWHERE;
    for (;;) {
        m = step(m);
        if (likely(m.status == RUNNING)) continue;
        if (m.status != NOT_FOUND) return m;
        m = pay_step(m);
        if (m.status == FAILED) return m;
        m = resume(m);
        if (m.status != RUNNING) return m;
    }
}

// --- searching ---
INLINE Machine forget_marks(Machine m) {
    for (uint32_t i = 0; i < m.base; i++) edit_u32(m.stack, i, NOWHERE);
    m.last_index = 0;
    return m;
}

INLINE Machine run_at(Machine m, uint32_t start, uint32_t skip) {
    m = forget_marks(m);
    m.start = start;
    m.at = start + skip;
    m.pc = PROGRAM_START + 2 * skip;
    return run(m);
}

typedef struct {
    bool has;
    Span text; // all of it, in its block
    Span needle;
    uint32_t offset; // of the text's first unit in its block
    uint32_t length, skip;
    bool is_all;
} Prefix;

// The text's places where the prefix is.
INLINE Machine search_prefix(Machine m, Prefix p) {
    uint32_t from = m.start;
    m.must_advance = false;
    for (;;) {
        p.text.from = (uint64_t)p.offset + from;
        int64_t found = span_find(p.text, p.needle);
        m.status = NOT_FOUND;
        if (found < 0) return m;
        uint32_t at = (uint32_t)found - p.offset;
        if (p.is_all) {
            m = forget_marks(m);
            m.start = at;
            m.at = at + p.length;
            m.status = FOUND;
            return m;
        }
        m = run_at(m, at, p.skip);
        if (m.status != NOT_FOUND) return m;
        from = at + 1;
    }
}

INLINE bool can_begin(Machine m, uint32_t c) {
    if (m.shift != 0 && c >= 256) return true;
    return sre_bit(m.program, PROGRAM_FIRST, c);
}

INLINE Machine search(Machine m, uint32_t hints) {
    uint32_t min = view_u32(m.program, PROGRAM_MIN), i = m.start;
    m.status = NOT_FOUND;
    if (min > m.end - i) return m;
    uint32_t last = m.end - min;
    bool has_first = hints & PROGRAM_HAS_FIRST, once = hints & PROGRAM_AT_BEGINNING;
    if (m.end > view_count(m.text) >> (m.shift & 3)) UNREACHABLE(); // lets the compiler drop checks
    for (;;) {
        if (has_first) // then min > 0, and i <= last is before the end
            while (i <= last && !can_begin(m, unit(m, i))) i++;
        if (i > last || (once && i > 0)) return m;
        m = run_at(m, i, 0);
        if (m.status != NOT_FOUND) return m;
        m.must_advance = false;
        i++;
    }
}

INLINE Machine run_mode(Machine m, uint32_t shift, enum SreMode mode, Prefix p, uint32_t hints) {
    m.shift = shift;
    if (mode != SRE_SEARCH) {
        uint32_t min = view_u32(m.program, PROGRAM_MIN);
        m.status = NOT_FOUND;
        return min > m.end - m.start ? m : run_at(m, m.start, 0);
    }
    return p.has ? search_prefix(m, p) : search(m, hints);
}

static __attribute__((noinline)) Machine run_1(Machine m, enum SreMode mode, Prefix p, uint32_t hints) {
    return run_mode(m, 0, mode, p, hints);
}
static __attribute__((noinline)) Machine run_2(Machine m, enum SreMode mode, Prefix p, uint32_t hints) {
    return run_mode(m, 1, mode, p, hints);
}
static __attribute__((noinline)) Machine run_4(Machine m, enum SreMode mode, Prefix p, uint32_t hints) {
    return run_mode(m, 2, mode, p, hints);
}

static Value take_stack(uint64_t marks) {
    Value spare = spare_stack;
    spare_stack = UNSET;
    uint64_t size = SPARE_MIN;
    while (size < marks * 8) size *= 2;
    if (is_ref(spare) && bytes_length(ref_of(spare)) >= size) return spare;
    return new_blob(size);
}

SreResult sre_engine_run(Value pattern, SreText text, uint64_t from, uint64_t to, enum SreMode mode,
                         bool must_advance) {
    Ref block = ref_of(slot_get(ref_of(pattern), PATTERN_PROGRAM));
    View program = bytes_view(block);
    uint32_t base = view_u32(program, PROGRAM_GROUPS) * 2, hints = view_u32(program, PROGRAM_HINTS);
    Value needle = slot_get(ref_of(pattern), PATTERN_PREFIX);
    SreResult result = {.failed = true};
    Value stack = take_stack(base);
    if (is_error(stack)) return result;
    Machine m = {.program = program,
                 .text = view_part(bytes_view(text.block), text.from, text.length << (text.shift & 3)),
                 .stack = bytes_edit(ref_of(stack)),
                 .block = stack,
                 .base = base,
                 .start = (uint32_t)from,
                 .end = (uint32_t)to,
                 .is_fixed = !text.is_bytes || IS_EXACT(text.object, bytes),
                 .must_end = mode == SRE_FULLMATCH,
                 .must_advance = must_advance};
    slice_left = SLICE;
    steps_left = STEPS - SLICE + (from < to ? (int64_t)(to - from) * STEPS_PER_CHARACTER : 0);
    Prefix p = {0};
    if (mode == SRE_SEARCH && is_ref(needle)) {
        p.has = true;
        p.offset = (uint32_t)(text.from >> (text.shift & 3));
        p.text = (Span){text.block, text.shift, 0, p.offset + to};
        p.needle = str_span_all(needle);
        p.length = view_u32(program, PROGRAM_PREFIX);
        p.skip = view_u32(program, PROGRAM_SKIP);
        p.is_all = hints & PROGRAM_IS_LITERAL;
    }
    if (from > to)
        m.status = NOT_FOUND;
    else if (text.shift == 0)
        m = run_1(m, mode, p, hints);
    else if (text.shift == 1)
        m = run_2(m, mode, p, hints);
    else
        m = run_4(m, mode, p, hints);
    if (bytes_length(ref_of(m.block)) <= SPARE_MAX) spare_stack = m.block;
    if (m.status == FAILED) return result;
    return (SreResult){.found = m.status == FOUND,
                       .start = m.start,
                       .end = m.at,
                       .last_index = m.last_index,
                       .marks = m.block};
}
