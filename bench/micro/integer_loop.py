"""integer_loop: a while loop of additions, a bit operation and a compare."""
import sys


def run(n):
    i = total = 0
    while i < n:
        total = (total + i * 3) & 0xFFFF
        i += 1
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
