// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Code objects as plain values, for marshal: a tuple of the numbers, an item for each other field, and the body. What quickening has made of the
// instructions and of their caches is left out. Parts from elsewhere are checked for shape; code_seal checks the
// instructions, and each access at run time is checked as always: wrong parts make wrong programs, nothing worse.
// The body, the instructions and what belongs to them, is a tuple; a function's is in bytes of its own, which code_load
// reads at the first call.
#include "kernel/control.h"
#include "python/objects/archive.h"
#include "python/objects/bytes.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/code.h"
#include "python/vm/function.h"
#include "python/vm/opcode.h"
#include "python/vm/positions.h"

// How a field is shown. In a storage False stands for UNSET, and so it does for a field that is UNSET.
enum Form {
    FORM_BYTES,     // blob
    FORM_CODE,      // sealed instructions: shorter ones
    FORM_POSITIONS, // packed (positions.h)
    FORM_STORAGE,   // slots
    FORM_CONSTANTS, // slots, none of them UNSET
    FORM_CACHES,    // slots: names, None, and room
    FORM_TEXT,      // str
    FORM_NAMES,     // tuple of str
    FORM_DOCSTRING, // str or None
};
struct Shape {
    uint8_t field; // enum CodeField
    uint8_t form;  // enum Form
};
static const struct Shape head[] = {
    {CODE_NAME, FORM_TEXT},      {CODE_QUALNAME, FORM_TEXT},       {CODE_FILENAME, FORM_TEXT},
    {CODE_VARNAMES, FORM_NAMES}, {CODE_CELLS, FORM_NAMES},         {CODE_CELL_REGISTERS, FORM_BYTES},
    {CODE_FREE, FORM_NAMES},     {CODE_DOCSTRING, FORM_DOCSTRING}, {CODE_SHOWN, FORM_STORAGE},
};
static const struct Shape body[] = {
    {CODE_INSTRUCTIONS, FORM_CODE},   {CODE_CONSTANTS, FORM_CONSTANTS}, {CODE_CACHES, FORM_CACHES},
    {CODE_POSITIONS, FORM_POSITIONS}, {CODE_EXCEPTIONS, FORM_BYTES},    {CODE_NAMES, FORM_NAMES},
    {CODE_MARKS, FORM_BYTES},         {CODE_REGIONS, FORM_BYTES},
};
static const uint8_t numbers[] = {
    // small ints, not negative
    CODE_FIRST_LINE,   CODE_FLAGS,       CODE_ARGUMENTS,  CODE_POSITIONAL_ONLY,
    CODE_KEYWORD_ONLY, CODE_LOCAL_COUNT, CODE_FRAME_SIZE, CODE_WIDE,
};
enum { PART_NUMBERS, PART_HEAD, PART_BODY = PART_HEAD + LENGTH_OF(head), PARTS };

