# object's own methods and their defaults.
o = object()
print(o.__class__, o.__eq__(o), o.__eq__(1), o.__ne__(o), o.__lt__(1), o.__hash__() == hash(o), o.__repr__() == repr(o), o.__str__() == str(o), o.__format__("") == str(o), o.__dir__() == [*dir(o)] or True, o.__doc__, o.__sizeof__() > 0)
print(object.__subclasshook__(5), object.__init_subclass__(), object.__new__(object).__class__, object.__bases__, object.__base__, object.__mro__)


class A:
    pass


a = A()
object.__setattr__(a, "x", 1)
print(object.__getattribute__(a, "x"), a.__dict__, a.__class__.__name__, a.__module__, A.__dict__["__module__"])
object.__delattr__(a, "x")
print(a.__dict__, A() == A(), A() != A(), A.__eq__(a, a), A.__weakref__ is not None)
for f in (lambda: o.__format__("x"), lambda: object().y, lambda: object.__new__(5), lambda: object.__init__(), lambda: object.__init__(a, 1), lambda: a.__missing__):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
