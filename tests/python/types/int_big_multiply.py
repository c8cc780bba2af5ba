# int: long multiplications and divisions, checked by identities.
def digits(n, count):
    x = n
    for i in range(count):
        x = x * 1103515245 + 12345
    return x


a, b, c = digits(1, 60), digits(7, 45), digits(3, 80)
print(a % 10**20, b % 10**20, c % 10**20)
print((a * b) * c == a * (b * c), a * (b + c) == a * b + a * c, (a + b) * (a - b) == a * a - b * b)
for x, y in ((a, b), (c, a), (c, b), (a * c, b), (-a, b), (a, -b), (-c, -a), (b, a)):
    q, r = divmod(x, y)
    print(q * y + r == x, (0 <= r < y) if y > 0 else (y < r <= 0), q % 1000007, r % 1000007)
f = 1
for i in range(1, 301):
    f *= i
print(f)
for i in range(300, 0, -1):
    f, r = divmod(f, i)
    assert r == 0
print(f)
import math
print(math.isqrt(a) ** 2 <= a < (math.isqrt(a) + 1) ** 2, math.gcd(a * b, a * c) % a)
print((10**300 // 7) % 10**30, 10**300 % (10**100 + 1), (2**521 - 1) % 997)
