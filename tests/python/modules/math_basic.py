# math: rounding, absolute, sign, classification, constants.
import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
for x in (0.0, -0.0, 2.5, -2.5, 1e20, -0.5, 3, True, 10**20):
    print(x, math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x), math.copysign(1, x), math.isfinite(x))
print(math.modf(3.75), math.modf(-3.75), math.modf(-0.0), math.modf(math.inf), math.frexp(8.5), math.frexp(0.0), math.frexp(-3), math.ldexp(0.75, 3), math.ldexp(1, -1080), math.ldexp(5e-324, 60))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(math.inf, math.inf))
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(1e20, 3), math.remainder(7, 4), math.remainder(5, 2), math.remainder(-7.5, 2), math.nextafter(1, 2), math.nextafter(0, -1), math.ulp(1), math.ulp(0), math.ulp(1e300))
for f in (lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.trunc("x"), lambda: math.fmod(1, 0), lambda: math.fmod(math.inf, 1), lambda: math.ldexp(1, 5000), lambda: math.remainder(1, 0), lambda: math.isclose(1, 1, rel_tol=-1), lambda: math.ldexp(1, 1.5), lambda: math.floor(), lambda: math.fabs("x"), lambda: math.frexp(10**400)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
