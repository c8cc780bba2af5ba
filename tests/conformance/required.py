#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The tests that Python-SGX has to pass: reading required.txt, and writing it from a list of ids.

required.txt holds ids of tests of Debian's libpython3.11-testsuite (CPython 3.11.2, Lib/test), nothing of their text. An id
is in it when CPython passes the test while it poses as another implementation, opens no file outside the standard
library, and starts no process and no socket. T1 is about the language and the built-in types, T2 about the pure
standard library.

    tier<tab>file                     a test file
    <tab>class<tab>method<tab>...     ids class.method, in the file of the line above

Usage: required.py LIST       writes required.txt from lines "tier id"
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PATH = os.path.join(HERE, "required.txt")
# Doctests have the name of what they document: the test file that loads them.
LOADED_BY = {"builtins": "test_builtin", "test.datetimetester": "test_datetime", "unittest": "test_unittest", "merge": "test_heapq",
             "ieee754_txt": "test_math", "http": "test_http_cookies"}


def file_of(name):
    """The test file that an id belongs to."""
    parts = name.split(".")
    if parts[0] == "test" and ".".join(parts[:2]) not in LOADED_BY:
        return parts[1]
    return LOADED_BY.get(".".join(parts[:2])) or LOADED_BY.get(parts[0]) or "test_" + parts[0]


def read():
    """A list of (tier, file, ids), in the order of the tiers and files."""
    files = []
    with open(PATH, encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                continue
            if parts[0]:
                files.append((parts[0], parts[1], []))
            else:
                files[-1][2].extend(parts[1] + "." + name if parts[1] else name for name in parts[2:])
    return files


def write(source):
    found = {}
    with open(source, encoding="utf-8") as lines:
        for line in lines:
            tier, name = line.rstrip("\n").split(" ", 1)
            owner, _, method = name.rpartition(".")
            found.setdefault((tier, file_of(name)), {}).setdefault(owner, []).append(method)
    with open(PATH, "w", encoding="utf-8") as out:
        out.write("# Ids of tests of Debian's libpython3.11-testsuite (CPython 3.11.2): see required.py.\n")
        for (tier, file), owners in sorted(found.items()):
            out.write(f"{tier}\t{file}\n")
            for owner, methods in sorted(owners.items()):
                out.write("\t".join(["", owner, *sorted(methods)]) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    write(sys.argv[1])
