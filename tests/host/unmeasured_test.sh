#!/bin/sh
# Stacks and heap are added without measuring what is in them: whatever the loader puts there, the run is the same.
. tests/host/expect.sh
cat >app.py <<'END'
import gc, re, sys, threading
def work(n):
    seen.append((n, re.sub("[0-9]+", lambda m: str(int(m[0]) * 2), "a1b22" * n), [[i] * i for i in range(n)]))
seen = []
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
gc.collect()
def deep(n): return n and 1 + deep(n - 1)
print(sorted(seen), deep(900), sys.argv[1:])
try: 1 / 0
except ZeroDivisionError as e: print(e)
END
works "$pysgx" build --heap 8M --stack 256K app.py -o plain.sgxs
check 'an image under 16 MB' [ "$(wc -c <plain.sgxs)" -lt 16000000 ]
"$pysgx" build app.py -o usual.sgxs >out.txt 2>err.txt
check 'an image of the usual size under 16 MB' [ "$(wc -c <usual.sgxs)" -lt 16000000 ]

# Puts bytes of its own into each chunk of each page that has none: 00, ff, and words that look like references.
cat >fill.py <<'END'
import struct, sys
source, target, pattern = sys.argv[1:]
data = open(source, "rb").read()
chunk = bytes.fromhex(pattern) * (256 // (len(pattern) // 2))
out, at, page, filled = [], 0, None, 0
while at <= len(data):
    tag = data[at:at + 8].rstrip(b"\0")
    if page is not None and tag not in (b"EEXTEND", b"UNMEASRD"):
        for offset in range(page, page + 4096, 256):
            out += [b"UNMEASRD", struct.pack("<Q48x", offset), chunk]
        filled += 1
    page = None
    if at == len(data):
        break
    size = 64 + (256 if tag in (b"EEXTEND", b"UNMEASRD") else 0)
    if tag == b"EADD":
        page = struct.unpack_from("<Q", data, at + 8)[0]
    out.append(data[at:at + size])
    at += size
open(target, "wb").write(b"".join(out))
print(filled)
END
works "$pysgx" run --sim plain.sgxs x
cp out.txt plain.txt
for pattern in ff ffffffffffffff7f 0200400002004000 0a00000000000000 1200600000000000; do
    works /usr/bin/python3.11 fill.py plain.sgxs filled.sgxs $pattern
    check 'pages are filled' [ "$(cat out.txt)" -gt 2048 ]
    cp plain.sig filled.sig
    for mode in --sim --sim-strict; do
        works "$pysgx" run $mode filled.sgxs x
        check "$mode, $pattern" cmp out.txt plain.txt
    done
done
finish
