// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Frame and traceback objects. A frame object of a running frame reads its registers in place; when the frame ends it
// gets a copy. The record of the frame holds the object, so that there is one at most.
#include "python/vm/frame.h"
#include "python/vm/positions.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/generator.h"
#include "python/vm/machine.h"
#include "python/vm/thread.h"
#include "python/vm/namespace.h"
#include "python/vm/trace.h"

TYPE(frame, "frame", object, FRAME_FIELDS, "");
TYPE(traceback, "traceback", object, TRACEBACK_FIELDS,
     "traceback(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nCreate a new traceback object.");

enum { FRAME_THREAD_SHIFT = 32 };

Value frame_object(uint32_t depth) {
    Value known = frame_extra(depth); // UNSET, the frame object, or the instance that __init__ initialises
    if (IS_EXACT(known, frame)) return known;
    Value frame = NEW(frame);
    RETURN_IF_ERROR(frame);
    Ref f = ref_of(frame);
    slot_set(f, FRAME_FUNCTION, frame_register(depth, 0));
    slot_set(f, FRAME_POSITION, frame_position(depth));
    slot_set(f, FRAME_BACK, NONE);
    slot_set(f, FRAME_TRACE, NONE);
    slot_set(f, FRAME_MADE, known);
    frame_extra_set(depth, frame);
    return frame;
}

static bool is_hidden(Value register0) {
    Value globals = namespace_globals(register0);
    return IS_EXACT(globals, dict) && !is_unset(dict_get_str(globals, NAME(__stands_in_for_c__)));
}

bool frame_is_hidden(uint32_t depth) { return is_hidden(frame_register(depth, 0)); }

Value frame_code(Value frame) {
    return function_code(namespace_function(slot_get(ref_of(frame), FRAME_FUNCTION)));
}

uint32_t frame_depth(Value frame) {
    int64_t position = int_of(slot_get(ref_of(frame), FRAME_POSITION));
    if (position < 0 || position >> FRAME_THREAD_SHIFT != thread_ident()) return UINT32_MAX;
    position &= UINT32_MAX;
    return position < frame_count() ? frame_count() - 1 - (uint32_t)position : UINT32_MAX;
}

Value frame_position(uint32_t depth) {
    return int_wrap(thread_ident() << FRAME_THREAD_SHIFT | (int64_t)(frame_count() - 1 - depth));
}

Value frame_snapshot(void) {
    Value frame = NONE;
    for (uint32_t depth = frame_count(); depth > 0; depth--) {
        Value back = frame;
        frame = frame_object(depth - 1);
        RETURN_IF_ERROR(frame);
        uint32_t index = frame_instruction(depth - 1, code_instructions(frame_code(frame)));
        slot_set(ref_of(frame), FRAME_INDEX, int_u32(index));
        slot_set(ref_of(frame), FRAME_BACK, back);
    }
    return frame;
}

void frame_retire(void) {
    Value frame = frame_extra(0), code = frame_code(frame);
    uint32_t size = (uint32_t)code_number(code, CODE_FRAME_SIZE);
    slot_set(ref_of(frame), FRAME_INDEX, int_u32(frame_instruction(0, code_instructions(code))));
    Value raised = error_current(); // what unwinds this frame, if that is why it ends
    Value back = frame_count() > 1 ? frame_object(1) : NONE, copy = new_storage(size);
    if (is_error(back) || is_error(copy)) error_restore(raised); // out of memory: the object knows less
    if (!is_error(back)) slot_set(ref_of(frame), FRAME_BACK, back);
    for (uint32_t i = 0; i < size && !is_error(copy); i++) slot_set(ref_of(copy), i, frame_register(0, i));
    if (!is_error(copy)) slot_set(ref_of(frame), FRAME_REGISTERS, copy);
    slot_set(ref_of(frame), FRAME_POSITION, int_wrap(-1));
}

