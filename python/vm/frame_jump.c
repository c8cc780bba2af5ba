// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Setting f_lineno: a debugger's jump. A line of the code may be jumped to when the registers hold what the blocks around
// it need (CODE_REGIONS): one can leave a for loop, a with or a handler, but not go into one. Here the place is found and
// noted in the frame object; the machine goes there when the trace function has returned (trace.c).
#include "kernel/control.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/tuple.h"
#include "python/vm/generator.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"
#include "python/vm/trace.h"

enum { NESTING = 64 };
struct Nesting { // the regions around an instruction, outer ones first: kind << 8 | register
    uint32_t count;
    uint32_t regions[NESTING];
};

static struct Nesting nesting_at(Value code, uint32_t index) {
    struct Nesting nesting = {0};
    Value table = slot_get(ref_of(code), CODE_REGIONS);
    uint64_t n = is_unset(table) ? 0 : bytes_length(ref_of(table)) / 12;
    for (uint64_t i = n; i-- > 0;) {
        Ref t = ref_of(table);
        if (index < u32_get(t, i * 12) || index >= u32_get(t, i * 12 + 4) || nesting.count == NESTING)
            continue;
        AT(nesting.regions, nesting.count) = u32_get(t, i * 12 + 8);
        nesting.count++;
    }
    return nesting;
}

static bool may_jump(struct Nesting from, struct Nesting to) {
    if (to.count > from.count) return false;
    for (uint32_t i = 0; i < to.count; i++)
        if (AT(from.regions, i) != AT(to.regions, i)) return false;
    return true;
}

static COLD Value refuse(struct Nesting to) {
    switch ((enum RegionKind)(AT(to.regions, (to.count ? to.count - 1 : 0)) >> 8)) {
    case REGION_HANDLER: return VALUE_ERROR("can't jump into an 'except' block as there's no exception");
    case REGION_WITH: return VALUE_ERROR("incompatible stacks");
    default: return VALUE_ERROR("can't jump into the body of a for loop");
    }
}

// --- the places where a line begins ---
struct Place {
    bool found;
    uint32_t index, line;
};
// The first place from number `at` on: instructions, then marks.
static struct Place place_at(Value code, uint64_t at) {
    uint32_t count = bytes_length(code_instructions(code)) / 8;
    code_positions(code); // all are asked for
    if (at < count) {
        uint32_t index = (uint32_t)at, line = code_position(code, index).line;
        bool begins = line && (index == 0 || code_position(code, index - 1).line != line);
        return (struct Place){begins, index, line};
    }
    Value marks = slot_get(ref_of(code), CODE_MARKS);
    uint64_t mark = (at - count) * 12;
    return (struct Place){true, u32_get(ref_of(marks), mark + 4), u32_get(ref_of(marks), mark + 8)};
}
static uint64_t place_count(Value code) {
    Value marks = slot_get(ref_of(code), CODE_MARKS);
    return bytes_length(code_instructions(code)) / 8 +
           (is_unset(marks) ? 0 : bytes_length(ref_of(marks)) / 12);
}

// The line of the code that is not before `line`; 0: none.
static uint32_t line_from(Value code, int64_t line) {
    uint32_t best = 0;
    for (uint64_t i = 0, n = place_count(code); i < n; i++) {
        struct Place place = place_at(code, i);
        if (place.found && place.line >= line && (best == 0 || place.line < best)) best = place.line;
    }
    return best;
}

// --- what the jump does to the frame ---
// Variables that have no value get None: code behind relies on those that surely had one.
static void set_unbound(Value code, uint32_t depth) {
    uint32_t count = (uint32_t)code_number(code, CODE_LOCAL_COUNT);
    if (code_number(code, CODE_WIDE) && count > WIDE_LOCALS) count = WIDE_LOCALS;
    for (uint32_t i = 1; i <= count && code_flags(code) & CO_OPTIMIZED; i++)
        if (is_unset(frame_register(depth, i))) frame_register_set(depth, i, NONE);
}
// The handlers that are left are done: what was handled before is handled again.
static void leave_regions(struct Nesting from, uint32_t kept, uint32_t depth) {
    for (uint32_t i = from.count; i > kept; i--) {
        uint32_t region = AT(from.regions, (i - 1));
        if (region >> 8 != REGION_HANDLER) continue;
        Value before = frame_register(depth, region & 255), register0 = frame_register(depth, 0);
        if (is_unset(before)) {
            slot_set(ref_of(register0), GENERATOR_OWN_HANDLED, UNSET);
            before = generator_outer_handled(register0);
        }
        handled_now = before;
    }
}

static Value jump(Value frame, int64_t wanted) {
    Value code = frame_code(frame);
    uint32_t depth = frame_depth(frame);
    if (wanted < code_number(code, CODE_FIRST_LINE))
        return raise1(CLASS(ValueError), TEXT("line {} comes before the current code block"),
                      int_wrap(wanted));
    uint32_t line = line_from(code, wanted);
    if (line == 0)
        return raise1(CLASS(ValueError), TEXT("line {} comes after the current code block"),
                      int_wrap(wanted));
    struct Nesting from = nesting_at(code, frame_instruction(depth, code_instructions(code))), refused = {0};
    int64_t best = -1;
    uint32_t best_depth = 0;
    bool found = false;
    for (uint64_t i = 0, n = place_count(code); i < n; i++) {
        struct Place place = place_at(code, i);
        if (!place.found || place.line != line) continue;
        struct Nesting to = nesting_at(code, place.index);
        if (!may_jump(from, to)) {
            if (!found) refused = to;
            found = true;
        } else if (best < 0 || to.count > best_depth) {
            best = place.index;
            best_depth = to.count;
        }
    }
    if (best < 0) return refuse(refused);
    set_unbound(code, depth);
    leave_regions(from, best_depth, depth);
    slot_set(ref_of(frame), FRAME_JUMP, int_wrap(best));
    slot_set(ref_of(frame), FRAME_LAST_LINE, int_u32(line));
    slot_set(ref_of(frame), FRAME_SHOWN_LINE, int_u32(line));
    return NONE;
}

SETTER(frame, f_lineno) {
    Value frame = arg(args, 0), v = arg(args, 1);
    if (is_unset(v)) return raise0(CLASS(AttributeError), TEXT("cannot delete attribute"));
    if (!same(class_of(v), CLASS(int))) return VALUE_ERROR("lineno must be an integer");
    bool at_yield = trace_event() == TRACE_RETURN && trace_at_yield();
    if (trace_event() == TRACE_CALL || trace_event() == TRACE_NOTHING)
        return VALUE_ERROR("can't jump from the 'call' trace event of a new frame");
    if (!same(trace_frame(), frame) || (trace_event() != TRACE_LINE && !at_yield))
        return VALUE_ERROR("can only jump from a 'line' trace event");
    if (!is_ref(slot_get(ref_of(frame), FRAME_TRACE)))
        return VALUE_ERROR("f_lineno can only be set by a trace function");
    I64Result line = object_index_i64(v, CLASS(OverflowError));
    if (!line.ok || line.value > INT32_MAX || line.value < INT32_MIN) {
        error_clear();
        return VALUE_ERROR("lineno out of range");
    }
    return jump(frame, line.value);
}
