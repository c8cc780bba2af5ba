// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Code objects as module dis looks at them. The register machine's instructions are nobody's business: each shows as one
// code unit (two bytes) of the CPython 3.11 instruction that is most like it, NOP when none is, so that offsets are those
// of f_lasti and tb_lasti; positions are exact. A RESUME stands in front, whose line is where the code begins. The location table has the form that CPython's Objects/locations.md
// describes.
#include "python/objects/bytes.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/frame.h"
#include "python/vm/opcode.h"

#define SHOWN_NOP 9
#define SHOWN_RESUME 151

// The instruction shown, and what its argument is.
enum Argument {
    NOTHING,
    COUNT_C,
    COUNT_D,
    JUMPED,
    CONSTANT_D,
    SMALL_INT,
    NAME_CONSTANT,
    NAME_CACHE,
    NAME_CACHE_TWICE,
    FIXED
};
struct Shown {
    uint8_t op, argument, fixed;
};
#define SHOW(op, shown, argument, fixed)                                                                     \
    case OP_##op: return (struct Shown) { shown, argument, fixed                                             \
        }
#define SHOW_JUMP(op) SHOW(op, 114, JUMPED, 0)

static struct Shown jump_of(uint8_t op) {
    switch (op) {
        SHOW(JUMP, 110, JUMPED, 0);
        SHOW(FOR_PREPARE, 68, NOTHING, 0);
        SHOW(SEND, 123, JUMPED, 0);
        SHOW(JUMP_IF_TRUE, 115, JUMPED, 0);
        SHOW(JUMP_IF_FALSE, 114, JUMPED, 0);
        SHOW(JUMP_IF_NONE, 129, JUMPED, 0);
        SHOW(JUMP_IF_NOT_NONE, 128, JUMPED, 0);
        SHOW(JUMP_UNLESS_MATCH, 36, NOTHING, 0);
        SHOW(FOR_PAIR, SHOWN_NOP, NOTHING, 0);
        SHOW(JUMP_IF_IS, 117, FIXED, 0);
        SHOW(JUMP_IF_IS_NOT, 117, FIXED, 1);
        SHOW(JUMP_IF_LT, 107, FIXED, 0);
        SHOW(JUMP_IF_LE, 107, FIXED, 1);
        SHOW(JUMP_IF_EQ, 107, FIXED, 2);
        SHOW(JUMP_IF_NE, 107, FIXED, 3);
        SHOW(JUMP_IF_GT, 107, FIXED, 4);
        SHOW(JUMP_IF_GE, 107, FIXED, 5);
        SHOW(JUMP_UNLESS_LT, 107, FIXED, 0);
        SHOW(JUMP_UNLESS_LE, 107, FIXED, 1);
        SHOW(JUMP_UNLESS_EQ, 107, FIXED, 2);
        SHOW(JUMP_UNLESS_NE, 107, FIXED, 3);
        SHOW(JUMP_UNLESS_GT, 107, FIXED, 4);
        SHOW(JUMP_UNLESS_GE, 107, FIXED, 5);
    case OP_FOR_ITER:
    case OP_FOR_RANGE:
    case OP_FOR_LIST:
    case OP_FOR_TUPLE:
    case OP_FOR_GENERATOR: return (struct Shown){93, NOTHING, 0};
    default: return (struct Shown){114, JUMPED, 0};
    }
}
static struct Shown operator_of(uint8_t op) {
    switch (op) {
        SHOW(ADD, 122, FIXED, 0);
        SHOW(ADD_INT, 122, FIXED, 0);
        SHOW(AND, 122, FIXED, 1);
        SHOW(FLOORDIV, 122, FIXED, 2);
        SHOW(LSHIFT, 122, FIXED, 3);
        SHOW(MATMUL, 122, FIXED, 4);
        SHOW(MUL, 122, FIXED, 5);
        SHOW(MOD, 122, FIXED, 6);
        SHOW(OR, 122, FIXED, 7);
        SHOW(POW, 122, FIXED, 8);
        SHOW(RSHIFT, 122, FIXED, 9);
        SHOW(SUB, 122, FIXED, 10);
        SHOW(SUB_INT, 122, FIXED, 10);
        SHOW(TRUEDIV, 122, FIXED, 11);
        SHOW(XOR, 122, FIXED, 12);
        SHOW(INPLACE_ADD, 122, FIXED, 13);
        SHOW(INPLACE_MUL, 122, FIXED, 18);
        SHOW(INPLACE_SUB, 122, FIXED, 23);
        SHOW(INPLACE, 122, FIXED, 13);
        SHOW(NEGATIVE, 11, NOTHING, 0);
        SHOW(POSITIVE, 10, NOTHING, 0);
        SHOW(INVERT, 15, NOTHING, 0);
        SHOW(NOT, 12, NOTHING, 0);
        SHOW(LT, 107, FIXED, 0);
        SHOW(LE, 107, FIXED, 1);
        SHOW(EQ, 107, FIXED, 2);
        SHOW(NE, 107, FIXED, 3);
        SHOW(GT, 107, FIXED, 4);
        SHOW(GE, 107, FIXED, 5);
        SHOW(IS, 117, FIXED, 0);
        SHOW(IS_NOT, 117, FIXED, 1);
        SHOW(IN, 118, FIXED, 0);
        SHOW(NOT_IN, 118, FIXED, 1);
    default: return (struct Shown){SHOWN_NOP, NOTHING, 0};
    }
}
static struct Shown shown_of(uint8_t op) {
    if (op >= 128) return jump_of(op);
    switch (op) {
        SHOW(LOAD_CONST, 100, CONSTANT_D, 0);
        SHOW(LOAD_INT, 100, SMALL_INT, 0);
        SHOW(LOAD_GLOBAL, 116, NAME_CACHE_TWICE, 0);
        SHOW(LOAD_GLOBAL_MODULE, 116, NAME_CACHE_TWICE, 0);
        SHOW(LOAD_GLOBAL_FIXED, 116, NAME_CACHE_TWICE, 0);
        SHOW(STORE_GLOBAL, 97, NAME_CACHE, 0);
        SHOW(DELETE_GLOBAL, 98, NAME_CONSTANT, 0);
        SHOW(LOAD_NAME, 101, NAME_CACHE, 0);
        SHOW(STORE_NAME, 90, NAME_CONSTANT, 0);
        SHOW(DELETE_NAME, 91, NAME_CONSTANT, 0);
        SHOW(DELETE_ATTR, 96, NAME_CONSTANT, 0);
        SHOW(LOAD_ATTR, 106, NAME_CACHE, 0);
        SHOW(LOAD_ATTR_SLOT, 106, NAME_CACHE, 0);
        SHOW(LOAD_ATTR_CLASS, 106, NAME_CACHE, 0);
        SHOW(LOAD_ATTR_MODULE, 106, NAME_CACHE, 0);
        SHOW(LOAD_ATTR_PROPERTY, 106, NAME_CACHE, 0);
        SHOW(STORE_ATTR, 95, NAME_CACHE, 0);
        SHOW(STORE_ATTR_SLOT, 95, NAME_CACHE, 0);
        SHOW(STORE_ATTR_ADD, 95, NAME_CACHE, 0);
        SHOW(LOAD_METHOD, 160, NAME_CACHE, 0);
        SHOW(LOAD_METHOD_CLASS, 160, NAME_CACHE, 0);
        SHOW(LOAD_METHOD_MODULE, 160, NAME_CACHE, 0);
        SHOW(LOAD_SUBSCR, 25, NOTHING, 0);
        SHOW(STORE_SUBSCR, 60, NOTHING, 0);
        SHOW(LOAD_SLICE, 25, NOTHING, 0);
        SHOW(STORE_SLICE, 60, NOTHING, 0);
        SHOW(DELETE_SUBSCR, 61, NOTHING, 0);
        SHOW(BUILD_SLICE, 133, FIXED, 3);
        SHOW(BUILD_TUPLE, 102, COUNT_D, 0);
        SHOW(BUILD_LIST, 103, COUNT_D, 0);
        SHOW(BUILD_SET, 104, COUNT_D, 0);
        SHOW(BUILD_MAP, 105, COUNT_D, 0);
        SHOW(BUILD_STRING, 157, COUNT_D, 0);
        SHOW(FORMAT_VALUE, 155, NOTHING, 0);
        SHOW(LIST_APPEND, 145, FIXED, 1);
        SHOW(SET_ADD, 146, FIXED, 1);
        SHOW(MAP_ADD, 147, FIXED, 1);
        SHOW(LIST_EXTEND, 162, FIXED, 1);
        SHOW(SET_UPDATE, 163, FIXED, 1);
        SHOW(DICT_MERGE, 164, FIXED, 1);
        SHOW(DICT_UPDATE, 165, FIXED, 1);
        SHOW(LIST_TO_TUPLE, 82, NOTHING, 0);
        SHOW(UNPACK, 92, COUNT_D, 0);
        SHOW(UNPACK_EX, 94, COUNT_D, 0);
        SHOW(MAKE_FUNCTION, 132, NOTHING, 0);
        SHOW(CALL, 171, COUNT_C, 0);
        SHOW(CALL_METHOD, 171, COUNT_C, 0);
        SHOW(CALL_KW, 171, COUNT_C, 0);
        SHOW(CALL_METHOD_KW, 171, COUNT_C, 0);
        SHOW(CALL_EX, 142, NOTHING, 0);
        SHOW(RETURN, 83, NOTHING, 0);
        SHOW(RETURN_GENERATOR, 83, NOTHING, 0);
        SHOW(IMPORT_NAME, 108, NAME_CONSTANT, 0);
        SHOW(IMPORT_FROM, 109, NAME_CONSTANT, 0);
        SHOW(IMPORT_STAR, 84, NOTHING, 0);
        SHOW(SETUP_ANNOTATIONS, 85, NOTHING, 0);
        SHOW(YIELD, 86, NOTHING, 0);
        SHOW(GET_ITER, 68, NOTHING, 0);
        SHOW(GET_YIELD_FROM_ITER, 69, NOTHING, 0);
        SHOW(GET_AWAITABLE, 131, NOTHING, 0);
        SHOW(GET_AITER, 50, NOTHING, 0);
        SHOW(GET_ANEXT, 51, NOTHING, 0);
        SHOW(ASYNC_WRAP, 87, NOTHING, 0);
        SHOW(END_ASYNC_FOR, 54, NOTHING, 0);
        SHOW(RAISE, 130, FIXED, 1);
        SHOW(RAISE_FROM, 130, FIXED, 2);
        SHOW(RAISE_AGAIN, 130, FIXED, 0);
        SHOW(RERAISE, 119, FIXED, 0);
        SHOW(PUSH_HANDLED, 35, NOTHING, 0);
        SHOW(POP_HANDLED, 89, NOTHING, 0);
        SHOW(MATCH_EXCEPTION, 36, NOTHING, 0);
        SHOW(MATCH_GROUP, 37, NOTHING, 0);
        SHOW(RAISE_STAR, 88, NOTHING, 0);
        SHOW(WITH_ENTER, 53, NOTHING, 0);
        SHOW(WITH_EXIT, 49, NOTHING, 0);
        SHOW(MATCH_MAPPING, 31, NOTHING, 0);
        SHOW(MATCH_SEQUENCE, 32, NOTHING, 0);
        SHOW(MATCH_KEYS, 33, NOTHING, 0);
    default: return operator_of(op);
    }
}

