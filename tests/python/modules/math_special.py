# math: gamma, erf, and values at infinities and nan.
import math

for f in (math.gamma, math.lgamma, math.erf, math.erfc):
    print(f.__name__, [f(x) for x in (0.5, 1.0, 1.5, 2.0, 5.0, 10.0, 0.1)])
inf, nan = math.inf, math.nan
for f in (math.sqrt, math.exp, math.log, math.log2, math.log1p, math.sin, math.tan, math.atan, math.tanh, math.sinh, math.gamma, math.lgamma, math.erf, math.erfc, math.acos, math.acosh, math.atanh, math.expm1, math.cosh, math.asinh, math.cbrt, math.exp2):
    row = []
    for x in (inf, -inf, nan, 0.0, -0.0, -1.0, -2, 800.0):
        try:
            row.append(f(x))
        except (ValueError, OverflowError) as e:
            row.append(str(e))
    print(f.__name__, row)
for a, b in ((0, -1), (-1, 0.5), (inf, -1), (-inf, 3), (2, inf), (0.5, inf), (1, inf), (-1, inf), (1e200, 2), (0.0, -2.5), (nan, 0)):
    try:
        print(a, b, math.pow(a, b))
    except (ValueError, OverflowError) as e:
        print(a, b, type(e).__name__, e)
for f in (lambda: math.log(0), lambda: math.log(-5), lambda: math.log("x"), lambda: math.log(0, 10), lambda: math.log(5, 1), lambda: math.sqrt(-1), lambda: math.sqrt("x"), lambda: math.sqrt(), lambda: math.sqrt(1j), lambda: math.log(10, -2), lambda: math.atan2(1), lambda: math.exp(710), lambda: math.log10(0), lambda: math.gamma(-1), lambda: math.gamma(172)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
