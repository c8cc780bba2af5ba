# match: class patterns with positional and keyword parts.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Shape:
    def __init__(self, **kw):
        self.__dict__.update(kw)


def f(v):
    match v:
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return f"on y at {y}"
        case Point(x=0 | 1 as a, y=b):
            return f"near {a} {b}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "some point"
        case Shape(kind="c", at=Point(x, y)):
            return f"shape at {x},{y}"
        case Shape():
            return "shape"
        case int(n):
            return f"int {n}"
        case str(s) | bytes(s):
            return f"text {s}"
        case float() | complex():
            return "number"
        case list([a, *_]):
            return f"list starting {a}"
        case dict(d):
            return f"dict {d}"
        case type():
            return "a class"
    return "nothing"


for v in (Point(0, 0), Point(0, 5), Point(1, 7), Point(3, 3), Point(3, 4), Shape(kind="c", at=Point(1, 2)),
          Shape(kind="d"), 5, True, "s", b"b", 1.5, [1, 2], [], {"k": 1}, int, None, (1,)):
    print(f(v))


class Bad:
    __match_args__ = ["x"]


class NoArgs:
    pass


class BadItem:
    __match_args__ = (1,)


for subject, cls in ((Bad(), Bad), (NoArgs(), NoArgs), (BadItem(), BadItem), (Point(1, 2), Point), (1, int)):
    try:
        match subject:
            case cls(1, 2, 3):
                print("no")
            case _:
                print("falls through")
    except TypeError as e:
        print(e)
try:
    match 1:
        case f():
            pass
except TypeError as e:
    print(e)
