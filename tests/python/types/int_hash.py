# hash of numbers: equal numbers have equal hashes.
print([hash(n) for n in (0, 1, -1, -2, 2**61 - 2, 2**61 - 1, 2**61, 2**62, -2**61, 10**20, -10**20, 3**100)])
print([hash(x) for x in (0.0, -0.0, 1.0, -1.0, 0.5, 1.5, -2.25, 1e20, 1e100, 0.1, float("inf"), float("-inf"))])
print([hash(x) for x in (1j, 1 + 2j, -1j, 0.5 + 0.25j)])
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(2**70) == hash(float(2**70)))
print(hash(True), hash(False))
print([hash(t) for t in ((), (1,), (1, 2), (1, 2, 3), ((1, 2), 3), (0,), (-1,), (1.5, 2))])
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset([0])))
print(hash(range(3)),  # not of range(0): it has None's hash in it, an address of CPython's
      hash(range(0, 10, 2)) == hash(range(0, 9, 2)))
d = {1: "int", 1.0: "float", True: "bool"}
print(d, len({0, 0.0, False, -0.0}))
print(hash(10**400), hash(-(10**400)))
