# TypeErrors of wrong calls to Python functions.
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def fd(a, b=1, c=2): pass
def fk(a, *, k): pass
def fk2(*, k, l): pass
def fp(a, b, /): pass
def fpk(a, /, b, *, c): pass
def fv(a, *args): pass
def fkw(a, **kw): pass


class C:
    def m(self, a): pass

    @staticmethod
    def s(a): pass

    @classmethod
    def c(cls, a): pass

    def noself(): pass

    def __init__(self, x): pass


c = C(1)
calls = """f0(1); f0(1, 2); f0(a=1); f1(); f1(1, 2); f1(b=1); f1(1, a=2); f2(); f2(1); f2(b=1); f3(); f3(1)
f3(1, 2, 3, 4); f3(a=1); fd(); fd(1, 2, 3, 4); fd(x=1); fd(1, b=1, b2=2); fk(1); fk(); fk(1, 2)
fk(1, 2, k=3); fk(1, k=1, z=2); fk2(); fk2(k=1); fk2(1); fp(a=1, b=2); fp(1, b=2); fp(1); fp()
fpk(1, 2); fpk(1); fpk(a=1, b=2, c=3); fpk(1, 2, 3, c=4); fv(); fv(b=1); fkw(); fkw(1, 2); fkw(1, a=2)
c.m(); c.m(1, 2); c.s(); c.c(); c.c(1, 2); c.noself(); C(); C(1, 2); C(y=1); C.m(); C.m(c)
(lambda x: x)(); (lambda: 0)(1); f1(**{'a': 1, 'b': 2}); f1(*[1, 2, 3]); f1(1, **{'a': 1})
f2(1, *[2], **{'c': 3}); f1(**{1: 2}); f1(*5); f1(**5); f1(a=1, **{'a': 2})""".replace("\n", "; ").split("; ")
for call in calls:
    try:
        eval(call)
        print(call, "ok")
    except TypeError as e:
        print(call, "->", e)
