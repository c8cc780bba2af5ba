# dict: changed while iterated.
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
d = {"a": 1, "b": 2, "c": 3}
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e, d)
d = {"a": 1, "b": 2}
for k in d:
    d[k] = d[k] * 10
print(d)
for k in list(d):
    del d[k]
print(d)
d = {1: 1, 2: 2}
try:
    for k, v in d.items():
        d.pop(k)
        d[k + 10] = v
        if len(d) > 5 or k > 100:
            break
except RuntimeError as e:
    print(e)
d = {"x": 1}
try:
    for v in d.values():
        d.clear()
    print("ended")
except RuntimeError as e:
    print(e)
it = iter({"only": 1})
print(next(it), next(it, "done"), next(it, "still"))
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
d = dict.fromkeys(range(5))
try:
    for k in reversed(d):
        d[k + 100] = 1
except RuntimeError as e:
    print(e)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if changing:
            e.clear()
        return self.n == other.n


changing = False
e = {Key(1): 1, Key(2): 2}
changing = True
print(e.get(Key(3)), len(e))
