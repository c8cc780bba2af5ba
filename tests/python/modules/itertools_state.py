# Pickling hooks, errors and odd arguments of the classes of itertools.
import itertools
from itertools import *


def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        return r if not hasattr(r, "__next__") else list(islice(r, 6))
    except Exception as e:
        return type(e).__name__, str(e)


def shown(v):
    """A reduction with the iterators in it replaced by what they would give."""
    if isinstance(v, tuple):
        return tuple(map(shown, v))
    if isinstance(v, list):
        return list(map(shown, v))
    if isinstance(v, type):
        return v.__module__ + "." + v.__qualname__
    if hasattr(v, "__next__"):
        return type(v).__name__
    return v


def state(it, skip):
    for _ in range(skip):
        next(it, None)
    return shown(it.__reduce__())


def rebuilt(it, skip):
    for _ in range(skip):
        next(it, None)
    made = it.__reduce__()
    again = made[0](*made[1])
    if len(made) > 2 and made[2] is not None:
        again.__setstate__(made[2])
    return list(islice(again, 5))


makers = {
    "count": lambda: count(10), "count2": lambda: count(1.5, -2), "count3": lambda: count(5, 1),
    "cycle": lambda: cycle("abc"), "repeat": lambda: repeat("x"), "repeat3": lambda: repeat("x", 3),
    "chain": lambda: chain("ab", "cd"), "islice": lambda: islice("abcdefgh", 1, 7, 2),
    "takewhile": lambda: takewhile(bool, [1, 2, 0, 3]), "dropwhile": lambda: dropwhile(bool, [1, 2, 0, 3]),
    "filterfalse": lambda: filterfalse(None, [0, 1, "", 2, ()]), "compress": lambda: compress("abcdef", [1, 0, 1, 1]),
    "starmap": lambda: starmap(pow, [(2, 3), (3, 2)]), "accumulate": lambda: accumulate([1, 2, 3, 4]),
    "accumulate2": lambda: accumulate([1, 2, 3], max, initial=2),
    "zip_longest": lambda: zip_longest("ab", "cdef", fillvalue="-"),
    "groupby": lambda: groupby("aabbcc"), "product": lambda: product("ab", "cd"),
    "permutations": lambda: permutations("abcd", 2), "combinations": lambda: combinations("abcde", 3),
    "cwr": lambda: combinations_with_replacement("abc", 2), "tee": lambda: tee("abcdef")[0],
}
for name, make in makers.items():
    if name != "tee":
        print(name, state(make(), 0), state(make(), 1), state(make(), 3), state(make(), 50))
    if name != "groupby":
        print(" ", rebuilt(make(), 0), rebuilt(make(), 1), rebuilt(make(), 3))
        print(" ", rebuilt(make(), 50))
    print(" ", shown(type(make())), iter(make()) is not None)