// --- constants: None or the docstring first in a function, then what instructions load, then the integers in instructions
static bool loads_constant(uint8_t op) {
    return op == OP_LOAD_CONST || op == OP_MAKE_FUNCTION || op == OP_CALL_KW || op == OP_CALL_METHOD_KW;
}
static Value add_constant(Value shown, Value numbers, Value code, uint32_t i) {
    Value v = slot_get(code_constants(code), i);
    bool known = u32_get(ref_of(numbers), i * 4) != 0;
    bool is_first = list_length(shown) > 0 && is_none(v) && is_none(list_get(shown, 0));
    if (known) return NONE;
    u32_set(ref_of(numbers), i * 4, is_first ? 1 : (uint32_t)list_length(shown) + 1);
    return is_first ? NONE : list_append(shown, v);
}
static Value add_small(Value shown, Value v) {
    return slots_find(list_storage(shown), 0, list_length(shown), 1, v) < list_length(shown)
               ? NONE
               : list_append(shown, v);
}
ConstantsShown code_constants_shown(Value code) {
    const ConstantsShown failed = {ERROR, ERROR};
    if (is_error(code_load(code))) return failed;
    Ref instructions = code_instructions(code);
    Value shown = list_new(4), numbers = new_blob(slot_count(code_constants(code)) * 4),
          doc = slot_get(ref_of(code), CODE_DOCSTRING);
    if (is_error(shown) || is_error(numbers)) return failed;
    if (code_flags(code) & CO_OPTIMIZED && is_error(list_append(shown, is_unset(doc) ? NONE : doc)))
        return failed;
    for (uint32_t at = 0; at < bytes_length(instructions); at += 8) {
        uint64_t instruction = u64_get(instructions, at);
        uint32_t d = (uint32_t)(instruction >> 32);
        Value added = NONE;
        if (loads_constant((uint8_t)instruction)) added = add_constant(shown, numbers, code, d);
        if ((uint8_t)instruction == OP_LOAD_INT) added = add_small(shown, int_i32((int32_t)d));
        if (is_error(added)) return failed;
    }
    return (ConstantsShown){shown, numbers};
}

