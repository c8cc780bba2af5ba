"""chaos: a fractal drawn by the chaos game with B-splines as its transformations; small classes with
operators, float attributes, method calls and list indexing."""
import sys
from math import sqrt


class Random:
    def __init__(self, seed):
        self.state = seed

    def _next(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state

    def uniform(self):
        return self._next() / 2147483648.0

    def below(self, n):
        return (self._next() >> 8) % n


class Vector:
    def __init__(self, x=0.0, y=0.0, z=0.0):
        self.x = x
        self.y = y
        self.z = z

    def length(self):
        return sqrt(self.x * self.x + self.y * self.y + self.z * self.z)

    def distance(self, other):
        return (self - other).length()

    def __add__(self, other):
        if not isinstance(other, Vector):
            raise ValueError(f"can't add {type(other)}")
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return self + other * -1

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def blend(self, weight, other):
        """weight parts of self, the rest of the other."""
        return Vector(self.x * weight + other.x * (1.0 - weight),
                      self.y * weight + other.y * (1.0 - weight),
                      self.z * weight + other.z * (1.0 - weight))

    def __repr__(self):
        return f"Vector({self.x}, {self.y}, {self.z})"


class Spline:
    """A B-spline of a degree over control points, evaluated by de Boor's recurrence."""

    def __init__(self, points, degree, knots):
        if len(points) > len(knots) - degree + 1:
            raise ValueError("too many control points")
        self.points = points
        self.degree = degree
        self.knots = knots

    def domain(self):
        return self.knots[self.degree - 1], self.knots[len(self.knots) - self.degree]

    def span_of(self, u):
        low, high = self.domain()
        if u >= high:
            return len(self.knots) - self.degree - 1
        i = self.degree - 1
        while i < len(self.knots) - self.degree - 1:
            if self.knots[i] <= u < self.knots[i + 1]:
                return i
            i += 1
        return i

    def __call__(self, u):
        knots = self.knots
        span = self.span_of(u)
        work = [self.points[span - self.degree + 1 + i] for i in range(self.degree + 1)]
        for level in range(1, self.degree + 1):
            for i in range(self.degree - level + 1):
                left = knots[span - self.degree + level + i]
                right = knots[span + i + 1]
                weight = (right - u) / (right - left)
                work[i] = work[i].blend(weight, work[i + 1])
        return work[0]


class Game:
    def __init__(self, splines, thickness, random):
        self.splines = splines
        self.thickness = thickness
        self.random = random
        every = [p for s in splines for p in s.points]
        self.min_x = min(p.x for p in every)
        self.max_x = max(p.x for p in every)
        self.min_y = min(p.y for p in every)
        self.max_y = max(p.y for p in every)
        self.width = self.max_x - self.min_x
        self.height = self.max_y - self.min_y
        self.weights = []
        self.total = 0
        for s in splines:
            length = self.curve_length(s)
            weight = max(1, int(length / (thickness * 5)))
            self.weights.append(weight)
            self.total += weight

    def curve_length(self, spline, steps=1000):
        low, high = spline.domain()
        length = 0.0
        before = spline(low)
        for i in range(1, steps + 1):
            here = spline(low + i * (high - low) / steps)
            length += before.distance(here)
            before = here
        return length

    def pick(self):
        r = self.random.below(self.total)
        for i, weight in enumerate(self.weights):
            if r < weight:
                return self.splines[i]
            r -= weight
        return self.splines[-1]

    def transform(self, point):
        x = (point.x - self.min_x) / self.width
        y = (point.y - self.min_y) / self.height
        spline = self.pick()
        low, high = spline.domain()
        middle = spline(low + x * (high - low))
        along = spline(low + min(1.0, x + 1 / 50000) * (high - low))
        if x >= 1.0 - 1 / 50000:
            along, middle = middle, spline(low + (x - 1 / 50000) * (high - low))
        tangent = along - middle
        length = tangent.length()
        if length > 0:
            offset = (y - 0.5) * self.thickness / length
            middle = Vector(middle.x - tangent.y * offset, middle.y + tangent.x * offset, middle.z)
        return Vector(min(max(middle.x, self.min_x), self.max_x),
                      min(max(middle.y, self.min_y), self.max_y), 0.0)

    def draw(self, w, h, iterations):
        image = [[1] * h for _ in range(w)]
        point = Vector((self.max_x + self.min_x) / 2, (self.max_y + self.min_y) / 2, 0.0)
        for _ in range(iterations):
            point = self.transform(point)
            x = min(int((point.x - self.min_x) / self.width * w), w - 1)
            y = min(int((point.y - self.min_y) / self.height * h), h - 1)
            image[x][h - y - 1] = 0
        return image


def main(iterations):
    uniform = [0, 0, 0, 1, 1, 1, 2, 2, 2]
    single = [0, 0, 0, 1, 1, 1]
    splines = [
        Spline([Vector(1.60, 0.30), Vector(2.80, 0.26), Vector(2.75, 1.26), Vector(1.24, 1.25),
                Vector(1.37, 1.70), Vector(1.70, 2.20), Vector(2.90, 2.14)], 3, uniform),
        Spline([Vector(2.80, 0.01), Vector(1.67, 0.35), Vector(1.37, 1.59), Vector(0.45, 1.80)], 3, single),
        Spline([Vector(0.10, 1.20), Vector(1.50, 2.75), Vector(2.30, 0.10), Vector(3.10, 0.60)], 3, single),
    ]
    game = Game(splines, 0.25, Random(1234))
    image = game.draw(200, 120, iterations)
    dark = checksum = 0
    for column in image:
        for pixel in column:
            dark += 1 - pixel
            checksum = (checksum * 31 + pixel) % 1000000007
    print(f"weights {game.weights}, {dark} dark pixels, checksum {checksum}")
    for y in range(0, 120, 10):
        print("".join(" " if image[x][y] else "#" for x in range(0, 200, 4)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 250000)
