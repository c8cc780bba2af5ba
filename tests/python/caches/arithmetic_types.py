# One arithmetic site sees ints, floats, strings, lists and objects, in turn.
def add(a, b):
    return a + b


def mul(a, b):
    return a * b


def less(a, b):
    return a < b


class V:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return V(self.v + (o.v if isinstance(o, V) else o))

    def __radd__(self, o):
        return V(o + self.v)

    def __mul__(self, o):
        return f"V*{o}"

    def __lt__(self, o):
        return "lt"

    def __repr__(self):
        return f"V{self.v}"


pairs = [(1, 2), (1.5, 2), (2, 1.5), ("a", "b"), ([1], [2]), ((1,), (2,)), (2**60, 2**60), (2**61, 1), (True, 1), (1j, 2), (V(1), V(2)), (V(1), 5), (5, V(1)), (b"x", b"y"), (0.1, 0.2), (-1, 1)]
for turn in range(3):
    for a, b in pairs:
        for _ in range(turn * 4):
            add(a, b)
        print(add(a, b), end=" ")
    print()
for a, b in [(2, 3), (2.5, 2), ("ab", 2), (2, "ab"), ([1], 2), (2**40, 2**40), (V(1), 3), (1j, 1j), ((1,), 2)] * 2:
    print(mul(a, b), end=" ")
print()
for a, b in [(1, 2), (2.5, 2), ("a", "b"), ([1], [2]), (2**70, 1), (V(1), 2), (1, 1.5), (True, 2), ((1, 2), (1, 3))] * 2:
    print(less(a, b), end=" ")
print()
for a, b in [(1, "x"), ("x", 1), (None, 1), ([1], (1,)), ({}, {})]:
    for f in (add, mul, less):
        try:
            print(f(a, b))
        except TypeError as e:
            print(e)
x = 2**58
for i in range(12):
    x = add(x, x)
    print(x, end=" ")
print()
x = 1
for i in range(40):
    x = mul(x, 3 if i % 2 else -7)
print(x)
