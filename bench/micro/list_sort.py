"""list_sort: sorting integers; an operation is one item."""
import sys


def run(n):
    total = 0
    source = [(i * 7919) % 1009 for i in range(1000)]
    for _ in range(n // 1000):
        total += sorted(source)[3]
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
