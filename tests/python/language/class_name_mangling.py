# Names with two leading underscores inside classes.
class A:
    __private = 1
    __dunder__ = 2
    _single = 3

    def __init__(self):
        self.__x = 10

    def get(self):
        return self.__x, self.__private

    def __method(self):
        return "A.__method"

    def call(self):
        return self.__method()

    def local(self):
        __v = 5
        return sorted(locals())

    def kw(self, __arg=1):
        return __arg


class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 20

    def __method(self):
        return "B.__method"

    def both(self):
        return self.__x, self._A__x


b = B()
print(b.get(), b.both(), b.call(), sorted(b.__dict__), b.local())
print(A._A__private, A.__dunder__, A._single)
try:
    b.__x
except AttributeError as e:
    print(e)
print(b.kw(_A__arg=7))


class _Under:
    __z = 1


print(_Under._Under__z)


class __:
    __keep = 1


print(__.__dict__["__keep"])


class Outer:
    class Inner:
        __q = 1
        names = [k for k in locals() if "q" in k]


print(Outer.Inner._Inner__q)
