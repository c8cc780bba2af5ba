# slice objects: attributes, indices, comparison, use.
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, slice(3), slice(None), slice("a", "b"), [0, 1, 2, 3, 4, 5][s], "abcdef"[s], (1, 2, 3)[slice(-1, None, -1)])
for args, n in (((None,), 5), ((1, 4), 10), ((-3, None), 5), ((None, None, -1), 5), ((10, 20), 5), ((-100, 100, 3), 7), ((5, 1, -2), 6), ((0, -1), 3)):
    print(slice(*args).indices(n), list(range(n))[slice(*args)])
print(slice(1, 2) == slice(1, 2, None), slice(1) != slice(2), slice(1, 2) < slice(1, 3), [1, 2, 3][slice(2)])
for f in (lambda: hash(s), lambda: slice(), lambda: slice(1, 2, 0).indices(5), lambda: slice(1.5).indices(5), lambda: slice(1).indices(-1), lambda: [1][slice("a")], lambda: setattr(s, "start", 1), lambda: slice(1, 2, 3, 4), lambda: [1, 2][::"x"]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class S:
    def __getitem__(self, i):
        return i


print(S()[1:2], S()[::], S()[1:2, 3], S()[:, 1], S()["a":"z":None])


class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(list(range(10))[I(2):I(8):I(3)], "abc"[I(-1)], slice(I(1), I(3)).indices(9), list(range(10))[10**30:], list(range(10))[-10**30:2])
print("abcdef"[4:1:-1], "abcdef"[:-3:-1], "abcdef"[-2::-2], [1, 2, 3][5:], [1, 2, 3][:-5], "abc"[True:])
