#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Checks what every source file must have and must not have: text_check.py FILE...

The licence in its first two lines (C, assembly), at most 900 lines, and no note to do something later.
"""
import re
import sys

HEADER = ["// SPDX-License-Identifier: BSD-3-Clause", "// Copyright (c) 2026, The Python-SGX authors"]
LINES_MAX = 900
LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def check(path):
    lines = open(path, encoding="utf-8").read().splitlines()
    if path.endswith((".c", ".h")) and lines[:2] != HEADER:
        yield f"{path}:1: licence: begin with the two lines\n{HEADER[0]}\n{HEADER[1]}"
    if len(lines) > LINES_MAX and path.endswith((".c", ".h", ".S", ".py")):
        yield f"{path}:{LINES_MAX + 1}: length: split the file, which has {len(lines)} lines"
    for number, line in enumerate(lines, 1):
        if LATER.search(line):
            yield f"{path}:{number}: later: do it now, or name what is missing in the documentation"


def main():
    wrong = [line for path in sys.argv[1:] for line in check(path)]
    print("".join(line + "\n" for line in wrong), end="")
    return 1 if wrong else 0


sys.exit(main())
