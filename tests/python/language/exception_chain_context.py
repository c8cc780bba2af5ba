# __context__ and __cause__: set, replaced, walked, cleared.
def show(e):
    while e is not None:
        print(type(e).__name__, e, "cause" if e.__cause__ else "context" if e.__context__ else "end")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)


try:
    try:
        try:
            raise KeyError("1")
        except KeyError:
            raise ValueError("2")
    except ValueError as v:
        raise TypeError("3") from v
except TypeError as t:
    show(t)
e = ValueError("x")
e.__cause__ = KeyError("c")
print(e.__suppress_context__)
for bad in (1, "s"):
    try:
        e.__cause__ = bad
    except TypeError as t:
        print(t)
    try:
        e.__context__ = bad
    except TypeError as t:
        print(t)
e.__context__ = None
print(e.__context__, repr(e.__cause__))


def same():
    try:
        raise KeyError("once")
    except KeyError as k:
        try:
            raise k
        except KeyError as again:
            return again is k, again.__context__


print(same())


def after():
    try:
        raise KeyError("old")
    except KeyError:
        pass
    try:
        raise ValueError("new")
    except ValueError as v:
        return v.__context__


print(after())
import sys
print(sys.exc_info())
