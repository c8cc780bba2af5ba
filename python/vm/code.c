// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class code: what introspection sees of a code object.
#include "python/vm/code.h"
#include "python/objects/bytes.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/set.h"
#include "python/objects/set_table.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/frame.h"
#include "python/vm/function.h"
#include "python/vm/opcode.h"

TYPE(code, "code", object, CODE_FIELDS, "Create a code object.  Not for mere mortals.");

static Value field(Args args, enum CodeField at) { return slot_get(ref_of(arg(args, 0)), at); }
static Value shown_or(Args args, enum CodeShown what, enum CodeField at) {
    Value shown = code_shown(arg(args, 0), what);
    return is_unset(shown) ? field(args, at) : shown;
}

MEMBER(code, co_name, "") { return shown_or(args, SHOWN_NAME, CODE_NAME); }
MEMBER(code, co_qualname, "") { return shown_or(args, SHOWN_QUALNAME, CODE_QUALNAME); }
MEMBER(code, co_filename, "") { return shown_or(args, SHOWN_FILENAME, CODE_FILENAME); }
MEMBER(code, co_firstlineno, "") { return shown_or(args, SHOWN_FIRST_LINE, CODE_FIRST_LINE); }
MEMBER(code, co_flags, "") { return shown_or(args, SHOWN_FLAGS, CODE_FLAGS); }
MEMBER(code, co_argcount, "") { return shown_or(args, SHOWN_ARGUMENTS, CODE_ARGUMENTS); }
MEMBER(code, co_posonlyargcount, "") { return shown_or(args, SHOWN_POSITIONAL_ONLY, CODE_POSITIONAL_ONLY); }
MEMBER(code, co_kwonlyargcount, "") { return shown_or(args, SHOWN_KEYWORD_ONLY, CODE_KEYWORD_ONLY); }
GETTER(code, co_varnames, "") { return shown_or(args, SHOWN_VARNAMES, CODE_VARNAMES); }
MEMBER(code, co_nlocals, "") {
    return int_u32((uint32_t)tuple_length(shown_or(args, SHOWN_VARNAMES, CODE_VARNAMES)));
}
GETTER(code, co_cellvars, "") { return shown_or(args, SHOWN_CELLS, CODE_CELLS); }
GETTER(code, co_freevars, "") { return shown_or(args, SHOWN_FREE, CODE_FREE); }
MEMBER(code, co_names, "") {
    return is_error(code_load(arg(args, 0))) ? ERROR : shown_or(args, SHOWN_NAMES, CODE_NAMES);
}
MEMBER(code, co_stacksize, "") { // registers that hold no variable
    Value shown = code_shown(arg(args, 0), SHOWN_STACK_SIZE);
    if (!is_unset(shown)) return shown;
    int64_t rest = int_of(field(args, CODE_FRAME_SIZE)) - 1 - int_of(field(args, CODE_LOCAL_COUNT));
    return int_wrap(rest > 0 ? rest : 0);
}
MEMBER(code, co_consts, "") {
    Value shown = code_shown(arg(args, 0), SHOWN_CONSTANTS);
    if (!is_unset(shown)) return shown;
    ConstantsShown constants = code_constants_shown(arg(args, 0));
    return is_error(constants.all) ? ERROR : list_to_tuple(constants.all);
}
uint8_t code_plain_opcode(uint8_t op) {
    switch (op) {
    case OP_LOAD_GLOBAL_MODULE:
    case OP_LOAD_GLOBAL_FIXED: return OP_LOAD_GLOBAL;
    case OP_LOAD_ATTR_SLOT:
    case OP_LOAD_ATTR_CLASS:
    case OP_LOAD_ATTR_MODULE:
    case OP_LOAD_ATTR_PROPERTY: return OP_LOAD_ATTR;
    case OP_STORE_ATTR_SLOT:
    case OP_STORE_ATTR_ADD: return OP_STORE_ATTR;
    case OP_LOAD_METHOD_CLASS:
    case OP_LOAD_METHOD_MODULE: return OP_LOAD_METHOD;
    case OP_FOR_RANGE:
    case OP_FOR_LIST:
    case OP_FOR_TUPLE:
    case OP_FOR_GENERATOR: return OP_FOR_ITER;
    default: return op;
    }
}
// --- constants ---
static bool looks_like_name(Ref s) {
    if (str_kind(s) != STR_ASCII) return false;
    for (uint32_t i = 0; i < str_length(s); i++) {
        uint32_t c = str_at(s, i), letter = c | 0x20;
        if (!(letter >= 'a' && letter <= 'z') && !(c >= '0' && c <= '9') && c != '_') return false;
    }
    return true;
}
Value code_intern(Ref slots) {
    for (uint64_t i = 0; i < slot_count(slots); i++) {
        Value v = slot_get(slots, i);
        if (IS_EXACT(v, str) && looks_like_name(ref_of(v))) {
            v = str_intern(v);
            RETURN_IF_ERROR(v);
            slot_set(slots, i, v);
        } else if (IS_EXACT(v, tuple) && stack_has_room()) {
            RETURN_IF_ERROR(code_intern(ref_of(v)));
        }
    }
    return NONE;
}

