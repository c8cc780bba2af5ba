# How functions, methods, classes and modules show themselves.
import math
import sys


def f():
    pass


class C:
    def m(self):
        pass

    @staticmethod
    def s():
        pass

    @classmethod
    def c(cls):
        pass


def clean(x):
    r = repr(x)
    return r.split(" at 0x")[0]


for x in (len, print, [].append, "".join, int, C, f, C.m, C().m, C.s, C.c, lambda: 0, str.upper, int.__add__, (5).__add__, math.sqrt, math, sys, property(), iter([]), range(3), super, type, staticmethod(f), classmethod(f), dict.fromkeys, object.__init__, {}.keys(), zip(), C.__dict__["m"], type(None), NotImplemented, ..., f.__code__.co_name, [].__len__, list.__len__):
    print(clean(x))
print(len.__name__, len.__qualname__, [].append.__qualname__, str.join.__name__, int.__add__.__qualname__, len.__module__, print.__self__)
print(type(len).__name__, type([].append).__name__, type(str.join).__name__, type(int.__add__).__name__, type((5).__add__).__name__, type(f).__name__, type(C().m).__name__, type(math).__name__, type(int.real).__name__, type(dict.__dict__["fromkeys"]).__name__)
