// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Making code objects.
#include "python/compile/unit.h"
#include "kernel/control.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/positions.h"

#define REGISTERS_OF_VARIABLES 200u // in code that is not wide
#define WIDE_ROW 12u

THREAD_STATE(struct Unit, unit);
THREAD_STATE(Value, compile_filename);

void unit_failed(void) { unit.failed = true; }
void unit_fail(Value node, Text text, Value a) {
    if (!unit.failed) scope_error(compile_filename, node, text, a, NONE);
    unit.failed = true;
}
static void check(Value v) {
    if (is_error(v)) unit.failed = true;
}

// --- opening: registers for the names ---
static void give_number(Value name, uint32_t n) { check(dict_set(unit.registers, name, int_u32(n))); }
// The next register, or, in wide code without one to spare, the next place in its storage.
static uint32_t next_number(void) {
    Register end = (scope_is_function(unit.scope) ? 1 : 2) + WIDE_LOCALS;
    return unit.wide && unit.next >= end ? WIDE_FIRST + unit.wide_count++ : unit.next++;
}

static void give_locals(Value scope) {
    Value params = slot_get(ref_of(scope), SCOPE_PARAMS), symbols = slot_get(ref_of(scope), SCOPE_SYMBOLS);
    for (uint64_t i = 0; i < list_length(params); i++) {
        uint32_t number = next_number();
        give_number(list_get(params, i), number);
        if (number < WIDE_FIRST) set_assigned(number, true);
    }
    if (!scope_is_function(scope)) return;
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position)) {
        uint32_t flags = (uint32_t)int_of(step.value);
        if (flags & SYMBOL_IS_LOCAL && !(flags & SYMBOL_PARAM)) give_number(step.key, next_number());
    }
}
static void give_cells(Value scope) {
    Value symbols = slot_get(ref_of(scope), SCOPE_SYMBOLS);
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position)) {
        uint32_t flags = (uint32_t)int_of(step.value);
        if (flags & SYMBOL_IS_CELL && !(flags & SYMBOL_PARAM)) give_number(step.key, next_number());
    }
}
// The names of the free variables, in their order: co_freevars.
static Value free_names(Value scope) {
    Value names = list_new(0), symbols = slot_get(ref_of(scope), SCOPE_SYMBOLS);
    RETURN_IF_ERROR(names);
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position))
        if ((uint32_t)int_of(step.value) & (SYMBOL_IS_FREE | SYMBOL_IN_CLASS_FREE))
            RETURN_IF_ERROR(list_append(names, step.key));
    return is_error(list_sort(names, UNSET, false)) ? ERROR : names;
}

static uint32_t count_kind(Value scope, uint32_t kind) {
    Value symbols = slot_get(ref_of(scope), SCOPE_SYMBOLS);
    uint32_t n = 0;
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position))
        n += ((uint32_t)int_of(step.value) & kind) != 0;
    return n;
}

