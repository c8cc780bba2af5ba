"""generator_expression: sum of a generator expression."""
import sys


def run(n):
    return sum(i & 7 for i in range(n))


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