// The number of a name in co_names; a large one when it is not there.
static uint32_t name_number(Value code, Value name) {
    Value names = slot_get(ref_of(code), CODE_NAMES);
    uint32_t i = 0;
    while (i < tuple_length(names) && !same(tuple_get(names, i), name)) i++;
    return i < tuple_length(names) ? i : UINT32_MAX / 4;
}
// The number in co_consts of an integer that the instructions hold.
static uint32_t small_int_number(ConstantsShown constants, int32_t n) {
    return (uint32_t)slots_find(list_storage(constants.all), 0, list_length(constants.all), 1, int_i32(n));
}
static uint32_t argument_of(Value code, uint64_t instruction, struct Shown shown, ConstantsShown constants) {
    int32_t d = (int32_t)(instruction >> 32);
    switch ((enum Argument)shown.argument) {
    case COUNT_C: return (uint32_t)(instruction >> 24) & 255;
    case COUNT_D: return (uint32_t)d & 255;
    case JUMPED: return (uint32_t)(d < 0 ? -d : d);
    case SMALL_INT: return is_unset(constants.all) ? 0 : small_int_number(constants, d);
    case CONSTANT_D:
        return is_unset(constants.all) ? 0 : u32_get(ref_of(constants.numbers), (uint32_t)d * 4) - 1;
    case NAME_CONSTANT: return name_number(code, slot_get(code_constants(code), (uint32_t)d));
    case NAME_CACHE: return name_number(code, slot_get(code_caches(code), (uint32_t)d));
    case NAME_CACHE_TWICE: return name_number(code, slot_get(code_caches(code), (uint32_t)d)) * 2;
    case FIXED: return shown.fixed;
    default: return 0;
    }
}
// Jumps backwards are other instructions.
static uint8_t backwards(uint8_t op) {
    switch (op) {
    case 110: return 140;
    case 114: return 175;
    case 115: return 176;
    case 128: return 173;
    case 129: return 174;
    default: return op;
    }
}

