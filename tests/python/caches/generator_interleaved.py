# Many generators of one function, at different points.
def g(n):
    x = n
    while True:
        got = yield x
        x = x * 2 + (got or 0)


gens = [g(i) for i in range(50)]
for h in gens:
    next(h)
total = 0
for turn in range(20):
    for i, h in enumerate(gens):
        if (i + turn) % 3:
            total += h.send(turn)
        else:
            total += next(h)
print(total)


def tree(depth, path=""):
    if depth:
        yield from tree(depth - 1, path + "l")
        yield path
        yield from tree(depth - 1, path + "r")


print(list(tree(3)), sum(1 for _ in tree(10)))


def pipeline(source, *stages):
    for s in stages:
        source = s(source)
    return source


def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x


def squares(it):
    for x in it:
        yield x * x


def batches(it, n=3):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch


print(list(pipeline(range(15), evens, squares, batches)))


def primes():
    yield 2
    found = [2]
    n = 3
    while True:
        for p in found:
            if p * p > n:
                found.append(n)
                yield n
                break
            if n % p == 0:
                break
        n += 2


a, b = primes(), primes()
[next(a) for _ in range(100)]
print(next(a), next(b), [next(b) for _ in range(5)])
