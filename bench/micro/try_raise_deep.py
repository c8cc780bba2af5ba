"""try_raise_deep: raising with a message through three calls."""
import sys


def a(i):
    raise ValueError("deep", i)


def b(i):
    return a(i)


def c(i):
    return b(i)


def run(n):
    total = 0
    for i in range(n):
        try:
            c(i)
        except ValueError as e:
            total += e.args[1]
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 400000))
