#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Writes build/proofs/report.txt and build/proofs/index.html from what the runners found: a row for each function of the
kernel, and the totals. Asks no solver: what is not known to be proved (of this very text) is open. report.py takes no
arguments."""
import glob
import html
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import framac  # noqa: E402
import kernel_text  # noqa: E402
import mutants  # noqa: E402
import mutate  # noqa: E402
import prove  # noqa: E402

TEXT, PAGE = "build/proofs/report.txt", "build/proofs/index.html"
COLUMNS = ["file", "function", "lines", "CBMC", "seconds", "Frama-C", "properties", "mutants", "what is open"]
STYLE = ("body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}td,th{padding:2px 8px;text-align:left;"
         "border-bottom:1px solid #ddd}.open{background:#fdd}.assumed{background:#ffd}")


def code_lines(names):
    """Lines of C that are neither empty nor a comment alone."""
    return sum(1 for name in names for line in open(name, encoding="utf-8")
               if line.strip() and not line.strip().startswith("//"))


def known_mutants(book, keys):
    """What is known of each function's mutants as they are now: (killed, those that change nothing, the others, are there answers
    about another text?)."""
    known, found, equivalent = mutate.read(), {}, mutants.equivalent()
    for contract in book.contracts.values():
        name = contract.name
        if name not in keys:
            continue
        texts = mutate.of(book, contract)
        recorded = prove.RECORD.answer(name, "mutants", mutate.digest(keys[name], name, texts, equivalent))
        if recorded:
            killed, same = (int(number) for number in recorded[0].split("+"))
            found[name] = (killed, same, 0, False)
            continue
        same = sum((name, what) in equivalent for what, _ in texts)
        answers = {what: known[name, what][0] for what, text in texts if (name, what) in known and
                   (name, what) not in equivalent and known[name, what][2] == mutate.stamp(keys[name], text)}
        words = list(answers.values())
        left = len(texts) - same - words.count("killed") - words.count("not-c")
        found[name] = (words.count("killed"), same, left, (name, "mutants") in prove.RECORD.rows or
                       any(key[0] == name and key[1] not in answers and row[0] != "equivalent" for key, row in known.items()))
    return found


def rows(book):
    contracts = [c for c in book.contracts.values() if c.name not in book.assumed]
    judged, keys, proofs, alone = framac.judge_all(book, contracts, 1, ask=False), {}, {}, book.cbmc_alone()
    for contract in contracts:
        _, _, key = prove.question(book, contract, None, f"{prove.BUILD}/runs/{os.getpid()}.{contract.name}")
        keys[contract.name], proofs[contract.name] = key, prove.known(contract.name, key)
    tried = known_mutants(book, keys)
    for name, place in book.functions.items():
        row = {"file": place.path, "function": name, "lines": place.length, "CBMC": "open", "seconds": "", "Frama-C": "open",
               "properties": "", "mutants": "", "what is open": ""}
        if name in book.assumed:
            row.update({"CBMC": "assumed", "Frama-C": "assumed", "what is open": "docs/assumptions.md"})
            yield row
            continue
        if proofs.get(name):
            row.update({"CBMC": "proved", "seconds": f"{proofs[name][1]:.1f}"})
        result = judged.get(name)
        if result and result.verdict != "open":
            row.update({"Frama-C": result.verdict, "properties": result.checked or ""})
        elif name in alone:
            row.update({"Frama-C": "none", "what is open": "docs/assumptions.md: CBMC alone"})
        elif result:
            row["what is open"] = "Frama-C: " + result.why
        if name in tried:
            killed, same, left, stale = row["tried"] = tried[name]
            row["mutants"] = f"{killed} of {killed + left}" + (f" + {same} equal" if same else "")
            if left:
                row["what is open"] += ("; " if row["what is open"] else "") + f"mutants: {left} not known" + \
                    (", the answers are about another text" if stale else "")
        yield row


def totals(found):
    judged = [row for row in found if row["CBMC"] != "assumed"]
    proved = [row for row in judged if row["CBMC"] == "proved"]
    second = [row for row in judged if row["Frama-C"] in ("Eva", "WP")]
    both = [row for row in proved if row["Frama-C"] in ("Eva", "WP")]
    named = sum(row["Frama-C"] == "none" for row in judged)
    tried = [row["tried"] for row in judged if "tried" in row]
    whole_ones = [(killed, same) for killed, same, left, _ in tried if left == 0]
    killed, same = (sum(numbers) for numbers in zip(*whole_ones)) if whole_ones else (0, 0)
    left, stale = sum(numbers[2] for numbers in tried), sum(numbers[2] > 0 and numbers[3] for numbers in tried)
    lines = {what: sum(row["lines"] for row in rows_) for what, rows_ in
             (("all", found), ("cbmc", proved), ("framac", second), ("both", both))}
    assumed = sum(row["lines"] for row in found if row["CBMC"] == "assumed")
    checked = code_lines(glob.glob("python/**/*.[ch]", recursive=True) + glob.glob("enclave/*.[ch]"))
    kernel = code_lines([path for path in glob.glob("kernel/*.[ch]") if path not in kernel_text.OUTSIDE])
    assembly = code_lines(glob.glob("kernel/*.S"))
    whole = checked + kernel + assembly
    return [
        f"{len(proved)} of {len(judged)} functions proved by CBMC ({lines['cbmc']} lines)",
        f"{len(second)} of {len(judged)} functions without run-time errors by Frama-C ({lines['framac']} lines: "
        f"{sum(r['Frama-C'] == 'Eva' for r in second)} by Eva, {sum(r['Frama-C'] == 'WP' for r in second)} by WP), {named} more are CBMC's alone (docs/assumptions.md)",
        f"{len(both)} by both ({lines['both']} lines); MesaPy: 332 lines by both of its tools, of about 6,000",
        f"all mutants of {len(whole_ones)} of {len(judged)} functions known: {killed} killed, {same} more change nothing "
        f"(proofs/equivalent.txt)" + (f"; of the others {left} are not, in {stale} functions because the text has changed" if left else ""),
        f"{len(found) - len(judged)} functions assumed ({assumed} lines, docs/assumptions.md)",
        f"lines of C and assembly in the enclave: {whole}, of which {100 * checked / whole:.1f}% are checked (the safe subset), "
        f"{100 * (kernel - assumed) / whole:.1f}% are the kernel's functions with a contract and their declarations, "
        f"{100 * (assembly + assumed) / whole:.1f}% are assumed",
    ]


def write(found, lines):
    widths = {c: max(len(c), *(len(str(row[c])) for row in found)) for c in COLUMNS[:-1]}
    with open(TEXT, "w", encoding="utf-8") as file:
        for row in [dict(zip(COLUMNS, COLUMNS)), *found]:
            file.write("  ".join(str(row[c]).ljust(widths.get(c, 0)) for c in COLUMNS).rstrip() + "\n")
        file.write("\n" + "\n".join(lines) + "\n")
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(f"<!doctype html><meta charset=utf-8><title>The kernel's proofs</title><style>{STYLE}</style>\n"
                   "<h1>The kernel's proofs</h1><ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) +
                   "</ul>\n<table><tr>" + "".join(f"<th>{c}</th>" for c in COLUMNS) + "</tr>\n")
        for row in found:
            kind = "assumed" if row["CBMC"] == "assumed" else "open" if "open" in (row["CBMC"], row["Frama-C"]) else ""
            file.write(f"<tr class='{kind}'>" + "".join(f"<td>{html.escape(str(row[c]))}</td>" for c in COLUMNS) + "</tr>\n")
        file.write("</table>\n")


def write_all(book):
    found = list(rows(book))
    lines = totals(found)
    write(found, lines)
    return lines


def main():
    prove.keep()
    lines = write_all(prove.Book())
    print("\n".join([*lines, f"each function: {TEXT}, {PAGE}"]))


if __name__ == "__main__":
    main()
