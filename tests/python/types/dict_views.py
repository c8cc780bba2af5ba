# dict views: live, set operations, comparison, repr, membership.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i))
d["c"] = 3
print(k, list(v), list(i), "c" in k, 3 in v, ("c", 3) in i, ("c", 4) in i, "c" in i)
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted({"a", "q"} - k), sorted(i & {("a", 1)}), k == {"a", "b", "c"}, k <= {"a", "b", "c", "d"}, k > {"a"}, i == d.items(), k.isdisjoint("xyz"), k.isdisjoint("a"))
print(type(k & k).__name__, type(k).__name__, type(v).__name__, type(iter(i)).__name__, list(reversed(k)), list(reversed(v)), v == d.values(), k == d.keys())
print(k.mapping["a"], sorted(k & "abx"), sorted(k - ["a"]), max(v), sum(v), min(k), dict(i), [*k], {*v}, list(zip(k, v)))
for f in (lambda: k[0], lambda: k + k, lambda: v & v, lambda: hash(k), lambda: k.mapping.__setitem__("a", 1), lambda: i & [[]], lambda: [] in k):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for key, value in d.items():
    print(key, value)
it = iter(d.items())
print(next(it), next(it), it.__length_hint__())
