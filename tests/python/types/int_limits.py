# int: results around 2**29 .. 2**64, where implementations change representation.
for p in (15, 29, 30, 31, 32, 52, 53, 59, 60, 61, 62, 63, 64, 65, 127, 128):
    n = 1 << p
    print(p, n, n - 1, -n, n + n, n * n, (n - 1) * (n + 1), -n - 1, n - (n - 1), -n + n)
    print(n == float(n), n - 1 < n < n + 1, hash(n) == hash(n + 0), (n - 1).bit_length(), n.bit_length())
x = 1
for i in range(200):
    x = x * 3 + 1
print(x)
for i in range(200):
    x = (x - 1) // 3
print(x)
total = 0
for i in range(100):
    total += 2**61 - i
print(total)
m = -2**63
print(m // -1, m * -1, abs(m), -m, m - 1, m // 2, m >> 1, m % 10)
m = -2**60
print(m // -1, m * -1, abs(m), -m, m - 1, divmod(m, -1), divmod(m, 7))
a = 2**60 - 1
print(a + 1, a - -1, (a + 1) - 1 == a, -a - 2)
