# What a call of a class comes to, while its __init__, __new__, bases and metaclass change.
class Base:
    def __init__(self, v):
        self.v = ("base", v)


class Derived(Base):
    pass


class Further(Derived):
    pass


def make():
    out = []
    for c in (Base, Derived, Further):
        try:
            out.append(c(1).v)
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    return out


print(make(), make())
Derived.__init__ = lambda self, v: setattr(self, "v", ("derived", v))
print(make())
del Derived.__init__
print(make())


class Other:
    def __init__(self, v):
        self.v = ("other", v)


Further.__bases__ = (Other, Derived)
print(make())
Further.__init__ = Derived.__init__
print(make())
Further.__init__ = 5
print(make())
Further.__init__ = staticmethod(lambda v: print("static", v))
print(make())
Further.__init__ = lambda self, v: 7
print(make())


def generator_init(self, v):
    yield v


Further.__init__ = generator_init
print(make())
Further.__init__ = Base.__init__
Base.__init__.__code__ = (lambda self, v: setattr(self, "v", "swapped code")).__code__
print(make())


def counted(cls, *args):
    o = object.__new__(cls)
    o.made = True
    return o


class New:
    def __init__(self, v):
        self.v = v


class NewDerived(New):
    pass


print(New(1).v, NewDerived(2).v)
New.__new__ = counted
print(New(1).made, NewDerived(2).made, NewDerived(2).v)
New.__new__ = lambda cls, *args: "no instance"
print(New(1), NewDerived(2))


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    def __init__(self, v):
        self.v = v


for i in range(3):
    print(WithMeta(i).v)
Meta.__call__ = lambda cls, *a: ("meta call", cls.__name__, a)
print(WithMeta(1))
del Meta.__call__
print(WithMeta(2).v)


class Plain:
    pass


print(type(Plain()).__name__)
Plain.__init__ = lambda self: print("late init")
Plain()
Plain.__init__ = object.__init__
Plain()
print([len(v) for v in ([1, 2], (1,), {1: 2}, "abc", {1, 2, 3}, b"xy", range(5))])
for v in (5, None, 1.5, object):
    try:
        print(len(v))
    except TypeError as e:
        print(e)
try:
    len([], [])
except TypeError as e:
    print(e)


class Sized(list):
    def __len__(self):
        return 99


print(len(Sized()), [len(x) for x in (Sized(), [], Sized())])
for arguments in ((3,), (1, 4), (0, 10, 3), (10, 0, -3), (5, 1), (2**70,), (-2**60, 2**60 - 1), (True,), (0, 5, 1)):
    r = range(*arguments)
    print(r, r[-1:], [*r[:4]], r.stop)
r = range(-1152921504606846976, 1152921504606846975)
print(r.index(5), r[-1], 2**60 in r)
for arguments in ((0, 1, 0), (1.5,), ("a",), (1, 2, 3, 4), ()):
    try:
        print(range(*arguments))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
data = list(range(10))
for a in (None, 0, 3, -4, 12, -12):
    for b in (None, 0, 5, -2, 11, -11):
        print(data[a:b], data[a:b:-1], data[a:b:3], end=" ")
print()
