# list: every method.
a = [3, 1, 2]
a.append(4)
a.extend([5, 6])
a.extend("ab")
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "end")
print(a, a.index("a"), a.count(1), a.pop(), a.pop(0), a.pop(-2))
a.remove("a")
print(a)
a = [3, 1, 2, 1]
a.sort()
print(a, a.index(1, 1), a.index(1, 1, 3), a.count(1))
a.reverse()
print(a, a.copy(), a.copy() is a)
a.clear()
print(a, a.append(1), a.extend(()), a.sort(), a.reverse())
b = [1, 2]
b += (3, 4)
b += "x"
b *= 2
print(b)
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].extend(5), lambda: [1].insert("a", 1), lambda: [1].pop("a"), lambda: [1].append(), lambda: [1].append(1, 2), lambda: [1, "a"].sort(), lambda: [1].sort(5), lambda: [1].sort(key=5), lambda: [1].index(1, 1), lambda: b.__iadd__(5), lambda: [].sort(foo=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
c = [1, 2, 3]
c.extend(c)
print(c)
c.extend(x for x in c[:2])
c.extend({"k": 1})
print(c, c.__len__(), c.__contains__(2), c.__getitem__(0), [1].__add__([2]), [1].__mul__(2), [1].__eq__((1,)))
d = list(range(5))
print(d.index(3, -3), d.pop(True), d)
