# attrs: slots, validators, converters, frozen, evolve, ordering, asdict.
import attr
import attrs
from attrs import define, field, validators


@define
class Point:
    x: int = field(validator=validators.instance_of(int))
    y: int = field(default=0, converter=int)


@define(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    tags: tuple = field(factory=tuple, order=False, repr=False)

    @property
    def text(self):
        return f"{self.major}.{self.minor}"


@attr.s(auto_attribs=True, hash=True)
class Old:
    name: str
    parts: list = attr.ib(factory=list, eq=False)
    secret: str = attr.ib(default="s", repr=lambda v: "***")

    def __attrs_post_init__(self):
        self.parts.append(self.name)

    @parts.validator
    def _check(self, attribute, value):
        if len(value) > 3:
            raise ValueError(f"{attribute.name} too long")


p = Point(1, "5")
print(p, p == Point(1, 5), attrs.asdict(p), attrs.astuple(p), attrs.evolve(p, x=9))
for f in (lambda: Point("1"), lambda: Point(), lambda: setattr(Version(1), "major", 2), lambda: Old("a", [1, 2, 3, 4]), lambda: setattr(p, "z", 1)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(sorted([Version(2, 1), Version(1, 9), Version(1, 2, ("x",))]), Version(1) < Version(2), Version(3, 4).text)
print(Old("n"), hash(Old("n")) == hash(Old("n")), attrs.fields(Old).name, [a.name for a in attrs.fields(Point)])
C = attrs.make_class("C", {"a": field(default=1), "b": field(validator=validators.in_([1, 2]), default=2)})
print(C(), C(b=1), attrs.has(C), Point.__slots__, attr.validate(p))
print(attrs.asdict(Old("deep", [Point(1, 2), {"k": Point(3, 4)}])), attr.cmp_using(eq=lambda a, b: a == b).__name__)
print(attrs.resolve_types(Point) is Point, attr.filters.include(int)(attr.fields(Point).x, 3))
