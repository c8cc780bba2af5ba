"""for_dict: for over a dict and its items."""
import sys


def run(n):
    d = {i: i for i in range(100)}
    total = 0
    for _ in range(n // 200):
        for k in d:
            total += k
        for k, v in d.items():
            total += v
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
