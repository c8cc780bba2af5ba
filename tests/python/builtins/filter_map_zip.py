# filter, map, zip: laziness, several iterables, strict.
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [4, 2], [3, 3])), list(map(None.__class__, [])))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")), list(filter(None, {})))
print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", (1, 2), [3, 4])), dict(zip("ab", range(9))), list(zip(*[(1, 2), (3, 4)])))
print(list(zip("ab", "cd", strict=True)))
for args in (("abc", "de"), ("ab", "cde"), ("ab", "cd", "e"), ("", "a")):
    try:
        list(zip(*args, strict=True))
    except ValueError as e:
        print(e)


def noisy(n):
    for i in range(n):
        print("produce", i)
        yield i


m = map(lambda x: x * 10, noisy(3))
print("lazy")
print(next(m))
z = zip(noisy(2), noisy(3))
print(list(z))
for f in (lambda: map(), lambda: map(str), lambda: filter(None), lambda: zip(5), lambda: list(map(5, [1])), lambda: map(str, 5), lambda: filter(None, 5), lambda: list(map(lambda: 0, [1])), lambda: list(filter(lambda x: 1 / 0, [1])), lambda: zip("a", foo=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
