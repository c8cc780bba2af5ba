"""isinstance_check: isinstance against a class and a tuple."""
import sys


class A:
    pass


def run(n):
    values = [1, "s", A(), 2.0]
    hits = 0
    for i in range(n):
        v = values[i & 3]
        if isinstance(v, A):
            hits += 1
        elif isinstance(v, (int, float)):
            hits += 2
    return hits


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
