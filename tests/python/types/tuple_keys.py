"""Tuples as keys, texts and integers as elements: found by identity, by equality, and not at all."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash((self.name,)) & 7

    def __eq__(self, other):
        calls.append(self.name)
        return isinstance(other, Loud) and self.name == other.name


calls = []
texts = ["".join(["a", str(i)]) for i in range(12)]
table = {(v, w): i for i, v in enumerate(texts) for w in texts if v != w}
print(len(table), all(table["a" + str(i), "a" + str(j)] == i for i in range(12) for j in range(12) if i != j))
print(table.get(("a0", "a0"), "no"), table.get(("a1",), "no"), table.get((), "no"), ("a1", "a2", "a3") in table)
nan = float("nan")
mixed = {(1, "x"): 1, (1.0, "y"): 2, (nan,): 3, ((1, 2), "z"): 4, (-1,): 5, (-2,): 6, (2 ** 70, True): 7}
print(mixed[True, "x"], mixed[1, "y"], mixed[(nan,)], mixed.get((float("nan"),)), mixed[(1, 2), "z"], mixed[(-1,)],
      mixed[(-2,)], mixed[2 ** 70, 1])
loud = {(Loud("a"), 1): 1}
key = next(iter(loud))
print(loud[key], calls, loud[Loud("a"), 1], calls)
print(hash((1, "x")) == hash((True, "x")), hash(()) == hash(()), hash((-1,)) == hash((-2,)), hash((0, 1)) != hash((1, 0)))
small = {}
for i in range(8):
    small["k" + str(i)] = i
print([small["k" + str(i)] for i in range(8)], "k8" in small, small.get("k"), small.get(1), small.get(None))
small[1] = "one"
print(small["k" + str(3)], small[True], len(small))
few = {1: "a", "1": "b", None: "c", 2: "d"}
print(few["".join("1")], few.get("2"), few[None], few.get("None"))
numbers = set()
for n in [0, 8, 16, -1, -2, 1, 2 ** 60, 2 ** 61 - 2, -2 ** 60, 8, True, 24, 32, 40]:
    numbers.add(n)
print(len(numbers), 2 ** 61 - 2 in numbers, -2 in numbers, 3 in numbers, min(numbers), max(numbers))
numbers.discard(8)
numbers.add(48)
print(list(numbers), 8 in numbers, 48 in numbers, numbers <= numbers | {5}, numbers >= {0, 16}, numbers < {0})
iterator = iter({5, 6, 7, 8})
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator), iterator.__length_hint__())
