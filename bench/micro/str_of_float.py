"""str_of_float: repr(float) and float(str)."""
import sys


def run(n):
    total = 0.0
    for i in range(n):
        total += float(repr(i * 0.1))
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 400000))
