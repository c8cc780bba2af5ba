// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _struct: items to bytes and back.
#include "python/modules/_struct.h"
#include "python/objects/bytearray.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/str.h"

Value struct_error(Text text) { return raise0(CLASS(struct_error), text); }

// --- binary16: 1 bit sign, 5 bits exponent (bias 15), 10 bits fraction ---
double half_to_double(uint16_t bits) {
    uint32_t exponent = bits >> 10 & 31, fraction = bits & 1023;
    uint64_t sign = (uint64_t)(bits >> 15) << 63;
    if (exponent == 31) return f64_from_bits(sign | UINT64_C(0x7ff) << 52 | (uint64_t)fraction << 42);
    double size = exponent == 0 ? (double)fraction * 0x1p-24
                                : f64_from_bits((uint64_t)(exponent + 1008) << 52 | (uint64_t)fraction << 42);
    return f64_from_bits(f64_bits(size) | sign);
}
HalfResult half_from_double(double d) {
    uint16_t sign = (uint16_t)(f64_bits(d) >> 48 & 0x8000);
    double size = f64_abs(d);
    if (f64_is_nan(d)) return (HalfResult){true, sign | 0x7e00};
    if (f64_is_inf(d)) return (HalfResult){true, sign | 0x7c00};
    if (size >= 65520.0) return (HalfResult){0}; // would round to 2^16
    if (size < 0x1p-14) { // a multiple of 2^-24, to the nearest, ties to even: the addition rounds
        double scaled = size * 0x1p24 + 0x1p52 - 0x1p52;
        return (HalfResult){true, sign | (uint16_t)f64_to_i64(scaled)};
    }
    uint64_t bits = f64_bits(size), rest = bits & ((UINT64_C(1) << 42) - 1), half = UINT64_C(1) << 41;
    uint64_t kept = bits >> 42;
    if (rest > half || (rest == half && kept & 1)) kept++;
    return (HalfResult){true, sign | (uint16_t)(kept - (UINT64_C(1008) << 10))};
}

// --- bytes ---
static uint64_t get_bits(StructItem item, Ref block, uint64_t at) {
    uint64_t bits = 0;
    for (uint64_t i = 0; i < item.size; i++)
        bits = bits << 8 | u8_get(block, at + (item.little ? item.size - 1 - i : i));
    return bits;
}
static void put_bits(StructItem item, Ref block, uint64_t at, uint64_t bits) {
    for (uint64_t i = 0; i < item.size; i++, bits >>= 8)
        u8_set(block, at + (item.little ? i : item.size - 1 - i), (uint8_t)bits);
}

static Value get_signed(StructItem item, uint64_t bits) {
    uint32_t shift = (uint32_t)(64 - 8 * item.size);
    return int_new((int64_t)(bits << (shift & 63)) >> (shift & 63));
}
Value struct_get(StructItem item, Ref block, uint64_t at) {
    switch (item.letter) {
    case 's': return bytes_from_block(block, at, item.size);
    case 'p': {
        uint64_t n = item.size == 0 ? 0 : u8_get(block, at), most = item.size == 0 ? 0 : item.size - 1;
        return bytes_from_block(block, item.size == 0 ? at : at + 1, n < most ? n : most);
    }
    case 'c': return bytes_from_byte(u8_get(block, at));
    case '?': return bool_value(u8_get(block, at) != 0);
    case 'e': return float_new(half_to_double((uint16_t)get_bits(item, block, at)));
    case 'f': return float_new((double)f32_from_bits((uint32_t)get_bits(item, block, at)));
    case 'd': return float_new(f64_from_bits(get_bits(item, block, at)));
    case 'b':
    case 'h':
    case 'i':
    case 'l':
    case 'q':
    case 'n': return get_signed(item, get_bits(item, block, at));
    default: return int_from_u64(get_bits(item, block, at));
    }
}

