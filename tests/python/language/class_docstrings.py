"""Module docstring."""


def f():
    "Function doc."


def g():
    f"not a doc"


class C:
    """Class doc

    second line
    """

    def m(self):
        r"""Raw \n doc"""
    x = 1
    "not attached"


class D(C):
    pass


print(__doc__)
print(f.__doc__, g.__doc__, C.__doc__, C.m.__doc__, D.__doc__, sep="|")
f.__doc__ = "changed"
C.__doc__ = "changed class"
print(f.__doc__, C.__doc__)
print((lambda: 0).__doc__, int.__doc__[:15], len.__doc__[:20])


def h():
    "a" "b"


print(h.__doc__)


def k():
    b"bytes"


print(k.__doc__)
