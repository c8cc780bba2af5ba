// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// code.replace and the constructor of code objects. What does not touch how the code runs is replaced: names, texts, flags,
// constants, positions. Code whose instructions or whose layout is replaced shows what it was given, and raises
// NotImplementedError when it runs: CPython's instructions are not this machine's.
#include "kernel/control.h"
#include "python/objects/bytes.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/frame.h"
#include "python/vm/function.h"
#include "python/vm/opcode.h"

#define ANY_ARGUMENTS (CO_OPTIMIZED | CO_NEWLOCALS | CO_VARARGS | CO_VARKEYWORDS)
#define OPAQUE_REGISTERS 4

Value code_shown(Value code, enum CodeShown what) {
    Value shown = slot_get(ref_of(code), CODE_SHOWN);
    return is_unset(shown) ? UNSET : slot_get(ref_of(shown), what);
}
Value code_shows_same(Value a, Value b) {
    for (uint32_t i = 0; i < SHOWN_COUNT; i++) {
        if (i == SHOWN_STACK_SIZE) continue; // CPython does not compare it
        Value x = code_shown(a, (enum CodeShown)i), y = code_shown(b, (enum CodeShown)i);
        Value equal = is_unset(x) || is_unset(y) ? bool_value(same(x, y)) : object_equal(x, y);
        if (!is_true(equal)) return equal;
    }
    return TRUE;
}

static Value attribute_of(enum CodeShown what) {
    switch (what) {
    case SHOWN_ARGUMENTS: return NAME(co_argcount);
    case SHOWN_POSITIONAL_ONLY: return NAME(co_posonlyargcount);
    case SHOWN_KEYWORD_ONLY: return NAME(co_kwonlyargcount);
    case SHOWN_LOCAL_COUNT: return NAME(co_nlocals);
    case SHOWN_STACK_SIZE: return NAME(co_stacksize);
    case SHOWN_FLAGS: return NAME(co_flags);
    case SHOWN_FIRST_LINE: return NAME(co_firstlineno);
    case SHOWN_CODE: return NAME(co_code);
    case SHOWN_CONSTANTS: return NAME(co_consts);
    case SHOWN_NAMES: return NAME(co_names);
    case SHOWN_VARNAMES: return NAME(co_varnames);
    case SHOWN_FREE: return NAME(co_freevars);
    case SHOWN_CELLS: return NAME(co_cellvars);
    case SHOWN_FILENAME: return NAME(co_filename);
    case SHOWN_NAME: return NAME(co_name);
    case SHOWN_QUALNAME: return NAME(co_qualname);
    case SHOWN_LOCATIONS: return NAME(co_linetable);
    default: return NAME(co_exceptiontable);
    }
}

// --- what may be given ---
static Value number(enum CodeShown what, Value v) {
    I64Result n = object_index_i64(v, CLASS(OverflowError));
    if (!n.ok) return ERROR;
    if (n.value < 0)
        return raise1(CLASS(ValueError), TEXT("{} must be a positive integer"), attribute_of(what));
    if (n.value > INT32_MAX)
        return raise0(CLASS(OverflowError), TEXT("signed integer is greater than maximum"));
    return int_wrap(n.value);
}
static Value of_type(enum CodeShown what, Value v, Text function) {
    uint32_t layout = layout_of(v);
    bool wants_bytes = what == SHOWN_CODE || what == SHOWN_LOCATIONS || what == SHOWN_EXCEPTIONS,
         wants_str = what >= SHOWN_FILENAME && what <= SHOWN_QUALNAME;
    if (layout == (wants_bytes ? T_bytes : wants_str ? T_str : T_tuple)) return object_plain(v);
    Value name = attribute_of(what), head = str_from_text(function),
          wanted = str_from_text(wants_bytes ? TEXT("bytes")
                                 : wants_str ? TEXT("str")
                                             : TEXT("tuple"));
    if (is_error(head) || is_error(wanted)) return ERROR;
    return raise4(CLASS(TypeError), TEXT("{}() argument '{}' must be {}, not {t}"), head, name, wanted, v);
}
static Value given(enum CodeShown what, Value v, Text function) {
    Value plain = what <= SHOWN_FIRST_LINE ? number(what, v) : of_type(what, v, function);
    if (is_error(plain) || what < SHOWN_NAMES || what > SHOWN_CELLS) return plain;
    for (uint64_t i = 0; i < tuple_length(plain); i++)
        if (!is_str(tuple_get(plain, i)))
            return raise0(CLASS(SystemError), TEXT("non-string found in code slot"));
    return plain;
}
static Value check(Ref all) {
    int64_t arguments = int_of(slot_get(all, SHOWN_ARGUMENTS)) + int_of(slot_get(all, SHOWN_KEYWORD_ONLY)),
            flags = int_of(slot_get(all, SHOWN_FLAGS)),
            locals = (int64_t)tuple_length(slot_get(all, SHOWN_VARNAMES));
    if (bytes_length(ref_of(slot_get(all, SHOWN_CODE))) % 2) return VALUE_ERROR("code: co_code is malformed");
    if (arguments + !!(flags & CO_VARARGS) + !!(flags & CO_VARKEYWORDS) > locals)
        return VALUE_ERROR("code: co_varnames is too small");
    if (int_of(slot_get(all, SHOWN_ARGUMENTS)) < int_of(slot_get(all, SHOWN_POSITIONAL_ONLY)))
        return VALUE_ERROR("code: co_posonlyargcount is too large");
    if (int_of(slot_get(all, SHOWN_LOCAL_COUNT)) != locals)
        return VALUE_ERROR("code: co_nlocals != len(co_varnames)");
    return NONE;
}

