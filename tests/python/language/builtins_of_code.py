# Builtins that code finds in its globals; methods that a class blocks by None; breakpoint(); free variables in order.
import os
import sys
import types
import warnings


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


attempt(exec, "print(1)", {"__builtins__": {}})
attempt(exec, "print(1)", {"__builtins__": {"print": lambda *a: print("own", *a)}})
attempt(exec, "class A: pass", {"__builtins__": {}})


class Missing(dict):
    def __missing__(self, key):
        return key * 2


attempt(eval, "ab", {"__builtins__": Missing()})
own = {"sum": sum}
namespace = {"__builtins__": own}
exec("def f(): return sum", namespace)
print(namespace["f"].__builtins__ is own, namespace["f"]() is sum)


class Blocked:
    __eq__ = None
    __lt__ = None
    __add__ = None
    __iadd__ = None
    __bool__ = None


b = Blocked()
attempt(lambda: b == 1)
attempt(lambda: 1 == b)
attempt(lambda: b < 1)
attempt(lambda: b + 1)
attempt(lambda: bool(b))


def inplace():
    c = b
    c += 1


attempt(inplace)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(bool(NotImplemented), seen[0].category.__name__, seen[0].message)

# breakpoint
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "int"
sys.breakpointhook = lambda *args, **keywords: (args, keywords)
print(breakpoint(1, a=2))
sys.breakpointhook = sys.__breakpointhook__


def outer():
    c = b = a = 1

    def inner():
        return c, a, b
    return inner


f = outer()
print(f.__code__.co_freevars, [cell.cell_contents for cell in f.__closure__])
z = [types.CellType(n) for n in "xyz"]
print(types.FunctionType(f.__code__, {}, "g", None, tuple(z))())

attempt(type, "a\udcdc", (), {})
attempt(type, "A", (), {"__slots__": ("__dict__", "__dict__")})
attempt(property().__set_name__, 1)
attempt(lambda: delattr(attempt, "__dict__"))


class Hidden:
    __slots__ = ["__class__", "__dict__"]


h = Hidden()
h.bar = 1
print(dir(h))
try:
    raise IndexError
except IndexError as e:
    print(types.TracebackType(None, e.__traceback__.tb_frame, 1, 2).tb_lasti)
