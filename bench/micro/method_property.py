"""method_property: reading a property."""
import sys


class Box:
    def __init__(self):
        self._v = 3

    @property
    def v(self):
        return self._v


def run(n):
    b = Box()
    x = 0
    for _ in range(n):
        x += b.v
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1500000))
