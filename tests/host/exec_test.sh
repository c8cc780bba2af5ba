#!/bin/sh
# Programs given to a generic enclave at run time (docs/exec.md).
. tests/host/expect.sh
works "$pysgx" build --generic -o generic.sgxs
image=$(sed -n 's/^MRENCLAVE *//p' out.txt)
works "$pysgx" build --generic -o again.sgxs
check 'the same bytes' cmp generic.sgxs again.sgxs
fails 2 'give its name with -o' "$pysgx" build --generic
fails 2 'a generic image has no program' "$pysgx" build --generic -o x.sgxs app.py
"$pysgx" run --sim generic.sgxs >out.txt 2>err.txt
check 'without a program' grep -q 'this enclave is generic and got no program; use pysgx run --image' err.txt

echo 'import json, sys, helper
print(json.dumps([sys.argv, helper.name, __name__]), input())
sys.exit(3)' >app.py
echo 'name = "helper"' >helper.py
for mode in --sim --sim-strict; do
    echo line | "$pysgx" run $mode --image generic.sgxs app.py a b >out.txt 2>err.txt
    status=$?
    check "$mode" [ "$status $(cat out.txt)" = '3 [["app.py", "a", "b"], "helper", "__main__"] line' ]
done
works "$pysgx" run --sim --image generic.sgxs -c 'print(6 * 7)'
has 42
"$pysgx" build app.py >out.txt 2>err.txt
fails 1 'the image has a program of its own' "$pysgx" run --sim --image app.sgxs app.py
fails 1 '--image wants a program, not an image' "$pysgx" run --sim --image generic.sgxs app.sgxs
fails 1 '--native runs no image' "$pysgx" run --native --image generic.sgxs app.py
fails 1 'put environment = ["A"] into enclave.toml' "$pysgx" run --sim --env A=1 --image generic.sgxs app.py
fails 2 "cannot read 'missing.py'" "$pysgx" run --sim --image generic.sgxs missing.py

# What names the program
cat >who.py <<'END'
import enclave, sys, _enclave
print(enclave.program().hex())
print(enclave.measurement().mrenclave.hex())
print(enclave.Report(enclave.report(b"mine")).data.hex())
sys.stdout.flush()
if len(sys.argv) > 1:
    open("/untrusted/quote", "wb").close()
def attempt(what):
    try:
        return what()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
print(attempt(lambda: enclave.report(b"x" * 33)))
print(attempt(lambda: _enclave.report(bytes(512), bytes(63) + b"x")))
key = lambda name: bytes([name, 0, 2, 0]) + bytes(508)
print(attempt(lambda: _enclave.key(key(3))), len(_enclave.key(key(4))))
own = enclave.report(b"to me", enclave.measurement().target())
print(enclave.verify_report(own).data[:5], attempt(lambda: enclave.verify_report(own[:-1] + bytes([own[-1] ^ 1]))))
END
works "$pysgx" hash who.py
hash=$(sed -n 's/^program *//p' out.txt)
works "$pysgx" run --sim --image generic.sgxs who.py
mine=6d696e65$(printf '%056d' 0)
check 'what it says of itself' [ "$(cat out.txt)" = "$hash
$image
$mine$hash
ValueError: report data have at most 32 bytes, not 33; give a hash of them
ValueError: report data have 32 bytes in a generic enclave
ValueError: a generic enclave has keys to seal with only 16
b'to me' ReportError: the report was not made on this machine for this enclave" ]
[ "$(wc -c <out.txt)" = 0 ] || cp out.txt first.txt
echo '# changed' >>who.py
works "$pysgx" run --sim --image generic.sgxs who.py
check 'another hash, the same image' sh -c '! [ "$(head -n 1 out.txt)" = "$(head -n 1 first.txt)" ] && [ "$(sed -n 2p out.txt)" = "$(sed -n 2p first.txt)" ]'

# Sealed data: the same program opens them, another one and a changed one do not
cat >seals.py <<'END'
import enclave, sys
policy = sys.argv[1]
print(enclave.seal(b"secret", policy=policy).hex())
END
cat >opens.py <<'END'
import enclave, sys
if sys.argv[1] == "seal":
    print(enclave.seal(b"secret", policy=sys.argv[2]).hex())
else:
    try:
        print(enclave.unseal(bytes.fromhex(sys.argv[2])))
    except enclave.SealError as error:
        print("SealError")
END
for policy in mrenclave mrsigner; do
    works "$pysgx" run --sim --image generic.sgxs opens.py seal $policy
    sealed=$(cat out.txt)
    works "$pysgx" run --sim --image generic.sgxs opens.py open "$sealed"
    has "b'secret'"
    works "$pysgx" run --sim --image generic.sgxs seals.py $policy
    other=$(cat out.txt)
    works "$pysgx" run --sim --image generic.sgxs opens.py open "$other"
    has SealError
    works "$pysgx" build opens.py
    works "$pysgx" run --sim opens.sgxs open "$sealed"
    has SealError
done

# Calls
cat >calls.py <<'END'
from enclave import ecall
n = 0
@ecall
def count(by: int) -> int:
    global n
    n += by
    return n
END
works "$pysgx" call --sim --image generic.sgxs calls.py count 5
has 5

# Grants are the image's: a program's own manifest counts for nothing
echo 'clock = false' >strict.toml
works "$pysgx" build --generic --manifest strict.toml -o strict.sgxs
echo 'clock = true' >enclave.toml
echo 'import time; time.time()' >late.py
"$pysgx" run --sim --image strict.sgxs late.py >out.txt 2>err.txt
check 'the image denies' grep -q 'PermissionError: the enclave may not ask for the time' err.txt
finish
