"""tuple_key: tuples as dict keys."""
import sys


def run(n):
    d = {(i, j): i for i in range(16) for j in range(16)}
    total = 0
    for i in range(n):
        total += d[i & 15, i >> 4 & 15]
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