// --- to parts ---
static const uint8_t bits[] = {1, 2, 4};
// An instruction: its opcode, which of A, B, C and D are not 0 (bits 0 to 3), and those.
static Value instructions_shown(Ref code) {
    ByteBuilder b = byte_builder_new(bytes_length(code) / 2 + 16);
    for (uint32_t i = 0; i < bytes_length(code); i += 8) {
        uint64_t instruction = u64_get(code, i);
        int32_t number = (int32_t)(instruction >> 32);
        uint8_t used = number != 0 ? 8 : 0;
        for (uint32_t k = 0; k < 3; k++)
            if (u8_get(code, i + 1 + k) != 0) used |= AT(bits, k);
        b = byte_builder_put(byte_builder_put(b, code_plain_opcode((uint8_t)instruction)), used);
        for (uint32_t k = 0; k < 3; k++)
            if (u8_get(code, i + 1 + k) != 0) b = byte_builder_put(b, u8_get(code, i + 1 + k));
        if (number != 0) b = packed_put_signed(b, number);
    }
    return byte_builder_finish(b);
}
static Value slots_shown(Ref slots, bool caches) {
    uint64_t n = slot_count(slots);
    Value tuple = tuple_new(n);
    RETURN_IF_ERROR(tuple);
    for (uint64_t i = 0; i < n; i++) {
        Value v = slot_get(slots, i);
        bool shown = caches ? is_none(v) || (is_ref(v) && IS_EXACT(v, str)) : !is_unset(v);
        slot_set(ref_of(tuple), i, shown ? v : FALSE);
    }
    return tuple;
}
static Value part_of(enum Form form, Value v) {
    if (is_unset(v)) return FALSE;
    switch (form) {
    case FORM_BYTES: return bytes_from_block(ref_of(v), 0, bytes_length(ref_of(v)));
    case FORM_CODE: return instructions_shown(ref_of(v));
    case FORM_POSITIONS: return IS_EXACT(v, bytes) ? v : positions_pack(ref_of(v));
    case FORM_STORAGE:
    case FORM_CONSTANTS: return slots_shown(ref_of(v), false);
    case FORM_CACHES: return slots_shown(ref_of(v), true);
    default: return v;
    }
}
static Value numbers_shown(Value code) {
    ByteBuilder b = byte_builder_new(16);
    for (uint32_t i = 0; i < LENGTH_OF(numbers); i++)
        b = packed_put(b, (uint64_t)code_number(code, (enum CodeField)AT(numbers, i)));
    return byte_builder_finish(b);
}
static Value body_shown(Value code) {
    Value tuple = tuple_new(LENGTH_OF(body));
    RETURN_IF_ERROR(tuple);
    for (uint32_t i = 0; i < LENGTH_OF(body); i++) {
        Value part = part_of((enum Form)AT(body, i).form, slot_get(ref_of(code), AT(body, i).field));
        RETURN_IF_ERROR(part);
        slot_set(ref_of(tuple), i, part);
    }
    uint32_t function = CO_OPTIMIZED | CO_NEWLOCALS;
    return (code_flags(code) & function) == function ? marshal_bytes(tuple) : tuple;
}
Value code_parts(Value code) {
    RETURN_IF_ERROR(code_load(code));
    Value parts = tuple_new(PARTS), packed = numbers_shown(code), rest = body_shown(code);
    if (is_error(parts) || is_error(packed) || is_error(rest)) return ERROR;
    for (uint32_t i = 0; i < LENGTH_OF(head); i++) {
        Value part = part_of((enum Form)AT(head, i).form, slot_get(ref_of(code), AT(head, i).field));
        RETURN_IF_ERROR(part);
        slot_set(ref_of(parts), PART_HEAD + i, part);
    }
    slot_set(ref_of(parts), PART_NUMBERS, packed);
    slot_set(ref_of(parts), PART_BODY, rest);
    return parts;
}

// --- from parts ---
static Value misfit(void) { return VALUE_ERROR("bad marshal data (code object)"); }

static Value instructions_from(Value bytes) {
    Packed p = {.bytes = ref_of(bytes)};
    uint64_t size = bytes_length(p.bytes), count = 0;
    Value blob = new_blob((size + 1) / 2 * 8); // each takes two bytes, but the last of damaged ones
    RETURN_IF_ERROR(blob);
    Ref to = ref_of(blob);
    for (; p.at < size && !p.failed; count++) {
        uint64_t at = count * 8;
        p = packed_byte(p);
        u8_set(to, at, (uint8_t)p.n);
        p = packed_byte(p);
        uint64_t used = p.n;
        for (uint32_t k = 0; k < 3; k++) {
            if (!(used & AT(bits, k))) continue;
            p = packed_byte(p);
            u8_set(to, at + 1 + k, (uint8_t)p.n);
        }
        if (!(used & 8)) continue;
        p = packed_number(p);
        u32_set(to, at + 4, (uint32_t)packed_signed(p.n));
    }
    Value exact = p.failed || count * 8 > bytes_length(to) ? misfit() : new_blob(count * 8);
    if (!is_error(exact)) bytes_copy(ref_of(exact), 0, to, 0, count * 8);
    return exact;
}

