# int: divisions whose quotient digit guesses are hard.
B = 2**30
D = 2**64
for base in (B, D, 2**15, 2**32):
    n = base**4 - 1
    for d in (base**2 - 1, base**2 // 2, base**2 // 2 + 1, base**2 - base, base + 1, base**3 - 1, base // 2 * base + base - 1):
        q, r = divmod(n, d)
        print(q, r)
        assert q * d + r == n and 0 <= r < d
        q, r = divmod(base**3 * (base // 2) + base - 3, d)
        assert q * d + r == base**3 * (base // 2) + base - 3 and 0 <= r < d
print((2**192 - 2**128) // (2**128 - 1), (2**192 - 1) // (2**128 - 2**64 + 1))
print(0x800000000000000000000003 // 0x200000000000000000000001, 0x8000 * B**2 // (0x2000 * B + 1))
