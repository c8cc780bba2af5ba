# __bool__, __len__, __index__, __int__, __float__, __complex__, __round__ ...
import math


class N:
    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __index__(self):
        return 3

    def __complex__(self):
        return 1 + 2j

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


n = N()
print(int(n), float(n), complex(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n))
print([10, 20, 30, 40][n], "abcdef"[n:], bin(n), hex(n), oct(n), list(range(n)), "ab" * n, chr(100 + 0))
print(math.sqrt(n), bytes(n), [0] * n, range(10)[n])


class OnlyIndex:
    def __index__(self):
        return 5


o = OnlyIndex()
print(int(o), float(o), complex(o), "%d" % o, "abcdefg"[o])


class Bad:
    def __index__(self):
        return "x"

    def __int__(self):
        return 1.5

    def __float__(self):
        return 1


for f in (int, float, lambda b: [1][b], hex):
    try:
        print(f(Bad()))
    except TypeError as e:
        print(e)
for f in (int, float, complex, lambda b: [1][b], range):
    try:
        f(object())
    except TypeError as e:
        print(e)
