"""list_append_pop: append and pop at the end of a list."""
import sys


def run(n):
    a = []
    for i in range(n):
        a.append(i)
        a.append(i)
        a.pop()
        if len(a) > 1000:
            a.clear()
    return len(a)


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
