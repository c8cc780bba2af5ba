# Integers of up to 100,000 digits: conversions, products, quotients, bits.
import sys, _random
sys.set_int_max_str_digits(0)
r = _random.Random(11)
def h(n):
    return (n % 1000000007, n % (2**89 - 1), n.bit_length())
for digits in (1, 10, 19, 20, 39, 100, 300, 1000, 3000, 10000, 30000, 100000):
    for i in range(6 if digits < 3000 else 2):
        a = r.getrandbits(int(digits * 3.3219) + 1) | 1 << int(digits * 3.32)
        b = r.getrandbits(int(digits * 3.3219 * r.random()) + 2) + 1
        p = a * b
        q, m = divmod(p + b // 2, b)
        s = str(a)
        print(digits, h(a), h(p), h(q), h(m), hash(s) != 0, len(s), s[:20], s[-20:], int(s) == a, h(a * a), q == a, hex(a) == "0x" + format(a, "x"))
        q, m = divmod(-a, b)
        print(h(q), h(m), h(a // (b * b + 1)), h(a % (b * b + 7)), h(a ^ b), h(a & -b), h(a | b), h(~a), h(a << 77), h(a >> 77), h(pow(3, b % 1000 + 5, a)), h(a + b), h(b - a))
        if digits <= 10000:
            print(h(int(s[::-1])), h(int("1" + s[: len(s) // 2] + "0" * (len(s) // 2))), h(a**3), h(int(hex(p), 16)), h(int(oct(a), 8)), h(int(bin(b), 2)))
