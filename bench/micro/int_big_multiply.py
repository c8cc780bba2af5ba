"""int_big_multiply: multiplication of integers of 1,000 bits."""
import sys


def run(n):
    a = 3 ** 630
    b = 7 ** 356
    total = 0
    for _ in range(n):
        total += a * b
    return total % 1000000007


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 150000))