// --- integers ---
static COLD Value out_of_range(StructItem item, int64_t low, uint64_t high) {
    Value least = int_new(low), most = int_from_u64(high), letter = str_from_code_point(item.letter);
    if (is_error(least) || is_error(most) || is_error(letter)) return ERROR;
    switch (item.letter) {
    case 'b': return struct_error(TEXT("byte format requires -128 <= number <= 127"));
    case 'B': return struct_error(TEXT("ubyte format requires 0 <= number <= 255"));
    case 'h':
        if (!item.little) break;
        return struct_error(TEXT("short format requires -32768 <= number <= 32767"));
    case 'H':
        if (!item.little) break;
        return struct_error(TEXT("ushort format requires 0 <= number <= 65535"));
    default: break;
    }
    return raise3(CLASS(struct_error), TEXT("'{}' format requires {} <= number <= {}"), letter, least, most);
}
static bool is_signed(uint32_t letter) {
    return letter == 'b' || letter == 'h' || letter == 'i' || letter == 'l' || letter == 'q' || letter == 'n';
}
static Value put_int(StructItem item, Ref block, uint64_t at, Value v) {
    if (!object_has_index(v)) return struct_error(TEXT("required argument is not an integer"));
    Value n = object_index(v);
    RETURN_IF_ERROR(n);
    if (item.letter == 'P') { // any number that a pointer holds, taken as signed or not
        if (!int_to_i64(n).ok && !int_to_u64(n).ok) return struct_error(TEXT("int too large to convert"));
        put_bits(item, block, at, int_low_u64(n));
        return NONE;
    }
    // Bytes and shorts go through a C long first.
    bool foreign = !item.little, small = item.letter == 'B' || (item.letter == 'H' && !foreign);
    bool as_signed = is_signed(item.letter) || small;
    if (foreign && item.size == 8 && (as_signed ? !int_to_i64(n).ok : !int_to_u64(n).ok))
        return struct_error(TEXT("int too large to convert"));
    if (as_signed ? !int_to_i64(n).ok : !int_to_u64(n).ok) return struct_error(TEXT("argument out of range"));
    uint32_t bits = (uint32_t)(8 * item.size);
    if (is_signed(item.letter)) {
        int64_t high = (int64_t)(UINT64_MAX >> (65 - bits & 63)), value = int_to_i64(n).value;
        if (bits < 64 && (value > high || value < -high - 1))
            return out_of_range(item, -high - 1, (uint64_t)high);
    } else {
        uint64_t high = UINT64_MAX >> (64 - bits & 63);
        if (int_is_negative(n) || int_to_u64(n).value > high) return out_of_range(item, 0, high);
    }
    put_bits(item, block, at, int_low_u64(n));
    return NONE;
}

// --- floats ---
static Value too_large(Value v, uint32_t letter) {
    if (is_int_object(v)) return struct_error(TEXT("int too large to convert"));
    return letter == 'e' ? raise0(CLASS(OverflowError), TEXT("float too large to pack with e format"))
                         : raise0(CLASS(OverflowError), TEXT("float too large to pack with f format"));
}
static Value put_float(StructItem item, Ref block, uint64_t at, Value v) {
    DoubleResult d = float_from_object(v);
    if (!d.ok) {
        error_clear();
        return struct_error(TEXT("required argument is not a float"));
    }
    if (item.letter == 'd') {
        put_bits(item, block, at, f64_bits(d.value));
    } else if (item.letter == 'f') {
        // Beyond what rounds to the largest float it is infinity, which only C's own format lets pass.
        bool fits = f64_abs(d.value) < 0x1.ffffffp127;
        if (!fits && f64_is_finite(d.value) && !item.native) return too_large(v, 'f');
        uint32_t infinity = 0x7f800000u | (uint32_t)f64_sign(d.value) << 31;
        put_bits(item, block, at, fits || f64_is_nan(d.value) ? f32_bits((float)d.value) : infinity);
    } else {
        HalfResult half = half_from_double(d.value);
        if (!half.ok) return too_large(v, 'e');
        put_bits(item, block, at, half.bits);
    }
    return NONE;
}

// --- runs of bytes ---
static Value put_bytes(StructItem item, Ref block, uint64_t at, Value v) {
    if (!is_bytes_object(v) && !is_bytearray(v))
        return item.letter == 's' ? struct_error(TEXT("argument for 's' must be a bytes object"))
                                  : struct_error(TEXT("argument for 'p' must be a bytes object"));
    Buffer bytes = buffer_of(v);
    uint64_t first = item.letter == 'p', room = item.size < first ? 0 : item.size - first;
    uint64_t n = bytes.length < room ? bytes.length : room;
    bytes_fill(block, at, item.size, 0);
    if (item.size < first) return NONE;
    bytes_copy(block, at + first, bytes.block, bytes.from, n);
    if (first) u8_set(block, at, (uint8_t)(n < 255 ? n : 255));
    return NONE;
}

Value struct_put(StructItem item, Ref block, uint64_t at, Value v) {
    switch (item.letter) {
    case 's':
    case 'p': return put_bytes(item, block, at, v);
    case 'c': {
        Buffer byte = is_bytes_object(v) ? buffer_of(v) : (Buffer){0};
        if (!byte.ok || byte.length != 1)
            return struct_error(TEXT("char format requires a bytes object of length 1"));
        u8_set(block, at, u8_get(byte.block, byte.from));
        return NONE;
    }
    case '?': {
        Value truth = object_truth(v);
        if (!is_error(truth)) u8_set(block, at, is_true(truth));
        return is_error(truth) ? ERROR : NONE;
    }
    case 'e':
    case 'f':
    case 'd': return put_float(item, block, at, v);
    default: return put_int(item, block, at, v);
    }
}
