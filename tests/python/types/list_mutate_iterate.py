# list: changed while iterated, reversed, unpacked or compared.
a = [1, 2, 3]
for x in a:
    if x < 4:
        a.append(x + 3)
print(a)
a = list(range(10))
for x in a:
    a.remove(x)
print(a)
a = [1, 2, 3, 4]
it = iter(a)
print(next(it))
a.clear()
print(list(it))
a.append(5)
print(list(it))
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))
b = [1, 2, 3]
r = reversed(b)
b.pop()
print(list(r))
c = [0]
for i in c:
    if i < 5:
        c += [i + 1]
print(c)
d = [1, 2, 3]
d[:] = [x * 2 for x in d if len(d) < 8 and d.append(x) is None]
print(d)


class Evil:
    def __eq__(self, o):
        e.clear()
        return False


e = [Evil(), 1, 2]
print(1 in e, e)
e = [Evil(), 1]
print(e == [0, 1], e)
it = iter([1, 2])
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__())
