# dict: keys of many kinds, collisions, equal keys of different types, own hash and eq.
class C:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, o):
        return isinstance(o, C) and self.n == o.n

    def __repr__(self):
        return f"C{self.n}"


d = {C(i): i for i in range(20)}
print(len(d), d[C(7)], C(19) in d, C(20) in d)
for i in range(0, 20, 3):
    del d[C(i)]
print(d)
d[C(0)] = "back"
print(list(d)[-1], d.pop(C(1)), len(d))
e = {1: "a"}
e[1.0] = "b"
e[True] = "c"
print(e, e[1 + 0j])
m = {2**61 - 1: "m", 0: "z", 2**61: "p", -1: "n", -2: "n2"}
print(m, m[0], m[-2])
keys = [0, 2**61 - 1, 2 * (2**61 - 1), 1, 2**61]
f = {k: i for i, k in enumerate(keys)}
print(f, [hash(k) for k in keys])
text = {c * n: n for c in "abé日" for n in range(1, 20)}
print(len(text), text["é" * 7], text.get("q"), sum(text.values()))
t = {(i, j): i * j for i in range(10) for j in range(10)}
print(t[3, 4], t[(9, 9)], len(t), (10, 0) in t)
print({None: 1, int: 2, len: 3, ...: 4, 1.5: 5, b"x": 6, "x": 7, frozenset([1]): 8, range(3): 9}[range(0, 3)])


class Bad:
    def __hash__(self):
        raise ValueError("no hash")


class BadEq:
    def __hash__(self):
        return 5

    def __eq__(self, o):
        raise ValueError("no eq")


for g in (lambda: {Bad(): 1}, lambda: {5: 1}[BadEq()], lambda: {BadEq(): 1, 5: 2}, lambda: Bad() in {}, lambda: 5 in {BadEq()}):
    try:
        print(g())
    except ValueError as x:
        print(x)
