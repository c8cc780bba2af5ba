#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""A bug of each classic kind in the interpreter's own C, planted one at a time: the kernel must refuse what it leads to.

The same program must run to its end on the interpreter as it is, and on the planted one end with the kernel's line that
names the refused access: not with a signal, and not as if nothing had happened.
"""
import glob
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import plant  # noqa: E402

ENDED = "pysgx: the program was ended: internal error: "
HERE = os.path.dirname(os.path.abspath(__file__))


def run(pysgx, program):
    done = subprocess.run([pysgx, "run", "--native", "--heap", "64M", program], capture_output=True, text=True, timeout=120)
    return done.returncode, (done.stdout + done.stderr).strip().splitlines() or [""]


def main():
    names = sys.argv[1:] or sorted(os.path.basename(path)[:-3] for path in glob.glob(f"{HERE}/*.py")
                                   if os.path.basename(path) not in ("run.py", "plant.py"))
    failed = 0
    for name in names:
        program = f"{HERE}/{name}.py"
        _, _, expected = plant.read(program)
        status, lines = run("build/pysgx", program)
        if status != 0 or lines != ["whole"]:
            failed += 1
            print(f"FAIL {name}: without the bug: status {status}: {lines[-1]}")
        status, lines = run(f"build/planted/{name}/pysgx", program)
        if status in (0, 1) or status < 0 or not re.fullmatch(ENDED + expected, lines[-1]):
            failed += 1
            print(f"FAIL {name}: with the bug: status {status}: {lines[-1]}")
    print(f"{2 * len(names) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
