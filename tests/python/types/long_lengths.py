# Lengths that no memory holds, and reprs and errors of small things.
import bisect
import types

for n in 2 ** 59, 2 ** 61, 2 ** 63 - 1:
    print(len(range(n)), range(n).__len__(), bisect.bisect_left(range(n), n // 3), bisect.bisect(range(0, n, 2), 1001))
try:
    len(range(2 ** 63))
except OverflowError as error:
    print(error)


class Long:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in 2 ** 62, 2 ** 63 - 1, 2 ** 63, -1, -2 ** 70:
    try:
        print(len(Long(n)))
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
print(repr(types.CellType()).split(" at ")[0], repr(types.CellType()).split(": ")[1], repr(types.CellType(5)).split(": ")[1].split(" at ")[0])


class Names:
    def __set_name__(self, owner, name):
        raise ValueError(name)


try:
    class Owner:
        here = Names()
except RuntimeError as error:
    print(error, repr(error.__cause__), error.__context__ is error.__cause__)
