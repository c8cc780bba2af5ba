"""for_list: for over a list."""
import sys


def run(n):
    a = list(range(1000))
    total = 0
    for _ in range(n // 1000):
        for x in a:
            total += x
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 5000000))
