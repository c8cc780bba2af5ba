# ecdsa: deterministic signatures on curves, encodings, points.
import hashlib
import ecdsa
from ecdsa import SigningKey, VerifyingKey, NIST256p, SECP256k1, NIST192p, BadSignatureError, ellipticcurve, numbertheory, util
for curve in (NIST192p, NIST256p, SECP256k1):
    sk = SigningKey.from_secret_exponent(123456789012345678901234567890, curve=curve, hashfunc=hashlib.sha256)
    vk = sk.verifying_key
    sig = sk.sign_deterministic(b"data", sigencode=util.sigencode_der)
    print(curve.name, sig.hex(), vk.verify(sig, b"data", sigdecode=util.sigdecode_der), vk.to_string("compressed").hex())
    try: vk.verify(sig, b"data2", sigdecode=util.sigdecode_der)
    except BadSignatureError as e: print(repr(e))
    print(sk.to_pem().decode(), vk.to_pem().decode(), VerifyingKey.from_pem(vk.to_pem()) == vk)
g = NIST256p.generator
print((g * 5 + g * 7 == g * 12), (g * 3).x(), numbertheory.inverse_mod(3, 101), numbertheory.square_root_mod_prime(5, 11), numbertheory.is_prime(2**61 - 1), numbertheory.factorization(360))
print(vk, sk.curve, SigningKey.from_pem(sk.to_pem()).to_string().hex())
