# Sums of floats depend on order; the order is left to right.
xs = [1e16, 1.0, -1e16, 1.0]
print(sum(xs), sum(sorted(xs)), sum(reversed(xs)), sum(xs, 0.0), sum(xs, 1))
total = 0.0
for i in range(1, 10001):
    total += 1.0 / i
print(total)
total = 0.0
for i in range(10000, 0, -1):
    total += 1.0 / i
print(total)
import math
print(math.fsum(1.0 / i for i in range(1, 10001)), math.fsum(xs), math.fsum([0.1] * 10), sum([0.1] * 10))
print(sum([0.1, 1, 0.2, 2**60, 0.3]), sum([1, 2, 3.5, 4]), sum([2**62, 2**62, 0.5]), sum([True, 0.5]))
x = 0.0
for i in range(1000):
    x += 0.001
    x *= 1.0000001
print(x)
