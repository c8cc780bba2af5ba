// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Ropes: what `s += t` makes of a long s, so that a loop of them costs the sum of the pieces and not its square.
// (CPython extends s in place when nothing else refers to it; without reference counts nobody knows that.)
//
// A rope is a slots block whose class is str and whose field 0 is the plain str, UNSET until somebody asks for
// it: to everybody else it looks like an instance of a subclass of str, which object_plain unwraps. Until then
// its text is the first ROPE_LENGTH units of a buffer that has room for more: appending to the rope whose text
// ends where the buffer's does writes behind it and makes a new rope on the same buffer. When the newest rope is
// asked for its plain str, the buffer becomes that str. An older one, which can only be alive if the program
// kept it, has to copy.
//
// That copy is the only place where object_plain needs memory, and it can't fail: when there is none left, the
// empty str is handed out, and the native function that asked ends with MemoryError (native_call looks).
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

enum RopeField { ROPE_PLAIN, ROPE_BUFFER, ROPE_LENGTH, ROPE_FIELDS };
enum { ROPE_MIN = 512 }; // code points; below it copying is as quick

// The buffer is a blob whose aux word is that of a str that it might become: kind, and above it the number of
// units in use.
static ROOT(rope_shape); // as SHAPE(str), of ropes

THREAD_STATE(bool, str_flatten_failed);

static bool prepare(void) {
    if (likely(is_ref(rope_shape))) return true;
    Value shape = new_slots(shape_of(SHAPE(str)), slot_count(SHAPE(str)));
    if (is_error(shape)) return false;
    slots_copy(ref_of(shape), 0, SHAPE(str), 0, slot_count(SHAPE(str)));
    rope_shape = shape;
    return true;
}

bool str_is_rope(Value v) {
    return is_ref(rope_shape) && is_ref(v) && has_shape(ref_of(v), ref_of(rope_shape));
}

uint64_t str_rope_length(Value rope) { return (uint64_t)int_of(slot_get(ref_of(rope), ROPE_LENGTH)); }

static Value new_rope(Value buffer, uint64_t length) {
    Value rope = new_slots(ref_of(rope_shape), ROPE_FIELDS);
    RETURN_IF_ERROR(rope);
    slot_set(ref_of(rope), ROPE_BUFFER, buffer);
    slot_set(ref_of(rope), ROPE_LENGTH, int_wrap((int64_t)length));
    return rope;
}

static uint32_t wider(uint32_t a, uint32_t b) { return a > b ? a : b; }

// A new buffer with the first `length` units of a block, which are of this kind, and then b.
static Value start_buffer(Ref text, uint32_t text_kind, uint64_t length, Value b) {
    uint32_t kind = wider(text_kind, str_kind(ref_of(b)));
    uint64_t total = length + str_length(ref_of(b));
    Value buffer = new_blob(units_size(total + total / 2, str_kind_shift(kind)));
    RETURN_IF_ERROR(buffer);
    str_copy_units(ref_of(buffer), kind, 0, text, text_kind, 0, length);
    str_copy_units(ref_of(buffer), kind, length, ref_of(b), str_kind(ref_of(b)), 0, total - length);
    bytes_set_aux(ref_of(buffer), (uint32_t)total << 2 | kind);
    return new_rope(buffer, total);
}

static Value append_to_rope(Value rope, Value b) {
    Value held = slot_get(ref_of(rope), ROPE_BUFFER);
    if (is_unset(held)) return str_concat(slot_get(ref_of(rope), ROPE_PLAIN), b);
    Ref buffer = ref_of(held);
    uint64_t length = str_rope_length(rope), n = str_length(ref_of(b));
    uint32_t kind = str_kind(buffer), b_kind = str_kind(ref_of(b)), shift = str_kind_shift(kind);
    bool is_newest = !has_shape(buffer, SHAPE(str)) && bytes_aux(buffer) >> 2 == length;
    bool fits = str_kind_shift(b_kind) <= shift && units_size(length + n, shift) <= bytes_length(buffer);
    if (!is_newest || !fits) return start_buffer(buffer, kind, length, b);
    Value sum = new_rope(held, length + n);
    RETURN_IF_ERROR(sum);
    str_copy_units(buffer, kind, length, ref_of(b), b_kind, 0, n);
    bytes_set_aux(buffer, (uint32_t)(length + n) << 2 | wider(kind, b_kind));
    return sum;
}

Value str_append(Value a, Value b) {
    bool rope = !IS_EXACT(a, str);
    uint64_t length = rope ? str_rope_length(a) : str_length(ref_of(a)), n = str_length(ref_of(b));
    if (n == 0) return a;
    if (length < ROPE_MIN || length + n >= UINT32_MAX >> 4 || !prepare()) return str_concat(str_plain(a), b);
    return rope ? append_to_rope(a, b) : start_buffer(ref_of(a), str_kind(ref_of(a)), length, b);
}

COLD static Value out_of_memory(void) {
    error_clear();
    str_flatten_failed = true;
    return str_from_text(TEXT(""));
}

Value str_flatten(Value rope) {
    Ref buffer = ref_of(slot_get(ref_of(rope), ROPE_BUFFER));
    uint64_t length = str_rope_length(rope);
    uint32_t kind = str_kind(buffer);
    Value plain;
    if (!has_shape(buffer, SHAPE(str)) && bytes_aux(buffer) >> 2 == length) {
        bytes_shrink(buffer, units_size(length, str_kind_shift(kind)));
        bytes_set_aux(buffer, kind);
        shape_set(buffer, SHAPE(str));
        plain = ref_value(buffer);
    } else {
        uint32_t part_kind = str_part_kind(buffer, 0, length);
        plain = str_new(part_kind, length);
        if (is_error(plain)) return out_of_memory();
        str_copy_units(ref_of(plain), part_kind, 0, buffer, kind, 0, length);
    }
    slot_set(ref_of(rope), ROPE_PLAIN, plain);
    slot_set(ref_of(rope), ROPE_BUFFER, UNSET);
    return plain;
}

Value str_flatten_error(void) {
    str_flatten_failed = false;
    return raise_memory_error();
}
