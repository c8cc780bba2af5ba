# __slots__: no dict, descriptors, inheritance.
class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"))
p.y = 2
print(p.y)
for f in (lambda: setattr(p, "z", 1), lambda: P(0).y, lambda: delattr(P(0), "y")):
    try:
        f()
    except AttributeError as e:
        print("AttributeError", e)
print(P.__slots__, type(P.x).__name__, P.x.__get__(p))


class Q(P):
    __slots__ = ["w"]


q = Q(5)
q.w = 6
print(q.x, q.w, hasattr(q, "__dict__"))


class R(P):
    pass


r = R(1)
r.z = 3
print(r.x, r.z, r.__dict__)


class One:
    __slots__ = "single"


o = One()
o.single = 1
print(o.single)
for ns in ({"__slots__": ("a",), "a": 1}, {"__slots__": ("1bad",)}, {"__slots__": (3,)}):
    try:
        type("Bad", (), ns)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__, w.a)
