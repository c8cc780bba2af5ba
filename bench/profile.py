#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Runs the programs of bench/ at small sizes on an interpreter that counts, and writes the counts as text:
profile.py PYSGX FOLDER OUT, where FOLDER/native/python-native is that interpreter."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent


def programs():
    """Commands: each program at the size of its test, and each micro program."""
    for line in (BENCH / "sizes.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, *arguments = line.split()
            yield [BENCH / "programs" / f"{name}.py", *arguments]
    for path in sorted((BENCH / "micro").glob("*.py")):
        yield [path]


def main():
    pysgx, folder, out = sys.argv[1:]
    folder = Path(folder).resolve()
    shutil.copy(pysgx, folder)
    (folder / "python").unlink(missing_ok=True)
    (folder / "python").symlink_to("../python")
    counts = folder / "counts"
    shutil.rmtree(counts, ignore_errors=True)
    counts.mkdir()
    for command in programs():  # the counts are written into the working folder
        subprocess.run([folder / "pysgx", "run", "--native", *command], cwd=counts, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True)
    files = sorted(counts.glob("*.profraw"))
    if not files:
        sys.exit(f"error: no counts in {counts}: the interpreter was not compiled with -fprofile-generate")
    subprocess.run(["llvm-profdata-19", "merge", "-text", "-o", out, *files], check=True)
    print(f"{out}: {os.path.getsize(out)} bytes")


if __name__ == "__main__":
    main()
