#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Runs the programs of bench/ at small sizes on an interpreter that counts, and writes the counts as text and the names
of the functions that ran, those of most programs first: profile.py PYSGX FOLDER COUNTS ORDER, where
FOLDER/native/python-native is that interpreter."""
import collections
import os
import re
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


def functions(file):
    """Names of the functions that ran; those of one file also as the linker calls them when another needs them."""
    shown = subprocess.run(["llvm-profdata-19", "show", "--all-functions", "--counts", file], capture_output=True,
                           text=True, check=True).stdout
    for name, counts in re.findall(r"^  (\S+):\n(?:    .*\n)*?    Block counts: \[(.*)\]", shown, re.MULTILINE):
        if counts.strip("0, "):
            path, _, function = name.rpartition(";")
            yield function
            if path:
                yield f"{function}.llvm.{re.sub('[^A-Za-z0-9]', '_', path)}"


def main():
    pysgx, folder, out, order = sys.argv[1:]
    folder = Path(folder).resolve()
    shutil.copy(pysgx, folder)
    (folder / "python").unlink(missing_ok=True)
    (folder / "python").symlink_to("../python")
    counts = folder / "counts"
    shutil.rmtree(counts, ignore_errors=True)
    counts.mkdir()
    users = collections.defaultdict(list)
    for i, command in enumerate(programs()):  # the counts are written into the working folder
        subprocess.run([folder / "pysgx", "run", "--native", *command], cwd=counts, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True)
        for file in list(counts.glob("default*.profraw")):
            for name in set(functions(file)):
                users[name].append(i)
            file.rename(counts / f"{i}.profraw")
    files = sorted(counts.glob("*.profraw"))
    if not files:
        sys.exit(f"error: no counts in {counts}: the interpreter was not compiled with -fprofile-generate")
    subprocess.run(["llvm-profdata-19", "merge", "-text", "-o", out, *files], check=True)
    names = sorted(users, key=lambda name: (-len(users[name]), users[name], name))
    about = """# Functions that some program of bench/ runs, those of most programs first: written by make profile. Linked side by side,
# they touch fewer pages.
"""
    Path(order).write_text(about + "".join(f"{name}\n" for name in names))
    print(f"{out}: {os.path.getsize(out)} bytes")


if __name__ == "__main__":
    main()
