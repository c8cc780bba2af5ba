# Where attributes are found: instance, class, bases; changing them later.
class A:
    v = "A"


class B(A):
    pass


class C(B):
    pass


c = C()
print(c.v)
B.v = "B"
print(c.v)
C.v = "C"
print(c.v)
c.v = "instance"
print(c.v)
del c.v, C.v, B.v
print(c.v)
A.f = lambda self: "first"
print(c.f())
A.f = lambda self: "second"
print(c.f())


def read(o):
    return o.attr


class X:
    attr = 1


x1, x2 = X(), X()
print(read(x1), read(x2))
x1.attr = 2
print(read(x1), read(x2))
X.attr = property(lambda self: "property")
print(read(x2), read(x1))
del X.attr
print(read(x1))
c.__class__ = type("Other", (A,), {"v": "other class"})
print(c.v, type(c).__name__)
c.__dict__ = {"v": "new dict"}
print(c.v)
vars(c)["w"] = 5
print(c.w)
for i in range(3):
    setattr(c, f"a{i}", i)
print([getattr(c, f"a{i}") for i in range(3)], list(c.__dict__))
try:
    c.__class__ = int
except TypeError as e:
    print(e)
C.__bases__ = (A,)
print(C().v, C.__mro__)
