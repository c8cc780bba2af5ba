#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Tries the mutants (proofs/mutants.py) of the kernel's functions that CBMC proves: mutate.py [--help].

Each must make its function's proof fail, or stand in proofs/equivalent.txt with the reason why it changes nothing. What
came out is kept in build/proofs/results/mutants.tsv (function, mutant, killed | equivalent | survives | no answer, reason,
hash of the inputs), and
under build/proofs/cache by a hash of the inputs, so that a second run asks the solver for nothing.
"""
import argparse
import glob
import hashlib
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kernel_text  # noqa: E402
import mutants  # noqa: E402
import prove  # noqa: E402

RESULTS = "build/proofs/results/mutants.tsv"


def surroundings():
    """A hash of what any proof is made of, but for the kernel's functions and contracts."""
    names = sorted(glob.glob("proofs/*.h")) + ["proofs/prove.py", "proofs/mutants.py"]
    return hashlib.sha256("".join(open(name, encoding="utf-8").read() for name in names).encode()).hexdigest()


def read():
    try:
        rows = [line.split("\t") for line in open(RESULTS, encoding="utf-8").read().splitlines()]
    except FileNotFoundError:
        rows = []
    return {(row[0], row[1]): row[2:] for row in rows}


def write(rows):
    os.makedirs(os.path.dirname(RESULTS), exist_ok=True)
    with open(RESULTS + ".new", "w", encoding="utf-8") as file:
        file.writelines("\t".join((*key, *row)) + "\n" for key, row in sorted(rows.items()))
    os.replace(RESULTS + ".new", RESULTS)


def judge(book, contract, text, seconds, base):
    """killed, survives, no answer, or None: it does not compile."""
    needs = [book.contracts[name].body for name in contract.replaces if name in book.contracts]
    key = prove.kept(f"{base}{seconds}{contract.name}{contract.body}{contract.replaces}{needs}"
                     f"{book.preambles[contract.path]}{[book.text_of(name) for name in book.needed(contract)]}{text}judged")
    if os.path.exists(key):
        return open(key, encoding="utf-8").read() or None
    verdict = prove.prove(book, contract, seconds, text)
    if verdict.ok is None and ("error" in verdict.text or "CONVERSION" in verdict.text):
        found = None
    else:
        found = {True: "killed", False: "survives", None: "no answer"}[verdict.ok]
    with open(key, "w", encoding="utf-8") as file:
        file.write(found or "")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("functions", nargs="*", help="functions or files of proofs/contracts/ (default: all)")
    parser.add_argument("--timeout", type=int, default=60, help="processor seconds for one mutant")
    parser.add_argument("--proof-timeout", type=int, default=0, help="and for the function's own proof, if it is not kept")
    arguments = parser.parse_args()
    prove.KEPT = f"{prove.BUILD}/cache/{prove.versions()}"
    os.makedirs(prove.KEPT, exist_ok=True)
    book, base, equivalent, rows, used = prove.Book(), surroundings(), mutants.equivalent(), read(), set()
    killed = total = same = 0
    for contract in book.contracts.values():
        name = contract.name
        if arguments.functions and name not in arguments.functions and \
                os.path.basename(contract.path)[:-2] not in arguments.functions:
            continue
        rows = {key: row for key, row in rows.items() if key[0] != name}
        if name in book.assumed:
            continue
        if not arguments.proof_timeout:
            prove.run = lambda *_: prove.Verdict(None, 0, "not asked")
        whole = prove.prove(book, contract, arguments.proof_timeout)
        prove.run = RUN
        if not whole.ok:
            print(f"{name}: not proved itself", flush=True)
            continue
        stamp = kernel_text.stamp(book, contract)
        for what, text in mutants.of(kernel_text.parts(book.text_of(name))[1]):
            if (name, what) in equivalent:
                rows[name, what] = ["equivalent", equivalent[name, what], stamp]
                used.add((name, what))
                same += 1
                continue
            found = judge(book, contract, text, arguments.timeout, base)
            if not found:
                continue
            rows[name, what] = [found, "", stamp]
            total += 1
            killed += found == "killed"
            if found != "killed":
                print(f"{name}\t{what}\t{found}", flush=True)
        write(rows)
    write(rows)
    for name, what in equivalent:
        if (name, what) not in used and not arguments.functions:
            print(f"proofs/equivalent.txt: {name}: no such mutant: {what}")
    print(f"{killed} of {total} mutants killed ({same} more change nothing: proofs/equivalent.txt)")
    return killed != total


RUN = prove.run
if __name__ == "__main__":
    sys.exit(main())
