# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Check that run.py sees what it must see: a command that differs from CPython in one thing fails."""

import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
RUN = os.path.join(os.path.dirname(HERE), "run.py")
PYTHON = "/usr/bin/python3.11"
TEST = "language/with_statement.py"
FAILING = "language/import_error_trace.py"


def run(*arguments):
    done = subprocess.run([PYTHON, RUN, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def shell(script):
    """A command that does something to CPython's result; the test's name is its first argument."""
    return "sh -c '" + script + "' sh"


CASES = [
    ("CPython itself", PYTHON, TEST, 0, "1 passed, 0 failed"),
    ("an uncaught exception", PYTHON, FAILING, 0, "1 passed, 0 failed"),
    ("output left out", shell(f"{PYTHON} $1 | tail -n +2"), TEST, 1, "stdout:"),
    ("output added", shell(f"{PYTHON} $1; echo more"), TEST, 1, "+more"),
    ("an error line added", shell(f"{PYTHON} $1; echo warning >&2"), TEST, 1, "+warning"),
    ("another exit status", shell(f"{PYTHON} $1; exit 3"), TEST, 1, "exit status 3, expected 0"),
    ("another traceback", shell(f"{PYTHON} $1 2>&1 | sed s/line/row/ >&2; exit 1"), FAILING, 1, "stderr:"),
    ("death by a signal", shell("kill -SEGV $$"), TEST, 1, "exit status -11"),
    ("no end", shell("sleep 60"), TEST, 1, "timeout after"),
]


def main():
    passed = failed = 0
    for title, command, test, status, text in CASES:
        got, output = run("--command", command, "--timeout", "2", test)
        if got == status and text in output:
            passed += 1
        else:
            failed += 1
            print(f"FAIL {title}: status {got}, expected {status} and {text!r} in:\n{output}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
