"""dict_int_keys: get and set with int keys."""
import sys


def run(n):
    d = {i: 0 for i in range(256)}
    for i in range(n):
        d[i & 255] = d[(i + 7) & 255] + 1
    return len(d)


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
