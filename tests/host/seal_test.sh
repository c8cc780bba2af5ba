#!/bin/sh
# Sealed data: who opens them, and what each changed byte and each cut is called.
. tests/host/expect.sh
cat >keeper.py <<'END2'
from enclave import ecall, seal, unseal, SealError
@ecall
def keep(policy: str, additional: bytes) -> bytes: return seal(b"secret", policy=policy, additional=additional)
@ecall
def get(sealed: bytes, additional: bytes) -> bytes: return unseal(sealed, additional=additional)
def why(sealed):
    try: return f"opened {unseal(sealed)}"
    except SealError as error: return str(error)
@ecall
def damages(sealed: bytes) -> list[object]:
    found = [[], []]
    for at in range(len(sealed)):
        both = {why(sealed[:at] + bytes([sealed[at] ^ bit]) + sealed[at + 1:]) for bit in (1, 128)}
        for kind, reasons in zip(found, (both, {why(sealed[:at])})):
            if not kind or kind[-1][1] != sorted(reasons): kind.append([at, sorted(reasons)])
    return found
END2
works "$pysgx" keygen one.pem
works "$pysgx" keygen two.pem
image() { # image NAME OPTION...
    name=$1
    shift
    works "$pysgx" build keeper.py --heap 32M -o "$name.sgxs" "$@"
}
image third --key one.pem --svn 3
image second --key one.pem --svn 2
image fourth --key one.pem --svn 4
image other --key two.pem --svn 3
image product --key one.pem --svn 3 --product-id 7
image debug --key one.pem --svn 3 --debug
image rebuilt --key one.pem --svn 3 --stack 2M
opens() { # opens ADDITIONAL NAME...: they open $sealed
    additional=$1
    shift
    for name in "$@"; do
        works "$pysgx" call --sim "$name.sgxs" get "$sealed" "$additional"
        has '{"$bytes": "c2VjcmV0"}'
    done
}
denied() { # denied WHY ADDITIONAL NAME...
    wanted="SealError: $1"
    additional=$2
    shift 2
    for name in "$@"; do
        "$pysgx" call --sim "$name.sgxs" get "$sealed" "$additional" >out.txt 2>err.txt
        check "$name: $(cat err.txt)" [ $? = 1 -a ! -s out.txt -a "$(tail -n 1 err.txt)" = "$wanted" ]
    done
}
mine='{"$bytes": "bWluZQ=="}'
none='{"$bytes": ""}'
works "$pysgx" call --sim third.sgxs keep '"mrsigner"' "$mine"
sealed=$out
opens "$mine" third fourth rebuilt
denied 'a newer version of the enclave sealed it' "$mine" second
denied 'the sealed data were changed, or sealed by another enclave' "$mine" other product debug
denied 'the sealed data were changed, or sealed with other additional data' "$none" third fourth
works "$pysgx" call --sim third.sgxs keep '"mrenclave"' "$mine"
sealed=$out
opens "$mine" third fourth # only the signature differs
denied 'the sealed data were changed, or sealed by another enclave' "$mine" rebuilt product debug
works "$pysgx" call --sim third.sgxs keep '"mrsigner"' "$none"
works "$pysgx" call --sim third.sgxs damages "$out"
check "damages: $out" [ "$out" = '[[[0, ["this is no sealed data"]], [10, ["the sealed data were changed, or sealed by another enclave"]], [12, ["this is no sealed data"]], [16, ["the sealed data were changed, or sealed by another enclave"]], [80, ["the sealed data were changed, or sealed with other additional data"]]], [[0, ["this is no sealed data"]], [108, ["the sealed data were changed, or sealed with other additional data"]]]]' ]
"$pysgx" call --sim third.sgxs keep '"nobody"' "$none" 2>err.txt
check 'a wrong policy' grep -q "^ValueError: policy must be 'mrenclave' or 'mrsigner', not 'nobody'" err.txt
finish
