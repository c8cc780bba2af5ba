# A str that grew by += (a rope) wherever a str can be used.
s = "a" * 600
s += "b"
d = {}
d[s] = 1
print(d[s], d["a" * 600 + "b"], s in d, getattr(object(), s, "none"))
class C: pass
c = C()
setattr(c, s, 5)
print(getattr(c, "a" * 600 + "b"), s in vars(c), hasattr(c, s))
s += "c"
print({s: 1}["a" * 600 + "bc"], int(("1" * 600) + "") == int("1" * 600))
t = "1" * 600
t += "2"
print(int(t) % 7, float(t) > 1, t == "1" * 600 + "2", "1" * 600 + "2" == t, t != s, t < s, sorted([s, t])[0] == t, max(s, t) == s)
print(f"{t}"[-3:], f"{t:>700}"[:3], "%s" % t == t, "%-700s|" % t == t.ljust(700) + "|", t.join(["x", "y"])[-3:], t in ["1" * 600 + "2"], [t].index("1" * 600 + "2"))
print(len(t), t[0], t[-1], t[5:9], list(t)[-1], next(iter(t)), *zip(t[-2:], t), sep=",")
print(isinstance(t, str), type(t), type(t) is str, repr(t)[-3:], str(t) == t, ascii(t)[-2:], hash(t) == hash("1" * 600 + "2"), bool(t), not t, t.__len__(), t.__class__)
match t:
    case str(x):
        print("matched", len(x))
import sys
print(sys.intern(t) is sys.intern("1" * 600 + "2"))
u = "print('hi')\n" * 60
u += "print('there')"
exec(u.replace("print('hi')\n", ""))
exec(compile(u[-14:], "x", "exec")); eval(u[-14:])
def kw(**k): return list(k)
print(len(kw(**{t: 1})[0]))
try:
    raise ValueError(t)
except ValueError as e:
    print(len(str(e)), e.args[0] is t)
try:
    {}[t]
except KeyError as e:
    print(len(str(e)))
b = t.encode(); print(len(b), bytes(t, "ascii") == b, len(bytearray(t, "utf8")))
t += t
print(len(t), len(set([t, t[:601] * 2])), "é" + t == "é" + t[:601] * 2, ord(t[:1]), len(t * 2), t * 0 == "")
print("".join([t, t]) == t + t, t.split("2")[2] == "", t.replace("2", "")[:3], t.partition("2")[1:2], t.startswith(t), t.endswith(t), t.count(t), t.find(t))
w = "x" * 511
for i in range(5):
    w += "y"
    print(len(w), w is w, w[-2:], end=" ")
print()
x = "q" * 1000
y = x
y += "é"; y += "€"; y += "\U0001f600"; y += "z"
print(len(x), len(y), y[-4:], y.encode()[-10:], y.isascii(), x.isascii())
del s, t
class S(str):
    def __iadd__(self, o): return "iadd"
    def __radd__(self, o): return "radd"
z = "k" * 600
z += "l"
z += S("m")
print(z)
