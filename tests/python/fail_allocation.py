#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Refuse the nth allocation, for n = 1, 2, 3, ..., and see that nothing worse than a MemoryError comes of it.

Runs programs of tests/python on the stress build (make stress). Whatever n is, a run must end as it would have ended,
or with a shorter traceback, or with one whose last line is a MemoryError, or, before the program begins, with the one line that says there
is not enough memory; what it printed until then must be right. A program of its own has several hundred thousand
allocations at most: --all takes each n, otherwise the first ones, every n at which the program starts, and a sample.
"""
import argparse
import concurrent.futures
import json
import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BINARY = os.path.join(HERE, "../../build/stress/pysgx")
TOO_SMALL = "the heap is too small for Python to start; give it more with --heap"
PROGRAMS = ["programs/bank.py", "language/closure_nested.py", "types/dict_views.py", "errors/uncaught_generator.py",
            "language/generator_send.py", "language/function_varargs.py", "language/class_operators.py", "types/str_split.py"]


def run(path, *variables):
    command = [BINARY, "run", "--native", "--stats"] + [w for v in variables for w in ("--env", v)]
    folder, name = os.path.split(os.path.join(HERE, path))
    done = subprocess.run(command + [name], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=300,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    errors = done.stderr.decode("utf-8", "replace").splitlines()
    counts = json.loads(errors.pop()) if errors and errors[-1].startswith("{") else {}
    return done.returncode, done.stdout, errors, counts


def offence(result, right):
    """What is wrong with a run, or None."""
    status, out, errors, _ = result
    if (status, out, errors) == right[:3]:
        return None
    if status == 134 and not out and errors == ["pysgx: the program was ended: " + TOO_SMALL]:
        return None
    if status < 0 or status >= 126:
        return f"exit status {status}"
    if errors and errors[-1].startswith("MemoryError") and status == 1:
        return None if right[1].startswith(out) else "what it printed before the MemoryError is wrong"
    if (status, out) == right[:2] and errors[-1:] == right[2][-1:]:
        return None  # a traceback that tells less
    caught = b"MemoryError" in out or any("MemoryError" in line for line in errors)
    return None if caught else "it went on as if nothing had happened, with another result"


def numbers(total, start, everything, rounds, seed):
    """Which allocations to refuse, of `total`, the program's own beginning at `start`."""
    if everything:
        return range(1, total + 2)
    chosen = set(range(1, 13)) | set(range(start, start + 13))
    sample = random.Random(seed)
    while len(chosen) < min(rounds, total):
        chosen.add(sample.randint(1, total) if sample.random() < 0.3 else sample.randint(start, max(start, total)))
    return sorted(chosen)


def main():
    parser = argparse.ArgumentParser(description="Refuse the nth allocation.")
    parser.add_argument("programs", nargs="*", help="paths below tests/python (default: a choice)")
    parser.add_argument("--all", action="store_true", help="each n (long)")
    parser.add_argument("--rounds", type=int, default=60, help="runs per program (default: 60)")
    parser.add_argument("--seed", default="1", help="of the sample")
    arguments = parser.parse_args()
    empty = run("_empty.py", "STRESS_COLLECT=1")[3].get("collections", 0)
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path in arguments.programs or PROGRAMS:
            right = run(path)
            total = run(path, "STRESS_COLLECT=1")[3].get("collections", 0)
            if not total:
                print(f"{path}: ends without counts, left out")
                continue
            chosen = numbers(total, empty, arguments.all, arguments.rounds, arguments.seed + path)
            for n, result in zip(chosen, pool.map(lambda n: run(path, f"STRESS_FAIL={n}"), chosen)):
                wrong = offence(result, right)
                passed, failed = passed + (not wrong), failed + bool(wrong)
                if wrong:
                    print(f"{path}, allocation {n} of {total} refused: {wrong}", *result[2][-3:], sep="\n    ")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
