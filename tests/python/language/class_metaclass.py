# Metaclasses: __new__, __init__, __call__, __prepare__, attributes, derived.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 1}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases])
        return super().__new__(mcs, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kw)

    def on_class(cls):
        return "meta method of " + cls.__name__

    @property
    def meta_prop(cls):
        return cls.__name__.upper()

    def __len__(cls):
        return 42

    def __getattr__(cls, name):
        return "meta getattr " + name

    def __iter__(cls):
        return iter("iter")

    def __contains__(cls, item):
        return item == "in"


class A(metaclass=Meta, option=True):
    def __init__(self, v):
        self.v = v


class B(A):
    pass


print(A(3).v, A.injected, A.on_class(), B.meta_prop, len(B), A.unknown, list(A), "in" in A)
print(type(B) is Meta, isinstance(A, Meta), isinstance(A, type))
print(hasattr(B(1), "on_class"))
D = Meta("D", (A,), {"x": 5})
print(D.x, type(D).__name__)


class M1(type): pass
class M2(type): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass


try:
    class Z(X, Y): pass
except TypeError as e:
    print(e)


def factory(name, bases, ns):
    return name, bases, sorted(k for k in ns if k[0] != "_")


class F(metaclass=factory):
    a = 1


print(F)