static Value frame_register_of(Value frame, uint32_t i) {
    uint32_t depth = frame_depth(frame);
    if (depth != UINT32_MAX) return frame_register(depth, i);
    Value copy = slot_get(ref_of(frame), FRAME_REGISTERS);
    if (is_ref(copy) && i < slot_count(ref_of(copy))) return slot_get(ref_of(copy), i);
    return UNSET;
}

static uint32_t frame_index(Value frame) {
    uint32_t depth = frame_depth(frame);
    if (depth != UINT32_MAX) return frame_instruction(depth, code_instructions(frame_code(frame)));
    Value index = slot_get(ref_of(frame), FRAME_INDEX);
    return is_int(index) ? (uint32_t)int_of(index) : 0;
}

// --- positions ---
Ref code_positions(Value code) {
    Value positions = slot_get(ref_of(code), CODE_POSITIONS);
    if (!IS_EXACT(positions, bytes)) return ref_of(positions);
    Value before = error_take();
    positions = positions_unpack(ref_of(positions));
    if (is_error(positions)) error_clear();
    if (!is_unset(before)) error_restore(before);
    if (is_error(positions)) return NULL_REF;
    slot_set(ref_of(code), CODE_POSITIONS, positions);
    return ref_of(positions);
}
Position code_position(Value code, uint32_t index) {
    Value positions = slot_get(ref_of(code), CODE_POSITIONS);
    if (IS_EXACT(positions, bytes)) return positions_find(ref_of(positions), index);
    Position p = {0, 0, -1, -1};
    if ((uint64_t)index * 12 + 12 > bytes_length(ref_of(positions))) return p;
    return position_at(ref_of(positions), index);
}

// The line of an instruction that has none: of the statement without an instruction that stands before it, or of the
// nearest instruction before it that has one.
static uint32_t line_before(Value code, uint32_t index) {
    Value marks = slot_get(ref_of(code), CODE_MARKS);
    uint64_t size = is_unset(marks) ? 0 : bytes_length(ref_of(marks));
    for (uint64_t at = 0; at < size; at += 12)
        if (u32_get(ref_of(marks), at + 4) == index) return u32_get(ref_of(marks), at + 8);
    uint32_t line = 0;
    while (line == 0 && index > 0) line = code_position(code, --index).line;
    return line;
}

int64_t frame_line(Value frame) {
    Value code = frame_code(frame), shown = slot_get(ref_of(frame), FRAME_SHOWN_LINE);
    if (is_int(shown)) return int_of(shown);
    uint32_t line = code_position(code, frame_index(frame)).line;
    if (line == 0 && !is_unset(code_shown(code, SHOWN_LOCATIONS))) return 0;
    if (line == 0) line = line_before(code, frame_index(frame));
    return line ? line : code_number(code, CODE_FIRST_LINE);
}

Value traceback_new(Value next, Value frame, uint32_t index) {
    Value traceback = NEW(traceback);
    RETURN_IF_ERROR(traceback);
    Ref t = ref_of(traceback);
    Position position = code_position(frame_code(frame), index);
    slot_set(t, TRACEBACK_NEXT, next);
    slot_set(t, TRACEBACK_FRAME, frame);
    slot_set(t, TRACEBACK_INDEX, int_u32(index));
    slot_set(
        t, TRACEBACK_LINE,
        int_u32(position.line ? position.line : (uint32_t)code_number(frame_code(frame), CODE_FIRST_LINE)));
    return traceback;
}

// --- locals ---
static Value content(Value v) {
    if (IS_EXACT(v, cell)) return slot_get(ref_of(v), CELL_CONTENT);
    return v;
}

static Value put(Value dict, Value name, Value v) {
    if (!is_unset(v)) return dict_set(dict, name, v);
    Value known = dict_get(dict, name);
    if (is_error(known) || is_unset(known)) return known;
    return dict_delete(dict, name);
}

// A variable by its number.
static Value frame_variable(Value frame, uint32_t number) {
    if (number < WIDE_FIRST) return frame_register_of(frame, number);
    Value wide = frame_register_of(frame, WIDE_REGISTER);
    if (!is_ref(wide) || !has_shape(ref_of(wide), SHAPE(storage))) return UNSET; // it has not begun
    return slot_get(ref_of(wide), number - WIDE_FIRST);
}

