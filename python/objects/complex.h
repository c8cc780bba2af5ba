// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// complex: a bytes block of shape SHAPE(complex) with two doubles, the real part first.
#pragma once
#include "python/objects/float.h"

typedef struct {
    double real, imag;
} Complex;
typedef struct {
    bool ok; // else the exception is set
    Complex value;
} ComplexResult;

Value complex_new(double real, double imag);
INLINE bool complex_is_exact(Value v) { return IS_EXACT(v, complex); }
Complex complex_value(Value v); // of an exact complex or an instance of a subclass
Value complex_repr(Complex c);
// The spec's own part for format(): each part laid out by float_format with these.
Value complex_parse(Value text); // complex(text) for an exact str; ValueError
int64_t complex_hash(Complex c);
// complex(v) as cmath's functions convert arguments: __complex__, else as float_from_object.
ComplexResult complex_from_object(Value v);

Complex complex_add(Complex a, Complex b);
Complex complex_sub(Complex a, Complex b);
Complex complex_mul(Complex a, Complex b);
ComplexResult complex_div(Complex a, Complex b); // ZeroDivisionError
ComplexResult complex_pow(Complex a, Complex b); // ZeroDivisionError, OverflowError