// Units that dis expects behind an instruction, for the caches of CPython's.
static uint32_t caches_behind(uint8_t shown) {
    switch (shown) {
    case 25:
    case 95:
    case 106:
    case 171: return 4;
    case 60:
    case 92:
    case 122: return 1;
    case 107: return 2;
    case 116: return 5;
    case 160: return 10;
    default: return 0;
    }
}
struct Unit {
    uint8_t op, argument, caches;
};
// What an instruction shows as; constants' .all UNSET: arguments that number constants are not looked for.
static struct Unit unit_with(Value code, uint32_t index, ConstantsShown constants) {
    uint64_t instruction = u64_get(code_instructions(code), (uint64_t)index * 8);
    struct Shown shown = shown_of((uint8_t)instruction);
    uint32_t argument = argument_of(code, instruction, shown, constants);
    if (argument > 255) return (struct Unit){SHOWN_NOP, 0, 0};
    bool back = shown.argument == JUMPED && (int32_t)(instruction >> 32) < 0;
    uint8_t op = back ? backwards(shown.op) : shown.op;
    return (struct Unit){op, (uint8_t)argument, (uint8_t)caches_behind(op)};
}
static struct Unit unit_of(Value code, uint32_t index) {
    return unit_with(code, index, (ConstantsShown){UNSET, UNSET});
}
static uint32_t instruction_count(Value code) {
    return bytes_length(code_instructions(code)) / 8 - 1;
} // no END

