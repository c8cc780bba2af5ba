"""bytes_scan: for over bytes with compares, and indexing."""
import sys


def run(n):
    data = bytes(range(256))
    total = 0
    for _ in range(n // 512):
        for b in data:
            if b > 100:
                total += 1
        for i in range(256):
            total += data[i]
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
