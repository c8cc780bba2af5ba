# Base64, base32, Ascii85, quoted text, hex dumps and checksums written by hand.
B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
B32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class Base:
    """Groups of bytes as groups of letters."""

    def __init__(self, alphabet, bits, group):
        self.alphabet, self.bits, self.group = alphabet, bits, group
        self.values = {c: i for i, c in enumerate(alphabet)}
        self.letters = group * 8 // bits

    def encode(self, data):
        out = []
        for i in range(0, len(data), self.group):
            chunk = data[i:i + self.group]
            number = int.from_bytes(chunk + bytes(self.group - len(chunk)), "big")
            text = "".join(self.alphabet[number >> self.bits * (self.letters - 1 - j) & (1 << self.bits) - 1] for j in range(self.letters))
            used = -(-len(chunk) * 8 // self.bits)
            out.append(text[:used] + "=" * (self.letters - used))
        return "".join(out)

    def decode(self, text):
        if len(text) % self.letters:
            raise ValueError(f"length {len(text)} is no multiple of {self.letters}")
        out = bytearray()
        for i in range(0, len(text), self.letters):
            chunk = text[i:i + self.letters].rstrip("=")
            number = 0
            for c in chunk:
                if c not in self.values:
                    raise ValueError(f"{c!r} at {text.index(c)} is not in the alphabet")
                number = number << self.bits | self.values[c]
            whole = len(chunk) * self.bits // 8
            number >>= len(chunk) * self.bits - whole * 8
            out += number.to_bytes(whole, "big")
        return bytes(out)


def ascii85(data):
    out = []
    for i in range(0, len(data), 4):
        chunk = data[i:i + 4]
        n = int.from_bytes(chunk.ljust(4, b"\0"), "big")
        if n == 0 and len(chunk) == 4:
            out.append("z")
            continue
        digits = []
        for _ in range(5):
            n, d = divmod(n, 85)
            digits.append(chr(d + 33))
        out.append("".join(reversed(digits))[:len(chunk) + 1])
    return "".join(out)


def crc32(data, crc=0):
    crc ^= 0xFFFFFFFF
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def adler32(data):
    a, b = 1, 0
    for x in data:
        a = (a + x) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def dump(data, width=16):
    for i in range(0, len(data), width):
        row = data[i:i + width]
        print(f"{i:06x}  {row.hex(' '):<{width * 3}} {''.join(chr(b) if 32 <= b < 127 else '.' for b in row)}")


def quoted(text):
    return "".join(c if c.isascii() and c.isprintable() and c != "=" else "".join(f"={b:02X}" for b in c.encode()) for c in text)


b64, b32 = Base(B64, 6, 3), Base(B32, 5, 5)
for s in ("", "f", "fo", "foo", "foob", "fooba", "foobar", "é日🐍"):
    data = s.encode()
    print(s, b64.encode(data), b32.encode(data), ascii85(data), f"{crc32(data):08x} {adler32(data):08x}", b64.decode(b64.encode(data)) == data == b32.decode(b32.encode(data)))
data = bytes((i * i + 7) % 256 for i in range(70))
dump(data)
print(b64.encode(data)[:40], b64.decode(b64.encode(data)) == data, ascii85(data)[:30], hex(crc32(data)), quoted("a=b é\n"))
assert all(b64.decode(b64.encode(bytes(range(n)))) == bytes(range(n)) for n in range(100))
for bad in ("abc", "ab!=", "====", "a==="):
    try:
        print(repr(bad), b64.decode(bad))
    except (ValueError, OverflowError) as e:
        print(repr(bad), e)
print(crc32(b"world", crc32(b"hello ")) == crc32(b"hello world"), ascii85(bytes(8)))
