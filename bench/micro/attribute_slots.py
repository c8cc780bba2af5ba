"""attribute_slots: reading and writing attributes of a class with __slots__."""
import sys


class Point:
    __slots__ = ("x", "y")


def run(n):
    p = Point()
    p.x = p.y = 0
    for i in range(n):
        p.x = p.y
        p.y = i
    return p.x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2500000))
