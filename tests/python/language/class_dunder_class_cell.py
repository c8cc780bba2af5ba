# __class__ inside methods is the class being defined.
class A:
    def me(self):
        return __class__

    @staticmethod
    def s():
        return __class__.__name__

    f = lambda self: __class__


class B(A):
    pass


print(B().me() is A, B.s(), A().f() is A)


class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("ns has cell:", "__classcell__" in ns, kw)
        return super().__new__(m, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


class WithCell(metaclass=Meta, key=1):
    def m(self):
        return super().__repr__() != ""


class Without(metaclass=Meta):
    pass


print(WithCell().m())
