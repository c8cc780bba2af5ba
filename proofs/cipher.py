#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Proves that the ciphers of sealed data and reports compute what their standards say: cipher.py [--help].

Claims stand in proofs/cipher/*.c (proofs/cipher/model.h tells how they are written), proofs/cipher/*.smt2 is algebra over
the integers that they leave to z3 and cvc5. CBMC gets the sources as they are compiled. Every function of a source must
be what some claim is about, and each mutant of it (proofs/mutants.py) must make one of those claims fail, or stand in
proofs/cipher/equivalent.txt. Answers are kept as those about the kernel (proofs/prove.py).
"""
import argparse
import concurrent.futures
import glob
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kernel_text  # noqa: E402
import mutants  # noqa: E402
import prove  # noqa: E402

CLAIM = re.compile(r"^CLAIM\((\w+)((?:,\s+\w+\([^()]*\))*)\) \{\n", re.M)
SOURCE = re.compile(r"// SOURCE (\S+)\n")
LOOP = re.compile(r"^#define LOOP_(\w+)_(\d+)\b((?:.*\\\n)*.*\n)", re.M)
PREPROCESS = ["clang-19", "-E", "-P", "-DCBMC", "-DMUST_FAIL={0}", "-std=c17", "-ffreestanding", "-I.", "-Ibuild/gen", "-include",
              "build/gen/uses/{1}.h", "-x", "c", "-"]
EQUIVALENT = "proofs/cipher/equivalent.txt"
TIMEOUT = 200


class Claim:
    def __init__(self, book, name, words):
        self.book, self.name = book, name
        self.about, self.instead, self.unwind, self.solver = [], [], 2, "cadical"
        for word, value in re.findall(r"(\w+)\(([^()]*)\)", words):
            names = [part.strip() for part in value.split(",")]
            if word == "ABOUT":
                self.about = names
            elif word == "INSTEAD":
                self.instead = names
            elif word == "UNWIND":
                self.unwind = int(names[0])
            elif word == "SOLVER":
                self.solver = names[0]
            else:
                sys.exit(f"error: {book.path}: {name}: {word} is not known")


class Book:
    """One file of claims, and its source."""

    def __init__(self, path):
        self.path = path
        self.text = open(path, encoding="utf-8").read()
        self.source = SOURCE.search(self.text).group(1)
        self.source_text = open(self.source, encoding="utf-8").read()
        self.functions = kernel_text.in_file(self.source)
        self.claims = [Claim(self, *found.groups()) for found in CLAIM.finditer(self.text)]
        if len(self.claims) != len(re.findall(r"^CLAIM\(", self.text, re.M)):
            sys.exit(f"error: {path}: a CLAIM is not understood")
        self.loops = {(name, int(number)): text for name, number, text in LOOP.findall(self.text)}
        self.harness = CLAIM.sub(lambda found: f"void proof_{found.group(1)}(void) {{\nproof_start_();\n", self.text)
        self.harness = re.sub(r"^(void proof_\w+\(void\) \{\n.*?)^\}", lambda found: found.group(1) +
                              f'__CPROVER_assert(!must_fail_, "{prove.END_IS_REACHED}");\n}}', self.harness, flags=re.M | re.S)

    def text_of(self, name):
        place = self.functions[name]
        return "".join(self.source_text.splitlines(True)[place.line - 1:place.last])

    def cut(self, name, body, number):
        """The function's body with the loops' invariants in it."""
        for n, at in reversed(list(enumerate(kernel_text.loops(body), 1))):
            if (name, n) in self.loops:
                self.check_changes(name, n, body, at)
                body = body[:at] + f" CUT_({number + n}, LOOP_{name}_{n}) " + body[at:]
        return body

    def check_changes(self, name, n, body, at):
        """What a turn assigns must be named as changing, but for what the turn itself declares."""
        start = [f for f in re.finditer(r"\b(?:for|while) \(", body[:at])][-1].end()
        turn = body[start:kernel_text.statement_end(body, at)]
        inside = re.sub(r"\bAT\((\w+)[^;=]*?\)(?=\s*(?:[-+*/|&^]|<<|>>)?=(?!=))", r"\1", turn[turn.index(";"):])
        assigned = set(re.findall(r"(?<![\w.>])(\w+)(?:\.\w+)*\s*(?:[-+*/|&^]|<<|>>)?=(?!=)", inside)) | set(re.findall(r"(\w+)\+\+", inside))
        declared = set(re.findall(r"\b(?:u?int\d*_t|\w+_t|[A-Z]\w+) (\w+)(?: =|,|;)", inside))
        named = set(re.findall(r"TURNS\((\w+)", self.loops[name, n]))
        if assigned - declared - named:
            raise ValueError(f"{self.path}: LOOP_{name}_{n} must say TURNS: {' '.join(sorted(assigned - declared - named))}")

    def program(self, claim, mutant, must_fail):
        """The claim's proof: all declarations that it needs, types and variables first. None: it is not C.
        mutant: a function's name and body."""
        lines, edits, number = self.source_text.splitlines(True), [], 0
        for name, place in self.functions.items():
            head, body = kernel_text.parts(self.text_of(name))
            if mutant and mutant[0] == name:
                body = mutant[1]
            edits.append((place, head + self.cut(name, body, number)))
            number += sum(key[0] == name for key in self.loops)
        for place, new in sorted(edits, key=lambda edit: -edit[0].line):
            lines[place.line - 1:place.last] = [new]
        loops = "".join(f"#define LOOP_{name}_{n}{text}" for (name, n), text in self.loops.items())
        text = '#include "proofs/cipher/model.h"\n' + loops + "".join(lines) + LOOP.sub("", self.harness)
        command = [word.format(int(must_fail), self.source) for word in PREPROCESS]
        done = subprocess.run(command, input=text, capture_output=True, text=True)
        if done.returncode != 0:
            return None
        others, heads, bodies = [], [], []
        for item, name in kernel_text.items(kernel_text.tokens(done.stdout)):
            if not name or "{" not in item:
                others.append(" ".join(item))
                continue
            head, body = " ".join(item[:item.index("{")]), " ".join(item[item.index("{"):])
            if name in claim.instead:
                names = ", ".join(kernel_text.parameter_names(head.replace(" )", ")").replace("( ", "(")))
                body = f"{{ return model_{name}({names}); }}" if not re.search(r"\bvoid " + name, head) else f"{{ model_{name}({names}); }}"
            heads.append(head + " ;")
            bodies.append(head + " " + body)
        declared = {name for name in re.findall(r"(\w+) \(", "\n".join(heads))}
        for name in claim.instead:  # of another file: declared there, defined here
            found = [item for item in others if re.search(rf"\b{name} \(", item)]
            if found and not any(re.search(rf"\b{name} \(", head) for head in heads):
                head = found[0].rstrip(" ;")
                names = ", ".join(kernel_text.parameter_names(re.sub(r"__attribute__.*", "", head).strip().replace("( ", "(").replace(" )", ")")))
                bodies.append(f"{head} {{ return model_{name}({names}); }}")
            elif not found and name not in declared:
                sys.exit(f"error: {self.path}: {claim.name}: there is no function {name}")
        return "\n".join(kernel_text.Declarations("\n".join(others + heads + bodies)).needed_by("proof_" + claim.name))


