# Sorting asks as often as CPython does, at each size and for each order.
import random


class Counted:
    asked = 0

    def __init__(self, n, where):
        self.n, self.where = n, where

    def __lt__(self, other):
        Counted.asked += 1
        return self.n < other.n


def orders(n, r):
    up = list(range(n))
    yield "random", r.sample(up, n)
    yield "sorted", up
    yield "reversed", up[::-1]
    yield "equal", [0] * n
    yield "few values", [r.randrange(4) for _ in up]
    yield "ten at the end", up[:-10] + [r.randrange(n) for _ in up[-10:]]
    yield "three swapped", swapped(up, 3, r)
    yield "hundredth swapped", swapped(up, n // 100, r)
    yield "two runs", up[::2] + up[1::2]
    yield "saw", [i % 37 for i in up]
    yield "runs of all lengths", [x for length in range(1, 80) for x in range(length)][:n]
    yield "interleaved runs", [i * 7919 % max(n, 1) for i in up]
    yield "stairs down", [n - i // 10 for i in up]


def swapped(values, times, r):
    values = values[:]
    for _ in range(times if len(values) > 1 else 0):
        i, j = r.randrange(len(values)), r.randrange(len(values))
        values[i], values[j] = values[j], values[i]
    return values


r = random.Random(5)
for n in [0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 127, 128, 200, 1000, 1025, 5000, 20000]:
    for name, values in orders(n, r):
        for reverse in (False, True):
            items = [Counted(v, i) for i, v in enumerate(values)]
            Counted.asked = 0
            items.sort(reverse=reverse)
            keys = [(-x.n if reverse else x.n, x.where) for x in items]
            print(n, name, reverse, Counted.asked, all(a <= b for a, b in zip(keys, keys[1:])))
