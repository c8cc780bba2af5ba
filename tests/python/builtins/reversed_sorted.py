# reversed and sorted.
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed((1, 2))), list(reversed({"a": 1, "b": 2})), bytes(reversed(b"ab")))


class R:
    def __reversed__(self):
        return iter("own")


class S:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 2


print(list(reversed(R())), list(reversed(S())), sorted(S().__getitem__(i) for i in (2, 1)))
print(sorted([3, 1]), sorted("ba"), sorted({2: 1, 1: 2}), sorted([1, 2], reverse=1), sorted([(2, "a"), (1, "b")], key=lambda p: p[1]), sorted(x for x in (2, 1)))


class N:
    __reversed__ = None


for f in (lambda: reversed(5), lambda: reversed({1}), lambda: reversed(N()), lambda: reversed(), lambda: sorted(5), lambda: sorted([1], key=1), lambda: sorted([1], lambda x: x), lambda: reversed([1], [2]), lambda: sorted([1], reverse="x")):
    try:
        print(f())
    except TypeError as e:
        print(e)
