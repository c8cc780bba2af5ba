# Which of the two operands' methods is asked, and in which order.
class A:
    def __add__(self, o):
        print("A.add")
        return NotImplemented

    def __radd__(self, o):
        print("A.radd")
        return "A.radd result"

    def __eq__(self, o):
        print("A.eq")
        return NotImplemented

    def __lt__(self, o):
        print("A.lt")
        return NotImplemented

    def __gt__(self, o):
        print("A.gt")
        return NotImplemented


class B(A):
    def __radd__(self, o):
        print("B.radd")
        return "B.radd result"


class C:
    def __radd__(self, o):
        print("C.radd")
        return NotImplemented


class D(A):
    pass


print(A() + B())
print(A() + D())
print(1 + A())
for f in (lambda: A() + A(), lambda: A() + C(), lambda: 1 + C()):
    try:
        f()
    except TypeError as e:
        print(e)
print(A() == 1, 1 == A(), A() == A(), A() != 1)
for f in (lambda: A() < 1, lambda: 1 < A(), lambda: A() < A()):
    try:
        f()
    except TypeError as e:
        print(e)


class I(int):
    def __radd__(self, o):
        return "I.radd"

    def __rsub__(self, o):
        return NotImplemented


print(1 + I(2), I(1) + 2, 5 - I(2))
