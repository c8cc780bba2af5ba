"""dict_grow: filling dicts with new keys, then deleting."""
import sys


def run(n):
    total = 0
    for _ in range(n // 500):
        d = {}
        for i in range(500):
            d[i * 17] = i
        for i in range(0, 500, 2):
            del d[i * 17]
        total += len(d)
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
