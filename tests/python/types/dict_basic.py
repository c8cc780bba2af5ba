# dict: construction, access, order, comparison, repr.
d = {"a": 1, "b": 2, 3: "c", (1, 2): None}
print(d, d["a"], d[3], d[(1, 2)], len(d), "a" in d, 1 in d, 3 in d)
d["z"] = 26
d["a"] = "again"
del d["b"]
d["b"] = "last"
print(d, list(d), [k for k in d])
print(dict(), dict(a=1), dict({"x": 1}, y=2), dict([("k", "v"), (1, 2)]), dict(zip("ab", (1, 2))), dict.fromkeys("ab"), dict.fromkeys([1, 2], []), {**d, "new": 1}.__len__(), dict(["ab", "cd"]))
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 1.0}, {} == {}, {1: {2: {3: {}}}}, {1: 1, True: 2, 1.0: 3})
for f in (lambda: d["nope"], lambda: d[[]], lambda: {[]: 1}, lambda: {{}: 1}, lambda: d < d, lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: dict([(1, 2, 3)]), lambda: hash(d), lambda: dict(1, 2), lambda: d.__delitem__("nope"), lambda: dict(a=1, **{"a": 2}), lambda: {}[None], lambda: {}[1, 2]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
r = {}
r["self"] = r
print(r, {"k": [1, {"n": ()}]})
big = {i: i * i for i in range(2000)}
print(len(big), big[1999], sum(big.values()), list(big)[:3], 2000 in big)
for i in range(0, 2000, 2):
    del big[i]
print(len(big), list(big)[:5], sum(big))
n = {None: 1, 0: 2, "": 3, (): 4, False: 5, 0.0: 6}
print(n, n[0], -1 in n, {float("nan"): 1}.get(float("nan")))
