#!/bin/sh
# What enclave.toml grants and denies (docs/granting.md), as programs and whoever runs them see it.
. tests/host/expect.sh
mode=--sim
program() { cat >app.py; }
runs() { # runs STATUS: the program in $mode, output in $out, $err
    "$pysgx" run $mode app.py >out.txt 2>err.txt
    status=$?
    out=$(cat out.txt)
    err=$(cat err.txt)
    if [ $status = "$1" ]; then pass; else fail "status $status, not $1: $err"; fi
}
says() { if [ "$out" = "$1" ]; then pass; else fail "printed: $out; not: $1"; fi; }
tells() { if grep -qF -- "$1" err.txt; then pass; else fail "'$1' is not in: $err"; fi; }

# Streams and the clock: granted unless denied; a denial names the line
program <<'END'
import sys, time, os
def attempt(what):
    try:
        return what() is not None
    except PermissionError as error:
        return str(error)
for what in (time.time, time.time_ns, time.monotonic, time.perf_counter, time.process_time, time.localtime, os.times,
             lambda: time.clock_gettime(time.CLOCK_REALTIME), lambda: sys.stdin.read(), lambda: os.read(0, 1)):
    print(attempt(what))
time.sleep(0.001)
os.stat("/tmp").st_mtime
END
runs 0
says "$(yes True | head -n 10)"
echo 'clock = false
stdin = false' >enclave.toml
runs 0
time='the enclave may not ask for the time; put clock = true into enclave.toml'
input='the enclave may not read standard input; put stdin = true into enclave.toml'
says "$(yes "$time" | head -n 8; yes "$input" | head -n 2)"
program <<'END'
import sys, os
try:
    print("x", flush=True)
except PermissionError as error:
    print(error, file=sys.stderr, flush=True)
try:
    os.write(1, b"x")
except PermissionError as error:
    os.write(2, b"again\n")
os.dup2(2, 5)
END
echo 'stdout = false' >enclave.toml
"$pysgx" run $mode app.py >out.txt 2>err.txt
out=$(cat out.txt)
says ''
tells 'the enclave may not write standard output; put stdout = true into enclave.toml'
tells 'again'
program <<'END'
import sys, os
try:
    os.write(2, b"secret")
except PermissionError as error:
    print(error)
d = os.dup(2)
try:
    os.write(d, b"secret")
except PermissionError as error:
    print("duplicate")
sys.stdout.flush()
raise ValueError("secret")
END
echo 'stderr = false' >enclave.toml
runs 120 # as with a full disk
says 'the enclave may not write standard error; put stderr = true into enclave.toml
duplicate'
check 'nothing on standard error' sh -c '! grep -q secret err.txt'

# Variables: those of --env are granted by it; an image takes those that its manifest names
program <<'END'
import os
print(sorted(os.environ.items()))
END
rm enclave.toml
works "$pysgx" run $mode --env B=2 --env A=1 app.py
has "[('A', '1'), ('B', '2')]"
echo 'environment = ["A"]' >enclave.toml
works "$pysgx" build app.py
works "$pysgx" run $mode --env A=1 app.sgxs
has "[('A', '1')]"
works "$pysgx" run $mode app.sgxs
has '[]'
fails 1 'put environment = ["B"] into enclave.toml' "$pysgx" run $mode --env A=1 --env B=2 app.sgxs

# Files: frozen ones
mkdir -p data/deep
printf 'one\n' >data/a.txt
printf 'two\n' >data/deep/b.bin
echo 'files = ["data", "data/a.txt", "top.txt"]' >enclave.toml
fails 1 "cannot read 'top.txt'" "$pysgx" build app.py
printf 'top' >top.txt
program <<'END'
import os
print(open("data/a.txt").read(), open("/data/deep/b.bin", "rb").read(), open("top.txt").read())
print(sorted(os.listdir("data")), os.stat("top.txt").st_size, oct(os.stat("top.txt").st_mode))
for attempt in (lambda: open("top.txt", "w"), lambda: open("top.txt", "r+"), lambda: open("top.txt", "a"),
                lambda: os.remove("top.txt"), lambda: os.truncate("top.txt", 1), lambda: os.rename("top.txt", "x")):
    try:
        attempt()
        print("done")
    except OSError as error:
        print(error.strerror)
with open("data/new", "w") as file:
    file.write("in memory")
print(open("data/new").read())
END
runs 0
says "one
 b'two\\n' top
['a.txt', 'deep'] 3 0o100444
Read-only file system
Read-only file system
Read-only file system
Read-only file system
Read-only file system
Invalid cross-device link
in memory"
works "$pysgx" build app.py
first=$(head -n 1 out.txt)
works "$pysgx" inspect --modules app.sgxs
has 'data/deep/b.bin'
printf 'Two\n' >data/deep/b.bin
works "$pysgx" build app.py
check 'frozen files are measured' [ "$(head -n 1 out.txt)" != "$first" ]
mode=--native
runs 0
mode=--sim-strict
runs 0
mode=--sim

