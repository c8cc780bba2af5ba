// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// complex as a class: construction, operators, methods.
#include "python/objects/complex.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/number.h"
#include "python/objects/real.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(complex, "complex", object, 0,
     "Create a complex number from a real part and an optional imaginary part.\n"
     "\n"
     "This is equivalent to (real + imag*1j) where imag defaults to 0.");

static bool is_complex_object(Value v) { return layout_of(v) == T_complex; }

// --- construction ------------------------------------------------------------------------------------------

// v.__complex__(), an exact complex or instance of a subclass; UNSET: there is none.
static Value by_method(Value v) {
    if (complex_is_exact(v)) return v;
    Value result = call_special0(v, NAME(__complex__));
    if (is_error(result) || is_unset(result)) return result;
    if (is_complex_object(result)) {
        if (complex_is_exact(result)) return result;
        Value warned = convert_warn_subclass(TEXT("__complex__"), TEXT("complex"), v, result, false);
        return is_error(warned) ? ERROR : result;
    }
    return raise1(CLASS(TypeError), TEXT("__complex__ returned non-complex (type {t})"), result);
}

static bool is_real(Value v) {
    return is_int_object(v) || is_float_object(v) || object_has_index(v) ||
           !is_unset(class_lookup(class_of(v), NAME(__float__)));
}

ComplexResult complex_from_object(Value v) {
    Value own = by_method(v);
    if (is_error(own)) return (ComplexResult){0};
    if (!is_unset(own)) return (ComplexResult){true, complex_value(own)};
    DoubleResult d = float_from_object(v);
    return (ComplexResult){d.ok, {d.value, 0.0}};
}

static Value construct(Value real, Value imag) {
    if (is_str(real)) {
        if (!is_unset(imag)) return TYPE_ERROR("complex() can't take second arg if first is a string");
        return complex_parse(str_plain(real));
    }
    if (!is_unset(imag) && is_str(imag)) return TYPE_ERROR("complex() second arg can't be a string");
    Value own = is_unset(real) ? int_u32(0) : by_method(real);
    RETURN_IF_ERROR(own);
    if (!is_unset(own)) real = own;
    if (!is_complex_object(real) && !is_real(real))
        return raise1(CLASS(TypeError),
                      TEXT("complex() first argument must be a string or a number, not '{t}'"), real);
    if (!is_unset(imag) && !is_complex_object(imag) && !is_real(imag))
        return raise1(CLASS(TypeError), TEXT("complex() second argument must be a number, not '{t}'"), imag);
    Complex a = {0.0, 0.0}, b = {0.0, 0.0};
    if (is_complex_object(real)) {
        a = complex_value(real);
    } else {
        DoubleResult d = float_from_object(real);
        if (!d.ok) return ERROR;
        a.real = d.value;
    }
    if (is_unset(imag)) return complex_new(a.real, a.imag);
    if (is_complex_object(imag)) {
        b = complex_value(imag);
        a.real -= b.imag;
    } else {
        DoubleResult d = float_from_object(imag);
        if (!d.ok) return ERROR;
        b.real = d.value;
    }
    if (is_complex_object(real)) b.real += a.imag;
    return complex_new(a.real, b.real);
}

STATICMETHOD(complex, __new__, "!($type, real=0, imag=0)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), real = arg(args, 1), imag = arg(args, 2);
    if (same(class, CLASS(complex)) && complex_is_exact(real) && is_unset(imag)) return real;
    Value plain = construct(real, imag);
    if (is_error(plain) || same(class, CLASS(complex))) return plain;
    Value instance = new_instance(class);
    RETURN_IF_ERROR(instance);
    slot_set(ref_of(instance), 0, plain);
    return instance;
}

static Complex self_of(Args args) { return complex_value(arg(args, 0)); }

METHOD(complex, __getnewargs__, "($self, /)", "") {
    Value real = float_new(self_of(args).real);
    RETURN_IF_ERROR(real);
    Value imag = float_new(self_of(args).imag);
    return is_error(imag) ? ERROR : tuple2(real, imag);
}

// --- what it is --------------------------------------------------------------------------------------------

METHOD(complex, __repr__, "($self, /)", "Return repr(self).") { return complex_repr(self_of(args)); }

METHOD(complex, __hash__, "($self, /)", "Return hash(self).") { return int_new(complex_hash(self_of(args))); }

METHOD(complex, __bool__, "($self, /)", "True if self else False") {
    return bool_value(self_of(args).real != 0 || self_of(args).imag != 0);
}

