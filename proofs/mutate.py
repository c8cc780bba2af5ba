#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Tries the mutants (proofs/mutants.py) of the kernel's functions that CBMC proves: mutate.py [--help].

Each must make its function's proof fail, or stand in proofs/equivalent.txt with the reason why it changes nothing. CBMC's
answers are kept as those about the functions themselves (proofs/prove.py). What came out is listed in
build/proofs/results/mutants.tsv: function, mutant, killed | equivalent | survives | no answer, reason, and a hash of the
proof and of the mutant's text, by which a second run knows the row without preprocessing anything.
"""
import argparse
import concurrent.futures
import os
import subprocess
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kernel_text  # noqa: E402
import mutants  # noqa: E402
import prove  # noqa: E402

RESULTS = "build/proofs/results/mutants.tsv"
TIMEOUT = 60
WORDS = {True: "killed", False: "survives", None: "no-answer"}


def read():
    """The rows: (function, mutant) -> [word, reason, hash]."""
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


def stamp(proof, text):
    """What a row of the results is about."""
    return kernel_text.digest(proof, " ".join(kernel_text.tokens(text)))[:16]


def of(book, contract):
    """A function's mutants: what is changed, the body."""
    return mutants.of(kernel_text.parts(book.text_of(contract.name))[1])


def judge(book, contract, number, text, original, seconds):
    """killed, survives, no-answer, or None: it does not compile, or CBMC's text is the same."""
    folder = f"{prove.BUILD}/runs/{os.getpid()}.{contract.name}.{number}"
    source, arguments, key = prove.question(book, contract, text, folder)
    if source is None or source.replace("must_fail_ = 0", "must_fail_ = 1") == original:
        return None
    found = None if prove.FRESH else prove.look_up(key)
    if found and (found[0] != "no-answer" or found[1] >= seconds - 1):
        return found[0] if found[0] in WORDS.values() else None
    try:
        verdict = prove.run(source, arguments, folder + "/proof", seconds, False)
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)
    word = WORDS[None if verdict.ok is None else not verdict.ok]
    if verdict.ok is None and ("error" in verdict.text or "CONVERSION" in verdict.text):
        word = "not-c"
    prove.put(key, word, verdict.seconds)
    return word if word != "not-c" else None


class Count:
    """What came out: of all mutants that are C, and those that change nothing."""

    def __init__(self):
        self.killed = self.total = self.same = self.not_tried = 0
        self.survivors = []

    def add(self, name, what, word):
        self.total += 1
        self.killed += word == "killed"
        if word != "killed":
            self.survivors.append((name, what, word))

    def __str__(self):
        return f"{self.killed} of {self.total} mutants killed ({self.same} more change nothing: proofs/equivalent.txt)" + \
            (f", those of {self.not_tried} functions that are not proved not tried" if self.not_tried else "")


def try_all(book, wanted, jobs, seconds):
    """Tries the mutants of the proved ones among these functions, and writes the results."""
    equivalent, rows, used, count = mutants.equivalent(), read(), set(), Count()
    progress, lock, work = prove.Progress(0), threading.Lock(), []
    for contract in wanted:
        name = contract.name
        original, _, proof = prove.question(book, contract, None, f"{prove.BUILD}/runs/{os.getpid()}.{name}.proof")
        old = {key: rows.pop(key) for key in [key for key in rows if key[0] == name]}
        if original is None or not prove.look_up(proof):
            count.not_tried += 1
            continue
        for number, (what, text) in enumerate(of(book, contract)):
            mark = stamp(proof, text)
            if (name, what) in equivalent:
                rows[name, what] = ["equivalent", equivalent[name, what], mark]
                used.add((name, what))
                count.same += 1
            elif not prove.FRESH and old.get((name, what), [""])[0] in ("killed", "survives") and old[name, what][2] == mark:
                rows[name, what] = old[name, what]
                count.add(name, what, old[name, what][0])
            else:
                work.append((contract, number, what, text, original, mark))
    for name, what, word in count.survivors:
        progress.say(f"{name}\t{what}\t{word}")
    progress.total = len(work)

    def one(contract, number, what, text, original, mark):
        word = judge(book, contract, number, text, original, seconds)
        with lock:
            progress.step(contract.name)
            if not word:
                return
            count.add(contract.name, what, word)
            rows[contract.name, what] = [word, "", mark]
            if progress.done % 20 == 0:
                write(rows)
            if word != "killed":
                progress.say(f"{contract.name}\t{what}\t{word}")
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for task in concurrent.futures.as_completed([pool.submit(one, *job) for job in work]):
            task.result()
    progress.end()
    write({key: row for key, row in rows.items() if key[0] in book.contracts})
    names = {c.name for c in wanted}
    for name, what in equivalent:
        if name in names and (name, what) not in used and not count.not_tried:
            print(f"proofs/equivalent.txt: {name}: no such mutant: {what}")
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("functions", nargs="*", help="functions or files of proofs/contracts/ (default: all)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=TIMEOUT, help="processor seconds for one mutant")
    parser.add_argument("--list", action="store_true", help="list the mutants")
    parser.add_argument("--fresh", action="store_true", help="ask again what is known")
    arguments = parser.parse_args()
    prove.keep()
    prove.FRESH = arguments.fresh
    book = prove.Book()
    wanted = prove.chosen(book, arguments.functions)
    if arguments.list:
        for contract in wanted:
            for what, _ in of(book, contract):
                print(f"{contract.name}\t{what}")
        return 0
    count = try_all(book, wanted, arguments.jobs, arguments.timeout)
    print(count)
    return 1 if count.survivors or count.not_tried else 0


if __name__ == "__main__":
    sys.exit(main())
