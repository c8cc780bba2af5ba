// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The classes function and cell, and MAKE_FUNCTION.
#include "python/vm/function.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"

TYPE(function, "function", object, FUNCTION_FIELDS,
     "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  "
     "name\n    a string that "
     "overrides the name from the code object\n  argdefs\n    a tuple that specifies the default argument "
     "values\n  "
     "closure\n    a tuple that supplies the bindings for free variables");
TYPE(cell, "cell", object, CELL_FIELDS, "Create a new cell object.");

Value cell_new(Value content) {
    Value cell = NEW(cell);
    if (!is_error(cell)) slot_set(ref_of(cell), CELL_CONTENT, content);
    return cell;
}

// FUNCTION_SIMPLE for this code.
static Value simple_count(Value code) {
    if (!code_is_loaded(code)) return UNSET;
    uint32_t flags = code_flags(code);
    if (flags & (CO_VARARGS | CO_VARKEYWORDS) || code_number(code, CODE_KEYWORD_ONLY) ||
        code_number(code, CODE_WIDE))
        return int_wrap(-1);
    Value count = slot_get(ref_of(code), CODE_ARGUMENTS);
    return likely(!(flags & CO_GENERATORS)) ? count : simple_generator((uint32_t)int_of(count));
}

Value function_load(Value f) {
    Value code = function_code(f);
    RETURN_IF_ERROR(code_load(code));
    slot_set(ref_of(f), FUNCTION_SIMPLE, simple_count(code));
    return NONE;
}

// Caches of names (global.c) hold for code that only ever runs with the same globals, and the usual builtins.
static void note_globals(Value code, Value globals, Value builtins) {
    Value known = slot_get(ref_of(code), CODE_GLOBALS);
    if (!same(builtins, builtins_namespace)) globals = NONE;
    if (likely(same(known, globals)) || is_none(known)) return;
    slot_set(ref_of(code), CODE_GLOBALS, is_unset(known) ? globals : NONE);
    if (!is_unset(known)) dict_version++;
}

// The slots of a dict's entries in which __name__ and __builtins__ were found last: most modules have both there.
static STATE(uint64_t, name_at) = 1;
static STATE(uint64_t, builtins_at) = 1;

static COLD Value search(Value globals, Value name, bool is_name) {
    int64_t entry = dict_find_str(globals, name);
    if (entry < 0) return UNSET;
    uint64_t at = (uint64_t)entry * 2 + 1;
    if (is_name)
        name_at = at;
    else
        builtins_at = at;
    return slot_get(dict_entries(globals), at);
}
// What the globals have under one of the two; UNSET: nothing.
INLINE Value found_at(Value globals, Value name, uint64_t at, bool is_name) {
    Ref entries = dict_entries(globals);
    if (likely(at < slot_count(entries) && same(slot_get(entries, at - 1), name)))
        return slot_get(entries, at);
    return search(globals, name, is_name);
}

// The second function that is made of some code leaves its slots in a mold, of which the next ones are copies, as long as
// nothing has changed.
enum { MOLD_OWN = FUNCTION_FIELDS, MOLD_SLOTS }; // what the globals have under __builtins__

static bool fits(Value mold, Value globals) {
    if (is_unset(mold)) return false;
    Ref m = ref_of(mold);
    return same(slot_get(m, MOLD_OWN), found_at(globals, NAME(__builtins__), builtins_at, false)) &&
           same(slot_get(m, FUNCTION_MODULE), found_at(globals, NAME(__name__), name_at, true)) &&
           same(slot_get(m, FUNCTION_GLOBALS), globals);
}
static Value mold_new(Ref function, Value own) {
    Value mold = new_storage(MOLD_SLOTS);
    RETURN_IF_ERROR(mold);
    slots_copy(ref_of(mold), 0, function, 0, FUNCTION_FIELDS);
    slot_set(ref_of(mold), MOLD_OWN, own);
    return mold;
}

