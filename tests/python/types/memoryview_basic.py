# memoryview over bytes and bytearray.
m = memoryview(b"hello")
print(len(m), m[0], m[-1], bytes(m[1:3]), m.tolist(), m.tobytes(), m.readonly, m.format, m.itemsize, m.nbytes, m.shape)
a = bytearray(b"abcdef")
v = memoryview(a)
v[0] = 90
v[1:3] = b"YX"
print(a, v[::2].tobytes(), bytes(v[::-1]), v == a, v[1:] == b"YXdef", v.readonly)
for f in (lambda: m.__setitem__(0, 1), lambda: v.__setitem__(0, 256), lambda: v.__setitem__(slice(0, 2), b"abc"), lambda: memoryview("x"), lambda: v[99], lambda: a.append(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
v.release()
a.append(33)
print(a)
with memoryview(b"xyz") as w:
    print(w.hex(), list(w), 120 in w)
try:
    w[0]
except ValueError as e:
    print(e)
print(bytes(memoryview(b"abc")), b"".join([memoryview(b"x"), b"y"]), hash(memoryview(b"a")) == hash(b"a"), memoryview(b"\x01\x00\x02\x00").cast("H").tolist())
