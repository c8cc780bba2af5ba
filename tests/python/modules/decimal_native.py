"""Module decimal: contexts, signals, construction, errors, large precisions."""
import copy
import decimal
from decimal import *


def shown(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


D = Decimal
print(decimal.__version__, decimal.HAVE_THREADS, decimal.HAVE_CONTEXTVAR, MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY)
print(DefaultContext, BasicContext, ExtendedContext)
for e in DecimalException, Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, FloatOperation:
    print([c.__name__ for c in e.__mro__], e.__module__)
for v in ["1e5", " 1_000.5 ", "-0", "+.5", "5.", ".", "", "e5", "1e", "NaN", "-sNaN12", "inf", "١٢", "1 2", "0e9999999999999999999",
          "1e9999999999999999999", "1" * 40, None, 1.5, True, 10**40, -(2**64), (0, (1, 2), -1), (1, (), "F"), (0, (1,), "n"), (2, (1,), 0),
          (0, (10,), 0), (0, (1,), "x"), (0, 1), [0, [1], 2], (0, (1,), 1.5), b"1", object]:
    shown(lambda: D(v))
c = getcontext()
for name, v in [("prec", 0), ("prec", "a"), ("Emin", 1), ("Emax", -1), ("rounding", "x"), ("capitals", 2), ("clamp", 1.0), ("traps", 3),
                ("flags", {Inexact: 1})]:
    shown(lambda: setattr(c, name, v))
shown(lambda: delattr(c, "prec"))
shown(lambda: D(1) / 0)
shown(lambda: D(0) / 0)
shown(lambda: D(1) % 0)
shown(lambda: divmod(D(1), 0))
shown(lambda: D("inf") - D("inf"))
shown(lambda: D("1e999999") * 10)
shown(lambda: D(1) < D("nan"))
shown(lambda: D(1) == D("snan"))
shown(lambda: D(1) + 1.5)
shown(lambda: D(1).compare(1.5))
shown(lambda: D(1) == 1.0)
shown(lambda: hash(D("snan")))
shown(lambda: int(D("nan")))
shown(lambda: int(D("inf")))
shown(lambda: D(1).sqrt(3))
shown(lambda: round(D("2.675"), 2))
shown(lambda: round(D("2.5")))
print(c)
c.clear_flags()
with localcontext() as inner:
    inner.prec = 5
    inner.traps[Inexact] = True
    shown(lambda: D(1) / 3)
    print(inner.flags[Inexact], c.flags[Inexact], inner)
print(getcontext() is c, D(1) / 3, c.flags[Inexact], c.flags)
with localcontext(Context(prec=9), rounding=ROUND_UP) as inner:
    print(D(1) / 3, inner)
print(copy.copy(c), c.copy(), c.__reduce__()[1])
setcontext(ExtendedContext)
print(getcontext() is ExtendedContext, D(1) / 0)


class Money(Decimal):
    def __new__(cls, value, unit="EUR"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self


m = Money("1.50")
print(type(m).__name__, m, m.unit, type(m + 1).__name__, m == D("1.5"), copy.deepcopy(D("1.5")), D(m))
print(sum(map(D, range(10))), max(D(1), D(2)), sorted([D(3), 1, D("2.5"), 2.25]))
for prec in 40, 400, 4000:
    getcontext().prec = prec
    a, b = D(2).sqrt(), D(3).sqrt()
    for r in a * b, a / b, a + b, a.ln(), b.exp() if prec < 1000 else a, a ** 5, a ** D("0.5") if prec < 1000 else b, 1 / b, (a * b).sqrt():
        text = str(r)
        print(len(text), text[:12], text[-12:], hash(r))
getcontext().prec = 60000
big = D(7) ** 50000
text = str(big * big)
print(len(text), text[:20], text[-20:], (big * big) // big == big, int(big) == 7**50000, D(7**50000) == big)
text = str(D(1) / big)
print(len(text), text[:20], text[-20:])
# Results that lie next to a rounding's boundary or to a power of ten.
c = Context(prec=7)
print(c.exp(D("-4.9999999999999E-8")), c.ln(D("2.718281828459045")), c.ln(D("0.9999999999999999")), c.log10(D("9.9999999999999999999")))
print(c.power(D("1.0000000000000000001"), D("0.5")), c.exp(D("1E-20")), c.exp(D("-1E-8")), c.remainder_near(D(1), D("1e999999")))
