# match: sequences of fixed and free length, nested, with stars.
def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case (a, b) if a == b:
            return f"pair of {a}"
        case [a, [b, c]]:
            return f"nested {a} {b} {c}"
        case [1, *rest]:
            return f"1 then {rest}"
        case [*init, 9]:
            return f"{init} then 9"
        case ["go", _, direction]:
            return f"go {direction}"
        case [first, *_, last]:
            return f"{first}..{last}"
        case _:
            return "no sequence"


class Seq:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return "item"


for v in ([], (), [5], (2, 2), [1, [2, 3]], [1, 2, 3, 4], [7, 8, 9], ["go", "x", "north"], [2, 3, 4, 5], "ab",
          b"ab", {1: 2}, {1}, 5, range(3), bytearray(b"x"), Seq(), iter([1])):
    print(type(v).__name__, f(v))
match [1, 2, 3]:
    case a, *b:
        print(a, b)
match (1, (2, (3, 4))):
    case x, (y, (z, w)):
        print(x, y, z, w)
match [[1, 2], [3, 4]]:
    case [[_, a], [b, _]]:
        print(a, b)
match [1, 2, 3, 4, 5]:
    case [a, b, *c, d]:
        print(a, b, c, d)
import collections
match collections.deque([1, 2]):
    case [x, y]:
        print("deque", x, y)
