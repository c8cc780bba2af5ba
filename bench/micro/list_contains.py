"""list_contains: a search for an integer in a list of 32."""
import sys


def run(n):
    a = list(range(32))
    found = 0
    for i in range(n):
        if i & 63 in a:
            found += 1
    return found


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