static Value put_locals(Value dict, Value frame, Value code) {
    Value names = slot_get(ref_of(code), CODE_VARNAMES);
    bool wide = code_number(code, CODE_WIDE) != 0;
    for (uint32_t i = 0; i < tuple_length(names); i++) {
        uint32_t number = !wide || i < WIDE_LOCALS ? i + 1 : WIDE_FIRST + i - WIDE_LOCALS;
        if (is_error(put(dict, tuple_get(names, i), content(frame_variable(frame, number))))) return ERROR;
    }
    return NONE;
}

static Value put_free(Value dict, Value frame, Value code) {
    Value names = slot_get(ref_of(code), CODE_FREE);
    if (tuple_length(names) == 0 || is_none(slot_get(ref_of(frame), FRAME_REGISTERS))) return NONE;
    Value cells = namespace_closure(slot_get(ref_of(frame), FRAME_FUNCTION));
    for (uint32_t i = 0; i < tuple_length(names); i++)
        if (is_error(put(dict, tuple_get(names, i), content(tuple_get(cells, i))))) return ERROR;
    return NONE;
}

static Value put_cells(Value dict, Value frame, Value code) {
    Value names = slot_get(ref_of(code), CODE_CELLS);
    Ref where = ref_of(slot_get(ref_of(code), CODE_CELL_REGISTERS));
    for (uint32_t i = 0; i < tuple_length(names); i++)
        if (is_error(put(dict, tuple_get(names, i), content(frame_variable(frame, u32_get(where, i * 4))))))
            return ERROR;
    return NONE;
}

Value frame_locals(Value frame) {
    Value code = frame_code(frame);
    if (!(code_flags(code) & CO_OPTIMIZED)) return frame_register_of(frame, 1);
    Value dict = slot_get(ref_of(frame), FRAME_LOCALS);
    if (is_unset(dict)) {
        dict = dict_new(0);
        RETURN_IF_ERROR(dict);
        slot_set(ref_of(frame), FRAME_LOCALS, dict);
    }
    if (is_error(put_locals(dict, frame, code)) || is_error(put_cells(dict, frame, code))) return ERROR;
    return is_error(put_free(dict, frame, code)) ? ERROR : dict;
}

// The variable gets what the dict has under its name, if anything. One that a cell holds stays there.
static void take(Value dict, Value name, Value frame, uint32_t number, uint32_t depth) {
    Value v = dict_get(dict, name);
    if (is_error(v)) error_clear();
    if (is_error(v) || is_unset(v)) return;
    Value known = frame_variable(frame, number);
    if (IS_EXACT(known, cell))
        slot_set(ref_of(known), CELL_CONTENT, v);
    else if (number < WIDE_FIRST)
        frame_register_set(depth, number, v);
    else if (is_ref(frame_register(depth, WIDE_REGISTER)))
        slot_set(ref_of(frame_register(depth, WIDE_REGISTER)), number - WIDE_FIRST, v);
}
Value frame_locals_write(Value frame) {
    Value code = frame_code(frame), dict = slot_get(ref_of(frame), FRAME_LOCALS);
    uint32_t depth = frame_depth(frame);
    if (is_unset(dict) || depth == UINT32_MAX) return NONE;
    Value names = slot_get(ref_of(code), CODE_VARNAMES), cells = slot_get(ref_of(code), CODE_CELLS),
          free_names = slot_get(ref_of(code), CODE_FREE);
    Ref where = ref_of(slot_get(ref_of(code), CODE_CELL_REGISTERS));
    bool wide = code_number(code, CODE_WIDE) != 0;
    for (uint32_t i = 0; i < tuple_length(names); i++)
        take(dict, tuple_get(names, i), frame,
             !wide || i < WIDE_LOCALS ? i + 1 : WIDE_FIRST + i - WIDE_LOCALS, depth);
    for (uint32_t i = 0; i < tuple_length(cells); i++)
        take(dict, tuple_get(cells, i), frame, u32_get(where, i * 4), depth);
    for (uint32_t i = 0; i < tuple_length(free_names); i++) {
        Value v = dict_get(dict, tuple_get(free_names, i)),
              closure = namespace_closure(slot_get(ref_of(frame), FRAME_FUNCTION));
        if (is_error(v)) return ERROR;
        if (!is_unset(v)) slot_set(ref_of(tuple_get(closure, i)), CELL_CONTENT, v);
    }
    return NONE;
}

