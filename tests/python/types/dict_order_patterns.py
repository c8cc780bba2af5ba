# dict order through deletions, reinsertion, growth and shrinkage; equality ignores it.
d = {}
for i in range(20):
    d[i] = i
for i in range(0, 20, 2):
    del d[i]
for i in range(0, 20, 4):
    d[i] = "again"
print(d)
d[1] = "kept place"
print(next(iter(d)), list(d)[-1], d.popitem(), d.popitem())
queue = {}
for i in range(3000):
    queue[i] = i
    if i >= 10:
        queue.pop(next(iter(queue)))
print(list(queue), len(queue))
stack = dict.fromkeys(range(100))
while len(stack) > 5:
    stack.popitem()
stack["x"] = 1
print(stack)
a, b = {"x": 1, "y": 2}, {"y": 2, "x": 1}
print(a == b, list(a) == list(b), a | b, b | a, {**b, **a}, str(a), str(b))
d = {i: None for i in range(1000)}
for i in range(999, 0, -1):
    del d[i]
d["a"] = 1
d[5] = 2
print(d)
d.clear()
d["fresh"] = 1
print(d, list({k: v for k, v in zip("cab", range(3))}), list(dict(c=1, a=2, b=3)), list(sorted({"c": 1, "a": 2})))
seen = {}
for w in "the cat and the dog and the bird".split():
    seen[w] = seen.get(w, 0) + 1
print(seen, sorted(seen, key=seen.get), max(seen, key=seen.get), list(dict.fromkeys("mississippi")))
d = dict.fromkeys("abcdef", 0)
for k in "fab":
    d[k] = d.pop(k) + 1
print(d, list(reversed(d)), list(d.items())[:2])
e = d.copy()
del e["c"]
e["c"] = 9
print(list(e), list(d), e == d)
