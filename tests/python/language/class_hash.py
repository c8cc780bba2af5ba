# __hash__: with __eq__, in dicts and sets, bad values.
class P:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __hash__(self):
        return hash((self.a, self.b))

    def __eq__(self, o):
        return (self.a, self.b) == (o.a, o.b)


d = {P(1, 2): "x"}
print(d[P(1, 2)], P(2, 1) in d, len({P(0, 0), P(0, 0)}))


class Fixed:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h


for h in (-1, 0, 2**61 - 1, 2**61, 2**64, -2**70, True):
    print(hash(Fixed(h)))
for h in ("x", 1.5, None):
    try:
        hash(Fixed(h))
    except TypeError as e:
        print(e)


class Same:
    def __hash__(self):
        return 1


a, b = Same(), Same()
s = {a: 1, b: 2}
print(len(s), s[a], s[b])
for bad in ([], {}, set(), bytearray(), slice(1), ([],), {1: 2}.items()):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
    else:
        print(type(bad).__name__, "hashable")


class Unhashable:
    __hash__ = None


try:
    {Unhashable(): 1}
except TypeError as e:
    print(e)
