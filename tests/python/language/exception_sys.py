# sys.exc_info, sys.exception, and what is current when.
import sys

print(sys.exc_info(), sys.exception())
try:
    raise ValueError("a")
except ValueError:
    print(sys.exc_info()[:2], repr(sys.exception()))
    try:
        raise KeyError("b")
    except KeyError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
print(sys.exception())


def f():
    return repr(sys.exception())


try:
    1 / 0
except ZeroDivisionError:
    print(f())


def g():
    try:
        raise ValueError("in g")
    except ValueError:
        return sys.exception()


print(repr(g()), sys.exception())
try:
    raise KeyError("x")
except KeyError:
    try:
        pass
    finally:
        print(repr(sys.exception()))
try:
    try:
        raise ValueError("v")
    finally:
        print("in finally:", repr(sys.exception()))
except ValueError:
    pass
