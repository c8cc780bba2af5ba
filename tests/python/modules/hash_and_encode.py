# hashlib, base64, binascii, zlib's checksums: byte work.
import base64
import binascii
import hashlib

for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b"):
    print(name, hashlib.new(name, b"abc").hexdigest()[:32])
h = hashlib.sha256()
h.update(b"hello ")
h.update(b"world")
print(h.hexdigest(), h.digest_size, h.block_size, h.copy().hexdigest() == h.hexdigest())
print(base64.b64encode(b"any carnal pleas"), base64.b64decode("YW55"), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b32encode(b"hi"), base64.b16encode(b"\x01\xab"))
print(binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"hello"))
for f in (lambda: base64.b64decode("abc"), lambda: binascii.unhexlify("abc"), lambda: hashlib.new("nope")):
    try:
        f()
    except ValueError as e:
        print(type(e).__name__, e)
