# Sets of several hundred small integers, built in different orders, and set algebra on them.
def fingerprint(s):
    h = 0
    for x in s:
        h = (h * 31 + x) % 1000000007
    return h


up, down = set(range(500)), set(range(499, -1, -1))
print(fingerprint(up), fingerprint(down), up == down)
strided = {i * 37 % 1009 for i in range(1009)}
print(len(strided), fingerprint(strided), fingerprint(strided - set(range(0, 1009, 3))), fingerprint(strided & set(range(100, 900, 7))))
s = set()
for i in range(200):
    s.add(i * i % 211)
    if i % 3 == 0:
        s.discard(i)
print(len(s), fingerprint(s), list(s)[:12])
t = set(range(1000))
for i in range(1000):
    if i % 10:
        t.remove(i)
print(len(t), fingerprint(t), list(t)[:8])
t.add(5000)
t.update(range(3))
print(fingerprint(t), fingerprint(t.copy()), fingerprint(set(t)), fingerprint(frozenset(t)))
u = set(range(0, 64, 2)) | set(range(1, 64, 4))
print(u, fingerprint(u ^ set(range(30, 90))), fingerprint(u | {10**6, 10**9, 2**40}))
v = {-1, -5, 3, 2**61 - 2, 7}
print(fingerprint(v), len(v), [v.pop() for _ in range(2)] != [], len(v))
w = set()
for i in range(40):
    w.add(i)
    w.add(100 - i)
    w.discard(i // 2)
print(fingerprint(w), sorted(w)[:5])