// --- attributes ---
GETTER(frame, f_code, "") { return frame_code(arg(args, 0)); }
GETTER(frame, f_locals, "") { return frame_locals(arg(args, 0)); }
GETTER(frame, f_globals, "") { return namespace_globals(slot_get(ref_of(arg(args, 0)), FRAME_FUNCTION)); }
GETTER(frame, f_builtins, "") {
    return namespace_builtins_of(slot_get(ref_of(arg(args, 0)), FRAME_FUNCTION));
}
GETTER(frame, f_lineno, "") {
    int64_t line = frame_line(arg(args, 0));
    return line || is_unset(code_shown(frame_code(arg(args, 0)), SHOWN_LOCATIONS)) ? int_wrap(line) : NONE;
}
GETTER(frame, f_lasti, "") {
    return int_u32(code_offset(frame_code(arg(args, 0)), frame_index(arg(args, 0))));
}
GETTER(frame, f_trace, "") { return slot_get(ref_of(arg(args, 0)), FRAME_TRACE); }
SETTER(frame, f_trace) {
    slot_set(ref_of(arg(args, 0)), FRAME_TRACE, is_unset(arg(args, 1)) ? NONE : arg(args, 1));
    return NONE;
}
MEMBER(frame, f_trace_lines, "") {
    return bool_value(!is_false(slot_get(ref_of(arg(args, 0)), FRAME_TRACE_LINES)));
}
SETTER(frame, f_trace_lines) {
    Value v = arg(args, 1);
    if (!is_bool(v)) return TYPE_ERROR("attribute value type must be bool");
    slot_set(ref_of(arg(args, 0)), FRAME_TRACE_LINES, v);
    return NONE;
}
MEMBER(frame, f_trace_opcodes, "") {
    return bool_value(is_true(slot_get(ref_of(arg(args, 0)), FRAME_TRACE_OPCODES)));
}
SETTER(frame, f_trace_opcodes) {
    Value v = arg(args, 1);
    if (!is_bool(v)) return TYPE_ERROR("attribute value type must be bool");
    slot_set(ref_of(arg(args, 0)), FRAME_TRACE_OPCODES, v);
    return NONE;
}
static Value back_of(Value frame) {
    uint32_t depth = frame_depth(frame);
    if (depth == UINT32_MAX) return slot_get(ref_of(frame), FRAME_BACK);
    return depth + 1 < frame_count() ? frame_object(depth + 1) : NONE;
}
GETTER(frame, f_back, "") {
    Value frame = back_of(arg(args, 0));
    while (IS_EXACT(frame, frame) && is_hidden(slot_get(ref_of(frame), FRAME_FUNCTION)))
        frame = back_of(frame);
    return frame;
}
METHOD(frame, __repr__, "($self, /)", "Return repr(self).") {
    Value frame = arg(args, 0), code = frame_code(frame);
    Value file = object_repr(slot_get(ref_of(code), CODE_FILENAME));
    RETURN_IF_ERROR(file);
    Builder b = builder_text(builder_new(), TEXT("<frame at 0x"));
    b = builder_i64(b, (int64_t)(identity_of(frame) & 0xffffffff));
    b = builder_str(builder_text(b, TEXT(", file ")), file);
    b = builder_i64(builder_text(b, TEXT(", line ")), frame_line(frame));
    b = builder_str(builder_text(b, TEXT(", code ")), slot_get(ref_of(code), CODE_NAME));
    return builder_finish(builder_text(b, TEXT(">")));
}
METHOD(frame, clear, "($self, /)", "F.clear(): clear most references held by the frame") {
    Value frame = arg(args, 0);
    if (frame_depth(frame) != UINT32_MAX)
        return raise0(CLASS(RuntimeError), TEXT("cannot clear an executing frame"));
    Value owner = slot_get(ref_of(frame), FRAME_FUNCTION);
    if ((is_generator(owner) || IS_EXACT(owner, async_generator)) && is_error(generator_clear(owner)))
        return ERROR;
    slot_set(ref_of(frame), FRAME_REGISTERS, NONE); // it is cleared
    slot_set(ref_of(frame), FRAME_LOCALS, UNSET);
    return NONE;
}

