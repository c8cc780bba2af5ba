// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime, which takes over when datetime is imported: the module, and the arguments that its classes share.
// Behaviour and error texts are those of CPython 3.11's module of this name. Each class has a file of its own.
#include "python/modules/_datetime.h"
#include "python/objects/call.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/module.h"
#include "python/objects/real.h"

MODULE(_datetime, "Fast implementation of the datetime type.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(module_set(module, NAME(MINYEAR), int_u32(MIN_YEAR)));
    RETURN_IF_ERROR(module_set(module, NAME(MAXYEAR), int_u32(MAX_YEAR)));
    RETURN_IF_ERROR(delta_init_module(module));
    RETURN_IF_ERROR(zone_init_module(module));
    RETURN_IF_ERROR(date_init_module(module));
    RETURN_IF_ERROR(time_init_module(module));
    return moment_init_module(module);
}

I64Result datetime_int_slow(Value v) {
    I64Result failed = {0};
    if (is_float_object(v)) {
        raise1(CLASS(TypeError), TEXT("'{t}' object cannot be interpreted as an integer"), v);
        return failed;
    }
    Value n = object_index(v);
    if (is_error(n)) return failed;
    I64Result r = int_to_i64(n);
    if (r.ok && r.value == (int32_t)r.value) return r;
    raise0(CLASS(OverflowError), !r.ok         ? TEXT("Python int too large to convert to C long")
                                 : r.value < 0 ? TEXT("signed integer is less than minimum")
                                               : TEXT("signed integer is greater than maximum"));
    return failed;
}

Value datetime_zone_slow(Value v) {
    if (is_zone(v)) return v;
    return raise1(CLASS(TypeError),
                  TEXT("tzinfo argument must be None or of a tzinfo subclass, not type '{}'"),
                  class_name(class_of(v)));
}

PickledBytes datetime_pickled(Value v, uint32_t size, Text what) {
    PickledBytes result = {0};
    bool text = is_str(v);
    if (!text && layout_of(v) != T_bytes) return result;
    Value plain = object_plain(v);
    Ref r = ref_of(plain);
    if (text ? str_length(r) != size : bytes_length(r) != size) return result;
    if (text && str_kind(r) > STR_LATIN1) {
        uint32_t sane = size == 4 ? str_at(r, 2) : size == 10 ? str_at(r, 2) & 0x7f : 1;
        if (size == 6 ? (str_at(r, 0) & 0x7f) < 24 : sane >= 1 && sane <= 12)
            raise1(CLASS(ValueError),
                   TEXT("Failed to encode latin1 string when unpickling a {} object. pickle.load(data, "
                        "encoding='latin1') is assumed."),
                   str_from_text(what));
        return result;
    }
    for (uint32_t i = 0; i < size; i++) AT(result.byte, i) = u8_get(r, i);
    result.ok = true;
    return result;
}

// --- timestamps
static Timestamp out_of_range(void) {
    raise0(CLASS(OverflowError), TEXT("timestamp out of range for platform time_t"));
    return (Timestamp){0};
}
Timestamp datetime_timestamp(Value v, bool floor) {
    if (is_float_object(v)) {
        double d = float_value(v);
        if (f64_is_nan(d)) return VALUE_ERROR("Invalid value NaN (not a number)"), (Timestamp){0};
        double whole = floor ? real_floor(d) : real_trunc(d), rest = floor ? 0 : real_rint((d - whole) * 1e6);
        if (rest >= 1e6) {
            rest -= 1e6;
            whole += 1.0;
        } else if (rest < 0) {
            rest += 1e6;
            whole -= 1.0;
        }
        if (!(whole >= -0x1p63 && whole < 0x1p63)) return out_of_range();
        return (Timestamp){true, f64_to_i64(whole), f64_to_i64(rest)};
    }
    Value n = object_index(v);
    if (is_error(n)) return (Timestamp){0};
    I64Result r = int_to_i64(n);
    return r.ok ? (Timestamp){true, r.value, 0} : out_of_range();
}
