#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Count the instructions one operation of each micro program takes, and compare with a stored baseline.

Each program runs twice under callgrind on the native binary, with a small and a larger number of
operations; the difference, divided by the operations, has no start-up in it and, unlike a time, hardly
any noise. A program whose count grew by more than 2% fails. The baseline is bench/counts.json.

  bench/count.py              compare all          bench/count.py fib --command /usr/bin/python3.11
  bench/count.py --update     store what is measured as the new baseline
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BASELINE = os.path.join(HERE, "counts.json")
SMALL, LARGE = 2000, 12000
ALLOWED = 1.02


def instructions(command, program, *words):
    """Instructions of a whole run, or a text that says why there is no count."""
    with tempfile.TemporaryDirectory() as folder:
        # pysgx run --native starts the interpreter in its own place: follow it there.
        done = subprocess.run(["valgrind", "--tool=callgrind", "--trace-children=yes",
                               f"--callgrind-out-file={folder}/out.%p"] + command + [program, *map(str, words)],
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
        text = done.stderr.decode("utf-8", "replace")
        if done.returncode:
            own = [line for line in text.splitlines() if line.strip() and not line.startswith("==")]
            return own[-1] if own else f"exit status {done.returncode}"
        collected = re.findall(r"Collected : (\d+)", text)
        return sum(map(int, collected)) if collected else "callgrind gave no count"


def count(command, program):
    first = instructions(command, program, SMALL)
    second = instructions(command, program, LARGE)
    for result in (first, second):
        if isinstance(result, str):
            return result
    return round((second - first) / (LARGE - SMALL), 1)


def main():
    parser = argparse.ArgumentParser(description="Count instructions per operation.")
    parser.add_argument("programs", nargs="*", help="parts of names of micro programs (default: all)")
    parser.add_argument("--command", help="count this command instead of build/pysgx run --native")
    parser.add_argument("--update", action="store_true", help="store the counts as the baseline")
    arguments = parser.parse_args()
    if arguments.command:
        command = shlex.split(arguments.command)
    else:
        binary = os.path.join(ROOT, "build", "pysgx")
        if not os.path.exists(binary):
            sys.exit(f"{os.path.relpath(binary)} isn't built: run make, or give --command")
        command = [binary, "run", "--native"]
    folder = os.path.join(HERE, "micro")
    names = sorted(n[:-3] for n in os.listdir(folder) if n.endswith(".py"))
    names = [n for n in names if not arguments.programs or any(p in n for p in arguments.programs)]
    try:
        with open(BASELINE) as file:
            baseline = json.load(file)
    except FileNotFoundError:
        baseline = {}
    grown = failed = 0
    counts = dict(baseline)
    print(f"{'micro program':24}{'instructions':>14}{'baseline':>12}{'change':>10}")
    for name in names:
        got = count(command, os.path.join(folder, name + ".py"))
        if isinstance(got, str):
            failed += 1
            print(f"{name:24}{'fail':>14}  {got}")
            continue
        before = baseline.get(name)
        counts[name] = got
        mark = ""
        if before:
            mark = f"{(got / before - 1) * 100:+9.1f}%"
            if got > before * ALLOWED:
                grown += 1
                mark += "  GREW"
        print(f"{name:24}{got:14.1f}{before or '-':>12}{mark}", flush=True)
    if arguments.update:
        with open(BASELINE, "w") as file:
            file.write(json.dumps(counts, indent=1, sort_keys=True) + "\n")
        print(f"wrote {os.path.relpath(BASELINE)}")
        return 0
    print(f"{len(names) - failed - grown} within 2%, {grown} grown, {failed} failed")
    return 1 if grown or failed else 0


if __name__ == "__main__":
    sys.exit(main())
