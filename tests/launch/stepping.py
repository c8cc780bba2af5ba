#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Runs stepped.py in the simulated enclave with an asynchronous exit in front of each instruction (stepping.c): its output
is CPython's, and no register holds anything of the enclave's at any of the exits.

usage: stepping.py BUILD_FOLDER [--whole]

Without --whole, the start of the interpreter, up to the program's first line, runs as it is, and then each instruction is
interrupted; with it, each instruction from the first entry on. The last line printed is `N passed, N failed`.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tally import check, end  # noqa: E402

PROGRAM = "tests/launch/stepped.py"
LEAST = 100_000  # instructions of the program's own


def run(command, **environment):
    return subprocess.run(command, capture_output=True, env=os.environ | environment)


def main():
    build, whole = sys.argv[1], "--whole" in sys.argv
    expected = run([sys.executable, PROGRAM]).stdout
    with tempfile.TemporaryDirectory() as scratch:
        report = os.path.join(scratch, "report")
        done = run([build + "/pysgx-stepping", "run", "--sim", "--heap", "16M", PROGRAM], STEP_REPORT=report,
                   STEP_FROM="1" if whole else "2")
        entries, interrupts = map(int, open(report).read().split()) if os.path.exists(report) else (0, 0)
    ok = done.returncode == 0 and done.stdout == expected and interrupts >= LEAST
    check("interrupted at each instruction", ok, (done.returncode, interrupts, done.stdout.decode(), done.stderr.decode()[-500:]))
    print(f"{interrupts} instructions interrupted, in {entries} entries" + ("" if whole else ", all after the first call out"))
    return end()


if __name__ == "__main__":
    sys.exit(main())
