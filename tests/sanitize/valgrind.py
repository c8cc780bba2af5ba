#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Runs tests of tests/python natively under valgrind's memcheck: valgrind.py TEST.... Each must end as it does without
it, and valgrind must find no access outside what there is, and no decision taken on what nobody has written. The collector
takes words of the stack that may never have been written for references, on purpose: memcheck.supp names it."""
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TESTS = os.path.join(ROOT, "tests", "python")
BUILD = os.path.join(ROOT, "build")
FOUND = 87
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": os.path.join(ROOT, "build", "tests", "home"),
               "PYTHONHASHSEED": "0"}


def copy():
    """The programs without newer linkers' debug information, which this valgrind cannot read."""
    for folder in ("native", "gen"):
        os.makedirs(os.path.join(BUILD, "valgrind", folder), exist_ok=True)
    for name in ("pysgx", "native/python-native"):
        subprocess.run(["llvm-objcopy-19", "--strip-debug", os.path.join(BUILD, name), os.path.join(BUILD, "valgrind", name)],
                       check=True)
    shutil.copy(os.path.join(BUILD, "gen", "native_modules.txt"), os.path.join(BUILD, "valgrind", "gen"))


def run(program, folder, before):
    return subprocess.run([*before, os.path.join(BUILD, "valgrind", "pysgx"), "run", "--native", program], cwd=folder,
                          stdin=subprocess.DEVNULL, capture_output=True, env=ENVIRONMENT)


def main():
    os.makedirs(ENVIRONMENT["HOME"], exist_ok=True)
    valgrind = ["valgrind", "--quiet", "--trace-children=yes", f"--error-exitcode={FOUND}",
                f"--suppressions={HERE}/memcheck.supp"]
    copy()
    good = bad = 0
    for name in sys.argv[1:]:
        folder, program = os.path.split(os.path.join(TESTS, name + ".py"))
        right, got = run(program, folder, []), run(program, folder, valgrind)
        if got.returncode == right.returncode and got.stdout == right.stdout and b"==" not in got.stderr[:2]:
            good += 1
        else:
            bad += 1
            print(f"{name}: status {got.returncode}, expected {right.returncode}")
            print("\n".join(got.stderr.decode("utf-8", "replace").splitlines()[:20]))
    print(f"{good} passed, {bad} failed")
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
