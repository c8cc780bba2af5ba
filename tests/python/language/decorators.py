# Decorators of functions and classes: order, arguments, arbitrary expressions.
def trace(name):
    print("make", name)

    def decorate(f):
        print("apply", name)

        def wrapper(*args, **kwargs):
            return name, f(*args, **kwargs)
        return wrapper
    return decorate


@trace("a")
@trace("b")
def f(x):
    return x


print(f(1))


def register(cls):
    cls.registered = True
    return cls


@register
class C:
    @staticmethod
    def s():
        return "static"

    @classmethod
    def c(cls):
        return cls.__name__

    @property
    def p(self):
        return "prop"


print(C.registered, C.s(), C.c(), C().p, C().s())
decorators = [lambda f: "replaced"]


@decorators[0]
def g():
    pass


print(g)


@(lambda f: f() * 2)
def h():
    return 21


print(h)


@print
class Printed:
    pass


print(Printed)