// --- code that cannot run ---
static Value refusing_instructions(void) {
    Value plain = new_blob(24);
    RETURN_IF_ERROR(plain);
    u64_set(ref_of(plain), 0, OP_LOAD_CONST | 3u << 8);
    u64_set(ref_of(plain), 8, OP_RAISE | 3u << 8);
    u64_set(ref_of(plain), 16, OP_END);
    CodeResult sealed = code_seal(ref_of(plain), 3, OPAQUE_REGISTERS);
    if (!sealed.ok || is_null(sealed.code)) return raise_memory_error();
    return ref_value(sealed.code);
}
static Value opaque(Value shown) {
    Value code = NEW(code), instructions = refusing_instructions(), constants = new_storage(1),
          caches = new_storage(0), positions = new_blob(24), none = new_blob(0), nothing = tuple_new(0);
    if (is_error(code) || is_error(instructions) || is_error(constants) || is_error(caches) ||
        is_error(positions) || is_error(none) || is_error(nothing))
        return ERROR;
    Value names = tuple2(NAME(args), NAME(kwargs));
    RETURN_IF_ERROR(names);
    raise_unimplemented(TEXT("running a code object with replaced instructions"));
    slot_set(ref_of(constants), 0, error_take());
    Ref r = ref_of(code), all = ref_of(shown);
    u32_set(ref_of(positions), 0, (uint32_t)int_of(slot_get(all, SHOWN_FIRST_LINE)));
    u32_set(ref_of(positions), 12, (uint32_t)int_of(slot_get(all, SHOWN_FIRST_LINE)));
    slot_set(r, CODE_INSTRUCTIONS, instructions);
    slot_set(r, CODE_CONSTANTS, constants);
    slot_set(r, CODE_CACHES, caches);
    slot_set(r, CODE_POSITIONS, positions);
    slot_set(r, CODE_EXCEPTIONS, none);
    slot_set(r, CODE_NAME, slot_get(all, SHOWN_NAME));
    slot_set(r, CODE_QUALNAME, slot_get(all, SHOWN_QUALNAME));
    slot_set(r, CODE_FILENAME, slot_get(all, SHOWN_FILENAME));
    slot_set(r, CODE_FIRST_LINE, slot_get(all, SHOWN_FIRST_LINE));
    slot_set(r, CODE_FLAGS, int_u32(ANY_ARGUMENTS));
    slot_set(r, CODE_ARGUMENTS, int_u32(0));
    slot_set(r, CODE_POSITIONAL_ONLY, int_u32(0));
    slot_set(r, CODE_KEYWORD_ONLY, int_u32(0));
    slot_set(r, CODE_VARNAMES, names);
    slot_set(r, CODE_LOCAL_COUNT, int_u32(2));
    slot_set(r, CODE_CELLS, nothing);
    slot_set(r, CODE_CELL_REGISTERS, none);
    slot_set(r, CODE_FREE, slot_get(all, SHOWN_FREE));
    slot_set(r, CODE_FRAME_SIZE, int_u32(OPAQUE_REGISTERS));
    slot_set(r, CODE_NAMES, nothing);
    slot_set(r, CODE_DOCSTRING, NONE);
    slot_set(r, CODE_WIDE, int_u32(0));
    slot_set(r, CODE_SHOWN, shown);
    return code;
}