def arguments_of(claim, explain):
    return ["--function", "proof_" + claim.name, "--nondet-static", *prove.SOLVERS[claim.solver], *prove.CHECKS, "--unwind", str(claim.unwind),
            "--slice-formula", "--object-bits", "8", "--no-malloc-may-fail", "--no-standard-checks",
            *([] if explain else ["--stop-on-fail"])]


def ask(claim, mutant, seconds, explain):
    """CBMC's answer, kept: "proved" (with its text), "fails", "no-answer", or None: it is not C."""
    try:
        source = claim.book.program(claim, mutant, explain)
    except ValueError as error:  # a loop that changes more than its invariant says
        return "fails", str(error), 0
    if source is None:
        return None, "clang does not take it", 0
    arguments = arguments_of(claim, explain)
    key = kernel_text.digest(source, arguments)
    found = None if prove.FRESH else prove.look_up(key)
    if found and not (found[0] == "no-answer" and found[1] < seconds - 1):
        return found[0], "kept", found[1]
    stem = f"{prove.BUILD}/runs/{os.getpid()}.{claim.name}.{key[:16]}"
    try:
        verdict = prove.run(source, arguments, stem + "/proof", seconds, explain)
    finally:
        if not os.environ.get("KEEP"):
            subprocess.run(["rm", "-rf", stem], check=True)
    word = {True: "proved", False: "fails", None: "no-answer"}[verdict.ok]
    if verdict.ok is None and re.search(r"status [16];", verdict.text):
        return None, verdict.text, verdict.seconds
    if not explain or verdict.ok:
        prove.put(key, word, verdict.seconds)
    return word, verdict.text, verdict.seconds


