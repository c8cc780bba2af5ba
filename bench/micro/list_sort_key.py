"""list_sort_key: sorting with a key function; an operation is one item."""
import sys


def run(n):
    total = 0
    for r in range(n // 1000):
        items = [(i * 7919 + r) % 1009 for i in range(1000)]
        items.sort(key=lambda v: -v)
        total += items[10]
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 600000))
