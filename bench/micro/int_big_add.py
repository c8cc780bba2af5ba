"""int_big_add: addition of integers of 100 bits and divmod by small ones."""
import sys


def run(n):
    a = 1 << 100
    for i in range(n):
        a += i
        q, r = divmod(a, 1000)
    return a, r


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1500000))
