# Module cmath: every function on special values, signed zeros, large and small arguments, and random ones.
import _random
import cmath
import math

inf, nan = math.inf, math.nan
values = [-inf, -1e308, -1.5, -1.0, -1e-310, -0.0, 0.0, 1e-310, 1.0, 0.5, 300.25, 1e200, 1e308, inf, nan]
functions = "acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sin sinh sqrt tan tanh isfinite isnan isinf".split()


def show(f, *arguments):
    try:
        return repr(f(*arguments)).replace("-nan", "nan")
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        return type(e).__name__ + " " + str(e)


for name in functions:
    f = getattr(cmath, name)
    print(name, *[show(f, complex(x, y)) for x in values for y in values])
print("rect", *[show(cmath.rect, x, y) for x in values for y in values])
r = _random.Random(5)
for name in functions:
    f = getattr(cmath, name)
    for i in range(40):
        print(name, show(f, complex((r.random() - 0.5) * 2.0 ** (r.getrandbits(4) - 7), (r.random() - 0.5) * 2.0 ** (r.getrandbits(4) - 7))))
for arguments in ((8, 2), (1, 0), (0, 1), (2, 1), (1j, 10), (-1, 1j), ("a",), (1, "a"), (), (1, 2, 3), (3 + 4j, 2.5), (inf, 2), (2, inf)):
    print(arguments, show(cmath.log, *arguments))
for a, b, more in ((1, 1 + 1e-10j, {}), (1, 2, {"rel_tol": 0.5}), (inf, inf, {}), (inf, 1, {"abs_tol": inf}), (nan, nan, {}), (1, 2, {"rel_tol": -1}), (1e-9j, 0, {"abs_tol": 1e-8})):
    print(a, b, more, show(lambda: cmath.isclose(a, b, **more)))


class Both:
    def __complex__(self):
        return 1 + 2j


class Float:
    def __float__(self):
        return 0.5


class Bad:
    def __complex__(self):
        return 1.0


print(show(cmath.exp, Both()), show(cmath.exp, Float()), show(cmath.exp, Bad()), show(cmath.exp, "1"), show(cmath.exp, 10**400), show(cmath.rect, 1j, 2))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj, [n for n in dir(cmath) if n[0] != "_"])
