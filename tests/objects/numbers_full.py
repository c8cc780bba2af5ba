#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Numbers as a program sees them, against CPython's: numbers_app.py on both, block by block.

  numbers_full.py [--cases 1000000] [--mode native|sim|sim-strict|sgx] [GROUP...]

What differs is shown case by case. The last line is `N passed, N failed`, where each block of cases counts.
"""
import argparse
import os
import subprocess
import sys

import numbers_app

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ORACLE = ["/usr/bin/python3.11", "-I", "-S"]
SHOWN = 5
# Cases of a group for each 1,000 of another: integers of 100,000 digits take their time.
SHARE = {"integers": 3, "texts": 100}


def start(command, *words):
    return subprocess.Popen(command + ["numbers_app.py"] + list(map(str, words)), cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, errors="replace")


def compare(ours, group, blocks):
    """How many blocks agree, and the numbers of those that do not."""
    runs = [start(command, group, 0, blocks) for command in (ORACLE, ours)]
    expected, got = [run.communicate()[0].splitlines() for run in runs]
    if len(expected) != blocks:
        sys.exit(f"{group}: {ORACLE[0]} failed: {expected[-1:]}")
    differing = [i for i in range(blocks) if i >= len(got) or got[i] != expected[i]]
    if len(got) != blocks:
        print(f"{group}: ended after {len(got)} of {blocks} blocks: {' '.join(got[-1:])[:300]}")
    return differing


def show(ours, group, number):
    runs = [start(command, group, number, number + 1, "show") for command in (ORACLE, ours)]
    expected, got = [run.communicate()[0].splitlines() for run in runs]
    pairs = [(a, b) for a, b in zip(expected, got) if a != b]
    for a, b in pairs[:SHOWN]:
        print(f"{group} {number}:\n  expected {a[:600]}\n  got      {b[:600]}")
    return max(len(pairs), 1)


def main():
    parser = argparse.ArgumentParser(description="Compare numbers with CPython's.")
    parser.add_argument("groups", nargs="*", help=f"of {' '.join(numbers_app.GROUPS)} (default: all)")
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--mode", default="native", choices=["native", "sim", "sim-strict", "sgx"])
    arguments = parser.parse_args()
    ours = [os.path.join(ROOT, "build", "pysgx"), "run", "--" + arguments.mode]
    passed = failed = 0
    for group in arguments.groups or numbers_app.GROUPS:
        cases = arguments.cases * SHARE.get(group, 1000) // 1000
        blocks = max(1, cases // numbers_app.FEW.get(group, numbers_app.CASES))
        differing = compare(ours, group, blocks)
        wrong = sum(show(ours, group, number) for number in differing[:SHOWN])
        print(f"{group}: {cases} cases, " + (f"{len(differing)} of {blocks} blocks differ, {wrong} cases of those shown" if differing
                                               else "all equal"), flush=True)
        passed, failed = passed + blocks - len(differing), failed + len(differing)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
