"""attribute_set: writing two attributes of an instance."""
import sys


class Point:
    def __init__(self):
        self.x = self.y = 0


def run(n):
    p = Point()
    for i in range(n):
        p.x = i
        p.y = p.x
    return p.y


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2500000))