void unit_open(Value scope) {
    unit = (struct Unit){0};
    unit.scope = scope;
    unit.code = new_blob(512);
    unit.positions = new_blob(768);
    unit.exceptions = list_new(0);
    unit.constants = list_new(0);
    unit.constant_numbers = dict_new(0);
    unit.caches = list_new(0);
    unit.names = dict_new(0);
    unit.registers = dict_new(0);
    unit.labels = list_new(0);
    unit.marks = list_new(0);
    unit.regions = list_new(0);
    unit.blocks = list_new(0);
    unit.free = free_names(scope);
    unit.position_start = unit.position_stop = int_u32(0);
    if (is_error(unit.code) || is_error(unit.positions) || is_error(unit.exceptions) ||
        is_error(unit.constants) || is_error(unit.constant_numbers) || is_error(unit.caches) ||
        is_error(unit.names) || is_error(unit.registers) || is_error(unit.labels) || is_error(unit.blocks) ||
        is_error(unit.marks) || is_error(unit.regions) || is_error(unit.free)) {
        unit.failed = true;
        return;
    }
    unit.wide = scope_flags(scope) & SCOPE_IS_WIDE;
    uint32_t counted = SYMBOL_IS_CELL | SYMBOL_IS_FREE | SYMBOL_IN_CLASS_FREE;
    if (scope_is_function(scope)) counted |= SYMBOL_IS_LOCAL | SYMBOL_PARAM;
    if (!unit.wide && count_kind(scope, counted) > REGISTERS_OF_VARIABLES) {
        unit.failed = unit.overflow = true;
        return;
    }
    unit.next = 1;
    if (!scope_is_function(scope)) unit.next = 2; // R[1] is the namespace
    give_locals(scope);
    unit.locals_end = unit.next;
    give_cells(scope);
    if (scope_kind(scope) == SCOPE_CLASS && scope_flags(scope) & SCOPE_NEEDS_CLASS)
        give_number(NAME(__class__), next_number());
    if (unit.wide)
        unit.next = WIDE_REGISTER + 1;
    else
        for (uint64_t i = 0; i < list_length(unit.free); i++)
            give_number(list_get(unit.free, i), unit.next++);
    unit.variables_end = unit.most = unit.spill_base = unit.next;
}

// --- instructions ---
static Value grown(Value blob, uint64_t needed) {
    uint64_t length = bytes_length(ref_of(blob));
    if (needed <= length) return blob;
    Value more = new_blob(length * 2);
    if (is_error(more)) return ERROR;
    bytes_copy(ref_of(more), 0, ref_of(blob), 0, length);
    return more;
}

static uint16_t column(uint32_t n) { return n < 0xffff ? (uint16_t)n : 0xffff; }

void emit(enum Opcode op, Register a, Register b, Register c, int32_t d) {
    if (unit.failed) return;
    Value code = grown(unit.code, (uint64_t)unit.count * 8 + 8),
          positions = grown(unit.positions, (uint64_t)unit.count * 12 + 12);
    if (is_error(code) || is_error(positions)) {
        unit.failed = true;
        return;
    }
    unit.code = code;
    unit.positions = positions;
    uint64_t word =
        (uint64_t)op | (uint64_t)(a & 255) << 8 | (uint64_t)(b & 255) << 16 | (uint64_t)(c & 255) << 24;
    u64_set(ref_of(code), (uint64_t)unit.count * 8, word | (uint64_t)(uint32_t)d << 32);
    uint64_t at = (uint64_t)unit.count * 12;
    u32_set(ref_of(positions), at, ast_position_line(unit.position_start));
    u32_set(ref_of(positions), at + 4, ast_position_line(unit.position_stop));
    u16_set(ref_of(positions), at + 8, column(ast_position_column(unit.position_start)));
    u16_set(ref_of(positions), at + 10, column(ast_position_column(unit.position_stop)));
    unit.count++;
}

void emit_jump(enum Opcode op, Register a, Register b, Register c, Label label) {
    emit(op, a, b, c, (int32_t)label);
}

Label label_new(void) {
    if (unit.failed) return 0;
    check(list_append(unit.labels, int_wrap(-1)));
    return unit.failed ? 0 : (Label)(list_length(unit.labels) - 1);
}
static uint64_t mark_count(void) { return list_length(unit.marks) / 2; }
static uint32_t mark_at(uint64_t i) { return (uint32_t)int_of(list_get(unit.marks, i * 2)); }

// Does the last instruction jump to the label or go on, and has a line been marked since? Then the mark needs an
// instruction, to tell who went on from who jumped.
static bool mark_is_ambiguous(Label label) {
    if (mark_count() == 0 || mark_at(mark_count() - 1) != unit.count || unit.count == 0) return false;
    uint64_t last = u64_get(ref_of(unit.code), (uint64_t)(unit.count - 1) * 8);
    uint32_t op = last & 255;
    return op >= 128 && op != OP_JUMP && op != OP_LOOP && op != OP_FOR_PREPARE && last >> 32 == label;
}
void label_here(Label label) {
    if (unit.failed) return;
    if (mark_is_ambiguous(label)) {
        Value start = unit.position_start, stop = unit.position_stop;
        unit.position_start = unit.position_stop = int_u32(0);
        emit(OP_NOP, 0, 0, 0, 0);
        unit.position_start = start;
        unit.position_stop = stop;
    }
    list_set(unit.labels, label, int_wrap((int64_t)unit.count | (int64_t)mark_count() << 32));
    unit.unreachable = false;
}
uint32_t unit_here(void) { return unit.count; }

