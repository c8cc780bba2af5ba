// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module math, functions of integers of any size: factorial, perm, comb, gcd, lcm, isqrt, prod. Products of many
// factors are computed by halves, so that both sides of each multiplication are of like size.
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/tuple.h"

// from * (from + 1) * .. * to; 1 when there are no factors.
static Value product_u64(uint64_t from, uint64_t to) {
    if (to < from) return int_u32(1);
    if (to - from < 12) {
        Value result = int_u32(1);
        uint64_t part = from;
        for (uint64_t n = from + 1; n <= to && n; n++) {
            U128 wide = u64_mul(part, n);
            if (wide.high == 0) {
                part = wide.low;
                continue;
            }
            Value factor = int_from_u64(part);
            RETURN_IF_ERROR(factor);
            result = long_mul(result, factor);
            RETURN_IF_ERROR(result);
            part = n;
        }
        Value factor = int_from_u64(part);
        return is_error(factor) ? ERROR : long_mul(result, factor);
    }
    uint64_t middle = from + (to - from) / 2;
    Value low = product_u64(from, middle);
    RETURN_IF_ERROR(low);
    Value high = product_u64(middle + 1, to);
    return is_error(high) ? ERROR : long_mul(low, high);
}

// n * (n - 1) * .. of `count` factors, for any n >= count >= 1.
static Value falling(Value n, uint64_t count) {
    U64Result small = int_to_u64(n);
    if (small.ok) return product_u64(small.value - count + 1, small.value);
    if (count == 1) return n;
    Value high = falling(n, count / 2);
    RETURN_IF_ERROR(high);
    Value half = int_from_u64(count / 2);
    RETURN_IF_ERROR(half);
    Value rest = long_sub(n, half);
    RETURN_IF_ERROR(rest);
    Value low = falling(rest, count - count / 2);
    return is_error(low) ? ERROR : long_mul(high, low);
}

static Value factorial(Value argument) {
    Value n = object_index(argument);
    RETURN_IF_ERROR(n);
    if (int_is_negative(n)) return VALUE_ERROR("factorial() not defined for negative values");
    I64Result small = int_to_i64(n);
    if (!small.ok)
        return raise0(CLASS(OverflowError),
                      TEXT("factorial() argument should not exceed 9223372036854775807"));
    return product_u64(1, (uint64_t)small.value);
}
FUNCTION(math, factorial, "($module, n, /)",
         "Find n!.\n\nRaise a ValueError if x is negative or non-integral.") {
    return factorial(arg(args, 1));
}

static Value check_natural(Value n, Value k) {
    if (int_is_negative(n)) return VALUE_ERROR("n must be a non-negative integer");
    return int_is_negative(k) ? VALUE_ERROR("k must be a non-negative integer") : NONE;
}

FUNCTION(math, perm, "($module, n, k=None, /)",
         "Number of ways to choose k items from n items without repetition and with order.\n\nEvaluates to "
         "n! / (n "
         "- k)! when k <= n and evaluates\nto zero when k > n.\n\nIf k is not specified or is None, then k "
         "defaults "
         "to n\nand the function returns n!.\n\nRaises TypeError if either of the arguments are not "
         "integers.\nRaises ValueError if either of the arguments are negative.") {
    if (is_unset(arg(args, 2)) || is_none(arg(args, 2))) return factorial(arg(args, 1));
    Value n = object_index(arg(args, 1));
    RETURN_IF_ERROR(n);
    Value k = object_index(arg(args, 2));
    RETURN_IF_ERROR(k);
    RETURN_IF_ERROR(check_natural(n, k));
    if (long_compare(n, k) < 0) return int_u32(0);
    I64Result count = int_to_i64(k);
    if (!count.ok) return raise0(CLASS(OverflowError), TEXT("k must not exceed 9223372036854775807"));
    return count.value == 0 ? int_u32(1) : falling(n, (uint64_t)count.value);
}

FUNCTION(
    math, comb, "($module, n, k, /)",
    "Number of ways to choose k items from n items without repetition and without order.\n\nEvaluates to n! "
    "/ "
    "(k! * (n - k)!) when k <= n and evaluates\nto zero when k > n.\n\nAlso called the binomial coefficient "
    "because it is equivalent\nto the coefficient of k-th term in polynomial expansion of the\nexpression (1 "
    "+ x)**n.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either "
    "of the arguments are negative.") {
    Value n = object_index(arg(args, 1));
    RETURN_IF_ERROR(n);
    Value k = object_index(arg(args, 2));
    RETURN_IF_ERROR(k);
    RETURN_IF_ERROR(check_natural(n, k));
    Value rest = long_sub(n, k);
    RETURN_IF_ERROR(rest);
    if (int_is_negative(rest)) return int_u32(0);
    if (long_compare(rest, k) < 0) k = rest;
    I64Result count = int_to_i64(k);
    if (!count.ok)
        return raise0(CLASS(OverflowError), TEXT("min(n - k, k) must not exceed 9223372036854775807"));
    if (count.value == 0) return int_u32(1);
    Value top = falling(n, (uint64_t)count.value);
    RETURN_IF_ERROR(top);
    Value bottom = product_u64(1, (uint64_t)count.value);
    return is_error(bottom) ? ERROR : long_floordiv(top, bottom);
}

FUNCTION(math, isqrt, "($module, n, /)", "Return the integer part of the square root of the input.") {
    Value n = object_index(arg(args, 1));
    RETURN_IF_ERROR(n);
    if (int_is_negative(n)) return VALUE_ERROR("isqrt() argument must be nonnegative");
    return long_isqrt(n);
}

FUNCTION(math, gcd, "($module, *integers)", "Greatest Common Divisor.") {
    Value numbers = arg(args, 1), result = int_u32(0);
    for (uint64_t i = 0; i < tuple_length(numbers); i++) {
        Value n = object_index(tuple_get(numbers, i));
        RETURN_IF_ERROR(n);
        result = long_gcd(result, n);
        RETURN_IF_ERROR(result);
    }
    return result;
}

static Value lcm(Value a, Value b) {
    if (int_is_zero(a) || int_is_zero(b)) return int_u32(0);
    Value common = long_gcd(a, b);
    RETURN_IF_ERROR(common);
    Value part = long_floordiv(a, common);
    RETURN_IF_ERROR(part);
    Value result = long_mul(part, b);
    return is_error(result) ? ERROR : long_abs(result);
}
FUNCTION(math, lcm, "($module, *integers)", "Least Common Multiple.") {
    Value numbers = arg(args, 1), result = int_u32(1);
    for (uint64_t i = 0; i < tuple_length(numbers); i++) {
        Value n = object_index(tuple_get(numbers, i));
        RETURN_IF_ERROR(n);
        result = lcm(result, n);
        RETURN_IF_ERROR(result);
    }
    return result;
}

FUNCTION(
    math, prod, "($module, iterable, /, *, start=1)",
    "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the "
    "product is 1.\n\nWhen the iterable is empty, return the start value.  This function is\nintended "
    "specifically for use with numeric values and may reject\nnon-numeric types.") {
    Value iterator = object_iter(arg(args, 1)), result = arg(args, 2);
    RETURN_IF_ERROR(iterator);
    if (is_unset(result)) result = int_u32(1);
    for (Value item = object_next(iterator); !is_unset(item); item = object_next(iterator)) {
        RETURN_IF_ERROR(item);
        result = object_binary(BINARY_MUL, result, item);
        RETURN_IF_ERROR(result);
    }
    return result;
}