// The instruction that each unit belongs to, as a blob of 32 bits each, counted from 1; 0: the RESUME.
static Value units_of(Value code) {
    RETURN_IF_ERROR(code_load(code));
    uint32_t count = instruction_count(code), n = 1;
    for (uint32_t i = 0; i < count; i++) n += 1u + unit_of(code, i).caches;
    Value units = new_blob((uint64_t)n * 4);
    RETURN_IF_ERROR(units);
    n = 1;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0, size = 1u + unit_of(code, i).caches; k < size; k++)
            u32_set(ref_of(units), (uint64_t)n++ * 4, i + 1);
    return units;
}
static uint32_t unit_count(Value units) { return (uint32_t)(bytes_length(ref_of(units)) / 4); }

uint32_t code_offset(Value code, uint32_t index) {
    uint32_t n = 1;
    for (uint32_t i = 0; i < index && i < instruction_count(code); i++) n += 1u + unit_of(code, i).caches;
    return n * 2;
}
uint32_t code_index(Value code, int64_t offset) {
    int64_t n = 1;
    for (uint32_t i = 0; i < instruction_count(code); i++) {
        n += 1 + unit_of(code, i).caches;
        if (n * 2 > offset) return i;
    }
    return instruction_count(code);
}

static bool has_positions(Value code) {
    code_positions(code); // each is asked for next
    return bytes_length(ref_of(slot_get(ref_of(code), CODE_POSITIONS))) > 0;
}
struct ShownAt {
    bool known;
    Position position;
};
// Where a unit comes from. A module begins at line 0.
static struct ShownAt unit_position(Value code, Value units, uint32_t n) {
    uint32_t unit = u32_get(ref_of(units), (uint64_t)n * 4);
    struct ShownAt at = {has_positions(code), {0, 0, -1, -1}};
    if (unit > 0) {
        at.position = code_position(code, unit - 1);
        at.known = at.position.line != 0;
        return at;
    }
    uint32_t line = (uint32_t)code_number(code, CODE_FIRST_LINE);
    Value name = slot_get(ref_of(code), CODE_NAME);
    bool module = !(code_flags(code) & CO_NEWLOCALS) && str_equal_text(str_plain(name), TEXT("<module>"));
    at.position = (Position){module ? 0 : line, line, 0, 0};
    return at;
}
static bool same_line(struct ShownAt a, struct ShownAt b) {
    return a.known == b.known && (!a.known || a.position.line == b.position.line);
}
static bool same_position(struct ShownAt a, struct ShownAt b) {
    return same_line(a, b) && (!a.known || (a.position.end_line == b.position.end_line &&
                                            a.position.column == b.position.column &&
                                            a.position.end_column == b.position.end_column));
}

GETTER(code, co_code, "") {
    Value code = arg(args, 0), shown = code_shown(code, SHOWN_CODE);
    if (!is_unset(shown)) return shown;
    Value units = units_of(code);
    RETURN_IF_ERROR(units);
    Value bytes = bytes_new((uint64_t)unit_count(units) * 2);
    RETURN_IF_ERROR(bytes);
    ConstantsShown constants = code_constants_shown(code);
    RETURN_IF_ERROR(constants.all);
    uint32_t n = 1;
    u8_set(ref_of(bytes), 0, SHOWN_RESUME);
    for (uint32_t i = 0; i < instruction_count(code); i++) { // caches are zeros
        struct Unit unit = unit_with(code, i, constants);
        u8_set(ref_of(bytes), (uint64_t)n * 2, unit.op);
        u8_set(ref_of(bytes), (uint64_t)n * 2 + 1, unit.argument);
        n += 1u + unit.caches;
    }
    return bytes;
}
GETTER(code, co_lnotab, "") { return bytes_new(0); }

// (start, end, line) for each run of instructions of one line; offsets are twice the unit's number.
METHOD(code, co_lines, "!($self, /)", "") {
    Value list = list_new(0), code = arg(args, 0);
    RETURN_IF_ERROR(list);
    Value units = units_of(code);
    RETURN_IF_ERROR(units);
    uint32_t count = has_positions(code) ? unit_count(units) : 0, start = 0;
    for (uint32_t i = 1; i <= count; i++) {
        struct ShownAt at = unit_position(code, units, start);
        if (i < count && same_line(at, unit_position(code, units, i))) continue;
        Value line = at.known ? int_u32(at.position.line) : NONE;
        Value entry = tuple3(int_u32(start * 2), int_u32(i * 2), line);
        if (is_error(entry) || is_error(list_append(list, entry))) return ERROR;
        start = i;
    }
    return object_iter(list);
}

