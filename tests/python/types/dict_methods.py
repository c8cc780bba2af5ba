# dict: every method.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.pop("a"), d.pop("q", "default"), d.setdefault("b", 9), d.setdefault("c", 3), d.setdefault("n"), d)
d.update({"b": 20}, e=5)
d.update([("f", 6)])
d.update(g=7)
d.update()
print(d, d.copy() == d, d.copy() is d, d.popitem(), d.popitem(), d)
print(list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)), list(reversed(d.items())))
d.clear()
print(d, d | {"x": 1}, {"x": 1, "y": 2} | {"x": 3}, {} | {})
e = {"x": 1}
e |= {"y": 2}
e |= [("z", 3)]
print(e, e.__contains__("x"), e.__len__(), e.keys() == {"x", "y", "z"}, dict.fromkeys("aab", 0))
for f in (lambda: {}.popitem(), lambda: {}.pop("x"), lambda: {}.pop(), lambda: {}.update(5), lambda: {}.update([1]), lambda: {} | [], lambda: [] | {}, lambda: {}.get(), lambda: {}.get([]), lambda: {}.setdefault([]), lambda: {}.fromkeys(5), lambda: {}.update({}, {}), lambda: {}.get("a", "b", "c"), lambda: {}.keys(1), lambda: {}.update(["abc"])):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)


class Keys:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, k):
        return k * 2


print(dict(Keys()), {**Keys()}, (lambda **k: k)(**Keys()))
m = {}
m.update(Keys())
print(m)