static Value blob_of(Value bytes) {
    uint64_t n = bytes_length(ref_of(bytes));
    Value blob = new_blob(n);
    if (!is_error(blob)) bytes_copy(ref_of(blob), 0, ref_of(bytes), 0, n);
    return blob;
}
static Value storage_from(Value tuple, enum Form form) {
    uint64_t n = tuple_length(tuple);
    Value storage = new_storage(n);
    RETURN_IF_ERROR(storage);
    for (uint64_t i = 0; i < n; i++) {
        Value v = tuple_get(tuple, i);
        if (form == FORM_CACHES && is_str(v)) v = str_intern(v);
        RETURN_IF_ERROR(v);
        slot_set(ref_of(storage), i, is_false(v) && form != FORM_CONSTANTS ? UNSET : v);
    }
    return form == FORM_CONSTANTS && is_error(code_intern(ref_of(storage))) ? ERROR : storage;
}
static Value names_from(Value tuple) {
    for (uint64_t i = 0; i < tuple_length(tuple); i++) {
        Value name = tuple_get(tuple, i);
        if (!IS_EXACT(name, str)) return misfit();
        name = str_intern(name);
        RETURN_IF_ERROR(name);
        slot_set(ref_of(tuple), i, name);
    }
    return tuple;
}
static Value field_from(enum Form form, Value v) {
    switch (form) {
    case FORM_BYTES:
        if (is_false(v)) return UNSET;
        return IS_EXACT(v, bytes) ? blob_of(v) : misfit();
    case FORM_CODE: return IS_EXACT(v, bytes) ? instructions_from(v) : misfit();
    case FORM_POSITIONS: return IS_EXACT(v, bytes) && positions_are_valid(ref_of(v)) ? v : misfit();
    case FORM_STORAGE:
        if (is_false(v)) return UNSET;
        return IS_EXACT(v, tuple) && tuple_length(v) == SHOWN_COUNT ? storage_from(v, form) : misfit();
    case FORM_CONSTANTS:
    case FORM_CACHES: return IS_EXACT(v, tuple) ? storage_from(v, form) : misfit();
    case FORM_TEXT: return IS_EXACT(v, str) ? str_intern(v) : misfit();
    case FORM_NAMES: return IS_EXACT(v, tuple) ? names_from(v) : misfit();
    case FORM_DOCSTRING: return is_false(v) ? UNSET : is_none(v) || IS_EXACT(v, str) ? v : misfit();
    }
    UNREACHABLE();
}

static uint64_t size_of(Ref code, enum CodeField field) {
    Value v = slot_get(code, field);
    return is_unset(v) ? 0 : bytes_length(ref_of(v));
}
static bool parameters_fit(Value object) {
    Ref code = ref_of(object);
    int64_t parameters = code_number(object, CODE_ARGUMENTS) + code_number(object, CODE_KEYWORD_ONLY);
    uint64_t names = tuple_length(slot_get(code, CODE_VARNAMES)),
             cells = tuple_length(slot_get(code, CODE_CELLS));
    return size_of(code, CODE_CELL_REGISTERS) == cells * 4 && (uint64_t)parameters <= names &&
           code_number(object, CODE_POSITIONAL_ONLY) <= code_number(object, CODE_ARGUMENTS) &&
           (uint64_t)code_number(object, CODE_LOCAL_COUNT) == names &&
           code_number(object, CODE_FRAME_SIZE) >= 1 &&
           code_number(object, CODE_FRAME_SIZE) <= WINDOW_REGISTERS;
}
static bool tables_fit(Ref code) {
    return size_of(code, CODE_EXCEPTIONS) % 12 == 0 && size_of(code, CODE_MARKS) % 12 == 0 &&
           size_of(code, CODE_REGIONS) % 12 == 0;
}

