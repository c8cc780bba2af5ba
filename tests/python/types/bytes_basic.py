# bytes: construction, indexing, slices, operators, repr.
b = b"hello\x00\xff"
print(b, b[0], b[-1], b[1:3], b[::-1], len(b), list(b), b + b"!", b"ab" * 2, 104 in b, b"ell" in b, b"x" in b)
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"copy"), bytes(range(5)), bytes((x for x in (1, 2))), bytes(bytearray(b"q")))
print(repr(b"it's"), repr(b'say "x"'), repr(b"\t\n\r\\\x7f\x80'\""), str(b"a"), b"a" == b"a", b"a" < b"b", b"" < b"a", hash(b"a") == hash(b"a"))
for f in (lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes(["a"]), lambda: b + "x", lambda: "x" + b, lambda: b[99], lambda: b["a"], lambda: bytes(5, "x"), lambda: 300 in b, lambda: "a" in b, lambda: bytes(1.5), lambda: bytes(None), lambda: b < "a", lambda: bytes("é", "ascii"), lambda: b * 1.5, lambda: bytes([1], "utf-8")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(b"a" == "a", b"a" != 97, {b"k": 1}[b"k"], b"%d %s %x %r" % (5, b"s", 255, "r"), b"%5d|%-5s|%c%c" % (1, b"a", 65, b"B"), b"100%%" % ())
for x in b"ab":
    print(x)


class B:
    def __bytes__(self):
        return b"from method"


print(bytes(B()), bytes.fromhex("00 ff0A"), b.hex(), b"\x01\x02\x03".hex(":"), b"abcdef".hex("-", 2), b"abcdef".hex("-", -4))
for s in ("0", "zz", "0 0", "é"):
    try:
        bytes.fromhex(s)
    except ValueError as e:
        print(e)
