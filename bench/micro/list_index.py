"""list_index: reading and writing list items by index."""
import sys


def run(n):
    a = list(range(64))
    for i in range(n):
        a[i & 63] = a[(i + 1) & 63]
    return a


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
