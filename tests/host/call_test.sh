#!/bin/sh
# pysgx call and pysgx header: exported functions of a simulated enclave, from the command line.
. tests/host/expect.sh
cp "$root/tests/host/call_app.py" app.py
works "$pysgx" build --heap 128M app.py
for mode in --sim --sim-strict; do
    works "$pysgx" call $mode app.sgxs empty
    check 'None is null' [ "$out" = null ]
    check 'the module runs under its own name' grep -qx 'started app' err.txt
done
try() { # try RESULT FUNCTION ARGUMENT...: the JSON that comes back
    wanted=$1
    shift
    works "$pysgx" call --sim app.sgxs "$@"
    if [ "$out" = "$wanted" ]; then pass; else fail "$*: '$out', not '$wanted'"; fi
}
raises() { # raises TEXT FUNCTION ARGUMENT...: an exception inside
    wanted=$1
    shift
    "$pysgx" call --sim app.sgxs "$@" >out.txt 2>err.txt
    status=$?
    if [ $status = 1 ] && [ ! -s out.txt ] && [ "$(sed 1d err.txt)" = "$wanted" ]; then
        pass
    else
        fail "$*: status $status, $(cat err.txt)"
    fi
}

# Many values in one enclave: what is echoed is what was sent.
while read -r value; do printf '["echo", %s]\n' "$value"; done >calls.txt <<'END'
null
true
false
0
-1
23
24
255
256
65535
65536
4294967296
18446744073709551615
18446744073709551616
-18446744073709551617
123456789012345678901234567890
0.0
-0.0
1.5
0.1
1e+300
5e-324
1e-05
0.0001
1234567890123456.0
1e+16
NaN
Infinity
-Infinity
""
"ü€𝄞"
"\u0000\"\\"
[]
[1, [2, "x"], null]
{}
{"a": 1, "b": {"c": [true]}}
{"a": 1, "b": 2, "aa": 3}
{"$bytes": ""}
{"$bytes": "AAECAw=="}
{"$bytes": "/+8="}
END
works sh -c "'$pysgx' call --sim app.sgxs - <calls.txt"
sed 's/^\["echo", \(.*\)\]$/{"result": \1}/' calls.txt >wanted.txt
if cmp -s out.txt wanted.txt; then pass; else fail "echo: $(diff out.txt wanted.txt)"; fi

try '"é𝄞/"' echo '"\u00e9\ud834\udd1e\/"'
try '{"a": 1, "b": 2, "aa": 3}' echo '{"aa":3,"b":2,"a":1}'
try 7 add 3 4
try 8 add 3
try 7 add b=4 a=3
try 2.5 mean '[1, 4]'
try '[7, "x"]' typed '{"k": [1, 2]}' '[7, "x"]' null '{"$bytes": "AA=="}'
try '{"x": 2.5, "y": 7}' move '{"x": 2, "y": 7}' 0.5
try '"ababab"' big 3
raises "TypeError: add(), argument a: int is wanted, not str" add '"3"'
raises "TypeError: add(), argument a: int is wanted, not bool" add true
raises "TypeError: add(), argument b: int is wanted, not float" add 1 2.5
raises "TypeError: add() takes 2 arguments, but 3 were given" add 1 2 3
raises "TypeError: add() misses an argument: 'a'" add
raises "TypeError: add() has no parameter 'c'" add 1 c=2
raises "TypeError: add() got two values for parameter 'a'" add 1 a=2
raises "TypeError: mean(), argument values[1]: float is wanted, not str" mean '[1, "2"]'
raises "TypeError: typed(), argument a['k'][0]: int is wanted, not str" typed '{"k": ["x"]}' '[7, "x"]' null '{"$bytes": ""}'
raises "TypeError: typed(), argument b: a tuple of 2 is wanted, not of 1" typed '{}' '[7]' null '{"$bytes": ""}'
raises "TypeError: typed(), argument c: int | None is wanted, not str" typed '{}' '[7, "x"]' '""' '{"$bytes": ""}'
raises "TypeError: move(), argument p.y: int is wanted, not float" move '{"x": 2, "y": 7.5}' 0
raises "TypeError: move(), argument p: Point has no field 'z'" move '{"x": 2, "z": 7}' 0
raises "TypeError: lies(), result: int is wanted, not str" lies
raises "LookupError: the enclave exports no function 'nothing'" nothing
raises "LookupError: the enclave exports no function 'Point'" Point 1
raises "ValueError: two words" fails '"two words"'
raises "SystemExit: 3" leaves 3
raises "RecursionError: maximum recursion depth exceeded" deep 0
raises 'ValueError: half \ud800 pair' odd 0
raises 'Mute: <no message>' odd 1
raises "ValueError: $(head -c 65536 /dev/zero | tr '\0' x)..." odd 2
raises 'ExceptionGroup: two (2 sub-exceptions)' odd 3
raises 'KeyboardInterrupt' odd 4
raises 'MemoryError' odd 5
raises 'MemoryError: none left' odd 6
raises "TypeError: a value of type Frozen cannot be a key at the enclave's edge" odd 7
raises "TypeError: a value of type tuple cannot be a key at the enclave's edge" odd 8
try '{"[1, [2, {\"$bytes\": \"eA==\"}]]": [{"[]": null}]}' odd 9
raises "ValueError: a value nests too deeply to cross the enclave's edge" odd 99
try "$(printf '[%.0s' $(seq 99))$(printf ']%.0s' $(seq 99))" odd 98
try 1.0 real 1
try '[1, 2, 3]' only 1
try '[1, 2, 5]' only 1 c=5
try '[1, 4, 5]' only 1 4 5
raises 'TypeError: real(), argument x: an int is too large for a float' real "1$(head -c 400 /dev/zero | tr '\0' 0)"
raises "ZeroDivisionError: division by zero" mean '[]'
raises "ValueError: the arguments of small() take 218 bytes, more than its limit of 100" \
    small "\"$(head -c 200 /dev/zero | tr '\0' x)\""
