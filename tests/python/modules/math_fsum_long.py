# Sums whose exact value takes hundreds of floats that do not overlap.
import math
import random

print(math.fsum([2.0 ** n - 2.0 ** (n + 50) + 2.0 ** (n + 52) for n in range(-1074, 972, 2)] + [-2.0 ** 1022]))
terms = [2.0 ** n for n in range(-1074, 1023, 54)]
print(math.fsum(terms), math.fsum(terms + [-t for t in terms[::2]]), math.fsum(terms + [-t for t in terms]))
random.seed(5)
for _ in range(50):
    values = [random.choice([1, -1]) * random.random() * 2.0 ** random.randrange(-1070, 1000) for _ in range(random.randrange(1, 400))]
    print(math.fsum(values), math.fsum(values + [-v for v in values]))
for bad in [1e308, 1e308], [float("inf"), -float("inf")], [float("inf"), 1e308, 1e308], ["x"], [10 ** 400]:
    try:
        print(math.fsum(bad))
    except Exception as error:
        print(type(error).__name__, error)
