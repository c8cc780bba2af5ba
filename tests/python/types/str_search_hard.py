# Searches that a naive algorithm makes quadratic, and needles of every period.
n = 20000
a = "a" * n
for needle in ("a" * 50 + "b", "b" + "a" * 50, "a" * 25 + "b" + "a" * 25, "ab" * 30, "a" * n + "b", "a" * n, "b" * 3):
    print(a.find(needle), a.rfind(needle), a.count(needle), needle in a, a.replace(needle, "x")[:3], len(a.split(needle)), a.encode().find(needle.encode()))
text = ("ab" * 300 + "c") * 60 + "é" * 5
for needle in ("ab" * 299 + "c", "b" + "ab" * 299 + "c", "c" + "ab" * 300 + "c", "ba" * 300, "ab" * 301, "cab" * 2, "é" * 4, "ébc", "abé"):
    print(text.find(needle), text.rfind(needle), text.count(needle), text.find(needle, 7000), text.rfind(needle, 0, 30000))
wide = text + "€\U0001f600"
for needle in ("ab" * 299 + "c", "é€", "€\U0001f600", "ab" * 301, "\U0001f600"):
    print(wide.find(needle), wide.rfind(needle), wide.count(needle), wide.partition(needle)[2][:3], wide.encode("utf-32-le").find(needle.encode("utf-32-le")))


def periodic(period, length):
    return "".join(["ab"[(period >> (i % 7)) & 1] for i in range(length)])


found = []
for p in range(1, 128):
    hay = periodic(p, 400) + periodic(p ^ 5, 200) + periodic(p, 100)
    for q in range(1, 128, 9):
        needle = periodic(q, 20 + q % 30)
        found.append((hay.find(needle), hay.rfind(needle), hay.count(needle)))
print(sum(f[0] for f in found), sum(f[1] for f in found), sum(f[2] for f in found), found[:7], len(found))
