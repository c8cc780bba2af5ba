# No limit of recursion that the program set saves it.
import sys

try:
    sys.setrecursionlimit(1 << 30)
except Exception as error:
    print(type(error).__name__, error)


class A:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __call__(self):
        return self()

    __repr__ = lambda self: repr(self)
    __eq__ = lambda self, other: self == other
    __add__ = lambda self, other: other + self
    __len__ = lambda self: len(self)
    __hash__ = lambda self: hash(self)
    __iter__ = lambda self: iter(self)


A.__getitem__ = A()
f = lambda f: f(f)
deep = []
for i in range(300000):
    deep = [deep]
chain = None
for i in range(300000):
    chain = {"k": chain}
for name, action in {"call": lambda: f(f), "getattr": lambda: A().x, "call object": lambda: A()(), "repr": lambda: repr(A()), "eq": lambda: A() == A(),
                     "add": lambda: A() + A(), "len": lambda: len(A()), "hash": lambda: hash(A()), "iter": lambda: iter(A()), "item": lambda: A()[0],
                     "deep repr": lambda: repr(deep), "deep eq": lambda: deep == [deep[0][0]], "chain": lambda: str(chain), "format": lambda: "{0.x}".format(A()),
                     "isinstance": lambda: isinstance(1, __import__("functools").reduce(lambda t, i: (t,), range(300000), (int,))),
                     "sorted": lambda: sorted([A(), A()], key=lambda a: a.x), "compile": lambda: compile("(" * 100000 + ")" * 100000, "x", "eval"),
                     "minus": lambda: compile("-" * 100000 + "1", "x", "eval"), "dots": lambda: compile("a" + ".a" * 100000, "x", "eval"), "eval": lambda: eval("lambda: " * 50000 + "1")}.items():
    try:
        action()
        print(name, "ended")
    except (RecursionError, MemoryError, SyntaxError, AttributeError, TypeError, OverflowError) as error:
        print(name, type(error).__name__)
del deep, chain
