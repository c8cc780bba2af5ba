"""crypto_pyaes: AES with a 128-bit key in counter mode, in pure Python with tables of 32-bit words:
integer operations, list indexing, method calls. The result is checked against FIPS 197."""
import sys


def make_tables():
    """The S-box, its inverse, and the four tables of each direction, from arithmetic in GF(2^8)."""
    logs, powers = [0] * 256, [0] * 256
    x = 1
    for i in range(255):
        powers[i] = x
        logs[x] = i
        x ^= x << 1
        if x > 255:
            x ^= 0x11B

    def times(a, b):
        return powers[(logs[a] + logs[b]) % 255] if a and b else 0

    sbox = [0] * 256
    for i in range(256):
        inverse = powers[(255 - logs[i]) % 255] if i else 0
        s = inverse
        for _ in range(4):
            inverse = (inverse << 1 | inverse >> 7) & 255
            s ^= inverse
        sbox[i] = s ^ 0x63
    inverse_sbox = [0] * 256
    for i, s in enumerate(sbox):
        inverse_sbox[s] = i

    def word(a, b, c, d):
        return a << 24 | b << 16 | c << 8 | d

    encrypt = [[], [], [], []]
    decrypt = [[], [], [], []]
    for i in range(256):
        s = sbox[i]
        column = [times(s, 2), s, s, times(s, 3)]
        t = inverse_sbox[i]
        back = [times(t, 14), times(t, 9), times(t, 13), times(t, 11)]
        for k in range(4):
            encrypt[k].append(word(*(column[(j - k) % 4] for j in range(4))))
            decrypt[k].append(word(*(back[(j - k) % 4] for j in range(4))))
    return sbox, inverse_sbox, encrypt, decrypt


SBOX, INVERSE_SBOX, (E0, E1, E2, E3), (D0, D1, D2, D3) = make_tables()


def mixed(w):
    """A round key's word, for use in decryption."""
    return (D0[SBOX[w >> 24]] ^ D1[SBOX[w >> 16 & 255]] ^ D2[SBOX[w >> 8 & 255]] ^ D3[SBOX[w & 255]])


class AES:
    def __init__(self, key):
        if len(key) not in (16, 24, 32):
            raise ValueError("a key has 16, 24 or 32 bytes")
        n = len(key) // 4
        rounds = n + 6
        words = [int.from_bytes(key[i:i + 4], "big") for i in range(0, len(key), 4)]
        constant = 1
        for i in range(n, 4 * (rounds + 1)):
            w = words[i - 1]
            if i % n == 0:
                w = (w << 8 | w >> 24) & 0xFFFFFFFF
                w = SBOX[w >> 24] << 24 | SBOX[w >> 16 & 255] << 16 | SBOX[w >> 8 & 255] << 8 | SBOX[w & 255]
                w ^= constant << 24
                constant = constant << 1 ^ (0x11B if constant & 0x80 else 0)
            elif n > 6 and i % n == 4:
                w = SBOX[w >> 24] << 24 | SBOX[w >> 16 & 255] << 16 | SBOX[w >> 8 & 255] << 8 | SBOX[w & 255]
            words.append(words[i - n] ^ w)
        self.forward = [words[4 * r:4 * r + 4] for r in range(rounds + 1)]
        self.backward = [list(k) for k in reversed(self.forward)]
        for r in range(1, rounds):
            self.backward[r] = [mixed(w) for w in self.backward[r]]

    def encrypt(self, block):
        keys = self.forward
        first, last = keys[0], keys[-1]
        t = [(block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3])
             ^ first[i] for i in range(4)]
        a = [0, 0, 0, 0]
        for r in range(1, len(keys) - 1):
            key = keys[r]
            for i in range(4):
                a[i] = (E0[t[i] >> 24 & 255] ^ E1[t[(i + 1) % 4] >> 16 & 255]
                        ^ E2[t[(i + 2) % 4] >> 8 & 255] ^ E3[t[(i + 3) % 4] & 255] ^ key[i])
            t = list(a)
        result = []
        for i in range(4):
            k = last[i]
            result.append((SBOX[t[i] >> 24 & 255] ^ k >> 24) & 255)
            result.append((SBOX[t[(i + 1) % 4] >> 16 & 255] ^ k >> 16) & 255)
            result.append((SBOX[t[(i + 2) % 4] >> 8 & 255] ^ k >> 8) & 255)
            result.append((SBOX[t[(i + 3) % 4] & 255] ^ k) & 255)
        return result

    def decrypt(self, block):
        keys = self.backward
        first, last = keys[0], keys[-1]
        t = [(block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3])
             ^ first[i] for i in range(4)]
        a = [0, 0, 0, 0]
        for r in range(1, len(keys) - 1):
            key = keys[r]
            for i in range(4):
                a[i] = (D0[t[i] >> 24 & 255] ^ D1[t[(i + 3) % 4] >> 16 & 255]
                        ^ D2[t[(i + 2) % 4] >> 8 & 255] ^ D3[t[(i + 1) % 4] & 255] ^ key[i])
            t = list(a)
        result = []
        for i in range(4):
            k = last[i]
            result.append((INVERSE_SBOX[t[i] >> 24 & 255] ^ k >> 24) & 255)
            result.append((INVERSE_SBOX[t[(i + 3) % 4] >> 16 & 255] ^ k >> 16) & 255)
            result.append((INVERSE_SBOX[t[(i + 2) % 4] >> 8 & 255] ^ k >> 8) & 255)
            result.append((INVERSE_SBOX[t[(i + 1) % 4] & 255] ^ k) & 255)
        return result


class Counter:
    """A 128-bit counter, big end first."""

    def __init__(self, value=1):
        self.digits = [value >> shift & 255 for shift in range(120, -1, -8)]

    def increment(self):
        for i in range(15, -1, -1):
            self.digits[i] += 1
            if self.digits[i] < 256:
                return
            self.digits[i] = 0


class CounterMode:
    def __init__(self, key, counter):
        self.aes = AES(key)
        self.counter = counter
        self.left = []

    def encrypt(self, data):
        while len(self.left) < len(data):
            self.left += self.aes.encrypt(self.counter.digits)
            self.counter.increment()
        result = bytes([p ^ k for p, k in zip(data, self.left)])
        self.left = self.left[len(data):]
        return result

    decrypt = encrypt


def check_standard():
    """The three examples of FIPS 197, appendix C."""
    plain = bytes(i * 17 for i in range(16))
    wanted = {16: "69c4e0d86a7b0430d8cdb78070b4c55a", 24: "dda97ca4864cdfe06eaf70a0ec0d7191",
              32: "8ea2b7ca516745bfeafc49904b496089"}
    for size, text in wanted.items():
        aes = AES(bytes(range(size)))
        secret = aes.encrypt(plain)
        if bytes(secret).hex() != text or bytes(aes.decrypt(secret)) != plain:
            raise SystemExit(f"AES-{size * 8} is wrong: {bytes(secret).hex()}")


def main(rounds):
    check_standard()
    clear = b"It was a bright cold day in April, and so on. " * 500
    key = bytes(range(3, 128, 8))
    checksum = 0
    for _ in range(rounds):
        secret = CounterMode(key, Counter()).encrypt(clear)
        plain = CounterMode(key, Counter()).decrypt(secret)
        if plain != clear:
            raise SystemExit("decrypted text differs")
        for b in secret[::16]:
            checksum = (checksum * 31 + b) % 1000000007
    print(f"{len(clear)} bytes, {rounds} rounds, begins {secret[:16].hex()}, checksum {checksum}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 55)
