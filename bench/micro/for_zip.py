"""for_zip: for over zip of two lists."""
import sys


def run(n):
    a = list(range(100))
    total = 0
    for _ in range(n // 100):
        for x, y in zip(a, a):
            total += x
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
