"""call_keywords: a call with keyword arguments and a default."""
import sys


def f(a, b=1, *, c=2, d=3):
    return a + d


def run(n):
    x = 0
    for i in range(n):
        x = f(i, c=x, d=4)
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
