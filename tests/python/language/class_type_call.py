# type() with one and three arguments; class creation through it.
C = type("C", (), {"x": 1, "get": lambda self: self.x})
print(C.__name__, C().get(), C.__module__, C.__qualname__)
D = type("D", (C,), dict(x=2, __doc__="doc"))
print(D().get(), D.__doc__, D.__bases__)
for v in (1, 1.5, "s", None, [], (), {}, set(), len, lambda: 0, type, object(), ..., NotImplemented, range(1),
          1j, b"", True, slice(1), iter([]), iter(""), (x for x in ()), C, C()):
    print(type(v).__name__, end=" ")
print()
print(type(type) is type, isinstance(object, type), issubclass(type, object))
for args in ((), (1, 2), ("a", 1, {}), ("a", (), 1), (1, (), {}), ("a", (1,), {}), ("a", (bool,), {})):
    try:
        type(*args)
    except TypeError as e:
        print(e)


class E(type("Anon", (), {"v": 9})):
    pass


print(E.v, E.__mro__[1].__name__)
C.__name__ = "Renamed"
print(C, D.__mro__[1].__name__)
