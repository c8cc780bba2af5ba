# match: captures, as, values by dotted names, binding that survives failure.
import sys


class Color:
    RED = 1
    GREEN = "green"

    class Dark:
        RED = 100


def f(v):
    match v:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case Color.Dark.RED:
            return "dark red"
        case [Color.RED as c, x]:
            return f"list {c} {x}"
        case (int() | float()) as n:
            return f"number {n}"
        case [("a" | "b") as letter, *rest]:
            return f"{letter} {rest}"
        case whole:
            return f"whole {whole!r}"


for v in (1, "green", 100, [1, 2], 3.5, ["b", 1, 2], "x", None):
    print(f(v))
match [1, 2]:
    case [a, 3]:
        print("no")
    case [_, b]:
        print(b, "a" in dir())


def guard():
    match 5:
        case n if print("guard", n):
            pass
        case n if n > 3:
            return "second", n


print(guard())


class C:
    attr = None


o = C()
d = {}
match (1, 2):
    case (x, y) as pair:
        print(x, y, pair)
match [[1, 2], 3]:
    case [[_, _] as inner, _]:
        print(inner)
match {"k": [1, {"z": 5}]}:
    case {"k": [_, {"z": z}]}:
        print(z)
