# Multiple inheritance: C3 order, cooperative super, conflicts.
class A:
    def go(self):
        return ["A"]


class B(A):
    def go(self):
        return ["B"] + super().go()


class C(A):
    def go(self):
        return ["C"] + super().go()


class D(B, C):
    def go(self):
        return ["D"] + super().go()


print(D().go(), [k.__name__ for k in D.mro()])


class X: pass
class Y: pass
class Z: pass
class K1(X, Y): pass
class K2(Y, Z): pass
class K3(Z, X): pass
class M(K1, K2, Z): pass


print([k.__name__ for k in M.mro()])
for bases in ((K1, K2, K3), (A, B), (X, X)):
    try:
        type("Bad", bases, {})
    except TypeError as e:
        print(e)


class Mixin:
    def __init__(self, *args, tag=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.tag = tag


class Base:
    def __init__(self, value):
        self.value = value


class Both(Mixin, Base):
    pass


b = Both(1, tag="t")
print(b.value, b.tag)
try:
    class Layout(int, str): pass
except TypeError as e:
    print(e)
