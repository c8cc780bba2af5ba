# match: mappings, rest, nested values, value keys.
class Keys:
    K = "konst"


def f(x):
    match x:
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": "rect", "size": [w, h]}:
            return f"rect {w}x{h}"
        case {"a": 1, **rest}:
            return f"a and {rest}"
        case {"n": {"deep": d}}:
            return f"deep {d}"
        case {1: one, -2: two}:
            return f"numbers {one} {two}"
        case {Keys.K: v}:
            return f"value key {v}"
        case {"opt": None | False}:
            return "nothing"
        case {}:
            return "any mapping"
        case _:
            return "no mapping"


for v in ({"type": "circle", "r": 5, "more": 1}, {"type": "rect", "size": (1, 2)}, {"type": "rect", "size": [1]},
          {"a": 1, "b": 2, "c": 3}, {"a": 1}, {"n": {"deep": 7}}, {1: "x", -2: "y"}, {"konst": 3}, {"opt": None},
          {}, {"z": 0}, [], "s", 5):
    print(v, "->", f(v))


class D(dict):
    def __missing__(self, k):
        return "made"


match D():
    case {"x": x}:
        print("no", x)
    case _:
        print("missing isn't called")
match {"k": "v"}:
    case {"k": str() as s, **rest}:
        print(s, rest)
import collections
match collections.OrderedDict(a=1, b=2):
    case {"b": b}:
        print("ordered", b)
