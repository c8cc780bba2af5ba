// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The items of a memoryview: reading and writing one by its format, a letter of the struct module in native
// size and order (PEP 3118).
#include "python/objects/bytearray.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/memoryview.h"
#include "python/objects/str.h"

uint32_t memory_item_size(uint32_t type) {
    switch (type) {
    case 'B':
    case 'b':
    case 'c':
    case '?': return 1;
    case 'H':
    case 'h': return 2;
    case 'I':
    case 'i':
    case 'w': // text of array.array: neither read nor written by memoryviews
    case 'f': return 4;
    case 'L':
    case 'l':
    case 'Q':
    case 'q':
    case 'N':
    case 'n':
    case 'P':
    case 'd': return 8;
    default: return 0;
    }
}

uint32_t memory_item_type(Value format) {
    Ref r = ref_of(format);
    uint64_t n = str_length(r), at = n == 2 && str_at(r, 0) == '@';
    uint32_t type = n == at + 1 ? str_at(r, at) : 0;
    return memory_item_size(type) ? type : 0;
}

static bool is_signed(uint32_t type) {
    return type == 'b' || type == 'h' || type == 'i' || type == 'l' || type == 'q' || type == 'n';
}

Value memory_item_get(uint32_t type, Ref block, uint64_t at) {
    switch (type) {
    case 'w': return raise0(CLASS(NotImplementedError), TEXT("memoryview: format w not supported"));
    case 'c': return bytes_from_byte(u8_get(block, at));
    case '?': return bool_value(u8_get(block, at) != 0);
    case 'f': return float_new((double)f32_from_bits(u32_get(block, at)));
    case 'd': return float_new(f64_get(block, at));
    case 'b': return int_i32((int8_t)u8_get(block, at));
    case 'h': return int_i32((int16_t)u16_get(block, at));
    case 'i': return int_i32((int32_t)u32_get(block, at));
    case 'B': return int_u32(u8_get(block, at));
    case 'H': return int_u32(u16_get(block, at));
    case 'I': return int_u32(u32_get(block, at));
    default: break;
    }
    return is_signed(type) ? int_new((int64_t)u64_get(block, at)) : int_from_u64(u64_get(block, at));
}

static Value refuse(Value class, Text text, uint32_t type) {
    Value format = str_from_code_point(type);
    RETURN_IF_ERROR(format);
    return raise1(class, text, format);
}

static Value refuse_type(uint32_t type) {
    return refuse(CLASS(TypeError), TEXT("memoryview: invalid type for format '{}'"), type);
}

static Value refuse_value(uint32_t type) {
    return refuse(CLASS(ValueError), TEXT("memoryview: invalid value for format '{}'"), type);
}

static Value put_int(uint32_t type, Ref block, uint64_t at, Value v) {
    if (!object_has_index(v)) return refuse_type(type);
    Value n = object_index(v);
    RETURN_IF_ERROR(n);
    uint32_t size = memory_item_size(type);
    uint64_t word;
    if (is_signed(type)) {
        I64Result wide = int_to_i64(n);
        int64_t high = size == 8 ? INT64_MAX : (INT64_C(1) << ((size * 8 - 1) & 63)) - 1;
        if (!wide.ok || wide.value > high || wide.value < -high - 1) return refuse_value(type);
        word = (uint64_t)wide.value;
    } else {
        U64Result wide = int_to_u64(n);
        uint64_t high = size == 8 ? UINT64_MAX : (UINT64_C(1) << ((size * 8) & 63)) - 1;
        if (!wide.ok || wide.value > high) return refuse_value(type);
        word = wide.value;
    }
    if (size == 1)
        u8_set(block, at, (uint8_t)word);
    else if (size == 2)
        u16_set(block, at, (uint16_t)word);
    else if (size == 4)
        u32_set(block, at, (uint32_t)word);
    else
        u64_set(block, at, word);
    return NONE;
}

Value memory_item_set(uint32_t type, Ref block, uint64_t at, Value v) {
    if (type == 'w') return raise0(CLASS(NotImplementedError), TEXT("memoryview: format w not supported"));
    if (type == 'c') {
        Value plain = bytes_plain(v);
        if (!is_bytes_object(plain)) return refuse_type(type);
        if (bytes_length(ref_of(plain)) != 1) return refuse_value(type);
        u8_set(block, at, u8_get(ref_of(plain), 0));
        return NONE;
    }
    if (type == '?') {
        Value truth = object_truth(v);
        RETURN_IF_ERROR(truth);
        u8_set(block, at, is_true(truth));
        return NONE;
    }
    if (type != 'f' && type != 'd') return put_int(type, block, at, v);
    DoubleResult d = float_from_object(v);
    if (!d.ok) {
        if (!error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        return refuse_type(type);
    }
    if (type == 'd')
        f64_set(block, at, d.value);
    else
        u32_set(block, at, f32_bits((float)d.value));
    return NONE;
}
