#!/bin/sh
# The command line: wrong words, wrong files, keys, images and signatures. Each gives one line and a status.
. tests/host/expect.sh
echo 'print("hello")' >app.py

# Words
fails 2 'no command' "$pysgx"
fails 2 "no command 'frobnicate'" "$pysgx" frobnicate
for command in run build inspect keygen doctor; do
    works "$pysgx" "$command" --help
    has "usage: pysgx $command"
done
works "$pysgx" --help
has doctor
works "$pysgx" run --sim --help
has '--sim-strict'
fails 2 'no program' "$pysgx" run
fails 2 'no program' "$pysgx" run --sim
fails 2 "no option '--simulate'" "$pysgx" run --simulate app.py
fails 2 "no option '-x'" "$pysgx" run -x app.py
fails 2 "'--path' needs a value" "$pysgx" run --path
fails 2 "'-c' needs a value" "$pysgx" run -c
fails 2 'NAME=VALUE' "$pysgx" run --env HOME app.py
fails 2 'NAME=VALUE' "$pysgx" run --env =x app.py
for size in '' x 5X -1 1.5M 99999999999999999999 2000G 4MM; do
    fails 2 'no size for --heap' "$pysgx" run --heap "$size" app.py
done
fails 1 'too small' "$pysgx" run --sim --enclave "$tiny" --heap 1M app.py
fails 1 'too large' "$pysgx" run --sim --enclave "$tiny" --heap 5G app.py
fails 1 'too small' "$pysgx" build --enclave "$tiny" --heap 4092K app.py
fails 2 'give one program' "$pysgx" build
fails 2 'more than one program' "$pysgx" build app.py app.py
fails 2 "no option '--output'" "$pysgx" build --output x app.py
fails 2 'give one file' "$pysgx" inspect
fails 2 "no option '--all'" "$pysgx" inspect --all x
fails 2 'no arguments' "$pysgx" doctor now
fails 2 'one file name' "$pysgx" keygen

# Programs that cannot be read
fails 2 "cannot read 'missing.py': No such file" "$pysgx" run --sim missing.py
fails 2 "cannot read 'missing.py'" "$pysgx" build --enclave "$tiny" missing.py
mkdir folder
fails 2 'without a __main__.py' "$pysgx" run --sim folder
head -c 5000 "$pysgx" >binary.py
fails 1 'not Python source' "$pysgx" run --sim binary.py
fails 1 "no module named 'nothing.at.all'" "$pysgx" run --sim -m nothing.at.all
fails 1 'not there' "$pysgx" build --enclave missing.elf app.py
fails 1 'not an ELF file' "$pysgx" build --enclave app.py app.py
fails 1 'go into an enclave' "$pysgx" run --sim app.py "$(head -c 70000 /dev/zero | tr '\0' x)"

# Keys
works "$pysgx" keygen key.pem
signer=$(awk '{print $2}' out.txt)
check 'a key is private' [ "$(stat -c %a key.pem)" = 600 ]
fails 1 'not overwritten' "$pysgx" keygen key.pem
openssl genrsa -3 -out small.pem 2048 2>/dev/null
openssl genrsa -out exponent.pem 3072 2>/dev/null
fails 1 '2048 bits' "$pysgx" build --enclave "$tiny" --key small.pem app.py
fails 1 'exponent 3' "$pysgx" build --enclave "$tiny" --key exponent.pem app.py
fails 1 'PEM' "$pysgx" build --enclave "$tiny" --key app.py app.py
fails 1 'cannot read' "$pysgx" build --enclave "$tiny" --key missing.pem app.py
check 'no image was left' [ ! -e app.sgxs ]

# Build and inspect
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K --key key.pem app.py
has "MRSIGNER     $signer"
enclave=$(awk '/^MRENCLAVE/ {print $2}' out.txt)
works "$pysgx" inspect app.sgxs
has "MRENCLAVE    $enclave"
has 'app.sig fits'
has 'writable       1'
works "$pysgx" inspect app.sig
has "MRENCLAVE    $enclave"
has "MRSIGNER     $signer"
works "$pysgx" inspect "$root/tests/vectors/sigstruct2.bin"
has 'MRENCLAVE    784acfd7d5096a8f0fbd3265760bff21b120f62407a9a9e5ba31aa3c8ed198fc'
/usr/bin/python3.11 - >mrenclave.txt <<'END'
# MRENCLAVE again, by the SGXS format's own words: the hash of the file without UNMEASRD records
import hashlib
data, at, h = open("app.sgxs", "rb").read(), 0, hashlib.sha256()
while at < len(data):
    size = 320 if data[at:at + 8] in (b"EEXTEND\0", b"UNMEASRD") else 64
    if data[at:at + 8] != b"UNMEASRD":
        h.update(data[at:at + size])
    at += size
