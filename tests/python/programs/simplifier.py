# Symbolic expressions: operators build trees, simplification, derivation, evaluation.
class Expr:
    def __add__(self, o): return Add(self, wrap(o))
    def __radd__(self, o): return Add(wrap(o), self)
    def __sub__(self, o): return Add(self, Mul(Num(-1), wrap(o)))
    def __rsub__(self, o): return Add(wrap(o), Mul(Num(-1), self))
    def __mul__(self, o): return Mul(self, wrap(o))
    def __rmul__(self, o): return Mul(wrap(o), self)
    def __pow__(self, o): return Pow(self, wrap(o))
    def __neg__(self): return Mul(Num(-1), self)

    def __eq__(self, o):
        return type(self) is type(o) and self.key() == o.key()

    def __hash__(self):
        return hash((type(self).__name__, self.key()))

    def simplify(self):
        before, after = None, self
        while before != after:
            before, after = after, after.once()
        return after

    def once(self):
        return self


class Num(Expr):
    def __init__(self, value): self.value = value
    def key(self): return self.value
    def __str__(self): return str(self.value) if self.value >= 0 else f"({self.value})"
    def d(self, x): return Num(0)
    def at(self, **env): return self.value


class Var(Expr):
    def __init__(self, name): self.name = name
    def key(self): return self.name
    def __str__(self): return self.name
    def d(self, x): return Num(int(self.name == x))

    def at(self, **env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"{self.name} has no value") from None


class Binary(Expr):
    def __init__(self, a, b): self.a, self.b = a, b
    def key(self): return (self.a, self.b)
    def __str__(self): return f"({self.a} {self.sign} {self.b})"
    def at(self, **env): return self.apply(self.a.at(**env), self.b.at(**env))

    def once(self):
        a, b = self.a.once(), self.b.once()
        if isinstance(a, Num) and isinstance(b, Num):
            return Num(self.apply(a.value, b.value))
        return self.rules(a, b)


class Add(Binary):
    sign = "+"
    apply = staticmethod(lambda a, b: a + b)
    def d(self, x): return self.a.d(x) + self.b.d(x)

    def rules(self, a, b):
        match a, b:
            case (Num(value=0), e) | (e, Num(value=0)):
                return e
            case Num(), Add(a=Num() as n, b=rest):
                return Add(Num(a.value + n.value), rest)
            case e, Num():
                return Add(b, e)
            case e, f if e == f:
                return Mul(Num(2), e)
            case Mul(a=Num(value=n), b=e), Mul(a=Num(value=m), b=f) if e == f:
                return Mul(Num(n + m), e)
            case e, Mul(a=Num(value=n), b=f) if e == f:
                return Mul(Num(n + 1), e)
        return Add(a, b)


class Mul(Binary):
    sign = "*"
    apply = staticmethod(lambda a, b: a * b)
    def d(self, x): return self.a.d(x) * self.b + self.a * self.b.d(x)

    def rules(self, a, b):
        match a, b:
            case (Num(value=0), _) | (_, Num(value=0)):
                return Num(0)
            case (Num(value=1), e) | (e, Num(value=1)):
                return e
            case Num(), Mul(a=Num() as n, b=rest):
                return Mul(Num(a.value * n.value), rest)
            case e, Num():
                return Mul(b, e)
            case Pow(a=e, b=Num(value=n)), Pow(a=f, b=Num(value=m)) if e == f:
                return Pow(e, Num(n + m))
            case e, Pow(a=f, b=Num(value=n)) if e == f:
                return Pow(e, Num(n + 1))
            case e, f if e == f:
                return Pow(e, Num(2))
            case e, Mul(a=Num() as n, b=f):
                return Mul(n, Mul(e, f))
        return Mul(a, b)


class Pow(Binary):
    sign = "**"
    apply = staticmethod(lambda a, b: a ** b)

    def d(self, x):
        if not isinstance(self.b, Num):
            raise NotImplementedError(f"exponent {self.b}")
        return self.b * self.a ** (self.b.value - 1) * self.a.d(x)

    def rules(self, a, b):
        match b:
            case Num(value=0):
                return Num(1)
            case Num(value=1):
                return a
        return Pow(a, b)


def wrap(v):
    return v if isinstance(v, Expr) else Num(v)


x, y = Var("x"), Var("y")
for e in (x + 0, 1 * x * 1, x + x, x * x * x, 2 * x + 3 * x, (x + 1) * 0 + y, x ** 1 + x ** 0, 3 + (4 + x), 2 * (3 * x) - x, -(-x), (x + y) * (x + y), Num(2) ** 10 + x):
    print(e, "=>", e.simplify())
f = 3 * x ** 4 - 2 * x ** 2 + 7 * x - 5
for i in range(6):
    print(f"f{chr(39) * i} =", f.simplify(), "at 2:", f.at(x=2))
    f = f.d("x").simplify()
g = (x * y + y ** 2) * x
print(g.d("x").simplify(), g.d("y").simplify(), g.at(x=2, y=3), g.d("y").at(x=2, y=3), len({x + y, x + y, y + x}))
for h in (lambda: g.at(x=1), lambda: (x ** x).d("x")):
    try:
        h()
    except (NameError, NotImplementedError) as e:
        print(type(e).__name__, e)
