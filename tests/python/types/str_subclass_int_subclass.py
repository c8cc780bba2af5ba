# Subclasses of int, float, str, tuple, bytes with own attributes in all operations.
class Int(int):
    unit = "m"

    def __new__(cls, v, unit="m"):
        self = super().__new__(cls, v)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{int(self)}{self.unit}"


a = Int(5, "km")
print(a, a.unit, a + 1, type(a + 1).__name__, a == 5, hash(a) == hash(5), [10, 20, 30, 40, 50, 60][a], {5: "x"}[a], f"{a} {a:03}", "%d %s" % (a, a), a * Int(2), -a, abs(a) is a, int(a), Int(10**30, "ly"), Int("7"), a > 4, bool(Int(0)), max(a, 3), sum([a, a]), range(a), [0] * a, 2 ** a, divmod(a, 2), a.bit_length(), isinstance(a, int), round(a))


class Text(str):
    def __init__(self, s, lang="en"):
        self.lang = lang

    def __new__(cls, s, lang="en"):
        return super().__new__(cls, s)


t = Text("hello", lang="fr")
print(t, t.lang, repr(t), t.upper(), type(t.upper()).__name__, type(t[:]).__name__, t + "!", t == "hello", {t: 1}["hello"], "hello" in [t], t.join("ab"), f"{t:>8}", "%s" % t, len(t), t in "say hello", "".join([t, t]), t.split("l"), sorted([t, "a"]), str(t) is t, type(str(t)).__name__, t.encode(), t.replace("l", "L"), isinstance(t, str), getattr(5, Text("real")), int(Text("42")), print.__name__)


class Fl(float):
    def __add__(self, o):
        return Fl(float(self) + o)

    def __str__(self):
        return "Fl"


x = Fl(1.5)
print(x, repr(x), x + 1, type(x + 1).__name__, type(1 + x).__name__, x * 2, f"{x:.2f}", f"{x}", "%s %.1f" % (x, x), float(x), type(float(x)).__name__, x == 1.5, hash(x) == hash(1.5), int(x), round(x, 0), x.is_integer(), {1.5: "k"}[x])


class Tup(tuple):
    name = property(lambda self: self[0])


p = Tup(("n", 2))
print(p, p.name, p[1:], type(p[1:]).__name__, p + (3,), p == ("n", 2), hash(p) == hash(("n", 2)), [*p], "%s %s" % p, len(p), p * 2, sorted([p, ("a", 1)]))


class By(bytes):
    extra = 1


b = By(b"abc")
print(b, b.extra, b[0], b[1:], type(b[1:]).__name__, b + b"d", b == b"abc", {b: 1}[b"abc"], b.hex(), list(b))
