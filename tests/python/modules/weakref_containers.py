# Module weakref: containers, methods, finalize; finalisers at the end of the program.
import weakref, gc, sys
class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return "C%d" % self.n
    def m(self): return self.n
d = weakref.WeakValueDictionary()
a, b = C(1), C(2)
d["a"] = a; d["b"] = b
print(sorted(d), len(d))
del a; gc.collect()
print(sorted(d), len(d), "a" in d)
k = weakref.WeakKeyDictionary()
x = C(3); k[x] = "x"; print(len(k), k[x])
del x; gc.collect(); print(len(k))
s = weakref.WeakSet(); y = C(4); s.add(y); print(y in s, len(s))
y = None; gc.collect(); print(len(s))
z = C(5); wm = weakref.WeakMethod(z.m); print(wm()(), wm == weakref.WeakMethod(z.m))
del z; gc.collect(); print(wm())
f = C(6); fin = weakref.finalize(f, print, "finalized", 6); print(fin.alive)
del f; gc.collect(); print(fin.alive)
g = C(7); weakref.finalize(g, print, "at exit")
def gen():
    try: yield
    finally: print("gen done")
it = gen(); next(it); it = None; gc.collect()
print(weakref.getweakrefcount(b), weakref.getweakrefs(b)[0]() is b)
class L(list):
    def __del__(self): print("L gone")
l = L([1]); del l; gc.collect()
async def co(): pass
c = co(); c.close()
class D:
    def __del__(self): print("D gone", self.v)
def f():
    o = D(); o.v = 1
f(); gc.collect()
d1 = D(); d1.v = "end"
e = ValueError("x")
try: raise e
except ValueError: pass
