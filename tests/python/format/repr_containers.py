# repr and str of nested containers, recursion, quotes.
class R:
    def __repr__(self):
        return "<R>"

    def __str__(self):
        return "str"


print([R()], (R(),), {R()}, {R(): R()}, [[R(), [R()]]], str([R()]), f"{[R()]}", "%s" % [R()], "{}".format((R(),)))
a = [1]
a.append(a)
d = {}
d["d"] = d
t = ([],)
t[0].append(t)
s = [d, a]
print(a, d, t, s)
print(["it's", 'say "x"', "both ' and \"", "\n\t\\", "é", "\x00\x1f\x7f", "\u200b\ud800\U000e0001"], [b"it's", b'"'], {"k'": "v\""})
print([1.0, -0.0, 1e100, True, None, ..., 1j, 10**25], (1,), ((),), [()], [{}], [set()], [frozenset()], {1: {2: [3, (4,)]}})


class L(list):
    pass


class D(dict):
    pass


class T(tuple):
    pass


class S(set):
    pass


print(L([1]), D(a=1), T((1, 2)), S([1]), [L()], repr(L()), str(T()), frozenset([1]), repr(bytearray(b"x")), range(0, 5, 2), slice(1, 2))


class Bad:
    def __repr__(self):
        raise ValueError("in repr")


for f in (lambda: repr([Bad()]), lambda: str({1: Bad()}), lambda: f"{Bad()}", lambda: print(Bad())):
    try:
        f()
    except ValueError as e:
        print(e)
deep = []
for i in range(60):
    deep = [deep]
print(deep)
