# Slices, membership, min and max, tuples as keys: what is done without a call for exact lists, tuples and strs, and the
# same through subclasses, __index__ methods and comparisons that change what they look at.
bounds = [None, 0, 1, 3, 7, 8, 100, -1, -3, -7, -8, -100, 2**62, -2**62, 2**70, True]
for kind in (list, tuple, str):
    v = kind("abcdefg")
    out = []
    for start in bounds:
        for stop in bounds:
            out.append(v[start:stop])
            for step in (1, 2, -1, -3, None):
                out.append(v[start:stop:step])
    print(kind.__name__, len(out), sum(len(x) * (i % 97) for i, x in enumerate(out)), out[40:46], type(out[0]).__name__)
h = 0
for start in bounds:
    for stop in bounds:
        for new in ([], [1], [1, 2, 3], [9] * 9, (4, 5), "xy"):
            w = list(range(7))
            w[start:stop] = new
            h = (h * 31 + sum((k + 1) * hash(x) % 1009 for k, x in enumerate(w) if not isinstance(x, str)) + len(w)) % 1000000007
        w = list(range(7))
        w[start:stop] = w
        h = (h * 31 + len(w)) % 1000000007
print(h)


class Shrinks:
    """An index that takes items away from a list."""
    def __init__(self, target, value):
        self.target, self.value = target, value

    def __index__(self):
        del self.target[2:]
        return self.value


for take in (lambda w: w[Shrinks(w, 0):5], lambda w: w[1:Shrinks(w, 6)], lambda w: w[::Shrinks(w, 2)], lambda w: w[Shrinks(w, 5)]):
    w = list(range(8))
    try:
        print(take(w), w)
    except IndexError as e:
        print("IndexError", e)
w = list(range(8))
w[Shrinks(w, 1):6] = "ab"
print(w)
for bad in (lambda: [1][1.5:], lambda: (1,)["a":], lambda: "s"[::0], lambda: [1][::0], lambda: [1].__setitem__(slice(0, 1), 5), lambda: [1, 2].__setitem__(slice(0, 2, 2), [])):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class L(list):
    def __getitem__(self, key):
        return "L"

    def __contains__(self, key):
        return True

    def __len__(self):
        return 77


class T(tuple):
    def __getitem__(self, key):
        return "T"


print(L([1])[0:1], 5 in L(), len(L()), T((1, 2))[:1], [*L([1, 2])], L([1])[0], T()[5])


class Eq:
    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        return self.act(other)


w = [1, 2, 3]
w[0] = Eq(lambda other: w.clear())
print(7 in w, w)
w = [Eq(lambda other: w.extend("pq") if len(w) < 9 else None), "a"]
print("q" in w, len(w), w.index("p"), w.count("q"))
w = ["a", Eq(lambda other: True), "b"]
print("zz" in w, w.index("b"), "b" in ("a", "c"), "c" in ("a", "c"), 1 in ("1", 1.0), float("nan") in [float("nan")], None in [None])
try:
    print(1 in [Eq(lambda other: 1 / 0)])
except ZeroDivisionError as e:
    print(e)

print(min(3, 1.0, True), max(1, 1.0, True), min("b", "a"), max((1, 2), (1, 3)), min(2, 1, key=lambda v: -v), max([4, 9, 2]), min(5, 5.0), max(0.0, -0.0))
for bad in (lambda: min(1, "a"), lambda: max(1, None, 2), lambda: min(5), lambda: max(), lambda: min(1, 2, default=3), lambda: max(1, 2, wrong=1)):
    try:
        print(bad())
    except TypeError as e:
        print(e)


class Odd:
    def __lt__(self, other):
        print("lt")
        return []

    def __gt__(self, other):
        print("gt")
        return [1]


a, b = Odd(), Odd()
print(min(a, b) is a, max(a, b) is b)

d = {("a", 1): 1, ("a", 2.0): 2, ((1, "x"), None): 3}
print(d["".join("a"), True], d["a", 2], d[(1, "".join("x")), None], d.get(("a", 3)), ("a", 2) in d, ("b", 1) in d)


class K:
    def __hash__(self):
        return hash("k")

    def __eq__(self, other):
        d.clear()
        return False


d = {("k", 1): 1}
print(d.get((K(), 1)), d)
deep = shallow = ()
for _ in range(50):
    deep, shallow = (deep,), (shallow,)
print({deep: 1}[shallow], deep == shallow)
