"""list_slice: slices of a list: copy of ten items and assignment of three."""
import sys


def run(n):
    a = list(range(40))
    total = 0
    for i in range(n):
        b = a[10:20]
        a[3:6] = b[:3]
        total += b[4]
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
