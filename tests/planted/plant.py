#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Plants one bug in a copy of one source of the interpreter: plant.py NAME.py OUT.

NAME.py is the program that runs into the bug, and its first comments say what the bug is:

    # In python/objects/list.c, ...
    #- text that stands in the file once
    #+ what takes its place
    # Ends: what the kernel's last line says: a regular expression, since what lies where a block was freed may vary
"""
import re
import sys


def read(path):
    """The source's path, pairs of old and new text, and the line that is expected at the end."""
    text = open(path, encoding="utf-8").read()
    source = re.search(r"^# In ([\w./]+)", text, re.M).group(1)
    return source, re.findall(r"^#- (.*)\n#\+ (.*)$", text, re.M), re.search(r"^# Ends: (.*)$", text, re.M).group(1)


def main():
    program, out = sys.argv[1:]
    source, changes, _ = read(program)
    text = open(source, encoding="utf-8").read()
    for old, new in changes:
        if text.count(old) != 1:
            sys.exit(f"error: {program}: {source} has {text.count(old)} places that read: {old}")
        text = text.replace(old, new)
    with open(out, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
