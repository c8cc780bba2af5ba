# RSA on integers of 512 bits: primes by Miller-Rabin from an own generator, keys, signatures.
class Random:
    def __init__(self, seed):
        self.state = seed

    def bits(self, n):
        out = 0
        for _ in range((n + 31) // 32):
            self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
            out = out << 32 | self.state >> 32
        return out >> -n % 32

    def below(self, n):
        return self.bits(n.bit_length() + 64) % n


SMALL = [p for p in range(2, 1000) if all(p % q for q in range(2, int(p**0.5) + 1))]


def is_prime(n, random, rounds=12):
    if n < 2:
        return False
    for p in SMALL:
        if n % p == 0:
            return n == p
    d, r = n - 1, 0
    while d % 2 == 0:
        d //= 2
        r += 1
    for _ in range(rounds):
        x = pow(random.below(n - 3) + 2, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def make_prime(bits, random):
    while True:
        n = random.bits(bits) | 1 << bits - 1 | 1 << bits - 2 | 1
        if is_prime(n, random):
            return n


def egcd(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b:
        q, (a, b) = a // b, (b, a % b)
        x, u = u, x - q * u
        y, v = v, y - q * v
    return a, x, y


class Key:
    def __init__(self, bits, random, e=65537):
        while True:
            p, q = make_prime(bits // 2, random), make_prime(bits // 2, random)
            phi = (p - 1) * (q - 1)
            if p != q and egcd(e, phi)[0] == 1:
                break
        self.n, self.e, self.p, self.q = p * q, e, p, q
        self.d = egcd(e, phi)[1] % phi
        self.dp, self.dq, self.qi = self.d % (p - 1), self.d % (q - 1), pow(q, -1, p)

    def encrypt(self, m):
        return pow(m, self.e, self.n)

    def decrypt(self, c):
        """By the Chinese remainder theorem."""
        a, b = pow(c, self.dp, self.p), pow(c, self.dq, self.q)
        return b + (a - b) * self.qi % self.p * self.q


def digest(text):
    h = 0x6A09E667F3BCC908
    for byte in text.encode():
        h = (h ^ byte) * 0x100000001B3 % 2**64
        h ^= h >> 29
    return h


random = Random(2026)
print([n for n in range(2, 60) if is_prime(n, random)], is_prime(2**127 - 1, random), is_prime(2**127 + 1, random), is_prime(561 * 7919, random))
key = Key(512, random)
print(key.n.bit_length(), hex(key.n)[:20], hex(key.d)[:20], key.e * key.d % ((key.p - 1) * (key.q - 1)))
for text in ("attack at dawn", "é日🐍", "x"):
    m = int.from_bytes(text.encode(), "big")
    c = key.encrypt(m)
    back = key.decrypt(c)
    print(hex(c)[:24], back.to_bytes((back.bit_length() + 7) // 8, "big").decode(), back == m, back == pow(c, key.d, key.n))
signature = pow(digest("a contract"), key.d, key.n)
print(hex(signature)[:24], pow(signature, key.e, key.n) == digest("a contract"), pow(signature, key.e, key.n) == digest("a forgery"))
print(egcd(240, 46), pow(3, -1, 11), sum(divmod(key.n, 10**9)) % 10**9)
