# In-place operators: own method, fallback to the plain one, NotImplemented, rebinding.
class Both:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        self.v += o
        return self

    def __add__(self, o):
        return Both(self.v * 100 + o)

    def __isub__(self, o):
        return NotImplemented

    def __sub__(self, o):
        return "fell back to sub"

    def __imul__(self, o):
        return "rebound"

    def __itruediv__(self, o):
        return NotImplemented

    def __repr__(self):
        return f"Both({self.v})"


a = b = Both(1)
a += 5
print(a, b, a is b)
a = a + 1
print(a, b)
c = Both(3)
c -= 1
print(c)
d = Both(4)
d *= 2
print(d)
e = Both(5)
try:
    e /= 2
except TypeError as x:
    print(x)


class Right:
    def __radd__(self, o):
        return ("radd", o)

    def __rpow__(self, o):
        return ("rpow", o)


n = 5
n += Right()
print(n)
n = 2
n **= Right()
print(n)
box = type("Box", (), {})()
box.items = []
box.items += [1]
box.total = 1
box.total <<= 3
print(box.items, box.total)
t = ([],)
try:
    t[0] += ["added although it fails"]
except TypeError as x:
    print(x, t)
s = {1, 2}
alias = s
s |= {3}
s &= {2, 3, 4}
s ^= {9}
print(alias, alias is s)
m = {"a": 1}
alias = m
m |= {"b": 2}
print(alias)
x = 10
x //= 3; x **= 3; x %= 10; x ^= 1; x -= -1
print(x)
