#!/bin/sh
# What `pysgx run --stats` tells of collections and their time, of the interpreter itself.
. tests/host/expect.sh
cat >collects.py <<'X'
import gc
live = [[i] for i in range(100_000)]
for i in range(20):
    gc.collect()
X
cat >look.py <<'X'
import json, sys
s = json.loads(open("err.txt").read().splitlines()[-1])
print(s)
assert s["collections"] >= 20 and 0 < s["pause_ns_max"] < s["pause_ns"]
assert s["pause_ns"] < s["run_ms"] * 1e6 and s["pause_ns"] < s["collections"] * s["pause_ns_max"]
assert s["mode"] == "native" or s["exits"] > 2 * s["collections"]
X
for mode in --native --sim --sim-strict; do
    works "$pysgx" run $mode --stats collects.py
    check "$mode: pauses" /usr/bin/python3.11 look.py
done
works "$pysgx" run --help
check 'help says whose clock it is' grep -q "host's clock" out.txt
finish
