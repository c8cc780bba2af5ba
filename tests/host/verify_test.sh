#!/bin/sh
# pysgx verify, sign and inspect: the real quote of tests/vectors, quotes of simulated enclaves, signatures made elsewhere,
# and what an upgraded enclave can open.
. tests/host/expect.sh
vectors=$root/tests/vectors
quote=$vectors/sgx_quote_v3.bin
collateral=$vectors/sgx_quote_v3.collateral.json
enclave=33d8736db756ed4997e04ba358d27833188f1932ff7b1d156904d3f560452fbb
signer=815f42f11cf64430c30bab7816ba596a1da0130c3b028b673133a66cf9a3e0e6
accept="--collateral $collateral --at 2025-06-20T12:00:00Z"
works "$pysgx" verify "$quote" $accept
has accepted
has "MRENCLAVE    $enclave"
has 'ConfigurationAndSWHardeningNeeded, TCB of 2024-03-13'
works "$pysgx" verify --mrenclave $enclave --mrsigner=$signer --product-id 0 --min-svn 0 \
    --report-data 48656c6c6f2c20776f726c6421 $accept "$quote"
works "$pysgx" verify --json "$quote" $accept
check 'JSON' /usr/bin/python3.11 -c 'import json; d = json.load(open("out.txt")); assert d["result"] == "accepted" and d["simulated"] is False'
refused() { # refused TEXT OPTION...
    wanted=$1
    shift
    "$pysgx" verify "$quote" $accept "$@" >out.txt 2>err.txt
    status=$?
    if [ $status = 1 ] && grep -qF "error: refused: $wanted" err.txt; then pass; else fail "$*: $status $(cat err.txt)"; fi
}
refused 'MRENCLAVE' --mrenclave $signer
refused 'MRSIGNER' --mrsigner $enclave
refused 'the security version is 0' --min-svn 1
refused 'the product id is 0' --product-id 1
refused 'the report data' --report-data 48656c6c6f
refused 'the platform' --strict
fails 1 'refused: the platform' "$pysgx" verify "$quote" $accept --strict --accept-status OutOfDate
fails 2 'invalid: without collateral' "$pysgx" verify "$quote"
fails 2 'expired' "$pysgx" verify "$quote" --collateral "$collateral" --at 2025-09-01
fails 2 'not yet valid' "$pysgx" verify "$quote" --collateral "$collateral" --at 2025-01-01
fails 2 "cannot read 'missing'" "$pysgx" verify missing
fails 2 'no quote' "$pysgx" verify "$collateral" $accept
fails 2 'no JSON' "$pysgx" verify "$quote" --collateral "$quote" --at 2025-06-20
fails 2 'hexadecimal digits' "$pysgx" verify "$quote" --mrenclave xyz
fails 2 'wants a time' "$pysgx" verify "$quote" --at yesterday
fails 2 'cannot take' "$pysgx" verify "$quote" --accept-status Revoked
fails 2 'give the file' "$pysgx" verify
works "$pysgx" inspect "$quote"
has "MRENCLAVE    $enclave"
head -c 1000 "$quote" >cut.bin
fails 1 'no quote' "$pysgx" inspect cut.bin

# A simulated enclave's own quote: true, and refused unless simulation is allowed.
cat >app.py <<'END'
from enclave import ecall, quote, seal, unseal, measurement, SealError
@ecall
def prove(data: bytes) -> bytes: return quote(data)
@ecall
def put(data: bytes, policy: str) -> bytes: return seal(data, policy=policy)
@ecall
def get(data: bytes) -> bytes: return unseal(data)
@ecall
def who() -> list[object]: return [measurement().product_id, measurement().svn, measurement().mrenclave.hex()]
END
works "$pysgx" keygen key.pem
works "$pysgx" build --heap 16M --key key.pem app.py
enclave=$(awk '/^MRENCLAVE/ {print $2}' out.txt)
signer=$(awk '/^MRSIGNER/ {print $2}' out.txt)
bytes() { # bytes FUNCTION ARGUMENT...: what it returns, decoded
    "$pysgx" call --sim "$@" | sed 's/.*: "\(.*\)"}/\1/' | base64 -d
}
for mode in sim sim-strict; do
    "$pysgx" call --$mode app.sgxs prove '{"$bytes": "aGVsbG8="}' | sed 's/.*: "\(.*\)"}/\1/' | base64 -d >simulated.bin
    works "$pysgx" verify simulated.bin --allow-simulated --mrenclave $enclave --mrsigner $signer --report-data 68656c6c6f
    has Simulated
    fails 1 'refused: the quote is SIMULATED' "$pysgx" verify simulated.bin