void unit_mark(void) {
    uint32_t line = ast_position_line(unit.position_start);
    if (unit.failed || line == 0) return;
    check(list_append(unit.marks, int_u32(unit.count)));
    check(list_append(unit.marks, int_u32(line)));
}
void unit_mark_other(void) {
    uint32_t line = ast_position_line(unit.position_start), last = 0;
    if (unit.failed || unit.count == 0) return;
    uint64_t n = mark_count();
    if (n && mark_at(n - 1) == unit.count)
        last = (uint32_t)int_of(list_get(unit.marks, n * 2 - 1));
    else
        last = u32_get(ref_of(unit.positions), (uint64_t)(unit.count - 1) * 12);
    if (line != last) unit_mark();
}
void unit_region(uint32_t start, enum RegionKind kind, Register r) {
    if (unit.failed || start >= unit.count) return;
    check(list_append(unit.regions, int_u32(start)));
    check(list_append(unit.regions, int_u32(unit.count)));
    check(list_append(unit.regions, int_u32((uint32_t)kind << 8 | (r & 255))));
}

void unit_protect(uint32_t start, uint32_t end, Label handler, Register where) {
    if (unit.failed || start >= end) return;
    check(list_append(unit.exceptions, int_u32(start)));
    check(list_append(unit.exceptions, int_u32(end)));
    check(list_append(unit.exceptions, int_wrap((int64_t)handler << 8 | where)));
}

// --- operands ---
int32_t unit_constant(Value v) {
    if (unit.failed) return 0;
    bool shared = IS_EXACT(v, str) || is_int(v) || singleton_index(v) < 7;
    if (shared && !is_bool(v)) { // True == 1: they must not share a number
        Value known = dict_get(unit.constant_numbers, v);
        if (is_error(known)) unit.failed = true;
        if (is_int(known)) return (int32_t)int_of(known);
    }
    int32_t number = (int32_t)list_length(unit.constants);
    check(list_append(unit.constants, v));
    if (shared && !is_bool(v)) check(dict_set(unit.constant_numbers, v, int_i32(number)));
    return number;
}

int32_t unit_name(Value name) {
    if (!unit.failed) check(dict_set(unit.names, name, TRUE));
    return unit_constant(name);
}

int32_t unit_cache(Value name, uint32_t slots) {
    if (unit.failed) return 0;
    if (list_length(unit.caches) == 0) check(list_append(unit.caches, UNSET)); // cache_register's
    int32_t number = (int32_t)list_length(unit.caches);
    check(list_append(unit.caches, name));
    for (uint32_t i = 1; i < slots; i++) check(list_append(unit.caches, UNSET));
    if (!is_unset(name)) check(dict_set(unit.names, name, TRUE));
    return number;
}

Register temps_new(uint32_t n) {
    Register first = unit.next;
    if (unit.next + n > REGISTER_MAX) {
        if (!unit.failed && unit.wide)
            raise_unimplemented(TEXT("a statement that needs more than 250 registers"));
        else if (!unit.failed)
            unit.overflow = true;
        unit.failed = true;
        return first & 127;
    }
    unit.next += n;
    if (unit.next > unit.most) unit.most = unit.next;
    return first;
}
void unit_spare(uint32_t n) {
    if (unit.next + n <= REGISTER_MAX && unit.next + n > unit.most) unit.most = unit.next + n;
}
Register temp_new(void) { return temps_new(1); }
void temps_to(Register first) {
    if (first < unit.next) unit.next = first;
}
bool is_temp(Register r) { return r >= unit.variables_end; }

