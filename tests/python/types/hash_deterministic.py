# Hashes that don't depend on the seed: numbers, tuples of them, None-free frozensets.
print(hash(0), hash(-1), hash(2**61 - 1), hash(1 << 200), hash(-(1 << 200)), hash(0.1), hash(1e-300), hash(-1.5), hash(1e308))
print(hash((1, 2, 3)), hash((1, (2, 3))), hash(((), ())), hash((0.5, 1j)), hash((True, 1)), hash(tuple(range(20))))
print(hash(frozenset(range(10))), hash(frozenset([frozenset(), 1])), hash(range(5, 50, 5)), hash(range(0)) == hash(range(1, 1, 5)))
print(hash(1 + 1j), hash(complex(0, -1)), hash(complex(1e100, 5)), hash(float("inf")), hash(-float("inf")))
from fractions import Fraction
print(hash(Fraction(1, 2)) == hash(0.5), hash(Fraction(1, 3)), hash(Fraction(7, 1)))
