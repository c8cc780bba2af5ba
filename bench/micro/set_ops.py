"""set_ops: add, in, and unions of small sets."""
import sys


def run(n):
    evens = set(range(0, 20, 2))
    s = set()
    hits = 0
    for i in range(n):
        s.add(i & 1023)
        if i & 511 in s:
            hits += 1
        hits += len(evens | {1, 3})
    return hits


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 500000))
