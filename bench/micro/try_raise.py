"""try_raise: raising and catching in the same function."""
import sys


def run(n):
    caught = 0
    for _ in range(n):
        try:
            raise ValueError
        except ValueError:
            caught += 1
    return caught


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
