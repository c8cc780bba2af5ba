"""for_enumerate: for over enumerate."""
import sys


def run(n):
    a = list(range(100))
    total = 0
    for _ in range(n // 100):
        for i, x in enumerate(a):
            total += i
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