raises "ValueError: the result of small() takes 212 bytes, more than its limit of 100" small '"xxxxxxxxxxxxxxxxxxxx"'
refused='"refused", "refused", "refused", "refused", "refused", "refused"'
try "[true, $refused, true, $refused]" sealing
try '[true, 0, true, "refused", "refused", "refused"]' reporting
try true randomness

# Messages of many parts, both ways; one too large is refused and changes nothing.
long() { printf '["size", {"$bytes": "'; head -c "$1" /dev/zero | base64 -w 0; echo '"}]'; }
{
    echo '["count"]'
    for n in 65400 65448 65449 65450 65451 65452 65472 131000 1000000; do long $n; done
    long 17000000
    for n in 32700 32728 32729 32730 32736 1000000; do echo "[\"big\", $n]"; done
    echo '["big", 9000000]'
    echo '["printing"]'
    echo '["fails", "here"]'
    echo '["count"]'
} >calls.txt
works sh -c "'$pysgx' call --sim app.sgxs - <calls.txt"
/usr/bin/python3.11 - >lines.txt <<'END'
import json
for line in open("out.txt"):
    if line.startswith("{"):
        value = json.loads(line)
        result = value.get("result")
        print(len(result) if isinstance(result, str) else result, *value.get("error", []))
    else:
        print(line, end="")
