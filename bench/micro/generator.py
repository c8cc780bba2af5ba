"""generator: a generator consumed by for."""
import sys


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def run(n):
    total = 0
    for x in count(n):
        total += x
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
