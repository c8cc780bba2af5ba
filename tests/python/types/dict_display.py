# A display's keys: equal ones, equal numbers of different types, keys whose comparison runs code, more than eight.
class Key:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"Key {self.n}"
    def __hash__(self): print("hash", self.n); return 1
    def __eq__(self, other): print("eq", self.n, getattr(other, "n", other)); return isinstance(other, Key)
a, b = "ab", "".join(["a", "b"])
def show(d): print(d, len(d), list(d))
show({})
show({a: 1, b: 2})
show({1: "int", True: "bool", 1.0: "float"})
show({0: 1, False: 2, "": 3, None: 4, -1: 5, -2: 6})
show({a: 1, "x": 2, a: 3, "x": 4})
show({Key(1): 1, Key(2): 2, 1: 3})
show({i: v for i, v in zip("abcdefgh", range(8))})
show({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8})
show({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "a": 10})
show({2**70: 1, 2**70: 2, (1, 2): 3, (1, 2): 4})
try: print({[]: 1})
except TypeError as e: print(e)
try: print({"a": 1, {}: 2})
except TypeError as e: print(e)
d = {"a": 1, "b": 2}
d["c"] = 3; del d["a"]; d["a"] = 4; d.update({"b": 5, "z": 6})
show(d); print(d == {"b": 5, "c": 3, "a": 4, "z": 6}, {"b": 1} | {"c": 2, "b": 3})
def kw(**k): return k
print(kw(**{"x": 1, "y": 2}), [{"k": i, "v": str(i)} for i in range(3)])
