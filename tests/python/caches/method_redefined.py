# Methods and class attributes change while a loop calls them.
class A:
    def m(self):
        return 1

    k = 10


class B(A):
    pass


b = B()
out = []
for i in range(30):
    out.append(b.m() + b.k)
    if i == 5:
        A.m = lambda self: 2
    elif i == 10:
        B.m = lambda self: 3
    elif i == 15:
        b.m = lambda: 4
    elif i == 20:
        del b.m
        B.k = 20
    elif i == 25:
        del B.m
        b.k = 30
print(out)


class C:
    pass


c = C()
out = []
for i in range(20):
    out.append(getattr(c, "v", None) if i < 10 else c.v)
    if i == 3:
        C.v = "class"
    elif i == 7:
        c.v = "instance"
    elif i == 12:
        C.v = property(lambda self: "property")
    elif i == 16:
        C.v = "plain again"
print(out)


class P:
    def f(self):
        return "P"


class Q:
    def f(self):
        return "Q"


class R(P):
    pass


r = R()
out = []
for i in range(12):
    out.append(r.f())
    if i == 4:
        R.__bases__ = (Q,)
    elif i == 8:
        r.__class__ = P
print(out)
