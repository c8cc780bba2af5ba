#!/bin/sh
# The cipher of sealed data and the reports' MAC against the vectors of their standards: ChaCha20-Poly1305 (RFC 8439, 2.8.2
# and A.5), AES-CMAC (RFC 4493, 4).
. tests/host/expect.sh
cat >vectors.py <<'END'
import _enclave
x = bytes.fromhex
key = bytes(range(0x80, 0xA0))
nonce = x("070000004041424344454647")
additional = x("50515253c0c1c2c3c4c5c6c7")
text = (b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be "
        b"it.")
sealed = x("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71de0a9e060b29"
           "05d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b6116"
           "1ae10b594f09e26a7e902ecbd0600691")
print(_enclave.seal(key, nonce, text, additional) == sealed, _enclave.unseal(key, nonce, sealed, additional) == text)
for i in range(len(sealed)):
    changed = bytearray(sealed)
    changed[i] ^= 1
    if _enclave.unseal(key, nonce, bytes(changed), additional) is not None:
        print("changed at", i)
print(_enclave.unseal(key, nonce, sealed, additional[:-1]), _enclave.unseal(key, nonce, sealed[:15], additional),
      _enclave.unseal(key, nonce, sealed[:-1], additional))
key = x("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0")
sealed = x("64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb24c6cfc18755d43eea09ee94e382d26b0bdb7b73c321b0100"
           "d4f03b7f355894cf332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c8559797a06ef4f0ef61c186324e2b350638"
           "3606907b6a7c02b0f9f6157b53c867e4b9166c767b804d46a59b5216cde7a4e99040c5a40433225ee282a1b0a06c523eaf4534d7f83fa115"
           "5b0047718cbc546a0d072b04b3564eea1b422273f548271a0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a10"
           "49e617d91d361094fa68f0ff77987130305beaba2eda04df997b714d6c6f2c29a6ad5cb4022b02709beead9d67890cbb22392336fea1851f38")
text = _enclave.unseal(key, x("000000000102030405060708"), sealed, x("f33388860000000000004e91"))
print(text is not None and text.startswith(b"Internet-Drafts are draft documents valid for a maximum of six months"))
key = x("2b7e151628aed2a6abf7158809cf4f3c")
message = x("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17"
            "ad2b417be66c3710")
for n in (0, 16, 40, 64):
    print(_enclave.cmac(key, message[:n]).hex())
END
works "$pysgx" run --native vectors.py
check 'the vectors' [ "$(cat out.txt)" = "True True
None None None
True
bb1d6929e95937287fa37d129b756746
070a16b46b4d4144f79bdd9dd04a287c
dfa66747de9ae63030ca32611497c827
51f0bebf7e3b9d92fc49741779363cfe" ]
cmp -s out.txt /dev/null && cat out.txt err.txt
finish
