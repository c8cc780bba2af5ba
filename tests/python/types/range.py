# range: every operation.
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[2], r[1:3], r[::-1], list(r[::-1]), 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8), r.count(9), r.start, r.stop, r.step)
print(list(range(5)), list(range(5, 0, -1)), list(range(0)), list(range(3, 3)), list(range(5, 1)), range(3) == range(0, 3, 1), range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), range(1) != range(2))
print(list(reversed(range(5))), sum(range(101)), max(range(5)), min(range(3, 9)), bool(range(0)), bool(range(1)), repr(range(1, 2)), repr(range(0, 5, 2)), sorted(range(3), reverse=True))
big = range(10**20, 10**20 + 5)
print(list(big), len(big), 10**20 + 3 in big, big[2], big.index(10**20 + 1), list(range(-10**19, 10**19, 10**19)), range(10**30)[10**29], range(0, 10**20, 7)[-1])
for f in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("a"), lambda: range(), lambda: range(1, 2, 3, 4), lambda: r[99], lambda: r["a"], lambda: r.index(99), lambda: len(range(10**20)), lambda: r + r, lambda: r < r, lambda: setattr(r, "start", 5), lambda: range(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), list(it))
for i in range(3, -4, -3):
    print(i, end=" ")
print()
for i in range(2**62, 2**62 + 2):
    print(i)
print([x for x in range(-3, 3)], list(range(10))[range(3)[2]], range(True), list(range(False, True)), range(5)[1:4][1:], range(10)[::3][::-1], range(0, -10, -3), list(range(0, -10, -3)))
