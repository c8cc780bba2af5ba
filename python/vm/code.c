// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class code: what introspection sees of a code object.
#include "python/vm/code.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/frame.h"
#include "python/vm/function.h"

TYPE(code, "code", object, CODE_FIELDS, "Create a code object.  Not for mere mortals.");

static Value field(Args args, enum CodeField at) { return slot_get(ref_of(arg(args, 0)), at); }

GETTER(code, co_name, "") { return field(args, CODE_NAME); }
GETTER(code, co_qualname, "") { return field(args, CODE_QUALNAME); }
GETTER(code, co_filename, "") { return field(args, CODE_FILENAME); }
GETTER(code, co_firstlineno, "") { return field(args, CODE_FIRST_LINE); }
GETTER(code, co_flags, "") { return field(args, CODE_FLAGS); }
GETTER(code, co_argcount, "") { return field(args, CODE_ARGUMENTS); }
GETTER(code, co_posonlyargcount, "") { return field(args, CODE_POSITIONAL_ONLY); }
GETTER(code, co_kwonlyargcount, "") { return field(args, CODE_KEYWORD_ONLY); }
GETTER(code, co_varnames, "") { return field(args, CODE_VARNAMES); }
GETTER(code, co_nlocals, "") { return int_u32((uint32_t)tuple_length(field(args, CODE_VARNAMES))); }
GETTER(code, co_cellvars, "") { return field(args, CODE_CELLS); }
GETTER(code, co_freevars, "") { return field(args, CODE_FREE); }
GETTER(code, co_names, "") { return field(args, CODE_NAMES); }
GETTER(code, co_stacksize, "") { return field(args, CODE_FRAME_SIZE); }
GETTER(code, co_consts, "") {
    Ref constants = ref_of(field(args, CODE_CONSTANTS));
    Value doc = field(args, CODE_DOCSTRING);
    uint64_t n = slot_count(constants), first = code_flags(arg(args, 0)) & CO_OPTIMIZED;
    Value tuple = tuple_new(n + first);
    RETURN_IF_ERROR(tuple);
    if (first) slot_set(ref_of(tuple), 0, is_unset(doc) ? NONE : doc);
    slots_copy(ref_of(tuple), first, constants, 0, n);
    return tuple;
}
METHOD(code, __repr__, "($self, /)", "Return repr(self).") {
    Builder b = builder_text(builder_new(), TEXT("<code object "));
    b = builder_str(b, field(args, CODE_NAME));
    b = builder_text(b, TEXT(" at "));
    b = builder_str(b, object_address(arg(args, 0)));
    b = builder_text(b, TEXT(", file \""));
    b = builder_str(b, field(args, CODE_FILENAME));
    b = builder_text(b, TEXT("\", line "));
    b = builder_i64(b, int_of(field(args, CODE_FIRST_LINE)));
    return builder_finish(builder_text(b, TEXT(">")));
}
// (start, end, line) for each run of instructions of one line; offsets are twice the instruction's number.
METHOD(code, co_lines, "!($self, /)", "") {
    Value list = list_new(0), code = arg(args, 0);
    RETURN_IF_ERROR(list);
    uint32_t count = bytes_length(code_instructions(code)) / 8, start = 0;
    for (uint32_t i = 1; i <= count; i++) {
        uint32_t line = code_position(code, start).line;
        if (i < count && code_position(code, i).line == line) continue;
        Value entry = tuple3(int_u32(start * 2), int_u32(i * 2), line ? int_u32(line) : NONE);
        if (is_error(entry) || is_error(list_append(list, entry))) return ERROR;
        start = i;
    }
    return object_iter(list);
}
METHOD(code, co_positions, "!($self, /)", "") {
    Value list = list_new(0), code = arg(args, 0);
    RETURN_IF_ERROR(list);
    uint32_t count = bytes_length(code_instructions(code)) / 8;
    for (uint32_t i = 0; i < count; i++) {
        Position p = code_position(code, i);
        Value entry = tuple_new(4);
        RETURN_IF_ERROR(entry);
        slot_set(ref_of(entry), 0, p.line ? int_u32(p.line) : NONE);
        slot_set(ref_of(entry), 1, p.line ? int_u32(p.end_line) : NONE);
        slot_set(ref_of(entry), 2, p.column >= 0 ? int_i32(p.column) : NONE);
        slot_set(ref_of(entry), 3, p.end_column >= 0 ? int_i32(p.end_column) : NONE);
        if (is_error(list_append(list, entry))) return ERROR;
    }
    return object_iter(list);
}
