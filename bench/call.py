#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What a call costs (`make bench-call`): the bare transition (the test payload's call out and back), a call of an empty
Python function, the difference; with one thread in the manifest and with eight. Then calls of eight host threads at
once, of which none may be lost. Times are the processor's, each the least of several rounds in turn, so that a busy
machine changes them little. Exit status 1: a call was lost.

  bench/call.py [--mode sim|sim-strict|sgx] [--calls N] [--rounds N]
"""
import argparse
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
B = os.path.join(ROOT, "build")
PER_ROUND = 20000


def output(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, cwd=ROOT)
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit(f"{' '.join(words)} ended with status {done.returncode}")
    return done.stdout.decode()


def build(threads):
    image, manifest = f"{B}/bench/call{threads}.sgxs", f"{B}/bench/call{threads}.toml"
    with open(manifest, "w") as file:
        file.write(f"threads = {threads}\n")
    subprocess.run([f"{B}/pysgx", "build", "bench/call_app.py", "--manifest", manifest, "-o", image], cwd=ROOT,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return image


def main():
    parser = argparse.ArgumentParser(description="Measure the cost of a call.")
    parser.add_argument("--mode", default="sim")
    parser.add_argument("--calls", type=int, default=1000000, help="of the eight threads together")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    empty = f"{B}/bench/empty"
    open(empty, "w").close()
    images = {threads: build(threads) for threads in (1, 8)}
    ping = [f"{B}/tests/launch/runner", arguments.mode, f"{B}/tests/launch/payload.elf", empty,
            "tests/vectors/sig1.key.pem", "ping", str(PER_ROUND)]
    bare, calls = [], {threads: [] for threads in images}
    for _ in range(arguments.rounds):
        bare.append(int(output(*ping)))
        for threads, image in images.items():
            calls[threads].append(int(output(f"{B}/bench/call", image, arguments.mode, "empty", str(PER_ROUND))))
    print(f"the bare transition                 {min(bare):8} ns")
    for threads, times in calls.items():
        print(f"an empty function, threads = {threads}      {min(times):8} ns, {min(times) - min(bare)} ns more")
    status = 0
    for threads, image in images.items():
        each, counted, wanted = output(f"{B}/bench/call", image, arguments.mode, "count", str(arguments.calls)).split()
        print(f"8 callers at once, threads = {threads}      {each:>8} ns by the clock on the wall, "
              f"{counted} of {wanted} calls counted", flush=True)
        status |= counted != wanted
    return status


if __name__ == "__main__":
    sys.exit(main())
