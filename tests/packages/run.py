#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Well-known pure-Python packages of Debian, doing real work: each program prints what it prints on CPython.

Downloads the packages (apt-get download) and unpacks them below build/packages; nothing is installed. The programs find
them through --path; CPython through PYTHONPATH.
"""

import argparse
import difflib
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
WORK = os.path.join(ROOT, "build", "packages")
TREE = os.path.join(WORK, "root", "usr", "lib", "python3", "dist-packages")
ORACLE = "/usr/bin/python3.11"
PACKAGES = ["python3-arrow", "python3-attr", "python3-bs4", "python3-cachetools", "python3-chardet", "python3-click",
            "python3-dateutil", "python3-docutils", "python3-ecdsa", "python3-html5lib", "python3-humanize",
            "python3-idna", "python3-inflect", "python3-jinja2", "python3-jsonschema", "python3-lark", "python3-mako",
            "python3-markdown", "python3-markupsafe", "python3-more-itertools", "python3-mpmath", "python3-networkx",
            "python3-packaging", "python3-parse", "python3-parso", "python3-ply", "python3-prettytable",
            "python3-pyasn1", "python3-pydantic", "python3-pyflakes", "python3-pygments", "python3-pyparsing",
            "python3-pyrsistent", "python3-roman", "python3-rsa", "python3-simplejson", "python3-six",
            "python3-sortedcontainers", "python3-soupsieve", "python3-sympy", "python3-tabulate", "python3-tomli",
            "python3-toolz", "python3-typing-extensions", "python3-unidecode", "python3-wcwidth",
            "python3-webencodings", "python3-xmltodict", "python3-yaml"]


def fetch():
    done = os.path.join(WORK, "unpacked")
    if os.path.exists(done) and open(done).read().split() == PACKAGES:
        return
    archives = os.path.join(WORK, "deb")
    os.makedirs(archives, exist_ok=True)
    for package in PACKAGES:
        if not any(name.startswith(package + "_") for name in os.listdir(archives)):
            subprocess.run(["apt-get", "download", "-qq", package], cwd=archives, check=True, stderr=subprocess.DEVNULL)
    for name in sorted(os.listdir(archives)):
        subprocess.run(["dpkg-deb", "-x", os.path.join(archives, name), os.path.join(WORK, "root")], check=True)
    for folder, _, files in os.walk(TREE): # CPython, too, shall use what is written in Python
        for name in files:
            if name.endswith(".so"):
                os.unlink(os.path.join(folder, name))
    with open(done, "w") as file:
        file.write(" ".join(PACKAGES))


def run(command, program, timeout):
    environment = {"PATH": "/usr/bin:/bin", "HOME": WORK, "LC_ALL": "C.UTF-8", "PYTHONPATH": TREE, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command + [program], cwd=HERE, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=timeout)
    except subprocess.TimeoutExpired:
        return f"no end within {timeout} s"
    text = re.sub(r"\bat 0x[0-9a-f]+", "at 0x", done.stdout.decode("utf-8", "replace")) # addresses are nobody's business
    return text + f"exit status {done.returncode}\n"


def main():
    parser = argparse.ArgumentParser(description="Run programs that use packages of Debian.")
    parser.add_argument("filters", nargs="*", help="run only programs whose name contains one of these")
    parser.add_argument("--mode", default="sim", choices=["native", "sim", "sim-strict", "sgx"])
    parser.add_argument("--timeout", type=float, default=600)
    arguments = parser.parse_args()
    fetch()
    programs = [name for name in sorted(os.listdir(HERE)) if name.endswith(".py") and name != "run.py"
                and (not arguments.filters or any(f in name for f in arguments.filters))]
    command = [os.path.join(ROOT, "build", "pysgx"), "run", "--" + arguments.mode, "--heap", "1G", "--stack", "16M", "--path", TREE]
    failed = 0
    for program in programs:
        started = time.monotonic()
        expected, found = run([ORACLE], program, arguments.timeout), run(command, program, arguments.timeout)
        if expected == found:
            continue
        failed += 1
        print(f"FAIL {program} ({time.monotonic() - started:.0f} s)")
        lines = list(difflib.unified_diff(expected.splitlines(), found.splitlines(), "CPython", "Python-SGX", lineterm="", n=1))
        print("\n".join("    " + line[:300] for line in lines[:14]))
    print(f"{len(programs) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
