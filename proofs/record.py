#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The record of answers, proofs/answers.txt: record.py writes into it what is known on this machine.

A line tells what came out for one function: its name, the tool (cbmc, frama-c, mutants), the answer, the processor seconds that
it took, and a hash of all that was asked: the declarations that the question needs, as tokens, and the options. So a line
counts for that text only; and it counts only while the tools are those of the first line. `proved`; `Eva` or `WP` and the
properties; the mutants killed + those that change nothing.

proofs/cipher_answers.txt is the record about the ciphers, of the same kind: `cipher.py --record` writes it.

A run (prove.py, framac.py, mutate.py, whole.py, cipher.py) asks anew, whatever the record says: what was quick, a part of what was slow
that changes from day to day (or, with --part, is chosen), and all that is not recorded. An answer that is not the record's
is a failure.
"""
import datetime
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

PATH = "proofs/answers.txt"
QUICK = {"cbmc": 2.0, "frama-c": 2.0, "mutants": 4.0, "claim": 2.0}        # processor seconds: asked in every run
BUDGET = {"cbmc": 240.0, "frama-c": 90.0, "mutants": 150.0, "claim": 30.0}  # for those that were slower, in all


class Record:
    def __init__(self, tools, path=PATH):
        self.tools, self.path, self.rows = tools, path, {}
        try:
            lines = open(path, encoding="utf-8").read().splitlines()
        except FileNotFoundError:
            return
        if not any(line == "# tools " + tools for line in lines):
            return
        for line in lines:
            if line and not line.startswith("#"):
                name, tool, word, seconds, key = line.split()
                self.rows[name, tool] = (word, float(seconds), key)

    def answer(self, name, tool, key):
        """What the record says about this question: (word, seconds), or None."""
        row = self.rows.get((name, tool))
        return row[:2] if row and row[2] == key[:32] else None

    def anew(self, tool, part=None):
        """The names of the recorded that are asked all the same."""
        rows = sorted((name, seconds) for (name, which), (_, seconds, _) in self.rows.items() if which == tool)
        chosen = {name for name, seconds in rows if seconds < QUICK[tool]}
        slow = [row for row in rows if row[0] not in chosen]
        if part:
            k, n = (int(word) for word in part.split("/"))
        else:  # as many days as it takes
            n = 1 + int(sum(seconds for _, seconds in slow) / BUDGET[tool])
            k = datetime.date.today().toordinal() % n + 1
        return chosen | {name for name, _ in slow[k - 1::n]}

    def put(self, name, tool, word, seconds, key):
        old = self.rows.get((name, tool))
        if not old or (old[0], old[2]) != (word, key[:32]):
            self.rows[name, tool] = (word, seconds, key[:32])

    def write(self, by="record.py"):
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            file.write(f"# What the provers said: function, tool, answer, processor seconds, hash of the question. Written by proofs/{by}.\n"
                       f"# tools {self.tools}\n")
            for (name, tool), (word, seconds, key) in sorted(self.rows.items()):
                file.write(f"{name} {tool} {word} {seconds:.1f} {key}\n")
        os.replace(self.path + ".new", self.path)


def main():
    import framac
    import mutants
    import mutate
    import prove
    prove.keep()
    book = prove.Book()
    wanted = prove.chosen(book, [])
    record = Record(prove.versions())
    known = dict(record.rows)
    record.rows = {}
    judged = framac.judge_all(book, wanted, 1, ask=False)
    tried, equivalent = mutate.read(), mutants.equivalent()
    for contract in wanted:
        name = contract.name
        source, _, key = prove.question(book, contract, None, f"{prove.BUILD}/runs/{os.getpid()}.{name}")
        if source is None:
            continue
        for tool, which, found in (("cbmc", key, prove.look_up(key)),
                                   ("frama-c", judged[name].key, judged[name].recorded()),
                                   ("mutants", *mutate.recorded(book, contract, key, tried, equivalent))):
            old = known.get((name, tool))
            if old and which and old[2] == which[:32]:
                record.rows[name, tool] = old
            elif found:
                record.put(name, tool, *found, which)
    record.write()
    count = {tool: sum(which == tool for _, which in record.rows) for tool in ("cbmc", "frama-c", "mutants")}
    print(f"{PATH}: of {len(wanted)} functions " + ", ".join(f"{n} by {tool}" for tool, n in count.items()))


if __name__ == "__main__":
    main()
