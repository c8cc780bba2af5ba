# Container protocol: len, getitem, setitem, delitem, contains, iter, reversed, missing.
class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        print("get", i)
        return self.items[i]

    def __setitem__(self, i, v):
        print("set", i, v)
        self.items[i] = v

    def __delitem__(self, i):
        print("del", i)
        del self.items[i]


s = Seq("a", "b", "c")
print(len(s), s[0], s[-1], s[1:], s[::2], s[...] if False else "")
s[0] = "z"
s[1:2] = "xy"
del s[0]
print(list(s))
print("x" in s, list(reversed(s)))
for x in s:
    print(x)


class K:
    def __getitem__(self, key):
        return key


k = K()
print(k[1, 2], k[1:2, ...], k[:], k[()], k["a"], k[1:2:3], k[None:], k[*(1, 2)], k[1, *(2, 3)])


class C:
    def __contains__(self, x):
        return "yes" if x else ""

    def __iter__(self):
        return iter((1, 2))


print(1 in C(), 0 in C(), 0 not in C(), [*C()])


class D(dict):
    def __missing__(self, key):
        return f"missing {key}"


d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d)


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (-1, "x", 1.5, 10**30):
    try:
        len(L(n))
    except Exception as e:
        print(type(e).__name__, e)
