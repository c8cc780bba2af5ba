"""str_join: join of a list of ten."""
import sys


def run(n):
    parts = ["alpha", "beta", "gamma"] * 3 + ["delta"]
    total = 0
    for _ in range(n):
        total += len(", ".join(parts))
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