METHOD(code, co_positions, "!($self, /)", "") {
    Value list = list_new(0), code = arg(args, 0);
    RETURN_IF_ERROR(list);
    Value units = units_of(code);
    RETURN_IF_ERROR(units);
    for (uint32_t i = 0, count = has_positions(code) ? unit_count(units) : 0; i < count; i++) {
        struct ShownAt at = unit_position(code, units, i);
        Position p = at.position;
        Value entry = tuple_new(4);
        RETURN_IF_ERROR(entry);
        slot_set(ref_of(entry), 0, at.known ? int_u32(p.line) : NONE);
        slot_set(ref_of(entry), 1, at.known ? int_u32(p.end_line) : NONE);
        slot_set(ref_of(entry), 2, at.known && p.column >= 0 ? int_i32(p.column) : NONE);
        slot_set(ref_of(entry), 3, at.known && p.end_column >= 0 ? int_i32(p.end_column) : NONE);
        if (is_error(list_append(list, entry))) return ERROR;
    }
    return object_iter(list);
}

// --- the exception table: start, length, handler, depth of each entry; six bits a byte, higher ones first ---
static uint64_t put_entry_number(Ref table, uint64_t at, uint32_t n, uint32_t first) {
    for (uint32_t shift = 30; shift > 0; shift -= 6)
        if (n >> (shift & 31)) {
            u8_set(table, at++, (uint8_t)((n >> (shift & 31) & 63) | 64 | first));
            first = 0;
        }
    u8_set(table, at++, (uint8_t)((n & 63) | first));
    return at;
}
static Value cut(Value bytes, uint64_t length) {
    Value used = bytes_new(length);
    if (!is_error(used)) bytes_copy(ref_of(used), 0, ref_of(bytes), 0, length);
    return used;
}
MEMBER(code, co_exceptiontable, "") {
    Value code = arg(args, 0), shown = code_shown(code, SHOWN_EXCEPTIONS);
    if (!is_unset(shown)) return shown;
    RETURN_IF_ERROR(code_load(code));
    Ref own = ref_of(slot_get(ref_of(code), CODE_EXCEPTIONS));
    uint64_t count = bytes_length(own) / 12, at = 0;
    Value table = bytes_new(count * 24);
    RETURN_IF_ERROR(table);
    for (uint64_t i = 0; i < count; i++) {
        uint32_t start = code_offset(code, u32_get(own, i * 12)) / 2,
                 end = code_offset(code, u32_get(own, i * 12 + 4)) / 2,
                 handler = code_offset(code, u32_get(own, i * 12 + 8) >> 8) / 2;
        at = put_entry_number(ref_of(table), at, start, 128);
        at = put_entry_number(ref_of(table), at, end - start, 0);
        at = put_entry_number(ref_of(table), at, handler, 0);
        at = put_entry_number(ref_of(table), at, 0, 0);
    }
    return cut(table, at);
}

// --- the location table ---
enum { LOCATION_NONE = 15, LOCATION_LONG = 14, LOCATION_NO_COLUMNS = 13, LOCATION_MOST = 40 };
// Six bits a byte, lower ones first; bit 6: there are more.
static uint64_t put_number(Ref table, uint64_t at, uint32_t n) {
    for (; n >= 64; n >>= 6) u8_set(table, at++, (uint8_t)((n & 63) | 64));
    u8_set(table, at++, (uint8_t)n);
    return at;
}
static uint64_t put_signed(Ref table, uint64_t at, int64_t n) {
    return put_number(table, at, (uint32_t)(n < 0 ? (-n << 1) | 1 : n << 1));
}
MEMBER(code, co_linetable, "") {
    Value code = arg(args, 0), given = code_shown(code, SHOWN_LOCATIONS);
    if (!is_unset(given)) return given;
    Value units = units_of(code);
    RETURN_IF_ERROR(units);
    uint32_t count = has_positions(code) ? unit_count(units) : 0;
    Value table = bytes_new((uint64_t)count * LOCATION_MOST);
    RETURN_IF_ERROR(table);
    uint64_t at = 0;
    int64_t line = code_number(code, CODE_FIRST_LINE);
    for (uint32_t i = 0, n; i < count; i += n) {
        struct ShownAt shown = unit_position(code, units, i);
        Position p = shown.position;
        for (n = 1; n < 8 && i + n < count && same_position(shown, unit_position(code, units, i + n));) n++;
        bool columns = p.column >= 0 && p.end_column >= 0;
        uint32_t kind = !shown.known ? LOCATION_NONE : columns ? LOCATION_LONG : LOCATION_NO_COLUMNS;
        u8_set(ref_of(table), at++, (uint8_t)(128 | kind << 3 | (n - 1)));
        if (!shown.known) continue;
        at = put_signed(ref_of(table), at, (int64_t)p.line - line);
        line = p.line;
        if (!columns) continue;
        at = put_number(ref_of(table), at, p.end_line - p.line);
        at = put_number(ref_of(table), at, (uint32_t)p.column + 1);
        at = put_number(ref_of(table), at, (uint32_t)p.end_column + 1);
    }
    return cut(table, at);
}

