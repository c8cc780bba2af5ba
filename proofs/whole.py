#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""`make proofs`: CBMC proves each function of the kernel, Frama-C judges it, its mutants are tried: whole.py [--help]. The
last line says what came out; the exit status is 0 only when every function is proved by CBMC, is judged by Frama-C or named
in docs/assumptions.md as CBMC's alone, and every mutant is killed or shown equivalent. Then it writes the report."""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import framac  # noqa: E402
import mutate  # noqa: E402
import prove  # noqa: E402
import report  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description="CBMC, Frama-C and the mutants")
    parser.add_argument("functions", nargs="*", help="functions or files of proofs/contracts/ (default: all); but:FUNCTION leaves one out")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=prove.TIMEOUT, help="processor seconds for one proof")
    parser.add_argument("--part", help="K/N: ask anew about the Kth part of N of the slow ones that are recorded, not about today's")
    parser.add_argument("--fresh", action="store_true", help="ask again what is known")
    parser.add_argument("--verbose", action="store_true", help="name each proof")
    arguments = parser.parse_args()
    prove.FRESH, prove.PART = arguments.fresh, arguments.part
    prove.keep()
    book = prove.Book()
    wanted = prove.chosen(book, arguments.functions)
    missing = [] if arguments.functions else book.missing()
    if missing:
        print(f"without a proof, and not in docs/assumptions.md ({len(missing)}):", " ".join(missing))
    good, _ = prove.prove_all(book, wanted, arguments)
    print(f"CBMC: {len(good)} of {len(wanted)} ({sum(v.seconds for _, v in good):.0f} processor seconds; "
          f"{prove.by_record(v for _, v in good)})", flush=True)
    proved, alone = [c for c, _ in good], book.cbmc_alone()
    judged = framac.judge_all(book, wanted, arguments.jobs, verbose=arguments.verbose)
    for contract in wanted:
        result = judged[contract.name]
        if result.verdict == "open" and contract.name not in alone:
            print(f"{contract.path}: {contract.name}: not judged by Frama-C: {result.why}")
    seconds = sum(r.seconds for r in judged.values())
    print(f"Frama-C: {sum(r.verdict != 'open' for r in judged.values())} of {len(wanted)} ({seconds:.0f} seconds; "
          f"{prove.by_record(r for r in judged.values() if r.verdict != 'open')})", flush=True)
    both = [c for c in proved if judged[c.name].verdict != "open"]
    named = [c for c in proved if judged[c.name].verdict == "open" and c.name in alone]
    count = mutate.try_all(book, wanted, arguments.jobs, mutate.TIMEOUT)
    if not arguments.functions:
        report.write_all(book)
    lines = sum(book.functions[c.name].length for c in both + named)
    by_one = f", {len(named)} of them by CBMC alone: docs/assumptions.md" if named else ""
    total = len(wanted) + len(missing)
    answers = [v for _, v in good] + [r for r in judged.values() if r.verdict != "open"]
    recorded = sum(v.text == "recorded" for v in answers) + count.by_record
    kept = sum(v.text == "kept" for v in answers) + count.kept
    print(f"{len(both) + len(named)} of {total} functions proved by CBMC and Frama-C ({lines} lines{by_one}), {count} "
          f"({len(answers) + count.total - recorded - kept} answers asked now, " + (f"{kept} here before, " if kept else "") +
          f"{recorded} by record)")
    return 1 if len(both) + len(named) != total or count.survivors or count.not_tried else 0


if __name__ == "__main__":
    sys.exit(main())
