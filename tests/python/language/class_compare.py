# Rich comparison methods and what follows from them.
class N:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return isinstance(o, N) and self.v == o.v

    def __lt__(self, o):
        return self.v < o.v

    def __repr__(self):
        return f"N({self.v})"


print(N(1) == N(1), N(1) != N(1), N(1) == 1, N(1) < N(2), N(1) > N(2))
try:
    N(1) <= N(2)
except TypeError as e:
    print(e)
print(sorted([N(3), N(1), N(2)]), max(N(1), N(5), N(2)), min([N(4), N(2)]))
print(N(1) in [N(0), N(1)], [N(0), N(1)].index(N(1)), [N(1), N(1)].count(N(1)))
try:
    hash(N(1))
except TypeError as e:
    print(e)
print(N.__hash__)


class H(N):
    __hash__ = lambda self: hash(self.v)


print(len({H(1), H(1), H(2)}), {H(1): "a"}[H(1)])


class Odd:
    def __eq__(self, o):
        return "not a bool"

    def __lt__(self, o):
        return []


print(Odd() == 1, Odd() != 1, Odd() < 1, 1 > Odd())


class Ne:
    def __ne__(self, o):
        return "ne"


print(Ne() != 1, Ne() == 1)
a = object()
print(a == a, a != a, a == object())
for op in ("<", "<=", ">", ">="):
    try:
        eval(f"a {op} a")
    except TypeError as e:
        print(e)
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan is nan)