// The first functions of some code.
static __attribute__((noinline)) Value function_new_plain(Value code, Value globals) {
    Value function = NEW(function);
    RETURN_IF_ERROR(function);
    Ref f = ref_of(function);
    bool first = is_unset(slot_get(ref_of(code), CODE_GLOBALS));
    slot_set(f, FUNCTION_CODE, code);
    slot_set(f, FUNCTION_SIMPLE, simple_count(code));
    slot_set(f, FUNCTION_GLOBALS, globals);
    Value own = found_at(globals, NAME(__builtins__), builtins_at, false);
    Value builtins = is_unset(own) ? namespace_builtins(globals) : namespace_of(own);
    slot_set(f, FUNCTION_BUILTINS, same(builtins, builtins_namespace) ? UNSET : builtins);
    note_globals(code, globals, builtins);
    slot_set(f, FUNCTION_CLOSURE, NONE);
    slot_set(f, FUNCTION_DEFAULTS, NONE);
    slot_set(f, FUNCTION_KWDEFAULTS, NONE);
    slot_set(f, FUNCTION_NAME, slot_get(ref_of(code), CODE_NAME));
    slot_set(f, FUNCTION_QUALNAME, slot_get(ref_of(code), CODE_QUALNAME));
    slot_set(f, FUNCTION_DOC, slot_get(ref_of(code), CODE_DOCSTRING));
    Value module = found_at(globals, NAME(__name__), name_at, true);
    slot_set(f, FUNCTION_MODULE, is_unset(module) ? NONE : module);
    if (!first && !is_unset(own) && code_is_loaded(code) && is_unset(slot_get(ref_of(code), CODE_MOLD))) {
        Value mold = mold_new(f, own);
        RETURN_IF_ERROR(mold);
        slot_set(ref_of(code), CODE_MOLD, mold);
    }
    return function;
}

Value function_new(Value code, Value globals) {
    Value mold = slot_get(ref_of(code), CODE_MOLD);
    if (!fits(mold, globals)) return function_new_plain(code, globals);
    Value function = NEW(function);
    if (!is_error(function)) slots_copy(ref_of(function), 0, ref_of(mold), 0, FUNCTION_FIELDS);
    return function;
}

SLOW_HANDLER(MAKE_FUNCTION_slow) {
    PUBLISH;
    Value function = function_new(CONSTANT(OPERAND_D), namespace_globals(REG_AT(0)));
    if (is_error(function)) TAIL(UNWIND);
    Ref f = ref_of(function);
    if (OPERAND_C & 1) slot_set(f, FUNCTION_DEFAULTS, REG(B));
    if (OPERAND_C & 2) slot_set(f, FUNCTION_KWDEFAULTS, REG_AT(OPERAND_B + 1));
    if (OPERAND_C & 4) slot_set(f, FUNCTION_ANNOTATIONS, REG_AT(OPERAND_B + 2));
    if (OPERAND_C & 8) slot_set(f, FUNCTION_CLOSURE, REG_AT(OPERAND_B + 3));
    SET(A, function);
    NEXT;
}
HANDLER(MAKE_FUNCTION) { TAIL(MAKE_FUNCTION_slow); }

// --- attributes of functions ---
static Ref self_of(Args args) { return ref_of(arg(args, 0)); }