GETTER(traceback, tb_next, "") { return slot_get(ref_of(arg(args, 0)), TRACEBACK_NEXT); }
SETTER(traceback, tb_next) {
    Value next = arg(args, 1);
    if (is_unset(next)) return raise0(CLASS(TypeError), TEXT("can't delete tb_next attribute"));
    if (!is_none(next) && !IS_EXACT(next, traceback))
        return raise1(CLASS(TypeError), TEXT("expected traceback object, got '{t}'"), next);
    for (Value t = next; is_ref(t); t = slot_get(ref_of(t), TRACEBACK_NEXT))
        if (same(t, arg(args, 0))) return raise0(CLASS(ValueError), TEXT("traceback loop detected"));
    slot_set(ref_of(arg(args, 0)), TRACEBACK_NEXT, next);
    return NONE;
}
METHOD(traceback, __dir__, "!($self, /)", "") {
    Value names = list_new(4);
    if (is_error(names) || is_error(list_append(names, NAME(tb_frame))) ||
        is_error(list_append(names, NAME(tb_next))) || is_error(list_append(names, NAME(tb_lasti))) ||
        is_error(list_append(names, NAME(tb_lineno))))
        return ERROR;
    return names;
}
MEMBER(traceback, tb_frame, "") { return slot_get(ref_of(arg(args, 0)), TRACEBACK_FRAME); }
MEMBER(traceback, tb_lineno, "") { return slot_get(ref_of(arg(args, 0)), TRACEBACK_LINE); }
MEMBER(traceback, tb_lasti, "") {
    Ref traceback = ref_of(arg(args, 0));
    Value given = slot_get(traceback, TRACEBACK_LASTI), index = slot_get(traceback, TRACEBACK_INDEX);
    return is_int(given) ? given
                         : int_u32(code_offset(frame_code(slot_get(traceback, TRACEBACK_FRAME)),
                                               (uint32_t)int_of(index)));
}
STATICMETHOD(traceback, __new__, "!($type, /, tb_next, tb_frame, tb_lasti, tb_lineno)", "") {
    Value next = arg(args, 1), frame = arg(args, 2), lasti = arg(args, 3), line = arg(args, 4);
    if (!is_none(next) && !IS_EXACT(next, traceback))
        return raise1(CLASS(TypeError), TEXT("expected traceback object or None, got '{t}'"), next);
    if (!IS_EXACT(frame, frame))
        return raise1(CLASS(TypeError), TEXT("TracebackType() argument 'tb_frame' must be frame, not {t}"),
                      frame);
    if (!is_int(lasti) || !is_int(line))
        return raise1(CLASS(TypeError), TEXT("'{t}' object cannot be interpreted as an integer"),
                      is_int(lasti) ? line : lasti);
    Value traceback = traceback_new(next, frame, 0);
    RETURN_IF_ERROR(traceback);
    slot_set(ref_of(traceback), TRACEBACK_LASTI, lasti);
    slot_set(ref_of(traceback), TRACEBACK_INDEX, int_u32(code_index(frame_code(frame), int_of(lasti))));
    slot_set(ref_of(traceback), TRACEBACK_LINE, line);
    return traceback;
}
