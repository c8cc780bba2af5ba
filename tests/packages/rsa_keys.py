# rsa: keys from primes that are given, signatures, encryption, PEM.
import random
import rsa, rsa.common, rsa.prime, rsa.transform, rsa.pkcs1, rsa.core
p, q = 170141183460469231731687303715884105727, 2**521 - 1
key = rsa.PrivateKey(p * q, 65537, pow(65537, -1, (p - 1) * (q - 1)), p, q)
public = rsa.PublicKey(key.n, key.e)
print(key.n.bit_length(), public, rsa.common.byte_size(key.n), rsa.common.inverse(7, 31), rsa.common.extended_gcd(12, 30), rsa.common.crt([2, 3], [5, 7]))
signature = rsa.sign(b"message", key, "SHA-256")
print(signature.hex()[:60], rsa.verify(b"message", signature, public), rsa.find_signature_hash(signature, public))
for bad in (b"other", b""):
    try: rsa.verify(bad, signature, public)
    except rsa.VerificationError as e: print(type(e), e)
print(rsa.decrypt(rsa.encrypt(b"secret", public), key))
try: rsa.encrypt(b"x" * 200, public)
except OverflowError as e: print(e)
try: rsa.decrypt(b"\0" * rsa.common.byte_size(key.n), key)
except rsa.DecryptionError as e: print(e)
print(public.save_pkcs1().decode(), rsa.PublicKey.load_pkcs1(public.save_pkcs1()) == public, key.save_pkcs1("DER")[:20].hex(), rsa.PrivateKey.load_pkcs1(key.save_pkcs1()) == key)
print(rsa.transform.int2bytes(123456789), rsa.transform.bytes2int(b"\x01\x02"), [n for n in range(50) if rsa.prime.is_prime(n)], rsa.prime.gcd(48, 180))