uint32_t unit_number(Value name) {
    Value r = unit.failed ? UNSET : dict_get_str(unit.registers, name);
    return is_int(r) ? (uint32_t)int_of(r) : 1;
}
bool unit_in_register(Value name, uint32_t kind) {
    return unit_symbol(name) & kind && unit_number(name) < WIDE_FIRST;
}

// A free variable's place in the closure, or the number of free variables when it is none.
static uint32_t place_in_closure(Value name) {
    uint32_t place = 0;
    while (place < list_length(unit.free) && !same(list_get(unit.free, place), name)) place++;
    return place;
}
Register unit_cell(Value name) {
    if (unit.failed) return 1;
    bool in_closure = unit_symbol(name) & (SYMBOL_IS_FREE | SYMBOL_IN_CLASS_FREE);
    if (unit.wide && in_closure) {
        Register t = temp_new();
        emit(OP_RARE, t, 0, RARE_LOAD_CLOSURE, (int32_t)place_in_closure(name));
        return t;
    }
    uint32_t number = unit_number(name);
    if (number < WIDE_FIRST) return number;
    Register t = temp_new();
    emit(OP_LOAD_WIDE, t, WIDE_REGISTER, 0, (int32_t)(number - WIDE_FIRST));
    return t;
}

bool unit_again(Value scope) {
    if (!unit.overflow) return false;
    slot_set(ref_of(scope), SCOPE_FLAGS, int_u32(scope_flags(scope) | SCOPE_IS_WIDE));
    return true;
}
uint32_t unit_row(uint32_t most) { return unit.wide && most > WIDE_ROW ? WIDE_ROW : most; }
uint32_t unit_symbol(Value name) {
    return unit.failed ? SYMBOL_IS_GLOBAL_IMPLICIT : scope_symbol(unit.scope, name);
}
Value unit_mangle(Value name) {
    Value mangled = is_error(name) ? ERROR : scope_mangle(slot_get(ref_of(unit.scope), SCOPE_PRIVATE), name);
    if (is_error(mangled)) unit.failed = true;
    return is_error(mangled) ? name : mangled;
}

bool is_assigned(Register r) { return AT(unit.assigned.words, (r & 255) >> 6) >> (r & 63) & 1; }
void set_assigned(Register r, bool assigned) {
    uint64_t bit = UINT64_C(1) << (r & 63);
    if (assigned)
        AT(unit.assigned.words, (r & 255) >> 6) |= bit;
    else
        AT(unit.assigned.words, (r & 255) >> 6) &= ~bit;
}
struct Assigned assigned_both(struct Assigned a, struct Assigned b) {
    struct Assigned both = {0};
    for (uint32_t i = 0; i < 4; i++) AT(both.words, i) = AT(a.words, i) & AT(b.words, i);
    return both;
}

// --- finishing ---
static uint32_t label_place(uint64_t label) { return (uint32_t)int_of(list_get(unit.labels, label)); }

// The marks that who jumps to the label from instruction `from` passes.
static void add_marks(Value entries, uint32_t from, uint32_t to, uint64_t first) {
    uint64_t low = 0, high = mark_count();
    while (low < high) { // the first mark at `to`
        uint64_t middle = (low + high) / 2;
        if (mark_at(middle) < to)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint64_t i = low < first ? first : low; i < mark_count() && mark_at(i) == to; i++) {
        check(list_append(entries, int_u32(from)));
        check(list_append(entries, int_u32(to)));
        check(list_append(entries, list_get(unit.marks, i * 2 + 1)));
    }
}
static void add_label_marks(Value entries, uint32_t from, uint64_t label) {
    add_marks(entries, from, label_place(label), (uint64_t)int_of(list_get(unit.labels, label)) >> 32);
}