// The other way: positions of the instructions from a location table, which may be any bytes: what is not there is 0.
struct Reader {
    uint64_t at;
    uint32_t number; // read last
};
static uint32_t byte_of(Ref table, uint64_t at) { return at < bytes_length(table) ? u8_get(table, at) : 0; }
static struct Reader read_number(Ref table, struct Reader r) {
    uint32_t n = 0, shift = 0, byte;
    do {
        byte = byte_of(table, r.at++);
        if (shift < 30) n |= (byte & 63) << (shift & 31);
        shift += 6;
    } while (byte & 64);
    return (struct Reader){r.at, n};
}
struct Location {
    uint64_t next; // entry
    int64_t line;
    Position position; // line 0: none
};
static struct Location read_location(Ref table, uint64_t at, int64_t line) {
    uint32_t kind = byte_of(table, at) >> 3 & 15, first = byte_of(table, at + 1),
             second = byte_of(table, at + 2);
    Position none = {0, 0, -1, -1};
    if (kind == LOCATION_NONE) return (struct Location){at + 1, line, none};
    if (kind < 10) {
        int32_t column = (int32_t)(kind << 3 | (first >> 4 & 7));
        Position p = {(uint32_t)line, (uint32_t)line, column, column + (int32_t)(first & 15)};
        return (struct Location){at + 2, line, p};
    }
    if (kind < LOCATION_NO_COLUMNS) {
        line += kind - 10;
        return (struct Location){
            at + 3, line, {(uint32_t)line, (uint32_t)line, (int32_t)first, (int32_t)second}};
    }
    struct Reader r = read_number(table, (struct Reader){at + 1, 0});
    line += r.number & 1 ? -(int64_t)(r.number >> 1) : (int64_t)(r.number >> 1);
    if (kind == LOCATION_NO_COLUMNS)
        return (struct Location){r.at, line, {(uint32_t)line, (uint32_t)line, -1, -1}};
    r = read_number(table, r);
    Position p = {(uint32_t)line, (uint32_t)line + r.number, -1, -1};
    r = read_number(table, r);
    p.column = (int32_t)(r.number & 0xffff) - 1;
    r = read_number(table, r);
    p.end_column = (int32_t)(r.number & 0xffff) - 1;
    return (struct Location){r.at, line, p};
}
Value code_positions_from(Value code, Value locations) {
    Ref table = ref_of(locations);
    Value units = units_of(code);
    RETURN_IF_ERROR(units);
    Value positions = new_blob((uint64_t)instruction_count(code) * 12);
    RETURN_IF_ERROR(positions);
    struct Location location = {.line = code_number(code, CODE_FIRST_LINE)};
    uint32_t left = 0, seen = 0; // units of the entry; instructions that have theirs
    for (uint32_t i = 0; i < unit_count(units); i++) {
        if (left == 0) {
            if (location.next >= bytes_length(table)) location.position = (Position){0, 0, -1, -1};
            left =
                location.next < bytes_length(table) ? (byte_of(table, location.next) & 7u) + 1 : UINT32_MAX;
            if (left <= 8) location = read_location(table, location.next, location.line);
        }
        left--;
        uint32_t number = u32_get(ref_of(units), (uint64_t)i * 4);
        if (number != seen + 1) continue;
        uint64_t at = (uint64_t)seen++ * 12;
        Position p = location.position;
        u32_set(ref_of(positions), at, p.line);
        u32_set(ref_of(positions), at + 4, p.end_line);
        u16_set(ref_of(positions), at + 8, (uint16_t)p.column);
        u16_set(ref_of(positions), at + 10, (uint16_t)p.end_column);
    }
    return positions;
}
