#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""How the cost of built-in operations grows with their size, in instructions, beside CPython's.

Each operation runs at three sizes, each four times the one before, under callgrind, on the native binary and on CPython.
From the instructions (a run that does nothing is subtracted) follows an exponent for each of the two steps: 1 is linear. An
operation fails when its exponent is more than 0.25 above CPython's (and above 1: less than that grows towards it) at the
last step.

  bench/growth.py                 all            bench/growth.py dict sort      those whose name contains one of these
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile

import count

STEP, ALLOWED = 4, 0.25
ORACLE = ["/usr/bin/python3.11", "-I", "-S"]
# name: (first size, what is not counted, what is)
OPERATIONS = {
    "dict insert": (4000, "", "d = {}\nfor i in range(n): d[i * 7919] = i"),
    "dict lookup": (4000, "d = {str(i): i for i in range(n)}\nk = list(d)", "for x in k: d[x]"),
    "dict delete": (4000, "d = dict.fromkeys(range(n))", "for i in range(n): del d[i]"),
    "dict popitem": (4000, "d = dict.fromkeys(range(n))", "while d: d.popitem()"),
    "dict first key": (1000, "d = dict.fromkeys(range(n))", "while d: del d[next(iter(d))]"),
    "dict copy": (8000, "d = dict.fromkeys(range(n))", "d.copy()"),
    "set add": (4000, "", "s = set()\nfor i in range(n): s.add(i * 7919)"),
    "set operations": (4000, "a, b = set(range(n)), set(range(n // 2, n * 2))", "a & b, a | b, a - b, a ^ b"),
    "set pop": (4000, "s = set(range(n))", "while s: s.pop()"),
    "list append": (8000, "", "a = []\nfor i in range(n): a.append(i)"),
    "list pop": (8000, "a = list(range(n))", "while a: a.pop()"),
    "list slice": (20000, "a = list(range(n))", "a[1:], a[::2], a[::-1]"),
    "list slice assign": (20000, "a = list(range(n))", "a[n // 2:n // 2] = a"),
    "list in": (20000, "a = list(range(n))", "-1 in a"),
    "list extend": (20000, "a = list(range(n))", "a.extend(a)"),
    "str join": (8000, "a = ['ab'] * n", "''.join(a)"),
    "str +=": (8000, "", "s = ''\nfor i in range(n): s += 'x'"),
    "str slice": (40000, "s = 'ab' * n", "s[1:], s[::2]"),
    "str find": (40000, "s = 'ab' * n", "s.find('aab'), s.count('ba'), s.replace('a', 'c')"),
    "str find hard": (4000, "s, t = 'a' * n, 'a' * (n // 2) + 'b'", "s.find(t)"),
    "str split": (8000, "s = 'ab ' * n", "s.split()"),
    "str encode": (20000, "s = 'ä€' * n", "s.encode().decode()"),
    "bytearray append": (8000, "", "b = bytearray()\nfor i in range(n): b.append(1)"),
    "bytearray pop front": (4000, "b = bytearray(n)", "while b: del b[:1]"),
    "deque ends": (8000, "from collections import deque", "d = deque()\nfor i in range(n): d.append(i)\nwhile d: d.popleft()"),
    "int multiply": (1000, "a = 3 ** (n * 6)", "a * a"),
    "int divide": (1000, "a, b = 3 ** (n * 12), 7 ** (n * 2)", "a // b"),
    "int to str": (1000, "import sys\nsys.set_int_max_str_digits(0)\na = 3 ** (n * 2)", "str(a)"),
    "str to int": (1000, "import sys\nsys.set_int_max_str_digits(0)\na = '7' * n", "int(a)"),
    "int pow mod": (100, "a, b, c = 3 ** n, 5 ** n, 7 ** n | 1", "pow(a, b, c)"),
    "sort random": (4000, "import random\nrandom.seed(1)\na = [random.random() for _ in range(n)]", "a.sort()"),
    "sort sorted": (8000, "a = list(range(n))", "a.sort()"),
    "sort with key": (4000, "a = [(i * 7919) % n for i in range(n)]", "a.sort(key=lambda x: -x)"),
    "instances": (4000, "class A:\n    def __init__(self): self.x = 1", "a = [A() for _ in range(n)]"),
    "calls": (4000, "def f(x): return x", "for i in range(n): f(i)"),
    "generator": (8000, "", "sum(x for x in range(n))"),
    "re match": (8000, "import re\np = re.compile(r'(a|b)*c')\ns = 'ab' * n + 'c'", "p.match(s)"),
    "format": (4000, "", "for i in range(n): f'{i:>10}{i!r}'"),
}


def without_debug_info(folder):
    """The native interpreter without what valgrind can't read: newer linkers' debug information."""
    for name in ("pysgx", "native/python-native"):
        target = os.path.join(folder, "build", name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        subprocess.run(["strip", "-g", "-o", target, os.path.join(count.ROOT, "build", name)], check=True)
    return [os.path.join(folder, "build", "pysgx"), "run", "--native"]


def program(folder, name, size, setup, work):
    path = os.path.join(folder, f"{name.replace(' ', '_')}_{size}_{bool(work)}.py")
    with open(path, "w", encoding="utf-8") as out:
        out.write("import sys\n" + f"n = {size}\n{setup}\n{work}\n")
    return path


def costs(command, folder, name):
    """Instructions at each of the three sizes; a text: why there are none."""
    first, setup, work = OPERATIONS[name]
    result = []
    for size in (first, first * STEP, first * STEP * STEP):
        pair = [count.instructions(command, program(folder, name, size, setup, part), size) for part in ("", work)]
        bad = [p for p in pair if isinstance(p, str)]
        if bad:
            return bad[0]
        result.append(max(pair[1] - pair[0], 1))
    return result


def exponents(cost):
    return [math.log(b / a, STEP) for a, b in zip(cost, cost[1:])]


def main():
    parser = argparse.ArgumentParser(description="Measure how the cost of operations grows.")
    parser.add_argument("operations", nargs="*", help="parts of names (default: all)")
    arguments = parser.parse_args()
    if not os.path.exists(os.path.join(count.ROOT, "build", "pysgx")):
        sys.exit("build/pysgx isn't built: run make")
    names = [n for n in OPERATIONS if not arguments.operations or any(p in n for p in arguments.operations)]
    worse = failed = 0
    print(f"{'operation':22}{'instructions (largest)':>24}{'exponents':>14}{'CPython':>16}{'exponents':>14}")
    with tempfile.TemporaryDirectory() as folder:
        ours = without_debug_info(folder)
        for name in names:
            own, other = costs(ours, folder, name), costs(ORACLE, folder, name)
            if isinstance(own, str) or isinstance(other, str):
                failed += 1
                print(f"{name:22}{'fail':>24}  {own if isinstance(own, str) else other}", flush=True)
                continue
            a, b = exponents(own), exponents(other)
            grows = a[-1] > max(b[-1], 1) + ALLOWED
            worse += grows
            print(f"{name:22}{own[-1]:24}{a[0]:8.2f}{a[1]:6.2f}{other[-1]:16}{b[0]:8.2f}{b[1]:6.2f}{'  GROWS FASTER' if grows else ''}",
                  flush=True)
    print(f"{len(names) - worse - failed} grow as CPython's, {worse} faster, {failed} failed")
    return 1 if worse or failed else 0


if __name__ == "__main__":
    sys.exit(main())
