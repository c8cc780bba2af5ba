# What hashlib and hmac have from OpenSSL in CPython: pbkdf2_hmac, scrypt, RIPEMD-160 and others by name, HMAC, words of errors.
import hashlib
import hmac
import _hashlib

N = "md5 sha1 sha224 sha256 sha384 sha512 sha512_224 sha512_256 sha3_224 sha3_256 sha3_384 sha3_512 ripemd160 sm3".split()
M = bytes(i * 7 & 255 for i in range(700))
for name in N:
    all = hashlib.sha1()
    for n in range(0, 700, 3):
        h = hashlib.new(name, M[:n])
        all.update(h.digest())
    h.update(b"more")
    print(name, h.name, h.block_size, h.digest_size, all.hexdigest(), h.copy().hexdigest(), repr(h).split("@")[0])
    print(hmac.new(b"key" * 50, M, name).hexdigest(), hmac.digest(b"k", M, name).hex(), hashlib.pbkdf2_hmac(name, b"pass", b"salt", 7, 99).hex())
for name in "SHA-256", "Sha1", "SHA3-256", "SHAKE128", "RIPEMD-160", "SHA512-256":
    print(name, hashlib.new(name).name)
print(sorted(hashlib.algorithms_available - {"md5-sha1"}), hashlib.sha256, hashlib.shake_128, hashlib.blake2b)
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000).hex(), hashlib.pbkdf2_hmac("sha512", bytearray(b"p" * 200), memoryview(b"s"), 3, dklen=5))
print(hashlib.scrypt(b"", salt=b"", n=16, r=1, p=1).hex(), hashlib.scrypt(b"password", salt=b"NaCl", n=64, r=8, p=3, dklen=70).hex())
h = hmac.new(b"k", b"m", hashlib.sha384)
g = h.copy()
g.update(b"x")
print(h.name, h.block_size, h.digest_size, h.hexdigest(), g.hexdigest())
i = _hashlib.hmac_new(b"k", digestmod=hashlib.sha1)
print(repr(i).split("@")[0], i.name, i.copy().hexdigest(), type(i), _hashlib.HASHXOF.__mro__[-2:], isinstance(hashlib.md5(), _hashlib.HASH))
print(hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"), hmac.new(b"k", b"m", "blake2s").hexdigest())
H = hashlib
for f in (lambda: H.new("nope"), lambda: _hashlib.new(3), lambda: _hashlib.hmac_new(b"k", digestmod="nope"), lambda: _hashlib.hmac_new(b"k", digestmod=H.blake2b),
          lambda: _hashlib.hmac_new(b"k"), lambda: _hashlib.hmac_new("k", b"", "sha1"), lambda: H.pbkdf2_hmac("nope", b"", b"", 1), lambda: H.pbkdf2_hmac("sha1", "a", b"", 1),
          lambda: H.pbkdf2_hmac("sha1", b"a", "b", 1), lambda: H.pbkdf2_hmac("sha1", b"a", b"b", 0), lambda: H.pbkdf2_hmac("sha1", b"a", b"b", 1, 0),
          lambda: H.pbkdf2_hmac(3, b"a", b"b", 1), lambda: H.scrypt(b"p"), lambda: H.scrypt(b"p", salt=b"s"), lambda: H.scrypt(b"p", salt=b"s", n=3, r=1, p=1),
          lambda: H.scrypt(b"p", salt=b"s", n=16), lambda: H.scrypt(b"p", salt=b"s", n=16, r=1), lambda: H.scrypt(b"p", salt=b"s", n=1 << 20, r=8, p=1),
          lambda: H.scrypt(b"p", salt=b"s", n=16, r=1, p=1, dklen=0), lambda: H.scrypt(b"p", salt=b"s", n=16, r=1, p=1, maxmem=-1), lambda: H.scrypt("p", salt=b"s", n=16, r=1, p=1),
          lambda: H.scrypt(b"p", salt="s", n=16, r=1, p=1), lambda: H.scrypt(b"p", salt=b"s", n="x", r=1, p=1), lambda: H.scrypt(b"p", salt=b"s", n=16, r=0, p=1),
          lambda: H.new(), lambda: H.sha256("x"), lambda: H.sha256(5), lambda: hmac.new(b"k", b"m", "nope"), lambda: hmac.new(b"k", b"m"), lambda: hmac.new("k", b"m", "md5"),
          lambda: hmac.compare_digest("é", "a"), lambda: _hashlib.HASH(), lambda: hmac.new(b"k", b"m", "shake_128")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))

# Numbers whose __index__ would change what the others are made of, and the limits of scrypt's.
class Clear:
    def __init__(self, bytes, n):
        self.bytes, self.n = bytes, n

    def __index__(self):
        try:
            self.bytes.clear()
        except BufferError as e:
            print(e)
        return self.n

class Int(int):
    pass

def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords).hex())
    except Exception as e:
        print(type(e).__name__, e)

def fresh():
    global b
    b = bytearray(b"s" * 300)
    return b

attempt(H.pbkdf2_hmac, "sha256", b"p", fresh(), Clear(b, 3))
attempt(H.pbkdf2_hmac, "sha256", fresh(), b"p", Clear(b, 3))
attempt(H.pbkdf2_hmac, "sha256", b"p", memoryview(fresh())[10:], 3, Clear(b, 9))
attempt(H.pbkdf2_hmac, "sha256", fresh(), b, 3, Clear(b, 0))
attempt(H.scrypt, b"p", salt=fresh(), n=16, r=1, p=1, dklen=Clear(b, 64))
attempt(H.scrypt, fresh(), salt=b, n=16, r=1, p=1, maxmem=Clear(b, 0))
attempt(H.scrypt, fresh(), salt=b, n=16, r=1, p=1, maxmem=Clear(b, -1))
b.clear()
for n in 2**70, -2**70, 2**40, 1.5, "x", None, True:
    attempt(H.pbkdf2_hmac, "sha256", b"p", b"s", n)
    attempt(H.pbkdf2_hmac, "sha256", b"p", b"s", 1, n)
    attempt(H.scrypt, b"p", salt=b"s", n=16, r=n, p=1)
    attempt(H.scrypt, b"p", salt=b"s", n=16, r=1, p=n)
    attempt(H.scrypt, b"p", salt=b"s", n=n, r=1, p=1)
    attempt(H.scrypt, b"p", salt=b"s", n=16, r=1, p=1, maxmem=n)
    attempt(H.scrypt, b"p", salt=b"s", n=16, r=1, p=1, dklen=n)
attempt(H.scrypt, b"p", salt=b"s", n=Int(16), r=Int(1), p=True)
attempt(H.scrypt, b"p", salt=None, n=1.0, r=1, p=1)
attempt(H.scrypt, b"p", n=1, r=1.0, p=1)
for n in 0, 1, 2, 3, 2**15, 2**16, 2**17, 2**31, 2**32, 2**63, 2**64:
    for r in 1, 2, 3, 4, 0, 2**24, 2**31, 2**32, 2**63, 2**64:
        for p in 1, 0, 2**24, 2**30, 2**32:
            print(n, r, p, end=" ")
            attempt(H.scrypt, b"p", salt=b"x", n=n, r=r, p=p, maxmem=2**22)
