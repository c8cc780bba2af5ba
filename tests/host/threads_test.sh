#!/bin/sh
# Threads (docs/threads.md): in programs that are run, in functions that several threads of a host call at once, with and
# without a manifest, and what is refused.
. tests/host/expect.sh

cat >pool.py <<'END2'
from concurrent.futures import ThreadPoolExecutor
import threading
import sys

def square(n):
    return n * n

with ThreadPoolExecutor() as pool:
    print(sum(pool.map(square, range(100))))
threads = []
barrier = threading.Barrier(int(sys.argv[1]) + 1)
try:
    for i in range(int(sys.argv[1])):
        threads.append(threading.Thread(target=barrier.wait))
        threads[-1].start()
except RuntimeError as error:
    print(error)
    barrier.abort()
else:
    barrier.wait()
    print("met")
END2
for mode in --native --sim --sim-strict; do
    works "$pysgx" run $mode pool.py 7
    check "a pool, and seven threads, $mode" [ "$out" = "328350
met" ]
    "$pysgx" run $mode pool.py 8 >out.txt 2>err.txt
    check "a ninth thread, $mode" grep -q "^can't start new thread: all 8 threads of the enclave are in use; .*threads = N.* into enclave.toml" out.txt
done
echo 'threads = 2' >enclave.toml
for mode in --native --sim; do
    "$pysgx" run $mode pool.py 2 >out.txt 2>err.txt
    check "a third thread, $mode" grep -q "can't start new thread: all 2 threads" err.txt
done
rm enclave.toml

# Ends of programs: os._exit in a thread while the first one reads, sleeps, waits; a daemon that goes on.
cat >ends.py <<'END2'
import os, sys, threading, time
def end():
    time.sleep(0.02)
    os._exit(7)
threading.Thread(target=end).start()
{"read": sys.stdin.read, "sleep": lambda: time.sleep(60), "wait": threading.Event().wait}[sys.argv[1]]()
END2
mkfifo silence
exec 3<>silence # a standard input from which nothing comes
for mode in --native --sim --sim-strict; do
    for way in read sleep wait; do
        timeout 20 "$pysgx" run $mode ends.py $way <silence >out.txt 2>err.txt
        check "the end of a program that waits ($way), $mode" [ $? = 7 ]
    done
done
cat >daemon.py <<'END2'
import threading
def run():
    while True:
        pass
threading.Thread(target=run, daemon=True).start()
print("done")
END2
for mode in --native --sim --sim-strict; do
    works timeout 20 "$pysgx" run $mode daemon.py
done

# Calls of several threads of a host at once.
prefix=$work/prefix
check 'make install' make -s -C "$root" install PREFIX="$prefix"
export PYTHONPATH=$prefix/lib/python3.11/dist-packages
cat >calls.py <<'END2'
import threading
from enclave import ecall, ocall
n = 0
barrier = threading.Barrier(3)
lock = threading.Lock()
inside = most = 0

@ecall
def count() -> int:
    global n
    n += 1
    return n

@ecall
def meet() -> int:
    return barrier.wait(20)

@ecall
def overlap() -> int:
    global inside, most
    inside += 1
    most = max(most, inside)
    for i in range(3000):
        len(str(i))
    inside -= 1
    return most

@ecall
def fan_out(n: int) -> int:
    results = []
    threads = [threading.Thread(target=results.append, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sum(results)

@ocall
def twice(n: int) -> int: ...

@ecall
def ask(n: int) -> int:
    return twice(n)
END2
cat >host.py <<'END2'
import pysgx, sys, threading
at_once = int(sys.argv[3])
def together(count, function):
    results, threads = [], [threading.Thread(target=lambda i=i: results.append(function(i))) for i in range(count)]
    for t in threads: t.start()
    for t in threads: t.join()
    return sorted(results)
with pysgx.Enclave(sys.argv[1], sys.argv[2]) as e:
    print(max(together(8, lambda i: max([e.count() for _ in range(int(sys.argv[4]))]))))
    if at_once > 1:
        print(together(3, lambda i: e.meet()))
    print(max(together(12, lambda i: e.overlap())) <= at_once)
    print(e.fan_out(1 if at_once > 1 else 5))
    if at_once > 1:
        meeting = threading.Barrier(2)
        e.register(lambda n: (meeting.wait(20), 2 * n)[1], "twice")
        print(together(2, lambda i: e.ask(i + 1)))
    print(e.count())
END2
cat >enclave.toml <<'END2'
threads = 4
ocalls = ["twice"]
END2
works "$pysgx" build calls.py -o four.sgxs
echo 'ocalls = ["twice"]' >enclave.toml
works "$pysgx" build calls.py -o one.sgxs
for mode in sim sim-strict; do
    works timeout 60 /usr/bin/python3.11 host.py four.sgxs $mode 4 1000
    check "calls at once, $mode" [ "$out" = "8000
[0, 1, 2]
True
0
[2, 4]
8001" ]
    works timeout 60 /usr/bin/python3.11 host.py one.sgxs $mode 1 500
    check "calls one at a time, $mode" [ "$out" = "4000
True
10
4001" ]
done
finish
