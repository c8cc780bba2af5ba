# What modules weakref and gc stand on: references, proxies, callbacks, finalisers, dropped generators.
import _weakref
import gc
import sys


class Node:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)

    def __repr__(self):
        return "Node(%s)" % self.n


a = Node(1)
r = _weakref.ref(a)
print(r is _weakref.ref(a), r() is a, _weakref.getweakrefcount(a), type(r))
called = _weakref.ref(a, lambda x: print("callback", x is called, x()))
p = _weakref.proxy(a)
print(p.n, repr(r)[:11], p == a, hash(r) == hash(a), r == called)
try:
    hash(p)
except TypeError as e:
    print(e)
del a
gc.collect()
print(r(), called(), repr(r)[-6:])
try:
    p.n
except ReferenceError as e:
    print(e)


def g():
    try:
        yield 1
    finally:
        print("finally")


x = g()
next(x)
del x
gc.collect()

for bad in (5, "s", [], {}, (), None, 1.5, object()):
    try:
        _weakref.ref(bad)
        print("no error", bad)
    except TypeError as e:
        print(e)
for good in (len, print, Node, gc, {1}, g, g()):
    _weakref.ref(good)


class Bad:
    def __del__(self):
        1 / 0


sys.unraisablehook = lambda args: print(args.exc_type, args.exc_value, args.err_msg, args.object.__name__)
b = Bad()
del b
gc.collect()


class Back:
    def __del__(self):
        global kept
        kept = self
        print("resurrected")


o = Back()
del o
gc.collect()
print(type(kept))
del kept
gc.collect()

print(gc.isenabled(), gc.get_threshold(), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked({}))
gc.disable()
print(gc.isenabled(), gc.get_debug(), gc.garbage, gc.callbacks)


class Numbers:
    def __add__(self, other):
        return ("add", other)

    def __getitem__(self, key):
        return key

    def __len__(self):
        return 3

    def __call__(self, *args):
        return args


n = Numbers()
p = _weakref.proxy(n)
print(p + 1, p[4], len(p), p(1, 2), type(p), bool(p), isinstance(p, Numbers))
z = Node("at the end")