// --- equality: what would run is the same ---
static const uint8_t compared[] = {CODE_NAME,  CODE_ARGUMENTS,  CODE_POSITIONAL_ONLY, CODE_KEYWORD_ONLY,
                                   CODE_FLAGS, CODE_FIRST_LINE, CODE_NAMES,           CODE_VARNAMES,
                                   CODE_FREE,  CODE_CELLS,      CODE_QUALNAME,        CODE_DOCSTRING};
// Constants are the same when their types are, too, and the signs of zeros.
static Value same_constant(Value x, Value y);
static Value same_elements(Value x, Value y) {
    Value equal = bool_value(set_length(x) == set_length(y));
    for (SetStep a = set_next(x, 0); a.ok && is_true(equal); a = set_next(x, a.position)) {
        equal = FALSE;
        for (SetStep b = set_next(y, 0); b.ok && is_false(equal); b = set_next(y, b.position))
            equal = same_constant(a.element, b.element);
    }
    return equal;
}
static Value same_constant(Value x, Value y) {
    if (!same(class_of(x), class_of(y))) return FALSE;
    if (IS_EXACT(x, frozenset)) return same_elements(x, y);
    if (IS_EXACT(x, tuple)) {
        uint64_t n = tuple_length(x);
        Value equal = bool_value(n == tuple_length(y));
        for (uint64_t i = 0; i < n && is_true(equal); i++)
            equal = same_constant(tuple_get(x, i), tuple_get(y, i));
        return equal;
    }
    if (is_float_object(x) || IS_EXACT(x, complex)) {
        x = object_repr(x), y = object_repr(y);
        if (is_error(x) || is_error(y)) return ERROR;
    }
    return object_equal(x, y);
}
static Value same_constants(Value a, Value b) {
    Ref left = code_constants(a), right = code_constants(b);
    if (slot_count(left) != slot_count(right)) return FALSE;
    for (uint64_t i = 0; i < slot_count(left); i++) {
        Value equal = same_constant(slot_get(left, i), slot_get(right, i));
        if (!is_true(equal)) return equal;
    }
    return TRUE;
}
static bool same_length(Value a, Value b, enum CodeField field) {
    return bytes_length(ref_of(slot_get(ref_of(a), field))) ==
           bytes_length(ref_of(slot_get(ref_of(b), field)));
}
static Value code_equal(Value a, Value b) {
    if (is_error(code_load(a)) || is_error(code_load(b))) return ERROR;
    Value all = code_shows_same(a, b);
    if (!is_true(all) || !is_unset(code_shown(a, SHOWN_CODE))) return all;
    Ref ours = code_positions(a), theirs = code_positions(b);
    if (is_null(ours) || is_null(theirs)) return raise_memory_error();
    if (bytes_length(ours) != bytes_length(theirs) || !same_length(a, b, CODE_EXCEPTIONS)) return FALSE;
    for (uint32_t i = 0; i < LENGTH_OF(compared); i++) {
        Value x = slot_get(ref_of(a), AT(compared, i)), y = slot_get(ref_of(b), AT(compared, i));
        Value equal = is_unset(x) || is_unset(y) ? bool_value(same(x, y)) : object_equal(x, y);
        if (!is_true(equal)) return equal;
    }
    Ref left = code_instructions(a), right = code_instructions(b);
    uint32_t size = bytes_length(left);
    if (size != bytes_length(right)) return FALSE;
    for (uint32_t i = 0; i < size; i += 8)
        if (code_plain_opcode(u8_get(left, i)) != code_plain_opcode(u8_get(right, i)) ||
            u64_get(left, i) >> 8 != u64_get(right, i) >> 8)
            return FALSE;
    return same_constants(a, b);
}
METHOD(code, __eq__, "($self, value, /)", "Return self==value.") {
    if (!IS_EXACT(arg(args, 1), code)) return NOT_IMPLEMENTED;
    return same(arg(args, 0), arg(args, 1)) ? TRUE : code_equal(arg(args, 0), arg(args, 1));
}
METHOD(code, __hash__, "($self, /)", "Return hash(self).") {
    RETURN_IF_ERROR(code_load(arg(args, 0)));
    Ref code = ref_of(arg(args, 0));
    Value parts =
        tuple3(slot_get(code, CODE_NAME), slot_get(code, CODE_NAMES), slot_get(code, CODE_VARNAMES));
    RETURN_IF_ERROR(parts);
    HashResult hash = object_hash(parts);
    return hash.ok ? int_wrap(hash.value) : ERROR;
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
