# Encoding and decoding of pseudo-random and damaged input under every error handler.
from _random_text import Random, show

r = Random(5)
CODECS = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"]
ENCODE = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]
DECODE = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"]
ALPHABETS = ["ab", "aé", "é€", "€\U0001f600a", "a\ud800\udc80\udfff", "\ufeffa\ufffe"]


def details(error):
    return error.encoding, ascii(error.object), error.start, error.end, error.reason, str(error)


for step in range(3000):
    s = r.text(12, r.choice(ALPHABETS))
    codec = r.choice(CODECS)
    try:
        encoded = s.encode(codec, r.choice(ENCODE))
        print(codec, encoded)
    except UnicodeEncodeError as e:
        print(codec, *details(e))
        encoded = s.encode("utf-8", "surrogatepass")
    damaged = bytearray(encoded)
    for _ in range(r.below(3)):
        if damaged:
            damaged[r.below(len(damaged))] = r.choice([0, 0x61, 0x80, 0xBF, 0xC0, 0xC3, 0xD8, 0xDC, 0xE2, 0xED, 0xF0, 0xF4, 0xFF])
    if damaged and r.below(3) == 0:
        damaged.pop()
    # The UTF-16 and UTF-32 codecs of CPython word an error inside a handler in their own way.
    handler = r.choice(DECODE[:4] if "16" in codec or "32" in codec else DECODE)
    try:
        print(ascii(bytes(damaged).decode(codec, handler)))
    except UnicodeDecodeError as e:
        print(*details(e))
for name in ["UTF8", "utf 8", "Utf--8", "latin 1", "iso8859-1", "l1", "u8", "cp819", "646", "us-ascii", "UTF-16LE", "utf_16_le", "nope", "x y"]:
    show("a".encode, name)
