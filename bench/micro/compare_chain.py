"""compare_chain: chained compares and boolean operators."""
import sys


def run(n):
    hits = 0
    for i in range(n):
        if 10 < i < 1000000 and (i & 1 or i & 2):
            hits += 1
    return hits


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
