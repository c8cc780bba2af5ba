# itertools: chain, compress, dropwhile, groupby, starmap, tee, zip_longest, accumulate, pairwise.
from itertools import accumulate, chain, compress, dropwhile, filterfalse, groupby, pairwise, starmap, takewhile, tee, zip_longest
import operator

print(list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "cd"])), list(chain()), list(compress("abcd", [1, 0, 1])), list(compress("ab", [])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(filterfalse(None, [0, 1, ""])))
print([(k, list(g)) for k, g in groupby("aabbba")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], [k for k, g in groupby([])])
g = groupby("aab")
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, list(g2))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("abc", "x")), list(zip_longest("ab", "xyz", fillvalue="-")), list(zip_longest()), list(pairwise("abcd")), list(pairwise("a")))
a, b, c = tee([1, 2, 3], 3)
print(next(a), list(b), list(a), list(c), tee("x", 0))
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate("abc")), list(accumulate([1, 2], initial=10)), list(accumulate([])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([], initial=5)))
for f in (lambda: list(chain(5)), lambda: list(starmap(pow, [5])), lambda: groupby(), lambda: tee(5), lambda: zip_longest("a", foo=1), lambda: list(accumulate(["a", 1])), lambda: compress("a"), lambda: tee("a", -1), lambda: list(chain.from_iterable(5))):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
