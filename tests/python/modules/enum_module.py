# enum.
from enum import Enum, Flag, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = auto()
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


class N(IntEnum):
    ONE = 1
    TWO = 2


print(Color.RED, repr(Color.GREEN), Color(3), Color["BLUE"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.pretty, Color.BLUE.value, Color.RED == 1, Color.RED in Color, isinstance(Color.RED, Color))
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), Perm(5), Perm.R & Perm.W, ~Perm.R, bool(Perm.R & Perm.X), (Perm.R | Perm.W).value)
print(N.ONE < N.TWO, N.ONE + 1, N(2), sorted([N.TWO, N.ONE]), f"{N.ONE}", {Color.RED: "r"}[Color(1)], list(Color.__members__))
for f in (lambda: Color(9), lambda: Color["NO"], lambda: setattr(Color, "RED", 2), lambda: Color.RED < Color.BLUE, lambda: type("Sub", (Color,), {})):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
