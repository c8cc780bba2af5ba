#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Programs that end or have ended CPython: the kinds of its Lib/test/crashers (which Debian does not ship), written anew.

Each must end by itself: with status 0, or with 1 and an uncaught exception. A signal, an internal error of the
interpreter, an abort of the enclave or no end within the time is a failure. What they print is not compared.
"""

import argparse
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def judge(mode, program, timeout):
    """None when the program ended well, else what happened."""
    command = [os.path.join(ROOT, "build", "pysgx"), "run", "--" + mode, "--heap", "256M", program]
    try:
        done = subprocess.run(command, cwd=HERE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout)
    except subprocess.TimeoutExpired:
        return f"no end within {timeout:g} s"
    output = done.stdout.decode("utf-8", "backslashreplace")
    last = (output.strip().splitlines() or [""])[-1]
    if "internal error" in output or "was ended" in output or "pysgx:" in last:
        return last
    if done.returncode == 1 and "Traceback" not in output and "Error" not in last:
        return f"exit status 1: {last}"
    return None if done.returncode in (0, 1) else f"exit status {done.returncode}: {last}"


def main():
    parser = argparse.ArgumentParser(description="Run programs that crash interpreters.")
    parser.add_argument("filters", nargs="*", help="run only programs whose name contains one of these")
    parser.add_argument("--mode", default="sim", choices=["native", "sim", "sim-strict", "sgx"])
    parser.add_argument("--timeout", type=float, default=300)
    arguments = parser.parse_args()
    programs = [name for name in sorted(os.listdir(HERE)) if name.endswith(".py") and name != "run.py"
                and (not arguments.filters or any(f in name for f in arguments.filters))]
    failed = 0
    for program in programs:
        problem = judge(arguments.mode, program, arguments.timeout)
        if problem:
            failed += 1
            print(f"FAIL {program}: {problem[:200]}")
    print(f"{len(programs) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
