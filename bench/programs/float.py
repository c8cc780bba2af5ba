"""float: objects with three float attributes: create, normalise, and take their maximum."""
import sys
from math import cos, sin, sqrt


class Point:
    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3
        self.z = (x * x) / 2

    def __repr__(self):
        return f"<Point: x={self.x}, y={self.y}, z={self.z}>"

    def normalize(self):
        x, y, z = self.x, self.y, self.z
        norm = sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def largest(points):
    result = points[0]
    for p in points[1:]:
        result = result.maximize(p)
    return result


def once(n):
    points = [Point(i) for i in range(n)]
    for p in points:
        p.normalize()
    return largest(points)


def main(rounds, n=100000):
    for _ in range(rounds):
        result = once(n)
    print(result)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:])) if len(sys.argv) > 1 else main(45)
