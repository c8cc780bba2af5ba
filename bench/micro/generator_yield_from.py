"""generator_yield_from: yield from through three levels."""
import sys


def a(n):
    for i in range(n):
        yield i


def b(n):
    yield from a(n)


def c(n):
    yield from b(n)


def run(n):
    total = 0
    for x in c(n):
        total += x
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1500000))
