# bytearray: changes in place, conversions, methods that return bytearrays.
a = bytearray(b"hello")
a[0] = 72
a[-1:] = b"p!"
print(a, len(a), a[1], a[1:3], type(a[1:3]).__name__)
a.append(33)
a.extend([34, 35])
a += b"x"
a.insert(0, 48)
print(a, a.pop(), a.pop(0), a)
a.remove(72)
a.reverse()
print(a)
del a[0], a[1:3]
a[::2] = b"ZZ"[:len(a[::2])] if len(a[::2]) == 2 else bytes(len(a[::2]))
print(a, a == bytes(a), bytes(a), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray())
a *= 2
print(a, a.upper(), type(a.upper()).__name__, a.find(b"l"), a.count(b"l"), a.copy() == a, a.hex())
a.clear()
print(a, bool(a), repr(bytearray(b"it's")), str(bytearray(b"q")))
c = bytearray(b"abcdef")
c[1:4] = b""
print(c)
c[1:1] = b"123"
print(c, c[::-1], b"ab" + c, c + b"z", type(b"ab" + c).__name__, type(c + b"z").__name__, b"12" in c, 49 in c)
for f in (lambda: c.append(256), lambda: c.append("a"), lambda: c.extend("abc"), lambda: c.pop(99), lambda: c.remove(1), lambda: c.__setitem__(99, 1), lambda: c.__setitem__(0, -1), lambda: c.__setitem__(slice(0, 4, 2), b"xyz"), lambda: hash(c), lambda: bytearray().pop(), lambda: c.extend([300]), lambda: bytearray("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = bytearray(b"x")
e = d
e += b"y"
print(d, d is e, d == b"xy", b"xy" == d, d < b"z", bytearray(b"a") == "a")
for i, x in enumerate(bytearray(b"ab")):
    print(i, x)
big = bytearray()
for i in range(10000):
    big.append(i & 255)
print(len(big), sum(big), big[5000:5004])
