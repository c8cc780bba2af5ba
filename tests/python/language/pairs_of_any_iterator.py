# `for a, b in` over zip and enumerate takes their iterators' items itself; an iterator of the program's has other fields
# than the built-in ones, or none.
class Ends:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


class Fails(Ends):
    def __next__(self):
        return 1 // 0


class Slots(Ends):
    __slots__ = ("a", "b")


class Counts:
    def __init__(self, *values):
        self.values = list(values)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.values:
            raise StopIteration
        return self.values.pop(0)


class Items:
    def __getitem__(self, i):
        return "abc"[i]


def pairs(make):
    try:
        return [(a, b) for a, b in make()]
    except Exception as error:
        return type(error).__name__


makers = [Ends, Fails, Slots, Items, lambda: Counts(1, 2, 3), lambda: Counts([1], [2]), lambda: iter({1: 2}), lambda: iter({1, 2}),
          lambda: iter("xyz"), lambda: iter(b"xyz"), lambda: (i for i in "pq"), lambda: map(str, range(2)), lambda: iter([4, 5]),
          lambda: iter((6, 7)), lambda: reversed([8, 9]), lambda: iter(range(3)), lambda: iter(int, 0), lambda: memoryview(b"ab")]
for i, make in enumerate(makers):
    print(i, pairs(lambda: enumerate(make())), pairs(lambda: zip(range(0, -2, -1), make())), pairs(lambda: zip(make(), [1, 2])),
          pairs(lambda: zip(make(), make())))
