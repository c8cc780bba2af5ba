# Text that grows by +=: kept, compared, hashed and cut on the way.
s = ""
kept = []
for i in range(3000):
    s += "abé€\U0001f600"[i // 700] + str(i % 10)
    if i % 97 == 0:
        kept.append(s)
    if i % 500 == 499:
        print(len(s), s[-4:], s.count("1"), s == kept[-1] + s[len(kept[-1]) :])
print(len(kept), [len(k) for k in kept[:5]], all(s.startswith(k) for k in kept), len(set(kept)), sorted(kept) == kept)
print({k: len(k) for k in kept}[s[: len(kept[7])]], s.isascii(), kept[7].isascii(), type(s) is str, isinstance(s, str))

a = "x" * 600
b = a
a += "y"
c = a
a += "z"
c += "w"
print(b == "x" * 600, c[-2:], a[-2:], len(a), len(b), len(c), a is b, f"{c}"[-3:], c.upper()[-3:], repr(a)[-4:], "%s" % c == c)
c += c
c += ""
print(len(c), c[601:604], hash(c) == hash(str(c)), c in {c}, "".join([c, c]) == c * 2, bool(c), int("1" + "0" * 0 + c[:0] + "2"))
source = ""
while len(source) < 2000:
    source += "total = len(str(7))  # a line\n"
exec(source)
print(total, source.splitlines()[-1], source.encode() == source.encode("ascii"))


class Text(str):
    pass


t = Text("q" * 700)
t += "r"
print(type(t) is str, len(t), t[-2:])
try:
    a += 5
except TypeError as e:
    print(e)
n = 0
text = ""
while len(text) < 200000:
    text += "ab"
    n += 1
print(n, len(text), text.find("ba"), text[100000:100004])
