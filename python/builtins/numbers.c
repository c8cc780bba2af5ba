// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Built-in functions on numbers, characters and sizes.
#include "python/objects/length.h"
#include "python/objects/buffer.h"
#include "python/objects/bytes.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/sink.h"
#include "python/objects/str.h"
#include "python/objects/walk.h"

FUNCTION(builtins, abs, "($module, x, /)", "Return the absolute value of the argument.") {
    Value x = arg(args, 1);
    if (int_is_exact(x)) return long_abs(x);
    if (is_self_tagged_float(x)) return float_new(f64_abs(float_of(x)));
    Value result = call_special0(x, NAME(__abs__));
    return is_unset(result) ? raise1(CLASS(TypeError), TEXT("bad operand type for abs(): '{t}'"), x) : result;
}

FUNCTION(builtins, divmod, "($module, x, y, /)",
         "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.") {
    return object_binary(BINARY_DIVMOD, arg(args, 1), arg(args, 2));
}

FUNCTION(builtins, pow, "($module, /, base, exp, mod=None)",
         "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments\n"
         "\n"
         "Some types, such as ints, are able to use a more efficient algorithm when\n"
         "invoked using the three argument form.") {
    return object_power(arg(args, 1), arg(args, 2), is_unset(arg(args, 3)) ? NONE : arg(args, 3));
}

FUNCTION(builtins, round, "($module, /, number, ndigits=None)",
         "Round a number to a given precision in decimal digits.\n"
         "\n"
         "The return value is an integer if ndigits is omitted or None.  Otherwise\n"
         "the return value has the same type as the number.  ndigits may be negative.") {
    Value number = arg(args, 1), digits = arg(args, 2);
    Value result = is_unset(digits) || is_none(digits) ? call_special0(number, NAME(__round__))
                                                       : call_special1(number, NAME(__round__), digits);
    if (!is_unset(result)) return result;
    return raise1(CLASS(TypeError), TEXT("type {t} doesn't define __round__ method"), number);
}

// --- text of integers ---
static Value in_base(Value v, uint32_t base) {
    Value n = object_index(v);
    return is_error(n) ? ERROR : int_to_str_prefixed(n, base);
}
FUNCTION(builtins, bin, "($module, number, /)",
         "Return the binary representation of an integer.\n"
         "\n"
         "   >>> bin(2796202)\n"
         "   '0b1010101010101010101010'") {
    return in_base(arg(args, 1), 2);
}
FUNCTION(builtins, oct, "($module, number, /)",
         "Return the octal representation of an integer.\n"
         "\n"
         "   >>> oct(342391)\n"
         "   '0o1234567'") {
    return in_base(arg(args, 1), 8);
}
FUNCTION(builtins, hex, "($module, number, /)",
         "Return the hexadecimal representation of an integer.\n"
         "\n"
         "   >>> hex(12648430)\n"
         "   '0xc0ffee'") {
    return in_base(arg(args, 1), 16);
}

// --- characters ---
FUNCTION(builtins, chr, "($module, i, /)",
         "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.") {
    Value n = object_index(arg(args, 1));
    RETURN_IF_ERROR(n);
    I64Result i = int_to_i64(n);
    if (!i.ok || i.value < INT32_MIN || i.value > INT32_MAX)
        return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C int"));
    if (i.value < 0 || i.value > 0x10ffff) return VALUE_ERROR("chr() arg not in range(0x110000)");
    return str_from_code_point((uint32_t)i.value);
}

FUNCTION(builtins, ord, "($module, c, /)", "Return the Unicode code point for a one-character string.") {
    Value c = arg(args, 1);
    uint64_t length;
    if (is_str(c)) {
        Ref s = ref_of(str_plain(c));
        if (str_length(s) == 1) return int_u32(str_at(s, 0));
        length = str_length(s);
    } else if (is_bytes_object(c) || IS_A(c, bytearray)) {
        Buffer bytes = buffer_of(c);
        if (bytes.length == 1) return int_u32(u8_get(bytes.block, bytes.from));
        length = bytes.length;
    } else {
        return raise1(CLASS(TypeError), TEXT("ord() expected string of length 1, but {t} found"), c);
    }
    return raise1(CLASS(TypeError), TEXT("ord() expected a character, but string of length {} found"),
                  int_wrap((int64_t)length));
}

FUNCTION(builtins, len, "($module, obj, /)", "Return the number of items in a container.") {
    return object_length_any(arg(args, 1));
}

// --- sum ---
static Value refuse_start(Value start) {
    if (is_str(start)) return TYPE_ERROR("sum() can't sum strings [use ''.join(seq) instead]");
    if (is_bytes_object(start)) return TYPE_ERROR("sum() can't sum bytes [use b''.join(seq) instead]");
    if (IS_A(start, bytearray)) return TYPE_ERROR("sum() can't sum bytearray [use b''.join(seq) instead]");
    return NONE;
}

FUNCTION(builtins, sum, "($module, iterable, /, start=0)",
         "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n"
         "\n"
         "When the iterable is empty, return the start value.\n"
         "This function is intended specifically for use with numeric values and may\n"
         "reject non-numeric types.") {
    Walk walk = walk_begin(arg(args, 1));
    Value sum = is_unset(arg(args, 2)) ? int_u32(0) : arg(args, 2);
    RETURN_IF_ERROR(walk.source);
    if (unlikely(is_ref(sum))) RETURN_IF_ERROR(refuse_start(sum));
    if (IS_EXACT(walk.source, generator)) {
        Value into = new_storage(1);
        RETURN_IF_ERROR(into);
        slot_set(ref_of(into), 0, sum);
        Value poured = generator_pour(walk.source, SINK_SUM, into);
        if (!is_unset(poured)) return is_error(poured) ? ERROR : slot_get(ref_of(into), 0);
    }
    for (;;) {
        WalkStep step = walk_next(walk);
        Value item = step.item;
        if (is_unset(item)) return sum;
        RETURN_IF_ERROR(item);
        walk.position = step.position;
        if (both_int(sum, item)) {
            IntResult quick = int_add(sum, item);
            if (likely(quick.ok)) {
                sum = quick.value;
                continue;
            }
        }
        sum = object_binary(BINARY_ADD, sum, item);
        RETURN_IF_ERROR(sum);
    }
}

// --- text of anything ---
FUNCTION(builtins, repr, "($module, obj, /)",
         "Return the canonical string representation of the object.\n"
         "\n"
         "For many object types, including most builtins, eval(repr(obj)) == obj.") {
    return object_repr(arg(args, 1));
}
FUNCTION(builtins, ascii, "($module, obj, /)",
         "Return an ASCII-only representation of an object.\n"
         "\n"
         "As repr(), return a string containing a printable representation of an\n"
         "object, but escape the non-ASCII characters in the string returned by\n"
         "repr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\n"
         "to that returned by repr() in Python 2.") {
    return object_ascii(arg(args, 1));
}
FUNCTION(builtins, format, "($module, value, format_spec='', /)",
         "Return value.__format__(format_spec)\n"
         "\n"
         "format_spec defaults to the empty string.\n"
         "See the Format Specification Mini-Language section of help('FORMATTING') for\n"
         "details.") {
    return object_format(arg(args, 1), arg(args, 2));
}
