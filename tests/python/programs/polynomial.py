# Polynomials over the integers and fractions: arithmetic, division, gcd, roots, interpolation.
from math import gcd


class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("fraction with denominator 0")
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def of(v):
        return v if isinstance(v, Fraction) else Fraction(v)

    def __add__(self, o): o = Fraction.of(o); return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    def __mul__(self, o): o = Fraction.of(o); return Fraction(self.n * o.n, self.d * o.d)
    def __truediv__(self, o): o = Fraction.of(o); return Fraction(self.n * o.d, self.d * o.n)
    def __neg__(self): return Fraction(-self.n, self.d)
    def __sub__(self, o): return self + -Fraction.of(o)
    def __eq__(self, o): o = Fraction.of(o); return self.n == o.n and self.d == o.d
    def __lt__(self, o): o = Fraction.of(o); return self.n * o.d < o.n * self.d
    def __bool__(self): return self.n != 0
    def __float__(self): return self.n / self.d
    def __repr__(self): return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"
    __radd__, __rmul__ = __add__, __mul__


class Poly:
    """Coefficients from the constant term up."""

    def __init__(self, *c):
        c = [Fraction.of(x) for x in c]
        while c and not c[-1]:
            c.pop()
        self.c = tuple(c)

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        total = Fraction(0)
        for c in reversed(self.c):
            total = total * x + c
        return total

    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        return Poly(*(a + b for a, b in zip(self.c + (0,) * (n - len(self.c)), o.c + (Fraction(0),) * (n - len(o.c)))))

    def __neg__(self):
        return Poly(*(-c for c in self.c))

    def __sub__(self, o):
        return self + -o

    def __mul__(self, o):
        if not isinstance(o, Poly):
            return Poly(*(c * o for c in self.c))
        out = [Fraction(0)] * (len(self.c) + len(o.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] = out[i + j] + a * b
        return Poly(*out)

    __rmul__ = __mul__

    def __pow__(self, n):
        out = Poly(1)
        for _ in range(n):
            out = out * self
        return out

    def __divmod__(self, o):
        if not o.c:
            raise ZeroDivisionError("division by the zero polynomial")
        rest, quotient = list(self.c), [Fraction(0)] * max(len(self.c) - len(o.c) + 1, 0)
        for i in range(len(quotient) - 1, -1, -1):
            q = quotient[i] = rest[i + len(o.c) - 1] / o.c[-1]
            for j, b in enumerate(o.c):
                rest[i + j] = rest[i + j] - q * b
        return Poly(*quotient), Poly(*rest)

    def __floordiv__(self, o): return divmod(self, o)[0]
    def __mod__(self, o): return divmod(self, o)[1]
    def __eq__(self, o): return isinstance(o, Poly) and len(self.c) == len(o.c) and all(a == b for a, b in zip(self.c, o.c))
    def derivative(self): return Poly(*(c * i for i, c in enumerate(self.c) if i))
    def monic(self): return self * (Fraction(1) / self.c[-1])

    def __str__(self):
        terms = []
        for i in range(self.degree, -1, -1):
            c = self.c[i]
            if c:
                size = Fraction(abs(c.n), c.d)
                body = {0: "", 1: "x"}.get(i, f"x^{i}")
                terms.append(("- " if c < 0 else "+ ") + ("" if size == 1 and i else str(size)) + body)
        text = " ".join(terms) or "0"
        return text[2:] if text.startswith("+") else text.replace("- ", "-", 1)


def common(a, b):
    while b.c:
        a, b = b, a % b
    return a.monic()


def interpolate(points):
    total = Poly()
    for i, (xi, yi) in enumerate(points):
        term = Poly(yi)
        for j, (xj, _) in enumerate(points):
            if i != j:
                term = term * Poly(-xj, 1) * (Fraction(1) / Fraction(xi - xj))
        total = total + term
    return total


def roots(p, steps=60):
    """Real roots by Newton from many starts, simple ones only."""
    d, found = p.derivative(), []
    f = [float(c) for c in p.c]
    g = [float(c) for c in d.c]
    for k in range(-40, 41):
        x = k / 4
        for _ in range(steps):
            fx = sum(c * x ** i for i, c in enumerate(f))
            gx = sum(c * x ** i for i, c in enumerate(g))
            if gx == 0:
                break
            x, before = x - fx / gx, x
            if abs(x - before) < 1e-13:
                if not any(abs(x - r) < 1e-6 for r in found):
                    found.append(x)
                break
    return sorted(round(r, 6) + 0.0 for r in found)


p, q = Poly(-6, 11, -6, 1), Poly(-1, 0, 1)
print(p, "|", q, "|", p + q, "|", p - q, "|", p * q, "|", q ** 3, "|", -p, "|", Poly(), "|", Poly(0, -1), "|", Poly(Fraction(-1, 2), 0, Fraction(3, 4)))
print(divmod(p, q)[0], "|", p % q, "|", common(p, q), "|", p.derivative(), "|", p(2), p(Fraction(1, 2)), p == p // q * q + p % q, p.degree, Poly().degree)
print(interpolate([(0, 1), (1, 3), (2, 2), (5, -1)]), "|", interpolate([(i, i**4 - i) for i in range(6)]), roots(p), roots(Poly(-2, 0, 1)), roots(Poly(1, 0, 1)))
t = [Poly(1), Poly(0, 1)]
for _ in range(8):
    t.append(Poly(0, 2) * t[-1] - t[-2])
print(*t, sep="\n")
for f in (lambda: divmod(p, Poly()), lambda: Fraction(1, 0)):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
