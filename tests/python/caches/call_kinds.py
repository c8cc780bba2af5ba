# One call site calls functions, classes, methods, builtins, closures and objects.
def f(x):
    return "f", x


def defaults(x, y=2):
    return "defaults", x, y


def var(*a):
    return "var", a


class C:
    def __init__(self, x):
        self.x = x

    def m(self, x):
        return "m", self.x, x

    @classmethod
    def c(cls, x):
        return "c", cls.__name__, x

    @staticmethod
    def s(x):
        return "s", x

    def __repr__(self):
        return f"C({self.x})"


class Callable:
    def __call__(self, x):
        return "called", x


class New:
    def __new__(cls, x):
        return "new", x


class Meta(type):
    def __call__(cls, x):
        return "meta", x


class M(metaclass=Meta):
    pass


def gen(x):
    yield x


def outer(k):
    return lambda x: ("closure", k, x)


import functools
targets = [f, defaults, var, C, C(1).m, C.c, C(2).c, C.s, Callable(), New, M, outer(9), str, int, abs, [].append, "abc".find if False else (5).__add__, functools.partial(defaults, 1), lambda x: ("lambda", x), float, list.__len__ if False else bool, repr, type, dict.fromkeys if False else tuple.__new__ if False else hash, f.__call__]


def call(t, x):
    return t(x)


for turn in range(3):
    for t in targets:
        for _ in range(turn * 3):
            call(t, 7)
        print(call(t, 7), end=" ")
    print()
print(list(call(gen, 5)), call(list, "ab"), call(sorted, "ba"), call(len, "abc"), call(max, [1, 3]))
for t in (None, 5, "s", [], C(1)):
    try:
        call(t, 1)
    except TypeError as e:
        print(e)
f.__code__ = (lambda x: ("replaced", x)).__code__
print(call(f, 1))
defaults.__defaults__ = (99,)
print(call(defaults, 1))
C.__init__ = lambda self, x: setattr(self, "x", -x)
print(call(C, 5))
