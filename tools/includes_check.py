#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Checks each #include of the source files against tools/includes.txt: includes_check.py RULES FILE...

Prints `file:line: include: what is wrong` and exits with 1 if an arrow points the wrong way. A file below none of the
rules' paths is not checked.
"""
import re
import sys
from pathlib import PurePosixPath

FREESTANDING = {"stdint.h", "stdbool.h", "stddef.h", "limits.h", "float.h"}
INCLUDE = re.compile(r'^\s*#\s*include(?:_next)?\s*(?:"([^"]+)"|<([^>]+)>|(.*))')


def read_rules(path):
    lists, rules = {}, {}
    for number, line in enumerate(open(path), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, separator, items = re.match(r"([\w./]+)\s*([:=])\s*(.*)", line).groups()
        items = [part for item in items.split() for part in (lists[item[1:]] if item.startswith("$") else [item])]
        (lists if separator == "=" else rules)[name] = items
    return rules


def is_below(path, folder):
    return path == folder or PurePosixPath(folder) in PurePosixPath(path).parents


def is_allowed(own, items, quoted, system):
    if system:
        return "<system>" in items or "<freestanding>" in items and system in FREESTANDING
    if "/" not in quoted or quoted.startswith("build/gen/"):
        return "generated" in items
    return str(PurePosixPath(quoted).parent) == own or any(is_below(quoted, item) for item in items)


def check(path, rules):
    rule = max((name for name in rules if is_below(path, name)), key=len, default=None)
    if rule is None:
        return
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        quoted, system, other = found.groups()
        if other is not None:
            yield f"{path}:{number}: include: name the header itself, not a macro"
        elif not is_allowed(str(PurePosixPath(path).parent), rules[rule], quoted, system):
            yield f"{path}:{number}: include: {rule} may not include {quoted or system} (tools/includes.txt)"


def main():
    rules = read_rules(sys.argv[1])
    wrong = [line for path in sys.argv[2:] for line in check(path, rules)]
    print("".join(line + "\n" for line in wrong), end="")
    return 1 if wrong else 0


sys.exit(main())
