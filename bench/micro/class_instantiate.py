"""class_instantiate: creating an instance with two attributes."""
import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def run(n):
    p = None
    for i in range(n):
        p = Point(i, p is None)
    return p.x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1200000))
