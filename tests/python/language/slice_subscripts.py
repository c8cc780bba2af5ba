# a[b:c] without a step, read and written: built-in sequences, bounds of every kind, classes of one's own.
class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n)
        return self.n


class Own:
    def __getitem__(self, key):
        return "get", key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


class L(list):
    def __getitem__(self, key):
        return "L", key


bounds = [None, 0, 1, 3, -1, -3, 7, -7, 10**20, -(10**20), True, I(2), I(-2)]
for v in ([1, 2, 3, 4], (1, 2, 3, 4), "abcd", "a\u00e9\u4e2d\U0001f600", b"abcd", bytearray(b"abcd"), range(4), [], (), ""):
    print(v, [v[a:b] for a in bounds[:11] for b in bounds[:11]])
    print(v[I(1):], v[:I(-1)], v[I(1):I(3)])
t = (1, 2, 3)
print(t[:] is t, t[0:3] is t, t[0:2] is t)
print(Own()[1:2], Own()[:], Own()[::2], Own()[1:2, 3], L([1, 2])[0:1])
o = Own()
o[1:2] = 5
o["a":"b"] = 6
del o[3:]
o[1:2] += ("more",)
for a in bounds[:11]:
    for b in bounds[:11]:
        v = [1, 2, 3, 4]
        v[a:b] = ["x", "y"]
        w = [1, 2, 3, 4]
        w[a:b] = ()
        x = [1, 2, 3, 4]
        x[a:b] = x
        y = [1, 2, 3, 4]
        y[a:b] = "str"
        print(v, w, x, y, end=" ")
print()
v = [1, 2, 3, 4]
v[I(1):I(2)] = [9]
print(v)
v[1:2] += [7]
print(v)
b = bytearray(b"abcd")
b[1:3] = b"xyz"
print(b)
for code in ("[1][1.5:]", "[1][:'a']", "5[1:2]", "None[:]", "{}[1:2]", "(1,)['a':]", "'abc'[:1.0]"):
    try:
        print(eval(code))
    except TypeError as e:
        print(e)
for code in ("v[1.5:] = []", "v[1:2] = 5", "t[1:2] = []", "'abc'[1:2] = 'x'", "v[:] = x for", "v[1:'a'] = []"):
    try:
        exec(code)
    except (TypeError, SyntaxError) as e:
        print(e)


def order(n, r):
    print("order", n)
    return r


order(1, [1, 2, 3])[order(2, 0):order(3, 2)]
v = [1, 2, 3]
order(2, v)[order(3, 0):order(4, 1)] = order(1, ["first"])
print(v)


class Grow(list):
    pass


class Changes:
    def __index__(self):
        v.clear()
        return 0


v = [1, 2, 3]
print(v[Changes():2], v)
v = [1, 2, 3]
v[Changes():2] = [5]
print(v)
s = "".join(chr(97 + i) for i in range(26))
r = s + s
r += s
print(r[20:60], r[-5:], (r + "x")[3:][:4])
print([s[i:i + 3] for i in range(0, 26, 7)], Grow([1, 2, 3])[1:], type(Grow([1])[:]))
match [1, 2, 3, 4]:
    case [a, *rest, b] if rest[0:1] == [2]:
        print(a, rest, b)