# Files that the host keeps
echo 'sealed_files = ["state", "more/state"]
untrusted_files = ["plain.txt"]' >enclave.toml
program <<'END'
import os, sys
def attempt(what):
    try:
        return what()
    except Exception as error:
        return f"{type(error).__name__}: {getattr(error, 'strerror', None) or error}"
def read(path):
    with open(path) as file:
        return file.read()
def write(path, text, mode="w"):
    with open(path, mode) as file:
        return file.write(text)
print(os.listdir("/sealed"), os.listdir("/untrusted"), os.path.exists("/sealed/state"))
print(attempt(lambda: read("/sealed/state")))
print(write("/sealed/state", "secret"), write("/sealed/more/state", "s" * 100000), write("/untrusted/plain.txt", "plain"))
print(read("/sealed/state"), len(read("/sealed/more/state")), read("/untrusted/plain.txt"))
write("/sealed/state", " more", "a")
with open("/sealed/state", "r+") as file:
    file.write("S")
    file.flush()
    os.fsync(file.fileno())
print(read("/sealed/state"), os.stat("/sealed/state").st_size)
for what in (lambda: write("/sealed/other", ""), lambda: write("/untrusted/other", ""), lambda: os.mkdir("/sealed/d"),
             lambda: os.symlink("/tmp", "/sealed/state2"), lambda: os.rename("/sealed/state", "/sealed/x"),
             lambda: write("/sealed/more", ""), lambda: os.rmdir("/sealed/more"), lambda: os.truncate("/sealed/state", 2),
             lambda: os.link("/untrusted/plain.txt", "/sealed/state3"), lambda: os.rmdir("/sealed")):
    print(attempt(what))
os.remove("/untrusted/plain.txt")
print(os.path.exists("/untrusted/plain.txt"), attempt(lambda: read("/untrusted/plain.txt")))
write("/untrusted/plain.txt", "again")
END
runs 0
says "['more'] [] False
FileNotFoundError: No such file or directory
6 100000 5
secret 100000 plain
Secret more 11
PermissionError: the host may not keep 'other'; put it into sealed_files or untrusted_files of enclave.toml
PermissionError: the host may not keep 'other'; put it into sealed_files or untrusted_files of enclave.toml
PermissionError: the host may not keep 'd'; put it into sealed_files or untrusted_files of enclave.toml
PermissionError: the host may not keep 'state2'; put it into sealed_files or untrusted_files of enclave.toml
OSError: Invalid cross-device link
IsADirectoryError: Is a directory
OSError: Directory not empty
PermissionError: Operation not permitted
PermissionError: the host may not keep 'state3'; put it into sealed_files or untrusted_files of enclave.toml
OSError: Directory not empty
False FileNotFoundError: No such file or directory"
check 'sealed' sh -c '! grep -q -i secret state && [ "$(cat plain.txt)" = again ] && [ -s more/state ]'
cat >app.py <<'END'
print(open("/sealed/state").read())
END
works "$pysgx" build app.py
works "$pysgx" run $mode app.sgxs
has 'Secret more'
works "$pysgx" run --sim-strict app.sgxs
has 'Secret more'
cp more/state state # the host hands out another file that this enclave has sealed
runs 1
tells 'enclave.SealError: /sealed/state: the sealed data were changed, or sealed under another name'
printf garbage >state
runs 1
tells 'enclave.SealError: /sealed/state: this is no sealed data'
program <<'END'
with open("/sealed/state", "w") as file:
    file.write("new")
print(open("/sealed/state").read())
END
runs 0
says new
"$pysgx" keygen other.pem >out.txt 2>err.txt
works "$pysgx" build --key other.pem -o other.sgxs app.py
cp state kept
printf 'print(open("/sealed/state").read())\n' >read.py
works "$pysgx" build --key other.pem -o other.sgxs read.py
"$pysgx" run $mode other.sgxs >out.txt 2>err.txt
tells 'SealError'
lacks new
cat >app.py <<'END'
from enclave import ecall
@ecall
def bump() -> int:
    try:
        n = int(open("/untrusted/plain.txt").read())
    except (FileNotFoundError, ValueError):
        n = 0
    with open("/untrusted/plain.txt", "w") as file:
        file.write(str(n + 1))
    return n + 1
END
rm -f plain.txt
works "$pysgx" call $mode app.py bump
works "$pysgx" call $mode app.py bump
has 2
check 'the host has it' [ "$(cat plain.txt)" = 2 ]
finish
