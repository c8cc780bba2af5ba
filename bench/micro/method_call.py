"""method_call: a method call that changes an attribute."""
import sys


class Counter:
    def __init__(self):
        self.n = 0

    def add(self, k):
        self.n += k


def run(n):
    c = Counter()
    for i in range(n):
        c.add(i)
    return c.n


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
