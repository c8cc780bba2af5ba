"""str_of_int: str(int) and int(str)."""
import sys


def run(n):
    total = 0
    for i in range(n):
        total += int(str(i * 1000))
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1200000))
