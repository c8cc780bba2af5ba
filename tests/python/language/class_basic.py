# Classes: attributes, methods, instances, bound methods.
class Point:
    """A point."""
    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def moved(self, dx, dy=0):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1)
print(p, p.moved(2, 3), p.dimensions, Point.dimensions)
p.dimensions = 3
print(p.dimensions, Point.dimensions, p.__dict__)
print(Point.__name__, Point.__doc__, Point.__module__, Point.__bases__, Point.__mro__)
m = p.moved
print(m(1), m.__self__ is p, m.__func__ is Point.moved, m.__name__)
print(Point.moved(p, 5))
print(isinstance(p, Point), type(p) is Point, p.__class__ is Point)
print(m == p.moved, m is p.moved, hash(m) == hash(p.moved))
Point.norm = lambda self: abs(self.x) + abs(self.y)
print(p.norm())
p.norm = "instance wins"
print(p.norm)
del p.norm
print(p.norm())
print(sorted(k for k in Point.__dict__ if not k.startswith("__")))


class Empty: pass


e = Empty()
e.a = 1
print(vars(e), type(Empty).__name__)
