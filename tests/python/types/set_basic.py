# set and frozenset: construction, operators, methods.
s = {3, 1, 2, 3}
print(s, len(s), 2 in s, 9 in s, set(), set("aa"), frozenset(), frozenset([1]), set([1, 2]) == {2, 1}, {1} == frozenset([1]), {1, 1.0, True})
print(s | {4}, s & {1, 9}, s - {1}, s ^ {1, 9}, s <= {1, 2, 3, 4}, s < s, s >= {1}, s > {1}, s.isdisjoint({7}), s.issubset(range(9)), s.issuperset([1]), s != {1})
print(s.union([5], (6,)), s.intersection([1, 2], [2]), s.difference([1], [2]), s.symmetric_difference([1, 8]), s.copy() == s, s.copy() is s, frozenset(s).copy() == s)
s.add(4)
s.discard(99)
s.discard(1)
s.remove(2)
print(s)
s.update([10, 11], {12})
s.intersection_update([3, 4, 10, 11])
s.difference_update([11])
s.symmetric_difference_update([3, 5])
print(s)
s |= {1}
s &= {1, 5, 10}
s -= {5}
s ^= {1, 2}
print(s, s.pop() in (2, 10), len(s))
s.clear()
print(s, bool(s), frozenset("a") | {"b"} == {"a", "b"}, type(frozenset() | set()).__name__, type(set() | frozenset()).__name__, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
for f in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {1} | [2], lambda: {1} + {2}, lambda: {[]}, lambda: set(5), lambda: hash({1}), lambda: {1} < [1, 2], lambda: frozenset().add(1), lambda: {{1}}, lambda: {1}.update(5), lambda: [] in {1}, lambda: set(1, 2), lambda: s[0], lambda: {1}.union(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print({1} in {frozenset([1])}, {frozenset([1]): "v"}[frozenset({1})], [*{5}], sorted({"b", "a"}), {(1, 2), (1, 2)}, {None, ...} == {..., None})
r = frozenset([1, 2])
t = r
t |= {3}
print(r, t, frozenset(r) is r, repr(frozenset()), repr(set()), str({"x"}), {"k"} <= {"k": 1}.keys())