// A list of numbers as a blob of 32 bits each; UNSET for an empty one.
static Value numbers_of(Value list) {
    uint64_t n = list_length(list);
    Value blob = n ? new_blob(n * 4) : UNSET;
    for (uint64_t i = 0; i < n && !is_error(blob); i++)
        u32_set(ref_of(blob), i * 4, (uint32_t)int_of(list_get(list, i)));
    return blob;
}

// CODE_MARKS; before the labels are resolved.
static Value marks_table(void) {
    Value entries = list_new(0);
    if (is_error(entries) || mark_count() == 0) return is_error(entries) ? ERROR : UNSET;
    add_marks(entries, MARK_FROM_START, 0, 0);
    for (uint32_t i = 0; i < unit.count && !unit.failed; i++) {
        uint64_t word = u64_get(ref_of(unit.code), (uint64_t)i * 8);
        bool jumps = (word & 255) >= 128;
        if (jumps) add_label_marks(entries, i, word >> 32);
        if (!jumps || label_place(word >> 32) != i + 1) add_marks(entries, i, i + 1, 0);
    }
    for (uint64_t i = 2; i < list_length(unit.exceptions); i += 3)
        add_label_marks(entries, MARK_FROM_RAISE, (uint64_t)int_of(list_get(unit.exceptions, i)) >> 8);
    return unit.failed ? ERROR : numbers_of(entries);
}

static void resolve_labels(void) {
    Ref code = ref_of(unit.code);
    for (uint32_t i = 0; i < unit.count; i++) {
        uint64_t word = u64_get(code, (uint64_t)i * 8);
        if ((word & 255) < 128) continue;
        int64_t target = label_place(word >> 32);
        uint64_t skip = (uint64_t)(uint32_t)(int32_t)(target - (int64_t)i - 1);
        u64_set(code, (uint64_t)i * 8, (word & 0xffffffff) | skip << 32);
    }
}

static Value exception_table(void) {
    uint64_t n = list_length(unit.exceptions);
    Value table = new_blob(n * 4);
    RETURN_IF_ERROR(table);
    for (uint64_t i = 0; i + 3 <= n; i += 3) {
        int64_t packed = int_of(list_get(unit.exceptions, i + 2));
        uint32_t target = label_place((uint64_t)packed >> 8);
        u32_set(ref_of(table), i * 4, (uint32_t)int_of(list_get(unit.exceptions, i)));
        u32_set(ref_of(table), i * 4 + 4, (uint32_t)int_of(list_get(unit.exceptions, i + 1)));
        u32_set(ref_of(table), i * 4 + 8, (uint32_t)(target << 8 | (packed & 255)));
    }
    return table;
}

static Value storage_of(Value list) {
    uint64_t n = list_length(list);
    Value storage = new_storage(n);
    if (!is_error(storage)) slots_copy(ref_of(storage), 0, list_storage(list), 0, n);
    return storage;
}

static Value part_of(Value blob, uint64_t n) {
    Value part = new_blob(n);
    if (!is_error(part)) bytes_copy(ref_of(part), 0, ref_of(blob), 0, n);
    return part;
}

// The names of this kind, as a list.
static Value names_of_kind(uint32_t kind, uint32_t without) {
    Value list = list_new(0), symbols = slot_get(ref_of(unit.scope), SCOPE_SYMBOLS);
    RETURN_IF_ERROR(list);
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position)) {
        uint32_t flags = (uint32_t)int_of(step.value);
        if (flags & kind && !(flags & without)) RETURN_IF_ERROR(list_append(list, step.key));
    }
    return list;
}

