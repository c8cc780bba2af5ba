# A special method that is None is there and cannot be called: nothing is tried in its place.
class A:
    def __add__(s,o): return 1
class B(A):
    __radd__ = None
    __iadd__ = None
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C: __add__=None; __eq__=None; __lt__=None; __bool__=None; __len__=None; __getitem__=None; __iter__=None; __contains__=None; __call__=None; __repr__=None;__neg__=None;__reversed__=None;__bytes__=None;__float__=None;__index__=None;__int__=None;__format__=None;__enter__=None;__exit__=None;__aiter__=None;__await__=None;__next__=None;__length_hint__=None; __dir__=None;__round__=None;__setitem__=None;__delitem__=None;__class_getitem__=None; __hash__=None
class L: __len__=None
import operator, math
c=C()
for f in [lambda:c+1, lambda:1+c, lambda:c==1, lambda:1==c,lambda:c<1,lambda:1>c,lambda:bool(c),lambda:len(c),lambda:c[0],lambda:list(c),lambda:1 in c,lambda:c(),lambda:repr(c),lambda:-c,lambda:list(reversed(c)),lambda:bytes(c),lambda:float(c),lambda:operator.index(c),lambda:int(c),lambda:format(c),lambda:next(c),lambda:operator.length_hint(c),lambda:dir(c),lambda:round(c),lambda:bool(L()),lambda:math.floor(c), lambda:C[0], lambda:hash(c), lambda:str(c), lambda:iter(c), lambda:sum(c), lambda: A()+B(), lambda:B()+B(), lambda: 1+B(), lambda: [*c], lambda:{**c}, lambda: f"{c}", lambda: range(c), lambda:[1,2][c], lambda: c.__add__(1), lambda: divmod(1,c), lambda: c!=1, lambda: c is None]:
    t(f)
def g():
    c[1]=2
t(g)
def g():
    del c[1]
t(g)
def g():
    with c: pass
t(g)
def g():
    x=B(); x+=1
t(g)
