// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// int's attributes and methods with names.
#include "python/objects/bytearray.h"
#include "python/objects/bytelike.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/int_big.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

GETTER(int, real, "the real part of a complex number") { return int_plain(arg(args, 0)); }
GETTER(int, imag, "the imaginary part of a complex number") { return int_u32(0); }
GETTER(int, numerator, "the numerator of a rational number in lowest terms") {
    return int_plain(arg(args, 0));
}
GETTER(int, denominator, "the denominator of a rational number in lowest terms") { return int_u32(1); }

METHOD(int, conjugate, "!($self, /)", "Returns self, the complex conjugate of any int.") {
    return int_plain(arg(args, 0));
}

METHOD(int, bit_length, "($self, /)",
       "Number of bits necessary to represent self in binary.\n"
       "\n"
       ">>> bin(37)\n"
       "'0b100101'\n"
       ">>> (37).bit_length()\n"
       "6") {
    return int_wrap((int64_t)long_bit_length(int_plain(arg(args, 0))));
}

METHOD(int, bit_count, "($self, /)",
       "Number of ones in the binary representation of the absolute value of self.\n"
       "\n"
       "Also known as the population count.\n"
       "\n"
       ">>> bin(13)\n"
       "'0b1101'\n"
       ">>> (13).bit_count()\n"
       "3") {
    return int_wrap((int64_t)long_bit_count(int_plain(arg(args, 0))));
}

METHOD(int, as_integer_ratio, "($self, /)",
       "Return integer ratio.\n"
       "\n"
       "Return a pair of integers, whose ratio is exactly equal to the original int\n"
       "and with a positive denominator.\n"
       "\n"
       ">>> (10).as_integer_ratio()\n"
       "(10, 1)\n"
       ">>> (-10).as_integer_ratio()\n"
       "(-10, 1)\n"
       ">>> (0).as_integer_ratio()\n"
       "(0, 1)") {
    return tuple2(int_plain(arg(args, 0)), int_u32(1));
}

// TRUE: little, FALSE: big (the default), ERROR.
static Value is_little(Value order, Text function) {
    if (is_unset(order)) return FALSE;
    if (!is_str(order)) {
        Value name = str_from_text(function);
        RETURN_IF_ERROR(name);
        return raise2(CLASS(TypeError), TEXT("{}() argument 'byteorder' must be str, not {t}"), name, order);
    }
    if (str_equal_text(str_plain(order), TEXT("little"))) return TRUE;
    if (str_equal_text(str_plain(order), TEXT("big"))) return FALSE;
    return VALUE_ERROR("byteorder must be either 'little' or 'big'");
}

METHOD(int, to_bytes, "($self, /, length=1, byteorder='big', *, signed=False)",
       "Return an array of bytes representing an integer.\n"
       "\n"
       "  length\n"
       "    Length of bytes object to use.  An OverflowError is raised if the\n"
       "    integer is not representable with the given number of bytes.  Default\n"
       "    is length 1.\n"
       "  byteorder\n"
       "    The byte order used to represent the integer.  If byteorder is 'big',\n"
       "    the most significant byte is at the beginning of the byte array.  If\n"
       "    byteorder is 'little', the most significant byte is at the end of the\n"
       "    byte array.  To request the native byte order of the host system, use\n"
       "    `sys.byteorder' as the byte order value.  Default is to use 'big'.\n"
       "  signed\n"
       "    Determines whether two's complement is used to represent the integer.\n"
       "    If signed is False and a negative integer is given, an OverflowError\n"
       "    is raised.") {
    Value self = int_plain(arg(args, 0));
    I64Result length = convert_size(arg(args, 1), 1);
    if (!length.ok) return ERROR;
    Value little = is_little(arg(args, 2), TEXT("to_bytes"));
    RETURN_IF_ERROR(little);
    Value is_signed = is_unset(arg(args, 3)) ? FALSE : object_truth(arg(args, 3));
    RETURN_IF_ERROR(is_signed);
    if (length.value < 0) return VALUE_ERROR("length argument must be non-negative");
    if (int_is_negative(self) && !is_true(is_signed))
        return raise0(CLASS(OverflowError), TEXT("can't convert negative int to unsigned"));
    Value bytes = bytes_new((uint64_t)length.value);
    RETURN_IF_ERROR(bytes);
    if (int_to_bytes(self, ref_of(bytes), 0, (uint64_t)length.value, is_true(little), is_true(is_signed)))
        return bytes;
    return raise0(CLASS(OverflowError), TEXT("int too big to convert"));
}

// bytes(v), but that neither a size nor text is taken: anything with bytes, or an iterable of them.
static Value bytes_of(Value v) {
    if (buffer_of(v).ok) return v;
    Value bytes = call_special0(v, NAME(__bytes__));
    if (is_error(bytes)) return ERROR;
    if (!is_unset(bytes)) {
        if (is_bytes_object(bytes)) return bytes_plain(bytes);
        return raise1(CLASS(TypeError), TEXT("__bytes__ returned non-bytes (type {t})"), bytes);
    }
    bool iterable = !is_unset(class_lookup(class_of(v), NAME(__iter__))) ||
                    !is_unset(class_lookup(class_of(v), NAME(__getitem__)));
    if (is_str(v) || !iterable)
        return raise1(CLASS(TypeError), TEXT("cannot convert '{t}' object to bytes"), v);
    return byte_builder_finish(bytelike_from_iterable(v, false));
}

CLASSMETHOD(int, from_bytes, "($type, /, bytes, byteorder='big', *, signed=False)",
            "Return the integer represented by the given array of bytes.\n"
            "\n"
            "  bytes\n"
            "    Holds the array of bytes to convert.  The argument must either\n"
            "    support the buffer protocol or be an iterable object producing bytes.\n"
            "    Bytes and bytearray are examples of built-in objects that support the\n"
            "    buffer protocol.\n"
            "  byteorder\n"
            "    The byte order used to represent the integer.  If byteorder is 'big',\n"
            "    the most significant byte is at the beginning of the byte array.  If\n"
            "    byteorder is 'little', the most significant byte is at the end of the\n"
            "    byte array.  To request the native byte order of the host system, use\n"
            "    `sys.byteorder' as the byte order value.  Default is to use 'big'.\n"
            "  signed\n"
            "    Indicates whether two's complement is used to represent the integer.") {
    Value little = is_little(arg(args, 2), TEXT("from_bytes"));
    RETURN_IF_ERROR(little);
    Value is_signed = is_unset(arg(args, 3)) ? FALSE : object_truth(arg(args, 3));
    RETURN_IF_ERROR(is_signed);
    Value bytes = bytes_of(arg(args, 1));
    RETURN_IF_ERROR(bytes);
    Buffer buffer = buffer_of(bytes);
    Value n = int_from_bytes(buffer.block, buffer.from, buffer.length, is_true(little), is_true(is_signed));
    return is_error(n) || same(arg(args, 0), CLASS(int)) ? n : call1(arg(args, 0), n);
}
