# Lists, dicts, sets and strings of hundreds of thousands of entries.
a = list(range(120000))
print(len(a), sum(a), a[119999], a[::-1][0], len(a + a), a.index(100000), 119999 in a, a.count(7))
d = {i: str(i) for i in range(80000)}
print(len(d), d[79999], sum(map(len, d.values())))
for i in range(0, 80000, 3):
    del d[i]
print(len(d), next(iter(d)), 3 in d)
for i in range(80000, 110000):
    d[i] = ""
print(len(d), list(d)[-1])
s = set(a)
s -= set(range(0, 120000, 2))
print(len(s), min(s), max(s), sum(s))
t = "".join(map(str, a))
print(len(t), t[:20], t.count("99999"), hash(t) == hash(t + ""))
b = bytearray(t.encode())
b[5:10] = b""
print(len(b), b.count(b"12345"))
k = {(i % 100, i // 100): i for i in range(50000)}
print(len(k), k[99, 499])
words = {f"word{i:06d}": i for i in range(30000)}
print(len(words), words["word029999"], sum(words.values()))
a.sort(key=lambda x: (x * 7919) % 120011)
print(a[:5], a[-5:])
del a[1000:119000]
a[10:20] = range(5)
print(len(a), sum(a))
z = [[i] * 3 for i in range(50000)]
print(sum(r[2] for r in z), len(tuple(map(tuple, z))))
