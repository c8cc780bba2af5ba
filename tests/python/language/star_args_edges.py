# Calls with stars in unusual places, generators as arguments, errors while unpacking.
def f(*a, **k):
    return a, k


print(f(*[1], 2, *(3,), x=4, *[5], **{"y": 6}, z=7, **{"w": 8}))
print(f(*"ab", *{"k": 1}, *range(2), **{}), f(*(x * x for x in range(3))), f(*[[]]), f(**dict(zip("ab", (1, 2)))))
print(max(*[1, 5], *[3]), print(*[], sep="x"), dict(**{"a": 1}, b=2), f(*iter([1])), f(*b"ab"))


class M:
    def keys(self):
        return iter(["k1", "k2"])

    def __getitem__(self, k):
        return k.upper()


print(f(**M()), {**M(), "z": 0})


class Bad:
    def keys(self):
        return ["a"]

    def __getitem__(self, k):
        raise RuntimeError("no item")


def broken():
    yield 1
    raise RuntimeError("in generator")


for call in (lambda: f(**Bad()), lambda: f(*broken()), lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(x=1, **{"x": 2}), lambda: f(**{1: 1}), lambda: f(*None), lambda: f(**None), lambda: f(**[("a", 1)]), lambda: dict(**{1: 2}), lambda: f(*1, **2), lambda: {**1}, lambda: [*1], lambda: f(**"ab")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


def change(first, *rest):
    rest += (1,)
    return first, rest


args = [1, 2]
print(change(*args), args)


def swap(a, b, /, *c, d=4, **e):
    return locals()


print(swap(*(1, 2, 3), **{"a": "kw a", "d": 5}))
names = {"sep": "-", "end": "|\n"}
print(*"abc", **names)


def default_mutable(x, acc=[]):
    acc.append(x)
    return list(acc)


print(default_mutable(1), default_mutable(*[2]), default_mutable(3, acc=[]), default_mutable(**{"x": 4}))
