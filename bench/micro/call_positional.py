"""call_positional: a call of a function with three positional parameters."""
import sys


def f(a, b, c):
    return b


def run(n):
    x = 0
    for i in range(n):
        x = f(i, x, 3)
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
