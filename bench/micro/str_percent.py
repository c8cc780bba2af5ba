"""str_percent: %-formatting with an int, a str and a float."""
import sys


def run(n):
    total = 0
    for i in range(n):
        total += len("%s %05d %.2f" % ("item", i, 2.5))
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 500000))
