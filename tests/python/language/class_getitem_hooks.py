# __class_getitem__, __mro_entries__, and class keyword arguments.
class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Sub(Box):
    pass


print(Box[int], Sub["x", 1], Box[...])


class Fake:
    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return (Box,)


class Real(Fake(), dict):
    pass


print(Real.__bases__, Real.__orig_bases__[0].__class__.__name__, Real[5])


class Meta(type):
    def __getitem__(cls, item):
        return "meta", item

    def __new__(mcs, name, bases, ns, *, upper=False):
        if upper:
            ns = {k.upper() if not k.startswith("_") else k: v for k, v in ns.items()}
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, *, upper=False):
        super().__init__(name, bases, ns)


class A(metaclass=Meta, upper=True):
    value = 1

    def __class_getitem__(cls, item):
        return "class"


print(A[1], A.VALUE, hasattr(A, "value"))
try:
    class B(metaclass=Meta, unknown=1):
        pass
except TypeError as e:
    print(e)
kw = {"metaclass": Meta}
bases = (Box,)


class C(*bases, **kw):
    pass


print(type(C).__name__, C.__bases__)
