# math: powers, logarithms, exponentials, trigonometry, at ordinary points.
import math

points = (0.0, 0.1, 0.5, 1.0, 1.5, 2.0, 3.0, 10.0, 0.001, 1e-10, 100.25, 12345.678)
for f in (math.sqrt, math.exp, math.expm1, math.log1p, math.sin, math.cos, math.tan, math.atan, math.sinh, math.cosh, math.tanh, math.asinh, math.cbrt, math.exp2, math.degrees, math.radians):
    out = []
    for x in points:
        try:
            out.append(f(x))
        except OverflowError as e:
            out.append(str(e))
    print(f.__name__, out)
for f in (math.log, math.log2, math.log10):
    print(f.__name__, [f(x) for x in points[1:]], f(10**400), f(2**1000))
for f in (math.asin, math.acos, math.atanh):
    print(f.__name__, [f(x) for x in (0.0, 0.1, 0.5, -0.5, 0.99)])
print([math.pow(a, b) for a, b in ((2, 10), (2, 0.5), (0, 0), (-2, 3), (1.5, -2.5), (10, -5), (math.inf, 0), (1, math.nan))], [math.atan2(a, b) for a, b in ((1, 1), (0, -1), (-0.0, -1), (1, 0), (-1, -1), (0, 0))])
print(math.log(8, 2), math.log(100, 10), math.log(9, 3), math.log(2, 0.5), [math.acosh(x) for x in (1, 2, 10)], [math.sin(x) for x in (math.pi, 1e6, 1e15, -2)], [math.cos(x) for x in (math.pi / 2, 1e6, 1e22)])
