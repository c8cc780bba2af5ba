# len, sum, min, max with all their arguments.
print(len("a"), len([]), len({1: 2}), len(b"xy"), len(range(5)), len((1,)), len({1}))
print(sum([1, 2]), sum([], 5), sum([0.1] * 3), sum((1, 2), start=10), sum([[1], [2]], []), sum(range(5)), sum([1, 2.5]), sum({1: 2}), sum([(1,), (2,)], ()), sum([True, True]))
print(min([3, 1]), max(1, 5, 3), min("hello"), max(["a", "bb"], key=len), min([], default="none"), max([], default=None), max("a", "b"), min(3, 1.5), max([1, 2], [1, 3]), min({"b": 1, "a": 2}))
print(max([1, 5, 3], key=lambda x: -x), min("bB", key=str.lower), max([(1, "a"), (1, "b")]), max(2, 2.0), max(2.0, 2), min("b", "a", key=None), max(range(10), key=lambda x: x % 7))
for f in (lambda: len(5), lambda: len(), lambda: sum(5), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: min([]), lambda: max(), lambda: max(5), lambda: max(1, 2, default=3), lambda: max([1, "a"]), lambda: min(1, None), lambda: max([1], key=5), lambda: len(x for x in ""), lambda: sum([bytearray()], bytearray()), lambda: max(1, 2, foo=3), lambda: sum(), lambda: len(int), lambda: min([1], [2], key=1 .real)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