def algebra(path):
    """Do both solvers answer unsat?"""
    said = [subprocess.run([f"{prove.BUILD}/tools/bin/{tool}", path], capture_output=True, text=True, timeout=TIMEOUT,
                           env=prove.ENVIRONMENT).stdout.strip() for tool in ("z3", "cvc5")]
    if said != ["unsat", "unsat"]:
        print(f"{path}: z3 and cvc5 say {said}")
    return said == ["unsat", "unsat"]


def equivalent():
    try:
        lines = open(EQUIVALENT, encoding="utf-8").read().splitlines()
    except FileNotFoundError:
        return {}
    return {tuple(line.split("\t")[:2]): line.split("\t")[2] for line in lines if line and not line.startswith("#")}


def try_mutants(book, wanted, same, pool, seconds):
    """How many there are, and those that no claim refuses."""
    killed, survivors, used, jobs = 0, [], 0, []
    for claim in wanted:  # what refuses the source itself would refuse all mutants
        if ask(claim, None, seconds, False)[0] != "proved":
            sys.exit(f"error: {book.path}: {claim.name}: without a mutation it is not proved")

    def one(name, what, body):
        words = []
        for claim in wanted:
            if name in claim.about:
                words.append(ask(claim, (name, body), seconds, False)[0])
                if words[-1] in ("fails", None):
                    break
        return name, what, words

    for name in book.functions:
        if not any(name in claim.about for claim in wanted):
            continue
        for what, body in mutants.of(kernel_text.parts(book.text_of(name))[1]):
            if (name, what) in same:
                used += 1
            else:
                jobs.append(pool.submit(one, name, what, body))
    progress = prove.Progress(len(jobs))
    for task in concurrent.futures.as_completed(jobs):
        name, what, words = task.result()
        progress.step(name)
        if None in words:
            continue  # not C
        if "fails" in words:
            killed += 1
        else:
            survivors.append((name, what, words))
            progress.say(f"{name}\t{what}\t{'survives' if set(words) == {'proved'} else 'no answer'}")
    progress.end()
    return killed, survivors, used


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", help="claims or files of proofs/cipher/ (default: all)")
    parser.add_argument("--solver", choices=sorted(prove.SOLVERS), help="instead of what the claims say")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=TIMEOUT, help="processor seconds for one question")
    parser.add_argument("--mutants", action="store_true", help="try the mutants, too")
    parser.add_argument("--fresh", action="store_true", help="ask again what is known")
    parser.add_argument("--verbose", action="store_true", help="name each proof")
    arguments = parser.parse_args()
    prove.FRESH = arguments.fresh
    prove.keep()
    books = [Book(path) for path in sorted(glob.glob("proofs/cipher/*.c"))]
    for claim in [claim for book in books for claim in book.claims if arguments.solver]:
        claim.solver = arguments.solver
    bad, count, seconds, killed, survivors, used = 0, 0, 0.0, 0, [], 0
    about = {(book.source, name) for book in books for claim in book.claims for name in claim.about}
    for book in books:
        for name in book.functions:
            if (book.source, name) not in about:
                print(f"{book.source}: {name}: no claim is about it")
                bad += 1
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        chosen = {book: [claim for claim in book.claims if not arguments.claims or claim.name in arguments.claims or
                         os.path.basename(book.path)[:-2] in arguments.claims] for book in books}
        tasks = {pool.submit(ask, claim, None, arguments.timeout, True): claim for claims in chosen.values() for claim in claims}
        for task in concurrent.futures.as_completed(tasks):
            claim, (word, text, used_up) = tasks[task], task.result()
            count += word == "proved"
            seconds += used_up
            if word != "proved":
                bad += 1
                print(f"{claim.book.path}: {claim.name}: not proved ({used_up:.1f} s)\n{text}", flush=True)
            elif arguments.verbose:
                print(f"{claim.name}: proved ({used_up:.1f} s)", flush=True)
        formulas = sorted(glob.glob("proofs/cipher/*.smt2"))
        bad += sum(not algebra(path) for path in formulas)
        if arguments.mutants:
            same = equivalent()
            for book, claims in chosen.items():
                more, left, changed = try_mutants(book, claims, same, pool, arguments.timeout)
                killed, survivors, used = killed + more, survivors + left, used + changed
    print(f"{count} of {sum(map(len, chosen.values()))} claims about the ciphers proved ({seconds:.0f} processor seconds), "
          f"{len(formulas)} formula by z3 and cvc5" +
          (f", {killed} of {killed + len(survivors)} mutants killed ({used} more change nothing: {EQUIVALENT})" if arguments.mutants else ""))
    return 1 if bad or survivors else 0


if __name__ == "__main__":
    sys.exit(main())
