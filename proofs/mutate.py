#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Tries the mutants (proofs/mutants.py) of the kernel's functions that CBMC proves: mutate.py [--help].

Each must make its function's proof fail, or stand in proofs/equivalent.txt with the reason why it changes nothing. CBMC's
answers are kept as those about the functions themselves (proofs/prove.py). What came out is listed in
build/proofs/results/mutants.tsv: function, mutant, killed | equivalent | survives | no-answer | not-c, reason or seconds, and a hash of the
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
    """killed, survives, no-answer, or not-c: it does not compile, or CBMC's text is the same; the seconds; was it asked now?"""
    folder = f"{prove.BUILD}/runs/{os.getpid()}.{contract.name}.{number}"
    source, arguments, key = prove.question(book, contract, text, folder)
    if source is None or source.replace("must_fail_ = 0", "must_fail_ = 1") == original:
        return "not-c", 0, True
    found = None if prove.FRESH else prove.look_up(key)
    if found and (found[0] != "no-answer" or found[1] >= seconds - 1):
        return *found, False
    # A counterexample is found sooner in the smallest region; that there is none there says nothing.
    small, options, _ = prove.question(book, contract, text, folder, small=True)
    try:
        verdict = prove.run(small, options, folder + "/proof", seconds, False)
        if verdict.ok is not False:
            verdict = prove.run(source, arguments, folder + "/proof", seconds, False)
        if verdict.ok:  # a proof whose end is never reached fails, too
            again = prove.run(source.replace("must_fail_ = 0", "must_fail_ = 1"), arguments, folder + "/proof", seconds, False)
            verdict.ok = None if again.ok is None else not again.ok
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)
    word = WORDS[None if verdict.ok is None else not verdict.ok]
    if verdict.ok is None and ("error" in verdict.text or "CONVERSION" in verdict.text):
        word = "not-c"
    prove.put(key, word, verdict.seconds)
    return word, verdict.seconds, True


def digest(proof, name, found, equivalent):
    """What a function's line in the record is about: all its mutants."""
    return kernel_text.digest(name, proof, *(stamp(proof, text) for _, text in found), *((name, what) in equivalent for what, _ in found))


def recorded(book, contract, proof, rows, equivalent):
    """For proofs/answers.txt: the hash, and (killed + those that change nothing, seconds) if all are known, or None."""
    name, killed, same, seconds = contract.name, 0, 0, 0.0
    found = of(book, contract)
    key = digest(proof, name, found, equivalent)
    for what, text in found:
        row = rows.get((name, what))
        if (name, what) in equivalent:
            same += 1
        elif not row or row[2] != stamp(proof, text) or row[0] not in ("killed", "not-c"):
            return key, None
        else:
            killed += row[0] == "killed"
            seconds += float(row[1] or 0)
    return key, (f"{killed}+{same}", seconds)


class Count:
    """What came out: of all mutants that are C, and those that change nothing."""

    def __init__(self):
        self.killed = self.total = self.same = self.not_tried = self.now = self.kept = self.by_record = 0
        self.survivors = []

    def add(self, name, what, word):
        self.total += 1
        self.killed += word == "killed"
        if word != "killed":
            self.survivors.append((name, what, word))

    def how(self):
        """How these answers came."""
        return f"{self.now} asked now, " + (f"{self.kept} asked here before, " if self.kept else "") + f"{self.by_record} by record"

    def __str__(self):
        return f"{self.killed} of {self.total} mutants killed ({self.same} more change nothing: proofs/equivalent.txt)" + \
            (f", those of {self.not_tried} functions that are not proved not tried" if self.not_tried else "")


def try_all(book, wanted, jobs, seconds):
    """Tries the mutants of the proved ones among these functions, and writes the results."""
    equivalent, rows, used, count = mutants.equivalent(), read(), set(), Count()
    anew = prove.RECORD.anew("mutants", prove.PART)
    progress, lock, work, proofs = prove.Progress(0), threading.Lock(), [], {}
    for contract in wanted:
        name = contract.name
        original, _, proof = prove.question(book, contract, None, f"{prove.BUILD}/runs/{os.getpid()}.{name}.proof")
        proofs[name] = proof
        old = {key: rows.pop(key) for key in [key for key in rows if key[0] == name]}
        if original is None or not prove.known(name, proof):
            count.not_tried += 1
            continue
        found = of(book, contract)
        answer = prove.RECORD.answer(name, "mutants", digest(proof, name, found, equivalent))
        if answer and name not in anew and not prove.FRESH and not any(key[0] == name for key in old):
            killed, same = (int(number) for number in answer[0].split("+"))
            count.by_record += killed
            count.killed, count.total, count.same = count.killed + killed, count.total + killed, count.same + same
            used |= {(name, what) for what, _ in found}
            continue
        for number, (what, text) in enumerate(found):
            mark = stamp(proof, text)
            if (name, what) in equivalent:
                rows[name, what] = ["equivalent", equivalent[name, what], mark]
                used.add((name, what))
                count.same += 1
            elif not prove.FRESH and old.get((name, what), [""])[0] in ("killed", "survives", "not-c") and old[name, what][2] == mark:
                rows[name, what] = old[name, what]
                if old[name, what][0] != "not-c":
                    count.add(name, what, old[name, what][0])
                    count.kept += 1
            else:
                work.append((contract, number, what, text, original, mark))
    for name, what, word in count.survivors:
        progress.say(f"{name}\t{what}\t{word}")
    progress.total = len(work)
    work.sort(key=lambda job: prove.known(job[0].name, proofs[job[0].name])[1])  # what is quick first: survivors are seen early

    def one(contract, number, what, text, original, mark):
        word, used_up, now = judge(book, contract, number, text, original, seconds)
        with lock:
            progress.step(contract.name)
            rows[contract.name, what] = [word, f"{used_up:.1f}", mark]
            if progress.done % 20 == 0:
                write(rows)
            if word == "not-c":
                return
            count.add(contract.name, what, word)
            count.now, count.kept = count.now + now, count.kept + (not now)
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
    parser.add_argument("--part", help="K/N: ask anew about the Kth part of N of the slow ones that are recorded, not about today's")
    parser.add_argument("--fresh", action="store_true", help="ask again what is known")
    arguments = parser.parse_args()
    prove.keep()
    prove.FRESH, prove.PART = arguments.fresh, arguments.part
    book = prove.Book()
    wanted = prove.chosen(book, arguments.functions)
    if arguments.list:
        for contract in wanted:
            for what, _ in of(book, contract):
                print(f"{contract.name}\t{what}")
        return 0
    count = try_all(book, wanted, arguments.jobs, arguments.timeout)
    print(f"{count} ({count.how()})")
    return 1 if count.survivors or count.not_tried else 0


if __name__ == "__main__":
    sys.exit(main())
