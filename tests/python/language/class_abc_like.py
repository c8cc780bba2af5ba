# Classes that subclass builtin types: lists, dicts, ints, tuples.
class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    @property
    def top(self):
        return self[-1]


s = Stack([1]).push(2).push(3)
print(s, s.top, len(s), s[0:2], type(s[0:2]).__name__, type(s + [1]).__name__, s == [1, 2, 3])


class Counting(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.sets = 0

    def __setitem__(self, k, v):
        self.sets += 1
        super().__setitem__(k, v)


c = Counting(a=1)
c["b"] = 2
c.update(z=3)
print(c, c.sets, c == {"a": 1, "b": 2, "z": 3})


class Mod7(int):
    def __add__(self, o):
        return Mod7((int(self) + int(o)) % 7)

    def __repr__(self):
        return f"Mod7({int(self)})"


print(Mod7(5) + Mod7(4), Mod7(3) * 4, Mod7(2) == 2, [Mod7(1)], f"{Mod7(6)}", str(Mod7(6)))


class Pair(tuple):
    __slots__ = ()

    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    first = property(lambda self: self[0])


p = Pair(1, 2)
print(p, p.first, hash(p) == hash((1, 2)), p == (1, 2), p + (3,))
a, b = p
print(a, b)


class S(set):
    pass


print(S([1]), S([1]) | {2}, frozenset([1]) == S([1]), type(S([1]) | {2}).__name__)


class F(frozenset):
    pass


print(F([1, 2]), repr(F()))


class B(bytes):
    pass


print(B(b"ab"), type(B(b"ab")[0:1]).__name__)


class E(Stack):
    def __repr__(self):
        return "E" + super().__repr__()


print(E("ab"), [E()])
