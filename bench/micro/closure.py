"""closure: calls of a closure that changes its cell."""
import sys


def make():
    n = 0

    def up(k):
        nonlocal n
        n += k
        return n
    return up


def run(n):
    up = make()
    x = 0
    for _ in range(n):
        x = up(1)
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
