"""attribute_get: reading three attributes of an instance."""
import sys


class Point:
    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z


def run(n):
    p = Point(1, 2, 3)
    total = 0
    for _ in range(n):
        total += p.x + p.y + p.z
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
