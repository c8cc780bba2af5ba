#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Do the files of the safe rooms mean the same by the same names? subset_agree.py STAMP...

Reads what subset_check --stamp wrote for each file. Whatever one file uses by a project header's declaration must be
defined by exactly one of the files (not by the kernel's inner parts, nor by a library), and with the same type down to
the members of its structs. Prints `file:line: rule: what to do` and exits with 1 if something isn't.
"""
import sys


def main():
    defined, used, wrong = {}, [], []
    for stamp in sys.argv[1:]:
        for line in open(stamp):
            kind, name, signature, place = line.split(maxsplit=3)
            if kind == "U":
                used.append((name, signature, place.strip()))
            elif name in defined:
                wrong.append(f"{place.strip()}: twice: {name} is also defined at {defined[name][1]}; keep one")
            else:
                defined[name] = (signature, place.strip())
    for name, signature, place in used:
        if name not in defined:
            wrong.append(f"{place}: undefined: no file of the safe rooms defines {name}: write it, or include the kernel's header")
        elif defined[name][0] != signature:
            wrong.append(f"{place}: disagree: {name} has another type at {defined[name][1]}: let one header define its types for both")
    print("".join(line + "\n" for line in sorted(set(wrong))), end="")
    return 1 if wrong else 0


sys.exit(main())
