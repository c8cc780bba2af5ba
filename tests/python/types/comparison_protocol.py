# Comparison: which method is asked, identity shortcuts in containers, total orders, NotImplemented.
log = []


class A:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        log.append(f"A{self.n}.eq")
        return NotImplemented

    def __lt__(self, o):
        log.append(f"A{self.n}.lt")
        return NotImplemented


class B(A):
    def __eq__(self, o):
        log.append(f"B{self.n}.eq")
        return True

    def __gt__(self, o):
        log.append(f"B{self.n}.gt")
        return "B gt"


def show(v):
    print(v, log)
    log.clear()


show(A(1) == A(2))
show(A(1) == B(2))
show(B(1) == A(2))
show(A(1) < B(2))
show(A(1) != B(2))
a = A(1)
show(a == a)
show([a] == [a])
show(a in [a])
show([A(1)] == [A(1)])
show((1, a) == (1, a))
show({1: a} == {1: a})
show([a].index(a))
show([A(5), a].count(a))
try:
    A(1) < A(2)
except TypeError as e:
    show(e)
nan = float("nan")
show([nan == nan, [nan] == [nan], nan in [nan], (nan,) == (nan,), {1: nan} == {1: nan}, [nan].count(nan), nan is nan, [nan] < [nan], [nan, 1] < [nan, 2]])
show([[1, 2] < [1, 2, 3], (1, "a") < (1, "b"), [] < [1], [[1], [2]] < [[1], [3]], "a" < "aa", b"a" < b"b", {1} < {1, 2}, frozenset() < {1}, [1, 2] == (1, 2), range(2) == [0, 1], {} == [], 0 == "", None == False])


class Weird:
    def __eq__(self, o):
        return [1]

    def __ne__(self, o):
        return []

    def __lt__(self, o):
        return 0


w = Weird()
show([w == 1, w != 1, w < 1, 1 > w, not w == 1, w in [5], [w] == [7], w < 1 < 2])
show(sorted([3, 1, 2], key=lambda x: (x % 2, -x)))
for x, y in (([1], [None]), ((1, "a"), (1, 2)), ({}, {}), ([{}], [{}]), ({1}, 5)):
    try:
        show(x < y)
    except TypeError as e:
        print(e)
