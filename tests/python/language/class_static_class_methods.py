# staticmethod and classmethod, called each way.
class A:
    count = 0

    @staticmethod
    def add(a, b):
        return a + b

    @classmethod
    def make(cls, *args):
        cls.count += 1
        return cls(*args)

    def __init__(self, *args):
        self.args = args


class B(A):
    pass


print(A.add(1, 2), A().add(3, 4), B.add(5, 6))
print(A.make(1).args, B.make(2).args, type(B.make()).__name__)
print(A.count, B.count)
print(A.make.__self__ is A, B.make.__self__ is B, A.make.__func__ is B.make.__func__)
print(type(A.__dict__["add"]).__name__, type(A.__dict__["make"]).__name__)
s = staticmethod(len)
print(s("abc"), s.__func__ is len, s.__wrapped__ is len)
c = classmethod(lambda cls, x: (cls, x))
print(c.__get__(None, int)(5))


class C:
    sort = staticmethod(sorted)
    tell = classmethod(lambda cls: cls.__name__)


print(C.sort([2, 1]), C().sort("ba"), C.tell(), C().tell())
