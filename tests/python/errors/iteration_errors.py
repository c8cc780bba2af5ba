# Errors inside iterators surface where they are consumed.
def bad(n):
    for i in range(n):
        yield i
    raise ValueError("iterator broke")


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise KeyError("it broke")
        return self.n


class Len:
    def __iter__(self):
        return iter([1])

    def __length_hint__(self):
        raise ValueError("hint broke")


for f in (lambda: list(bad(2)), lambda: sum(bad(1)), lambda: tuple(It()), lambda: set(bad(0)), lambda: "".join(bad(0)), lambda: sorted(It()), lambda: dict(bad(0)), lambda: [*bad(1)], lambda: max(It()), lambda: [x for x in bad(1)], lambda: any(x > 9 for x in bad(1)), lambda: list(map(lambda x: 1 / x, [1, 0])), lambda: list(zip("abc", bad(1))), lambda: print(*It()), lambda: bytes(bad(1)), lambda: list(Len()), lambda: dict.fromkeys(It()), lambda: [].extend(bad(1)), lambda: 5 in It(), lambda: list(filter(lambda x: x.nope, [1])), lambda: min([], key=1) if False else min(It(), key=str), lambda: {**{}, "k": list(bad(0))}, lambda: enumerate(bad(0)).__next__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def partial():
    seen = []
    try:
        for x in bad(3):
            seen.append(x)
    except ValueError as e:
        return seen, str(e)


print(partial())
a = [0]
try:
    a.extend(bad(3))
except ValueError:
    print(a)
try:
    a += bad(2)
except ValueError:
    print(a)
