# Arithmetic operator methods, reflected and in-place.
class V:
    def __init__(self, *c):
        self.c = c

    def __repr__(self):
        return f"V{self.c}"

    def __add__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(*(a + b for a, b in zip(self.c, o.c)))

    def __mul__(self, k):
        return V(*(a * k for a in self.c))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))

    def __neg__(self):
        return V(*(-a for a in self.c))

    def __pos__(self):
        return self

    def __invert__(self):
        return "inverted"

    def __abs__(self):
        return max(map(abs, self.c))

    def __getitem__(self, i):
        return self.c[i]

    def __iadd__(self, o):
        print("iadd")
        return V(*(a + b for a, b in zip(self.c, o.c)))


a, b = V(1, 2), V(3, 4)
print(a + b, a * 2, 3 * a, a @ b, -a, +a, ~a, abs(-b), a[1])
a += b
print(a)
a *= 2
print(a)
for f in (lambda: a + 1, lambda: 1 + a, lambda: a - b, lambda: a % 2, lambda: [1] @ [2], lambda: -object()):
    try:
        f()
    except TypeError as e:
        print(e)