print(h.hexdigest())
END
check 'MRENCLAVE is the hash of the file' [ "$(cat mrenclave.txt)" = "$enclave" ]
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K app.py -o developed.sgxs
lacks "$signer"
has "$enclave"
check 'the development key is private' [ "$(stat -c %a .state/pysgx/development-key.pem)" = 600 ]
developer=$(awk '/^MRSIGNER/ {print $2}' out.txt)
rm -rf .cache
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K app.py -o developed.sgxs
has "$developer"
fails 1 'the program itself' "$pysgx" build --enclave "$tiny" app.py -o app.py
check 'the program is still there' grep -q hello app.py
fails 1 'cannot write' "$pysgx" build --enclave "$tiny" --heap 4M app.py -o missing/app.sgxs
fails 1 'not a regular file' "$pysgx" build --enclave "$tiny" --heap 4M app.py -o /dev/null
check 'no temporary file is left' [ -z "$(find . -name '*.sgxs.*' -o -name '*.sig.*')" ]

# A kept signature that was damaged is not used.
for kept in .cache/pysgx/signature-*; do printf x | dd of="$kept" bs=1 seek=600 conv=notrunc 2>/dev/null; done
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K app.py -o again.sgxs
check 'the signature is right again' cmp again.sig developed.sig
# Nor one that verifies, for the same image, but was made with another key: its first 1,808 bytes are put there.
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K --key key.pem app.py \
    -o other.sgxs
check 'another key, another signature' sh -c '! cmp -s other.sig developed.sig'
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K app.py -o again.sgxs # is kept now
for kept in .cache/pysgx/signature-*; do dd if=other.sig of="$kept" conv=notrunc 2>/dev/null; done
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K app.py -o again.sgxs
check 'the signature is of the key that was asked for' cmp again.sig developed.sig

# Damaged images and signatures. image_test and sigstruct_test try every byte; these see what the user sees.
fails 1 "cannot read 'missing.sgxs'" "$pysgx" run --sim missing.sgxs
fails 1 'not an SGXS file' "$pysgx" inspect app.py
: >empty.sgxs
fails 1 'not an SGXS file' "$pysgx" run --sim empty.sgxs
size=$(stat -c %s app.sgxs)
for at in 1 63 64 100 5000 $((size - 1)) $((size - 64)); do
    head -c "$at" app.sgxs >cut.sgxs
    cp app.sig cut.sig
    fails 1 cut.s "$pysgx" inspect cut.sgxs
    fails 1 cut.s "$pysgx" run --sim cut.sgxs
done
flip() { # flip FILE AT: changes one bit of a copy
    cp "$1" "$3"
    old=$(od -An -tu1 -j "$2" -N 1 "$1")
    printf "\\$(printf %o $((old ^ 1)))" | dd of="$3" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
cp app.sig flipped.sig
for at in 0 9 12 64 72 80 90 128 140 200 5000 9999; do
    flip app.sgxs $at flipped.sgxs
    fails 1 flipped.s "$pysgx" inspect flipped.sgxs
    fails 1 flipped.s "$pysgx" run --sim flipped.sgxs
done
cp app.sgxs flipped.sgxs
for at in 0 20 100 200 600 920 960 1000 1030 1100 1500; do
    flip app.sig $at flipped.sig
    fails 1 flipped.sig "$pysgx" inspect flipped.sig
    fails 1 flipped.sig "$pysgx" run --sim flipped.sgxs
done
for at in 0 1 1807; do
    head -c $at app.sig >flipped.sig
    fails 1 flipped.sig "$pysgx" inspect flipped.sig
done
cp developed.sig flipped.sig
works "$pysgx" inspect flipped.sgxs # another signer's, and valid
echo 'print("other")' >other.py
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K other.py
cp other.sig flipped.sig
fails 1 'MRENCLAVE differs' "$pysgx" run --sim flipped.sgxs
rm flipped.sig
fails 1 'flipped.sig' "$pysgx" run --sim flipped.sgxs
fails 2 'were fixed' "$pysgx" run --sim --heap 8M app.sgxs
# A full disk: what was printed is an error when it is lost, and nothing half-written stays
for words in --help 'build app.py' 'inspect app.sgxs' 'hash app.py' doctor; do
    "$pysgx" $words >/dev/full 2>err.txt
    status=$?
    check "$words to a full disk: $status $(cat err.txt)" [ $status = 1 -a "$(tail -n 1 err.txt)" = 'error: cannot write standard output: No space left on device' ]
done
finish
