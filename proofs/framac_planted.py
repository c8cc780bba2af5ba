#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Plants the bugs of proofs/framac_planted.txt in copies of the kernel's sources, and sees framac.py refuse each:
framac_planted.py [--help]. Many at once: a function with clauses is judged by itself, and the others rely on its clauses. The
exit status is 0 when none is judged all the same."""
import argparse
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import framac  # noqa: E402
import prove  # noqa: E402

BUG = re.compile(r"^(\w+): ([\w ]+?)(?:, in (\w+))?\n((?:- .*\n\+.*\n)+)", re.M)
CHANGE = re.compile(r"- (.*)\n\+ ?(.*)\n")


def bugs():
    """Of each: the function that is judged, the kind of clause that must see it, the function that is changed, and how."""
    text = open("proofs/framac_planted.txt", encoding="utf-8").read()
    found = [(name, kind, where or name, CHANGE.findall(changes)) for name, kind, where, changes in BUG.findall(text)]
    if len(found) != len(re.findall(r"^\w+:", text, re.M)):
        sys.exit("error: proofs/framac_planted.txt: a bug is not understood")
    return found


def plant(book, where, changes):
    """In the book's text, whose lines stay where they are."""
    place = book.functions[where]
    lines = book.files[place.path].splitlines(True)
    text = "".join(lines[place.line - 1:place.last])
    for old, new in changes:
        if text.count(old) != 1:
            sys.exit(f"error: proofs/framac_planted.txt: {where} has {text.count(old)} places that read: {old}")
        text = text.replace(old, new)
    lines[place.line - 1:place.last] = [text]
    book.files[place.path] = "".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Frama-C must refuse each planted bug")
    parser.add_argument("functions", nargs="*", help="those of these functions (default: all)")
    parser.add_argument("--read", action="store_true", help="asks nothing: does each bug's place stand in the kernel, and is what it makes of it C?")
    arguments = parser.parse_args()
    wanted = arguments.functions
    rest = [bug for bug in bugs() if not wanted or bug[0] in wanted]
    total, judged = len(rest), 0
    if not arguments.read:
        prove.keep()
    while rest:  # one of each function at a time
        now = [bug for k, bug in enumerate(rest) if bug[0] not in [other[0] for other in rest[:k]]]
        rest = [bug for bug in rest if bug not in now]
        book, rooms, acsl = prove.Book(), {}, framac.Acsl()
        for _, _, where, changes in now:
            plant(book, where, changes)
        if arguments.read and framac.refused(book):
            return "".join(framac.refused(book))
        for name, kind, _, _ in now if not arguments.read else []:
            contract = book.contracts[name]
            which = framac.CONTRACTS[os.path.basename(contract.path)[:-2]]
            room = rooms.setdefault(which, framac.Room(book, which, acsl))
            result = framac.judge(room, contract, 60, 10, False)
            judged += result.verdict != "open"
            print(f"{name}: {kind}: " + (f"refused: {result.why}" if result.verdict == "open" else f"JUDGED all the same, by {result.verdict}"), flush=True)
    if arguments.read:
        return 0
    print(f"{total - judged} of {total} planted bugs refused by Frama-C")
    return judged != 0 or total == 0


if __name__ == "__main__":
    sys.exit(main())
