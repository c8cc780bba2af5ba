#!/bin/sh
# What `pysgx run` hands to the interpreter. A script stands for python-native: it prints its environment, its
# words, and the names in the archive; pysgx finds it below an installation's prefix.
. tests/host/expect.sh
mkdir -p prefix/bin prefix/lib/pysgx folder
cp "$pysgx" prefix/bin/pysgx
cp "$(dirname "$pysgx")/gen/native_modules.txt" prefix/lib/pysgx
pysgx=$work/prefix/bin/pysgx
cat >prefix/lib/pysgx/python-native <<'END'
#!/usr/bin/python3.11 -IS
import os, struct, sys
words = sys.argv[1:]
print("environment", sorted(k for k in os.environ if k not in ("LC_CTYPE", "PWD", "SHLVL", "_")))
at = next(i for i, w in enumerate(words) if w.startswith("/proc/self/fd/"))
print("options", [w for w in words[:at] if not w.startswith("--stats-fd")])
flags = next(int(w[8:]) for w in words[:at] if w.startswith("--flags="))
place = 2 if flags & 8 else 0
print("place", words[at + 1:at + 1 + place])
print("argv", words[at + 1 + place:])
data = open(words[at], "rb").read()
magic, count, _ = struct.unpack_from("<QII", data)
for i in range(count):
    kind, n, ns, f, fs, d, ds, _, c, cs = struct.unpack_from("<10I", data, 16 + 40 * i)
    print("entry", kind, data[n:n + ns].decode(), data[f:f + fs].decode(), data[d:d + ds])
for w in words[:at]:
    if w.startswith("--stats-fd="):
        os.write(int(w[11:]), struct.pack("<5Q", 11, 22, 33, 44, 55))
print("stdin", sys.stdin.read() if "read" in words else None)
print("to stderr", file=sys.stderr)
sys.stdout.flush()
if "die" in words:
    os.kill(os.getpid(), 9)
sys.exit(37 if "status" in words else 0)
END
chmod +x prefix/lib/pysgx/python-native
export LEAKED=1

echo 'import helper' >app.py
: >helper.py
works "$pysgx" run --native app.py one '' --sim -c
has "environment []"
has "options ['--heap=268435456', '--stack=1048576', '--threads=8', '--flags=8']"
has "place ['$work/app.py', '$work']"
has "argv ['app.py', 'one', '', '--sim', '-c']"
has "entry 0 __main__ app.py b'import helper\\n'"
has "entry 1 helper helper.py b''"
works "$pysgx" run --native --heap=8M --stack 256K --env A=1 --env 'B=x y' --env A=2 ./app.py
has "options ['--heap=8388608', '--stack=262144', '--threads=8', '--flags=8', '--env', 'A=1', '--env', 'B=x y', '--env', 'A=2']"
has "place ['$work/./app.py', '$work']"
has "argv ['./app.py']"
has "entry 0 __main__ app.py"
small='a stack of 188 KiB is too small for Python: give it 192 KiB or more'
fails 1 "$small" "$pysgx" run --native --stack 188K ./app.py
fails 1 "$small" "$pysgx" build --stack 188K ./app.py
echo 'stack = "188K"' >enclave.toml
fails 1 "$small" "$pysgx" run --native ./app.py
rm enclave.toml
works "$pysgx" run --native -c 'print(1)' a
has "place ['', '$work']"
has "argv ['-c', 'a']"
has "entry 0 __main__ <string> b'print(1)'"
works "$pysgx" run --native -c'import helper'
has 'entry 1 helper'
works sh -c "echo 'import helper' | '$pysgx' run --native - read"
has "argv ['-', 'read']"
has "entry 0 __main__ <stdin> b'import helper\\n'"
has 'entry 1 helper'
works sh -c "echo typed | '$pysgx' run --native app.py read"
has 'stdin typed'
works "$pysgx" run --native -m helper a
has "argv ['$work/helper.py', 'a']"
has 'entry 0 helper helper.py'
cp app.py folder/__main__.py
: >folder/helper.py
works "$pysgx" run --native folder
has "argv ['folder']"
has "place ['$work/folder/__main__.py', '$work/folder']"
has 'entry 0 __main__ __main__.py'

"$pysgx" run --native app.py status >/dev/null 2>err.txt
check 'the exit status is the program'\''s' [ $? = 37 ]
check 'standard error is the program'\''s' grep -qx 'to stderr' err.txt
works "$pysgx" run --native --stats app.py
has "'--flags=9'"
tail -n 1 err.txt >stats.txt
works /usr/bin/python3.11 -c 'import json; s = json.load(open("stats.txt")); print(sorted(s)); print(s["heap_peak"],
    s["heap"], s["collections"], s["pause_ns_max"], s["pause_ns"], s["mode"]); assert s["run_ms"] > 0 and s["build_ms"] > 0'
has "['asynchronous_exits', 'build_ms', 'collections', 'entries', 'exits', 'heap', 'heap_peak', 'load_ms', 'mode', 'pause_ns', 'pause_ns_max', 'run_ms']"
has '11 22 33 44 55 native'
"$pysgx" run --native --stats app.py die >/dev/null 2>&1
check 'a killed program is seen' [ $? = 137 ]

# An image holds the same archive.
works "$pysgx" run --native app.py
grep ^entry out.txt >archive.txt
works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K app.py
works "$pysgx" run --native app.sgxs word
has "options ['--heap=4194304', '--stack=196608', '--threads=8', '--flags=0']"
has "argv ['app.sgxs', 'word']"
grep ^entry out.txt >image.txt
check 'the archive in the image' cmp archive.txt image.txt

rm prefix/lib/pysgx/python-native
fails 1 "is not there; build it with 'make'" "$pysgx" run --native app.py
fails 1 "is not there; build it with 'make'" "$pysgx" run --sim app.py
finish
