# Metaclasses with instance checks, calls, comparison and operators on classes.
class Interface(type):
    def __instancecheck__(cls, obj):
        return all(hasattr(obj, m) for m in cls.methods)

    def __call__(cls, *a):
        raise TypeError(f"{cls.__name__} is an interface")


class Sized(metaclass=Interface):
    methods = ["__len__"]


print(isinstance([], Sized), isinstance(5, Sized))
try:
    Sized()
except TypeError as e:
    print(e)


class Meta(type):
    def __eq__(cls, other):
        return cls.__name__ == other.__name__

    __hash__ = type.__hash__

    def __add__(cls, other):
        return type(cls)(cls.__name__ + other.__name__, (cls, other), {})


class A(metaclass=Meta): pass
class B(metaclass=Meta): pass


print((A + B).__name__, (A + B).__bases__ == (A, B), A == B, A == Meta("A", (), {}), type(A + B) is Meta)
