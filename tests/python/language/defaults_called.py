# Calls that leave parameters to their defaults: functions, methods, what is bound, generators, changed __defaults__.
def f(a, b=2, c=[]): c.append(a); return a, b, len(c)
print(f(1), f(1, 3), f(1, 3, []), f(1))
class C:
    def m(self, x, y=10, *, z=5): return x, y, z
    def n(self, x=1, y=2): return x, y
    @staticmethod
    def s(x, y=3): return x, y
    @classmethod
    def k(cls, x=4): return cls.__name__, x
o = C()
print(o.m(1), o.m(1, 2), o.n(), o.n(7), o.n(7, 8), o.s(1), C.s(1, 2), o.k(), C.k(9), C.n(o, 3), C.n(o))
bound = o.n
print(bound(), bound(5))
def g(a, b="b"):
    for _ in range(2): yield a, b
print(list(g(1)), list(g(1, 2)))
for call in (lambda: f(), lambda: f(1, 2, 3, 4), lambda: o.n(1, 2, 3), lambda: o.s(), lambda: o.m()):
    try: print(call())
    except TypeError as e: print(e)
f.__defaults__ = (8,)
try: print(f(1))
except TypeError as e: print(e)
print(f(1, [])[:2] if False else f.__defaults__)
f.__defaults__ = (1, 2, [3, 4], [5])
print(f(0))
f.__defaults__ = None
try: f(0)
except TypeError as e: print(e)
f.__defaults__ = (7, [])
print(f(0), f(0))
def deep(n, step=1): return 0 if n == 0 else 1 + deep(n - step)
print(deep(500))
try: deep(10**6)
except RecursionError as e: print(type(e).__name__)
def many(a, b=1, c=2, d=3, e=4, f=5, g=6, h=7, i=8, j=9): return a, b, c, d, e, f, g, h, i, j
print(many(0), many(0, *range(20, 25)), [many(k, k)[2:4] for k in range(2)])
def local(a, b=3):
    try: print(x)
    except UnboundLocalError as e: print(e)
    x = a; del a
    return x, b
print(local(1), local(2, 4))
class Times:
    def __init__(self, l): self.l = l
    def __index__(self): self.l.clear(); return 3
l = [1, 2, 3]; print(l * Times(l), l)
l = [1, 2, 3]; l *= Times(l); print(l)
print([0] * 8, [] * 5, [1, 2] * 0, [1] * -1, 3 * ["a", "b"], (1, 2) * 2)
try: [1] * 2**62
except (MemoryError, OverflowError) as e: print(type(e).__name__)