// --- code that can ---
static Value set_constants(Value code, Value v) {
    ConstantsShown shown = code_constants_shown(code);
    RETURN_IF_ERROR(shown.all);
    uint64_t n = slot_count(code_constants(code)), first = code_flags(code) & CO_OPTIMIZED;
    Value storage = new_storage(n);
    RETURN_IF_ERROR(storage);
    slots_copy(ref_of(storage), 0, code_constants(code), 0, n);
    for (uint64_t i = 0; i < n; i++) {
        uint32_t number = u32_get(ref_of(shown.numbers), i * 4);
        if (number > first) slot_set(ref_of(storage), i, tuple_get(v, number - 1));
    }
    slot_set(ref_of(code), CODE_CONSTANTS, storage);
    if (first) slot_set(ref_of(code), CODE_DOCSTRING, tuple_get(v, 0));
    return NONE;
}
static Value show(Value code, enum CodeShown what, Value v) {
    Value all = new_storage(SHOWN_COUNT), known = slot_get(ref_of(code), CODE_SHOWN);
    RETURN_IF_ERROR(all);
    if (!is_unset(known)) slots_copy(ref_of(all), 0, ref_of(known), 0, SHOWN_COUNT);
    slot_set(ref_of(all), what, v);
    slot_set(ref_of(code), CODE_SHOWN, all);
    return NONE;
}
static Value set_locations(Value code, Value v) {
    Value positions = bytes_length(ref_of(v)) ? code_positions_from(code, v) : new_blob(0);
    RETURN_IF_ERROR(positions);
    slot_set(ref_of(code), CODE_POSITIONS, positions);
    return show(code, SHOWN_LOCATIONS, v);
}
static enum CodeField field_of(enum CodeShown what) {
    switch (what) {
    case SHOWN_POSITIONAL_ONLY: return CODE_POSITIONAL_ONLY;
    case SHOWN_FLAGS: return CODE_FLAGS;
    case SHOWN_FIRST_LINE: return CODE_FIRST_LINE;
    case SHOWN_NAMES: return CODE_NAMES;
    case SHOWN_VARNAMES: return CODE_VARNAMES;
    case SHOWN_FREE: return CODE_FREE;
    case SHOWN_CELLS: return CODE_CELLS;
    case SHOWN_FILENAME: return CODE_FILENAME;
    case SHOWN_NAME: return CODE_NAME;
    default: return CODE_QUALNAME;
    }
}
static bool is_part_of_instruction(ConstantsShown shown, uint32_t number) {
    Ref numbers = ref_of(shown.numbers);
    for (uint32_t at = 0; at < bytes_length(numbers); at += 4)
        if (u32_get(numbers, at) == number) return false;
    return true;
}
// Can the instructions that there are run with this in place of what they were made with?
static bool fits(Value code, enum CodeShown what, Value old, Value v) {
    switch (what) {
    case SHOWN_CONSTANTS: { // those in the instructions can't be replaced
        ConstantsShown shown = code_constants_shown(code);
        if (is_error(shown.all)) error_clear();
        if (is_error(shown.all) || tuple_length(v) != tuple_length(old)) return false;
        for (uint64_t i = code_flags(code) & CO_OPTIMIZED; i < tuple_length(old); i++)
            if (!same(tuple_get(v, i), tuple_get(old, i)) && is_part_of_instruction(shown, (uint32_t)i + 1))
                return false;
        return true;
    }
    case SHOWN_POSITIONAL_ONLY: // for the binding of arguments alone
    case SHOWN_STACK_SIZE:
    case SHOWN_FIRST_LINE:
    case SHOWN_FILENAME:
    case SHOWN_NAME:
    case SHOWN_QUALNAME:
    case SHOWN_LOCATIONS: return true;
    case SHOWN_EXCEPTIONS: return bytes_length(ref_of(v)) == 0;
    case SHOWN_NAMES:
    case SHOWN_VARNAMES:
    case SHOWN_FREE:
    case SHOWN_CELLS: return tuple_length(v) == tuple_length(old);
    case SHOWN_FLAGS:
        return !((int_of(v) ^ int_of(old)) & (CO_OPTIMIZED | CO_VARARGS | CO_VARKEYWORDS | CO_GENERATOR |
                                              CO_COROUTINE | CO_ASYNC_GENERATOR));
    default: return false;
    }
}
static Value set(Value code, enum CodeShown what, Value v) {
    switch (what) {
    case SHOWN_STACK_SIZE: return show(code, what, v);
    case SHOWN_CONSTANTS: return set_constants(code, v);
    case SHOWN_LOCATIONS: return set_locations(code, v);
    case SHOWN_EXCEPTIONS: {
        Value none = new_blob(0);
        if (!is_error(none)) slot_set(ref_of(code), CODE_EXCEPTIONS, none);
        return none;
    }
    default: slot_set(ref_of(code), field_of(what), v); return NONE;
    }
}

