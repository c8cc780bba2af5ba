# list.sort and sorted: stability, key, reverse, errors, changes while sorting.
print(sorted([3, 1, 2]), sorted("banana"), sorted([3, 1, 2], reverse=True), sorted({"b": 1, "a": 2}), sorted([]), sorted([1]))
pairs = [("b", 2), ("a", 1), ("b", 1), ("a", 2), ("c", 0)]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[1], reverse=True), sorted(pairs, key=lambda p: (-p[1], p[0])))
print(sorted(["b", "A", "a", "B"], key=str.lower), sorted([-3, 2, -1], key=abs), sorted([1.5, 1, True, 0]), sorted([(1, "b"), (1, "a")]))
state = 1
data = []
for i in range(500):
    state = (state * 1103515245 + 12345) % 2**31
    data.append((state >> 16) % 50)
order = sorted(range(500), key=lambda i: data[i])
assert all(data[a] < data[b] or data[a] == data[b] and a < b for a, b in zip(order, order[1:]))
back = sorted(range(500), key=lambda i: data[i], reverse=True)
assert all(data[a] > data[b] or data[a] == data[b] and a < b for a, b in zip(back, back[1:]))
print(order[:10], back[:10])
for n in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 200):
    x = data[:n]
    assert sorted(x) == sorted(x[::-1]) == sorted(sorted(x)) and sorted(x, reverse=True) == sorted(x)[::-1]
print(sorted(list(range(100)) + list(range(50, 150)))[95:105], sorted(list(range(200, 0, -1)))[:5])


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v < o.v

    def __repr__(self):
        return f"K{self.v}"


print(sorted([K(3), K(1), K(2)]), max([K(3), K(1)], key=lambda k: k.v))
for f in (lambda: sorted([1, "a"]), lambda: sorted([None, None]), lambda: sorted([1j, 2j]), lambda: sorted(5), lambda: sorted([3, 1], key=lambda x: 1 / 0), lambda: sorted([1], None), lambda: sorted()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a = [3, 2, 1]
try:
    a.sort(key=lambda x: a.append(x) or x)
except ValueError as e:
    print(e)
b = [1, "x", 3]
try:
    b.sort()
except TypeError:
    print(len(b))
print(sorted([float("inf"), -1, 2.5, float("-inf")]), sorted("hello", key=lambda c: (c != "l", c)), sorted(["é", "z", "a"]))
