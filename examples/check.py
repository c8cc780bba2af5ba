#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Run the examples as their README says, and compare output, errors and exit status with CPython's.

  examples/check.py native sim ...      in these modes of build/pysgx run
  examples/check.py --command COMMAND   with another Python
"""

import os
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(os.path.dirname(HERE), "build")
PYSGX = os.path.join(BUILD, "pysgx")
# Where pysgx keeps the key it signs with.
HOME = os.path.join(BUILD, "tests", "home")


def read(name):
    with open(os.path.join(HERE, "breast_cancer", name), "rb") as file:
        return file.read()


TABLE, NEW = read("breast_cancer.csv"), read("new_samples.txt")
CLASSIFY = "breast_cancer/classify.py"
# What is run: a program, its arguments, its standard input.
CASES = [
    ("hello.py", [], b""),
    ("hello.py", ["Zoë"], b""),
    (CLASSIFY, [], TABLE),
    (CLASSIFY, [], TABLE + NEW),
    (CLASSIFY, ["--model", "forest"], TABLE + NEW),
    (CLASSIFY, ["--model=forest", "--held-back", "10", "--seed=3"], TABLE),
    (CLASSIFY, [], b""),
    (CLASSIFY, [], TABLE[:5000]),
    (CLASSIFY, [], TABLE.replace(b"20.57", b"20,57", 1)),
    (CLASSIFY, [], TABLE.replace(b"20.57", b"nan", 1)),
    (CLASSIFY, [], TABLE.replace(b"20.57", b"2x", 1)),
    (CLASSIFY, ["--model", "oracle"], TABLE),
    (CLASSIFY, ["--depth", "3"], TABLE),
    (CLASSIFY, ["--seed"], TABLE),
]


def run(command, program, arguments, standard_input):
    done = subprocess.run(command + [program] + arguments, input=standard_input, capture_output=True,
                          cwd=HERE, timeout=120, env={"PATH": "/usr/bin:/bin", "HOME": HOME, "LC_ALL": "C.UTF-8"})
    return done.stdout, done.stderr, done.returncode


def main():
    if sys.argv[1:2] == ["--command"]:
        commands = {sys.argv[2]: shlex.split(sys.argv[2])}
    else:
        commands = {mode: [PYSGX, "run", "--" + mode] for mode in sys.argv[1:]}
    os.makedirs(HOME, exist_ok=True)
    passed = failed = 0
    for program, arguments, standard_input in CASES:
        expected = run(["/usr/bin/python3.11"], program, arguments, standard_input)
        for title, command in commands.items():
            got = run(command, program, arguments, standard_input)
            if got == expected:
                passed += 1
                continue
            failed += 1
            print(f"FAIL {program} {' '.join(arguments)} ({len(standard_input)} bytes of input) on {title}")
            for what, want, have in zip(("output", "errors", "status"), expected, got):
                if want != have:
                    print(f"  {what}: expected {str(want)[-300:]}\n  {what}: got      {str(have)[-300:]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
