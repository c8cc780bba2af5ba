# Operators of sets of small integers and strs, and of any elements: results, their order, elements whose methods
# change the set, subclasses.
import random


def fingerprint(s):
    h = len(s)
    for x in s:
        h = (h * 31 + hash(x)) % 1000000007
    return h


random.seed(5)
out = []
for trial in range(600):
    n, m = random.choice([0, 1, 4, 5, 6, 18, 19, 20, 50, 76, 77, 78]), random.choice([10, 60, 100, 1000, 10**9, 2**62])
    a = {random.randrange(-m, m) for _ in range(n)}
    b = {random.randrange(-m, m) for _ in range(random.choice([0, 1, 5, n, 60]))}
    if trial % 3 == 0:
        b |= set(list(a)[:random.randrange(n + 1)])
    if trial % 5 == 0:
        for _ in range(min(3, len(a))):
            a.pop()
    if trial % 7 == 0:
        a.add(1.5)
    if trial % 4 == 0:
        b.add(True)
    f = frozenset(a)
    out += [fingerprint(r) for r in (a - b, a & b, b - a, b & a, f - b, a | b, a ^ b, a)]
    out += [a <= b, b <= a, a & b <= a, a == b, a < b, 1 in a, True in b, 1.0 in a, "1" in a, f - b <= f]
    c = a - b
    c |= b
    c.add(7)
    c.discard(3)
    c -= {7, 9}
    c &= b | {5}
    c ^= a
    out += [fingerprint(c), fingerprint(c.copy()), hash(frozenset(c))]
print(len(out), hash(tuple(out)))

# An integer beside its equal of another class, and a str beside its equal of a subclass.
class S(str):
    pass


print({1, 2} - {1.0}, {1.0} & {1}, type(*({1.0} & {1})), {True} <= {1, 2}, {2**70} - {2**70}, {-1} & {-1.0}, {-2, -1} - {-2})
words = {"a", "b", "".join(["c", "d"])}
print(sorted(words & {S("a"), S("cd")}), sorted(words - {"cd"}), S("b") in words, words >= {S("b")}, "a" + "b" in {"ab"})


# Elements that change a set while it is being asked.
class Hostile:
    def __init__(self, h, act):
        self.h, self.act = h, act

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        self.act()
        return self is other


victim = set(range(8))
calls = []
h = Hostile(3, lambda: (calls.append(1), victim.clear(), victim.update(range(3, 40))) if len(calls) < 3 else None)
print(h in victim, len(victim), {h} <= victim, sorted(victim - {h})[:3], len(victim & {h}))
victim = {1, 2, 3}
h = Hostile(2, lambda: victim.add("s"))
victim.add(h)
print(len(victim), len(victim - {2}), len({2} - victim), len(victim ^ {2}))


class Failing:
    def __hash__(self):
        return 5

    def __eq__(self, other):
        raise ValueError("eq")


for action in (lambda: {5} - {Failing()}, lambda: {Failing()} & {5}, lambda: {5} >= {Failing()}, lambda: {5}.add(Failing())):
    try:
        print(action())
    except ValueError as e:
        print("ValueError", e)


# Operators of subclasses, overridden or not, and of unlike operands.
class Sub(set):
    def __sub__(self, other):
        return "Sub.__sub__"

    def __rsub__(self, other):
        return "Sub.__rsub__"

    def __le__(self, other):
        return "Sub.__le__"

    __and__ = None


class Plain(frozenset):
    pass


print(Sub([1]) - {1}, {1} - Sub([1]), Sub([1]) <= {1}, {1} >= Sub([1]), type(Plain([1]) - {2}).__name__, type(Plain([1]) | Plain()).__name__)
for action in (lambda: Sub() & {1}, lambda: {1} - [1], lambda: {1} <= [1], lambda: {1}.keys() - {1}, lambda: {1} & 5, lambda: frozenset() - ()):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
