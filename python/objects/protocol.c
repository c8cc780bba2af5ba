// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The protocols every object has: truth, hash, str, repr, ascii, format. Built-in values of the common layouts
// are answered straight away, others by the special method of their class.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/format.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/number.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/objects/warning.h"

Value object_plain(Value v) {
    if (!is_ref(v)) return v;
    switch (layout_of(v)) {
    case T_int:
    case T_float:
    case T_complex:
    case T_str:
    case T_bytes: {
        // Exact ones are bytes blocks.
        if (!is_slots(ref_of(v))) return v;
        Value plain = slot_get(ref_of(v), 0);
        return likely(!is_unset(plain)) || !str_is_rope(v) ? plain : str_flatten(v);
    }
    case T_tuple: return IS_EXACT(v, tuple) ? v : slot_get(ref_of(v), 0);
    default: return v;
    }
}

uint32_t layout_of_immediate(Value v) {
    if (is_int(v)) return T_int;
    if (is_self_tagged_float(v)) return T_float;
    switch (singleton_index(v)) {
    case 0: return T_NoneType;
    case 1:
    case 2: return T_bool;
    case 3: return T_NotImplementedType;
    case 4: return T_ellipsis;
    default: return T_object; // UNSET and ERROR: no Python value
    }
}

// --- truth ---
static Value truth_by_length(Value v) {
    Value length = call_special0(v, NAME(__len__));
    RETURN_IF_ERROR(length);
    if (is_unset(length)) return TRUE;
    length = object_length(v);
    RETURN_IF_ERROR(length);
    return bool_value(!same(length, int_u32(0)));
}

Value object_truth(Value v) {
    if (is_bool(v)) return v;
    if (is_none(v)) return FALSE;
    if (is_int(v)) return bool_value(!same(v, int_u32(0)));
    if (is_ref(v)) {
        Ref r = ref_of(v);
        if (has_shape(r, SHAPE(str))) return bool_value(bytes_length(r) > 0);
        if (has_shape(r, SHAPE(list))) return bool_value(list_length(v) > 0);
        if (has_shape(r, SHAPE(dict))) return bool_value(dict_length(v) > 0);
        if (has_shape(r, SHAPE(tuple))) return bool_value(slot_count(r) > 0);
    }
    Value result = number_truth(v);
    if (!is_unset(result)) return result;
    if (same(v, NOT_IMPLEMENTED)) {
        Value text = str_from_text(TEXT("NotImplemented should not be used in a boolean context"));
        RETURN_IF_ERROR(text);
        return is_error(warning_issue(CLASS(DeprecationWarning), text, 1, NONE)) ? ERROR : TRUE;
    }
    result = call_special0(v, NAME(__bool__));
    RETURN_IF_ERROR(result);
    if (is_unset(result)) {
        RETURN_IF_ERROR(call_special_blocked(v, NAME(__bool__)));
        return is_unset(class_lookup(class_of(v), NAME(__len__))) ? TRUE : truth_by_length(v);
    }
    if (is_bool(result)) return result;
    return raise1(CLASS(TypeError), TEXT("__bool__ should return bool, returned {t}"), result);
}

// --- hash ---
static HashResult hash_is(int64_t hash) { return (HashResult){true, hash == -1 ? -2 : hash}; }

static COLD HashResult hash_failed(void) { return (HashResult){false, 0}; }

HashResult object_hash(Value v) {
    if (is_ref(v) && has_shape(ref_of(v), SHAPE(str))) return hash_is(str_hash30(v));
    if (IS_EXACT(v, tuple)) return tuple_hash(v);
    HashResult number = number_hash(v);
    if (number.ok) return number;
    // As in Debian's python3.11, so that a set with None in it iterates in the same order.
    if (is_none(v)) return hash_is(611532);
    if (singleton_index(v) < 7) return hash_is(same(v, ELLIPSIS) ? 606842 : 606843);
    Value method = class_lookup(class_of(v), NAME(__hash__));
    if (native_is(method, F_object____hash__)) return hash_is((int64_t)(identity_of(v) >> 3));
    if (is_none(method) || is_unset(method)) {
        raise1(CLASS(TypeError), TEXT("unhashable type: '{t}'"), v);
        return hash_failed();
    }
    Value result = call_special0(v, NAME(__hash__));
    if (is_error(result)) return hash_failed();
    if (!is_int_object(result)) {
        raise0(CLASS(TypeError), TEXT("__hash__ method should return an integer"));
        return hash_failed();
    }
    I64Result small = int_to_i64(int_plain(result));
    return hash_is(small.ok ? small.value : long_hash(int_plain(result)));
}

