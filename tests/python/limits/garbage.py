# Much more is allocated in total than memory holds at once: garbage is reclaimed.
class Node:
    def __init__(self, value, after=None):
        self.value, self.after = value, after
        self.me = self


total = 0
for i in range(300000):
    n = Node(i, [i, str(i)])
    n.after.append(n)
    total += len(n.after)
print(total)
kept = []
for i in range(200):
    block = "x" * 100000
    kept.append(block[:10])
    data = [0] * 20000
    table = {j: j for j in range(500)}
print(len(kept), sum(map(len, kept)))


def chain(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    return head


for _ in range(5):
    head = chain(20000)
    count = 0
    while head:
        count += 1
        head = head.after
print(count)
x = 1
for i in range(3000):
    x = (x * 3 + i) ** 2 % (1 << 2000)
print(x % 10**10)
f = 0.0
for i in range(300000):
    f = f * 0.5 + i
print(f)
gens = [(i for i in range(10)) for _ in range(20000)]
print(sum(next(g) for g in gens), sum(next(g) for g in gens))
fs = [lambda k=k: k for k in range(20000)]
print(sum(g() for g in fs))
cells = []
for i in range(20000):
    def adder(n, i=i):
        return n + i
    cells.append(adder)
print(cells[777](1), len(cells))
s = ""
for i in range(20000):
    s = s[-50:] + str(i)
print(len(s), s[-10:])
