// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class code: what introspection sees of a code object.
#include "python/vm/code.h"
#include "python/objects/bytes.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/frame.h"
#include "python/vm/function.h"
#include "python/vm/opcode.h"

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
GETTER(code, co_stacksize, "") { // registers that hold no variable
    int64_t rest = int_of(field(args, CODE_FRAME_SIZE)) - 1 - int_of(field(args, CODE_LOCAL_COUNT));
    return int_wrap(rest > 0 ? rest : 0);
}
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
// The opcode as the compiler made it: quickening is nobody's business.
static uint8_t plain_opcode(uint8_t op) {
    switch (op) {
    case OP_LOAD_GLOBAL_MODULE:
    case OP_LOAD_GLOBAL_BUILTIN: return OP_LOAD_GLOBAL;
    case OP_LOAD_ATTR_SLOT:
    case OP_LOAD_ATTR_CLASS: return OP_LOAD_ATTR;
    case OP_STORE_ATTR_SLOT:
    case OP_STORE_ATTR_ADD: return OP_STORE_ATTR;
    case OP_LOAD_METHOD_CLASS: return OP_LOAD_METHOD;
    case OP_FOR_RANGE:
    case OP_FOR_LIST:
    case OP_FOR_TUPLE:
    case OP_FOR_GENERATOR: return OP_FOR_ITER;
    default: return op;
    }
}
// --- equality: what would run is the same ---
static const uint8_t compared[] = {CODE_NAME,  CODE_ARGUMENTS,  CODE_POSITIONAL_ONLY, CODE_KEYWORD_ONLY,
                                   CODE_FLAGS, CODE_FIRST_LINE, CODE_NAMES,           CODE_VARNAMES,
                                   CODE_FREE,  CODE_CELLS,      CODE_QUALNAME,        CODE_DOCSTRING};
static Value same_constants(Value a, Value b) {
    Ref left = code_constants(a), right = code_constants(b);
    if (slot_count(left) != slot_count(right)) return FALSE;
    for (uint64_t i = 0; i < slot_count(left); i++) {
        Value x = slot_get(left, i), y = slot_get(right, i);
        if (!same(class_of(x), class_of(y))) return FALSE;
        Value equal = object_equal(x, y);
        if (!is_true(equal)) return equal;
    }
    return TRUE;
}
static bool same_length(Value a, Value b, enum CodeField field) {
    return bytes_length(ref_of(slot_get(ref_of(a), field))) ==
           bytes_length(ref_of(slot_get(ref_of(b), field)));
}
static Value code_equal(Value a, Value b) {
    if (!same_length(a, b, CODE_POSITIONS) || !same_length(a, b, CODE_EXCEPTIONS)) return FALSE;
    for (uint32_t i = 0; i < LENGTH_OF(compared); i++) {
        Value x = slot_get(ref_of(a), AT(compared, i)), y = slot_get(ref_of(b), AT(compared, i));
        Value equal = is_unset(x) || is_unset(y) ? bool_value(same(x, y)) : object_equal(x, y);
        if (!is_true(equal)) return equal;
    }
    Ref left = code_instructions(a), right = code_instructions(b);
    uint32_t size = bytes_length(left);
    if (size != bytes_length(right)) return FALSE;
    for (uint32_t i = 0; i < size; i += 8)
        if (plain_opcode(u8_get(left, i)) != plain_opcode(u8_get(right, i)) ||
            u64_get(left, i) >> 8 != u64_get(right, i) >> 8)
            return FALSE;
    return same_constants(a, b);
}
METHOD(code, __eq__, "($self, value, /)", "Return self==value.") {
    if (!IS_EXACT(arg(args, 1), code)) return NOT_IMPLEMENTED;
    return same(arg(args, 0), arg(args, 1)) ? TRUE : code_equal(arg(args, 0), arg(args, 1));
}
METHOD(code, __hash__, "($self, /)", "Return hash(self).") {
    Ref code = ref_of(arg(args, 0));
    Value parts =
        tuple3(slot_get(code, CODE_NAME), slot_get(code, CODE_NAMES), slot_get(code, CODE_VARNAMES));
    RETURN_IF_ERROR(parts);
    HashResult hash = object_hash(parts);
    return hash.ok ? int_wrap(hash.value) : ERROR;
}

