#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Runs the generated inputs of tests/fuzz/inputs.py on the native interpreter and on CPython and compares what comes of
each: a value, or an exception of the same type. differential.py [--help]"""
import argparse
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ORACLE = "/usr/bin/python3.11"
TARGETS = ["source", "numbers", "structs", "formats", "patterns", "codecs", "marshals", "programs", "documents"]
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": os.path.join(ROOT, "build", "tests", "home"),
               "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}


def run(command, target, seed, count, *more):
    done = subprocess.run([*command, "inputs.py", target, str(seed), str(count), *more], cwd=HERE, env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=900)
    return done.stdout.decode().splitlines(), done


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", default=TARGETS, help=f"of {' '.join(TARGETS)} (default: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500, help="inputs for each target")
    parser.add_argument("--command", help="run this instead of build/pysgx run --native")
    arguments = parser.parse_args()
    command = arguments.command.split() if arguments.command else [os.path.join(ROOT, "build", "pysgx"), "run", "--native"]
    os.makedirs(ENVIRONMENT["HOME"], exist_ok=True)
    good = bad = 0
    for target in arguments.targets or TARGETS:
        right, _ = run([ORACLE], target, arguments.seed, arguments.count, "oracle")
        got, done = run(command, target, arguments.seed, arguments.count)
        wrong = [(a, b) for a, b in zip(right, got) if a != b]
        if len(got) != len(right) or done.returncode != 0:
            print(f"{target}: ends at input {len(got)} with status {done.returncode}: "
                  + done.stderr.decode("utf-8", "replace")[-300:])
        for a, b in wrong[:5]:
            print(f"{target} --seed {arguments.seed}: CPython has {a}, not {b}")
        failed = bool(wrong) or len(got) != len(right) or done.returncode != 0
        good, bad = good + (not failed), bad + failed
    print(f"{good} passed, {bad} failed")
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
