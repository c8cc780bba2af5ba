# A function keeps the builtins that its globals named when it was made.
import sys
import types

space = {"__builtins__": {"len": lambda x: 7}}
exec("def f(): return len([])\nclass_error = None\n", space)
f = space["f"]
print(f(), f.__builtins__ is space["__builtins__"])
space["__builtins__"] = {"len": lambda x: 8}
print(f(), f.__builtins__ is space["__builtins__"])
exec("def g(): return len([])", space)
print(space["g"](), f())

code = compile("def h(): return len([])", "<text>", "exec")
space = {"__builtins__": __builtins__}
exec(code, space)
first = space["h"]
for _ in range(20):
    first()
space["__builtins__"] = {"len": lambda x: 9}
exec(code, space)
second = space["h"]
print([(first(), second()) for _ in range(3)])


def generator():
    yield len("ab")
    yield len("abc")


g = generator()
print(next(g))
globals()["__builtins__"], kept = {"len": lambda x: -1}, __builtins__
there = next(g)
again = types.FunctionType(generator.__code__, globals())
seen = [i for i in again()]
globals()["__builtins__"] = kept
print(there, seen)
print(sys._getframe().f_builtins is vars(kept) if isinstance(kept, types.ModuleType) else True)

space = {"__builtins__": {}}
try:
    exec("class A: pass", space)
except NameError as e:
    print(e)
try:
    exec("print", space)
except NameError as e:
    print(e)
try:
    exec("import sys", space)
except ImportError as e:
    print(e)


# import statements call what stands under __import__.
def importing(name, globals=None, locals=None, fromlist=(), level=0):
    if globals["__name__"] in ("__main__", "here"):
        print("import", name, globals["__name__"], locals and sorted(locals)[-1:], fromlist, level)
    return real(name, globals, locals, fromlist, level)


def inside():
    import math
    from math import pi, tau as t
    import os.path as p
    return math.pi == pi, p.join("a", "b")


import builtins
real, builtins.__import__ = builtins.__import__, importing
print(inside())
import cmath
builtins.__import__ = lambda *a: "anything"
import colorsys
from colorsys import upper
print(colorsys, upper())
builtins.__import__ = real
space = {"__builtins__": {"__import__": importing, "print": print}, "__name__": "here"}
exec("import math\nprint(math.pi > 3)", space)
