"""class_operator: an overloaded + and ==."""
import sys


class V:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return V(self.v + other.v)

    def __eq__(self, other):
        return self.v == other.v


def run(n):
    a, one = V(0), V(1)
    same = 0
    for _ in range(n):
        a = a + one
        if a == one:
            same += 1
    return a.v, same


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 600000))
