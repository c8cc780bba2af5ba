#!/bin/sh
# libpysgx and the pysgx package for CPython, from an installation: the example of each, threads, and what is refused.
. tests/host/expect.sh
prefix=$work/prefix
check 'make install' make -s -C "$root" install PREFIX="$prefix"
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
if command -v pkg-config >/dev/null; then
    flags=$(pkg-config --cflags --libs pysgx)
else
    flags="-I$prefix/include -L$prefix/lib -lpysgx"
fi
pysgx=$prefix/bin/pysgx
check 'the package file' grep -q -- '-lpysgx' "$prefix/lib/pkgconfig/pysgx.pc"
cp "$root"/examples/calls/* .
works "$pysgx" build scores.py
works "$pysgx" header scores.sgxs -o scores.h
warnings='-std=c17 -Wall -Wextra -Werror'
works clang-19 $warnings host.c -o host-shared $flags "-Wl,-rpath,$prefix/lib"
works clang-19 $warnings host.c -o host-static "-I$prefix/include" "$prefix/lib/libpysgx.a" -lcrypto -ldl -lpthread
check 'nothing but pysgx_ is exported' [ -z "$(nm -D --defined-only "$prefix/lib/libpysgx.so" | grep -v ' pysgx_')" ]
check 'nothing but pysgx_ is exported by the archive' [ -z "$(nm -g --defined-only "$prefix/lib/libpysgx.a" | grep ' [A-Z] ' | grep -v ' pysgx_')" ]
cat >wanted.txt <<'END2'
3 values, mean 2.5
KeyError: KeyError: 'Bob'
the enclave says: 1 names asked for
Ada
the enclave says: 1 names asked for
["Ada"]
END2
for program in host-shared host-static; do
    for mode in sim sim-strict; do
        works ./$program scores.sgxs $mode
        if cmp -s out.txt wanted.txt; then pass; else fail "$program $mode: $(diff out.txt wanted.txt)"; fi
    done
done
./host-shared missing.sgxs sim 2>err.txt
check 'a missing image' grep -q "cannot read 'missing.sgxs'" err.txt
./host-shared scores.sgxs fast 2>err.txt
check 'a wrong mode' grep -q "no mode 'fast'" err.txt
./host-shared scores.sgxs sim 20000 | tail -n 1

export PYTHONPATH=$prefix/lib/python3.11/dist-packages
works /usr/bin/python3.11 host.py scores.sgxs sim
cat >wanted.txt <<'END2'
3 values, mean 2.5
KeyError "'Bob'"
Ada: not a number
the enclave says: 1 names asked for
['Ada']
END2
if cmp -s out.txt wanted.txt; then pass; else fail "host.py: $(diff out.txt wanted.txt)"; fi

cat >app.py <<'END2'
from enclave import ecall, ocall, HostError
total = 0
@ocall
def ask(question: str, n: int = 3) -> int: ...
@ocall
def wrong() -> int: ...
@ocall
def nobody() -> int: ...
@ocall
def large(n: int) -> bytes: ...
@ecall
def step() -> int:
    global total
    total += 1
    return total
@ecall
def echo(value: object) -> object: return value
@ecall
def relay(question: str) -> int: return ask(question)
@ecall
def relay_large(n: int) -> bool: return large(n) == b"x" * n
@ecall
def failures() -> list[str]:
    found = []
    for function, arguments in ((wrong, ()), (nobody, ()), (ask, ("fail",)), (ask, (5,)), (ask, ())):
        try: function(*arguments)
        except (HostError, PermissionError, TypeError) as error: found.append(f"{type(error).__name__}: {error}")
    return found
END2
echo 'ocalls = ["ask", "wrong", "nobody", "large"]' >enclave.toml
works "$pysgx" build --heap 64M app.py
cat >many.py <<'END2'
import pysgx, random, sys, threading
with pysgx.Enclave("app.sgxs", "sim") as e:
    assert e.is_simulated
    def call(rounds):
        for _ in range(rounds): e.step()
    threads = [threading.Thread(target=call, args=(2500,)) for _ in range(8)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(e.step())
    rng = random.Random(5)
    def value(depth):
        kind = rng.randrange(9 if depth else 6)
        if kind == 0: return rng.choice([None, True, False])
        if kind == 1: return rng.randrange(-2 ** rng.randrange(1, 90), 2 ** rng.randrange(1, 90))
        if kind == 2: return rng.choice([0.0, -0.5, 1e300, float("inf"), rng.random()])
        if kind in (3, 4): return "".join(rng.choices("aé€𝄞\0", k=rng.randrange(30)))
        if kind == 5: return rng.randbytes(rng.randrange(30))
        if kind == 6: return {value(0): value(depth - 1) for _ in range(rng.randrange(5))}
        return [value(depth - 1) for _ in range(rng.randrange(5))]
    for _ in range(2000):
        sent = value(4)
        assert e.echo(sent) == sent, sent
    e.register(lambda question, n: len(question) + n, "ask")
    print(e.relay("four"))
    e.register(lambda: "seven", "wrong")
    e.register(lambda n: b"x" * n, "large")
    print([e.relay_large(n) for n in (0, 65400, 65460, 65480, 200000)])
    def ask(question, n):
        if question == "fail": raise ValueError("no")
        return 1
    e.register(ask)
    for line in e.failures(): print(line)
    for bad in ({1, 2}, 1j, "\ud800"):
        try: e.echo(bad)
        except (TypeError, ValueError) as error: print(type(error).__name__)
try: e.step()
except pysgx.Error as error: print(error)
with pysgx.Enclave("debug.sgxs", "sim") as e:
    for name in ("lines", "lines\0"):
        try: e.call(name)
        except (pysgx.EnclaveError, ValueError) as error: print(ascii(str(error)), getattr(error, "traceback", None))
    for n in (97, 98, 99, 200):
        try: print(len(str(e.depth(n))), e.nest(e.depth(n)))
        except ValueError as error: print(error)
END2
cat >debug.py <<'END2'
from enclave import ecall
@ecall
def lines() -> None:
    raise ValueError("of\n\tmany\0lines " + "x" * 20)
@ecall
def depth(n: int) -> object:
    value = []
    for _ in range(n): value = [value]
    return value
@ecall
def nest(value: object) -> int:
    n = 0
    while value: value, n = value[0], n + 1
    return n
END2
works "$pysgx" build --debug debug.py
works /usr/bin/python3.11 many.py
cat >wanted.txt <<'END2'
20001
7
[True, True, True, True, True]
HostError: wrong(), the host's result: int is wanted, not str
PermissionError: the host has no function 'nobody'; it must register one to be called
HostError: ask(): HostError ValueError: no
TypeError: ask(), argument question: str is wanted, not int
TypeError: ask() misses an argument: 'question'
TypeError
TypeError
UnicodeEncodeError
the enclave is closed
'of\n\tmany\x00lines xxxxxxxxxxxxxxxxxxxx'   File "debug.py", line 4, in lines

'embedded null character' None
196 97
a value nests too deeply to cross the enclave's edge
a value nests too deeply to cross the enclave's edge
a value nests too deeply to cross the enclave's edge
END2
if cmp -s out.txt wanted.txt; then pass; else fail "many.py: $(diff out.txt wanted.txt)"; fi
# Functions of the host's that call the enclave again, lie, or fail
cat >nested.py <<'END2'
from enclave import ecall, ocall
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    names: list[str]
@ocall
def again(n: int) -> int: ...
@ocall
def point() -> Point: ...
@ocall(limit=1000)
def small(n: int) -> bytes: ...
@ecall
def down(n: int) -> int: return 0 if n == 0 else 1 + again(n)
def attempt(function, *arguments):
    try: return repr(function(*arguments))
    except Exception as error: return f"{type(error).__name__}: {error}"
@ecall
def try_down(n: int) -> str: return attempt(down, n)
@ecall
def try_point() -> str: return attempt(point)
@ecall
def try_small(n: int) -> str: return attempt(lambda: len(small(n)))
END2
cat >nested_host.py <<'END2'
import pysgx
for threads in (1, 4):
    with pysgx.Enclave(f"nested{threads}.sgxs", "sim") as e:
        e.register(lambda n: e.down(n - 1), "again")
        print([e.try_down(n) for n in (0, 1, 3, 4)])
import collections, threading
found = collections.Counter()
with pysgx.Enclave("nested4.sgxs", "sim") as e:
    def back(n):
        if n == 1: met.wait(5)
        return e.down(n - 1)
    met = threading.Barrier(4)
    e.register(back, "again")
    def callers():
        result = e.try_down(1)
        found[result if "waits for functions" not in result else "told"] += 1
    threads = [threading.Thread(target=callers) for _ in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(found["told"] >= 1, found["told"] + found["1"])
e = pysgx.Enclave("nested4.sgxs", "sim")
e.register(lambda n: e.close(), "again")
print(e.try_down(1))
e.register(lambda n: e.down(n - 1), "again")
ends = []
def until_closed():
    try:
        while True: e.try_down(0)
    except pysgx.Error as error: ends.append(str(error))
threads = [threading.Thread(target=until_closed) for _ in range(6)]
for thread in threads: thread.start()
print(e.close(), e.close())
for thread in threads: thread.join()
print(set(ends))
def lie(): return told
told = None
with pysgx.Enclave("nested1.sgxs", "sim") as e:
    e.register(lie, "point")
    for told in ({"x": 1, "names": ["a"]}, {"x": "1", "names": []}, {"x": 1}, {"x": 1, "names": [None]}, {"x": 1, "names": [], "y": 2}, [1, []], None, {1, 2}):
        print(e.try_point())
    for error in (ValueError("no\nlines"), SystemExit(3), Exception("half \ud800 pair")):
        def fail(): raise error
        e.register(fail, "point")
        print(e.try_point())
    e.register(lambda n: b"x" * n, "small")
    print(e.try_small(980), e.try_small(1000))
END2
for n in 1 4; do
    printf 'ocalls = ["again", "point", "small"]\nthreads = %s\n' $n >nested.toml
    works "$pysgx" build --manifest nested.toml nested.py -o nested$n.sgxs
done
works timeout 60 /usr/bin/python3.11 nested_host.py
cat >wanted.txt <<'END2'
['0', "HostError: again(): HostError Error: the enclave waits for functions of the host's, and they for it; a larger 'threads = N' in its enclave.toml gives it more threads", "HostError: again(): HostError Error: the enclave waits for functions of the host's, and they for it; a larger 'threads = N' in its enclave.toml gives it more threads", "HostError: again(): HostError Error: the enclave waits for functions of the host's, and they for it; a larger 'threads = N' in its enclave.toml gives it more threads"]
['0', '1', '3', "HostError: again(): HostError HostError: again(): HostError HostError: again(): HostError HostError: again(): HostError Error: the enclave waits for functions of the host's, and they for it; a larger 'threads = N' in its enclave.toml gives it more threads"]
True 4
HostError: again(): HostError Error: a function that the enclave calls cannot close it
0 0
{'the enclave is closed'}
Point(x=1, names=['a'])
HostError: point(), the host's result.x: int is wanted, not str
HostError: point(), the host's result: Point.__init__() missing 1 required positional argument: 'names'
HostError: point(), the host's result.names[0]: str is wanted, not NoneType
HostError: point(), the host's result: Point has no field 'y'
HostError: point(), the host's result: Point is wanted, not list
HostError: point(), the host's result: Point is wanted, not NoneType
HostError: point(): HostError TypeError: a value of type set cannot cross the enclave's edge
HostError: point(): HostError ValueError: no?lines
HostError: point(): HostError SystemExit: 3
HostError: point(): HostError Exception: half ? pair
980 HostError: small(): the host's answer takes 1013 bytes, more than its limit of 1000
END2
if cmp -s out.txt wanted.txt; then pass; else fail "nested_host.py: $(diff out.txt wanted.txt)"; fi

# Quotes: of a report that the enclave makes; verified, refused by a policy, changed
cat >attest.py <<'END2'
from enclave import ecall, report
@ecall
def speak(target: bytes) -> bytes:
    return report(b"hello", target)
END2
works "$pysgx" build --svn 3 attest.py
cat >attest.c <<'END2'
#include "pysgx.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(int count, char **words) {
    pysgx_enclave *enclave = count == 2 ? pysgx_open(words[1], "sim") : NULL;
    uint8_t target[512], *report;
    size_t size;
    struct pysgx_data quote;
    struct pysgx_verdict verdict;
    if (!enclave || pysgx_quote_target(enclave, target) != PYSGX_OK) return 10;
    pysgx_call_state *call = pysgx_call_begin(enclave, "speak", 1);
    pysgx_put_bytes(call, target, sizeof target);
    if (pysgx_call_make(call) != PYSGX_OK || pysgx_get_bytes(call, (void **)&report, &size) != PYSGX_OK) return 11;
    pysgx_call_end(call);
    if (pysgx_quote(enclave, report, size - 1, &quote) != PYSGX_FAILED) return 12;
    if (pysgx_quote(enclave, report, size, &quote) != PYSGX_OK) return 13;
    struct pysgx_policy policy = {.allow_simulated = true, .least_svn = 3};
    if (pysgx_verify(quote.data, quote.size, NULL, &policy, &verdict) != PYSGX_OK) return 14;
    printf("%s %u %.5s\n", verdict.platform, verdict.svn, (char *)verdict.report_data);
    policy.least_svn = 4;
    if (pysgx_verify(quote.data, quote.size, NULL, &policy, &verdict) != PYSGX_REFUSED) return 15;
    puts(pysgx_error());
    if (pysgx_verify(quote.data, quote.size, NULL, NULL, &verdict) != PYSGX_REFUSED) return 16;
    ((uint8_t *)quote.data)[100] ^= 1;
    if (pysgx_verify(quote.data, quote.size, NULL, &policy, &verdict) != PYSGX_FAILED) return 17;
    pysgx_free((void *)quote.data);
    report[0] ^= 1;
    if (pysgx_quote(enclave, report, size, &quote) != PYSGX_FAILED) return 18;
    pysgx_free(report);
    return pysgx_close(enclave);
}
END2
works clang-19 $warnings attest.c -o attest $flags "-Wl,-rpath,$prefix/lib"
works ./attest attest.sgxs
has 'Simulated 3 hello'

# The examples: quotes from C and from Python
cp "$root"/examples/attest/* .
works "$pysgx" build --svn 3 keeper.py
works "$pysgx" header keeper.sgxs -o keeper.h
works clang-19 $warnings host.c -o attest-host $flags "-Wl,-rpath,$prefix/lib"
works ./attest-host keeper.sgxs sim
check 'attest/host.c' [ "$(cat out.txt)" = 'Simulated svn 3
of a newer version: the security version is 3, and at least 4 is wanted' ]
works /usr/bin/python3.11 host.py keeper.sgxs sim
cat >wanted.txt <<'END2'
Simulated svn 3 not debug
of a newer version: the security version is 3, and at least 4 is wanted
for another challenge: the report data are not the wanted ones
by nobody knows whom: MRSIGNER is not the wanted one
changed: the quote's signature is wrong
END2
if cmp -s out.txt wanted.txt; then pass; else fail "attest/host.py: $(diff out.txt wanted.txt)"; fi
cat >verify.py <<'END2'
import pysgx
def attempt(*arguments, **policy):
    try: print(pysgx.verify(*arguments, **policy))
    except Exception as error: print(type(error).__name__, error)
attempt(b"")
attempt(bytes(700))
attempt(b"", mrenclave=b"short")
with pysgx.Enclave("keeper.sgxs", "sim") as e:
    for bad in (lambda: e.quote(b"short"), lambda: e.quote(bytes(432)), lambda: e.program_hash):
        try: bad()
        except pysgx.Error as error: print(error)
    quote = e.quote(e.prove(b"", e.quote_target()))
attempt(quote)
attempt(quote, allow_simulated=True, product_id=7)
print(pysgx.verify(quote, allow_simulated=True).platform)
END2
works /usr/bin/python3.11 verify.py
cat >wanted.txt <<'END2'
QuoteError 'the quote' is no quote: it is too short
QuoteError 'the quote' is no quote: its version is 0; only DCAP quotes of version 3 are known
ValueError mrenclave has 32 bytes, not 5
a report has 432 bytes
the report is not for the simulated quoting enclave, or was changed
the enclave was given no program: its own is measured with it
QuoteRefused the quote is SIMULATED: nothing protects its enclave (--allow-simulated takes it)
QuoteRefused the product id is 0, not 7
Simulated
END2
if cmp -s out.txt wanted.txt; then pass; else fail "verify.py: $(diff out.txt wanted.txt)"; fi

# A generic image and its program, from C, linked both ways, and from Python
cp "$root"/examples/generic/* .
works "$pysgx" build --generic -o generic.sgxs
works "$pysgx" hash prices.py
hash=$(sed -n 's/^program *//p' out.txt)
works clang-19 $warnings host.c -o generic-shared $flags "-Wl,-rpath,$prefix/lib"
mkdir -p "$prefix/bin"
works clang-19 $warnings host.c -o "$prefix/bin/generic-static" "-I$prefix/include" "$prefix/lib/libpysgx.a" -lcrypto -ldl -lpthread
for program in ./generic-shared "$prefix/bin/generic-static"; do
    for mode in sim sim-strict; do
        works $program generic.sgxs prices.py $mode
        has "11, says the program $hash"
    done
done
works /usr/bin/python3.11 host.py generic.sgxs sim
has '11
the enclave knows which program it runs: True'
refuses() { # refuses TEXT COMMAND...: status 1, and TEXT in the errors
    text=$1
    shift
    "$@" >out.txt 2>err.txt
    status=$?
    check "$* (status $status)" [ $status = 1 ]
    check "$*: $(cat err.txt)" grep -qF -- "$text" err.txt
}
refuses "cannot read 'missing.py'" ./generic-shared generic.sgxs missing.py sim
refuses 'the image has a program of its own' ./generic-shared keeper.sgxs prices.py sim
refuses 'this enclave is generic and got no program' /usr/bin/python3.11 -c 'import pysgx; pysgx.Enclave("generic.sgxs", "sim")'
finish
