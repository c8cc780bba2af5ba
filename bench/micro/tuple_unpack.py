"""tuple_unpack: packing, swapping and unpacking tuples."""
import sys


def run(n):
    a, b, c = 1, 2, 3
    pair = (5, 6)
    for _ in range(n):
        a, b = b, a
        x, y = pair
        t = (a, x)
        a, c = t
    return a, b, c


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2500000))