print(repr(count(3)), repr(count(3, 2)), repr(count(3.0)), repr(count(True)), repr(count(1, 1.0)))
c = count(9223372036854775806)
print(next(c), next(c), next(c), c)
c = count((1 << 60) - 2)
print(next(c), next(c), next(c), c)
print(repr(repeat(1, 4)), repr(repeat([])), repeat(1, 4).__length_hint__(), attempt(repeat(1).__length_hint__))
print(attempt(count, "a"), attempt(count, 1, []), attempt(count, 1, 2, 3), attempt(count, start=5, step=3))
print(attempt(repeat), attempt(repeat, 1, None), attempt(repeat, object=3, times=2), attempt(repeat, 3, -5))
print(attempt(islice, [1]), attempt(islice, [1], -1), attempt(islice, [1], 1, -1), attempt(islice, [1], 0, 1, 0))
print(attempt(islice, [1], "a"), attempt(islice, [1], None), attempt(islice, range(9), 2, None, 3), attempt(islice))
print(attempt(islice, [1], 1, 2, 3, 4), attempt(islice, [1], 1.0), attempt(islice, 5, 1), attempt(islice, [1, 2], 2**63))
print(attempt(chain, 1), attempt(chain, [1], 2), attempt(chain.from_iterable, 3), attempt(chain.from_iterable, ["ab", "c"]))
print(attempt(cycle, 5), attempt(cycle), attempt(cycle, []), attempt(cycle, iterable=[1]))
print(attempt(takewhile, None, [1]), attempt(takewhile, bool), attempt(dropwhile, 1, 2))
print(attempt(starmap, pow, [1]), attempt(starmap, pow, [[2, 3]]), attempt(starmap, max, [iter([5, 3])]))
print(attempt(accumulate, []), attempt(accumulate, [], initial=1), attempt(accumulate, [1, "a"]), attempt(accumulate, [2, 3], pow))
print(attempt(zip_longest), attempt(zip_longest, [1], x=1), attempt(zip_longest, [1], fillvalue=1, y=2), attempt(zip_longest, 4))
print(attempt(product), attempt(product, repeat=3), attempt(product, [1], repeat=-1), attempt(product, [1], x=2))
print(attempt(product, [1, 2], repeat=2), attempt(product, [], [1]), attempt(product, [1], repeat=0), attempt(product, 5))
print(attempt(combinations, "ab", -1), attempt(combinations, "ab", 3), attempt(combinations, "ab", 0), attempt(combinations, "ab", "x"))
print(attempt(combinations), attempt(combinations, "ab"), attempt(combinations, r=1, iterable="ab"))
print(attempt(combinations_with_replacement, "", 1), attempt(combinations_with_replacement, "", 0), attempt(combinations_with_replacement, "a", -1))
print(attempt(permutations, "abc", -1), attempt(permutations, "abc", 2.0), attempt(permutations, "ab", None), attempt(permutations, "ab", 3))
print(attempt(tee, [1], -1), attempt(tee, 5), attempt(tee, [1], 0), attempt(tee), attempt(tee, [1], "a"))
print(attempt(pairwise, [1]), attempt(pairwise, []), attempt(pairwise, "abcd"), attempt(pairwise, 4), attempt(pairwise))
print(attempt(groupby), attempt(groupby, 4), attempt(groupby, [1, 2], 5), attempt(compress, [1]), attempt(filterfalse, None))

a, b = tee(range(200))
print([next(a) for _ in range(130)][-1], next(b), sum(b), sum(a))
a, b, c = tee("xyz", 3)
print(list(a), list(b), list(c), list(a))
t = tee([1, 2, 3])[0]
print(next(t), [list(u) for u in tee(t, 2)], attempt(t.__setstate__, 1), attempt(t.__setstate__, (1, 2)))


class Reentrant:
    def __iter__(self):
        return self

    def __next__(self):
        return next(again)


again, _ = tee(Reentrant())
print(attempt(next, again))

g = groupby([1, 1, 2, 2, 3])
k1, g1 = next(g)
print(k1, next(g1))
k2, g2 = next(g)
print(k2, list(g1), list(g2), [(k, type(v)) for k, v in g])
print([(k, list(v)) for k, v in groupby("aAbBBc", key=str.lower)])
print(attempt(combinations("abc", 2).__setstate__, (1,)), attempt(cycle("a").__setstate__, 1), attempt(chain().__setstate__, (1,)))
print(attempt(cycle("a").__setstate__, (1, 2)), attempt(cycle("a").__setstate__, ([1], 2, 3)), attempt(groupby("a").__setstate__, (1,)))
print(attempt(product("ab").__setstate__, (1, 2)), attempt(permutations("ab").__setstate__, ((1,), (2,))), attempt(islice("a", 1).__setstate__, 1))
p = product("abc", "de")
p.__setstate__((9, -4))
print(list(p))


class Sub(chain):
    def __init__(self, *a, extra=None):
        self.extra = extra


s = Sub("ab", "c", extra=5)
print(s.extra, list(s), chain[int])
for cls in (cycle, takewhile, starmap, filterfalse, islice, pairwise):
    class Keyword(cls):
        def __init__(self, *a, newarg=None):
            self.newarg = newarg
    print(cls.__name__, attempt(Keyword, newarg=1))
print(sorted(n for n in dir(itertools) if not n.startswith("__")))


class Bad:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("bad")


for f in (chain, cycle, zip_longest, product, lambda x: islice(x, 3), lambda x: takewhile(bool, x), pairwise, accumulate, groupby,
          lambda x: compress(x, [1]), lambda x: compress([1], x), lambda x: starmap(pow, x), lambda x: filterfalse(None, x)):
    print(attempt(f, Bad()), end=" ")
print()