METHOD(function, __call__, "!($self, /, *args, **kwargs)", "Call self as a function.") {
    return call_tuple(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(function, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    Value instance = arg(args, 1), owner = arg(args, 2);
    if (is_none(instance) && !is_unset(owner) && !same(owner, CLASS(NoneType))) return arg(args, 0);
    return method_new(arg(args, 0), instance);
}
METHOD(function, __repr__, "($self, /)", "Return repr(self).") {
    Builder b = builder_text(builder_new(), TEXT("<function "));
    b = builder_str(b, slot_get(self_of(args), FUNCTION_QUALNAME));
    b = builder_text(b, TEXT(" at "));
    b = builder_str(b, object_address(arg(args, 0)));
    return builder_finish(builder_text(b, TEXT(">")));
}
static Value check_str(Value v, Text text) {
    return is_unset(v) || !is_str(v) ? raise0(CLASS(TypeError), text) : NONE;
}

GETTER(function, __code__, "") { return slot_get(self_of(args), FUNCTION_CODE); }
SETTER(function, __code__) {
    Value code = arg(args, 1);
    if (!IS_EXACT(code, code)) return raise0(CLASS(TypeError), TEXT("__code__ must be set to a code object"));
    uint64_t free = tuple_length(slot_get(ref_of(code), CODE_FREE));
    Value closure = slot_get(self_of(args), FUNCTION_CLOSURE);
    uint64_t cells = is_none(closure) ? 0 : tuple_length(closure);
    if (free != cells)
        return raise3(CLASS(ValueError), TEXT("{}() requires a code object with {} free vars, not {}"),
                      slot_get(self_of(args), FUNCTION_NAME), int_u32((uint32_t)cells),
                      int_u32((uint32_t)free));
    slot_set(self_of(args), FUNCTION_CODE, code);
    note_globals(code, slot_get(self_of(args), FUNCTION_GLOBALS), namespace_builtins_of(arg(args, 0)));
    slot_set(self_of(args), FUNCTION_SIMPLE, simple_count(code));
    return NONE;
}
MEMBER(function, __builtins__, "") { return namespace_builtins_of(arg(args, 0)); }
GETTER(function, __defaults__, "") { return slot_get(self_of(args), FUNCTION_DEFAULTS); }
SETTER(function, __defaults__) {
    Value v = is_unset(arg(args, 1)) ? NONE : arg(args, 1);
    if (!is_none(v) && !IS_A(v, tuple))
        return raise0(CLASS(TypeError), TEXT("__defaults__ must be set to a tuple object"));
    slot_set(self_of(args), FUNCTION_DEFAULTS, object_plain(v));
    return NONE;
}
GETTER(function, __kwdefaults__, "") { return slot_get(self_of(args), FUNCTION_KWDEFAULTS); }
SETTER(function, __kwdefaults__) {
    Value v = is_unset(arg(args, 1)) ? NONE : arg(args, 1);
    if (!is_none(v) && !IS_A(v, dict))
        return raise0(CLASS(TypeError), TEXT("__kwdefaults__ must be set to a dict object"));
    slot_set(self_of(args), FUNCTION_KWDEFAULTS, v);
    return NONE;
}
GETTER(function, __name__, "") { return slot_get(self_of(args), FUNCTION_NAME); }
SETTER(function, __name__) {
    RETURN_IF_ERROR(check_str(arg(args, 1), TEXT("__name__ must be set to a string object")));
    slot_set(self_of(args), FUNCTION_NAME, arg(args, 1));
    return NONE;
}
GETTER(function, __qualname__, "") { return slot_get(self_of(args), FUNCTION_QUALNAME); }
SETTER(function, __qualname__) {
    RETURN_IF_ERROR(check_str(arg(args, 1), TEXT("__qualname__ must be set to a string object")));
    slot_set(self_of(args), FUNCTION_QUALNAME, arg(args, 1));
    return NONE;
}
MEMBER(function, __doc__, "") { return slot_get(self_of(args), FUNCTION_DOC); }
SETTER(function, __doc__) {
    slot_set(self_of(args), FUNCTION_DOC, is_unset(arg(args, 1)) ? NONE : arg(args, 1));
    return NONE;
}
MEMBER(function, __module__, "") { return slot_get(self_of(args), FUNCTION_MODULE); }
SETTER(function, __module__) {
    slot_set(self_of(args), FUNCTION_MODULE, is_unset(arg(args, 1)) ? NONE : arg(args, 1));
    return NONE;
}
// The annotations that MAKE_FUNCTION got as name, value, ... become a dict when somebody asks.
GETTER(function, __annotations__, "") {
    Value known = slot_get(self_of(args), FUNCTION_ANNOTATIONS);
    if (IS_A(known, dict)) return known;
    Value dict = dict_new(0);
    RETURN_IF_ERROR(dict);
    for (uint64_t i = 0; is_ref(known) && i + 1 < tuple_length(known); i += 2)
        if (is_error(dict_set(dict, tuple_get(known, i), tuple_get(known, i + 1)))) return ERROR;
    slot_set(self_of(args), FUNCTION_ANNOTATIONS, dict);
    return dict;
}
SETTER(function, __annotations__) {
    Value v = arg(args, 1);
    if (!is_unset(v) && !is_none(v) && !IS_A(v, dict))
        return raise0(CLASS(TypeError), TEXT("__annotations__ must be set to a dict object"));
    slot_set(self_of(args), FUNCTION_ANNOTATIONS, is_none(v) ? UNSET : v);
    return NONE;
}

STATICMETHOD(function, __new__, "!($type, /, code, globals, name=None, argdefs=None, closure=None)", "") {
    Value code = arg(args, 1), globals = arg(args, 2), name = arg(args, 3), defaults = arg(args, 4),
          closure = arg(args, 5);
    if (!IS_EXACT(code, code))
        return raise1(CLASS(TypeError), TEXT("function() argument 'code' must be code, not {t}"), code);
    if (!IS_A(globals, dict))
        return raise1(CLASS(TypeError), TEXT("function() argument 'globals' must be dict, not {t}"), globals);
    if (!is_unset(name) && !is_none(name) && !is_str(name))
        return raise0(CLASS(TypeError), TEXT("arg 3 (name) must be None or string"));
    if (!is_unset(defaults) && !is_none(defaults) && !IS_A(defaults, tuple))
        return raise0(CLASS(TypeError), TEXT("arg 4 (defaults) must be None or tuple"));
    uint64_t free = tuple_length(slot_get(ref_of(code), CODE_FREE));
    if (free && (is_unset(closure) || !IS_EXACT(closure, tuple)))
        return raise0(CLASS(TypeError), TEXT("arg 5 (closure) must be tuple"));
    if (!free && !is_unset(closure) && !is_none(closure) &&
        !(IS_EXACT(closure, tuple) && tuple_length(closure) == 0))
        return raise0(CLASS(TypeError), TEXT("arg 5 (closure) must be None"));
    if (free && tuple_length(closure) != free)
        return raise3(CLASS(ValueError), TEXT("{} requires closure of length {}, not {}"),
                      slot_get(ref_of(code), CODE_NAME), int_u32((uint32_t)free),
                      int_u32((uint32_t)tuple_length(closure)));
    for (uint64_t i = 0; i < free; i++)
        if (!IS_EXACT(tuple_get(closure, i), cell))
            return raise1(CLASS(TypeError), TEXT("arg 5 (closure) expected cell, found {t}"),
                          tuple_get(closure, i));
    Value function = function_new(code, globals);
    RETURN_IF_ERROR(function);
    if (!is_unset(name) && !is_none(name)) slot_set(ref_of(function), FUNCTION_NAME, name);
    if (!is_unset(defaults)) slot_set(ref_of(function), FUNCTION_DEFAULTS, object_plain(defaults));
    if (free) slot_set(ref_of(function), FUNCTION_CLOSURE, closure);
    return function;
}

// --- cells ---
METHOD(cell, __repr__, "!($self, /)", "Return repr(self).") {
    Value content = slot_get(self_of(args), CELL_CONTENT), address = object_address(arg(args, 0));
    RETURN_IF_ERROR(address);
    if (is_unset(content)) return text_format1(TEXT("<cell at {}: empty>"), address);
    Value inner = object_address(content);
    return is_error(inner) ? ERROR
                           : text_format3(TEXT("<cell at {}: {t} object at {}>"), address, content, inner);
}
STATICMETHOD(cell, __new__, "!($type, contents=None, /)", "Create a new cell object.") {
    return cell_new(arg(args, 1));
}
GETTER(cell, cell_contents, "") {
    Value v = slot_get(self_of(args), CELL_CONTENT);
    return is_unset(v) ? raise0(CLASS(ValueError), TEXT("Cell is empty")) : v;
}
SETTER(cell, cell_contents) {
    slot_set(self_of(args), CELL_CONTENT, arg(args, 1));
    return NONE;
}

// Cells compare as what they hold; an empty one is less than any other.
static Value cell_compare(Args args, enum CompareOp op) {
    Value other = arg(args, 1);
    if (!IS_EXACT(other, cell)) return NOT_IMPLEMENTED;
    Value a = slot_get(self_of(args), CELL_CONTENT), b = slot_get(ref_of(other), CELL_CONTENT);
    if (!is_unset(a) && !is_unset(b)) return object_compare(op, a, b);
    return object_compare(op, int_u32(!is_unset(a)), int_u32(!is_unset(b)));
}
METHOD(cell, __lt__, "($self, value, /)", "Return self<value.") { return cell_compare(args, COMPARE_LT); }
METHOD(cell, __le__, "($self, value, /)", "Return self<=value.") { return cell_compare(args, COMPARE_LE); }
METHOD(cell, __eq__, "($self, value, /)", "Return self==value.") { return cell_compare(args, COMPARE_EQ); }
METHOD(cell, __ne__, "($self, value, /)", "Return self!=value.") { return cell_compare(args, COMPARE_NE); }
METHOD(cell, __gt__, "($self, value, /)", "Return self>value.") { return cell_compare(args, COMPARE_GT); }
METHOD(cell, __ge__, "($self, value, /)", "Return self>=value.") { return cell_compare(args, COMPARE_GE); }
