# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What the test programs of this folder count with: check() each, end() last, whose result is the exit status."""
passed = failed = 0


def check(what, ok, shown=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"failed: {what}: {shown}")


def end():
    print(f"{passed} passed, {failed} failed")
    return failed != 0 or passed == 0


def lists(words):
    """The arguments between which `--` stands."""
    found = [[]]
    for word in words:
        if word == "--":
            found.append([])
        else:
            found[-1].append(word)
    return found
