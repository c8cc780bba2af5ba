"""try_no_raise: entering and leaving try without an exception."""
import sys


def run(n):
    x = 0
    for i in range(n):
        try:
            x += i
        except ValueError:
            x = 0
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 4000000))
