"""for_range: for over a range."""
import sys


def run(n):
    total = 0
    for i in range(n):
        total += i
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 5000000))