// --- text ---
static COLD Value non_string(Text method, Value result) {
    Value name = str_from_text(method);
    RETURN_IF_ERROR(name);
    return raise2(CLASS(TypeError), TEXT("{} returned non-string (type {t})"), name, result);
}

Value object_repr(Value v) {
    if (is_int(v)) return int_to_str(v, 10);
    if (!stack_has_room()) return raise_recursion_error();
    Value text = call_special0(v, NAME(__repr__));
    RETURN_IF_ERROR(text);
    return likely(!is_unset(text) && is_str(text)) ? text : non_string(TEXT("__repr__"), text);
}

Value object_str(Value v) {
    if (IS_EXACT(v, str)) return v;
    if (is_int(v)) return int_to_str(v, 10);
    if (!stack_has_room()) return raise_recursion_error();
    Value text = call_special0(v, NAME(__str__));
    RETURN_IF_ERROR(text);
    return likely(!is_unset(text) && is_str(text)) ? text : non_string(TEXT("__str__"), text);
}

Value object_ascii(Value v) {
    Value text = object_repr(v);
    RETURN_IF_ERROR(text);
    Ref s = ref_of(object_plain(text));
    if (str_kind(s) == STR_ASCII) return text;
    Builder b = builder_new();
    for (uint32_t i = 0, n = str_length(s); i < n; i++) {
        uint32_t c = str_at(s, i);
        b = c < 0x80 ? builder_char(b, c) : builder_escaped(b, c, 0, true);
    }
    return builder_finish(b);
}

Value object_format(Value v, Value spec) {
    if (is_unset(spec) || (IS_EXACT(spec, str) && str_length(ref_of(spec)) == 0)) {
        if (IS_EXACT(v, str)) return v;
        if (int_is_exact(v)) return int_to_str(v, 10);
        if (is_unset(spec)) spec = str_from_text(TEXT(""));
        RETURN_IF_ERROR(spec);
    }
    if (IS_EXACT(spec, str)) {
        if (int_is_exact(v)) return format_int(v, spec, v);
        if (float_is_exact(v)) return format_float(float_value(v), spec, v);
        if (IS_EXACT(v, str)) return format_str(v, spec, v);
    }
    if (!is_str(spec))
        return raise1(CLASS(TypeError), TEXT("format() argument 2 must be str, not {t}"), spec);
    Value text = call_special1(v, NAME(__format__), spec);
    RETURN_IF_ERROR(text);
    if (is_unset(text)) return raise1(CLASS(TypeError), TEXT("Type {t} doesn't define __format__"), v);
    return is_str(text) ? text
                        : raise1(CLASS(TypeError), TEXT("__format__ must return a str, not {t}"), text);
}

// --- containers inside themselves ---
static THREAD_STATE(Value, printing); // storage: the objects whose repr is being made
static THREAD_STATE(uint32_t, printing_count);

Value repr_enter(Value v) {
    if (!stack_has_room() || !recursion_has_room((uint32_t)printing_count))
        return raise0(CLASS(RecursionError),
                      TEXT("maximum recursion depth exceeded while getting the repr of an object"));
    uint64_t room = is_ref(printing) ? slot_count(ref_of(printing)) : 0;
    if (printing_count > 0 && slots_find(ref_of(printing), 0, printing_count, 1, v) < printing_count)
        return FALSE;
    if (printing_count == room) {
        Value larger = new_storage(room * 2 + 7);
        RETURN_IF_ERROR(larger);
        if (room > 0) slots_copy(ref_of(larger), 0, ref_of(printing), 0, room);
        printing = larger;
    }
    slot_set(ref_of(printing), printing_count++, v);
    return TRUE;
}

void repr_leave(Value v) {
    if (printing_count == 0) return;
    uint64_t at = slots_find(ref_of(printing), 0, printing_count, 1, v);
    if (at >= printing_count) return;
    slots_copy(ref_of(printing), at, ref_of(printing), at + 1, printing_count - at - 1);
    slot_set(ref_of(printing), --printing_count, UNSET);
}
