# Old-style sequences: __getitem__ with __len__: iteration, membership, reversed, index errors.
class Squares:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [j * j for j in range(*i.indices(self.n))]
        if i < 0:
            i += self.n
        if not 0 <= i < self.n:
            raise IndexError(f"no square {i}")
        return i * i


s = Squares(5)
print(list(s), 9 in s, 10 in s, list(reversed(s)), s[-1], s[1:4], s[::-2], max(s), sum(s), sorted(s, reverse=True), list(zip(s, "ab")), [*s], tuple(s), set(s))
a, *b, c = s
print(a, b, c, list(map(str, s)), list(enumerate(s))[-1], dict(zip(s, s)), any(x > 15 for x in s), iter(s).__length_hint__(), bool(Squares(0)), bool(s))
for i, v in enumerate(s):
    s.n = max(3, s.n - 1)
    print(i, v, end=" ")
print()
try:
    s[99]
except IndexError as e:
    print(e)


class Stops:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        return i


class Infinite:
    def __getitem__(self, i):
        return i


print(list(Stops()), next(x for x in Infinite() if x > 5), 50 in Infinite(), [x for x, _ in zip(Infinite(), range(3))])


class KeyErr:
    def __getitem__(self, i):
        raise KeyError(i)


for f in (lambda: list(KeyErr()), lambda: reversed(Infinite()), lambda: len(Infinite())):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


class Contains:
    __contains__ = None

    def __iter__(self):
        return iter([1])


try:
    1 in Contains()
except TypeError as e:
    print(e)