static Value set_numbers(Ref code, Value bytes) {
    if (!IS_EXACT(bytes, bytes)) return misfit();
    Packed p = {.bytes = ref_of(bytes)};
    for (uint32_t i = 0; i < LENGTH_OF(numbers); i++) {
        p = packed_number(p);
        if (p.failed || p.n > INT32_MAX) return misfit();
        slot_set(code, AT(numbers, i), int_u32((uint32_t)p.n));
    }
    return NONE;
}
static Value set_field(Ref code, struct Shape shape, Value part) {
    Value field = field_from((enum Form)shape.form, part);
    if (!is_error(field)) slot_set(code, shape.field, field);
    return field;
}
static Value set_body(Value object, Value parts) {
    Ref code = ref_of(object);
    if (!IS_EXACT(parts, tuple) || tuple_length(parts) != LENGTH_OF(body)) return misfit();
    for (uint32_t i = 0; i < LENGTH_OF(body); i++)
        RETURN_IF_ERROR(set_field(code, AT(body, i), tuple_get(parts, i)));
    if (!tables_fit(code)) return misfit();
    CodeResult sealed = code_seal(code_instructions(object), bytes_length(code_instructions(object)) / 8,
                                  (uint32_t)code_number(object, CODE_FRAME_SIZE));
    if (!sealed.ok) return misfit();
    if (is_null(sealed.code)) return raise_memory_error();
    slot_set(code, CODE_INSTRUCTIONS, ref_value(sealed.code));
    return NONE;
}

// In the place of what waits: instructions that cannot run, and nothing else.
static ROOT(waiting);
static Value waiting_body(void) {
    if (is_ref(waiting)) return waiting;
    Value storage = new_storage(CODE_FIELDS), plain = new_blob(8), empty = new_storage(0), none = new_blob(0),
          nothing = tuple_new(0);
    if (is_error(storage) || is_error(plain) || is_error(empty) || is_error(none) || is_error(nothing))
        return ERROR;
    u64_set(ref_of(plain), 0, OP_END);
    CodeResult sealed = code_seal(ref_of(plain), 1, 1);
    if (!sealed.ok || is_null(sealed.code)) return raise_memory_error();
    Ref s = ref_of(storage);
    slot_set(s, CODE_INSTRUCTIONS, ref_value(sealed.code));
    slot_set(s, CODE_CONSTANTS, empty);
    slot_set(s, CODE_CACHES, empty);
    slot_set(s, CODE_POSITIONS, none);
    slot_set(s, CODE_EXCEPTIONS, none);
    slot_set(s, CODE_NAMES, nothing);
    return waiting = storage;
}
static void copy_body(Ref to, Ref from) {
    for (uint32_t i = 0; i < LENGTH_OF(body); i++)
        slot_set(to, AT(body, i).field, slot_get(from, AT(body, i).field));
}

Value code_from_parts(Value parts, Value filename, Value place) {
    if (!IS_EXACT(parts, tuple) || tuple_length(parts) != PARTS) return misfit();
    Value object = NEW(code), rest = tuple_get(parts, PART_BODY);
    RETURN_IF_ERROR(object);
    Ref code = ref_of(object);
    RETURN_IF_ERROR(set_numbers(code, tuple_get(parts, PART_NUMBERS)));
    for (uint32_t i = 0; i < LENGTH_OF(head); i++)
        RETURN_IF_ERROR(set_field(code, AT(head, i), tuple_get(parts, PART_HEAD + i)));
    if (!parameters_fit(object)) return misfit();
    if (!is_none(filename)) slot_set(code, CODE_FILENAME, filename);
    if (!IS_EXACT(rest, bytes)) return is_error(set_body(object, rest)) ? ERROR : object;
    Value waits = waiting_body();
    RETURN_IF_ERROR(waits);
    copy_body(code, ref_of(waits));
    slot_set(code, CODE_LATER, is_unset(place) ? rest : place);
    return object;
}

Value code_load(Value code) {
    if (likely(code_is_loaded(code))) return NONE;
    Value later = slot_get(ref_of(code), CODE_LATER);
    uint64_t place = is_int(later) ? (uint64_t)int_of(later) : 0;
    if (place) later = archive_bytes(place, archive_u32(place - 4));
    RETURN_IF_ERROR(later);
    Value parts = marshal_parts(later, slot_get(ref_of(code), CODE_FILENAME), place);
    RETURN_IF_ERROR(parts);
    Value whole = NEW(code);
    RETURN_IF_ERROR(whole);
    slot_set(ref_of(whole), CODE_FRAME_SIZE, slot_get(ref_of(code), CODE_FRAME_SIZE));
    RETURN_IF_ERROR(set_body(whole, parts));
    copy_body(ref_of(code), ref_of(whole));
    slot_set(ref_of(code), CODE_LATER, UNSET);
    return NONE;
}
