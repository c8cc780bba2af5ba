# staticmethod, classmethod, property, super as objects.
class A:
    @property
    def p(self):
        "doc of p"
        return 1

    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls):
        return cls


p = A.__dict__["p"]
print(p.fget(A()), p.fset, p.fdel, p.__doc__, p.__get__(A()), p.__get__(None, A) is p, type(p).__name__)
q = p.setter(lambda self, v: print("set", v))
B = type("B", (A,), {"p": q})
b = B()
b.p = 5
print(b.p, q.fset is not None)
print(A.__dict__["s"].__func__(7), A.__dict__["s"](8), A.__dict__["c"].__func__(int), A.c() is A, B.c() is B)
sup = super(B, b)
print(sup.p, sup.s(1), sup.c().__name__, type(sup).__name__)
for f in (lambda: setattr(A(), "p", 1), lambda: delattr(A(), "p"), lambda: A.__dict__["c"](), lambda: property(1).__get__(5), lambda: p.__set__(A(), 1), lambda: super(B, 5), lambda: super().x):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(property(lambda s: 1).fget(0), property(fget=None, doc="d").__doc__, isinstance(p, property))