METHOD(code, replace,
       "($self, /, *, co_argcount=-1, co_posonlyargcount=-1,\n        co_kwonlyargcount=-1, co_nlocals=-1, "
       "co_stacksize=-1,\n        co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None,\n        "
       "co_names=None, co_varnames=None, co_freevars=None,\n        co_cellvars=None, co_filename=None, "
       "co_name=None,\n        co_qualname=None, co_linetable=None, co_exceptiontable=None)",
       "Return a copy of the code object with new values for the specified fields.") {
    Value old = arg(args, 0), before = new_storage(SHOWN_COUNT), all = new_storage(SHOWN_COUNT);
    if (is_error(before) || is_error(all)) return ERROR;
    bool runs = is_unset(code_shown(old, SHOWN_CODE));
    for (uint32_t i = 0; i < SHOWN_COUNT; i++) {
        Value known = object_getattr(old, attribute_of((enum CodeShown)i)), v = arg(args, 1 + i);
        RETURN_IF_ERROR(known);
        if (!is_unset(v)) v = given((enum CodeShown)i, v, TEXT("replace"));
        RETURN_IF_ERROR(v);
        slot_set(ref_of(before), i, known);
        slot_set(ref_of(all), i, is_unset(v) ? known : v);
        Value equal = is_unset(v) ? TRUE : object_equal(v, known);
        RETURN_IF_ERROR(equal);
        if (!is_true(equal) && !fits(old, (enum CodeShown)i, known, v)) runs = false;
    }
    RETURN_IF_ERROR(check(ref_of(all)));
    if (!runs) return opaque(all);
    Value code = NEW(code);
    RETURN_IF_ERROR(code);
    slot_set(ref_of(old), CODE_GLOBALS, NONE); // both run on the same caches
    dict_version++;
    slots_copy(ref_of(code), 0, ref_of(old), 0, CODE_FIELDS);
    slot_set(ref_of(code), CODE_MOLD, UNSET);
    for (uint32_t i = 0; i < SHOWN_COUNT; i++) {
        Value v = slot_get(ref_of(all), i), equal = object_equal(v, slot_get(ref_of(before), i));
        RETURN_IF_ERROR(equal);
        bool is_new = !is_unset(arg(args, 1 + i)) && (i == SHOWN_CONSTANTS || !is_true(equal));
        if (is_new) RETURN_IF_ERROR(set(code, (enum CodeShown)i, v));
    }
    return code;
}

STATICMETHOD(code, __new__,
             "!($type, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, "
             "constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, "
             "freevars=None, cellvars=None, /)",
             "") {
    static const uint8_t order[] = {SHOWN_ARGUMENTS,    SHOWN_POSITIONAL_ONLY,
                                    SHOWN_KEYWORD_ONLY, SHOWN_LOCAL_COUNT,
                                    SHOWN_STACK_SIZE,   SHOWN_FLAGS,
                                    SHOWN_CODE,         SHOWN_CONSTANTS,
                                    SHOWN_NAMES,        SHOWN_VARNAMES,
                                    SHOWN_FILENAME,     SHOWN_NAME,
                                    SHOWN_QUALNAME,     SHOWN_FIRST_LINE,
                                    SHOWN_LOCATIONS,    SHOWN_EXCEPTIONS,
                                    SHOWN_FREE,         SHOWN_CELLS};
    Value all = new_storage(SHOWN_COUNT), nothing = tuple_new(0);
    if (is_error(all) || is_error(nothing)) return ERROR;
    for (uint32_t i = 0; i < LENGTH_OF(order); i++) {
        enum CodeShown what = (enum CodeShown)AT(order, i);
        Value v = arg(args, 1 + i);
        v = is_unset(v) ? nothing : given(what, v, TEXT("code"));
        RETURN_IF_ERROR(v);
        slot_set(ref_of(all), what, v);
    }
    RETURN_IF_ERROR(check(ref_of(all)));
    return opaque(all);
}
