# collections.deque.
from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], 2 in d, list(reversed(d)))
d.extend([5, 6])
d.extendleft([7, 8])
d.rotate(2)
print(d)
d.rotate(-1)
d.insert(1, "i")
d.remove(5)
d[0] = "first"
del d[1]
print(d, d.index(2), d.count(1), d.copy() == d, d + deque([9]), d * 2)
m = deque(maxlen=2)
for i in range(4):
    m.append(i)
print(m, m.maxlen, deque("abc", 2), deque([1]) < deque([2]), deque() == deque())
d.reverse()
print(d)
d.clear()
for f in (lambda: d.pop(), lambda: d.popleft(), lambda: d[0], lambda: d.remove(1), lambda: deque(5), lambda: deque([], -1), lambda: d.index(1), lambda: deque("a", "b"), lambda: hash(d)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
q = deque([1, 2])
try:
    for x in q:
        q.append(x)
except RuntimeError as e:
    print(e)