static Value set_variables(Ref code) {
    Value params = slot_get(ref_of(unit.scope), SCOPE_PARAMS),
          names = list_from_slots(list_storage(params), 0, list_length(params));
    RETURN_IF_ERROR(names);
    if (scope_is_function(unit.scope))
        RETURN_IF_ERROR(list_extend(names, names_of_kind(SYMBOL_IS_LOCAL, SYMBOL_PARAM)));
    slot_set(code, CODE_VARNAMES, list_to_tuple(names));
    slot_set(code, CODE_LOCAL_COUNT, int_u32((uint32_t)list_length(names)));
    Value cells = names_of_kind(SYMBOL_IS_CELL, 0);
    RETURN_IF_ERROR(cells);
    if (scope_kind(unit.scope) == SCOPE_CLASS && scope_flags(unit.scope) & SCOPE_NEEDS_CLASS)
        RETURN_IF_ERROR(list_append(cells, NAME(__class__)));
    Value registers = new_blob(list_length(cells) * 4);
    RETURN_IF_ERROR(registers);
    for (uint64_t i = 0; i < list_length(cells); i++)
        u32_set(ref_of(registers), i * 4, unit_number(list_get(cells, i)));
    slot_set(code, CODE_CELLS, list_to_tuple(cells));
    slot_set(code, CODE_CELL_REGISTERS, registers);
    slot_set(code, CODE_WIDE, int_u32(unit.wide_count));
    slot_set(code, CODE_FREE, list_to_tuple(unit.free));
    return NONE;
}

static Value keys_of(Value dict) {
    Value tuple = tuple_new(dict_length(dict));
    uint64_t i = 0;
    for (DictStep step = dict_next(dict, 0); step.ok && !is_error(tuple);
         step = dict_next(dict, step.position))
        slot_set(ref_of(tuple), i++, step.key);
    return tuple;
}

static Value set_code(Ref code) {
    emit(OP_END, 0, 0, 0, 0);
    if (unit.failed) return ERROR;
    Value marks = marks_table(), regions = numbers_of(unit.regions);
    if (is_error(marks) || is_error(regions)) return ERROR;
    slot_set(code, CODE_MARKS, marks);
    slot_set(code, CODE_REGIONS, regions);
    resolve_labels();
    CodeResult sealed = code_seal(ref_of(unit.code), unit.count, unit.most + 1);
    if (!sealed.ok) return raise0(CLASS(SystemError), TEXT("the compiler made malformed code"));
    if (is_null(sealed.code)) return raise_memory_error();
    Value positions = part_of(unit.positions, (uint64_t)unit.count * 12);
    if (!is_error(positions)) positions = positions_pack(ref_of(positions));
    Value table = exception_table(), constants = storage_of(unit.constants), caches = storage_of(unit.caches);
    Value names = keys_of(unit.names);
    if (is_error(positions) || is_error(table) || is_error(constants) || is_error(caches) || is_error(names))
        return ERROR;
    RETURN_IF_ERROR(code_intern(ref_of(constants)));
    slot_set(code, CODE_INSTRUCTIONS, ref_value(sealed.code));
    slot_set(code, CODE_POSITIONS, positions);
    slot_set(code, CODE_EXCEPTIONS, table);
    slot_set(code, CODE_CONSTANTS, constants);
    slot_set(code, CODE_CACHES, caches);
    slot_set(code, CODE_NAMES, names);
    slot_set(code, CODE_FRAME_SIZE, int_u32(unit.most + 1));
    return NONE;
}

Value unit_finish(Value name, Value qualname, uint32_t flags, uint32_t first_line, Value docstring) {
    if (unit.failed) return ERROR;
    Value object = NEW(code);
    RETURN_IF_ERROR(object);
    Ref code = ref_of(object);
    RETURN_IF_ERROR(set_code(code));
    RETURN_IF_ERROR(set_variables(code));
    slot_set(code, CODE_NAME, name);
    slot_set(code, CODE_QUALNAME, qualname);
    slot_set(code, CODE_FILENAME, compile_filename);
    slot_set(code, CODE_FIRST_LINE, int_u32(first_line));
    slot_set(code, CODE_FLAGS, int_u32(flags));
    slot_set(code, CODE_ARGUMENTS, int_u32(0));
    slot_set(code, CODE_POSITIONAL_ONLY, int_u32(0));
    slot_set(code, CODE_KEYWORD_ONLY, int_u32(0));
    slot_set(code, CODE_DOCSTRING, docstring);
    return object;
}