done
fails 1 'refused: MRENCLAVE' "$pysgx" verify simulated.bin --allow-simulated --mrenclave $signer
works "$pysgx" inspect simulated.bin
has SIMULATED
for at in 0 4 60 112 200 370 440 500 600 1000; do
    cp simulated.bin flipped.bin
    printf x | dd of=flipped.bin bs=1 seek=$at conv=notrunc 2>/dev/null
    fails 2 'invalid' "$pysgx" verify flipped.bin --allow-simulated
done

# Signed elsewhere: the same file as when signed here.
cp app.sig here.sig
rm app.sig
works "$pysgx" sign --detached app.sgxs -o data.bin
check '256 bytes are signed' [ "$(stat -c %s data.bin)" = 256 ]
openssl dgst -sha256 -sign key.pem -out signature.bin data.bin
openssl pkey -in key.pem -pubout -out public.pem 2>/dev/null
works "$pysgx" sign --detached app.sgxs --public public.pem --signature signature.bin
has "MRSIGNER     $signer"
check 'the same signature' cmp app.sig here.sig
works "$pysgx" sign app.sgxs --key key.pem
check 'the same signature again' cmp app.sig here.sig
openssl dgst -sha256 -sign key.pem -out wrong.bin key.pem
fails 1 'no signature of this image' "$pysgx" sign --detached app.sgxs --public public.pem --signature wrong.bin
fails 1 'it has 256 bytes' "$pysgx" sign --detached app.sgxs --public public.pem --signature data.bin
fails 1 'no signature of this image' "$pysgx" sign --detached app.sgxs --public public.pem --signature signature.bin --svn 1
fails 1 'no public key' "$pysgx" sign --detached app.sgxs --public data.bin --signature signature.bin
fails 1 'no unencrypted private key' "$pysgx" sign app.sgxs --key public.pem
fails 2 'give --key' "$pysgx" sign app.sgxs
fails 2 'wants -o DATA' "$pysgx" sign --detached app.sgxs
fails 1 'was not built with --debug' "$pysgx" sign app.sgxs --key key.pem --debug
check 'the signature is untouched' cmp app.sig here.sig

# Upgrades: what version 1 sealed for the signer, version 2 opens; not the other way round, nor another product, another
# signer; and what was sealed for the enclave, only that enclave opens.
works "$pysgx" build --heap 16M --key key.pem --svn 1 app.py -o one.sgxs
works "$pysgx" build --heap 17M --key key.pem --svn 2 app.py -o two.sgxs
works "$pysgx" build --heap 17M --key key.pem --svn 2 --product-id 9 app.py -o other.sgxs
works "$pysgx" build --heap 17M --svn 2 app.py -o stranger.sgxs
works "$pysgx" call --sim other.sgxs who
has '[9, 2, "'
seal_in() { "$pysgx" call --sim $1.sgxs put '{"$bytes": "c2VjcmV0"}' "\"$2\"" 2>/dev/null; }
one=$(seal_in one mrsigner)
two=$(seal_in two mrsigner)
mine=$(seal_in one mrenclave)
opens() { works "$pysgx" call --sim $1.sgxs get "$2"; has '{"$bytes": "c2VjcmV0"}'; }
shut() { # shut IMAGE SEALED TEXT
    "$pysgx" call --sim $1.sgxs get "$2" >out.txt 2>err.txt
    check "$1: $3" grep -q "^SealError: .*$3" err.txt
}
opens one "$one"
opens two "$one"
opens two "$two"
opens one "$mine"
shut one "$two" 'a newer version'
shut other "$one" 'another enclave'
shut stranger "$one" 'another enclave'
shut two "$mine" 'another enclave'
finish
