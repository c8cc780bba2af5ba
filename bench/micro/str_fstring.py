"""str_fstring: an f-string with an int, a str and a width."""
import sys


def run(n):
    total = 0
    name = "item"
    for i in range(n):
        total += len(f"{name}: {i} {i:>8}")
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 800000))
