# marshal: values there and back, data from CPython, errors.
import io
import marshal

values = [None, True, False, ..., 0, 1, -1, 2**31 - 1, -2**31, 2**31, 2**60, -2**100, 10**50, 1.5, -0.0, float("inf"), 1 + 2j, b"", b"bytes\x00\xff", "", "ascii", "é", "\u20ac", "\U0001f40d", "\udc80",
          "a" * 300, (), (1, "x", None), tuple(range(300)), [], [1, [2, [3]]], {}, {"a": 1, 2: (3,)}, set(), {1, 2}, frozenset({"x"}), StopIteration, bytearray(b"array"), memoryview(b"view")]
for v in values:
    data = marshal.dumps(v)
    back = marshal.loads(data)
    print(type(back).__name__, back == v or back is v or bytes(v) == back, repr(back)[:60])
for v in (None, 5, 2**40, -2**40, "é", (1, 2), 1.5, b"x", {"k": [1]}, 1j):
    print(marshal.dumps(v, 2) == marshal.dumps(v, 2), marshal.loads(marshal.dumps(v, 2)))
for data in (b"i\x05\0\0\0", b"l\x03\0\0\0\x01\0\x02\0\x03\0", b"l\xfd\xff\xff\xff\x01\0\x02\0\x03\0", b"\xe9\x05\0\0\0", b"[\x02\0\0\0\xda\x02abr\0\0\0\0", b")\x02\xe9\x07\0\0\0r\0\0\0\0", b"{\xfa\x01ar\0\0\0\x000", b"u\x03\0\0\0\xe2\x82\xac",
             b"", b"i\x05", b"?", b"r\0\0\0\0", b"(\x02\0\0\0N", b"[\xff\xff\xff\xff", b"l\x01\0\0\0\xff\xff", b"0", b")\x010", b"z\x05ab"):
    try:
        print(data, marshal.loads(data))
    except Exception as e:
        print(data, type(e).__name__, e)
for v in (object(), int, lambda: 0, range(3)):
    try:
        marshal.dumps(v)
    except ValueError as e:
        print(e)
deep = []
for _ in range(3000):
    deep = [deep]
try:
    marshal.dumps(deep)
except ValueError as e:
    print(e)
f = io.BytesIO()
marshal.dump((1, "two"), f)
marshal.dump([3.0], f)
f.seek(0)
print(marshal.load(f), marshal.load(f), f.read())
print(marshal.version)
