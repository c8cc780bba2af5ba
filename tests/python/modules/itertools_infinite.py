# itertools: count, cycle, repeat, and cutting them.
from itertools import count, cycle, islice, repeat, takewhile

print(list(islice(count(), 3)), list(islice(count(5, -2), 3)), list(islice(count(0.5, 0.25), 3)), list(islice(count(2**63 - 1), 3)), count(3), count(1, 2), repr(count(1.5)))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(1, 3)), list(repeat("x", 0)), list(islice(repeat(5), 2)), repeat(7, 2), repeat("z"), list(repeat(1, -1)))
print(list(takewhile(lambda x: x < 4, count(1))), list(zip(count(), "abc")), list(map(pow, range(4), repeat(2))))
print(list(islice("abcdef", 2)), list(islice("abcdef", 1, 4)), list(islice("abcdef", 0, None, 2)), list(islice("abc", 5, 10)), list(islice("abc", None)), list(islice("abcdef", 1, 6, 3)))
it = iter("abcdef")
print(list(islice(it, 2)), list(it))
c = count(10)
print(next(c), next(c), c)
for f in (lambda: count("a"), lambda: islice("a", -1), lambda: islice("a", 1, 2, 0), lambda: repeat(), lambda: cycle(5), lambda: islice("a"), lambda: repeat(1, "x"), lambda: islice("a", "x")):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