METHOD(complex, __complex__, "($self, /)", "Convert this value to exact type complex.") {
    return complex_is_exact(arg(args, 0)) ? arg(args, 0)
                                          : complex_new(self_of(args).real, self_of(args).imag);
}

METHOD(complex, __pos__, "($self, /)", "+self") {
    return complex_is_exact(arg(args, 0)) ? arg(args, 0)
                                          : complex_new(self_of(args).real, self_of(args).imag);
}
METHOD(complex, __neg__, "($self, /)", "-self") {
    return complex_new(-self_of(args).real, -self_of(args).imag);
}

METHOD(complex, __abs__, "($self, /)", "abs(self)") {
    Complex c = self_of(args);
    double size = real_hypot(c.real, c.imag);
    if (f64_is_inf(size) && f64_is_finite(c.real) && f64_is_finite(c.imag))
        return raise0(CLASS(OverflowError), TEXT("absolute value too large"));
    return float_new(size);
}

METHOD(complex, conjugate, "($self, /)",
       "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.") {
    return complex_new(self_of(args).real, -self_of(args).imag);
}

MEMBER(complex, real, "the real part of a complex number") { return float_new(self_of(args).real); }
MEMBER(complex, imag, "the imaginary part of a complex number") { return float_new(self_of(args).imag); }

// --- operators ---------------------------------------------------------------------------------------------

// The plain number behind any built-in one, or UNSET.
static Value operand(Value v) {
    if (is_complex_object(v) || is_float_object(v)) return object_plain(v);
    return is_int_object(v) ? int_plain(v) : UNSET;
}

static Value binary(Value a, Value b, enum BinaryOp op) {
    a = operand(a), b = operand(b);
    return is_unset(a) || is_unset(b) ? NOT_IMPLEMENTED : number_binary(op, a, b);
}
static Value forward(Args args, enum BinaryOp op) { return binary(arg(args, 0), arg(args, 1), op); }
static Value reflected(Args args, enum BinaryOp op) { return binary(arg(args, 1), arg(args, 0), op); }

METHOD(complex, __add__, "($self, value, /)", "Return self+value.") { return forward(args, BINARY_ADD); }
METHOD(complex, __radd__, "($self, value, /)", "Return value+self.") { return reflected(args, BINARY_ADD); }
METHOD(complex, __sub__, "($self, value, /)", "Return self-value.") { return forward(args, BINARY_SUB); }
METHOD(complex, __rsub__, "($self, value, /)", "Return value-self.") { return reflected(args, BINARY_SUB); }
METHOD(complex, __mul__, "($self, value, /)", "Return self*value.") { return forward(args, BINARY_MUL); }
METHOD(complex, __rmul__, "($self, value, /)", "Return value*self.") { return reflected(args, BINARY_MUL); }
METHOD(complex, __truediv__, "($self, value, /)", "Return self/value.") {
    return forward(args, BINARY_TRUEDIV);
}
METHOD(complex, __rtruediv__, "($self, value, /)", "Return value/self.") {
    return reflected(args, BINARY_TRUEDIV);
}

static Value power(Value a, Value b, Value modulus) {
    if (is_unset(operand(a)) || is_unset(operand(b))) return NOT_IMPLEMENTED;
    if (!is_unset(modulus) && !is_none(modulus)) return VALUE_ERROR("complex modulo");
    return binary(a, b, BINARY_POW);
}

METHOD(complex, __pow__, "($self, value, mod=None, /)", "Return pow(self, value, mod).") {
    return power(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(complex, __rpow__, "($self, value, mod=None, /)", "Return pow(value, self, mod).") {
    return power(arg(args, 1), arg(args, 0), arg(args, 2));
}

static Value compare(Args args, enum CompareOp op) {
    Value other = operand(arg(args, 1));
    if (is_unset(other)) return NOT_IMPLEMENTED;
    Value result = number_compare(op, operand(arg(args, 0)), other);
    return is_unset(result) ? NOT_IMPLEMENTED : result;
}

METHOD(complex, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }
METHOD(complex, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }
METHOD(complex, __lt__, "($self, value, /)", "Return self<value.") { return NOT_IMPLEMENTED; }
METHOD(complex, __le__, "($self, value, /)", "Return self<=value.") { return NOT_IMPLEMENTED; }
METHOD(complex, __gt__, "($self, value, /)", "Return self>value.") { return NOT_IMPLEMENTED; }
METHOD(complex, __ge__, "($self, value, /)", "Return self>=value.") { return NOT_IMPLEMENTED; }
