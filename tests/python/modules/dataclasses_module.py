# dataclasses.
from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)


@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0


p = Point(1)
print(p, Point(1, 2) == Point(1, 2), Point(1, tags=[5]) == Point(1), asdict(Point(1, 2, [3])), astuple(p), [f.name for f in fields(Point)], replace(p, y=5))
print(V(1) < V(1, 2), sorted([V(2), V(1, 5), V(1)]), hash(V(1)) == hash(V(1, 0)), {V(1): "a"}[V(1)])
for f in (lambda: setattr(V(1), "major", 2), lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: V(1) < 5, lambda: hash(p)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class C(Point):
    z: float = 1.5

    def __post_init__(self):
        self.sum = self.x + self.y


print(C(1, 2), C(1, 2).sum, C.__match_args__)
match C(1, 2, z=3):
    case C(x=1, z=z):
        print(z)
