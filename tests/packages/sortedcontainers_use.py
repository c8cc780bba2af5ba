# sortedcontainers: lists, dicts and sets that stay in order, against sorted().
import random

from sortedcontainers import SortedDict, SortedKeyList, SortedList, SortedSet

r = random.Random(5)
items = [r.randrange(1000) for _ in range(3000)]
s = SortedList()
for item in items:
    s.add(item)
s._check()
print(s == sorted(items), s[0], s[-1], s.bisect(500), s.count(items[0]), s.index(items[0]), s[10:15], list(s.irange(100, 104)))
for item in items[:1500]:
    s.remove(item)
s._check()
print(list(s) == sorted(items[1500:]), s.pop(), s.pop(0), len(s), s.islice(2, 5).__next__())
k = SortedKeyList(items[:20], key=lambda v: -v)
print(list(k), k.bisect_key(-500), list(k.irange_key(-300, -200)))
d = SortedDict({v: str(v) for v in items[:50]})
print(d.peekitem(), d.peekitem(0), list(d.irange(100, 300)), d.keys()[:3], d.items()[-1], d.popitem(), d.setdefault(-1, "x"), d.bisect(10))
a, b = SortedSet(items[:30]), SortedSet(items[20:50])
print(a & b, len(a | b), (a - b)[:4], (a ^ b)[-1], a.isdisjoint(b), SortedSet("hello"), a[3], b.pop())
print(repr(SortedList([3, 1, 2])), SortedList([1]) + SortedList([0]), SortedList([2, 1]) * 2, SortedList("bca") < SortedList("bcd"))
try:
    s.append(3)
except NotImplementedError as error:
    print(error)
