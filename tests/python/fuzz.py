#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Random programs, each run on CPython and on the interpreter, which must print the same.

Programs are made of a seed alone: assignments, operators on values of every built-in type, methods, slices,
comprehensions, formatting, loops, functions, closures, generators and exceptions. Each statement catches what
it raises and prints it, so that error texts are compared too. Values are kept small and no address, no hash of
text and no order of a set of texts is printed: a difference is a fault.

  tests/python/fuzz.py --count 200              seeds 0 to 199
  tests/python/fuzz.py --kind objects           classes and attributes that change under their access sites
  tests/python/fuzz.py --kind flow              loops, try, with and generators nested in every way
  tests/python/fuzz.py --kind regex             regular expressions
  tests/python/fuzz.py --first 17 --count 1     one of them; the program is kept below build/tests/fuzz
"""

import argparse
import concurrent.futures
import difflib
import os
import shlex
import subprocess
import sys

from _fuzz.flow import FlowMaker
from _fuzz.objects import ObjectMaker
from _fuzz.regex import RegexMaker
from _fuzz.values import ValueMaker

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUT = os.path.join(ROOT, "build", "tests", "fuzz")
ORACLE = ["/usr/bin/python3.11", "-B"]
KINDS = {"values": ValueMaker, "objects": ObjectMaker, "flow": FlowMaker, "regex": RegexMaker}


def run(command, path, timeout):
    try:
        done = subprocess.run(command + [os.path.basename(path)], cwd=OUT, stdin=subprocess.DEVNULL, timeout=timeout, capture_output=True,
                              env={"PATH": "/usr/bin:/bin", "HOME": OUT, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
    except subprocess.TimeoutExpired:
        return "", "timeout", None
    errors = done.stderr.decode("utf-8", "backslashreplace").replace(OUT + os.sep, "")
    # A program that ends well may have had warnings about its odd literals.
    return done.stdout.decode("utf-8", "backslashreplace"), errors if done.returncode else "", done.returncode


def main():
    parser = argparse.ArgumentParser(description="Compare random programs with CPython.")
    parser.add_argument("--first", type=int, default=0, help="the first seed (default: 0)")
    parser.add_argument("--count", type=int, default=50, help="how many programs (default: 50)")
    parser.add_argument("--statements", type=int, default=60, help="statements of each (default: 60)")
    parser.add_argument("--kind", choices=sorted(KINDS), default="values", help="what the programs are about")
    parser.add_argument("--mode", default="native", help="the mode of build/pysgx run")
    parser.add_argument("--command", help="run this command instead of build/pysgx")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    command = (shlex.split(arguments.command) if arguments.command
               else [os.path.join(ROOT, "build", "pysgx"), "run", "--" + arguments.mode])
    os.makedirs(OUT, exist_ok=True)

    def one(seed):
        path = os.path.join(OUT, f"{arguments.kind}{seed}.py")
        with open(path, "w") as file:
            file.write(KINDS[arguments.kind](seed).program(arguments.statements))
        return seed, path, run(ORACLE, path, 20), run(command, path, 60)

    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for seed, path, expected, got in pool.map(one, range(arguments.first, arguments.first + arguments.count)):
            if expected == got or expected[1] == "timeout":
                passed += 1
                os.remove(path)
                continue
            failed += 1
            print(f"FAIL seed {seed} ({os.path.relpath(path)}): status {got[2]}, expected {expected[2]}")
            for want, have in zip(expected[:2], got[:2]):
                diff = list(difflib.unified_diff(want.splitlines(), have.splitlines(), lineterm="", n=0))[2:]
                print("".join(f"    {line[:200]}\n" for line in diff[:6]), end="", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
