# struct.
import struct

print(struct.pack("<I", 1), struct.pack(">hH", -2, 65535), struct.pack("<bBq", -1, 255, -2**63), struct.pack(">d", 1.5), struct.pack("<f", 0.1), struct.pack("4s3p", b"ab", b"xyz"), struct.pack("?x", True), struct.pack("<2I", 1, 2))
print(struct.unpack("<I", b"\x01\0\0\0"), struct.unpack(">hH", b"\xff\xfe\xff\xff"), struct.unpack("<d", struct.pack("<d", 3.14)), struct.unpack("3s", b"abc"), struct.calcsize("<IhB"), struct.calcsize("@ci"), struct.unpack_from("<H", b"\0\1\0", 1), list(struct.iter_unpack("<H", b"\1\0\2\0")))
b = bytearray(4)
struct.pack_into("<H", b, 1, 0x1234)
print(b, struct.Struct("<HH").size, struct.unpack("<e", struct.pack("<e", 1.5)))
for f in (lambda: struct.pack("<B", 256), lambda: struct.pack("<I", -1), lambda: struct.unpack("<I", b"abc"), lambda: struct.pack("z", 1), lambda: struct.pack("<I"), lambda: struct.pack("<I", 1.5), lambda: struct.pack("s", "x")):
    try:
        f()
    except struct.error as e:
        print(e)