END
cat >wanted.txt <<'END'
1
65400
65448
65449
65450
65451
65452
65472
131000
1000000
None ValueError a message of 17000020 bytes is too large; @ecall(limit=...) allows more
65400
65456
65458
65460
65472
2000000
None ValueError the result of big() takes 18000015 bytes, more than its limit of 16777216
printed
None
None ValueError here
2
END
if cmp -s lines.txt wanted.txt; then pass; else fail "many calls: $(diff lines.txt wanted.txt)"; fi
printf '["count"]\n["count"]\n' >calls.txt
works sh -c "'$pysgx' call --sim-strict --stats app.sgxs - <calls.txt"
check 'state lives between calls' [ "$out" = '{"result": 1}
{"result": 2}' ]
check 'statistics' grep -q '"mode": "sim-strict", "entries": [0-9]*, "exits"' err.txt

# What never reaches the enclave: all in one, since the first line that is no call ends it
no_json() { # no_json TEXT
    printf '%s\n' "$1" | "$pysgx" call --sim app.sgxs - >out.txt 2>err.txt
    status=$?
    if [ $status = 1 ] && [ ! -s out.txt ] && sed 1d err.txt | grep -q '^error: line 1 is no '; then
        pass
    else
        fail "$1: $status $(cat err.txt)"
    fi
}
for text in '{' '[1' '[1,]' '{"a":1,}' '{"a":1,"a":2}' '{a:1}' "'x'" '"x' '01' '1.' '.5' '+1' '1 2' '"\x"' '"\ud800"' nul 7 '[]' \
    '[7]' "$(printf '"\001"')" "$(printf '"\303"')" "$(printf '[%.0s' $(seq 200))" '{"$bytes": 1}' '{"$bytes": "x"}'; do
    no_json "$text"
done
"$pysgx" call --sim app.sgxs echo '{' >out.txt 2>err.txt
check 'an argument that is no JSON' grep -q '^error: argument 1 of echo() is no JSON: .* at character 2' err.txt
fails 2 'the name of a function' "$pysgx" call app.sgxs
fails 2 "no option '--fast'" "$pysgx" call --fast app.sgxs count
fails 2 'from standard input' "$pysgx" call app.sgxs - 1
fails 1 'outside of an enclave' "$pysgx" call --native app.sgxs count
fails 1 "cannot read 'missing.sgxs'" "$pysgx" call --sim missing.sgxs count
fails 2 "cannot read 'missing.py'" "$pysgx" call --sim missing.py count

# Programs that cannot be called
refuses() { # refuses TEXT: app2.py, which is on standard input
    cat >app2.py
    "$pysgx" call --sim app2.py f >out.txt 2>err.txt
    status=$?
    if [ $status = 1 ] && grep -qF -- "$1" err.txt && grep -q '^error: the program ended' err.txt; then
        pass
    else
        fail "$1: $status $(cat err.txt)"
    fi
}
head='from enclave import ecall\n@ecall\n'
echo 'x = 1' | refuses "put 'from enclave import ecall' into it"
printf "${head}def f(a) -> int: pass\n" | refuses "f() cannot cross the enclave's edge: parameter 'a' has no annotation"
printf "${head}def f(a: int): pass\n" | refuses "its result has no annotation"
printf "${head}def f(*a: int) -> int: pass\n" | refuses "** parameters do not cross the edge"
printf "${head}def f(a: set[int]) -> int: pass\n" | refuses "annotation of 'a': set[int] cannot cross"
printf "${head}def f(a: 'Missing') -> int: pass\n" | refuses "name 'Missing' is not defined"
printf "${head}def f() -> int: yield 1\n" | refuses "it is a generator or a coroutine"
printf "${head}def f() -> int: pass\n@ecall(name='f')\ndef g() -> int: pass\n" | refuses "two exported functions are called 'f'"
printf "from enclave import ecall\n@ecall\nclass C: pass\n" | refuses "for functions that are made with def, not for <class 'app2.C'>"
printf 'from enclave import ecall\necall(len)\n' | refuses "for functions that are made with def, not for <built-in function len>"
printf "from enclave import ecall\n@ecall(name=5)\ndef f() -> int: pass\n" | refuses "the name of a function at the enclave's edge is a str, not 5"
printf "from enclave import ecall\n@ecall(limit=1)\ndef f() -> int: pass\n" | refuses 'limit must be a number of bytes, 64 to 1 GiB'
printf "from typing import Callable\n${head}def f(a: Callable) -> int: pass\n" | refuses "annotation of 'a': Callable[] cannot cross"
printf 'import sys\nsys.exit(5)\n' | refuses "with status 5"

# A debug enclave tells where; functions of the host's that nobody registered
cat >app3.py <<'END'
from enclave import ecall, ocall
@ocall
def notify(text: str) -> bool: ...
@ecall
def f(n: int) -> int:
    return inner(n)
def inner(n):
    return 1 // n
@ecall
def tell() -> bool: return notify("x")
END
"$pysgx" call --sim --debug app3.py f 0 2>err.txt
check 'traceback' [ "$(cat err.txt)" = 'Traceback (most recent call last):
  File "app3.py", line 6, in f
  File "app3.py", line 8, in inner
ZeroDivisionError: integer division or modulo by zero' ]
"$pysgx" call --sim app3.py f 0 2>err.txt
check 'no traceback' [ "$(cat err.txt)" = 'ZeroDivisionError: integer division or modulo by zero' ]
"$pysgx" call --sim app3.py tell 2>err.txt
check 'not granted' grep -q '^PermissionError: .*put ocalls = \["notify"\] into enclave.toml' err.txt
echo 'ocalls = ["notify"]' >enclave.toml
"$pysgx" call --sim app3.py tell 2>err.txt
check 'no such function' grep -q "^PermissionError: the host has no function 'notify'" err.txt

# The manifest: what it says counts, is measured whatever its order and comments, and a mistake in it is an error.
cat >enclave.toml <<'END'
# a comment
product_id = 3
svn = 1_0 # another
heap = "8M"
ecalls = [
    "f", # of many lines
]
END
works "$pysgx" build app3.py
first=$(head -n 1 out.txt)
works "$pysgx" inspect app3.sig
has 'product      3, version 10'
works "$pysgx" inspect app3.sgxs
has '8 MiB of heap'
works "$pysgx" call --sim app3.sgxs f 1
"$pysgx" call --sim app3.sgxs tell 2>err.txt
check 'an ecall that is not granted' grep -q "PermissionError: the host may not call tell().*put it into ecalls in enclave.toml" err.txt
printf 'ecalls=["f"]\nheap=8388608\nsvn=10\nproduct_id=3\n' >enclave.toml
works "$pysgx" build app3.py
check 'the same measurement' [ "$(head -n 1 out.txt)" = "$first" ]
printf 'ecalls=["f", "tell"]\nheap=8388608\nsvn=10\nproduct_id=3\n' >enclave.toml
works "$pysgx" build app3.py
check 'another measurement' [ "$(head -n 1 out.txt)" != "$first" ]
works "$pysgx" build --svn 11 --heap 9M app3.py
works "$pysgx" inspect app3.sig
has 'product      3, version 11'
mv enclave.toml other.toml
works "$pysgx" build --manifest other.toml app3.py
works "$pysgx" inspect app3.sig
has 'product      3, version 10'
mistake() { # mistake TEXT MANIFEST
    printf "$2\n" >enclave.toml
    fails 1 "enclave.toml:$1" "$pysgx" build app3.py
}
mistake "1: there is no key 'heep'; the nearest is 'heap'" 'heep = "8M"'
mistake "2: there is no key 'Heap'; the nearest is 'heap'" '\nHeap = "8M"'
mistake "1: there is no key 'file'; the nearest is 'files'" 'file = []'
mistake "1: there is no key 'sealed'; the nearest is 'sealed_files'" 'sealed = []'
mistake "1: there is no key 'prodid'; the nearest is 'product_id'" 'prodid = 1'
mistake '1: a path must lead into the folder' 'files = ["../x"]'
mistake '1: a path must lead into the folder' 'sealed_files = ["/x"]'
mistake '1: a path must lead into the folder' 'untrusted_files = ["a//b"]'
mistake '1: a number from 1 to 48 is wanted' 'threads = 0'
mistake '1: true or false is wanted' 'clock = 1'
mistake '1: there are no tables' '[enclave]'
mistake "2: 'svn' stands there twice" 'svn = 1\nsvn = 2'
mistake '1: a number from 0 to 65535' 'svn = 65536'
mistake '1: a number is wanted' 'svn = -1'
mistake '1: true or false' 'debug = yes'
mistake '1: a size' 'heap = "8X"'
mistake '1: a list of names' 'ocalls = "x"'
mistake '1: a name stands there twice' 'ocalls = ["x", "x"]'
mistake '1: a text does not end' 'ocalls = ["x'
mistake '1: something follows' 'svn = 1 2'
mistake '1: a line is' 'svn'
mistake '1: a name is empty' 'ocalls = [""]'
mistake "1: '_' stands between digits only" 'svn = 1_'
mistake "1: '_' stands between digits only" 'svn = _1'
mistake '1: a number does not begin with 0' 'svn = 010'
mistake '1: a size with a letter is a text, like "64M"' 'heap = 64M'
mistake '1: a size is wanted, like "64M"' 'heap = true'
mistake '1: a size is wanted, like "64M"' 'stack = ""'
mistake "1: the name of a variable has no '='" 'environment = ["A=B"]'
mistake " the files 'a' and 'a/b' are in each other's place" 'sealed_files = ["a", "a/b"]'
mistake " the files 'a' and 'a' are in each other's place" 'sealed_files = ["ab", "a"]\nuntrusted_files = ["a"]'
printf 'sealed_files = ["a", "ab"]\nuntrusted_files = ["a-b"]\n' >enclave.toml
works "$pysgx" build app3.py
echo 'generic = true' >enclave.toml
fails 1 "'pysgx build --generic -o OUT.sgxs'" "$pysgx" build app3.py
fails 1 "'pysgx build --generic -o OUT.sgxs'" "$pysgx" run --sim app3.py
echo 'ecalls = ["g"]' >enclave.toml
"$pysgx" call --sim app3.py f 1 2>err.txt
check 'an ecall that is not there' grep -q "grants the ecall 'g', which the program does not export" err.txt
finish
