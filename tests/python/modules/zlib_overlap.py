"""Matches of zlib that overlap what they make, at short distances; output in small pieces; checksums of any length."""
import binascii
import zlib

pieces = [bytes([65 + i % 7 for i in range(d)]) * (3000 // d) for d in (1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 258, 300)]
pieces += [b"", b"x", b"ab" * 2, bytes(range(256)) * 40, b"".join(bytes([i % 251]) * (i % 300) for i in range(400))]
for data in pieces:
    for level in (0, 1, 6, 9):
        packed = zlib.compress(data, level)
        assert zlib.decompress(packed) == data
        one = zlib.decompressobj()
        out, rest = b"", packed
        while not one.eof:
            out += one.decompress(rest, 7)
            rest = one.unconsumed_tail
            if not rest and not one.eof:
                out += one.flush()
        assert out == data, (len(out), len(data))
    print(len(data), zlib.crc32(data), zlib.adler32(data), binascii.crc32(data[1:], 12345), zlib.crc32(memoryview(data)[3:]))
print(zlib.crc32(b""), zlib.crc32(b"", 77), binascii.crc32(bytearray(b"123456789")), [zlib.crc32(b"abcdefghijk"[:i]) for i in range(12)])
for bad in (b"x\x9cKL\x02\x82\x00\x00\x00\x00\x00", b"x\x9c\x63\x80\x01\x00"):
    try:
        print(zlib.decompress(bad))
    except zlib.error as error:
        print("error", str(error)[:9])