// --- replace ---
static Value set_text(Ref code, enum CodeField field, Value v) {
    if (is_unset(v)) return NONE;
    if (!is_str(v)) return raise1(CLASS(TypeError), TEXT("replace() argument must be str, not {t}"), v);
    slot_set(code, field, str_plain(v));
    return NONE;
}
static Value set_number(Ref code, enum CodeField field, Value v) {
    if (is_unset(v)) return NONE;
    I64Result n = object_index_i64(v, CLASS(OverflowError));
    if (!n.ok) return ERROR;
    if (n.value < 0 || n.value > INT32_MAX) return VALUE_ERROR("code: argument out of range");
    slot_set(code, field, int_wrap(n.value));
    return NONE;
}
// Tuples whose length the instructions rely on.
static Value set_names(Ref code, enum CodeField field, Value v) {
    if (is_unset(v)) return NONE;
    if (!IS_EXACT(v, tuple) || tuple_length(v) != tuple_length(slot_get(code, field)))
        return raise_unimplemented(TEXT("code.replace() with another number of names"));
    for (uint64_t i = 0; i < tuple_length(v); i++)
        if (!is_str(tuple_get(v, i))) return TYPE_ERROR("name tuples must contain only strings");
    slot_set(code, field, v);
    return NONE;
}
static Value set_constants(Value object, Value v) {
    if (is_unset(v)) return NONE;
    uint64_t n = slot_count(code_constants(object)), first = code_flags(object) & CO_OPTIMIZED;
    if (!IS_EXACT(v, tuple) || tuple_length(v) != n + first)
        return raise_unimplemented(TEXT("code.replace() with another number of constants"));
    Value storage = new_storage(n);
    RETURN_IF_ERROR(storage);
    slots_copy(ref_of(storage), 0, ref_of(v), first, n);
    slot_set(ref_of(object), CODE_CONSTANTS, storage);
    if (first) slot_set(ref_of(object), CODE_DOCSTRING, tuple_get(v, 0));
    return NONE;
}
static Value refuse_bytes(Value v, Value known) { // only what it has already
    if (is_unset(v)) return NONE;
    RETURN_IF_ERROR(known);
    Value equal = object_equal(v, known);
    RETURN_IF_ERROR(equal);
    return is_true(equal) ? NONE : raise_unimplemented(TEXT("code.replace() with other instructions"));
}
// A table can be replaced by an empty one.
static Value empty_or_own(Ref code, enum CodeField field, Value v, Value known) {
    if (is_unset(v) || !IS_EXACT(v, bytes) || bytes_length(ref_of(v)) > 0) return refuse_bytes(v, known);
    Value none = new_blob(0);
    if (!is_error(none)) slot_set(code, field, none);
    return none;
}
METHOD(code, replace,
       "($self, /, *, co_argcount=-1, co_posonlyargcount=-1,\n        co_kwonlyargcount=-1, co_nlocals=-1, "
       "co_stacksize=-1,\n        co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None,\n        "
       "co_names=None, co_varnames=None, co_freevars=None,\n        co_cellvars=None, co_filename=None, "
       "co_name=None,\n        co_qualname=None, co_linetable=None, co_exceptiontable=None)",
       "Return a copy of the code object with new values for the specified fields.") {
    Value old = arg(args, 0), object = NEW(code);
    RETURN_IF_ERROR(object);
    Ref code = ref_of(object);
    slots_copy(code, 0, ref_of(old), 0, CODE_FIELDS);
    static const uint8_t numbers[] = {CODE_ARGUMENTS,   CODE_POSITIONAL_ONLY, CODE_KEYWORD_ONLY,
                                      CODE_LOCAL_COUNT, CODE_FRAME_SIZE,      CODE_FLAGS,
                                      CODE_FIRST_LINE};
    static const uint8_t names[] = {CODE_NAMES, CODE_VARNAMES, CODE_FREE, CODE_CELLS};
    static const uint8_t texts[] = {CODE_FILENAME, CODE_NAME, CODE_QUALNAME};
    for (uint32_t i = 0; i < LENGTH_OF(numbers); i++) {
        bool layout = AT(numbers, i) != CODE_FLAGS && AT(numbers, i) != CODE_FIRST_LINE;
        if (AT(numbers, i) == CODE_FRAME_SIZE) continue; // it has the registers that it needs
        RETURN_IF_ERROR(set_number(code, (enum CodeField)AT(numbers, i), arg(args, 1 + i)));
        if (layout && !same(slot_get(code, AT(numbers, i)), slot_get(ref_of(old), AT(numbers, i))))
            return raise_unimplemented(TEXT("code.replace() with other counts"));
    }
    RETURN_IF_ERROR(refuse_bytes(arg(args, 8), object_getattr(old, NAME(co_code))));
    RETURN_IF_ERROR(
        empty_or_own(code, CODE_POSITIONS, arg(args, 17), object_getattr(old, NAME(co_linetable))));
    RETURN_IF_ERROR(
        empty_or_own(code, CODE_EXCEPTIONS, arg(args, 18), object_getattr(old, NAME(co_exceptiontable))));
    RETURN_IF_ERROR(set_constants(object, arg(args, 9)));
    for (uint32_t i = 0; i < LENGTH_OF(names); i++)
        RETURN_IF_ERROR(set_names(code, (enum CodeField)AT(names, i), arg(args, 10 + i)));
    for (uint32_t i = 0; i < LENGTH_OF(texts); i++)
        RETURN_IF_ERROR(set_text(code, (enum CodeField)AT(texts, i), arg(args, 14 + i)));
    // How a function with these flags begins and ends is in its instructions.
    uint32_t fixed =
        CO_OPTIMIZED | CO_VARARGS | CO_VARKEYWORDS | CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR;
    if ((code_flags(object) ^ code_flags(old)) & fixed)
        return raise_unimplemented(TEXT("code.replace() with flags of another kind of function"));
    return object;
}
METHOD(code, _varname_from_oparg, "!($self, /, oparg)", "") {
    I64Result i = object_index_i64(arg(args, 1), CLASS(OverflowError));
    Value names = field(args, CODE_VARNAMES);
    if (!i.ok) return ERROR;
    if (i.value < 0 || i.value >= (int64_t)tuple_length(names))
        return raise0(CLASS(IndexError), TEXT("tuple index out of range"));
    return tuple_get(names, (uint64_t)i.value);
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
