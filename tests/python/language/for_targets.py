# Any target can be a for target; the list may change while it is walked.
d = {}
for d["key"] in range(3):
    pass
print(d)
lst = [0, 0]
for lst[1] in "ab":
    print(lst)


class A:
    pass


for A.x, A.y in [(1, 2), (3, 4)]:
    pass
print(A.x, A.y)
items = [1, 2, 3]
for i in items:
    if len(items) < 6:
        items.append(i * 10)
print(items)
items = [1, 2, 3, 4]
seen = []
for i in items:
    seen.append(i)
    items.remove(i)
print(seen, items)
for i in range(3):
    i = 10
print(i)
for (a, b), c in [((1, 2), 3)]:
    print(a, b, c)
for x in *range(2), "end":
    print(x)
