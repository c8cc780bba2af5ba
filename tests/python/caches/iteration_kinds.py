# One for loop walks every kind of iterable.
def walk(it):
    out = []
    for x in it:
        out.append(x)
    return out


class I:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


class G:
    def __getitem__(self, i):
        return [5, 6][i]


def gen():
    yield 1
    yield 2


makers = [lambda: [1, 2], lambda: (3, 4), lambda: "ab", lambda: b"ab", lambda: {"k": 1, "l": 2}, lambda: {5}, lambda: range(2), lambda: range(5, 0, -2), lambda: range(2**70, 2**70 + 2), gen, lambda: I(2), lambda: G(), lambda: {1: 2}.items(), lambda: {1: 2}.values(), lambda: enumerate("x"), lambda: zip("ab", "cd"), lambda: map(str, [1]), lambda: filter(None, [0, 1]), lambda: reversed([1, 2]), lambda: iter([7]), lambda: (x for x in "q"), lambda: bytearray(b"z"), lambda: [], lambda: frozenset(), lambda: memoryview(b"m"), lambda: "日本", lambda: iter(I(1).__next__, 9) if False else iter(lambda: 1, 1)]
for turn in range(3):
    for m in makers:
        for _ in range(turn * 2):
            walk(m())
        print(walk(m()), end=" ")
    print()
for bad in (None, 5, 1.5, walk, I):
    try:
        walk(bad)
    except TypeError as e:
        print(e)
