# Which method an operator calls for two objects of one class, built-in or not, and what happens when there is none.
from decimal import Decimal
from fractions import Fraction


class OnlyReflected:
    def __radd__(self, other):
        return "radd"

    def __rsub__(self, other):
        return "rsub"


class Declines(list):
    def __mul__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        return "never asked"

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return "reflected"


class Blocked:
    __add__ = None
    __eq__ = None
    __hash__ = None


class Borrowed:
    """A built-in class's methods in a class of another kind."""
    __add__ = int.__add__
    __lt__ = str.__lt__


class Static:
    __add__ = staticmethod(lambda *args: len(args))
    __eq__ = classmethod(lambda cls, other: cls.__name__)


class Number(int):
    def __add__(self, other):
        return "Number.__add__"


attempts = [
    lambda: OnlyReflected() + OnlyReflected(), lambda: 1 + OnlyReflected(), lambda: OnlyReflected() - OnlyReflected(),
    lambda: Declines() * Declines(), lambda: Declines([1]) * 2, lambda: Declines() - Declines(), lambda: Declines() < Declines(),
    lambda: Blocked() + Blocked(), lambda: Blocked() == Blocked(), lambda: Blocked() != Blocked(), lambda: 1 + Blocked(),
    lambda: Borrowed() + Borrowed(), lambda: Borrowed() < Borrowed(), lambda: Static() + 1, lambda: Static() == 1,
    lambda: Number(1) + Number(2), lambda: Number(1) - Number(2), lambda: 1 + Number(2), lambda: [1] * [2], lambda: "a" * "b",
    lambda: (1,) + (2,), lambda: b"a" + b"b", lambda: bytearray(b"a") + bytearray(b"b"), lambda: [1] - [1], lambda: {1: 2} | {3: 4},
    lambda: {1: 2} < {3: 4}, lambda: {1: 2} == {1: 2.0}, lambda: Decimal(1) + Decimal(2), lambda: Decimal(7) // Decimal(2),
    lambda: Decimal(1) < Decimal(2), lambda: Decimal(1) @ Decimal(1), lambda: Fraction(1, 2) + Fraction(1, 3), lambda: range(2) == range(0, 2),
    lambda: range(2) < range(3), lambda: slice(1) == slice(1), lambda: slice(1) < slice(2), lambda: object() == object(),
    lambda: object() < object(), lambda: object() + object(), lambda: print + print, lambda: None + None, lambda: None == None, lambda: None < None,
    lambda: type + type, lambda: int | str, lambda: memoryview(b"a") == memoryview(b"a"), lambda: (1).__add__(2.5), lambda: int.__add__(True, 2),
]
for attempt in attempts + attempts:  # what is learned the first time must hold the second
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
