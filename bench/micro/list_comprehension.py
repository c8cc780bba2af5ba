"""list_comprehension: a list comprehension with a condition."""
import sys


def run(n):
    total = 0
    for _ in range(n // 100):
        total += len([i * i for i in range(100) if i & 1])
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
